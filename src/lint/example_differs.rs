//! A worked example whose result is not what its author worked out: the
//! catalogue does not say what it was meant to say, or the example is wrong.

use super::example::ExampleOutcome;
use super::subject::Subject;
use super::unmet::unmet;
use crate::assess::Assessment;
use crate::catalogue::{Catalogue, CataloguePart, NO_LABEL};
use crate::diagnostic::Label;
use crate::language::{Arg, Message};
use crate::number::{Digits, Exact, FigureKind, MAX_DIGITS, in_full};
use crate::source::Span;

/// With how many decimals a fraction is told beside itself.
const ABOUT_DECIMALS: u32 = 6;
/// The longest fraction that is told: longer ones cannot be written either.
const LONGEST_FRACTION: usize = 2 * MAX_DIGITS + 1;

/// Compares what came out with what must.
pub(super) fn look(subject: &Subject<'_>) {
    for (index, (example, outcome)) in subject.catalogue.examples.iter().zip(subject.examples).enumerate() {
        let ExampleOutcome::Scored(assessment) = outcome else { continue };
        let part = CataloguePart::Example(index);
        let title = |message: Message| message.with("example", Arg::quoted(&example.id));
        let differs = |span: Span, key: &'static str, expected: Arg, found: Arg| {
            subject.at(span, title(Message::new(key)).with("expected", expected).with("found", found));
        };
        if let Some(award) = example.award.filter(|award| *award != assessment.award) {
            let name = |award: Option<usize>| {
                let label = award.and_then(|label| subject.catalogue.labels.get(label));
                Arg::quoted(label.map_or(NO_LABEL, |label| &label.id))
            };
            let message = title(Message::new("rule-example-award"))
                .with("expected", name(award))
                .with("found", name(assessment.award));
            let labels = vec![Label::at(subject.places.key(part, "award"))];
            subject.report(labels, message, lacking(subject.catalogue, assessment, award));
        }
        let figures = [
            ("points", "rule-example-points", &example.points, Some(&assessment.score.points)),
            ("percent", "rule-example-percent", &example.percent, assessment.score.percent.as_ref()),
        ];
        for (key, message, expected, found) in figures {
            if let Some(expected) = expected.as_ref().filter(|expected| Some(*expected) != found) {
                differs(subject.places.key(part, key), message, written(Some(expected)), written(found));
            }
        }
        for (indicator, expected) in &example.indicators {
            let found = assessment.indicators.get(*indicator).and_then(|assessed| assessed.points.as_ref());
            if let Some(of) = subject.catalogue.indicators.get(*indicator).filter(|_| Some(expected) != found) {
                let span = subject.places.entry(part, "indicators", &of.id);
                let message = title(Message::new("rule-example-indicator")).with("indicator", Arg::quoted(&of.id));
                subject.at(span, message.with("expected", written(Some(expected))).with("found", written(found)));
            }
        }
    }
}

fn lacking(catalogue: &Catalogue, assessment: &Assessment, label: Option<usize>) -> Option<Message> {
    let result = assessment.labels.get(label?)?;
    let failing = result.conditions.iter().filter(|condition| !condition.is_met());
    let failing: Vec<Arg> = failing.map(|condition| unmet(catalogue, condition)).collect();
    let title = &catalogue.labels.get(label?)?.title;
    (!failing.is_empty()).then(|| Message::new("help-example-lacks").with("title", title).with("conditions", failing))
}

/// A figure as an author writes it into the catalogue: in full, else as a
/// fraction with its approximate value, which alone is told of a long one.
fn written(figure: Option<&Exact>) -> Arg {
    let Some(figure) = figure else { return Message::new("no-figure").into() };
    let text = in_full(figure);
    if !text.contains('/') {
        return Arg::Text(text);
    }
    let about = format!("≈ {}", Digits::new(ABOUT_DECIMALS, &[]).show(FigureKind::Percent, figure));
    Arg::Text(if text.len() > LONGEST_FRACTION { about } else { format!("\"{text}\" ({about})") })
}

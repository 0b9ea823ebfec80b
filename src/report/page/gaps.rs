//! What is missing: where points are open, what is asked for, and the advice of the catalogue.

use super::{Gap, Part};
use crate::assess::{Assessed, Assessment};
use crate::catalogue::Catalogue;
use crate::language::Message;
use crate::number::Exact;
use crate::report::catalogue::Book;
use crate::report::{Block, Request, Speaker, Tone};

/// How many indicators are named as missing most.
const MOST: usize = 3;

impl Speaker<'_> {
    /// The indicators with the most open points, each in a line.
    pub(super) fn missing_most(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<(Tone, String)> {
        let line = |(index, lost): (usize, Exact)| {
            let indicator = catalogue.indicators.get(index)?;
            let assessed = assessment.indicators.get(index)?;
            Some((
                Tone::Plain,
                format!("{}: {}", self.voice.text(&indicator.title), self.open_points(&lost, &assessed.attainable)),
            ))
        };
        by_loss(assessment).into_iter().take(MOST).filter_map(line).collect()
    }

    /// All requests, by indicator where they concern one.
    pub(super) fn gap_parts(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<Part> {
        let requests = self.requests(catalogue, assessment);
        let tone = |request: &Request| if request.kind == "check" { Tone::Doubt } else { Tone::Bad };
        let mut parts = Vec::new();
        let general: Vec<(Tone, String)> = requests
            .iter()
            .filter(|request| request.indicator.is_empty())
            .map(|request| (tone(request), placed(request)))
            .collect();
        if !general.is_empty() {
            parts.push(Part::Block(Block::List(general)));
        }
        let book = Book { voice: self.voice, catalogue };
        let mut order = by_loss(assessment);
        let with_loss: Vec<usize> = order.iter().map(|(index, _)| *index).collect();
        let others = (0..catalogue.indicators.len()).filter(|index| !with_loss.contains(index));
        order.extend(others.map(|index| (index, Exact::ZERO)));
        // A missed minimum refuses a label whatever else is reached.
        let is_missed = |assessed: Option<&Assessed>| assessed.and_then(|assessed| assessed.minimum_met) == Some(false);
        order.sort_by_key(|(index, _)| !is_missed(assessment.indicators.get(*index)));
        let mut gaps = Vec::new();
        for (index, lost) in order {
            let (Some(indicator), Some(assessed)) = (catalogue.indicators.get(index), assessment.indicators.get(index))
            else {
                continue;
            };
            let own = requests.iter().filter(|request| request.indicator == indicator.id);
            let lines: Vec<(Tone, String)> = own.map(|request| (tone(request), untitled(request))).collect();
            if lost.is_zero() && lines.is_empty() {
                continue;
            }
            let advice = indicator.advice.as_ref();
            gaps.push(Gap {
                index,
                title: book.numbered(indicator),
                figure: if lost.is_zero() { String::new() } else { self.open_points(&lost, &assessed.attainable) },
                lines,
                advice: advice.map(|advice| self.voice.say(&Message::new("book-advice").with("advice", advice))),
            });
        }
        if !gaps.is_empty() {
            parts.push(Part::Gaps(gaps));
        }
        if parts.is_empty() {
            parts.push(Part::Block(Block::Paragraph(Tone::Good, self.voice.word("page-nothing-missing"))));
        }
        parts
    }

    fn open_points(&self, lost: &Exact, attainable: &Exact) -> String {
        let message = Message::new("page-open-points").with("lost", self.quantity(lost));
        self.voice.say(&message.with("attainable", self.quantity(attainable)))
    }
}

/// The indicators that could contribute more, those first that could most.
fn by_loss(assessment: &Assessment) -> Vec<(usize, Exact)> {
    let mut losses: Vec<(usize, Exact)> = Vec::new();
    for (index, assessed) in assessment.indicators.iter().enumerate() {
        let Some(contribution) = &assessed.contribution else { continue };
        let lost = &assessed.attainable - contribution;
        if lost.is_positive() {
            losses.push((index, lost));
        }
    }
    losses.sort_by(|(_, a), (_, b)| b.cmp(a));
    losses
}

/// A request below the title of what it concerns, which it need not repeat.
fn untitled(request: &Request) -> String {
    let rest = request.text.strip_prefix(&*request.title).and_then(|rest| rest.strip_prefix(": "));
    rest.map_or_else(|| placed(request), str::to_owned)
}

/// A request after its place, where it has one.
fn placed(request: &Request) -> String {
    if request.place.is_empty() { request.text.clone() } else { format!("{}: {}", request.place, request.text) }
}

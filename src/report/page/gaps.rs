//! What is missing: where points are open, what is asked for, and the advice of the catalogue.

use super::notes::{Notes, is_about_catalogue};
use super::{Gap, PageBlock};
use crate::assess::{AssessedIndicator, Assessment, Condition, Status, ValueWorking};
use crate::catalogue::{Catalogue, Indicator, Measure, Metric, Scale};
use crate::language::Message;
use crate::number::Exact;
use crate::report::catalogue::RulebookWriter;
use crate::report::{Block, ReportWriter, Tone};

/// How many indicators are named as missing most.
const MOST: usize = 3;

/// An indicator that lacks something.
struct Shortfall<'a> {
    index: usize,
    indicator: &'a Indicator,
    assessed: &'a AssessedIndicator,
    /// The points that are open.
    lost: Exact,
    /// The minimum that is missed.
    minimum: Option<&'a Exact>,
}

/// All indicators: those whose minimum is missed first, as it refuses a label whatever
/// else is reached, and then those with the most open points.
fn by_lack<'a>(catalogue: &'a Catalogue, assessment: &'a Assessment) -> Vec<Shortfall<'a>> {
    let lack = |(index, (indicator, assessed)): (usize, (&'a Indicator, &'a AssessedIndicator))| {
        let lost = assessed.contribution.as_ref().map(|contribution| &assessed.attainable - contribution);
        let own = indicator.minimum.as_ref().filter(|_| assessed.minimum_met == Some(false));
        let of_labels = catalogue.labels.iter().zip(&assessment.labels).filter(|(_, result)| {
            result.conditions.iter().any(|condition| match condition {
                Condition::Minimums { missed, .. } => missed.binary_search(&index).is_ok(),
                _ => false,
            })
        });
        let minimum = own.into_iter().chain(of_labels.filter_map(|(label, _)| label.minimum(index))).max();
        Shortfall { index, indicator, assessed, lost: lost.unwrap_or_default(), minimum }
    };
    let all = catalogue.indicators.iter().zip(&assessment.indicators).enumerate();
    let mut lacks: Vec<Shortfall> = all.map(lack).collect();
    lacks.sort_by(|a, b| b.minimum.is_some().cmp(&a.minimum.is_some()).then_with(|| b.lost.cmp(&a.lost)));
    lacks
}

impl ReportWriter<'_> {
    /// The indicators that lack most, each in a line: a missed minimum, then open points.
    pub(super) fn missing_most(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<(Tone, String)> {
        let line = |lack: &Shortfall| {
            let mut said = Vec::new();
            if lack.lost.is_positive() {
                said.push(self.open_points(lack));
            }
            if lack.minimum.is_some() {
                said.push(self.localizer.word("page-minimum-missed"));
            }
            match lack.assessed.settled_status() {
                Status::Missing => said.push(self.localizer.word("page-no-evidence")),
                Status::Invalid => said.push(self.localizer.word("page-in-error")),
                _ => {}
            }
            (Tone::Plain, format!("{}: {}", self.localizer.text(&lack.indicator.title), said.join(", ")))
        };
        let lacks = by_lack(catalogue, assessment);
        let lacking = lacks.iter().filter(|lack| lack.minimum.is_some() || lack.lost.is_positive());
        let mut lines: Vec<(Tone, String)> = lacking.clone().take(MOST).map(line).collect();
        let further = lacking.skip(MOST).count();
        if further > 0 {
            lines.push((Tone::Plain, self.localizer.say(&Message::new("page-and-more").with("count", further))));
        }
        lines
    }

    /// What is wrong or missing, by indicator where it concerns one.
    pub(super) fn gap_parts(
        &self,
        catalogue: &Catalogue,
        assessment: &Assessment,
        notes: &Notes<'_>,
    ) -> Vec<PageBlock> {
        let mut parts = Vec::new();
        let general: Vec<(Tone, String)> = notes
            .general()
            .filter(|finding| !is_about_catalogue(finding))
            .map(|finding| self.note(catalogue, None, finding))
            .collect();
        if !general.is_empty() {
            parts.push(PageBlock::Block(Block::List(general)));
        }
        let lacks = by_lack(catalogue, assessment).into_iter();
        let gaps: Vec<Gap> = lacks.filter_map(|lack| self.gap(catalogue, assessment, notes, &lack)).collect();
        if !gaps.is_empty() {
            let titles = ["column-indicator", "page-column-open", "page-column-needed", "page-column-to-do"];
            let caption = self.localizer.word("page-caption-gaps");
            parts.push(PageBlock::Gaps { caption, titles: titles.map(|key| self.localizer.word(key)), gaps });
        }
        if parts.is_empty() {
            parts.push(PageBlock::Block(Block::Paragraph(Tone::Good, self.localizer.word("page-nothing-missing"))));
        }
        parts
    }

    fn gap(&self, catalogue: &Catalogue, assessment: &Assessment, notes: &Notes<'_>, lack: &Shortfall) -> Option<Gap> {
        let mut to_do: Vec<(Tone, String)> =
            notes.for_indicator(lack.index).map(|finding| self.note(catalogue, Some(lack.index), finding)).collect();
        if lack.lost.is_zero() && lack.minimum.is_none() && to_do.is_empty() {
            return None;
        }
        let status = lack.assessed.status;
        // Whoever mistyped a figure needs no advice on how to manage a cluster.
        if (lack.lost.is_positive() || lack.minimum.is_some())
            && status != Status::Invalid
            && !lack.assessed.undocumented
            && lack.assessed.decided.is_none()
        {
            to_do.extend(self.weakest(catalogue, assessment, lack).map(|weakest| (Tone::Plain, weakest)));
            let advice = lack.indicator.advice.as_ref();
            to_do.extend(advice.map(|advice| (Tone::Plain, self.localizer.text(advice).to_owned())));
        }
        let now = match (status, &lack.assessed.points) {
            (_, Some(points)) if lack.assessed.decided.is_some() => {
                (Tone::Plain, self.points_with_claim(lack.assessed, self.of_best(lack.indicator, points)))
            }
            (Status::Scored, Some(points)) => {
                let message = Message::new("page-now").with("value", self.value(lack.indicator, lack.assessed));
                (Tone::Plain, self.localizer.say(&message.with("points", self.of_best(lack.indicator, points))))
            }
            _ => (Tone::Doubt, self.status(lack.assessed)),
        };
        let needed = match lack.minimum {
            Some(minimum) => Some((Tone::Bad, self.minimum_needed(lack.indicator, minimum))),
            // What somebody decided, no better figure changes.
            None if lack.assessed.decided.is_some() => None,
            None => self.next_step(lack).map(|step| (Tone::Plain, step)),
        };
        let book = RulebookWriter { localizer: self.localizer, catalogue };
        Some(Gap {
            index: lack.index,
            title: book.numbered(lack.indicator),
            open: if lack.lost.is_positive() {
                self.part(&lack.lost, &lack.assessed.attainable)
            } else {
                "–".to_owned()
            },
            needed: [now].into_iter().chain(needed).collect(),
            to_do,
        })
    }

    /// The minimum in points, and the answer that earns them.
    fn minimum_needed(&self, indicator: &Indicator, minimum: &Exact) -> String {
        let message = match self.value_needed(indicator, minimum) {
            Some(needed) => Message::new("page-minimum-needed").with("needed", needed),
            None => Message::new("page-minimum-points"),
        };
        self.localizer.say(&message.with("points", self.of_best(indicator, minimum)))
    }

    /// The next better answer and its points.
    fn next_step(&self, lack: &Shortfall) -> Option<String> {
        let (indicator, points) = (lack.indicator, lack.assessed.points.as_ref()?);
        if lack.assessed.status != Status::Scored || lack.assessed.undocumented {
            return None;
        }
        let earned: Vec<&Exact> = match (&indicator.scale, &indicator.measure) {
            (Some(Scale::From(steps) | Scale::UpTo(steps)), _) => steps.iter().map(|step| &step.points).collect(),
            (Some(Scale::Bands(bands)), _) => bands.iter().map(|band| &band.points).collect(),
            (None, Measure::Choice { options }) => options.iter().map(|option| &option.points).collect(),
            _ => vec![&indicator.points],
        };
        let next = earned.into_iter().filter(|next| *next > points).min()?;
        let message = Message::new("page-next").with("needed", self.value_needed(indicator, next)?);
        Some(self.localizer.say(&message.with("points", self.of_best(indicator, next))))
    }

    /// In which competence the team is rated lowest, where that is what is measured.
    fn weakest(&self, catalogue: &Catalogue, assessment: &Assessment, lack: &Shortfall) -> Option<String> {
        let Measure::Team { metric: Metric::Qualification } = lack.indicator.measure else { return None };
        let ValueWorking::Persons(shares) = &lack.assessed.value_working else { return None };
        let means = super::team::means(&catalogue.qualification, &assessment.team.persons, shares);
        let competences = catalogue.qualification.competences.iter().zip(means);
        let (competence, mean) = competences.min_by(|(_, a), (_, b)| a.cmp(b))?;
        let message = Message::new("page-weakest").with("competence", &competence.title);
        let message = message.with("rating", self.quantity(&mean));
        Some(self.localizer.say(&message.with("max", &catalogue.qualification.rating_max)))
    }

    fn open_points(&self, lack: &Shortfall) -> String {
        let is_one = lack.assessed.attainable == Exact::ONE;
        let message = Message::new(if is_one { "page-open-point" } else { "page-open-points" })
            .with("lost", self.quantity(&lack.lost));
        self.localizer.say(&message.with("attainable", self.quantity(&lack.assessed.attainable)))
    }

    /// So many of the points of an indicator, below a title that says they are points.
    fn of_best(&self, indicator: &Indicator, points: &Exact) -> String {
        self.part(points, &indicator.points)
    }

    fn part(&self, part: &Exact, whole: &Exact) -> String {
        let message = Message::new("page-of").with("part", self.quantity(part));
        self.localizer.say(&message.with("whole", self.quantity(whole)))
    }
}

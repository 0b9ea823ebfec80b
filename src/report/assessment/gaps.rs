//! What is missing: where points are open, what is asked for, and the advice of the catalogue.

use super::notes::{Notes, is_about_catalogue};
use crate::assess::{AssessedIndicator, Condition, Status, ValueWorking};
use crate::catalogue::{Fact, Indicator, Measure, Metric, Scale};
use crate::diagnostic::Finding;
use crate::language::Message;
use crate::number::Exact;
use crate::report::{Block, Cell, Column, ReportWriter, Table, TableStyle, Tone};

/// How many indicators are named as missing most.
const MOST: usize = 3;

/// An indicator that lacks something.
struct Shortfall<'a> {
    index: usize,
    indicator: &'a Indicator,
    assessed: &'a AssessedIndicator,
    /// The points that are open: by how much its category would rise with all of its own.
    lost: Exact,
    /// The minimum that is missed.
    minimum: Option<&'a Exact>,
}

impl<'a> ReportWriter<'a> {
    /// All indicators: those whose minimum is missed first, as it refuses a label whatever
    /// else is reached, and then those with the most open points.
    fn by_lack(&self) -> Vec<Shortfall<'a>> {
        let lack = |(index, indicator, assessed): (usize, &'a Indicator, &'a AssessedIndicator)| {
            let lost = self.assessment.open_points(self.catalogue, index);
            let own = indicator.minimum.as_ref().filter(|_| assessed.minimum_met == Some(false));
            let is_missed = |condition: &Condition| match condition {
                Condition::Minimums { missed, .. } => missed.binary_search(&index).is_ok(),
                _ => false,
            };
            let labels = self.catalogue.labels.iter().zip(&self.assessment.labels);
            let missing = labels.filter(|(_, result)| result.conditions.iter().any(is_missed));
            let minimum = own.into_iter().chain(missing.filter_map(|(label, _)| label.minimum(index))).max();
            Shortfall { index, indicator, assessed, lost: lost.unwrap_or_default(), minimum }
        };
        let mut lacks: Vec<Shortfall> = self.indicators_with_results().map(lack).collect();
        lacks.sort_by(|a, b| b.minimum.is_some().cmp(&a.minimum.is_some()).then_with(|| b.lost.cmp(&a.lost)));
        lacks
    }

    /// The indicators that lack most, each in a line: a missed minimum, then open points.
    pub(super) fn missing_most(&self) -> Vec<(Tone, String)> {
        let line = |lack: &Shortfall| {
            let mut said = Vec::new();
            if lack.lost.is_positive() {
                said.push(self.open_points(lack));
            }
            if lack.minimum.is_some() {
                said.push(self.localizer.word("page-minimum-missed"));
            }
            match lack.assessed.settled_status() {
                Status::Missing if !lack.assessed.is_dispensable => said.push(self.localizer.word("page-no-evidence")),
                Status::Invalid => said.push(self.localizer.word("page-in-error")),
                _ => {}
            }
            (Tone::Plain, format!("{}: {}", self.localizer.text(&lack.indicator.title), said.join(", ")))
        };
        let lacks = self.by_lack();
        let lacking = lacks.iter().filter(|lack| lack.minimum.is_some() || lack.lost.is_positive());
        let mut lines: Vec<(Tone, String)> = lacking.clone().take(MOST).map(line).collect();
        let further = lacking.skip(MOST).count();
        if further > 0 {
            lines.push((Tone::Plain, self.localizer.say(&Message::new("page-and-more").with("count", further))));
        }
        lines
    }

    /// What is wrong or missing, by indicator where it concerns one.
    pub(super) fn gaps(&self, notes: &Notes<'_>) -> Vec<Block> {
        let general = notes.general().filter(|finding| !is_about_catalogue(finding));
        let of_fact = |(fact, finding): (usize, &Finding)| {
            let title = self.catalogue.facts.get(fact).map_or("", |fact| self.localizer.text(&fact.title));
            let (tone, note) = self.note(title, finding);
            (tone, format!("{title}: {note}"))
        };
        let general = general.map(|finding| self.note("", finding)).chain(notes.for_facts().map(of_fact));
        let general = Block::list(general.collect());
        let lacks = self.by_lack();
        let rows: Vec<_> = lacks.iter().filter_map(|lack| self.gap(notes, lack)).collect();
        let columns = ["column-indicator", "page-column-open", "page-column-needed", "page-column-to-do"];
        let columns = columns.map(|key| Column::words(self.localizer.word(key))).to_vec();
        let caption = self.localizer.word("page-caption-gaps");
        let is_any = !rows.is_empty();
        let table = Table { caption, style: TableStyle::Gaps, ..Table::new(columns, rows) };
        let blocks: Vec<Block> = general.into_iter().chain(is_any.then_some(Block::Table(table))).collect();
        match blocks.is_empty() {
            true => vec![Block::Paragraph(Tone::Good, self.localizer.word("page-nothing-missing"))],
            false => blocks,
        }
    }

    /// What an indicator lacks: open points, how it stands and what it takes, what to do.
    fn gap(&self, notes: &Notes<'_>, lack: &Shortfall) -> Option<Vec<Cell>> {
        let title = self.localizer.text(&lack.indicator.title);
        let mut to_do: Vec<(Tone, String)> =
            notes.for_indicator(lack.index).map(|finding| self.note(title, finding)).collect();
        if lack.lost.is_zero() && lack.minimum.is_none() && to_do.is_empty() {
            return None;
        }
        // What is wrong with a fact is told once, above.
        let is_open = |fact: &usize| self.assessment.facts.get(*fact).is_some_and(|fact| fact.status().is_open());
        let facts = lack.indicator.facts().filter(is_open).filter_map(|fact| self.catalogue.facts.get(fact));
        let see = |fact: &Fact| self.localizer.say(&Message::new("page-see-fact").with("title", &fact.title));
        to_do.extend(facts.map(|fact| (Tone::Plain, see(fact))));
        let status = lack.assessed.status;
        // Whoever mistyped a figure needs no advice on how to manage a cluster.
        if (lack.lost.is_positive() || lack.minimum.is_some())
            && status != Status::Invalid
            && !lack.assessed.undocumented
            && lack.assessed.decided.is_none()
        {
            to_do.extend(self.weakest(lack).map(|weakest| (Tone::Plain, weakest)));
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
        let open = match lack.lost.is_positive() {
            true => self.part(&lack.lost, &lack.assessed.attainable),
            false => "–".to_owned(),
        };
        let needed = [now].into_iter().chain(needed).collect();
        let title = self.book().numbered(lack.indicator);
        let sentences = |sentences| Cell { sentences, ..Cell::plain("") };
        let title = Cell { working: Some(lack.index), ..Cell::plain(title) };
        Some(vec![title, Cell::plain(open), sentences(needed), sentences(to_do)])
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
            (Some(Scale::Line(line)), _) => line.points().iter().map(|point| &point.points).collect(),
            (None, Measure::Choice { options }) => options.iter().map(|option| &option.points).collect(),
            _ => vec![&indicator.points],
        };
        let next = earned.into_iter().filter(|next| *next > points).min()?;
        let message = Message::new("page-next").with("needed", self.value_needed(indicator, next)?);
        Some(self.localizer.say(&message.with("points", self.of_best(indicator, next))))
    }

    /// In which competence the team is rated lowest, where that is what is measured.
    fn weakest(&self, lack: &Shortfall) -> Option<String> {
        let Measure::Team { metric: Metric::Qualification } = lack.indicator.measure else { return None };
        let ValueWorking::Persons(shares) = &lack.assessed.value_working else { return None };
        let means = super::team::means(&self.catalogue.qualification, &self.assessment.team.persons, shares);
        let competences = self.catalogue.qualification.competences.iter().zip(means);
        let (competence, mean) = competences.min_by(|(_, a), (_, b)| a.cmp(b))?;
        let message = Message::new("page-weakest").with("competence", &competence.title);
        let message = message.with("rating", self.quantity(&mean));
        Some(self.localizer.say(&message.with("max", &self.catalogue.qualification.rating_max)))
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

//! What is read in one minute: the label or not, why, what weakens it; on a page also what is
//! missing most, and where requirements and data come from.

use crate::assess::{AssessedIndicator, Condition, Status, Totals};
use crate::evidence::InputTable;
use crate::language::{Arg, Message};
use crate::report::{Block, Report, ReportWriter, Tone, foot, inner};
use std::collections::BTreeSet;

impl ReportWriter<'_> {
    /// A report that says whose assessment it is, by which catalogue, for which day, and whether
    /// it rests on values that were supposed.
    pub(in crate::report) fn titled(&self) -> Report {
        let initiative = &self.assessment.initiative;
        let name = [&initiative.name, &initiative.id].into_iter().flatten().find(|name| !name.trim().is_empty());
        let name = name.map_or_else(|| self.localizer.text(&self.catalogue.title), String::as_str).to_owned();
        let by = Message::new("report-by")
            .with("title", &self.catalogue.title)
            .with("catalogue", format!("{} {}", self.catalogue.id, self.catalogue.version))
            .with("as-of", self.assessment.as_of);
        let written: Vec<Arg> =
            self.assessment.suppositions.iter().map(|one| Arg::from(one.written(self.catalogue))).collect();
        let is_supposed = !written.is_empty();
        let hypothetical = Message::new("hypothetical").with("count", written.len()).with("settings", written);
        let title = Message::new("hypothetical-title").with("name", name.as_str());
        let mut report = Report::new(self.localizer, if is_supposed { self.localizer.say(&title) } else { name });
        report.by = self.localizer.say(&by);
        report.head.extend(is_supposed.then(|| Block::Paragraph(Tone::Bad, self.localizer.say(&hypothetical))));
        report.head.extend(self.profile().into_iter().map(|(tone, text)| Block::Paragraph(tone, text)));
        report.margins = [
            self.localizer.text(&self.catalogue.title).to_owned(),
            foot(self.localizer, self.catalogue, self.assessment.as_of),
        ];
        report
    }

    /// The same with the decision, its reasons and what weakens it; a page says also why an award
    /// is reached.
    pub(in crate::report) fn decided_head(&self, is_page: bool) -> Report {
        let mut report = self.titled();
        let blocks = &mut report.head;
        let (tone, decision) = self.decision();
        blocks.push(Block::Paragraph(tone, decision));
        let chart = if is_page { self.score_chart() } else { None };
        blocks.extend(chart.map(Block::Chart));
        blocks.extend(Block::list(self.reasons()));
        if self.assessment.provisional {
            blocks.push(Block::Paragraph(Tone::Doubt, self.provisional()));
        }
        blocks.extend(if is_page { self.conditions_met() } else { None });
        blocks.extend(self.reservations().into_iter().map(|(tone, text)| Block::Paragraph(tone, text)));
        report
    }

    /// How the result stands, in a sentence.
    fn decision(&self) -> (Tone, String) {
        let award = self.assessment.award.and_then(|index| self.catalogue.labels.get(index));
        let key = match (award, self.assessment.provisional, self.catalogue.awards().next().is_none()) {
            (_, _, true) => "decision-score-only",
            (Some(_), false, _) => "decision-award",
            (Some(_), true, _) => "decision-award-provisional",
            (None, false, _) => "decision-no-label",
            (None, true, _) => "decision-no-label-provisional",
        };
        let mut decision = Message::new(key).with("score", self.score());
        if let Some(label) = award {
            decision = decision.with("label", &label.title);
        }
        // A decision that does not count is no good news.
        let is_settled = !self.assessment.undecided.rows.iter().any(|one| one.why.is_slip());
        let tone = if award.is_some() && !self.assessment.provisional && is_settled {
            Tone::Good
        } else if award.is_some() {
            Tone::Doubt
        } else {
            Tone::Bad
        };
        (tone, self.localizer.say(&decision))
    }

    /// The labels above the award, and those that they require and nobody is awarded.
    fn above(&self) -> BTreeSet<usize> {
        let award = self.assessment.award.unwrap_or(self.catalogue.labels.len());
        let mut above: Vec<usize> = self.catalogue.awards().take_while(|label| *label < award).collect();
        let mut next = 0;
        while let Some(label) = above.get(next).and_then(|index| self.catalogue.labels.get(*index)) {
            let is_condition = |index: &usize| self.catalogue.labels.get(*index).is_some_and(|label| !label.award);
            let conditions: Vec<usize> =
                label.required().filter(is_condition).filter(|index| !above.contains(index)).collect();
            above.extend(conditions);
            next += 1;
        }
        above.into_iter().collect()
    }

    /// Why the labels above the award are not reached, a line for each condition
    /// and for each minimum.
    fn reasons(&self) -> Vec<(Tone, String)> {
        let mut reasons = Vec::new();
        let above = self.above();
        let all = self.catalogue.labels.iter().zip(&self.assessment.labels).enumerate();
        for (_, (label, result)) in all.filter(|(index, _)| above.contains(index)) {
            for condition in result.conditions.iter().filter(|condition| !condition.is_met()) {
                let mut lines = self.unmet(result, condition).into_iter();
                let first = lines.next().unwrap_or_default();
                let first = match self.catalogue.labels.len() {
                    1 => first,
                    _ => self.localizer.say(&Message::new("reason").with("label", &label.title).with("reason", first)),
                };
                reasons.push((Tone::Bad, format!("✗ {first}")));
                reasons.extend(lines.map(|line| (Tone::Bad, inner(line))));
            }
        }
        reasons
    }

    fn provisional(&self) -> String {
        let is_open = |assessed: &&AssessedIndicator| assessed.is_open();
        let open = || self.assessment.indicators.iter().filter(is_open);
        let count = |status| open().filter(|assessed| assessed.status == status).count();
        let figure = |totals: &Totals| match &totals.percent {
            Some(percent) => self.percent(percent),
            None => self.quantity(&totals.points),
        };
        let message = Message::new("provisional")
            .with("missing", count(Status::Missing))
            .with("invalid", count(Status::Invalid))
            .with("from", figure(&self.assessment.score))
            .with("up-to", figure(&self.assessment.best_case));
        let is_open = self.assessment.indicators.iter().any(|assessed| assessed.is_open());
        let undecided = (!self.assessment.profile.undecided.is_empty()).then(|| Message::new("provisional-profile"));
        let mut sentences: Vec<String> =
            is_open.then_some(message).iter().chain(&undecided).map(|message| self.localizer.say(message)).collect();
        let labels = self.catalogue.labels.iter().zip(&self.assessment.labels);
        for (label, result) in labels.filter(|(label, _)| label.award) {
            let key = match (result.reached, result.reachable) {
                (true, _) => continue,
                (false, true) => "still-reachable",
                (false, false) => "no-longer-reachable",
            };
            sentences.push(self.localizer.say(&Message::new(key).with("label", &label.title)));
        }
        sentences.join(" ")
    }

    /// Why the award is reached: its conditions with both sides.
    fn conditions_met(&self) -> Option<Block> {
        let result = self.assessment.labels.get(self.assessment.award?)?;
        let line = |condition| (Tone::Good, format!("✓ {}", self.both_sides("unmet", condition)));
        Some(Block::List(result.conditions.iter().map(line).collect()))
    }

    /// How long a label would hold; on a page also that there is no margin, and who awards it.
    pub(super) fn remarks(&self, is_page: bool) -> Vec<Block> {
        let mut conditions = self.assessment.labels.iter().flat_map(|label| &label.conditions);
        let exactly = conditions.find_map(|condition| match condition {
            Condition::MinPercent { required, actual: Some(actual) } if actual == required => Some(actual),
            _ => None,
        });
        let exactly = exactly.map(|percent| Message::new("page-exactly").with("percent", self.percent(percent)));
        let owner = self.assessment.award.map(|_| Message::new("page-award-of-owner"));
        let [exactly, owner] =
            [exactly, owner].map(|message| message.filter(|_| is_page).map(|message| self.localizer.say(&message)));
        exactly.into_iter().chain(self.validity().or(owner)).map(Block::plain).collect()
    }

    /// What is missing most, how much of the catalogue is assumed, and from which tables the data come.
    pub(super) fn summary(&self) -> Vec<Block> {
        let table = |input: &InputTable| {
            let name = self.table_name(&input.file, input.sheet());
            Arg::Message(Message::new("page-table").with("table", name).with("rows", input.rows))
        };
        let tables: Vec<Arg> = self.assessment.inputs.iter().map(table).collect();
        let data = (Tone::Plain, self.localizer.say(&Message::new("page-data").with("tables", tables)));
        let most = Block::list(self.missing_most());
        let most = most.map(|most| [Block::Subheading(self.localizer.word("page-heading-most")), most]);
        let origin = Block::Subheading(self.localizer.word("page-heading-origin"));
        let origin = [origin, Block::List(vec![self.assumed(), data])];
        most.into_iter().flatten().chain(origin).collect()
    }
}

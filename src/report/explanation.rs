//! How each point came about, as a page of working: from the cell through its
//! reading, the value and the scale to points, sums and the conditions of labels.
//! Every figure is exact or stands with its fraction, so that the page can be
//! checked with a pocket calculator.

mod facts;
mod saved;
mod team;

pub use saved::{called as called_in_report, explanation_of_report};

use super::document::document;
use super::group::with_bonus;
use super::{Block, Report, ReportWriter, Tone};
use crate::assess::{AssessedIndicator, Condition, LabelResult, ScaleWorking, Totals, ValueWorking, totals_over};
use crate::catalogue::{Aggregate, Asked, Indicator, Label, Line, Measure, Question, Scale};
use crate::evidence::{Cell, CellValue};
use crate::language::{Arg, Localizer, Message};
use crate::number::{Exact, FigureKind, in_full};

impl ReportWriter<'_> {
    /// The working of the facts and indicators that are `chosen`, of all where none
    /// is, and of everything that hangs on them.
    pub fn explanation(&self, chosen: &[Question]) -> Report {
        let mut report = self.decided_head(false);
        report.head.push(Block::plain(self.localizer.word("explain-how")));
        let is_named = |question: Question| chosen.is_empty() || chosen.contains(&question);
        let facts_of =
            |indicator: usize| self.catalogue.asked(Question::Indicator(indicator)).map(|asked| asked.facts());
        let is_chosen = |index: &usize| {
            let mut facts = facts_of(*index).into_iter().flatten();
            is_named(Question::Indicator(*index)) || facts.any(|fact| is_named(Question::Fact(fact)))
        };
        let is_wanted =
            |fact: usize| is_named(Question::Fact(fact)) || self.catalogue.readers(fact).any(|index| is_chosen(&index));
        report.add("facts", self.localizer.word("heading-facts"), self.fact_chains(&is_wanted));
        for (index, category) in self.catalogue.categories.iter().enumerate() {
            if !self.indicators_of(index).any(|(index, ..)| is_chosen(&index)) {
                continue;
            }
            let title = self.localizer.text(&category.title);
            let mut blocks = Vec::new();
            for (index, indicator, assessed) in self.indicators_of(index).filter(|(index, ..)| is_chosen(index)) {
                blocks.push(Block::Subheading(format!("{} ({})", self.book().numbered(indicator), indicator.id)));
                blocks.push(Block::Lines(self.chain(index, indicator, assessed)));
            }
            for (index, group) in self.groups_of(index) {
                if self.catalogue.indicators_of_group(index).any(|index| is_chosen(&index)) {
                    let title = with_bonus(self.localizer, &group.title, group.bonus);
                    blocks.push(Block::Subheading(format!("{title} ({})", group.id)));
                    blocks.push(Block::List(self.group_working(index)));
                }
            }
            if let Some(why) = self.uncounted(index) {
                let message = Message::new("reason").with("label", title).with("reason", why);
                blocks.push(Block::Paragraph(Tone::Strong, self.localizer.say(&message)));
            } else if let Some(totals) = self.assessment.categories.get(index) {
                let title = with_bonus(self.localizer, &category.title, category.bonus);
                let terms = self.terms(index, &self.assessment.groups, |_| true);
                blocks.push(Block::Paragraph(Tone::Strong, self.sum("explain-category", &title, terms, totals)));
            }
            report.add(format!("category-{}", category.id), title, blocks);
        }
        let whole = Block::Paragraph(Tone::Strong, self.whole());
        let whole = [whole].into_iter().chain(self.weighing());
        report.add("score", self.localizer.word("explain-score"), whole);
        let labels = self.catalogue.labels.iter().zip(&self.assessment.labels);
        let labels = labels.flat_map(|(label, result)| self.label_chain(label, result));
        report.add("labels", self.localizer.word("heading-labels"), labels);
        report.add("digests", self.localizer.word("heading-basis"), [Block::Lines(self.basis())]);
        report
    }

    /// A figure without loss: its decimals where they end, else the fraction.
    pub(super) fn full(&self, number: &Exact) -> String {
        let full = in_full(number);
        if full.contains('/') { full } else { self.localizer.number(&full) }
    }

    /// A percentage as it is shown, with the fraction where that was rounded.
    fn exact_percent(&self, number: &Exact) -> String {
        self.figures().exactly(FigureKind::Percent, number)
    }

    /// One indicator, from its cells to its contribution.
    fn chain(&self, index: usize, indicator: &Indicator, assessed: &AssessedIndicator) -> Vec<(Tone, String)> {
        let mut lines: Vec<(Tone, String)> =
            assessed.cells.iter().map(|cell| (Tone::Plain, self.cell(&indicator.asked(), cell))).collect();
        let certificates = self.assessment.certificates_for(self.catalogue, indicator);
        lines.extend(assessed.documents.iter().chain(certificates).map(|one| {
            let (tone, said) = document(self.localizer, one, one.state.sha256().map(str::to_owned));
            let tone = if tone == Tone::Bad { Tone::Doubt } else { Tone::Plain };
            (tone, self.localizer.say(&Message::new("explain-document").with("document", said)))
        }));
        lines.extend(self.findings_about(Question::Indicator(index)));
        let team = self.team_working(indicator, assessed);
        lines.extend(team.into_iter().map(|line| (Tone::Plain, line)));
        let steps = self.derivation_steps(index, indicator, assessed);
        lines.extend(self.line_working(indicator, assessed).map(|line| (Tone::Plain, line)));
        lines.extend(steps.into_iter().map(|step| (Tone::Strong, format!("→ {step}"))));
        lines.extend(self.thresholds(indicator, assessed));
        lines
    }

    /// The points on a line as a product; what lies beyond its ends has none or all.
    fn line_working(&self, indicator: &Indicator, assessed: &AssessedIndicator) -> Option<String> {
        let (Some(Scale::Line(line)), Some(value)) = (&indicator.scale, &assessed.value) else { return None };
        let Some([from, to]) = line.ends() else { return self.part_working(line, value, &assessed.scale_working) };
        let gone = (value - from).divided_by(&(to - from))?;
        let points = &indicator.points * &gone.clone().clamp(Exact::ZERO, Exact::ONE);
        let key = match () {
            () if gone < Exact::ZERO => "explain-line-before",
            () if gone > Exact::ONE => "explain-line-beyond",
            () => "explain-line",
        };
        let message = Message::new(key)
            .with("most", self.full(&indicator.points))
            .with("value", self.full(value))
            .with("from", self.full(from))
            .with("to", self.full(to))
            .with("points", self.full(&points));
        Some(self.localizer.say(&message))
    }

    /// The points on a part of a line as a sum; what lies at a point or beside the line has its points.
    fn part_working(&self, line: &Line, value: &Exact, working: &ScaleWorking) -> Option<String> {
        let ScaleWorking::Line([first, second]) = working else { return None };
        let [a, b] = [line.points().get(*first)?, line.points().get(*second)?];
        let gone = (value - &a.value).divided_by(&(&b.value - &a.value))?;
        let message = Message::new("explain-line-part")
            .with("first", self.full(&a.points))
            .with("second", self.full(&b.points))
            .with("value", self.full(value))
            .with("from", self.full(&a.value))
            .with("to", self.full(&b.value))
            .with("points", self.full(&(&a.points + &(&(&b.points - &a.points) * &gone))));
        Some(self.localizer.say(&message))
    }

    /// A cell: where it is, what stands in it, what it was read as.
    fn cell(&self, asked: &Asked<'_>, cell: &Cell) -> String {
        let input = self.assessment.inputs.iter().find(|input| input.kind == cell.table);
        let place = input.map_or_else(String::new, |input| input.place(cell.line, cell.column).to_string());
        let read = match (&cell.read, asked.measure) {
            (Some(CellValue::Number(number)), _) => self.full(number),
            (Some(CellValue::YesNo(yes)), _) => self.localizer.word(if *yes { "yes" } else { "no" }),
            (Some(CellValue::Date(date)), _) => self.localizer.say(&Message::new("explain-date").with("date", *date)),
            (Some(CellValue::Option(option)), Measure::Choice { options }) => {
                options.get(*option).map_or("", |option| self.localizer.text(&option.title)).to_owned()
            }
            _ => String::new(),
        };
        let answered = self.answered(asked, cell);
        cell_line(self.localizer, [Some(place), answered], [&cell.raw, &read, &cell.note])
    }

    /// What the points are held against.
    fn thresholds(&self, indicator: &Indicator, assessed: &AssessedIndicator) -> Vec<(Tone, String)> {
        let mut lines = Vec::new();
        let Some(points) = &assessed.points else { return lines };
        let mut say = |key, limit: &Exact, is_reached: bool, tone| {
            let sign = if is_reached { "≥" } else { "<" };
            let message = Message::new(key)
                .with("points", self.quantity(points))
                .with("sign", sign)
                .with("limit", self.quantity(limit));
            lines.push((tone, self.localizer.say(&message)));
        };
        if let (Some(minimum), Some(met)) = (&indicator.minimum, assessed.minimum_met) {
            let (key, tone) =
                if met { ("explain-minimum-met", Tone::Good) } else { ("explain-minimum-missed", Tone::Bad) };
            say(key, minimum, met, tone);
        }
        if assessed.excellent {
            say("explain-excellent", &indicator.excellent, true, Tone::Good);
        } else if !matches!(assessed.value_working, ValueWorking::Missing(_) | ValueWorking::Invalid) {
            say("explain-not-excellent", &indicator.excellent, *points >= indicator.excellent, Tone::Plain);
        }
        lines
    }

    /// What is contributed, added up.
    fn sum(&self, key: &'static str, title: &str, terms: impl Iterator<Item = Exact>, totals: &Totals) -> String {
        let terms: Vec<String> = terms.map(|term| self.full(&term)).collect();
        let message = Message::new(key).with("title", title).with("terms", terms.join(" + "));
        self.localizer.say(&self.of_totals(message, totals))
    }

    /// The points, what could be had, and the percentage of these.
    pub(super) fn of_totals(&self, message: Message, totals: &Totals) -> Message {
        let percent = match totals.exact_percent().zip(totals.percent.as_ref()) {
            Some((exact, percent)) => {
                self.as_compared(self.exact_percent(exact), exact, self.percent(percent), percent)
            }
            None => self.localizer.word("no-figure"),
        };
        let (exact, points) = (totals.exact_points(), &totals.points);
        message
            .with("points", self.as_compared(self.exactly(exact), exact, self.quantity(points), points))
            .with("attainable", self.full(&totals.attainable))
            .with("percent", percent)
    }

    /// A figure, and what the rule book makes of it by rounding or a cap.
    fn as_compared(&self, exactly: String, exact: &Exact, shown: String, compared: &Exact) -> String {
        match exact == compared {
            true => exactly,
            false => {
                self.localizer.say(&Message::new("explain-compared").with("exact", exactly).with("compared", shown))
            }
        }
    }

    /// The sums of the categories, added up.
    fn whole(&self) -> String {
        let named = self.catalogue.categories.iter().zip(&self.assessment.categories);
        let counted = named.filter(|(category, _)| !category.adds_to_percentage());
        let terms: Vec<String> = counted.map(|(_, totals)| self.full(&totals.points)).collect();
        let message = Message::new("explain-whole").with("terms", terms.join(" + "));
        let mut totals = self.assessment.score.clone();
        // What a bonus adds to it is said below.
        let added = self.percentage_points_added();
        if !added.is_zero() {
            let percent = totals.exact_percent().map(|percent| percent - &added);
            totals = Totals { percent, unrounded: None, ..totals };
        }
        self.localizer.say(&self.of_totals(message, &totals))
    }

    /// A label: what it is computed over, and each condition with both sides.
    fn label_chain(&self, label: &Label, result: &LabelResult) -> [Block; 2] {
        let state = self.localizer.word(if result.reached { "label-reached" } else { "label-not-reached" });
        let title = Block::Subheading(format!("{}: {state}", self.localizer.text(&label.title)));
        let mut lines = Vec::new();
        if label.scope.len() < self.catalogue.indicators.len() {
            let count = label.scope.len().to_string();
            let (_, groups) = totals_over(self.catalogue, &self.assessment.indicators, &label.scope);
            let categories = self.catalogue.categories.iter().enumerate();
            let counted = categories.filter(|(_, category)| !category.adds_to_percentage());
            let terms = counted.flat_map(|(category, _)| self.terms(category, &groups, |index| label.covers(index)));
            lines.push((Tone::Plain, self.sum("explain-scope", &count, terms, &result.totals)));
        }
        for condition in &result.conditions {
            let tone = if condition.is_met() { Tone::Good } else { Tone::Bad };
            let sign = if condition.is_met() { "✓" } else { "✗" };
            let name = self.condition(condition);
            lines.push((tone, format!("{sign} {name}: {}", self.comparison(result, condition))));
            lines.extend(self.parts(label, result, condition));
        }
        [title, Block::List(lines)]
    }

    /// Both sides of a condition without loss.
    fn comparison(&self, result: &LabelResult, condition: &Condition) -> String {
        let sign = if condition.is_met() { "≥" } else { "<" };
        match condition {
            Condition::MinPercent { required, actual: Some(actual) }
                if self.catalogue.aggregate == Aggregate::Points =>
            {
                let totals = &result.totals;
                let (points, attainable) = (self.full(totals.exact_points()), self.full(&totals.attainable));
                let named = self.catalogue.categories.iter().zip(&result.categories);
                let added = Exact::sum(named.filter_map(|(category, totals)| totals.percentage_points(category)));
                let added = if added.is_zero() { String::new() } else { format!(" + {}", self.full(&added)) };
                let exact = totals.exact_percent().unwrap_or(actual);
                let said = self.as_compared(self.exact_percent(exact), exact, self.percent(actual), actual);
                format!("100 × ({points}) / {attainable}{added} = {said} {sign} {}", self.percent(required))
            }
            Condition::MinPercent { required, actual: Some(actual) } => {
                let exact = result.totals.exact_percent().unwrap_or(actual);
                let said = self.as_compared(self.exact_percent(exact), exact, self.percent(actual), actual);
                format!("{said} {sign} {}", self.percent(required))
            }
            Condition::MinAnsweredPercent { required, actual: Some(actual) } => {
                format!("{} {sign} {}", self.exact_percent(actual), self.percent(required))
            }
            Condition::MinPoints { required, actual } => {
                let exact = result.totals.exact_points();
                let said = self.as_compared(self.exactly(exact), exact, self.quantity(actual), actual);
                format!("{said} {sign} {}", self.quantity(required))
            }
            _ => {
                let (required, actual) = self.sides(condition);
                let message = Message::new("explain-sides").with("required", required).with("actual", actual);
                self.localizer.say(&message)
            }
        }
    }

    /// The single comparisons that a condition is made of.
    fn parts(&self, label: &Label, result: &LabelResult, condition: &Condition) -> Vec<(Tone, String)> {
        let line = |is_met: bool, title: &str, figure: String, limit: String| {
            let (tone, sign) = if is_met { (Tone::Plain, "≥") } else { (Tone::Bad, "<") };
            (tone, format!("    – {title}: {figure} {sign} {limit}"))
        };
        match condition {
            Condition::MinCategoryPercent { required, .. } => {
                let named = self.catalogue.categories.iter().zip(&result.categories);
                let part = named.filter(|(category, _)| !category.bonus).filter_map(|(category, totals)| {
                    let percent = totals.percent.as_ref()?;
                    let title = self.localizer.text(&category.title);
                    Some(line(percent >= required, title, self.exact_percent(percent), self.percent(required)))
                });
                part.collect()
            }
            Condition::Floors { floors, .. } => {
                let part = floors.iter().filter_map(|floor| {
                    let actual = result.figure(floor)?;
                    let figure = match floor.kind {
                        FigureKind::Percent => self.exact_percent(actual),
                        FigureKind::Quantity => self.exactly(actual),
                    };
                    Some(line(*actual >= floor.least, &self.score_part(floor.part), figure, self.floor(floor)))
                });
                part.collect()
            }
            Condition::Minimums { .. } => {
                let part = label.minimums.iter().filter_map(|(index, minimum)| {
                    let indicator = self.catalogue.indicators.get(*index)?;
                    let points = self.assessment.indicators.get(*index)?.points.as_ref()?;
                    let title = self.localizer.text(&indicator.title);
                    Some(line(points >= minimum, title, self.exactly(points), self.quantity(minimum)))
                });
                part.collect()
            }
            _ => Vec::new(),
        }
    }
}

/// A cell: its place and input, what stands in it, what it was read as, what is noted beside it.
fn cell_line(localizer: &Localizer, place: [Option<String>; 2], [raw, read, note]: [&str; 3]) -> String {
    let key = match (raw.trim().is_empty(), read.is_empty()) {
        (true, _) => "explain-cell-empty",
        (false, true) => "explain-cell",
        (false, false) => "explain-cell-read",
    };
    let place = place.into_iter().flatten().collect::<Vec<_>>().join(" ");
    let cell = Message::new(key).with("place", place).with("raw", Arg::quoted(raw)).with("read", read);
    match note.is_empty() {
        true => localizer.say(&cell),
        false => localizer.say(&Message::new("explain-note").with("cell", cell).with("note", Arg::quoted(note))),
    }
}

//! The page of working from a JSON report alone, without the files that it was made
//! from: its cells, its workings as it tells them, and its sums added up anew.

use super::{cell_line, facts};
use crate::catalogue::Catalogue;
use crate::diagnostic::Place;
use crate::language::{Arg, Localizer, Message, Text};
use crate::number::{Exact, in_full};
use crate::record::wire::{Cell, Condition, Fact, Finding, Floor, Group, Indicator, Label, Quantity, Report, Totals};
use crate::record::{ChangeSubject, Contradiction, SavedReport};
use crate::report::assessment::condition_name;
use crate::report::basis::{differs_in_report, title_in};
use crate::report::document::of_report;
use crate::report::group::{Limits, with_bonus};
use crate::report::verification::contradictions;
use crate::report::{self, Block, Tone, inner, is_rounded, rounded};
use jiff::civil::Date;

/// The working of the indicators that are `chosen` by id or number (of all where none
/// is) as a saved report tells it. `catalogue` lends the titles, where it is the one
/// of the report; `contradictions` are said first, and again where they stand.
pub fn explanation_of_report(
    localizer: &Localizer,
    saved: &SavedReport,
    catalogue: Option<&Catalogue>,
    contradictions: &[Contradiction],
    chosen: &[String],
) -> report::Report {
    SavedExplanation { localizer, saved: &saved.report, catalogue, contradictions }.whole(chosen, saved.as_of)
}

/// The ids of what goes by that name in a report: a fact, the indicators of a group, or those of that id or number.
pub fn called<'r>(saved: &'r Report, name: &str) -> Vec<&'r str> {
    let name = name.trim().to_lowercase();
    let is_called = |indicator: &&Indicator| {
        indicator.id.to_lowercase() == name
            || indicator.number.as_ref().is_some_and(|number| number.to_lowercase() == name)
    };
    if let Some(fact) = saved.facts.iter().find(|fact| fact.id.to_lowercase() == name) {
        return vec![&fact.id];
    }
    match saved.groups.iter().find(|group| group.id.to_lowercase() == name) {
        Some(group) => {
            let within = |indicator: &&Indicator| around(saved, &indicator.id).any(|of| of.id == group.id);
            saved.indicators.iter().filter(within).map(|indicator| &*indicator.id).collect()
        }
        None => saved.indicators.iter().filter(is_called).map(|indicator| &*indicator.id).collect(),
    }
}

/// The groups around a member, from the inside out, as far as a report tells.
fn around<'r>(saved: &'r Report, member: &str) -> impl Iterator<Item = &'r Group> {
    let of = |member: &str| saved.groups.iter().find(|group| group.of.iter().any(|id| id == member));
    // In a report that was altered, groups may hold one another.
    std::iter::successors(of(member), move |group| of(&group.id)).take(saved.groups.len())
}

struct SavedExplanation<'a> {
    localizer: &'a Localizer,
    saved: &'a Report,
    catalogue: Option<&'a Catalogue>,
    contradictions: &'a [Contradiction],
}

impl SavedExplanation<'_> {
    fn whole(&self, chosen: &[String], as_of: Date) -> report::Report {
        let saved = self.saved;
        let name = saved.initiative.name.as_ref().unwrap_or(&saved.initiative.id);
        let titles = &saved.catalogue.title;
        let title = Text::by_language(titles);
        let by = Message::new("explain-report-by")
            .with("title", &title)
            .with("catalogue", format!("{} {}", saved.catalogue.id, saved.catalogue.version))
            .with("as-of", as_of)
            .with("version", Arg::quoted(&saved.tool.version));
        let mut report = report::Report::new(self.localizer, name.clone());
        report.by = self.localizer.say(&by);
        report.head.push(Block::Paragraph(Tone::Doubt, self.localizer.word("explain-report-as-saved")));
        report.head.extend(differs_in_report(self.localizer, &saved.catalogue));
        let profile = saved.profile.as_ref().and_then(|profile| profile.title.as_ref().zip(profile.when.as_ref()));
        report.head.extend(profile.map(|(title, when)| {
            let message = Message::new("explain-report-profile").with("profile", &Text::by_language(title));
            Block::plain(self.localizer.say(&message.with("when", Arg::quoted(when))))
        }));
        report.sections.extend(contradictions(self.localizer, self.contradictions));
        let named: Vec<&str> = chosen.iter().flat_map(|name| called(saved, name)).collect();
        let is_named = |id: &str| chosen.is_empty() || named.contains(&id);
        let is_wanted = |indicator: &&Indicator| {
            let mut facts = saved.facts.iter().filter(|fact| fact.readers.contains(&indicator.id));
            is_named(&indicator.id) || facts.any(|fact| is_named(&fact.id))
        };
        let is_shown = |fact: &&Fact| is_named(&fact.id) || self.readers(fact).any(|reader| is_wanted(&reader));
        report.add("facts", self.localizer.word("heading-facts"), self.facts(&is_shown));
        for category in &saved.categories {
            let all = || saved.indicators.iter().filter(|indicator| indicator.category == category.id);
            if !all().any(|indicator| is_wanted(&indicator)) {
                continue;
            }
            let mut blocks = Vec::new();
            for indicator in all().filter(is_wanted) {
                blocks.push(Block::Subheading(self.indicator_title(indicator)));
                blocks.push(Block::Lines(self.lines(indicator)));
            }
            let is_within = |group: &Group| {
                let mut wanted = all().filter(|indicator| is_wanted(indicator));
                wanted.any(|indicator| around(saved, &indicator.id).any(|of| of.id == group.id))
            };
            for group in saved.groups.iter().filter(|group| group.category == category.id && is_within(group)) {
                blocks.push(Block::Subheading(format!("{} ({})", self.group_title(group), group.id)));
                blocks.extend(self.group(group));
            }
            let free = all().filter(|indicator| around(saved, &indicator.id).next().is_none());
            let outermost = saved.groups.iter().filter(|group| {
                group.category == category.id && !group.counted.is_empty() && around(saved, &group.id).next().is_none()
            });
            let free = free.filter_map(|indicator| indicator.contribution.as_ref());
            let terms = free.chain(outermost.map(|group| &group.points));
            let totals = Totals {
                points: category.points.clone(),
                attainable: category.attainable.clone(),
                percent: category.percent.clone(),
            };
            let is_counted = totals.attainable.number().is_none_or(|attainable| !attainable.is_zero());
            if is_counted || totals.points.number() != Some(Exact::ZERO) {
                blocks.extend(self.sum("explain-category", self.category_title(&category.id), terms, &totals));
            } else {
                let is_out = |indicator: &Indicator| indicator.status == "not-applicable";
                let key = if all().all(is_out) { "status-not-applicable" } else { "category-uncounted" };
                let message = Message::new("reason").with("label", self.category_title(&category.id));
                let message = message.with("reason", self.localizer.word(key));
                blocks.push(Block::Paragraph(Tone::Strong, self.localizer.say(&message)));
            }
            report.add(format!("category-{}", category.id), self.category_title(&category.id), blocks);
        }
        let counted = saved.categories.iter().filter(|category| category.percentage_points.is_none());
        let terms = counted.map(|category| &category.points);
        let mut score = self.sum("explain-whole", String::new(), terms, &saved.score);
        score.extend(saved.categories.iter().filter_map(|category| {
            let message = Message::new("explain-report-bonus").with("title", self.category_title(&category.id));
            let message = message.with("added", self.rounded(category.percentage_points.as_ref()?, String::clone));
            Some(Block::plain(self.localizer.say(&message)))
        }));
        report.add("score", self.localizer.word("explain-score"), score);
        let mut labels = Vec::new();
        for label in &saved.labels {
            let state = self.localizer.word(if label.reached { "label-reached" } else { "label-not-reached" });
            labels.push(Block::Subheading(format!("{}: {state}", self.label_title(&label.id))));
            let conditions = label.conditions.iter();
            let lines = conditions.flat_map(|of| [self.condition(label, of)].into_iter().chain(self.wrong(label, of)));
            labels.push(Block::List(lines.collect()));
        }
        report.add("labels", self.localizer.word("heading-labels"), labels);
        report
    }

    /// The indicators that read a fact.
    fn readers(&self, fact: &Fact) -> impl Iterator<Item = &Indicator> {
        self.saved.indicators.iter().filter(|indicator| fact.readers.contains(&indicator.id))
    }

    /// The facts that are wanted.
    fn facts(&self, is_wanted: &dyn Fn(&&Fact) -> bool) -> Vec<Block> {
        let mut blocks = Vec::new();
        for fact in self.saved.facts.iter().filter(is_wanted) {
            blocks.push(Block::Subheading(self.fact_name(&fact.id)));
            let mut lines = facts::of_saved(self.localizer, fact, &|cell| self.place(cell));
            lines.extend(
                self.findings(|finding| {
                    finding.fact.as_ref() == Some(&fact.id) || self.is_of_rule_on(&fact.id, finding)
                }),
            );
            let titles = self.readers(fact).map(|reader| Arg::from(self.indicator_title(reader))).collect();
            lines.extend(facts::read_by(self.localizer, titles));
            blocks.push(Block::Lines(lines));
        }
        blocks
    }

    fn fact_name(&self, id: &str) -> String {
        let known = self.catalogue.and_then(|catalogue| catalogue.facts.iter().find(|fact| fact.id == id));
        facts::fact_name(self.localizer, known.map(|fact| &fact.title), id)
    }

    fn place(&self, cell: &Cell) -> String {
        let input = self.saved.inputs.iter().find(|input| input.table == cell.table);
        let place = Place {
            file: input.map_or_else(|| cell.table.clone(), |input| input.file.clone()),
            sheet: input.and_then(|input| input.sheet.clone()),
            line: cell.line,
            column: cell.column,
        };
        place.to_string()
    }

    /// Whether a finding is of a rule that reads a fact or an indicator, as far as the catalogue is there to tell.
    fn is_of_rule_on(&self, id: &str, finding: &Finding) -> bool {
        let Some((catalogue, broken)) = self.catalogue.zip(finding.rule.as_ref()) else { return false };
        let rule = catalogue.rules.iter().find(|rule| rule.id == *broken);
        rule.is_some_and(|rule| catalogue.questions_called(id).into_iter().any(|question| rule.is_about(question)))
    }

    fn findings(&self, is_own: impl Fn(&&Finding) -> bool) -> Vec<(Tone, String)> {
        let language = self.localizer.language();
        let line = |one: &Finding| format!("{}[{}]: {}", one.severity, one.code, one.message(language));
        self.saved.findings.iter().filter(is_own).map(|one| (Tone::Doubt, line(one))).collect()
    }

    fn indicator_title(&self, indicator: &Indicator) -> String {
        let number = indicator.number.as_ref().map_or_else(String::new, |number| format!("{number} "));
        match title_in(self.localizer, self.catalogue, ChangeSubject::Indicator, &indicator.id) {
            Some(title) => format!("{number}{title} ({})", indicator.id),
            None => format!("{number}{}", indicator.id),
        }
    }

    fn category_title(&self, id: &str) -> String {
        title_in(self.localizer, self.catalogue, ChangeSubject::Category, id).unwrap_or(id).to_owned()
    }

    fn label_title(&self, id: &str) -> String {
        title_in(self.localizer, self.catalogue, ChangeSubject::Label, id).unwrap_or(id).to_owned()
    }

    /// The cells, documents, decision and working of an indicator.
    fn lines(&self, indicator: &Indicator) -> Vec<(Tone, String)> {
        let known = self.catalogue.and_then(|of| of.indicators.iter().find(|known| known.id == indicator.id));
        let mut lines = Vec::new();
        for cell in &indicator.evidence {
            let called = |input: &String| {
                known
                    .and_then(|known| known.input_title(input))
                    .map_or(&**input, |title| self.localizer.text(title))
                    .to_owned()
            };
            let fact = cell.fact.as_ref().map(|fact| self.fact_name(fact));
            let place = [Some(self.place(cell)), fact.or_else(|| cell.input.as_ref().map(called))];
            lines.push((Tone::Plain, cell_line(self.localizer, place, [&cell.raw, "", &cell.note])));
        }
        let reads_trainings = indicator.evidence.iter().any(|cell| cell.table == "training");
        let certificates = if reads_trainings { self.saved.certificates.as_slice() } else { &[] };
        for document in indicator.documents.iter().chain(certificates) {
            let (_, said) = of_report(self.localizer, document);
            lines.push((Tone::Plain, self.localizer.say(&Message::new("explain-document").with("document", said))));
        }
        lines.extend(self.findings(|finding| {
            finding.indicator.as_ref() == Some(&indicator.id) || self.is_of_rule_on(&indicator.id, finding)
        }));
        lines.extend(indicator.derivation.split(" → ").map(|step| (Tone::Strong, format!("→ {step}"))));
        lines.extend(self.product(indicator));
        lines
    }

    /// Where the points times the weight are not what the report says they contribute.
    fn product(&self, indicator: &Indicator) -> Option<(Tone, String)> {
        let (points, contribution) = (indicator.points.as_ref()?, indicator.contribution.as_ref()?);
        let product = &points.number()? * &indicator.weight.number()?;
        let message = Message::new("explain-report-differs").with("found", self.full(&product));
        (contribution.number().as_ref() != Some(&product)).then(|| (Tone::Bad, self.localizer.say(&message)))
    }

    fn group_title(&self, group: &Group) -> String {
        with_bonus(self.localizer, &Text::by_language(&group.title), group.bonus)
    }

    /// What a group is made of, and its sum.
    fn group(&self, group: &Group) -> Vec<Block> {
        let saved = self.saved;
        let mut lines = Vec::new();
        let (mut terms, mut applicable) = (Vec::new(), 0);
        for id in &group.of {
            let indicator = saved.indicators.iter().find(|indicator| indicator.id == *id);
            let inner_group = saved.groups.iter().find(|group| group.id == *id);
            let title = match (indicator, inner_group) {
                (Some(indicator), _) => self.indicator_title(indicator),
                (None, Some(group)) => self.group_title(group),
                (None, None) => id.clone(),
            };
            let of_group = inner_group.filter(|group| !group.counted.is_empty()).map(|group| &group.points);
            let points = indicator.and_then(|indicator| indicator.contribution.as_ref()).or(of_group);
            let is_counted = group.counted.contains(id);
            let said = match points {
                None => self.localizer.word("status-not-applicable"),
                Some(points) if is_counted => self.quantity(points),
                Some(points) => {
                    self.localizer.say(&Message::new("group-left-out").with("points", self.quantity(points)))
                }
            };
            terms.extend(points.filter(|_| is_counted));
            applicable += usize::from(points.is_some());
            lines.push((Tone::Plain, inner(format!("{title}: {said}"))));
        }
        let list = Block::List(lines);
        let sum = terms.iter().filter_map(|term| term.number());
        let sum = self.full(&Exact::sum(sum));
        let most = group.at_most.as_ref().map(|most| self.quantity(most));
        let at_most = most.as_deref().map(|most| (most, group.capped.then_some(sum.as_str())));
        let limits = Limits { best: group.best, applicable, at_most }.say(self.localizer);
        let terms: Vec<String> = terms.into_iter().map(|term| self.quantity(term)).collect();
        let message = Message::new("explain-group")
            .with("terms", terms.join(" + "))
            .with("sum", sum)
            .with("limits", limits)
            .with("points", self.rounded(&group.points, String::clone))
            .with("attainable", self.quantity(&group.attainable));
        let working =
            (applicable > 0).then(|| Block::List(vec![(Tone::Strong, format!("→ {}", self.localizer.say(&message)))]));
        [list].into_iter().chain(working).collect()
    }

    /// A sum, and whether its terms add up to what the report says.
    fn sum<'q>(
        &self,
        key: &'static str,
        title: String,
        terms: impl Iterator<Item = &'q Quantity>,
        totals: &Totals,
    ) -> Vec<Block> {
        let terms: Vec<&Quantity> = terms.collect();
        let said: Vec<String> = terms.iter().map(|term| self.quantity(term)).collect();
        let percent = totals.percent.as_ref();
        let message = Message::new(key)
            .with("title", title)
            .with("terms", said.join(" + "))
            .with("points", self.rounded(&totals.points, String::clone))
            .with("attainable", self.quantity(&totals.attainable))
            .with("percent", percent.map_or_else(|| self.localizer.word("no-figure"), |percent| self.percent(percent)));
        let mut blocks = vec![Block::Paragraph(Tone::Strong, self.localizer.say(&message))];
        let numbers: Option<Vec<Exact>> = terms.iter().map(|term| term.number()).collect();
        let added = numbers.map(Exact::sum);
        if added.is_none() || added != totals.points.number() {
            let found = added.map_or_else(|| self.localizer.word("no-figure"), |added| self.full(&added));
            let message = Message::new("explain-report-differs").with("found", found);
            blocks.push(Block::Paragraph(Tone::Bad, self.localizer.say(&message)));
        }
        blocks
    }

    /// A condition with both sides as the report tells them.
    fn condition(&self, label: &Label, condition: &Condition) -> (Tone, String) {
        let (tone, sign) = if condition.met { (Tone::Good, "✓") } else { (Tone::Bad, "✗") };
        let compared = if condition.met { "≥" } else { "<" };
        let is_percent = condition.kind.contains("percent");
        let figure =
            |figure: &Quantity| if is_percent { self.percent(figure) } else { self.rounded(figure, String::clone) };
        let named = |ids: &[String], title: &dyn Fn(&str) -> String| {
            ids.iter().map(|id| title(id)).collect::<Vec<_>>().join(", ")
        };
        let said = match (condition.figure(), &condition.actual) {
            (Some(required), Some(actual)) if condition.kind == "min-percent" && self.is_quotient(label, actual) => {
                format!(
                    "100 × ({}) / {} = {} {compared} {}",
                    self.quantity(&label.points),
                    self.quantity(&label.attainable),
                    figure(actual),
                    figure(required)
                )
            }
            (Some(required), Some(actual)) => format!("{} {compared} {}", figure(actual), figure(required)),
            (Some(required), None) => {
                let below = named(&condition.below, &|id| self.category_title(id));
                let below = if below.is_empty() { self.localizer.word("all-categories") } else { below };
                let message = Message::new("explain-sides").with("required", figure(required));
                self.localizer.say(&message.with("actual", below))
            }
            (None, _) if condition.kind == "requires-any" => named(&condition.labels, &|id| self.label_title(id)),
            (None, _) if condition.kind == "floors" => {
                let floor = |floor: &Floor| {
                    let least = floor.percent.as_ref().map(|percent| self.percent(percent));
                    let least = least.or_else(|| Some(self.rounded(floor.points.as_ref()?, String::clone)));
                    format!("{} ≥ {}", self.category_title(floor.part()), least.unwrap_or_default())
                };
                let floors = condition.floors().iter().map(floor).collect::<Vec<_>>().join(", ");
                let below = named(&condition.below, &|id| self.category_title(id));
                let below = if below.is_empty() { self.localizer.word("floors-met") } else { below };
                self.localizer.say(&Message::new("explain-sides").with("required", floors).with("actual", below))
            }
            (None, _) => {
                let missed = named(&condition.missed, &|id| {
                    let known = self.saved.indicators.iter().find(|indicator| indicator.id == id);
                    known.map_or_else(|| id.to_owned(), |indicator| self.indicator_title(indicator))
                });
                let unmet = named(&condition.unmet, &|id| self.label_title(id));
                match (missed.is_empty(), unmet.is_empty()) {
                    (true, true) => self.localizer.word("page-sign-met"),
                    (false, _) => missed,
                    (true, false) => unmet,
                }
            }
        };
        let name = condition_name(self.localizer, &condition.kind);
        (tone, format!("{sign} {name}: {said}"))
    }

    /// Whether a percentage is that of a label's points: by weights, or with a bonus, it is another one.
    fn is_quotient(&self, label: &Label, percent: &Quantity) -> bool {
        let quotient = || (&Exact::HUNDRED * &label.points.number()?).divided_by(&label.attainable.number()?);
        label.percent.as_ref() == Some(percent) && quotient() == percent.number()
    }

    /// Where a condition contradicts itself or its label.
    fn wrong(&self, label: &Label, condition: &Condition) -> Vec<(Tone, String)> {
        let place = format!("labels[{}].conditions[{}]", label.id, condition.kind);
        let found = self.contradictions.iter().filter(|found| found.path.to_string().starts_with(&place));
        found.map(|found| (Tone::Bad, inner(self.localizer.say(&found.message())))).collect()
    }

    /// A figure without loss: decimals where they end, else the fraction.
    fn quantity(&self, quantity: &Quantity) -> String {
        quantity.number().map_or_else(|| quantity.exact.clone(), |number| self.full(&number))
    }

    fn full(&self, number: &Exact) -> String {
        self.localizer.number(&in_full(number))
    }

    fn percent(&self, quantity: &Quantity) -> String {
        self.rounded(quantity, |number| self.localizer.say(&Message::new("percent").with("number", number.as_str())))
    }

    /// A figure as the report shows it, with the fraction where that was rounded.
    fn rounded(&self, quantity: &Quantity, with_unit: impl Fn(&String) -> String) -> String {
        let shown = with_unit(&self.localizer.number(&quantity.shown));
        match quantity.number().is_none_or(|number| is_rounded(&quantity.shown, &in_full(&number))) {
            true => rounded(self.localizer, shown, &quantity.exact),
            false => shown,
        }
    }
}

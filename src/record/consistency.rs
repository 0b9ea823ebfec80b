//! Whether a report agrees with itself. What it says in one place follows from what it
//! says in others; where it does not, somebody altered it, whatever else may have changed.
//!
//! The report alone is asked, and where the catalogue that it rests on is at hand, that
//! too: then all that sums, labels and the award follow from is scored anew. What a report
//! does not tell (which indicators a label looks at, how categories weigh) is never guessed.

use super::assessment::followed;
use super::fields::{Path, Step, differences, visit};
use super::origin::{claimed, number};
use super::read::SavedReport;
use super::sums::{ScoreCase, Sums, is_open, percent};
use super::wire::{Cell, Condition, FigureValue, Indicator, Label, Quantity, Report, Totals};
use crate::assess::{StatedPoints, Status, follow, points_of};
use crate::catalogue::{Catalogue, Measure, Undocumented, day_number};
use crate::digest::sha256;
use crate::evidence::date::{self, plus_months};
use crate::language::{Arg, Message};
use crate::number::{Exact, is_rounded};
use jiff::civil::Date;
use serde_json::{Value, json};
use std::collections::{BTreeMap, BTreeSet};

/// A field that is not what follows from others of the same report.
#[derive(Clone, Debug)]
pub struct Contradiction {
    /// Where it stands.
    pub path: Path,
    /// What the report says there.
    pub says: Value,
    /// What follows from what it says elsewhere.
    pub follows: ExpectedValue,
    /// Where that stands.
    pub sources: Vec<Path>,
}

/// What follows for a field from the rest of a report.
#[derive(Clone, Debug)]
pub enum ExpectedValue {
    /// This value.
    Value(Value),
    /// Some figure from one to another.
    Between(Exact, Exact),
    /// That it cannot be.
    Other,
}

impl Contradiction {
    /// The contradiction in words.
    pub fn message(&self) -> Message {
        let shown = |value: &Value| match value {
            Value::String(text) => Arg::quoted(text),
            Value::Null => Arg::Message(Message::new("audit-nothing")),
            other => Arg::quoted(&other.to_string()),
        };
        let message = match &self.follows {
            ExpectedValue::Value(value) => Message::new("audit-contradiction").with("follows", shown(value)),
            ExpectedValue::Between(from, to) => {
                let message = Message::new("audit-contradiction-between");
                message.with("from", Arg::quoted(&from.fraction())).with("to", Arg::quoted(&to.fraction()))
            }
            ExpectedValue::Other => Message::new("audit-contradiction-other"),
        };
        message.with("field", self.path.to_string()).with("says", shown(&self.says))
    }

    /// Whether a field is the one that is wrong.
    pub fn is_of(&self, path: &Path) -> bool {
        path.0.starts_with(&self.path.0)
    }

    /// Whether it follows from a field, so that this may be the one that is wrong.
    pub fn is_from(&self, path: &Path) -> bool {
        self.sources.iter().any(|source| path.0.starts_with(&source.0))
    }
}

/// All fields in which a report contradicts itself, each once. `catalogue` is looked at
/// where it is the one that the report rests on.
pub fn contradictions(saved: &SavedReport, catalogue: Option<&Catalogue>) -> Vec<Contradiction> {
    let mut checker = Checker { report: &saved.report, as_of: saved.as_of, found: Vec::new() };
    checker.figures(&saved.value);
    checker.ids();
    checker.facts();
    checker.indicators();
    checker.documents();
    let now = Sums::new(checker.report, ScoreCase::Now);
    checker.groups(&now);
    checker.sums(&now);
    checker.labels(&now);
    checker.validity();
    if let Some(catalogue) = catalogue.filter(|it| it.sha256 == saved.report.catalogue.sha256) {
        let catalogue = checker.profile(catalogue);
        checker.points(catalogue);
        checker.by(catalogue, &saved.value);
    }
    let mut seen = BTreeSet::new();
    checker.found.retain(|found| seen.insert(found.path.clone()));
    checker.found
}

/// A path into an entry of a list of the report.
fn within(list: &str, id: &str, field: &str) -> Path {
    Path::of(&[list]).entry(id).field(field)
}

struct Checker<'r> {
    report: &'r Report,
    as_of: Date,
    found: Vec<Contradiction>,
}

impl Checker<'_> {
    fn add(&mut self, path: Path, says: Value, follows: ExpectedValue, sources: &[Path]) {
        self.found.push(Contradiction { path, says, follows, sources: sources.to_vec() });
    }

    fn expect(&mut self, path: Path, says: impl Into<Value>, should: impl Into<Value>, sources: &[Path]) {
        let (says, should) = (says.into(), should.into());
        if says != should {
            self.add(path, says, ExpectedValue::Value(should), sources);
        }
    }

    fn figure(&mut self, path: Path, says: Option<&Quantity>, should: Option<&Exact>, sources: &[Path]) {
        let fraction = |number: &Exact| Value::from(number.fraction());
        let says = says.map(number);
        if says.as_ref() != should {
            let path = if says.is_some() && should.is_some() { path.field("exact") } else { path };
            let should = should.map_or(Value::Null, fraction);
            self.add(path, says.as_ref().map_or(Value::Null, fraction), ExpectedValue::Value(should), sources);
        }
    }

    fn between(&mut self, path: Path, says: Option<&Quantity>, (from, to): (Exact, Exact), sources: &[Path]) {
        let Some(says) = says.map(number).filter(|says| *says < from || *says > to) else { return };
        let path = path.field("exact");
        self.add(path, says.fraction().into(), ExpectedValue::Between(from, to), sources);
    }

    /// Every figure is written as merit writes it, and shown as what it is.
    fn figures(&mut self, value: &Value) {
        visit(value, &mut |path, value| {
            let text = |key: &str| value.get(key)?.as_str();
            let (Some(exact), Some(shown)) = (text("exact"), text("shown")) else { return };
            let compared = text("compared").map(str::to_owned);
            let quantity = Quantity { exact: exact.to_owned(), shown: shown.to_owned(), compared };
            let [of_exact, of_shown] = ["exact", "shown"].map(|key| path.field(key));
            match quantity.number() {
                Some(number) if number.fraction() != exact => {
                    self.expect(of_exact, exact, number.fraction(), &[]);
                }
                Some(number) if !is_rounded(&quantity.decisive().unwrap_or_else(|| number.clone()), shown) => {
                    self.add(of_shown, shown.into(), ExpectedValue::Value(exact.into()), &[of_exact]);
                }
                Some(_) => {}
                None => self.add(of_exact, exact.into(), ExpectedValue::Other, &[of_shown]),
            }
        });
    }

    /// Nothing stands twice.
    fn ids(&mut self) {
        let report = self.report;
        let lists: [(&str, Vec<&str>); 6] = [
            ("facts", report.facts.iter().map(|it| &*it.id).collect()),
            ("labels", report.labels.iter().map(|it| &*it.id).collect()),
            ("categories", report.categories.iter().map(|it| &*it.id).collect()),
            ("groups", report.groups.iter().map(|it| &*it.id).collect()),
            ("indicators", report.indicators.iter().map(|it| &*it.id).collect()),
            ("inputs", report.inputs.iter().map(|it| &*it.table).collect()),
        ];
        for (list, ids) in lists {
            let mut seen = BTreeSet::new();
            for id in ids.into_iter().filter(|id| !seen.insert(*id)) {
                self.add(Path::of(&[list]).entry(&format!("{id}#2")), id.into(), ExpectedValue::Other, &[]);
            }
        }
    }

    /// What indicators say of a fact that they read is what it says itself.
    fn facts(&mut self) {
        let report = self.report;
        for fact in &report.facts {
            let of = |field: &str| within("facts", &fact.id, field);
            let is_known = matches!(&*fact.status, "given" | "missing" | "invalid" | "not-applicable");
            if !is_known || (fact.status == "given") != fact.value.is_some() {
                self.add(of("status"), fact.status.clone().into(), ExpectedValue::Other, &[of("value")]);
            }
            let readers = report.indicators.iter().filter(|it| fact.readers.contains(&it.id));
            for it in readers.filter(|it| it.status == "scored" && fact.status != "given") {
                let path = within("indicators", &it.id, "status");
                self.add(path, it.status.clone().into(), ExpectedValue::Other, &[of("status")]);
            }
        }
        for it in &report.indicators {
            for cell in &it.evidence {
                let Some(id) = &cell.fact else { continue };
                let fact = report.facts.iter().find(|fact| fact.id == *id && fact.readers.contains(&it.id));
                let is_same = |own: &Cell| (own.line, own.column, &own.raw) == (cell.line, cell.column, &cell.raw);
                if fact.is_none_or(|fact| !fact.evidence.iter().any(is_same)) {
                    let entry = format!("{}:{}:{}", cell.table, cell.line, cell.column);
                    let path = within("indicators", &it.id, "evidence").entry(&entry);
                    self.add(path, cell.raw.clone().into(), ExpectedValue::Other, &[within("facts", id, "evidence")]);
                }
            }
        }
    }

    /// Points with status, maximum, decision, weight and what hangs on them.
    fn indicators(&mut self) {
        for it in &self.report.indicators {
            let of = |field: &str| within("indicators", &it.id, field);
            let (status, points) = (of("status"), of("points"));
            let is_known = matches!(&*it.status, "scored" | "missing" | "invalid" | "not-applicable");
            if !is_known {
                self.add(status.clone(), it.status.clone().into(), ExpectedValue::Other, &[]);
            }
            let categories = &self.report.categories;
            if !categories.iter().any(|category| category.id == it.category) {
                self.add(of("category"), it.category.clone().into(), ExpectedValue::Other, &[]);
            }
            let of_claim = if it.decision.is_some() { of("decision").field("claimed") } else { points.clone() };
            let claimed = claimed(it);
            match &*it.status {
                "not-applicable" => self.figure(of_claim.clone(), claimed, None, &[of("status")]),
                "missing" | "invalid" => {
                    self.figure(of_claim.clone(), claimed, Some(&Exact::ZERO), &[of("status")]);
                    self.figure(of("value"), it.value.as_ref(), None, &[of("status")]);
                }
                _ if claimed.is_none() => {
                    self.add(of_claim.clone(), Value::Null, ExpectedValue::Other, &[of("status")]);
                }
                _ => {}
            }
            if it.status == "not-applicable" {
                self.figure(of("value"), it.value.as_ref(), None, &[of("status")]);
            }
            let within_most = || (Exact::ZERO, number(&it.max));
            self.between(of_claim, claimed, within_most(), &[of("max")]);
            if let Some(decision) = &it.decision {
                let decided = number(&decision.points);
                self.figure(points.clone(), it.points.as_ref(), Some(&decided), &[of("decision")]);
                self.between(points.clone(), it.points.as_ref(), within_most(), &[of("max")]);
                self.term(of("decision"), (&decision.date, decision.expires.as_deref()));
            }
            let weighed = it.points.as_ref().map(|points| &number(points) * &number(&it.weight));
            self.figure(
                of("contribution"),
                it.contribution.as_ref(),
                weighed.as_ref(),
                &[points.clone(), of("weight")],
            );
            // Limits lie within 0 and the maximum.
            let is_settled = it.decision.is_some() || it.status == "scored";
            let has_most = it.points.as_ref().map(number) == Some(number(&it.max));
            if !is_settled || it.points.is_none() || has_most {
                let should = is_settled && has_most;
                self.expect(of("excellent"), it.excellent, should, &[points.clone(), status.clone(), of("max")]);
            }
            if it.minimum_met.is_some() && it.points.is_none() {
                self.expect(of("minimum_met"), it.minimum_met, Value::Null, &[of("points")]);
            } else if it.minimum_met == Some(false) && has_most {
                self.expect(of("minimum_met"), false, true, &[points, of("max")]);
            }
        }
    }

    /// A decision that counts was made, and has not ended, by the day of the report.
    fn term(&mut self, path: Path, (made, expires): (&str, Option<&str>)) {
        let is_wrong = |text: &str, is_right: &dyn Fn(Date) -> bool| !date::parse(text).is_some_and(is_right);
        let field = |name: &str| path.field(name);
        if is_wrong(made, &|made| made <= self.as_of) {
            self.add(field("date"), made.into(), ExpectedValue::Other, &[Path::of(&["as_of"])]);
        }
        if let Some(expires) = expires.filter(|expires| is_wrong(expires, &|last| last >= self.as_of)) {
            self.add(field("expires"), expires.into(), ExpectedValue::Other, &[Path::of(&["as_of"])]);
        }
    }

    /// A document is found or not, has one digest, and what there is of it goes with both.
    fn documents(&mut self) {
        let mut known = BTreeMap::new();
        let (report, nothing) = (self.report, sha256(b""));
        let of_facts = report.facts.iter().map(|it| ("facts", &it.id, &it.documents));
        let of_all = of_facts.chain(report.indicators.iter().map(|it| ("indicators", &it.id, &it.documents)));
        let of_indicators = of_all.flat_map(|(list, id, documents)| {
            let list = within(list, id, "documents");
            documents.iter().map(move |document| (list.clone(), document))
        });
        let of_trainings = report.certificates.iter().map(|document| (Path::of(&["certificates"]), document));
        for (list, document) in of_indicators.chain(of_trainings) {
            let state = document.said();
            let path = list.entry(&document.name);
            let first = *known.entry(&document.name).or_insert(state);
            if first != state || (state.1.is_some() && state.0 != Some(true)) {
                let says = |(found, sha256, state)| json!({ "found": found, "sha256": sha256, "state": state });
                self.add(path, says(state), ExpectedValue::Value(says(first)), &[]);
                continue;
            }
            let is_there = match state.2 {
                "found" | "empty" | "table" => Some(true),
                "remote" | "elsewhere" => None,
                _ => Some(false),
            };
            // A table may hold nothing, and reports of earlier versions say nothing of that.
            let holds_nothing = state.1.is_some_and(|digest| digest == nothing);
            let is_empty = document.state.as_deref() == Some("empty");
            let may_be_empty = matches!(document.state.as_deref(), None | Some("table"));
            if state.0 != is_there || (holds_nothing != is_empty && !may_be_empty) {
                self.add(path.field("state"), state.2.into(), ExpectedValue::Other, &[path]);
            }
        }
    }

    /// Groups, whose sums follow from their members, and which indicators count or are dispensable.
    fn groups(&mut self, now: &Sums<'_>) {
        let report = self.report;
        for it in &report.groups {
            let of = |field: &str| within("groups", &it.id, field);
            let Some(sum) = now.group(&it.id) else {
                self.add(of("of"), json!(it.of), ExpectedValue::Other, &[]);
                continue;
            };
            self.figure(of("points"), Some(&it.points), Some(&sum.points), &[]);
            self.figure(of("attainable"), Some(&it.attainable), Some(&sum.attainable), &[]);
            let sides = [of("points"), of("attainable")];
            self.figure(of("percent"), it.percent.as_ref(), percent(sum).as_ref(), &sides);
            self.expect(of("counted"), json!(it.counted), json!(now.counted(&it.id)), &[of("of")]);
            self.expect(of("capped"), it.capped, now.is_capped(&it.id), &[of("points")]);
        }
        for it in &report.indicators {
            let of = |field: &str| within("indicators", &it.id, field);
            let counts = it.points.is_some().then(|| now.counts(&it.id)).flatten();
            self.expect(of("counts"), it.counts, counts, &[Path::of(&["groups"])]);
            let may_be = it.status == "missing" && it.decision.is_none() && it.minimum_met.is_none();
            if it.dispensable && (!may_be || counts.is_none()) {
                self.expect(of("dispensable"), true, false, &[of("status"), of("decision")]);
            }
        }
    }

    /// Categories, the score, the best case and the claim.
    fn sums(&mut self, now: &Sums<'_>) {
        let report = self.report;
        // Which of many is wrong a sum does not tell.
        for it in &report.categories {
            let sum = now.category(&it.id);
            let of = |field: &str| within("categories", &it.id, field);
            self.figure(of("points"), Some(&it.points), Some(&sum.points), &[]);
            self.figure(of("attainable"), Some(&it.attainable), Some(&sum.attainable), &[]);
            let sides = [of("points"), of("attainable")];
            self.figure(of("percent"), it.percent.as_ref(), percent(&sum).as_ref(), &sides);
            if it.percentage_points.is_some() && !it.bonus {
                self.add(of("percentage_points"), Value::Bool(true), ExpectedValue::Other, &[of("bonus")]);
            }
        }
        self.whole(&Path::of(&["score"]), &report.score, ScoreCase::Now);
        self.whole(&Path::of(&["best_case"]), &report.best_case, ScoreCase::Best);
        let has_decisions = report.indicators.iter().any(|it| it.decision.is_some());
        if report.claimed.is_some() != has_decisions {
            let says = report.claimed.is_some().then_some(true);
            self.add(Path::of(&["claimed"]), json!(says), ExpectedValue::Other, &[]);
        }
        if let Some(claimed) = &report.claimed {
            self.whole(&Path::of(&["claimed", "score"]), &claimed.score, ScoreCase::Claimed);
            let is_label = |id: &String| report.labels.iter().any(|label| label.id == *id);
            if let Some(award) = claimed.award.as_ref().filter(|award| !is_label(award)) {
                self.add(Path::of(&["claimed", "award"]), award.clone().into(), ExpectedValue::Other, &[]);
            }
        }
        let is_provisional = self.is_undecided() || report.indicators.iter().any(is_open);
        self.expect(Path::of(&["provisional"]), report.provisional, is_provisional, &[]);
    }

    /// Sums over all indicators. A percentage is that of the sums or a mean of the
    /// categories' percentages; both lie between the least and the greatest of these, but for what a bonus adds.
    fn whole(&mut self, path: &Path, totals: &Totals, case: ScoreCase) {
        let of = |field: &str| path.field(field);
        let sums = Sums::new(self.report, case);
        let whole = sums.whole();
        self.figure(of("points"), Some(&totals.points), Some(&whole.points), &[]);
        self.figure(of("attainable"), Some(&totals.attainable), Some(&whole.attainable), &[]);
        let sources = [of("points"), of("attainable")];
        match sums.percents() {
            Some((least, Some(most))) => {
                self.between(of("percent"), totals.percent.as_ref(), (least, most), &sources);
            }
            Some((least, None)) => {
                let says = totals.percent.as_ref().filter(|percent| number(percent) < least);
                if let Some(says) = says {
                    self.add(of("percent"), says.exact.clone().into(), ExpectedValue::Other, &sources);
                }
            }
            None => self.figure(of("percent"), totals.percent.as_ref(), None, &sources),
        }
    }

    fn labels(&mut self, now: &Sums<'_>) {
        let report = self.report;
        let (all, zero) = (now.whole(), Exact::ZERO);
        for label in &report.labels {
            let of = |field: &str| within("labels", &label.id, field);
            for condition in &label.conditions {
                self.condition(label, condition);
            }
            let met = label.conditions.iter().all(|condition| condition.met);
            self.expect(of("reached"), label.reached, met, &[of("conditions")]);
            // In the best case nothing has fewer points.
            if label.reached || !report.provisional {
                self.expect(of("reachable"), label.reachable, label.reached, &[of("reached")]);
            }
            self.between(of("attainable"), Some(&label.attainable), (zero.clone(), all.attainable.clone()), &[]);
            let attainable = number(&label.attainable);
            let missing = &all.attainable - &all.points;
            // Of a group less may be attained in scope, and a bonus is beyond what is attainable.
            let least =
                if report.groups.is_empty() { (&attainable - &missing).max(zero.clone()) } else { zero.clone() };
            let has_bonus = now.has_bonus();
            let most = if has_bonus { all.points.clone() } else { all.points.clone().min(attainable.clone()) };
            self.between(of("points"), Some(&label.points), (least, most), &[of("attainable")]);
            let nothing = attainable.is_zero() && label.percent.is_some();
            if nothing {
                self.figure(of("percent"), label.percent.as_ref(), None, &[of("attainable")]);
            }
            if !has_bonus {
                self.between(of("percent"), label.percent.as_ref(), (zero.clone(), Exact::HUNDRED), &[of("points")]);
            }
        }
        let award = report.labels.iter().find(|label| label.reached && label.award).map(|label| label.id.clone());
        self.expect(Path::of(&["award"]), report.award.clone(), award, &[]);
    }

    /// A condition with both of its sides.
    fn condition(&mut self, label: &Label, it: &Condition) {
        let report = self.report;
        let whole = within("labels", &label.id, "conditions").entry(&it.kind);
        let of = |field: &str| whole.field(field);
        let figures = || [of("actual"), of("required")];
        let decisive = |it: &Quantity| it.decisive().unwrap_or_default();
        let sides = it.actual.as_ref().map(decisive).zip(it.figure().map(decisive));
        let is_enough = sides.as_ref().is_some_and(|(actual, required)| actual >= required);
        if let (Some((actual, required)), Some(shown)) = (&sides, shown(it))
            && actual != required
            && shown.0.cmp(&shown.1) != actual.cmp(required)
        {
            let says = it.actual.as_ref().map(|actual| actual.shown.clone());
            self.add(of("actual").field("shown"), json!(says), ExpectedValue::Other, &figures());
        }
        let same = |figure: Option<&Quantity>| figure.map(number);
        let is_reached = |id: &String| report.labels.iter().any(|label| label.id == *id && label.reached);
        let met = match &*it.kind {
            "min-percent" => {
                let percent = same(label.percent.as_ref());
                let source = [within("labels", &label.id, "percent")];
                self.figure(of("actual"), it.actual.as_ref(), percent.as_ref(), &source);
                is_enough
            }
            "min-points" => {
                let source = [within("labels", &label.id, "points")];
                self.figure(of("actual"), it.actual.as_ref(), Some(&number(&label.points)), &source);
                is_enough
            }
            "min-answered-percent" => {
                self.between(of("actual"), it.actual.as_ref(), (Exact::ZERO, Exact::HUNDRED), &[]);
                is_enough
            }
            "min-category-percent" => {
                let ids: Vec<&str> = report.categories.iter().map(|it| &*it.id).collect();
                self.listed(of("below"), &it.below, &ids);
                it.below.is_empty() && !number(&label.attainable).is_zero()
            }
            "floors" => {
                let ids: Vec<&str> = report.categories.iter().map(|it| &*it.id).collect();
                self.listed(of("below"), &it.below, &ids);
                it.below.is_empty()
            }
            "requires-any" => it.labels.iter().any(is_reached),
            "requires" => {
                let unmet: Vec<&String> = it.labels.iter().filter(|id| !is_reached(id)).collect();
                let sources = [of("labels")];
                self.expect(of("unmet"), json!(it.unmet), json!(unmet), &sources);
                it.unmet.is_empty()
            }
            "minimums" => {
                let may_miss =
                    |it: &&Indicator| it.points.as_ref().is_some_and(|points| number(points) < number(&it.max));
                let ids: Vec<&str> = report.indicators.iter().filter(may_miss).map(|it| &*it.id).collect();
                self.listed(of("missed"), &it.missed, &ids);
                it.missed.len() <= it.allowed.unwrap_or_default()
            }
            // A kind of a later version.
            _ => return,
        };
        if let Some(required) = it.figure().filter(|_| it.kind != "min-points") {
            self.between(of("required"), Some(required), (Exact::ZERO, Exact::HUNDRED), &[]);
        }
        let sources = ["actual", "required", "below", "labels", "unmet", "missed", "allowed"].map(of);
        self.expect(of("met"), it.met, met, &sources);
    }

    /// Ids stand once and in the order of the report, and only those that may.
    fn listed(&mut self, path: Path, says: &[String], all: &[&str]) {
        let should: Vec<&str> = all.iter().copied().filter(|id| says.iter().any(|said| said == id)).collect();
        self.expect(path, json!(says), json!(should), &[]);
    }

    /// The life of the label begins on the day of the report.
    fn validity(&mut self) {
        let report = self.report;
        let Some(validity) = &report.validity else { return };
        if report.award.is_none() {
            self.add(
                Path::of(&["validity"]),
                json!(validity.until),
                ExpectedValue::Value(Value::Null),
                &[Path::of(&["award"])],
            );
        }
        let as_of = self.as_of;
        let renewed = validity.renewal.as_ref().filter(|renewal| renewal.renewed);
        let held_until = renewed.and_then(|renewal| date::parse(&renewal.held_until));
        let from = held_until.map_or(as_of, |end| end.tomorrow().unwrap_or(end));
        let after = |date: Date, months: usize| i64::try_from(months).ok().map(|months| plus_months(date, months));
        let later = |months: usize| after(from, months);
        let until = match held_until {
            Some(end) => after(end, validity.months),
            None => later(validity.months).map(|end| end.yesterday().unwrap_or(end)),
        };
        let until = until.map(|end| end.to_string());
        let sources = [Path::of(&["as_of"]), Path::of(&["validity", "months"]), Path::of(&["validity", "renewal"])];
        if let Some(renewal) = &validity.renewal {
            let is_in_time = date::parse(&renewal.renewable_until).is_some_and(|last| as_of <= last);
            let path = Path::of(&["validity", "renewal", "renewed"]);
            self.expect(path, renewal.renewed, is_in_time, &sources);
        }
        self.expect(Path::of(&["validity", "until"]), validity.until.clone(), until, &sources);
        const MOST_MONTHS: usize = 1_200;
        if let Some(renew) = &validity.renew_from {
            let mut days = (0..=validity.months.min(MOST_MONTHS)).filter_map(later);
            if validity.months <= MOST_MONTHS && !days.any(|day| day.to_string() == *renew) {
                self.add(Path::of(&["validity", "renew_from"]), renew.clone().into(), ExpectedValue::Other, &sources);
            }
        }
    }

    /// Whether it cannot be told of some profile whether it holds.
    fn is_undecided(&self) -> bool {
        self.report.profile.as_ref().is_some_and(|profile| !profile.undecided.is_empty())
    }

    /// The profile that the facts choose; with it the catalogue by whose figures the report is made.
    fn profile<'c>(&mut self, catalogue: &'c Catalogue) -> &'c Catalogue {
        let report = self.report;
        let figure = |index: usize| {
            let fact = catalogue.facts.get(index)?;
            match report.facts.iter().find(|it| it.id == fact.id)?.value.as_ref()? {
                FigureValue::Quantity(quantity) => quantity.number(),
                FigureValue::YesNo(yes) => Some(Exact::from(i64::from(*yes))),
                FigureValue::Text(text) => match &fact.measure {
                    Measure::Choice { options } => options.iter().position(|it| it.id == *text).map(Exact::count),
                    _ => date::parse(text).map(day_number),
                },
            }
        };
        let choice = catalogue.choose_profile(self.as_of, figure);
        let of = |field: &str| Path::of(&["profile"]).field(field);
        let id = |profile: usize| catalogue.profiles.get(profile).map(|profile| profile.id.as_str());
        match &report.profile {
            Some(says) => {
                self.expect(of("id"), says.id.clone(), choice.profile.and_then(id), &[Path::of(&["facts"])]);
                let undecided: Vec<_> = choice.undecided.iter().filter_map(|(profile, _)| id(*profile)).collect();
                let says: Vec<&str> = says.undecided.iter().map(|it| it.id.as_str()).collect();
                self.expect(of("undecided"), json!(says), json!(undecided), &[Path::of(&["facts"])]);
            }
            None if catalogue.profiles.is_empty() => {}
            None => self.add(Path::of(&["profile"]), Value::Null, ExpectedValue::Other, &[Path::of(&["facts"])]),
        }
        catalogue.under(choice.profile)
    }

    /// The points that the catalogue's scales give for the values.
    fn points(&mut self, catalogue: &Catalogue) {
        for it in self.report.indicators.iter().filter(|it| it.status == "scored") {
            let Some(indicator) = catalogue.indicators.iter().find(|known| known.id == it.id) else { continue };
            let Some(points) = it.value.as_ref().and_then(|value| points_of(indicator, &number(value))) else {
                continue;
            };
            let may_lack = catalogue.undocumented == Undocumented::Zero && indicator.most_documents() > 0;
            let says = claimed(it);
            if !(may_lack && says.is_some_and(|says| number(says).is_zero())) {
                let of = |field: &str| within("indicators", &it.id, field);
                let path = if it.decision.is_some() { of("decision").field("claimed") } else { of("points") };
                self.figure(path, says, Some(&points), &[of("value")]);
            }
        }
    }

    /// All that follows by the catalogue from what is said of the indicators.
    fn by(&mut self, catalogue: &Catalogue, value: &Value) {
        let said = |known: &crate::catalogue::Indicator| {
            let it = self.report.indicators.iter().find(|it| it.id == known.id)?;
            let status = [Status::Scored, Status::Missing, Status::Invalid, Status::NotApplicable];
            Some(StatedPoints {
                status: status.into_iter().find(|status| status.code() == it.status)?,
                claimed: claimed(it).map(number),
                decided: it.decision.as_ref().map(|decision| number(&decision.points)),
            })
        };
        let all: Option<Vec<StatedPoints>> = catalogue.indicators.iter().map(said).collect();
        let Some(all) = all.filter(|all| all.len() == self.report.indicators.len()) else {
            let ids: Vec<&String> = catalogue.indicators.iter().map(|it| &it.id).collect();
            let says: Vec<&String> = self.report.indicators.iter().map(|it| &it.id).collect();
            self.expect(Path::of(&["indicators"]), json!(says), json!(ids), &[Path::of(&["catalogue", "sha256"])]);
            return;
        };
        let expected = followed(catalogue, &follow(catalogue, all, self.as_of));
        for difference in differences(value, &expected) {
            let path = difference.path;
            let is_followed = match path.name(0) {
                // What decides about profiles is no indicator.
                "provisional" if self.report.profile.is_some() => false,
                "labels" if path.name(2) == "reachable" && self.is_undecided() => false,
                "award" | "provisional" | "best_case" | "score" | "claimed" | "validity" | "labels" | "categories"
                | "groups" => true,
                "catalogue" => matches!(path.name(1), "id" | "version" | "title"),
                "indicators" => matches!(
                    path.name(2),
                    "" | "number"
                        | "category"
                        | "max"
                        | "weight"
                        | "contribution"
                        | "minimum_met"
                        | "excellent"
                        | "bonus"
                        | "counts"
                        | "dispensable"
                        | "basis"
                ),
                _ => false,
            };
            // How many digits a figure shows depends on values too; and what a later version
            // adds is not for this one to judge.
            let is_there = difference.old.is_some() || matches!(path.0.last(), Some(Step::Entry(_)));
            let (says, should) = match path.last() {
                // What stands where it is so alone, says that it is not where it does not stand.
                "bonus" | "dispensable" => {
                    let flag = |value: Option<Value>| Some(value.unwrap_or(Value::Bool(false)));
                    (flag(difference.old), flag(difference.new))
                }
                _ => (difference.old.or(is_there.then_some(Value::Null)), difference.new),
            };
            if let (true, Some(says), Some(should)) = (is_followed && path.last() != "shown", says, should) {
                self.add(path, says, ExpectedValue::Value(should), &[]);
            }
        }
    }
}

/// Both sides of a condition as they are shown.
fn shown(condition: &Condition) -> Option<(Exact, Exact)> {
    let of = |quantity: Option<&Quantity>| {
        let (shown, tens) = (quantity?.shown.as_str(), quantity?.shown.split_once('.'));
        let decimals = tens.map_or(0, |(_, decimals)| decimals.len());
        let den = format!("1{}", "0".repeat(decimals));
        crate::number::parse_fraction(&format!("{}/{den}", shown.replace('.', "")))
    };
    of(condition.actual.as_ref()).zip(of(condition.figure()))
}

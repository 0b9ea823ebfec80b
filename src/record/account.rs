//! Which field of a report has which causes, field by field: steps 1 to 7 of
//! [`origin`](super::origin).

use super::causes::{Cause, Change};
use super::fields::{Difference, Path};
use super::origin::{Origins, ReportFacts, TableDigests, claimed, files, number, rows};
use super::wire::{Condition, Decision, Document, Finding, Indicator, Label, Quantity, Report, with_line_feeds};
use crate::catalogue::Catalogue;
use crate::number::Exact;
use serde::Deserialize;
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet};

type Parts = BTreeMap<&'static str, Origins>;

/// What differs between two reports, with the causes of each field.
pub(super) struct Account<'r> {
    pub facts: ReportFacts<'r>,
    /// The indicators by their ids, and the facts, which have no points.
    old: BTreeMap<&'r str, &'r Indicator>,
    new: BTreeMap<&'r str, &'r Indicator>,
    /// Of each of them the causes of what differs in it, by the names of its fields.
    parts: BTreeMap<&'r str, Parts>,
}

/// What an indicator adds to the attainable points.
fn attainable(indicator: &Indicator) -> Exact {
    match indicator.points {
        Some(_) => &number(&indicator.weight) * &number(&indicator.max),
        None => Exact::ZERO,
    }
}

fn figure(quantity: &Option<Quantity>) -> Option<Exact> {
    quantity.as_ref().map(number)
}

/// Points, contribution, weight and value.
fn figures(it: &Indicator) -> (Option<Exact>, Option<Exact>, Exact, Option<Exact>) {
    (figure(&it.points), figure(&it.contribution), number(&it.weight), figure(&it.value))
}

/// Whether it is answered: yes, no, or in no need of an answer.
fn standing(indicator: &Indicator) -> Option<bool> {
    match (&indicator.decision, &*indicator.status) {
        (None, "not-applicable") => None,
        _ if indicator.dispensable => None,
        (None, "missing" | "invalid") => Some(false),
        _ => Some(true),
    }
}

/// A decision without what follows from evidence and the place of its row.
pub(super) fn decided(decision: Option<&Decision>) -> Option<(Exact, &str, &str, &str, Option<&str>)> {
    let it = decision?;
    Some((number(&it.points), &it.by, &it.reason, &it.date, it.expires.as_deref()))
}

/// The causes of what differs in an indicator, also of what no field says: the points that the
/// evidence claims (`claimed`), what it adds to sums, and whether it is `answered`.
fn parts(facts: &ReportFacts, old: Option<&Indicator>, new: Option<&Indicator>) -> Parts {
    let mut parts = Parts::new();
    let (Some(old), Some(new)) = (old, new) else {
        let all = ["status", "points", "contribution", "attainable", "answered", "minimum_met"];
        return all.into_iter().map(|name| (name, facts.rule())).collect();
    };
    let when = |differs: bool, origins: &dyn Fn() -> Origins| if differs { origins() } else { Origins::default() };
    let rule = |differs: bool| when(differs, &|| facts.rule());
    let (was, is) = (old.decision.as_ref(), new.decision.as_ref());
    let place = |it: &Indicator| (it.category.clone(), it.bonus);
    let (category, weight) = (rule(place(old) != place(new)), rule(figures(old).2 != figures(new).2));
    let status = when(old.status != new.status, &|| facts.value(old, new));
    let decision = when(decided(was) != decided(is), &|| facts.decision(was, is));
    let claim = when(claimed(old).map(number) != claimed(new).map(number), &|| facts.claim(old, new));
    let points = when(figures(old).0 != figures(new).0, &|| {
        // Where both are decided, what the evidence claims has no part.
        let of_claim = if was.is_some() && is.is_some() { Origins::default() } else { claim.clone() };
        decision.clone().and(&of_claim).or(|| facts.same_figures())
    });
    let contribution = when(figures(old).1 != figures(new).1, &|| points.clone().and(&weight));
    let attained = when(attainable(old) != attainable(new), &|| {
        let is_there = old.points.is_some() == new.points.is_some();
        weight.clone().and(&if is_there { facts.rule() } else { points.clone() })
    });
    let of_decision = || if was.is_some() == is.is_some() { Origins::default() } else { decision.clone() };
    parts.insert(
        "minimum_met",
        when(old.minimum_met != new.minimum_met, &|| points.clone().or(|| facts.same_figures())),
    );
    parts.insert(
        "excellent",
        when(old.excellent != new.excellent, &|| {
            points.clone().and(&of_decision()).and(&status).or(|| facts.same_figures())
        }),
    );
    parts.insert("answered", when(standing(old) != standing(new), &|| status.clone().and(&of_decision())));
    parts.insert("value", when(figures(old).3 != figures(new).3, &|| facts.value(old, new)));
    parts.insert("contribution", contribution.and(&category));
    parts.insert("attainable", attained.and(&category));
    parts.extend([("status", status), ("decision", decision), ("claimed", claim), ("points", points)]);
    parts
}

impl<'r> Account<'r> {
    pub(super) fn new(facts: ReportFacts<'r>) -> Account<'r> {
        let [old, new] = facts.answers.clone();
        let ids: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
        let of = |id| (id, parts(&facts, old.get(id).copied(), new.get(id).copied()));
        let parts = ids.into_iter().map(of).collect();
        let mut account = Account { facts, old, new, parts };
        account.account_for_dispensable();
        account
    }

    /// Whether an indicator is dispensable follows from what its groups have without it.
    fn account_for_dispensable(&mut self) {
        let of = |all: &BTreeMap<&'r str, &'r Indicator>, id: &str| all.get(id).map(|it| it.dispensable);
        let ids = self.parts.keys().copied();
        let turned: Vec<&str> = ids.filter(|id| of(&self.old, id) != of(&self.new, id)).collect();
        for id in turned {
            let origins = self.beside(id);
            if let Some(parts) = self.parts.get_mut(id) {
                let own = parts.get("status").cloned().unwrap_or_default();
                parts.insert("answered", own.and(&origins));
            }
        }
    }

    /// The causes of what follows for an indicator from those of its category.
    fn beside(&self, id: &str) -> Origins {
        let category = [&self.old, &self.new].into_iter().find_map(|all| all.get(id)).map(|it| &*it.category);
        let of_category = category.map(|category| self.of_category(category, "percent"));
        let status = self.parts.get(id).and_then(|parts| parts.get("status")).cloned().unwrap_or_default();
        of_category.unwrap_or_default().and(&status).or(|| self.facts.same_figures())
    }

    /// The causes of other sums of the same summands: other groups, or another bonus.
    fn of_structure(&self) -> Origins {
        let structure = |report: &'r Report| {
            let groups = report.groups.iter();
            let groups = groups.map(|it| (&*it.id, &it.of, it.best, it.at_most.as_ref().map(number), it.bonus));
            let categories = report.categories.iter();
            let categories = categories.map(|it| (&*it.id, it.bonus, it.percentage_points.is_some()));
            (groups.collect::<Vec<_>>(), categories.filter(|(_, bonus, _)| *bonus).collect::<Vec<_>>())
        };
        let differs = structure(self.facts.old) != structure(self.facts.new);
        if differs { self.facts.rule() } else { Origins::default() }
    }

    /// The causes of a difference.
    pub(super) fn account(&self, difference: &Difference) -> Origins {
        match (difference.path.name(0), difference.path.name(2)) {
            ("findings", _) => self.finding(difference),
            ("facts" | "indicators", "evidence" | "documents" | "decision") => self.repeated(difference),
            _ => self.at(&difference.path),
        }
    }

    /// The causes of a difference in that field.
    pub(super) fn at(&self, path: &Path) -> Origins {
        let facts = &self.facts;
        let told = |is: &dyn Fn(&Cause) -> bool| facts.repeated("", facts.causes.iter().any(is));
        let origins = match (path.name(0), path.name(1), path.name(2)) {
            ("format" | "as_of" | "options", ..) | ("tool", "name", _) => facts.repeated("", false),
            ("tool", ..) => facts.same_version(),
            ("catalogue", "id" | "version" | "title" | "sha256", _) => facts.rule_alone(),
            ("catalogue", ..) => facts.rule(),
            ("initiative", field, _) => told(&|cause| match cause.change {
                Change::InputContent | Change::InputGone | Change::InputNew => cause.subject == "initiatives",
                Change::OtherInitiative => true,
                Change::InputRenamed | Change::DossierRenamed => field == "id",
                _ => false,
            }),
            ("certificates", ..) => self.certificate(path.name(2)),
            ("inputs", table, field) => match field {
                "" | "file" | "sheet" | "sha256" => facts.repeated(table, true),
                "content_sha256" | "encoding" | "delimiter" => {
                    facts.repeated(table, facts.table(table).has_other_bytes)
                }
                _ => facts.repeated(table, facts.table(table).has_other_bytes).or_else(|| facts.rule()),
            },
            ("indicators", id, field) => self.of_indicator(id, field),
            ("profile", ..) => facts.rule(),
            ("facts", _, "" | "id" | "readers") => facts.rule(),
            ("facts", id, _) => match (self.old.get(id), self.new.get(id)) {
                (Some(old), Some(new)) => facts.value(old, new),
                _ => facts.rule(),
            },
            ("categories", _, "" | "id" | "bonus") | ("labels", _, "" | "id") => facts.rule(),
            ("groups", _, "" | "id" | "title" | "category" | "of" | "best" | "at_most" | "bonus") => facts.rule(),
            ("groups", id, field) => self.of_group(id, field).or(|| facts.same_figures()),
            ("categories", id, field) => self.of_category(id, field).or(|| facts.same_figures()),
            ("labels", id, "conditions") => self.condition(id, path.name(3), path.name(4), &[]),
            ("labels", id, "reached") => self.reached(id, &[]),
            ("labels", id, "reachable") => self.reachable(id),
            ("labels", id, field) => self.of_label(id, field).or(|| facts.same_figures()),
            ("award" | "validity", ..) => self.award(),
            // The facts that decide which profile holds may be read by nothing else.
            ("provisional", ..) => self.total(&["answered"], |_| true).or(|| facts.rule()),
            ("score", field, _) => {
                self.total(summands(field), |_| true).and(&self.of_structure()).or(|| facts.same_figures())
            }
            ("best_case" | "claimed", ..) => {
                let of_all = self.total(&[&ALL[..], &["claimed", "decision"]].concat(), |_| true);
                of_all.and(&self.of_structure()).or(|| facts.same_figures())
            }
            _ => facts.any(),
        };
        // How many digits a figure shows depends on all others.
        if path.last() == "shown" && origins.is_unaccounted { facts.any() } else { origins }
    }

    /// The causes of what differs in a part of an indicator; none where nothing does.
    fn part(&self, id: &str, name: &str) -> Origins {
        self.parts.get(id).and_then(|parts| parts.get(name)).cloned().unwrap_or_default()
    }

    /// The causes of what differs in an indicator, but for what it repeats of tables.
    fn of_indicator(&self, id: &str, field: &str) -> Origins {
        match field {
            "" | "number" | "basis" | "max" | "weight" | "category" => self.facts.rule(),
            // Where the figure is the same its writing is not.
            "status" | "value" | "points" | "contribution" | "minimum_met" | "excellent" | "decision" | "claimed" => {
                self.part(id, field).or(|| self.facts.repeated("", false))
            }
            "documents" => self.documents(id, "", ""),
            "bonus" => self.facts.rule(),
            "counts" | "dispensable" => self.beside(id),
            // Workings, and what a later version may add.
            _ => self.facts.any(),
        }
    }

    /// The causes of other documents: names come from tables, and what is said of them from
    /// the files.
    fn documents(&self, id: &str, name: &str, field: &str) -> Origins {
        let facts = &self.facts;
        let of = |all: &BTreeMap<&str, &'r Indicator>| all.get(id).map_or(&[][..], |it| &*it.documents);
        let names = |all: &'r [Document]| -> BTreeSet<&str> { all.iter().map(|it| &*it.name).collect() };
        let (old, new) = (of(&self.old), of(&self.new));
        let has_other_rows = ["evidence", "team", "training"].iter().any(|table| facts.table(table).has_other_bytes);
        let is_same_list = name.is_empty() && names(old) == names(new);
        let has_other_files = is_of_file(field) || is_same_list && files(old) != files(new);
        if has_other_rows || has_other_files { facts.repeated("evidence", true) } else { facts.read_otherwise() }
    }

    /// The same of certificates.
    fn certificate(&self, field: &str) -> Origins {
        let facts = &self.facts;
        let has_other_rows = facts.table("training").has_other_bytes;
        let is_other = has_other_rows || is_of_file(field);
        if is_other { facts.repeated("training", true) } else { facts.read_otherwise() }
    }

    /// The causes of what an indicator repeats of tables: cells, decisions, documents.
    fn repeated(&self, difference: &Difference) -> Origins {
        let (facts, path) = (&self.facts, &difference.path);
        let (id, entry, last) = (path.name(1), path.name(3), path.last());
        let (old, new) = (self.old.get(id).copied(), self.new.get(id).copied());
        let of = |all: Option<&'r Indicator>| all.and_then(|it| it.decision.as_ref());
        match (path.name(2), entry) {
            ("documents", name) => self.documents(id, name, path.name(4)),
            ("decision", "line") => facts.repeated("decisions", facts.table("decisions").has_other_bytes),
            ("decision", "claimed") if of(old).is_some() && of(new).is_some() => {
                let claim = self.part(id, "claimed");
                if last == "shown" && claim.is_empty() { facts.any() } else { claim.or(|| facts.repeated("", false)) }
            }
            ("decision", "by" | "reason" | "date" | "expires") if of(old).is_some() && of(new).is_some() => {
                facts.repeated("decisions", facts.table("decisions").has_other_bytes)
            }
            ("decision", _) => self.at(path),
            ("evidence", "") => {
                let cells = [old, new].into_iter().flatten().flat_map(|it| &it.evidence);
                let is_other = |table: &str| facts.table(table).has_other_bytes;
                let moved = cells.map(|cell| &*cell.table).find(|table| is_other(table));
                moved.map_or_else(|| facts.read_otherwise(), |table| facts.repeated(table, true))
            }
            _ => {
                let table = entry.split_once(':').map_or(entry, |(table, _)| table);
                let TableDigests { has_other_bytes, has_other_content, .. } = facts.table(table);
                let cells = |it: Option<&'r Indicator>| it.map(|it| rows(&it.evidence, table));
                let is_place =
                    matches!(last, "line" | "column") || cells(old) == cells(new) || has_other_line_ends(difference);
                if has_other_content || has_other_bytes && is_place {
                    return facts.repeated(table, true);
                }
                facts.read_otherwise()
            }
        }
    }

    /// The causes of a finding that came, went, moved or says something else.
    fn finding(&self, difference: &Difference) -> Origins {
        let facts = &self.facts;
        let [old, new] = [facts.old, facts.new].map(|report| report.findings.iter().collect::<Vec<_>>());
        let whole = |value: &Option<Value>| value.as_ref().and_then(|value| Finding::deserialize(value).ok());
        let code = difference.path.name(1).split(' ').next().unwrap_or_default();
        let is_place = matches!(difference.path.last(), "line" | "column" | "file" | "sheet");
        let concerned: Vec<Finding> = match (whole(&difference.old), whole(&difference.new)) {
            (None, None) => old.iter().chain(&new).filter(|it| it.code == code).map(|it| (*it).clone()).collect(),
            (old, new) => old.into_iter().chain(new).collect(),
        };
        let same = |one: &Finding| {
            let told = |all: &[&Finding]| {
                all.iter().any(|it| {
                    (&it.code, &it.indicator, &it.fact, &it.rule, &it.message)
                        == (&one.code, &one.indicator, &one.fact, &one.rule, &one.message)
                })
            };
            told(&old) && told(&new)
        };
        if is_place || concerned.is_empty() || concerned.iter().all(same) {
            return facts.any();
        }
        let origins: Vec<Origins> = concerned.iter().map(|finding| facts.finding(finding)).collect();
        Origins::all(&origins)
    }

    /// The causes of what differs in these parts of some indicators.
    fn total(&self, parts: &[&str], is_member: impl Fn(&str) -> bool) -> Origins {
        let members = self.parts.iter().filter(|(id, _)| is_member(id));
        Origins::all(members.flat_map(|(_, of)| parts.iter().filter_map(|part| of.get(part))))
    }

    fn of_category(&self, id: &str, field: &str) -> Origins {
        let of_members = self.total(summands(field), |one| {
            [&self.old, &self.new].iter().filter_map(|all| all.get(one)).any(|it| it.category == id)
        });
        of_members.and(&self.of_structure())
    }

    /// A group takes from the indicators of its category.
    fn of_group(&self, id: &str, field: &str) -> Origins {
        let groups = self.facts.old.groups.iter().chain(&self.facts.new.groups);
        let category = groups.filter(|group| group.id == id).map(|group| &*group.category).next();
        // Which members count hangs on their points, too.
        let field = if matches!(field, "points" | "attainable") { field } else { "percent" };
        category.map(|category| self.of_category(category, field)).unwrap_or_default()
    }

    /// Over what a label looks at: its scope by the catalogues at hand, else all.
    fn of_label(&self, id: &str, field: &str) -> Origins {
        let catalogues: Option<Vec<&Catalogue>> = self.facts.catalogues.into_iter().collect();
        let scope: Option<BTreeSet<&str>> = catalogues.map(|both| {
            let of_scope = |catalogue: &'r Catalogue| {
                let label = catalogue.labels.iter().find(|label| label.id == id);
                let indices = label.into_iter().flat_map(|label| &label.scope);
                indices.filter_map(|index| Some(&*catalogue.indicators.get(*index)?.id))
            };
            both.into_iter().flat_map(of_scope).collect()
        });
        let of_scope = self.total(summands(field), |one| scope.as_ref().is_none_or(|scope| scope.contains(one)));
        of_scope.and(&self.of_structure())
    }

    /// A label in both reports.
    fn label(&self, id: &str) -> Option<[&'r Label; 2]> {
        let [old, new] = [self.facts.old, self.facts.new].map(|it| it.labels.iter().find(|label| label.id == id));
        Some([old?, new?])
    }

    /// The causes of what differs in a condition.
    fn condition(&self, id: &str, kind: &str, field: &str, above: &[&str]) -> Origins {
        let facts = &self.facts;
        let both = self.label(id).map(|both| both.map(|label| label.conditions.iter().find(|it| it.kind == kind)));
        let Some([Some(old), Some(new)]) = both else { return facts.rule() };
        let rule = |differs: bool| if differs { facts.rule() } else { Origins::default() };
        // Only those that came or went tell why a list is another.
        let turned = |old: &[String], new: &[String], origins: &dyn Fn(&str) -> Origins| {
            let [old, new]: [BTreeSet<&String>; 2] = [old.iter().collect(), new.iter().collect()];
            Origins::all(&old.symmetric_difference(&new).map(|id| origins(id)).collect::<Vec<_>>())
        };
        let origins = match field {
            "actual" => self.of_label(
                id,
                match kind {
                    "min-answered-percent" => "answered",
                    "min-points" => "points",
                    _ => "percent",
                },
            ),
            "below" => {
                // A floor is passed over where nothing applies, whatever it weighs.
                let summands = if kind == "floors" { "all" } else { "percent" };
                turned(&old.below, &new.below, &|id| self.of_category(id, summands))
                    .and(&rule(required(old) != required(new)))
            }
            "unmet" => {
                turned(&old.unmet, &new.unmet, &|id| self.reached(id, above)).and(&rule(old.labels != new.labels))
            }
            "missed" => turned(&old.missed, &new.missed, &|id| self.part(id, "points").and(&self.part(id, "answered"))),
            "met" if kind == "requires-any" => {
                let all: BTreeSet<&String> = old.labels.iter().chain(&new.labels).collect();
                let reached: Vec<Origins> = all.into_iter().map(|id| self.reached(id, above)).collect();
                Origins::all(&reached).and(&rule(old.labels != new.labels))
            }
            "met" => {
                let sides = [
                    ("actual", figure(&old.actual) != figure(&new.actual)),
                    ("required", required(old) != required(new)),
                    ("below", old.below != new.below),
                    ("unmet", old.unmet != new.unmet),
                    ("missed", old.missed != new.missed),
                    ("allowed", old.allowed != new.allowed),
                ];
                let differing = sides.into_iter().filter(|(_, differs)| *differs);
                Origins::all(&differing.map(|(side, _)| self.condition(id, kind, side, above)).collect::<Vec<_>>())
            }
            _ => facts.rule(),
        };
        origins.or(|| facts.same_figures())
    }

    /// The causes of a label that is reached or missed anew; `above` are those that it is
    /// looked at for.
    fn reached(&self, id: &str, above: &[&str]) -> Origins {
        let Some([old, new]) = self.label(id) else { return self.facts.rule() };
        if above.contains(&id) {
            return Origins::default();
        }
        let above = [above, &[id]].concat();
        let find = |label: &'r Label, kind: &str| label.conditions.iter().find(|it| it.kind == kind).map(|it| it.met);
        let kinds: BTreeSet<&str> = old.conditions.iter().chain(&new.conditions).map(|it| &*it.kind).collect();
        let turned = kinds.into_iter().filter(|kind| find(old, kind) != find(new, kind));
        let all: Vec<Origins> = turned.map(|kind| self.condition(id, kind, "met", &above)).collect();
        Origins::all(&all).or(|| self.facts.same_figures())
    }

    /// Whether it could still be reached: by all that its conditions look at.
    fn reachable(&self, id: &str) -> Origins {
        let Some([old, new]) = self.label(id) else { return self.facts.rule() };
        let limits = |label: &'r Label| -> Vec<_> {
            label.conditions.iter().map(|it| (&it.kind, required(it), &it.labels, it.allowed)).collect()
        };
        let rule = if limits(old) == limits(new) { Origins::default() } else { self.facts.rule() };
        // Labels that it requires look at others.
        let unmet = self.condition(id, "requires", "unmet", &[id]);
        let unmet = if unmet.is_unaccounted { Origins::default() } else { unmet };
        self.of_label(id, "all").and(&rule).and(&unmet).or(|| self.facts.same_figures())
    }

    /// The award is that of the first label reached.
    fn award(&self) -> Origins {
        let reached =
            |all: &'r [Label]| -> BTreeMap<&str, bool> { all.iter().map(|it| (&*it.id, it.reached)).collect() };
        let [old, new] = [&self.facts.old.labels, &self.facts.new.labels].map(|labels| reached(labels));
        let ids: BTreeSet<&str> = old.keys().chain(new.keys()).copied().collect();
        let turned = ids.into_iter().filter(|id| old.get(id) != new.get(id));
        Origins::all(&turned.map(|id| self.reached(id, &[])).collect::<Vec<_>>()).or(|| self.facts.rule())
    }
}

/// What a condition asks for: its one figure, or its floors, each with its place and whether it counts points.
fn required(it: &Condition) -> Vec<(&str, bool, Option<Exact>)> {
    let floors = it.floors().iter().map(|floor| {
        let least = floor.percent.as_ref().or(floor.points.as_ref());
        (floor.part(), floor.points.is_some(), least.map(number))
    });
    it.figure().map(|figure| ("", false, Some(number(figure)))).into_iter().chain(floors).collect()
}

/// Whether what a report says about a document follows from its file, which is a cause of its own.
fn is_of_file(field: &str) -> bool {
    matches!(field, "found" | "sha256" | "state")
}

/// All that totals, conditions and labels take from an indicator.
const ALL: [&str; 5] = ["contribution", "attainable", "minimum_met", "answered", "status"];

/// What of indicators a figure over several is made of.
fn summands(field: &str) -> &'static [&'static str] {
    match field {
        "points" => &["contribution"],
        "attainable" => &["attainable"],
        "percent" | "percentage_points" => &["contribution", "attainable"],
        "answered" => &["status"],
        _ => &ALL,
    }
}

/// Whether two texts differ in nothing but the ends of their lines.
fn has_other_line_ends(difference: &Difference) -> bool {
    let unified = |value: &Option<Value>| Some(with_line_feeds(value.as_ref()?.as_str()?));
    unified(&difference.old).is_some_and(|old| unified(&difference.new) == Some(old))
}

//! What differs in the score, the categories, the labels and the award: each inherits
//! the causes of the indicators that it is made of.

use super::indicator::{Traced, attainable, contribution};
use super::origin::{Facts, Origins};
use super::{About, Change, Term, number, pairs};
use crate::number::Exact;
use crate::record::saved::{Condition, Indicator, Label, Quantity, Report};
use std::collections::{BTreeMap, BTreeSet};

/// The causes of what differs in the percentage of a category, by its id.
pub(super) type OfCategories = BTreeMap<String, Origins>;

/// Points and what they are out of.
#[derive(Clone, Copy)]
struct Totals<'r> {
    points: &'r Quantity,
    attainable: &'r Quantity,
    percent: Option<&'r Quantity>,
}

/// What is about one label, category or the result.
struct Place {
    about: About,
    id: String,
}

impl Place {
    fn change(&self, field: &'static str, old: Option<Term>, new: Option<Term>, origins: Origins) -> Option<Change> {
        let Place { about, id } = self;
        (old != new).then(|| Change { about: *about, id: id.clone(), condition: None, field, old, new, origins })
    }
}

/// Points, attainable points and percentage over some indicators, with the causes of
/// what the percentage is made of.
fn totals<'t>(
    facts: &Facts,
    place: &Place,
    [old, new]: [Totals<'_>; 2],
    members: impl Fn() -> Vec<&'t Traced<'t>>,
    sums: Option<[[Exact; 2]; 2]>,
) -> (Vec<Change>, Origins) {
    let of_points = Origins::all(members().into_iter().map(|one| &one.contribution));
    let of_attainable = Origins::all(members().into_iter().map(|one| &one.attainable));
    let is_right = |which: usize| {
        sums.as_ref().is_none_or(|sums| {
            let side = |totals: Totals<'_>| number(if which == 0 { totals.points } else { totals.attainable });
            sums[0][which] == side(old) && sums[1][which] == side(new)
        })
    };
    let checked = |origins: &Origins, which| {
        let checked = if is_right(which) { origins.clone() } else { origins.clone().and(&facts.arithmetic()) };
        checked.or(|| if sums.is_some() { facts.arithmetic() } else { facts.same_figures() })
    };
    let quantity = |figure: &Quantity| Some(Term::Quantity(number(figure)));
    let percent = |figure: Option<&Quantity>| figure.map(number).map(Term::Percent);
    let both = of_points.clone().and(&of_attainable);
    let changes = [
        place.change("points", quantity(old.points), quantity(new.points), checked(&of_points, 0)),
        place.change("attainable", quantity(old.attainable), quantity(new.attainable), checked(&of_attainable, 1)),
        place.change("percent", percent(old.percent), percent(new.percent), both.clone().or(|| facts.same_figures())),
    ];
    (changes.into_iter().flatten().collect(), both)
}

/// The sums of points and of attainable points over some indicators of a report.
fn sums(report: &Report, is_member: impl Fn(&Indicator) -> bool) -> [Exact; 2] {
    let members = || report.indicators.iter().filter(|indicator| is_member(indicator));
    [Exact::sum(members().map(contribution)), Exact::sum(members().map(attainable))]
}

/// The score, and whether it is provisional.
pub(super) fn result(facts: &Facts, traced: &[Traced<'_>]) -> Vec<Change> {
    let place = Place { about: About::Result, id: String::new() };
    let flag = |report: &Report| Some(Term::Flag(report.provisional));
    let answered = || Origins::all(traced.iter().map(|one| &one.answered)).or(|| facts.same_figures());
    let mut changes: Vec<Change> =
        place.change("provisional", flag(facts.old), flag(facts.new), answered()).into_iter().collect();
    let side = |report: &Report| sums(report, |_| true);
    let both = [&facts.old.score, &facts.new.score].map(|score| Totals {
        points: &score.points,
        attainable: &score.attainable,
        percent: score.percent.as_ref(),
    });
    let all = || traced.iter().collect();
    changes.extend(totals(facts, &place, both, all, Some([side(facts.old), side(facts.new)])).0);
    changes
}

/// The categories, and the causes of what their percentages are made of.
pub(super) fn categories(facts: &Facts, traced: &[Traced<'_>]) -> (Vec<Change>, OfCategories) {
    let mut changes = Vec::new();
    let mut causes = OfCategories::new();
    for (old, new) in pairs(&facts.old.categories, &facts.new.categories, |category| &category.id) {
        let id = new.or(old).map_or("", |category| &category.id);
        let place = Place { about: About::Category, id: id.to_owned() };
        let (Some(old), Some(new)) = (old, new) else {
            let there = |is: bool| is.then_some(Term::Flag(true));
            changes.extend(place.change("there", there(old.is_some()), there(new.is_some()), facts.rule()));
            causes.insert(id.to_owned(), facts.rule());
            continue;
        };
        let is_member = |indicator: &Indicator| indicator.category == id;
        let members = || traced.iter().filter(|one| [one.old, one.new].into_iter().flatten().any(is_member)).collect();
        let [was, is] = [old, new].map(|it| Totals {
            points: &it.points,
            attainable: &it.attainable,
            percent: it.percent.as_ref(),
        });
        let sums = [sums(facts.old, is_member), sums(facts.new, is_member)];
        let (of_category, both) = totals(facts, &place, [was, is], members, Some(sums));
        changes.extend(of_category);
        causes.insert(id.to_owned(), both);
    }
    (changes, causes)
}

/// The indicators that a label looks at in either report; `None` for all.
fn scope(facts: &Facts, label: &str) -> Option<BTreeSet<String>> {
    let mut ids = BTreeSet::new();
    for side in facts.sides {
        let catalogue = side.catalogue?;
        let Some(label) = catalogue.labels.iter().find(|it| it.id == label) else { continue };
        let of_scope = label.scope.iter().filter_map(|index| catalogue.indicators.get(*index));
        ids.extend(of_scope.map(|indicator| indicator.id.clone()));
    }
    Some(ids)
}

/// The labels with their conditions.
pub(super) fn labels(facts: &Facts, traced: &[Traced<'_>], categories: &OfCategories) -> Vec<Change> {
    let mut changes = Vec::new();
    let mut reached: BTreeMap<String, Origins> = BTreeMap::new();
    let mut all = pairs(&facts.old.labels, &facts.new.labels, |label| &label.id);
    let order: BTreeMap<String, usize> = all
        .iter()
        .enumerate()
        .map(|(index, (old, new))| (new.or(*old).map_or_else(String::new, |it| it.id.clone()), index))
        .collect();
    // Labels that others ask for stand below them: their causes are known then.
    all.reverse();
    for (old, new) in all {
        let id = new.or(old).map_or("", |label| &label.id);
        let place = Place { about: About::Label, id: id.to_owned() };
        let (Some(old), Some(new)) = (old, new) else {
            let there = |is: bool| is.then_some(Term::Flag(true));
            changes.extend(place.change("there", there(old.is_some()), there(new.is_some()), facts.rule()));
            reached.insert(id.to_owned(), facts.rule());
            continue;
        };
        let scope = scope(facts, id);
        let members = || -> Vec<&Traced<'_>> {
            traced.iter().filter(|one| scope.as_ref().is_none_or(|scope| scope.contains(one.id()))).collect()
        };
        let of_conditions = conditions(facts, (traced, &members()), (categories, &reached), old, new);
        let of_met = of_conditions.iter().filter(|change| matches!(change.field, "met" | "condition"));
        let of_reached = Origins::all(of_met.map(|change| &change.origins)).or(|| facts.arithmetic());
        if old.reached != new.reached {
            reached.insert(id.to_owned(), of_reached.clone());
        }
        let flag = |flag: bool| Some(Term::Flag(flag));
        let of_all = Origins::all(&members().into_iter().map(Traced::all).collect::<Vec<_>>());
        let of_reachable = of_all.and(&of_conditions.iter().fold(Origins::default(), |all, it| all.and(&it.origins)));
        let of_reachable = of_reachable.or(|| facts.same_figures());
        changes.extend(place.change("reached", flag(old.reached), flag(new.reached), of_reached));
        changes.extend(place.change("reachable", flag(old.reachable), flag(new.reachable), of_reachable));
        let [was, is] = [old, new].map(|it| Totals {
            points: &it.points,
            attainable: &it.attainable,
            percent: it.percent.as_ref(),
        });
        changes.extend(totals(facts, &place, [was, is], members, None).0);
        changes.extend(of_conditions);
    }
    changes.sort_by_key(|change| order.get(&change.id).copied());
    changes
}

/// The conditions of a label.
fn conditions(
    facts: &Facts,
    (traced, members): (&[Traced<'_>], &[&Traced<'_>]),
    (categories, reached): (&OfCategories, &BTreeMap<String, Origins>),
    old: &Label,
    new: &Label,
) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    for (was, is) in pairs(&old.conditions, &new.conditions, |condition| &condition.kind) {
        let kind = is.or(was).map_or("", |condition| &condition.kind);
        let mut own: Vec<Change> = Vec::new();
        let mut add = |field, term: &dyn Fn(&Condition) -> Option<Term>, origins: &dyn Fn() -> Origins| {
            let (before, now) = (was.and_then(term), is.and_then(term));
            if before != now {
                let (about, id, condition) = (About::Label, new.id.clone(), Some(kind.to_owned()));
                own.push(Change { about, id, condition, field, old: before, new: now, origins: origins() });
            }
        };
        let (Some(before), Some(now)) = (was, is) else {
            add("condition", &|_| Some(Term::Flag(true)), &|| facts.rule());
            changes.extend(own);
            continue;
        };
        let is_percent = kind != "min-points";
        let figure = |figure: &Option<Quantity>| {
            let number = figure.as_ref().map(number)?;
            Some(if is_percent { Term::Percent(number) } else { Term::Quantity(number) })
        };
        let same = || facts.same_figures();
        add("required", &|it| figure(&it.required), &|| facts.rule());
        add("actual", &|it| figure(&it.actual), &|| {
            let of = |one: &Traced<'_>| match kind {
                "min-answered-percent" => one.of_status(),
                "min-points" => one.contribution.clone(),
                _ => one.contribution.clone().and(&one.attainable),
            };
            Origins::all(&members.iter().map(|one| of(one)).collect::<Vec<_>>()).or(same)
        });
        // Only those that came or went tell why a list is another.
        let turned = |old: &[String], new: &[String], origins: &dyn Fn(&str) -> Origins| {
            let [old, new]: [BTreeSet<&String>; 2] = [old.iter().collect(), new.iter().collect()];
            Origins::all(&old.symmetric_difference(&new).map(|id| origins(id).or(same)).collect::<Vec<_>>()).or(same)
        };
        let names = |names: &[String]| Some(Term::Names(names.to_vec()));
        add("below", &|it| names(&it.below), &|| {
            let required = if before.required == now.required { Origins::default() } else { facts.rule() };
            let of = |id: &str| categories.get(id).cloned().unwrap_or_default().and(&required);
            turned(&before.below, &now.below, &of)
        });
        add("labels", &|it| names(&it.labels), &|| facts.rule());
        add("unmet", &|it| names(&it.unmet), &|| {
            let required = if before.labels == now.labels { Origins::default() } else { facts.rule() };
            // A label above this one is not looked into yet.
            let of_all = || Origins::all(&traced.iter().map(Traced::all).collect::<Vec<_>>());
            let of = |id: &str| reached.get(id).cloned().unwrap_or_else(of_all).and(&required);
            turned(&before.unmet, &now.unmet, &of)
        });
        add("missed", &|it| names(&it.missed), &|| {
            let of =
                |id: &str| members.iter().find(|one| one.id() == id).map(|one| one.of_points()).unwrap_or_default();
            turned(&before.missed, &now.missed, &of)
        });
        let count = |count: usize| i64::try_from(count).ok().map(Exact::from).map(Term::Quantity);
        add("allowed", &|it| it.allowed.and_then(count), &|| facts.rule());
        let of_sides = Origins::all(own.iter().map(|change| &change.origins)).or(|| facts.arithmetic());
        if before.met != now.met {
            let (about, id, condition) = (About::Label, new.id.clone(), Some(kind.to_owned()));
            let [old, new] = [before.met, now.met].map(|met| Some(Term::Flag(met)));
            own.push(Change { about, id, condition, field: "met", old, new, origins: of_sides });
        }
        changes.extend(own);
    }
    changes
}

/// The award: it is that of the first label reached.
pub(super) fn award(facts: &Facts, labels: &[Change]) -> Option<Change> {
    let place = Place { about: About::Result, id: String::new() };
    let of_labels = labels.iter().filter(|change| matches!(change.field, "reached" | "there"));
    let origins = Origins::all(of_labels.map(|change| &change.origins)).or(|| facts.rule());
    let term = |report: &Report| report.award.clone().map(Term::Id);
    place.change("award", term(facts.old), term(facts.new), origins)
}

//! What differs in the indicators, step by step.

use super::origin::{Facts, Origins, claimed, files};
use super::{About, Change, Movement, Term, number, pairs};
use crate::number::Exact;
use crate::record::saved::{Decision, Indicator};

/// An indicator in both reports, with the causes of what differs in it; those of what
/// does not are empty.
pub(super) struct Traced<'r> {
    pub old: Option<&'r Indicator>,
    pub new: Option<&'r Indicator>,
    /// Of the whole entry, where only one report has it.
    there: Origins,
    category: Origins,
    status: Origins,
    value: Origins,
    documents: Origins,
    pub decision: Origins,
    points: Origins,
    max: Origins,
    weight: Origins,
    /// Of what it adds to the points of its category, also where it moved there.
    pub contribution: Origins,
    /// Of what it adds to the attainable points.
    pub attainable: Origins,
    pub minimum: Origins,
    excellent: Origins,
    /// Of whether it is answered.
    pub answered: Origins,
}

/// All indicators, in the order of the new report, then those that it lacks.
pub(super) fn trace<'r>(facts: &Facts<'r>) -> Vec<Traced<'r>> {
    let pairs = pairs(&facts.old.indicators, &facts.new.indicators, |indicator| &indicator.id);
    pairs.into_iter().map(|(old, new)| Traced::of(facts, old, new)).collect()
}

/// What an indicator adds to the attainable points.
pub(super) fn attainable(indicator: &Indicator) -> Exact {
    match indicator.points {
        Some(_) => &number(&indicator.weight) * &number(&indicator.max),
        None => Exact::ZERO,
    }
}

/// What it adds to the points.
pub(super) fn contribution(indicator: &Indicator) -> Exact {
    indicator.contribution.as_ref().map(number).unwrap_or_default()
}

/// Whether it is answered: yes, no, or in no need of an answer.
fn standing(indicator: &Indicator) -> Option<bool> {
    match (&indicator.decision, &*indicator.status) {
        (None, "not-applicable") => None,
        (None, "missing" | "invalid") => Some(false),
        _ => Some(true),
    }
}

/// A decision without what follows from evidence and the place of its row.
fn decided(decision: Option<&Decision>) -> Option<(Exact, &str, &str, &str, Option<&str>)> {
    let it = decision?;
    Some((number(&it.points), &it.by, &it.reason, &it.date, it.expires.as_deref()))
}

impl<'r> Traced<'r> {
    fn of(facts: &Facts<'r>, old: Option<&'r Indicator>, new: Option<&'r Indicator>) -> Traced<'r> {
        let none = Traced {
            old,
            new,
            there: Origins::default(),
            category: Origins::default(),
            status: Origins::default(),
            value: Origins::default(),
            documents: Origins::default(),
            decision: Origins::default(),
            points: Origins::default(),
            max: Origins::default(),
            weight: Origins::default(),
            contribution: Origins::default(),
            attainable: Origins::default(),
            minimum: Origins::default(),
            excellent: Origins::default(),
            answered: Origins::default(),
        };
        let (Some(old), Some(new)) = (old, new) else {
            let rule = facts.rule();
            let (contribution, attainable, answered) = (rule.clone(), rule.clone(), rule.clone());
            return Traced { there: rule.clone(), contribution, attainable, answered, minimum: rule, ..none };
        };
        let when = |differs: bool, origins: &dyn Fn() -> Origins| if differs { origins() } else { Origins::default() };
        let rule = || facts.rule();
        let figure = |quantity: &Option<super::Quantity>| quantity.as_ref().map(number);
        let category = when(old.category != new.category, &rule);
        let max = when(number(&old.max) != number(&new.max), &rule);
        let weight = when(number(&old.weight) != number(&new.weight), &rule);
        let by_value = || facts.value(old, new, false);
        let value = when(figure(&old.value) != figure(&new.value), &by_value);
        let status = when(old.status != new.status, &by_value);
        let documents = when(files(old) != files(new), &|| Origins::of(&[(true, super::Origin::Evidence)], &[]));
        let (was, is) = (old.decision.as_ref(), new.decision.as_ref());
        let decision = when(decided(was) != decided(is), &|| facts.decision(was, is));
        let claim = when(claimed(old) != claimed(new), &|| facts.claim(old, new));
        let points = when(figure(&old.points) != figure(&new.points), &|| {
            // Where both are decided, what the evidence claims has no part.
            let of_claim = if was.is_some() && is.is_some() { Origins::default() } else { claim.clone() };
            decision.clone().and(&of_claim).or(|| facts.arithmetic())
        });
        let is_product =
            |it: &Indicator| figure(&it.contribution) == figure(&it.points).map(|points| &points * &number(&it.weight));
        let product = when(!is_product(old) || !is_product(new), &|| facts.arithmetic());
        let counted = when(figure(&old.contribution) != figure(&new.contribution), &|| {
            points.clone().and(&weight).and(&product).or(|| facts.arithmetic())
        });
        let is_there = old.points.is_some() == new.points.is_some();
        let attained = when(attainable(old) != attainable(new), &|| {
            let of_points = if is_there { Origins::default() } else { points.clone() };
            weight.clone().and(&max).and(&of_points)
        });
        let settled = old.decision.is_some() == new.decision.is_some();
        let minimum = when(old.minimum_met != new.minimum_met, &|| points.clone().or(|| facts.same_figures()));
        let excellent = when(old.excellent != new.excellent, &|| {
            let of_decision = if settled { Origins::default() } else { decision.clone() };
            points.clone().and(&of_decision).and(&status).or(|| facts.same_figures())
        });
        let answered = when(standing(old) != standing(new), &|| {
            let of_decision = if settled { Origins::default() } else { decision.clone() };
            status.clone().and(&of_decision).or(|| facts.arithmetic())
        });
        Traced {
            contribution: counted.and(&category),
            attainable: attained.and(&category),
            category,
            status,
            value,
            documents,
            decision,
            points,
            max,
            weight,
            minimum,
            excellent,
            answered,
            ..none
        }
    }

    pub fn id(&self) -> &str {
        self.new.or(self.old).map_or("", |indicator| &indicator.id)
    }

    /// The causes of what a label's minimum looks at.
    pub fn of_points(&self) -> Origins {
        self.points.clone().and(&self.answered).and(&self.there)
    }

    /// The causes of what the share of answered indicators looks at.
    pub fn of_status(&self) -> Origins {
        self.status.clone().and(&self.there)
    }

    /// The causes of all that totals take from it.
    pub fn all(&self) -> Origins {
        Origins::all([&self.contribution, &self.attainable, &self.minimum, &self.answered, &self.status])
    }
}

/// What differs in the indicators.
pub(super) fn changes(traced: &[Traced<'_>]) -> Vec<Change> {
    let mut changes = Vec::new();
    for one in traced {
        let mut add = |field, origins: &Origins, term: &dyn Fn(&Indicator) -> Option<Term>| {
            if !origins.is_empty() {
                changes.push(Change {
                    about: About::Indicator,
                    id: one.id().to_owned(),
                    condition: None,
                    field,
                    old: one.old.and_then(term),
                    new: one.new.and_then(term),
                    origins: origins.clone(),
                });
            }
        };
        add("there", &one.there, &|_| Some(Term::Flag(true)));
        if !one.there.is_empty() {
            continue;
        }
        let quantity = |figure: &Option<super::Quantity>| figure.as_ref().map(number).map(Term::Quantity);
        add("status", &one.status, &|it| Some(Term::Word(it.status.clone())));
        add("value", &one.value, &|it| quantity(&it.value));
        add("points", &one.points, &|it| quantity(&it.points));
        add("decision", &one.decision, &|it| it.decision.clone().map(Term::Decision));
        add("max", &one.max, &|it| Some(Term::Quantity(number(&it.max))));
        add("weight", &one.weight, &|it| Some(Term::Quantity(number(&it.weight))));
        let (was, is) = (one.old.map(contribution), one.new.map(contribution));
        if was != is || one.old.map(|it| it.contribution.is_some()) != one.new.map(|it| it.contribution.is_some()) {
            add("contribution", &one.contribution, &|it| quantity(&it.contribution));
        }
        add("category", &one.category, &|it| Some(Term::Id(it.category.clone())));
        add("minimum_met", &one.minimum, &|it| it.minimum_met.map(Term::Flag));
        add("excellent", &one.excellent, &|it| Some(Term::Flag(it.excellent)));
        add("documents", &one.documents, &|it| {
            Some(Term::Names(it.documents.iter().map(|document| document.name.clone()).collect()))
        });
    }
    changes
}

/// How the points moved.
pub(super) fn movement(traced: &[Traced<'_>]) -> Movement {
    let mut movement = Movement::default();
    for one in traced {
        let points = |indicator: Option<&Indicator>| indicator?.points.as_ref().map(number);
        let (Some(was), Some(is)) = (points(one.old), points(one.new)) else {
            // What applies in neither moved nowhere.
            if one.old.is_some() && one.new.is_some() && points(one.old) == points(one.new) {
                movement.unchanged += 1;
            } else {
                movement.incomparable += 1;
            }
            continue;
        };
        match is.cmp(&was) {
            std::cmp::Ordering::Greater => movement.improved += 1,
            std::cmp::Ordering::Less => movement.worse += 1,
            std::cmp::Ordering::Equal => movement.unchanged += 1,
        }
        movement.other_maximum += usize::from(!one.max.is_empty());
    }
    movement
}

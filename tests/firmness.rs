//! Robustness against brute force: the stricter judgements that are listed are exactly those
//! that lose the award when the tables themselves are changed, and the weights may change
//! just as far as is said.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "shared/chance.rs"]
#[allow(dead_code, reason = "not every test needs all of it")]
mod chance;

use chance::Random;
use merit::assess::{Assessment, assess};
use merit::catalogue::{Aggregate, Catalogue};
use merit::evidence::{self, RawTable, Reading, TableKind};
use merit::number::Exact;
use merit::plan::Kind;
use merit::robustness::{Downgrade, robustness};
use std::fmt::Write;

/// How many random dossiers are looked at.
const CASES: u64 = 2_500;

/// A dossier's tables as rows of cells.
#[derive(Clone)]
struct Tables {
    evidence: Vec<Vec<String>>,
    team: Option<Vec<Vec<String>>>,
    training: Option<Vec<Vec<String>>>,
    decisions: String,
}

fn rows(text: &str) -> Vec<Vec<String>> {
    text.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

fn text(rows: &[Vec<String>]) -> Vec<u8> {
    rows.iter().fold(String::new(), |text, row| text + &row.join(",") + "\n").into_bytes()
}

impl Tables {
    fn of(random: &Random) -> Tables {
        Tables {
            evidence: rows(&random.csv),
            team: random.team.as_deref().map(rows),
            training: random.training.as_deref().map(rows),
            decisions: String::from("indicator,points,by,reason,date\n"),
        }
    }

    fn assess(&self, random: &Random, catalogue: &Catalogue) -> Assessment {
        let mut raw = vec![RawTable::of_text(TableKind::Evidence, "evidence.csv", text(&self.evidence))];
        let others = [(TableKind::Team, &self.team), (TableKind::Training, &self.training)];
        for (kind, table) in others {
            raw.extend(table.as_ref().map(|rows| RawTable::of_text(kind, format!("{}.csv", kind.name()), text(rows))));
        }
        let decisions = self.decisions.clone().into_bytes();
        raw.push(RawTable::of_text(TableKind::Decisions, "decisions.csv", decisions));
        let evidence = evidence::read(catalogue, &raw, None, Reading { as_of: random.as_of, decimal: None }).unwrap();
        assess(catalogue, evidence, &Default::default(), random.as_of)
    }

    /// Makes the tables say what a downgrade means.
    fn apply(&mut self, random: &Random, downgrade: &Downgrade) {
        let id = |indicator: &usize| random.catalogue.indicators[*indicator].id.clone();
        match downgrade {
            Downgrade::Step { indicator, to } => {
                let points = merit::number::in_full(to);
                writeln!(self.decisions, "{},{points},E,a test,2026-01-01", id(indicator)).unwrap();
            }
            Downgrade::Document { indicator, name } => {
                for row in self.evidence.iter_mut().filter(|row| row[0] == id(indicator)) {
                    if row[3] == *name {
                        row[3].clear();
                    }
                }
            }
            Downgrade::Decision { .. } => panic!("nothing is decided here"),
            Downgrade::Value { line, .. } => self.evidence[*line - 1][2].clear(),
            Downgrade::Person { name, .. } => {
                self.team.as_mut().unwrap().retain(|row| row[0] != **name);
            }
            Downgrade::Training { training, .. } => {
                let persons: Vec<String> =
                    rows(random.team.as_deref().unwrap()).iter().map(|row| row[0].clone()).collect();
                let all = rows(random.training.as_deref().unwrap());
                let counted = all.iter().filter(|row| row[0] != "person" && persons.contains(&row[0]));
                let struck = counted.clone().nth(*training).unwrap();
                // Equal rows: the first of them that is still there.
                let table = self.training.as_mut().unwrap();
                let place = table.iter().position(|row| row == struck).unwrap();
                table.remove(place);
            }
        }
    }
}

/// Whether two downgrades can be told by the tables together: a step after something else
/// about the same indicator cannot.
fn can_be_written(a: &Downgrade, b: &Downgrade, catalogue: &Catalogue) -> bool {
    let is_team = |index: usize| matches!(catalogue.indicators[index].measure, merit::catalogue::Measure::Team { .. });
    let clashes = |step: &Downgrade, other: &Downgrade| match step {
        Downgrade::Step { indicator, .. } => match other.indicator() {
            Some(index) => index == *indicator,
            None => is_team(*indicator),
        },
        _ => false,
    };
    !clashes(a, b) && !clashes(b, a)
}

#[test]
fn the_downgrades_that_are_listed_are_those_that_lose_the_award() {
    let (mut awarded, mut single, mut paired, mut firm) = (0, 0, 0, 0);
    for seed in 0..CASES * 2 {
        let random = Random::new(seed);
        let tables = Tables::of(&random);
        let assessment = tables.assess(&random, &random.catalogue);
        let Some(award) = assessment.award else { continue };
        awarded += 1;
        let found = robustness(&random.catalogue, &assessment);
        let all = Downgrade::all(&random.catalogue, &assessment);
        let loses = |downgrades: &[&Downgrade]| {
            let mut tables = tables.clone();
            downgrades.iter().for_each(|downgrade| tables.apply(&random, downgrade));
            !tables.assess(&random, &random.catalogue).labels[award].reached
        };
        let about = |downgrade: &dyn std::fmt::Debug| {
            format!(
                "seed {seed}: {downgrade:?}\n{}\n{}\n{:?}\n{:?}",
                random.toml, random.csv, random.team, random.training
            )
        };
        for downgrade in &all {
            assert_eq!(found.singles.contains(downgrade), loses(&[downgrade]), "{}", about(downgrade));
        }
        if !found.singles.is_empty() {
            single += 1;
            assert_eq!(found.pairs.as_deref(), Some(&[][..]));
            continue;
        }
        let pairs = found.pairs.unwrap();
        if pairs.is_empty() {
            firm += 1
        } else {
            paired += 1
        }
        for (index, one) in all.iter().enumerate() {
            for other in all.iter().skip(index + 1).filter(|other| can_be_written(one, other, &random.catalogue)) {
                let pair = (one.clone(), other.clone());
                assert_eq!(pairs.contains(&pair), loses(&[one, other]), "{}", about(&pair));
            }
        }
    }
    assert!(single > 200 && paired > 20 && firm > 100, "{awarded}: {single} {paired} {firm}");
}

/// Every way to change each of some weights by −x, by nothing or by x.
fn changes(count: usize, x: &Exact, with_none: bool) -> Vec<Vec<Exact>> {
    let parts = if with_none { vec![-x, Exact::ZERO, x.clone()] } else { vec![-x, x.clone()] };
    let mut all: Vec<Vec<Exact>> = vec![Vec::new()];
    for _ in 0..count {
        all = all
            .into_iter()
            .flat_map(|change| parts.iter().map(move |part| change.iter().cloned().chain([part.clone()]).collect()))
            .collect();
    }
    all
}

#[test]
fn the_weights_may_change_just_as_far_as_is_said() {
    let (mut held, mut turned, mut never, mut open) = (0, 0, 0, 0);
    let little = Exact::decimal(1, 9).unwrap();
    for seed in 0..CASES / 3 {
        let random = Random::new(seed);
        let tables = Tables::of(&random);
        let assessment = tables.assess(&random, &random.catalogue);
        let found = robustness(&random.catalogue, &assessment);
        let by_categories = random.catalogue.aggregate == Aggregate::CategoryWeights;
        for tolerance in &found.tolerances {
            let label = &random.catalogue.labels[tolerance.label];
            let sums_points = label.min_points.is_some() || label.min_category_percent.is_some();
            // By weights of categories, each condition has its own kind of weights.
            if by_categories && (sums_points || !label.requires.is_empty()) {
                continue;
            }
            let changed = |change: &[Exact]| {
                let mut catalogue = random.catalogue.clone();
                let by = |weight: &Exact, part: &Exact| weight * &(&Exact::ONE + part);
                match by_categories {
                    true => catalogue
                        .categories
                        .iter_mut()
                        .zip(change)
                        .for_each(|(it, part)| it.weight = by(&it.weight, part)),
                    false => catalogue
                        .indicators
                        .iter_mut()
                        .zip(change)
                        .for_each(|(it, part)| it.weight = by(&it.weight, part)),
                }
                tables.assess(&random, &catalogue).labels[tolerance.label].reached
            };
            let count = if by_categories { 2 } else { random.catalogue.indicators.len() };
            let any = |x: &Exact, with_none: bool| {
                changes(count, x, with_none).iter().any(|change| changed(change) != tolerance.reached)
            };
            let about = || format!("seed {seed}: {tolerance:?}\n{}\n{}", random.toml, random.csv);
            match &tolerance.limit {
                None => {
                    never += 1;
                    assert!(!any(&(&Exact::ONE - &little), false), "{}", about());
                }
                Some(limit) if tolerance.reached => {
                    held += 1;
                    // What is just met is still met; beyond, the worst change misses it.
                    assert!(!any(limit, false) && any(&(limit + &little), false), "{}", about());
                }
                Some(limit) => {
                    assert!(limit.is_zero() || !any(&(limit - &little), true), "{}", about());
                    match tolerance.is_exact {
                        true => {
                            turned += 1;
                            assert!(any(limit, true), "{}", about());
                        }
                        false => open += 1,
                    }
                }
            }
        }
    }
    assert!(held > 30 && turned > 90 && never > 100 && open * 5 < turned, "{held} {turned} {never} {open}");
}

#[test]
fn idle_indicators_change_nothing_and_others_do() {
    let (mut idle, mut decisive) = (0, 0);
    for seed in 0..CASES {
        let random = Random::new(seed);
        let tables = Tables::of(&random);
        let assessment = tables.assess(&random, &random.catalogue);
        let found = robustness(&random.catalogue, &assessment);
        for index in 0..random.catalogue.indicators.len() {
            let indicator = &random.catalogue.indicators[index];
            let mut awards = vec![assessment.award];
            // Without its rows, and with points between none and all by decision.
            let mut without = tables.clone();
            without.evidence.retain(|row| row[0] != indicator.id);
            let is_team = matches!(indicator.measure, merit::catalogue::Measure::Team { .. });
            if !is_team {
                awards.push(without.assess(&random, &random.catalogue).award);
            }
            if assessment.indicators[index].status == merit::assess::Status::Scored {
                for quarter in 0..=4 {
                    let points = (&indicator.points * &Exact::from(quarter)).divided_by(&Exact::from(4)).unwrap();
                    let mut decided = tables.clone();
                    decided.apply(&random, &Downgrade::Step { indicator: index, to: points });
                    awards.push(decided.assess(&random, &random.catalogue).award);
                }
            }
            if found.idle.contains(&index) {
                idle += 1;
                assert!(
                    awards.iter().all(|award| *award == assessment.award),
                    "seed {seed}, {index}\n{}\n{}",
                    random.toml,
                    random.csv
                );
            } else if !is_team && assessment.indicators[index].status == merit::assess::Status::Scored {
                decisive += 1;
                if indicator.optional {
                    let mut nothing = without;
                    nothing.evidence.push(vec![indicator.id.clone(), String::new(), "n/a".into(), String::new()]);
                    awards.push(nothing.assess(&random, &random.catalogue).award);
                }
                let is_changed = awards.iter().any(|award| *award != assessment.award);
                assert!(is_changed, "seed {seed}, {index}\n{}\n{}", random.toml, random.csv);
            }
        }
    }
    assert!(idle > 500 && decisive > 300, "{idle} {decisive}");
}

#[test]
fn margins_are_what_the_conditions_compare() {
    for seed in 0..500 {
        let random = Random::new(seed);
        let assessment = Tables::of(&random).assess(&random, &random.catalogue);
        let found = robustness(&random.catalogue, &assessment);
        for (label, margins) in assessment.labels.iter().zip(&found.margins) {
            let own = || margins.iter().filter(|margin| margin.indicator.is_none());
            // Requiring others is no margin of its own.
            let conditions = label.conditions.iter().filter(|condition| condition.code() != "requires");
            let are_met = conditions.clone().all(|condition| condition.is_met());
            assert_eq!(own().all(|margin| !margin.margin.is_negative()), are_met, "seed {seed}");
            for margin in own().filter(|margin| matches!(margin.kind, Kind::Points)) {
                assert_eq!(margin.have, label.totals.points);
            }
        }
    }
}

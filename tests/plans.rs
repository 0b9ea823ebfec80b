//! Plans against brute force: over random small catalogues with every measure, scale and
//! condition, and random dossiers, a plan costs what the cheapest way costs, leads to the
//! label, and needs each of its entries.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "shared/chance.rs"]
mod chance;

use chance::Random;
use merit::assess::{Assessment, Earned, assess, standings_of};
use merit::catalogue::Catalogue;
use merit::evidence::{Evidence, Reading, Supposition, as_supposed};
use merit::number::Exact;
use merit::plan::{Answer, By, Plan, Request, Way, Ways, plan};
use std::collections::BTreeSet;

/// How many random dossiers are planned for.
const CASES: u64 = 3_000;
/// The most combinations that are tried one by one.
const MOST: usize = 60_000;

/// What the changes of a plan are on the command line.
fn settings<'w>(catalogue: &Catalogue, ways: impl Iterator<Item = (usize, &'w Way)>) -> Vec<String> {
    let mut settings = Vec::new();
    for (indicator, way) in ways {
        let measure = &catalogue.indicators[indicator].measure;
        for turn in &way.changes {
            let value = as_supposed(measure, &turn.to);
            settings.push(Supposition { indicator, input: turn.input, value }.written(catalogue));
        }
    }
    settings
}

/// The assessment with values supposed, by all the steps that the program takes.
fn supposing(random: &Random, settings: &[String]) -> Assessment {
    let reading = Reading { as_of: random.as_of, decimal: None };
    let mut evidence: Evidence = random.evidence();
    evidence
        .suppose(&random.catalogue, settings, reading)
        .unwrap_or_else(|message| panic!("{settings:?}: {message:?}\n{}\n{}", random.toml, random.csv));
    assess(&random.catalogue, evidence, &Default::default(), random.as_of)
}

/// Every choice of ways (0: as it is), as far as they are few enough.
fn choices(ways: &[Ways]) -> Option<Vec<Vec<usize>>> {
    let count: usize = ways.iter().map(|ways| ways.ways.len() + 1).product();
    if count > MOST {
        return None;
    }
    let mut all = vec![Vec::new()];
    for ways in ways {
        all = all
            .into_iter()
            .flat_map(|choice: Vec<usize>| {
                (0..=ways.ways.len()).map(move |way| choice.iter().copied().chain([way]).collect())
            })
            .collect();
    }
    Some(all)
}

fn earned(ways: &[Ways], choice: &[usize]) -> Vec<Earned> {
    let one = |(ways, way): (&Ways, &usize)| match way.checked_sub(1) {
        Some(way) => ways.ways[way].earned.clone(),
        None => ways.now.clone(),
    };
    ways.iter().zip(choice).map(one).collect()
}

fn effort(ways: &[Ways], choice: &[usize]) -> (Exact, usize) {
    let taken = || ways.iter().zip(choice).filter_map(|(ways, way)| Some(&ways.ways[way.checked_sub(1)?]));
    (Exact::sum(taken().map(|way| way.effort.clone())), taken().count())
}

fn changed(plan: &Plan) -> BTreeSet<usize> {
    plan.entries.iter().map(|entry| entry.indicator).collect()
}

#[test]
fn plans_are_the_cheapest_and_need_every_entry() {
    let (mut reached, mut planned, mut impossible, mut tried) = (0, 0, 0, 0);
    for seed in 0..CASES {
        let random = Random::new(seed);
        let catalogue = &random.catalogue;
        let assessment = supposing(&random, &[]);
        let ways: Vec<Ways> =
            (0..catalogue.indicators.len()).map(|index| Ways::of(catalogue, &assessment, index).unwrap()).collect();
        let Some(choices) = choices(&ways) else { continue };
        let standings: Vec<Vec<bool>> = choices
            .iter()
            .map(|choice| standings_of(catalogue, &earned(&ways, choice)).0.iter().map(|it| it.reached).collect())
            .collect();
        for label in 0..catalogue.labels.len() {
            let by = if seed % 3 == 0 { By::Indicators } else { By::Effort };
            let request = Request { label: Some(label), by, keep: BTreeSet::new(), budget: None };
            let of = |choice: &[usize]| {
                let (effort, count) = effort(&ways, choice);
                let count_first = Exact::from(i64::try_from(count).unwrap());
                if by == By::Effort { (effort, count_first) } else { (count_first, effort) }
            };
            let leading = || choices.iter().zip(&standings).filter(|(_, reached)| reached[label]).map(|(it, _)| it);
            let least = leading().map(|choice| of(choice)).min();
            let about = || format!("seed {seed}, label {label}\n{}\n{}", random.toml, random.csv);
            tried += 1;
            match plan(catalogue, &assessment, &request).unwrap() {
                Answer::Reached(_) => {
                    reached += 1;
                    assert!(assessment.labels[label].reached, "{}", about());
                }
                Answer::Impossible(obstacles) => {
                    impossible += 1;
                    assert_eq!((least, obstacles.is_empty()), (None, false), "{}", about());
                }
                Answer::Plans(plans) => {
                    planned += 1;
                    let cost = |plan: &Plan| {
                        let count = Exact::from(i64::try_from(plan.entries.len()).unwrap());
                        let effort = plan.effort.clone();
                        if by == By::Effort { (effort, count) } else { (count, effort) }
                    };
                    assert_eq!(least.as_ref(), Some(&cost(&plans[0])), "{}", about());
                    // Of equals the one that changes the last indicators least.
                    let mut order: Vec<usize> = (0..ways.len()).collect();
                    order.sort_by_key(|index| catalogue.indicators[*index].category);
                    let from_behind =
                        |choice: &Vec<usize>| order.iter().rev().map(|index| choice[*index]).collect::<Vec<_>>();
                    let first =
                        leading().filter(|choice| of(choice) == cost(&plans[0])).min_by_key(|it| from_behind(it));
                    let told = |plan: &Plan| {
                        let mut choice = vec![0; ways.len()];
                        for entry in &plan.entries {
                            let way = ways[entry.indicator].ways.iter().position(|way| {
                                way.steps == entry.way.steps && way.earned.points == entry.way.earned.points
                            });
                            choice[entry.indicator] = way.unwrap() + 1;
                        }
                        choice
                    };
                    assert_eq!(first, Some(&told(&plans[0])), "{}", about());
                    let mut before: Vec<BTreeSet<usize>> = Vec::new();
                    for plan in &plans {
                        let entries = || plan.entries.iter().map(|entry| (entry.indicator, &entry.way));
                        // Applied, it leads there; without any one of its entries it does not.
                        let applied = supposing(&random, &settings(catalogue, entries()));
                        assert!(applied.labels[label].reached, "{}", about());
                        assert_eq!(applied.score, plan.score, "{}", about());
                        for left_out in changed(plan) {
                            let rest = settings(catalogue, entries().filter(|(index, _)| *index != left_out));
                            assert!(!supposing(&random, &rest).labels[label].reached, "{left_out}: {}", about());
                        }
                        let others = leading().filter(|choice| {
                            let own: BTreeSet<usize> = (0..choice.len()).filter(|it| choice[*it] > 0).collect();
                            !before.iter().any(|before| before.is_subset(&own))
                        });
                        assert_eq!(others.map(|choice| of(choice)).min(), Some(cost(plan)), "{}", about());
                        before.push(changed(plan));
                    }
                    let more = leading().any(|choice| {
                        let own: BTreeSet<usize> = (0..choice.len()).filter(|it| choice[*it] > 0).collect();
                        !before.iter().any(|before| before.is_subset(&own))
                    });
                    assert!(plans.len() == 3 || !more, "{}", about());
                }
            }
        }
    }
    // The cases are worth their time.
    assert!(
        planned > tried / 4 && impossible > tried / 50 && reached > tried / 50,
        "{planned} {impossible} {reached} of {tried}"
    );
}

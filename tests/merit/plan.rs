//! Plans against brute force: over random small catalogues with every measure, scale and
//! condition, and random dossiers, a plan costs what the cheapest way costs, leads to the
//! label, and needs each of its entries.

use crate::support::chance::{Random, cases};
use merit::assess::{Assessment, IndicatorScore, Totals, assess, standings_of};
use merit::catalogue::{Catalogue, Indicator, Line, LinePoint, Measure, Metric, Question, Scale};
use merit::evidence::{Evidence, ReadingOptions, Supposition, as_supposed};
use merit::number::Exact;
use merit::plan::{
    By, Effect, Improvement, IndicatorImprovements, Plan, PlanAnswer, PlanEntry, PlanRequest, if_entered, plan,
};
use std::collections::BTreeSet;

/// How many random dossiers are planned for.
const CASES: u64 = 1_000;
/// The most combinations that are tried one by one.
const MOST: usize = 60_000;

/// What the changes of a plan are on the command line.
fn settings<'e>(catalogue: &Catalogue, entries: impl Iterator<Item = &'e PlanEntry>) -> Vec<String> {
    let mut settings = Vec::new();
    for entry in entries {
        let measure = catalogue.asked(entry.question).unwrap().measure;
        for turn in &entry.changes {
            let value = as_supposed(measure, &turn.to);
            settings.push(Supposition { question: entry.question, input: turn.input, value }.written(catalogue));
        }
    }
    settings
}

/// The assessment with values supposed, by all the steps that the program takes.
fn supposing(random: &Random, settings: &[String]) -> Assessment {
    let reading = ReadingOptions { as_of: random.as_of, decimal: None };
    let mut evidence: Evidence = random.evidence();
    evidence
        .suppose(&random.catalogue, settings, reading)
        .unwrap_or_else(|message| panic!("{settings:?}: {message:?}\n{}\n{}", random.toml, random.csv));
    assess(&random.catalogue, evidence, &Default::default(), random.as_of)
}

/// Every choice of ways (0: as it is), as far as they are few enough.
fn choices(ways: &[IndicatorImprovements]) -> Option<Vec<Vec<usize>>> {
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

fn earned(ways: &[IndicatorImprovements], choice: &[usize]) -> Vec<IndicatorScore> {
    let one = |(ways, way): (&IndicatorImprovements, &usize)| match way.checked_sub(1) {
        Some(way) => ways.ways[way].earned.clone(),
        None => ways.now.clone(),
    };
    ways.iter().zip(choice).map(one).collect()
}

fn effort(ways: &[IndicatorImprovements], choice: &[usize]) -> (Exact, usize) {
    let taken = || ways.iter().zip(choice).filter_map(|(ways, way)| Some(&ways.ways[way.checked_sub(1)?]));
    (Exact::sum(taken().map(|way| way.effort.clone())), taken().count())
}

fn changed(plan: &Plan) -> BTreeSet<Question> {
    plan.entries.iter().map(|entry| entry.question).collect()
}

/// Whether it hangs on a plan which answers a label counts, as what is missing in a group may become dispensable.
fn hangs_on_dispensable(catalogue: &Catalogue, assessment: &Assessment, label: usize) -> bool {
    let mut labels = vec![label];
    let mut next = 0;
    while next < labels.len() {
        labels.extend(&catalogue.labels[labels[next]].requires);
        next += 1;
    }
    let is_in_doubt = |index: &usize| {
        let assessed = &assessment.indicators[*index];
        let limited = catalogue.groups_around(*index).filter(|group| catalogue.groups[*group].is_limited()).count();
        let has_minimum = catalogue.indicators[*index].minimum.is_some()
            || catalogue.labels.iter().any(|label| label.minimum(*index).is_some());
        let is_sure = assessed.is_dispensable && limited == 1;
        assessed.status == merit::assess::Status::Missing && limited > 0 && !has_minimum && !is_sure
    };
    labels
        .iter()
        .map(|label| &catalogue.labels[*label])
        .any(|label| label.min_answered_percent.is_some() && label.scope.iter().any(is_in_doubt))
}

#[test]
fn plans_are_the_cheapest_and_need_every_entry() {
    let (mut reached, mut planned, mut impossible, mut tried, mut refused) = (0, 0, 0, 0, 0);
    for seed in cases(CASES) {
        let random = Random::new(seed);
        let catalogue = &random.catalogue;
        let assessment = supposing(&random, &[]);
        let ways: Vec<IndicatorImprovements> = (0..catalogue.indicators.len())
            .map(|index| IndicatorImprovements::for_indicator(catalogue, &assessment, index).unwrap())
            .collect();
        let Some(choices) = choices(&ways) else { continue };
        let standings: Vec<Vec<bool>> = choices
            .iter()
            .map(|choice| standings_of(catalogue, &earned(&ways, choice)).0.iter().map(|it| it.reached).collect())
            .collect();
        let worth = |score: &Totals| (score.percent.clone(), score.points.clone());
        let budget = Exact::from(i64::try_from(1 + seed % 6).unwrap());
        let request = PlanRequest { label: None, by: By::Effort, keep: BTreeSet::new(), budget: Some(budget.clone()) };
        let PlanAnswer::Plans(within) = plan(catalogue, &assessment, &request).unwrap() else { panic!("seed {seed}") };
        let affordable = choices.iter().filter(|choice| effort(&ways, choice).0 <= budget);
        let most = affordable.map(|choice| worth(&standings_of(catalogue, &earned(&ways, choice)).1)).max().unwrap();
        let found = worth(&within[0].score);
        // Where nothing can be attained there is no percentage, and points count.
        let is_best = if most.0.is_some() { most.0 == found.0 } else { most == found };
        assert!(
            is_best && within[0].effort <= budget,
            "seed {seed}: {most:?} {found:?}\n{}\n{}",
            random.toml,
            random.csv
        );
        for label in 0..catalogue.labels.len() {
            let by = if seed % 3 == 0 { By::Indicators } else { By::Effort };
            let request = PlanRequest { label: Some(label), by, keep: BTreeSet::new(), budget: None };
            let of = |choice: &[usize]| {
                let (effort, count) = effort(&ways, choice);
                let count_first = Exact::from(i64::try_from(count).unwrap());
                if by == By::Effort { (effort, count_first) } else { (count_first, effort) }
            };
            let leading = || choices.iter().zip(&standings).filter(|(_, reached)| reached[label]).map(|(it, _)| it);
            let least = leading().map(|choice| of(choice)).min();
            let about = || format!("seed {seed}, label {label}\n{}\n{}", random.toml, random.csv);
            tried += 1;
            let planned_for = plan(catalogue, &assessment, &request);
            if hangs_on_dispensable(catalogue, &assessment, label) {
                assert!(planned_for.is_err(), "{}", about());
                refused += 1;
                continue;
            }
            match planned_for.unwrap_or_else(|_| panic!("{}", about())) {
                PlanAnswer::Reached(_) => {
                    reached += 1;
                    assert!(assessment.labels[label].reached, "{}", about());
                }
                PlanAnswer::Impossible(obstacles) => {
                    impossible += 1;
                    assert_eq!((least, obstacles.is_empty()), (None, false), "{}", about());
                }
                PlanAnswer::Plans(plans) => {
                    planned += 1;
                    // What is open may only have to be entered.
                    let known = |choice: &Vec<usize>| {
                        let taken = ways.iter().zip(choice).filter(|(ways, _)| !ways.now.is_unanswered());
                        let efforts =
                            taken.filter_map(|(ways, way)| Some(ways.ways[way.checked_sub(1)?].effort.clone()));
                        Exact::sum(efforts)
                    };
                    let entered =
                        if_entered(catalogue, &assessment, &request, &PlanAnswer::Plans(plans.clone())).unwrap();
                    let cheaper = leading().map(known).min().filter(|effort| *effort < plans[0].effort);
                    assert_eq!(entered.as_ref().map(|plan| plan.effort.clone()), cheaper.filter(|_| by == By::Effort));
                    if let Some(plan) = entered {
                        let applied = supposing(&random, &settings(catalogue, plan.entries.iter()));
                        assert!(applied.labels[label].reached, "{}", about());
                    }
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
                            let [Effect { indicator, earned }] = entry.effects.as_slice() else {
                                panic!("{}", about())
                            };
                            let way = ways[*indicator]
                                .ways
                                .iter()
                                .position(|way| way.steps == entry.steps && way.earned.points == earned.points);
                            choice[*indicator] = way.unwrap() + 1;
                        }
                        choice
                    };
                    assert_eq!(first, Some(&told(&plans[0])), "{}", about());
                    let own = |choice: &[usize]| -> BTreeSet<Question> {
                        (0..choice.len()).filter(|it| choice[*it] > 0).map(Question::Indicator).collect()
                    };
                    let mut before: Vec<BTreeSet<Question>> = Vec::new();
                    for plan in &plans {
                        let entries = || plan.entries.iter();
                        // Applied, it leads there; without any one of its entries it does not.
                        let applied = supposing(&random, &settings(catalogue, entries()));
                        assert!(applied.labels[label].reached, "{}", about());
                        assert_eq!(applied.score, plan.score, "{}", about());
                        for left_out in changed(plan) {
                            let rest = settings(catalogue, entries().filter(|entry| entry.question != left_out));
                            assert!(!supposing(&random, &rest).labels[label].reached, "{left_out:?}: {}", about());
                        }
                        let others = leading().filter(|choice| !before.iter().any(|it| it.is_subset(&own(choice))));
                        assert_eq!(others.map(|choice| of(choice)).min(), Some(cost(plan)), "{}", about());
                        before.push(changed(plan));
                    }
                    let more = leading().any(|choice| !before.iter().any(|it| it.is_subset(&own(choice))));
                    assert!(plans.len() == 3 || !more, "{}", about());
                }
            }
        }
    }
    // The cases are worth their time.
    assert!(
        planned > tried / 4 && impossible > tried / 50 && reached > tried / 50 && refused < tried / 10,
        "{planned} {impossible} {reached} {refused} of {tried}"
    );
}

/// What somebody could say of an indicator that has no valid answer, as settings: what stands
/// there and is valid stays.
fn sayings(random: &Random, assessment: &Assessment, index: usize) -> Vec<Vec<String>> {
    let indicator = &random.catalogue.indicators[index];
    let id = &indicator.id;
    let inputs = indicator.measure.inputs();
    let cells = |input: &str| {
        let all = assessment.indicators[index].cells.iter();
        all.filter(|cell| cell.input.as_deref() == Some(input) && !cell.raw.is_empty()).collect::<Vec<_>>()
    };
    let is_there = |input: &str| matches!(cells(input)[..], [cell] if cell.read.is_some());
    let numbers = || {
        (-4..100_i32)
            .map(|halves| format!("{}.{}", halves / 2, halves.rem_euclid(2) * 5))
            .chain((50..125).map(|number| number.to_string()))
    };
    let single = |values: Vec<String>| values.into_iter().map(|value| vec![format!("{id}={value}")]).collect();
    match &indicator.measure {
        Measure::Number { .. } | Measure::Percent { .. } | Measure::Team { .. } => single(numbers().collect()),
        Measure::YesNo => single(vec!["yes".into(), "no".into()]),
        Measure::Choice { options } => single(options.iter().map(|option| option.id.clone()).collect()),
        Measure::Since { .. } => single(
            (0..150).map(|months| merit::evidence::date::plus_months(random.as_of, -months).to_string()).collect(),
        ),
        Measure::Date => Vec::new(),
        Measure::Checklist { .. } => {
            let open: Vec<&str> = inputs.iter().copied().filter(|input| !is_there(input)).collect();
            let all = (0..1 << open.len()).map(|set: usize| {
                let word = |item: usize| if set >> item & 1 == 1 { "yes" } else { "no" };
                open.iter().enumerate().map(|(item, name)| format!("{id}.{name}={}", word(item))).collect()
            });
            all.collect()
        }
        Measure::Share { .. } | Measure::Ratio { .. } => {
            let [first, second] = [inputs[0], inputs[1]];
            let is_positive = |input: &str| is_there(input) && !cells(input)[0].raw.starts_with('0');
            match (is_there(first), is_positive(second)) {
                // The first is varied where both are there and do not fit.
                (_, true) => {
                    let parts = numbers().chain((125..400).map(|part| part.to_string()));
                    parts.map(|part| vec![format!("{id}.{first}={part}")]).collect()
                }
                (true, false) => {
                    let wholes = numbers().chain((1..40).map(|tens| (tens * tens * 10).to_string()));
                    wholes.map(|whole| vec![format!("{id}.{second}={whole}")]).collect()
                }
                (false, false) => {
                    let whole = if matches!(indicator.measure, Measure::Share { .. }) { 100 } else { 10 };
                    let both = |part| vec![format!("{id}.{first}={part}"), format!("{id}.{second}={whole}")];
                    numbers().map(both).collect()
                }
            }
        }
    }
}

#[test]
fn an_open_answer_costs_the_steps_from_the_least_that_any_valid_one_earns() {
    let (mut missing, mut invalid, mut lines, mut worthless, mut dearer) = (0, 0, 0, 0, 0);
    for seed in cases(CASES / 12) {
        let random = Random::new(seed);
        let catalogue = &random.catalogue;
        let assessment = supposing(&random, &[]);
        for index in 0..catalogue.indicators.len() {
            let (indicator, assessed) = (&catalogue.indicators[index], &assessment.indicators[index]);
            if !assessed.status.is_open() {
                continue;
            }
            let sayings = sayings(&random, &assessment, index);
            let about = || format!("seed {seed}, i{index}\n{}\n{}", random.toml, random.csv);
            let earned: Vec<Exact> = sayings
                .iter()
                .filter_map(|settings| {
                    let reading = ReadingOptions { as_of: random.as_of, decimal: None };
                    let mut evidence = random.evidence();
                    evidence.suppose(catalogue, settings, reading).ok()?;
                    let supposed = assess(catalogue, evidence, &Default::default(), random.as_of);
                    let supposed = &supposed.indicators[index];
                    assert_eq!(supposed.status, merit::assess::Status::Scored, "{settings:?} {}", about());
                    supposed.points.clone()
                })
                .collect();
            let least = earned.iter().min().unwrap_or_else(|| panic!("{}", about()));
            // The levels of a line are its fifths, or what is earned by the next value that can occur.
            let counts = match &indicator.measure {
                Measure::Number { whole, .. } => *whole,
                Measure::Checklist { .. } | Measure::Since { .. } => true,
                Measure::Team { metric } => *metric == Metric::Coverage,
                _ => false,
            };
            let fifth = |step: i64| (&indicator.points * &Exact::from(step)).divided_by(&Exact::from(5)).unwrap();
            let occurring = || -> BTreeSet<Exact> {
                let values: Vec<Exact> = match &indicator.measure {
                    Measure::Checklist { items } => (0..=items.len()).map(|it| Exact::from(it as i64)).collect(),
                    Measure::Team { .. } => [0, 50, 100].map(Exact::from).to_vec(),
                    Measure::Number { max: Some(max), .. } => {
                        (0..=99).map(Exact::from).filter(|value| value <= max).collect()
                    }
                    _ => (0..=99).map(Exact::from).collect(),
                };
                values.iter().map(|value| merit::assess::points_at(indicator, value)).collect()
            };
            let levels: BTreeSet<Exact> = match (&indicator.scale, counts) {
                (Some(Scale::Line(line)), counts) => {
                    // Its fifths and the points of its bends.
                    let bends = line.points().iter().map(|point| point.points.clone());
                    let steps: BTreeSet<Exact> = (1..=5).map(fifth).chain(bends).filter(Exact::is_positive).collect();
                    let points = match counts {
                        true => occurring(),
                        false => steps.iter().filter(|step| is_on(indicator, line, step)).cloned().collect(),
                    };
                    lines += usize::from(counts);
                    let next = |step: &Exact| points.range(step.clone()..).next().or(points.last()).cloned();
                    steps.iter().filter_map(next).collect()
                }
                (Some(_), true) => occurring(),
                (Some(_), false) => {
                    let quarters = (-8..500).filter_map(|it| Exact::from(it).divided_by(&Exact::from(4)));
                    quarters.map(|value| merit::assess::points_at(indicator, &value)).collect()
                }
                (None, _) => earned.iter().cloned().collect(),
            };
            let passed = |points: &Exact| levels.iter().filter(|level| *level > least && *level <= points).count();
            let named = assessed.documents.len();
            let needs_documents =
                catalogue.undocumented == merit::catalogue::Undocumented::Zero && named < indicator.documents;
            let cost = |points: &Exact| {
                let steps = passed(points) + usize::from(needs_documents && points.is_positive());
                &indicator.effort * &Exact::from(i64::try_from(steps).unwrap())
            };
            let ways = IndicatorImprovements::for_indicator(catalogue, &assessment, index).unwrap().ways;
            let points = |way: &Improvement| way.earned.points.clone().unwrap();
            for way in &ways {
                assert_eq!(way.effort, cost(&points(way)), "{way:?} {}", about());
                // Any answer will do only where every valid one does.
                assert!(way.steps > 0 || points(way) == *least, "{way:?} {}", about());
            }
            assert!(ways.iter().any(|way| points(way) == *least), "{}", about());
            // Where one input of two is there, the other is a whole number if it can, and perhaps more
            // than it takes.
            let is_pair = matches!(indicator.measure, Measure::Share { .. } | Measure::Ratio { .. });
            let is_rounded = is_pair && sayings.iter().any(|settings| settings.len() == 1);
            for points_of in earned.iter().filter(|_| !is_rounded) {
                let level = levels.iter().filter(|level| *level <= points_of).max().filter(|level| *level > least);
                let level = level.unwrap_or(least);
                let enough = ways.iter().filter(|way| points(way) >= *level).map(|way| way.effort.clone()).min();
                assert_eq!(enough, Some(cost(level)), "{level:?}: {ways:?} {}", about());
            }
            if assessed.status == merit::assess::Status::Missing {
                missing += 1
            } else {
                invalid += 1
            }
            worthless += usize::from(least.is_zero());
            dearer += usize::from(needs_documents);
        }
    }
    assert!(
        missing > 40 && invalid > 15 && lines > 4 && worthless > 40 && dearer > 4,
        "{missing} {invalid} {lines} {worthless} {dearer}"
    );
}

/// Whether some value earns these points on a line.
fn is_on(indicator: &Indicator, line: &Line, points: &Exact) -> bool {
    let within = |[a, b]: [&LinePoint; 2]| {
        let (least, most) = (a.points.clone().min(b.points.clone()), a.points.clone().max(b.points.clone()));
        a.value != b.value && ((least < *points && *points < most) || (least == most && most == *points))
    };
    let at = |point: &LinePoint| merit::assess::points_at(indicator, &point.value) == *points;
    line.parts().any(within) || line.points().iter().any(at)
}

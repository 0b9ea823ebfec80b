//! Robustness against brute force: the stricter judgements that are listed are exactly those
//! that lose the award when the tables themselves are changed, the milder ones those that win a
//! label, and the weights may change just as far as is said.

use crate::support::chance::{Random, cases};
use crate::support::facts;
use merit::assess::{Assessment, assess};
use merit::catalogue::{Aggregate, Catalogue, Question};
use merit::evidence::{self, RawTable, ReadingOptions, TableKind};
use merit::number::Exact;
use merit::plan::RequirementKind;
use merit::robustness::{DecisiveJudgements, Judgement, robustness};

/// How many random dossiers are looked at.
const CASES: u64 = 1_000;

/// A dossier's tables as rows of cells.
#[derive(Clone)]
struct Tables {
    evidence: Vec<Vec<String>>,
    team: Option<Vec<Vec<String>>>,
    training: Option<Vec<Vec<String>>>,
    decisions: Vec<Vec<String>>,
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
            decisions: rows("indicator,points,by,reason,date"),
        }
    }

    /// With points that somebody decided for an indicator.
    fn decided(mut self, random: &Random, indicator: usize, points: &Exact) -> Tables {
        self.decide(&random.catalogue.indicators[indicator].id, Some(points));
        self
    }

    /// What is decided for an indicator, in place of what was.
    fn decide(&mut self, id: &str, points: Option<&Exact>) {
        self.decisions.retain(|row| row[0] != id);
        let row =
            |points| [id, &merit::number::in_full(points), "E", "a test", "2026-01-01"].map(str::to_owned).to_vec();
        self.decisions.extend(points.map(row));
    }

    fn assess(&self, random: &Random, catalogue: &Catalogue) -> Assessment {
        let mut raw = vec![RawTable::of_text(TableKind::Evidence, "evidence.csv", text(&self.evidence))];
        let others = [(TableKind::Team, &self.team), (TableKind::Training, &self.training)];
        for (kind, table) in others {
            raw.extend(table.as_ref().map(|rows| RawTable::of_text(kind, format!("{}.csv", kind.name()), text(rows))));
        }
        let decisions = text(&self.decisions);
        raw.push(RawTable::of_text(TableKind::Decisions, "decisions.csv", decisions));
        let evidence =
            evidence::read(catalogue, &raw, None, ReadingOptions { as_of: random.as_of, decimal: None }).unwrap();
        assess(catalogue, evidence, &Default::default(), random.as_of)
    }

    /// Makes the tables say what a judgement means.
    fn apply(&mut self, random: &Random, judgement: &Judgement) {
        let id = |indicator: &usize| random.catalogue.indicators[*indicator].id.clone();
        let asked = |question: &Question| random.catalogue.asked(*question).unwrap().id.to_owned();
        match judgement {
            Judgement::Step { indicator, to } => self.decide(&id(indicator), Some(to)),
            Judgement::Documents { question } => {
                // A figure of the team may have no row of its own, and a fact may name others already.
                let name = if matches!(question, Question::Fact(_)) { "missing.pdf" } else { "a.pdf" };
                self.evidence.push([&*asked(question), "", "", name].map(str::to_owned).to_vec());
            }
            Judgement::Document { question, name } => {
                for row in self.evidence.iter_mut().filter(|row| row[0] == asked(question)) {
                    if row[3] == *name {
                        row[3].clear();
                    }
                }
            }
            Judgement::Decision { indicator, .. } => self.decide(&id(indicator), None),
            Judgement::Value { line, .. } => self.evidence[*line - 1][2].clear(),
            Judgement::Person { name, .. } => {
                self.team.as_mut().unwrap().retain(|row| row[0] != **name);
            }
            Judgement::Training { training, .. } => {
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

/// Whether two judgements can be told by the tables together: a step after something else
/// about the same indicator cannot.
fn can_be_written(a: &Judgement, b: &Judgement, catalogue: &Catalogue) -> bool {
    let clashes = |step: &Judgement, other: &Judgement| match step {
        Judgement::Step { indicator, .. } => match other.question() {
            Some(Question::Indicator(index)) => index == *indicator,
            // Another profile may have other steps.
            Some(Question::Fact(fact)) => {
                let chooses = catalogue.profiles.iter().any(|profile| profile.facts().contains(&fact));
                chooses || catalogue.readers(fact).any(|reader| reader == *indicator)
            }
            None => catalogue.indicators[*indicator].reads_team(),
        },
        _ => false,
    };
    !clashes(a, b) && !clashes(b, a)
}

/// Whether the points of a step can be decided: no thirds.
fn can_be_decided(judgement: &&Judgement) -> bool {
    !matches!(judgement, Judgement::Step { to, .. } if merit::number::in_full(to).contains('/'))
}

/// A dossier, in every third of which somebody decided about an indicator.
fn dossier(random: &Random, seed: u64) -> Tables {
    let tables = Tables::of(random);
    if !seed.is_multiple_of(3) {
        return tables;
    }
    let index = usize::try_from(seed).unwrap() % random.catalogue.indicators.len();
    let points = &random.catalogue.indicators[index].points;
    let part = Exact::from(i64::try_from(seed % 5).unwrap());
    tables.decided(random, index, &(points * &part).divided_by(&Exact::from(4)).unwrap().min(points.clone()))
}

#[test]
fn the_judgements_that_are_listed_are_those_that_turn_the_award() {
    let mut counts = [[0; 3]; 2];
    let (mut remain, mut decided, mut documents) = (0, 0, 0);
    let (mut struck, mut rejected, mut waived) = (0, 0, 0);
    let plain = cases(CASES).map(|seed| (seed, Random::new(seed)));
    for (seed, random) in plain.chain(cases(CASES).map(|seed| (seed, facts::Random::new(seed, true).random))) {
        let catalogue = &random.catalogue;
        let tables = dossier(&random, seed);
        let assessment = tables.assess(&random, catalogue);
        let found = robustness(catalogue, &assessment);
        // Which labels are reached after judgements.
        let after = |judgements: &[&Judgement]| -> Vec<bool> {
            let mut tables = tables.clone();
            judgements.iter().for_each(|judgement| tables.apply(&random, judgement));
            tables.assess(&random, catalogue).labels.iter().map(|label| label.reached).collect()
        };
        let about = |judgement: &dyn std::fmt::Debug| {
            let (team, training) = (&random.team, &random.training);
            let (toml, csv, decisions) = (&random.toml, &random.csv, &tables.decisions);
            format!("seed {seed}: {judgement:?}\n{toml}\n{csv}\n{decisions:?}\n{team:?}\n{training:?}")
        };
        let lost = |reached: &[bool]| assessment.award.is_some_and(|award| !reached[award]);
        let above = assessment.award.unwrap_or(catalogue.labels.len());
        let award = |reached: &[bool]| catalogue.award(|label| reached[label]);
        let won = |reached: &[bool]| award(reached).is_some_and(|label| label < above);
        let figures = assessment.figures(catalogue);
        let stricter = if assessment.award.is_some() { Judgement::stricter(figures, &assessment) } else { Vec::new() };
        let is_above = catalogue.awards().any(|label| label < above);
        let milder = if is_above { Judgement::milder(figures, &assessment) } else { Vec::new() };
        type Turned<'t> = &'t dyn Fn(&[bool]) -> bool;
        let kinds: [(&[Judgement], &DecisiveJudgements, Turned<'_>, bool); 2] =
            [(&stricter, &found.losses, &lost, true), (&milder, &found.wins, &won, assessment.award.is_none())];
        for (kind, (all, turns, is_turned, with_pairs)) in kinds.into_iter().enumerate() {
            assert_eq!(turns.all, all.len(), "{}", about(&all));
            let check = |turns: &[merit::robustness::DecisiveJudgement], by: &[&Judgement]| {
                let reached = after(by);
                let told = turns.iter().find(|turn| turn.by.iter().eq(by.iter().copied()));
                let award = is_turned(&reached).then(|| award(&reached));
                assert_eq!(told.map(|turn| turn.award), award, "{}", about(&by));
                award.flatten().is_some()
            };
            for judgement in all.iter().filter(can_be_decided) {
                let is_left = check(&turns.singles, &[judgement]);
                remain += usize::from(kind == 0 && is_left);
                let is_listed = turns.singles.iter().any(|turn| turn.by[0] == *judgement);
                decided += usize::from(is_listed && matches!(judgement, Judgement::Decision { .. }));
                documents += usize::from(is_listed && matches!(judgement, Judgement::Documents { .. }));
                let is_of_fact = matches!(judgement.question(), Some(Question::Fact(_))) && is_listed;
                struck += usize::from(is_of_fact && matches!(judgement, Judgement::Value { .. }));
                rejected += usize::from(is_of_fact && matches!(judgement, Judgement::Document { .. }));
                waived += usize::from(is_of_fact && matches!(judgement, Judgement::Documents { .. }));
            }
            let pairs = turns.pairs.as_deref().unwrap();
            let place = match (turns.singles.is_empty(), pairs.is_empty()) {
                (false, _) => 0,
                (true, false) => 1,
                (true, true) => 2,
            };
            counts[kind][place] += usize::from(!all.is_empty());
            if !turns.singles.is_empty() || !with_pairs {
                assert!(pairs.is_empty(), "{}", about(&pairs));
                continue;
            }
            for (index, one) in all.iter().enumerate().filter(|(_, one)| can_be_decided(one)) {
                let others = all.iter().skip(index + 1).filter(can_be_decided);
                for other in others.filter(|other| can_be_written(one, other, catalogue)) {
                    check(pairs, &[one, other]);
                }
            }
        }
    }
    let enough = counts.iter().flatten().all(|count| *count > 5) && counts[0][0] > 60;
    assert!(enough && remain > 10 && decided > 10 && documents > 5, "{counts:?} {remain} {decided} {documents}");
    assert!(struck > 60 && rejected > 10 && waived > 3, "{struck} {rejected} {waived}");
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
    for seed in cases(CASES / 2) {
        let random = Random::new(seed);
        let tables = Tables::of(&random);
        let assessment = tables.assess(&random, &random.catalogue);
        let found = robustness(&random.catalogue, &assessment);
        let by_categories = random.catalogue.aggregate == Aggregate::CategoryWeights;
        for tolerance in &found.tolerances {
            let label = &random.catalogue.labels[tolerance.label];
            let has_floor = label.min_category_percent.is_some() || !label.floors.is_empty();
            let sums_points = label.min_points.is_some() || has_floor;
            // By weights of categories, each condition has its own kind of weights.
            if by_categories && (sums_points || label.required().next().is_some()) {
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
                    // What is just met is still met; beyond, the worst change misses it.
                    assert!(!any(limit, false), "{}", about());
                    match tolerance.is_exact {
                        true => {
                            held += 1;
                            assert!(any(&(limit + &little), false), "{}", about());
                        }
                        false => open += 1,
                    }
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
    assert!(held > 10 && turned > 30 && never > 50 && open * 5 < turned, "{held} {turned} {never} {open}");
}

#[test]
fn idle_indicators_change_nothing_and_others_do() {
    let (mut idle, mut decisive) = (0, 0);
    for seed in cases(CASES) {
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
                    decided.apply(&random, &Judgement::Step { indicator: index, to: points });
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
    assert!(idle > 250 && decisive > 150, "{idle} {decisive}");
}

#[test]
fn margins_are_what_the_conditions_compare() {
    for seed in cases(CASES / 2) {
        let random = Random::new(seed);
        let assessment = Tables::of(&random).assess(&random, &random.catalogue);
        let found = robustness(&random.catalogue, &assessment);
        for (label, margins) in assessment.labels.iter().zip(&found.margins) {
            let own = || margins.iter().filter(|margin| margin.indicator.is_none());
            // Requiring others is no margin of its own.
            let conditions = label.conditions.iter().filter(|condition| !condition.code().starts_with("requires"));
            let are_met = conditions.clone().all(|condition| condition.is_met());
            assert_eq!(own().all(|margin| !margin.margin.is_negative()), are_met, "seed {seed}");
            for margin in own().filter(|margin| matches!(margin.kind, RequirementKind::Points)) {
                assert_eq!(margin.have, label.totals.points);
            }
        }
    }
}

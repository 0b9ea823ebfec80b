//! Plans where indicators read facts, against all combinations of what the facts and the indicators' own figures could
//! become, scored by a small reckoning of this file.

use crate::support::chance::cases;
use crate::support::facts::{Drawn, Kind, Random};
use crate::support::run::{merit, text};
use merit::assess::assess;
use merit::catalogue::Question;
use merit::evidence::{ReadingOptions, Supposition, as_supposed};
use merit::number::Exact;
use merit::plan::{By, Plan, PlanAnswer, PlanRequest, plan};
use std::collections::BTreeSet;
use std::fs;

/// How many random dossiers are planned for.
const CASES: u64 = 1_500;

/// What the facts say, and each indicator's own figure.
type Figures = (Vec<Option<i64>>, Vec<Option<i64>>);

impl Drawn {
    /// Its value as a numerator and a denominator; none where something is missing.
    fn value(&self, facts: &[Option<i64>], own: Option<i64>) -> Option<(i64, i64)> {
        Some(match self.kind {
            Kind::Alone(fact) => (facts[fact]?, 1),
            Kind::Share(fact) => (100 * own?, facts[fact]?),
            Kind::Below(fact) => (10 * own?, facts[fact]?),
            Kind::Above(fact) => (10 * facts[fact]?, own?),
            Kind::Both => (10 * facts[0]?, facts[1]?),
            Kind::OfTeam(_) => return None,
        })
    }

    /// The points of each limit.
    fn steps(&self) -> impl Iterator<Item = (i64, i64)> {
        let best = self.limits.len() as i64 - 1;
        let points = move |at: i64| self.points - if self.up_to { at } else { best - at };
        self.limits.iter().zip(0..).map(move |(limit, at)| (*limit, points(at)))
    }

    fn points(&self, facts: &[Option<i64>], own: Option<i64>) -> i64 {
        let Some((above, below)) = self.value(facts, own) else { return 0 };
        let is_met = |limit: i64| if self.up_to { above <= limit * below } else { above >= limit * below };
        self.steps().filter(|(limit, _)| is_met(*limit)).map(|(_, points)| points).max().unwrap_or(0)
    }

    /// What it costs to come from some points to others.
    fn cost(&self, from: i64, to: i64) -> i64 {
        self.effort * self.steps().filter(|(_, points)| from < *points && *points <= to).count() as i64
    }

    /// The own figure that meets a limit.
    fn own_at(&self, facts: &[Option<i64>], limit: i64) -> Option<i64> {
        match self.kind {
            Kind::Share(fact) => Some(limit * facts[fact]? / 100),
            Kind::Below(fact) => Some(limit * facts[fact]? / 10),
            Kind::Above(fact) => Some(10 * facts[fact]? / limit).filter(|own| *own > 0),
            _ => None,
        }
    }

    fn divides_by(&self, fact: usize) -> bool {
        match self.kind {
            Kind::Share(by) | Kind::Below(by) => by == fact,
            Kind::Both => fact == 1,
            _ => false,
        }
    }
}

/// One combination: what it changes, what it costs, and what comes of it.
struct Way {
    changed: BTreeSet<Question>,
    effort: i64,
    leads: bool,
}

/// What a fact could become, with what that costs.
fn fact_ways(random: &Random, fact: usize) -> Vec<(Option<i64>, i64)> {
    let alone = || random.indicators.iter().filter(|drawn| drawn.kind == Kind::Alone(fact));
    let now = &random.facts;
    let with = |value: i64| {
        let mut facts = now.clone();
        facts[fact] = Some(value);
        facts
    };
    let mut values: BTreeSet<i64> = BTreeSet::new();
    for drawn in alone() {
        let more = drawn.limits.iter().filter(|limit| drawn.points(&with(**limit), None) > drawn.points(now, None));
        values.extend(more);
    }
    if now[fact].is_none() && !random.indicators.iter().any(|drawn| drawn.divides_by(fact)) {
        values.insert(0);
    }
    let cost = |value: i64| {
        let facts = with(value);
        alone().map(|drawn| drawn.cost(drawn.points(now, None), drawn.points(&facts, None))).max().unwrap()
    };
    values.into_iter().map(|value| (Some(value), cost(value))).collect()
}

fn all_ways(random: &Random) -> Vec<Way> {
    let own: Vec<Option<i64>> = random.indicators.iter().map(|drawn| drawn.own).collect();
    let mut all: Vec<(Figures, BTreeSet<Question>, i64)> = vec![((random.facts.clone(), own), BTreeSet::new(), 0)];
    for fact in 0..random.facts.len() {
        for ((facts, own), changed, effort) in all.clone() {
            for (value, more) in fact_ways(random, fact) {
                let (mut facts, mut changed) = (facts.clone(), changed.clone());
                facts[fact] = value;
                changed.insert(Question::Fact(fact));
                all.push(((facts, own.clone()), changed, effort + more));
            }
        }
    }
    for (index, drawn) in random.indicators.iter().enumerate() {
        for ((facts, own), changed, effort) in all.clone() {
            let before = drawn.points(&facts, own[index]);
            for (limit, points) in drawn.steps().filter(|(_, points)| *points > before) {
                let Some(figure) = drawn.own_at(&facts, limit) else { continue };
                let (mut own, mut changed) = (own.clone(), changed.clone());
                own[index] = Some(figure);
                changed.insert(Question::Indicator(index));
                all.push(((facts.clone(), own), changed, effort + drawn.cost(before, points)));
            }
        }
    }
    let most: i64 = random.indicators.iter().map(|drawn| drawn.points).sum();
    let way = |((facts, own), changed, effort): (Figures, BTreeSet<Question>, i64)| {
        let points: Vec<i64> =
            random.indicators.iter().zip(&own).map(|(drawn, own)| drawn.points(&facts, *own)).collect();
        let mut met = random.indicators.iter().zip(&points);
        // A plan counts by the figures of the profile that holds.
        let leads = random.profile(&facts) == random.profile(&random.facts)
            && met.all(|(drawn, points)| drawn.minimum.is_none_or(|minimum| *points >= minimum))
            && 100 * points.iter().sum::<i64>() >= random.min_percent() * most;
        Way { changed, effort, leads }
    };
    all.into_iter().map(way).collect()
}

/// What the changes of a plan are on the command line.
fn settings(random: &Random, plan: &Plan) -> Vec<String> {
    let catalogue = &random.random.catalogue;
    let written = plan.entries.iter().flat_map(|entry| {
        let measure = catalogue.asked(entry.question).unwrap().measure;
        entry.changes.iter().map(move |change| {
            let value = as_supposed(measure, &change.to);
            Supposition { question: entry.question, input: change.input, value }.written(catalogue)
        })
    });
    written.collect()
}

#[test]
fn plans_with_facts_are_the_cheapest_of_all_combinations() {
    let (mut planned, mut reached, mut impossible, mut moved, mut harmed, mut others) = (0, 0, 0, 0, 0, 0);
    for seed in cases(CASES) {
        let random = Random::new(seed, false);
        let whole = &random.random.catalogue;
        let reading = ReadingOptions { as_of: random.random.as_of, decimal: None };
        let evidence = || random.random.evidence();
        let assessment = assess(whole, evidence(), &Default::default(), reading.as_of);
        let catalogue = assessment.figures(whole);
        let by = if seed % 3 == 0 { By::Indicators } else { By::Effort };
        let request = PlanRequest { label: Some(0), by, keep: BTreeSet::new(), budget: None };
        let about = || format!("seed {seed}\n{}\n{}", random.random.toml, random.random.csv);
        let ways = all_ways(&random);
        let cost = |effort: i64, count: usize| match by {
            By::Effort => (effort, count as i64),
            By::Indicators => (count as i64, effort),
        };
        let leading = || ways.iter().filter(|way| way.leads);
        let least = leading().map(|way| cost(way.effort, way.changed.len())).min();
        match plan(catalogue, &assessment, &request).unwrap() {
            PlanAnswer::Reached(_) => {
                reached += 1;
                assert!(least == Some((0, 0)) && assessment.award == Some(0), "{}", about());
            }
            PlanAnswer::Impossible(_) => {
                impossible += 1;
                assert_eq!(least, None, "{}", about());
            }
            PlanAnswer::Plans(plans) => {
                planned += 1;
                let mut before: Vec<BTreeSet<Question>> = Vec::new();
                for plan in &plans {
                    let is_other = |way: &&Way| !before.iter().any(|before| before.is_subset(&way.changed));
                    let least = leading().filter(is_other).map(|way| cost(way.effort, way.changed.len())).min();
                    let effort: i64 = plan.effort.fraction().parse().unwrap();
                    assert_eq!(Some(cost(effort, plan.entries.len())), least, "{plan:#?}\n{}", about());
                    // What is set leads to what was said.
                    let mut supposed = evidence();
                    supposed.suppose(catalogue, &settings(&random, plan), reading).unwrap();
                    let after = assess(whole, supposed, &Default::default(), reading.as_of);
                    assert_eq!((after.award, &after.score), (Some(0), &plan.score), "{plan:#?}\n{}", about());
                    let effects = plan.entries.iter().flat_map(|entry| &entry.effects);
                    let mut told = BTreeSet::new();
                    for effect in effects {
                        assert_eq!(after.indicators[effect.indicator].points, effect.earned.points, "{}", about());
                        assert!(told.insert(effect.indicator), "{}", about());
                        let now = &assessment.indicators[effect.indicator].points;
                        harmed += usize::from(effect.earned.points < *now);
                    }
                    let gained = Exact::sum(plan.entries.iter().map(|entry| entry.gained.clone()));
                    assert_eq!(&assessment.score.points + &gained, plan.score.points, "{}", about());
                    let of_fact = |entry: &&merit::plan::PlanEntry| matches!(entry.question, Question::Fact(_));
                    moved += plan.entries.iter().filter(of_fact).count();
                    before.push(plan.entries.iter().map(|entry| entry.question).collect());
                }
                others += plans.len() - 1;
                let more = leading().any(|way| !before.iter().any(|before| before.is_subset(&way.changed)));
                assert!(plans.len() == 3 || !more, "{}", about());
            }
        }
    }
    let counts = [planned, reached, impossible, moved, harmed, others];
    assert!(counts.iter().zip([300, 20, 20, 300, 20, 100]).all(|(count, least)| *count > least), "{counts:?}");
}

const CATALOGUE: &str = "format = 1\n[catalogue]\nid = \"small\"\nversion = \"1\"\ntitle = \"Small\"\n\
    [[category]]\nid = \"c\"\ntitle = \"C\"\n\
    [[fact]]\nid = \"members\"\ntitle = \"Members\"\nmeasure = \"number\"\nunit = \"members\"\nmin = 1\nwhole = true\n\
    documents = 1\nbasis = \"assumed\"\nrationale = \"a test\"\n\
    [[indicator]]\nid = \"size\"\ncategory = \"c\"\ntitle = \"Size\"\nmeasure = \"number\"\nfact = \"members\"\n\
    points = 4\neffort = 2\nsteps = [ { from = 20, points = 2 }, { from = 40, points = 4 } ]\nbasis = \"assumed\"\n\
    rationale = \"a test\"\n\
    [[indicator]]\nid = \"active\"\ncategory = \"c\"\ntitle = \"Active members\"\nmeasure = \"share\"\n\
    of = [\"present\", \"members\"]\npoints = 4\nsteps = [ { from = 25, points = 2 }, { from = 50, points = 4 } ]\n\
    basis = \"assumed\"\nrationale = \"a test\"\n\
    [[label]]\nid = \"label\"\ntitle = \"Label\"\nmin-percent = 90\nbasis = \"assumed\"\nrationale = \"a test\"\n\
    [evidence]\nundocumented = \"zero\"\n";

/// A folder with the catalogue above and a dossier.
fn folder(evidence: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("small.toml"), CATALOGUE).unwrap();
    fs::create_dir(folder.path().join("dossier")).unwrap();
    fs::write(folder.path().join("dossier/evidence.csv"), evidence).unwrap();
    folder
}

/// What a command says about the dossier.
fn told(folder: &tempfile::TempDir, arguments: &[&str]) -> String {
    let common = ["dossier", "-c", "small.toml", "--as-of", "2026-11-23"];
    text(folder.path(), &[&arguments[..1], &common, &arguments[1..]].concat())
}

#[test]
fn a_fact_that_moves_is_one_entry_with_those_that_gain_and_lose_by_it() {
    let folder = folder("indicator,input,value,document\nmembers,,24,list.pdf\nactive,present,12,\n");
    let mut all = String::new();
    for arguments in [
        &["plan", "--to", "label", "--lang", "en"][..],
        &["plan", "--to", "label", "--lang", "de", "--keep", "members"],
        &["plan", "--to", "label", "--lang", "en", "--only", "size"],
        &["plan", "--to", "label", "--lang", "en", "--keep", "active"],
        &["plan", "--to", "label", "--lang", "en", "--budget", "2"],
        &["plan", "--to", "label", "-f", "json"],
    ] {
        all += &format!("{}\n{}\n", arguments.join(" "), told(&folder, arguments));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_fact_that_is_missing_in_error_or_short_of_documents_is_entered() {
    let mut all = String::new();
    for evidence in
        ["active,present,12,\n", "members,,some,\nactive,present,12,\n", "members,,45,\nactive,present,30,\n"]
    {
        let folder = folder(&format!("indicator,input,value,document\n{evidence}"));
        all += &format!("{evidence}{}\n", told(&folder, &["plan", "--to", "label", "--lang", "en"]));
    }
    insta::assert_snapshot!(all);
}

#[test]
fn a_judgement_about_a_fact_names_it() {
    let folder = folder("indicator,input,value,document\nmembers,,24,list.pdf\nactive,present,12,\n");
    let label = CATALOGUE.replace("min-percent = 90", "min-percent = 50");
    fs::write(folder.path().join("small.toml"), label).unwrap();
    let said = told(&folder, &["robustness", "--lang", "en"]);
    insta::assert_snapshot!(said + &told(&folder, &["robustness", "-f", "json"]));
}

#[test]
fn figures_that_do_not_fit_may_be_set_on_either_side() {
    let folder = folder("indicator,input,value,document\nmembers,,24,list.pdf\nactive,present,30,\n");
    for (set, status) in [("members=60", "scored"), ("active.present=12", "scored")] {
        let said = merit(
            folder.path(),
            &["assess", "dossier", "-c", "small.toml", "--as-of", "2026-11-23", "-f", "json", "--set", set],
        );
        let said = String::from_utf8(said.stdout).unwrap();
        let (_, active) = said.split_once("\"id\": \"active\"").unwrap();
        assert!(active.contains(&format!("\"status\": \"{status}\"")), "{set}: {said}");
    }
}

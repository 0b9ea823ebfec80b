//! Random small catalogues whose indicators read facts, and random dossiers for them. All figures are such that each
//! limit of a scale is met by a whole number.

use super::chance::{self, Chance};
use jiff::civil::date;
use merit::catalogue::parse;
use std::fmt::Write;

/// What the facts may be.
pub const FIGURES: [i64; 5] = [60, 120, 180, 240, 300];

/// Where an indicator takes its value from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// That fact.
    Alone(usize),
    /// 100 · its own figure / that fact.
    Share(usize),
    /// 10 · its own figure / that fact.
    Below(usize),
    /// 10 · that fact / its own figure.
    Above(usize),
    /// 10 · the first fact / the second.
    Both,
    /// 10 · that fact / the persons of the team.
    OfTeam(usize),
}

/// An indicator as it was drawn.
#[derive(Clone, Debug)]
pub struct Drawn {
    pub kind: Kind,
    /// Whether less is better.
    pub up_to: bool,
    /// The limits of its steps, ascending; each earns a point more than the one before, the best all points.
    pub limits: Vec<i64>,
    pub points: i64,
    pub minimum: Option<i64>,
    pub effort: i64,
    /// Its own figure, where it has one.
    pub own: Option<i64>,
}

/// A profile as it was drawn: other figures where a fact is at least so much.
#[derive(Clone, Debug)]
pub struct DrawnProfile {
    pub fact: usize,
    pub least: i64,
    pub min_percent: i64,
}

/// A catalogue and a dossier, with what they were made of.
pub struct Random {
    pub random: chance::Random,
    /// What the dossier says of each fact; none where it is missing or in error.
    pub facts: Vec<Option<i64>>,
    pub indicators: Vec<Drawn>,
    pub profiles: Vec<DrawnProfile>,
    min_percent: i64,
}

impl Random {
    /// Which profile holds where the facts say this.
    pub fn profile(&self, facts: &[Option<i64>]) -> Option<usize> {
        self.profiles.iter().position(|profile| facts[profile.fact].is_some_and(|fact| fact >= profile.least))
    }

    /// The percentage that the label asks of this dossier.
    pub fn min_percent(&self) -> i64 {
        self.profile(&self.facts).map_or(self.min_percent, |profile| self.profiles[profile].min_percent)
    }

    /// One with documents, a team and what can be said wrongly, where those are asked for.
    pub fn new(seed: u64, is_rich: bool) -> Random {
        let mut chance = Chance::new(seed);
        let chance = &mut chance;
        let count = 1 + chance.index(2);
        let facts: Vec<Option<i64>> = (0..count).map(|_| (!chance.one_in(4)).then(|| chance.of(&FIGURES))).collect();
        let mut indicators = Vec::new();
        for (fact, given) in facts.iter().enumerate() {
            for _ in 0..1 + chance.index(2) {
                let up_to = given.is_some() && chance.one_in(4);
                indicators.push(Drawn { up_to, ..drawn(chance, Kind::Alone(fact)) });
            }
        }
        for _ in 0..1 + chance.index(3) {
            let fact = chance.index(count);
            let kinds = [Kind::Share(fact), Kind::Below(fact), Kind::Above(fact), Kind::Both, Kind::OfTeam(fact)];
            let kind = kinds[chance.index(if is_rich { 5 } else { 4 })];
            let kind = if kind == Kind::Both && count < 2 { Kind::Share(fact) } else { kind };
            indicators.push(drawn(chance, kind));
        }
        let min_percent = chance.of(&[40, 50, 60, 70, 80, 90, 100]);
        let mut toml = catalogue(chance, &indicators, count, min_percent, is_rich);
        let profiles = profiles(&mut Chance::new(seed ^ 0x5eed), count);
        toml += &profiles_in_toml(&profiles, &indicators, is_rich);
        let mut csv = String::from("indicator,input,value,document\n");
        let mut document = || if is_rich { chance.of(&["", "a.pdf", "b.pdf"]) } else { "" };
        for (fact, given) in facts.iter().enumerate() {
            match given {
                Some(given) => writeln!(csv, "f{fact},,{given},{}", document()).unwrap(),
                None if seed.is_multiple_of(2) => writeln!(csv, "f{fact},,many,{}", document()).unwrap(),
                None => {}
            }
        }
        for (index, drawn) in indicators.iter().enumerate() {
            match drawn.own {
                Some(own) => writeln!(csv, "i{index},own,{own},{}", document()).unwrap(),
                None if is_rich => writeln!(csv, "i{index},,,{}", document()).unwrap(),
                None => {}
            }
        }
        let team = is_rich.then(|| {
            let persons: String = (0..1 + seed % 3).map(|person| format!("P{person},lead,1,,1\n")).collect();
            format!("person,role,fte,since,alpha\n{persons}")
        });
        let catalogue = parse("facts.toml", toml.as_bytes())
            .unwrap_or_else(|faulty| panic!("{}\n{:#?}", faulty.source.text, faulty.diagnostics));
        let random = chance::Random { toml, catalogue, csv, team, training: None, as_of: date(2026, 11, 23) };
        Random { random, facts, indicators, profiles, min_percent }
    }
}

/// Profiles of every third catalogue, of which the first asks for most.
fn profiles(chance: &mut Chance, facts: usize) -> Vec<DrawnProfile> {
    let count = if chance.one_in(3) { 1 + chance.index(2) } else { 0 };
    let mut profiles: Vec<DrawnProfile> = Vec::new();
    for _ in 0..count {
        let (fact, least) = (chance.index(facts), chance.of(&FIGURES[1..]));
        profiles.push(DrawnProfile { fact, least, min_percent: chance.of(&[30, 50, 70, 90]) });
    }
    profiles
}

/// Profiles that change the label; where it is asked for also the scale of the first indicator and the weight of the
/// last one.
fn profiles_in_toml(profiles: &[DrawnProfile], indicators: &[Drawn], is_rich: bool) -> String {
    let mut toml = String::new();
    for (index, DrawnProfile { fact, least, min_percent }) in profiles.iter().enumerate() {
        writeln!(toml, "[[profile]]\nid = \"p{index}\"\ntitle = \"P{index}\"\nwhen = \"f{fact} >= {least}\"").unwrap();
        writeln!(toml, "[[profile.label]]\nid = \"l\"\nmin-percent = {min_percent}").unwrap();
        if let (true, [first, .., _]) = (is_rich, indicators) {
            let limit = if first.up_to { "up-to" } else { "from" };
            writeln!(
                toml,
                "[[profile.indicator]]\nid = \"i0\"\nsteps = [ {{ {limit} = 120, points = {} }} ]",
                first.points
            )
            .unwrap();
            writeln!(toml, "[[profile.indicator]]\nid = \"i{}\"\nweight = 2", indicators.len() - 1).unwrap();
        }
    }
    toml
}

fn drawn(chance: &mut Chance, kind: Kind) -> Drawn {
    let unit: Vec<i64> = match kind {
        Kind::Alone(_) => FIGURES.to_vec(),
        Kind::Share(_) => (1..10).map(|tenth| 10 * tenth).collect(),
        Kind::OfTeam(_) => FIGURES.iter().map(|figure| 10 * figure).collect(),
        _ => (1..7).collect(),
    };
    let mut limits: Vec<i64> = (0..1 + chance.index(3)).map(|_| chance.of(&unit)).collect();
    limits.sort_unstable();
    limits.dedup();
    let points = i64::try_from(limits.len() + chance.index(2)).unwrap();
    let has_own = matches!(kind, Kind::Share(_) | Kind::Below(_) | Kind::Above(_)) && !chance.one_in(4);
    Drawn {
        kind,
        up_to: false,
        minimum: chance.one_in(4).then(|| 1 + i64::try_from(chance.index(limits.len())).unwrap()),
        limits,
        points,
        effort: chance.of(&[1, 2, 3]),
        own: has_own.then(|| 1 + i64::try_from(chance.below(60)).unwrap()),
    }
}

fn catalogue(chance: &mut Chance, indicators: &[Drawn], facts: usize, min_percent: i64, is_rich: bool) -> String {
    let mut toml = String::from(
        "format = 1\n[catalogue]\nid = \"facts\"\nversion = \"1\"\ntitle = \"Facts\"\n\
         [[category]]\nid = \"a\"\ntitle = \"A\"\n[[category]]\nid = \"b\"\ntitle = \"B\"\n",
    );
    let basis = "basis = \"assumed\"\nrationale = \"A test.\"";
    let documents = |chance: &mut Chance| if is_rich && chance.one_in(3) { "documents = 1\n" } else { "" };
    for fact in 0..facts {
        let documents = documents(chance);
        writeln!(toml, "[[fact]]\nid = \"f{fact}\"\ntitle = \"Fact {fact}\"\nmeasure = \"number\"\nmin = 0").unwrap();
        writeln!(toml, "whole = true\n{documents}{basis}").unwrap();
    }
    for (index, drawn) in indicators.iter().enumerate() {
        // Each category has an indicator.
        let category = if index == 0 {
            "a"
        } else if index == 1 {
            "b"
        } else {
            chance.of(&["a", "b"])
        };
        let Drawn { points, effort, limits, .. } = drawn;
        writeln!(toml, "[[indicator]]\nid = \"i{index}\"\ncategory = \"{category}\"\ntitle = \"Indicator {index}\"")
            .unwrap();
        writeln!(toml, "points = {points}\neffort = {effort}\n{}{basis}", documents(chance)).unwrap();
        if let Some(minimum) = drawn.minimum {
            writeln!(toml, "minimum = {minimum}").unwrap();
        }
        match drawn.kind {
            Kind::Alone(fact) => writeln!(toml, "measure = \"number\"\nfact = \"f{fact}\""),
            Kind::Share(fact) => writeln!(toml, "measure = \"share\"\nof = [\"own\", \"f{fact}\"]"),
            Kind::Below(fact) => writeln!(toml, "measure = \"ratio\"\nper = 10\nof = [\"own\", \"f{fact}\"]"),
            Kind::Above(fact) => writeln!(toml, "measure = \"ratio\"\nper = 10\nof = [\"f{fact}\", \"own\"]"),
            Kind::Both => writeln!(toml, "measure = \"ratio\"\nper = 10\nof = [\"f0\", \"f1\"]"),
            Kind::OfTeam(fact) => writeln!(toml, "measure = \"ratio\"\nper = 10\nof = [\"f{fact}\", \"team.persons\"]"),
        }
        .unwrap();
        let count = i64::try_from(limits.len()).unwrap();
        let step = |(at, limit): (usize, &i64)| {
            let at = i64::try_from(at).unwrap();
            match drawn.up_to {
                true => format!("{{ up-to = {limit}, points = {} }}", points - at),
                false => format!("{{ from = {limit}, points = {} }}", points - (count - 1 - at)),
            }
        };
        let steps: Vec<String> = limits.iter().enumerate().map(step).collect();
        writeln!(toml, "steps = [ {} ]", steps.join(", ")).unwrap();
    }
    writeln!(toml, "[[label]]\nid = \"l\"\ntitle = \"Label\"\nmin-percent = {min_percent}\n{basis}").unwrap();
    if is_rich {
        writeln!(toml, "[evidence]\nundocumented = \"{}\"", chance.of(&["warn", "zero"])).unwrap();
    }
    toml
}

//! Random small catalogues with every measure, scale and condition, and random dossiers
//! for them.

use jiff::civil::{Date, date};
use merit::catalogue::{Catalogue, parse};
use merit::evidence::{self, Evidence, RawTable, ReadingOptions, TableKind};
use std::env;
use std::fmt::Write;
use std::ops::Range;

/// The seeds of `count` random cases, or of `MERIT_CASES` times as many: whoever changes what they test has time for
/// more than every run has.
pub fn cases(count: u64) -> Range<u64> {
    let times = env::var("MERIT_CASES").map_or(1, |times| times.parse().expect("MERIT_CASES is a whole number"));
    0..count * times
}

/// Numbers that are the same in every run.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    /// A number below another.
    pub fn below(&mut self, end: u64) -> u64 {
        // xorshift64*
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) % end
    }

    pub fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    /// An index of a list of that length.
    pub fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).unwrap()
    }

    pub fn of<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.index(all.len())]
    }
}

/// A catalogue and a dossier.
pub struct Random {
    pub toml: String,
    pub catalogue: Catalogue,
    pub csv: String,
    pub team: Option<String>,
    pub training: Option<String>,
    pub as_of: Date,
}

const MEASURES: [&str; 10] =
    ["number", "whole", "percent", "share", "ratio", "yes-no", "choice", "checklist", "since", "team"];

impl Random {
    pub fn new(seed: u64) -> Random {
        let mut chance = Chance::new(seed);
        let chance = &mut chance;
        let count = 3 + chance.below(3);
        let measures: Vec<&str> = (0..count).map(|_| chance.of(&MEASURES)).collect();
        let mut toml = catalogue(chance, &measures);
        if seed % 3 == 1 {
            toml = grouped(&mut Chance::new(seed + 1_000_000), &toml, measures.len());
        }
        let mut csv = String::from("indicator,input,value,document\n");
        for (index, measure) in measures.iter().enumerate() {
            answer(chance, &mut csv, index, measure);
        }
        let has_team = !chance.one_in(6);
        let team = has_team.then(|| {
            let mut team = String::from("person,role,fte,since,alpha,beta\n");
            for person in 0..1 + chance.below(3) {
                let role = if person == 0 { "lead" } else { "staff" };
                let (fte, since) = (chance.of(&["0.5", "1", "0.25"]), chance.of(&["2020-01-31", "2024-06-15"]));
                writeln!(team, "P{person},{role},{fte},{since},{},{}", chance.below(5), chance.below(5)).unwrap();
            }
            team
        });
        let training = (has_team && !chance.one_in(4)).then(|| {
            let mut training = String::from("person,programme,date,days\n");
            for _ in 0..chance.below(3) {
                let (person, date) = (chance.below(2), chance.of(&["2026-03-01", "2021-03-01"]));
                writeln!(training, "P{person},school,{date},{}", 1 + chance.below(4)).unwrap();
            }
            training
        });
        let catalogue = parse("random.toml", toml.as_bytes())
            .unwrap_or_else(|faulty| panic!("{}\n{:#?}", faulty.source.text, faulty.diagnostics));
        Random { toml, catalogue, csv, team, training, as_of: date(2026, 11, 23) }
    }

    /// What the dossier says.
    pub fn evidence(&self) -> Evidence {
        let table = |kind, name: &str, text: &Option<String>| {
            text.as_ref().map(|text| RawTable::of_text(kind, name, text.clone().into_bytes()))
        };
        let mut raw = vec![RawTable::of_text(TableKind::Evidence, "evidence.csv", self.csv.clone().into_bytes())];
        raw.extend(table(TableKind::Team, "team.csv", &self.team));
        raw.extend(table(TableKind::Training, "training.csv", &self.training));
        evidence::read(&self.catalogue, &raw, None, ReadingOptions { as_of: self.as_of, decimal: None }).unwrap()
    }
}

/// Ascending limits, as many as asked for.
fn ascending(chance: &mut Chance, count: u64, most: u64) -> Vec<u64> {
    let mut limits: Vec<u64> = Vec::new();
    while (limits.len() as u64) < count {
        let limit = 1 + chance.below(most);
        if !limits.contains(&limit) {
            limits.push(limit);
        }
    }
    limits.sort_unstable();
    limits
}

/// A line with a bend, perhaps with a jump there, that rises or falls.
fn line(chance: &mut Chance, most: u64, points: u64) -> String {
    let (low, high) = (chance.below(most), most + 1);
    let middle = low + 1 + chance.below(high - low - 1).min(high - low - 2);
    let first = chance.below(2);
    let before = first + chance.below(points - first + 1);
    let after = before + chance.below(points - before + 1);
    let mut all = vec![(low, first), (middle, before), (middle, after), (high, points)];
    all.dedup();
    if chance.one_in(3) {
        all.reverse();
        all.iter_mut().for_each(|(value, _)| *value = low + high - *value);
    }
    let all: Vec<String> =
        all.iter().map(|(value, points)| format!("{{ value = {value}, points = {points} }}")).collect();
    format!("points-at = [ {} ]", all.join(", "))
}

fn scale(chance: &mut Chance, most: u64, points: u64) -> String {
    let count = 1 + chance.below(points.min(3).min(most));
    let limits = ascending(chance, count, most);
    // The last step earns all points, those before it ascend.
    let points_of = |step: usize| points - (count as usize - 1 - step) as u64;
    match chance.below(4) {
        0 => {
            let steps: Vec<String> = (0..limits.len())
                .map(|it| format!("{{ up-to = {}, points = {} }}", limits[limits.len() - 1 - it], points_of(it)))
                .rev()
                .collect();
            format!("steps = [ {} ]", steps.join(", "))
        }
        1 if points > 1 && chance.one_in(2) => line(chance, most, points),
        1 => {
            let (from, to) = (chance.below(most), most + 1);
            let (from, to) = if chance.one_in(3) { (to, from) } else { (from, to) };
            format!("linear = {{ from = {from}, to = {to} }}")
        }
        2 if limits.len() > 1 => {
            let bands: Vec<String> = (1..limits.len())
                .map(|it| {
                    format!("{{ from = {}, up-to = {}, points = {} }}", limits[it - 1], limits[it], points_of(it))
                })
                .collect();
            format!("bands = [ {} ]", bands.join(", "))
        }
        _ => {
            let step = |it: usize| format!("{{ from = {}, points = {} }}", limits[it], points_of(it));
            let steps: Vec<String> = (0..limits.len()).map(step).collect();
            format!("steps = [ {} ]", steps.join(", "))
        }
    }
}

fn catalogue(chance: &mut Chance, measures: &[&str]) -> String {
    let by_weights = chance.one_in(3);
    let aggregate = if by_weights { "category-weights" } else { "points" };
    let mut toml = format!(
        "format = 1\n[catalogue]\nid = \"random\"\nversion = \"1\"\ntitle = \"Random\"\naggregate = \"{aggregate}\"\n"
    );
    for category in ["a", "b"] {
        writeln!(toml, "[[category]]\nid = \"{category}\"\ntitle = \"Category {category}\"").unwrap();
        if by_weights {
            writeln!(toml, "weight = {}", 1 + chance.below(3)).unwrap();
        }
    }
    let mut points_of = Vec::new();
    let mut category_of = Vec::new();
    for (index, measure) in measures.iter().enumerate() {
        let category = match index {
            0 => "a",
            1 => "b",
            _ => chance.of(&["a", "b"]),
        };
        let points = 2 + chance.below(4);
        points_of.push(points);
        category_of.push(category);
        writeln!(
            toml,
            "[[indicator]]\nid = \"i{index}\"\ncategory = \"{category}\"\ntitle = \"Indicator {index}\"\n\
             points = {points}\neffort = {}\nbasis = \"assumed\"\nrationale = \"A test.\"",
            chance.of(&["1", "2", "3", "0.5"])
        )
        .unwrap();
        if chance.one_in(3) {
            writeln!(toml, "weight = {}", chance.of(&["2", "0.5", "0", "3"])).unwrap();
        }
        if chance.one_in(3) {
            writeln!(toml, "minimum = {}", 1 + chance.below(points)).unwrap();
        }
        if chance.one_in(4) {
            writeln!(toml, "optional = true").unwrap();
        }
        if chance.one_in(4) {
            writeln!(toml, "documents = 1").unwrap();
        }
        match *measure {
            "number" => writeln!(toml, "measure = \"number\"\n{}", scale(chance, 40, points)).unwrap(),
            "whole" => {
                let most = chance.of(&["1", "2", "4", "12"]).parse().unwrap();
                writeln!(toml, "measure = \"number\"\nwhole = true\nmin = 0\n{}", scale(chance, most, points)).unwrap();
                // A line may go on beyond what can occur.
                if chance.one_in(4) {
                    writeln!(toml, "max = {most}").unwrap();
                }
            }
            "percent" => writeln!(toml, "measure = \"percent\"\n{}", scale(chance, 90, points)).unwrap(),
            "share" => {
                writeln!(toml, "measure = \"share\"\nof = [\"part\", \"whole\"]\n{}", scale(chance, 90, points))
                    .unwrap();
            }
            "ratio" => writeln!(
                toml,
                "measure = \"ratio\"\nof = [\"first\", \"second\"]\nper = 10\n{}",
                scale(chance, 40, points)
            )
            .unwrap(),
            "yes-no" => writeln!(toml, "measure = \"yes-no\"").unwrap(),
            "choice" => writeln!(
                toml,
                "measure = \"choice\"\n[[indicator.option]]\nid = \"low\"\ntitle = \"Low\"\npoints = {}\n\
                 [[indicator.option]]\nid = \"middle\"\ntitle = \"Middle\"\npoints = 1\n\
                 [[indicator.option]]\nid = \"high\"\ntitle = \"High\"\npoints = {points}",
                chance.below(2)
            )
            .unwrap(),
            "checklist" => {
                let scale = scale(chance, 3, points);
                writeln!(toml, "measure = \"checklist\"\n{scale}").unwrap();
                for item in ["x", "y", "z"] {
                    writeln!(toml, "[[indicator.item]]\nid = \"{item}\"\ntitle = \"Item {item}\"").unwrap();
                }
            }
            "since" => {
                let unit = chance.of(&["years", "months"]);
                writeln!(toml, "measure = \"since\"\nunit = \"{unit}\"\n{}", scale(chance, 9, points)).unwrap();
            }
            _ => {
                let metric = chance.of(&[
                    "qualification",
                    "lead-qualification",
                    "coverage",
                    "fte",
                    "tenure",
                    "training-days",
                    "trained",
                ]);
                writeln!(toml, "measure = \"team\"\nmetric = \"{metric}\"\n{}", scale(chance, 60, points)).unwrap();
            }
        }
    }
    let labels = 1 + chance.below(3);
    for label in 0..labels {
        writeln!(toml, "[[label]]\nid = \"l{label}\"\ntitle = \"Label {label}\"\nbasis = \"assumed\"").unwrap();
        writeln!(toml, "rationale = \"A test.\"").unwrap();
        if !chance.one_in(4) {
            writeln!(toml, "min-percent = {}", chance.of(&["50", "70", "80", "66.6", "100"])).unwrap();
        }
        if chance.one_in(4) {
            writeln!(toml, "min-points = {}", 1 + chance.below(12)).unwrap();
        }
        if chance.one_in(4) {
            writeln!(toml, "min-category-percent = {}", chance.of(&["20", "40", "60"])).unwrap();
        }
        if chance.one_in(4) {
            writeln!(toml, "min-answered-percent = {}", chance.of(&["60", "100"])).unwrap();
        }
        if chance.one_in(3) {
            writeln!(toml, "open-minimums = 1").unwrap();
        }
        let scope: Vec<usize> = (0..measures.len()).filter(|_| !chance.one_in(4)).collect();
        let has_scope = chance.one_in(3) && !scope.is_empty();
        if has_scope {
            let ids: Vec<String> = scope.iter().map(|index| format!("\"i{index}\"")).collect();
            writeln!(toml, "indicators = [{}]", ids.join(", ")).unwrap();
        }
        if chance.one_in(3) {
            let index = if has_scope { scope[0] } else { 0 };
            writeln!(toml, "minimums = {{ i{index} = {} }}", chance.below(points_of[index] + 1)).unwrap();
        }
        if label + 1 < labels && chance.one_in(2) {
            writeln!(toml, "requires = [\"l{}\"]", label + 1).unwrap();
        }
        if label + 1 < labels && chance.one_in(3) {
            let later: Vec<String> = (label + 1..labels).map(|later| format!("\"l{later}\"")).collect();
            writeln!(toml, "requires-any = [{}]", later.join(", ")).unwrap();
        }
        if chance.one_in(3) {
            let index = if has_scope { chance.of(&scope) } else { chance.index(measures.len()) };
            let least = chance.of(&["percent = 50", "percent = 30", "points = 1", "points = 4", "points = 0"]);
            writeln!(toml, "floors = [{{ category = \"{}\", {least} }}]", category_of[index]).unwrap();
        }
        if chance.one_in(5) {
            writeln!(toml, "award = false").unwrap();
        }
    }
    let undocumented = chance.of(&["warn", "zero"]);
    writeln!(
        toml,
        "[evidence]\nundocumented = \"{undocumented}\"\n[qualification]\nrating-max = 4\nproficient = 3\n\
         weigh-persons-by = \"fte\"\n\
         [[qualification.competence]]\nid = \"alpha\"\ntitle = \"Alpha\"\nweight = 2\n\
         [[qualification.competence]]\nid = \"beta\"\ntitle = \"Beta\"\nweight = 1\n\
         [[qualification.role]]\nid = \"lead\"\ntitle = \"Lead\"\nweight = 2\n\
         [[qualification.role]]\nid = \"staff\"\ntitle = \"Staff\"\nweight = 1\n\
         [[qualification.programme]]\nid = \"school\"\ntitle = \"School\"\nvalid-months = 24"
    )
    .unwrap();
    toml
}

/// A catalogue with groups within its categories, and perhaps something that is a bonus.
fn grouped(chance: &mut Chance, toml: &str, indicators: usize) -> String {
    let plain = toml;
    let mut toml = toml.to_owned();
    let category = |index: usize| {
        let table = format!("id = \"i{index}\"\ncategory = \"");
        plain[plain.find(&table).unwrap() + table.len()..].chars().next().unwrap()
    };
    for own in ['a', 'b'] {
        let all: Vec<usize> = (0..indicators).filter(|index| category(*index) == own).collect();
        let mut free: Vec<String> = all.iter().map(|index| format!("i{index}")).collect();
        if all.len() > 1 && chance.one_in(6) {
            let bonus = free.remove(1);
            toml = toml.replacen(&format!("id = \"{bonus}\"\n"), &format!("id = \"{bonus}\"\nbonus = true\n"), 1);
        }
        for number in 0..chance.below(3) {
            let take = (1 + chance.index(free.len())).max(2).min(free.len());
            let taken: Vec<String> = (0..take).map(|_| free.remove(chance.index(free.len()))).collect();
            let id = format!("g-{own}-{number}");
            writeln!(toml, "[[group]]\nid = \"{id}\"\ntitle = \"Group {id}\"\nof = {taken:?}").unwrap();
            if !chance.one_in(3) {
                writeln!(toml, "best = {}", 1 + chance.index(take)).unwrap();
            }
            if chance.one_in(3) {
                writeln!(toml, "at-most = {}", chance.of(&["1", "2.5", "4"])).unwrap();
            }
            if chance.one_in(3) {
                toml = with_floor(&toml, &id, chance.of(&["points = 1", "points = 2.5", "percent = 50"]));
            }
            free.push(id);
        }
    }
    toml
}

/// A catalogue whose first label asks for a floor of a group, where it covers all indicators and has no floors yet.
fn with_floor(toml: &str, group: &str, figure: &str) -> String {
    let begin = toml.find("id = \"l0\"\n").unwrap();
    let end = toml[begin..].find("\n[").map_or(toml.len(), |end| begin + end);
    let label = &toml[begin..end];
    if label.contains("indicators = ") || label.contains("floors = ") {
        return toml.to_owned();
    }
    let floors = format!("floors = [{{ group = \"{group}\", {figure} }}]\n");
    format!("{}\n{floors}{}", toml[..end].trim_end(), &toml[end..].trim_start_matches('\n'))
}

/// The rows of an indicator, or none.
fn answer(chance: &mut Chance, csv: &mut String, index: usize, measure: &str) {
    if chance.one_in(5) {
        return;
    }
    let document = chance.of(&["", "a.pdf"]);
    let mut row = |input: &str, value: &str| writeln!(csv, "i{index},{input},{value},{document}").unwrap();
    match measure {
        _ if chance.one_in(12) => row("", "n/a"),
        // The same is answered twice.
        "number" | "whole" | "percent" | "yes-no" | "choice" | "since" if chance.one_in(12) => {
            row("", "1");
            row("", "1");
        }
        // A document without an answer.
        "number" | "since" | "choice" if chance.one_in(8) => row("", ""),
        "number" => row("", &format!("{}.{}", chance.below(40), chance.below(10))),
        "whole" if chance.one_in(8) => row("", "many"),
        "whole" => row("", &chance.below(13).to_string()),
        "percent" => row("", &chance.below(101).to_string()),
        "share" | "ratio" => {
            let (one, other) = if measure == "share" { ("part", "whole") } else { ("first", "second") };
            let whole = 1 + chance.below(60);
            if !chance.one_in(6) {
                row(other, &if chance.one_in(12) { "many".to_owned() } else { whole.to_string() });
            }
            if !chance.one_in(6) {
                row(one, &if chance.one_in(12) { "many".to_owned() } else { chance.below(whole + 3).to_string() });
            }
            if chance.one_in(12) {
                row(chance.of(&[one, other]), "1");
            }
        }
        "yes-no" => row("", chance.of(&["yes", "no", "perhaps"])),
        "choice" => row("", chance.of(&["low", "middle", "high"])),
        "checklist" => {
            for item in ["x", "y", "z"] {
                if !chance.one_in(3) {
                    row(item, chance.of(&["yes", "no", "yes", "no", "no", "yes", "yes", "perhaps"]));
                }
            }
        }
        "since" => row("", chance.of(&["2019-11-30", "2024-02-29", "2026-05-01", "2027-01-01"])),
        _ if !document.is_empty() => row("", ""),
        _ => {}
    }
}

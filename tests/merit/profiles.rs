//! Profiles: other figures for other applicants, chosen by facts, through the public door.

use crate::support::chance::cases;
use crate::support::facts::Random;
use crate::support::run::{merit, said, text};
use jiff::civil::date;
use merit::assess::{Assessment, assess};
use merit::catalogue::{Catalogue, parse};
use merit::dossier::Dossier;
use merit::export::Format;
use merit::language::Language;
use serde_json::Value;
use std::fs;
use std::path::Path;

const BASIS: &str = "basis = \"assumed\"\nrationale = \"A test.\"";

/// Guidelines, of which more are asked from year to year, and one criterion that is imperative.
fn green_key() -> String {
    let profile = |id: &str, when: &str, percent: i64| {
        format!(
            "[[profile]]\nid = \"{id}\"\ntitle = \"{id}\"\nwhen = \"{when}\"\n\
             [[profile.label]]\nid = \"green-key\"\nmin-percent = {percent}\n"
        )
    };
    let ladder = [
        ("year-1", "year = 1", 0),
        ("year-2", "year = 2", 5),
        ("year-3", "year = 3", 10),
        ("year-4", "year = 4", 15),
        ("years-5-9", "year >= 5 and year <= 9", 20),
    ];
    let profiles: String = ladder.iter().map(|(id, when, percent)| profile(id, when, *percent)).collect();
    format!(
        "format = 1\n[catalogue]\nid = \"green-key\"\nversion = \"2022\"\ntitle = \"Green Key\"\n\
         [[label]]\nid = \"green-key\"\ntitle = \"Green Key\"\nmin-percent = 50\nvalid-months = 12\n{BASIS}\n\
         [[category]]\nid = \"c\"\ntitle = \"Criteria\"\n\
         [[fact]]\nid = \"year\"\ntitle = \"Year of the award\"\nmeasure = \"number\"\nwhole = true\nmin = 1\n{BASIS}\n\
         [[indicator]]\nid = \"imperative\"\ncategory = \"c\"\ntitle = \"Imperative criteria\"\nmeasure = \"yes-no\"\n\
         points = 1\nweight = 0\nminimum = 1\n{BASIS}\n\
         [[indicator]]\nid = \"guidelines\"\ncategory = \"c\"\ntitle = \"Guidelines\"\nmeasure = \"share\"\n\
         of = [\"met\", \"applicable\"]\npoints = 100\nlinear = {{ from = 0, to = 100 }}\n{BASIS}\n{profiles}"
    )
}

/// Shops and eateries by the inhabitants of a town, in ascending classes that share their ends.
fn fairtrade() -> String {
    let classes = [(1_000, 1, 1), (2_000, 1, 2), (5_000, 2, 3), (10_000, 2, 4), (25_000, 3, 6), (50_000, 4, 8)];
    let figure = |id: &str, count: i64| {
        format!("[[profile.indicator]]\nid = \"{id}\"\nsteps = [ {{ from = {count}, points = 1 }} ]\n")
    };
    let profile = |(most, shops, eateries): &(i64, i64, i64)| {
        format!(
            "[[profile]]\nid = \"to-{most}\"\ntitle = \"Up to {most}\"\nwhen = \"inhabitants <= {most}\"\n{}{}",
            figure("shops", *shops),
            figure("eateries", *eateries)
        )
    };
    let indicator = |id: &str, count: i64| {
        format!(
            "[[indicator]]\nid = \"{id}\"\ncategory = \"c\"\ntitle = \"{id}\"\nmeasure = \"number\"\npoints = 1\n\
             minimum = 1\nsteps = [ {{ from = {count}, points = 1 }} ]\n{BASIS}\n"
        )
    };
    format!(
        "format = 1\n[catalogue]\nid = \"fairtrade\"\nversion = \"1\"\ntitle = \"Fairtrade Town\"\n\
         [[label]]\nid = \"title\"\ntitle = \"Title\"\n{BASIS}\n[[category]]\nid = \"c\"\ntitle = \"Criteria\"\n\
         [[fact]]\nid = \"inhabitants\"\ntitle = \"Inhabitants\"\nmeasure = \"number\"\nwhole = true\nmin = 1\n{BASIS}\n\
         {}{}{}",
        indicator("shops", 10),
        indicator("eateries", 20),
        classes.iter().map(profile).collect::<String>()
    )
}

fn scored(toml: &str, rows: &str) -> (Catalogue, Assessment) {
    let evidence = format!("indicator,input,value\n{rows}");
    let files = [("evidence.csv", evidence.as_bytes())];
    Dossier { name: "d", files: &files }.assess(Some(toml), date(2026, 11, 23)).unwrap()
}

/// The profile that holds, the award, whether it is provisional, and the percentage without loss.
fn outcome(toml: &str, rows: &str) -> (String, bool, bool, String) {
    let (catalogue, assessment) = scored(toml, rows);
    let profile = assessment.figures(&catalogue).own_profile().map_or("–", |profile| &profile.id).to_owned();
    let percent = assessment.score.percent.as_ref().map_or_else(|| "–".to_owned(), merit::number::Exact::fraction);
    (profile, assessment.award.is_some(), assessment.provisional, percent)
}

#[test]
fn green_key_asks_for_more_from_year_to_year() {
    let table = [
        (1, 0, 61, "year-1", true, "0"),
        (2, 3, 61, "year-2", false, "300/61"),
        (2, 4, 61, "year-2", true, "400/61"),
        (4, 15, 100, "year-4", true, "15"),
        (5, 12, 61, "years-5-9", false, "1200/61"),
        (5, 13, 61, "years-5-9", true, "1300/61"),
        (9, 13, 61, "years-5-9", true, "1300/61"),
        (10, 30, 61, "–", false, "3000/61"),
        (10, 31, 61, "–", true, "3100/61"),
        (10, 30, 60, "–", true, "50"),
    ];
    for (year, met, applicable, profile, award, percent) in table {
        for imperative in ["yes", "no"] {
            let rows = format!(
                "year,,{year}\nimperative,,{imperative}\nguidelines,met,{met}\nguidelines,applicable,{applicable}\n"
            );
            let expected = (profile.to_owned(), award && imperative == "yes", false, percent.to_owned());
            assert_eq!(outcome(&green_key(), &rows), expected, "{rows}");
        }
    }
}

#[test]
fn fairtrade_towns_have_classes_by_inhabitants() {
    let table = [
        (5_000, 2, 3, "to-5000", true),
        (5_001, 2, 3, "to-10000", false),
        (5_001, 2, 4, "to-10000", true),
        (10_001, 2, 6, "to-25000", false),
        (10_001, 3, 6, "to-25000", true),
        (50_001, 9, 20, "–", false),
        (50_001, 10, 20, "–", true),
    ];
    for (inhabitants, shops, eateries, profile, award) in table {
        let rows = format!("inhabitants,,{inhabitants}\nshops,,{shops}\neateries,,{eateries}\n");
        let (holds, reached, provisional, _) = outcome(&fairtrade(), &rows);
        assert_eq!((holds.as_str(), reached, provisional), (profile, award, false), "{rows}");
    }
}

/// A label of 50 %, and profiles by two facts, of which `b` may be said not to apply.
fn two_facts(profiles: &str) -> String {
    let fact = |id: &str, more: &str| {
        format!("[[fact]]\nid = \"{id}\"\ntitle = \"Fact {id}\"\nmeasure = \"number\"\n{more}{BASIS}\n")
    };
    format!(
        "format = 1\n[catalogue]\nid = \"two\"\nversion = \"1\"\ntitle = \"Two\"\n\
         [[label]]\nid = \"l\"\ntitle = \"Label\"\nmin-percent = 50\n{BASIS}\n[[category]]\nid = \"c\"\ntitle = \"C\"\n\
         {}{}[[indicator]]\nid = \"i\"\ncategory = \"c\"\ntitle = \"Indicator\"\nmeasure = \"number\"\npoints = 4\n\
         steps = [ {{ from = 10, points = 1 }}, {{ from = 40, points = 4 }} ]\n{BASIS}\n{profiles}",
        fact("a", ""),
        fact("b", "optional = true\n")
    )
}

fn profile(id: &str, when: &str, rest: &str) -> String {
    format!("[[profile]]\nid = \"{id}\"\ntitle = \"{id}\"\nwhen = \"{when}\"\n{rest}")
}

#[test]
fn what_lacks_decides_nothing_unless_it_does_not_matter() {
    let easy = "[[profile.label]]\nid = \"l\"\nmin-percent = 25\n";
    let toml = two_facts(&[profile("p", "a >= 1 and b >= 1", easy), profile("q", "a = 5", easy)].concat());
    /// The rows, the profile, whether it is awarded and provisional, whether the label can be reached, and the facts
    /// that lack.
    type Row = (&'static str, &'static str, bool, bool, bool, &'static [usize]);
    let table: [Row; 9] = [
        ("a,,1\nb,,1\ni,,10\n", "p", true, false, true, &[]),
        ("a,,0\nb,,1\ni,,10\n", "–", false, false, false, &[]),
        // Whatever b is, the first comparison does not hold.
        ("a,,0\ni,,10\n", "–", false, false, false, &[]),
        ("a,,1\ni,,10\n", "–", false, true, true, &[1]),
        ("a,,1\nb,,n/a\ni,,10\n", "–", false, true, true, &[1]),
        ("a,,1\nb,,many\ni,,10\n", "–", false, true, true, &[1]),
        // One behind it holds, yet the first may.
        ("a,,5\ni,,10\n", "q", true, true, true, &[1]),
        // Of both the first fact that lacks is named, once.
        ("b,,1\ni,,10\n", "–", false, true, true, &[0]),
        // Under none of the profiles.
        ("a,,1\ni,,5\n", "–", false, true, false, &[1]),
    ];
    for (rows, holds, award, provisional, reachable, lacking) in table {
        let (catalogue, assessment) = scored(&toml, rows);
        let own = assessment.figures(&catalogue).own_profile().map_or("–", |profile| &profile.id);
        let told: Vec<usize> = assessment
            .findings
            .iter()
            .filter(|finding| finding.code == "profile-undecided")
            .filter_map(|finding| finding.fact)
            .collect();
        let label = &assessment.labels[0];
        assert_eq!(
            (own, label.reached, assessment.provisional, label.reachable, told.as_slice()),
            (holds, award, provisional, reachable, lacking),
            "{rows}"
        );
    }
}

/// Every key that a profile may replace, and what comes of it.
#[test]
fn a_profile_replaces_figures() {
    let head =
        "format = 1\n[catalogue]\nid = \"k\"\nversion = \"1\"\ntitle = \"Keys\"\naggregate = \"category-weights\"\n";
    let base = format!(
        "{head}[[label]]\nid = \"l\"\ntitle = \"Label\"\nmin-percent = 60\nminimums = {{ size = 2 }}\n{BASIS}\n\
         [[category]]\nid = \"a\"\ntitle = \"A\"\nweight = 1\n[[category]]\nid = \"b\"\ntitle = \"B\"\nweight = 1\n\
         [[fact]]\nid = \"new\"\ntitle = \"New\"\nmeasure = \"yes-no\"\n{BASIS}\n\
         [[indicator]]\nid = \"size\"\ncategory = \"a\"\ntitle = \"Size\"\nmeasure = \"number\"\npoints = 4\n\
         steps = [ {{ from = 10, points = 2 }}, {{ from = 20, points = 4 }} ]\n{BASIS}\n\
         [[indicator]]\nid = \"form\"\ncategory = \"b\"\ntitle = \"Form\"\nmeasure = \"choice\"\npoints = 2\n\
         option = [ {{ id = \"x\", title = \"X\", points = 2 }}, {{ id = \"y\", title = \"Y\", points = 1 }} ]\n{BASIS}\n\
         [[indicator]]\nid = \"extra\"\ncategory = \"b\"\ntitle = \"Extra\"\nmeasure = \"yes-no\"\npoints = 2\n{BASIS}\n\
         [[profile]]\nid = \"new\"\ntitle = \"New ones\"\nwhen = \"new = 1\"\n"
    );
    let label = |keys: &str| format!("[[profile.label]]\nid = \"l\"\n{keys}\n");
    let of = |id: &str, keys: &str| format!("[[profile.indicator]]\nid = \"{id}\"\n{keys}\n");
    // What the profile says, and of somebody new the percentage, whether there is an award, and what is wrong.
    let table = [
        (String::new(), "75/2", false, ""),
        (label("min-percent = 30"), "75/2", true, ""),
        (label("min-percent = 30\nminimums = { size = 3 }"), "75/2", false, ""),
        // As a whole: the minimum of the catalogue is gone.
        (label("min-percent = 30\nminimums = { extra = 0 }") + &of("size", "minimum = 0"), "75/2", true, ""),
        (of("size", "linear = { from = 0, to = 40 }"), "55/2", false, ""),
        (of("size", "points = 2\nsteps = [ { from = 5, points = 2 } ]"), "125/2", true, ""),
        ("[[profile.category]]\nid = \"b\"\nweight = 3\n".to_owned(), "125/4", false, ""),
        (of("form", "option = [ { id = \"y\", points = 2 } ]"), "50", false, ""),
        (of("extra", "weight = 0"), "50", false, ""),
        (of("extra", "optional = true"), "50", false, ""),
        (of("size", "documents = 1"), "75/2", false, "documents-missing"),
    ];
    for (keys, percent, award, code) in table {
        // Extra may be said not to apply only under a profile that allows it.
        let extra = if keys.contains("optional") || keys.contains("weight = 0") { "n/a" } else { "no" };
        let keys = keys.replace("weight = 0", "weight = 0\noptional = true");
        let rows = format!("new,,yes\nsize,,12\nform,,y\nextra,,{extra}\n");
        let (catalogue, assessment) = scored(&format!("{base}{keys}"), &rows);
        let codes: Vec<&str> = assessment.findings.iter().map(|finding| finding.code).collect();
        let expected = merit::number::parse_fraction(percent);
        assert_eq!(assessment.score.percent, expected, "{keys}{codes:?}");
        assert_eq!(assessment.award.is_some(), award, "{keys}");
        assert_eq!(codes.join(" "), code, "{keys}");
        assert!(catalogue.profile.is_none() && assessment.profile.profile == Some(0));
    }
    let optional = format!("{base}{}", of("extra", "optional = true"));
    let (_, old) = scored(&optional, "new,,no\nsize,,12\nform,,y\nextra,,n/a\n");
    let codes: Vec<&str> = old.findings.iter().map(|finding| finding.code).collect();
    assert_eq!((codes, old.score.percent), (vec!["not-optional"], merit::number::parse_fraction("75/2")));
}

#[test]
fn a_fact_that_is_supposed_may_choose_another_profile() {
    let folder = tempfile::tempdir().unwrap();
    let keys = "[[profile.indicator]]\nid = \"i\"\noptional = true\n[[profile.label]]\nid = \"l\"\nmin-percent = 25\n";
    fs::write(folder.path().join("two.toml"), two_facts(&profile("p", "a >= 1", keys))).unwrap();
    let status = |rows: &str, set: &[&str]| {
        fs::create_dir_all(folder.path().join("d")).unwrap();
        fs::write(folder.path().join("d/evidence.csv"), format!("indicator,input,value\n{rows}")).unwrap();
        let all = ["assess", "d", "-c", "two.toml", "--as-of", "2026-11-23", "-f", "json"];
        let out = merit(folder.path(), &[&all[..], set].concat());
        match serde_json::from_slice::<Value>(&out.stdout) {
            Ok(report) => format!("{} {}", report["profile"]["id"], report["indicators"][0]["status"]),
            Err(_) => String::from_utf8(out.stderr).unwrap(),
        }
    };
    assert_eq!(status("a,,0\ni,,n/a\n", &[]), "null \"invalid\"");
    assert_eq!(status("a,,0\ni,,n/a\n", &["--set", "a=1"]), "\"p\" \"not-applicable\"");
    assert_eq!(status("a,,1\ni,,n/a\n", &[]), "\"p\" \"not-applicable\"");
    assert_eq!(status("a,,1\ni,,n/a\n", &["--set", "a=0"]), "null \"invalid\"");
    assert_eq!(status("a,,0\ni,,10\n", &["--set", "a=1", "--set", "i=n/a"]), "\"p\" \"not-applicable\"");
    assert!(status("a,,1\ni,,10\n", &["--set", "a=0", "--set", "i=n/a"]).contains("i=n/a"));
}

/// What a profile is worth is what the same catalogue is worth with its figures written into it.
#[test]
fn a_profile_is_the_catalogue_with_its_figures() {
    let (mut held, mut awarded) = (0, 0);
    for seed in cases(400) {
        let drawn = Random::new(seed, true);
        let (whole, as_of) = (&drawn.random.catalogue, drawn.random.as_of);
        let by = |catalogue: &Catalogue| assess(catalogue, drawn.random.evidence(), &Default::default(), as_of);
        let assessment = by(whole);
        let Some(index) = drawn.profile(&drawn.facts) else {
            assert_eq!(assessment.profile.profile, None, "seed {seed}");
            continue;
        };
        held += 1;
        let (base, _) = drawn.random.toml.split_once("[[profile]]").unwrap();
        let keys = drawn.random.toml.split("[[profile]]").nth(index + 1).unwrap();
        let toml = with(base, keys);
        let plain =
            parse("plain.toml", toml.as_bytes()).unwrap_or_else(|faulty| panic!("{:?}\n{toml}", faulty.diagnostics));
        let expected = by(&plain);
        let said = |it: &Assessment| {
            let earned: Vec<_> = it.indicators.iter().map(|one| (one.status, one.points.clone())).collect();
            (it.award, it.score.clone(), it.best_case.clone(), it.categories.clone(), earned)
        };
        awarded += usize::from(assessment.award.is_some());
        assert_eq!(said(&assessment), said(&expected), "seed {seed}\n{}", drawn.random.toml);
        assert_eq!(assessment.profile.profile, Some(index), "seed {seed}");
    }
    assert!(held > 30 && awarded > 10, "{held} {awarded}");
}

/// A text in which the lines of a profile's tables stand in place of those of the same keys.
fn with(base: &str, keys: &str) -> String {
    let mut text = base.to_owned();
    for table in keys.split("[[profile.").skip(1) {
        let mut lines = table.lines().skip(1);
        let id = lines.next().unwrap();
        let (before, rest) = text.split_once(&format!("\n{id}\n")).unwrap();
        let (own, after) = rest.split_once("[").map_or((rest, String::new()), |_| {
            let end = rest.find("\n[").map_or(rest.len(), |at| at + 1);
            (&rest[..end], rest[end..].to_owned())
        });
        let lines: Vec<&str> = lines.collect();
        let key = |line: &str| line.split(" = ").next().unwrap_or_default().to_owned();
        let kept = own.lines().filter(|line| !lines.iter().any(|new| key(new) == key(line)));
        let own: String = kept.chain(lines.iter().copied()).map(|line| format!("{line}\n")).collect();
        text = format!("{before}\n{id}\n{own}{after}");
    }
    text
}

/// Every slip is told where it stands, in both languages.
#[test]
fn slips_in_profiles_are_told_with_the_way_out() {
    let folder = tempfile::tempdir().unwrap();
    let good = "[[profile.label]]\nid = \"l\"\nmin-percent = 25\n";
    let slips = [
        "[[profile]]\nid = \"p\"\ntitle = \"P\"\n".to_owned(),
        profile("p", "a >= 1", "[[profile.label]]\nid = \"m\"\nmin-percent = 25\n"),
        profile("p", "i >= 1", good),
        profile("p", "aa >= 1", good),
        profile("p", "a >= 1", "[[profile.label]]\nid = \"l\"\nrequires = [\"l\"]\nmin-percnt = 3\n"),
        profile("p", "a >= 1", "[[profile.indicator]]\nid = \"i\"\nmeasure = \"percent\"\n"),
        profile("p", "a >= 1", "[[profile.fact]]\nid = \"a\"\nmin = 1\n"),
        profile("p", "a >= 1", "[profile.label]\nid = \"l\"\n"),
        profile("p", "a >= 1", "[[profile.label]]\nmin-percent = 3\n"),
        profile("p", "a >= 1", &format!("{good}{good}")),
        [profile("p", "a >= 1", good), profile("p", "a >= 2", good)].concat(),
        profile("p", "a >= 1", "[[profile.label]]\nid = \"l\"\nmin-percent = 125\n"),
        profile("p", "a >= 1", "[[profile.indicator]]\nid = \"i\"\npoints = 5\n"),
        profile("p", "a >= 1", "[[profile.indicator]]\nid = \"i\"\nsteps = [ { from = 1, points = 3 } ]\n"),
        profile("p", "a >= 1", "[[profile.indicator]]\nid = \"i\"\noption = [ { id = \"x\", points = 1 } ]\n"),
        profile("p", "a >= 1", "[[profile.category]]\nid = \"c\"\nweight = 2\n"),
    ];
    let mut all = String::new();
    for slip in &slips {
        let path = folder.path().join("two.toml");
        fs::write(&path, two_facts(slip)).unwrap();
        for lang in ["en", "de"] {
            let told = text(folder.path(), &["catalogue", "check", "two.toml", "--lang", lang]);
            let end = told.find("\ntwo.toml:").map_or(told.len(), |at| at);
            all += &format!("{}\n", told[..end].trim_end());
        }
        all += "\n";
    }
    insta::assert_snapshot!(all);
}

/// A fault of the catalogue itself is told once, whatever profiles there are.
#[test]
fn a_fault_of_all_is_told_once() {
    let profiles: String = ["p", "q", "r"].map(|id| profile(id, "a >= 1", "")).concat();
    let toml = two_facts(&profiles).replace("from = 10", "from = 50");
    let faulty = parse("two.toml", toml.as_bytes()).unwrap_err();
    assert_eq!(faulty.diagnostics.iter().map(|fault| fault.code).collect::<Vec<_>>(), ["not-ascending"]);
}

#[test]
fn every_report_names_the_profile_and_why() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("green.toml"), green_key()).unwrap();
    let write = |rows: &str| {
        fs::create_dir_all(folder.path().join("hotel")).unwrap();
        let rows =
            format!("indicator,input,value\n{rows}imperative,,yes\nguidelines,met,13\nguidelines,applicable,61\n");
        fs::write(folder.path().join("hotel/evidence.csv"), rows).unwrap();
    };
    let told = |command: &str, lang: &str| {
        let arguments = [command, "hotel", "-c", "green.toml", "--as-of", "2026-11-23", "--lang", lang];
        said(folder.path(), &arguments)
    };
    let mut all = String::new();
    for rows in ["year,,5\n", "year,,12\n", ""] {
        write(rows);
        for (command, lang) in
            [("assess", "en"), ("assess", "de"), ("check", "en"), ("plan", "en"), ("robustness", "de")]
        {
            let said = told(command, lang);
            all += &format!("{rows}{command}\n{}\n\n", said.lines().take(12).collect::<Vec<_>>().join("\n"));
        }
    }
    write("year,,5\n");
    all += &said(folder.path(), &["catalogue", "show", "green.toml", "--lang", "de"]);
    for (format, name) in [(Format::Html, "html"), (Format::Markdown, "markdown"), (Format::Json, "json")] {
        let evidence = fs::read(folder.path().join("hotel/evidence.csv")).unwrap();
        let files = [("evidence.csv", evidence.as_slice())];
        let dossier = Dossier { name: "hotel", files: &files };
        let report = dossier.report(Some(&green_key()), date(2026, 11, 23), format, Language::En).unwrap();
        assert!(String::from_utf8(report).unwrap().contains("years-5-9"), "{name}");
    }
    insta::assert_snapshot!(all);
}

/// A report is reproduced, an altered profile is noticed, and another one is told apart with its cause.
#[test]
fn reports_are_verified_and_compared_with_their_profiles() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    fs::write(at("green.toml"), green_key()).unwrap();
    for (name, year) in [("two", "2"), ("five", "5"), ("open", "")] {
        fs::create_dir_all(at(name)).unwrap();
        let rows = format!("year,,{year}\nimperative,,yes\nguidelines,met,6\nguidelines,applicable,61\n");
        fs::write(at(&format!("{name}/evidence.csv")), format!("indicator,input,value\n{rows}")).unwrap();
        // One name, so that they are of one initiative.
        fs::write(at(&format!("{name}/initiatives.csv")), "initiative,name\nhotel,Hotel\n").unwrap();
        let to = format!("{name}.json");
        merit(folder.path(), &["assess", name, "-c", "green.toml", "--as-of", "2026-11-23", "-o", &to]);
        let verified = said(folder.path(), &["verify", &to, name, "-c", "green.toml", "--lang", "en"]);
        assert!(verified.starts_with("exit 0"), "{verified}");
    }
    let altered = |from: &str, to: &str, report: &Path| {
        let text = fs::read_to_string(report).unwrap();
        assert!(text.contains(from));
        fs::write(at("altered.json"), text.replacen(from, to, 1)).unwrap();
        said(folder.path(), &["verify", "altered.json", "two", "-c", "green.toml", "--lang", "en"])
    };
    let mut all = altered("\"id\": \"year-2\"", "\"id\": \"year-1\"", &at("two.json"));
    all += &altered("\"provisional\": false", "\"provisional\": true", &at("two.json"));
    for pair in [["two.json", "five.json"], ["two.json", "open.json"]] {
        all += &said(folder.path(), &["compare", pair[0], pair[1], "-c", "green.toml", "--lang", "en"]);
    }
    // Digests change with the format of reports.
    let is_digest = |word: &str| word.len() == 64 && word.bytes().all(|byte| byte.is_ascii_hexdigit());
    let plain = |line: &str| -> String {
        let words = line.split(' ').map(|word| if is_digest(word) { "[digest]" } else { word });
        words.collect::<Vec<&str>>().join(" ") + "\n"
    };
    insta::assert_snapshot!(all.lines().map(plain).collect::<String>());
}

/// A round scores each by its own profile, fast and with all working, and has a column for it.
#[test]
fn a_round_scores_each_by_its_own_profile() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("green.toml"), green_key()).unwrap();
    let mut rows = String::from("initiative,indicator,input,value\n");
    for (id, year) in [("a", "1"), ("b", "2"), ("c", "5"), ("d", "10"), ("e", "")] {
        rows +=
            &format!("{id},year,,{year}\n{id},imperative,,yes\n{id},guidelines,met,6\n{id},guidelines,applicable,61\n");
    }
    fs::write(folder.path().join("evidence.csv"), rows).unwrap();
    let table = |more: &[&str]| {
        let all = ["portfolio", "evidence.csv", "-c", "green.toml", "--as-of", "2026-11-23", "-f", "csv", "--quiet"];
        let out = merit(folder.path(), &[&all[..], more].concat());
        assert!(out.status.success(), "{}", String::from_utf8_lossy(&out.stderr));
        String::from_utf8(out.stdout).unwrap()
    };
    let plain = table(&[]);
    let records: Vec<csv::StringRecord> =
        csv::Reader::from_reader(plain.as_bytes()).records().map(Result::unwrap).collect();
    let header = csv::Reader::from_reader(plain.as_bytes()).headers().unwrap().clone();
    let column = |name: &str| header.iter().position(|title| title == name).unwrap();
    let columns = ["initiative", "award", "provisional", "profile"].map(column);
    let said: Vec<String> =
        records.iter().map(|record| columns.map(|column| record[column].to_owned()).join(" ")).collect();
    let expected =
        ["a green-key false year-1", "b green-key false year-2", "c  false years-5-9", "d  false ", "e  true "];
    assert_eq!(said, expected);
    // With findings all is read as for a report.
    assert_eq!(table(&["--findings", "findings.csv"]), plain);
    let findings = fs::read_to_string(folder.path().join("findings.csv")).unwrap();
    assert_eq!(findings.matches("profile-undecided").count(), 1, "{findings}");
}

#[test]
fn sql_says_why_it_refuses_profiles() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("green.toml"), green_key()).unwrap();
    fs::write(folder.path().join("evidence.csv"), "initiative,indicator,input,value\na,year,,1\n").unwrap();
    let told = ["en", "de"].map(|lang| {
        said(
            folder.path(),
            &["catalogue", "sql", "green.toml", "evidence.csv", "--as-of", "2026-11-23", "--lang", lang],
        )
    });
    insta::assert_snapshot!(told.concat());
}

/// Evaluators decide by the points of the profile that holds.
#[test]
fn decisions_are_made_by_the_points_of_the_profile() {
    let keys = "[[profile.indicator]]\nid = \"i\"\npoints = 2\nsteps = [ { from = 10, points = 2 } ]\n";
    let toml = two_facts(&profile("p", "a >= 1", keys));
    let decided = |a: i64, points: i64| {
        let evidence = format!("indicator,input,value\na,,{a}\nb,,0\ni,,0\n");
        let decisions = format!("indicator,points,by,reason,date\ni,{points},E,a test,2026-01-01\n");
        let files = [("evidence.csv", evidence.as_bytes()), ("decisions.csv", decisions.as_bytes())];
        let dossier = Dossier { name: "d", files: &files };
        let (_, assessment) = dossier.assess(Some(&toml), date(2026, 11, 23)).unwrap();
        let codes: Vec<&str> = assessment.findings.iter().map(|finding| finding.code).collect();
        (assessment.score.points.fraction(), codes.join(" "))
    };
    let said = |points: &str, code: &str| (points.to_owned(), code.to_owned());
    assert_eq!(decided(0, 3), said("3", ""));
    assert_eq!(decided(1, 2), said("2", ""));
    assert_eq!(decided(1, 3), said("0", "out-of-range"));
}

/// What changed in profiles is told beside the catalogue itself, and what that makes of dossiers.
#[test]
fn changes_of_profiles_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let at = |path: &str| folder.path().join(path);
    let old = green_key();
    let without = |text: &str, id: &str| -> String {
        let parts = text.split("[[profile]]\n").filter(|part| !part.starts_with(&format!("id = \"{id}\"")));
        parts.collect::<Vec<_>>().join("[[profile]]\n")
    };
    let more = "[[profile]]\nid = \"start\"\ntitle = \"Start\"\nwhen = \"year = 1\"\n\
                [[profile.indicator]]\nid = \"guidelines\"\npoints = 50\n";
    let new = without(&old, "year-1").replace("min-percent = 20", "min-percent = 25") + more;
    let new = new.replace("year >= 5 and", "year >= 4 and").replace("weight = 0", "weight = 1");
    fs::write(at("old.toml"), &old).unwrap();
    fs::write(at("new.toml"), new).unwrap();
    fs::create_dir_all(at("round/hotel")).unwrap();
    let rows = "indicator,input,value\nyear,,5\nimperative,,yes\nguidelines,met,13\nguidelines,applicable,61\n";
    fs::write(at("round/hotel/evidence.csv"), rows).unwrap();
    let diff = ["catalogue", "diff", "old.toml", "new.toml", "--lang"];
    let mut all = said(folder.path(), &[&diff[..], &["en"]].concat());
    all += &said(folder.path(), &[&diff[..], &["de", "--impact", "round", "--as-of", "2026-11-23"]].concat());
    all += &said(folder.path(), &["catalogue", "show", "new.toml", "guidelines", "--lang", "en"]);
    let digestless = all.lines().filter(|line| !line.contains("SHA-256")).collect::<Vec<_>>();
    insta::assert_snapshot!(digestless.join("\n"));
}

/// A worked example is scored by its own profile.
#[test]
fn worked_examples_choose_their_profile() {
    let folder = tempfile::tempdir().unwrap();
    let example = |id: &str, year: &str, award: &str| {
        format!(
            "[[example]]\nid = \"{id}\"\nas-of = 2026-11-23\naward = \"{award}\"\n\
             values = {{ year = {year}, imperative = true, guidelines = {{ met = 4, applicable = 61 }} }}\n"
        )
    };
    let examples = [example("second", "2", "green-key"), example("fifth", "5", "none")].concat();
    fs::write(folder.path().join("green.toml"), format!("{}{examples}", green_key())).unwrap();
    let told = said(folder.path(), &["catalogue", "check", "green.toml", "--lang", "en"]);
    assert!(told.starts_with("exit 0") && told.contains("2 worked examples"), "{told}");
}

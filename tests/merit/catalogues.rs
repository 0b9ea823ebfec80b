//! The built-in catalogues are valid, complete in both languages, and say what
//! their owners publish; a wrong catalogue tells all its faults with their places.

use merit::catalogue::{BUILT_IN, Basis, BuiltIn, Catalogue, InputSource, Provenance, built_in, edition, parse};
use merit::language::{Language, Localizer, Text};
use merit::number::Exact;
use merit::render::diagnostic;
use merit::render::terminal::Screen;
use std::collections::BTreeSet;
use std::path::Path;
use std::process::Command;

fn read(id: &str) -> Catalogue {
    built_in(id).unwrap().read().unwrap_or_else(|invalid| panic!("{id}: {:#?}", invalid.diagnostics))
}

#[test]
fn every_built_in_edition_is_valid_and_called_by_its_file() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("criteria");
    let files = |folder: &Path| -> BTreeSet<String> {
        let entries = std::fs::read_dir(folder).into_iter().flatten();
        let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
        names.filter_map(|name| Some(name.strip_suffix(".toml")?.to_owned())).collect()
    };
    let (newest, older): (Vec<&BuiltIn>, Vec<&BuiltIn>) = BUILT_IN.iter().partition(|edition| edition.is_newest());
    assert_eq!(files(&folder), newest.iter().map(|edition| edition.id.to_owned()).collect());
    assert_eq!(files(&folder.join("editions")), older.iter().map(|edition| edition.name()).collect());
    for edition in BUILT_IN {
        let catalogue = read(&edition.name());
        assert_eq!((&*catalogue.id, &*catalogue.version), (edition.id, edition.version));
        assert_eq!(catalogue.provenance, Provenance::BuiltIn { same_text: true });
    }
}

#[test]
fn an_edition_is_found_by_its_version_and_the_newest_by_the_id_alone() {
    let of = |id, version| BuiltIn { id, version, text: "" };
    let all = [of("label", "2026.1"), of("label", "2014.1"), of("other", "1")];
    let found = |name| edition(&all, name).map(BuiltIn::name);
    assert_eq!(found("label").as_deref(), Some("label@2026.1"));
    assert_eq!(found("label@2026.1").as_deref(), Some("label@2026.1"));
    assert_eq!(found("label@2014.1").as_deref(), Some("label@2014.1"));
    assert_eq!(found("other@1").as_deref(), Some("other@1"));
    for unknown in ["label@2015.1", "label@", "Label", "label@2014.1@2026.1", "", "@1"] {
        assert_eq!(found(unknown), None, "{unknown}");
    }
}

/// The built-in catalogue with a part replaced.
fn altered(part: &str, other: &str) -> String {
    let text = built_in("cluster-exzellenz-bw").unwrap().text;
    assert!(text.contains(part), "{part}");
    text.replacen(part, other, 1)
}

#[test]
fn a_copy_of_a_built_in_catalogue_is_told_from_it_by_what_it_says() {
    let text = built_in("cluster-exzellenz-bw").unwrap().text;
    let examples = text.find("[[example]]").unwrap();
    let cases = [
        ("itself", text.to_owned(), Provenance::BuiltIn { same_text: true }),
        ("a comment", format!("# ours\n{text}"), Provenance::BuiltIn { same_text: false }),
        ("line ends", text.replace('\n', "\r\n"), Provenance::BuiltIn { same_text: false }),
        ("a figure written otherwise", altered("min-percent = 80", "min-percent = 80.0"), {
            Provenance::BuiltIn { same_text: false }
        }),
        ("no examples", text[..examples].to_owned(), Provenance::BuiltIn { same_text: false }),
        ("its id in capitals", altered("id = \"cluster-exzellenz-bw\"", "id = \"Cluster-Exzellenz-BW\""), {
            Provenance::BuiltIn { same_text: false }
        }),
        ("a softer label", altered("min-percent = 80", "min-percent = 79.99"), Provenance::Differs),
        (
            "a softer label in capitals",
            {
                altered("min-percent = 80", "min-percent = 60")
                    .replace("\"cluster-exzellenz-bw\"", "\"CLUSTER-exzellenz-bw\"")
            },
            Provenance::Differs,
        ),
        ("a softer step", altered("{ from = 40, points = 5 }", "{ from = 39, points = 5 }"), Provenance::Differs),
        ("another text", altered("Managementerfahrung", "Erfahrung"), Provenance::Differs),
        ("another weight", altered("weight = 0.5", "weight = 1"), Provenance::Differs),
        ("another version", altered("version = \"2026.1\"", "version = \"2026.1 \""), Provenance::OtherEdition),
        ("another id", altered("id = \"cluster-exzellenz-bw\"", "id = \"ours\""), Provenance::Own),
    ];
    for (name, text, expected) in cases {
        let catalogue = parse("copy.toml", text.as_bytes());
        let catalogue = catalogue.unwrap_or_else(|invalid| panic!("{name}: {:#?}", invalid.diagnostics));
        assert_eq!(catalogue.provenance, expected, "{name}");
    }
}

/// Whoever reads what merit makes of such a copy learns it, whatever was asked for.
#[test]
fn every_output_says_that_the_catalogue_is_not_the_built_in_one() {
    let folder = tempfile::tempdir().unwrap();
    let copy = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.display().to_string()
    };
    let soft = copy("soft.toml", &altered("min-percent = 80", "min-percent = 60"));
    let commented = copy("commented.toml", &altered("min-percent = 80", "min-percent = 80 # as published"));
    let report = folder.path().join("report.json").display().to_string();
    let run = |arguments: &[&str], catalogue: &str| {
        let dossier = concat!(env!("CARGO_MANIFEST_DIR"), "/examples/threshold");
        let arguments = arguments.iter().map(|argument| match *argument {
            "DOSSIER" => dossier,
            "CATALOGUE" => catalogue,
            "REPORT" => &report,
            other => other,
        });
        let output = Command::new(env!("CARGO_BIN_EXE_merit")).args(arguments).output().unwrap();
        let bytes = [output.stdout, output.stderr].concat();
        String::from_utf8_lossy(&bytes).split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let commands: [&[&str]; 14] = [
        &["assess", "DOSSIER", "-c", "CATALOGUE", "-f", "table"],
        &["assess", "DOSSIER", "-c", "CATALOGUE", "-f", "markdown"],
        &["assess", "DOSSIER", "-c", "CATALOGUE", "-f", "html"],
        &["check", "DOSSIER", "-c", "CATALOGUE"],
        &["check", "DOSSIER", "-c", "CATALOGUE", "-f", "markdown"],
        &["plan", "DOSSIER", "-c", "CATALOGUE"],
        &["robustness", "DOSSIER", "-c", "CATALOGUE"],
        &["explain", "DOSSIER", "-c", "CATALOGUE"],
        &["portfolio", "DOSSIER", "-c", "CATALOGUE"],
        &["catalogue", "show", "CATALOGUE"],
        &["catalogue", "check", "CATALOGUE"],
        &["explain", "REPORT"],
        &["compare", "REPORT", "REPORT"],
        &["verify", "REPORT", "DOSSIER", "-c", "CATALOGUE"],
    ];
    let sentences = [
        ("en", ["This is not the built-in catalogue: it calls itself", "calls itself cluster-exzellenz-bw@2026.1"]),
        ("de", ["Dies ist nicht der eingebaute Katalog: Er nennt sich", "nennt sich cluster-exzellenz-bw@2026.1"]),
    ];
    for (catalogue, differs) in [(&soft, true), (&commented, false)] {
        let json = run(&["assess", "DOSSIER", "-c", "CATALOGUE", "-f", "json"], catalogue);
        assert!(json.contains(&format!("\"differs_from_built_in\": {differs}")), "{json}");
        run(&["assess", "DOSSIER", "-c", "CATALOGUE", "-o", "REPORT", "--force"], catalogue);
        for (language, sentences) in sentences {
            for command in commands {
                let said = run(&[command, &["--lang", language][..]].concat(), catalogue);
                let is_told = sentences.iter().any(|sentence| said.contains(sentence));
                assert_eq!(is_told, differs, "{language} {command:?}: {said}");
            }
        }
        for command in ["plan", "robustness"] {
            let json = run(&[command, "DOSSIER", "-c", "CATALOGUE", "-f", "json"], catalogue);
            assert!(json.contains(&format!("\"differs_from_built_in\": {differs}")), "{json}");
        }
    }
}

#[test]
fn an_edition_that_there_is_not_is_refused_with_those_there_are() {
    let run = |name: &str| {
        let arguments = ["catalogue", "show", name, "--lang", "en"];
        let output = Command::new(env!("CARGO_BIN_EXE_merit")).args(arguments).output().unwrap();
        (output.status.code().unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    assert_eq!(run("cluster-exzellenz-bw@2014.1"), (0, String::new()));
    assert_eq!(run("ecei"), (0, String::new()));
    let (code, said) = run("cluster-exzellenz-bw@2015");
    let expected = "error: There is no edition “2015” of the catalogue cluster-exzellenz-bw. Built in: 2026.1, 2014.2, \
                    2014.1. Name one as cluster-exzellenz-bw@VERSION, or the newest as cluster-exzellenz-bw.\n";
    assert_eq!((code, &*said), (2, expected));
    assert!(run("cluster-exzelenz-bw@2014.1").1.contains("Did you mean cluster-exzellenz-bw?"));
}

#[test]
fn every_text_for_people_is_german_and_english() {
    let both = |text: &Text| text.languages().len() == 2;
    for built_in in BUILT_IN {
        let catalogue = read(built_in.id);
        for indicator in &catalogue.indicators {
            // Facts are asked where they stand.
            let reads_facts_alone = matches!(indicator.sources.as_slice(), [_, ..])
                && indicator.sources.iter().all(|source| matches!(source, InputSource::Fact(_)));
            assert_eq!(indicator.question.is_none(), reads_facts_alone, "{}: {}", catalogue.id, indicator.id);
            let texts = [Some(&indicator.title), indicator.advice.as_ref()];
            let complete = texts.iter().all(|text| text.is_some_and(both)) && indicator.question.iter().all(both);
            assert!(complete, "{}: {}", catalogue.id, indicator.id);
        }
        for fact in &catalogue.facts {
            assert!(both(&fact.title) && fact.question.as_ref().is_some_and(both), "{}: {}", catalogue.id, fact.id);
        }
        for rule in &catalogue.rules {
            let texts = [rule.message.as_ref(), rule.foundation.rationale.as_ref()];
            assert!(texts.iter().all(|text| text.is_some_and(both)), "{}: {}", catalogue.id, rule.id);
        }
        assert!(catalogue.labels.iter().all(|label| both(&label.title)));
        assert!(catalogue.categories.iter().all(|category| both(&category.title)));
    }
}

#[test]
fn cluster_exzellenz_has_34_indicators_in_four_categories_and_80_percent() {
    let catalogue = read("cluster-exzellenz-bw");
    assert_eq!((catalogue.indicators.len(), catalogue.categories.len(), catalogue.labels.len()), (34, 4, 1));
    assert_eq!(catalogue.labels[0].min_percent, Some(Exact::from(80)));
    assert_eq!(catalogue.labels[0].valid_months, Some(24));
    assert_eq!(catalogue.qualification.competences.len(), 5);
}

#[test]
fn ecei_has_31_numbered_indicators_and_150_points_for_gold() {
    let catalogue = read("ecei");
    assert_eq!(catalogue.indicators.iter().filter(|indicator| indicator.number.is_some()).count(), 31);
    let attainable = Exact::sum(catalogue.indicators.iter().map(|indicator| &indicator.weight * &indicator.points));
    assert_eq!(attainable, Exact::from(150));
    assert_eq!(catalogue.labels[0].min_points, Some(Exact::from(120)));
}

#[test]
fn the_two_published_catalogues_assume_nothing() {
    for id in ["clusterdatenbank-bw", "eccp-profile"] {
        let catalogue = read(id);
        assert_eq!((catalogue.count(Basis::Assumed), catalogue.count(Basis::Inferred)), (0, 0), "{id}");
    }
}

#[test]
fn a_wrong_catalogue_tells_all_its_faults() {
    let text = include_str!("../catalogues/wrong.toml");
    let invalid = parse("wrong.toml", text.as_bytes()).unwrap_err();
    let screen = Screen { width: 100, colour: false };
    for language in Language::ALL {
        let painted = diagnostic::paint(&invalid.source, &invalid.diagnostics, &Localizer::new(language), screen);
        insta::assert_snapshot!(format!("wrong-catalogue-{}", language.code()), painted);
    }
}

#[test]
fn what_is_no_toml_and_no_text_is_said_so() {
    let localizer = Localizer::new(Language::En);
    let screen = Screen { width: 100, colour: false };
    let cases: [(&str, &[u8]); 5] = [
        ("empty", b""),
        ("nothing in it", b"format = 1\ncategory = []\nindicator = []\n"),
        ("syntax", b"format = 1\n[catalogue\nid = x\n"),
        ("latin-1", b"format = 1 # \xE4\n"),
        ("binary", b"\x7fELF\x00\x01\x02"),
    ];
    let mut painted = String::new();
    for (name, bytes) in cases {
        let invalid = parse(name, bytes).unwrap_err();
        painted +=
            &format!("## {name}\n{}", diagnostic::paint(&invalid.source, &invalid.diagnostics, &localizer, screen));
    }
    insta::assert_snapshot!(painted);
}

#[test]
fn deeply_nested_arrays_end_in_a_fault() {
    let text = format!("format = {}", "[".repeat(100_000));
    assert!(parse("nested.toml", text.as_bytes()).is_err());
}

/// A catalogue with a unit and the qualification of a team.
fn counted(unit: &str, competence: &str) -> String {
    format!(
        "format = 1\n[catalogue]\nid = \"ours\"\nversion = \"1\"\ntitle = \"Ours\"\n[[source]]\nid = \"book\"\n\
         title = \"Book\"\n[[category]]\nid = \"c\"\ntitle = \"C\"\n[qualification]\nrating-max = 4\n\
         [[qualification.competence]]\nid = \"domain\"\ntitle = \"Domain\"\nweight = 1\n{competence}\n\
         [[indicator]]\nid = \"members\"\ntitle = \"Members\"\ncategory = \"c\"\nmeasure = \"number\"\nunit = {unit}\n\
         points = 5\nsteps = [{{ from = 1, points = 5 }}]\nbasis = \"published\"\nsource = \"book\"\n"
    )
}

#[test]
fn a_unit_has_words_for_one_and_for_many() {
    let cases = [
        ("\"Mio.\"", [["Mio.", "Mio."], ["Mio.", "Mio."]]),
        ("{ de = \"Mitglieder\", en = \"members\" }", [["members", "members"], ["Mitglieder", "Mitglieder"]]),
        ("{ one = \"credit\", many = \"credits\" }", [["credit", "credits"], ["credit", "credits"]]),
        ("{ de = { one = \"Mitglied\", many = \"Mitglieder\" }, en = \"members\" }", {
            [["members", "members"], ["Mitglied", "Mitglieder"]]
        }),
    ];
    for (unit, expected) in cases {
        let catalogue = parse("ours.toml", counted(unit, "").as_bytes()).unwrap();
        let merit::catalogue::Measure::Number { unit: Some(read), .. } = &catalogue.indicators[0].measure else {
            panic!("{unit}")
        };
        for (language, expected) in [Language::En, Language::De].into_iter().zip(expected) {
            let said = ["1", "0"].map(|shown| read.after(shown).in_language(language));
            assert_eq!(said, expected, "{unit}");
        }
    }
    let wrong = [
        ("{ one = \"member\" }", vec!["missing-key"]),
        ("{ de = { many = \"Mitglieder\" }, en = \"members\" }", vec!["missing-key"]),
        ("{ one = \"member\", many = \"members\", few = \"members\" }", vec!["unknown-key"]),
        ("{ one = \"\", many = 3 }", vec!["empty-text", "wrong-type"]),
        ("{ de = { one = \"Mitglied\", many = \"Mitglieder\" }, german = \"Mitglieder\" }", vec!["unknown-key"]),
        ("3", vec!["wrong-type"]),
        ("{}", vec!["wrong-type"]),
    ];
    for (unit, expected) in wrong {
        let invalid = parse("ours.toml", counted(unit, "").as_bytes()).unwrap_err();
        let codes: Vec<&str> = invalid.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, expected, "{unit}");
    }
}

#[test]
fn a_weight_says_what_it_rests_on_or_is_assumed() {
    let cases = [
        ("", [1, 0, 1]),
        ("basis = \"published\"\nsource = \"book\"", [2, 0, 0]),
        ("basis = \"inferred\"\nsource = \"book\"\nrationale = \"r\"", [1, 1, 0]),
        ("basis = \"assumed\"\nrationale = \"r\"", [1, 0, 1]),
    ];
    for (keys, expected) in cases {
        let catalogue = parse("ours.toml", counted("\"m\"", keys).as_bytes()).unwrap();
        let counts = [Basis::Published, Basis::Inferred, Basis::Assumed].map(|basis| catalogue.count(basis));
        assert_eq!(counts, expected, "{keys}");
    }
    let wrong = [
        ("source = \"book\"", vec!["missing-key"]),
        ("basis = \"published\"", vec!["missing-source"]),
        ("basis = \"assumed\"", vec!["missing-rationale"]),
        ("basis = \"published\"\nsource = \"another\"", vec!["unknown-reference"]),
        ("basis = \"guessed\"", vec!["unknown-word"]),
    ];
    for (keys, expected) in wrong {
        let invalid = parse("ours.toml", counted("\"m\"", keys).as_bytes()).unwrap_err();
        let codes: Vec<&str> = invalid.diagnostics.iter().map(|diagnostic| diagnostic.code).collect();
        assert_eq!(codes, expected, "{keys}");
    }
}

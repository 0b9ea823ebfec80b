//! Real rule books as catalogues: nothing is wrong with them, none of their worked examples is dropped, and each
//! scores a dossier.

use crate::support::run::{merit, parts, root};
use merit::catalogue::parse;
use merit::language::Text;
use std::collections::BTreeSet;
use std::fs;
use std::path::PathBuf;

/// A rule book, how many worked examples it has, and the rows of a dossier.
struct RuleBook {
    name: &'static str,
    examples: usize,
    rows: &'static str,
}

const RULE_BOOKS: [RuleBook; 7] = [
    RuleBook {
        name: "dgnb-2015",
        examples: 23,
        rows: "life-cycle,32.5,\nfurther-ecology,85,\neconomy,80,\npeople,80,\ntechnology,80,\nprocess,64.9,\nsite,40,\n\
               existing,no,\n",
    },
    RuleBook {
        name: "fair-trade-town-ch",
        examples: 44,
        rows: "inhabitants,5001,\nresolution,yes,\nworking-group,yes,\nshops,2,\neateries,3,\ninstitutions,yes,\n\
               publicity,yes,\n",
    },
    RuleBook {
        name: "fairtrade-town-de",
        examples: 13,
        rows: "resolution,yes,\nproducts.coffee,yes,\nproducts.another,yes,\nmembers,3,\nspheres.politics,yes,\n\
               spheres.economy,yes,\nspheres.society,yes,\nshops,34,\neateries,18,\ncivil-bodies,2,\nschools,2,\n\
               clubs,2,\nchurches,2,\nreports,4,\n",
    },
    RuleBook {
        name: "green-key-2022",
        examples: 20,
        rows: "year,2,\nimperative-management,yes,\nimperative-water,no,\nwater-1,yes,\nwater-4,n/a,No pool\n\
               energy-1,n/a,\nenergy-2,yes,\n",
    },
    RuleBook {
        name: "leed-v4.1",
        examples: 29,
        rows: "construction-pollution,yes,\noutdoor-water-limit,yes,\nindoor-water-limit,yes,\n\
               building-water-meter,yes,\nbasic-commissioning,yes,\nminimum-energy,yes,\nbuilding-energy-meter,yes,\n\
               refrigerants-ban,yes,\nrecyclables,yes,\nwaste-plan,yes,\nminimum-air,yes,\nsmoke,yes,\n\
               neighbourhood,12,\ntransit,5,\ndensity,0,\nenergy,18,\nnew-strategies,3,\nrp-1,yes,\nrp-2,yes,\n\
               rp-3,yes,\nrp-4,yes,\nrp-5,yes,\n",
    },
    RuleBook {
        name: "openssf-best-practices",
        examples: 30,
        rows: "contribution,yes,https://example.org/contributing\ncontribution_requirements,met,\n\
               report_tracker,justified,Reports come by mail\nrelease_notes,n/a,Delivered continuously\n\
               documentation_basics,n/a,\ntests_documented_added,no,\ntests_documented_added-silver,n/a,No code\n",
    },
    RuleBook {
        name: "portugal-clusters-2017",
        examples: 9,
        rows: "a1-1,weak,\na1-2,medium,\na1-3,medium,\na1-4,medium,\na1-5,medium,\na2,medium,\na3,strong,\nb-1,strong,\n\
               b-2,medium,\nb-3,medium,\n",
    },
];

impl RuleBook {
    fn file(&self) -> PathBuf {
        root().join("examples/catalogues").join(format!("{}.toml", self.name))
    }
}

#[test]
fn each_is_without_a_warning_and_all_its_examples_come_out() {
    let files = fs::read_dir(root().join("examples/catalogues")).unwrap();
    let files: BTreeSet<PathBuf> = files.map(|entry| entry.unwrap().path()).collect();
    assert_eq!(files, RULE_BOOKS.iter().map(RuleBook::file).collect());
    for book in &RULE_BOOKS {
        let file = book.file();
        let (code, out, error) = parts(root(), &["catalogue", "check", "--deny", "warnings", file.to_str().unwrap()]);
        assert_eq!(code, 0, "{}:\n{out}{error}", book.name);
        let catalogue = parse(book.name, fs::read(&file).unwrap().as_slice()).unwrap();
        assert_eq!(catalogue.id, book.name);
        assert_eq!(catalogue.examples.len(), book.examples, "{}", book.name);
        let awards: BTreeSet<_> = catalogue.examples.iter().filter_map(|example| example.award).collect();
        let expected = (0..catalogue.labels.len()).map(Some).chain([None]).collect();
        assert_eq!(awards, expected, "{}: not every label is awarded, or none refused", book.name);
    }
}

#[test]
fn every_text_of_theirs_is_german_and_english() {
    let both = |text: &Text| text.languages().len() == 2;
    for book in &RULE_BOOKS {
        let catalogue = parse(book.name, fs::read(book.file()).unwrap().as_slice()).unwrap();
        let rationales = catalogue.indicators.iter().filter_map(|indicator| indicator.foundation.rationale.as_ref());
        let indicators = catalogue.indicators.iter().map(|indicator| &indicator.title);
        let facts = catalogue.facts.iter().map(|fact| &fact.title);
        let labels = catalogue.labels.iter().map(|label| &label.title);
        let profiles = catalogue.profiles.iter().map(|profile| &profile.title);
        let examples = catalogue.examples.iter().filter_map(|example| example.title.as_ref());
        let mut texts = rationales.chain(indicators).chain(facts).chain(labels).chain(profiles).chain(examples);
        assert!(texts.all(both), "{}", book.name);
    }
}

#[test]
fn each_scores_a_dossier() {
    for book in &RULE_BOOKS {
        let folder = tempfile::tempdir().unwrap();
        let rows: Vec<String> = book
            .rows
            .lines()
            .map(|row| {
                let (question, rest) = row.split_once(',').unwrap();
                let (indicator, input) = question.split_once('.').unwrap_or((question, ""));
                format!("{indicator},{input},{rest}")
            })
            .collect();
        let evidence = format!("indicator,input,value,document\n{}\n", rows.join("\n"));
        fs::create_dir(folder.path().join("dossier")).unwrap();
        fs::write(folder.path().join("dossier/evidence.csv"), evidence).unwrap();
        let file = book.file();
        let arguments = [
            "assess",
            "dossier",
            "-c",
            file.to_str().unwrap(),
            "--as-of",
            "2026-11-23",
            "--lang",
            "en",
            "--width",
            "110",
        ];
        let output = merit(folder.path(), &arguments);
        assert!(output.status.success(), "{}", book.name);
        insta::assert_snapshot!(book.name, String::from_utf8(output.stdout).unwrap());
    }
}

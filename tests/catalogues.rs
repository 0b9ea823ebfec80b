//! The built-in catalogues are valid, complete in both languages, and say what
//! their owners publish; a wrong catalogue tells all its faults with their places.
#![allow(clippy::unwrap_used, clippy::panic)]

use merit::catalogue::{BUILT_IN, Basis, Catalogue, built_in, parse};
use merit::language::{Language, Text, Voice};
use merit::number::Exact;
use merit::render::diagnostic;
use merit::render::terminal::Screen;

fn read(id: &str) -> Catalogue {
    built_in(id).unwrap().read().unwrap_or_else(|faulty| panic!("{id}: {:#?}", faulty.diagnostics))
}

#[test]
fn every_built_in_catalogue_is_valid_and_called_by_its_file() {
    for built_in in BUILT_IN {
        assert_eq!(read(built_in.id).id, built_in.id);
    }
}

#[test]
fn every_text_for_people_is_german_and_english() {
    let both = |text: &Text| text.languages().len() == 2;
    for built_in in BUILT_IN {
        let catalogue = read(built_in.id);
        for indicator in &catalogue.indicators {
            let texts = [Some(&indicator.title), indicator.question.as_ref(), indicator.advice.as_ref()];
            let complete = texts.iter().all(|text| text.is_some_and(both));
            assert!(complete, "{}: {}", catalogue.id, indicator.id);
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
    let text = include_str!("catalogues/wrong.toml");
    let faulty = parse("wrong.toml", text.as_bytes()).unwrap_err();
    let screen = Screen { width: 100, colour: false };
    for language in Language::ALL {
        let painted = diagnostic::paint(&faulty.source, &faulty.diagnostics, &Voice::new(language), screen);
        insta::assert_snapshot!(format!("wrong-catalogue-{}", language.code()), painted);
    }
}

#[test]
fn what_is_no_toml_and_no_text_is_said_so() {
    let voice = Voice::new(Language::En);
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
        let faulty = parse(name, bytes).unwrap_err();
        painted += &format!("## {name}\n{}", diagnostic::paint(&faulty.source, &faulty.diagnostics, &voice, screen));
    }
    insta::assert_snapshot!(painted);
}

#[test]
fn deeply_nested_arrays_end_in_a_fault() {
    let text = format!("format = {}", "[".repeat(100_000));
    assert!(parse("nested.toml", text.as_bytes()).is_err());
}

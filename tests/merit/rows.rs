//! The rows of any table are those of the csv crate, in whatever pieces it is read. `cargo fuzz`
//! looks for tables of which that is not so (`fuzz/`); those that it found interesting, and random
//! ones, are tried here.

use crate::support::chance::Chance;
use crate::support::rows;
use std::fs;
use std::path::Path;

/// What random tables are made of: quotes, ends of lines, delimiters and blanks beyond ASCII.
const PARTS: [&str; 16] =
    ["\"", "\"\"", "\n", "\r\n", "\r", ";", ",", "\t", "|", " ", "a", "ä", "\u{A0}", "\u{FEFF}", "\0", "some words"];

#[test]
fn tables_that_were_found_have_the_rows_of_the_csv_crate() {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("fuzz/corpus/rows");
    let mut count = 0;
    for entry in fs::read_dir(corpus).unwrap() {
        rows::check(&fs::read(entry.unwrap().path()).unwrap());
        count += 1;
    }
    assert!(count >= 10, "{count}");
}

#[test]
fn random_tables_have_the_rows_of_the_csv_crate() {
    let mut chance = Chance::new(1);
    for _ in 0..10_000 {
        let mut table = vec![chance.index(256) as u8, chance.index(40) as u8];
        for _ in 0..chance.index(30) {
            table.extend_from_slice(chance.of(&PARTS).as_bytes());
        }
        rows::check(&table);
    }
}

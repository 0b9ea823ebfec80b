//! What is in a workbook, for all tests that look into one.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

/// The parts of a workbook by name.
pub fn parts(bytes: &[u8]) -> BTreeMap<String, String> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut parts = BTreeMap::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        let name = part.name().unwrap().into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).unwrap();
        parts.insert(name, text);
    }
    parts
}

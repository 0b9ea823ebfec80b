//! The catalogues that come with merit, from the folder `criteria/`: `ID.toml` is the newest edition,
//! `editions/ID@VERSION.toml` an older one, so that a report can be verified whatever the newest says by then.

use super::{Catalogue, InvalidCatalogue, Provenance, parse};
use crate::digest::sha256;

/// An edition of a built-in catalogue as text.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its id, with which the name of its file begins.
    pub id: &'static str,
    /// Its version.
    pub version: &'static str,
    /// Its TOML text.
    pub text: &'static str,
}

macro_rules! newest {
    ($id:literal, $version:literal) => {
        BuiltIn { id: $id, version: $version, text: include_str!(concat!("../../criteria/", $id, ".toml")) }
    };
}

/// An older edition of a catalogue, its text as it was.
macro_rules! older {
    ($id:literal, $version:literal) => {
        BuiltIn {
            id: $id,
            version: $version,
            text: include_str!(concat!("../../criteria/editions/", $id, "@", $version, ".toml")),
        }
    };
}

/// All of them, the default first, each followed by its older editions. To add an edition, move the text of the last
/// one, as it is, to `criteria/editions/`, and give it a line below its successor.
pub const BUILT_IN: &[BuiltIn] = &[
    newest!("cluster-exzellenz-bw", "2026.1"),
    older!("cluster-exzellenz-bw", "2014.2"),
    older!("cluster-exzellenz-bw", "2014.1"),
    newest!("ecei", "2026.2"),
    older!("ecei", "2026.1"),
    older!("ecei", "2023.2"),
    older!("ecei", "2023.1"),
    newest!("clusterdatenbank-bw", "2026.2"),
    older!("clusterdatenbank-bw", "2026.1"),
    newest!("eccp-profile", "2026.2"),
    older!("eccp-profile", "2026.1"),
];

/// The id of the default catalogue.
pub const DEFAULT: &str = "cluster-exzellenz-bw";

/// The edition of that name, `ID@VERSION`, or the newest of a mere `ID`.
pub fn edition<'b>(all: &'b [BuiltIn], name: &str) -> Option<&'b BuiltIn> {
    let (id, version) = name.split_once('@').map_or((name, None), |(id, version)| (id, Some(version)));
    editions(all, id).find(|edition| version.is_none_or(|version| edition.version == version))
}

/// The editions of an id, the newest first.
pub fn editions<'b>(all: &'b [BuiltIn], id: &str) -> impl Iterator<Item = &'b BuiltIn> {
    all.iter().filter(move |edition| edition.id == id)
}

/// The built-in catalogue of that name, `ID` or `ID@VERSION`.
pub fn built_in(name: &str) -> Option<&'static BuiltIn> {
    edition(BUILT_IN, name)
}

/// The built-in edition with that digest.
pub fn of_digest(wanted: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|edition| sha256(edition.text.as_bytes()) == wanted)
}

impl BuiltIn {
    /// The name of this edition and no other.
    pub fn name(&self) -> String {
        format!("{}@{}", self.id, self.version)
    }

    /// Whether no edition of its id is newer.
    pub fn is_newest(&self) -> bool {
        editions(BUILT_IN, self.id).next().is_some_and(|newest| newest.version == self.version)
    }

    /// Reads the catalogue.
    ///
    /// # Errors
    /// Never for the catalogues that are shipped: a test reads them all.
    pub fn read(&self) -> Result<Catalogue, Box<InvalidCatalogue>> {
        parse(&format!("{}.toml", self.id), self.text.as_bytes())
    }
}

impl Provenance {
    /// That of a catalogue among the built-in ones.
    pub fn determine(catalogue: &Catalogue) -> Provenance {
        // Ids that differ in case alone are no two ids to whoever reads them.
        let is_namesake = |edition: &&BuiltIn| edition.id.eq_ignore_ascii_case(&catalogue.id);
        let mut namesakes = BUILT_IN.iter().filter(is_namesake).peekable();
        if namesakes.peek().is_none() {
            return Provenance::Own;
        }
        let Some(edition) = namesakes.find(|edition| edition.version == catalogue.version) else {
            return Provenance::OtherEdition;
        };
        if sha256(edition.text.as_bytes()) == catalogue.sha256 {
            return Provenance::BuiltIn { same_text: true };
        }
        match edition.read() {
            Ok(original) if original.says_the_same(catalogue) => Provenance::BuiltIn { same_text: false },
            _ => Provenance::Differs,
        }
    }
}

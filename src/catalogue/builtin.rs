//! The catalogues that come with merit, from the folder `criteria/`.
//!
//! Reading TOML and checking it against all rules would take as long as the rest of an
//! assessment, so each lies in `compiled/` too: the checked [`Catalogue`], without its worked
//! examples, which assessments do not look at, as postcard writes it, behind a number that is
//! made of the text. It is used only where that is the number of this very text, which is seen
//! to when the program is built; a test holds both to be the same, byte for byte.

use super::{Catalogue, Faulty, parse};

/// A built-in catalogue as text.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its id, which is the stem of its file.
    pub id: &'static str,
    /// Its TOML text.
    pub text: &'static str,
    /// What [`compile`] made of it, without the number of the text; empty where that is of
    /// another text.
    compiled: &'static [u8],
}

/// A catalogue's texts, which lie under its id.
macro_rules! built_in {
    ($id:literal) => {
        BuiltIn::new(
            $id,
            include_str!(concat!("../../criteria/", $id, ".toml")),
            include_bytes!(concat!("compiled/", $id, ".postcard")),
        )
    };
}

/// All of them, the default first.
pub const BUILT_IN: [BuiltIn; 4] =
    [built_in!("cluster-exzellenz-bw"), built_in!("ecei"), built_in!("clusterdatenbank-bw"), built_in!("eccp-profile")];

/// The id of the catalogue that is used when nobody names one.
pub const DEFAULT: &str = "cluster-exzellenz-bw";

/// The built-in catalogue of that id.
pub fn built_in(id: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|catalogue| catalogue.id == id)
}

/// A catalogue in the form that is quick to read, without its worked examples, and the number
/// of its text before it.
pub fn compile(catalogue: &Catalogue, text: &str) -> Vec<u8> {
    // Nothing in it that could not be held; nobody could use an empty form.
    let compiled = postcard::to_allocvec(catalogue).unwrap_or_default();
    [&number(text).to_le_bytes(), compiled.as_slice()].concat()
}

/// A number that no other text has but by an accident of one in 2⁶⁴ (FNV-1a).
const fn number(text: &str) -> u64 {
    let (bytes, mut at) = (text.as_bytes(), 0);
    let mut number = 0xcbf2_9ce4_8422_2325_u64;
    while at < bytes.len() {
        number = (number ^ bytes[at] as u64).wrapping_mul(0x0100_0000_01b3);
        at += 1;
    }
    number
}

impl BuiltIn {
    /// A catalogue with its text and what was compiled, perhaps of another text.
    pub const fn new(id: &'static str, text: &'static str, compiled: &'static [u8]) -> BuiltIn {
        let compiled = match compiled.split_first_chunk() {
            Some((made_of, compiled)) if u64::from_le_bytes(*made_of) == number(text) => compiled,
            _ => &[],
        };
        BuiltIn { id, text, compiled }
    }

    /// Reads the catalogue for an assessment: without its worked examples.
    ///
    /// # Errors
    /// Never for the catalogues that are shipped: a test reads them all.
    pub fn read(&self) -> Result<Catalogue, Box<Faulty>> {
        match postcard::from_bytes(self.compiled) {
            Ok(catalogue) => Ok(catalogue),
            Err(_) => {
                let catalogue = parse(&format!("{}.toml", self.id), self.text.as_bytes())?;
                Ok(Catalogue { examples: Vec::new(), ..catalogue })
            }
        }
    }
}

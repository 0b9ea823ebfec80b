//! The catalogues that come with merit, from the folder `criteria/`.
//!
//! Reading TOML and checking it against all rules would take as long as the rest of an
//! assessment, so each lies in `compiled/` too: the checked [`Catalogue`], without its worked
//! examples, which assessments do not look at, as postcard writes it. It is used only where it
//! was made of this very text; a test holds both to be the same, byte for byte.

use super::{Catalogue, Faulty, parse};
use crate::digest::sha256;

/// A built-in catalogue as text.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its id, which is the stem of its file.
    pub id: &'static str,
    /// Its TOML text.
    pub text: &'static str,
    /// What [`compile`] made of it.
    pub compiled: &'static [u8],
}

/// A catalogue's texts, which lie under its id.
macro_rules! built_in {
    ($id:literal) => {
        BuiltIn {
            id: $id,
            text: include_str!(concat!("../../criteria/", $id, ".toml")),
            compiled: include_bytes!(concat!("compiled/", $id, ".postcard")),
        }
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

/// A catalogue in the form that is quick to read, without its worked examples.
pub fn compile(catalogue: &Catalogue) -> Vec<u8> {
    // Nothing in it that could not be held; nobody could use an empty form.
    postcard::to_allocvec(catalogue).unwrap_or_default()
}

impl BuiltIn {
    /// Reads the catalogue for an assessment: without its worked examples.
    ///
    /// # Errors
    /// Never for the catalogues that are shipped: a test reads them all.
    pub fn read(&self) -> Result<Catalogue, Box<Faulty>> {
        let sha256 = sha256(self.text.as_bytes());
        let compiled = postcard::from_bytes(self.compiled).ok();
        match compiled.filter(|compiled: &Catalogue| compiled.sha256 == sha256) {
            Some(catalogue) => Ok(catalogue),
            None => {
                let catalogue = parse(&format!("{}.toml", self.id), self.text.as_bytes())?;
                Ok(Catalogue { examples: Vec::new(), ..catalogue })
            }
        }
    }
}

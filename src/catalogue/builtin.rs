//! The catalogues that come with merit, from the folder `criteria/`.

use super::{Catalogue, Faulty, parse};

/// A built-in catalogue as text.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its id, which is the stem of its file.
    pub id: &'static str,
    /// Its TOML text.
    pub text: &'static str,
}

/// A catalogue's text, which lies under its id.
macro_rules! built_in {
    ($id:literal) => {
        BuiltIn { id: $id, text: include_str!(concat!("../../criteria/", $id, ".toml")) }
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

impl BuiltIn {
    /// Reads the catalogue.
    ///
    /// # Errors
    /// Never for the catalogues that are shipped: a test reads them all.
    pub fn read(&self) -> Result<Catalogue, Box<Faulty>> {
        parse(&format!("{}.toml", self.id), self.text.as_bytes())
    }
}

//! The catalogues that come with merit, from the folder `criteria/`.

use super::{Catalogue, Faulty, read};
use crate::digest::sha256;
use crate::source::Source;

/// A built-in catalogue as text.
#[derive(Clone, Copy, Debug)]
pub struct BuiltIn {
    /// Its id, which is the stem of its file.
    pub id: &'static str,
    /// Its TOML text.
    pub text: &'static str,
}

/// All of them, the default first.
pub const BUILT_IN: [BuiltIn; 4] = [
    BuiltIn { id: "cluster-exzellenz-bw", text: include_str!("../../criteria/cluster-exzellenz-bw.toml") },
    BuiltIn { id: "ecei", text: include_str!("../../criteria/ecei.toml") },
    BuiltIn { id: "clusterdatenbank-bw", text: include_str!("../../criteria/clusterdatenbank-bw.toml") },
    BuiltIn { id: "eccp-profile", text: include_str!("../../criteria/eccp-profile.toml") },
];

/// The id of the catalogue that is used when nobody names one.
pub const DEFAULT: &str = "cluster-exzellenz-bw";

/// The built-in catalogue of that id.
pub fn built_in(id: &str) -> Option<&'static BuiltIn> {
    BUILT_IN.iter().find(|catalogue| catalogue.id == id)
}

impl BuiltIn {
    /// Reads the catalogue for an assessment, which has no use for its worked
    /// examples; they stand last and are left unread, as reading them would cost
    /// every assessment a tenth of its time. The digest is that of the whole text.
    ///
    /// # Errors
    /// Never for the catalogues that are shipped: a test reads them all.
    pub fn read(&self) -> Result<Catalogue, Box<Faulty>> {
        let rules = self.text.split_once("\n[[example]]\n").map_or(self.text, |(rules, _)| rules);
        let source = Source { name: format!("{}.toml", self.id), text: rules.to_owned() };
        let sha256 = sha256(self.text.as_bytes());
        let catalogue = read::document(&source).and_then(|document| read::read(&document, sha256));
        catalogue.map_err(|diagnostics| Box::new(Faulty { source, diagnostics }))
    }
}

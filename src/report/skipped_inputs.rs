//! What of a folder with dossiers was not looked at.

use super::{Block, Tone};
use crate::language::{Localizer, Message};

/// How many folders a note names.
const MAX_NAMED: usize = 10;

/// What of a folder was not looked at.
#[derive(Debug, Default)]
pub struct SkippedInputs {
    /// The links that lead out of the folder and were not followed.
    pub links: Vec<String>,
    /// Folders with an `evidence.csv` that lie a folder too deep.
    pub deeper: Vec<String>,
    /// How many entries were looked through for them, where there are more.
    pub limit: Option<usize>,
    /// Folders without a dossier, and files in formats that are not read.
    pub passed_over: Vec<String>,
    /// Tables that lie beside the only one that was named.
    pub beside: Vec<String>,
    /// Workbooks that could be dossiers, and that others name as their documents.
    pub documents: Vec<String>,
    /// Documents that several workbooks name.
    pub shared: Vec<SharedDocuments>,
}

/// Documents that the same workbooks name.
#[derive(Debug)]
pub struct SharedDocuments {
    /// The workbooks.
    pub dossiers: Vec<String>,
    /// The documents.
    pub documents: Vec<String>,
}

impl SkippedInputs {
    /// Adds folders without a dossier, but for those in which some lie deeper.
    pub fn without_dossier(&mut self, folders: Vec<String>) {
        let has_deeper =
            |folder: &String| self.deeper.iter().any(|deeper| std::path::Path::new(deeper).starts_with(folder));
        let empty: Vec<String> = folders.into_iter().filter(|folder| !has_deeper(folder)).collect();
        self.passed_over.extend(empty);
        self.passed_over.sort();
    }

    /// A note on each of it.
    pub fn blocks(&self, localizer: &Localizer) -> Vec<Block> {
        let mut notes = Vec::new();
        if !self.links.is_empty() {
            notes.push(Message::new("dossiers-links").with("names", self.links.join(", ")));
        }
        for (key, names) in [
            ("dossiers-beside", &self.beside),
            ("dossiers-deeper", &self.deeper),
            ("dossiers-passed-over", &self.passed_over),
            ("dossiers-documents", &self.documents),
        ] {
            notes.extend(naming(Message::new(key), names));
        }
        for SharedDocuments { dossiers, documents } in self.shared.iter().take(MAX_NAMED) {
            let note = Message::new("dossiers-shared").with("dossiers", dossiers.join(", "));
            notes.extend(naming(note.with("count", documents.len()), documents));
        }
        if self.shared.len() > MAX_NAMED {
            notes.push(Message::new("dossiers-shared-more").with("count", self.shared.len() - MAX_NAMED));
        }
        if let Some(limit) = self.limit {
            notes.push(Message::new("dossiers-limit").with("limit", limit));
        }
        notes.iter().map(|note| Block::Paragraph(Tone::Doubt, localizer.say(note))).collect()
    }
}

/// A note with the first of some names, and how many more there are; none about none.
fn naming(note: Message, names: &[String]) -> Option<Message> {
    let named = names.iter().take(MAX_NAMED).map(String::as_str).collect::<Vec<_>>();
    let more = names.len() - named.len();
    (!names.is_empty()).then(|| note.with("names", named.join(", ")).with("more", more))
}

//! What of a folder with dossiers was not looked at.

use super::{Block, Tone};
use crate::language::{Message, Voice};

/// How many folders a note names.
const MAX_NAMED: usize = 10;

/// What of a folder was not looked at.
#[derive(Debug, Default)]
pub struct Unseen {
    /// The links that lead out of the folder and were not followed.
    pub links: Vec<String>,
    /// Folders with an `evidence.csv` that lie a folder too deep.
    pub deeper: Vec<String>,
    /// How many entries were looked through for them, where there are more.
    pub limit: Option<usize>,
}

impl Unseen {
    /// A note on each of it.
    pub fn blocks(&self, voice: &Voice) -> Vec<Block> {
        let mut notes = Vec::new();
        if !self.links.is_empty() {
            notes.push(Message::new("dossiers-links").with("names", self.links.join(", ")));
        }
        if !self.deeper.is_empty() {
            let named = self.deeper.iter().take(MAX_NAMED).map(String::as_str).collect::<Vec<_>>();
            let more = self.deeper.len() - named.len();
            notes.push(Message::new("dossiers-deeper").with("names", named.join(", ")).with("more", more));
        }
        if let Some(limit) = self.limit {
            notes.push(Message::new("dossiers-limit").with("limit", limit));
        }
        notes.iter().map(|note| Block::Paragraph(Tone::Doubt, voice.say(note))).collect()
    }
}

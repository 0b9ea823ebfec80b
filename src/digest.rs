//! SHA-256 digests in hexadecimal, of bytes at hand or part by part.

use sha2::{Digest, Sha256};

/// The digest of some bytes.
pub fn sha256(bytes: &[u8]) -> String {
    let mut running = Digester::default();
    running.update(bytes);
    running.finish()
}

/// A digest of what comes part by part, so that a file of any size takes no memory.
#[derive(Clone, Default)]
pub struct Digester(Sha256);

impl Digester {
    /// Adds a part.
    pub fn update(&mut self, part: &[u8]) {
        self.0.update(part);
    }

    /// The digest of all parts.
    pub fn finish(self) -> String {
        let digits = self.0.finalize().into_iter().flat_map(|byte| [byte >> 4, byte & 15]);
        let mut text = String::with_capacity(64);
        text.extend(digits.filter_map(|digit| char::from_digit(u32::from(digit), 16)));
        text
    }
}

//! Which initiatives were seen, so that none is scored twice or left out.

use super::whose::OfDigests;
use std::collections::HashSet;

/// An initiative by its digest.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    /// The digest of its id.
    pub digest: u64,
    /// Its place in a table that names each initiative once, where it was found there.
    pub place: Option<usize>,
}

/// The initiatives that were seen.
#[derive(Debug, Default)]
pub struct Seen {
    /// The digests of those that came in the order of the table, up to that place: each is
    /// another one, and need not be looked for among a million.
    ascending: Vec<u64>,
    last: Option<usize>,
    /// The digests of all, as soon as somebody comes out of order.
    all: Option<HashSet<u64, OfDigests>>,
}

impl Seen {
    /// Takes note of an initiative; whether it is a new one.
    pub fn insert(&mut self, seat: Seat) -> bool {
        if let Some(all) = &mut self.all {
            return all.insert(seat.digest);
        }
        if seat.place.is_some() && seat.place > self.last {
            self.last = seat.place;
            self.ascending.push(seat.digest);
            return true;
        }
        let ascending = std::mem::take(&mut self.ascending);
        self.all.insert(ascending.into_iter().collect()).insert(seat.digest)
    }

    /// The digests of all.
    pub fn into_digests(self) -> HashSet<u64, OfDigests> {
        self.all.unwrap_or_else(|| self.ascending.into_iter().collect())
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.all.as_ref().map_or(self.ascending.len(), HashSet::len)
    }
}

//! Where the rows of each initiative stand in a table beside the evidence.

use super::Stop;
use super::blocks::{Blocks, fill};
use super::whose::{digest, ids, named};
use crate::evidence::{Layout, RowsOf, Splitter};
use std::fs::File;
use std::path::PathBuf;

/// How many bytes are kept at hand.
const AT_HAND: usize = 1 << 15;

/// A table beside the evidence whose rows stand together by initiative.
pub struct Side<'l> {
    file: &'l File,
    path: PathBuf,
    layout: &'l Layout,
    groups: Vec<Group>,
    end: u64,
    /// The groups by the digests of their ids; mostly the next one is the right one.
    by_digest: ByDigest,
    /// The lines of rows that name no initiative.
    unnamed: Vec<usize>,
}

/// The rows of an initiative.
#[derive(Clone, Copy)]
struct Group {
    digest: u64,
    begin: u64,
    line: u32,
    /// Whether rows that name no initiative stand among them.
    is_odd: bool,
}

/// Reads groups of a table, most of them in the order of the table.
pub struct Fetcher<'s> {
    side: &'s Side<'s>,
    hint: usize,
    begin: u64,
    bytes: Vec<u8>,
}

/// The rows of an initiative, and whether something about them is odd.
pub struct Fetched<'f> {
    /// The rows.
    pub rows: RowsOf<'f>,
    /// Whether rows of nobody stand among them.
    pub is_odd: bool,
    /// Whose they are, by the order of the table.
    pub place: usize,
    layout: &'f Layout,
}

impl<'f> Fetched<'f> {
    /// The id in its rows, which is the same in all.
    fn id(&self) -> Option<&'f [u8]> {
        ids(self.rows.text, self.layout).next()
    }

    /// Whether it is that initiative's.
    pub fn belongs_to(&self, id: &str) -> bool {
        // Mostly its first row begins with the id.
        let behind = self.rows.text.strip_prefix(id.as_bytes());
        let begins_so = behind.and_then(<[u8]>::first) == Some(&self.layout.delimiter());
        (self.layout.initiative_column() == 0 && begins_so) || self.id() == Some(id.as_bytes())
    }
}

impl<'l> Side<'l> {
    /// Finds the groups of a table.
    ///
    /// # Errors
    /// That it is not plain or not grouped, or the problem with a file that cannot be
    /// read.
    pub fn new(((path, file), layout): (&'l (PathBuf, File), &'l Layout)) -> Result<Side<'l>, Stop> {
        let mut blocks = Blocks::new(file, path, layout)?;
        let end = blocks.len();
        let mut side = Side {
            file,
            path: path.to_owned(),
            layout,
            groups: Vec::new(),
            end,
            by_digest: ByDigest::default(),
            unnamed: Vec::new(),
        };
        let is_first = layout.initiative_column() == 0;
        while let Some(block) = blocks.next()? {
            let mut splitter = Splitter::new(&block.bytes, layout.delimiter());
            let mut current: &[u8] = b"";
            let before = side.groups.len();
            loop {
                // Most rows are a further one of the same initiative.
                while is_first && !current.is_empty() && splitter.pass_row_of(current) {}
                // Blank lines before the row are taken with it.
                let (begin, first) = (splitter.position(), block.line + splitter.lines);
                let id = match splitter.first_cell().filter(|id| is_first && splitter.pass_row_of(id)) {
                    Some(id) => id,
                    None => match splitter.next_row().map_err(|_| Stop::NotPlain)? {
                        Some(cells) => named(cells, layout)?,
                        None => break,
                    },
                };
                if id.is_empty() {
                    side.unnamed.push(block.line + splitter.row_line());
                    side.groups.last_mut().into_iter().for_each(|group| group.is_odd = true);
                } else if id != current {
                    current = id;
                    let begin = block.begin + begin as u64;
                    let line = u32::try_from(first).map_err(|_| Stop::NotPlain)?;
                    side.groups.push(Group { digest: digest(id), begin, line, is_odd: false });
                }
            }
            if before == 0 {
                // So many are to be expected; growing would take up to three times as much.
                let blocks = usize::try_from(end / block.bytes.len().max(1) as u64).unwrap_or(0);
                side.groups.reserve_exact(side.groups.len().saturating_mul(blocks + blocks / 20));
            }
        }
        if u32::try_from(side.groups.len()).is_err() {
            return Err(Stop::NotPlain);
        }
        let by_digest = ByDigest::new(&side.groups).ok_or(Stop::Ungrouped)?;
        Ok(Side { by_digest, ..side })
    }

    /// How the table is laid out.
    pub fn layout(&self) -> &'l Layout {
        self.layout
    }

    /// How many initiatives have rows.
    pub fn len(&self) -> usize {
        self.groups.len()
    }

    /// The digest of the id of an initiative, by its number in the order of the table.
    pub fn digest(&self, index: usize) -> Option<u64> {
        self.groups.get(index).map(|group| group.digest)
    }

    /// The lines of rows that name no initiative.
    pub fn unnamed(&self) -> &[usize] {
        &self.unnamed
    }

    /// Somebody who reads rows of it.
    pub fn fetcher(&self) -> Fetcher<'_> {
        Fetcher { side: self, hint: 0, begin: 0, bytes: Vec::new() }
    }

    fn find(&self, digest: u64) -> Option<usize> {
        let near = self.by_digest.near(digest);
        let found = near.binary_search_by_key(&Some(digest), |seat| self.digest(index(*seat))).ok()?;
        near.get(found).map(|seat| index(*seat))
    }
}

/// Groups in the order of their digests: any other way through a million of them waits for
/// memory at each step.
#[derive(Default)]
struct ByDigest {
    /// The groups by their indices, below 32 bits more of their digests.
    seats: Vec<u64>,
    /// Where those begin whose digests begin with each number of [`ByDigest::bits`] bits.
    begins: Vec<u32>,
    bits: u32,
}

/// The group at a seat.
fn index(seat: u64) -> usize {
    usize::try_from(seat & u64::from(u32::MAX)).unwrap_or(usize::MAX)
}

/// Whether two digests may be the same by what seats tell of them.
fn is_alike(a: &u64, b: &u64) -> bool {
    a >> 32 == b >> 32
}

impl ByDigest {
    /// `None` where two groups have the same digest.
    fn new(groups: &[Group]) -> Option<ByDigest> {
        // About eight groups begin with the same bits.
        let bits = (groups.len() / 8).max(2).ilog2();
        let number = |digest: u64| usize::try_from(digest.unbounded_shr(64 - bits)).unwrap_or(usize::MAX);
        let mut begins = vec![0_u32; (1 << bits) + 1];
        for group in groups {
            *begins.get_mut(number(group.digest))? += 1;
        }
        let mut sum = 0;
        for end in &mut begins {
            sum += *end;
            *end = sum;
        }
        // Each is put where its first bits belong, the last one first, and sorted among the few
        // that share them, by the next 32; few digests are alike so far.
        let mut seats = vec![0; groups.len()];
        for (index, group) in (0..u32::try_from(groups.len()).ok()?).rev().zip(groups.iter().rev()) {
            let place = begins.get_mut(number(group.digest))?;
            *place -= 1;
            *seats.get_mut(*place as usize)? = (group.digest << bits >> 32 << 32) | u64::from(index);
        }
        let digest = |seat: &u64| groups.get(index(*seat)).map(|group| group.digest);
        for (begin, end) in begins.iter().zip(begins.get(1..)?) {
            let near = seats.get_mut(*begin as usize..*end as usize)?;
            near.sort_unstable();
            for alike in near.chunk_by_mut(is_alike).filter(|alike| alike.len() > 1) {
                alike.sort_unstable_by_key(digest);
                if alike.windows(2).any(|pair| pair.first().map(digest) == pair.last().map(digest)) {
                    return None;
                }
            }
        }
        Some(ByDigest { seats, begins, bits })
    }

    /// The groups that may have a digest, in the order of theirs.
    fn near(&self, digest: u64) -> &[u64] {
        let number = usize::try_from(digest.unbounded_shr(64 - self.bits)).unwrap_or(usize::MAX);
        let begin = |number: usize| self.begins.get(number).map_or(0, |begin| *begin as usize);
        let near = self.seats.get(begin(number)..begin(number.saturating_add(1))).unwrap_or_default();
        let seat = digest << self.bits;
        let first = near.partition_point(|other| other >> 32 < seat >> 32);
        let near = near.get(first..).unwrap_or_default();
        near.get(..near.partition_point(|other| is_alike(other, &seat))).unwrap_or_default()
    }
}

impl Fetcher<'_> {
    /// The rows of the initiative with an id, if it has any.
    ///
    /// # Errors
    /// The problem with a file that cannot be read or was changed.
    pub fn fetch(&mut self, digest: u64) -> Result<Option<Fetched<'_>>, Stop> {
        let side = self.side;
        let index = match side.digest(self.hint) {
            Some(next) if next == digest => self.hint,
            _ => match side.find(digest) {
                Some(index) => index,
                None => return Ok(None),
            },
        };
        self.hint = index + 1;
        let Some(group) = side.groups.get(index) else { return Ok(None) };
        let end = side.groups.get(index + 1).map_or(side.end, |next| next.begin);
        let here = self.begin..self.begin + self.bytes.len() as u64;
        if group.begin < here.start || end > here.end {
            let wanted = usize::try_from(end - group.begin).unwrap_or(usize::MAX);
            let left = usize::try_from(side.end - group.begin).unwrap_or(usize::MAX);
            self.begin = group.begin;
            self.bytes.resize(left.min(wanted.max(AT_HAND)), 0);
            fill(side.file, &side.path, &mut self.bytes, self.begin)?;
        }
        let part = |place: u64| usize::try_from(place - self.begin).unwrap_or(usize::MAX);
        let text = self.bytes.get(part(group.begin)..part(end)).unwrap_or_default();
        let rows = RowsOf { kind: side.layout.kind(), text, line: group.line as usize, lines: None };
        Ok(Some(Fetched { rows, is_odd: group.is_odd, place: index, layout: side.layout }))
    }
}

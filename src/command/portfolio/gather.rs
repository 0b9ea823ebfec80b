//! Tables of a round whose rows stand in any order. They are read once to see whose rows
//! there are, and once more for every so many initiatives whose rows have room in memory:
//! from beginning to end each time, as going after single rows takes two to three times as long.

use super::Stop;
use super::blocks::{Block, Blocks, changed};
use super::crew::in_order;
use super::whose::{OfDigests, digest, folded, named};
use crate::evidence::{Layout, RowsOf, Splitter, TableKind};
use std::collections::{HashMap, HashSet};
use std::fs::File;
use std::ops::Range;
use std::path::PathBuf;

/// The bytes of memory for rows, and for each initiative of the round some more, so that long
/// tables are not read ever more often.
const ROOM: [usize; 2] = [40 << 20, 300];

/// A table: its path, the open file and how it is laid out.
type Table<'l> = (&'l (PathBuf, File), &'l Layout);

/// Whose rows there are in tables.
pub struct Gather<'l> {
    tables: Vec<Table<'l>>,
    threads: usize,
    /// The digests of the ids of initiatives, in the order of first rows.
    digests: Vec<u64>,
    /// What each has in all tables.
    sizes: Vec<Size>,
    /// How many of them have rows of evidence, which stand first.
    applicants: usize,
    /// In which tables each has rows, as bits.
    places: Vec<u8>,
    /// The digests of ids beside the evidence that are typed otherwise than there, and of those.
    aliases: HashMap<u64, u64, OfDigests>,
    /// How many bytes each table has.
    ends: Vec<u64>,
    /// The rows that name no initiative: by table and line.
    pub unnamed: Vec<(usize, usize)>,
}

/// How many lines rows have, and how many bytes.
#[derive(Clone, Copy, Default)]
struct Size {
    bytes: u32,
    lines: u32,
}

impl Size {
    fn add(&mut self, other: Size) -> Result<(), Stop> {
        self.bytes = self.bytes.checked_add(other.bytes).ok_or(Stop::NotPlain)?;
        self.lines = self.lines.checked_add(other.lines).ok_or(Stop::NotPlain)?;
        Ok(())
    }

    /// The bytes that it takes to hold such rows of an initiative, and to find them.
    fn room(self) -> usize {
        self.bytes as usize + self.lines as usize * size_of::<u32>() + (TableKind::ALL.len() + 4) * size_of::<Place>()
    }
}

/// Whose rows there are in a block: one after the other, by the digests of ids.
#[derive(Default)]
struct Whose {
    runs: Vec<(u64, Size)>,
    /// The lines of rows that name no initiative.
    unnamed: Vec<usize>,
}

impl Whose {
    fn of(block: &Block, layout: &Layout) -> Result<Whose, Stop> {
        let mut whose = Whose::default();
        each_row(block, layout, |id, row, line| {
            let number = |number| u32::try_from(number).map_err(|_| Stop::NotPlain);
            let size = Size { bytes: number(row.len())?, lines: number(lines(row))? };
            match (digest(id), whose.runs.last_mut()) {
                _ if id.is_empty() => whose.unnamed.push(line),
                (digest, Some((last, run))) if *last == digest => run.add(size)?,
                (digest, _) => whose.runs.push((digest, size)),
            }
            Ok(())
        })?;
        Ok(whose)
    }
}

/// Where some initiatives are among those that are held, by the digests of their ids.
type Indices = HashMap<u64, usize, OfDigests>;

/// The rows of some initiatives in a block.
#[derive(Default)]
struct Wanted {
    text: Vec<u8>,
    /// Whose each is, how many bytes it has, and on which line it stands.
    rows: Vec<(usize, usize, u32)>,
    /// How many bytes the block has.
    passed: u64,
}

impl Wanted {
    fn of(block: &Block, layout: &Layout, indices: &Indices) -> Result<Wanted, Stop> {
        let mut wanted = Wanted { passed: block.bytes.len() as u64, ..Wanted::default() };
        each_row(block, layout, |id, row, line| {
            if let Some(index) = indices.get(&digest(id)) {
                let line = u32::try_from(line).map_err(|_| Stop::NotPlain)?;
                wanted.text.extend_from_slice(row);
                wanted.rows.push((*index, row.len(), line));
            }
            Ok(())
        })?;
        Ok(wanted)
    }
}

/// The rows of some initiatives.
pub struct Held<'l> {
    layouts: Vec<&'l Layout>,
    /// The bytes of all rows: initiative by initiative, and table by table.
    text: Vec<u8>,
    /// The number of each of their lines in its table.
    lines: Vec<u32>,
    /// Where the rows of each initiative begin, and behind them where all end.
    begins: Vec<Place>,
    /// For each table, where its rows of each initiative end.
    ends: Vec<Vec<Place>>,
}

/// A place among rows that are held.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
struct Place {
    byte: usize,
    line: usize,
}

impl<'l> Gather<'l> {
    /// Finds out whose rows there are; the evidence is the first of the tables.
    ///
    /// # Errors
    /// That a table is not plain, or the problem with a file that cannot be read.
    pub fn new(tables: Vec<Table<'l>>, threads: usize) -> Result<Gather<'l>, Stop> {
        let (digests, sizes, applicants, places, aliases, ends, unnamed) = Default::default();
        let mut gather =
            Gather { tables: Vec::new(), threads, digests, sizes, applicants, places, aliases, ends, unnamed };
        let mut numbers: HashMap<u64, u32, OfDigests> = HashMap::default();
        for (place, ((path, file), layout)) in tables.iter().enumerate() {
            let take = |whose: Result<Whose, Stop>| {
                let Whose { runs, unnamed } = whose?;
                gather.unnamed.extend(unnamed.into_iter().map(|line| (place, line)));
                for (digest, size) in runs {
                    let next = u32::try_from(gather.sizes.len()).map_err(|_| Stop::NotPlain)?;
                    let number = *numbers.entry(digest).or_insert(next);
                    if number == next {
                        gather.digests.push(digest);
                        gather.sizes.push(Size::default());
                        gather.places.push(0);
                    }
                    gather.places.get_mut(number as usize).into_iter().for_each(|places| *places |= 1 << place);
                    gather.sizes.get_mut(number as usize).ok_or(Stop::NotPlain)?.add(size)?;
                }
                Ok(())
            };
            let mut blocks = Blocks::new(file, path, layout)?.in_any_order();
            gather.ends.push(blocks.len());
            in_order(threads, || blocks.next(), || |block| Whose::of(&block, layout), take)?;
            if place == 0 {
                gather.applicants = gather.len();
            }
        }
        let mut gather = Gather { tables, ..gather };
        if gather.applicants < gather.len() {
            gather.find_aliases()?;
        }
        Ok(gather)
    }

    /// Takes rows beside the evidence to those of the applicant who is meant, where the id is typed
    /// otherwise there, as the thorough reading does.
    fn find_aliases(&mut self) -> Result<(), Stop> {
        let Some((evidence, sides)) = self.tables.split_first() else { return Ok(()) };
        let numbers: HashMap<u64, usize, OfDigests> = self.digests.iter().copied().zip(0..).collect();
        // Whoever stands beside the evidence alone, in the order of first rows.
        let mut others: Vec<(usize, u64)> = Vec::new();
        let mut known = HashSet::<u64, OfDigests>::default();
        for table in sides {
            each_id(*table, |id, _| {
                let digest = digest(id);
                if let Some(number) = numbers.get(&digest).filter(|number| **number >= self.applicants)
                    && known.insert(digest)
                {
                    others.push((*number, folded(id)));
                }
                Ok(())
            })?;
        }
        let wanted: HashSet<u64, OfDigests> = others.iter().map(|(_, folded)| *folded).collect();
        let mut first: HashMap<u64, usize, OfDigests> = HashMap::default();
        each_id(*evidence, |id, _| {
            let folded = folded(id);
            if let (true, Some(number)) = (wanted.contains(&folded), numbers.get(&digest(id))) {
                first.entry(folded).or_insert(*number);
            }
            Ok(())
        })?;
        for (number, folded) in others {
            let Some(meant) = first.get(&folded).copied() else { continue };
            let places = self.places.get(number).copied().unwrap_or_default();
            let theirs = self.places.get_mut(meant).filter(|theirs| **theirs & places == 0);
            if let (Some(theirs), Some(size)) = (theirs, self.sizes.get(number).copied()) {
                *theirs |= places;
                self.sizes.get_mut(meant).ok_or(Stop::NotPlain)?.add(size)?;
                self.aliases.extend(self.digests.get(number).copied().zip(self.digests.get(meant).copied()));
            }
        }
        Ok(())
    }

    /// How many initiatives have rows.
    pub fn len(&self) -> usize {
        self.sizes.len()
    }

    /// How many of them have rows of evidence; they are the first.
    pub fn applicants(&self) -> usize {
        self.applicants
    }

    /// The digests of their ids, however those are typed beside the evidence.
    pub fn into_digests(mut self) -> HashSet<u64, OfDigests> {
        self.digests.truncate(self.applicants);
        self.digests.into_iter().chain(self.aliases.into_keys()).collect()
    }

    /// How many bytes all tables have.
    pub fn bytes(&self) -> u64 {
        self.ends.iter().sum()
    }

    /// The applicants from a number on whose rows have room together; at least one.
    pub fn part(&self, from: usize) -> Range<usize> {
        let [room, for_each] = ROOM;
        let mut left = room + for_each * self.len();
        let has_room = |size: &&Size| {
            left = left.saturating_sub(size.room());
            left > 0
        };
        let count = self.sizes.get(from..self.applicants).unwrap_or_default().iter().take_while(has_room).count();
        from..(from + count.max(1)).min(self.applicants)
    }

    /// How many bytes the rows of some initiatives have.
    pub fn share(&self, part: &Range<usize>) -> u64 {
        let sizes = self.sizes.get(part.clone()).unwrap_or_default();
        sizes.iter().map(|size| u64::from(size.bytes)).sum()
    }

    /// Reads the rows of some initiatives; `passed` is told how many bytes of tables were read.
    ///
    /// # Errors
    /// The problem with a file that cannot be read or was changed since.
    pub fn hold(&self, part: Range<usize>, mut passed: impl FnMut(u64)) -> Result<Held<'l>, Stop> {
        let mut held = Held::with_room(self.sizes.get(part.clone()).unwrap_or_default());
        // Whoever is not among them is mostly told from a few bytes of a small map.
        let digests = self.digests.get(part).unwrap_or_default().iter().copied();
        let mut indices: Indices = digests.zip(0..).collect();
        let index = |(alias, of): (&u64, &u64)| Some((*alias, *indices.get(of)?));
        let aliases: Vec<(u64, usize)> = self.aliases.iter().filter_map(index).collect();
        indices.extend(aliases);
        let mut next: Vec<Place> = held.begins.iter().take(held.len()).copied().collect();
        for (((path, file), layout), end) in self.tables.iter().zip(&self.ends) {
            let changed = || Stop::from(changed(path));
            let take = |wanted: Result<Wanted, Stop>| {
                let Wanted { text, rows, passed: bytes } = wanted?;
                let mut rest = text.as_slice();
                for (index, length, line) in rows {
                    let (row, others) = rest.split_at_checked(length).ok_or_else(changed)?;
                    next.get_mut(index).and_then(|at| held.add(index, at, row, line)).ok_or_else(changed)?;
                    rest = others;
                }
                passed(bytes);
                Ok(())
            };
            let mut blocks = Blocks::new(file, path, layout)?.in_any_order();
            if blocks.len() != *end {
                return Err(changed());
            }
            in_order(self.threads, || blocks.next(), || |block| Wanted::of(&block, layout, &indices), take)?;
            held.layouts.push(layout);
            held.ends.push(next.clone());
        }
        let is_filled = next.iter().eq(held.begins.iter().skip(1));
        match self.tables.first() {
            Some(((path, _), _)) if !is_filled => Err(changed(path).into()),
            _ => Ok(held),
        }
    }
}

impl<'l> Held<'l> {
    /// Room for rows of these sizes.
    fn with_room(sizes: &[Size]) -> Held<'l> {
        let mut at = Place::default();
        let mut begins = vec![at];
        for size in sizes {
            at = Place { byte: at.byte + size.bytes as usize, line: at.line + size.lines as usize };
            begins.push(at);
        }
        let (layouts, ends) = Default::default();
        Held { layouts, text: vec![0; at.byte], lines: vec![0; at.line], begins, ends }
    }

    /// Puts a row of an initiative with its line to its place; `None` where it has no room for it.
    fn add(&mut self, index: usize, at: &mut Place, row: &[u8], line: u32) -> Option<()> {
        let end = self.begins.get(index + 1)?;
        self.text.get_mut(at.byte..end.byte)?.get_mut(..row.len())?.copy_from_slice(row);
        let numbers = self.lines.get_mut(at.line..end.line)?.get_mut(..lines(row))?;
        numbers.iter_mut().zip(line..).for_each(|(number, line)| *number = line);
        *at = Place { byte: at.byte + row.len(), line: at.line + numbers.len() };
        Some(())
    }

    /// How many initiatives they are.
    pub fn len(&self) -> usize {
        self.begins.len() - 1
    }

    /// The rows of an initiative, table by table, those without any left out.
    pub fn rows(&self, index: usize) -> impl Iterator<Item = (&'l Layout, RowsOf<'_>)> {
        let mut from = self.begins.get(index).copied().unwrap_or_default();
        let rows = self.layouts.iter().zip(&self.ends).map(move |(layout, ends)| {
            let to = ends.get(index).copied().unwrap_or(from);
            let text = self.text.get(from.byte..to.byte).unwrap_or_default();
            let lines = self.lines.get(from.line..to.line);
            from = to;
            (*layout, RowsOf { kind: layout.kind(), text, line: 1, lines })
        });
        rows.filter(|(_, rows)| !rows.text.is_empty())
    }
}

/// How many lines a row has that ends as a line does.
fn lines(row: &[u8]) -> usize {
    memchr::memchr_iter(b'\n', row).count()
}

/// Takes every row that is not blank: the id that it names, its bytes with a line end, and its line.
fn each_row(
    block: &Block,
    layout: &Layout,
    mut take: impl FnMut(&[u8], &[u8], usize) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut splitter = Splitter::new(&block.bytes, layout.delimiter());
    let is_first = layout.initiative_column() == 0;
    loop {
        let id = match splitter.first_cell().filter(|id| is_first && splitter.pass_row_of(id)) {
            Some(id) => id,
            None => match splitter.next_row().map_err(|_| Stop::NotPlain)? {
                Some(cells) => named(cells, layout)?,
                None => return Ok(()),
            },
        };
        let line = block.line + splitter.row_line();
        match block.bytes.get(splitter.begin..splitter.position()) {
            Some(row) => take(id, row, line)?,
            // The last line of a table may lack its end.
            None => take(id, &[block.bytes.get(splitter.begin..).unwrap_or_default(), b"\n"].concat(), line)?,
        }
    }
}

/// Takes the id that each row of a table names, with its line.
pub fn each_id(
    ((path, file), layout): Table<'_>,
    mut take: impl FnMut(&[u8], usize) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut blocks = Blocks::new(file, path, layout)?.in_any_order();
    while let Some(block) = blocks.next()? {
        each_row(&block, layout, |id, _, line| if id.is_empty() { Ok(()) } else { take(id, line) })?;
    }
    Ok(())
}

//! The results of many initiatives in few bytes each.

use crate::number::Exact;

/// Parts with fewer results are joined to others.
const SMALL: usize = 64;

/// The result of one initiative, as far as it is kept.
#[derive(Clone, Copy, Debug)]
pub struct StoredResult<'k> {
    /// Where it lies.
    pub dossier: &'k str,
    /// Its id.
    pub initiative: &'k str,
    /// What people call it.
    pub name: Option<&'k str>,
    /// To which group it belongs.
    pub group: Option<&'k str>,
    /// Σ contributions.
    pub points: &'k Exact,
    /// Σ of the most that could be contributed.
    pub attainable: &'k Exact,
    /// 0 to 100; `None` where nothing is attainable.
    pub percent: Option<&'k Exact>,
    /// The label that is awarded, as an index.
    pub award: Option<usize>,
    /// Whether something is still missing or invalid.
    pub provisional: bool,
    /// The indicators that miss their own minimum, as indices.
    pub missed: &'k [u16],
    /// How many errors there are among its findings.
    pub errors: usize,
    /// How many indicators' points evaluators decided.
    pub decided: usize,
    /// How many indicators' points rest on documents that are not there.
    pub undocumented: usize,
    /// How many rest on documents known by name only.
    pub by_name: usize,
}

impl<'k> StoredResult<'k> {
    /// The indicators that miss their own minimum, as indices.
    pub fn missed(&self) -> impl Iterator<Item = usize> + use<'k> {
        self.missed.iter().map(|index| usize::from(*index))
    }
}

/// Results in the order in which they were pushed.
#[derive(Debug, Default)]
pub struct ResultStore {
    parts: Vec<StoredBatch>,
    len: usize,
}

/// Results that were scored together.
#[derive(Debug, Default)]
struct StoredBatch {
    rows: Vec<StoredRow>,
    text: String,
    /// The few figures that most have in common.
    attainable: Vec<Exact>,
    dossiers: Vec<String>,
    /// The indicators that miss their minimums, row after row.
    missed: Vec<u16>,
    groups: Vec<Option<String>>,
}

#[derive(Debug)]
struct StoredRow {
    points: Exact,
    percent: Option<Exact>,
    /// Where the id ends in the text, and behind it the name.
    ends: [u32; 2],
    attainable: u32,
    dossier: u32,
    group: u32,
    errors: u32,
    award: Option<u8>,
    provisional: bool,
    decided: u16,
    undocumented: u16,
    by_name: u16,
    /// Where those end that this one misses.
    missed: u32,
}

impl ResultStore {
    /// The number of entries.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether it is empty.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Keeps a result.
    pub fn push(&mut self, place: StoredResult<'_>) {
        if self.parts.is_empty() {
            self.parts.push(StoredBatch::default());
        }
        if let Some(part) = self.parts.last_mut() {
            part.push(place);
            self.len += 1;
        }
    }

    /// Keeps other results behind its own.
    pub fn append(&mut self, other: ResultStore) {
        for mut part in other.parts {
            let is_small = |part: &StoredBatch| part.rows.len() < SMALL;
            if is_small(&part) && self.parts.last().is_none_or(is_small) {
                (0..part.rows.len()).filter_map(|row| part.place(row)).for_each(|place| self.push(place));
            } else {
                part.rows.shrink_to_fit();
                part.text.shrink_to_fit();
                part.missed.shrink_to_fit();
                self.len += part.rows.len();
                self.parts.push(part);
            }
        }
    }

    /// All of them in order.
    pub fn iter(&self) -> impl Iterator<Item = StoredResult<'_>> {
        self.parts.iter().flat_map(|part| (0..part.rows.len()).filter_map(|row| part.place(row)))
    }

    /// Where each of them is held.
    pub fn seats(&self) -> Vec<(u32, u32)> {
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let of_part =
            |(index, part): (usize, &StoredBatch)| (0..number(part.rows.len())).map(move |row| (number(index), row));
        let mut seats = Vec::with_capacity(self.len);
        self.parts.iter().enumerate().for_each(|(index, part)| seats.extend(of_part((index, part))));
        seats
    }

    /// The one that is held there.
    pub fn at(&self, (part, row): (u32, u32)) -> Option<StoredResult<'_>> {
        self.parts.get(part as usize)?.place(row as usize)
    }
}

impl StoredBatch {
    fn push(&mut self, place: StoredResult<'_>) {
        self.text.push_str(place.initiative);
        let id = self.text.len();
        self.text.push_str(place.name.unwrap_or_default());
        self.missed.extend_from_slice(place.missed);
        let number = |index: usize| u32::try_from(index).unwrap_or(u32::MAX);
        let few = |count: usize| u16::try_from(count).unwrap_or(u16::MAX);
        let row = StoredRow {
            points: place.points.clone(),
            percent: place.percent.cloned(),
            ends: [number(id), number(self.text.len())],
            attainable: number(index_of(&mut self.attainable, place.attainable)),
            dossier: number(index_of(&mut self.dossiers, place.dossier)),
            group: number(self.group(place.group)),
            errors: number(place.errors),
            award: place.award.and_then(|label| u8::try_from(label).ok()),
            provisional: place.provisional,
            decided: few(place.decided),
            undocumented: few(place.undocumented),
            by_name: few(place.by_name),
            missed: number(self.missed.len()),
        };
        self.rows.push(row);
    }

    /// The place of a group in the list of them, to which it is added where it is new.
    fn group(&mut self, group: Option<&str>) -> usize {
        self.groups.iter().rposition(|held| held.as_deref() == group).unwrap_or_else(|| {
            self.groups.push(group.map(str::to_owned));
            self.groups.len() - 1
        })
    }

    fn place(&self, index: usize) -> Option<StoredResult<'_>> {
        let row = self.rows.get(index)?;
        let before = index.checked_sub(1).and_then(|before| self.rows.get(before));
        let (begin, missed) = before.map_or((0, 0), |before| (before.ends[1], before.missed));
        let text = |from: u32, to: u32| self.text.get(from as usize..to as usize).unwrap_or_default();
        let [id, name] = row.ends;
        Some(StoredResult {
            dossier: self.dossiers.get(row.dossier as usize)?,
            initiative: text(begin, id),
            name: Some(text(id, name)).filter(|name| !name.is_empty()),
            group: self.groups.get(row.group as usize)?.as_deref(),
            points: &row.points,
            attainable: self.attainable.get(row.attainable as usize)?,
            percent: row.percent.as_ref(),
            award: row.award.map(usize::from),
            provisional: row.provisional,
            errors: row.errors as usize,
            decided: usize::from(row.decided),
            undocumented: usize::from(row.undocumented),
            by_name: usize::from(row.by_name),
            missed: self.missed.get(missed as usize..row.missed as usize).unwrap_or_default(),
        })
    }
}

/// The place of a thing in a list, to which it is added where it is new.
fn index_of<T, U>(list: &mut Vec<T>, thing: &U) -> usize
where
    T: std::borrow::Borrow<U>,
    U: PartialEq + ToOwned<Owned = T> + ?Sized,
{
    // What was there last is there again most of the time.
    list.iter().rposition(|held| held.borrow() == thing).unwrap_or_else(|| {
        list.push(thing.to_owned());
        list.len() - 1
    })
}

//! The hidden sheet of what drop-down lists offer. There commas do not matter, nor
//! the 255 characters that a list within a cell's rule may have.

use crate::language::{Localizer, Text};
use crate::render::terminal::clean;
use crate::render::workbook::sheet::{SheetWriter, plain, rows};
use crate::vocabulary::comparable;
use rust_xlsxwriter::XlsxError;
use std::collections::{BTreeMap, BTreeSet};

/// The most characters that an entry of a list is shown with.
const MOST_CHARACTERS: usize = 200;

/// The lists, one below the other in the first column.
pub(super) struct DropDownLists {
    name: String,
    entries: Vec<String>,
    /// Where the lists stand that are there already.
    known: BTreeMap<Vec<String>, String>,
}

impl DropDownLists {
    pub(super) fn new(name: &str) -> DropDownLists {
        DropDownLists { name: name.to_owned(), entries: Vec::new(), known: BTreeMap::new() }
    }

    /// The address of a list of at least one entry, as formulas on other sheets say it.
    pub(super) fn address(&mut self, list: Vec<String>) -> String {
        if let Some(known) = self.known.get(&list) {
            return known.clone();
        }
        let row = |entries: usize| u32::try_from(entries).unwrap_or(u32::MAX);
        let first = row(self.entries.len());
        self.entries.extend(list.iter().cloned());
        let address = format!("{}!{}", self.name, rows(first, row(self.entries.len()).saturating_sub(1), 0));
        self.known.insert(list, address.clone());
        address
    }

    /// The sheet, protected and out of sight.
    pub(super) fn sheet(self) -> Result<SheetWriter, XlsxError> {
        let mut sheet = SheetWriter::new(&self.name, &[("", 60)])?;
        for (row, entry) in (0..).zip(&self.entries) {
            sheet.text(row, 0, entry, &plain())?;
        }
        sheet.protect();
        sheet.inner().set_hidden(true);
        Ok(sheet)
    }
}

/// What tables may call things by: their titles in the language where each can be chosen and read back, else their ids.
pub(super) fn names<'c>(
    things: impl Iterator<Item = (&'c str, &'c Text)> + Clone,
    localizer: &Localizer,
) -> Vec<String> {
    let titles = || things.clone().map(|(_, title)| localizer.text(title));
    let distinct: BTreeSet<String> = titles().map(comparable).collect();
    if titles().all(is_choosable) && distinct.len() == titles().count() {
        titles().map(str::to_owned).collect()
    } else {
        things.map(|(id, _)| id.to_owned()).collect()
    }
}

/// Whether a title comes out of a cell as it went in, and is a formula to no program.
fn is_choosable(title: &str) -> bool {
    !title.is_empty()
        && title.trim() == title
        && clean(title) == title
        && !title.starts_with(['=', '+', '-', '@', '\''])
        && title.chars().count() <= MOST_CHARACTERS
}

//! How rows spell what they answer.

use super::{MOST_SPELLINGS, Odd, Plainly};
use crate::catalogue::{Catalogue, Measure};
use crate::evidence::answer::is_called;
use crate::vocabulary::{comparable, is_blank};
use foldhash::fast::RandomState;
use std::collections::HashMap;

/// What a row answers.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Slot {
    /// The indicator, as an index.
    pub indicator: usize,
    /// Its input, as an index.
    pub input: usize,
}

/// How rows spell what they answer. Rows mostly come in one order, so each spelling
/// remembers which came after it.
#[derive(Default)]
pub struct Spellings {
    known: Vec<Spelling>,
    by_text: HashMap<(Vec<u8>, Vec<u8>), usize, RandomState>,
    last: usize,
    /// Which came after the last one the last time.
    next: usize,
}

struct Spelling {
    indicator: Vec<u8>,
    input: Vec<u8>,
    slot: Slot,
    /// What stands between the initiative and the value in the usual order of columns.
    between: Vec<u8>,
    /// Which came after it last.
    next: usize,
}

impl Spellings {
    /// Which spelling is to come next by what came there before, what it answers, and how
    /// it stands between the initiative and the value.
    pub fn expected(&self) -> Option<(usize, Slot, &[u8])> {
        self.known.get(self.next).map(|spelling| (self.next, spelling.slot, spelling.between.as_slice()))
    }

    /// That the expected spelling came.
    pub fn follow(&mut self, next: usize) {
        (self.last, self.next) = (next, self.known.get(next).map_or(0, |spelling| spelling.next));
    }

    /// What a row answers; its cells stand behind each other with that sign between them,
    /// where columns are in the usual order. Without a column of inputs there is none.
    ///
    /// # Errors
    /// [`Odd`] for what the catalogue does not know.
    pub fn slot(
        &mut self,
        catalogue: &Catalogue,
        indicator: &[u8],
        input: Option<&[u8]>,
        usual: Option<u8>,
    ) -> Plainly<Slot> {
        let of = input.unwrap_or_default();
        let (next, is_it) = (self.next, |known: &&Spelling| known.indicator == indicator && known.input == of);
        if let Some(slot) = self.known.get(next).filter(is_it).map(|spelling| spelling.slot) {
            self.follow(next);
            return Ok(slot);
        }
        let Spellings { known, by_text, last, .. } = self;
        let key = (indicator.to_vec(), of.to_vec());
        let index = match by_text.get(&key) {
            Some(index) => *index,
            None => {
                let slot = resolve(catalogue, indicator, of)?;
                if known.len() >= MOST_SPELLINGS {
                    return Ok(slot);
                }
                let sign = usual.unwrap_or_default();
                let mut between = vec![sign];
                for cell in [indicator].into_iter().chain(input) {
                    between.extend_from_slice(cell);
                    between.push(sign);
                }
                let (indicator, input) = key.clone();
                known.push(Spelling { indicator, input, slot, between, next: 0 });
                by_text.insert(key, known.len() - 1);
                known.len() - 1
            }
        };
        if let Some(spelling) = known.get_mut(*last) {
            spelling.next = index;
        }
        self.follow(index);
        self.known.get(index).map(|spelling| spelling.slot).ok_or(Odd)
    }
}

/// The indicator and input that a row names.
fn resolve(catalogue: &Catalogue, indicator: &[u8], input: &[u8]) -> Plainly<Slot> {
    let text = |cell| std::str::from_utf8(cell).map(comparable).map_err(|_| Odd);
    let (name, input) = (text(indicator)?, text(input)?);
    let found = catalogue.indicators.iter().position(|indicator| comparable(&indicator.id) == name).ok_or(Odd)?;
    let indicator = catalogue.indicators.get(found).ok_or(Odd)?;
    let inputs: Vec<&str> = match &indicator.measure {
        Measure::Share { of } | Measure::Ratio { of, .. } => of.iter().map(String::as_str).collect(),
        Measure::Checklist { items } => items.iter().map(|item| item.id.as_str()).collect(),
        _ => Vec::new(),
    };
    if inputs.is_empty() {
        return if is_blank(&input) { Ok(Slot { indicator: found, input: 0 }) } else { Err(Odd) };
    }
    let is_meant = |id: &&str| {
        let title = indicator.input_title(id);
        comparable(id) == input || title.is_some_and(|title| is_called(&input, id, title))
    };
    let input = inputs.iter().position(is_meant).ok_or(Odd)?;
    Ok(Slot { indicator: found, input })
}

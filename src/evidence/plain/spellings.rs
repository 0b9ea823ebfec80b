//! How rows spell what they answer.

use super::cells::behind;
use super::{MOST_SPELLINGS, Odd, Plainly};
use crate::catalogue::{Catalogue, Measure};
use crate::evidence::answer::is_called;
use crate::vocabulary::{comparable, is_blank, is_named};
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

/// How many of the spellings that are to come next are looked at: answers may be left out.
const AHEAD: usize = 8;

/// How rows spell what they answer. Rows mostly come in one order, so each spelling
/// remembers which came after it.
#[derive(Default)]
pub struct Spellings {
    known: Vec<Spelling>,
    /// By indicator and input.
    by_text: HashMap<Vec<u8>, HashMap<Vec<u8>, usize, RandomState>, RandomState>,
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
    /// One of the next spellings by what came there before, if the text begins with what
    /// stands in front of its value: what it answers and how long that is.
    #[inline]
    pub fn begun_by(&mut self, text: &[u8]) -> Option<(Slot, usize)> {
        let mut next = self.next;
        for _ in 0..AHEAD {
            let spelling = self.known.get(next)?;
            if behind(text, &spelling.between).is_some() {
                (self.last, self.next) = (next, spelling.next);
                return Some((spelling.slot, spelling.between.len()));
            }
            next = spelling.next;
        }
        None
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
        let is_it = |known: &&Spelling| known.indicator == indicator && known.input == of;
        let index = match self.known.get(self.next).filter(is_it) {
            Some(_) => self.next,
            None => {
                let index = match self.by_text.get(indicator).and_then(|inputs| inputs.get(of)) {
                    Some(index) => *index,
                    None => {
                        let slot = resolve(catalogue, indicator, of)?;
                        if self.known.len() >= MOST_SPELLINGS {
                            return Ok(slot);
                        }
                        self.learn(slot, indicator, input, usual)
                    }
                };
                if let Some(spelling) = self.known.get_mut(self.last) {
                    spelling.next = index;
                }
                index
            }
        };
        let spelling = self.known.get(index).ok_or(Odd)?;
        (self.last, self.next) = (index, spelling.next);
        Ok(spelling.slot)
    }

    fn learn(&mut self, slot: Slot, indicator: &[u8], input: Option<&[u8]>, usual: Option<u8>) -> usize {
        let sign = usual.unwrap_or_default();
        let mut between = vec![sign];
        for cell in [indicator].into_iter().chain(input) {
            between.extend_from_slice(cell);
            between.push(sign);
        }
        let index = self.known.len();
        let (indicator, input) = (indicator.to_vec(), input.unwrap_or_default().to_vec());
        self.by_text.entry(indicator.clone()).or_default().insert(input.clone(), index);
        self.known.push(Spelling { indicator, input, slot, between, next: 0 });
        index
    }
}

/// The indicator and input that a row names.
fn resolve(catalogue: &Catalogue, indicator: &[u8], input: &[u8]) -> Plainly<Slot> {
    let text = |cell| std::str::from_utf8(cell).map(comparable).map_err(|_| Odd);
    let (name, input) = (text(indicator)?, text(input)?);
    let found = catalogue.indicators.iter().position(|indicator| is_named(&indicator.id, &name)).ok_or(Odd)?;
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
        is_named(id, &input) || title.is_some_and(|title| is_called(&input, id, title))
    };
    let input = inputs.iter().position(is_meant).ok_or(Odd)?;
    Ok(Slot { indicator: found, input })
}

//! What plain rows say of one indicator.

use super::{Odd, Plainly};
use crate::catalogue::Measure;
use crate::evidence::answer::{Gist, Given};
use crate::language::Message;
use crate::number::{Quotient, Short};
use jiff::civil::Date;

/// What was read of an indicator so far.
#[derive(Clone, Copy, Debug, Default)]
pub enum Heard {
    /// Nothing.
    #[default]
    Nothing,
    /// A number or percentage.
    Number(Short),
    /// The inputs of a share or ratio that were there.
    Pair([Option<Short>; 2]),
    /// Yes or no.
    YesNo(bool),
    /// The option that was chosen, as an index.
    Chosen(usize),
    /// The items of a checklist that are there, and those about which something was said, a bit each.
    Items {
        /// Those that are there.
        there: u64,
        /// Those about which something was said.
        seen: u64,
    },
    /// A date.
    Since(Date),
}

impl Heard {
    /// That nothing about the rows of an indicator is odd when seen together.
    ///
    /// # Errors
    /// [`Odd`]
    pub fn check(&self, measure: &Measure) -> Plainly<()> {
        let Heard::Pair([first, second]) = self else { return Ok(()) };
        // What is there has to be in order even where the other is missing.
        let is_share = matches!(measure, Measure::Share { .. });
        let is_negative = is_share && first.is_some_and(Short::is_negative);
        let has_no_whole = second.is_some_and(|whole| !whole.is_positive());
        let is_more = |(part, whole): (Short, Short)| Quotient::from(part) > Quotient::from(whole);
        let is_above = is_share && first.zip(*second).is_some_and(is_more);
        if is_negative || has_no_whole || is_above { Err(Odd) } else { Ok(()) }
    }

    /// What points ask of it.
    pub fn gist(self, measure: &Measure) -> Gist {
        match self {
            Heard::Nothing if matches!(measure, Measure::Team { .. }) => Gist::Team,
            Heard::Pair([Some(first), Some(second)]) => Gist::Pair(first.into(), second.into()),
            Heard::Nothing | Heard::Pair(_) => Gist::Missing,
            Heard::Number(number) => Gist::Number(number.into()),
            Heard::YesNo(yes) => Gist::YesNo(yes),
            Heard::Chosen(option) => Gist::Chosen(option),
            Heard::Items { there, .. } => Gist::Items(there.count_ones() as usize),
            Heard::Since(from) => Gist::Since(from),
        }
    }

    /// The same as a thorough reading has it.
    pub fn given(self, measure: &Measure) -> Given {
        let lacks = |input: &str| Given::Missing(Message::new("missing-input").with("input", input));
        match (self, measure) {
            (Heard::Nothing, Measure::Team { .. }) => Given::Team,
            (Heard::Pair([Some(first), Some(second)]), _) => Given::Pair(first.into(), second.into()),
            (Heard::Pair([there, _]), Measure::Share { of } | Measure::Ratio { of, .. }) => {
                lacks(&of[usize::from(there.is_some())])
            }
            (Heard::Nothing | Heard::Pair(_), _) => Given::Missing(Message::new("missing-no-evidence")),
            (Heard::Number(number), _) => Given::Number(number.into()),
            (Heard::YesNo(yes), _) => Given::YesNo(yes),
            (Heard::Chosen(option), _) => Given::Chosen(option),
            (Heard::Items { there, .. }, Measure::Checklist { items }) => {
                Given::Items((0..items.len()).map(|item| there & (1 << item) != 0).collect())
            }
            (Heard::Items { .. }, _) => Given::Invalid,
            (Heard::Since(from), _) => Given::Since(from),
        }
    }
}

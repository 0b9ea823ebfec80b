//! What plain rows say of one indicator.

use super::{Odd, Plainly};
use crate::catalogue::Measure;
use crate::evidence::answer::{Gist, Given};
use crate::language::Message;
use crate::number::Exact;
use jiff::civil::Date;

/// What was read of an indicator so far.
#[derive(Clone, Debug, Default)]
pub enum Heard {
    /// Nothing.
    #[default]
    Nothing,
    /// A number or percentage.
    Number(Exact),
    /// The inputs of a share or ratio that were there.
    Pair([Option<Exact>; 2]),
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
        let is_negative = is_share && first.as_ref().is_some_and(Exact::is_negative);
        let has_no_whole = second.as_ref().is_some_and(|whole| !whole.is_positive());
        let is_above = is_share && first.as_ref().zip(second.as_ref()).is_some_and(|(part, whole)| part > whole);
        if is_negative || has_no_whole || is_above { Err(Odd) } else { Ok(()) }
    }

    /// What points ask of it.
    pub fn gist(&self, measure: &Measure) -> Gist<'_> {
        match self {
            Heard::Nothing if matches!(measure, Measure::Team { .. }) => Gist::Team,
            Heard::Pair([Some(first), Some(second)]) => Gist::Pair(first, second),
            Heard::Nothing | Heard::Pair(_) => Gist::Missing,
            Heard::Number(number) => Gist::Number(number),
            Heard::YesNo(yes) => Gist::YesNo(*yes),
            Heard::Chosen(option) => Gist::Chosen(*option),
            Heard::Items { there, .. } => Gist::Items(there.count_ones() as usize),
            Heard::Since(from) => Gist::Since(*from),
        }
    }

    /// The same as a thorough reading has it.
    pub fn given(&self, measure: &Measure) -> Given {
        let lacks = |input: &str| Given::Missing(Message::new("missing-input").with("input", input));
        match (self, measure) {
            (Heard::Nothing, Measure::Team { .. }) => Given::Team,
            (Heard::Pair([Some(first), Some(second)]), _) => Given::Pair(first.clone(), second.clone()),
            (Heard::Pair([there, _]), Measure::Share { of } | Measure::Ratio { of, .. }) => {
                lacks(&of[usize::from(there.is_some())])
            }
            (Heard::Nothing | Heard::Pair(_), _) => Given::Missing(Message::new("missing-no-evidence")),
            (Heard::Number(number), _) => Given::Number(number.clone()),
            (Heard::YesNo(yes), _) => Given::YesNo(*yes),
            (Heard::Chosen(option), _) => Given::Chosen(*option),
            (Heard::Items { there, .. }, Measure::Checklist { items }) => {
                Given::Items((0..items.len()).map(|item| there & (1 << item) != 0).collect())
            }
            (Heard::Items { .. }, _) => Given::Invalid,
            (Heard::Since(from), _) => Given::Since(*from),
        }
    }
}

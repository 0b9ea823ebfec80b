//! Profiles: other figures for other applicants.

use super::comparison::all_hold;
use super::{Catalogue, Comparison, Operand, day_number};
use crate::language::Text;
use crate::number::Exact;
use jiff::civil::Date;

/// For whom other figures hold. The figures are those of the [variant](Catalogue::variants) of the same index.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Profile {
    /// The stable name; a space of ids of its own.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What must all hold, of facts and the day of the assessment alone; never empty.
    pub when: Vec<Comparison>,
    /// `when` as the catalogue writes it, with single blanks.
    pub when_text: String,
}

/// Which profile holds for an initiative, by its facts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ProfileChoice {
    /// The first that holds, as an index.
    pub profile: Option<usize>,
    /// Those before it of which it cannot be told, each with the first fact that it lacks, as indices.
    pub undecided: Vec<(usize, usize)>,
}

impl Catalogue {
    /// Which profile holds on a day; `fact` says the figure of a fact as [`Comparison`] takes it, `None` where it is
    /// missing, invalid or not applicable.
    pub fn choose_profile(&self, as_of: Date, fact: impl Fn(usize) -> Option<Exact>) -> ProfileChoice {
        let figures = |operand| match operand {
            Operand::Fact(index) => fact(index),
            Operand::AsOf => Some(day_number(as_of)),
            _ => None,
        };
        let mut undecided = Vec::new();
        for (index, profile) in self.profiles.iter().enumerate() {
            match all_hold(&profile.when, &figures) {
                Ok(true) => return ProfileChoice { profile: Some(index), undecided },
                Ok(false) => {}
                Err(Operand::Fact(fact)) => undecided.push((index, fact)),
                Err(_) => {}
            }
        }
        ProfileChoice { profile: None, undecided }
    }

    /// The catalogue with the figures of a profile; itself without one, and where it is such a one.
    pub fn under(&self, profile: Option<usize>) -> &Catalogue {
        profile.and_then(|index| self.variants.get(index)).unwrap_or(self)
    }

    /// The profile whose figures it has.
    pub fn own_profile(&self) -> Option<&Profile> {
        self.profiles.get(self.profile?)
    }

    /// Whether some profile reads a fact.
    pub(crate) fn chooses_profile(&self, fact: usize) -> bool {
        self.profiles.iter().any(|profile| profile.facts().contains(&fact))
    }
}

impl Profile {
    /// The facts that its `when` reads, each once, in the order of the text.
    pub fn facts(&self) -> Vec<usize> {
        let mut facts = Vec::new();
        for operand in self.when.iter().flat_map(Comparison::operands) {
            if let Operand::Fact(fact) = operand
                && !facts.contains(&fact)
            {
                facts.push(fact);
            }
        }
        facts
    }
}

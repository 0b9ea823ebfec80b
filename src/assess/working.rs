//! The trace that scoring leaves: from it every report tells how a point came about.

use crate::language::Message;
use crate::number::Exact;
use jiff::civil::Date;

/// How a value came about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ValueWorking {
    /// It has none; what is lacking.
    Missing(Message),
    /// The evidence has an error.
    Invalid,
    /// The indicator does not apply.
    NotApplicable,
    /// It was given as it is.
    Given,
    /// 100 · part / whole.
    Share {
        /// The part.
        part: Exact,
        /// The whole, above 0.
        whole: Exact,
    },
    /// per · first / second.
    Ratio {
        /// The factor.
        per: Exact,
        /// What is divided.
        first: Exact,
        /// What by, above 0.
        second: Exact,
    },
    /// Yes or no.
    YesNo(bool),
    /// The option that was chosen, as an index.
    Chosen(usize),
    /// For each item of a checklist, whether it is there.
    Items(Vec<bool>),
    /// Completed months since a date.
    Since {
        /// The date.
        from: Date,
        /// The completed months, at least 0.
        months: i64,
    },
    /// The mean (or sum, or share) of what each person brings.
    Persons(Vec<PersonShare>),
    /// For each competence, whether at least one person is proficient in it.
    Competences(Vec<bool>),
}

/// What one person brings to a figure of the team.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonShare {
    /// The pseudonym.
    pub person: String,
    /// How much the person weighs.
    pub weight: Exact,
    /// The person's own figure, in the unit of the metric's working: percent of
    /// the rating, months, days, or 1 for trained and 0 for not.
    pub figure: Exact,
}

/// How a value became points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ScaleWorking {
    /// There was no value, or no scale: yes, no, or an option's own points.
    None,
    /// The step that the value reaches, as an index.
    Step(usize),
    /// The value reaches no step.
    NoStep,
    /// The band that holds the value, as an index.
    Band(usize),
    /// No band holds the value.
    NoBand,
    /// The points of the line between which the value lies, as indices; twice the same at one of them or beside all.
    Line([usize; 2]),
}

//! Rules: comparisons of figures that a plausible dossier keeps.

use super::{Catalogue, Choice, FigureBasis, InputSource, Measure, Question, TeamFigure};
use crate::diagnostic::Severity;
use crate::language::{Arg, Message, Text};
use crate::number::Exact;
use jiff::civil::{Date, date};

/// A comparison that must hold between figures of a dossier. It notices what contradicts itself and changes no points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable name; a space of ids of its own.
    pub id: String,
    /// What must hold.
    pub that: Comparison,
    /// What must all hold, exactly, for the rule to be of concern; empty: it always is.
    pub when: Vec<Comparison>,
    /// `that` as the catalogue writes it, with single blanks.
    pub that_text: String,
    /// `when` likewise, where there is one.
    pub when_text: Option<String>,
    /// By how much the sides of `that` may differ beyond what it says.
    pub tolerance: Tolerance,
    /// How bad it is to break it.
    pub severity: Severity,
    /// Why it cannot be otherwise.
    pub message: Option<Text>,
    /// What it rests on.
    pub foundation: FigureBasis,
}

/// By how much two sides may differ and still count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tolerance {
    /// By so much, at least 0; days between dates.
    Absolute(Exact),
    /// By so many percent of the side with the greater absolute value, 0 to 100.
    Percent(Exact),
}

/// Two sides and how they must compare. All figures are numbers here: of a date its [`day_number`], of a choice the
/// index of its option, of a yes 1 and of a no 0.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What stands before the operator.
    pub left: Side,
    /// How the sides must compare.
    pub operator: Operator,
    /// What stands behind it.
    pub right: Side,
    /// What both sides are.
    pub kind: OperandKind,
}

/// A sum.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Side {
    /// What is read, with its sign and factor, in the order of the text.
    pub terms: Vec<(Exact, Operand)>,
    /// What the numbers, dates and options written out come to.
    pub constant: Exact,
}

/// How two sides must compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `<=`
    AtMost,
    /// `>=`
    AtLeast,
    /// `<`
    Below,
    /// `>`
    Above,
    /// `=`
    Equal,
    /// `!=`
    Unequal,
}

/// What a figure or a side is, which decides with what it compares and how it is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OperandKind {
    /// A number: a percentage, completed time, a difference of dates in days, yes as 1.
    Number,
    /// A date.
    Date,
    /// An option of a choice.
    Choice,
}

/// What a rule reads.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operand {
    /// A fact, by its index.
    Fact(usize),
    /// The one value of an indicator that asks for it itself, by its index; of one that measures time since a date the
    /// completed time, wherever the date comes from.
    Indicator(usize),
    /// An input that an indicator asks for itself, or an item of its checklist.
    Input {
        /// The indicator, as an index.
        indicator: usize,
        /// Its input or item, as an index.
        input: usize,
    },
    /// A figure of the team.
    Team(TeamFigure),
    /// The first day on which somebody joined the team: `team.earliest-since`.
    EarliestSince,
    /// The day of the assessment.
    AsOf,
}

/// Day 0 of [`day_number`].
const EPOCH: Date = date(1970, 1, 1);

/// A date as days since 1970-01-01.
pub fn day_number(date: Date) -> Exact {
    Exact::from(i64::from((date - EPOCH).get_days()))
}

/// The date of a day number; `None` for what is no whole number or lies beyond all dates.
pub fn date_of_day(day: &Exact) -> Option<Date> {
    let days = day.is_whole().then(|| day.fraction().parse::<i64>().ok()).flatten()?;
    EPOCH.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

impl Rule {
    /// What it reads, each once, in the order of the text: first `that`, then `when`.
    pub fn operands(&self) -> Vec<Operand> {
        let mut found: Vec<Operand> = Vec::new();
        for comparison in std::iter::once(&self.that).chain(&self.when) {
            for operand in comparison.operands() {
                if !found.contains(&operand) {
                    found.push(operand);
                }
            }
        }
        found
    }

    /// Whether it reads a fact, or something of an indicator that is asked there alone.
    pub(crate) fn is_about(&self, question: Question) -> bool {
        let read = std::iter::once(&self.that).chain(&self.when).flat_map(Comparison::operands);
        read.into_iter().any(|operand| match operand {
            Operand::Fact(index) => question == Question::Fact(index),
            Operand::Indicator(index) | Operand::Input { indicator: index, .. } => {
                question == Question::Indicator(index)
            }
            Operand::Team(_) | Operand::EarliestSince | Operand::AsOf => false,
        })
    }
}

impl Operand {
    /// What an input of an indicator is, by where it comes from.
    pub fn of_input(source: InputSource, indicator: usize, input: usize) -> Operand {
        match source {
            InputSource::Own => Operand::Input { indicator, input },
            InputSource::Fact(fact) => Operand::Fact(fact),
            InputSource::Team(figure) => Operand::Team(figure),
        }
    }
}

impl Comparison {
    /// What it reads, in the order of the text.
    pub fn operands(&self) -> impl Iterator<Item = Operand> {
        self.left.terms.iter().chain(&self.right.terms).map(|(_, operand)| *operand)
    }

    /// What a side comes to, as messages show it: a number in full, a date, or the title of an option.
    pub fn shown(&self, catalogue: &Catalogue, side: &Exact) -> Arg {
        match self.kind {
            OperandKind::Number => Arg::from(side),
            OperandKind::Date => {
                let day = side.floor();
                match (date_of_day(&day), side - &day) {
                    (Some(date), part) if part.is_zero() => Arg::from(date),
                    (Some(date), part) => {
                        Message::new("rule-date-and-part").with("date", date).with("part", &part).into()
                    }
                    (None, _) => Arg::from(side),
                }
            }
            OperandKind::Choice => {
                let options = self.operands().next().and_then(|operand| catalogue.options(operand)).unwrap_or_default();
                let option = options.iter().enumerate().find(|(index, _)| Exact::count(*index) == *side);
                option.map_or_else(|| Arg::from(side), |(_, option)| Arg::from(&option.title))
            }
        }
    }
}

impl Operator {
    /// Every operator.
    pub const ALL: [Operator; 6] =
        [Operator::AtMost, Operator::AtLeast, Operator::Below, Operator::Above, Operator::Equal, Operator::Unequal];

    /// The sign of catalogues.
    pub fn sign(self) -> &'static str {
        match self {
            Operator::AtMost => "<=",
            Operator::AtLeast => ">=",
            Operator::Below => "<",
            Operator::Above => ">",
            Operator::Equal => "=",
            Operator::Unequal => "!=",
        }
    }
}

impl Catalogue {
    /// The options of a choice that rules read; `None` of anything else.
    pub fn options(&self, operand: Operand) -> Option<&[Choice]> {
        let measure = match operand {
            Operand::Fact(index) => &self.facts.get(index)?.measure,
            Operand::Indicator(index) => &self.indicators.get(index)?.measure,
            _ => return None,
        };
        match measure {
            Measure::Choice { options } => Some(options),
            _ => None,
        }
    }

    /// What rules call something that they read.
    pub fn operand_name(&self, operand: Operand) -> String {
        let indicator = |index: usize| self.indicators.get(index);
        match operand {
            Operand::Fact(index) => self.facts.get(index).map(|fact| fact.id.clone()).unwrap_or_default(),
            Operand::Indicator(index) => indicator(index).map(|indicator| indicator.id.clone()).unwrap_or_default(),
            Operand::Input { indicator: index, input } => indicator(index)
                .and_then(|indicator| Some(format!("{}.{}", indicator.id, indicator.measure.inputs().get(input)?)))
                .unwrap_or_default(),
            Operand::Team(figure) => format!("team.{}", figure.code()),
            Operand::EarliestSince => "team.earliest-since".to_owned(),
            Operand::AsOf => "as-of".to_owned(),
        }
    }
}

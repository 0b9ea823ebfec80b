//! What the rows of one indicator say, measure by measure; every value that cannot stand becomes a finding.

use super::{AnswerReader, AnswerValue, FactAnswer, FilledRow};
use crate::catalogue::{Choice, InputSource, Measure};
use crate::evidence::cell::CellValue;
use crate::evidence::date;
use crate::evidence::findings::{about, warning};
use crate::evidence::numeral::{self, ExpectedNumber, Numeral};
use crate::evidence::offer::{Offer, input_called};
use crate::evidence::rows::Row;
use crate::evidence::value_message::{doubtful, formula, not_a_date, not_a_number, out_of_range, unread_code};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::vocabulary::{self, is_blank};

/// An input of a share or ratio, wherever it was told.
#[derive(Default)]
struct PairInput<'r> {
    /// The row with its value, its own or that of a fact.
    row: Option<Row<'r>>,
    /// The value, where it can stand.
    value: Option<Exact>,
    currency: Option<&'static str>,
}

impl AnswerReader<'_> {
    /// The answer of rows none of which says "not applicable".
    pub(super) fn given(&mut self, filled: &[FilledRow<'_>]) -> AnswerValue {
        if self.asked.asks_nothing() {
            for row in filled {
                self.report("invalid-value", row.row, self.columns.value, self.not_asked());
            }
            return match self.asked.measure {
                Measure::Team { .. } => AnswerValue::Team,
                Measure::Share { of } | Measure::Ratio { of, .. } => self.pair(of, &[]),
                _ => self.fact(),
            };
        }
        let Some(first) = filled.first() else {
            self.lacks_own = true;
            return match self.by_facts() {
                None | Some(AnswerValue::Missing(_)) => AnswerValue::Missing(Message::new("missing-no-evidence")),
                Some(given) => given,
            };
        };
        match self.asked.measure {
            Measure::Number { .. } | Measure::Percent { .. } => self
                .number(first.row, first.value)
                .map_or(AnswerValue::Invalid, |numeral| AnswerValue::Number(numeral.value)),
            Measure::Share { of } | Measure::Ratio { of, .. } => self.pair(of, filled),
            Measure::YesNo => self.yes_no(first.row, first.value).map_or(AnswerValue::Invalid, AnswerValue::YesNo),
            Measure::Choice { options } => {
                let value = first.value;
                match self.reader.option(self.question, value) {
                    Some(option) => {
                        self.keep(first.row, || CellValue::Option(option));
                        AnswerValue::Chosen(option)
                    }
                    None => {
                        let message = self.findings.words(|| unknown_option(options, value, self.table.is_sheet()));
                        self.report("invalid-value", first.row, self.columns.value, message);
                        AnswerValue::Invalid
                    }
                }
            }
            Measure::Checklist { items } => {
                let mut there = vec![false; items.len()];
                for row in filled {
                    if let (Some(yes), Some(item)) =
                        (self.yes_no(row.row, row.value), row.input.and_then(|input| there.get_mut(input)))
                    {
                        *item = yes;
                    }
                }
                AnswerValue::Items(there)
            }
            Measure::Since { .. } | Measure::Date => self.since(first.row),
            Measure::Team { .. } => AnswerValue::Team,
        }
    }

    /// Where the value stands instead that is told of an indicator.
    fn not_asked(&self) -> Message {
        match self.asked.facts().next().and_then(|fact| self.reader.catalogue.facts.get(fact)) {
            Some(fact) => Message::new("finding-value-of-fact").with("fact", &*fact.id).with("title", &fact.title),
            None => Message::new("finding-team-value"),
        }
    }

    /// What the one fact says that is read.
    fn fact(&self) -> AnswerValue {
        let given = self.asked.facts().next().and_then(|fact| self.facts.get(fact)).map(|fact| &fact.answer.given);
        self.by_facts().or_else(|| given.cloned()).unwrap_or(AnswerValue::Invalid)
    }

    /// What becomes of whatever reads facts of which one has no value: in error, not applicable, then missing.
    fn by_facts(&self) -> Option<AnswerValue> {
        let known = |fact: usize| Some((fact, &self.facts.get(fact)?.answer.given));
        let mut given = self.asked.facts().filter_map(known);
        let facts = given.clone();
        if facts.clone().any(|(_, given)| matches!(given, AnswerValue::Invalid)) {
            return Some(AnswerValue::Invalid);
        }
        if facts.clone().any(|(_, given)| matches!(given, AnswerValue::NotApplicable)) {
            return Some(AnswerValue::NotApplicable);
        }
        let (fact, _) = given.find(|(_, given)| matches!(given, AnswerValue::Missing(_)))?;
        let title = self.reader.catalogue.facts.get(fact).map(|fact| &fact.title)?;
        Some(AnswerValue::Missing(self.findings.words(|| Message::new("missing-fact").with("fact", title))))
    }

    /// The fact that lacks where nothing else does.
    pub(super) fn waits_for(&self, given: &AnswerValue) -> Option<usize> {
        let lacks = |fact: &usize| {
            let fact = self.facts.get(*fact).map(|fact| &fact.answer.given);
            matches!(fact, Some(AnswerValue::Missing(_)))
        };
        let is_missing = matches!(given, AnswerValue::Missing(_)) && !self.lacks_own;
        self.asked.facts().find(lacks).filter(|_| is_missing)
    }

    fn pair(&mut self, of: &[String; 2], filled: &[FilledRow<'_>]) -> AnswerValue {
        let asked = self.asked;
        let is_share = matches!(asked.measure, Measure::Share { .. });
        let called = |input: usize| input_called(&asked, of.get(input).map_or("", |id| id));
        let mut inputs: [PairInput<'_>; 2] = Default::default();
        for row in filled {
            let Some(input) = row.input.and_then(|input| inputs.get_mut(input)) else { continue };
            let numeral = self.number(row.row, row.value);
            input.row = Some(row.row);
            input.currency = numeral.as_ref().and_then(|numeral| numeral.currency);
            input.value = numeral.map(|numeral| numeral.value);
        }
        let own = |input: &usize| asked.source(*input) == InputSource::Own;
        let lacking = inputs.iter().enumerate().find(|(input, it)| own(input) && it.row.is_none());
        let lacking = lacking.map(|(input, _)| input);
        self.lacks_own = lacking.is_some();
        // An error of its own is known by its finding.
        let by_facts = self.by_facts();
        for (number, input) in inputs.iter_mut().enumerate() {
            let InputSource::Fact(fact) = asked.source(number) else { continue };
            let Some(FactAnswer { answer, row, currency }) = self.facts.get(fact) else { continue };
            (input.row, input.currency) = (*row, *currency);
            input.value = match &answer.given {
                AnswerValue::Number(value) => Some(value.clone()),
                _ => None,
            };
        }
        for (number, input) in inputs.iter_mut().enumerate() {
            let (Some(value), Some(row)) = (&input.value, input.row) else { continue };
            let key = match number {
                0 if is_share && value.is_negative() => "finding-part-negative",
                1 if !value.is_positive() => "finding-whole-not-positive",
                _ => continue,
            };
            self.report("out-of-range", row, self.columns.value, Message::new(key).with("input", called(number)));
            input.value = None;
        }
        match (by_facts, lacking) {
            (Some(AnswerValue::Missing(_)), Some(input)) | (None, Some(input)) => {
                return AnswerValue::Missing(Message::new("missing-input").with("input", called(input)));
            }
            (Some(given), _) => return given,
            (None, None) => {}
        }
        let [first, second] = &inputs;
        if let (Some(currency), Some(other), Some(row)) = (first.currency, second.currency, second.row)
            && currency != other
        {
            let message = Message::new("finding-wrong-unit").with("unit", Arg::quoted(other));
            self.report("wrong-unit", row, self.columns.value, message.with("expected", currency));
            return AnswerValue::Invalid;
        }
        if let (Some(part), Some(whole), Some(row)) = (&first.value, &second.value, first.row.or(second.row))
            && is_share
            && part > whole
        {
            let message = Message::new("finding-part-above-whole")
                .with("part", called(0))
                .with("whole", called(1))
                .with("number", part)
                .with("limit", whole);
            self.report("out-of-range", row, self.columns.value, message);
            return AnswerValue::Invalid;
        }
        let is_of_team = |input| matches!(asked.source(input), InputSource::Team(_));
        let [first, second] = inputs;
        match (first.value, second.value) {
            (Some(first), Some(second)) => AnswerValue::Pair(first, second),
            (first, second) if (first.is_some() || is_of_team(0)) && (second.is_some() || is_of_team(1)) => {
                AnswerValue::WithTeam([first, second])
            }
            _ => AnswerValue::Invalid,
        }
    }

    fn number(&mut self, row: Row<'_>, cell: &str) -> Option<Numeral> {
        let wanted = ExpectedNumber::by(self.asked.measure);
        let numeral = match numeral::of_cell(row, self.columns.value, wanted, self.convention) {
            Ok(numeral) => numeral,
            Err(why) => {
                let code = unread_code(cell, &why);
                let message = self.findings.words(|| not_a_number(cell, why, self.convention, self.expected_unit()));
                self.report(code, row, self.columns.value, message);
                return None;
            }
        };
        for doubt in &numeral.doubts {
            let place = self.table.place(row.line, self.columns.value);
            let message = self.findings.words(|| doubtful(*doubt, cell, &numeral.value, self.convention));
            self.findings.push(about(self.question, warning(doubt.code(), place, message)));
        }
        let number = &numeral.value;
        let (min, max, whole) = match self.asked.measure {
            Measure::Number { min, max, whole, .. } => (min.as_ref(), max.as_ref(), *whole),
            Measure::Percent { min, max, .. } => (Some(min), Some(max), false),
            _ => (None, None, false),
        };
        if whole && !number.is_whole() {
            self.report(
                "invalid-value",
                row,
                self.columns.value,
                Message::new("finding-not-whole").with("number", number),
            );
            return None;
        }
        if min.is_some_and(|min| number < min) || max.is_some_and(|max| number > max) {
            let message = self.findings.words(|| out_of_range(number, min, max));
            self.report("out-of-range", row, self.columns.value, message);
            return None;
        }
        if !self.unit_fits(row) {
            return None;
        }
        self.keep(row, || CellValue::Number(number.clone()));
        self.currency = numeral.currency;
        Some(numeral)
    }

    fn expected_unit(&self) -> Arg {
        match self.asked.measure {
            Measure::Number { unit: Some(unit), .. } | Measure::Percent { unit: Some(unit), .. } => {
                Arg::from(&unit.many)
            }
            _ => Arg::from("%"),
        }
    }

    /// Whether the unit is the indicator's, where it is given and checked.
    fn unit_fits(&mut self, row: Row<'_>) -> bool {
        let Some(column) = self.columns.unit else { return true };
        let written = row.cell(column);
        let is_checked = match self.asked.measure {
            Measure::Number { unit, .. } => unit.is_some(),
            Measure::Percent { .. } => true,
            _ => false,
        };
        let fits = !is_checked || is_blank(written) || self.reader.is_unit(self.question, written);
        if !fits {
            let message = Message::new("finding-wrong-unit").with("unit", Arg::quoted(written.trim()));
            self.report("wrong-unit", row, column, message.with("expected", self.expected_unit()));
        }
        fits
    }

    fn yes_no(&mut self, row: Row<'_>, cell: &str) -> Option<bool> {
        let answer = vocabulary::yes_no(cell);
        if let Some(yes) = answer {
            self.keep(row, || CellValue::YesNo(yes));
        } else {
            let not_either = || Message::new("finding-not-yes-or-no").with("value", Arg::quoted(cell));
            let message = formula(cell).unwrap_or_else(not_either);
            self.report("invalid-value", row, self.columns.value, message);
        }
        answer
    }

    fn since(&mut self, row: Row<'_>) -> AnswerValue {
        let Some(since) = date::of_cell(row, self.columns.value) else {
            self.report("invalid-value", row, self.columns.value, not_a_date(row, self.columns.value));
            return AnswerValue::Invalid;
        };
        if since > self.reader.reading.as_of {
            let message =
                Message::new("finding-date-in-future").with("date", since).with("as-of", self.reader.reading.as_of);
            self.report("out-of-range", row, self.columns.value, message);
            return AnswerValue::Invalid;
        }
        if since < self.reader.plausible_from {
            let message = Message::new("finding-implausible-date-of-old").with("date", since);
            let place = self.table.place(row.line, self.columns.value);
            self.findings.push(about(self.question, warning("implausible-date", place, message)));
        }
        self.keep(row, || CellValue::Date(since));
        AnswerValue::Since(since)
    }
}

fn unknown_option(options: &[Choice], value: &str, is_workbook: bool) -> Message {
    let offer = Offer::new(options.iter().map(|option| (option.id.as_str(), Some(&option.title))), is_workbook);
    formula(value).unwrap_or_else(|| {
        let message = Message::near(offer.near(value), "finding-unknown-option-near", "finding-unknown-option");
        message.with("options", offer.all()).with("value", Arg::quoted(value))
    })
}

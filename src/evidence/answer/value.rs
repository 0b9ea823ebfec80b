//! What the rows of one indicator say, measure by measure; every value that cannot stand becomes a finding.

use super::{AnswerReader, AnswerValue, FilledRow};
use crate::catalogue::{Choice, Measure};
use crate::diagnostic::Finding;
use crate::evidence::cell::CellValue;
use crate::evidence::date;
use crate::evidence::findings::warning;
use crate::evidence::numeral::{self, ExpectedNumber, Numeral};
use crate::evidence::offer::{Offer, input_called};
use crate::evidence::rows::Row;
use crate::evidence::value_message::{doubtful, formula, not_a_date, not_a_number, out_of_range, unread_code};
use crate::language::{Arg, Message};
use crate::vocabulary::{self, is_blank};

impl AnswerReader<'_> {
    /// The answer of rows none of which says "not applicable".
    pub(super) fn given(&mut self, filled: &[FilledRow<'_>]) -> AnswerValue {
        let indicator = self.indicator;
        if let Measure::Team { .. } = indicator.measure {
            for row in filled {
                self.report("invalid-value", row.row, self.columns.value, Message::new("finding-team-value"));
            }
            return AnswerValue::Team;
        }
        let Some(first) = filled.first() else {
            return AnswerValue::Missing(Message::new("missing-no-evidence"));
        };
        match &indicator.measure {
            Measure::Number { .. } | Measure::Percent { .. } => self
                .number(first.row, first.value)
                .map_or(AnswerValue::Invalid, |numeral| AnswerValue::Number(numeral.value)),
            Measure::Share { of } | Measure::Ratio { of, .. } => self.pair(of, filled),
            Measure::YesNo => self.yes_no(first.row, first.value).map_or(AnswerValue::Invalid, AnswerValue::YesNo),
            Measure::Choice { options } => {
                let value = first.value;
                match self.reader.option(self.index, value) {
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

    fn pair(&mut self, of: &[String; 2], filled: &[FilledRow<'_>]) -> AnswerValue {
        let is_share = matches!(self.indicator.measure, Measure::Share { .. });
        let indicator = self.indicator;
        let called = |input: usize| input_called(indicator, of.get(input).map_or("", |id| id));
        let mut read = [None, None];
        let mut rows = [None, None];
        let mut currencies = [None, None];
        for row in filled {
            let Some(input) = row.input.filter(|input| *input < 2) else { continue };
            rows[input] = Some(row.row);
            let numeral = self.number(row.row, row.value);
            currencies[input] = numeral.as_ref().and_then(|numeral| numeral.currency);
            read[input] = numeral.map(|numeral| numeral.value);
            let Some(value) = &read[input] else { continue };
            let key = match input {
                0 if is_share && value.is_negative() => "finding-part-negative",
                1 if !value.is_positive() => "finding-whole-not-positive",
                _ => continue,
            };
            self.report("out-of-range", row.row, self.columns.value, Message::new(key).with("input", called(input)));
            read[input] = None;
        }
        for (input, row) in rows.iter().enumerate() {
            if row.is_none() {
                return AnswerValue::Missing(Message::new("missing-input").with("input", called(input)));
            }
        }
        if let ([Some(first), Some(second)], [_, Some(row)]) = (currencies, rows)
            && first != second
        {
            let message = Message::new("finding-wrong-unit").with("unit", Arg::quoted(second));
            self.report("wrong-unit", row, self.columns.value, message.with("expected", first));
            return AnswerValue::Invalid;
        }
        match (read, rows) {
            ([Some(part), Some(whole)], [Some(row), _]) if is_share && part > whole => {
                let message = Message::new("finding-part-above-whole")
                    .with("part", called(0))
                    .with("whole", called(1))
                    .with("number", &part)
                    .with("limit", &whole);
                self.report("out-of-range", row, self.columns.value, message);
                AnswerValue::Invalid
            }
            ([Some(first), Some(second)], _) => AnswerValue::Pair(first, second),
            _ => AnswerValue::Invalid,
        }
    }

    fn number(&mut self, row: Row<'_>, cell: &str) -> Option<Numeral> {
        let indicator = self.indicator;
        let wanted = ExpectedNumber::by(&indicator.measure);
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
            self.findings.push(Finding { indicator: Some(self.index), ..warning(doubt.code(), place, message) });
        }
        let number = &numeral.value;
        let (min, max, whole) = match &indicator.measure {
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
        Some(numeral)
    }

    fn expected_unit(&self) -> Arg {
        match &self.indicator.measure {
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
        let is_checked = match &self.indicator.measure {
            Measure::Number { unit, .. } => unit.is_some(),
            Measure::Percent { .. } => true,
            _ => false,
        };
        let fits = !is_checked || is_blank(written) || self.reader.is_unit(self.index, written);
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
            self.findings.push(Finding { indicator: Some(self.index), ..warning("implausible-date", place, message) });
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

//! What the rows of one indicator say, measure by measure; every value that
//! cannot stand becomes a finding.

use super::{Filled, Given, Read, Reader, is_called};
use crate::catalogue::Measure;
use crate::diagnostic::Finding;
use crate::evidence::date;
use crate::evidence::grid::Row;
use crate::evidence::numeral;
use crate::evidence::value_message::{doubtful, formula, not_a_date, not_a_number, out_of_range};
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use crate::number::Exact;
use crate::vocabulary::{self, comparable, is_blank, is_named};

impl Reader<'_> {
    /// The answer of rows none of which says "not applicable".
    pub(super) fn given(&mut self, filled: &[Filled<'_>]) -> Given {
        let indicator = self.indicator;
        if let Measure::Team { .. } = indicator.measure {
            for row in filled {
                self.report("invalid-value", row.row, self.columns.value, Message::new("finding-team-value"));
            }
            return Given::Team;
        }
        let Some(first) = filled.first() else {
            return Given::Missing(Message::new("missing-no-evidence"));
        };
        match &indicator.measure {
            Measure::Number { .. } | Measure::Percent { .. } => {
                self.number(first.row).map_or(Given::Invalid, Given::Number)
            }
            Measure::Share { of } | Measure::Ratio { of, .. } => self.pair(of, filled),
            Measure::YesNo => self.yes_no(first.row).map_or(Given::Invalid, Given::YesNo),
            Measure::Choice { options } => {
                let name = comparable(self.value(first.row));
                match options.iter().position(|option| is_called(&name, &option.id, &option.title)) {
                    Some(option) => {
                        self.read.insert(first.row.line, Read::Option(option));
                        Given::Chosen(option)
                    }
                    None => {
                        let ids = options.iter().map(|option| option.id.as_str());
                        let message = match nearest(&name, ids.clone()) {
                            Some(near) => Message::new("finding-unknown-option-near").with("near", near),
                            None => Message::new("finding-unknown-option")
                                .with("options", ids.map(Arg::from).collect::<Vec<_>>()),
                        };
                        let value = self.value(first.row);
                        let message = formula(value).unwrap_or_else(|| message.with("value", Arg::quoted(value)));
                        self.report("invalid-value", first.row, self.columns.value, message);
                        Given::Invalid
                    }
                }
            }
            Measure::Checklist { items } => {
                let mut there = vec![false; items.len()];
                for row in filled {
                    if let (Some(yes), Some(item)) =
                        (self.yes_no(row.row), row.input.and_then(|input| there.get_mut(input)))
                    {
                        *item = yes;
                    }
                }
                Given::Items(there)
            }
            Measure::Since { .. } => self.since(first.row),
            Measure::Team { .. } => Given::Team,
        }
    }

    fn pair(&mut self, of: &[String; 2], filled: &[Filled<'_>]) -> Given {
        let is_share = matches!(self.indicator.measure, Measure::Share { .. });
        let mut read = [None, None];
        let mut rows = [None, None];
        for row in filled {
            let Some(input) = row.input.filter(|input| *input < 2) else { continue };
            rows[input] = Some(row.row);
            read[input] = self.number(row.row);
            let Some(value) = &read[input] else { continue };
            let key = match input {
                0 if is_share && value.is_negative() => "finding-part-negative",
                1 if !value.is_positive() => "finding-whole-not-positive",
                _ => continue,
            };
            self.report("out-of-range", row.row, self.columns.value, Message::new(key).with("input", &*of[input]));
            read[input] = None;
        }
        for (input, row) in rows.iter().enumerate() {
            if row.is_none() {
                return Given::Missing(Message::new("missing-input").with("input", &*of[input]));
            }
        }
        match (read, rows) {
            ([Some(part), Some(whole)], [Some(row), _]) if is_share && part > whole => {
                let message = Message::new("finding-part-above-whole")
                    .with("part", &*of[0])
                    .with("whole", &*of[1])
                    .with("number", &part)
                    .with("limit", &whole);
                self.report("out-of-range", row, self.columns.value, message);
                Given::Invalid
            }
            ([Some(first), Some(second)], _) => Given::Pair(first, second),
            _ => Given::Invalid,
        }
    }

    fn number(&mut self, row: &Row) -> Option<Exact> {
        let cell = self.value(row);
        let indicator = self.indicator;
        let is_percent = matches!(indicator.measure, Measure::Percent { .. });
        let numeral = match numeral::of_cell(row, self.columns.value, is_percent, self.convention) {
            Ok(numeral) => numeral,
            Err(fault) => {
                self.report("invalid-value", row, self.columns.value, not_a_number(cell, fault, self.convention));
                return None;
            }
        };
        if let Some(doubt) = numeral.doubt {
            let place = self.table.place(row.line, self.columns.value);
            self.findings.push(Finding {
                indicator: Some(self.index),
                ..doubtful(doubt, cell, &numeral.value, self.convention, place)
            });
        }
        let number = numeral.value;
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
                Message::new("finding-not-whole").with("number", &number),
            );
            return None;
        }
        if min.is_some_and(|min| number < *min) || max.is_some_and(|max| number > *max) {
            self.report("out-of-range", row, self.columns.value, out_of_range(&number, min, max));
            return None;
        }
        if !self.unit_fits(row) {
            return None;
        }
        self.read.insert(row.line, Read::Number(number.clone()));
        Some(number)
    }

    /// Whether the unit is the indicator's, where it is given and checked.
    fn unit_fits(&mut self, row: &Row) -> bool {
        let Some(column) = self.columns.unit else { return true };
        let written = row.cell(column);
        let (unit, is_percent) = match &self.indicator.measure {
            Measure::Number { unit: Some(unit), .. } => (Some(unit), false),
            Measure::Percent { unit, .. } => (unit.as_ref(), true),
            _ => return true,
        };
        let given = comparable(written);
        let fits = is_blank(written)
            || (is_percent && given == "%")
            || unit.is_some_and(|unit| unit.wordings().any(|wording| is_named(wording, &given)));
        if !fits {
            let expected = unit.map_or(Arg::from("%"), |unit| Arg::from(&unit.many));
            let message =
                Message::new("finding-wrong-unit").with("unit", Arg::quoted(written.trim())).with("expected", expected);
            self.report("wrong-unit", row, column, message);
        }
        fits
    }

    fn yes_no(&mut self, row: &Row) -> Option<bool> {
        let cell = self.value(row);
        let answer = vocabulary::yes_no(&comparable(cell));
        if let Some(yes) = answer {
            self.read.insert(row.line, Read::YesNo(yes));
        } else {
            let not_either = || Message::new("finding-not-yes-or-no").with("value", Arg::quoted(cell));
            let message = formula(cell).unwrap_or_else(not_either);
            self.report("invalid-value", row, self.columns.value, message);
        }
        answer
    }

    fn since(&mut self, row: &Row) -> Given {
        let cell = self.value(row);
        let Some(since) = date::parse(cell) else {
            self.report("invalid-value", row, self.columns.value, not_a_date(row, self.columns.value));
            return Given::Invalid;
        };
        if since > self.reading.as_of {
            let message = Message::new("finding-date-in-future").with("date", since).with("as-of", self.reading.as_of);
            self.report("out-of-range", row, self.columns.value, message);
            return Given::Invalid;
        }
        self.read.insert(row.line, Read::Date(since));
        Given::Since(since)
    }
}

//! The table `decisions`: where an evaluator sets an indicator's points aside, with
//! a name for whoever decided, a reason and a date. A row that is not all there
//! decides nothing.

use super::answer::{Reading, unknown_indicator};
use super::date;
use super::grid::Row;
use super::numeral::{self, Convention};
use super::table::{Table, check_count, error, warning};
use super::value_message::{doubtful, formula, not_a_date, not_a_number, out_of_range};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Place};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::vocabulary::{comparable, is_blank, is_named};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A decision that is in force on the day of the assessment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// The indicator, as its index in the catalogue.
    pub indicator: usize,
    /// The points that it has by the decision, before the weight; within 0 and its most.
    pub points: Exact,
    /// Who decided: a role or pseudonym.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When, not after the day of the assessment.
    pub date: Date,
    /// The last day on which it holds; `None` for one without an end.
    pub expires: Option<Date>,
    /// The cell with the points.
    pub place: Place,
}

impl Decision {
    /// One of which nothing is known but the points.
    pub fn of(indicator: usize, points: Exact, date: Date) -> Decision {
        let place = Place { file: String::new(), sheet: None, line: 1, column: 1 };
        Decision { indicator, points, by: String::new(), reason: String::new(), date, expires: None, place }
    }
}

/// Columns of the table, from 0.
struct Columns {
    indicator: usize,
    points: usize,
    by: usize,
    reason: usize,
    date: usize,
    expires: Option<usize>,
}

/// Reads the decisions that are in force, in catalogue order, one an indicator.
///
/// # Errors
/// The finding that stops the run: a required column is missing.
pub fn read(
    catalogue: &Catalogue,
    table: &mut Table,
    reading: Reading,
    findings: &mut Vec<Finding>,
) -> Result<Vec<Decision>, Box<Finding>> {
    let required = |name| table.required(table.column(name), name);
    let columns = Columns {
        indicator: required("indicator")?,
        points: required("points")?,
        by: required("by")?,
        reason: required("reason")?,
        date: required("date")?,
        expires: table.column("expires"),
    };
    let texts = table.rows.iter().filter(|row| row.number(columns.points).is_none());
    let texts = texts.map(|row| row.cell(columns.points));
    let convention = Convention::of_file(reading.decimal, table.input.delimiter(), texts);
    let mut in_force: BTreeMap<usize, Vec<Decision>> = BTreeMap::new();
    for row in &table.rows {
        let mut reader = Reader { catalogue, table, columns: &columns, convention, reading, findings, row };
        if let Some(decision) = reader.decision() {
            in_force.entry(decision.indicator).or_default().push(decision);
        }
        check_count(findings)?;
    }
    table.input.decimal = convention.is_sure.then_some(convention.sign);
    let mut decisions = Vec::new();
    for (indicator, of_indicator) in in_force {
        match of_indicator.as_slice() {
            [_] => decisions.extend(of_indicator),
            // Which of them holds is not for merit to say.
            [first, others @ ..] => findings.extend(others.iter().map(|other| {
                let line = Arg::Number(first.place.line.to_string());
                let message = Message::new("finding-duplicate-decision").with("line", line);
                Finding { indicator: Some(indicator), ..error("duplicate-decision", other.place.clone(), message) }
            })),
            [] => {}
        }
    }
    Ok(decisions)
}

/// Reads one row.
struct Reader<'a> {
    catalogue: &'a Catalogue,
    table: &'a Table,
    columns: &'a Columns,
    convention: Convention,
    reading: Reading,
    findings: &'a mut Vec<Finding>,
    row: &'a Row,
}

impl Reader<'_> {
    fn place(&self, column: usize) -> Place {
        self.table.place(self.row.line, column)
    }

    fn fail(&mut self, indicator: usize, code: &'static str, column: usize, message: Message) {
        let finding = error(code, self.place(column), message);
        self.findings.push(Finding { indicator: Some(indicator), ..finding });
    }

    /// The decision of the row, where it is whole and in force.
    fn decision(&mut self) -> Option<Decision> {
        let name = comparable(self.row.cell(self.columns.indicator));
        let indicator = self.catalogue.indicators.iter().position(|indicator| is_named(&indicator.id, &name));
        let Some(index) = indicator else {
            let written = self.row.cell(self.columns.indicator);
            let place = self.place(self.columns.indicator);
            self.findings.push(unknown_indicator(self.catalogue, written, place));
            return None;
        };
        let points = self.points(index);
        let by = self.words(index, self.columns.by, "finding-decision-without-name");
        let reason = self.words(index, self.columns.reason, "finding-decision-without-reason");
        let date = self.date(index, self.columns.date);
        let expires = match self.columns.expires {
            Some(column) if !is_blank(self.row.cell(column)) => self.date(index, column).map(Some),
            _ => Some(None),
        };
        let decision = Decision {
            indicator: index,
            points: points?,
            by: by?,
            reason: reason?,
            date: date?,
            expires: expires?,
            place: self.place(self.columns.points),
        };
        self.holds(&decision).then_some(decision)
    }

    /// Whether a decision is in force on the day of the assessment; says why not.
    fn holds(&mut self, decision: &Decision) -> bool {
        let as_of = self.reading.as_of;
        let (code, key, date) = match decision.expires {
            Some(expires) if expires < decision.date => {
                let message = Message::new("finding-decision-ends-before").with("date", decision.date);
                self.fail(decision.indicator, "out-of-range", self.columns.expires.unwrap_or(0), message);
                return false;
            }
            _ if decision.date > as_of => ("future-decision", "finding-future-decision", decision.date),
            Some(expires) if expires < as_of => ("expired-decision", "finding-expired-decision", expires),
            _ => return true,
        };
        let message = Message::new(key).with("date", date).with("as-of", as_of);
        let finding = warning(code, decision.place.clone(), message);
        self.findings.push(Finding { indicator: Some(decision.indicator), ..finding });
        false
    }

    fn words(&mut self, index: usize, column: usize, missing: &'static str) -> Option<String> {
        let written = self.row.cell(column).trim();
        if let Some(message) = formula(written) {
            self.fail(index, "invalid-value", column, message);
            return None;
        }
        if is_blank(written) {
            self.fail(index, "incomplete-decision", column, Message::new(missing));
            return None;
        }
        Some(written.to_owned())
    }

    fn date(&mut self, index: usize, column: usize) -> Option<Date> {
        let date = date::parse(self.row.cell(column));
        if date.is_none() {
            self.fail(index, "invalid-value", column, not_a_date(self.row, column));
        }
        date
    }

    fn points(&mut self, index: usize) -> Option<Exact> {
        let column = self.columns.points;
        let cell = self.row.cell(column).trim();
        let numeral = match numeral::of_cell(self.row, column, false, self.convention) {
            Ok(numeral) => numeral,
            Err(fault) => {
                self.fail(index, "invalid-value", column, not_a_number(cell, fault, self.convention));
                return None;
            }
        };
        if let Some(doubt) = numeral.doubt {
            let finding = doubtful(doubt, cell, &numeral.value, self.convention, self.place(column));
            self.findings.push(Finding { indicator: Some(index), ..finding });
        }
        let most = self.catalogue.indicators.get(index).map(|indicator| &indicator.points);
        if numeral.value.is_negative() || most.is_some_and(|most| numeral.value > *most) {
            self.fail(index, "out-of-range", column, out_of_range(&numeral.value, Some(&Exact::ZERO), most));
            return None;
        }
        Some(numeral.value)
    }
}

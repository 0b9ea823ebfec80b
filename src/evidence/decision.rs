//! The table `decisions`: where an evaluator sets an indicator's points aside, with a name for whoever decided, a
//! reason and a date. A row that is not all there decides nothing.

use super::answer::unknown_id;
use super::date;
use super::findings::{Findings, error, warning};
use super::numeral::{self, Convention, ExpectedNumber};
use super::offer::Offer;
use super::reader::EvidenceReader;
use super::rows::Row;
use super::table::Table;
use super::value_message::{doubtful, formula, not_a_date, not_a_number, out_of_range, unread_code};
use crate::catalogue::{Catalogue, Question};
use crate::diagnostic::{Finding, Place, Severity};
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::vocabulary::is_blank;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

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
    pub fn new(indicator: usize, points: Exact, date: Date) -> Decision {
        let place = Place { file: String::new(), sheet: None, line: 1, column: 1 };
        Decision { indicator, points, by: String::new(), reason: String::new(), date, expires: None, place }
    }
}

/// A written decision that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UncountedDecision {
    /// The indicator, as its index in the catalogue, where it is told.
    pub indicator: Option<usize>,
    /// What names it in the table.
    pub called: String,
    /// The cell that keeps it from counting, or that with the points.
    pub place: Place,
    /// Why it does not count.
    pub why: UncountedReason,
    /// Whether another decision about the indicator is in force, before which this one ended.
    pub is_followed: bool,
}

/// Why a decision does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UncountedReason {
    /// It is about no indicator of the catalogue, or about several.
    NoIndicator,
    /// Nobody says who decided.
    NoName,
    /// Nobody says why.
    NoReason,
    /// The points are beyond what the indicator can have, or it ends before it begins.
    OutOfRange,
    /// A cell cannot be read.
    Unreadable,
    /// Another one about the same indicator holds on the same day.
    Twice,
    /// It is of a later day.
    Future(Date),
    /// It held until that day.
    Ended(Date),
}

impl UncountedReason {
    /// The stable word of machine formats.
    pub fn code(self) -> &'static str {
        match self {
            UncountedReason::NoIndicator => "unknown-indicator",
            UncountedReason::NoName => "no-name",
            UncountedReason::NoReason => "no-reason",
            UncountedReason::OutOfRange => "out-of-range",
            UncountedReason::Unreadable => "invalid-value",
            UncountedReason::Twice => "duplicate",
            UncountedReason::Future(_) => "future",
            UncountedReason::Ended(_) => "ended",
        }
    }

    /// Whether it is a slip, by which the result is not what somebody decided it to be.
    pub fn is_slip(self) -> bool {
        !matches!(self, UncountedReason::Future(_) | UncountedReason::Ended(_))
    }
}

struct DecisionColumns {
    indicator: usize,
    points: usize,
    by: usize,
    reason: usize,
    date: usize,
    expires: Option<usize>,
}

/// Reads the decisions that are in force, in catalogue order, one an indicator; and those that
/// do not count, in the order of their rows. `figures` is the catalogue by whose points they are decided.
pub(super) fn read(
    reader: &EvidenceReader<'_>,
    figures: &Catalogue,
    table: &mut Table,
    findings: &mut Findings,
) -> Result<(Vec<Decision>, Vec<UncountedDecision>), Box<Finding>> {
    let catalogue = reader.catalogue;
    let required = |name| table.required(table.column(name), name);
    let columns = DecisionColumns {
        indicator: required("indicator")?,
        points: required("points")?,
        by: required("by")?,
        reason: required("reason")?,
        date: required("date")?,
        expires: table.column("expires"),
    };
    let texts = table.rows().filter(|row| row.number(columns.points).is_none());
    let texts = texts.map(|row| row.cell(columns.points));
    let convention = table.convention(reader.reading.decimal, texts);
    let DecisionColumns { indicator, points, by, reason, date, expires } = columns;
    let counted: BTreeSet<usize> = [indicator, points, by, reason, date].into_iter().chain(expires).collect();
    findings.extend(table.hidden_findings(&counted));
    let mut in_force: BTreeMap<usize, Vec<Decision>> = BTreeMap::new();
    let mut uncounted = Vec::new();
    for row in table.rows() {
        findings.extend(counted.iter().flat_map(|column| table.remarks(row, *column)));
        let (table, columns) = (&*table, &columns);
        let why = DecisionReader { reader, figures, table, columns, convention, findings, row, why: None }.read();
        match why {
            Ok(decision) => in_force.entry(decision.indicator).or_default().push(decision),
            Err(why) => uncounted.push(why),
        }
        findings.check_count()?;
    }
    table.decimal = convention.is_sure.then_some(convention.sign);
    let mut decisions = Vec::new();
    for (indicator, of_indicator) in in_force {
        match of_indicator.as_slice() {
            [_] => decisions.extend(of_indicator),
            // Which of them holds is not for merit to say.
            [first, others @ ..] => {
                findings.extend(others.iter().map(|other| {
                    let line = Arg::Number(first.place.line.to_string());
                    let message = Message::new("finding-duplicate-decision").with("line", line);
                    Finding { indicator: Some(indicator), ..error("duplicate-decision", other.place.clone(), message) }
                }));
                uncounted.extend(of_indicator.into_iter().map(|decision| UncountedDecision {
                    indicator: Some(indicator),
                    called: catalogue.indicators.get(indicator).map_or_else(String::new, |it| it.id.clone()),
                    place: decision.place,
                    why: UncountedReason::Twice,
                    is_followed: false,
                }));
            }
            [] => {}
        }
    }
    uncounted.sort_by_key(|one| (one.place.line, one.place.column));
    for one in &mut uncounted {
        let is_about_it = |decision: &Decision| Some(decision.indicator) == one.indicator;
        one.is_followed = matches!(one.why, UncountedReason::Ended(_)) && decisions.iter().any(is_about_it);
        if let (true, UncountedReason::Ended(date)) = (one.is_followed, one.why) {
            // It stays as a record of what held before.
            let is_its = |finding: &&mut Finding| {
                finding.code == "expired-decision" && finding.place.as_ref() == Some(&one.place)
            };
            for finding in findings.iter_mut().filter(is_its) {
                finding.severity = Severity::Note;
                finding.message = Message::new("finding-followed-decision").with("date", date);
            }
        }
    }
    Ok((decisions, uncounted))
}

struct DecisionReader<'a> {
    reader: &'a EvidenceReader<'a>,
    figures: &'a Catalogue,
    table: &'a Table,
    columns: &'a DecisionColumns,
    convention: Convention,
    findings: &'a mut Findings,
    row: Row<'a>,
    /// What keeps it from counting, and in which column: the first thing that does.
    why: Option<(UncountedReason, usize)>,
}

impl DecisionReader<'_> {
    fn place(&self, column: usize) -> Place {
        self.table.place(self.row.line, column)
    }

    fn fail(
        &mut self,
        indicator: usize,
        code: &'static str,
        (why, column): (UncountedReason, usize),
        message: Message,
    ) {
        let finding = error(code, self.place(column), message);
        self.findings.push(Finding { indicator: Some(indicator), ..finding });
        self.why.get_or_insert((why, column));
    }

    fn read(mut self) -> Result<Decision, UncountedDecision> {
        let name = self.columns.indicator;
        let indicator = self.indicator();
        let decision = indicator.and_then(|index| self.decision(index));
        decision.ok_or_else(|| {
            let (why, column) = self.why.unwrap_or((UncountedReason::NoIndicator, name));
            let called = self.row.trimmed(name).to_owned();
            UncountedDecision { indicator, called, place: self.place(column), why, is_followed: false }
        })
    }

    /// The indicator that the row names, by its id or by its number in the handbook.
    fn indicator(&mut self) -> Option<usize> {
        let column = self.columns.indicator;
        let written = self.row.trimmed(column);
        let place = self.place(column);
        let called = self.reader.catalogue.called(written);
        let (Some(index), None) = (called.first().copied(), called.get(1)) else {
            self.findings.push(match called.is_empty() {
                true => self.unknown(written, place),
                false => {
                    let ids = called.iter().filter_map(|index| self.reader.catalogue.indicators.get(*index));
                    let ids =
                        Offer::new(ids.map(|indicator| (indicator.id.as_str(), Some(&indicator.title))), false).all();
                    let message = Message::new("finding-ambiguous-indicator");
                    let message = message.with("name", Arg::quoted(written)).with("ids", ids);
                    error("ambiguous-indicator", place, message)
                }
            });
            return None;
        };
        // A spreadsheet keeps 2.10 as the number 2.1.
        let tenth = self.reader.catalogue.indicators.iter().find(|other| {
            let number = other.number.as_deref().map(str::trim).unwrap_or_default();
            number.len() > written.len() && number.starts_with(written) && is_decimal(number) && {
                number.get(written.len()..).is_some_and(|rest| rest.bytes().all(|sign| sign == b'0'))
            }
        });
        let Some(tenth) = tenth.filter(|_| is_decimal(written)) else { return Some(index) };
        let message = Message::new("finding-shortened-number")
            .with("name", Arg::quoted(written))
            .with("other", tenth.number.clone().unwrap_or_default())
            .with("id", self.reader.catalogue.indicators.get(index).map_or("", |it| &it.id))
            .with("other-id", &*tenth.id);
        if self.row.number(column).is_some() {
            self.findings.push(error("ambiguous-indicator", place, message));
            return None;
        }
        self.findings.push(Finding { indicator: Some(index), ..warning("ambiguous-indicator", place, message) });
        Some(index)
    }

    /// That no indicator goes by what is written; spreadsheets make dates of numbers like 2.6.
    fn unknown(&self, written: &str, place: Place) -> Finding {
        let is_date = date::looks_like_one(written);
        let message = Message::new("finding-date-for-indicator").with("name", Arg::quoted(written));
        if is_date {
            error("unknown-indicator", place, message)
        } else {
            error("unknown-indicator", place, self.no_indicator(written))
        }
    }

    /// That a name is no indicator's; evaluators decide about indicators, not about the facts that these read.
    fn no_indicator(&self, written: &str) -> Message {
        let catalogue = self.reader.catalogue;
        let titled = |index: usize| catalogue.indicators.get(index).map(|one| (one.id.as_str(), Some(&one.title)));
        if let Some(Question::Fact(fact)) = self.reader.question(written) {
            let readers = Offer::new(catalogue.readers(fact).filter_map(titled), false).all();
            return Message::new("finding-decision-on-fact").with("name", Arg::quoted(written)).with("ids", readers);
        }
        unknown_id(&Offer::new((0..catalogue.indicators.len()).filter_map(titled), false), written)
    }

    fn decision(&mut self, index: usize) -> Option<Decision> {
        let points = self.points(index);
        let by = self.words(index, self.columns.by, UncountedReason::NoName, "finding-decision-without-name");
        let reason =
            self.words(index, self.columns.reason, UncountedReason::NoReason, "finding-decision-without-reason");
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
        let as_of = self.reader.reading.as_of;
        let (code, key, date, why) = match decision.expires {
            Some(expires) if expires < decision.date => {
                let message = Message::new("finding-decision-ends-before").with("date", decision.date);
                let column = self.columns.expires.unwrap_or(0);
                self.fail(decision.indicator, "out-of-range", (UncountedReason::OutOfRange, column), message);
                return false;
            }
            _ if decision.date > as_of => {
                ("future-decision", "finding-future-decision", decision.date, UncountedReason::Future(decision.date))
            }
            Some(expires) if expires < as_of => {
                ("expired-decision", "finding-expired-decision", expires, UncountedReason::Ended(expires))
            }
            _ => return true,
        };
        let message = Message::new(key).with("date", date).with("as-of", as_of);
        let finding = warning(code, decision.place.clone(), message);
        self.findings.push(Finding { indicator: Some(decision.indicator), ..finding });
        self.why = Some((why, self.columns.points));
        false
    }

    fn words(&mut self, index: usize, column: usize, why: UncountedReason, missing: &'static str) -> Option<String> {
        let written = self.row.trimmed(column);
        if let Some(message) = formula(written) {
            self.fail(index, "invalid-value", (UncountedReason::Unreadable, column), message);
            return None;
        }
        if is_blank(written) {
            self.fail(index, "incomplete-decision", (why, column), Message::new(missing));
            return None;
        }
        Some(written.to_owned())
    }

    fn date(&mut self, index: usize, column: usize) -> Option<Date> {
        let date = date::of_cell(self.row, column);
        if date.is_none() {
            self.fail(index, "invalid-value", (UncountedReason::Unreadable, column), not_a_date(self.row, column));
        }
        date
    }

    fn points(&mut self, index: usize) -> Option<Exact> {
        let column = self.columns.points;
        let cell = self.row.trimmed(column);
        let numeral = match numeral::of_cell(self.row, column, ExpectedNumber::BARE, self.convention) {
            Ok(numeral) => numeral,
            Err(why) => {
                let code = unread_code(cell, &why);
                let message = not_a_number(cell, why, self.convention, Arg::from("–"));
                self.fail(index, code, (UncountedReason::Unreadable, column), message);
                return None;
            }
        };
        for doubt in &numeral.doubts {
            let message = doubtful(*doubt, cell, &numeral.value, self.convention);
            let finding = warning(doubt.code(), self.place(column), message);
            self.findings.push(Finding { indicator: Some(index), ..finding });
        }
        let most = self.figures.indicators.get(index).map(|indicator| &indicator.points);
        if numeral.value.is_negative() || most.is_some_and(|most| numeral.value > *most) {
            let message = out_of_range(&numeral.value, Some(&Exact::ZERO), most);
            self.fail(index, "out-of-range", (UncountedReason::OutOfRange, column), message);
            return None;
        }
        Some(numeral.value)
    }
}

/// Whether a handbook's number looks like a decimal, so that a spreadsheet may take it for one.
fn is_decimal(number: &str) -> bool {
    let is_digits = |part: &str| !part.is_empty() && part.bytes().all(|sign| sign.is_ascii_digit());
    number.split_once('.').is_some_and(|(whole, rest)| is_digits(whole) && is_digits(rest))
}

//! What if: supposed values in place of what the tables say, so that
//! an initiative can be scored as it might be without touching its files.

use super::Evidence;
use super::answer::{self, AnswerValue, expects_number};
use super::cell::{Cell, CellValue};
use super::findings::{Detail, Findings};
use super::numeral::parse_unambiguous;
use super::offer::Offer;
use super::reader::{EvidenceReader, ReadingOptions, find_input};
use super::rows::{NumberDisplay, SheetNumber, SheetRow};
use super::table::{Content, RawTable, SheetTable, Table, TableKind};
use super::table_status::TableStatus;
use crate::catalogue::{Catalogue, Measure, Metric};
use crate::diagnostic::{Finding, Severity};
use crate::language::{Arg, Message};
use crate::number::{Exact, in_full};
use crate::vocabulary::{comparable, is_named, is_not_applicable};
use std::collections::BTreeMap;

/// How a value says that an indicator does not apply.
const NOTHING: &str = "n/a";

/// A value that is supposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supposition {
    /// The indicator, as an index.
    pub indicator: usize,
    /// Which of its inputs (or items), where it has several.
    pub input: Option<usize>,
    /// The value in the form that is read again: a number with a decimal point or as
    /// a fraction, `yes`, `no`, an option's id, a date, `n/a`.
    pub value: String,
}

impl Supposition {
    /// As it is written on the command line: `members=40`, `private-funding.private=120`.
    pub fn written(&self, catalogue: &Catalogue) -> String {
        let indicator = catalogue.indicators.get(self.indicator);
        let id = indicator.map_or("", |indicator| &indicator.id);
        let input = self.input.and_then(|input| indicator?.measure.inputs().get(input).copied());
        match input {
            Some(input) => format!("{id}.{input}={}", self.value),
            None => format!("{id}={}", self.value),
        }
    }
}

/// A value in the form that a supposition is read in.
pub fn as_supposed(measure: &Measure, value: &CellValue) -> String {
    match value {
        CellValue::Number(number) => {
            let full = in_full(number);
            // Three decimals might be a group of thousands: a fourth tells that they are not.
            match full.split_once('.') {
                Some((_, decimals)) if decimals.len() == 3 => format!("{full}0"),
                _ => full,
            }
        }
        CellValue::YesNo(yes) => if *yes { "yes" } else { "no" }.to_owned(),
        CellValue::Option(option) => match measure {
            Measure::Choice { options } => options.get(*option).map_or_else(String::new, |option| option.id.clone()),
            _ => String::new(),
        },
        CellValue::Date(date) => date.to_string(),
    }
}

/// One that was written, with its number where it is one.
struct ParsedSupposition<'s> {
    written: &'s str,
    supposition: Supposition,
    number: Option<Exact>,
}

impl ParsedSupposition<'_> {
    fn is_not_applicable(&self) -> bool {
        self.supposition.value == NOTHING
    }

    fn refused(&self, reason: Message) -> Message {
        refused(self.written, reason)
    }
}

fn refused(written: &str, reason: Message) -> Message {
    Message::new("set-refused").with("setting", Arg::quoted(written)).with("reason", reason)
}

impl Evidence {
    /// Puts values like `members=40` in place of what the tables say. What is supposed
    /// counts as documented; what else the tables say of an indicator stays.
    ///
    /// # Errors
    /// What is wrong with one of them: its form, its indicator or input, its value, or
    /// that an evaluator has already decided the points.
    pub fn suppose(
        &mut self,
        catalogue: &Catalogue,
        written: &[String],
        reading: ReadingOptions,
    ) -> Result<(), Message> {
        let mut settings: Vec<ParsedSupposition<'_>> = Vec::new();
        for written in written {
            let setting = read(catalogue, written, reading).map_err(|reason| refused(written, reason))?;
            let index = setting.supposition.indicator;
            let is_same = |other: &ParsedSupposition<'_>| {
                let one_stands_for_all = other.is_not_applicable() || setting.is_not_applicable();
                other.supposition.indicator == index
                    && (one_stands_for_all || other.supposition.input == setting.supposition.input)
            };
            if settings.iter().any(is_same) {
                return Err(setting.refused(Message::new("set-twice")));
            }
            if let Some(decision) = self.decisions.iter().find(|decision| decision.indicator == index) {
                let place = decision.place.to_string();
                return Err(setting.refused(Message::new("set-decided").with("place", place)));
            }
            settings.push(setting);
        }
        settings.sort_by_key(|setting| (setting.supposition.indicator, setting.supposition.input));
        for together in settings.chunk_by(|a, b| a.supposition.indicator == b.supposition.indicator) {
            self.put(catalogue, together, reading)?;
        }
        self.suppositions = settings.into_iter().map(|setting| setting.supposition).collect();
        Ok(())
    }

    fn put(
        &mut self,
        catalogue: &Catalogue,
        settings: &[ParsedSupposition<'_>],
        reading: ReadingOptions,
    ) -> Result<(), Message> {
        let Some(index) = settings.first().map(|setting| setting.supposition.indicator) else { return Ok(()) };
        let (Some(indicator), Some(answer)) = (catalogue.indicators.get(index), self.answers.get_mut(index)) else {
            return Ok(());
        };
        let inputs = indicator.measure.inputs();
        let is_replaced = |cell: &Cell| {
            let input = cell.input.as_deref().and_then(|name| inputs.iter().position(|input| *input == name));
            let is_set =
                |setting: &ParsedSupposition<'_>| setting.is_not_applicable() || setting.supposition.input == input;
            input.is_none() || settings.iter().any(is_set)
        };
        let (replaced, kept): (Vec<Cell>, Vec<Cell>) =
            std::mem::take(&mut answer.cells).into_iter().partition(is_replaced);
        self.findings.retain(|finding| {
            let place = finding.place.as_ref().filter(|_| finding.indicator == Some(index));
            !place.is_some_and(|place| replaced.iter().any(|cell| cell.line == place.line))
        });
        let is_error = |finding: &Finding| finding.indicator == Some(index) && finding.severity == Severity::Error;
        answer.given = match again(catalogue, index, settings, &kept, reading)? {
            _ if self.findings.iter().any(is_error) => AnswerValue::Invalid,
            given => given,
        };
        answer.cells = kept;
        answer.is_supposed = true;
        Ok(())
    }
}

/// What the cells that are kept say together with what is supposed: both are read as the
/// rows of a table, so that the same rules hold.
fn again(
    catalogue: &Catalogue,
    index: usize,
    settings: &[ParsedSupposition<'_>],
    kept: &[Cell],
    reading: ReadingOptions,
) -> Result<AnswerValue, Message> {
    let Some(indicator) = catalogue.indicators.get(index) else { return Ok(AnswerValue::Invalid) };
    if let (Measure::Team { metric }, [setting]) = (&indicator.measure, settings)
        && let Some(number) = &setting.number
    {
        let most = indicator.is_percentage().then_some(Exact::HUNDRED);
        let is_out = number.is_negative() || most.is_some_and(|most| *number > most);
        return match is_out || (*metric == Metric::Fte && number.is_zero()) {
            true => Err(setting.refused(Message::new("set-out-of-range").with("number", number))),
            false => Ok(AnswerValue::Number(number.clone())),
        };
    }
    let inputs = indicator.measure.inputs();
    let mut rows = vec![row(["indicator", "input", "value"], None, 0)];
    for cell in kept {
        // What could not be read has a finding already, and nothing to be read again.
        let Some(read) = &cell.read else { continue };
        let (value, number) = (as_supposed(&indicator.measure, read), number_of(read));
        rows.push(row([&indicator.id, cell.input.as_deref().unwrap_or_default(), &value], number, rows.len()));
    }
    let first = rows.len();
    for setting in settings {
        let Supposition { input, value, .. } = &setting.supposition;
        let input = input.and_then(|input| inputs.get(input).copied()).unwrap_or_default();
        rows.push(row([&indicator.id, input, value], setting.number.clone(), rows.len()));
    }
    let sheet = SheetTable { rows, ..SheetTable::default() };
    let raw = RawTable {
        kind: TableKind::Evidence,
        file: String::new(),
        content: Content::Sheet(sheet),
        standing: TableStatus::Counts,
    };
    let reader = EvidenceReader::new(catalogue, reading, Detail::Everything);
    let mut findings = Findings::new(Detail::Everything);
    // Its header is in order, and its cells as they are made here.
    let answers = Table::read(&raw, &BTreeMap::new(), &mut Vec::new())
        .and_then(|mut table| answer::read(&reader, &mut table, &mut findings));
    let mut answers = answers.unwrap_or_default();
    let wrong = findings.into_list().into_iter().find(|finding| finding.severity == Severity::Error);
    if let (Some(finding), Some(last)) = (wrong, settings.last()) {
        let line = finding.place.as_ref().map_or(0, |place| place.line);
        let setting = line.checked_sub(first + 1).and_then(|at| settings.get(at)).unwrap_or(last);
        return Err(setting.refused(finding.message));
    }
    Ok(if index < answers.len() { answers.swap_remove(index).given } else { AnswerValue::Invalid })
}

fn number_of(read: &CellValue) -> Option<Exact> {
    match read {
        CellValue::Number(number) => Some(number.clone()),
        _ => None,
    }
}

/// A row of the table that is made up; its number is exact whatever its text.
fn row(cells: [&str; 3], number: Option<Exact>, above: usize) -> SheetRow {
    let typed = |number| (2, SheetNumber { number, shown: NumberDisplay::Number, day: None });
    let numbers = number.map(typed).into_iter().collect();
    SheetRow { line: above + 1, cells: cells.map(str::to_owned).into(), numbers, ..SheetRow::default() }
}

/// Reads `members=40` or `private-funding.private=120`.
fn read<'s>(
    catalogue: &Catalogue,
    written: &'s str,
    reading: ReadingOptions,
) -> Result<ParsedSupposition<'s>, Message> {
    let Some((name, value)) = written.split_once('=') else { return Err(Message::new("set-form")) };
    let value = value.trim();
    if value.is_empty() {
        return Err(Message::new("set-form"));
    }
    let is_not_applicable = is_not_applicable(value);
    let (index, input) = find(catalogue, name, is_not_applicable)?;
    let Some(indicator) = catalogue.indicators.get(index) else { return Err(Message::new("set-form")) };
    let supposition = |value: String| Supposition { indicator: index, input, value };
    if is_not_applicable {
        return match indicator.optional {
            true => Ok(ParsedSupposition { written, supposition: supposition(NOTHING.to_owned()), number: None }),
            false => Err(Message::new("finding-not-optional")),
        };
    }
    if !expects_number(&indicator.measure) && !matches!(indicator.measure, Measure::Team { .. }) {
        return Ok(ParsedSupposition { written, supposition: supposition(value.to_owned()), number: None });
    }
    let number = parse_unambiguous(value, indicator.is_percentage(), reading.decimal)?;
    let value = as_supposed(&indicator.measure, &CellValue::Number(number.clone()));
    Ok(ParsedSupposition { written, supposition: supposition(value), number: Some(number) })
}

/// The indicator and the input that a name means; ids may have points of their own.
fn find(catalogue: &Catalogue, name: &str, is_not_applicable: bool) -> Result<(usize, Option<usize>), Message> {
    let by_id = |id: &str| {
        let id = comparable(id);
        let is_number = |number: &String| is_named(number, &id);
        let mut all = catalogue.indicators.iter().enumerate();
        let by_number = || {
            let mut all = catalogue.indicators.iter().enumerate();
            all.find(|(_, indicator)| indicator.number.as_ref().is_some_and(is_number))
        };
        all.find(|(_, indicator)| is_named(&indicator.id, &id)).or_else(by_number)
    };
    let mut meant = Vec::new();
    let whole = by_id(name);
    if let Some((index, indicator)) = whole
        && (is_not_applicable || indicator.measure.inputs().is_empty())
    {
        meant.push((index, None));
    }
    let mut owner = None;
    for (point, _) in name.match_indices('.') {
        let (id, input) = (name.get(..point).unwrap_or_default(), name.get(point + 1..).unwrap_or_default());
        let Some((index, indicator)) = by_id(id) else { continue };
        owner = Some((indicator, input));
        let position = find_input(indicator, input).filter(|_| !is_not_applicable);
        meant.extend(position.map(|position| (index, Some(position))));
    }
    match (meant.as_slice(), owner.or(whole.map(|(_, indicator)| (indicator, "")))) {
        ([one], _) => Ok(*one),
        ([], Some((indicator, input))) => {
            let inputs = indicator.measure.inputs();
            let example = format!("{}.{}", indicator.id, inputs.first().copied().unwrap_or_default());
            let offer = Offer::inputs(indicator, false);
            let message = match (inputs.is_empty() || is_not_applicable, offer.near(input)) {
                (true, _) => Message::new("set-no-inputs"),
                (false, Some(near)) => Message::new("finding-unknown-input-near").with("near", near),
                (false, None) if input.is_empty() => Message::new("set-which-input").with("example", example),
                (false, None) => Message::new("finding-unknown-input"),
            };
            Err(message.with("input", Arg::quoted(input)).with("inputs", offer.all()).with("indicator", &*indicator.id))
        }
        ([], None) => {
            let message = Message::near(Offer::indicators(catalogue).near(name), "set-unknown-near", "set-unknown");
            Err(message.with("name", Arg::quoted(name.trim())))
        }
        _ => Err(Message::new("set-ambiguous")),
    }
}

//! What if: supposed values in place of what the tables say, so that
//! an initiative can be scored as it might be without touching its files.

use super::Evidence;
use super::answer::{self, AnswerValue, Answers, expects_number};
use super::cell::{Cell, CellValue};
use super::decision::Decision;
use super::findings::{Detail, Findings};
use super::numeral::parse_unambiguous;
use super::offer::Offer;
use super::reader::{EvidenceReader, ReadingOptions, find_input};
use super::rows::{NumberDisplay, SheetNumber, SheetRow};
use super::table::{Content, RawTable, SheetTable, Table, TableKind};
use super::table_status::TableStatus;
use crate::catalogue::{Catalogue, Indicator, InputSource, Measure, Metric, ProfileChoice, Question};
use crate::diagnostic::{Finding, Place, Severity};
use crate::language::{Arg, Message};
use crate::number::{Exact, in_full};
use crate::vocabulary::{comparable, is_named, is_not_applicable};
use std::collections::{BTreeMap, BTreeSet};

/// How a value says that an indicator does not apply.
const NOTHING: &str = "n/a";

/// A value that is supposed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Supposition {
    /// The fact or the indicator.
    pub question: Question,
    /// Which of its inputs (or items), where it has several.
    pub input: Option<usize>,
    /// The value in the form that is read again: a number with a decimal point or as
    /// a fraction, `yes`, `no`, an option's id, a date, `n/a`.
    pub value: String,
}

impl Supposition {
    /// As it is written on the command line: `members=40`, `private-funding.private=120`.
    pub fn written(&self, catalogue: &Catalogue) -> String {
        let asked = catalogue.asked(self.question);
        let id = asked.map_or("", |asked| asked.id);
        let input = self.input.and_then(|input| asked?.measure.inputs().get(input).copied());
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
    /// Which profile the facts would choose with these values in place of what the tables say.
    ///
    /// # Errors
    /// What is wrong with a value of a fact.
    pub(crate) fn profile_supposing(
        &self,
        catalogue: &Catalogue,
        written: &[String],
        reading: ReadingOptions,
    ) -> Result<ProfileChoice, Message> {
        let is_of_fact = |written: &&String| {
            let found = written.split_once('=').and_then(|(name, _)| find(catalogue, name, false).ok());
            matches!(found, Some((Question::Fact(_), _)))
        };
        let of_facts: Vec<String> = written.iter().filter(is_of_fact).cloned().collect();
        if catalogue.profiles.is_empty() || of_facts.is_empty() {
            return Ok(self.profile.clone());
        }
        let mut supposed = self.clone();
        supposed.suppose(catalogue, &of_facts, reading)?;
        Ok(supposed.profile)
    }

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
            let question = setting.supposition.question;
            let is_same = |other: &ParsedSupposition<'_>| {
                let one_stands_for_all = other.is_not_applicable() || setting.is_not_applicable();
                other.supposition.question == question
                    && (one_stands_for_all || other.supposition.input == setting.supposition.input)
            };
            if settings.iter().any(is_same) {
                return Err(setting.refused(Message::new("set-twice")));
            }
            let decided = |decision: &&Decision| Question::Indicator(decision.indicator) == question;
            if let Some(decision) = self.decisions.iter().find(decided) {
                let place = decision.place.to_string();
                return Err(setting.refused(Message::new("set-decided").with("place", place)));
            }
            settings.push(setting);
        }
        settings.sort_by_key(|setting| (setting.supposition.question, setting.supposition.input));
        self.put(catalogue, &settings, reading)?;
        self.suppositions = settings.into_iter().map(|setting| setting.supposition).collect();
        let fact = |index: usize| self.facts.get(index).and_then(|fact| fact.given.figure());
        self.profile = catalogue.choose_profile(reading.as_of, fact);
        Ok(())
    }

    /// Reads anew what is supposed together with what else its rows say, and all that reads it: by the same rules,
    /// as the rows of a table.
    fn put(
        &mut self,
        catalogue: &Catalogue,
        settings: &[ParsedSupposition<'_>],
        reading: ReadingOptions,
    ) -> Result<(), Message> {
        let set: BTreeSet<Question> = settings.iter().map(|setting| setting.supposition.question).collect();
        for question in &set {
            self.strike(catalogue, *question, settings);
        }
        let indicators = catalogue.indicators.iter().enumerate();
        let reads_set = |indicator: &Indicator| indicator.facts().any(|fact| set.contains(&Question::Fact(fact)));
        let readers = indicators.filter(|(_, indicator)| reads_set(indicator)).map(|(index, _)| index);
        let mut changed: BTreeSet<Question> = set.iter().copied().chain(readers.map(Question::Indicator)).collect();
        // A figure of the team that is supposed needs no row.
        let mut rows = Vec::new();
        let mut of_team = Vec::new();
        for setting in settings {
            match supposed_figure(catalogue, setting)? {
                Some(given) => of_team.push((setting.supposition.question, given)),
                None => rows.push(setting),
            }
        }
        let answers = self.read_again(catalogue, &changed, &rows, reading)?;
        self.drop_read_again(&changed);
        changed.retain(|question| {
            let is_error = |finding: &Finding| finding.severity == Severity::Error && is_about(finding, *question);
            let has_error = self.findings.iter().any(is_error);
            let given = of_team.iter().find(|(of, _)| of == question).map(|(_, given)| given.clone());
            let (new, old) = match *question {
                Question::Fact(index) => (answers.facts.get(index), self.facts.get_mut(index)),
                Question::Indicator(index) => (answers.indicators.get(index), self.answers.get_mut(index)),
            };
            if let (Some(new), Some(old)) = (new, old) {
                let given = given.unwrap_or_else(|| new.given.clone());
                old.given = if has_error { AnswerValue::Invalid } else { given };
                old.is_supposed = true;
                old.waits_for = new.waits_for;
                old.values.clone_from(&new.values);
            }
            false
        });
        Ok(())
    }

    /// Takes the cells back in whose place something is supposed, and what was found about them.
    fn strike(&mut self, catalogue: &Catalogue, question: Question, settings: &[ParsedSupposition<'_>]) {
        let Some(asked) = catalogue.asked(question) else { return };
        let inputs = asked.measure.inputs();
        let is_replaced = |cell: &Cell| {
            let input = cell.input.as_deref().and_then(|name| inputs.iter().position(|input| *input == name));
            let own = settings.iter().filter(|setting| setting.supposition.question == question);
            let mut is_set = own.map(|setting| setting.is_not_applicable() || setting.supposition.input == input);
            // What is asked elsewhere answers nothing here.
            let is_own = input.is_none_or(|input| asked.source(input) == InputSource::Own);
            cell.fact.is_none() && (input.is_none() || !is_own || is_set.any(|is_set| is_set))
        };
        let answer = match question {
            Question::Fact(index) => self.facts.get_mut(index),
            Question::Indicator(index) => self.answers.get_mut(index),
        };
        let Some(answer) = answer else { return };
        let (replaced, kept): (Vec<Cell>, Vec<Cell>) =
            std::mem::take(&mut answer.cells).into_iter().partition(is_replaced);
        answer.cells = kept;
        let is_replaced = |place: &Place| replaced.iter().any(|cell| cell.line == place.line);
        self.findings.retain(|finding| {
            let is_of_fact = matches!(question, Question::Fact(_));
            let place = finding.place.as_ref().filter(|_| is_of_fact || is_about(finding, question));
            !place.is_some_and(is_replaced)
        });
        if let Question::Fact(fact) = question {
            let of_fact = |cell: &Cell| cell.fact == Some(fact) && replaced.iter().any(|old| old.line == cell.line);
            self.answers.iter_mut().for_each(|answer| answer.cells.retain(|cell| !of_fact(cell)));
        }
    }

    /// Drops the errors about values that could be read, and did not fit what else is said: they were read again.
    fn drop_read_again(&mut self, questions: &BTreeSet<Question>) {
        for question in questions {
            let Question::Indicator(index) = question else { continue };
            let Some(answer) = self.answers.get(*index) else { continue };
            let read: BTreeSet<usize> =
                answer.cells.iter().filter(|cell| cell.read.is_some()).map(|cell| cell.line).collect();
            self.findings.retain(|finding| {
                let is_misfit = matches!(finding.code, "out-of-range" | "wrong-unit") && is_about(finding, *question);
                !(is_misfit && finding.place.as_ref().is_some_and(|place| read.contains(&place.line)))
            });
        }
    }

    /// The answers that come of the rows of some questions, of the facts that they read, and of what is supposed.
    fn read_again(
        &self,
        catalogue: &Catalogue,
        questions: &BTreeSet<Question>,
        settings: &[&ParsedSupposition<'_>],
        reading: ReadingOptions,
    ) -> Result<Answers, Message> {
        let asked = |question: &Question| catalogue.asked(*question);
        let facts = questions.iter().filter_map(asked).flat_map(|asked| asked.facts()).map(Question::Fact);
        let all: BTreeSet<Question> = questions.iter().copied().chain(facts).collect();
        let mut rows = vec![row(["indicator", "input", "value"], None, 0)];
        for question in all {
            let answer = match question {
                Question::Fact(index) => self.facts.get(index),
                Question::Indicator(index) => self.answers.get(index),
            };
            let (Some(asked), Some(answer)) = (catalogue.asked(question), answer) else { continue };
            let is_set = settings.iter().any(|setting| setting.supposition.question == question);
            if answer.given == AnswerValue::NotApplicable && !is_set {
                rows.push(row([asked.id, "", NOTHING], None, rows.len()));
            }
            for cell in answer.cells.iter().filter(|cell| cell.fact.is_none()) {
                // What could not be read has a finding already, and nothing to be read again.
                let Some(read) = &cell.read else { continue };
                let (value, number) = (as_supposed(asked.measure, read), number_of(read));
                rows.push(row([asked.id, cell.input.as_deref().unwrap_or_default(), &value], number, rows.len()));
            }
        }
        let first = rows.len();
        for setting in settings {
            let Supposition { question, input, value } = &setting.supposition;
            let Some(asked) = catalogue.asked(*question) else { continue };
            let input = input.and_then(|input| asked.measure.inputs().get(input).copied()).unwrap_or_default();
            rows.push(row([asked.id, input, value], setting.number.clone(), rows.len()));
        }
        let sheet = SheetTable { rows, ..SheetTable::default() };
        let raw = RawTable {
            kind: TableKind::Evidence,
            file: String::new(),
            content: Content::Sheet(sheet),
            standing: TableStatus::Counts,
        };
        let reader = EvidenceReader::new(catalogue, reading, Detail::Everything).by_figures_of(catalogue);
        let mut findings = Findings::new(Detail::Everything);
        // Its header is in order, and its cells as they are made here.
        let answers = Table::read(&raw, &BTreeMap::new(), &mut Vec::new())
            .and_then(|mut table| answer::read(&reader, &mut table, &mut findings));
        let wrong = findings.into_list().into_iter().find(|finding| finding.severity == Severity::Error);
        if let (Some(finding), Some(last)) = (wrong, settings.last()) {
            let line = finding.place.as_ref().map_or(0, |place| place.line);
            let setting = line.checked_sub(first + 1).and_then(|at| settings.get(at)).unwrap_or(last);
            return Err(setting.refused(finding.message));
        }
        Ok(answers.unwrap_or_default())
    }
}

/// A figure of the team that is supposed as it is; `None` where something else is.
fn supposed_figure(catalogue: &Catalogue, setting: &ParsedSupposition<'_>) -> Result<Option<AnswerValue>, Message> {
    let Question::Indicator(index) = setting.supposition.question else { return Ok(None) };
    let Some(indicator) = catalogue.indicators.get(index) else { return Ok(None) };
    let (Measure::Team { metric }, Some(number)) = (&indicator.measure, &setting.number) else { return Ok(None) };
    let most = indicator.is_percentage().then_some(Exact::HUNDRED);
    let is_out = number.is_negative() || most.is_some_and(|most| *number > most);
    match is_out || (*metric == Metric::Fte && number.is_zero()) {
        true => Err(setting.refused(Message::new("set-out-of-range").with("number", number))),
        false => Ok(Some(AnswerValue::Number(number.clone()))),
    }
}

fn is_about(finding: &Finding, question: Question) -> bool {
    match question {
        Question::Fact(fact) => finding.fact == Some(fact),
        Question::Indicator(indicator) => finding.indicator == Some(indicator),
    }
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
    let (question, input) = find(catalogue, name, is_not_applicable)?;
    let Some(asked) = catalogue.asked(question) else { return Err(Message::new("set-form")) };
    let supposition = |value: String| Supposition { question, input, value };
    if is_not_applicable {
        return match asked.optional {
            true => Ok(ParsedSupposition { written, supposition: supposition(NOTHING.to_owned()), number: None }),
            false => Err(Message::new("finding-not-optional")),
        };
    }
    if !expects_number(asked.measure) && !matches!(asked.measure, Measure::Team { .. }) {
        return Ok(ParsedSupposition { written, supposition: supposition(value.to_owned()), number: None });
    }
    let number = parse_unambiguous(value, asked.is_percentage(), reading.decimal)?;
    let value = as_supposed(asked.measure, &CellValue::Number(number.clone()));
    Ok(ParsedSupposition { written, supposition: supposition(value), number: Some(number) })
}

/// What a name means, with its input; ids may have points of their own.
fn find(catalogue: &Catalogue, name: &str, is_not_applicable: bool) -> Result<(Question, Option<usize>), Message> {
    let by_id = |id: &str| {
        let id = comparable(id);
        let all = || catalogue.questions().filter_map(|question| Some((question, catalogue.asked(question)?)));
        let is_number = |number: &str| is_named(number, &id);
        all()
            .find(|(_, asked)| is_named(asked.id, &id))
            .or_else(|| all().find(|(_, asked)| asked.number.is_some_and(is_number)))
    };
    let mut meant = Vec::new();
    let whole = by_id(name);
    if let Some((question, asked)) = whole
        && (is_not_applicable || asked.measure.inputs().is_empty())
    {
        // Who sets what reads a fact alone means the fact.
        let fact = asked.facts().next().map(Question::Fact).filter(|_| !is_not_applicable);
        meant.push((fact.unwrap_or(question), None));
    }
    let mut owner = None;
    for (point, _) in name.match_indices('.') {
        let (id, input) = (name.get(..point).unwrap_or_default(), name.get(point + 1..).unwrap_or_default());
        let Some((question, asked)) = by_id(id) else { continue };
        owner = Some((asked, input));
        let position = find_input(&asked, input).filter(|_| !is_not_applicable);
        meant.extend(position.and_then(|position| match asked.source(position) {
            InputSource::Own => Some((question, Some(position))),
            InputSource::Fact(fact) => Some((Question::Fact(fact), None)),
            InputSource::Team(_) => None,
        }));
    }
    match (meant.as_slice(), owner.or(whole.map(|(_, asked)| (asked, "")))) {
        ([one], _) => Ok(*one),
        ([], Some((asked, input))) => {
            let own = asked.own_inputs().next();
            let example = format!("{}.{}", asked.id, own.map_or("", |(_, id)| id));
            let offer = Offer::inputs(&asked, false);
            let message = match (own.is_none() || is_not_applicable, offer.near(input)) {
                (true, _) => Message::new("set-no-inputs"),
                (false, Some(near)) => Message::new("finding-unknown-input-near").with("near", near),
                (false, None) if input.is_empty() => Message::new("set-which-input").with("example", example),
                (false, None) => Message::new("finding-unknown-input"),
            };
            Err(message.with("input", Arg::quoted(input)).with("inputs", offer.all()).with("indicator", asked.id))
        }
        ([], None) => {
            let message = Message::near(Offer::questions(catalogue).near(name), "set-unknown-near", "set-unknown");
            Err(message.with("name", Arg::quoted(name.trim())))
        }
        _ => Err(Message::new("set-ambiguous")),
    }
}

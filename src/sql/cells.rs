//! The cells of the evidence: one row per initiative with a column per answer.

use super::{QueryStages, list, quoted, unless_absent};
use crate::catalogue::{Asked, Catalogue, InputSource, Measure, Question};
use crate::language::{Text, Unit};
use crate::vocabulary::{NO, NOT_APPLICABLE, YES};
use std::collections::BTreeSet;

/// What stands for an answer: the columns `s…` hold texts, `v…` what they were read as. What is asked nothing has one
/// all the same, as it may be answered "not applicable".
pub(super) fn slots(asked: &Asked<'_>) -> usize {
    if asked.asks_nothing() || !asked.measure.has_inputs() { 1 } else { asked.own_inputs().count() }
}

pub(super) fn first_slot(catalogue: &Catalogue, question: Question) -> usize {
    let before = catalogue.questions().take_while(|other| *other != question);
    before.filter_map(|other| catalogue.asked(other)).map(|asked| slots(&asked)).sum()
}

/// The column with what was read for an input of an indicator, its own or that of a fact; `None` for one that the
/// team tells.
pub(super) fn column(catalogue: &Catalogue, index: usize, input: usize) -> Option<String> {
    let own = Question::Indicator(index);
    let asked = catalogue.asked(own)?;
    let slot = match asked.source(input) {
        InputSource::Fact(fact) => first_slot(catalogue, Question::Fact(fact)),
        InputSource::Own => first_slot(catalogue, own) + asked.own_inputs().take_while(|(at, _)| *at < input).count(),
        InputSource::Team(_) => return None,
    };
    Some(format!("v{slot}"))
}

/// The column that says whether a fact or an indicator does not apply.
pub(super) fn absent_column(question: Question) -> String {
    match question {
        Question::Fact(index) => format!("nf{index}"),
        Question::Indicator(index) => format!("na{index}"),
    }
}

/// Whether its own cells say that something does not apply; `None` where it may not be said.
fn is_absent(catalogue: &Catalogue, question: Question) -> Option<String> {
    let asked = catalogue.asked(question).filter(|asked| asked.optional)?;
    let first = first_slot(catalogue, question);
    let cells: Vec<String> = (first..first + slots(&asked)).map(|slot| format!("s{slot}")).collect();
    let words = list(NOT_APPLICABLE.iter().map(|word| (*word).to_owned()));
    let all: Vec<String> = cells.iter().map(|cell| format!("({cell} IS NULL OR lower({cell}) IN {words})")).collect();
    Some(format!("({} AND coalesce({}) IS NOT NULL)", all.join(" AND "), cells.join(", ")))
}

/// A cell as millionths, NULL where it is no plain number.
pub(super) fn number(cell: &str, sign: Option<char>) -> String {
    let decimals = sign.map_or_else(String::new, |sign| format!("([{sign}][0-9]{{1,6}})?"));
    format!(
        "CASE WHEN regexp_full_match({cell}, '-?[0-9]{{1,12}}{decimals}') THEN \
         CAST(CAST(replace({cell}, ',', '.') AS DECIMAL(18, 6)) * 1000000 AS HUGEINT) END"
    )
}

/// A cell as a date, NULL where it is none.
pub(super) fn date(cell: &str) -> String {
    format!(
        "CASE WHEN regexp_full_match({cell}, '[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}') AND {cell} NOT LIKE '0000%' THEN TRY_CAST({cell} AS DATE) \
         WHEN regexp_full_match({cell}, '[0-9]{{1,2}}[.][0-9]{{1,2}}[.][0-9]{{4}}') THEN CAST(try_strptime({cell}, '%d.%m.%Y') AS DATE) END"
    )
}

/// Completed months from a date to a day.
pub(super) fn months(date: &str, day: &str) -> String {
    let between = format!("(12 * (year({day}) - year({date})) + month({day}) - month({date}))");
    format!("({between} - CASE WHEN {date} + to_months(CAST({between} AS INTEGER)) > {day} THEN 1 ELSE 0 END)")
}

/// The names of a thing as tables write them, in lower case. What is the same for merit but
/// differs in more than these is not found, and so left unread.
pub(super) fn names(id: &str, title: &Text) -> BTreeSet<String> {
    title.wordings().chain([id]).map(|name| name.trim().to_lowercase()).collect()
}

/// Whether cells hold the one capital letter of which the engine makes a plain `i` and Unicode another letter.
pub(super) fn has_dotted_i(cells: &[&str]) -> String {
    format!("contains(concat({}), 'İ')", cells.join(", "))
}

/// Adds the stages that read the evidence; the conditions under which an initiative has cells out of the ordinary.
pub(super) fn stages(catalogue: &Catalogue, sign: Option<char>, day: &str, stages: &mut QueryStages) -> Vec<String> {
    let mut spelled = Vec::new();
    let mut units = BTreeSet::new();
    let mut checked = Vec::new();
    let mut unread = vec!["coalesce(odd, false)".to_owned(), "coalesce(rows_named, 0) > 1".to_owned()];
    let mut columns = Vec::new();
    for question in catalogue.questions() {
        let Some(asked) = catalogue.asked(question) else { continue };
        let first = first_slot(catalogue, question);
        let named = |id: &str| match asked.input_title(id) {
            Some(title) => names(id, title),
            None => BTreeSet::from([id.to_lowercase()]),
        };
        let inputs: Vec<BTreeSet<String>> = match asked.asks_nothing() || !asked.measure.has_inputs() {
            true => vec![BTreeSet::from([String::new(), "-".to_owned()])],
            false => asked.own_inputs().map(|(_, id)| named(id)).collect(),
        };
        for (slot, names) in (first..).zip(inputs) {
            let row = |name| format!("({}, {}, {slot})", quoted(&asked.id.to_lowercase()), quoted(name));
            spelled.extend(names.iter().map(|name| row(name)));
            columns.push(format!("    max(value) FILTER (WHERE slot = {slot}) AS s{slot}"));
        }
        let unit = match asked.measure {
            _ if asked.asks_nothing() => None,
            Measure::Number { unit: Some(unit), .. } => Some((Some(unit), false)),
            Measure::Percent { unit, .. } => Some((unit.as_ref(), true)),
            _ => None,
        };
        if let Some((unit, is_percent)) = unit {
            checked.push(first.to_string());
            units.extend(unit.into_iter().flat_map(Unit::wordings).map(|wording| format!("{first} {wording}")));
            units.extend(is_percent.then(|| format!("{first} %")));
        }
    }
    stages.with("spelled(indicator, input, slot)", &format!("  VALUES {}", spelled.join(",\n    ")));
    let is_odd_unit = match checked.is_empty() {
        true => "false".to_owned(),
        false => format!(
            "(nullif(trim(value), '') IS NOT NULL AND trim(unit) <> '' AND slot IN ({}) AND slot || ' ' || trim(unit) NOT IN {})",
            checked.join(", "),
            if units.is_empty() { "('')".to_owned() } else { list(units) }
        ),
    };
    stages.with(
        "slotted",
        &format!(
            "  SELECT trim(initiative) AS initiative, slot, nullif(trim(value), '') AS value,\n    \
             slot IS NULL OR {is_odd_unit} OR {} AS odd\n  FROM evidence\n  \
             LEFT JOIN spelled ON spelled.indicator = lower(trim(evidence.indicator)) AND spelled.input = lower(trim(evidence.input))\n  \
             WHERE trim(initiative) <> ''",
            has_dotted_i(&["evidence.indicator", "evidence.input", "value"])
        ),
    );
    stages.with(
        "filled",
        &format!(
            "  SELECT initiative, bool_or(odd) AS odd_rows, count(value) AS filled,\n{}\n  FROM slotted GROUP BY initiative",
            columns.join(",\n")
        ),
    );
    let mut reads = Vec::new();
    let mut there = Vec::new();
    for question in catalogue.questions() {
        let Some(asked) = catalogue.asked(question) else { continue };
        let first = first_slot(catalogue, question);
        let all = first..first + slots(&asked);
        for slot in all.clone() {
            let cell = format!("s{slot}");
            there.push(format!("CAST({cell} IS NOT NULL AS INTEGER)"));
            let read = match asked.measure {
                // It has no value of its own.
                _ if asked.asks_nothing() => "CAST(NULL AS INTEGER)".to_owned(),
                Measure::Number { .. } | Measure::Share { .. } | Measure::Ratio { .. } => number(&cell, sign),
                Measure::Percent { .. } => number(&format!("rtrim(regexp_replace({cell}, '%$', ''))"), sign),
                Measure::YesNo | Measure::Checklist { .. } => {
                    let words = |words: &[&str]| list(words.iter().map(|word| (*word).to_owned()));
                    format!(
                        "CASE WHEN lower({cell}) IN {} THEN 1 WHEN lower({cell}) IN {} THEN 0 END",
                        words(YES),
                        words(NO)
                    )
                }
                Measure::Choice { options } => {
                    // Where two options have a name in common, the first has it.
                    let option = |(index, option): (usize, &crate::catalogue::Choice)| {
                        format!("WHEN lower({cell}) IN {} THEN {index}", list(names(&option.id, &option.title)))
                    };
                    format!("CASE {} END", options.iter().enumerate().map(option).collect::<Vec<_>>().join(" "))
                }
                Measure::Since { .. } | Measure::Date => date(&cell),
                Measure::Team { .. } => "CAST(NULL AS INTEGER)".to_owned(),
            };
            reads.push(format!("    {read} AS v{slot}"));
            unread.push(unless_absent(catalogue, question, &format!("s{slot} IS NOT NULL AND v{slot} IS NULL")));
        }
        if asked.optional {
            // What reads a fact that does not apply does not apply either.
            let of_facts = asked.facts().map(Question::Fact).filter_map(|fact| is_absent(catalogue, fact));
            let absent: Vec<String> = is_absent(catalogue, question).into_iter().chain(of_facts).collect();
            reads.push(format!("    {} AS {}", absent.join(" OR "), absent_column(question)));
        }
        if matches!(asked.measure, Measure::Since { .. } | Measure::Date) && !asked.asks_nothing() {
            unread.push(format!("v{first} > {day}"));
        }
    }
    // A row that answers what another answers too.
    let there = there.join(" + ");
    stages.with(
        "answers",
        &format!("  SELECT *, odd_rows OR filled <> {there} AS odd,\n{}\n  FROM filled", reads.join(",\n")),
    );
    stages.with("named", "  SELECT trim(initiative) AS initiative, count(*) AS rows_named FROM initiatives GROUP BY 1");
    stages.with("decided", "  SELECT trim(initiative) AS initiative, count(*) AS decisions FROM decisions GROUP BY 1");
    unread
}

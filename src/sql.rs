//! A catalogue as SQL: a second engine that comes to the same points, percentages and awards from the tables of a
//! round, for auditors and for warehouses. It computes with whole numbers of 128 bits alone, as numerators and
//! denominators; what does not fit is an error of the engine or no result, never an approximation.
//!
//! It reads cells about which nothing is to be said and names the initiatives that have others;
//! those merit alone scores. The dialect is that of DuckDB.

mod cells;
mod ids;
mod labels;
mod line;
mod points;
mod rules;
mod sum;
mod team;

use crate::catalogue::{Catalogue, Metric, Question, TeamFigure, Undocumented};
use crate::evidence::{TableKind, TableLayout};
use crate::language::Message;
use crate::number::Exact;
use jiff::civil::Date;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{One, Signed};

/// Constants with more digits leave 128 bits no room for what is multiplied with them.
const MOST_DIGITS: usize = 12;

/// A number as numerator and denominator, or an expression for each.
#[derive(Clone, Debug)]
struct Fraction {
    num: String,
    den: String,
}

/// The tables on which the statement is to run.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SqlTables<'t> {
    /// What is known of each; its file is read from this path.
    pub files: &'t [(String, TableLayout)],
    /// The decimal sign that the user named.
    pub decimal: Option<crate::evidence::DecimalSign>,
}

/// Stages of a statement, each of which adds columns to those before.
struct QueryStages {
    text: String,
    last: String,
}

impl QueryStages {
    /// A stage of its own.
    fn with(&mut self, name: &str, body: &str) {
        let comma = if self.text.is_empty() { "WITH" } else { "," };
        self.text.push_str(&format!("{comma}\n{name} AS (\n{body}\n)"));
    }

    /// A stage with all columns of the one before and these.
    fn adding(&mut self, name: &str, columns: &[(String, String)]) {
        if columns.is_empty() {
            return;
        }
        let columns: Vec<String> = columns.iter().map(|(name, what)| format!("    {what} AS {name}")).collect();
        self.with(name, &format!("  SELECT *,\n{}\n  FROM {}", columns.join(",\n"), self.last));
        self.last = name.to_owned();
    }
}

/// The statement that scores the initiatives of tables, a row each: `initiative`,
/// `unread` (why there is no result: `no-evidence`, `cell`, `decision`, `too-long`), `points` and
/// `percent` as exact fractions, `award`, `provisional`, `missed_minimums`; where the catalogue declares rules also
/// `broken_rules` and `unchecked_rules`.
pub(crate) fn statement(catalogue: &Catalogue, tables: SqlTables<'_>, as_of: Date) -> Result<String, Message> {
    check(catalogue)?;
    let mut text = head(catalogue, as_of);
    text.push_str(&views(catalogue, tables.files));
    let has = |kind| tables.files.iter().any(|(_, layout)| layout.kind() == kind);
    let sign = |kind| {
        tables
            .files
            .iter()
            .find(|(_, layout)| layout.kind() == kind)
            .and_then(|(_, layout)| layout.decimal_sign(tables.decimal))
    };
    let day = format!("DATE '{as_of}'");
    let mut stages = QueryStages { text: String::new(), last: String::new() };
    let mut unread = cells::stages(catalogue, sign(TableKind::Evidence), &day, &mut stages);
    let figures: Vec<TeamFigure> = catalogue.team_figures().collect();
    let of_figures = figures.iter().filter_map(|figure| match figure {
        TeamFigure::Metric(metric) => Some(*metric),
        TeamFigure::Persons => None,
    });
    let mut metrics: Vec<Metric> = Vec::new();
    of_figures.for_each(|metric| metrics.extend((!metrics.contains(&metric)).then_some(metric)));
    let reads_team = !figures.is_empty() || catalogue.reads_earliest_since();
    if reads_team {
        let signs = [TableKind::Team, TableKind::Training].map(sign);
        unread.extend(team::stages(catalogue, &metrics, signs, &day, &mut stages)?);
    }
    stages.with(
        "everyone",
        "  SELECT DISTINCT trim(initiative) AS initiative FROM evidence WHERE trim(initiative) <> ''\n\
         \x20 UNION SELECT trim(initiative) FROM initiatives WHERE trim(initiative) <> ''",
    );
    stages.with("strangers", &ids::strangers());
    let mut joined = "  SELECT *\n  FROM everyone\n  LEFT JOIN answers USING (initiative)\n  LEFT JOIN named USING (initiative)\n  LEFT JOIN decided USING (initiative)".to_owned();
    if reads_team {
        joined.push_str("\n  LEFT JOIN teams USING (initiative)\n  LEFT JOIN trainings USING (initiative)");
    }
    stages.with("joined", &joined);
    stages.last = "joined".to_owned();
    stages.adding("met", &[("is_meant_otherwise".to_owned(), ids::may_be_meant())]);
    unread.push("is_meant_otherwise".to_owned());
    let scale = points::stages(catalogue, has(TableKind::Training), &day, &mut stages, &mut unread)?;
    labels::stages(catalogue, &scale, &unread, &mut stages)?;
    let mut of_rules = String::new();
    if !catalogue.rules.is_empty() {
        rules::stages(catalogue, has(TableKind::Training), &day, &mut stages)?;
        for column in ["broken_rules", "unchecked_rules"] {
            of_rules.push_str(&format!(",\n  CASE WHEN unread IS NULL THEN {column} END AS {column}"));
        }
    }
    text.push_str(&stages.text);
    text.push_str(&format!(
        "\nSELECT initiative, unread,\n  CASE WHEN unread IS NULL THEN {} END AS points,\n  CASE WHEN unread IS NULL THEN {} END AS percent,\n  \
         CASE WHEN unread IS NULL THEN award END AS award,\n  CASE WHEN unread IS NULL THEN provisional END AS provisional,\n  \
         CASE WHEN unread IS NULL THEN missed END AS missed_minimums{of_rules}\nFROM {}\nORDER BY initiative;\n",
        shown("points"),
        shown("percent"),
        stages.last
    ));
    Ok(text)
}

fn check(catalogue: &Catalogue) -> Result<(), Message> {
    if !catalogue.groups.is_empty() {
        return Err(Message::new("sql-problem-groups"));
    }
    if let Some(category) = catalogue.categories.iter().find(|category| category.adds_to_percentage()) {
        return Err(Message::new("sql-problem-bonus").with("category", &category.title));
    }
    if !catalogue.profiles.is_empty() {
        return Err(Message::new("sql-problem-profiles"));
    }
    let mut indicators = catalogue.indicators.iter();
    let needs_documents = indicators.any(|indicator| indicator.most_documents() > 0)
        || catalogue.facts.iter().any(|fact| fact.documents > 0);
    if catalogue.undocumented == Undocumented::Zero && needs_documents {
        return Err(Message::new("sql-problem-documents"));
    }
    if catalogue.is_rounding() {
        return Err(Message::new("sql-problem-rounding"));
    }
    Ok(())
}

fn head(catalogue: &Catalogue, as_of: Date) -> String {
    let plain = |text: &str| text.chars().filter(|sign| !sign.is_control()).collect::<String>();
    format!(
        "-- Scores a round by the catalogue {}@{} (SHA-256 {})\n-- as of {as_of}, written by merit {} for DuckDB.\n\
         -- A row per initiative, by exact whole numbers. `unread` says why there is no result: a cell\n\
         -- that is out of the ordinary, a decision of an evaluator, or a fraction beyond 128 bits;\n\
         -- `merit portfolio` scores those. Who is listed without evidence has none there either. Documents are not looked at.\n\n",
        plain(&catalogue.id),
        plain(&catalogue.version),
        catalogue.sha256,
        env!("CARGO_PKG_VERSION"),
    )
}

/// The views that stand for the tables, which have none of their own.
fn views(catalogue: &Catalogue, files: &[(String, TableLayout)]) -> String {
    let mut text = String::new();
    for kind in TableKind::ALL {
        let mut columns: Vec<String> = match kind {
            TableKind::Evidence => vec!["initiative", "indicator", "input", "value", "unit"],
            TableKind::Initiatives | TableKind::Decisions => vec!["initiative"],
            TableKind::Team => vec!["initiative", "person", "role", "fte", "since"],
            TableKind::Training => vec!["initiative", "person", "programme", "date", "days"],
        }
        .into_iter()
        .map(str::to_owned)
        .collect();
        if kind == TableKind::Team {
            columns.extend((0..catalogue.qualification.competences.len()).map(|index| format!("rating{index}")));
        }
        let file = files.iter().find(|(_, layout)| layout.kind() == kind);
        let place = |name: &str| match name.strip_prefix("rating").and_then(|index| index.parse().ok()) {
            Some(index) => file.and_then(|(_, layout)| layout.extra_column(index)),
            None => file.and_then(|(_, layout)| layout.column(name)),
        };
        let select = columns.iter().map(|name| match place(name) {
            Some(column) => format!("coalesce(c{column}, '') AS {name}"),
            None => format!("'' AS {name}"),
        });
        let select = select.collect::<Vec<_>>().join(", ");
        text.push_str(&format!("CREATE OR REPLACE TEMP VIEW {} AS SELECT {select}", kind.name()));
        match file {
            Some((path, layout)) => {
                text.push_str(&format!("\n  FROM read_csv({}, {});\n", quoted(path), read_options(layout)))
            }
            None => text.push_str(" WHERE false;\n"),
        }
    }
    text.push('\n');
    text
}

/// How the engine reads a table: cells by their places, as they stand there.
fn read_options(layout: &TableLayout) -> String {
    let columns: Vec<String> = (0..layout.width()).map(|column| format!("'c{column}': 'VARCHAR'")).collect();
    format!(
        "delim = {}, columns = {{{}}}, header = false, skip = {}, quote = '\"', escape = '\"', comment = '', \
         null_padding = true, auto_detect = false",
        quoted(&char::from(layout.delimiter()).to_string()),
        columns.join(", "),
        layout.first_line() - 1
    )
}

/// A condition that does not hold where a fact or an indicator does not apply.
fn unless_absent(catalogue: &Catalogue, question: Question, condition: &str) -> String {
    match catalogue.asked(question) {
        Some(asked) if asked.optional => {
            format!("({condition} AND NOT coalesce({}, false))", cells::absent_column(question))
        }
        _ => format!("({condition})"),
    }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}

/// A list of texts as literals, in parentheses.
fn list(texts: impl IntoIterator<Item = String>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(|text| quoted(&text)).collect();
    format!("({})", quoted.join(", "))
}

/// A number as literals, which leave room for products.
fn constant(number: &Exact) -> Result<Fraction, Message> {
    let big = number.to_big();
    Ok(Fraction { num: whole(big.numer())?, den: whole(big.denom())? })
}

fn whole(number: &BigInt) -> Result<String, Message> {
    let text = number.to_string();
    match text.len() > MOST_DIGITS {
        true => Err(Message::new("sql-problem-digits").with("digits", MOST_DIGITS).with("number", text)),
        false if number.is_negative() => Ok(format!("({text})")),
        false => Ok(text),
    }
}

/// The least number of which all denominators are divisors.
fn common<'n>(numbers: impl IntoIterator<Item = &'n Exact>) -> BigInt {
    numbers.into_iter().fold(BigInt::one(), |common, number| common.lcm(number.to_big().denom()))
}

/// A number times a multiple of its denominator.
fn times(number: &Exact, multiple: &BigInt) -> Result<String, Message> {
    let big = number.to_big();
    whole(&(big.numer() * multiple / big.denom()))
}

/// A fraction as text, as merit writes it.
fn shown(name: &str) -> String {
    format!("CASE WHEN {name}_d = 1 THEN CAST({name}_n AS VARCHAR) ELSE {name}_n || '/' || {name}_d END")
}

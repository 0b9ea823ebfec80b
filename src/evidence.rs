//! The evidence of a dossier: bytes → tables → one answer per indicator and the
//! team. Every value keeps its file, line and column; what is wrong becomes a
//! finding and never a guess.

mod answer;
mod content;
pub mod date;
mod decision;
mod decode;
mod grid;
mod initiative;
mod numeral;
mod rewriting;
mod table;
mod team;
mod value_message;
mod workbook;

pub use answer::{Answer, Cell, Given, Named, Read, Reading};
pub use content::content_digest;
pub use decision::Decision;
pub use decode::Encoding;
pub use grid::{Row, Typed};
pub use initiative::Initiative;
pub use numeral::DecimalSign;
pub use rewriting::{Rewriting, rewriting};
pub use table::{Content, Form, Input, MAX_FINDINGS, RawTable, TableKind};
pub use team::{Column, Person, Team, Training};
pub use workbook::{LAST_DAY, YEARS, is_workbook, tables as tables_of_workbook};

use crate::catalogue::Catalogue;
use crate::diagnostic::Finding;
use table::{Table, check_count};

/// The most bytes that a table of a single dossier may have: 64 MiB.
pub const MAX_TABLE_BYTES: u64 = 64 * 1024 * 1024;

/// All that a dossier says.
#[derive(Clone, Debug)]
pub struct Evidence {
    /// Whose dossier it is.
    pub initiative: Initiative,
    /// The tables that were read, in the order of [`TableKind`].
    pub inputs: Vec<Input>,
    /// An answer for each indicator, in catalogue order.
    pub answers: Vec<Answer>,
    /// The management team.
    pub team: Team,
    /// The decisions that are in force, in catalogue order, one an indicator at most.
    pub decisions: Vec<Decision>,
    /// What is wrong or odd, in the order it was found.
    pub findings: Vec<Finding>,
}

/// The catalogue that the table `initiatives` names, if there is one and it does.
///
/// # Errors
/// The finding that stops the run: the table is none.
pub fn catalogue_named(raw: &[RawTable], wanted: Option<&str>) -> Result<Option<String>, Box<Finding>> {
    let Some(raw) = raw.iter().find(|raw| raw.kind == TableKind::Initiatives) else { return Ok(None) };
    let table = Table::read(raw, &Default::default(), &mut Vec::new())?;
    Ok(initiative::catalogue_named(&table, wanted))
}

/// The initiatives that the tables tell apart, in the order of their first rows.
///
/// # Errors
/// The finding that stops the run: a table is none.
pub fn initiatives(raw: &[RawTable]) -> Result<Vec<String>, Box<Finding>> {
    let tables: Vec<Table> =
        raw.iter().map(|raw| Table::read(raw, &Default::default(), &mut Vec::new())).collect::<Result<_, _>>()?;
    Ok(initiative::all(&tables))
}

/// Reads a dossier's tables against a catalogue; `wanted` chooses one of several
/// initiatives.
///
/// # Errors
/// The finding that stops the run: a file that is no table, a column that is
/// missing or stands twice, several initiatives with none chosen.
pub fn read(
    catalogue: &Catalogue,
    raw: &[RawTable],
    wanted: Option<&str>,
    reading: Reading,
) -> Result<Evidence, Box<Finding>> {
    let mut findings = Vec::new();
    let mut tables: Vec<Table> = Vec::new();
    for raw in raw {
        let mut odd = Vec::new();
        tables.push(team::table(catalogue, raw, &mut odd)?);
        if team::is_used(catalogue, raw.kind) {
            findings.append(&mut odd);
        }
    }
    let initiative = initiative::read(&tables, wanted)?;
    for table in &mut tables {
        initiative::keep_rows(table, wanted);
        table.input.content_sha256 = content::content_digest(&table.header, &table.rows);
    }
    let mut take =
        |kind| tables.iter().position(|table| table.input.kind == kind).map(|index| tables.swap_remove(index));
    let evidence = take(TableKind::Evidence);
    let initiatives = take(TableKind::Initiatives);
    let (team, training) = (take(TableKind::Team), take(TableKind::Training));
    let decided = take(TableKind::Decisions);

    let mut inputs: Vec<Input> = initiatives.into_iter().map(|table| table.input).collect();
    let mut answers = Vec::new();
    if let Some(mut table) = evidence {
        answers = answer::read(catalogue, &mut table, reading, &mut findings)?;
        inputs.push(table.input);
    }
    let (team, team_inputs) = team::read(catalogue, team, training, reading, &mut findings)?;
    inputs.extend(team_inputs);
    let mut decisions = Vec::new();
    if let Some(mut table) = decided {
        decisions = decision::read(catalogue, &mut table, reading, &mut findings)?;
        inputs.push(table.input);
    }
    inputs.sort_by_key(|input| input.kind);
    check_count(&findings)?;
    Ok(Evidence { initiative, inputs, answers, team, decisions, findings })
}

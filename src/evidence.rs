//! The evidence of a dossier: bytes → tables → one answer per indicator and the team. Every value keeps its file, line
//! and column; what is wrong becomes a finding and never a guess.

mod answer;
mod cell;
mod content;
pub mod date;
mod decision;
mod decode;
mod document;
mod findings;
mod format_change;
mod german;
mod index;
mod initiative;
mod misnamed;
mod numeral;
mod offer;
mod reader;
mod round;
mod rows;
mod suppose;
mod table;
mod table_status;
mod tables;
mod team;
mod uncounted_table;
mod unmatched_id;
mod value_message;
mod workbook;

pub use answer::{Answer, AnswerValue, InputValue};
pub(crate) use answer::{MigratedEvidence, migrate, rewritten};
pub use cell::{Cell, CellValue};
pub use decision::{Decision, UncountedDecision, UncountedReason};
pub use decode::Encoding;
pub(crate) use decode::{encoding_of, stray_byte, text_in, unmarked};
pub use document::NamedDocument;
pub(crate) use document::{is_web_address, names as documents_in, path_within};
pub(crate) use findings::Detail;
pub use format_change::{FormatChange, rewriting};
pub(crate) use german::is_german;
pub use initiative::Initiative;
pub(crate) use misnamed::meant;
pub use numeral::DecimalSign;
pub(crate) use numeral::parse_unambiguous;
pub(crate) use offer::Offer;
pub(crate) use reader::EvidenceReader;
pub use reader::ReadingOptions;
pub(crate) use round::{InitiativeRows, TableLayout, TablePart, is_about_all, tables_of};
pub(crate) use rows::MAX_ROWS;
pub use rows::{Piece, Row, Rows, SheetNumber, SheetRow, SplitTable};
pub use suppose::{Supposition, as_supposed};
pub(crate) use table::TableReading;
pub use table::{Content, InputTable, RawTable, TableFormat, TableKind};
pub use table_status::TableStatus;
pub(crate) use tables::{Tables, unnamed};
pub use team::{MOST_FTE, Person, Team, TeamColumn, Training};
pub use uncounted_table::UncountedTable;
pub(crate) use unmatched_id::{UnmatchedId, named_in, whom_they_mean};
pub use workbook::tables as tables_of_workbook;
pub(crate) use workbook::{DAYS, decisions as decisions_of_workbook, is_workbook};

use crate::catalogue::{Catalogue, ProfileChoice};
use crate::diagnostic::{Finding, Place};
use table::Table;

/// The most bytes that a table of a single dossier may have: 64 MiB.
pub(crate) const MAX_TABLE_BYTES: u64 = 64 * 1024 * 1024;

/// The documents that tables name, as often as they do; none of what is no table.
pub(crate) fn documents_named(raw: &[RawTable]) -> Vec<String> {
    let mut names = Vec::new();
    for raw in raw {
        let Ok(table) = Table::read(raw, &Default::default(), &mut Vec::new()) else { continue };
        let Some(column) = table.column("document") else { continue };
        names.extend(table.rows().flat_map(|row| documents_in(row.cell(column))).map(str::to_owned));
    }
    names
}

/// Whether tables are those of a dossier: one says something about indicators.
pub(crate) fn is_dossier(raw: &[RawTable]) -> bool {
    let evidence = raw.iter().filter(|raw| raw.kind == TableKind::Evidence);
    let table = |raw| Table::read(raw, &Default::default(), &mut Vec::new()).ok();
    let has = |table: Table| ["indicator", "value"].iter().all(|column| table.column(column).is_some());
    evidence.filter_map(table).any(has)
}

/// All that a dossier says.
#[derive(Clone, Debug, Default)]
pub struct Evidence {
    /// Whose dossier it is.
    pub initiative: Initiative,
    /// The tables that were read, in the order of [`TableKind`].
    pub inputs: Vec<InputTable>,
    /// An answer for each fact, in catalogue order.
    pub facts: Vec<Answer>,
    /// Which profile of the catalogue they choose.
    pub profile: ProfileChoice,
    /// An answer for each indicator, in catalogue order, with what the facts say that it reads.
    pub answers: Vec<Answer>,
    /// A cell of the column of values, where rules are to say where figures stand.
    pub values: Option<Place>,
    /// The management team.
    pub team: Team,
    /// The decisions that are in force, in catalogue order, one an indicator at most.
    pub decisions: Vec<Decision>,
    /// The decisions that do not count.
    pub undecided: UncountedDecisions,
    /// What was supposed in place of what the tables say, in catalogue order.
    pub suppositions: Vec<Supposition>,
    /// What is wrong or odd, in the order it was found.
    pub findings: Vec<Finding>,
}

impl Evidence {
    /// All documents that it names: those of its answers, and the certificates of trainings.
    pub fn documents(&self) -> impl Iterator<Item = &NamedDocument> {
        let answers = self.facts.iter().chain(&self.answers);
        let own = answers.flat_map(|answer| &answer.documents).filter(|document| document.fact.is_none());
        own.chain(&self.team.certificates)
    }
}

/// Decisions that do not count, so that a report can say so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct UncountedDecisions {
    /// Rows of the table that counts, in its order.
    pub rows: Vec<UncountedDecision>,
    /// Tables that count as a whole do not.
    pub tables: Vec<UncountedTable>,
}

/// The catalogue that the table `initiatives` names, if there is one and it does.
pub(crate) fn catalogue_named(raw: &[RawTable], wanted: Option<&str>) -> Result<Option<String>, Box<Finding>> {
    let Some(raw) = raw.iter().find(|raw| raw.kind == TableKind::Initiatives) else { return Ok(None) };
    let table = Table::read(raw, &Default::default(), &mut Vec::new())?;
    Ok(initiative::catalogue_named(&table, wanted))
}

/// Reads a dossier's tables against a catalogue; `wanted` chooses one of several initiatives.
///
/// # Errors
/// The finding that stops the run: a file that is no table, a column that is
/// missing or stands twice, several initiatives with none chosen.
pub fn read(
    catalogue: &Catalogue,
    raw: &[RawTable],
    wanted: Option<&str>,
    reading: ReadingOptions,
) -> Result<Evidence, Box<Finding>> {
    let tables = Tables::read(catalogue, raw)?;
    let reader = EvidenceReader::new(catalogue, reading, Detail::Everything);
    match wanted {
        None => tables.evidence(&reader),
        Some(wanted) => tables.for_initiative(wanted)?.evidence(&reader),
    }
}

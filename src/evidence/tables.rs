//! The tables of a dossier or of a whole round: read once, taken apart by initiative.

use super::findings::{Findings, error, warning};
use super::index::{RowIndex, aliases, all};
use super::reader::EvidenceReader;
use super::rows::one_by_one;
use super::table::{InputTable, MIXED_ENCODING, RawTable, Table, TableKind, TableReading};
use super::unmatched_id::UnmatchedId;
use super::{
    Evidence, Initiative, TableStatus, UncountedDecisions, UncountedTable, answer, decision, initiative, team,
};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Place, Severity};
use crate::language::{Arg, Message};
use crate::names::is_same;
use crate::nearest::nearest;
use std::collections::BTreeSet;
use std::sync::Arc;

/// The code of a row that names no initiative where it must.
const UNNAMED: &str = "unnamed-initiative";

/// The tables of one dossier, or of as many initiatives as they tell apart.
#[derive(Clone, Debug, Default)]
pub(crate) struct Tables {
    tables: Vec<DossierTable>,
    /// The initiatives that are named, in the order of their first rows.
    ids: Vec<String>,
    /// The one whose rows alone are held, once it was chosen.
    chosen: Option<String>,
    /// What the dossier is called, by which the only initiative goes that names itself nowhere.
    called: Option<String>,
    /// Whether some rows name an initiative otherwise than others.
    has_aliases: bool,
    /// Whether each initiative's findings include the rows that name none.
    tells_unnamed: bool,
}

#[derive(Clone, Debug)]
struct DossierTable {
    table: Table,
    odd: Vec<Finding>,
    /// The rows of each initiative, where the table tells them apart.
    index: Option<Arc<RowIndex>>,
}

impl Tables {
    /// Reads tables against a catalogue, which names some of their columns.
    pub(crate) fn read(catalogue: &Catalogue, raw: &[RawTable]) -> Result<Tables, Box<Finding>> {
        Tables::read_with(catalogue, raw, TableReading { split: &one_by_one, has_digest: true })
    }

    /// The same in another way.
    pub(crate) fn read_with(
        catalogue: &Catalogue,
        raw: &[RawTable],
        reads: TableReading<'_>,
    ) -> Result<Tables, Box<Finding>> {
        let mut tables = Vec::new();
        for raw in raw {
            let mut odd = Vec::new();
            let table = match team::table(catalogue, raw, &mut odd, reads) {
                // What does not count stops nothing.
                Err(_) if !raw.standing.counts() => continue,
                table => table?,
            };
            if !raw.standing.counts() || !team::is_used(catalogue, raw.kind) {
                odd.clear();
            }
            tables.push((table, odd));
        }
        Ok(Tables::new(tables))
    }

    /// Tables that were read, each with what is odd about it.
    pub(crate) fn new(tables: Vec<(Table, Vec<Finding>)>) -> Tables {
        let mut tables = DossierTable::all(tables);
        let index = |part: &DossierTable| Some(RowIndex::new(&part.table, part.table.column("initiative")?));
        let mut indices: Vec<Option<RowIndex>> = tables.iter().map(index).collect();
        let counting = tables.iter().zip(&indices).filter(|(part, _)| part.standing().counts());
        let counting = counting.filter_map(|(part, index)| Some((part.table.kind(), index.as_ref()?)));
        let aliases = aliases(&counting.collect::<Vec<_>>());
        indices.iter_mut().flatten().for_each(|index| index.join(&aliases));
        let own = tables.iter().zip(&indices).filter(|(part, _)| part.standing() == TableStatus::Counts);
        let ids = all(own.filter_map(|(_, index)| index.as_ref()));
        for (part, index) in tables.iter_mut().zip(indices) {
            part.index = index.map(Arc::new);
        }
        let is_named = tables.iter().any(|part| part.standing() == TableStatus::Named);
        let has_aliases = is_named || !aliases.is_empty();
        Tables { tables, ids, has_aliases, tells_unnamed: true, ..Tables::default() }
    }

    /// The same, with rows that name no initiative reported by [`about_all`](Tables::about_all) alone.
    pub(crate) fn telling_once(self) -> Tables {
        Tables { tells_unnamed: false, ..self }
    }

    /// The same with what the dossier is called.
    pub(crate) fn called(self, name: &str) -> Tables {
        Tables { called: Some(name.to_owned()), ..self }
    }

    /// Tables that hold the rows of one initiative alone, each with what is odd about it.
    pub(crate) fn chosen(tables: Vec<(Table, Vec<Finding>)>, id: &str) -> Tables {
        let chosen = Some(id.to_owned());
        Tables { tables: DossierTable::all(tables), chosen, tells_unnamed: true, ..Tables::default() }
    }

    /// The initiatives that the tables tell apart, in the order of their first rows.
    pub(crate) fn initiatives(&self) -> &[String] {
        &self.ids
    }

    /// Those of them that have rows of evidence, where that tells several initiatives apart: the
    /// others applied for nothing. A dossier of one may name it in some tables only.
    pub(crate) fn applicants(&self) -> Vec<&String> {
        match self.index_of_evidence() {
            Some(index) => self.ids.iter().filter(|id| index.contains(id)).collect(),
            None => self.ids.iter().collect(),
        }
    }

    /// The ids that stand in other tables alone, once a table, by their first rows; not again
    /// those that the table of initiatives lists.
    pub(crate) fn strangers(&self) -> Vec<UnmatchedId> {
        let Some(evidence) = self.index_of_evidence() else { return Vec::new() };
        let mut strangers = Vec::new();
        let mut listed = BTreeSet::new();
        for DossierTable { table, index, .. } in
            self.tables.iter().filter(|part| part.standing() == TableStatus::Counts)
        {
            let (Some(index), Some(column)) = (index, table.column("initiative")) else { continue };
            for (id, rows) in index.owners().filter(|(id, _)| !evidence.contains(id)) {
                let kind = table.kind();
                if kind == TableKind::Initiatives {
                    listed.insert(id);
                } else if listed.contains(id) {
                    continue;
                }
                let line = rows.first().and_then(|row| table.line_of(*row)).unwrap_or(1);
                strangers.push(UnmatchedId { id: id.to_owned(), kind, place: table.place(line, column) });
            }
        }
        strangers
    }

    /// The rows of evidence by initiative, where there are several to be told apart by them.
    fn index_of_evidence(&self) -> Option<&RowIndex> {
        let part = self.tables.iter().find(|part| part.table.kind() == TableKind::Evidence);
        part.and_then(|part| part.index.as_deref()).filter(|_| self.ids.len() > 1)
    }

    /// What concerns no single initiative: what is odd about headers, and rows that name none, those
    /// beside the evidence first.
    pub(crate) fn about_all(&self) -> Vec<Finding> {
        let odd = self.tables.iter().flat_map(|part| &part.odd).filter(|finding| self.is_about_all(finding));
        let mut findings: Vec<Finding> = odd.cloned().collect();
        Finding::sort(&mut findings);
        let of_evidence = |part: &&DossierTable| part.table.kind() == TableKind::Evidence;
        let (evidence, sides): (Vec<&DossierTable>, _) = self.tables.iter().partition(of_evidence);
        findings.extend(sides.into_iter().chain(evidence).flat_map(DossierTable::unnamed).map(unnamed));
        findings
    }

    /// The tables as if they held the rows of one initiative alone.
    pub(crate) fn for_initiative(&self, wanted: &str) -> Result<Tables, Box<Finding>> {
        let is_anybodys =
            |part: &&DossierTable| part.index.is_none() && !part.table.is_empty() && part.standing().counts();
        if let Some(part) = self.tables.iter().find(is_anybodys).filter(|_| self.ids.len() > 1) {
            part.table.required(None, "initiative")?;
        }
        let own = self.tables.iter().filter(|part| part.standing() == TableStatus::Counts);
        let mut indices = own.filter_map(|part| part.index.as_ref());
        let wanted = self.as_written(wanted);
        if wanted.is_empty() || !indices.any(|index| index.contains(wanted)) {
            let near = nearest(wanted, self.ids.iter().map(String::as_str)).map(Arg::quoted);
            let message = Message::near(near, "finding-no-such-initiative-near", "finding-no-such-initiative");
            let message = message.with("initiative", Arg::quoted(wanted));
            return Err(Box::new(error("unknown-initiative", self.first_place(), message)));
        }
        let tables = self.tables.iter().map(|part| part.for_initiative(wanted, self.tells_unnamed)).collect();
        let (ids, chosen) = (vec![wanted.to_owned()], Some(wanted.to_owned()));
        Ok(Tables { tables, ids, chosen, called: None, ..*self })
    }

    /// The id as its rows have it, where one alone is the same but for how it is typed.
    fn as_written<'w>(&'w self, wanted: &'w str) -> &'w str {
        if self.tables.iter().filter_map(|part| part.index.as_ref()).any(|index| index.contains(wanted)) {
            return wanted;
        }
        let mut same = self.ids.iter().filter(|id| is_same(id, wanted));
        match (same.next(), same.next()) {
            (Some(id), None) => id,
            _ => wanted,
        }
    }

    /// Whether a finding concerns no single initiative: it stands in a header, or in a row that names none.
    pub(crate) fn is_about_all(&self, finding: &Finding) -> bool {
        let Some(place) = &finding.place else { return false };
        let of_place = |part: &&DossierTable| part.table.place(0, 0).table() == place.table();
        let is_header = |part: &DossierTable| place.line <= part.table.header_line();
        matches!(finding.code, UNNAMED | MIXED_ENCODING) || self.tables.iter().find(of_place).is_some_and(is_header)
    }

    /// What the only initiative says, or the one that was chosen.
    pub(crate) fn evidence(mut self, reader: &EvidenceReader<'_>) -> Result<Evidence, Box<Finding>> {
        let initiative = self.initiative()?;
        let mut passed_over = None;
        let called = self.called.take();
        for part in self.tables.iter_mut().filter(|part| part.standing() == TableStatus::Named) {
            let id = initiative.id.clone().or_else(|| called.clone()).unwrap_or_default();
            let others = all(part.index.as_deref().into_iter());
            let is_meant = |other: &&String| **other == id;
            let typed = others.iter().find(is_meant).or_else(|| others.iter().find(|other| is_same(other, &id)));
            *part = part.for_initiative(typed.unwrap_or(&id), self.tells_unnamed);
            if part.table.is_empty() && !others.is_empty() {
                passed_over = Some(no_decisions(&part.table, &id, &others));
            }
        }
        let mut findings = Findings::new(reader.detail);
        self.tables.iter_mut().for_each(|part| findings.extend(std::mem::take(&mut part.odd)));
        findings.extend(passed_over);
        let mut undecided = UncountedDecisions::default();
        self.tables.retain(|part| {
            let counts = part.standing().counts();
            undecided.tables.extend(UncountedTable::for_table(&part.table, part.standing()).filter(|_| !counts));
            counts
        });
        findings.extend(undecided.tables.iter().filter_map(UncountedTable::finding));
        // Rows of others there are none by now.
        if let Some(id) = self.chosen.as_ref().or(self.ids.first()).filter(|_| self.has_aliases) {
            findings.extend(self.tables.iter().filter_map(|part| initiative::typed_otherwise(&part.table, id)));
        }
        let mut take = |kind| {
            let index = self.tables.iter().position(|part| part.table.kind() == kind)?;
            Some(self.tables.swap_remove(index).table)
        };
        let evidence = take(TableKind::Evidence);
        let initiatives = take(TableKind::Initiatives);
        let (team, training) = (take(TableKind::Team), take(TableKind::Training));
        if self.chosen.is_some() && evidence.as_ref().is_some_and(Table::is_empty) {
            let message = Message::new("finding-no-evidence-rows");
            findings.push(Finding { place: None, ..warning("no-evidence-rows", Place::default(), message) });
        }
        let decided = take(TableKind::Decisions);
        let input = |table: &Table| reader.keeps_everything().then(|| table.input());

        let mut inputs: Vec<InputTable> = Vec::new();
        if let Some(table) = &initiatives {
            if table.is_sheet() {
                let columns = table.columns().map(|(_, column)| column).collect();
                findings.extend(table.hidden_findings(&columns));
                let remarks = |row| columns.iter().flat_map(move |column| table.remarks(row, *column));
                findings.extend(table.rows().flat_map(remarks));
            }
            findings.extend(initiative::check_held_until(table));
            inputs.extend(input(table));
        }
        let mut answers = answer::Answers::default();
        if let Some(mut table) = evidence {
            answers = answer::read(reader, &mut table, &mut findings)?;
            inputs.extend(input(&table));
        }
        let (team, team_inputs) = team::read(reader, team, training, &mut findings)?;
        inputs.extend(team_inputs);
        let mut decisions = Vec::new();
        let figures = reader.figures_of(&answers.profile);
        if let Some(mut table) = decided {
            (decisions, undecided.rows) = decision::read(reader, figures, &mut table, &mut findings)?;
            inputs.extend(input(&table));
        }
        inputs.sort_by_key(|input| input.kind);
        findings.check_count()?;
        let (suppositions, findings) = (Vec::new(), findings.into_list());
        let answer::Answers { facts, indicators: answers, values, profile } = answers;
        Ok(Evidence {
            initiative,
            inputs,
            facts,
            profile,
            answers,
            values,
            team,
            decisions,
            undecided,
            suppositions,
            findings,
        })
    }

    fn initiative(&self) -> Result<Initiative, Box<Finding>> {
        if self.ids.len() > 1 {
            return Err(Box::new(initiative::several(&self.ids, self.first_place())));
        }
        let table = self.tables.iter().map(|part| &part.table).find(|table| table.kind() == TableKind::Initiatives);
        initiative::read(table, self.chosen.as_deref())
    }

    fn first_place(&self) -> Place {
        self.tables.first().map_or_else(Place::default, |part| part.table.place(1, 0))
    }
}

/// That a table of decisions which somebody named has none about the initiative, but about others.
fn no_decisions(table: &Table, id: &str, others: &[String]) -> Finding {
    let (severity, message) = match nearest(id, others.iter().map(String::as_str)) {
        Some(near) => (Severity::Warning, Message::new("finding-no-decisions-near").with("near", Arg::quoted(near))),
        None => (Severity::Note, Message::new("finding-no-decisions")),
    };
    let place = table.place(table.header_line(), table.column("initiative").unwrap_or(0));
    Finding { severity, ..warning("no-decisions", place, message.with("initiative", Arg::quoted(id))) }
}

impl DossierTable {
    fn all(tables: Vec<(Table, Vec<Finding>)>) -> Vec<DossierTable> {
        tables.into_iter().map(|(table, odd)| DossierTable { table, odd, index: None }).collect()
    }

    fn standing(&self) -> TableStatus {
        self.table.standing()
    }

    fn unnamed(&self) -> impl Iterator<Item = Place> {
        let rows = self.index.as_deref().map(|index| index.get("")).unwrap_or_default();
        let column = self.table.column("initiative").unwrap_or(0);
        rows.iter().filter_map(|row| self.table.line_of(*row)).map(move |line| self.table.place(line, column))
    }

    /// The part with the rows of one initiative alone, and without what is odd about those of others.
    fn for_initiative(&self, wanted: &str, tells_unnamed: bool) -> DossierTable {
        let Some(index) = &self.index else { return self.clone() };
        let table = self.table.with_own(index.get(wanted).to_vec());
        let concerns = |finding: &&Finding| {
            let is_own = |place: &Place| table.has_row_at(place.line) || !self.table.has_row_at(place.line);
            finding.code == MIXED_ENCODING || finding.place.as_ref().is_none_or(is_own)
        };
        let mut odd: Vec<Finding> = self.odd.iter().filter(concerns).cloned().collect();
        // A row without an initiative may have been meant for this one.
        if tells_unnamed {
            odd.extend(self.unnamed().map(unnamed));
        }
        DossierTable { table, odd, index: None }
    }
}

/// That a row names no initiative.
pub(crate) fn unnamed(place: Place) -> Finding {
    error(UNNAMED, place, Message::new("finding-unnamed-initiative"))
}

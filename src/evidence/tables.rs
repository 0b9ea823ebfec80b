//! The tables of a dossier or of a whole round: read once, taken apart by initiative.

use super::initiative::Aliases;
use super::stranger::Stranger;
use super::table::{Input, MIXED_ENCODING, RawTable, Table, TableKind, check_count, error, warning};
use super::{
    Evidence, Initiative, Reading, SetAside, Standing, Undecided, answer, content, decision, initiative, team,
};
use crate::catalogue::Catalogue;
use crate::diagnostic::{Finding, Place, Severity};
use crate::language::{Arg, Message};
use crate::names::{is_same, names_nobody};
use crate::nearest::nearest;
use std::collections::{BTreeMap, BTreeSet};

/// The code of a row that names no initiative where it must.
const UNNAMED: &str = "unnamed-initiative";

/// The tables of one dossier, or of as many initiatives as they tell apart.
#[derive(Clone, Debug)]
pub struct Tables {
    tables: Vec<Part>,
    /// The initiatives that are named, in the order of their first rows.
    ids: Vec<String>,
    /// The one whose rows alone are held, once it was chosen.
    chosen: Option<String>,
    /// What the dossier is called, by which the only initiative goes that names itself nowhere.
    called: Option<String>,
}

/// A table, what is odd about it, and whose its rows are.
#[derive(Clone, Debug)]
struct Part {
    table: Table,
    odd: Vec<Finding>,
    /// The rows of each initiative, where the table tells them apart.
    rows_of: Option<BTreeMap<String, Vec<usize>>>,
}

impl Tables {
    /// Reads tables against a catalogue, which names some of their columns.
    ///
    /// # Errors
    /// The finding that stops the run: a file that is no table, a column that
    /// stands twice.
    pub fn read(catalogue: &Catalogue, raw: &[RawTable]) -> Result<Tables, Box<Finding>> {
        let mut tables = Vec::new();
        for raw in raw {
            let mut odd = Vec::new();
            let table = match team::table(catalogue, raw, &mut odd) {
                // What does not count stops nothing.
                Err(_) if !raw.standing.counts() => continue,
                table => table?,
            };
            if !raw.standing.counts() {
                odd.clear();
            }
            if !team::is_used(catalogue, raw.kind) {
                odd.clear();
            }
            tables.push(Part { table, odd, rows_of: None });
        }
        let counts = tables.iter().filter(|part| part.standing().counts());
        let aliases = initiative::aliases(&counts.map(|part| &part.table).collect::<Vec<_>>());
        let own = tables.iter().filter(|part| part.standing() == Standing::Counts);
        let ids = initiative::all(own.map(|part| &part.table), &aliases);
        for part in &mut tables {
            part.rows_of = part.table.column("initiative").map(|column| rows_of(&part.table, column, &aliases));
        }
        Ok(Tables { tables, ids, chosen: None, called: None })
    }

    /// The same with what the dossier is called.
    pub fn called(self, name: &str) -> Tables {
        Tables { called: Some(name.to_owned()), ..self }
    }

    /// Tables that hold the rows of one initiative alone, each with what is odd about it.
    pub fn chosen(tables: Vec<(Table, Vec<Finding>)>, id: &str) -> Tables {
        let tables = tables.into_iter().map(|(table, odd)| Part { table, odd, rows_of: None }).collect();
        Tables { tables, ids: vec![id.to_owned()], chosen: Some(id.to_owned()), called: None }
    }

    /// The initiatives that the tables tell apart, in the order of their first rows.
    pub fn initiatives(&self) -> &[String] {
        &self.ids
    }

    /// Those of them that have rows of evidence, where that tells several initiatives apart: the
    /// others applied for nothing. A dossier of one may name it in some tables only.
    pub fn applicants(&self) -> Vec<&String> {
        match self.rows_of_evidence() {
            Some(rows_of) => self.ids.iter().filter(|id| rows_of.contains_key(*id)).collect(),
            None => self.ids.iter().collect(),
        }
    }

    /// The ids that stand in other tables alone, once a table, by their first rows; not again
    /// those that the table of initiatives lists.
    pub fn strangers(&self) -> Vec<Stranger> {
        let Some(rows_of_evidence) = self.rows_of_evidence() else { return Vec::new() };
        let mut strangers = Vec::new();
        let mut listed = BTreeSet::new();
        for Part { table, rows_of, .. } in self.tables.iter().filter(|part| part.standing() == Standing::Counts) {
            let (Some(rows_of), Some(column)) = (rows_of, table.column("initiative")) else { continue };
            let others = rows_of.iter().filter(|(id, _)| !id.is_empty() && !rows_of_evidence.contains_key(*id));
            let first = |(id, rows): (&String, &Vec<usize>)| Some((id.clone(), table.rows.get(*rows.first()?)?.line));
            let mut others: Vec<(String, usize)> = others.filter_map(first).collect();
            others.sort_by_key(|(_, line)| *line);
            let kind = table.input.kind;
            for (id, line) in others {
                if kind == TableKind::Initiatives {
                    listed.insert(id.clone());
                } else if listed.contains(&id) {
                    continue;
                }
                strangers.push(Stranger { id, kind, place: table.place(line, column) });
            }
        }
        strangers
    }

    /// The rows of evidence by initiative, where there are several to be told apart by them.
    fn rows_of_evidence(&self) -> Option<&BTreeMap<String, Vec<usize>>> {
        let part = self.tables.iter().find(|part| part.table.input.kind == TableKind::Evidence);
        part.and_then(|part| part.rows_of.as_ref()).filter(|_| self.ids.len() > 1)
    }

    /// The tables as if they held the rows of one initiative alone.
    ///
    /// # Errors
    /// The finding that stops the run: there is none of that name, or a table does not
    /// tell whose its rows are, as others do.
    pub fn of(&self, wanted: &str) -> Result<Tables, Box<Finding>> {
        let is_anybodys =
            |part: &&Part| part.rows_of.is_none() && !part.table.rows.is_empty() && part.standing().counts();
        if let Some(part) = self.tables.iter().find(is_anybodys).filter(|_| self.ids.len() > 1) {
            part.table.required(None, "initiative")?;
        }
        let own = self.tables.iter().filter(|part| part.standing() == Standing::Counts);
        let mut tables = own.filter_map(|part| part.rows_of.as_ref());
        let wanted = self.as_written(wanted);
        if wanted.is_empty() || !tables.any(|rows_of| rows_of.contains_key(wanted)) {
            let message = match nearest(wanted, self.ids.iter().map(String::as_str)) {
                Some(near) => Message::new("finding-no-such-initiative-near").with("near", Arg::quoted(near)),
                None => Message::new("finding-no-such-initiative"),
            };
            let message = message.with("initiative", Arg::quoted(wanted));
            return Err(Box::new(error("unknown-initiative", self.first_place(), message)));
        }
        let tables = self.tables.iter().map(|part| part.of(wanted)).collect();
        Ok(Tables { tables, ids: vec![wanted.to_owned()], chosen: Some(wanted.to_owned()), called: None })
    }

    /// The id as its rows have it, where one alone is the same but for how it is typed.
    fn as_written<'w>(&'w self, wanted: &'w str) -> &'w str {
        let mut same = self.ids.iter().filter(|id| is_same(id, wanted));
        match (same.next(), same.next()) {
            (Some(id), None) => id,
            _ => wanted,
        }
    }

    /// Whether a finding concerns no single initiative: it stands in a header, or in
    /// a row that names none.
    pub fn is_about_all(&self, finding: &Finding) -> bool {
        let Some(place) = &finding.place else { return false };
        let of_place = |part: &&Part| part.table.place(0, 0).table() == place.table();
        let is_header = |part: &Part| place.line <= part.table.header.line;
        matches!(finding.code, UNNAMED | MIXED_ENCODING) || self.tables.iter().find(of_place).is_some_and(is_header)
    }

    /// What the only initiative says, or the one that was chosen.
    ///
    /// # Errors
    /// The finding that stops the run: a column that is missing, several initiatives
    /// with none chosen, two rows of one in the table of initiatives.
    pub fn evidence(mut self, catalogue: &Catalogue, reading: Reading) -> Result<Evidence, Box<Finding>> {
        let initiative = self.initiative()?;
        let id = initiative.id.clone().or_else(|| self.called.take()).unwrap_or_default();
        let mut passed_over = None;
        for part in self.tables.iter_mut().filter(|part| part.standing() == Standing::Named) {
            let others = initiative::all(std::iter::once(&part.table), &Aliases::new());
            let is_meant = |other: &&String| **other == id;
            let typed = others.iter().find(is_meant).or_else(|| others.iter().find(|other| is_same(other, &id)));
            *part = part.of(typed.unwrap_or(&id));
            if part.table.rows.is_empty() && !others.is_empty() {
                passed_over = Some(no_decisions(&part.table, &id, &others));
            }
        }
        for part in &mut self.tables {
            part.table.input.content_sha256 = content::content_digest(&part.table.header, &part.table.rows);
        }
        let mut findings: Vec<Finding> =
            self.tables.iter_mut().flat_map(|part| std::mem::take(&mut part.odd)).collect();
        findings.extend(passed_over);
        let mut undecided = Undecided::default();
        self.tables.retain(|part| {
            let counts = part.standing().counts();
            undecided.tables.extend(SetAside::of(&part.table, part.standing()).filter(|_| !counts));
            counts
        });
        findings.extend(undecided.tables.iter().filter_map(SetAside::finding));
        // Rows of others there are none by now.
        if let Some(id) = self.chosen.as_ref().or(self.ids.first()) {
            findings.extend(self.tables.iter().filter_map(|part| initiative::typed_otherwise(&part.table, id)));
        }
        let mut take = |kind| {
            let index = self.tables.iter().position(|part| part.table.input.kind == kind)?;
            Some(self.tables.swap_remove(index).table)
        };
        let evidence = take(TableKind::Evidence);
        let initiatives = take(TableKind::Initiatives);
        let (team, training) = (take(TableKind::Team), take(TableKind::Training));
        if self.chosen.is_some() && evidence.as_ref().is_some_and(|table| table.rows.is_empty()) {
            let message = Message::new("finding-no-evidence-rows");
            findings.push(Finding { place: None, ..warning("no-evidence-rows", Place::default(), message) });
        }
        let decided = take(TableKind::Decisions);

        if let Some(table) = &initiatives {
            let columns = table.columns().map(|(_, column)| column).collect();
            findings.extend(table.unseen(&columns));
            findings.extend(
                table.rows.iter().flat_map(|row| columns.iter().flat_map(|column| table.remarks(row, *column))),
            );
        }
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
            (decisions, undecided.rows) = decision::read(catalogue, &mut table, reading, &mut findings)?;
            inputs.push(table.input);
        }
        inputs.sort_by_key(|input| input.kind);
        check_count(&findings)?;
        let suppositions = Vec::new();
        Ok(Evidence { initiative, inputs, answers, team, decisions, undecided, suppositions, findings })
    }

    fn initiative(&self) -> Result<Initiative, Box<Finding>> {
        if self.ids.len() > 1 {
            return Err(Box::new(initiative::several(&self.ids, self.first_place())));
        }
        let table = self.tables.iter().map(|part| &part.table).find(|table| table.input.kind == TableKind::Initiatives);
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
    let place = table.place(table.header.line, table.column("initiative").unwrap_or(0));
    Finding { severity, ..warning("no-decisions", place, message.with("initiative", Arg::quoted(id))) }
}

/// The rows by the initiatives that they name; nobody's under the empty name.
fn rows_of(table: &Table, column: usize, aliases: &Aliases) -> BTreeMap<String, Vec<usize>> {
    let mut rows_of: BTreeMap<String, Vec<usize>> = BTreeMap::new();
    for (index, row) in table.rows.iter().enumerate() {
        let id = row.cell(column).trim();
        let id = aliases.get(id).map_or(id, String::as_str);
        match rows_of.get_mut(id) {
            Some(rows) => rows.push(index),
            // What nobody sees names nobody.
            None => {
                let id = if names_nobody(id) { "" } else { id };
                rows_of.entry(id.to_owned()).or_default().push(index);
            }
        }
    }
    rows_of
}

impl Part {
    /// How its table stands in the dossier.
    fn standing(&self) -> Standing {
        self.table.input.standing
    }

    /// The part with the rows of one initiative alone, and without what is odd about
    /// those of others.
    fn of(&self, wanted: &str) -> Part {
        let Some(rows_of) = &self.rows_of else { return self.clone() };
        let own = rows_of.get(wanted).map(Vec::as_slice).unwrap_or_default();
        let rows: Vec<_> = own.iter().filter_map(|row| self.table.rows.get(*row)).cloned().collect();
        let lines: BTreeSet<usize> = rows.iter().map(|row| row.line).collect();
        let is_row = |line: usize| self.table.rows.binary_search_by_key(&line, |row| row.line).is_ok();
        let concerns = |finding: &&Finding| {
            let is_own = |place: &Place| lines.contains(&place.line) || !is_row(place.line);
            finding.code == MIXED_ENCODING || finding.place.as_ref().is_none_or(is_own)
        };
        let mut odd: Vec<Finding> = self.odd.iter().filter(concerns).cloned().collect();
        // A row that names nobody may have been meant for this one.
        let unnamed = rows_of.get("").into_iter().flatten().filter_map(|row| self.table.rows.get(*row));
        let column = self.table.column("initiative").unwrap_or(0);
        odd.extend(
            unnamed.map(|row| {
                error(UNNAMED, self.table.place(row.line, column), Message::new("finding-unnamed-initiative"))
            }),
        );
        Part { table: self.table.with_rows(rows), odd, rows_of: None }
    }
}

//! Reads and scores the initiatives of a round one after the other: plain rows plainly,
//! odd ones thoroughly.

use super::blocks::Block;
use super::gather::Held;
use super::reports::Desk;
use super::seen::Seat;
use super::side::{Fetcher, Side};
use super::whose::{digest, ids, is_same, named, unnamed};
use super::writer::{self, Painter};
use super::{Batch, Setting, Stop, failed, gist, home};
use crate::assess::{assess, elsewhere, names_another, outcome};
use crate::catalogue::Counting;
use crate::command::dossier::{Look, look_for_documents};
use crate::command::problem::Problem;
use crate::evidence::{Evidence, Initiative, Layout, Own, Plain, RowsOf, Said, Splitter, TableKind, tables_of};
use crate::names::names_nobody;
use crate::portfolio::{Entry, Noted, Scored};
use std::path::Path;

/// Reads and scores the initiatives of blocks.
pub struct Reader<'r, 'a> {
    scorer: Scorer<'r, 'a>,
    fetchers: Vec<Fetcher<'r>>,
    id: String,
    digest: u64,
    is_odd: bool,
}

/// Scores initiatives by their rows.
struct Scorer<'r, 'a> {
    layouts: &'r [Layout],
    /// The folder of the tables, where reports look for documents.
    folder: &'r Path,
    setting: &'r Setting<'a>,
    painter: Painter<'r>,
    /// Reads what is plain, unless somebody wants reports, which name each cell.
    plain: Option<Plain<'r>>,
}

impl<'r, 'a> Reader<'r, 'a> {
    /// A reader of tables with these layouts in a folder.
    pub fn new(
        (layouts, folder): (&'r [Layout], &'r Path),
        setting: &'r Setting<'a>,
        sides: &'r [Side<'r>],
        desk: Option<&'r Desk>,
    ) -> Reader<'r, 'a> {
        let plain = || Plain::new(setting.catalogue, layouts, setting.reading, setting.by);
        // Where documents count only if they are there, somebody has to look for them.
        let is_thorough = desk.is_some() || setting.catalogue.documents == Counting::Present;
        let plain = if is_thorough { None } else { plain() };
        Reader {
            scorer: Scorer { layouts, folder, setting, painter: Painter::new(setting, desk), plain },
            fetchers: sides.iter().map(Side::fetcher).collect(),
            id: String::new(),
            digest: 0,
            is_odd: false,
        }
    }

    pub fn block(&mut self, block: &Block) -> Result<Batch<'a>, Stop> {
        let Some(layout) = self.scorer.layouts.first() else { return Err(Stop::NotPlain) };
        let mut batch = Batch::new(self.scorer.setting);
        let mut splitter = Splitter::new(&block.bytes, layout.delimiter());
        // Where the rows of the current initiative begin, and on which line.
        let mut begun: Option<(usize, usize)> = None;
        let rows = |(begin, line): (usize, usize), end: usize| RowsOf {
            kind: TableKind::Evidence,
            text: block.bytes.get(begin..end).unwrap_or_default(),
            line,
            lines: None,
        };
        let is_first = layout.initiative_column() == 0;
        loop {
            // Most rows are the next of the same initiative, and answer what is expected there.
            if let (Some(plain), true, false) = (&mut self.scorer.plain, begun.is_some(), self.is_odd) {
                self.is_odd = plain.expected_rows(&self.id, &mut splitter).map_err(|_| Stop::NotPlain)?.is_err();
            }
            let (position, line) = (splitter.position(), block.line + splitter.lines);
            // The first row of the next one is mostly what is expected, too.
            if let Some(id) = splitter.first_cell().filter(|id| is_first && *id != self.id.as_bytes()) {
                if let Some(begun) = begun.replace((position, line)) {
                    self.end(rows(begun, position), &mut batch)?;
                }
                self.begin(std::str::from_utf8(id).map_err(|_| Stop::NotPlain)?);
                continue;
            }
            let Some(cells) = splitter.next_row().map_err(|_| Stop::NotPlain)? else { break };
            let id = named(cells, layout)?;
            if id.is_empty() {
                // All reports tell of it.
                if self.scorer.painter.has_reports() {
                    return Err(Stop::NotPlain);
                }
                let line = block.line + splitter.row_line();
                batch.tell(self.scorer.setting.place, &unnamed(layout, line));
                self.is_odd = true;
                continue;
            }
            if begun.is_none() || id != self.id.as_bytes() {
                if let Some(begun) = begun {
                    self.end(rows(begun, position), &mut batch)?;
                }
                begun = Some((position, line));
                self.begin(std::str::from_utf8(id).map_err(|_| Stop::NotPlain)?);
            }
            if let (Some(plain), false) = (&mut self.scorer.plain, self.is_odd) {
                self.is_odd = plain.row(cells).is_err();
            }
        }
        if let Some(begun) = begun {
            self.end(rows(begun, block.bytes.len()), &mut batch)?;
        }
        batch.size = (block.bytes.len() as u64, splitter.lines as u64);
        Ok(batch)
    }

    /// Scores some initiatives whose rows are held.
    pub fn held(&mut self, held: &Held<'_>, part: std::ops::Range<usize>) -> Result<Batch<'a>, Stop> {
        let mut batch = Batch::new(self.scorer.setting);
        for index in part {
            let first = held.rows(index).find_map(|(layout, rows)| ids(rows.text, layout).next());
            let id = first.ok_or(Stop::NotPlain)?;
            self.begin(std::str::from_utf8(id).map_err(|_| Stop::NotPlain)?);
            let mut rows: Rows<'_> = [None; _];
            for ((layout, of), slot) in held.rows(index).zip(&mut rows) {
                for other in ids(of.text, layout).filter(|other| *other != id) {
                    // Two ids may have one digest, once in many billions.
                    if !is_same(other, id) {
                        return Err(Stop::NotPlain);
                    }
                    // One that is typed otherwise is told.
                    self.is_odd = true;
                }
                if of.kind == TableKind::Evidence {
                    self.evidence(of.text, layout)?;
                    batch.size.1 += of.lines.map_or(0, <[u32]>::len) as u64;
                }
                *slot = Some(of);
            }
            self.check_id()?;
            self.scorer.score(&self.id, self.is_odd, &rows, &mut batch)?;
        }
        Ok(batch)
    }

    /// Reads rows of evidence, all of the same initiative.
    fn evidence(&mut self, text: &[u8], layout: &Layout) -> Result<(), Stop> {
        let mut splitter = Splitter::new(text, layout.delimiter());
        while let Some(cells) = splitter.next_row().map_err(|_| Stop::NotPlain)? {
            if let (Some(plain), false) = (&mut self.scorer.plain, self.is_odd) {
                self.is_odd = plain.row(cells).is_err();
            }
        }
        Ok(())
    }

    pub fn begin(&mut self, id: &str) {
        self.is_odd = false;
        self.id.clear();
        self.id.push_str(id);
        self.digest = digest(id.as_bytes());
        self.scorer.plain.iter_mut().for_each(Plain::begin);
    }

    /// Ids are told apart without the blanks around them, of which those of ASCII are gone.
    ///
    /// # Errors
    /// That it has others, or nothing that anybody sees.
    fn check_id(&self) -> Result<(), Stop> {
        let is_seen = !names_nobody(&self.id);
        if is_seen && self.id.trim() == self.id { Ok(()) } else { Err(Stop::NotPlain) }
    }

    /// Scores the initiative all of whose rows of evidence were seen.
    pub fn end(&mut self, evidence: RowsOf<'_>, batch: &mut Batch<'a>) -> Result<(), Stop> {
        self.check_id()?;
        let mut rows: Rows<'_> = [None; _];
        let mut seat = Seat { digest: self.digest, place: None };
        let [own, others @ ..] = &mut rows;
        *own = Some(evidence);
        for (table, (fetcher, other)) in self.fetchers.iter_mut().zip(others).enumerate() {
            if let Some(fetched) = fetcher.fetch(self.digest)? {
                // Two ids may have one digest, once in many billions.
                if !fetched.belongs_to(&self.id) {
                    return Err(Stop::NotPlain);
                }
                if table == 0 {
                    seat.place = Some(fetched.place);
                }
                batch.beside += 1;
                self.is_odd |= fetched.is_odd;
                *other = Some(fetched.rows);
            }
        }
        self.scorer.score(&self.id, self.is_odd, &rows, batch)?;
        batch.seats.push(seat);
        Ok(())
    }
}

/// The rows of an initiative in each table where it has some.
type Rows<'t> = [Option<RowsOf<'t>>; TableKind::ALL.len()];

impl<'a> Scorer<'_, 'a> {
    /// Scores an initiative by its rows, of which those of the evidence were seen.
    fn score(&mut self, id: &str, is_odd: bool, rows: &Rows<'_>, batch: &mut Batch<'a>) -> Result<(), Problem> {
        let text = |kind| rows.iter().flatten().find(|rows| rows.kind == kind).map(|rows| rows.text);
        let own = Own {
            id,
            initiatives: text(TableKind::Initiatives),
            team: text(TableKind::Team),
            training: text(TableKind::Training),
        };
        // That an initiative has no evidence is told, and so are decisions.
        let has_evidence = text(TableKind::Evidence).is_some_and(|text| !text.is_empty());
        let is_plain = !is_odd && has_evidence && text(TableKind::Decisions).is_none();
        let plain = self.plain.as_mut().filter(|_| is_plain);
        let entry = match plain.and_then(|plain| plain.finish(&own).ok()) {
            Some(said) => plainly_scored(self.setting, said),
            None => self.thoroughly(id, rows, batch)?,
        };
        batch.add(entry, &self.painter);
        Ok(())
    }

    /// Scores the rows of an initiative about which something is odd, or whose report is wanted.
    fn thoroughly(&self, id: &str, rows: &Rows<'_>, batch: &mut Batch<'a>) -> Result<Entry<'a>, Problem> {
        let Setting { catalogue, reading, place, .. } = *self.setting;
        let rows: Vec<RowsOf<'_>> = rows.iter().flatten().copied().collect();
        let read = || {
            let tables = tables_of(catalogue, self.layouts, id, &rows)?;
            let evidence = tables.clone().evidence(catalogue, reading)?;
            let names: Vec<String> = self.layouts.iter().map(|layout| layout.place(1).file).collect();
            let home = (self.folder, names.iter().map(String::as_str));
            let documents = look_for_documents(catalogue, &evidence, home, self.painter.look(Look::Away))?;
            Ok::<_, Problem>((assess(catalogue, evidence, &documents, reading.as_of), tables))
        };
        match read() {
            Ok((assessment, tables)) => {
                batch.reports.extend(self.painter.report(self.setting, &assessment, id, false)?);
                Ok(gist(self.setting, assessment, |finding| tables.is_about_all(finding)).0)
            }
            Err(problem) => {
                // A lone table is what the round is called by.
                let is_lone = self.layouts.first().is_some_and(|layout| layout.place(1).file == place);
                Ok(failed(place, id, problem.within(self.folder, home(place, is_lone))))
            }
        }
    }
}

/// Scores what plain rows say: without the working, unless somebody wants to read findings.
fn plainly_scored<'a>(setting: &Setting<'a>, said: Said<'_>) -> Entry<'a> {
    let Setting { catalogue, tariffs, limits, place, .. } = *setting;
    let lists_findings = setting.files.contains(&writer::File::Findings);
    if lists_findings || names_another(catalogue, &said.initiative) {
        return entry(setting, said.evidence(catalogue));
    }
    let outcome = outcome(tariffs, &said);
    let Some(shown) = outcome.percent_shown(tariffs, limits, &said) else {
        return entry(setting, said.evidence(catalogue));
    };
    let group = setting.group(&said.initiative);
    let Initiative { id, name, .. } = said.initiative;
    let findings = Noted::Counted(outcome.findings);
    let outcome = Ok(Scored { group, ..Scored::brief(outcome, name, shown) });
    let initiative = id.unwrap_or_default();
    Entry { dossier: place.into(), initiative, outcome, findings, content: None, is_absent: false }
}

fn entry<'a>(setting: &Setting<'a>, evidence: Evidence) -> Entry<'a> {
    let documents = elsewhere(&evidence);
    gist(setting, assess(setting.catalogue, evidence, &documents, setting.reading.as_of), |_| false).0
}

//! The tables of a round whose rows stand together by initiative, read block by block
//! with several threads. Plain rows are read plainly, odd ones thoroughly; what is read
//! is scored as any dossier is.

use super::blocks::{Block, Blocks, is_plain};
use super::crew::in_order;
use super::gather::Gather;
use super::side::{Fetcher, Side, digest};
use super::writer::{self, Painter};
use super::{Batch, Setting, Stop, failed, gist};
use crate::assess::{Documents, assess, elsewhere, names_another, outcome};
use crate::catalogue::Catalogue;
use crate::command::problem::Problem;
use crate::command::progress::Progress;
use crate::diagnostic::Finding;
use crate::evidence::{
    Cells, Evidence, Initiative, Layout, Own, Plain, RawTable, RowsOf, Said, Splitter, TableKind, Tables, tables_of,
};
use crate::language::Message;
use crate::portfolio::{Entry, Noted, Scored};
use crate::render::terminal::clean;
use std::collections::HashSet;
use std::fs::File;
use std::hash::{BuildHasherDefault, Hasher};
use std::io::Read;
use std::path::{Path, PathBuf};

/// How much of a file is looked at for its header.
const HEAD: u64 = 1 << 16;

/// How many initiatives are gathered at once.
const AT_ONCE: usize = 256;

/// How the tables of a round are laid out, with their paths.
///
/// # Errors
/// The [`Problem`] with tables that are not plain.
pub fn layouts(path: &Path, catalogue: &Catalogue) -> Result<Vec<(String, Layout)>, Problem> {
    std::fs::metadata(path).map_err(|error| Problem::reading(path, &error))?;
    let Some((tables, _)) = RoundTables::headers(path, catalogue)? else {
        return Err(Problem::Said(Problem::path("sql-problem-tables", path)));
    };
    let paths = tables.files.iter().map(|(path, _)| path.display().to_string());
    Ok(paths.zip(tables.layouts).collect())
}

/// Digests of ids, which are hashed already.
type Digests = HashSet<u64, BuildHasherDefault<Hashed>>;

#[derive(Default)]
struct Hashed(u64);

impl Hasher for Hashed {
    fn write(&mut self, bytes: &[u8]) {
        self.0 = digest(bytes);
    }

    fn write_u64(&mut self, digest: u64) {
        self.0 = digest;
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Where the rows of the evidence are taken from.
enum Source<'s> {
    /// They stand together by initiative.
    Blocks(Blocks<'s>),
    /// They stand in any order; which initiative is next.
    Gather(Gather<'s>, usize),
}

/// The tables of a round, opened.
pub struct RoundTables {
    /// The evidence first.
    files: Vec<(PathBuf, File)>,
    layouts: Vec<Layout>,
    /// What is to be said of the tables as wholes.
    told: Vec<Finding>,
}

impl RoundTables {
    /// Opens the tables of a folder, or a lone table of evidence. `None` where they are no
    /// plain tables of several initiatives; reading them as a dossier then tells why.
    ///
    /// # Errors
    /// The [`Problem`] with a file that cannot be read.
    pub fn open(path: &Path, setting: &Setting<'_>) -> Result<Option<RoundTables>, Problem> {
        let Setting { catalogue, reading, .. } = *setting;
        let Some((mut tables, heads)) = RoundTables::headers(path, catalogue)? else { return Ok(None) };
        // What the headers alone give rise to.
        let whole = Tables::read(catalogue, &heads).map_err(Problem::from)?;
        let evidence = whole.clone().evidence(catalogue, reading).map_err(Problem::from)?;
        let assessment = assess(catalogue, evidence, &Documents::new(), reading.as_of);
        tables.told = gist(setting, assessment, |finding| whole.is_about_all(finding)).1;
        Ok(Some(tables))
    }

    /// The tables of a folder or a lone table with the headers of each, as far as those
    /// are plain.
    fn headers(path: &Path, catalogue: &Catalogue) -> Result<Option<(RoundTables, Vec<RawTable>)>, Problem> {
        let mut tables = RoundTables { files: Vec::new(), layouts: Vec::new(), told: Vec::new() };
        let mut heads = Vec::new();
        for kind in TableKind::ALL {
            let name = format!("{}.csv", kind.name());
            let (path, name) = match (path.is_dir(), kind) {
                (true, _) => (path.join(&name), name),
                (false, TableKind::Evidence) => (
                    path.to_owned(),
                    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
                ),
                (false, _) => continue,
            };
            let is_absent = |error: &std::io::Error| error.kind() == std::io::ErrorKind::NotFound;
            if kind != TableKind::Evidence && std::fs::symlink_metadata(&path).is_err_and(|error| is_absent(&error)) {
                continue;
            }
            // Reading it as a dossier says what is wrong.
            if !std::fs::metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
                return Ok(None);
            }
            let mut file = File::open(&path).map_err(|error| Problem::reading(&path, &error))?;
            let mut head = Vec::new();
            file.by_ref().take(HEAD).read_to_end(&mut head).map_err(|error| Problem::reading(&path, &error))?;
            let Some(layout) = Layout::of(catalogue, kind, &name, &head).map_err(Problem::from)? else {
                return Ok(None);
            };
            head.truncate(layout.begin);
            heads.push(RawTable::of_text(kind, name, head));
            tables.files.push((path, file));
            tables.layouts.push(layout);
        }
        Ok(Some((tables, heads)))
    }

    /// How many bytes the evidence has.
    pub fn bytes(&self) -> u64 {
        let evidence = self.files.first().and_then(|(_, file)| file.metadata().ok());
        evidence.map_or(0, |metadata| metadata.len())
    }

    /// Scores every initiative; the entries come in the order of first rows.
    ///
    /// # Errors
    /// That the tables are to be read in another way, or what `take` says.
    pub fn score<'a>(
        &self,
        setting: &Setting<'a>,
        in_any_order: bool,
        mut take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<(), Stop> {
        let (Some((path, file)), Some(layout)) = (self.files.first(), self.layouts.first()) else {
            return Err(Stop::NotPlain);
        };
        let mut sides = Vec::new();
        let mut others = self.files.iter().zip(&self.layouts).skip(1);
        let mut take_side = |side: Result<_, Stop>| {
            sides.push(side?);
            Ok::<_, Stop>(())
        };
        in_order(setting.threads, || Ok(others.next()), || |table| Side::new(table, in_any_order), &mut take_side)?;
        let mut first = Batch::new(setting);
        self.told.iter().for_each(|finding| first.tell(setting.place, finding));
        for side in &sides {
            side.unnamed().iter().for_each(|line| first.tell(setting.place, &unnamed(side.layout(), *line)));
        }
        take(first)?;
        let mut source = match in_any_order {
            false => Source::Blocks(Blocks::new(file, path, layout)?),
            true => Source::Gather(Gather::new(file, path, layout)?, 0),
        };
        let mut seen = Digests::default();
        let mut progress = (!setting.is_quiet).then(|| Progress::over(self.bytes(), clean(setting.place)));
        let mut take_all = |batch: Result<Batch<'a>, Stop>| {
            let batch = batch?;
            progress.iter_mut().for_each(|progress| progress.add_rows(batch.size.0, batch.size.1));
            match batch.digests.iter().all(|digest| seen.insert(*digest)) {
                true => take(batch).map_err(Stop::from),
                false if in_any_order => Err(Stop::NotPlain),
                false => Err(Stop::Ungrouped),
            }
        };
        let threads = setting.threads;
        match &mut source {
            Source::Blocks(blocks) => {
                let worker = || {
                    let mut reader = Reader::new(self, setting, &sides);
                    move |block| reader.block(&block)
                };
                in_order(threads, || blocks.next(), worker, take_all)?;
            }
            Source::Gather(gather, next) => {
                let mut told = Batch::new(setting);
                gather.unnamed.iter().for_each(|line| told.tell(setting.place, &unnamed(layout, *line)));
                take_all(Ok(told))?;
                let gather = &*gather;
                let part = || {
                    let part = *next..(*next + AT_ONCE).min(gather.len());
                    *next = part.end;
                    Ok((!part.is_empty()).then_some(part))
                };
                let worker = || {
                    let mut reader = Reader::new(self, setting, &sides);
                    move |part| reader.gathered(gather, part)
                };
                in_order(threads, part, worker, take_all)?;
            }
        }
        self.without_evidence(setting, &sides, &mut seen, take)?;
        // The rows of a single one may name it or not, as in any dossier.
        if seen.len() < 2 { Err(Stop::NotPlain) } else { Ok(()) }
    }

    /// Scores whoever stands in other tables alone, after all that have evidence.
    fn without_evidence<'a>(
        &self,
        setting: &Setting<'a>,
        sides: &[Side<'_>],
        seen: &mut Digests,
        mut take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<(), Stop> {
        let mut reader = Reader::new(self, setting, sides);
        let none = RowsOf { kind: TableKind::Evidence, text: b"", line: 1, lines: None };
        for side in sides {
            let mut fetcher = side.fetcher();
            let mut batch = Batch::new(setting);
            for digest in (0..side.len()).filter_map(|index| side.digest(index)) {
                if seen.insert(digest) {
                    let id = fetcher.id(digest)?.ok_or(Stop::NotPlain)?;
                    reader.begin(&id);
                    reader.end(none, None, &mut batch)?;
                }
                if batch.digests.len() >= AT_ONCE {
                    take(std::mem::replace(&mut batch, Batch::new(setting)))?;
                }
            }
            take(batch)?;
        }
        Ok(())
    }
}

/// The id of the initiative that a row names.
///
/// # Errors
/// That it has quotes within, so that it is more than a piece of the text.
pub fn named<'t>(cells: &Cells<'t>, layout: &Layout) -> Result<&'t [u8], Stop> {
    let id = cells.get(layout.initiative_column()).trim_ascii();
    if id.contains(&b'"') { Err(Stop::NotPlain) } else { Ok(id) }
}

/// That a row names no initiative.
fn unnamed(layout: &Layout, line: usize) -> Finding {
    Finding {
        severity: crate::diagnostic::Severity::Error,
        code: "unnamed-initiative",
        message: Message::new("finding-unnamed-initiative"),
        indicator: None,
        place: Some(layout.place(line)),
    }
}

/// Reads and scores the initiatives of blocks.
struct Reader<'r, 'a> {
    tables: &'r RoundTables,
    setting: &'r Setting<'a>,
    painter: Painter<'r>,
    plain: Option<Plain<'r>>,
    fetchers: Vec<Fetcher<'r>>,
    id: String,
    digest: u64,
    is_odd: bool,
}

impl<'r, 'a> Reader<'r, 'a> {
    fn new(tables: &'r RoundTables, setting: &'r Setting<'a>, sides: &'r [Side<'r>]) -> Reader<'r, 'a> {
        Reader {
            tables,
            setting,
            painter: Painter::new(setting),
            plain: Plain::new(setting.catalogue, &tables.layouts, setting.reading, setting.by),
            fetchers: sides.iter().map(Side::fetcher).collect(),
            id: String::new(),
            digest: 0,
            is_odd: false,
        }
    }

    fn block(&mut self, block: &Block) -> Result<Batch<'a>, Stop> {
        let Some(layout) = self.tables.layouts.first() else { return Err(Stop::NotPlain) };
        if !is_plain(&block.bytes) {
            return Err(Stop::NotPlain);
        }
        let mut batch = Batch::new(self.setting);
        let mut splitter = Splitter::new(&block.bytes, layout.delimiter());
        // Where the rows of the current initiative begin, and on which line.
        let mut begun: Option<(usize, usize)> = None;
        let rows = |(begin, line): (usize, usize), end: usize| RowsOf {
            kind: TableKind::Evidence,
            text: block.bytes.get(begin..end).unwrap_or_default(),
            line,
            lines: None,
        };
        loop {
            // Most rows are the next of the same initiative, and answer what is expected there.
            if let (Some(plain), true, false) = (&mut self.plain, begun.is_some(), self.is_odd)
                && let Some(read) = plain.expected_row(&self.id, &mut splitter).map_err(|_| Stop::NotPlain)?
            {
                self.is_odd = read.is_err();
                continue;
            }
            let (position, line) = (splitter.position(), block.line + splitter.lines);
            let Some(cells) = splitter.next_row().map_err(|_| Stop::NotPlain)? else { break };
            let id = named(cells, layout)?;
            if id.is_empty() {
                let line = block.line + splitter.lines - 1;
                batch.tell(self.setting.place, &unnamed(layout, line));
                self.is_odd = true;
                continue;
            }
            if begun.is_none() || id != self.id.as_bytes() {
                if let Some(begun) = begun {
                    self.end(rows(begun, position), None, &mut batch)?;
                }
                begun = Some((position, line));
                self.begin(std::str::from_utf8(id).map_err(|_| Stop::NotPlain)?);
            }
            if let (Some(plain), false) = (&mut self.plain, self.is_odd) {
                self.is_odd = plain.row(cells).is_err();
            }
        }
        if let Some(begun) = begun {
            self.end(rows(begun, block.bytes.len()), None, &mut batch)?;
        }
        batch.size = (block.bytes.len() as u64, splitter.lines as u64);
        Ok(batch)
    }

    /// Scores some initiatives whose rows stand in any order.
    fn gathered(&mut self, gather: &Gather<'_>, part: std::ops::Range<usize>) -> Result<Batch<'a>, Stop> {
        let layout = gather.layout();
        let mut batch = Batch::new(self.setting);
        let (mut bytes, mut begins) = (Vec::new(), Vec::new());
        for index in part {
            gather.rows(index, &mut bytes, &mut begins)?;
            let mut splitter = Splitter::new(&bytes, layout.delimiter());
            let mut is_begun = false;
            while let Some(cells) = splitter.next_row().map_err(|_| Stop::NotPlain)? {
                let id = named(cells, layout)?;
                if !is_begun {
                    is_begun = true;
                    self.begin(std::str::from_utf8(id).map_err(|_| Stop::NotPlain)?);
                } else if id != self.id.as_bytes() {
                    // Two ids have one digest.
                    return Err(Stop::NotPlain);
                }
                if let (Some(plain), false) = (&mut self.plain, self.is_odd) {
                    self.is_odd = plain.row(cells).is_err();
                }
            }
            batch.size.0 += bytes.len() as u64;
            batch.size.1 += begins.len() as u64;
            let rows = RowsOf { kind: TableKind::Evidence, text: &bytes, line: 1, lines: None };
            self.end(rows, Some((gather, &begins)), &mut batch)?;
        }
        Ok(batch)
    }

    fn begin(&mut self, id: &str) {
        self.is_odd = false;
        self.id.clear();
        self.id.push_str(id);
        self.digest = digest(id.as_bytes());
        self.plain.iter_mut().for_each(Plain::begin);
    }

    /// Scores the initiative all of whose rows of evidence were seen; `gathered` tells
    /// where they begin that do not stand together.
    fn end(
        &mut self,
        evidence: RowsOf<'_>,
        gathered: Option<(&Gather<'_>, &[u64])>,
        batch: &mut Batch<'a>,
    ) -> Result<(), Stop> {
        // Ids are told apart without the blanks around them, of which those of ASCII are gone.
        if self.id.trim() != self.id {
            return Err(Stop::NotPlain);
        }
        let mut rows = vec![evidence];
        let mut origins = vec![gathered];
        for fetcher in &mut self.fetchers {
            if let Some(fetched) = fetcher.fetch(self.digest)? {
                // Two ids may have one digest, once in many billions.
                if !fetched.belongs_to(&self.id) {
                    return Err(Stop::NotPlain);
                }
                self.is_odd |= fetched.is_odd || fetched.rows.kind == TableKind::Decisions;
                rows.push(fetched.rows);
                origins.push(fetched.gathered);
            }
        }
        let text = |kind| rows.iter().find(|rows| rows.kind == kind).map(|rows| rows.text);
        let own = Own {
            id: &self.id,
            initiatives: text(TableKind::Initiatives),
            team: text(TableKind::Team),
            training: text(TableKind::Training),
        };
        let plainly = match &mut self.plain {
            Some(plain) if !self.is_odd => plain.finish(&own).ok(),
            _ => None,
        };
        let entry = match plainly {
            Some(said) => plainly_scored(self.setting, said),
            None => {
                let lines =
                    origins.iter().map(|origin| origin.map(|(gather, begins)| gather.lines(begins)).transpose());
                let lines: Vec<Option<Vec<usize>>> = lines.collect::<Result<_, Stop>>()?;
                let both = rows.iter().zip(&lines);
                let rows: Vec<RowsOf<'_>> =
                    both.map(|(rows, lines)| RowsOf { lines: lines.as_deref(), ..*rows }).collect();
                thoroughly(self.setting, &self.tables.layouts, &self.id, &rows)
            }
        };
        batch.add(entry, &self.painter);
        batch.digests.push(self.digest);
        Ok(())
    }
}

/// Scores the rows of an initiative about which something is odd.
fn thoroughly(setting: &Setting<'_>, layouts: &[Layout], id: &str, rows: &[RowsOf<'_>]) -> Entry {
    let Setting { catalogue, reading, place, .. } = *setting;
    let tables = tables_of(catalogue, layouts, id, rows);
    match tables.and_then(|tables| Ok((tables.clone().evidence(catalogue, reading)?, tables))) {
        Ok((evidence, tables)) => entry(setting, evidence, Some(&tables)),
        Err(finding) => failed(place, id, Problem::from(finding)),
    }
}

/// Scores what plain rows say: without the working, unless somebody wants to read findings.
fn plainly_scored(setting: &Setting<'_>, said: Said) -> Entry {
    let Setting { catalogue, limits, reading, place, .. } = *setting;
    let lists_findings = setting.files.contains(&writer::File::Findings);
    if lists_findings || names_another(catalogue, &said.initiative) {
        return entry(setting, said.into(), None);
    }
    let outcome = outcome(catalogue, &said, reading.as_of);
    let Some(shown) = outcome.percent_shown(catalogue, limits) else { return entry(setting, said.into(), None) };
    let group = setting.group(&said.initiative);
    let Initiative { id, name, .. } = said.initiative;
    let findings = Noted::Counted(outcome.findings.clone());
    let outcome = Ok(Scored { group, ..Scored::brief(outcome, name, shown) });
    Entry { dossier: place.to_owned(), initiative: id.unwrap_or_default(), outcome, findings }
}

fn entry(setting: &Setting<'_>, evidence: Evidence, tables: Option<&Tables>) -> Entry {
    let Setting { catalogue, reading, .. } = *setting;
    let documents = elsewhere(&evidence);
    let assessment = assess(catalogue, evidence, &documents, reading.as_of);
    gist(setting, assessment, |finding| tables.is_some_and(|tables| tables.is_about_all(finding))).0
}

//! The tables of a round whose rows stand together by initiative: read block by block with
//! several threads, and with little memory.

use super::blocks::{Block, TableBytes, TableFile, changed};
use super::index::MemoryIndex;
use super::pool::in_order;
use super::reports::ReportStaging;
use super::score::{DocumentFolder, Scorer};
use super::side_tables::{Fetcher, SideTable, digest};
use super::writer::ResultRenderer;
use super::{Batch, BlockError, MAX_ROUND_BYTES, RoundSettings, entry_of_assessment, home};
use crate::assess::{Documents, assess};
use crate::catalogue::Catalogue;
use crate::command::decision_source::{DECISIONS, DecisionSource};
use crate::command::dossier::{PIECE, check_names};
use crate::command::output::folder;
use crate::command::problem::Problem;
use crate::command::progress::Progress;
use crate::diagnostic::{Finding, Place};
use crate::digest::Digester;
use crate::evidence::{
    Detail, Encoding, EvidenceReader, InitiativeRows, TableKind, TableLayout, Tables, UnmatchedId, documents_in,
    encoding_of, is_about_all, stray_byte, tables_of, text_in, unmarked, unnamed,
};
use rayon::ThreadPool;
use std::borrow::Cow;
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How much of a file is looked at for its header.
const HEAD: usize = 1 << 16;

/// How many initiatives are scored together, where no block settles it.
const AT_ONCE: usize = 64;

/// How the tables of a round are laid out, with their paths.
pub(crate) fn layouts(path: &Path, catalogue: &Catalogue) -> Result<Vec<(String, TableLayout)>, Problem> {
    std::fs::metadata(path).map_err(|error| Problem::reading(path, &error))?;
    let unfit = |path: &Path| Problem::Said(Problem::path("sql-problem-tables", path));
    let Some(tables) = RoundTables::headers(path, catalogue, false)? else { return Err(unfit(path)) };
    for table in &tables.tables {
        if !matches!(table.source, TableBytes::File(_, Encoding::Utf8)) {
            return Err(unfit(&table.path));
        }
        let mut blocks = table.blocks()?.in_any_order();
        let mut has_plain_rows = || -> Result<bool, BlockError> {
            while let Some(block) = blocks.next()? {
                let part = table.layout.split(&block.text()?, block.line).map_err(BlockError::Table)?;
                let is_lone = |at: usize| block.bytes.get(at + 1) != Some(&b'\n');
                let has_lone = memchr::memchr_iter(b'\r', &block.bytes).any(is_lone);
                if has_lone || part.is_open() || part.rows().iter().any(|row| row.has_breaks()) {
                    return Ok(false);
                }
            }
            Ok(true)
        };
        match has_plain_rows() {
            Ok(true) => {}
            Err(BlockError::Problem(problem)) => return Err(problem),
            _ => return Err(unfit(&table.path)),
        }
    }
    Ok(tables.tables.into_iter().map(|table| (table.path.display().to_string(), table.layout)).collect())
}

pub(super) struct RoundTables {
    /// The evidence first.
    tables: Vec<TableFile>,
    /// What is to be said of the tables as wholes.
    told: Vec<Finding>,
    /// The real path of the folder where they lie.
    folder: PathBuf,
}

struct BlockReader<'r, 'a> {
    layouts: &'r [&'r TableLayout],
    scorer: Scorer<'r, 'a>,
    sides: Vec<Fetcher<'r>>,
    home: DocumentFolder<'r>,
    has_reports: bool,
}

impl<'a> BlockReader<'_, 'a> {
    fn score(&self, id: &str, rows: Vec<InitiativeRows>, batch: &mut Batch<'a>) -> Result<(), BlockError> {
        let layout_of = |kind| self.layouts.iter().find(|layout| layout.kind() == kind);
        if !rows.iter().all(|rows| layout_of(rows.kind).is_some_and(|layout| rows.are_of(layout, id))) {
            return Err(BlockError::Ungrouped);
        }
        let tables = tables_of(self.layouts, id, rows);
        let is_common = |finding: &Finding| is_about_all(self.layouts, finding);
        let scored = self.scorer.score(tables, id, self.home, is_common, batch)?;
        self.scorer.add(id, scored, self.home, batch);
        Ok(())
    }

    /// Scores some initiatives whose rows are found in tables that are held.
    fn gather(
        &self,
        setting: &RoundSettings<'a>,
        tables: &[MemoryIndex<'_>],
        digests: &[u64],
    ) -> Result<Batch<'a>, BlockError> {
        let mut batch = Batch::new(setting);
        for digest in digests {
            let mut rows = Vec::with_capacity(tables.len());
            for table in tables {
                rows.extend(table.rows(*digest)?);
            }
            let Some(evidence) = rows.first() else { continue };
            let (Some(layout), Some(row)) = (self.layouts.first(), evidence.part.rows().get(0)) else { continue };
            let id = layout.id(row).to_owned();
            batch.size.1 += evidence.own.len() as u64;
            self.score(&id, rows, &mut batch)?;
        }
        Ok(batch)
    }

    fn read(&mut self, setting: &RoundSettings<'a>, block: Block) -> Result<Batch<'a>, BlockError> {
        let Some(layout) = self.layouts.first() else { return Err(BlockError::Ungrouped) };
        let part = layout.split(&block.text()?, block.line).map_err(BlockError::Table)?;
        let mut batch = Batch::new(setting);
        batch.size = (block.bytes.len() as u64, part.rows().len() as u64);
        drop(block);
        let (runs, nobodys) = part.runs(layout);
        // All reports tell of them.
        if self.has_reports && !nobodys.is_empty() {
            return Err(BlockError::Ungrouped);
        }
        let mut digests: Vec<u64> = runs.iter().map(|run| digest(run.id)).collect();
        batch.digests.clone_from(&digests);
        digests.sort_unstable();
        if digests.windows(2).any(|pair| pair.first() == pair.get(1)) {
            return Err(BlockError::Ungrouped);
        }
        nobodys.into_iter().for_each(|line| batch.tell(setting.place, &unnamed(layout.place(line))));
        for (run, digest) in runs.into_iter().zip(batch.digests.clone()) {
            let mut rows = vec![InitiativeRows { kind: TableKind::Evidence, part: part.clone(), own: run.own }];
            for side in &mut self.sides {
                rows.extend(side.fetch(digest)?);
            }
            batch.beside += rows.len() - 1;
            self.score(run.id, rows, &mut batch)?;
        }
        Ok(batch)
    }
}

impl RoundTables {
    /// Opens the tables of a folder, or a lone table of evidence; `is_decoded` where some are known
    /// not to be UTF-8. `None` where they are no tables of several initiatives that can be read in
    /// blocks. Reports (`has_reports`) tell the digests of whole tables, which are read for that.
    pub(super) fn open(
        path: &Path,
        setting: &RoundSettings<'_>,
        has_reports: bool,
        is_decoded: bool,
    ) -> Result<Option<RoundTables>, Problem> {
        let RoundSettings { catalogue, reading, decision_source, .. } = *setting;
        // Decisions from elsewhere, and those that do not count, are told of dossiers as wholes.
        let is_decided = || decision_source.table().is_some() || (path.is_dir() && path.join(DECISIONS).exists());
        if !matches!(decision_source, DecisionSource::Dossier) && is_decided() {
            return Ok(None);
        }
        let Some(mut tables) = RoundTables::headers(path, catalogue, is_decoded)? else { return Ok(None) };
        // What the headers alone give rise to.
        let whole = Tables::new(tables.tables.iter().map(|table| table.layout.head()).collect());
        let reader = EvidenceReader::new(catalogue, reading, Detail::Everything);
        let evidence = whole.clone().evidence(&reader).map_err(Problem::from)?;
        let assessment = assess(catalogue, evidence, &Documents::new(), reading.as_of);
        tables.told = entry_of_assessment(setting, assessment, |finding| whole.is_about_all(finding)).1;
        if has_reports {
            let digests = tables.digests()?;
            tables.tables.iter_mut().zip(digests).for_each(|(table, digest)| table.layout.set_digest(digest));
        }
        Ok(Some(tables))
    }

    /// The tables of a folder or a lone table with the headers of each, as far as those can be read by themselves.
    fn headers(path: &Path, catalogue: &Catalogue, is_decoded: bool) -> Result<Option<RoundTables>, Problem> {
        let real = std::fs::canonicalize(path).map_err(|error| Problem::reading(path, &error))?;
        let folder = if path.is_dir() { real } else { folder(&real).to_owned() };
        let mut tables = RoundTables { tables: Vec::new(), told: Vec::new(), folder };
        let mut lacking = Vec::new();
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
                lacking.push(kind);
                continue;
            }
            // Reading it as a dossier says what is wrong.
            if !std::fs::metadata(&path).is_ok_and(|metadata| metadata.is_file()) {
                return Ok(None);
            }
            let Some(table) = open(path, kind, &name, catalogue, is_decoded)? else { return Ok(None) };
            tables.tables.push(table);
        }
        // Whether the rows name such a file as a document is seen when dossiers are looked for.
        check_names(path, None, &lacking, &[])?;
        Ok(Some(tables))
    }

    /// Hands the documents that the tables name to `take`, until that breaks.
    pub(super) fn documents(&self, take: &mut dyn FnMut(&str) -> ControlFlow<()>) -> Result<(), BlockError> {
        for table in &self.tables {
            let Some(column) = table.layout.column("document") else { continue };
            let mut blocks = table.blocks()?.in_any_order();
            while let Some(block) = blocks.next()? {
                let part = table.layout.split(&block.text()?, block.line).map_err(BlockError::Table)?;
                let mut names = part.rows().iter().flat_map(|row| documents_in(row.cell(column)));
                if names.try_for_each(&mut *take).is_break() {
                    return Ok(());
                }
            }
        }
        Ok(())
    }

    fn digests(&self) -> Result<Vec<String>, Problem> {
        let digest = |table: &TableFile| {
            let unreadable = |error: std::io::Error| Problem::reading(&table.path, &error);
            let mut file = File::open(&table.path).map_err(unreadable)?;
            let (mut digest, mut piece) = (Digester::default(), vec![0; PIECE]);
            loop {
                let read = file.read(&mut piece).map_err(unreadable)?;
                match piece.get(..read).filter(|piece| !piece.is_empty()) {
                    Some(piece) => digest.update(piece),
                    None => return Ok(digest.finish()),
                }
            }
        };
        self.tables.iter().map(digest).collect()
    }

    /// How many bytes all tables have.
    pub(super) fn bytes(&self) -> u64 {
        self.tables.iter().map(|table| table.len().unwrap_or_default()).sum()
    }

    /// Scores every initiative, and writes its report where there is a desk; the entries come in
    /// the order of first rows. Who stands in other tables alone comes last.
    pub(super) fn score<'a>(
        &self,
        setting: &RoundSettings<'a>,
        pool: &ThreadPool,
        staging: Option<&ReportStaging>,
        mut take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<Vec<UnmatchedId>, BlockError> {
        let Some(evidence) = self.tables.first() else { return Err(BlockError::Ungrouped) };
        let sides = self.sides(pool)?;
        let nobodys = |side: &SideTable<'_>| -> Vec<Place> {
            side.unnamed.iter().map(|line| side.layout().place(*line)).collect()
        };
        let nobodys: Vec<Place> = sides.iter().flat_map(nobodys).collect();
        // All reports tell of them.
        if staging.is_some() && !nobodys.is_empty() {
            return Err(BlockError::Ungrouped);
        }
        take(self.told(setting, nobodys))?;
        let mut seen: HashSet<u64> = HashSet::new();
        let mut beside = 0;
        let mut progress =
            (!setting.is_quiet).then(|| Progress::over(evidence.len().unwrap_or_default(), setting.place));
        let layouts = self.layouts();
        let names: Vec<String> = layouts.iter().map(|layout| layout.place(1).file).collect();
        let home = self.home(setting, &names);
        let worker = || {
            let sides = sides.iter().map(SideTable::fetcher).collect();
            let scorer = Scorer::new(setting, ResultRenderer::new(setting, staging));
            let mut reader = BlockReader { layouts: &layouts, scorer, sides, home, has_reports: staging.is_some() };
            move |block| reader.read(setting, block)
        };
        let take_all = |batch: Result<Batch<'a>, BlockError>| {
            let batch = batch?;
            progress.iter_mut().for_each(|progress| progress.add_rows(batch.size.0, batch.size.1));
            beside += batch.beside;
            match batch.digests.iter().all(|digest| seen.insert(*digest)) {
                true => take(batch).map_err(BlockError::from),
                false => Err(BlockError::Ungrouped),
            }
        };
        let mut blocks = evidence.blocks()?;
        in_order(pool, || blocks.next(), worker, take_all)?;
        // The rows of a single one may name it or not, as in any dossier.
        if seen.len() < 2 {
            return Err(BlockError::Ungrouped);
        }
        self.check_unchanged(staging)?;
        // Mostly all rows of the other tables belong to somebody with evidence.
        match beside == sides.iter().map(SideTable::len).sum::<usize>() {
            true => Ok(Vec::new()),
            false => not_listed(sides.iter().map(|side| side.strangers(&seen))),
        }
    }

    /// Scores tables whose rows stand in any order as [`score`](RoundTables::score) does others; they are
    /// held in memory for that.
    pub(super) fn score_in_any_order<'a>(
        &self,
        setting: &RoundSettings<'a>,
        pool: &ThreadPool,
        staging: Option<&ReportStaging>,
        mut take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<Vec<UnmatchedId>, BlockError> {
        let held: Vec<TableFile> = self.tables.iter().map(TableFile::held).collect::<Result<_, _>>()?;
        let tables: Vec<MemoryIndex<'_>> =
            held.iter().map(|table| MemoryIndex::new(table, pool)).collect::<Result<_, _>>()?;
        let Some((evidence, sides)) = tables.split_first() else { return Err(BlockError::Ungrouped) };
        let layouts = self.layouts();
        let nobodys = |(rows, layout): (&MemoryIndex<'_>, &&TableLayout)| -> Vec<Place> {
            rows.unnamed.iter().map(|line| layout.place(*line)).collect()
        };
        let mut both: Vec<(&MemoryIndex<'_>, &&TableLayout)> = tables.iter().zip(&layouts).collect();
        // What stands beside the evidence is told first, as where rows stand together.
        both.rotate_left(1);
        let nobodys: Vec<Place> = both.into_iter().flat_map(nobodys).collect();
        if evidence.digests.len() < 2 || (staging.is_some() && !nobodys.is_empty()) {
            return Err(BlockError::Ungrouped);
        }
        take(self.told(setting, nobodys))?;
        let names: Vec<String> = layouts.iter().map(|layout| layout.place(1).file).collect();
        let home = self.home(setting, &names);
        let worker = || {
            let scorer = Scorer::new(setting, ResultRenderer::new(setting, staging));
            let reader =
                BlockReader { layouts: &layouts, scorer, sides: Vec::new(), home, has_reports: staging.is_some() };
            let tables = &tables;
            move |digests: &[u64]| reader.gather(setting, tables, digests)
        };
        let mut progress =
            (!setting.is_quiet).then(|| Progress::over_initiatives(evidence.digests.len(), setting.place));
        let take_all = |batch: Result<Batch<'a>, BlockError>| {
            let batch = batch?;
            progress.iter_mut().for_each(|progress| progress.add_rows(batch.round.len() as u64, batch.size.1));
            take(batch).map_err(BlockError::from)
        };
        let mut parts = evidence.digests.chunks(AT_ONCE);
        in_order(pool, || Ok(parts.next()), worker, take_all)?;
        self.check_unchanged(staging)?;
        not_listed(sides.iter().map(|side| side.strangers(evidence)))
    }

    fn layouts(&self) -> Vec<&TableLayout> {
        self.tables.iter().map(|table| &table.layout).collect()
    }

    /// Where documents lie, beside tables of these names.
    fn home<'h>(&'h self, setting: &RoundSettings<'h>, names: &'h [String]) -> DocumentFolder<'h> {
        // A lone table is what the round is called by.
        let is_lone = names.first().is_some_and(|name| name == setting.place);
        DocumentFolder { folder: &self.folder, called: home(setting.place, is_lone), files: names }
    }

    /// What is to be said of the tables as wholes, and of rows that name no initiative.
    fn told<'a>(&self, setting: &RoundSettings<'a>, nobodys: Vec<Place>) -> Batch<'a> {
        let mut batch = Batch::new(setting);
        let told = self.told.iter().cloned().chain(nobodys.into_iter().map(unnamed));
        told.for_each(|finding| batch.tell(setting.place, &finding));
        batch
    }

    /// Whether the digests that reports tell are those of what was read.
    fn check_unchanged(&self, staging: Option<&ReportStaging>) -> Result<(), Problem> {
        let digests = if staging.is_some() { self.digests()? } else { Vec::new() };
        let mut both = self.tables.iter().zip(digests);
        match both.find(|(table, digest)| table.layout.digest() != digest) {
            Some((table, _)) => Err(changed(&table.path)),
            None => Ok(()),
        }
    }

    /// The tables beside the evidence. The largest are read first, so that threads end together.
    fn sides(&self, pool: &ThreadPool) -> Result<Vec<SideTable<'_>>, BlockError> {
        let mut tables: Vec<(usize, &TableFile)> = self.tables.iter().enumerate().skip(1).collect();
        tables.sort_by_key(|(_, table)| Reverse(table.len().unwrap_or_default()));
        let mut tables = tables.into_iter();
        let mut sides = BTreeMap::new();
        let read = |(place, table)| (place, SideTable::new(table));
        let take = |(place, side): (usize, Result<_, BlockError>)| {
            sides.insert(place, side?);
            Ok::<_, BlockError>(())
        };
        in_order(pool, || Ok(tables.next()), || read, take)?;
        Ok(sides.into_values().collect())
    }
}

/// Those who stand in tables beside the evidence alone, table by table; not again those that the table
/// of initiatives lists.
fn not_listed(
    tables: impl Iterator<Item = Result<Vec<(u64, UnmatchedId)>, BlockError>>,
) -> Result<Vec<UnmatchedId>, BlockError> {
    let mut strangers = Vec::new();
    let mut listed: HashSet<u64> = HashSet::new();
    for table in tables {
        for (digest, stranger) in table? {
            if stranger.is_listed() {
                listed.insert(digest);
            } else if listed.contains(&digest) {
                continue;
            }
            strangers.push(stranger);
        }
    }
    Ok(strangers)
}

/// Opens a table; `None` where it cannot be read in blocks.
fn open(
    path: PathBuf,
    kind: TableKind,
    name: &str,
    catalogue: &Catalogue,
    is_decoded: bool,
) -> Result<Option<TableFile>, Problem> {
    let unreadable = |error: std::io::Error| Problem::reading(&path, &error);
    let mut file = File::open(&path).map_err(unreadable)?;
    let size = file.metadata().map_err(unreadable)?.len();
    let mut head = Vec::with_capacity(usize::try_from(size.min(HEAD as u64)).unwrap_or(0));
    file.by_ref().take(HEAD as u64).read_to_end(&mut head).map_err(unreadable)?;
    let header = memchr::memchr(b'\n', &head).and_then(|end| head.get(..end)).unwrap_or(&head);
    if std::str::from_utf8(header).is_ok() && !is_decoded {
        let layout = TableLayout::detect(catalogue, kind, name, &head).map_err(Problem::from)?;
        let source = TableBytes::File(file, Encoding::Utf8);
        return Ok(layout.map(|layout| TableFile { layout, path, source }));
    }
    if size > MAX_ROUND_BYTES {
        return Ok(None);
    }
    let mut bytes = head;
    bytes.reserve_exact(usize::try_from(size).unwrap_or(0));
    file.read_to_end(&mut bytes).map_err(unreadable)?;
    let Ok(encoding) = encoding_of(&bytes) else { return Ok(None) };
    let head = bytes.get(..bytes.len().min(HEAD)).unwrap_or_default();
    let head_as_text = match encoding {
        Encoding::Utf8 => Cow::Borrowed(head),
        _ => match text_in(unmarked(head, encoding), encoding) {
            Ok(text) => Cow::Owned(text.into_owned().into_bytes()),
            Err(_) => return Ok(None),
        },
    };
    let Some(layout) = TableLayout::detect(catalogue, kind, name, &head_as_text).map_err(Problem::from)? else {
        return Ok(None);
    };
    let is_1252 = encoding == Encoding::Windows1252;
    let mut layout = layout.of_file(encoding, is_1252.then(|| stray_byte(&bytes)).flatten());
    // Rows beside the evidence are looked up by their places in the text.
    let source = match encoding {
        Encoding::Utf8 => TableBytes::File(file, encoding),
        Encoding::Windows1252 if kind == TableKind::Evidence => {
            let mut ends = memchr::memchr_iter(b'\n', head);
            layout.begin = ends.nth(layout.first_line() - 2).map_or(0, |end| end + 1);
            TableBytes::File(file, encoding)
        }
        _ => match text_in(unmarked(&bytes, encoding), encoding) {
            Ok(text) => TableBytes::Decoded(text.into_owned().into_bytes()),
            Err(_) => return Ok(None),
        },
    };
    Ok(Some(TableFile { layout, path, source }))
}

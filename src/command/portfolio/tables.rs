//! The tables of a round whose rows stand together by initiative, read block by block
//! with several threads.

use super::blocks::{Blocks, changed, fill};
use super::crew::in_order;
use super::gather::{Gather, each_row};
use super::reader::Reader;
use super::reports::Desk;
use super::seen::Seen;
use super::side::Side;
use super::whose::{OfDigests, digest, unnamed};
use super::{Batch, Setting, Stop, beside, gist};
use crate::assess::{Documents, assess};
use crate::catalogue::Catalogue;
use crate::command::decided::{DECISIONS, Deciders};
use crate::command::dossier::{PIECE, check_names};
use crate::command::output::folder;
use crate::command::problem::Problem;
use crate::command::progress::Progress;
use crate::diagnostic::Finding;
use crate::digest::Running;
use crate::evidence::{Layout, RawTable, Splitter, Stranger, TableKind, Tables, documents_in};
use std::cmp::Reverse;
use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::Read;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

/// How much of a file is looked at for its header.
const HEAD: u64 = 1 << 16;

/// How many initiatives are scored together, where no block settles it.
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
    for ((path, file), layout) in tables.files.iter().zip(&tables.layouts) {
        let mut blocks = Blocks::new(file, path, layout)?.in_any_order();
        let has_plain_rows = |bytes: &[u8]| {
            let mut splitter = Splitter::new(bytes, layout.delimiter());
            loop {
                match splitter.next_row().map(|row| row.is_some()) {
                    Ok(true) if splitter.row_line() + 1 == splitter.lines => {}
                    Ok(false) => return true,
                    _ => return false,
                }
            }
        };
        loop {
            match blocks.next() {
                Ok(Some(block)) if has_plain_rows(&block.bytes) => {}
                Ok(None) => break,
                Err(Stop::Problem(problem)) => return Err(problem),
                _ => return Err(Problem::Said(Problem::path("sql-problem-tables", path))),
            }
        }
    }
    let paths = tables.files.iter().map(|(path, _)| path.display().to_string());
    Ok(paths.zip(tables.layouts).collect())
}

/// The tables of a round, opened.
pub struct RoundTables {
    /// The evidence first.
    files: Vec<(PathBuf, File)>,
    layouts: Vec<Layout>,
    /// What is to be said of the tables as wholes.
    told: Vec<Finding>,
    /// The real path of the folder where they lie.
    folder: PathBuf,
}

/// How far the run has come, of so many bytes, where somebody wants to know.
fn progress<'s>(setting: &Setting<'s>, bytes: u64) -> Option<Progress<'s>> {
    (!setting.is_quiet).then(|| Progress::over(bytes, setting.place))
}

/// How many bytes a file has, as far as that is known.
fn size(file: &File) -> u64 {
    file.metadata().map_or(0, |metadata| metadata.len())
}

impl RoundTables {
    /// Opens the tables of a folder, or a lone table of evidence. `None` where they are no
    /// plain tables of several initiatives; reading them as a dossier then tells why. Reports
    /// (`has_reports`) tell the digests of whole tables, which are read for that.
    ///
    /// # Errors
    /// The [`Problem`] with a file that cannot be read.
    pub fn open(path: &Path, setting: &Setting<'_>, has_reports: bool) -> Result<Option<RoundTables>, Problem> {
        let Setting { catalogue, reading, deciders, .. } = *setting;
        // Decisions from elsewhere, and those that do not count, are told by the thorough reading.
        let is_decided = || deciders.table().is_some() || (path.is_dir() && path.join(DECISIONS).exists());
        if !matches!(deciders, Deciders::Dossier) && is_decided() {
            return Ok(None);
        }
        let Some((mut tables, heads)) = RoundTables::headers(path, catalogue)? else { return Ok(None) };
        // What the headers alone give rise to.
        let whole = Tables::read(catalogue, &heads).map_err(Problem::from)?;
        let evidence = whole.clone().evidence(catalogue, reading).map_err(Problem::from)?;
        let assessment = assess(catalogue, evidence, &Documents::new(), reading.as_of);
        tables.told = gist(setting, assessment, |finding| whole.is_about_all(finding)).1;
        if has_reports {
            let layouts = std::mem::take(&mut tables.layouts).into_iter().zip(tables.digests()?);
            tables.layouts = layouts.map(|(layout, digest)| layout.of_file(digest)).collect();
        }
        Ok(Some(tables))
    }

    /// The tables of a folder or a lone table with the headers of each, as far as those
    /// are plain.
    fn headers(path: &Path, catalogue: &Catalogue) -> Result<Option<(RoundTables, Vec<RawTable>)>, Problem> {
        let real = std::fs::canonicalize(path).map_err(|error| Problem::reading(path, &error))?;
        let folder = if path.is_dir() { real } else { folder(&real).to_owned() };
        let mut tables = RoundTables { files: Vec::new(), layouts: Vec::new(), told: Vec::new(), folder };
        let (mut heads, mut lacking) = (Vec::new(), Vec::new());
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
            let mut file = File::open(&path).map_err(|error| Problem::reading(&path, &error))?;
            let mut head = Vec::with_capacity(usize::try_from(size(&file).min(HEAD)).unwrap_or(0));
            file.by_ref().take(HEAD).read_to_end(&mut head).map_err(|error| Problem::reading(&path, &error))?;
            let Some(layout) = Layout::of(catalogue, kind, &name, &head).map_err(Problem::from)? else {
                return Ok(None);
            };
            head.truncate(layout.begin);
            heads.push(RawTable::of_text(kind, name, head));
            tables.files.push((path, file));
            tables.layouts.push(layout);
        }
        // Whether the rows name such a file as a document, the thorough reading sees.
        check_names(path, None, &lacking, &[])?;
        Ok(Some((tables, heads)))
    }

    /// Hands the documents that the tables name to `take`, until that breaks.
    ///
    /// # Errors
    /// That a table is not plain, or the problem with a file that cannot be read.
    pub fn documents(&self, take: &mut dyn FnMut(&str) -> ControlFlow<()>) -> Result<(), Stop> {
        for ((path, file), layout) in self.files.iter().zip(&self.layouts) {
            let Some(column) = layout.column("document") else { continue };
            let mut blocks = Blocks::new(file, path, layout)?.in_any_order();
            while let Some(block) = blocks.next()? {
                let mut splitter = Splitter::new(&block.bytes, layout.delimiter());
                while let Some(cells) = splitter.next_row().map_err(|_| Stop::NotPlain)? {
                    let cell = std::str::from_utf8(cells.get(column)).map_err(|_| Stop::NotPlain)?;
                    if documents_in(cell).try_for_each(&mut *take).is_break() {
                        return Ok(());
                    }
                }
            }
        }
        Ok(())
    }

    /// The digests of whole tables.
    ///
    /// # Errors
    /// The [`Problem`] with a file that cannot be read.
    fn digests(&self) -> Result<Vec<String>, Problem> {
        let mut piece = vec![0; PIECE];
        let mut digest = |(path, file): &(PathBuf, File)| {
            let (mut digest, mut at, end) = (Running::default(), 0, size(file));
            while at < end {
                let wanted = usize::try_from(end - at).unwrap_or(PIECE).min(PIECE);
                let room = piece.get_mut(..wanted).unwrap_or_default();
                fill(file, path, room, at)?;
                digest.update(room);
                at += wanted as u64;
            }
            Ok(digest.finish())
        };
        self.files.iter().map(&mut digest).collect()
    }

    /// How many bytes the evidence has.
    pub fn bytes(&self) -> u64 {
        self.files.first().map_or(0, |(_, file)| size(file))
    }

    /// Scores every initiative, and writes its report where there is a desk; the entries come in
    /// the order of first rows.
    ///
    /// # Errors
    /// That the tables are to be read in another way, or what `take` says.
    pub fn score<'a>(
        &self,
        setting: &Setting<'a>,
        desk: Option<&Desk>,
        in_any_order: bool,
        take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<(), Stop> {
        match in_any_order {
            true => self.gathered(setting, desk, take)?,
            false => self.grouped(setting, desk, take)?,
        }
        // The digests that reports tell are those of what was read.
        let digests = if desk.is_some() { self.digests()? } else { Vec::new() };
        let mut read = self.files.iter().zip(&self.layouts).zip(digests);
        match read.find(|((_, layout), digest)| layout.digest() != digest) {
            Some((((path, _), _), _)) => Err(changed(path).into()),
            None => Ok(()),
        }
    }

    /// Scores initiatives whose rows stand together.
    fn grouped<'a>(
        &self,
        setting: &Setting<'a>,
        desk: Option<&Desk>,
        mut take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<(), Stop> {
        let (Some((path, file)), Some(layout)) = (self.files.first(), self.layouts.first()) else {
            return Err(Stop::NotPlain);
        };
        let sides = self.sides(setting.threads)?;
        if desk.is_some() && sides.iter().any(|side| !side.unnamed().is_empty()) {
            return Err(Stop::NotPlain);
        }
        let nobodys = sides.iter().flat_map(|side| side.unnamed().iter().map(|line| (side.layout(), *line)));
        take(self.told(setting, nobodys))?;
        let mut seen = Seen::default();
        let mut beside = 0;
        let mut progress = progress(setting, self.bytes());
        let take_all = |batch: Result<Batch<'a>, Stop>| {
            let batch = batch?;
            progress.iter_mut().for_each(|progress| progress.add_rows(batch.size.0, batch.size.1));
            beside += batch.beside;
            match batch.seats.iter().all(|seat| seen.insert(*seat)) {
                true => take(batch).map_err(Stop::from),
                false => Err(Stop::Ungrouped),
            }
        };
        let worker = || {
            let mut reader = Reader::new(self.layouts(), setting, &sides, desk);
            move |block| reader.block(&block)
        };
        let mut blocks = Blocks::new(file, path, layout)?;
        in_order(setting.threads, || blocks.next(), worker, take_all)?;
        // The rows of a single one may name it or not, as in any dossier.
        if seen.len() < 2 {
            return Err(Stop::NotPlain);
        }
        // Mostly all rows of the other tables belong to somebody with evidence.
        match beside < sides.iter().map(Side::len).sum() {
            true => self.strangers(setting, &seen.into_digests(), take),
            false => Ok(()),
        }
    }

    /// Scores initiatives whose rows stand in any order.
    fn gathered<'a>(
        &self,
        setting: &Setting<'a>,
        desk: Option<&Desk>,
        mut take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<(), Stop> {
        let gather = Gather::new(self.files.iter().zip(&self.layouts).collect(), setting.threads)?;
        if gather.applicants() < 2 || (desk.is_some() && !gather.unnamed.is_empty()) {
            return Err(Stop::NotPlain);
        }
        // What stands beside the evidence is told first, as where rows stand together.
        let (own, others): (Vec<_>, Vec<_>) = gather.unnamed.iter().partition(|(table, _)| *table == 0);
        let nobodys = others.into_iter().chain(own);
        take(self.told(setting, nobodys.filter_map(|(table, line)| Some((self.layouts.get(table)?, line)))))?;
        let all = gather.bytes();
        let mut progress = progress(setting, all);
        let mut from = 0;
        while from < gather.applicants() {
            let part = gather.part(from);
            from = part.end;
            // All tables are read for each part, which is as far as its rows go in all.
            let share = u128::from(gather.share(&part));
            let held = gather.hold(part, |bytes| {
                let come = u64::try_from(u128::from(bytes) * share / u128::from(all.max(1)));
                progress.iter_mut().for_each(|progress| progress.add_rows(come.unwrap_or(0), 0));
            })?;
            let mut next = 0..0;
            let parts = || {
                next = next.end..(next.end + AT_ONCE).min(held.len());
                Ok((!next.is_empty()).then(|| next.clone()))
            };
            let worker = || {
                let mut reader = Reader::new(self.layouts(), setting, &[], desk);
                let held = &held;
                move |part| reader.held(held, part)
            };
            let take_all = |batch: Result<Batch<'a>, Stop>| {
                let batch = batch?;
                progress.iter_mut().for_each(|progress| progress.add_rows(0, batch.size.1));
                take(batch).map_err(Stop::from)
            };
            in_order(setting.threads, parts, worker, take_all)?;
        }
        match gather.applicants() < gather.len() {
            true => self.strangers(setting, &gather.into_digests(), take),
            false => Ok(()),
        }
    }

    /// How the tables are laid out, and in which folder.
    fn layouts(&self) -> (&[Layout], &Path) {
        (&self.layouts, &self.folder)
    }

    /// What is to be said of the tables as wholes, and of their rows that name no initiative.
    fn told<'a, 't>(&self, setting: &Setting<'a>, nobodys: impl Iterator<Item = (&'t Layout, usize)>) -> Batch<'a> {
        let mut batch = Batch::new(setting);
        self.told.iter().for_each(|finding| batch.tell(setting.place, finding));
        nobodys.for_each(|(layout, line)| batch.tell(setting.place, &unnamed(layout, line)));
        batch
    }

    /// The tables beside the evidence. The largest are read first, so that threads end together.
    fn sides(&self, threads: usize) -> Result<Vec<Side<'_>>, Stop> {
        let mut tables: Vec<_> = self.files.iter().zip(&self.layouts).enumerate().skip(1).collect();
        tables.sort_by_key(|(_, ((_, file), _))| Reverse(size(file)));
        let mut tables = tables.into_iter();
        let mut sides = BTreeMap::new();
        let read = |(place, table)| (place, Side::new(table));
        let take = |(place, side): (usize, Result<_, Stop>)| {
            sides.insert(place, side?);
            Ok::<_, Stop>(())
        };
        in_order(threads, || Ok(tables.next()), || read, take)?;
        Ok(sides.into_values().collect())
    }

    /// Tells whoever stands in other tables alone, after all that have evidence, whose ids have these
    /// digests. All tables are read once more, as mostly there is nobody to be told.
    fn strangers<'a>(
        &self,
        setting: &Setting<'a>,
        applicants: &HashSet<u64, OfDigests>,
        take: impl FnMut(Batch<'a>) -> Result<(), Problem>,
    ) -> Result<(), Stop> {
        let mut tables = self.files.iter().zip(&self.layouts);
        let evidence = tables.next().ok_or(Stop::NotPlain)?;
        let mut strangers = Vec::new();
        let mut listed = HashSet::<u64, OfDigests>::default();
        for table in tables {
            let layout = table.1;
            let mut seen = HashSet::<u64, OfDigests>::default();
            each_id(table, |id, line| {
                let digest = digest(id);
                if applicants.contains(&digest) || listed.contains(&digest) || !seen.insert(digest) {
                    return Ok(());
                }
                let id = std::str::from_utf8(id).map_err(|_| Stop::NotPlain)?;
                // Ids are told apart without the blanks around them, of which those of ASCII are gone.
                if id.trim() != id {
                    return Err(Stop::NotPlain);
                }
                strangers.push(Stranger { id: id.to_owned(), kind: layout.kind(), place: layout.place(line) });
                Ok(())
            })?;
            if layout.kind() == TableKind::Initiatives {
                listed = seen;
            }
        }
        let beside = beside(setting, &strangers, |offer| {
            let mut last = Vec::new();
            each_id(evidence, |id, _| {
                if last != id {
                    last = id.to_owned();
                    offer(std::str::from_utf8(id).map_err(|_| Stop::NotPlain)?);
                }
                Ok(())
            })
        })?;
        Ok(beside.into_iter().try_for_each(take)?)
    }
}

/// Takes the id that each row of a table names, with its line.
fn each_id(
    ((path, file), layout): (&(PathBuf, File), &Layout),
    mut take: impl FnMut(&[u8], usize) -> Result<(), Stop>,
) -> Result<(), Stop> {
    let mut blocks = Blocks::new(file, path, layout)?.in_any_order();
    while let Some(block) = blocks.next()? {
        each_row(&block, layout, |id, _, line| if id.is_empty() { Ok(()) } else { take(id, line) })?;
    }
    Ok(())
}

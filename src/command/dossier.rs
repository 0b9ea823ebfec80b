//! From arguments to an assessment: finds the catalogue, reads the dossier's
//! files within their limits, and looks for the documents it names.

use super::catalogue_text::{find_catalogue, read_file};
use super::decision_source::{DECISIONS, DecisionSource};
use super::problem::Problem;
use super::progress::Progress;
use super::{Console, has_ending, tell};
use crate::assess::{Assessment, DocumentState, Documents, FoundDocument, assess, documents_elsewhere};
use crate::catalogue::{Catalogue, DocumentCounting};
use crate::cli::{Decimal, DossierArgs};
use crate::digest;
use crate::dossier::{leave_out_documents, named_catalogue};
use crate::evidence::{
    self, Content, DecimalSign, Detail, Evidence, EvidenceReader, MAX_TABLE_BYTES, RawTable, ReadingOptions, TableKind,
    TableReading, TableStatus, Tables, date, is_german, is_web_address, is_workbook, path_within, tables_of_workbook,
};
use crate::export::Format;
use crate::language::{Arg, Localizer, Message};
use crate::names::{comparable, composed};
use crate::record::Options;
use jiff::Timestamp;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use std::collections::{BTreeMap, BTreeSet};
use std::fs::{File, Metadata};
use std::io::Read;
use std::path::{Component, Path, PathBuf};

/// How many bytes of a file are read at once: enough that reading costs little beside the digest.
pub(super) const PIECE: usize = 128 * 1024;

pub(super) struct ScoredDossier {
    /// The catalogue as it is written, whatever profile holds.
    pub catalogue: Catalogue,
    pub assessment: Assessment,
    /// How the dossier was to be read.
    pub options: Options,
    /// Files beside its tables that may be meant as one of them and were not read.
    unread: Vec<Message>,
}

impl ScoredDossier {
    /// Names on standard error what lies beside the tables and was not read, as no report does:
    /// a report is of what was read.
    pub(super) fn tell_unread(&self, localizer: &Localizer) {
        self.unread.iter().for_each(|message| tell(&localizer.say(message)));
    }
}

/// What is done about the documents that a dossier names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DocumentAccess {
    /// They are looked for and digested.
    Digest,
    /// They are looked for and opened: to read them all, perhaps over a network, is for reports
    /// that show their digests.
    Open,
    /// They are taken as they are named, as in the tables of many initiatives, whose documents lie elsewhere.
    Away,
}

impl DocumentAccess {
    /// What reports in these formats ask for.
    pub(super) fn for_formats(mut formats: impl Iterator<Item = Format>) -> DocumentAccess {
        if formats.any(Format::shows_digests) { DocumentAccess::Digest } else { DocumentAccess::Open }
    }
}

/// The files of a dossier, read but not yet parsed.
pub(super) struct LoadedDossier {
    /// The last part of its real path, without the ending of a file.
    pub name: String,
    /// The real path of the folder where its documents lie.
    pub folder: PathBuf,
    /// Its tables, not yet parsed.
    pub raw: Vec<RawTable>,
    /// Files beside its tables that may be meant as one of them and are not read.
    unread: Vec<Message>,
}

/// Reads and scores the dossier that the arguments name, with values like `members=40` (`settings`) in place of what
/// the tables say. A German one is answered in German from then on, errors too.
pub(super) fn score(
    args: &DossierArgs,
    settings: &[String],
    look: DocumentAccess,
    console: &mut Console,
) -> anyhow::Result<ScoredDossier> {
    let as_of = as_of(args.as_of.as_deref())?;
    let decision_source = DecisionSource::from_args(&args.decisions)?;
    let loaded = LoadedDossier::open(&args.dossier, &decision_source)?;
    if is_german(&loaded.raw) {
        console.answer_in_german();
    }
    let wanted = args.initiative.as_deref();
    let catalogue = match &args.catalogue {
        Some(name) => find_catalogue(name)?,
        None => {
            let named = evidence::catalogue_named(&loaded.raw, wanted).map_err(Problem::from)?;
            named_catalogue(named.as_deref())?
        }
    };
    let decimal = args.decimal.map(decimal_sign);
    let reading = ReadingOptions { as_of, decimal };
    let tables = loaded.chosen(&catalogue, wanted)?;
    let reader = EvidenceReader::new(&catalogue, reading, Detail::Everything);
    let assessment = loaded.assess_tables(&reader, tables, look, settings)?;
    drop(reader);
    let (initiative, decisions) = (args.initiative.clone(), decision_source.option());
    let options = Options { decimal, initiative, decisions, held_until: None };
    Ok(ScoredDossier { catalogue, assessment, options, unread: loaded.unread })
}

impl LoadedDossier {
    /// Gives back the memory of its files, whose tables were read.
    pub(super) fn forget_bytes(&mut self) {
        for raw in &mut self.raw {
            if let Content::Text(bytes) = &mut raw.content {
                *bytes = Vec::new();
            }
        }
    }

    /// The bytes of a table that lies in a text file of its own.
    pub(super) fn text(&self, table: &str) -> Option<&[u8]> {
        let raw = self.raw.iter().find(|raw| raw.kind.name() == table && raw.standing.counts())?;
        match &raw.content {
            Content::Text(bytes) => Some(bytes),
            Content::Sheet(_) => None,
        }
    }

    pub(super) fn open(path: &Path, decision_source: &DecisionSource) -> Result<LoadedDossier, Problem> {
        LoadedDossier::open_within(path, decision_source, MAX_TABLE_BYTES)
    }

    /// The same with tables of so many bytes at most.
    pub(super) fn open_within(
        path: &Path,
        decision_source: &DecisionSource,
        most: u64,
    ) -> Result<LoadedDossier, Problem> {
        // Standard input goes by a path that leads nowhere.
        if let Some(problem) = Problem::no_file(path).filter(|_| !path.is_dir()) {
            return Err(problem);
        }
        let root = std::fs::canonicalize(path).map_err(|error| Problem::reading(path, &error))?;
        let (folder, mut raw) = read_tables(path, &root, decision_source, most)?;
        raw.extend(decision_source.table().cloned());
        let name = root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let stem = [".csv", ".xlsx"].into_iter().find_map(|ending| name.strip_suffix(ending)).unwrap_or(&name);
        let unread = if path.is_dir() { unread(path, &raw) } else { Vec::new() };
        Ok(LoadedDossier { name: stem.to_owned(), folder, raw, unread })
    }

    pub(super) fn tables(&self, catalogue: &Catalogue) -> Result<Tables, Problem> {
        Ok(Tables::read(catalogue, &self.raw)?.called(&self.name))
    }

    pub(super) fn tables_with(&self, catalogue: &Catalogue, reads: TableReading<'_>) -> Result<Tables, Problem> {
        Ok(Tables::read_with(catalogue, &self.raw, reads)?.called(&self.name))
    }

    /// Scores it under a catalogue, whichever it names; `wanted` chooses one of several initiatives.
    pub(super) fn assess(
        &self,
        catalogue: &Catalogue,
        wanted: Option<&str>,
        reading: ReadingOptions,
        look: DocumentAccess,
    ) -> Result<Assessment, Problem> {
        let reader = EvidenceReader::new(catalogue, reading, Detail::Everything);
        self.assess_tables(&reader, self.chosen(catalogue, wanted)?, look, &[])
    }

    /// Its tables as if they held the wanted initiative alone.
    fn chosen(&self, catalogue: &Catalogue, wanted: Option<&str>) -> Result<Tables, Problem> {
        let tables = self.tables(catalogue)?;
        match wanted {
            Some(wanted) => tables.for_initiative(wanted).map_err(Problem::from),
            None => Ok(tables),
        }
    }

    /// Scores tables of its that hold one initiative, with `settings` in place of what they say.
    pub(super) fn assess_tables(
        &self,
        reader: &EvidenceReader<'_>,
        tables: Tables,
        look: DocumentAccess,
        settings: &[String],
    ) -> Result<Assessment, Problem> {
        let EvidenceReader { catalogue, reading, .. } = *reader;
        let mut evidence = tables.clone().evidence(reader).map_err(Problem::from)?;
        let supposed = evidence.profile_supposing(catalogue, settings, reading).map_err(Problem::Said)?;
        let figures = catalogue.under(supposed.profile);
        if supposed.profile != evidence.profile.profile {
            let reader = EvidenceReader::new(catalogue, reading, reader.detail).by_figures_of(figures);
            evidence = tables.evidence(&reader).map_err(Problem::from)?;
        }
        evidence.suppose(figures, settings, reading).map_err(Problem::Said)?;
        evidence.initiative.id.get_or_insert_with(|| self.name.clone());
        let tables = self.raw.iter().map(|raw| raw.file.as_str());
        let documents = look_for_documents(catalogue, &evidence, (&self.folder, tables), look)?;
        Ok(assess(catalogue, evidence, &documents, reading.as_of))
    }
}

/// The files that a dossier is read from, whether or not they are there, and the decisions that were named.
pub(super) fn inputs(dossier: &Path, decisions: Option<&Path>) -> Vec<PathBuf> {
    let tables = TableKind::ALL.map(|kind| format!("{}.csv", kind.name()));
    let own = match dossier.is_dir() {
        true => tables.into_iter().map(|table| dossier.join(table)).collect(),
        false => vec![dossier.to_owned(), dossier.with_file_name(DECISIONS)],
    };
    own.into_iter().chain(decisions.map(Path::to_owned)).collect()
}

/// The documents of a dossier that were found in it.
pub(super) fn documents(dossier: &Path, assessment: &Assessment) -> Vec<PathBuf> {
    let folder = if dossier.is_dir() { dossier } else { dossier.parent().unwrap_or(dossier) };
    let found = assessment.documents().filter(|document| document.state.is_in_dossier());
    found.map(|document| folder.join(&document.name)).collect()
}

pub(super) fn decimal_sign(decimal: Decimal) -> DecimalSign {
    match decimal {
        Decimal::Comma => DecimalSign::Comma,
        Decimal::Point => DecimalSign::Point,
    }
}

/// The day that was given, else today.
pub(super) fn as_of(given: Option<&str>) -> Result<Date, Problem> {
    match given {
        None => today(),
        Some(text) => parse_date(text),
    }
}

/// A day as it was given.
pub(super) fn parse_date(text: &str) -> Result<Date, Problem> {
    date::parse(text).ok_or_else(|| Problem::Said(Message::new("problem-invalid-date").with("date", Arg::quoted(text))))
}

/// Today in the machine's time zone; that of UTC where it has none.
///
/// # Errors
/// The [`Problem`] that TZ names a zone which nobody knows: today may be another day there.
fn today() -> Result<Date, Problem> {
    let named = std::env::var("TZ").unwrap_or_default();
    match TimeZone::try_system() {
        Err(_) if !named.is_empty() => {
            Err(Problem::Said(Message::new("problem-time-zone").with("zone", Arg::quoted(&named))))
        }
        zone => Ok(Timestamp::now().to_zoned(zone.unwrap_or(TimeZone::UTC)).date()),
    }
}

/// The dossier's folder and its tables; `root` is its real path.
fn read_tables(
    given: &Path,
    root: &Path,
    decision_source: &DecisionSource,
    most: u64,
) -> Result<(PathBuf, Vec<RawTable>), Problem> {
    if !root.is_dir() {
        for (ending, key) in [("toml", "problem-is-catalogue"), ("json", "problem-is-report")] {
            if has_ending(root, ending) {
                return Err(Problem::Said(Problem::path(key, given)));
            }
        }
        let file = root.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
        let is_named_so = has_ending(root, "xlsx");
        let bytes = read_file(given, if is_named_so { MAX_TABLE_BYTES } else { most })?;
        let folder = root.parent().unwrap_or(root).to_owned();
        if !is_workbook(&bytes) && !is_named_so {
            return Ok((folder, vec![RawTable::of_text(TableKind::Evidence, file, bytes)]));
        }
        let mut tables = tables_of_workbook(&file, &bytes)?;
        let of_decisions = tables.extract_if(.., |table| table.kind == TableKind::Decisions);
        let of_decisions: Vec<RawTable> = of_decisions.collect();
        for table in of_decisions {
            let standing = decision_source.standing(root, table.standing);
            tables.extend(standing.map(|standing| RawTable { standing, ..table }));
        }
        // Evaluators decide beside a workbook, which is the applicant's.
        match decisions(&folder, decision_source)? {
            Some(table) => tables.push(table),
            None if matches!(decision_source, DecisionSource::Dossier) => {
                check_names(&folder, Some(&file), &[TableKind::Decisions], &tables)?;
            }
            None => {}
        }
        return Ok((folder, tables));
    }
    let mut tables = Vec::new();
    let mut lacking = Vec::new();
    for kind in TableKind::ALL {
        let file = format!("{}.csv", kind.name());
        let path = given.join(&file);
        let is_decided_elsewhere = kind == TableKind::Decisions && !matches!(decision_source, DecisionSource::Dossier);
        match std::fs::symlink_metadata(&path) {
            _ if is_decided_elsewhere => tables.extend(decisions(given, decision_source)?),
            Ok(_) => tables.push(RawTable::of_text(kind, file, read_file(&path, most)?)),
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(Problem::reading(&path, &error)),
            Err(_) if kind == TableKind::Evidence => return Err(no_evidence(given)),
            Err(_) => lacking.push(kind),
        }
    }
    check_names(given, None, &lacking, &tables)?;
    Ok((root.to_owned(), tables))
}

/// The table of decisions in a folder, if there is one. One that does not count is read as far as
/// that is possible: it stops nothing.
fn decisions(folder: &Path, decision_source: &DecisionSource) -> Result<Option<RawTable>, Problem> {
    let path = folder.join(DECISIONS);
    let Some(standing) = decision_source.standing(&path, TableStatus::Counts) else { return Ok(None) };
    if std::fs::symlink_metadata(&path).is_err() {
        return Ok(None);
    }
    let bytes = match read_file(&path, MAX_TABLE_BYTES) {
        Err(_) if !standing.counts() => return Ok(None),
        bytes => bytes?,
    };
    Ok(Some(RawTable { standing, ..RawTable::of_text(TableKind::Decisions, DECISIONS, bytes) }))
}

/// Refuses a folder with a file that may be meant as a table which it lacks. One that is the
/// dossier itself (`own`), or that the tables name as a document, is none.
pub(super) fn check_names(
    folder: &Path,
    own: Option<&str>,
    lacking: &[TableKind],
    tables: &[RawTable],
) -> Result<(), Problem> {
    if lacking.is_empty() {
        return Ok(());
    }
    let mut files = files(folder);
    files.retain(|file| Some(&**file) != own);
    crate::dossier::check_names(&folder.display().to_string(), files, lacking, tables)
}

/// What lies in a folder beside a table that is there, and may be meant as that table, too: a newer copy perhaps.
fn unread(folder: &Path, tables: &[RawTable]) -> Vec<Message> {
    let mut files = files(folder);
    files.retain(|file| !tables.iter().any(|table| table.file == *file));
    if !tables.iter().any(|table| evidence::meant(table.kind, &files).is_some()) {
        return Vec::new();
    }
    leave_out_documents(&mut files, tables);
    let told = |table: &RawTable| {
        let near = evidence::meant(table.kind, &files)?;
        Some(Message::new("unread-table").with("near", Arg::quoted(near)).with("table", &*table.file))
    };
    tables.iter().filter_map(told).collect()
}

/// The names of the files that lie in a folder, as far as that can be told.
fn files(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let files = entries.filter(|entry| entry.file_type().is_ok_and(|kind| !kind.is_dir()));
    let mut names: Vec<String> = files.map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

/// That the folder holds no `evidence.csv`, naming a file that may be meant.
fn no_evidence(folder: &Path) -> Problem {
    let names = files(folder);
    let workbook = names.iter().find(|name| name.to_lowercase().ends_with(".xlsx") && !name.starts_with('~'));
    if let Some(workbook) = workbook {
        let path = folder.join(workbook);
        return Problem::Said(
            Problem::path("problem-no-evidence-workbook", folder).with("workbook", path.display().to_string()),
        );
    }
    crate::dossier::no_evidence(&folder.display().to_string(), &names)
}

/// What there is of the documents that the evidence names, in the folder of that real path;
/// `tables` are the files in it that the evidence is read from, which prove nothing.
pub(super) fn look_for_documents<'t>(
    catalogue: &Catalogue,
    evidence: &Evidence,
    (folder, tables): (&Path, impl Iterator<Item = &'t str>),
    look: DocumentAccess,
) -> Result<Documents, Problem> {
    let look = match look {
        // Where only documents count that are there, they are looked for.
        DocumentAccess::Away if catalogue.documents == DocumentCounting::Present => DocumentAccess::Open,
        DocumentAccess::Away => return Ok(documents_elsewhere(evidence)),
        look => look,
    };
    let mut documents = Documents::new();
    let mut names = evidence.documents().map(|named| &named.name).peekable();
    if names.peek().is_none() {
        return Ok(documents);
    }
    let mut folders = FolderCache::default();
    let mut shelf = DocumentFinder { folder, tables: BTreeSet::new(), files: BTreeMap::new(), look };
    for table in tables {
        shelf.tables.extend(folders.real(&folder.join(table))?.map(|(real, _)| real));
    }
    for name in names {
        if !documents.contains_key(name) {
            documents.insert(name.clone(), shelf.look_for(name, &mut folders)?);
        }
    }
    Ok(documents)
}

/// The real paths of folders and what lies in them, asked once for each: many documents lie in one.
#[derive(Default)]
struct FolderCache {
    real: BTreeMap<PathBuf, Option<PathBuf>>,
    /// The names in a folder by the form in which they are compared.
    entries: BTreeMap<PathBuf, BTreeMap<String, Vec<String>>>,
}

/// Whether this system takes `A.pdf` for `a.pdf`: others do not, so what it finds is to be told.
const TAKES_ANY_CASE: bool = cfg!(any(windows, target_os = "macos"));

impl FolderCache {
    /// The real path of a file or folder with its metadata; `None` if it does not exist.
    ///
    /// # Errors
    /// The [`Problem`] with a folder into which nobody may look: what lies in it is not absent.
    fn real(&mut self, path: &Path) -> Result<Option<(PathBuf, Metadata)>, Problem> {
        // Where a link leads that nobody may follow, it leads out of the dossier.
        let followed = |path: &Path| {
            let real = std::fs::canonicalize(path).ok()?;
            let metadata = std::fs::metadata(&real).ok()?;
            Some((real, metadata))
        };
        let parts = path.parent().zip(path.file_name());
        // A path like `rules.txt/` asks for a folder, which parts do not tell.
        let Some((parent, name)) = parts.filter(|(parent, name)| parent.join(name).as_os_str() == path.as_os_str())
        else {
            return Ok(followed(path));
        };
        if !self.real.contains_key(parent) {
            self.real.insert(parent.to_owned(), unless_locked(std::fs::canonicalize(parent), parent)?);
        }
        let Some(place) = self.real.get(parent).and_then(Option::as_ref) else { return Ok(None) };
        let place = place.join(name);
        let metadata = unless_locked(std::fs::symlink_metadata(&place), parent)?;
        Ok(match metadata {
            Some(metadata) if metadata.is_symlink() => followed(&place),
            metadata => metadata.map(|metadata| (place, metadata)),
        })
    }
}

/// A file that was found, and what it is called where a table has another name for it.
type FoundFile = ((PathBuf, Metadata), Option<String>);

impl FolderCache {
    /// The file of that path within a folder, and what it is called where that is more than another
    /// normal form: composed in a table and decomposed on a disk, as macOS has it, is the same.
    fn called(&mut self, folder: &Path, path: &str) -> Result<Option<FoundFile>, Problem> {
        let found = self.real(&folder.join(path))?;
        if found.is_some() && !TAKES_ANY_CASE {
            return Ok(found.map(|found| (found, None)));
        }
        let Some(called) = self.typed(folder, path)? else { return Ok(found.map(|found| (found, None))) };
        let found = self.real(&folder.join(&called))?;
        let is_typed_so = composed(&called) == composed(path);
        Ok(found.map(|found| (found, (!is_typed_so).then_some(called))))
    }

    /// A path within a folder as its parts are called there, where one thing alone is meant by each.
    fn typed(&mut self, folder: &Path, path: &str) -> Result<Option<String>, Problem> {
        let mut typed = String::new();
        for part in path.split('/').filter(|part| !part.is_empty()) {
            let within = folder.join(&typed);
            if !self.entries.contains_key(&within) {
                let mut names: BTreeMap<String, Vec<String>> = BTreeMap::new();
                let entries = unless_locked(std::fs::read_dir(&within), &within)?;
                // Names that are no text nobody can write in a table.
                let entries =
                    entries.into_iter().flatten().flatten().filter_map(|entry| entry.file_name().into_string().ok());
                entries.for_each(|name| names.entry(comparable(&name)).or_default().push(name));
                self.entries.insert(within.clone(), names);
            }
            let alike = self.entries.get(&within).and_then(|names| names.get(&comparable(part)));
            let alike = alike.map(Vec::as_slice).unwrap_or_default();
            let is_same = |name: &&String| composed(name) == composed(part);
            let meant = alike.iter().find(|name| *name == part).or_else(|| alike.iter().find(is_same));
            let Some(meant) = meant.or_else(|| alike.first().filter(|_| alike.len() == 1)) else { return Ok(None) };
            let begin = if typed.is_empty() { "" } else { "/" };
            typed = format!("{typed}{begin}{meant}");
        }
        Ok((!path.ends_with('/')).then_some(typed).filter(|typed| !typed.is_empty()))
    }
}

/// What was asked for in a folder; `None` where there is no such thing.
fn unless_locked<T>(asked: std::io::Result<T>, folder: &Path) -> Result<Option<T>, Problem> {
    match asked {
        Ok(found) => Ok(Some(found)),
        Err(error) if error.kind() == std::io::ErrorKind::PermissionDenied => Err(Problem::reading(folder, &error)),
        Err(_) => Ok(None),
    }
}

/// Where the documents of a dossier lie.
struct DocumentFinder<'f> {
    folder: &'f Path,
    /// The real paths of the tables that the dossier is read from.
    tables: BTreeSet<PathBuf>,
    /// The files that were found, each with its number.
    files: BTreeMap<PathBuf, usize>,
    look: DocumentAccess,
}

impl DocumentFinder<'_> {
    fn look_for(&mut self, name: &str, folders: &mut FolderCache) -> Result<FoundDocument, Problem> {
        let not_a_file = |state| Ok(FoundDocument { state, ..FoundDocument::default() });
        if is_web_address(name) {
            return not_a_file(DocumentState::Remote);
        }
        // Detours are taken out before anything is looked at: they cannot lead out by a link.
        let within = path_within(name).filter(|path| {
            Path::new(path).components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir))
        });
        let Some(path) = within else { return not_a_file(DocumentState::Refused) };
        let Some(((real, metadata), called)) = folders.called(self.folder, &path)? else {
            return not_a_file(DocumentState::NotFound);
        };
        if !real.starts_with(self.folder) || !metadata.is_file() {
            return not_a_file(DocumentState::Refused);
        }
        let next = self.files.len();
        let file = Some(*self.files.entry(real.clone()).or_insert(next));
        let sha256 = self.digest(name, &real, metadata.len())?;
        let state = match metadata.len() {
            _ if self.tables.contains(&real) => DocumentState::Table(sha256),
            0 => DocumentState::Empty(sha256),
            _ => DocumentState::Found(sha256),
        };
        Ok(FoundDocument { state, file, called })
    }

    /// The digest of a file, where it is asked for; that it can be opened is seen to anyway.
    fn digest(&self, name: &str, real: &Path, size: u64) -> Result<Option<String>, Problem> {
        let mut file = File::open(real).map_err(|error| Problem::reading(real, &error))?;
        if self.look != DocumentAccess::Digest {
            return Ok(None);
        }
        let mut progress = Progress::over(size, name);
        let mut digest = digest::Digester::default();
        let mut buffer = vec![0; usize::try_from(size).unwrap_or(PIECE).clamp(1, PIECE)];
        loop {
            let read = file.read(&mut buffer).map_err(|error| Problem::reading(real, &error))?;
            let Some(part) = buffer.get(..read).filter(|part| !part.is_empty()) else { break };
            digest.update(part);
            progress.add(read as u64);
        }
        Ok(Some(digest.finish()))
    }
}

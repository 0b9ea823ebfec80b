//! A dossier that is handed over as named bytes, scored and reported without files: what a page in a browser does.

use crate::assess::{Assessment, DocumentState, Documents, FoundDocument, assess};
use crate::catalogue::{self, Catalogue, DEFAULT, built_in};
use crate::digest::sha256;
use crate::evidence::{
    self, Detail, Evidence, EvidenceReader, MAX_TABLE_BYTES, RawTable, ReadingOptions, TableKind, Tables,
    is_web_address, path_within, tables_of_workbook,
};
use crate::export::{AssessmentExport, Export, Format};
use crate::language::{Arg, Language, Localizer, Message};
use crate::names::{comparable, composed};
use crate::problem::Problem;
use crate::record::Options;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The files of a dossier.
///
/// ```
/// use merit::dossier::Dossier;
/// use merit::export::Format;
/// use merit::language::Language;
///
/// let catalogue = include_str!("../criteria/ecei.toml");
/// let evidence = "indicator,value\nmembers,45\n";
/// let files = [("evidence.csv", evidence.as_bytes())];
/// let dossier = Dossier { name: "our-cluster", files: &files };
/// let day = jiff::civil::date(2026, 11, 23);
/// let report = dossier.report(Some(catalogue), day, Format::Json, Language::En).expect("it can be read");
/// assert!(report.starts_with(b"{\n  \"format\": \"merit-assessment/1\""));
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Dossier<'a> {
    /// What it is called, by which its initiative goes if no table names that.
    pub name: &'a str,
    /// The path of each file within the dossier, with `/`, and its bytes: an `evidence.csv` or one workbook, other
    /// tables, documents.
    pub files: &'a [(&'a str, &'a [u8])],
}

impl Dossier<'_> {
    /// Its report for a day in a format: the bytes that `merit assess` writes to a file.
    ///
    /// # Errors
    /// As [`assess`](Dossier::assess), or what a workbook cannot hold.
    pub fn report(
        &self,
        catalogue: Option<&str>,
        as_of: Date,
        format: Format,
        language: Language,
    ) -> Result<Vec<u8>, Problem> {
        let (catalogue, assessment) = self.assess(catalogue, as_of)?;
        let (options, localizer) = (Options::default(), Localizer::new(language));
        Ok(AssessmentExport::new(&catalogue, &assessment, &options, &localizer).file(format)?)
    }

    /// Scores it for a day under a catalogue, whose text is given, else under the built-in one that it names.
    ///
    /// # Errors
    /// The [`Problem`] with the catalogue, or that keeps the tables from being read.
    pub fn assess(&self, catalogue: Option<&str>, as_of: Date) -> Result<(Catalogue, Assessment), Problem> {
        let raw = self.tables()?;
        let catalogue = match catalogue {
            Some(text) => catalogue::parse("catalogue.toml", text.as_bytes())?,
            None => named_catalogue(evidence::catalogue_named(&raw, None)?.as_deref())?,
        };
        let reading = ReadingOptions { as_of, decimal: None };
        let reader = EvidenceReader::new(&catalogue, reading, Detail::Everything);
        let mut evidence = Tables::read(&catalogue, &raw)?.called(self.name).evidence(&reader)?;
        evidence.initiative.id.get_or_insert_with(|| self.name.to_owned());
        let documents = self.documents(&evidence, &raw);
        let assessment = assess(&catalogue, evidence, &documents, as_of);
        drop(reader);
        Ok((catalogue, assessment))
    }

    fn outer(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().filter(|(name, _)| !name.contains('/')).copied()
    }

    fn tables(&self) -> Result<Vec<RawTable>, Problem> {
        let of_kind = |kind: TableKind| self.outer().find(|(name, _)| name.strip_suffix(".csv") == Some(kind.name()));
        let mut books = self.outer().filter(|(name, _)| name.to_lowercase().ends_with(".xlsx"));
        let book = books.next().filter(|_| books.next().is_none() && of_kind(TableKind::Evidence).is_none());
        let mut names: Vec<String> = self.outer().map(|(name, _)| name.to_owned()).collect();
        let (mut tables, kinds) = match book {
            Some((name, bytes)) => {
                names.retain(|other| other != name);
                (tables_of_workbook(name, within(name, bytes)?)?, &[TableKind::Decisions][..])
            }
            None if of_kind(TableKind::Evidence).is_none() => return Err(no_evidence(self.name, &names)),
            None => (Vec::new(), &TableKind::ALL[..]),
        };
        let mut lacking = Vec::new();
        for kind in kinds {
            match of_kind(*kind) {
                Some((name, bytes)) => tables.push(RawTable::of_text(*kind, name, within(name, bytes)?.to_vec())),
                None => lacking.push(*kind),
            }
        }
        check_names(self.name, names, &lacking, &tables)?;
        Ok(tables)
    }

    fn documents(&self, evidence: &Evidence, tables: &[RawTable]) -> Documents {
        let mut alike: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, (name, _)) in self.files.iter().enumerate() {
            alike.entry(comparable(name)).or_default().push(index);
        }
        let mut documents = Documents::new();
        for named in evidence.documents() {
            if !documents.contains_key(&named.name) {
                documents.insert(named.name.clone(), self.document(&named.name, tables, &alike));
            }
        }
        documents
    }

    fn document(&self, name: &str, tables: &[RawTable], alike: &BTreeMap<String, Vec<usize>>) -> FoundDocument {
        let without_file = |state| FoundDocument { state, ..FoundDocument::default() };
        if is_web_address(name) {
            return without_file(DocumentState::Remote);
        }
        let Some(path) = path_within(name) else { return without_file(DocumentState::Refused) };
        let folder = format!("{}/", path.trim_end_matches('/'));
        if path.is_empty() || self.files.iter().any(|(file, _)| file.starts_with(&folder)) {
            return without_file(DocumentState::Refused);
        }
        let alike = alike.get(&comparable(&path)).map(Vec::as_slice).unwrap_or_default();
        let files = || alike.iter().filter_map(|index| Some((*index, self.files.get(*index)?)));
        let exact = files().find(|(_, (file, _))| *file == path);
        let typed = exact.or_else(|| files().find(|(_, (file, _))| composed(file) == composed(&path)));
        let Some((index, (file, bytes))) = typed.or_else(|| files().next().filter(|_| alike.len() == 1)) else {
            return without_file(DocumentState::NotFound);
        };
        let digest = Some(sha256(bytes));
        let state = match bytes {
            _ if tables.iter().any(|table| table.file == *file) => DocumentState::Table(digest),
            [] => DocumentState::Empty(digest),
            _ => DocumentState::Found(digest),
        };
        let called = typed.is_none().then(|| (*file).to_owned());
        FoundDocument { state, file: Some(index), called }
    }
}

/// Bytes of a table, unless there are too many.
fn within<'b>(name: &str, bytes: &'b [u8]) -> Result<&'b [u8], Problem> {
    match bytes.len() as u64 <= MAX_TABLE_BYTES {
        true => Ok(bytes),
        false => {
            let most = (MAX_TABLE_BYTES >> 20).to_string();
            Err(Problem::Said(Message::new("problem-too-large").with("path", name).with("most", most)))
        }
    }
}

/// The built-in catalogue that a dossier names as `id` or `id@version`; the newest edition
/// where there is none of that version, which the report then says.
pub(crate) fn named_catalogue(named: Option<&str>) -> Result<Catalogue, Problem> {
    let named = named.unwrap_or(DEFAULT);
    let id = named.split_once('@').map_or(named, |(id, _)| id);
    match built_in(named).or_else(|| built_in(id)) {
        Some(built_in) => Ok(built_in.read()?),
        None => Err(Problem::Said(Message::new("problem-dossier-catalogue").with("name", Arg::quoted(id)))),
    }
}

/// Refuses a dossier with a file that may be meant as a table which it lacks, unless the tables name it as a
/// document; `files` lie beside the tables.
pub(crate) fn check_names(
    dossier: &str,
    mut files: Vec<String>,
    lacking: &[TableKind],
    tables: &[RawTable],
) -> Result<(), Problem> {
    if !lacking.iter().any(|kind| evidence::meant(*kind, &files).is_some()) {
        return Ok(());
    }
    leave_out_documents(&mut files, tables);
    let suspect = |kind: &TableKind| Some((*kind, evidence::meant(*kind, &files)?));
    match lacking.iter().find_map(suspect) {
        None => Ok(()),
        Some((kind, near)) => {
            let is_of_decisions = kind == TableKind::Decisions;
            let key = if is_of_decisions { "problem-misnamed-decisions" } else { "problem-misnamed-table" };
            let problem = Message::new(key).with("path", dossier).with("near", Arg::quoted(near));
            Err(Problem::Said(problem.with("table", format!("{}.csv", kind.name()))))
        }
    }
}

/// Leaves out the files that the tables name as documents.
pub(crate) fn leave_out_documents(files: &mut Vec<String>, tables: &[RawTable]) {
    let named = evidence::documents_named(tables);
    files.retain(|file| !named.iter().any(|name| name.strip_prefix("./").unwrap_or(name) == file));
}

/// That a dossier holds no `evidence.csv`, naming a file that may be meant.
pub(crate) fn no_evidence(dossier: &str, files: &[String]) -> Problem {
    Problem::Said(match evidence::meant(TableKind::Evidence, files) {
        Some(near) => Message::new("problem-no-evidence-near").with("path", dossier).with("near", Arg::quoted(near)),
        None => Message::new("problem-no-evidence").with("path", dossier),
    })
}

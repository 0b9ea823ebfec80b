//! The files that a round is written to while its initiatives are scored.

use super::reports::{PendingReport, ReportFolder, ReportStaging};
use super::{Batch, RoundSettings};
use crate::assess::Assessment;
use crate::command::dossier::DocumentAccess;
use crate::command::output::Staged;
use crate::command::problem::Problem;
use crate::export::{Export, Format, unwritable};
use crate::language::{Language, Localizer, Message};
use crate::portfolio::{DuplicateSet, Round, RoundEntry};
use crate::record::{edition, line_with_twin, portfolio_line};
use crate::render::results::{self, ResultLines};
use crate::render::workbook::RoundBook;
use std::cell::OnceCell;
use std::fs::File as SystemFile;
use std::io::{BufRead, BufReader, BufWriter, Read, Seek, Write};
use std::path::PathBuf;
use std::sync::Arc;

/// What a file can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum RoundFile {
    Results(Format),
    Findings,
}

impl RoundFile {
    /// Whether it tells what the initiatives come to together, not only a row for each.
    pub(super) fn tells_round(self) -> bool {
        match self {
            RoundFile::Findings => false,
            RoundFile::Results(format) => !matches!(format, Format::Csv | Format::JsonLines),
        }
    }
}

/// The rows of some initiatives for a file.
pub(super) enum RenderedRows {
    /// As CSV.
    Table(Box<ResultLines>),
    /// As lines of JSON.
    Text(String),
    /// None: it is written when all are scored.
    None,
}

impl RenderedRows {
    pub(super) fn for_file(file: RoundFile, language: Language) -> RenderedRows {
        match file {
            RoundFile::Results(Format::Csv) => RenderedRows::Table(Box::default()),
            RoundFile::Findings => RenderedRows::Table(Box::new(ResultLines::for_people(language))),
            RoundFile::Results(Format::JsonLines) => RenderedRows::Text(String::new()),
            RoundFile::Results(_) => RenderedRows::None,
        }
    }

    fn into_bytes(self) -> Vec<u8> {
        match self {
            RenderedRows::Table(lines) => lines.into_bytes(),
            RenderedRows::Text(text) => text.into_bytes(),
            RenderedRows::None => Vec::new(),
        }
    }
}

/// Makes the rows of initiatives for each file, and their reports; each thread has one.
pub(super) struct ResultRenderer<'a> {
    setting: &'a RoundSettings<'a>,
    staging: Option<&'a ReportStaging>,
    /// Read when they are needed, as most rounds need none.
    localizer: OnceCell<Localizer>,
    english: OnceCell<Localizer>,
    edition: String,
    day: String,
}

impl<'a> ResultRenderer<'a> {
    /// Rows for the files of a setting; reports where there is a desk.
    pub(super) fn new(setting: &'a RoundSettings<'a>, staging: Option<&'a ReportStaging>) -> ResultRenderer<'a> {
        ResultRenderer {
            setting,
            staging,
            localizer: OnceCell::new(),
            english: OnceCell::new(),
            edition: edition(setting.catalogue),
            day: setting.reading.as_of.to_string(),
        }
    }

    pub(super) fn has_reports(&self) -> bool {
        self.staging.is_some()
    }

    /// What is done about documents: what reports ask for, and `without` them what is usual.
    pub(super) fn look(&self, without: DocumentAccess) -> DocumentAccess {
        self.staging.map_or(without, ReportStaging::look)
    }

    /// Writes the report of an initiative of a dossier, where reports are wanted.
    pub(super) fn report(
        &self,
        setting: &RoundSettings<'_>,
        assessment: &Assessment,
        id: &str,
        is_alone: bool,
    ) -> Result<Option<PendingReport>, Problem> {
        self.staging.map(|staging| staging.write(setting, self.localizer(), assessment, id, is_alone)).transpose()
    }

    fn localizer(&self) -> &Localizer {
        self.localizer.get_or_init(|| Localizer::new(self.setting.language))
    }

    pub(super) fn row(&self, file: RoundFile, entry: &RoundEntry<'_>, rows: &mut RenderedRows) {
        let RoundSettings { catalogue, reading, detail, .. } = *self.setting;
        let english = || self.english.get_or_init(|| Localizer::new(Language::En));
        let problem = || entry.outcome.as_ref().err().map(|problem| english().say(problem));
        match (file, rows) {
            (RoundFile::Findings, RenderedRows::Table(lines)) => {
                results::findings(catalogue, entry, self.localizer(), lines);
            }
            (RoundFile::Results(_), RenderedRows::Table(lines)) => {
                let basis = [self.edition.as_str(), &self.day];
                results::row(catalogue, entry, basis, &problem().unwrap_or_default(), detail, lines);
            }
            (RoundFile::Results(_), RenderedRows::Text(text)) => {
                text.push_str(&portfolio_line(catalogue, entry, reading.as_of, problem(), detail));
            }
            _ => {}
        }
    }
}

pub(super) struct RoundWriter<'a> {
    setting: &'a RoundSettings<'a>,
    localizer: &'a Localizer,
    staged: Staged,
    /// The rows for standard output, where it takes rows.
    spool: Option<SystemFile>,
    /// The workbook, which all files of its kind hold.
    book: Option<RoundBook<'a>>,
    reports: Option<ReportFolder>,
}

impl<'a> RoundWriter<'a> {
    /// Begins the files of a setting; its last format is that of standard output.
    pub(super) fn new(
        setting: &'a RoundSettings<'a>,
        localizer: &'a Localizer,
        paths: &[PathBuf],
        force: bool,
        reports: Option<ReportFolder>,
    ) -> Result<RoundWriter<'a>, Problem> {
        let staged = Staged::new(paths, force)?;
        let has_book = setting.files.contains(&RoundFile::Results(Format::Workbook));
        let book = has_book.then(|| RoundBook::new(setting.catalogue, localizer, setting.reading.as_of));
        let spool = setting.files.get(paths.len()).map(|_| tempfile::tempfile()).transpose().map_err(unspooled)?;
        let mut writer =
            RoundWriter { setting, localizer, staged, spool, book: book.transpose().map_err(unwritable)?, reports };
        for (index, file) in setting.files.iter().enumerate() {
            match file {
                RoundFile::Results(Format::Csv) => {
                    writer.write(index, &results::header(setting.catalogue, setting.detail))?
                }
                RoundFile::Findings => writer.write(index, &results::findings_header(setting.language))?,
                _ => {}
            }
        }
        Ok(writer)
    }

    fn write(&mut self, index: usize, bytes: &[u8]) -> Result<(), Problem> {
        match &mut self.spool {
            Some(spool) if index + 1 == self.setting.files.len() => spool.write_all(bytes).map_err(unspooled),
            _ => self.staged.write(index, bytes),
        }
    }

    /// Marks the rows of applications that seem to be the same as others, which is known only now.
    fn mark(&mut self, same: &DuplicateSet) -> Result<(), Problem> {
        if same.is_empty() {
            return Ok(());
        }
        for (index, file) in self.setting.files.iter().enumerate() {
            let RoundFile::Results(format @ (Format::Csv | Format::JsonLines)) = file else { continue };
            let copy = |rows: &mut SystemFile, to: &mut SystemFile| match format {
                Format::Csv => rows_with_twins(rows, to, same),
                _ => lines_with_twins(rows, to, same),
            };
            match &mut self.spool {
                Some(spool) if index + 1 == self.setting.files.len() => rewritten(spool, copy).map_err(unspooled)?,
                _ => self.staged.rewrite(index, |file| rewritten(file, copy))?,
            }
        }
        Ok(())
    }

    pub(super) fn staging(&self) -> Option<Arc<ReportStaging>> {
        self.reports.as_ref().map(ReportFolder::staging)
    }

    pub(super) fn take(&mut self, batch: &mut Batch<'_>) -> Result<(), Problem> {
        for (index, rows) in std::mem::take(&mut batch.rows).into_iter().enumerate() {
            self.write(index, &rows.into_bytes())?;
        }
        if let Some(reports) = &mut self.reports {
            std::mem::take(&mut batch.reports).into_iter().try_for_each(|report| reports.add(report))?;
        }
        match &mut self.book {
            Some(book) => Ok(batch.entries.iter().try_for_each(|entry| book.add(entry)).map_err(unwritable)?),
            None => Ok(()),
        }
    }

    /// Writes what is known only when all are scored, and puts the files into their
    /// places; the rows for standard output, where it takes rows. `notes` go into a workbook.
    pub(super) fn finish(
        mut self,
        (round, same): (&Round<'_>, &DuplicateSet),
        notes: impl FnOnce() -> Vec<String>,
        result: &impl Export,
    ) -> Result<Option<SystemFile>, Problem> {
        self.mark(same)?;
        let min_group = self.setting.min_group;
        let book = self.book.take().map(|book| book.finish(round, same, min_group, &notes()));
        let book = book.transpose().map_err(unwritable)?;
        for (index, file) in self.setting.files.iter().enumerate() {
            match file {
                RoundFile::Findings => {
                    let RoundSettings { catalogue, language, .. } = *self.setting;
                    let mut lines = ResultLines::for_people(language);
                    for told in &round.told {
                        results::findings_of(
                            catalogue,
                            ("", &told.dossier),
                            [&told.finding],
                            self.localizer,
                            &mut lines,
                        );
                    }
                    self.staged.write(index, &lines.into_bytes())?;
                }
                RoundFile::Results(Format::Workbook) => {
                    self.staged.write(index, book.as_deref().unwrap_or_default())?
                }
                RoundFile::Results(format) if file.tells_round() => self.staged.write(index, &result.file(*format)?)?,
                RoundFile::Results(_) => {}
            }
        }
        self.reports.iter().try_for_each(ReportFolder::ready)?;
        self.staged.finish()?;
        if let Some(reports) = self.reports {
            reports.finish()?;
        }
        if let Some(spool) = &mut self.spool {
            spool.rewind().map_err(unspooled)?;
        }
        Ok(self.spool)
    }
}

/// Copies results below their header, with the application that each seems to be.
fn rows_with_twins(rows: &mut SystemFile, to: &mut SystemFile, same: &DuplicateSet) -> std::io::Result<()> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(rows);
    let mut writer = csv::Writer::from_writer(to);
    let mut row = csv::ByteRecord::new();
    let mut number = None;
    while reader.read_byte_record(&mut row)? {
        match number.and_then(|number| same.twin_at(number)) {
            Some(twin) => writer.write_byte_record(&results::with_twin(&row, twin))?,
            None => writer.write_byte_record(&row)?,
        }
        number = Some(number.map_or(0, |number| number + 1));
    }
    writer.flush()
}

/// Copies lines, with the application that each seems to be.
fn lines_with_twins(lines: &mut SystemFile, to: &mut SystemFile, same: &DuplicateSet) -> std::io::Result<()> {
    let mut to = BufWriter::new(to);
    for (number, line) in BufReader::new(lines).lines().enumerate() {
        let line = line?;
        let line = same.twin_at(number).map_or(line.clone(), |twin| line_with_twin(&line, twin));
        writeln!(to, "{line}")?;
    }
    to.flush()
}

fn rewritten(
    file: &mut SystemFile,
    copy: impl FnOnce(&mut SystemFile, &mut SystemFile) -> std::io::Result<()>,
) -> std::io::Result<()> {
    let mut room = tempfile::tempfile()?;
    file.rewind()?;
    copy(file, &mut room)?;
    room.rewind()?;
    file.rewind()?;
    file.set_len(0)?;
    std::io::copy(&mut room, file).map(drop)
}

/// Hands the rows that were kept to `print`, a part at a time.
pub(super) fn unspool(mut spool: SystemFile, print: impl Fn(&[u8]) -> anyhow::Result<()>) -> anyhow::Result<()> {
    let mut part = vec![0; 1 << 16];
    loop {
        let read = spool.read(&mut part).map_err(unspooled)?;
        match part.get(..read) {
            Some(part) if read > 0 => print(part)?,
            _ => return Ok(()),
        }
    }
}

fn unspooled(error: std::io::Error) -> Problem {
    Problem::Said(Message::new("problem-output").with("reason", error.to_string()))
}

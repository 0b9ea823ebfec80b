//! `merit verify`: recompute a report from the original files and compare field by field.

use super::catalogue_text::{find_catalogue, read_file};
use super::decision_source::DecisionSource;
use super::dossier::{DocumentAccess, LoadedDossier};
use super::problem::Problem;
use super::{Console, print};
use crate::catalogue::{Catalogue, Measure, Period, built_in, of_digest};
use crate::cli::{DecisionArgs, VerifyArgs};
use crate::evidence::{DecimalSign, ReadingOptions, date, is_german, rewriting};
use crate::exit::Exit;
use crate::export::{VerificationExport, assessment_json};
use crate::language::{Arg, Message};
use crate::record::wire::{Report, Validity};
use crate::record::{self, CurrentFiles, Difference, MAX_REPORT_BYTES, Options, Verification};
use jiff::ToSpan;
use jiff::civil::Date;
use std::collections::BTreeSet;
use std::path::{Component, Path, PathBuf};

pub(super) fn run(args: VerifyArgs, console: &mut Console) -> anyhow::Result<Exit> {
    let name = args.report.display().to_string();
    let bytes = read_file(&args.report, MAX_REPORT_BYTES)?;
    // Most reports are what they were, and then a glance at them is enough.
    let (saved, as_of) = match record::glance(&bytes) {
        Some(seen) => seen,
        None => record::read(&name, &bytes).map(|saved| (saved.report, saved.as_of)).map_err(Problem::Said)?,
    };
    let dossier = args.dossier.map_or_else(|| beside(&args.report, &saved), Ok)?;
    let catalogue = catalogue(args.catalogue.as_deref(), &saved)?;
    let named = DecisionArgs { decisions: args.decisions, no_decisions: args.no_decisions };
    let decision_source = decision_source(&named, &saved, &[&dossier, &args.report])?;
    let original = OriginalReport { name: &name, bytes: &bytes, saved: &saved, as_of };
    let verification = verify(original, &dossier, &catalogue, &decision_source, console)?;
    let result = VerificationExport { verification: &verification, name: &name, localizer: &console.localizer };
    print(&console.write(&result, args.format)?)?;
    Ok(if verification.is_reproduced() { Exit::Done } else { Exit::No })
}

/// From where the report says that decisions are taken. A table that was named is the one that is
/// named again, else the file of its name beside the dossier or the report.
fn decision_source(args: &DecisionArgs, saved: &Report, beside: &[&Path]) -> Result<DecisionSource, Problem> {
    let table = saved.inputs.iter().find(|input| input.table == "decisions");
    let is_named = saved.options.decisions.as_deref() == Some("named");
    // Reports of earlier versions took them from the workbook itself.
    let is_own = table.is_some_and(|table| table.sheet.is_some());
    match (is_named || is_own, saved.options.decisions.as_deref()) {
        (false, Some("none")) if args.decisions.is_none() => Ok(DecisionSource::Nobody),
        (false, None) if args.decisions.is_none() && !args.no_decisions => Ok(DecisionSource::Dossier),
        (true, _) if !args.no_decisions => {
            let file = table.map_or("", |table| &*table.file);
            let is_name = !file.is_empty() && Path::new(file).file_name().is_some_and(|name| name == file);
            let places = beside.iter().flat_map(|place| match place.is_dir() {
                true => [Some(place.join(file)), None],
                false => [Some(place.to_path_buf()), Some(place.with_file_name(file))],
            });
            let is_it = |path: &PathBuf| path.file_name().is_some_and(|name| name == file) && path.is_file();
            let found = places.flatten().find(is_it).filter(|_| is_name);
            match args.decisions.clone().or(found) {
                Some(path) => DecisionSource::named(&path),
                None => Err(Problem::Said(Message::new("audit-no-decisions").with("file", Arg::quoted(file)))),
            }
        }
        _ => Err(Problem::Said(Message::new("audit-other-decisions"))),
    }
}

/// The dossier beside a report: the folder in which it lies, or the one file there that the report names.
fn beside(report: &Path, saved: &Report) -> Result<PathBuf, Problem> {
    let folder = report.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let is_named = saved.options.decisions.as_deref() == Some("named");
    let own = || saved.inputs.iter().filter(|input| !is_named || input.table != "decisions");
    let files = || own().map(|input| input.file.as_str());
    let is_there = |file: &str| {
        // Whoever altered the report may have named any file.
        let mut parts = Path::new(file).components();
        let is_name = matches!((parts.next(), parts.next()), (Some(Component::Normal(_)), None));
        is_name && std::fs::symlink_metadata(folder.join(file)).is_ok()
    };
    if saved.inputs.is_empty() || !files().all(is_there) {
        // The sheets of a workbook name the same file.
        let files: BTreeSet<&str> = files().collect();
        let files: Vec<Arg> = files.into_iter().map(Arg::quoted).collect();
        return Err(Problem::Said(Problem::path("audit-no-dossier", folder).with("files", files)));
    }
    let lone = saved.inputs.iter().find(|input| input.table == "evidence" && input.file != "evidence.csv");
    Ok(lone.map_or_else(|| folder.to_owned(), |input| folder.join(&input.file)))
}

/// The catalogue that was named, else the built-in one that the report rests on: it
/// is told by its digest, should the report name another.
fn catalogue(named: Option<&str>, saved: &Report) -> Result<Catalogue, Problem> {
    if let Some(name) = named {
        return find_catalogue(name);
    }
    let wanted = &saved.catalogue;
    let of_version = || built_in(&format!("{}@{}", wanted.id, wanted.version));
    match of_digest(&wanted.sha256).or_else(of_version).or_else(|| built_in(&wanted.id)) {
        Some(built_in) => Ok(built_in.read()?),
        None => Err(Problem::Said(Message::new("audit-no-catalogue").with("name", Arg::quoted(&wanted.id)))),
    }
}

#[derive(Clone, Copy)]
struct OriginalReport<'a> {
    name: &'a str,
    bytes: &'a [u8],
    saved: &'a Report,
    as_of: Date,
}

/// Scores the dossier as the report says it was scored, and compares.
fn verify(
    original: OriginalReport,
    dossier: &Path,
    catalogue: &Catalogue,
    decision_source: &DecisionSource,
    console: &mut Console,
) -> Result<Verification, Problem> {
    let loaded = match LoadedDossier::open(dossier, decision_source) {
        Ok(loaded) => loaded,
        Err(problem) => return original.unreadable(catalogue, problem),
    };
    if is_german(&loaded.raw) {
        console.answer_in_german();
    }
    let named = &original.saved.options;
    let signs = [None, Some(DecimalSign::Comma), Some(DecimalSign::Point)];
    let decimal = signs.into_iter().find(|sign| named.decimal.as_deref() == sign.map(DecimalSign::code)).flatten();
    // What a report says of its options is written again, and no more.
    let decisions = decision_source.option().filter(|option| named.decisions.as_deref() == Some(option));
    let held_until = named.held_until.as_deref().and_then(date::parse);
    let options = Options { decimal, initiative: named.initiative.clone(), decisions, held_until };
    let first = original.beside(&loaded, catalogue, &options, DocumentAccess::Digest)?;
    let is_option = |difference: &Difference| match difference.path.name(0) {
        "inputs" => difference.path.last() == "decimal",
        field => field == "initiative",
    };
    let may_be_options = first.unreadable.is_some() || first.differences.iter().any(is_option);
    if first.is_reproduced() || !first.causes.is_empty() {
        return Ok(first);
    }
    if first.unreadable.is_none()
        && let Some(on_its_day) = original.on_its_day(&loaded, catalogue, &options)?
    {
        return Ok(on_its_day);
    }
    if !may_be_options {
        return Ok(first);
    }
    // Nothing changed and yet it was read otherwise: perhaps it is the options that were
    // altered, which would show all over the report.
    let mut others: Vec<Options> =
        signs.into_iter().map(|decimal| Options { decimal, ..options.clone() }).filter(|it| *it != options).collect();
    if options.initiative.is_some() {
        others.push(Options { initiative: None, ..options });
    }
    let others = others
        .into_iter()
        .filter_map(|options| original.beside(&loaded, catalogue, &options, DocumentAccess::Digest).ok());
    let best = others.filter(|other| other.unreadable.is_none()).min_by_key(|other| other.differences.len());
    let most = if first.unreadable.is_some() { 1 } else { first.differences.len().saturating_sub(1) };
    Ok(best.filter(|best| best.differences.len() <= most).unwrap_or(first))
}

/// How many days before and after the one that a report names are tried where nothing tells more.
const NEAR_DAYS: i64 = 62;

/// How many days are tried at most: those of a year.
const MOST_DAYS: i64 = 366;

impl OriginalReport<'_> {
    /// What it shows where nothing but its day was altered: beside the score of the day on which the files give it.
    fn on_its_day(
        self,
        loaded: &LoadedDossier,
        catalogue: &Catalogue,
        options: &Options,
    ) -> Result<Option<Verification>, Problem> {
        let mut days = self.days(catalogue);
        days.sort_by_key(|day| (self.as_of.duration_until(*day).abs(), *day));
        for day in days.into_iter().filter(|day| *day != self.as_of) {
            let report = Report { as_of: day.to_string(), ..self.saved.clone() };
            let on_day =
                |look| OriginalReport { as_of: day, saved: &report, ..self }.beside(loaded, catalogue, options, look);
            let is_it = |one: &Verification, other: &str| {
                one.unreadable.is_none()
                    && one.differences.iter().all(|it| it.path.name(0) == "as_of" || it.path.last() == other)
            };
            // Documents are digested again where all else fits.
            if !is_it(&on_day(DocumentAccess::Open)?, "sha256") {
                continue;
            }
            let mut found = on_day(DocumentAccess::Digest)?;
            if is_it(&found, "as_of") {
                found.day = Some(day);
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// The days on which a report may have been made that says this: the end of a label tells
    /// it, and so does each value that counts months or years from a date; else those near it.
    fn days(self, catalogue: &Catalogue) -> Vec<Date> {
        let later = |from: Date, days: i64| from.checked_add(days.days()).ok();
        let is_first = |validity: &&Validity| !validity.renewal.as_ref().is_some_and(|renewal| renewal.renewed);
        let end = self.saved.validity.as_ref().filter(is_first).and_then(|validity| {
            let months = i64::try_from(validity.months).ok()?;
            let begin = date::plus_months(date::parse(&validity.until)?.tomorrow().ok()?, -months);
            // The end is clamped to the last day of its month.
            Some((begin, later(begin, 4)?))
        });
        let counted = catalogue.indicators.iter().filter_map(|indicator| {
            let Measure::Since { unit } = indicator.measure else { return None };
            let it = self.saved.indicators.iter().find(|it| it.id == indicator.id)?;
            let count: i64 = it.value.as_ref()?.exact.parse().ok().filter(|count| (0..10_000).contains(count))?;
            let from = it.evidence.iter().find_map(|cell| date::parse(&cell.raw))?;
            let months = if unit == Period::Years { 12 } else { 1 };
            Some((date::plus_months(from, count * months), date::plus_months(from, (count + 1) * months)))
        });
        let both = |a: (Date, Date), b: (Date, Date)| (a.0.max(b.0), a.1.min(b.1));
        let near = || Some((later(self.as_of, -NEAR_DAYS)?, later(self.as_of, NEAR_DAYS)?));
        let Some((first, end)) = end.into_iter().chain(counted).reduce(both).or_else(near) else { return Vec::new() };
        (0..MOST_DAYS).map_while(|days| later(first, days).filter(|day| *day < end)).collect()
    }

    /// What it shows beside the score that a dossier has today with these options.
    fn beside(
        self,
        loaded: &LoadedDossier,
        catalogue: &Catalogue,
        options: &Options,
        look: DocumentAccess,
    ) -> Result<Verification, Problem> {
        let reading = ReadingOptions { as_of: self.as_of, decimal: options.decimal };
        let assessment = match loaded.assess(catalogue, options.initiative.as_deref(), reading, look) {
            Ok(assessment) => assessment.held_until(options.held_until),
            Err(problem) => return self.unreadable(catalogue, problem),
        };
        let text = assessment_json(catalogue, &assessment, options);
        if text.as_bytes() == self.bytes {
            return Ok(Verification::identical(self.bytes, self.saved));
        }
        let old = record::read(self.name, self.bytes).map_err(Problem::Said)?;
        let new = record::read("", text.as_bytes()).map_err(Problem::Said)?;
        let rewritings = old.report.inputs.iter().filter_map(|old| {
            let new = new.report.inputs.iter().find(|new| new.table == old.table)?;
            let is_rewritten = new.sha256 != old.sha256 && new.content_sha256 == old.content_sha256;
            let bytes = loaded.text(&old.table).filter(|_| is_rewritten)?;
            Some((old.table.clone(), rewriting(bytes, &old.sha256)?))
        });
        let today =
            CurrentFiles { catalogue: Some(catalogue), dossier: loaded.name.clone(), rewritings: rewritings.collect() };
        Ok(Verification::new(self.bytes, &old, &new, &today))
    }

    /// That the dossier cannot be read any more, which is an answer; that there is none,
    /// or that the machine fails to read it, is not.
    fn unreadable(self, by: &Catalogue, problem: Problem) -> Result<Verification, Problem> {
        let reason = match problem {
            Problem::Found(finding) => {
                let place = finding.place.as_ref().map_or_else(String::new, |place| format!("{place}: "));
                Message::new("audit-at").with("place", place).with("reason", finding.message)
            }
            Problem::Said(message) if message.key.starts_with("problem-no-evidence") => message,
            other => return Err(other),
        };
        let saved = record::read(self.name, self.bytes).map_err(Problem::Said)?;
        Ok(Verification::unreadable(self.bytes, &saved, by, reason))
    }
}

//! `merit catalogue check`: all problems of catalogues in one run, or the reason of a rule.

use crate::catalogue::{Catalogue, Example, ExampleEvidence};
use crate::cli::{CatalogueCheckArgs, CatalogueCheckFormat};
use crate::command::catalogue_text::{CatalogueText, rulebook};
use crate::command::decision_source::DecisionSource;
use crate::command::dossier::{DocumentAccess, LoadedDossier};
use crate::command::problem::Problem;
use crate::command::{Console, print};
use crate::diagnostic::Severity;
use crate::evidence::ReadingOptions;
use crate::exit::Exit;
use crate::language::{Arg, Message};
use crate::lint::{self, CheckedCatalogue, ExampleFault, ExampleOutcome, RULES};
use crate::nearest::nearest;
use crate::record::{CheckedFile, check_json};
use crate::render::diagnostic;
use crate::render::rule::{explain, list};
use crate::render::terminal;
use crate::report::Block;
use std::path::{Component, Path};

pub(super) fn run(args: CatalogueCheckArgs, console: &Console) -> anyhow::Result<Exit> {
    let localizer = &console.localizer;
    if let Some(code) = &args.explain {
        let text = match code.as_str() {
            "all" => list(localizer, console.screen),
            _ => explain(known_rule(code)?, localizer, console.screen),
        };
        return print(text.as_bytes()).map(|()| Exit::Done);
    }
    let allowed = args.allow.iter().map(|code| allowed(code)).collect::<Result<Vec<_>, Problem>>()?;
    let files: Vec<CheckedFile> = args
        .files
        .iter()
        .map(|name| {
            let checked = rulebook(name).map(|rulebook| {
                let mut checked = check(&rulebook);
                checked.allow(&allowed);
                checked
            });
            (name.clone(), checked.map_err(|problem| problem.paint(localizer, console.error_screen)))
        })
        .collect();
    let text = match args.format {
        CatalogueCheckFormat::Json => check_json(&files, localizer),
        CatalogueCheckFormat::Text => files.iter().map(|file| paint(file, console)).collect(),
    };
    print(text.as_bytes())?;
    Ok(exit(&files, args.deny.is_some()))
}

/// The worst that any of the files calls for.
fn exit(files: &[CheckedFile], deny_warnings: bool) -> Exit {
    let count = |severity| {
        let counts =
            files.iter().filter_map(|(_, checked)| checked.as_ref().ok()).map(|checked| checked.count(severity));
        counts.sum::<usize>()
    };
    if files.iter().any(|(_, checked)| checked.as_ref().map_or(true, CheckedCatalogue::is_unreadable)) {
        Exit::Failed
    } else if count(Severity::Error) > 0 || (deny_warnings && count(Severity::Warning) > 0) {
        Exit::No
    } else {
        Exit::Done
    }
}

/// Checks a catalogue; its examples' dossiers are sought beside it.
fn check(rulebook: &CatalogueText) -> CheckedCatalogue {
    lint::check(&rulebook.name, &rulebook.bytes, |catalogue, example| {
        let scored = dossier(rulebook, example).and_then(|loaded| {
            let reading = ReadingOptions { as_of: example.as_of, decimal: None };
            loaded.assess(catalogue, None, reading, DocumentAccess::Open)
        });
        match scored {
            Ok(assessment) => ExampleOutcome::Scored(Box::new(assessment)),
            Err(problem) => ExampleOutcome::Unreadable(vec![(ExampleFault::Example, Message::from(problem))]),
        }
    })
}

/// The dossier of an example: below the catalogue's folder and nowhere else.
fn dossier(rulebook: &CatalogueText, example: &Example) -> Result<LoadedDossier, Problem> {
    let said = |key| Problem::Said(Message::new(key));
    let ExampleEvidence::Dossier(name) = &example.facts else { return Err(said("problem-example-outside")) };
    let Some(folder) = &rulebook.folder else { return Err(said("problem-example-built-in")) };
    let relative = Path::new(name);
    if !relative.components().all(|part| matches!(part, Component::Normal(_) | Component::CurDir)) {
        return Err(said("problem-example-outside"));
    }
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let path = folder.join(relative);
    let real = |path: &Path| std::fs::canonicalize(path).map_err(|error| Problem::reading(path, &error));
    if !real(&path)?.starts_with(real(folder)?) {
        return Err(said("problem-example-outside"));
    }
    LoadedDossier::open(&path, &DecisionSource::Dossier)
}

fn paint((name, checked): &CheckedFile, console: &Console) -> String {
    let localizer = &console.localizer;
    let checked = match checked {
        Ok(checked) => checked,
        Err(problem) => return format!("{}: {problem}\n", localizer.word("severity-error")),
    };
    let text = diagnostic::paint(&checked.source, &checked.diagnostics, localizer, console.screen);
    let mut closing = Vec::new();
    let mut line = |message: Message| closing.push(Block::plain(localizer.say(&message)));
    let more = checked.diagnostics.len().saturating_sub(diagnostic::SHOWN);
    if more > 0 {
        line(Message::new("check-more").with("count", more));
    }
    let counts = |catalogue: &Catalogue| {
        Message::new("check-no-problem")
            .with("indicators", catalogue.indicators.len())
            .with("labels", catalogue.labels.len())
            .with("examples", catalogue.examples.len())
    };
    match &checked.catalogue {
        Some(catalogue) if checked.diagnostics.is_empty() => line(counts(catalogue).with("name", name.as_str())),
        of => {
            let problems = Message::new("check-problems")
                .with("name", name.as_str())
                .with("errors", checked.count(Severity::Error))
                .with("warnings", checked.count(Severity::Warning));
            line(problems);
            if of.is_none() && !checked.is_unreadable() {
                line(Message::new("check-not-asked"));
            }
            line(Message::new("check-explain"));
        }
    }
    text + &terminal::paint_blocks(&closing, console.screen)
}

/// The code of a rule whose warnings are left out; errors are not.
fn allowed(code: &str) -> Result<&'static str, Problem> {
    let rule = known_rule(code)?;
    match rule.severity {
        Severity::Error => Err(Problem::Said(Message::new("problem-allow-error").with("name", rule.code))),
        _ => Ok(rule.code),
    }
}

fn known_rule(code: &str) -> Result<&'static lint::Rule, Problem> {
    lint::rule(code).ok_or_else(|| {
        let near = nearest(code, RULES.iter().map(|rule| rule.code));
        let message = Message::near(near, "problem-unknown-rule-near", "problem-unknown-rule");
        Problem::Said(message.with("name", Arg::quoted(code)))
    })
}

//! `merit catalogue show`: the rule book of a catalogue, or one of its facts or indicators.

use crate::catalogue::{self, BUILT_IN, Catalogue, DEFAULT, built_in};
use crate::cli::ShowArgs;
use crate::command::catalogue_text::{find_catalogue, rulebook};
use crate::command::output::Outputs;
use crate::command::problem::Problem;
use crate::command::{Console, print};
use crate::exit::Exit;
use crate::export::RulebookExport;
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use crate::report::RulebookWriter;
use std::path::Path;

pub(super) fn run(args: ShowArgs, console: &Console) -> anyhow::Result<Exit> {
    let outputs = Outputs::new::<RulebookExport>(args.output, args.format, args.force)?;
    let name = args.catalogue.as_deref().unwrap_or(DEFAULT);
    if let Some(problem) = indicator_alone(name) {
        return Err(problem.into());
    }
    let rulebook = rulebook(name)?;
    // Only of a valid catalogue: those hold no control characters, so that their
    // text steers no terminal, and no other file is a start.
    let catalogue = catalogue::parse(&rulebook.name, &rulebook.bytes).map_err(Problem::from)?;
    if args.toml {
        return print(&rulebook.bytes).map(|()| Exit::Done);
    }
    let book = RulebookWriter { localizer: &console.localizer, catalogue: &catalogue };
    let report = match args.question.as_deref() {
        None => book.whole(),
        Some(question) => match catalogue.questions_called(question) {
            found if found.is_empty() => return Err(unknown_question(&catalogue, name, question).into()),
            found => book.questions(&found),
        },
    };
    outputs.put(&RulebookExport { report, text: &rulebook.bytes }, console)?;
    Ok(Exit::Done)
}

fn unknown_question(catalogue: &Catalogue, called: &str, name: &str) -> Problem {
    // Of numbers a near miss says nothing: 1.1.3 is as near to 1.1.1 as to 1.1.2.
    let near = nearest(name, catalogue.questions().filter_map(|question| Some(catalogue.asked(question)?.id)));
    let message = Message::near(near, "book-unknown-indicator-near", "book-unknown-indicator");
    Problem::Said(message.with("catalogue", called).with("name", Arg::quoted(name)))
}

/// That what was named as the catalogue is a fact or an indicator of a built-in one.
fn indicator_alone(name: &str) -> Option<Problem> {
    if built_in(name).is_some() || Path::new(name).exists() {
        return None;
    }
    let holds = |id: &&str| find_catalogue(id).is_ok_and(|catalogue| !catalogue.questions_called(name).is_empty());
    let catalogue = BUILT_IN.iter().map(|built_in| built_in.id).find(holds)?;
    let message = Message::new("book-indicator-alone").with("catalogue", catalogue);
    Some(Problem::Said(message.with("name", Arg::quoted(name))))
}

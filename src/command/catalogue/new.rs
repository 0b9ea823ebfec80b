//! `merit catalogue new`: a catalogue to begin with.

use crate::cli::NewCatalogueArgs;
use crate::command::output::write_all;
use crate::command::problem::Problem;
use crate::command::{Console, print};
use crate::exit::Exit;
use crate::language::Message;
use crate::render::terminal::clean;
use crate::template;

pub(super) fn run(args: &NewCatalogueArgs, console: &Console) -> anyhow::Result<Exit> {
    if !args.file.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("toml")) {
        let message = Problem::path("problem-unknown-extension", &args.file).with("known", ".toml");
        return Err(Problem::Said(message).into());
    }
    let text = template::catalogue(console.localizer.language());
    write_all(&[(args.file.clone(), text.into())], args.force)?;
    let path = args.file.display().to_string();
    let message =
        Message::new("catalogue-written").with("command", format!("merit catalogue check {path}")).with("path", path);
    print(format!("{}\n", clean(&console.localizer.say(&message))).as_bytes())?;
    Ok(Exit::Done)
}

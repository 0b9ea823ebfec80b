//! `merit catalogue show`.

use crate::cli::ShowArgs;
use crate::command::Surroundings;
use crate::exit::Exit;

/// Runs the subcommand.
pub fn run(_args: ShowArgs, _surroundings: &Surroundings) -> anyhow::Result<Exit> {
    Ok(Exit::Done)
}

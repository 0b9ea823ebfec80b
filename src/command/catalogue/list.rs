//! `merit catalogue list`.

use crate::cli::ListArgs;
use crate::command::Surroundings;
use crate::exit::Exit;

/// Runs the subcommand.
pub fn run(_args: ListArgs, _surroundings: &Surroundings) -> anyhow::Result<Exit> {
    Ok(Exit::Done)
}

//! `merit catalogue diff`.

use crate::cli::DiffArgs;
use crate::command::Surroundings;
use crate::exit::Exit;

/// Runs the subcommand.
pub fn run(_args: DiffArgs, _surroundings: &Surroundings) -> anyhow::Result<Exit> {
    Ok(Exit::Done)
}

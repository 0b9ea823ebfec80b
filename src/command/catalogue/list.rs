//! `merit catalogue list`: the catalogues that come with merit.

use super::paint;
use crate::catalogue::{BUILT_IN, BuiltIn};
use crate::cli::ListArgs;
use crate::command::problem::Problem;
use crate::command::{Surroundings, print};
use crate::exit::Exit;
use crate::report::list;

/// Runs the subcommand.
pub fn run(args: ListArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let newest = BUILT_IN.iter().filter(|edition| edition.is_newest());
    let catalogues = newest.map(BuiltIn::read).collect::<Result<Vec<_>, _>>().map_err(Problem::from)?;
    let report = list(&surroundings.voice, &catalogues);
    print(paint(&report, args.format, surroundings.screen).as_bytes())?;
    Ok(Exit::Done)
}

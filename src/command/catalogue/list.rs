//! `merit catalogue list`: the catalogues that come with merit.

use crate::catalogue::{BUILT_IN, BuiltIn};
use crate::cli::ListArgs;
use crate::command::problem::Problem;
use crate::command::{Console, print};
use crate::exit::Exit;
use crate::report::list;

pub(super) fn run(args: ListArgs, console: &Console) -> anyhow::Result<Exit> {
    let newest = BUILT_IN.iter().filter(|edition| edition.is_newest());
    let catalogues = newest.map(BuiltIn::read).collect::<Result<Vec<_>, _>>().map_err(Problem::from)?;
    let report = list(&console.localizer, &catalogues);
    print(&console.write(&report, args.format)?)?;
    Ok(Exit::Done)
}

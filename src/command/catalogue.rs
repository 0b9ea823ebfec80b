//! `merit catalogue`: the rule books, one file per subcommand.

mod check;
mod diff;
mod list;
mod new;
mod show;
mod sql;

use super::{Console, print};
use crate::catalogue::schema;
use crate::cli::{CatalogueCommand, NamedPath, Schema};
use crate::exit::Exit;

pub(super) fn run(command: CatalogueCommand, console: &Console) -> anyhow::Result<Exit> {
    match command {
        CatalogueCommand::List(NamedPath(args)) => list::run(args, console),
        CatalogueCommand::Show(NamedPath(args)) => show::run(args, console),
        CatalogueCommand::Check(NamedPath(args)) => check::run(args, console),
        CatalogueCommand::New(NamedPath(args)) => new::run(&args, console),
        CatalogueCommand::Diff(NamedPath(args)) => diff::run(args, console),
        CatalogueCommand::Sql(NamedPath(args)) => sql::run(args),
        CatalogueCommand::Schema { of } => {
            let text = match of {
                Schema::Catalogue => schema::CATALOGUE,
                Schema::Assessment => schema::ASSESSMENT,
                Schema::Comparison => schema::COMPARISON,
                Schema::Verification => schema::VERIFICATION,
                Schema::Portfolio => schema::PORTFOLIO,
                Schema::Plan => schema::PLAN,
                Schema::Robustness => schema::ROBUSTNESS,
            };
            print(text.as_bytes()).map(|()| Exit::Done)
        }
    }
}

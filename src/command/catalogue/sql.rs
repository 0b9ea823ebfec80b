//! `merit catalogue sql`: a catalogue as SQL for the tables of a round.

use crate::cli::SqlArgs;
use crate::command::catalogue_text::find_catalogue;
use crate::command::dossier::{as_of, decimal_sign, inputs};
use crate::command::output::{spare, write_all};
use crate::command::portfolio::layouts;
use crate::command::print;
use crate::command::problem::Problem;
use crate::exit::Exit;
use crate::sql::{SqlTables, statement};

pub(super) fn run(args: SqlArgs) -> anyhow::Result<Exit> {
    let as_of = as_of(args.as_of.as_deref())?;
    let catalogue = find_catalogue(&args.catalogue)?;
    spare(args.output.as_slice(), || inputs(&args.round, None))?;
    let files = layouts(&args.round, &catalogue)?;
    let tables = SqlTables { files: &files, decimal: args.decimal.map(decimal_sign) };
    let text = statement(&catalogue, tables, as_of).map_err(Problem::Said)?;
    match args.output {
        Some(path) => write_all(&[(path, text.into_bytes())], args.force)?,
        None => print(text.as_bytes())?,
    }
    Ok(Exit::Done)
}

//! `merit new`: write a blank dossier to fill in.

use super::output::{check_place, write_all};
use super::problem::Problem;
use super::rulebook::find_catalogue;
use super::{Surroundings, print};
use crate::catalogue::built_in;
use crate::cli::NewArgs;
use crate::exit::Exit;
use crate::language::Message;
use crate::render::terminal::clean;
use crate::template;
use std::path::{Path, PathBuf};

/// Runs the subcommand.
pub fn run(args: NewArgs, surroundings: &Surroundings) -> anyhow::Result<Exit> {
    let catalogue = find_catalogue(&args.catalogue)?;
    let initiative = folder_name(&args.dir);
    let is_built_in = built_in(&args.catalogue).is_some();
    let files = template::dossier(&catalogue, &surroundings.voice, &initiative, is_built_in);
    let existed = args.dir.is_dir();
    if !existed {
        if args.dir.symlink_metadata().is_ok() {
            return Err(Problem::Said(Problem::path("problem-not-replaceable", &args.dir)).into());
        }
        std::fs::create_dir_all(&args.dir).map_err(|error| Problem::writing(&args.dir, &error))?;
    }
    let files: Vec<(PathBuf, Vec<u8>)> =
        files.into_iter().map(|(name, text)| (args.dir.join(name), text.into_bytes())).collect();
    // All places are looked at before the first file is written.
    let written = files
        .iter()
        .try_for_each(|(path, _)| check_place(path, args.force))
        .and_then(|()| write_all(&files, args.force));
    if let Err(problem) = written {
        if !existed {
            // Leaves nothing behind; a folder that is not empty stays.
            let _ = std::fs::remove_dir(&args.dir);
        }
        return Err(problem.into());
    }
    let path = args.dir.display().to_string();
    // The tables name a built-in catalogue themselves.
    let option = if is_built_in { String::new() } else { format!(" -c {}", args.catalogue) };
    let message = Message::new("dossier-written")
        .with("title", &catalogue.title)
        .with("command", format!("merit assess {path}{option}"))
        .with("path", path);
    print(format!("{}\n", clean(&surroundings.voice.say(&message))).as_bytes())?;
    Ok(Exit::Done)
}

/// The last part of the folder's path, which names the initiative until somebody does.
fn folder_name(dir: &Path) -> String {
    let real = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    real.file_name().map_or_else(|| "initiative".to_owned(), |name| name.to_string_lossy().into_owned())
}

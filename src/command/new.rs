//! `merit new`: write a blank dossier to fill in.

use super::catalogue_text::find_catalogue;
use super::output::{check_place, write_all};
use super::problem::Problem;
use super::{Console, print};
use crate::catalogue::built_in;
use crate::cli::NewArgs;
use crate::exit::Exit;
use crate::export;
use crate::language::Message;
use crate::render::terminal::clean;
use crate::template::{self, TemplateRequest};
use std::path::{Path, PathBuf};

/// Endings of files that a blank dossier is not written as; any other name may be that of a folder.
const OTHER_FILES: [&str; 18] = [
    "xls", "xlsm", "xlsb", "xltx", "xlt", "ods", "ots", "fods", "numbers", "csv", "tsv", "txt", "pdf", "doc", "docx",
    "odt", "html", "json",
];

pub(super) fn run(args: NewArgs, console: &Console) -> anyhow::Result<Exit> {
    let ending = args.place.extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_workbook = ending == "xlsx" && !args.place.is_dir();
    if OTHER_FILES.contains(&&*ending) && !args.place.is_dir() {
        return Err(Problem::Said(Problem::path("blank-ending", &args.place)).into());
    }
    let catalogue = find_catalogue(&args.catalogue)?;
    let is_built_in = built_in(&args.catalogue).is_some();
    let name = last_name(&args.place);
    let initiative = if is_workbook { name.rsplit_once('.').map_or(&*name, |(stem, _)| stem) } else { &name };
    let request = TemplateRequest { catalogue: &catalogue, localizer: &console.localizer, initiative, is_built_in };
    let written = if is_workbook {
        write_workbook(&args, &request, &name)?;
        "blank-written"
    } else {
        write_folder(&args, &request)?;
        "dossier-written"
    };
    let path = args.place.display().to_string();
    // The tables name a built-in catalogue themselves.
    let option = if is_built_in { String::new() } else { format!(" -c {}", args.catalogue) };
    let message = Message::new(written)
        .with("title", &catalogue.title)
        .with("command", format!("merit assess {path}{option}"))
        .with("path", path);
    print(format!("{}\n", clean(&console.localizer.say(&message))).as_bytes())?;
    Ok(Exit::Done)
}

fn write_workbook(args: &NewArgs, request: &TemplateRequest<'_>, name: &str) -> Result<(), Problem> {
    check_place(&args.place, args.force)?;
    let bytes = template::workbook(request, name).map_err(export::unwritable)?;
    write_all(&[(args.place.clone(), bytes)], args.force)
}

fn write_folder(args: &NewArgs, request: &TemplateRequest<'_>) -> Result<(), Problem> {
    let dir = &args.place;
    let existed = dir.is_dir();
    if !existed {
        if dir.symlink_metadata().is_ok() {
            return Err(Problem::Said(Problem::path("problem-not-replaceable", dir)));
        }
        std::fs::create_dir_all(dir).map_err(|error| Problem::writing(dir, &error))?;
    }
    let files: Vec<(PathBuf, Vec<u8>)> =
        template::folder(request).into_iter().map(|(name, text)| (dir.join(name), text.into_bytes())).collect();
    // All places are looked at before the first file is written.
    let written = files
        .iter()
        .try_for_each(|(path, _)| check_place(path, args.force))
        .and_then(|()| write_all(&files, args.force));
    if written.is_err() && !existed {
        // Leaves nothing behind; a folder that is not empty stays.
        let _ = std::fs::remove_dir(dir);
    }
    written
}

/// The last part of a path, which names the initiative at first.
fn last_name(path: &Path) -> String {
    let real = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    real.file_name().map_or_else(|| "initiative".to_owned(), |name| name.to_string_lossy().into_owned())
}

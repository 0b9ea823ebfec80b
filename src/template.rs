//! What is begun with: a catalogue, and a blank dossier for one. What a dossier asks for is described once, in `blank`,
//! `prompts` and `guide`, and painted twice: as a folder of tables (a German Excel opens and saves those at semicolons, an
//! English one at commas), or as one workbook with yellow cells and drop-down lists.

mod blank;
mod catalogue;
mod folder;
mod guide;
mod prompts;
mod workbook;

pub(crate) use catalogue::catalogue;
pub(crate) use folder::folder;
pub(crate) use workbook::workbook;

use crate::catalogue::Catalogue;
use crate::language::Localizer;

/// What a blank dossier is written from.
#[derive(Clone, Copy)]
pub(crate) struct TemplateRequest<'a> {
    pub catalogue: &'a Catalogue,
    pub localizer: &'a Localizer,
    /// What the initiative is called until its name is filled in.
    pub initiative: &'a str,
    /// Whether merit finds the catalogue by the name that the tables hold.
    pub is_built_in: bool,
}

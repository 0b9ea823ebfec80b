//! The first sheet: what the workbook is, how to fill it in, the names that it knows, and the commands that read it.

use crate::catalogue::Catalogue;
use crate::evidence::TableKind;
use crate::language::{Localizer, Message};
use crate::render::workbook::sheet::{SheetWriter, WriteResult, heading, plain, title};
use crate::report::{figures, provenance};
use crate::template::TemplateRequest;
use crate::template::blank::{self, sheet};
use crate::template::guide::{self, GuideNames};
use crate::template::prompts::{self, ExpectedEntry, example_date};
use rust_xlsxwriter::{Color, Format, XlsxError};

/// The widths of what a line is about and of what is said, in characters.
const WIDTHS: [(&str, u16); 2] = [("", 24), ("", 70)];
/// The height of the row between two lines, in points.
const GAP: u32 = 6;
/// The height of a row with a command, in points.
const COMMAND: u32 = 16;

/// Writes the sheet; `file` is the workbook's name.
pub(super) fn write(request: &TemplateRequest<'_>, file: &str) -> Result<SheetWriter, XlsxError> {
    let TemplateRequest { catalogue, localizer, .. } = request;
    let mut written = SheetWriter::new(&sheet("instructions", localizer.language()), &WIDTHS)?;
    written.fit_prose();
    written.inner().set_portrait().set_screen_gridlines(false).set_active(true);
    written.text(0, 0, &localizer.word("blank-title"), &title())?;
    let edition = Message::new("blank-edition").with("title", &catalogue.title).with("version", &*catalogue.version);
    written.text(1, 0, &localizer.say(&edition), &heading())?;
    let mut page = InstructionSheet { request, sheet: written, row: 3 };
    page.how()?;
    page.sheets()?;
    for names in guide::of_team(request).into_iter().chain(guide::of_training(request)) {
        page.names(names)?;
    }
    page.commands(file)?;
    page.sheet.protect();
    Ok(page.sheet)
}

struct InstructionSheet<'a> {
    request: &'a TemplateRequest<'a>,
    sheet: SheetWriter,
    row: u32,
}

impl InstructionSheet<'_> {
    /// What to know before the first cell; only what the catalogue has cells for.
    fn how(&mut self) -> WriteResult {
        let localizer = self.request.localizer;
        let rows = prompts::rows(self.request);
        let has =
            |kind: fn(&ExpectedEntry<'_>) -> bool| prompts::without_headings(&rows).any(|prompt| kind(&prompt.entry));
        self.say("blank-what-head", "blank-what")?;
        self.say("blank-cells-head", "blank-cells")?;
        self.say("blank-lists-head", "blank-lists")?;
        if !self.request.catalogue.facts.is_empty() {
            self.say("blank-facts-head", "blank-facts")?;
        }
        if let Some(profiles) = guide::of_profiles(self.request) {
            self.line(&localizer.word("blank-profiles-head"), &localizer.say(&profiles))?;
        }
        if has(|entry| matches!(entry, ExpectedEntry::Percent { .. })) {
            self.say("blank-percent-head", "blank-percent")?;
        }
        if has(|entry| matches!(entry, ExpectedEntry::Date)) || !blank::team(self.request.catalogue).is_empty() {
            let date = Message::new("blank-date").with("date", example_date(localizer.language()));
            self.line(&localizer.word("blank-date-head"), &localizer.say(&date))?;
        }
        if prompts::without_headings(&rows).any(|prompt| prompt.asked.optional) {
            self.say("blank-not-applicable-head", "blank-not-applicable")?;
        }
        self.say("blank-documents-head", "blank-documents")?;
        let head = localizer.word("blank-figures-head");
        let catalogue = self.request.catalogue;
        for (head, text) in [(head, figures(localizer, catalogue).1)].into_iter().chain(other(localizer, catalogue)) {
            self.line(&head, &text)?;
        }
        Ok(())
    }

    fn sheets(&mut self) -> WriteResult {
        let TemplateRequest { catalogue, localizer, .. } = *self.request;
        let name = |kind: TableKind| sheet(kind.name(), localizer.language());
        let about = [
            (TableKind::Evidence, Message::new("blank-evidence"), true),
            (
                TableKind::Team,
                Message::new("blank-team").with("evidence", name(TableKind::Evidence)),
                !blank::team(catalogue).is_empty(),
            ),
            (
                TableKind::Training,
                Message::new("blank-training").with("team", name(TableKind::Team)),
                !blank::training(catalogue).is_empty(),
            ),
            (TableKind::Initiatives, Message::new("blank-initiatives"), true),
        ];
        for (kind, message, _) in about.into_iter().filter(|(_, _, is_there)| *is_there) {
            let head = Message::new("blank-sheet-head").with("sheet", name(kind));
            self.line(&localizer.say(&head), &localizer.say(&message))?;
        }
        Ok(())
    }

    fn names(&mut self, names: GuideNames<'_>) -> WriteResult {
        let localizer = self.request.localizer;
        self.row += 1;
        self.sheet.text(self.row, 0, &localizer.say(&names.head), &heading())?;
        self.row += 1;
        for (id, title) in names.things {
            self.sheet.prose(self.row, 0, id, &plain())?;
            self.sheet.prose(self.row, 1, localizer.text(title), &plain())?;
            self.row += 1;
        }
        Ok(())
    }

    /// The commands, with the catalogue's file where merit does not know it.
    fn commands(&mut self, file: &str) -> WriteResult {
        let localizer = self.request.localizer;
        // A name with a blank is one to the shells of all systems only in quotes.
        let file = if file.contains(' ') { format!("\"{file}\"") } else { file.to_owned() };
        let file = match self.request.is_built_in {
            true => file,
            false => format!("{file} -c {}", localizer.word("blank-catalogue-name")),
        };
        self.row += 1;
        for (command, head, text) in
            [("check", "blank-check-head", "blank-check"), ("assess", "blank-assess-head", "blank-assess")]
        {
            self.say(head, text)?;
            // Right below its sentence, in place of the gap.
            self.sheet.inner().set_row_height(self.row - 1, COMMAND)?;
            self.sheet.prose(self.row - 1, 1, &format!("merit {command} {file}"), &code())?;
            self.gap()?;
        }
        if !self.request.is_built_in {
            self.line("", &localizer.word("blank-catalogue-file"))?;
        }
        Ok(())
    }

    fn say(&mut self, head: &'static str, text: &'static str) -> WriteResult {
        let localizer = self.request.localizer;
        self.line(&localizer.word(head), &localizer.word(text))
    }

    /// What a line is about and what is said, with an empty line below.
    fn line(&mut self, head: &str, text: &str) -> WriteResult {
        self.sheet.prose(self.row, 0, head, &plain().set_bold())?;
        self.sheet.prose(self.row, 1, text, &plain())?;
        self.row += 1;
        self.gap()
    }

    fn gap(&mut self) -> WriteResult {
        self.sheet.inner().set_row_height(self.row, GAP)?;
        self.row += 1;
        Ok(())
    }
}

/// That the catalogue is not the one that it may be taken for, where that is so.
fn other(localizer: &Localizer, catalogue: &Catalogue) -> Option<(String, String)> {
    provenance(localizer, catalogue).map(|(_, text)| (String::new(), text))
}

/// What is typed as it stands.
fn code() -> Format {
    plain().set_font_name("Consolas").set_background_color(Color::RGB(0xF2_F2_F2))
}

//! The first sheet: what the workbook is, how to fill it in, the names that it knows,
//! and the commands that read it.

use crate::catalogue::Catalogue;
use crate::evidence::TableKind;
use crate::language::{Message, Voice};
use crate::render::workbook::sheet::{Sheet, Written, heading, plain, title};
use crate::report::{figures, provenance};
use crate::template::Request;
use crate::template::blank::{self, sheet};
use crate::template::guide::{self, Names};
use crate::template::prompts::{Entry, example_date, prompts};
use rust_xlsxwriter::{Color, Format, XlsxError};

/// The widths of what a line is about and of what is said, in characters.
const WIDTHS: [(&str, u16); 2] = [("", 24), ("", 70)];
/// The height of the row between two lines, in points.
const GAP: u32 = 6;
/// The height of a row with a command, in points.
const COMMAND: u32 = 16;

/// Writes the sheet; `file` is the workbook's name.
///
/// # Errors
/// That there are more names than a sheet has rows.
pub fn write(request: &Request<'_>, file: &str) -> Result<Sheet, XlsxError> {
    let Request { catalogue, voice, .. } = request;
    let mut written = Sheet::new(&sheet("instructions", voice.language()), &WIDTHS)?;
    written.fit_prose();
    written.inner().set_portrait().set_screen_gridlines(false).set_active(true);
    written.text(0, 0, &voice.word("blank-title"), &title())?;
    let edition = Message::new("blank-edition").with("title", &catalogue.title).with("version", &*catalogue.version);
    written.text(1, 0, &voice.say(&edition), &heading())?;
    let mut page = Page { request, sheet: written, row: 3 };
    page.how()?;
    page.sheets()?;
    for names in guide::of_team(request).into_iter().chain(guide::of_training(request)) {
        page.names(names)?;
    }
    page.commands(file)?;
    page.sheet.protect();
    Ok(page.sheet)
}

struct Page<'a> {
    request: &'a Request<'a>,
    sheet: Sheet,
    /// The next row that is free.
    row: u32,
}

impl Page<'_> {
    /// What to know before the first cell; only what the catalogue has cells for.
    fn how(&mut self) -> Written {
        let voice = self.request.voice;
        let prompts = prompts(self.request);
        let has = |kind: fn(&Entry<'_>) -> bool| prompts.iter().any(|prompt| kind(&prompt.entry));
        self.say("blank-what-head", "blank-what")?;
        self.say("blank-cells-head", "blank-cells")?;
        self.say("blank-lists-head", "blank-lists")?;
        if has(|entry| matches!(entry, Entry::Percent { .. })) {
            self.say("blank-percent-head", "blank-percent")?;
        }
        if has(|entry| matches!(entry, Entry::Date)) || !blank::team(self.request.catalogue).is_empty() {
            let date = Message::new("blank-date").with("date", example_date(voice.language()));
            self.line(&voice.word("blank-date-head"), &voice.say(&date))?;
        }
        if prompts.iter().any(|prompt| prompt.indicator.optional) {
            self.say("blank-not-applicable-head", "blank-not-applicable")?;
        }
        self.say("blank-documents-head", "blank-documents")?;
        let head = voice.word("blank-figures-head");
        let catalogue = self.request.catalogue;
        for (head, text) in [(head, figures(voice, catalogue).1)].into_iter().chain(other(voice, catalogue)) {
            self.line(&head, &text)?;
        }
        Ok(())
    }

    /// What goes into each sheet.
    fn sheets(&mut self) -> Written {
        let Request { catalogue, voice, .. } = *self.request;
        let name = |kind: TableKind| sheet(kind.name(), voice.language());
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
            self.line(&voice.say(&head), &voice.say(&message))?;
        }
        Ok(())
    }

    /// A list of names, ids in front.
    fn names(&mut self, names: Names<'_>) -> Written {
        let voice = self.request.voice;
        self.row += 1;
        self.sheet.text(self.row, 0, &voice.say(&names.head), &heading())?;
        self.row += 1;
        for (id, title) in names.things {
            self.sheet.prose(self.row, 0, id, &plain())?;
            self.sheet.prose(self.row, 1, voice.text(title), &plain())?;
            self.row += 1;
        }
        Ok(())
    }

    /// The commands, with the catalogue's file where merit does not know it.
    fn commands(&mut self, file: &str) -> Written {
        let voice = self.request.voice;
        // A name with a blank is one to the shells of all systems only in quotes.
        let file = if file.contains(' ') { format!("\"{file}\"") } else { file.to_owned() };
        let file = match self.request.is_built_in {
            true => file,
            false => format!("{file} -c {}", voice.word("blank-catalogue-name")),
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
            self.line("", &voice.word("blank-catalogue-file"))?;
        }
        Ok(())
    }

    fn say(&mut self, head: &'static str, text: &'static str) -> Written {
        let voice = self.request.voice;
        self.line(&voice.word(head), &voice.word(text))
    }

    /// What a line is about and what is said, with an empty line below.
    fn line(&mut self, head: &str, text: &str) -> Written {
        self.sheet.prose(self.row, 0, head, &plain().set_bold())?;
        self.sheet.prose(self.row, 1, text, &plain())?;
        self.row += 1;
        self.gap()
    }

    /// A low empty row.
    fn gap(&mut self) -> Written {
        self.sheet.inner().set_row_height(self.row, GAP)?;
        self.row += 1;
        Ok(())
    }
}

/// That the catalogue is not the one that it may be taken for, where that is so.
fn other(voice: &Voice, catalogue: &Catalogue) -> Option<(String, String)> {
    provenance(voice, catalogue).map(|(_, text)| (String::new(), text))
}

/// What is typed as it stands.
fn code() -> Format {
    plain().set_font_name("Consolas").set_background_color(Color::RGB(0xF2_F2_F2))
}

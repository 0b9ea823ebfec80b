//! The blank dossier as a folder: tables as CSV, and a page that says how to fill them in.

use super::TemplateRequest;
use super::blank::{self, Field, column};
use super::guide::{self, GuideNames};
use super::prompts::{self, Form, FormRow};
use crate::evidence::TableKind;
use crate::language::Message;
use crate::render::csv::{safe, table};
use crate::report::{figures, provenance};

/// The files of a blank dossier: name and text.
pub(crate) fn folder(request: &TemplateRequest<'_>) -> Vec<(&'static str, String)> {
    let mut files = vec![("evidence.csv", evidence(request))];
    let tables = [
        ("team.csv", TableKind::Team, blank::team(request.catalogue)),
        ("training.csv", TableKind::Training, blank::training(request.catalogue)),
    ];
    for (name, kind, fields) in tables {
        let names: Vec<&str> = fields.iter().map(Field::name).collect();
        if !names.is_empty() {
            files.push((name, painted(request, kind, &names, Vec::new())));
        }
    }
    let initiative = blank::initiative(request).map(|cell| safe(&cell)).to_vec();
    files.push(("initiatives.csv", painted(request, TableKind::Initiatives, &blank::INITIATIVES, vec![initiative])));
    files.push(("README.txt", readme(request)));
    files
}

fn painted(request: &TemplateRequest<'_>, kind: TableKind, names: &[&str], rows: Vec<Vec<String>>) -> String {
    let language = request.localizer.language();
    let header = names.iter().map(|name| column(kind, name, language).to_owned()).collect();
    table(&[vec![header], rows].concat(), language)
}

fn evidence(request: &TemplateRequest<'_>) -> String {
    let localizer = request.localizer;
    let row = |row: &FormRow<'_>| match row {
        FormRow::Heading(title) => ["", "", title, "", "", "", "", "", ""].map(safe).to_vec(),
        FormRow::Prompt(prompt) => {
            let allowed = prompt.allowed_and_needed(localizer, Form::Folder);
            let guide = [prompt.asked.id, prompt.input, &prompt.title, prompt.question, &allowed];
            let cells = [&guide[..], &["", prompt.unit, "", ""]].concat();
            cells.into_iter().map(safe).collect()
        }
    };
    painted(request, TableKind::Evidence, &blank::EVIDENCE, prompts::rows(request).iter().map(row).collect())
}

fn readme(request: &TemplateRequest<'_>) -> String {
    let TemplateRequest { catalogue, localizer, .. } = request;
    let head = Message::new("guide-head").with("title", &catalogue.title).with("version", &*catalogue.version);
    let names = |names: GuideNames<'_>| {
        let line = |(id, title): (&str, _)| format!("\n  - {id}: {}", localizer.text(title));
        localizer.say(&names.head) + &names.things.into_iter().map(line).collect::<String>()
    };
    let mut parts = vec![localizer.say(&head), figures(localizer, catalogue).1];
    parts.extend(provenance(localizer, catalogue).map(|(_, text)| text));
    parts.push(localizer.word("guide-evidence"));
    if !catalogue.facts.is_empty() {
        parts.push(localizer.word("blank-facts"));
    }
    parts.extend(guide::of_profiles(request).map(|message| localizer.say(&message)));
    if !blank::team(catalogue).is_empty() {
        parts.push(localizer.word("guide-team"));
        parts.extend(guide::of_team(request).into_iter().map(names));
    }
    if !blank::training(catalogue).is_empty() {
        parts.push(localizer.word("guide-training"));
        parts.extend(guide::of_training(request).map(names));
    }
    parts.push(localizer.word("guide-documents"));
    parts.push(localizer.word(if request.is_built_in { "guide-assess" } else { "guide-assess-file" }));
    let text = parts.iter().map(|part| part.trim_end()).collect::<Vec<_>>().join("\n\n") + "\n";
    // Windows' editor shows line ends and umlauts of this form wherever it is opened.
    format!("\u{FEFF}{}", text.replace('\n', "\r\n"))
}

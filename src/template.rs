//! A blank dossier for a catalogue: tables that the Excel of the reader's language
//! opens and saves (a German one splits at semicolons, an English one at commas),
//! and a page that says how to fill them in.

use crate::catalogue::{Catalogue, Indicator, Measure};
use crate::evidence::Column;
use crate::language::{Arg, Language, Message, Text, Voice};
use crate::number::Exact;
use crate::render::csv::{safe, table};

/// The files of a blank dossier: name and text.
pub fn dossier(
    catalogue: &Catalogue,
    voice: &Voice,
    initiative: &str,
    is_built_in: bool,
) -> Vec<(&'static str, String)> {
    let mut files = vec![("evidence.csv", evidence(catalogue, voice))];
    let uses = |training: bool| {
        catalogue.indicators.iter().any(|indicator| match indicator.measure {
            Measure::Team { metric } => !training || metric.needs_training(),
            _ => false,
        })
    };
    let is_german = voice.language() == Language::De;
    let text = |rows: &[Vec<String>]| table(rows, voice.language());
    if uses(false) {
        files.push(("team.csv", text(&[team_header(catalogue, is_german)])));
    }
    if uses(true) {
        let columns = if is_german {
            ["person", "programm", "datum", "tage", "nachweis"]
        } else {
            ["person", "programme", "date", "days", "document"]
        };
        files.push(("training.csv", text(&[columns.map(str::to_owned).to_vec()])));
    }
    let header = if is_german { ["initiative", "name", "katalog"] } else { ["initiative", "name", "catalogue"] };
    let row = vec![safe(initiative), String::new(), format!("{}@{}", catalogue.id, catalogue.version)];
    files.push(("initiatives.csv", text(&[header.map(str::to_owned).to_vec(), row])));
    files.push(("README.txt", guide(catalogue, voice, is_built_in, uses(false), uses(true))));
    files
}

/// The columns of the table `team` that some metric reads.
fn team_header(catalogue: &Catalogue, is_german: bool) -> Vec<String> {
    let qualification = &catalogue.qualification;
    let reads = |column: Column| {
        catalogue.indicators.iter().any(|indicator| match indicator.measure {
            Measure::Team { metric } => metric.reads(qualification).contains(&column),
            _ => false,
        })
    };
    let mut header = vec!["person".to_owned()];
    let named = [
        (Column::Role, if is_german { "rolle" } else { "role" }),
        (Column::Fte, if is_german { "vzä" } else { "fte" }),
        (Column::Since, if is_german { "seit" } else { "since" }),
    ];
    header.extend(named.into_iter().filter(|(column, _)| reads(*column)).map(|(_, name)| name.to_owned()));
    if reads(Column::Ratings) {
        header.extend(qualification.competences.iter().map(|competence| competence.id.clone()));
    }
    header
}

fn evidence(catalogue: &Catalogue, voice: &Voice) -> String {
    let header = match voice.language() {
        Language::De => {
            ["indikator", "angabe", "titel", "frage", "erlaubt", "wert", "einheit", "nachweis", "bemerkung"]
        }
        Language::En => ["indicator", "input", "title", "question", "allowed", "value", "unit", "document", "note"],
    };
    let mut rows = vec![header.map(str::to_owned).to_vec()];
    for indicator in &catalogue.indicators {
        for (row, (input, title, allowed)) in inputs(indicator, voice).into_iter().enumerate() {
            // The number stands within the title: alone it would become a date.
            let numbered = match &indicator.number {
                Some(number) => format!("{} ({number})", voice.text(&indicator.title)),
                None => voice.text(&indicator.title).to_owned(),
            };
            let title = title.map_or(numbered.clone(), |title| format!("{numbered}: {title}"));
            let question = indicator.question.as_ref().map_or("", |question| voice.text(question));
            let allowed = match indicator.optional {
                true => voice.say(&Message::new("allowed-optional").with("allowed", allowed)),
                false => allowed,
            };
            let allowed = match (row, indicator.documents) {
                (0, 1..) => {
                    let documents = Message::new("allowed-documents").with("documents", indicator.documents);
                    voice.say(&documents.with("allowed", allowed))
                }
                _ => allowed,
            };
            let unit = unit(&indicator.measure, voice);
            let cells = [
                indicator.id.clone(),
                input,
                title,
                question.to_owned(),
                allowed,
                String::new(),
                unit,
                String::new(),
                String::new(),
            ];
            rows.push(cells.map(|cell| safe(&cell)).to_vec());
        }
    }
    table(&rows, voice.language())
}

/// The rows of an indicator: input, its title, and what may be written.
fn inputs(indicator: &Indicator, voice: &Voice) -> Vec<(String, Option<String>, String)> {
    let word = |key| voice.word(key);
    let single = |allowed: String| vec![(String::new(), None, allowed)];
    match &indicator.measure {
        Measure::Number { min, max, whole, .. } => {
            let kind = word(if *whole { "allowed-whole" } else { "allowed-number" });
            single(within(voice, kind, min.as_ref(), max.as_ref()))
        }
        Measure::Percent { min, max, .. } => {
            single(voice.say(&Message::new("allowed-percent").with("min", min).with("max", max)))
        }
        Measure::Share { of: [part, whole] } => vec![
            (part.clone(), Some(part.clone()), voice.say(&Message::new("allowed-part").with("whole", whole.as_str()))),
            (whole.clone(), Some(whole.clone()), word("allowed-positive")),
        ],
        Measure::Ratio { of: [first, second], .. } => vec![
            (first.clone(), Some(first.clone()), word("allowed-number")),
            (second.clone(), Some(second.clone()), word("allowed-positive")),
        ],
        Measure::YesNo => single(word("allowed-yes-no")),
        Measure::Choice { options } => {
            let option = |id: &str, title: &Text| Arg::from(format!("{id} ({})", voice.text(title)));
            let options: Vec<Arg> = options.iter().map(|choice| option(&choice.id, &choice.title)).collect();
            single(voice.say(&Message::new("allowed-one-of").with("options", options)))
        }
        Measure::Checklist { items } => items
            .iter()
            .map(|item| (item.id.clone(), Some(voice.text(&item.title).to_owned()), word("allowed-yes-no")))
            .collect(),
        Measure::Since { .. } => {
            let date = if voice.language() == Language::De { "15.03.2019" } else { "2019-03-15" };
            single(voice.say(&Message::new("allowed-date").with("date", date)))
        }
        Measure::Team { metric } => {
            single(word(if metric.needs_training() { "allowed-team-training" } else { "allowed-team" }))
        }
    }
}

fn within(voice: &Voice, kind: String, min: Option<&Exact>, max: Option<&Exact>) -> String {
    let message = match (min, max) {
        (Some(min), Some(max)) => Message::new("allowed-within").with("min", min).with("max", max),
        (Some(min), None) => Message::new("allowed-from").with("min", min),
        (None, Some(max)) => Message::new("allowed-up-to").with("max", max),
        (None, None) => return kind,
    };
    voice.say(&message.with("kind", kind))
}

fn unit(measure: &Measure, voice: &Voice) -> String {
    match measure {
        Measure::Number { unit: Some(unit), .. } | Measure::Percent { unit: Some(unit), .. } => {
            voice.text(unit).to_owned()
        }
        Measure::Percent { .. } => "%".to_owned(),
        _ => String::new(),
    }
}

/// The page that says how to fill in the tables.
fn guide(catalogue: &Catalogue, voice: &Voice, is_built_in: bool, team: bool, training: bool) -> String {
    let qualification = &catalogue.qualification;
    let names = |things: Vec<(&String, &Text)>| -> String {
        things.into_iter().map(|(id, title)| format!("  - {id}: {}\n", voice.text(title))).collect()
    };
    let mut lines = vec![
        voice.say(&Message::new("guide-head").with("title", &catalogue.title).with("version", &*catalogue.version)),
    ];
    lines.push(voice.word("guide-evidence"));
    if team {
        lines.push(voice.word("guide-team"));
        if !qualification.roles.is_empty() {
            lines.push(
                voice.word("guide-roles")
                    + "\n"
                    + &names(qualification.roles.iter().map(|role| (&role.id, &role.title)).collect()),
            );
        }
        if !qualification.competences.is_empty() {
            let head = Message::new("guide-competences").with("max", &qualification.rating_max);
            lines.push(
                voice.say(&head)
                    + "\n"
                    + &names(
                        qualification
                            .competences
                            .iter()
                            .map(|competence| (&competence.id, &competence.title))
                            .collect(),
                    ),
            );
        }
    }
    if training {
        lines.push(voice.word("guide-training"));
        if !qualification.programmes.is_empty() {
            lines.push(
                voice.word("guide-programmes")
                    + "\n"
                    + &names(
                        qualification.programmes.iter().map(|programme| (&programme.id, &programme.title)).collect(),
                    ),
            );
        }
    }
    lines.push(voice.word("guide-documents"));
    lines.push(voice.word(if is_built_in { "guide-assess" } else { "guide-assess-file" }));
    let text = lines.iter().map(|line| line.trim_end()).collect::<Vec<_>>().join("\n\n") + "\n";
    // Windows' editor shows line ends and umlauts of this form wherever it is opened.
    format!("\u{FEFF}{}", text.replace('\n', "\r\n"))
}

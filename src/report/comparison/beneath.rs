//! What differs in what two reports rest on: day, files, catalogue, program.

use super::ComparisonWriter;
use crate::language::{Arg, Message};
use crate::record::wire::{Input, Report};
use crate::record::{Cause, Change};
use crate::report::verification::cells;
use crate::report::{Tone, inner};

impl ComparisonWriter<'_> {
    /// A line for each of it.
    pub(super) fn beneath(&self) -> Vec<(Tone, String)> {
        let (old, new) = (&self.comparison.old, &self.comparison.new);
        let (was, is) = (&old.saved.report, &new.saved.report);
        let mut messages = Vec::new();
        if old.saved.as_of != new.saved.as_of {
            let message = Message::new("audit-beneath-date").with("old", old.saved.as_of);
            messages.push(message.with("new", new.saved.as_of));
        }
        if was.options.decimal != is.options.decimal {
            let sign = |report: &Report| match report.options.decimal.as_deref() {
                Some("comma") => Message::new("audit-beneath-comma"),
                Some("point") => Message::new("audit-beneath-point"),
                _ => Message::new("audit-beneath-detected"),
            };
            messages.push(Message::new("audit-beneath-reading").with("old", sign(was)).with("new", sign(is)));
        }
        messages.extend(self.comparison.beneath.iter().map(|cause| said(was, is, cause)));
        let lines = messages.into_iter().map(|message| (Tone::Plain, self.say(message)));
        // What another initiative was told is no change.
        let is_one = !self.comparison.is_of_two_initiatives();
        let cells = is_one.then(|| cells(self.localizer, &self.comparison.cells)).into_iter().flatten();
        lines.chain(cells.map(|(tone, line)| (tone, inner(line)))).collect()
    }
}

fn said(old: &Report, new: &Report, cause: &Cause) -> Message {
    let file = |report: &Report| report.inputs.iter().find(|input| input.table == cause.subject).map(Input::name);
    let file = || file(new).or_else(|| file(old)).unwrap_or_else(|| cause.subject.clone());
    let edition = |report: &Report| format!("{} {}", report.catalogue.id, report.catalogue.version);
    let about_file = |key| Message::new(key).with("file", Arg::quoted(&file()));
    let about_document = |key| Message::new(key).with("name", Arg::quoted(&cause.subject));
    let text = |text: &Option<String>| Arg::quoted(text.as_deref().unwrap_or_default());
    match cause.change {
        Change::Tool => {
            Message::new("audit-beneath-version").with("old", text(&cause.old)).with("new", text(&cause.new))
        }
        Change::Catalogue if edition(old) == edition(new) => {
            Message::new("audit-beneath-catalogue-same-version").with("catalogue", Arg::quoted(&edition(new)))
        }
        Change::Catalogue => Message::new("audit-beneath-catalogue")
            .with("old", Arg::quoted(&edition(old)))
            .with("new", Arg::quoted(&edition(new))),
        Change::InputGone => about_file("audit-beneath-input-gone"),
        Change::InputNew => about_file("audit-beneath-input-new"),
        Change::InputContent => about_file("audit-beneath-input-changed"),
        Change::InputForm { .. } => about_file("audit-beneath-input-rewritten"),
        Change::InputRenamed => {
            Message::new("audit-beneath-input-renamed").with("old", text(&cause.old)).with("new", text(&cause.new))
        }
        Change::DossierRenamed | Change::OtherInitiative => Message::new("audit-compare-initiatives"),
        Change::DocumentChanged => about_document("audit-beneath-document-changed"),
        Change::DocumentGone => about_document("audit-beneath-document-gone"),
        Change::DocumentNew => about_document("audit-beneath-document-new"),
    }
}

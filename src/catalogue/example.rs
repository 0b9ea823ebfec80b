//! The tables `[[example]]`: dossiers with what must come out of them, which
//! `catalogue check` scores. Scoring an application never looks at them.

use super::document::{Fields, Located};
use super::faults::Faults;
use super::model::{Example, ExampleEvidence, InlineEvidence, Question};
use super::names::UniqueNames;
use super::reference::IdIndex;
use crate::language::{Arg, Message};
use crate::number::Exact;

const MAX_EXAMPLES: usize = 200;
/// The most indicators that all examples together may score: beyond it a hostile
/// catalogue could keep a check busy for minutes.
const MAX_SCORED: usize = 20_000;
/// What `award` says where no label is reached.
pub const NO_LABEL: &str = "none";

/// What examples may name.
struct Names<'c> {
    /// Facts, then indicators.
    questions: IdIndex,
    facts: usize,
    indicators: &'c IdIndex,
    labels: &'c IdIndex,
}

impl Names<'_> {
    /// What is answered under that name; reports a name of nothing.
    fn question(&self, name: &Located<String>, faults: &Faults) -> Option<Question> {
        let kind = if self.facts == 0 { "kind-indicator" } else { "kind-question" };
        let index = self.questions.find(name, kind, faults)?;
        Some(index.checked_sub(self.facts).map_or(Question::Fact(index), Question::Indicator))
    }
}

/// Reads all examples; `None` stands where one could not be read.
pub(super) fn read_all(
    root: &Fields<'_>,
    facts: &IdIndex,
    indicators: &IdIndex,
    labels: &IdIndex,
) -> Vec<Option<Example>> {
    let tables = root.tables("example");
    let most = MAX_EXAMPLES.min(MAX_SCORED / indicators.count().max(1)).max(1);
    if let Some(first) = tables.get(most) {
        let message = Message::new("fault-too-many").with("most", Arg::Number(most.to_string()));
        root.faults.error("too-many", first.span.clone(), message);
        return Vec::new();
    }
    let names = Names { questions: facts.followed_by(indicators), facts: facts.count(), indicators, labels };
    let mut ids = UniqueNames::ids(root.faults);
    let mut before: Vec<(String, usize)> = Vec::new();
    tables
        .iter()
        .enumerate()
        .map(|(index, fields)| {
            let id = fields.required("id", fields.id("id"));
            ids.add_id(id.as_ref());
            let example = example(fields, id?.value, &names, &before);
            if let Some(Example { id, facts: ExampleEvidence::Inline(_), .. }) = &example {
                before.push((id.clone(), index));
            }
            example
        })
        .collect()
}

fn example(fields: &Fields<'_>, id: String, names: &Names<'_>, before: &[(String, usize)]) -> Option<Example> {
    let faults = fields.faults;
    let title = fields.text("title").map(|title| title.value);
    let as_of = fields.required("as-of", fields.date("as-of"));
    let facts = facts(fields, names, before);
    let award = fields.string("award").map(|name| match name.as_str() {
        NO_LABEL => None,
        _ => names.labels.find(&name, "kind-label", faults),
    });
    let points = fields.fraction("points").map(|points| points.value);
    let percent = fields.fraction("percent").map(|percent| percent.value);
    let of_indicators: Vec<(usize, Exact)> = fields
        .fractions("indicators")
        .into_iter()
        .filter_map(|(name, points)| Some((names.indicators.find(&name, "kind-indicator", faults)?, points.value)))
        .collect();
    let expects = ["award", "points", "percent", "indicators"].iter().any(|key| fields.has(key));
    if !expects {
        faults.error("no-expectation", fields.span.clone(), Message::new("fault-no-expectation"));
    }
    fields.finish();
    Some(Example { id, title, as_of: as_of?.value, facts: facts?, award, points, percent, indicators: of_indicators })
}

/// The dossier of an example: a folder, or values written into the catalogue.
fn facts(fields: &Fields<'_>, names: &Names<'_>, before: &[(String, usize)]) -> Option<ExampleEvidence> {
    let faults = fields.faults;
    let dossier = fields.string("dossier");
    let inline: Vec<&str> =
        ["like", "values", "team", "training", "undocumented"].into_iter().filter(|key| fields.has(key)).collect();
    match (&dossier, inline.first()) {
        (Some(_), Some(key)) => {
            let message = Message::new("fault-two-dossiers").with("key", *key);
            faults.conflict("two-dossiers", fields.key_span(key), message, fields.key_span("dossier"));
            return None;
        }
        (Some(folder), None) => return Some(ExampleEvidence::Dossier(folder.value.clone())),
        (None, None) if !fields.has("dossier") => {
            fields.missing("values");
            return None;
        }
        _ => {}
    }
    let mut inline = InlineEvidence::default();
    if let Some(name) = fields.string("like") {
        inline.like = before.iter().find(|(id, _)| *id == name.value).map(|(_, index)| *index);
        if inline.like.is_none() {
            let message = Message::new("fault-unknown-like").with("id", Arg::quoted(&name));
            faults.add("unknown-reference", name.span, message, None);
            return None;
        }
    }
    for (name, values) in fields.cells("values") {
        // `a.b = 3` is a table in a table: ids with a dot want quotes.
        let dotted = values.first().map(|(inner, _)| format!("{}.{inner}", name.value));
        if let Some(id) = dotted.filter(|id| !names.questions.knows(&name) && names.questions.knows(id)) {
            let message = Message::new("fault-nested-id").with("key", "values").with("id", Arg::quoted(&id));
            faults.error("nested-id", name.span, message);
            continue;
        }
        if let Some(question) = names.question(&name, faults) {
            inline.values.insert(question, values);
        }
    }
    inline.team = fields.has("team").then(|| fields.rows("team"));
    inline.training = fields.has("training").then(|| fields.rows("training"));
    inline.undocumented = fields
        .strings("undocumented")
        .map(|named| named.value.iter().filter_map(|name| names.question(name, faults)).collect());
    Some(ExampleEvidence::Inline(inline))
}

/// Reports a label that an example could not tell from none.
pub(super) fn check_label_id(id: Option<&Located<String>>, fields: &Fields<'_>) {
    if let Some(id) = id.filter(|id| id.value == NO_LABEL) {
        let message = Message::new("fault-reserved-label").with("name", NO_LABEL);
        fields.faults.error("reserved-name", id.span.clone(), message);
    }
}

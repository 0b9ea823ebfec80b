//! The tables `[[fact]]`: what is asked once.

use super::document::Fields;
use super::fact_index::FactIndex;
use super::measure;
use super::model::Fact;
use super::names::UniqueNames;
use super::reference::{IdIndex, foundation};
use crate::language::{Arg, Message};

/// As many as indicators.
const MAX_FACTS: usize = 2_000;

/// Reads all facts, whose ids are among `names`; `None` where there are too many.
pub(super) fn read_all(root: &Fields<'_>, names: &mut UniqueNames<'_>, sources: &IdIndex) -> Option<FactIndex> {
    let tables = root.tables("fact");
    if let Some(first) = tables.get(MAX_FACTS) {
        let message = Message::new("fault-too-many").with("most", Arg::Number(MAX_FACTS.to_string()));
        root.faults.error("too-many", first.span.clone(), message);
        return None;
    }
    let (mut ids, mut facts) = (Vec::new(), Vec::new());
    for fields in &tables {
        let (id, title) = fields.id_and_title();
        names.add_id(id.as_ref());
        ids.push(id.as_ref().map(|id| id.value.clone()));
        let measure = measure::read_fact(fields);
        let foundation = foundation(fields, sources);
        let optional = fields.flag("optional");
        let documents = fields.documents("documents");
        let question = fields.text("question").map(|text| text.value);
        fields.finish();
        let whole = || {
            let (id, title) = (id?.value, title?.value);
            Some(Fact { id, title, question, measure: measure?, optional, documents, foundation: foundation? })
        };
        facts.push(whole());
    }
    Some(FactIndex { ids: IdIndex::for_key(root, "fact", ids), facts })
}

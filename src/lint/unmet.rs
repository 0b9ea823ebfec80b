//! What a label that is not reached lacks, in the keys of its author.

use crate::assess::Condition;
use crate::catalogue::Catalogue;
use crate::language::{Arg, Message};
use crate::number::Exact;

/// A condition that fails, with both sides where it compares figures.
pub(super) fn unmet(catalogue: &Catalogue, condition: &Condition) -> Arg {
    let ids = |indices: &[usize], id: fn(&Catalogue, usize) -> Option<&String>| {
        Arg::List(indices.iter().filter_map(|index| Some(Arg::from(id(catalogue, *index)?.as_str()))).collect())
    };
    let key = condition.code();
    match condition {
        Condition::MinPoints { required, actual } => compared(key, required, Some(actual)),
        Condition::MinPercent { required, actual } | Condition::MinAnsweredPercent { required, actual } => {
            compared(key, required, actual.as_ref())
        }
        Condition::Minimums { missed, .. } => {
            let missed = ids(missed, |catalogue, index| catalogue.indicators.get(index).map(|of| &of.id));
            Message::new("rule-unmet-ids").with("key", key).with("ids", missed).into()
        }
        Condition::Requires { unmet, .. } => {
            let unmet = ids(unmet, |catalogue, index| catalogue.labels.get(index).map(|of| &of.id));
            Message::new("rule-unmet-ids").with("key", key).with("ids", unmet).into()
        }
        Condition::RequiresAny { labels, .. } => {
            let labels = ids(labels, |catalogue, index| catalogue.labels.get(index).map(|of| &of.id));
            Message::new("rule-unmet-ids").with("key", key).with("ids", labels).into()
        }
        Condition::Floors { floors, below } => {
            let parts = below.iter().filter_map(|place| floors.get(*place)?.part.id(catalogue));
            let parts: Vec<Arg> = parts.map(Arg::from).collect();
            Message::new("rule-unmet-ids").with("key", key).with("ids", parts).into()
        }
        Condition::MinCategoryPercent { below, .. } => {
            let below = ids(below, |catalogue, index| catalogue.categories.get(index).map(|of| &of.id));
            Message::new("rule-unmet-ids").with("key", key).with("ids", below).into()
        }
    }
}

fn compared(key: &'static str, required: &Exact, actual: Option<&Exact>) -> Arg {
    match actual {
        Some(actual) => {
            Message::new("rule-unmet-figure").with("key", key).with("required", required).with("actual", actual)
        }
        None => Message::new("rule-unmet-nothing").with("key", key),
    }
    .into()
}

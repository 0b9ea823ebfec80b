//! Applications that seem to be the same one.

use super::MAX_LISTED;
use crate::language::{Arg, Localizer, Message};
use crate::portfolio::{DuplicateGroup, DuplicateKind, DuplicateSet, InitiativeKey};
use crate::report::{Block, Tone};

/// A note on each way in which applications seem to be the same.
pub(super) fn notes(localizer: &Localizer, same: &DuplicateSet) -> Vec<Block> {
    let notes = [
        ("portfolio-namesakes", DuplicateKind::Id),
        ("portfolio-lookalikes", DuplicateKind::Spelling),
        ("portfolio-same-content", DuplicateKind::Content),
    ];
    let note = |(key, by)| {
        let groups: Vec<&DuplicateGroup> = same.groups.iter().filter(|duplicates| duplicates.by == by).collect();
        let note = Message::new(key).with("ids", listed(&groups));
        (!groups.is_empty()).then(|| Block::Paragraph(Tone::Doubt, localizer.say(&note)))
    };
    notes.into_iter().filter_map(note).collect()
}

/// That a round is refused in which some seem to be the same.
pub fn refusal(same: &DuplicateSet) -> Message {
    let groups: Vec<&DuplicateGroup> = same.groups.iter().collect();
    Message::new("portfolio-problem-same").with("ids", listed(&groups))
}

/// The first groups with the first of their applications.
fn listed(groups: &[&DuplicateGroup]) -> Vec<Arg> {
    let more = |count: usize| Message::new("portfolio-more").with("count", count);
    let one = |duplicates: &&DuplicateGroup| {
        let who = duplicates.who.iter().take(MAX_LISTED).map(|who| match duplicates.by {
            DuplicateKind::Id => place(who),
            DuplicateKind::Spelling => Message::new("portfolio-id").with("id", Arg::quoted(&who.initiative)),
            DuplicateKind::Content if who.is_in_own_tables() => {
                Message::new("portfolio-id").with("id", Arg::quoted(&who.initiative))
            }
            DuplicateKind::Content => place(who),
        });
        let left = duplicates.who.len().saturating_sub(MAX_LISTED);
        let who: Vec<Arg> = who.chain((left > 0).then(|| more(left))).map(Arg::from).collect();
        match (duplicates.by, duplicates.who.first()) {
            (DuplicateKind::Id, Some(first)) => {
                let id = Message::new("portfolio-namesake").with("id", Arg::quoted(&first.initiative));
                Arg::from(id.with("places", who))
            }
            _ => Arg::from(Message::new("portfolio-lookalike").with("ids", who)),
        }
    };
    let left = groups.len().saturating_sub(MAX_LISTED);
    groups.iter().take(MAX_LISTED).map(one).chain((left > 0).then(|| Arg::from(more(left)))).collect()
}

/// Where an application lies.
fn place(who: &InitiativeKey) -> Message {
    Message::new("portfolio-place").with("place", Arg::quoted(&who.dossier))
}

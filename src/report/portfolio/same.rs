//! Applications that seem to be the same one.

use super::MAX_LISTED;
use crate::language::{Arg, Message, Voice};
use crate::portfolio::{Likeness, Same, Twins, Who};
use crate::report::{Block, Tone};

/// A note on each way in which applications seem to be the same.
pub fn notes(voice: &Voice, same: &Same) -> Vec<Block> {
    let notes = [
        ("portfolio-namesakes", Likeness::Id),
        ("portfolio-lookalikes", Likeness::Spelling),
        ("portfolio-same-content", Likeness::Content),
    ];
    let note = |(key, by)| {
        let groups: Vec<&Twins> = same.groups.iter().filter(|twins| twins.by == by).collect();
        let note = Message::new(key).with("ids", listed(&groups));
        (!groups.is_empty()).then(|| Block::Paragraph(Tone::Doubt, voice.say(&note)))
    };
    notes.into_iter().filter_map(note).collect()
}

/// That a round is refused in which some seem to be the same.
pub fn refusal(same: &Same) -> Message {
    let groups: Vec<&Twins> = same.groups.iter().collect();
    Message::new("portfolio-problem-same").with("ids", listed(&groups))
}

/// The first groups with the first of their applications.
fn listed(groups: &[&Twins]) -> Vec<Arg> {
    let more = |count: usize| Message::new("portfolio-more").with("count", count);
    let one = |twins: &&Twins| {
        let who = twins.who.iter().take(MAX_LISTED).map(|who| match twins.by {
            Likeness::Id => place(who),
            Likeness::Spelling => Message::new("portfolio-id").with("id", Arg::quoted(&who.initiative)),
            Likeness::Content if who.is_in_own_tables() => {
                Message::new("portfolio-id").with("id", Arg::quoted(&who.initiative))
            }
            Likeness::Content => place(who),
        });
        let left = twins.who.len().saturating_sub(MAX_LISTED);
        let who: Vec<Arg> = who.chain((left > 0).then(|| more(left))).map(Arg::from).collect();
        match (twins.by, twins.who.first()) {
            (Likeness::Id, Some(first)) => {
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
fn place(who: &Who) -> Message {
    Message::new("portfolio-place").with("place", Arg::quoted(&who.dossier))
}

//! What a message calls the parts of a catalogue, and which of them it offers in place of a name that is none.

use crate::catalogue::{Asked, Catalogue};
use crate::language::{Arg, Message, Text};
use crate::nearest::nearest;
use crate::vocabulary::comparable;

/// The things that a cell may name, each with its id.
pub(crate) struct Offer<'c> {
    things: Vec<(&'c str, Option<&'c Text>)>,
    /// Whether the id stands beside the title, for those who type it.
    shows_ids: bool,
}

impl<'c> Offer<'c> {
    /// Things by their titles. Workbooks offer them so in lists to choose from; elsewhere ids are shown, too.
    pub(crate) fn new(things: impl Iterator<Item = (&'c str, Option<&'c Text>)>, is_workbook: bool) -> Offer<'c> {
        Offer { things: things.collect(), shows_ids: !is_workbook }
    }

    /// The facts and indicators of a catalogue, which tables name by their ids alone.
    pub(crate) fn questions(catalogue: &'c Catalogue) -> Offer<'c> {
        let all = catalogue.questions().filter_map(|question| catalogue.asked(question));
        Offer::new(all.map(|one| (one.id, Some(one.title))), false)
    }

    /// The inputs that are asked for, or the items.
    pub(crate) fn inputs(asked: &Asked<'c>, is_workbook: bool) -> Offer<'c> {
        Offer::new(asked.own_inputs().map(|(_, id)| (id, asked.input_title(id))), is_workbook)
    }

    /// All of them.
    pub(crate) fn all(&self) -> Vec<Arg> {
        self.things.iter().map(|thing| self.named(*thing)).collect()
    }

    /// The one whose id or title, in any language, is nearest to what was written, if any is near.
    pub(crate) fn near(&self, written: &str) -> Option<Arg> {
        let names = |(id, title): &(&'c str, Option<&'c Text>)| {
            std::iter::once(*id).chain(title.iter().flat_map(|title| title.wordings())).collect::<Vec<&str>>()
        };
        let all: Vec<Vec<&str>> = self.things.iter().map(names).collect();
        let near = nearest(written, all.iter().flatten().copied())?;
        let found = all.iter().position(|names| names.contains(&near))?;
        self.things.get(found).map(|thing| self.named(*thing))
    }

    fn named(&self, (id, title): (&str, Option<&Text>)) -> Arg {
        let shown = title.map_or_else(|| Arg::from(id), Arg::from);
        let is_told = title.is_none_or(|title| title.wordings().any(|wording| comparable(wording) == comparable(id)));
        match self.shows_ids && !is_told {
            true => Message::new("offered-with-id").with("title", shown).with("id", id).into(),
            false => Message::new("offered").with("title", shown).into(),
        }
    }
}

/// What a message calls an input: its title, where it has one.
pub(super) fn input_called(asked: &Asked<'_>, id: &str) -> Arg {
    asked.input_title(id).map_or_else(|| Arg::from(id), Arg::from)
}

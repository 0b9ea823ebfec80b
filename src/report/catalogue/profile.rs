//! For whom other figures hold, and which.

use super::{RulebookWriter, below};
use crate::catalogue::{Catalogue, Indicator, Profile};
use crate::diff::{CatalogueChange, ItemKind, differences};
use crate::language::Message;
use crate::report::{Block, Tone, changes, rule};

impl RulebookWriter<'_> {
    /// All profiles, each as what it says otherwise than the catalogue itself.
    pub(super) fn profiles(&self) -> Vec<Block> {
        let catalogue = self.catalogue;
        let mut blocks = Vec::new();
        if !catalogue.profiles.is_empty() {
            blocks.push(Block::plain(self.localizer.word("book-profiles")));
        }
        for (profile, variant) in catalogue.profiles.iter().zip(&catalogue.variants) {
            blocks.push(Block::Subheading(self.titled(&profile.title, &profile.id)));
            blocks.push(Block::List(self.profile(profile, variant)));
        }
        blocks
    }

    /// What the profiles say otherwise of an indicator, a line each.
    pub(super) fn profiles_of(&self, indicator: &Indicator) -> Vec<(Tone, String)> {
        let mut lines = Vec::new();
        for (profile, variant) in self.catalogue.profiles.iter().zip(&self.catalogue.variants) {
            let is_it =
                |change: &CatalogueChange| change.thing.kind == ItemKind::Indicator && change.thing.id == indicator.id;
            for change in differences(self.catalogue, variant).into_iter().filter(is_it) {
                let name = self.titled(&profile.title, &profile.id);
                let reason = self.difference(&change);
                let line = Message::new("reason").with("label", name).with("reason", reason);
                lines.push((Tone::Plain, self.localizer.say(&line)));
            }
        }
        lines
    }

    fn profile(&self, profile: &Profile, variant: &Catalogue) -> Vec<(Tone, String)> {
        let when = rule::all(self.localizer, self.catalogue, &profile.when);
        let when = Message::new("book-profile-when").with("when", when).with("written", &*profile.when_text);
        let mut lines = vec![(Tone::Plain, self.localizer.say(&when))];
        let differences = differences(self.catalogue, variant);
        if differences.is_empty() {
            lines.push((Tone::Plain, self.localizer.word("book-profile-same")));
        }
        lines.extend(differences.iter().map(|change| below(self.difference(change))));
        lines
    }

    fn difference(&self, change: &CatalogueChange) -> String {
        let message = Message::new("book-profile-difference")
            .with("thing", changes::thing(self.localizer, &change.thing))
            .with("aspect", change.aspect.clone())
            .with("old", changes::value(self.localizer, &change.old))
            .with("new", changes::value(self.localizer, &change.new));
        self.localizer.say(&message)
    }
}

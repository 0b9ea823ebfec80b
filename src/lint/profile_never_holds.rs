//! A profile that holds for nobody: its conditions contradict each other, or one before it holds wherever it does.

use super::range::{can_hold, follow_from};
use super::subject::Subject;
use crate::catalogue::CataloguePart;
use crate::language::{Arg, Message};

/// Looks for profiles that no valid facts choose.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    for (index, profile) in catalogue.profiles.iter().enumerate() {
        let before = catalogue.profiles.iter().take(index);
        let hidden_by = || before.into_iter().find(|other| follow_from(catalogue, &other.when, &profile.when));
        let message = match can_hold(catalogue, &profile.when) {
            false => Message::new("rule-profile-never-holds").with("when", Arg::quoted(&profile.when_text)),
            true => match hidden_by() {
                Some(other) => Message::new("rule-profile-hidden").with("other", &*other.id),
                None => continue,
            },
        };
        subject.at_key(CataloguePart::Profile(index), "when", message);
    }
}

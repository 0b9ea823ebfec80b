//! What a blank dossier says of the names that its tables know: roles, competences, recognised programmes.

use super::{TemplateRequest, blank};
use crate::language::{Arg, Message, Text};

pub(super) struct GuideNames<'c> {
    /// What they are, as the head of their list.
    pub head: Message,
    /// The id of each, and its title.
    pub things: Vec<(&'c str, &'c Text)>,
}

/// The names that the table `team` knows: roles, then competences.
pub(super) fn of_team<'c>(request: &TemplateRequest<'c>) -> Vec<GuideNames<'c>> {
    let qualification = &request.catalogue.qualification;
    if blank::team(request.catalogue).is_empty() {
        return Vec::new();
    }
    let roles = qualification.roles.iter().map(|role| (role.id.as_str(), &role.title)).collect();
    let competences = qualification.competences.iter();
    let competences = competences.map(|competence| (competence.id.as_str(), &competence.title)).collect();
    let rated = Message::new("guide-competences").with("max", &qualification.rating_max);
    let all = [
        GuideNames { head: Message::new("guide-roles"), things: roles },
        GuideNames { head: rated, things: competences },
    ];
    all.into_iter().filter(|names| !names.things.is_empty()).collect()
}

/// That other figures hold for some, and what tells for whom; nothing where the catalogue has no profiles.
pub(super) fn of_profiles(request: &TemplateRequest<'_>) -> Option<Message> {
    let catalogue = request.catalogue;
    let profiles: Vec<Arg> = catalogue.profiles.iter().map(|profile| Arg::from(&profile.title)).collect();
    let facts = (0..catalogue.facts.len()).filter(|fact| catalogue.chooses_profile(*fact));
    let facts: Vec<Arg> = facts.filter_map(|fact| Some(Arg::from(&catalogue.facts.get(fact)?.title))).collect();
    let message = Message::new("blank-profiles").with("profiles", profiles);
    (!catalogue.profiles.is_empty()).then(|| message.with("facts", facts))
}

/// The names that the table `training` knows: the recognised programmes.
pub(super) fn of_training<'c>(request: &TemplateRequest<'c>) -> Option<GuideNames<'c>> {
    let programmes = &request.catalogue.qualification.programmes;
    let is_read = !blank::training(request.catalogue).is_empty() && !programmes.is_empty();
    is_read.then(|| GuideNames {
        head: Message::new("guide-programmes"),
        things: programmes.iter().map(|programme| (programme.id.as_str(), &programme.title)).collect(),
    })
}

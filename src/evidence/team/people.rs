//! Who is in a team, however names are typed, and names that are no pseudonyms.

use crate::names::{looks, seen};
use std::collections::BTreeMap;

/// Words before names or behind them.
const TITLES: [&str; 38] = [
    "dr", "prof", "professor", "professorin", "doktor", "doctor", "priv", "doz", "pd", "apl", "dipl", "ing", "kfm",
    "kffr", "betrw", "wirt", "oec", "rer", "nat", "pol", "phil", "habil", "hc", "med", "jur", "mag", "msc", "bsc",
    "ba", "ma", "mba", "phd", "herr", "frau", "hr", "fr", "mr", "mrs",
];

/// Those of [`TITLES`] that stand before names alone: a single name behind them is one.
const FORMS_OF_ADDRESS: [&str; 13] =
    ["dr", "prof", "professor", "professorin", "doktor", "doctor", "herr", "frau", "hr", "fr", "mr", "mrs", "ms"];

/// Small words within names.
const PARTICLES: [&str; 17] =
    ["von", "van", "vom", "zu", "zur", "zum", "de", "del", "della", "di", "da", "dos", "der", "den", "ten", "el", "al"];

/// Words that name a place in a team and no person.
const ROLES: [&str; 32] = [
    "person", "mitarbeiter", "mitarbeiterin", "mitarbeitende", "manager", "managerin", "management", "leitung",
    "leiter", "leiterin", "lead", "leader", "team", "member", "mitglied", "cluster", "projekt", "project", "assistenz",
    "assistant", "referent", "referentin", "berater", "beraterin", "expert", "experte", "expertin", "staff",
    "employee", "stelle", "pseudonym", "position",
];

pub(super) struct Member {
    /// The name as it is written.
    pub name: String,
    /// The line of the row.
    pub line: usize,
    /// The place among the persons of the team.
    pub index: usize,
}

/// The persons of a team by who they are and by how their names look.
#[derive(Default)]
pub(super) struct PersonIndex {
    members: Vec<Member>,
    by_identity: BTreeMap<String, usize>,
    by_look: [BTreeMap<String, usize>; 2],
}

impl PersonIndex {
    /// The person with a name in the form of [`identity`](crate::names::identity).
    pub(super) fn get(&self, identity: &str) -> Option<&Member> {
        self.members.get(*self.by_identity.get(identity)?)
    }

    /// A person whose name looks like this one.
    pub(super) fn alike(&self, name: &str) -> Option<&Member> {
        let found = self.by_look.iter().zip(looks(name)).find_map(|(known, look)| known.get(&look));
        self.members.get(*found?)
    }

    pub(super) fn add(&mut self, identity: String, name: &str, line: usize, index: usize) {
        let number = self.members.len();
        for (known, look) in self.by_look.iter_mut().zip(looks(name)) {
            // Names of nothing but punctuation look like nothing.
            if !look.is_empty() {
                known.entry(look).or_insert(number);
            }
        }
        self.by_identity.insert(identity, number);
        self.members.push(Member { name: name.to_owned(), line, index });
    }
}

/// Whether a name looks like that of a real person, where pseudonyms are asked for: first and last
/// name, in either order, with titles or initials, or an address of mail.
pub(crate) fn is_like_a_real_name(name: &str) -> bool {
    // A pseudonym such as P1 is mostly one word.
    let is_between = |sign: char| sign.is_whitespace() || matches!(sign, ',' | ';' | '(' | ')' | '_');
    if !name.contains(|sign| is_between(sign) || matches!(sign, '.' | '@')) {
        return false;
    }
    let name = seen(name);
    if name.split_once('@').is_some_and(|(before, behind)| !before.is_empty() && behind.contains('.')) {
        return true;
    }
    let words = name.split(is_between).flat_map(|word| word.split_inclusive('.'));
    let (mut names, mut initials, mut is_addressed) = (0, 0, false);
    for word in words.filter(|word| word.chars().any(char::is_alphabetic)) {
        let bare = word.trim_matches(['.', '-']);
        let small = bare.to_lowercase();
        let is_any_of = |known: &[&str]| known.contains(&small.as_str());
        if small.split('-').any(|part| ROLES.contains(&part)) {
            return false;
        } else if small.split('-').all(|part| TITLES.contains(&part)) {
            is_addressed |= is_any_of(&FORMS_OF_ADDRESS);
        } else if is_any_of(&PARTICLES) || bare.chars().any(char::is_numeric) {
            // It is part of many a name, or of none.
        } else if bare.chars().count() == 1 && bare.chars().all(char::is_uppercase) {
            initials += usize::from(word.ends_with('.'));
        } else if is_name(bare) || (name.contains(',') && bare.chars().all(char::is_alphabetic)) {
            // Nobody writes pseudonyms as “last, first”, in whatever case.
            names += 1;
        } else {
            return false;
        }
    }
    names >= 2 || (names == 1 && (initials > 0 || is_addressed))
}

/// Whether a word is written as names are: letters, a capital first, perhaps in parts.
fn is_name(word: &str) -> bool {
    let is_capital = word.chars().next().is_some_and(char::is_uppercase);
    let has_small = word.chars().count() > 2 || word.chars().any(char::is_lowercase);
    let mut parts = word.split(['-', '\'', '’', '\u{2010}']);
    is_capital && has_small && parts.all(|part| part.chars().all(char::is_alphabetic))
}

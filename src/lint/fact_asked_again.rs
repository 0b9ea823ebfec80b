//! A figure that is asked for twice: as a fact, and again by an indicator.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, InputSource, Measure};
use crate::language::{Arg, Message, Text};
use crate::vocabulary::comparable;

/// How many letters an ending may add to a word that is the same: `Mitglied`, `Mitglieder`.
const ENDING: usize = 2;

/// The words of a title by language.
type Words = Vec<(String, Vec<String>)>;

/// Looks for indicators and inputs that ask for what a fact asks too, going by their titles: in some language the same
/// words, but for their endings.
pub(super) fn look(subject: &Subject<'_>) {
    let facts: Vec<(usize, Words)> =
        subject.catalogue.facts.iter().map(|fact| words(&fact.title)).enumerate().collect();
    for (index, indicator, _) in subject.indicators() {
        let asked = |title: &Text, fits: &dyn Fn(&Measure) -> bool| {
            let words = words(title);
            let known = subject.catalogue.facts.iter().zip(&facts);
            known
                .filter(|(fact, _)| fits(&fact.measure))
                .find(|(_, (_, of_fact))| are_same(&words, of_fact))
                .map(|(_, (fact, _))| *fact)
        };
        let report = |key: &str, title: &Text, fact: usize| {
            let id = subject.catalogue.facts.get(fact).map_or("", |fact| &fact.id);
            let message = Message::new("rule-fact-asked-again").with("title", title).with("fact", Arg::quoted(id));
            let own = subject.places.key(CataloguePart::Indicator(index), key);
            subject.because(own, message, subject.places.key(CataloguePart::Fact(fact), "title"), "label-fact");
        };
        if indicator.measure.has_inputs() {
            for (input, id) in indicator.measure.inputs().into_iter().enumerate() {
                let is_own = indicator.asked().source(input) == InputSource::Own;
                let Some(title) = indicator.input_title(id).filter(|_| is_own) else { continue };
                let is_item = matches!(indicator.measure, Measure::Checklist { .. });
                let fits = |fact: &Measure| match is_item {
                    true => *fact == Measure::YesNo,
                    false => matches!(fact, Measure::Number { .. }),
                };
                if let Some(fact) = asked(title, &fits) {
                    report("item", title, fact);
                }
            }
        } else if indicator.asked().source(0) == InputSource::Own
            && let Some(fact) = asked(&indicator.title, &|fact| is_like(fact, &indicator.measure))
        {
            report("title", &indicator.title, fact);
        }
    }
}

/// Whether an indicator of a measure could read a fact.
fn is_like(fact: &Measure, indicator: &Measure) -> bool {
    matches!(
        (fact, indicator),
        (Measure::Number { .. }, Measure::Number { .. })
            | (Measure::Percent { .. }, Measure::Percent { .. })
            | (Measure::YesNo, Measure::YesNo)
            | (Measure::Choice { .. }, Measure::Choice { .. })
            | (Measure::Date, Measure::Since { .. })
    )
}

fn words(title: &Text) -> Words {
    let split = |text: &str| comparable(text).split_whitespace().map(str::to_owned).collect();
    title.languages().into_iter().map(|(code, text)| (code.to_owned(), split(text))).collect()
}

fn are_same(one: &Words, other: &Words) -> bool {
    one.iter().any(|(language, words)| {
        let of_language = other.iter().filter(|(code, others)| code == language && others.len() == words.len());
        of_language.into_iter().any(|(_, others)| words.iter().zip(others).all(|(one, other)| is_same(one, other)))
    })
}

/// Whether two words are the same but for the ending of one. Numbers have no endings.
fn is_same(one: &str, other: &str) -> bool {
    let (short, long) = if one.len() < other.len() { (one, other) } else { (other, one) };
    let ending = long.strip_prefix(short);
    ending.is_some_and(|ending| {
        ending.is_empty()
            || ending.chars().count() <= ENDING
                && short.chars().count() > ENDING
                && long.chars().all(char::is_alphabetic)
    })
}

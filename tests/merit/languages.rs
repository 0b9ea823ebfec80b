//! German and English say the same: every key has both, with the same arguments,
//! and every key that the code uses has a text. `usage.rs` holds the German help.

use merit::language::{Language, Localizer, Message};
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// The keys of a language with the arguments that their texts use.
fn messages(language: Language) -> BTreeMap<String, BTreeSet<String>> {
    let mut messages: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    let mut key = String::new();
    for line in language
        .messages()
        .iter()
        .flat_map(|text| text.lines())
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
    {
        if !line.starts_with([' ', '}']) {
            key = line.split(" =").next().unwrap().to_owned();
            assert!(messages.insert(key.clone(), BTreeSet::new()).is_none(), "{key} stands twice");
        }
        for part in line.split('$').skip(1) {
            let argument = part.chars().take_while(|sign| sign.is_alphanumeric() || *sign == '-').collect();
            messages.get_mut(&key).unwrap().insert(argument);
        }
    }
    messages
}

#[test]
fn both_languages_have_the_same_keys_and_arguments() {
    let mut german = messages(Language::De);
    // English has its help beside the arguments themselves.
    german.retain(|key, _| !key.starts_with("cli-"));
    assert_eq!(german, messages(Language::En));
}

#[test]
fn every_resource_parses() {
    for language in Language::ALL {
        for text in language.messages() {
            let resource = fluent_bundle::FluentResource::try_new((*text).to_owned());
            assert!(resource.is_ok(), "{language:?}: {:?}", resource.err().map(|(_, errors)| errors));
        }
    }
}

/// Most are no patterns to merit, but what Fluent itself says is what they say, whatever file they
/// lie in and whatever was said before.
#[test]
fn messages_are_said_as_fluent_says_them() {
    for language in Language::ALL {
        let localizer = Localizer::new(language);
        let mut fluent = fluent_bundle::FluentBundle::new(vec![language.code().parse().unwrap()]);
        fluent.set_use_isolating(false);
        for text in language.messages() {
            let resource = fluent_bundle::FluentResource::try_new((*text).to_owned()).unwrap();
            fluent.add_resource(resource).unwrap();
        }
        for (key, names) in messages(language) {
            let key: &'static str = key.leak();
            let names: Vec<&'static str> = names.into_iter().map(|name| &*name.leak()).collect();
            let pattern = fluent.get_message(key).unwrap().value().unwrap();
            for count in [None, Some(0_usize), Some(1), Some(1_234_567)] {
                let mut message = Message::new(key);
                let mut args = fluent_bundle::FluentArgs::new();
                for name in &names {
                    let text = format!(" {{$name}} of {name}");
                    message = match count {
                        Some(count) => message.with(name, count),
                        None => message.with(name, text.as_str()),
                    };
                    match count {
                        Some(count) => args.set(*name, count),
                        None => args.set(*name, text),
                    }
                }
                let said = fluent.format_pattern(pattern, Some(&args), &mut Vec::new());
                assert_eq!(localizer.say(&message), said, "{key}");
            }
            // An argument that lacks is shown by its name.
            let said = fluent.format_pattern(pattern, None, &mut Vec::new());
            assert_eq!(localizer.word(key), said, "{key}");
        }
    }
}

fn code(folder: &Path) -> String {
    let mut text = String::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            text += &code(&path);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            text += &std::fs::read_to_string(&path).unwrap();
        }
    }
    text
}

#[test]
fn every_key_in_the_code_has_a_text_and_every_text_a_use() {
    let code = code(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
    // German has the same keys, and those of the help.
    let keys = messages(Language::De);
    let said: BTreeSet<String> = ["Message::new(\"", "localizer.word(\""]
        .iter()
        .flat_map(|call| code.split(call).skip(1))
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    let unsaid: Vec<&String> = said.iter().filter(|key| !keys.contains_key(*key)).collect();
    assert!(unsaid.is_empty(), "keys without a text: {unsaid:?}");
    let unexplained: Vec<&str> =
        merit::lint::RULES.iter().map(|rule| rule.reason).filter(|key| !keys.contains_key(*key)).collect();
    assert!(unexplained.is_empty(), "rules without a reason: {unexplained:?}");
    // The reasons of rules are named by the rules' codes.
    let is_used = |key: &str| match key.strip_prefix("reason-") {
        Some(rule) => merit::lint::rule(rule).is_some(),
        None => key.starts_with("cli-") || code.contains(&format!("\"{key}\"")),
    };
    let unused: Vec<&String> = keys.keys().filter(|key| !is_used(key)).collect();
    assert!(unused.is_empty(), "texts that nobody says: {unused:?}");
}

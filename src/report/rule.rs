//! Rules in words: what they compare by its title, in the order in which the catalogue writes it.

use crate::catalogue::{Catalogue, Comparison, Measure, Operand, Period, Rule};
use crate::language::{Localizer, Message};
use jiff::civil::Date;

/// What must hold, in words.
pub(super) fn that(localizer: &Localizer, catalogue: &Catalogue, rule: &Rule) -> String {
    comparison(localizer, catalogue, &rule.that_text, &rule.that)
}

/// What must hold for the rule to be of concern, in words; `None` where it always is.
pub(super) fn when(localizer: &Localizer, catalogue: &Catalogue, rule: &Rule) -> Option<String> {
    let texts = rule.when_text.as_ref()?.split(" and ");
    let parts = texts.zip(&rule.when).map(|(text, compared)| comparison(localizer, catalogue, text, compared));
    Some(parts.collect::<Vec<String>>().join(&format!(" {} ", localizer.word("rule-and"))))
}

/// What is read, by its title.
pub(super) fn operand(catalogue: &Catalogue, operand: Operand) -> Message {
    let named = |key, index: usize| {
        let indicator = catalogue.indicators.get(index);
        Message::new(key).with("title", &indicator.map(|indicator| indicator.title.clone()).unwrap_or_default())
    };
    match operand {
        Operand::Fact(index) => {
            let title = catalogue.facts.get(index).map(|fact| fact.title.clone()).unwrap_or_default();
            Message::new("rule-operand").with("title", &title)
        }
        Operand::Indicator(index) => match catalogue.indicators.get(index).map(|indicator| &indicator.measure) {
            Some(Measure::Since { unit: Period::Years }) => named("rule-operand-years", index),
            Some(Measure::Since { unit: Period::Months }) => named("rule-operand-months", index),
            _ => named("rule-operand", index),
        },
        Operand::Input { indicator, input } => {
            let of = catalogue.indicators.get(indicator);
            let id = of.and_then(|of| of.measure.inputs().get(input).copied()).unwrap_or_default();
            match of.and_then(|of| of.input_title(id)) {
                Some(title) => named("rule-operand-input", indicator).with("input", title),
                None => named("rule-operand-input", indicator).with("input", id),
            }
        }
        Operand::Team(figure) => Message::new("rule-operand").with("title", &figure.title()),
        Operand::EarliestSince => Message::new("rule-operand-joined"),
        Operand::AsOf => Message::new("rule-operand-as-of"),
    }
}

/// Word for word: the names stand in the text in the order of the operands.
fn comparison(localizer: &Localizer, catalogue: &Catalogue, text: &str, comparison: &Comparison) -> String {
    let mut operands = comparison.operands();
    let options = comparison.operands().next().and_then(|operand| catalogue.options(operand));
    let mut word = |word: &str| -> String {
        let (sign, name) = match word.strip_prefix('-') {
            Some(name) if !name.is_empty() => ("−", name),
            _ => ("", word),
        };
        let said = match name {
            "<=" => "≤".to_owned(),
            ">=" => "≥".to_owned(),
            "!=" => "≠".to_owned(),
            "*" => "×".to_owned(),
            "-" => "−".to_owned(),
            name if name.starts_with(|sign: char| sign.is_ascii_alphabetic()) => match operands.next() {
                Some(read) => localizer.say(&operand(catalogue, read)),
                None => name.to_owned(),
            },
            name if name.starts_with('\'') => {
                let id = name.trim_matches('\'');
                let option = options.and_then(|options| options.iter().find(|option| option.id == id));
                let title = option.map_or(id, |option| localizer.text(&option.title));
                localizer.say(&Message::new("rule-operand").with("title", title))
            }
            name => name.parse().map_or_else(|_| localizer.number(name), |date: Date| localizer.date(date)),
        };
        format!("{sign}{said}")
    };
    text.split(' ').map(&mut word).collect::<Vec<String>>().join(" ")
}

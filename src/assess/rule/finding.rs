//! That a rule is broken, in words: both sides by the titles of what they add up, what they come to, and every cell.

use super::figures::DossierFigures;
use super::{RuleFigures, RuleOutcome, rule_outcome};
use crate::catalogue::{
    Catalogue, Choice, Comparison, Measure, Operand, OperandKind, Operator, Period, Rule, Side, date_of_day,
};
use crate::diagnostic::Finding;
use crate::language::{Arg, Message};
use crate::number::Exact;

/// What becomes of each rule in catalogue order, and what is broken; `words` says whether findings say so in words.
pub(in crate::assess) fn judge(figures: &DossierFigures<'_>, words: bool) -> (Vec<RuleOutcome>, Vec<Finding>) {
    let (mut outcomes, mut findings) = (Vec::new(), Vec::new());
    for (index, rule) in figures.catalogue().rules.iter().enumerate() {
        let outcome = rule_outcome(rule, figures);
        if let RuleOutcome::Broken { left, right } = &outcome {
            findings.push(broken(figures, index, rule, [left, right], words));
        }
        outcomes.push(outcome);
    }
    (outcomes, findings)
}

/// The finding of a rule that is broken, at the first of its cells in the order of the rule's text.
fn broken(figures: &DossierFigures<'_>, index: usize, rule: &Rule, sides: [&Exact; 2], words: bool) -> Finding {
    let catalogue = figures.catalogue();
    let operands = rule.operands();
    let place = operands.iter().find_map(|operand| figures.place(*operand));
    let message = match words {
        false => Message::UNSAID,
        true => {
            let [left, right] = sides.map(|side| rule.that.shown(catalogue, side));
            let cells: Vec<Arg> = operands.iter().filter_map(|operand| cell(figures, *operand)).collect();
            let expected = comparison_in_words(catalogue, &rule.that);
            let found = Message::new("finding-rule-broken").with("expected", expected);
            let found = found.with("left", left).with("right", right).with("cells", cells);
            match &rule.message {
                Some(why) => Message::new("finding-rule-broken-why").with("why", why).with("found", found),
                None => found,
            }
        }
    };
    Finding { rule: Some(index), place, ..Finding::new(rule.severity, "rule-broken", message) }
}

/// A comparison by the titles of what it reads.
pub fn comparison_in_words(catalogue: &Catalogue, comparison: &Comparison) -> Message {
    let side = |side: &Side| side_in_words(catalogue, comparison, side);
    Message::new("rule-comparison")
        .with("left", side(&comparison.left))
        .with("operator", sign(comparison.operator))
        .with("right", side(&comparison.right))
}

/// The sign of an operator as people write it.
fn sign(operator: Operator) -> &'static str {
    match operator {
        Operator::AtMost => "≤",
        Operator::AtLeast => "≥",
        Operator::Unequal => "≠",
        Operator::Below | Operator::Above | Operator::Equal => operator.sign(),
    }
}

fn side_in_words(catalogue: &Catalogue, comparison: &Comparison, side: &Side) -> Arg {
    let constant = (!side.constant.is_zero() || side.terms.is_empty()).then(|| {
        (
            side.constant.is_negative() && (comparison.kind == OperandKind::Number || !side.terms.is_empty()),
            constant(catalogue, comparison, side),
        )
    });
    let terms = side.terms.iter().map(|(factor, operand)| {
        let title = Arg::from(operand_in_words(catalogue, *operand));
        let size = if factor.is_negative() { -factor } else { factor.clone() };
        let term = match size == Exact::ONE {
            true => title,
            false => Message::new("rule-product").with("factor", &size).with("title", title).into(),
        };
        (factor.is_negative(), term)
    });
    let mut sum: Option<Arg> = None;
    for (is_negative, term) in terms.chain(constant) {
        sum = Some(match (sum, is_negative) {
            (None, false) => term,
            (None, true) => Message::new("rule-negative").with("term", term).into(),
            (Some(sum), false) => Message::new("rule-plus").with("left", sum).with("right", term).into(),
            (Some(sum), true) => Message::new("rule-minus").with("left", sum).with("right", term).into(),
        });
    }
    sum.unwrap_or_else(|| Arg::from(&Exact::ZERO))
}

/// What is written out: beside dates that are read, a number of days.
fn constant(catalogue: &Catalogue, comparison: &Comparison, side: &Side) -> Arg {
    let size = if side.constant.is_negative() { -&side.constant } else { side.constant.clone() };
    match (comparison.kind, side.terms.is_empty()) {
        (OperandKind::Date, false) => Message::new("rule-days").with("days", &size).into(),
        (OperandKind::Number, _) => Arg::from(&size),
        (_, _) => comparison.shown(catalogue, &side.constant),
    }
}

/// What is read, as it stands within a comparison.
fn operand_in_words(catalogue: &Catalogue, operand: Operand) -> Message {
    let key = match operand {
        Operand::EarliestSince | Operand::AsOf => "rule-operand-plain",
        Operand::Indicator(index) => match catalogue.indicators.get(index).map(|indicator| &indicator.measure) {
            Some(Measure::Since { unit: Period::Years }) => "rule-operand-years",
            Some(Measure::Since { unit: Period::Months }) => "rule-operand-months",
            _ => "rule-operand",
        },
        _ => "rule-operand",
    };
    Message::new(key).with("title", operand_title(catalogue, operand))
}

/// What something that a rule reads is called.
fn operand_title(catalogue: &Catalogue, operand: Operand) -> Arg {
    match operand {
        Operand::Fact(index) => catalogue.facts.get(index).map(|fact| Arg::from(&fact.title)),
        Operand::Indicator(index) => catalogue.indicators.get(index).map(|indicator| Arg::from(&indicator.title)),
        Operand::Input { indicator, input } => catalogue.indicators.get(indicator).map(|indicator| {
            let ids = indicator.measure.inputs();
            let id = ids.get(input).copied().unwrap_or_default();
            indicator.input_title(id).map_or_else(|| Arg::from(id), Arg::from)
        }),
        Operand::Team(figure) => Some(Arg::from(&figure.title())),
        Operand::EarliestSince => Some(Message::new("rule-earliest-since").into()),
        Operand::AsOf => Some(Message::new("rule-as-of").into()),
    }
    .unwrap_or_else(|| Arg::from(""))
}

/// A figure with its title and where it stands; none for the day of the assessment.
fn cell(figures: &DossierFigures<'_>, operand: Operand) -> Option<Arg> {
    let catalogue = figures.catalogue();
    let value = figures.figure(operand)?;
    let is_date = match operand {
        Operand::AsOf => return None,
        Operand::EarliestSince => true,
        Operand::Fact(index) => catalogue.facts.get(index).is_some_and(|fact| fact.measure == Measure::Date),
        _ => false,
    };
    let is_yes_no = match operand {
        Operand::Fact(index) => catalogue.facts.get(index).is_some_and(|fact| fact.measure == Measure::YesNo),
        Operand::Indicator(index) => catalogue.indicators.get(index).is_some_and(|it| it.measure == Measure::YesNo),
        _ => false,
    };
    let option = |options: &[Choice]| {
        let chosen = options.iter().enumerate().find(|(place, _)| Exact::count(*place) == value);
        chosen.map(|(_, option)| Arg::from(&option.title))
    };
    let shown = match catalogue.options(operand) {
        Some(options) => option(options),
        None if is_yes_no => Some(Message::new(if value.is_zero() { "no" } else { "yes" }).into()),
        None if is_date => date_of_day(&value).map(Arg::from),
        None => None,
    };
    let message = Message::new("rule-cell").with("title", operand_title(catalogue, operand));
    let message = message.with("value", shown.unwrap_or_else(|| Arg::from(&value)));
    let place = match (figures.place(operand), operand) {
        // A figure of the team comes from as many cells as there are persons.
        (Some(place), Operand::Team(_)) => Arg::from(place.table()),
        (Some(place), _) => Arg::from(place.to_string()),
        (None, _) => Message::new("rule-of-team").into(),
    };
    Some(message.with("place", place).into())
}

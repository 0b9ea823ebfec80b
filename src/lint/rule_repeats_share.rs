//! A rule that says what holds for the inputs of a share anyway.

use super::range::difference;
use super::subject::Subject;
use crate::catalogue::{CataloguePart, Measure, Operand, Operator, Tolerance};
use crate::language::{Arg, Message};
use crate::number::Exact;
use std::collections::BTreeMap;

/// Looks for rules by which the part of a share is at most the whole, or not much more.
pub(super) fn look(subject: &Subject<'_>) {
    let mut shares = BTreeMap::new();
    for (index, indicator, _) in subject.indicators() {
        if let Measure::Share { .. } = indicator.measure {
            let [part, whole] = [0, 1].map(|input| Operand::of_input(indicator.asked().source(input), index, input));
            shares.entry((part, whole)).or_insert(index);
        }
    }
    for (index, rule) in subject.catalogue.rules.iter().enumerate() {
        let (factors, constant) = difference(&rule.that);
        let terms: Vec<_> = factors.into_iter().collect();
        let [(one, factor), (other, against)] = terms.as_slice() else { continue };
        // What is at most the tolerance, where the operator asks for it.
        let (sign, is_strict) = match rule.that.operator {
            Operator::AtMost => (Exact::ONE, false),
            Operator::Below => (Exact::ONE, true),
            Operator::AtLeast => (Exact::from(-1), false),
            Operator::Above => (Exact::from(-1), true),
            Operator::Equal | Operator::Unequal => continue,
        };
        let (part, whole) = if (factor * &sign).is_positive() { (one, other) } else { (other, one) };
        let within = match &rule.tolerance {
            Tolerance::Absolute(within) => within.clone(),
            Tolerance::Percent(_) => Exact::ZERO,
        };
        let surplus = &constant * &sign;
        let follows = (factor + against).is_zero() && (surplus < within || surplus == within && !is_strict);
        if let (true, Some(share)) = (follows, shares.get(&(*part, *whole))) {
            let id = subject.catalogue.indicators.get(*share).map_or("", |indicator| &indicator.id);
            let message = Message::new("rule-rule-repeats-share").with("indicator", Arg::quoted(id));
            let that = subject.places.key(CataloguePart::Rule(index), "that");
            let of = subject.places.key(CataloguePart::Indicator(*share), "of");
            subject.because(that, message, of, "label-share");
        }
    }
}

//! A fraction where a percentage is meant: 0.8 for 80 %.

use super::subject::Subject;
use crate::catalogue::{CataloguePart, Floor};
use crate::language::Message;
use crate::number::{Exact, FigureKind};

/// Looks at what labels ask for in percent, and at scales of percentages whose limits all lie
/// below 1: where some do not, a fine scale near 0 is meant.
pub(super) fn look(subject: &Subject<'_>) {
    let is_fraction = |figure: &Exact| figure.is_positive() && *figure < Exact::ONE;
    let tell = |part, key, figure: &Exact| {
        let message = Message::new("rule-fraction-for-percent").with("key", key).with("figure", figure);
        subject.at_key(part, key, message.with("percent", &(figure * &Exact::HUNDRED)));
    };
    for (index, label) in subject.catalogue.labels.iter().enumerate() {
        let figures = [
            ("min-percent", &label.min_percent),
            ("min-category-percent", &label.min_category_percent),
            ("min-answered-percent", &label.min_answered_percent),
        ];
        for (key, figure) in figures {
            if let Some(figure) = figure.as_ref().filter(|figure| is_fraction(figure)) {
                tell(CataloguePart::Label(index), key, figure);
            }
        }
    }
    for (index, label) in subject.catalogue.labels.iter().enumerate() {
        let is_meant = |floor: &Floor| floor.kind == FigureKind::Percent && is_fraction(&floor.least);
        for (place, floor) in label.floors.iter().enumerate().filter(|(_, floor)| is_meant(floor)) {
            let message = Message::new("rule-fraction-for-percent").with("key", "percent").with("figure", &floor.least);
            let message = message.with("percent", &(&floor.least * &Exact::HUNDRED));
            subject.at(subject.places.element(CataloguePart::Label(index), "floors", place), message);
        }
    }
    for (index, indicator, _) in subject.indicators().filter(|(_, indicator, _)| indicator.is_percentage()) {
        let Some(scale) = &indicator.scale else { continue };
        let limits = scale.limits();
        let most = limits.iter().max().filter(|most| ***most <= Exact::ONE && limits.iter().any(|it| is_fraction(it)));
        if let Some(most) = most.filter(|_| limits.iter().all(|limit| !limit.is_negative())) {
            tell(CataloguePart::Indicator(index), subject.scale_key(index), most);
        }
    }
}

//! The weight of a category in which nothing can be earned.

use super::subject::Subject;
use crate::catalogue::{Aggregate, CataloguePart};
use crate::language::Message;

/// Looks for weights of categories all of whose indicators weigh nothing.
pub(super) fn look(subject: &Subject<'_>) {
    let catalogue = subject.catalogue;
    if catalogue.aggregate != Aggregate::CategoryWeights {
        return;
    }
    for (index, category) in catalogue.categories.iter().enumerate() {
        let mut own = catalogue.indicators.iter().filter(|indicator| indicator.category == index);
        if category.weight.is_positive() && own.all(|indicator| indicator.weight.is_zero()) {
            let message = Message::new("rule-category-weight-without-effect").with("title", &category.title);
            subject.at_key(CataloguePart::Category(index), "weight", message);
        }
    }
}

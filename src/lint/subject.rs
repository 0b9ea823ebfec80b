//! A catalogue as rules look at it: the model, its places, what its scales can give, and where they put what they find.

use super::example::ExampleOutcome;
use super::outcome::PossiblePoints;
use super::stricter::Ladder;
use crate::assess::{LabelOutcome, standings};
use crate::catalogue::{Catalogue, CataloguePart, Indicator, MOST_FAULTS, Places, SCALE_KEYS, WrittenText};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::language::Message;
use crate::number::Exact;
use crate::source::Span;
use std::cell::{Cell, RefCell};

#[derive(Clone, Copy)]
pub(crate) struct Minimum<'s> {
    pub points: &'s Exact,
    /// The label that sets it in place of the indicator's own.
    label: Option<usize>,
    index: usize,
    pub indicator: &'s Indicator,
    pub outcomes: &'s PossiblePoints,
}

pub(crate) struct Subject<'c> {
    pub catalogue: &'c Catalogue,
    pub places: &'c Places<'c>,
    pub examples: &'c [ExampleOutcome],
    pub texts: Vec<WrittenText<'c>>,
    pub outcomes: Vec<PossiblePoints>,
    pub ladder: Ladder<'c>,
    rule: Cell<(&'static str, Severity)>,
    found: RefCell<Vec<Diagnostic>>,
}

impl<'c> Subject<'c> {
    pub(crate) fn new(catalogue: &'c Catalogue, places: &'c Places<'c>, examples: &'c [ExampleOutcome]) -> Subject<'c> {
        Subject {
            catalogue,
            places,
            texts: places.texts(),
            examples,
            outcomes: catalogue.indicators.iter().map(|indicator| PossiblePoints::new(indicator, catalogue)).collect(),
            ladder: Ladder::new(catalogue),
            rule: Cell::new(("", Severity::Note)),
            found: RefCell::default(),
        }
    }

    /// The indicators with their indices and what their scales can give.
    pub(crate) fn indicators(&self) -> impl Iterator<Item = (usize, &'c Indicator, &PossiblePoints)> {
        self.catalogue
            .indicators
            .iter()
            .zip(&self.outcomes)
            .enumerate()
            .map(|(index, (i, outcomes))| (index, i, outcomes))
    }

    /// The key under which the scale or the options of an indicator stand; its id where it has neither.
    pub(crate) fn scale_key(&self, indicator: usize) -> &'static str {
        let mut keys = SCALE_KEYS.into_iter().chain(["option"]);
        keys.find(|key| self.places.has(CataloguePart::Indicator(indicator), key)).unwrap_or("id")
    }

    /// The labels' results if each indicator had these points (`None`: no evidence).
    pub(crate) fn labels_with(&self, points: &[Option<Exact>]) -> Vec<LabelOutcome> {
        standings(self.catalogue, points)
    }

    /// Every minimum that is written: an indicator's own, then those that labels set in its place.
    pub(crate) fn minimums(&self) -> impl Iterator<Item = Minimum<'_>> {
        self.indicators().flat_map(move |(index, indicator, outcomes)| {
            let of = move |points, label| Minimum { points, label, index, indicator, outcomes };
            let own = indicator.minimum.iter().map(move |points| of(points, None));
            let labels = self.catalogue.labels.iter().enumerate();
            let replaced = labels.filter_map(move |(number, label)| {
                let points = label.minimum(index).filter(|points| indicator.minimum.as_ref() != Some(*points))?;
                Some(of(points, Some(number)))
            });
            own.chain(replaced)
        })
    }

    pub(crate) fn at_minimum(&self, minimum: &Minimum<'_>, message: Message) {
        self.at(
            match minimum.label {
                Some(label) => self.places.entry(CataloguePart::Label(label), "minimums", &minimum.indicator.id),
                None => self.places.key(CataloguePart::Indicator(minimum.index), "minimum"),
            },
            message,
        );
    }

    /// What is found from now on was found by this rule.
    pub(crate) fn begin(&self, code: &'static str, severity: Severity) {
        self.rule.set((code, severity));
    }

    pub(crate) fn at_key(&self, part: CataloguePart, key: &str, message: Message) {
        self.at(self.places.key(part, key), message);
    }

    pub(crate) fn at(&self, span: Span, message: Message) {
        self.report(vec![Label::at(span)], message, None);
    }

    /// Reports something at a place because of what stands at another.
    pub(crate) fn because(&self, span: Span, message: Message, other: Span, said: &'static str) {
        let other = Label { span: other, message: Some(Message::new(said)) };
        self.report(vec![Label::at(span), other], message, None);
    }

    pub(crate) fn report(&self, labels: Vec<Label>, message: Message, help: Option<Message>) {
        let (code, severity) = self.rule.get();
        let mut found = self.found.borrow_mut();
        if found.len() < MOST_FAULTS {
            found.push(Diagnostic { severity, code, message, labels, help });
        }
    }

    /// All that was found, in the order of the text; errors before warnings at the same place.
    pub(crate) fn found(&self) -> Vec<Diagnostic> {
        let mut found = self.found.take();
        let place = |diagnostic: &Diagnostic| diagnostic.labels.first().map_or(0, |label| label.span.start);
        found.sort_by_key(|diagnostic| (place(diagnostic), diagnostic.severity != Severity::Error));
        found
    }
}

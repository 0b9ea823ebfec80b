//! The gathering place of faults: reading goes on after one, so that a run reports all of them.

use crate::diagnostic::{Diagnostic, Label};
use crate::language::Message;
use crate::source::Span;
use std::cell::RefCell;
use std::collections::BTreeSet;

/// The most faults that are kept: a hostile file may hold a million.
pub const MOST_FAULTS: usize = 10_000;

/// The faults of one catalogue, in the order they were found.
#[derive(Default)]
pub(super) struct Faults(RefCell<Vec<Diagnostic>>);

impl Faults {
    pub(super) fn error(&self, code: &'static str, span: Span, message: Message) {
        self.add(code, span, message, None);
    }

    /// Adds an error with a way out.
    pub(super) fn add(&self, code: &'static str, span: Span, message: Message, help: Option<Message>) {
        self.push(Diagnostic { help, ..Diagnostic::error(code, span, message) });
    }

    /// Adds an error that concerns another place too: what stands there first.
    pub(super) fn conflict(&self, code: &'static str, span: Span, message: Message, other: Span) {
        let first = Label { span: other, message: Some(Message::new("label-first")) };
        self.push(Diagnostic { labels: vec![Label::at(span), first], ..Diagnostic::error(code, 0..0, message) });
    }

    /// Takes back the last fault, where it is that of a code and place.
    pub(super) fn withdraw(&self, code: &'static str, span: &Span) {
        let mut all = self.0.borrow_mut();
        let is_it =
            |last: &Diagnostic| last.code == code && last.labels.first().is_some_and(|label| label.span == *span);
        if all.last().is_some_and(is_it) {
            all.pop();
        }
    }

    pub(super) fn push(&self, diagnostic: Diagnostic) {
        let mut all = self.0.borrow_mut();
        if all.len() < MOST_FAULTS {
            all.push(diagnostic);
        }
    }

    /// Adds what is wrong under a profile and not without it.
    pub(super) fn add_of_profile(&self, (profile, span): (&str, Span), faults: Faults) {
        let known: BTreeSet<_> = self.0.borrow().iter().map(Diagnostic::place).collect();
        let own = faults.0.into_inner().into_iter().filter(|fault| !known.contains(&fault.place()));
        own.for_each(|fault| self.push(fault.in_profile(profile, span.clone())));
    }

    /// Whether no more are kept, so that looking for them is idle.
    pub(super) fn is_full(&self) -> bool {
        self.0.borrow().len() >= MOST_FAULTS
    }

    pub(super) fn into_sorted(self) -> Vec<Diagnostic> {
        let mut all = self.0.into_inner();
        all.sort_by_key(|diagnostic| diagnostic.labels.first().map_or(0, |label| label.span.start));
        all
    }
}

//! What can be wrong with a criteria catalogue: one file per rule about its
//! meaning, and a table of all rules. Rules that the reader itself enforces
//! have no file here: without them there is no catalogue to look at.
//!
//! The rules treat indicators as independent of one another (persons who raise
//! one figure of the team may raise another) and evidence as documented. Under
//! that view they are exact: they follow intervals and sums, never samples, and
//! where a question would take exponential time they stay silent.

mod always_same_points;
mod category_weight_without_effect;
mod duplicate_title;
mod example_differs;
mod excellent_for_everyone;
mod excellent_hits_no_step;
mod higher_label_easier;
mod indicator_without_effect;
mod label_for_everyone;
mod label_never_awarded;
mod label_out_of_reach;
mod metric_never_measured;
mod minimum_hits_no_step;
mod minimum_out_of_reach;
mod minimum_without_effect;
mod missing_translation;
mod not_a_web_address;
mod open_minimums_without_effect;
mod outcome;
mod qualification_without_effect;
mod rules;
mod scale_out_of_reach;
mod step_without_effect;
mod stricter;
mod subject;
mod undocumented_without_effect;
mod unprintable_text;
mod unused_source;
mod weight_changes_no_label;

pub use example_differs::{Outcome, outcome_of_inline};
pub use rules::{RULES, Rule, rule};

use crate::catalogue::{Catalogue, Faulty};
use crate::diagnostic::Diagnostic;
use crate::source::Source;
use subject::Subject;

/// What the rules about meaning find in a valid catalogue, and whether its
/// worked examples come out, in the order of the text. `outcomes` holds what
/// came out of each example, in catalogue order.
pub fn look(catalogue: &Catalogue, source: &Source, outcomes: &[Outcome]) -> Vec<Diagnostic> {
    let subject = Subject::new(catalogue, source, outcomes);
    for rule in RULES {
        if let Some(look) = rule.look {
            subject.begin(rule);
            look(&subject);
        }
    }
    subject.into_found()
}

/// The faults of a text whose faults are all of the kind that leaves nothing to
/// check: it is no text, or no TOML that could be read to its end.
pub fn is_unreadable(faulty: &Faulty) -> bool {
    faulty.diagnostics.iter().any(|diagnostic| matches!(diagnostic.code, "not-utf-8" | "not-text" | "too-deep"))
}

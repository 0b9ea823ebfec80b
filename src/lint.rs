//! What can be wrong with a criteria catalogue: one file per rule about its meaning, and a table of all rules. Rules
//! that the reader itself enforces have no file here: without them there is no catalogue to look at.
//!
//! The rules treat indicators as independent of one another (persons who raise one figure of the team may raise
//! another) and evidence as documented. Under that view they are exact: they follow intervals and sums, never samples,
//! and where a question would take exponential time they stay silent.

mod always_same_points;
mod category_weight_without_effect;
mod differs_from_built_in;
mod duplicate_title;
mod example;
mod example_differs;
mod example_unreadable;
mod excellent_for_everyone;
mod excellent_hits_no_step;
mod fact_asked_again;
mod fact_never_read;
mod floor_out_of_reach;
mod fraction_for_percent;
mod higher_label_easier;
mod indicator_without_effect;
mod label_for_everyone;
mod label_never_awarded;
mod label_never_required;
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
mod range;
mod rule_never_broken;
mod rule_never_holds;
mod rule_repeats_share;
mod rules;
mod scale_out_of_reach;
mod step_without_effect;
mod stricter;
mod subject;
mod undocumented_without_effect;
mod unmet;
mod unprintable_text;
mod unused_source;
mod weight_changes_no_label;

pub use example::{ExampleFault, ExampleOutcome};
pub use rules::{RULES, Rule, rule};

use example::outcome_of_inline;

use crate::catalogue::{Catalogue, Example, decode, read};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use subject::Subject;

/// A catalogue's text and all that is wrong with it.
pub struct CheckedCatalogue {
    /// The text.
    pub source: Source,
    /// What is wrong, in the order of the text.
    pub diagnostics: Vec<Diagnostic>,
    /// The catalogue, where its text holds one: only then its meaning was looked at.
    pub catalogue: Option<Catalogue>,
}

/// Looks for all problems of a catalogue: first those of its text, then, where there are none, those of its meaning,
/// with its worked examples scored. `outcome` scores an example whose dossier lies in a folder.
pub fn check(name: &str, bytes: &[u8], outcome: impl Fn(&Catalogue, &Example) -> ExampleOutcome) -> CheckedCatalogue {
    let source = match decode(name, bytes) {
        Ok(source) => source,
        Err(invalid) => {
            return CheckedCatalogue { source: invalid.source, diagnostics: invalid.diagnostics, catalogue: None };
        }
    };
    let (diagnostics, catalogue) = match read(&source) {
        Err(faults) => (faults, None),
        Ok((catalogue, places)) => {
            let score =
                |example| outcome_of_inline(&catalogue, example).unwrap_or_else(|| outcome(&catalogue, example));
            let outcomes: Vec<ExampleOutcome> = catalogue.examples.iter().map(score).collect();
            let diagnostics = look(&Subject::new(&catalogue, &places, &outcomes));
            (diagnostics, Some(catalogue))
        }
    };
    CheckedCatalogue { source, diagnostics, catalogue }
}

/// What the rules about meaning find, in the order of the text.
fn look(subject: &Subject<'_>) -> Vec<Diagnostic> {
    for rule in RULES {
        if let Some(look) = rule.look {
            subject.begin(rule.code, rule.severity);
            look(subject);
        }
    }
    subject.found()
}

impl CheckedCatalogue {
    /// How many of its problems are that bad.
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }

    /// Whether the file could not even be read as TOML: no text, in another encoding, or nested without end.
    pub fn is_unreadable(&self) -> bool {
        self.diagnostics.iter().any(|diagnostic| matches!(diagnostic.code, "not-utf-8" | "not-text" | "too-deep"))
    }

    /// Leaves out the warnings of some rules.
    pub fn allow(&mut self, codes: &[&str]) {
        self.diagnostics.retain(|found| found.severity == Severity::Error || !codes.contains(&found.code));
    }
}

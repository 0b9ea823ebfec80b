//! What can be wrong with a criteria catalogue: one file per rule about its meaning, and a table of all rules. Rules
//! that the reader itself enforces have no file here: without them there is no catalogue to look at.
//!
//! The rules treat indicators as independent of one another (persons who raise one figure of the team may raise
//! another) and evidence as documented. Under that view they are exact: they follow intervals and sums, never samples,
//! and where a question would take exponential time they stay silent.

mod always_same_points;
mod best_of_all;
mod bonus_without_cap;
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
mod group_cap_out_of_reach;
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
mod profile_never_holds;
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

use crate::catalogue::{Catalogue, CataloguePart, Example, Places, decode, read};
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::Source;
use std::collections::BTreeSet;
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
            let diagnostics = look_under_all(&catalogue, &places, &outcomes);
            (diagnostics, Some(catalogue))
        }
    };
    CheckedCatalogue { source, diagnostics, catalogue }
}

/// The rules that find what changes nothing, which is wrong only where it changes nothing under any profile.
const IDLE: [&str; 13] = [
    "category-weight-without-effect",
    "fact-never-read",
    "indicator-without-effect",
    "label-never-awarded",
    "label-out-of-reach",
    "metric-never-measured",
    "minimum-without-effect",
    "open-minimums-without-effect",
    "qualification-without-effect",
    "step-without-effect",
    "undocumented-without-effect",
    "unused-source",
    "weight-changes-no-label",
];

/// The same under each profile too, where what the catalogue has itself is not told again.
fn look_under_all(catalogue: &Catalogue, places: &Places<'_>, outcomes: &[ExampleOutcome]) -> Vec<Diagnostic> {
    let mut found = look(&Subject::new(catalogue, places, outcomes));
    for ((index, variant), own_places) in catalogue.variants.iter().enumerate().zip(&places.variants) {
        let own = look(&Subject::new(variant, own_places, &[]));
        let known: BTreeSet<_> = own.iter().map(Diagnostic::place).collect();
        found.retain(|one| !IDLE.contains(&one.code) || known.contains(&one.place()));
        let known: BTreeSet<_> = found.iter().map(Diagnostic::place).collect();
        let own = own.into_iter().filter(|one| !IDLE.contains(&one.code) && !known.contains(&one.place()));
        let name = catalogue.profiles.get(index).map_or("", |profile| profile.id.as_str());
        let span = places.key(CataloguePart::Profile(index), "id");
        found.extend(own.map(|one| one.in_profile(name, span.clone())));
    }
    found.sort_by_key(|one| (one.labels.first().map_or(0, |label| label.span.start), one.severity != Severity::Error));
    found
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

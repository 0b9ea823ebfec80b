//! The table of all rules.

use super::subject::Subject;
use crate::diagnostic::Severity;

/// A rule about catalogues.
#[derive(Clone, Copy)]
pub struct Rule {
    /// Its stable code, kebab-case.
    pub code: &'static str,
    /// How bad it is to break it.
    pub severity: Severity,
    /// Looks for breaches; `None` where the reader does.
    pub(crate) look: Option<fn(&Subject<'_>)>,
    /// The key of the text that gives its reason.
    pub reason: &'static str,
    /// A catalogue that breaks it and nothing else.
    pub wrong: &'static [u8],
    /// The same catalogue put right.
    pub right: &'static [u8],
}

impl Rule {
    /// Whether the reader of catalogues enforces it: without it there is no catalogue.
    pub fn is_of_reader(&self) -> bool {
        self.look.is_none()
    }
}

macro_rules! rule {
    ($severity:ident, $code:literal, $look:expr) => {
        Rule {
            code: $code,
            severity: Severity::$severity,
            look: $look,
            reason: concat!("reason-", $code),
            wrong: include_bytes!(concat!("../../tests/rules/", $code, ".toml")),
            right: include_bytes!(concat!("../../tests/rules/", $code, ".right.toml")),
        }
    };
}

/// A rule that the reader enforces.
macro_rules! read {
    ($code:literal) => {
        rule!(Error, $code, None)
    };
}

/// A rule about meaning.
macro_rules! look {
    ($code:literal, $module:ident) => {
        rule!(Warning, $code, Some(super::$module::look))
    };
}

/// All rules: first those without which there is no catalogue, in the order in
/// which an author meets them; then those about meaning.
pub static RULES: &[Rule] = &[
    read!("not-utf-8"),
    read!("not-text"),
    read!("too-deep"),
    read!("syntax"),
    read!("unknown-format"),
    read!("missing-key"),
    read!("unknown-key"),
    read!("wrong-type"),
    read!("empty-text"),
    read!("unknown-word"),
    read!("invalid-number"),
    read!("out-of-range"),
    read!("too-many"),
    read!("invalid-id"),
    read!("nested-id"),
    read!("duplicate-id"),
    read!("ambiguous-name"),
    read!("reserved-name"),
    read!("unknown-reference"),
    read!("repeated"),
    read!("missing-source"),
    read!("missing-rationale"),
    read!("empty-category"),
    read!("empty-group"),
    read!("member-of-two-groups"),
    read!("circular-group"),
    read!("group-across-categories"),
    read!("bonus-within-bonus"),
    read!("category-of-bonus"),
    read!("weight-without-effect"),
    read!("keys-contradict"),
    read!("weights-all-zero"),
    read!("two-inputs"),
    read!("qualification-missing"),
    read!("scale-missing"),
    read!("scale-excess"),
    read!("not-ascending"),
    read!("against-direction"),
    read!("bands-overlap"),
    read!("linear-flat"),
    read!("best-is-not-points"),
    read!("empty-scope"),
    read!("out-of-scope"),
    read!("floor-figure"),
    read!("empty-requires-any"),
    read!("circular-requires"),
    read!("fact-does-not-fit"),
    read!("key-of-fact"),
    read!("reader-not-optional"),
    read!("rule-syntax"),
    read!("rule-types"),
    read!("too-long"),
    read!("two-tolerances"),
    read!("not-replaceable"),
    read!("no-expectation"),
    read!("two-dossiers"),
    rule!(Error, "example-differs", Some(super::example_differs::look)),
    rule!(Error, "example-unreadable", Some(super::example_unreadable::look)),
    look!("scale-out-of-reach", scale_out_of_reach),
    look!("step-without-effect", step_without_effect),
    look!("always-same-points", always_same_points),
    look!("metric-never-measured", metric_never_measured),
    look!("minimum-out-of-reach", minimum_out_of_reach),
    look!("minimum-hits-no-step", minimum_hits_no_step),
    look!("minimum-without-effect", minimum_without_effect),
    look!("open-minimums-without-effect", open_minimums_without_effect),
    look!("excellent-hits-no-step", excellent_hits_no_step),
    look!("excellent-for-everyone", excellent_for_everyone),
    look!("fraction-for-percent", fraction_for_percent),
    look!("floor-out-of-reach", floor_out_of_reach),
    look!("label-out-of-reach", label_out_of_reach),
    look!("label-for-everyone", label_for_everyone),
    look!("higher-label-easier", higher_label_easier),
    look!("label-never-awarded", label_never_awarded),
    look!("best-of-all", best_of_all),
    look!("group-cap-out-of-reach", group_cap_out_of_reach),
    look!("bonus-without-cap", bonus_without_cap),
    look!("label-never-required", label_never_required),
    look!("indicator-without-effect", indicator_without_effect),
    look!("weight-changes-no-label", weight_changes_no_label),
    look!("category-weight-without-effect", category_weight_without_effect),
    look!("qualification-without-effect", qualification_without_effect),
    look!("undocumented-without-effect", undocumented_without_effect),
    look!("fact-never-read", fact_never_read),
    look!("fact-asked-again", fact_asked_again),
    look!("rule-never-holds", rule_never_holds),
    look!("rule-never-broken", rule_never_broken),
    look!("rule-repeats-share", rule_repeats_share),
    look!("profile-never-holds", profile_never_holds),
    look!("differs-from-built-in", differs_from_built_in),
    look!("unused-source", unused_source),
    look!("duplicate-title", duplicate_title),
    look!("missing-translation", missing_translation),
    look!("unprintable-text", unprintable_text),
    look!("not-a-web-address", not_a_web_address),
];

/// The rule of that code.
pub fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

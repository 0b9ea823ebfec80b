//! The wire formats: the JSON of an assessment, version 1, and of what is said about
//! one that was saved. The only place where domain values are serialized; its prose is
//! English whatever the reader's language.

mod account;
mod assessment;
mod causes;
mod cells;
mod check;
mod cohort;
mod comparison;
mod consistency;
mod fields;
mod origin;
mod plan;
mod portfolio;
mod read;
mod robustness;
#[cfg(test)]
mod schema;
mod sums;
mod verification;
pub mod wire;

pub use assessment::assessment_json;
pub use causes::{Cause, Change, CurrentFiles};
pub use cells::CellChange;
pub use check::{CheckedFile, check_json};
pub use cohort::{MAX_RESULTS_BYTES, POINTS_OF, cohort, edition};
pub use comparison::{
    ChangeSubject, ComparedReport, FindingChange, Movement, ReportChange as Turn, ReportComparison, ReportedValue,
    comparison_json,
};
pub use consistency::{Contradiction, ExpectedValue, contradictions};
pub use fields::{Difference, Path, Step, differences};
pub use origin::{Origin, Origins};
pub use plan::plan_json;
pub use portfolio::{line_with_twin, portfolio_line};
pub use read::{MAX_REPORT_BYTES, SavedReport, glance, read};
pub use robustness::robustness_json;
pub use verification::{Digests, Verification, verification_json};

use crate::evidence::DecimalSign;
use crate::language::is_unprintable;
use jiff::civil::Date;
use serde::Serialize;
use std::borrow::Cow;
use wire::{Quantity, Tool};

/// The name and version of the format.
const FORMAT: &str = "merit-assessment/1";

/// The format of an assessment that rests on values that were supposed: another one, so
/// that nothing takes it for a real one.
const HYPOTHESIS: &str = "merit-hypothesis/1";

/// The program that writes the records.
const TOOL: Tool = Tool { name: Cow::Borrowed("merit"), version: Cow::Borrowed(env!("CARGO_PKG_VERSION")) };

/// How the dossier was to be read, so that it can be read so again.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Options {
    /// The decimal sign that was given for all tables.
    pub decimal: Option<DecimalSign>,
    /// The initiative that was chosen among several.
    pub initiative: Option<String>,
    /// Whether decisions were named (`named`) or left out (`none`); none where those of the dossier counted.
    pub decisions: Option<&'static str>,
    /// The end of the label that was held before, where it was given in place of what the tables say.
    pub held_until: Option<Date>,
}

/// A record as pretty-printed JSON with a final line end.
fn json(record: &impl Serialize) -> String {
    // Serializing strings, numbers and lists to memory cannot fail.
    printable(&serde_json::to_string_pretty(record).unwrap_or_default()) + "\n"
}

/// JSON in which nothing steers a terminal or misleads a reader: such characters
/// stand in strings alone, and there their escape means the same.
fn printable(json: &str) -> String {
    let mut text = String::with_capacity(json.len());
    for sign in json.chars() {
        if sign == '\n' || !is_unprintable(sign) {
            text.push(sign);
        } else {
            let mut units = [0; 2];
            text.extend(sign.encode_utf16(&mut units).iter().map(|unit| format!("\\u{unit:04x}")));
        }
    }
    text
}

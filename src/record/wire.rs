//! The fields of the JSON of an assessment, in the order in which they are written; reports are
//! read back into the same. The schemas in `schema/` are derived from these and their comments.

use crate::assess::{self, Assessment};
use crate::catalogue;
use crate::diagnostic::Place;
use crate::language::Language;
use crate::number::{Digits, Exact, FigureKind, parse_fraction};
use serde::ser::SerializeMap;
use serde::{Deserialize, Serialize, Serializer};
use std::borrow::Cow;
use std::collections::BTreeMap;

/// What `merit assess -f json` writes, version 1. Every key is always there, and null stands where there is none; but
/// `note` of a cell stands where something is noted, `uncounted_decisions` where there are some, reports of earlier
/// versions have no `certificates` and no `state` of documents, and `hypothetical` stands in hypothetical results
/// alone, whose `format` is another one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Report {
    /// The name and version of this format; that of a hypothesis where values were supposed, which is no assessment and
    /// cannot be verified.
    pub format: String,
    /// The program that made it.
    pub tool: Tool,
    /// The day for which the assessment is made.
    pub as_of: String,
    /// How the dossier was to be read.
    pub options: Options,
    /// The catalogue that was applied.
    pub catalogue: Catalogue,
    /// Whose assessment it is.
    pub initiative: Initiative,
    /// The tables that the assessment rests on.
    pub inputs: Vec<Input>,
    /// The id of the first label in catalogue order that is reached; null where none is.
    pub award: Option<String>,
    /// Whether the evidence of any indicator is missing or invalid and nobody decided about it, or a fact that decides
    /// which profile holds.
    pub provisional: bool,
    /// The score if everything missing or invalid earned its maximum.
    pub best_case: Totals,
    /// The score over all indicators as it stands, by decision where evaluators decided.
    pub score: Totals,
    /// The result by the evidence alone; null where nothing was decided.
    pub claimed: Option<Claimed>,
    /// Decisions of evaluators that somebody wrote and that do not count; absent where there are none. Nothing follows
    /// from them for whoever reads a report.
    #[serde(skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub uncounted_decisions: Vec<Uncounted>,
    /// How long the award would hold; null without one, and where the catalogue sets no end.
    pub validity: Option<Validity>,
    /// The labels in catalogue order, highest first.
    pub labels: Vec<Label>,
    /// The categories in catalogue order.
    pub categories: Vec<Category>,
    /// Whose figures hold; absent where the catalogue has no profiles.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<ProfileChoice>,
    /// The groups in catalogue order; absent where the catalogue declares none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<Group>,
    /// The facts in catalogue order; absent where the catalogue declares none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub facts: Vec<Fact>,
    /// The indicators in catalogue order.
    pub indicators: Vec<Indicator>,
    /// The rules in catalogue order, and what became of each; absent where the catalogue declares none.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// The documents that the table of trainings names, each once, in its order.
    #[serde(default)]
    pub certificates: Vec<Document>,
    /// What is wrong or odd with the evidence, in the order of file, line and column; those without a place last.
    pub findings: Vec<Finding>,
    /// The values that were supposed in place of what the tables say. What has some is no report and never read back.
    #[serde(skip_deserializing, skip_serializing_if = "Vec::is_empty")]
    pub hypothetical: Vec<Supposition>,
}

/// Which profile of the catalogue holds for the initiative, by its facts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct ProfileChoice {
    /// Its id; null where none holds.
    pub id: Option<String>,
    /// What people call it, by two-letter language code; null likewise.
    pub title: Option<BTreeMap<String, String>>,
    /// When it holds, as the catalogue writes it; null likewise.
    pub when: Option<String>,
    /// The profiles before it of which it cannot be told whether they hold.
    pub undecided: Vec<UndecidedProfile>,
}

/// A profile of which it cannot be told whether it holds.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct UndecidedProfile {
    /// Its id.
    pub id: String,
    /// The first fact that it reads and that is missing, invalid or not applicable.
    pub fact: String,
}

/// A figure without loss and as it is shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Quantity {
    /// The figure without loss: an integer, or a fraction in lowest terms.
    pub exact: String,
    /// The figure as reports show it, with a decimal point; rounded half away from zero, with enough digits that it
    /// contradicts no decision.
    pub shown: String,
    /// The figure with which conditions are decided, likewise without loss, where the rule book rounds or caps it; it
    /// is the one that is shown.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub compared: Option<String>,
}

impl Quantity {
    /// A figure with the digits that a report shows.
    pub fn new(digits: &Digits, kind: FigureKind, number: &Exact) -> Quantity {
        Quantity { exact: number.fraction(), shown: digits.show(kind, number), compared: None }
    }

    /// A figure that the rule book has rounded or capped.
    fn compared(digits: &Digits, kind: FigureKind, (exact, number): (&Exact, &Exact)) -> Quantity {
        let compared = Some(number.fraction());
        Quantity { exact: exact.fraction(), compared, ..Quantity::new(digits, kind, number) }
    }

    /// The figure with which conditions are decided.
    pub(super) fn decisive(&self) -> Option<Exact> {
        parse_fraction(self.compared.as_ref().unwrap_or(&self.exact))
    }

    /// The figure without loss; `None` where somebody wrote what is no number.
    pub fn number(&self) -> Option<Exact> {
        parse_fraction(&self.exact)
    }
}

/// The program that wrote it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Tool {
    /// Its name.
    pub name: Cow<'static, str>,
    /// Its version.
    pub version: Cow<'static, str>,
}

/// How the dossier was to be read, so that it can be read so again.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Options {
    /// The decimal sign that --decimal gave for all tables; null where none was given.
    pub decimal: Option<String>,
    /// The initiative that --initiative chose among several; null where none was chosen.
    pub initiative: Option<String>,
    /// Where the decisions of evaluators were named (--decisions; the file is among the inputs) or left out
    /// (--no-decisions).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decisions: Option<String>,
    /// The end of the label that was held before, where --held-until gave it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held_until: Option<String>,
}

/// The catalogue that was applied.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Catalogue {
    /// Its stable name.
    pub id: String,
    /// Its edition.
    pub version: String,
    /// What people call it, by two-letter language code.
    pub title: BTreeMap<String, String>,
    /// The digest of the catalogue's bytes.
    pub sha256: String,
    /// Whether it names the id and version of a built-in edition and says something else in a text or figure (comments,
    /// notation and worked examples aside). Reports that do not say so are of versions that did not ask.
    #[serde(default)]
    pub differs_from_built_in: bool,
    /// How many of its indicators and labels rest on which basis.
    pub figures: Figures,
    /// How many of its weights (of categories where they count, competences, roles and recognised trainings) rest on
    /// which basis; reports of earlier versions do not say.
    #[serde(default)]
    pub weights: Option<Figures>,
}

/// How many figures rest on which basis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Figures {
    /// Published by their owner.
    pub published: usize,
    /// Inferred from what is published.
    pub inferred: usize,
    /// Assumed by the catalogue's author.
    pub assumed: usize,
}

/// The catalogue that was applied.
#[derive(Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Edition<'a> {
    /// Its stable name.
    #[serde(borrow)]
    pub id: Cow<'a, str>,
    /// Its edition.
    #[serde(borrow)]
    pub version: Cow<'a, str>,
    /// The digest of its bytes.
    #[serde(borrow)]
    pub sha256: Cow<'a, str>,
    /// Whether it names the id and version of a built-in edition and says something else in a text or figure (comments,
    /// notation and worked examples aside).
    #[serde(default)]
    pub differs_from_built_in: bool,
}

impl<'a> Edition<'a> {
    /// That of a catalogue.
    pub fn new(catalogue: &'a catalogue::Catalogue) -> Edition<'a> {
        Edition {
            id: Cow::Borrowed(&catalogue.id),
            version: Cow::Borrowed(&catalogue.version),
            sha256: Cow::Borrowed(&catalogue.sha256),
            differs_from_built_in: catalogue.differs_from_built_in(),
        }
    }

    /// That of a report's catalogue.
    pub fn of_report(catalogue: &'a Catalogue) -> Edition<'a> {
        Edition {
            id: Cow::Borrowed(&catalogue.id),
            version: Cow::Borrowed(&catalogue.version),
            sha256: Cow::Borrowed(&catalogue.sha256),
            differs_from_built_in: catalogue.differs_from_built_in,
        }
    }
}

/// The cluster initiative that is assessed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Initiative {
    /// Its stable name: from the table initiatives, else the name of the dossier.
    pub id: String,
    /// What people call it; null where the dossier does not say.
    pub name: Option<String>,
}

impl Initiative {
    /// Whose assessment one is.
    pub fn new(assessment: &Assessment) -> Initiative {
        let initiative = &assessment.initiative;
        Initiative { id: initiative.id.clone().unwrap_or_default(), name: initiative.name.clone() }
    }
}

/// A table that was read, and how.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Input {
    /// Which table of the dossier.
    pub table: String,
    /// The file's name relative to the dossier, with `/`.
    pub file: String,
    /// The sheet, where the file is a workbook; null for other files.
    pub sheet: Option<String>,
    /// The digest of the file's bytes.
    pub sha256: String,
    /// The digest of what was read: of the header, then of each row that is not blank (of the chosen initiative's rows
    /// where one was chosen), without the blank cells at its end: the number of its cells in decimal digits and a line
    /// feed, then for each cell `t` (a text; every cell of a text file) or `n` (a number that a workbook holds as one),
    /// the number of its UTF-8 bytes in decimal digits, a colon, and the bytes, in which CR LF and CR are LF. It stays
    /// the same under another encoding, delimiter, quoting or line ending.
    pub content_sha256: String,
    /// How many rows below the header have something in them.
    pub rows: usize,
    /// The encoding that was detected; null for a sheet of a workbook.
    pub encoding: Option<String>,
    /// The sign between cells; null for a sheet of a workbook.
    pub delimiter: Option<String>,
    /// The decimal sign by which numbers were read; null where none were.
    pub decimal: Option<String>,
}

impl Input {
    /// The table as people call it: its file, and the sheet where it is one.
    pub fn name(&self) -> String {
        Place { file: self.file.clone(), sheet: self.sheet.clone(), line: 1, column: 1 }.table()
    }
}

/// A score: points, and their percentage.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Totals {
    /// The weighted points earned.
    pub points: Quantity,
    /// The weighted points attainable.
    pub attainable: Quantity,
    /// The percentage, as the catalogue's aggregate makes it; null where nothing is attainable.
    pub percent: Option<Quantity>,
}

impl Totals {
    /// A score with the digits that a report shows.
    pub fn new(digits: &Digits, totals: &assess::Totals) -> Totals {
        let quantity = |kind, exact: &Exact, number: &Exact| match totals.unrounded {
            Some(_) => Quantity::compared(digits, kind, (exact, number)),
            None => Quantity::new(digits, kind, number),
        };
        let percent = totals.exact_percent().zip(totals.percent.as_ref());
        Totals {
            points: quantity(FigureKind::Quantity, totals.exact_points(), &totals.points),
            attainable: Quantity::new(digits, FigureKind::Quantity, &totals.attainable),
            percent: percent.map(|(exact, number)| quantity(FigureKind::Percent, exact, number)),
        }
    }
}

/// A result without the decisions of evaluators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Claimed {
    /// The id of the label that the evidence alone reaches; null where none is.
    pub award: Option<String>,
    /// The score by the evidence alone.
    pub score: Totals,
}

/// Decisions that do not count: a row, or a table with so many.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Uncounted {
    /// Why. Of a row: it names no indicator or several, lacks a name or reason, is out of range, cannot be read, is one
    /// of two, of a later day, or ended. Of a whole table: it is in the workbook that was submitted, or on a hidden
    /// sheet.
    pub reason: String,
    /// The indicator; null for a whole table, or where the row names none.
    pub indicator: Option<String>,
    /// The file of the table.
    pub file: String,
    /// The sheet, where it is one of a workbook.
    pub sheet: Option<String>,
    /// The line; null for a whole table.
    pub line: Option<usize>,
    /// How many rows.
    pub rows: usize,
}

/// A value that was supposed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Supposition {
    /// The indicator, or the fact.
    pub indicator: String,
    /// The input or item; null where one value answers it.
    pub input: Option<String>,
    /// The value in the form that --set takes.
    pub value: String,
}

/// The life of a label that is awarded on the day of the assessment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Validity {
    /// For how many months it is awarded.
    pub months: usize,
    /// Its last day.
    pub until: String,
    /// The first day on which the recertification may be made; null where the catalogue does not say.
    pub renew_from: Option<String>,
    /// What becomes of the label that was held before, where its end is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub renewal: Option<Renewal>,
}

/// Whether a label renews the one that was held before.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Renewal {
    /// The last day of the label that was held before.
    pub held_until: String,
    /// The last day on which it can be renewed.
    pub renewable_until: String,
    /// Whether it is: the term then counts from the old end; later it is a first award again.
    pub renewed: bool,
}

/// What an evaluator decided about an indicator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Decision {
    /// The points by the evidence alone; null where it says that the indicator does not apply.
    pub claimed: Option<Quantity>,
    /// The points by decision, before the weight.
    pub points: Quantity,
    /// Who decided: a role or pseudonym.
    pub by: String,
    /// Why.
    pub reason: String,
    /// When.
    pub date: String,
    /// The last day on which it holds; null for one without an end.
    pub expires: Option<String>,
    /// The line of the table `decisions`, from 1.
    pub line: usize,
}

/// A label and whether it is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Label {
    /// Its stable name.
    pub id: String,
    /// Whether all of its conditions are met.
    pub reached: bool,
    /// Whether they would all be met in the best case.
    pub reachable: bool,
    /// The weighted points earned in its scope.
    pub points: Quantity,
    /// The weighted points attainable in its scope.
    pub attainable: Quantity,
    /// The percentage over its scope; null where nothing is attainable.
    pub percent: Option<Quantity>,
    /// False for a condition with a name, which others require and which is never awarded; absent for an award.
    #[serde(default = "yes", skip_serializing_if = "is_yes")]
    pub award: bool,
    /// Its conditions: minimums for every label, the others where the catalogue sets them.
    pub conditions: Vec<Condition>,
}

/// A condition of a label, both sides of what it compares, and whether it is met; which fields it has, its kind tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Condition {
    /// Which condition.
    pub kind: String,
    /// The least that is asked for, of all but `requires`, `requires-any` and `minimums`: a percentage, points, or a
    /// floor for every category; of `floors` the floors, each with its place.
    pub required: Option<Required>,
    /// What was found, of `min-percent`, `min-points` and `min-answered-percent`; null where the figure does not exist,
    /// and then it is not met.
    pub actual: Option<Quantity>,
    /// The ids of the categories below the floor, of `min-category-percent`, or below theirs, of `floors`.
    #[serde(default)]
    pub below: Vec<String>,
    /// The ids of the labels that must be reached, of `requires`, or of which one must be, of `requires-any`.
    #[serde(default)]
    pub labels: Vec<String>,
    /// The ids of those that are not reached, of `requires`.
    #[serde(default)]
    pub unmet: Vec<String>,
    /// The ids of the indicators that miss their minimum, of `minimums`.
    #[serde(default)]
    pub missed: Vec<String>,
    /// How many may, of `minimums`.
    pub allowed: Option<usize>,
    /// Whether it is met.
    pub met: bool,
}

/// What a condition asks for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Required {
    /// One figure.
    Figure(Quantity),
    /// Several, each at its place.
    Floors(Vec<Floor>),
}

/// What is asked of one part of the score: a percentage or points.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Floor {
    /// The category, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// The group, where it is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// Percent of what is attainable there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percent: Option<Quantity>,
    /// Weighted points.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub points: Option<Quantity>,
}

impl Floor {
    /// The id of the part of the score.
    pub fn part(&self) -> &str {
        self.category.as_deref().or(self.group.as_deref()).unwrap_or_default()
    }
}

impl Condition {
    /// The figure that is asked for, where it is one.
    pub fn figure(&self) -> Option<&Quantity> {
        match &self.required {
            Some(Required::Figure(figure)) => Some(figure),
            _ => None,
        }
    }

    /// The floors that are asked for, of `floors`.
    pub fn floors(&self) -> &[Floor] {
        match &self.required {
            Some(Required::Floors(floors)) => floors,
            _ => &[],
        }
    }
}

impl Serialize for Condition {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut fields = serializer.serialize_map(None)?;
        fields.serialize_entry("kind", &self.kind)?;
        if let Some(required) = &self.required {
            fields.serialize_entry("required", required)?;
        }
        match &*self.kind {
            "min-category-percent" | "floors" => fields.serialize_entry("below", &self.below)?,
            "requires-any" => fields.serialize_entry("labels", &self.labels)?,
            "requires" => {
                fields.serialize_entry("labels", &self.labels)?;
                fields.serialize_entry("unmet", &self.unmet)?;
            }
            "minimums" => {
                fields.serialize_entry("missed", &self.missed)?;
                fields.serialize_entry("allowed", &self.allowed)?;
            }
            _ => fields.serialize_entry("actual", &self.actual)?,
        }
        fields.serialize_entry("met", &self.met)?;
        fields.end()
    }
}

/// A category and its score.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Category {
    /// Its stable name.
    pub id: String,
    /// The weighted points earned.
    pub points: Quantity,
    /// The weighted points attainable.
    pub attainable: Quantity,
    /// The percentage; null where nothing is attainable.
    pub percent: Option<Quantity>,
    /// Whether it is a bonus, which earns without being attainable; absent unless it is one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub bonus: bool,
    /// The percentage points that it adds to the score, to which its points then do not belong; absent unless it is a
    /// bonus with a weight.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub percentage_points: Option<Quantity>,
}

/// A group: a sum within the sum of a category, of which perhaps not all counts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Group {
    /// Its stable name; no indicator or fact has the same.
    pub id: String,
    /// What people call it, by two-letter language code.
    pub title: BTreeMap<String, String>,
    /// The id of its category.
    pub category: String,
    /// The ids of its members: indicators and groups.
    pub of: Vec<String>,
    /// How many members count, those with the greatest contributions; null where all do.
    pub best: Option<usize>,
    /// The most that it contributes; null where nothing limits it.
    pub at_most: Option<Quantity>,
    /// Whether it is a bonus, which earns without being attainable.
    pub bonus: bool,
    /// The weighted points that it contributes.
    pub points: Quantity,
    /// The most that it could contribute.
    pub attainable: Quantity,
    /// The percentage; null where nothing is attainable.
    pub percent: Option<Quantity>,
    /// The ids of the members that count.
    pub counted: Vec<String>,
    /// Whether these come to more than it contributes.
    pub capped: bool,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

/// A fact: what is asked once and read by several indicators.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Fact {
    /// Its stable name; no indicator has the same.
    pub id: String,
    /// Whether there is evidence: `given`: valid; `missing`: none; `invalid`: in error; `not-applicable`: answered so.
    pub status: String,
    /// What it says; null where it says nothing valid.
    pub value: Option<FigureValue>,
    /// The cells that its evidence stands in.
    pub evidence: Vec<Cell>,
    /// The documents that are named for it, each once. They count for every indicator that reads it.
    pub documents: Vec<Document>,
    /// The ids of the indicators that read it, in catalogue order.
    pub readers: Vec<String>,
}

/// A rule, which changes no points, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Rule {
    /// Its stable name.
    pub id: String,
    /// What became of it: `holds`; `broken`: there is a finding `rule-broken`; `unchecked`: a figure is lacking that it
    /// reads; `not-concerned`: its `when` does not hold.
    pub outcome: String,
    /// What its left side comes to; absent unless it is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<FigureValue>,
    /// What its right side comes to; absent unless it is broken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub right: Option<FigureValue>,
    /// What the rule calls the first figure that it lacks; absent unless it is unchecked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lacking: Option<String>,
}

/// What a fact says, or a side of a rule comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum FigureValue {
    /// A number or percentage.
    Quantity(Quantity),
    /// Yes or no.
    YesNo(bool),
    /// A date, or the id of the option that was chosen.
    Text(String),
}

/// An indicator, its value and points, and the evidence for them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Indicator {
    /// Its stable name.
    pub id: String,
    /// What the label's handbook calls it; null where it has no number.
    pub number: Option<String>,
    /// The id of its category.
    pub category: String,
    /// Whether there is evidence: `scored`: valid; `missing`: none; `invalid`: in error; `not-applicable`: answered so,
    /// which leaves the score.
    pub status: String,
    /// The value measured: 1 or 0 for yes or no, the count of a checklist; null for a choice, and where there is none.
    pub value: Option<Quantity>,
    /// The points earned, unweighted; null where not applicable.
    pub points: Option<Quantity>,
    /// The most points, unweighted.
    pub max: Quantity,
    /// The weight of its points in the score.
    pub weight: Quantity,
    /// Points times weight; null where not applicable.
    pub contribution: Option<Quantity>,
    /// Whether its own minimum is met; null without one and where not applicable.
    pub minimum_met: Option<bool>,
    /// Whether its points count as excellent; false unless scored.
    pub excellent: bool,
    /// Whether it is a bonus, which earns without being attainable; absent unless it is one.
    #[serde(default, skip_serializing_if = "is_false")]
    pub bonus: bool,
    /// Whether it counts in the groups around it; absent where it belongs to none, and where not applicable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts: Option<bool>,
    /// Whether it is missing and nobody needs it, as its groups have all that they can count without it; absent unless
    /// it is so.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dispensable: bool,
    /// How well the figures are founded: published by their owner, inferred from what is published, or assumed by the
    /// catalogue's author.
    pub basis: String,
    /// What an evaluator decided; null where nobody did.
    pub decision: Option<Decision>,
    /// The cells that its evidence stands in.
    pub evidence: Vec<Cell>,
    /// The documents that are named for it, each once.
    pub documents: Vec<Document>,
    /// How its points came about, in English.
    pub derivation: String,
}

/// A cell of a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Cell {
    /// Which table of the dossier.
    pub table: String,
    /// The line on which its record begins, from 1.
    pub line: usize,
    /// The cell within the record, from 1.
    pub column: usize,
    /// The input, item or column of a team table that it answers; null where there is only one.
    pub input: Option<String>,
    /// The id of the fact that it answers, where an indicator reads one; absent for all other cells.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// What stands in the cell.
    pub raw: String,
    /// What is noted beside it in its row; absent where nothing is.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub note: String,
}

/// A document that is named as evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Document {
    /// The name as it is written.
    pub name: String,
    /// Whether it lies in the dossier; null for an address on the web, which is never fetched.
    pub found: Option<bool>,
    /// The digest of its bytes; null where it was not found.
    pub sha256: Option<String>,
    /// What there is of it: `found`; `empty`: a file without content; `table`: one of the tables that the dossier is
    /// read from; `absent`; `refused`: no ordinary file within the dossier; `remote`: an address on the web;
    /// `elsewhere`: nobody looked for it. Reports of earlier versions do not say.
    pub state: Option<String>,
    /// The id of the fact that it proves, where it is listed for an indicator that reads one; absent for all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
}

/// Whether it was found, its digest, and what there was of it.
pub(super) type SaidOfDocument<'d> = (Option<bool>, Option<&'d str>, &'d str);

impl Document {
    /// What there was of it; reports of earlier versions say less.
    pub fn state(&self) -> &str {
        match (self.state.as_deref(), self.found) {
            (Some(state), _) => state,
            (None, Some(true)) => "found",
            (None, Some(false)) => "absent",
            (None, None) => "remote",
        }
    }

    /// All that a report says of it.
    pub(super) fn said(&self) -> SaidOfDocument<'_> {
        (self.found, self.sha256.as_deref(), self.state())
    }
}

impl Fact {
    /// The same as an indicator that earns nothing: what is asked of the cells and documents of one is asked of those
    /// of the other, and no two have the same id.
    pub(super) fn as_indicator(&self) -> Indicator {
        let nothing = || Quantity { exact: "0".to_owned(), shown: "0".to_owned(), compared: None };
        Indicator {
            id: self.id.clone(),
            number: None,
            category: String::new(),
            status: self.status.clone(),
            value: match &self.value {
                Some(FigureValue::Quantity(quantity)) => Some(quantity.clone()),
                _ => None,
            },
            points: None,
            max: nothing(),
            weight: nothing(),
            contribution: None,
            minimum_met: None,
            excellent: false,
            bonus: false,
            counts: None,
            dispensable: false,
            basis: String::new(),
            decision: None,
            evidence: self.evidence.clone(),
            documents: self.documents.clone(),
            derivation: String::new(),
        }
    }
}

/// A text whose lines end alike, however they were written.
pub(super) fn with_line_feeds(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

impl Finding {
    /// What is wrong in a language, as far as the report says it.
    pub fn message(&self, language: Language) -> &str {
        let german = self.message_de.as_deref().filter(|_| language == Language::De);
        german.unwrap_or(&self.message)
    }
}

impl Report {
    /// All documents that it names: those of the facts and indicators, and certificates.
    pub fn documents(&self) -> impl Iterator<Item = &Document> {
        let of_facts = self.facts.iter().flat_map(|fact| &fact.documents);
        let of_indicators = self.indicators.iter().flat_map(|indicator| &indicator.documents);
        of_facts.chain(of_indicators).chain(&self.certificates)
    }
}

/// Something wrong or odd with the evidence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(test, derive(schemars::JsonSchema))]
pub struct Finding {
    /// `error`: something cannot be used as it stands; `warning`: it is used, but probably not as it was meant; `note`:
    /// worth knowing.
    pub severity: String,
    /// The stable name of what is wrong. New ones may be added.
    pub code: String,
    /// What is wrong and the way out, in English.
    pub message: String,
    /// What is wrong and the way out, in German; reports of earlier versions lack it.
    pub message_de: Option<String>,
    /// The id of the indicator concerned; null where no declared one is.
    pub indicator: Option<String>,
    /// The id of the fact concerned; absent where none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub fact: Option<String>,
    /// The id of the rule that is broken; absent where none is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// The file concerned; null where no cell is.
    pub file: Option<String>,
    /// The sheet, where the file is a workbook; null for other files.
    pub sheet: Option<String>,
    /// The line on which the record begins, from 1; null where no cell is concerned.
    pub line: Option<usize>,
    /// The cell within the record, from 1; null where no cell is concerned.
    pub column: Option<usize>,
}

fn yes() -> bool {
    true
}

#[allow(clippy::trivially_copy_pass_by_ref)]
fn is_yes(flag: &bool) -> bool {
    *flag
}

//! The JSON Schemas in `schema/` are what the shapes of the records say: their fields, types and comments.
//! What no type says stands here. `MERIT_UPDATE_SCHEMAS=1` writes the files anew, to be read.
//!
//! That of catalogues is kept by hand: their reader has no shapes, as it names every fault in a text at its place.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::comparison::{OF_CATEGORY, OF_CONDITION, OF_GROUP, OF_INDICATOR, OF_LABEL, OF_RESULT, PROFILE};
use super::{comparison, plan, portfolio, robustness, verification, wire};
use crate::catalogue::schema;
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde::{Serialize, Serializer};
use serde_json::{Map, Value, json};
use std::collections::BTreeSet;
use std::{env, fs};

const ID: &str = "^[A-Za-z][A-Za-z0-9._-]{0,63}$";
const FRACTION: &str = "^-?[0-9]+(/[1-9][0-9]*)?$";
const DECIMAL: &str = "^-?[0-9]+(\\.[0-9]+)?$";
const DATE: &str = "^[0-9]{4}-[0-9]{2}-[0-9]{2}$";
const SHA256: &str = "^[0-9a-f]{64}$";
const VERSION: &str = "^[0-9]+\\.[0-9]+\\.[0-9]+";
/// Something that can be seen.
const TEXT: &str = "\\S";

/// What is said of places: `Shape`, `Shape.field`, or `Shape.list[]` for the entries of a list. The record itself has
/// no name.
type Constraint = (&'static str, ConstraintKind);

enum ConstraintKind {
    /// These keywords hold too.
    Say(Value),
    /// It is never null, though reading takes null.
    NotNull,
    /// Reports of earlier versions lack it.
    MayLack,
}

use ConstraintKind::{MayLack, NotNull, Say};

fn pattern(pattern: &str, places: &'static str) -> Constraint {
    (places, Say(json!({ "pattern": pattern })))
}

fn dates(places: &'static str) -> Constraint {
    (places, Say(json!({ "format": "date", "pattern": DATE })))
}

fn words(words: &[&str], places: &'static str) -> Constraint {
    (places, Say(json!({ "enum": words })))
}

fn least(least: usize, places: &'static str) -> Constraint {
    (places, Say(json!({ "minimum": least })))
}

/// What holds in all records.
fn everywhere(format: &str) -> Vec<Constraint> {
    vec![
        (".format", Say(json!({ "const": format }))),
        ("Tool.name", Say(json!({ "const": "merit" }))),
        pattern(VERSION, "Tool.version"),
    ]
}

/// What holds in all records that score by one catalogue.
fn of_catalogue(format: &str) -> Vec<Constraint> {
    everywhere(format).into_iter().chain(figures()).chain(edition()).collect()
}

fn figures() -> [Constraint; 3] {
    [pattern(FRACTION, "Quantity.exact"), pattern(FRACTION, "Quantity.compared"), pattern(DECIMAL, "Quantity.shown")]
}

/// The catalogue that was applied; that of a report to be compared may have been altered.
fn edition() -> [Constraint; 3] {
    [pattern(ID, "Edition.id"), pattern(SHA256, "Edition.sha256"), dates(".as_of")]
}

const STATUS: [&str; 4] = ["scored", "missing", "invalid", "not-applicable"];
const REQUIREMENTS: [&str; 7] = [
    "min-percent",
    "min-points",
    "min-answered-percent",
    "min-category-percent",
    "floors",
    "minimums",
    "nothing-attainable",
];

/// What can change; of the first two a comparison says nothing.
const CAUSES: [&str; 12] = [
    "dossier-renamed",
    "other-initiative",
    "other-version",
    "catalogue-changed",
    "input-gone",
    "input-new",
    "input-changed",
    "input-rewritten",
    "input-renamed",
    "document-changed",
    "document-gone",
    "document-new",
];

fn assessment() -> Vec<Constraint> {
    let mut constraints = everywhere("merit-assessment/1");
    constraints.extend(figures());
    constraints[0] = words(&["merit-assessment/1", "merit-hypothesis/1"], ".format");
    constraints.extend([
        (".certificates Catalogue.differs_from_built_in Catalogue.weights Document.state Finding.message_de", MayLack),
        (
            "Catalogue.weights Document.state Finding.message_de Options.decisions Options.held_until Validity.renewal",
            NotNull,
        ),
        ("Cell.fact Document.fact Finding.fact Finding.rule Rule.left Rule.right Rule.lacking", NotNull),
        ("Category.percentage_points Indicator.counts", NotNull),
        pattern(ID, "Group.id Group.category Group.of[] Group.counted[]"),
        ("Group.of Group.counted", Say(json!({ "uniqueItems": true }))),
        least(1, "Group.best"),
        pattern(ID, "Fact.id Fact.readers[] Rule.id Cell.fact Document.fact Finding.fact Finding.rule"),
        words(&["given", "missing", "invalid", "not-applicable"], "Fact.status"),
        words(&["holds", "broken", "unchecked", "not-concerned"], "Rule.outcome"),
        pattern(ID, ".award Catalogue.id Category.id Claimed.award Finding.indicator Indicator.category Indicator.id"),
        pattern(
            ID,
            "Condition.below[] Condition.labels[] Condition.missed[] Condition.unmet[] Floor.category Floor.group Label.id",
        ),
        pattern(ID, "Supposition.indicator Uncounted.indicator"),
        dates(".as_of Decision.date Decision.expires Options.held_until Validity.renew_from Validity.until"),
        dates("Renewal.held_until Renewal.renewable_until"),
        pattern(SHA256, "Catalogue.sha256 Document.sha256 Input.content_sha256 Input.sha256"),
        pattern(TEXT, "Catalogue.version Cell.input Cell.note Decision.by Decision.reason Document.name"),
        pattern(TEXT, "Finding.message Finding.message_de Indicator.derivation Indicator.number Initiative.name"),
        pattern("^[a-z]+(-[a-z]+)*$", "Finding.code"),
        words(&["evidence", "initiatives", "team", "training", "decisions"], "Cell.table Input.table"),
        words(&["comma", "point"], "Input.decimal Options.decimal"),
        words(&["named", "none"], "Options.decisions"),
        words(&["utf-8", "utf-16le", "utf-16be", "windows-1252"], "Input.encoding"),
        words(&STATUS, "Indicator.status"),
        words(&["published", "inferred", "assumed"], "Indicator.basis"),
        words(&["found", "empty", "table", "absent", "refused", "remote", "elsewhere"], "Document.state"),
        words(&["error", "warning", "note"], "Finding.severity"),
        words(
            &[
                "unknown-indicator",
                "no-name",
                "no-reason",
                "out-of-range",
                "invalid-value",
                "duplicate",
                "future",
                "ended",
                "own-workbook",
                "hidden-sheet",
            ],
            "Uncounted.reason",
        ),
        least(1, "Cell.column Cell.line Decision.line Finding.column Finding.line Uncounted.line Uncounted.rows"),
        least(1, "Validity.months"),
        ("Finding.file Finding.sheet Input.file Input.sheet", Say(json!({ "minLength": 1 }))),
        ("Input.delimiter", Say(json!({ "minLength": 1, "maxLength": 1 }))),
        (
            ".categories .facts .groups .hypothetical .indicators .rules .uncounted_decisions",
            Say(json!({ "minItems": 1 })),
        ),
        ("Condition.below Condition.labels Condition.missed Condition.unmet", Say(json!({ "uniqueItems": true }))),
        (
            "Catalogue.title Group.title",
            Say(json!({
                "minProperties": 1,
                "propertyNames": { "pattern": "^[a-z]{2}$" },
                "additionalProperties": { "pattern": TEXT },
            })),
        ),
    ]);
    constraints.extend(relations());
    constraints
}

/// Which fields of an assessment decide about others.
fn relations() -> Vec<Constraint> {
    let nothing = || json!({ "type": "null" });
    let zero = || json!({ "properties": { "exact": { "const": "0" } } });
    let of_kind = |kinds: &[&str], fields: &[&str]| {
        let all = ["required", "actual", "below", "labels", "unmet", "missed", "allowed"];
        let absent =
            all.iter().filter(|field| !fields.contains(field)).map(|field| ((*field).to_owned(), json!(false)));
        let kind = [("kind".to_owned(), json!({ "enum": kinds }))];
        let properties: Map<String, Value> = absent.chain(kind).collect();
        json!({ "required": fields, "properties": properties })
    };
    let kinds = [
        of_kind(&["min-percent", "min-points", "min-answered-percent"], &["required", "actual"]),
        of_kind(&["min-category-percent", "floors"], &["required", "below"]),
        of_kind(&["requires"], &["labels", "unmet"]),
        of_kind(&["requires-any"], &["labels"]),
        of_kind(&["minimums"], &["missed", "allowed"]),
    ];
    vec![
        (
            "Category Group Label Totals",
            Say(json!({
                "$comment": "Without anything attainable there is no percentage.",
                "if": { "properties": { "attainable": zero() } },
                "then": { "properties": { "percent": nothing() } },
            })),
        ),
        ("Condition.required Condition.allowed Floor.category Floor.group Floor.percent Floor.points", NotNull),
        (
            "Condition.required Condition.actual Condition.below Condition.labels Condition.unmet Condition.missed \
             Condition.allowed Label.award",
            MayLack,
        ),
        (
            "Condition",
            Say(json!({
                "oneOf": kinds,
                "if": { "properties": { "actual": nothing() }, "required": ["actual"] },
                "then": { "properties": { "kind": { "not": { "const": "min-points" } }, "met": { "const": false } } },
            })),
        ),
        (
            "Floor",
            Say(json!({ "allOf": [
                { "oneOf": [{ "required": ["category"] }, { "required": ["group"] }] },
                { "oneOf": [{ "required": ["percent"] }, { "required": ["points"] }] },
            ] })),
        ),
        ("Label.award", Say(json!({ "const": false }))),
        (
            "Label.conditions",
            Say(json!({
                "contains": { "required": ["kind"], "properties": { "kind": { "const": "minimums" } } },
                "maxItems": 8,
            })),
        ),
        (
            "Indicator",
            Say(json!({ "allOf": [
                {
                    "if": { "properties": { "status": { "const": "not-applicable" } } },
                    "then": { "properties": { "points": nothing(), "contribution": nothing(), "minimum_met": nothing() } },
                    "else": {
                        "properties": { "points": { "type": "object" }, "contribution": { "type": "object" } },
                    },
                },
                {
                    "if": { "properties": { "status": { "enum": ["missing", "invalid", "not-applicable"] } } },
                    "then": { "properties": { "value": nothing(), "excellent": { "const": false } } },
                },
                {
                    "if": { "properties": { "status": { "enum": ["missing", "invalid"] } } },
                    "then": { "properties": { "points": zero(), "contribution": zero() } },
                },
            ] })),
        ),
        (
            "Document",
            Say(json!({
                "if": { "properties": { "found": { "const": true } } },
                "then": { "properties": { "sha256": { "type": "string" } } },
                "else": { "properties": { "sha256": nothing() } },
            })),
        ),
        (
            "Finding",
            Say(json!({
                "if": { "properties": { "file": nothing() } },
                "then": { "properties": { "line": nothing(), "column": nothing() } },
                "else": { "properties": { "line": { "type": "integer" }, "column": { "type": "integer" } } },
            })),
        ),
    ]
}

fn plan() -> Vec<Constraint> {
    let mut constraints = of_catalogue("merit-plan/1");
    constraints.extend([
        pattern(ID, ".kept[] .label .labels_reached[] Bound.indicator Change.indicator Error.indicator"),
        pattern(ID, "Obstacle.category Obstacle.label Plan.labels_reached[]"),
        dates("Bound.from"),
        words(&["effort", "indicators"], ".by"),
        words(&REQUIREMENTS, "Obstacle.kind"),
        words(&["kept", "decided", "not-applicable", "profile", "time"], "Bound.reason"),
        (".alternatives", Say(json!({ "maxItems": 2 }))),
    ]);
    constraints
}

fn robustness() -> Vec<Constraint> {
    let mut constraints = of_catalogue("merit-robustness/1");
    constraints.extend([
        pattern(ID, ".award .idle[] Judgement.award Judgement.indicator"),
        pattern(ID, "Margin.category Margin.indicator Margin.label Weights.label"),
        pattern("^[0-9]+(/[1-9][0-9]*)?$", "Weights.limit"),
        words(&["step", "document", "documents", "value", "decision", "person", "training"], "Judgement.kind"),
        words(&REQUIREMENTS, "Margin.kind"),
        words(&["min-percent", "min-points", "min-category-percent", "floors"], "Weights.condition"),
        least(1, "Judgement.line"),
        (".pairs[] .win_pairs[]", Say(json!({ "minItems": 2, "maxItems": 2 }))),
    ]);
    constraints
}

fn portfolio() -> Vec<Constraint> {
    let mut constraints = of_catalogue("merit-portfolio/1");
    constraints.extend([
        (".as_of .indicators", NotNull),
        pattern(ID, ".award .missed_minimums[] .refused_by[] Indicator.id"),
        pattern(FRACTION, "Indicator.points Score.attainable Score.points"),
        words(&STATUS, "Indicator.status"),
        words(&["id", "spelling", "content"], "Twin.by[]"),
        ("Twin.by", Say(json!({ "minItems": 1 }))),
    ]);
    constraints
}

fn verification() -> Vec<Constraint> {
    let mut constraints = everywhere("merit-verification/1");
    constraints.extend([
        pattern(SHA256, ".report_sha256"),
        words(&CAUSES, "Cause.cause"),
        (".reworded", Say(json!({ "minItems": 1 }))),
        (
            "",
            Say(json!({
                "$comment": "A report that is the same byte for byte is reproduced, and nothing differs then.",
                "if": { "properties": { "reproduced": { "const": true } } },
                "then": { "properties": { "differences": { "maxItems": 0 }, "unreadable": { "type": "null" } } },
                "else": { "properties": { "identical": { "const": false } } },
            })),
        ),
    ]);
    constraints
}

fn comparison() -> Vec<Constraint> {
    let mut constraints = everywhere("merit-comparison/1");
    constraints.extend(figures());
    let fields = [&OF_RESULT[..], &OF_LABEL, &OF_CATEGORY, &OF_GROUP, &OF_CONDITION, &OF_INDICATOR].concat();
    let fields = [&fields[..], &["there", "condition", PROFILE]].concat();
    let fields: Vec<&str> = BTreeSet::from_iter(fields).into_iter().collect();
    constraints.extend([
        pattern(SHA256, "Side.sha256"),
        dates("Side.as_of"),
        words(&fields, "Change.field"),
        words(&CAUSES[2..], "Cause.change"),
        least(0, ".months"),
        (
            "",
            Say(json!({
                "$comment": "Where no field differs there is nothing to tell.",
                "if": { "properties": { "same": { "const": true } } },
                "then": {
                    "properties": {
                        "changes": { "maxItems": 0 },
                        "findings": { "maxItems": 0 },
                        "beneath": { "maxItems": 0 },
                    },
                },
            })),
        ),
    ]);
    constraints
}

/// The schema of a record, as its file has it.
fn derived<T: JsonSchema>(title: &str, constraints: Vec<Constraint>) -> String {
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let schema = generator.into_root_schema_for::<T>().to_value().to_string();
    let mut schema: Value = serde_json::from_str(&schema.replace("Record\"", "\"")).unwrap();
    tidy(&mut schema);
    schema["title"] = title.into();
    for (places, constraint) in &constraints {
        places.split(' ').for_each(|place| apply(&mut schema, place, constraint));
    }
    serde_json::to_string_pretty(&Ordered(&schema, &KEYWORDS)).unwrap() + "\n"
}

/// Leaves out what is of Rust alone, and closes objects.
fn tidy(schema: &mut Value) {
    match schema {
        Value::Object(keywords) => {
            keywords.retain(|key, value| match key.as_str() {
                "default" | "readOnly" => false,
                "format" => !value.is_string() || value == "date",
                _ => true,
            });
            if let Some(Value::String(text)) = keywords.get_mut("description") {
                *text = text.replace('\n', " ");
            }
            if keywords.get("properties").is_some_and(Value::is_object) && keywords.contains_key("type") {
                keywords.insert("additionalProperties".into(), false.into());
            }
            keywords.values_mut().for_each(tidy);
        }
        Value::Array(values) => values.iter_mut().for_each(tidy),
        _ => {}
    }
}

fn apply(schema: &mut Value, place: &str, constraint: &ConstraintKind) {
    let (shape, field) = place.split_once('.').unwrap_or((place, ""));
    let shape = if shape.is_empty() { schema } else { schema["$defs"].get_mut(shape).unwrap() };
    let (field, is_entry) = field.strip_suffix("[]").map_or((field, false), |field| (field, true));
    if matches!(constraint, MayLack) {
        shape["required"].as_array_mut().unwrap().retain(|name| name != field);
        return;
    }
    let target = if field.is_empty() { shape } else { shape["properties"].get_mut(field).unwrap() };
    let target = if is_entry { target.get_mut("items").unwrap() } else { target };
    match constraint {
        Say(said) => merge(target, said),
        _ => not_null(target),
    }
}

/// Adds keywords; a word that may be missing may be null.
fn merge(target: &mut Value, said: &Value) {
    let (Value::Object(target), Value::Object(said)) = (&mut *target, said) else {
        *target = said.clone();
        return;
    };
    for (key, value) in said {
        merge(target.entry(key.clone()).or_insert_with(|| json!({})), value);
    }
    let is_nullable = target.get("type").is_some_and(|types| types[1] == "null");
    if let (true, Some(Value::Array(words))) = (is_nullable, target.get_mut("enum")) {
        words.push(Value::Null);
    }
}

fn not_null(target: &mut Value) {
    let keywords = target.as_object_mut().unwrap();
    if let Some(Value::Array(mut options)) = keywords.remove("anyOf") {
        keywords.append(options[0].as_object_mut().unwrap());
    } else {
        keywords["type"] = keywords["type"][0].take();
    }
}

/// The keywords of a schema in the order in which it is read; others follow.
const KEYWORDS: [&str; 18] = [
    "$schema",
    "title",
    "description",
    "$ref",
    "type",
    "enum",
    "const",
    "required",
    "additionalProperties",
    "properties",
    "items",
    "anyOf",
    "oneOf",
    "allOf",
    "$comment",
    "if",
    "then",
    "else",
];

/// A value whose objects have these keys first: keywords as above, properties as they are written.
struct Ordered<'a>(&'a Value, &'a [&'a str]);

impl Serialize for Ordered<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Object(fields) => {
                let written = fields.get("required").and_then(Value::as_array).into_iter().flatten();
                let written: Vec<&str> = written.flat_map(Value::as_str).collect();
                let mut ordered: Vec<_> = fields.iter().collect();
                let rank = |key: &str| self.1.iter().position(|first| *first == key).unwrap_or(self.1.len());
                ordered.sort_by_key(|(key, _)| rank(key));
                let of = |key: &str| if key == "properties" { &written[..] } else { &KEYWORDS };
                serializer.collect_map(ordered.iter().map(|(key, value)| (key, Ordered(value, of(key)))))
            }
            Value::Array(values) => serializer.collect_seq(values.iter().map(|value| Ordered(value, &KEYWORDS))),
            other => other.serialize(serializer),
        }
    }
}

#[test]
fn schemas_say_what_the_shapes_do() {
    let all = [
        ("assessment", schema::ASSESSMENT, derived::<wire::Report>("Assessment of merit", assessment())),
        ("comparison", schema::COMPARISON, derived::<comparison::wire::Record>("Comparison of merit", comparison())),
        ("plan", schema::PLAN, derived::<plan::Record>("Plan of merit", plan())),
        ("portfolio", schema::PORTFOLIO, derived::<portfolio::Record>("A result in a round of merit", portfolio())),
        ("robustness", schema::ROBUSTNESS, derived::<robustness::Record>("Robustness of merit", robustness())),
        (
            "verification",
            schema::VERIFICATION,
            derived::<verification::Record>("Verification of merit", verification()),
        ),
    ];
    for (name, kept, derived) in all {
        if env::var_os("MERIT_UPDATE_SCHEMAS").is_some() {
            fs::write(format!("{}/schema/{name}.schema.json", env!("CARGO_MANIFEST_DIR")), derived).unwrap();
        } else if kept != derived {
            panic!("schema/{name}.schema.json: MERIT_UPDATE_SCHEMAS=1 cargo test --lib writes what the shapes say");
        }
    }
}

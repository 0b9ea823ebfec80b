//! The JSON Schemas accept what the program reads and writes, and say no more
//! about catalogues than the program does; a snapshot shows what they cannot say.

use crate::support::run::{EXAMPLES, merit, parts, root};
use jsonschema::Validator;
use merit::catalogue::{BUILT_IN, parse, schema};
use serde_json::{Number, Value, json};
use std::collections::BTreeSet;
use std::fs;
use tempfile::TempDir;
use toml::de::{DeTable, DeValue};

fn validator(text: &str) -> Validator {
    jsonschema::validator_for(&serde_json::from_str(text).unwrap()).unwrap()
}

/// A catalogue as tools for JSON Schema see it: dates are strings.
fn as_json(value: &DeValue<'_>) -> Value {
    let float = |text: &str| text.parse().ok().and_then(Number::from_f64).map_or(Value::Null, Value::Number);
    match value {
        DeValue::String(text) => text.as_ref().into(),
        DeValue::Integer(number) => match i64::from_str_radix(number.as_str(), number.radix()) {
            Ok(number) => number.into(),
            Err(_) => float(number.as_str()),
        },
        DeValue::Float(number) => float(number.as_str()),
        DeValue::Boolean(flag) => (*flag).into(),
        DeValue::Datetime(moment) => moment.to_string().into(),
        DeValue::Array(values) => values.iter().map(|value| as_json(value.get_ref())).collect(),
        DeValue::Table(table) => table_as_json(table),
    }
}

fn table_as_json(table: &DeTable<'_>) -> Value {
    table.iter().map(|(key, value)| (key.get_ref().to_string(), as_json(value.get_ref()))).collect()
}

/// The catalogue, if it is TOML at all.
fn toml_as_json(text: &str) -> Option<Value> {
    DeTable::parse(text).ok().map(|document| table_as_json(document.get_ref()))
}

fn refusals(validator: &Validator, instance: &Value) -> Vec<String> {
    validator.iter_errors(instance).map(|error| format!("{}: {error}", error.instance_path())).collect()
}

/// Every kind of measure, scale and condition once.
const SMALL: &str = r#"
format = 1
[catalogue]
id = "small"
version = "1"
title = { de = "Klein", en = "Small" }
valid-from = 2026-01-01
decimals = 2
aggregate = "category-weights"
[[source]]
id = "handbook"
title = "Handbook"
accessed = 2026-11-23
[[label]]
id = "gold"
title = "Gold"
min-percent = 80
min-points = 12.5
min-category-percent = 50
min-answered-percent = 100
open-minimums = 1
requires = ["silver"]
basis = "published"
source = "handbook"
[[label]]
id = "silver"
title = "Silver"
indicators = ["members", "x.y"]
minimums = { members = 1, "x.y" = 0 }
valid-months = 24
basis = "assumed"
rationale.de = "Darum."
rationale.en = "Therefore."
[[category]]
id = "one"
title = "One"
weight = 2
[[category]]
id = "two"
title = "Two"
weight = 0
[[indicator]]
id = "members"
number = "1.1.2"
category = "one"
title = "Members"
question.de = "Wie viele?"
measure = "number"
unit = { en = "members" }
whole = true
min = 0
points = 5
minimum = 2
documents = 1
steps = [{ from = 15, points = 2 }, { from = 40, points = 5 }]
basis = "published"
source = "handbook"
[[indicator]]
id = "x.y"
category = "one"
title = "Percentage"
measure = "percent"
max = 200
points = 0.5
linear = { from = 40, to = 0.5 }
optional = true
basis = "inferred"
source = "handbook"
rationale = "It follows."
[[indicator]]
id = "private"
category = "one"
title = "Private share"
measure = "share"
of = ["private-part", "total"]
points = 5
bands = [{ from = 10, up-to = 20, points = 3 }, { from = 20, up-to = 30, points = 5 }]
basis = "assumed"
rationale = "Ours."
[[indicator]]
id = "fte-ratio"
category = "one"
title = "Ratio"
measure = "ratio"
of = ["fte", "participants"]
per = 100
points = 5
steps = [{ up-to = 1, points = 5 }, { up-to = 2, points = 2 }]
basis = "assumed"
rationale = "Ours."
[[indicator]]
id = "strategy"
category = "two"
title = "Strategy"
measure = "yes-no"
points = 1
effort = 3
basis = "assumed"
rationale = "Ours."
[[indicator]]
id = "frequency"
category = "two"
title = "Frequency"
measure = "choice"
points = 2
basis = "assumed"
rationale = "Ours."
[[indicator.option]]
id = "yearly"
title = "Yearly"
points = 2
[[indicator]]
id = "site"
category = "two"
title = "Site"
measure = "checklist"
points = 2
linear = { from = 0, to = 1 }
basis = "assumed"
rationale = "Ours."
[[indicator.item]]
id = "news"
title = "News"
[[indicator]]
id = "founded"
category = "two"
title = "Founded"
measure = "since"
unit = "years"
points = 2
linear = { from = 0, to = 10 }
basis = "assumed"
rationale = "Ours."
[[indicator]]
id = "team"
category = "two"
title = "Team"
measure = "team"
metric = "lead-qualification"
points = 2
linear = { from = 0, to = 99 }
basis = "assumed"
rationale = "Ours."
[evidence]
undocumented = "zero"
[qualification]
rating-max = 4
proficient = 3
weigh-persons-by = "head"
[[qualification.competence]]
id = "domain"
title = "Domain"
weight = 30
[[qualification.role]]
id = "lead"
title = "Lead"
weight = 1.5
[[qualification.programme]]
id = "seminar"
title = "Seminar"
valid-months = 36
"#;

/// A worked example for [`SMALL`], from values.
const EXAMPLE: &str = r#"
[[example]]
id = "full-marks"
title = { de = "Voll", en = "Full" }
as-of = 2026-11-23
undocumented = ["members"]
values = { members = 32, "x.y" = "n/a", private = { private-part = 3, total = 4.5 }, strategy = true, founded = 2019-03-15, frequency = "yearly" }
team = [{ person = "P1", role = "lead", fte = 1, since = 2020-01-01, domain = 4 }]
training = [{ person = "P1", programme = "seminar", date = 2026-02-01, days = 3 }]
award = "none"
points = 144
percent = "25/3"
indicators = { members = 4, "x.y" = "25/3" }
"#;

/// Facts and a rule for [`SMALL`].
const FACTS: &str = r#"
[[fact]]
id = "staff"
title = { de = "Personal", en = "Staff" }
question = "How many?"
measure = "number"
unit = { en = { one = "person", many = "persons" } }
min = 0
max = 900
whole = true
documents = 2
optional = true
basis = "published"
source = "handbook"
[[fact]]
id = "women"
title = "Women"
measure = "percent"
min = 1
basis = "assumed"
rationale = "Ours."
[[fact]]
id = "opened"
title = "Opened"
measure = "date"
basis = "assumed"
rationale = "Ours."
[[fact]]
id = "size"
title = "Size"
measure = "choice"
option = [{ id = "s", title = "Small" }, { id = "l", title = "Large" }]
basis = "assumed"
rationale = "Ours."
[[indicator]]
id = "staff-count"
category = "two"
title = "Staff count"
measure = "number"
fact = "staff"
points = 2
optional = true
linear = { from = 0, to = 7 }
basis = "assumed"
rationale = "Ours."
[[indicator]]
id = "age"
category = "two"
title = "Age"
measure = "since"
unit = "months"
fact = "opened"
points = 2
linear = { from = 0, to = 7 }
basis = "assumed"
rationale = "Ours."
[[indicator]]
id = "size-points"
category = "two"
title = "Points for size"
measure = "choice"
fact = "size"
option = [{ id = "s", points = 1 }, { id = "l", points = 2 }]
points = 2
basis = "assumed"
rationale = "Ours."
[[rule]]
id = "staffed"
that = "staff >= 2 * team.persons"
when = "size = 'l' and opened < as-of"
tolerance = 0.5
severity = "note"
message = { de = "Kaum.", en = "Hardly." }
basis = "inferred"
source = "handbook"
rationale = "Ours."
"#;

/// Changes of [`FACTS`] after which they are as valid as before.
const RIGHT_FACTS: &[(&str, &str)] = &[
    ("tolerance = 0.5", "tolerance-percent = 100"),
    ("severity = \"note\"\n", ""),
    ("when = \"size = 'l' and opened < as-of\"\n", ""),
    ("measure = \"number\"\nfact = \"staff\"", "measure = \"ratio\"\nof = [\"staff\", \"team.fte\"]"),
];

/// Changes of [`FACTS`] that break a rule.
const WRONG_FACTS: &[(&str, &str, &str)] = &[
    ("fact with points", "max = 900", "max = 900\npoints = 1"),
    ("fact with another measure", "measure = \"date\"", "measure = \"since\""),
    ("fact without a measure", "measure = \"date\"\n", ""),
    ("fact without a basis", "measure = \"date\"\nbasis = \"assumed\"\n", "measure = \"date\"\n"),
    ("whole percentage as a fact", "min = 1", "whole = true"),
    ("date with a unit", "measure = \"date\"", "measure = \"date\"\nunit = \"days\""),
    ("fact without options", "option = [{ id = \"s\", title = \"Small\" }, { id = \"l\", title = \"Large\" }]\n", ""),
    ("option of a fact with points", "title = \"Small\" }", "title = \"Small\", points = 1 }"),
    ("option of a fact without a title", "{ id = \"s\", title = \"Small\" }", "{ id = \"s\" }"),
    ("option with the title of the fact's", "{ id = \"s\", points = 1 }", "{ id = \"s\", title = \"S\", points = 1 }"),
    ("option that the fact lacks", "{ id = \"s\", points = 1 }", "{ id = \"m\", points = 1 }"),
    ("unit beside a fact", "fact = \"staff\"", "fact = \"staff\"\nunit = \"x\""),
    ("range beside a fact", "fact = \"opened\"", "fact = \"opened\"\nmin = 1"),
    (
        "fact on a share",
        "measure = \"number\"\nfact = \"staff\"",
        "measure = \"share\"\nof = [\"staff\", \"women\"]\nfact = \"staff\"",
    ),
    ("unknown fact", "fact = \"staff\"", "fact = \"stuff\""),
    ("rule without that", "that = \"staff >= 2 * team.persons\"\n", ""),
    ("rule without an id", "id = \"staffed\"\n", ""),
    ("rule with a title", "id = \"staffed\"", "id = \"staffed\"\ntitle = \"Staffed\""),
    ("rule with an empty condition", "when = \"size = 'l' and opened < as-of\"", "when = \" \""),
    ("rule with two tolerances", "tolerance = 0.5", "tolerance = 0.5\ntolerance-percent = 1"),
    ("rule with a negative tolerance", "tolerance = 0.5", "tolerance = -0.5"),
    ("rule with another severity", "severity = \"note\"", "severity = \"info\""),
    ("rule without a rationale", "source = \"handbook\"\nrationale = \"Ours.\"", "source = \"handbook\""),
    ("rule about nothing", "2 * team.persons", "2 * team.people"),
];

/// One thing of `text` changed.
fn changed(text: &str, from: &str, to: &str) -> String {
    assert_eq!(text.matches(from).count(), 1, "not once: {from}");
    text.replacen(from, to, 1)
}

/// Changes of [`SMALL`] after which it is as valid as before.
const RIGHT: &[(&str, &str)] = &[
    ("aggregate = \"category-weights\"", "aggregate = 'category-weights'"),
    ("weigh-persons-by = \"head\"\n", ""),
    ("undocumented = \"zero\"", ""),
    ("decimals = 2", "decimals = 2.0"),
    ("format = 1", "format = 1.0"),
    ("min-percent = 80", "min-percent = 100.0"),
    ("min-points = 12.5", "min-points = 0"),
    ("requires = [\"silver\"]", "requires = [\"silver\", \"silver\"]"),
    ("minimums = { members = 1, \"x.y\" = 0 }", "minimums = {}"),
    ("title = { de = \"Klein\", en = \"Small\" }", "title.fr = \"Petit\""),
    ("min = 0\npoints", "min = -7.25\npoints"),
    ("points = 0.5\n", "points = +0.5\nweight = 0\n"),
    ("{ from = 0, to = 99 }", "{ from = 99, to = -1 }"),
    ("metric = \"lead-qualification\"", "metric = \"training-days\""),
    ("id = \"small\"", "id = \"a123456789012345678901234567890123456789012345678901234567890-._\""),
    ("decimals = 2", "decimals = 9"),
    ("documents = 1", "documents = 1000"),
    ("open-minimums = 1", "open-minimums = 1000000"),
    ("valid-months = 24", "valid-months = 1000000000"),
    ("points = 1\neffort = 3", "points = 1\nsteps = [{ from = 1, points = 1 }]"),
];

/// Changes of [`SMALL`] that break a rule.
const WRONG: &[(&str, &str, &str)] = &[
    // The shape of the whole.
    ("format missing", "format = 1\n", ""),
    ("format 2", "format = 1", "format = 2"),
    ("unknown table", "[evidence]", "[evidences]"),
    ("unknown key", "decimals = 2", "decimal = 2"),
    ("misplaced key", "decimals = 2", "decimals = 2\nmin-percent = 80"),
    ("table instead of an array", "[[source]]", "[source]"),
    ("category missing", "category = \"two\"\ntitle = \"Team\"", "title = \"Team\""),
    // The catalogue.
    ("id missing", "id = \"small\"\n", ""),
    ("bad id", "id = \"small\"", "id = \"1.1\""),
    ("long id", "id = \"small\"", "id = \"a1234567890123456789012345678901234567890123456789012345678901234\""),
    ("version a number", "version = \"1\"", "version = 1"),
    ("blank text", "title = { de = \"Klein\", en = \"Small\" }", "title = \" \""),
    ("empty text table", "title = { de = \"Klein\", en = \"Small\" }", "title = {}"),
    ("blank wording", "en = \"Small\"", "en = \"\""),
    ("bad language code", "en = \"Small\"", "eng = \"Small\""),
    ("date with a time", "valid-from = 2026-01-01", "valid-from = 2026-01-01T00:00:00"),
    ("date in German", "valid-from = 2026-01-01", "valid-from = \"01.01.2026\""),
    ("date in quotes", "valid-from = 2026-01-01", "valid-from = \"2026-01-01\""),
    ("validity reversed", "valid-from = 2026-01-01", "valid-from = 2026-01-01\nvalid-until = 2025-01-01"),
    ("decimals 10", "decimals = 2", "decimals = 10"),
    ("decimals 1.5", "decimals = 2", "decimals = 1.5"),
    ("wrong aggregate", "aggregate = \"category-weights\"", "aggregate = \"mean\""),
    ("weights with aggregate points", "aggregate = \"category-weights\"", "aggregate = \"points\""),
    ("weights without aggregate", "aggregate = \"category-weights\"\n", ""),
    ("category weight missing", "title = \"One\"\nweight = 2", "title = \"One\""),
    ("category weight negative", "title = \"One\"\nweight = 2", "title = \"One\"\nweight = -2"),
    ("category weights all 0", "title = \"One\"\nweight = 2", "title = \"One\"\nweight = 0"),
    ("duplicate id", "id = \"two\"", "id = \"One\""),
    // Labels.
    ("percent 101", "min-percent = 80", "min-percent = 101"),
    ("percent a string", "min-percent = 80", "min-percent = \"80 %\""),
    ("points below 0", "min-points = 12.5", "min-points = -1"),
    ("open minimums not whole", "open-minimums = 1", "open-minimums = 0.5"),
    ("unknown label required", "requires = [\"silver\"]", "requires = [\"bronze\"]"),
    ("label requires itself", "requires = [\"silver\"]", "requires = [\"gold\"]"),
    ("empty scope", "indicators = [\"members\", \"x.y\"]", "indicators = []"),
    ("indicator twice in scope", "indicators = [\"members\", \"x.y\"]", "indicators = [\"members\", \"x.y\", \"x.y\"]"),
    ("unquoted id with a dot", "\"x.y\" = 0", "x.y = 0"),
    ("minimum out of scope", "\"x.y\" = 0", "private = 0"),
    ("minimum negative", "\"x.y\" = 0", "\"x.y\" = -1"),
    ("valid for 0 months", "valid-months = 24", "valid-months = 0"),
    (
        "published without source",
        "basis = \"published\"\nsource = \"handbook\"\n[[label]]",
        "basis = \"published\"\n[[label]]",
    ),
    ("assumed without rationale", "rationale.de = \"Darum.\"\nrationale.en = \"Therefore.\"\n", ""),
    ("inferred without rationale", "rationale = \"It follows.\"\n", ""),
    ("basis missing", "effort = 3\nbasis = \"assumed\"\n", ""),
    ("wrong basis", "effort = 3\nbasis = \"assumed\"", "basis = \"guessed\""),
    ("unknown source", "effort = 3\nbasis = \"assumed\"", "basis = \"inferred\"\nsource = \"nowhere\""),
    // Indicators.
    ("number a number", "number = \"1.1.2\"", "number = 1.1"),
    ("unknown category", "category = \"two\"\ntitle = \"Team\"", "category = \"three\"\ntitle = \"Team\""),
    ("points missing", "points = 1\n", ""),
    ("points 0", "points = 1\n", "points = 0\n"),
    ("points with an exponent", "points = 1\n", "points = 1e0\n"),
    ("points with 31 digits", "points = 1\n", "points = 1.000000000000000000000000000000\n"),
    ("weight negative", "points = 0.5", "points = 0.5\nweight = -1"),
    ("minimum above points", "minimum = 2", "minimum = 6"),
    ("effort 0", "effort = 3", "effort = 0"),
    ("1001 documents", "documents = 1", "documents = 1001"),
    ("flag a string", "optional = true", "optional = \"yes\""),
    ("measure missing", "measure = \"yes-no\"\n", ""),
    ("wrong measure", "measure = \"yes-no\"", "measure = \"yesno\""),
    ("min above max", "max = 200", "min = 300\nmax = 200"),
    ("whole on a percentage", "max = 200", "whole = true"),
    ("unit on a yes-no", "effort = 3", "unit = \"plans\""),
    ("unit on a share", "of = [\"private-part\", \"total\"]", "of = [\"private-part\", \"total\"]\nunit = \"%\""),
    ("share without of", "of = [\"private-part\", \"total\"]\n", ""),
    ("of three", "of = [\"private-part\", \"total\"]", "of = [\"private-part\", \"total\", \"rest\"]"),
    ("of one twice", "of = [\"private-part\", \"total\"]", "of = [\"total\", \"total\"]"),
    ("of one twice but for case", "of = [\"private-part\", \"total\"]", "of = [\"total\", \"Total\"]"),
    ("per 0", "per = 100", "per = 0"),
    ("per on a share", "of = [\"private-part\", \"total\"]", "of = [\"private-part\", \"total\"]\nper = 2"),
    ("since without unit", "unit = \"years\"\n", ""),
    ("since in days", "unit = \"years\"", "unit = \"days\""),
    ("team without metric", "metric = \"lead-qualification\"\n", ""),
    ("wrong metric", "metric = \"lead-qualification\"", "metric = \"leads\""),
    ("metric on a yes-no", "effort = 3", "metric = \"fte\""),
    ("choice without option", "[[indicator.option]]\nid = \"yearly\"\ntitle = \"Yearly\"\npoints = 2\n", ""),
    (
        "choice with empty options",
        "[[indicator.option]]\nid = \"yearly\"\ntitle = \"Yearly\"\npoints = 2\n",
        "option = []\n",
    ),
    ("option without points", "title = \"Yearly\"\npoints = 2", "title = \"Yearly\""),
    ("option called not applicable", "title = \"Yearly\"", "title = \"n/a\""),
    ("checklist without item", "[[indicator.item]]\nid = \"news\"\ntitle = \"News\"\n", ""),
    ("item with points", "title = \"News\"", "title = \"News\"\npoints = 1"),
    // Scales.
    ("no scale", "linear = { from = 40, to = 0.5 }\n", ""),
    (
        "two scales",
        "linear = { from = 40, to = 0.5 }",
        "linear = { from = 40, to = 0.5 }\nsteps = [{ from = 1, points = 0.5 }]",
    ),
    ("bands and a line", "bands = [", "linear = { from = 1, to = 2 }\nbands = ["),
    (
        "scale on a choice",
        "measure = \"choice\"\npoints = 2",
        "measure = \"choice\"\npoints = 2\nlinear = { from = 1, to = 2 }",
    ),
    ("empty steps", "[{ from = 15, points = 2 }, { from = 40, points = 5 }]", "[]"),
    ("step with both", "{ from = 40, points = 5 }", "{ from = 40, up-to = 50, points = 5 }"),
    ("steps of both kinds", "{ from = 40, points = 5 }", "{ up-to = 40, points = 5 }"),
    ("step without limit", "{ from = 40, points = 5 }", "{ points = 5 }"),
    ("step without points", "{ from = 40, points = 5 }", "{ from = 40 }"),
    ("step with negative points", "{ from = 15, points = 2 }", "{ from = 15, points = -2 }"),
    ("step a number", "{ from = 15, points = 2 }", "15"),
    ("steps not ascending", "{ from = 15, points = 2 }", "{ from = 50, points = 2 }"),
    ("steps against their direction", "{ from = 15, points = 2 }", "{ from = 15, points = 6 }"),
    ("best step not the points", "{ from = 40, points = 5 }", "{ from = 40, points = 4 }"),
    ("band without end", "{ from = 10, up-to = 20, points = 3 }", "{ from = 10, points = 3 }"),
    ("bands overlap", "{ from = 10, up-to = 20, points = 3 }", "{ from = 10, up-to = 21, points = 3 }"),
    ("band reversed", "{ from = 10, up-to = 20, points = 3 }", "{ from = 20, up-to = 10, points = 3 }"),
    ("line with points", "{ from = 40, to = 0.5 }", "{ from = 40, to = 0.5, points = 5 }"),
    ("flat line", "{ from = 40, to = 0.5 }", "{ from = 40, to = 40.0 }"),
    // The team.
    ("wrong undocumented", "undocumented = \"zero\"", "undocumented = \"none\""),
    ("rating-max missing with competences", "rating-max = 4\n", ""),
    ("rating-max 0", "rating-max = 4", "rating-max = 0"),
    ("proficient above rating-max", "proficient = 3", "proficient = 5"),
    ("wrong way to weigh persons", "weigh-persons-by = \"head\"", "weigh-persons-by = \"days\""),
    ("competence weight missing", "title = \"Domain\"\nweight = 30", "title = \"Domain\""),
    ("competence weights all 0", "title = \"Domain\"\nweight = 30", "title = \"Domain\"\nweight = 0"),
    ("competence called like a column", "id = \"domain\"", "id = \"fte\""),
    (
        "metric without competences",
        "[[qualification.competence]]\nid = \"domain\"\ntitle = \"Domain\"\nweight = 30\n",
        "",
    ),
    ("metric without roles", "[[qualification.role]]\nid = \"lead\"\ntitle = \"Lead\"\nweight = 1.5\n", ""),
    ("programme for 1.5 months", "valid-months = 36", "valid-months = 1.5"),
];

/// Changes of [`EXAMPLE`] that break a rule.
const WRONG_EXAMPLES: &[(&str, &str, &str)] = &[
    ("example without id", "id = \"full-marks\"\n", ""),
    ("example without as-of", "as-of = 2026-11-23\n", ""),
    ("example with dossier and values", "undocumented = [\"members\"]", "dossier = \"examples/full\""),
    ("example with an empty dossier", "undocumented = [\"members\"]", "dossier = \"\""),
    ("example with an unknown key", "award = ", "awards = "),
    ("example with points in words", "points = 144", "points = \"many\""),
    ("example with a decimal as a string", "points = 144", "points = \"8.5\""),
    ("example with a list as a value", "members = 32", "members = [32]"),
    ("example with a table too deep", "total = 4.5", "total = { of = 4.5 }"),
    ("example with an unquoted id with a dot", "{ members = 4, \"x.y\" = \"25/3\" }", "{ x.y = 4 }"),
    ("example with an unknown column of training", "days = 3", "hours = 3"),
    (
        "example with a row that is none",
        "[{ person = \"P1\", role = \"lead\", fte = 1, since = 2020-01-01, domain = 4 }]",
        "[1]",
    ),
];

const SCHEMAS: [&str; 7] = [
    schema::CATALOGUE,
    schema::ASSESSMENT,
    schema::COMPARISON,
    schema::VERIFICATION,
    schema::PORTFOLIO,
    schema::PLAN,
    schema::ROBUSTNESS,
];

#[test]
fn the_schemas_are_schemas() {
    for text in SCHEMAS {
        let schema: Value = serde_json::from_str(text).unwrap();
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        jsonschema::meta::validate(&schema).unwrap();
    }
}

#[test]
fn every_key_is_described() {
    fn visit(schema: &Value, root: &Value, at: &str) {
        let resolved = |schema: &Value| {
            let name = schema["$ref"].as_str().and_then(|name| name.strip_prefix('#'));
            name.map(|name| root.pointer(name).unwrap().clone())
        };
        for (key, property) in schema["properties"].as_object().into_iter().flatten() {
            let at = format!("{at}/{key}");
            let described = |schema: &Value| schema["description"].is_string();
            assert!(described(property) || resolved(property).is_some_and(|to| described(&to)), "{at} says nothing");
            visit(property, root, &at);
        }
    }
    for text in SCHEMAS {
        let schema: Value = serde_json::from_str(text).unwrap();
        visit(&schema, &schema, "");
        for (name, definition) in schema["$defs"].as_object().unwrap() {
            visit(definition, &schema, name);
        }
    }
}

#[test]
fn built_in_catalogues_and_those_of_rule_books_validate() {
    let schema = validator(schema::CATALOGUE);
    let built_in = BUILT_IN.iter().map(|built_in| (built_in.id.to_owned(), built_in.text.to_owned()));
    let rule_books = fs::read_dir(root().join("examples/catalogues")).unwrap().map(|entry| {
        let path = entry.unwrap().path();
        (path.display().to_string(), fs::read_to_string(&path).unwrap())
    });
    for (name, text) in built_in.chain(rule_books) {
        let catalogue = toml_as_json(&text).unwrap();
        assert_eq!(refusals(&schema, &catalogue), Vec::<String>::new(), "{name}");
    }
}

#[test]
fn right_catalogues_validate() {
    let schema = validator(schema::CATALOGUE);
    for (from, to) in RIGHT.iter().chain([&("format = 1", "format = 1")]) {
        let text = changed(SMALL, from, to);
        assert_eq!(refusals(&schema, &toml_as_json(&text).unwrap()), Vec::<String>::new(), "{to}");
        parse("small.toml", text.as_bytes()).unwrap_or_else(|invalid| panic!("{to}: {:#?}", invalid.diagnostics));
    }
}

#[test]
fn facts_and_rules_validate() {
    let schema = validator(schema::CATALOGUE);
    for (from, to) in RIGHT_FACTS.iter().chain([&("max = 900", "max = 900")]) {
        let text = format!("{SMALL}{}", changed(FACTS, from, to));
        assert_eq!(refusals(&schema, &toml_as_json(&text).unwrap()), Vec::<String>::new(), "{to}");
        parse("small.toml", text.as_bytes()).unwrap_or_else(|invalid| panic!("{to}: {:#?}", invalid.diagnostics));
    }
}

#[test]
fn worked_examples_validate() {
    let schema = validator(schema::CATALOGUE);
    let others = [
        "dossier = \"examples/exactly-80\"\naward = \"gold\"",
        "like = \"full-marks\"\npoints = 8.5",
        "like = \"full-marks\"\nvalues = { members = \"\" }\nindicators.members = 0",
        "team = []\npercent = 80",
    ];
    for other in others {
        let text = format!("{SMALL}{EXAMPLE}[[example]]\nid = \"other\"\nas-of = 2026-11-23\n{other}\n");
        assert_eq!(refusals(&schema, &toml_as_json(&text).unwrap()), Vec::<String>::new(), "{other}");
    }
}

#[test]
fn wrong_catalogues_do_not_validate() {
    let schema = validator(schema::CATALOGUE);
    assert!(!schema.is_valid(&toml_as_json(include_str!("../catalogues/wrong.toml")).unwrap()));

    let says = |refused| if refused { "refuses" } else { "cannot say" };
    let mut table = format!("{:<44}{:<12}{}\n", "change", "schema", "program");
    let small = WRONG.iter().map(|(name, from, to)| (name, changed(SMALL, from, to)));
    let facts = WRONG_FACTS.iter().map(|(name, from, to)| (name, format!("{SMALL}{}", changed(FACTS, from, to))));
    for (name, text) in small.chain(facts) {
        let refused = !schema.is_valid(&toml_as_json(&text).unwrap_or_else(|| panic!("no TOML: {name}")));
        let codes: BTreeSet<&str> = match parse("small.toml", text.as_bytes()) {
            Ok(_) => panic!("the program accepts: {name}"),
            Err(invalid) => invalid.diagnostics.iter().map(|diagnostic| diagnostic.code).collect(),
        };
        let codes: Vec<&str> = codes.into_iter().collect();
        table += &format!("{name:<44}{:<12}{}\n", says(refused), codes.join(", "));
    }
    for (name, from, to) in WRONG_EXAMPLES {
        let text = format!("{SMALL}{}", changed(EXAMPLE, from, to));
        let refused = !schema.is_valid(&toml_as_json(&text).unwrap_or_else(|| panic!("no TOML: {name}")));
        table += &format!("{name:<44}{}\n", says(refused));
    }
    insta::assert_snapshot!(table);
}

#[test]
fn metrics_need_what_they_read() {
    let schema = validator(schema::CATALOGUE);
    let programme = "[[qualification.programme]]\nid = \"seminar\"\ntitle = \"Seminar\"\nvalid-months = 36\n";
    for (metric, needed) in [("coverage", "proficient = 3\n"), ("trained", programme)] {
        let text = changed(SMALL, "lead-qualification", metric);
        assert!(schema.is_valid(&toml_as_json(&text).unwrap()), "{metric}");
        let text = changed(&text, needed, "");
        assert!(!schema.is_valid(&toml_as_json(&text).unwrap()), "{metric} without what it reads");
        assert!(parse("small.toml", text.as_bytes()).is_err(), "{metric} without what it reads");
    }
}

#[test]
fn an_example_needs_facts_and_an_expectation_and_a_label_is_not_none() {
    let schema = validator(schema::CATALOGUE);
    let example = |rest: &str| format!("{SMALL}[[example]]\nid = \"a\"\nas-of = 2026-11-23\n{rest}\n");
    let wrong = [example("values = {}"), example("award = \"gold\""), changed(SMALL, "id = \"gold\"", "id = \"none\"")];
    for text in wrong {
        assert!(!schema.is_valid(&toml_as_json(&text).unwrap()), "{text}");
    }
}

#[test]
fn the_schema_is_never_stricter_than_the_rules() {
    let folder = root().join("tests/rules");
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let schema = validator(schema::CATALOGUE);
    for path in entries.map(|entry| entry.unwrap().path()) {
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if !name.ends_with(".toml") {
            continue;
        }
        let bytes = std::fs::read(&path).unwrap();
        let Some(catalogue) = std::str::from_utf8(&bytes).ok().and_then(toml_as_json) else {
            assert!(!name.ends_with(".right.toml"), "{name} is no TOML");
            continue;
        };
        let refusals = refusals(&schema, &catalogue);
        let is_read = !name.ends_with(".right.toml") && parse(&name, &bytes).is_err();
        assert!(refusals.is_empty() || is_read, "{name}: {refusals:#?}");
    }
}

/// The JSON report of a dossier.
fn report(dossier: &str, catalogue: &str) -> Value {
    let arguments = ["assess", dossier, "-c", catalogue, "--as-of", "2026-11-23", "-f", "json"];
    let (code, out, error) = parts(root(), &arguments);
    assert_eq!(code, 0, "{dossier} by {catalogue}: {error}");
    serde_json::from_str(&out).unwrap()
}

/// What a subcommand says of a dossier as JSON, whatever it answers.
fn told(command: &str, dossier: &str, catalogue: &str, more: &[&str]) -> Value {
    let arguments = [command, dossier, "-c", catalogue, "--as-of", "2026-11-23", "-f", "json"];
    let (code, out, error) = parts(root(), &[&arguments, more].concat());
    assert_ne!(code, 2, "{command} {dossier} by {catalogue}: {error}");
    serde_json::from_str(&out).unwrap()
}

/// A small dossier and its catalogue, [`SMALL`]: every status and condition.
fn small_dossier() -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| std::fs::write(folder.path().join(name), text).unwrap();
    write("small.toml", SMALL);
    write("proof.pdf", "proof");
    write(
        "evidence.csv",
        "indicator;input;value;document\n\
         members;;32;proof.pdf|gone.pdf|https://example.org/members\n\
         x.y;;n/a;\n\
         private;private-part;1,5;\n\
         private;total;7;\n\
         strategy;;perhaps;\n\
         frequency;;Yearly;\n\
         site;news;yes;\n\
         member;;1;\n",
    );
    write("initiatives.csv", "initiative;name\nsmall;Small initiative\n");
    write("team.csv", "person;role;domain\nP1;lead;2,5\n");
    folder
}

/// What a subcommand says of it.
fn told_of_small(command: &str) -> Value {
    let folder = small_dossier();
    let catalogue = folder.path().join("small.toml");
    told(command, folder.path().to_str().unwrap(), catalogue.to_str().unwrap(), &[])
}

/// Its report.
fn small_report() -> Value {
    told_of_small("assess")
}

#[test]
fn reports_validate() {
    let schema = validator(schema::ASSESSMENT);
    let others = [("plan", validator(schema::PLAN)), ("robustness", validator(schema::ROBUSTNESS))];
    for example in EXAMPLES {
        let dossier = format!("examples/{example}");
        for built_in in BUILT_IN {
            let refusals = refusals(&schema, &report(&dossier, built_in.id));
            assert_eq!(refusals, Vec::<String>::new(), "{dossier} by {}", built_in.id);
            for (command, schema) in &others {
                let told = told(command, &dossier, built_in.id, &[]);
                let refusals: Vec<String> = self::refusals(schema, &told);
                assert_eq!(refusals, Vec::<String>::new(), "{command} {dossier} by {}", built_in.id);
            }
        }
    }
    // What cannot be reached, what only a budget was asked for, and what is hypothetical.
    let plan = validator(schema::PLAN);
    for more in [["--only", "members"], ["--budget", "6"], ["--by", "indicators"]] {
        let told = told("plan", "examples/incomplete", "cluster-exzellenz-bw", &more);
        assert_eq!(refusals(&plan, &told), Vec::<String>::new(), "{more:?}");
    }
    let supposed = told("assess", "examples/incomplete", "cluster-exzellenz-bw", &["--set", "members=40"]);
    assert_eq!(refusals(&schema, &supposed), Vec::<String>::new());
}

#[test]
fn a_report_with_every_status_and_condition_validates() {
    let report = small_report();
    assert_eq!(refusals(&validator(schema::ASSESSMENT), &report), Vec::<String>::new());
    let words = |list: &Value, key: &str| -> BTreeSet<String> {
        list.as_array().unwrap().iter().map(|entry| entry[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(words(&report["indicators"], "status").len(), 4);
    assert_eq!(words(&report["labels"][0]["conditions"], "kind").len(), 6);
    assert_eq!(report["indicators"][0]["documents"][2]["found"], Value::Null);
}

/// The places of all values in `value`.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    let inner: Vec<(String, &Value)> = match value {
        Value::Array(values) => values.iter().enumerate().map(|(index, value)| (index.to_string(), value)).collect(),
        Value::Object(values) => values.iter().map(|(key, value)| (key.clone(), value)).collect(),
        _ => Vec::new(),
    };
    for (key, value) in inner {
        let place = format!("{at}/{key}");
        places(value, &place, found);
        found.push(place);
    }
}

#[test]
fn reports_with_a_key_too_few_or_too_many_or_of_another_type_do_not_validate() {
    let schema = validator(schema::ASSESSMENT);
    let report = small_report();
    let mut all = Vec::new();
    places(&report, "", &mut all);
    for place in &all {
        let mut wrong = report.clone();
        *wrong.pointer_mut(place).unwrap() = json!([1]);
        assert!(!schema.is_valid(&wrong), "another type: {place}");

        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut wrong = report.clone();
        let Value::Object(object) = wrong.pointer_mut(parent).unwrap() else { continue };
        object.remove(key).unwrap();
        // A text has the languages that its catalogue gives, and reports of earlier versions
        // say less.
        let is_later =
            matches!(key, "certificates" | "state" | "note" | "differs_from_built_in" | "weights" | "message_de");
        let may_lack = parent == "/catalogue/title" || is_later;
        assert!(!schema.is_valid(&wrong) || may_lack, "a key too few: {place}");

        let mut wrong = report.clone();
        let Value::Object(object) = wrong.pointer_mut(parent).unwrap() else { continue };
        object.insert("surplus".to_owned(), Value::Null);
        assert!(!schema.is_valid(&wrong), "a key too many: {parent}");
    }
}

#[test]
fn reports_with_a_wrong_word_or_a_wrong_null_do_not_validate() {
    let schema = validator(schema::ASSESSMENT);
    let report = small_report();
    // Indicators: 0 is scored, 1 is not applicable, 3 is missing. Conditions as in the catalogue, minimums last.
    let wrong = [
        ("/format", json!("merit-assessment/2")),
        ("/as_of", json!("23.11.2026")),
        ("/catalogue/sha256", json!("ABC")),
        ("/inputs/0/table", json!("evidences")),
        ("/inputs/0/delimiter", json!("; ")),
        ("/inputs/0/rows", json!(-1)),
        ("/award", json!("")),
        ("/score/points", Value::Null),
        ("/score/points/exact", json!("1/0")),
        ("/score/points/exact", json!("0.5")),
        ("/score/points/shown", json!("0,5")),
        ("/labels/0/conditions", json!([])),
        ("/labels/0/conditions/0/kind", json!("minimum")),
        ("/labels/0/conditions/0/kind", json!("min-points-percent")),
        ("/labels/0/conditions/0/kind", json!("requires")),
        ("/labels/0/conditions/1/actual", Value::Null),
        ("/labels/0/conditions/5/allowed", json!(0.5)),
        ("/indicators/0/status", json!("done")),
        ("/indicators/0/status", json!("missing")),
        ("/indicators/0/status", json!("not-applicable")),
        ("/indicators/0/points", Value::Null),
        ("/indicators/0/max", Value::Null),
        ("/indicators/0/basis", json!("guessed")),
        ("/indicators/0/evidence/0/line", json!(0)),
        ("/indicators/0/documents/0/sha256", Value::Null),
        ("/indicators/0/documents/1/found", json!(true)),
        ("/indicators/1/status", json!("scored")),
        ("/indicators/1/minimum_met", json!(true)),
        ("/indicators/3/excellent", json!(true)),
        ("/indicators/3/value", json!({ "exact": "1", "shown": "1" })),
        ("/indicators/3/points", json!({ "exact": "1", "shown": "1" })),
        ("/findings/0/severity", json!("fatal")),
        ("/findings/0/code", json!("Unknown Indicator")),
        ("/findings/0/line", Value::Null),
    ];
    for (place, value) in wrong {
        let mut changed = report.clone();
        *changed.pointer_mut(place).unwrap() = value.clone();
        assert!(!schema.is_valid(&changed), "{place}: {value}");
    }
}

/// What verify says of a report that is as it was, of one that was altered, of one whose
/// evidence changed, and of one whose dossier cannot be read any more.
#[test]
fn verifications_validate_and_wrong_ones_do_not() {
    let schema = validator(schema::VERIFICATION);
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let merit = |arguments: &[&str]| merit(folder.path(), arguments).stdout;
    std::fs::write(path("small.toml"), SMALL).unwrap();
    std::fs::write(path("evidence.csv"), "indicator,value,document\nmembers,20,a.txt\n").unwrap();
    std::fs::write(path("a.txt"), "a").unwrap();
    merit(&["assess", ".", "-c", "small.toml", "--as-of", "2026-11-23", "-o", "report.json"]);
    let verify = || -> Value {
        serde_json::from_slice(&merit(&["verify", "report.json", "-c", "small.toml", "-f", "json"])).unwrap()
    };
    let mut all = vec![verify()];
    assert_eq!(all[0]["identical"], true);
    std::fs::write(path("a.txt"), "b").unwrap();
    std::fs::write(path("evidence.csv"), "indicator,value,document\nmembers,45,a.txt\n").unwrap();
    all.push(verify());
    let report = std::fs::read_to_string(path("report.json")).unwrap();
    std::fs::write(path("report.json"), report.replace("\"award\": null", "\"award\": \"gold\"")).unwrap();
    all.push(verify());
    std::fs::write(path("evidence.csv"), "nothing\n").unwrap();
    all.push(verify());
    assert!(all[3]["unreadable"].is_string());
    // What differs may be any value.
    let is_open =
        |place: &str| place.starts_with("/differences") && place.split('/').any(|part| matches!(part, "old" | "new"));
    all.iter().for_each(|verification| closed(&schema, verification, is_open));
}

/// That the schema takes a record, and none with another type or a key too few; places
/// that `is_open` says may hold anything, or be left out.
fn closed(schema: &Validator, record: &Value, is_open: impl Fn(&str) -> bool) {
    assert_eq!(refusals(schema, record), Vec::<String>::new());
    let mut places_of = Vec::new();
    places(record, "", &mut places_of);
    for place in places_of.iter().filter(|place| !is_open(place)) {
        let mut wrong = record.clone();
        *wrong.pointer_mut(place).unwrap() = json!({ "surplus": 1 });
        assert!(!schema.is_valid(&wrong), "another type: {place}");
        let (parent, key) = place.rsplit_once('/').unwrap();
        let mut wrong = record.clone();
        let Value::Object(object) = wrong.pointer_mut(parent).unwrap() else { continue };
        object.remove(key).unwrap();
        assert!(!schema.is_valid(&wrong), "a key too few: {place}");
    }
}

#[test]
fn wrong_plans_and_robustnesses_do_not_validate() {
    for (command, schema) in [("plan", schema::PLAN), ("robustness", schema::ROBUSTNESS)] {
        closed(&validator(schema), &told_of_small(command), |_| false);
    }
}

/// A report beside one of which another award, another figure and a finding less are said.
#[test]
fn comparisons_validate_and_wrong_ones_do_not() {
    let folder = tempfile::tempdir().unwrap();
    let old = small_report();
    let mut new = old.clone();
    new["award"] = json!("gold");
    new["labels"][0]["conditions"][0]["required"]["exact"] = json!("79");
    new["tool"]["version"] = json!("0.0.9");
    new["findings"].as_array_mut().unwrap().pop();
    for (name, report) in [("old.json", &old), ("new.json", &new)] {
        std::fs::write(folder.path().join(name), report.to_string()).unwrap();
    }
    let said = merit(folder.path(), &["compare", "old.json", "new.json", "-f", "json"]).stdout;
    let comparison: Value = serde_json::from_slice(&said).unwrap();
    assert!(["changes", "findings", "beneath"].iter().all(|list| comparison[list] != json!([])), "{comparison}");
    // What a contradiction says may be any value.
    closed(&validator(schema::COMPARISON), &comparison, |place| place.ends_with("/says"));
}

/// The lines of a round: with a result, without a label, and without a result.
#[test]
fn lines_of_a_round_validate_and_wrong_ones_do_not() {
    let schema = validator(schema::PORTFOLIO);
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("small.toml"), SMALL).unwrap();
    let rows = "initiative,indicator,value\na,members,20\nb,members,45\n";
    let names = "initiative,name\na,A\nb,B\nb,B again\nc,C\n";
    std::fs::write(folder.path().join("evidence.csv"), rows).unwrap();
    std::fs::write(folder.path().join("initiatives.csv"), names).unwrap();
    let arguments = ["portfolio", ".", "-c", "small.toml", "--as-of", "2026-11-23", "-f", "jsonl", "--detail"];
    let (_, lines, _) = parts(folder.path(), &arguments);
    let all: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let problems: Vec<bool> = all.iter().map(|line| line["problem"].is_string()).collect();
    assert_eq!(problems, [false, true, true]);
    for line in &all {
        // Indicators stand there on demand.
        closed(&schema, line, |place| place == "/indicators");
        let mut plain = line.clone();
        plain.as_object_mut().unwrap().remove("indicators");
        assert!(schema.is_valid(&plain));
    }
}

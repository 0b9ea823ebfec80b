//! What rounds and assessments have in common, for all tests that hold one against
//! the other.

use serde_json::{Value, json};
use std::path::Path;

/// The rows of a CSV file by column, be it for programs or for a spreadsheet.
pub fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let delimiter = if text.starts_with("initiative;") { b';' } else { b',' };
    let mut reader = ::csv::ReaderBuilder::new().has_headers(false).delimiter(delimiter).from_reader(text.as_bytes());
    reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect()).collect()
}

/// What a line of a round says, as the JSON of the assessment says it.
pub fn gist(assessment: &Value) -> Value {
    let indicators = assessment["indicators"].as_array().unwrap();
    let settled = |indicator: &Value| {
        let status = if indicator["decision"].is_null() { indicator["status"].clone() } else { json!("scored") };
        json!({ "id": indicator["id"], "status": status, "points": indicator["points"], "excellent": indicator["excellent"] })
    };
    let missed: Vec<&Value> =
        indicators.iter().filter(|one| one["minimum_met"] == json!(false)).map(|one| &one["id"]).collect();
    let labels = assessment["labels"].as_array().unwrap();
    let refused = labels.iter().filter_map(|label| {
        let unmet: Vec<&Value> = label["conditions"]
            .as_array()
            .unwrap()
            .iter()
            .filter(|condition| condition["met"] == json!(false))
            .collect();
        let alone = unmet.first().filter(|condition| unmet.len() == 1 && condition["kind"] == "minimums")?;
        alone["missed"].as_array()
    });
    let refused: Vec<&Value> = refused.flatten().collect();
    let refused: Vec<&Value> = indicators.iter().map(|one| &one["id"]).filter(|id| refused.contains(id)).collect();
    json!({
        "initiative": { "id": assessment["initiative"]["id"], "name": assessment["initiative"]["name"] },
        "award": assessment["award"],
        "provisional": assessment["provisional"],
        "percent": assessment["score"]["percent"],
        "points": assessment["score"]["points"]["exact"],
        "attainable": assessment["score"]["attainable"]["exact"],
        "missed_minimums": missed,
        "refused_by": refused,
        "indicators": indicators.iter().map(settled).map(|mut one| { one["points"] = one["points"]["exact"].clone(); one }).collect::<Vec<_>>(),
    })
}

/// The same of a line of a round.
pub fn gist_of_line(line: &Value) -> Value {
    json!({
        "initiative": line["initiative"],
        "award": line["award"],
        "provisional": line["provisional"],
        "percent": line["score"]["percent"],
        "points": line["score"]["points"],
        "attainable": line["score"]["attainable"],
        "missed_minimums": line["missed_minimums"],
        "refused_by": line["refused_by"],
        "indicators": line["indicators"],
    })
}

/// The findings of an assessment as rows of `--findings`, in the order of the report.
pub fn findings(assessment: &Value) -> Vec<[String; 7]> {
    let text = |value: &Value| match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    };
    let row = |finding: &Value| {
        let about = if finding["fact"].is_null() { "indicator" } else { "fact" };
        ["severity", "code", about, "file", "line", "column", "message"].map(|key| text(&finding[key]))
    };
    assessment["findings"].as_array().unwrap().iter().map(row).collect()
}

/// The same of the rows of one initiative.
pub fn findings_of_rows(rows: &[Vec<String>], id: &str) -> Vec<[String; 7]> {
    let of = rows.iter().filter(|row| row[0] == id);
    of.map(|row| [2, 3, 4, 5, 7, 8, 9].map(|column| row[column].trim_start_matches('\'').to_owned())).collect()
}

//! Reads the results of a round back, CSV or JSON lines; they may have been altered.

use super::portfolio::Record;
use crate::catalogue::Catalogue;
use crate::language::{Arg, Message};
use crate::number::{Exact, parse_fraction};
use crate::portfolio::Cohort;

/// The most bytes that results may have: 1 GiB.
pub const MAX_RESULTS_BYTES: u64 = 1 << 30;

/// What the column with the points of an indicator has behind its id, where CSV tells them.
pub const POINTS_OF: &str = ".points";

/// Reads results; `name` is what messages call them. Those must come of this
/// catalogue, as far as they say of which they come.
///
/// # Errors
/// What is wrong with which line and the way out.
pub fn cohort(catalogue: &Catalogue, name: &str, bytes: &[u8]) -> Result<Cohort, Message> {
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    let cohort = if bytes.starts_with(b"{") { lines(catalogue, name, bytes)? } else { table(catalogue, name, bytes)? };
    Ok(cohort.sorted())
}

fn at(key: &'static str, name: &str, line: usize) -> Message {
    Message::new(key).with("place", format!("{name}:{line}"))
}

/// By which catalogue, and of which bytes, a result came about, as CSV tells it.
pub fn edition(catalogue: &Catalogue) -> String {
    const DIGITS: usize = 12;
    let digest = catalogue.sha256.get(..DIGITS).unwrap_or_default();
    format!("{}@{}#{digest}", catalogue.id, catalogue.version)
}

fn percentage(name: &str, line: usize, text: &str) -> Result<Exact, Message> {
    let percent = parse_fraction(text).filter(|percent| !percent.is_negative() && *percent <= Exact::HUNDRED);
    percent.ok_or_else(|| at("portfolio-cohort-number", name, line).with("value", Arg::quoted(text)))
}

fn points(name: &str, line: usize, indicator: &str, text: &str) -> Result<Exact, Message> {
    parse_fraction(text).ok_or_else(|| {
        let message = at("portfolio-cohort-points", name, line).with("indicator", Arg::quoted(indicator));
        message.with("value", Arg::quoted(text))
    })
}

fn lines(catalogue: &Catalogue, name: &str, bytes: &[u8]) -> Result<Cohort, Message> {
    let mut cohort = Cohort::default();
    for (number, text) in (1..).zip(bytes.split(|byte| *byte == b'\n')) {
        if text.trim_ascii().is_empty() {
            continue;
        }
        let line: Record = serde_json::from_slice(text).map_err(|_| at("portfolio-cohort-line", name, number))?;
        if !line.format.starts_with("merit-portfolio/") {
            return Err(at("portfolio-cohort-line", name, number));
        }
        let other = &line.catalogue;
        if other.sha256 != catalogue.sha256 {
            let message = at("portfolio-cohort-catalogue", name, number);
            let own = format!("{}@{}", catalogue.id, catalogue.version);
            return Err(message.with("other", format!("{}@{}", other.id, other.version)).with("own", own));
        }
        let percent = line.score.and_then(|score| score.percent);
        let percent = percent.map(|percent| percentage(name, number, &percent.exact)).transpose()?;
        cohort.add(&line.initiative.id, percent);
        line.as_of.into_iter().for_each(|day| cohort.add_day(day));
        for indicator in line.indicators.into_iter().flatten() {
            if let Some(text) = indicator.points {
                cohort.add_points(&indicator.id, points(name, number, &indicator.id, &text)?);
            }
        }
    }
    Ok(cohort)
}

fn table(catalogue: &Catalogue, name: &str, bytes: &[u8]) -> Result<Cohort, Message> {
    let mut reader = csv::Reader::from_reader(bytes);
    let no_results = || at("portfolio-cohort-columns", name, 1);
    let header = reader.headers().map_err(|_| no_results())?.clone();
    let column = |name| header.iter().position(|title| title == name);
    let (Some(id), Some(percent)) = (column("initiative"), column("percent")) else { return Err(no_results()) };
    let of_indicator = |(column, title): (usize, &'_ str)| Some((column, title.strip_suffix(POINTS_OF)?.to_owned()));
    let indicators: Vec<(usize, String)> = header.iter().enumerate().filter_map(of_indicator).collect();
    let (edition, own) = (column("catalogue"), edition(catalogue));
    let day = column("as_of");
    let mut cohort = Cohort::default();
    for record in reader.records() {
        let line = |place: Option<&csv::Position>| place.map_or(1, |place| usize::try_from(place.line()).unwrap_or(1));
        let record = record.map_err(|error| at("portfolio-cohort-line", name, line(error.position())))?;
        let cell = |column| record.get(column).unwrap_or_default();
        let other = edition.map(cell).unwrap_or_default();
        if !other.is_empty() && other != own {
            let message = at("portfolio-cohort-catalogue", name, line(record.position()));
            return Err(message.with("other", other).with("own", own));
        }
        let percent = Some(cell(percent)).filter(|percent| !percent.is_empty());
        let percent = percent.map(|percent| percentage(name, line(record.position()), percent)).transpose()?;
        cohort.add(cell(id), percent);
        let day = day.map(cell).filter(|day| !day.is_empty());
        if let Some(day) = day {
            let day = day.parse().map_err(|_| at("portfolio-cohort-line", name, line(record.position())))?;
            cohort.add_day(day);
        }
        for (column, indicator) in &indicators {
            if let Some(text) = Some(cell(*column)).filter(|text| !text.is_empty()) {
                cohort.add_points(indicator, points(name, line(record.position()), indicator, text)?);
            }
        }
    }
    Ok(cohort)
}

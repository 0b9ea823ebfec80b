//! The figures of the management team: sums over its persons and their trainings.

use super::cells::{date, has_dotted_i, months, names, number};
use super::ids::{is_plain, key};
use super::{QueryStages, common, list, times, whole};
use crate::catalogue::{Catalogue, Metric};
use crate::evidence::{MOST_FTE, TeamColumn};
use crate::language::Message;
use crate::number::Exact;
use std::collections::BTreeSet;

/// How far back trainings count as recent, in months.
const RECENT_MONTHS: i64 = 12;

/// Adds the stages that read the team; the conditions under which something about it is out of the ordinary.
pub(super) fn stages(
    catalogue: &Catalogue,
    metrics: &[Metric],
    signs: [Option<char>; 2],
    day: &str,
    stages: &mut QueryStages,
) -> Result<Vec<String>, Message> {
    let qualification = &catalogue.qualification;
    let mut reads: BTreeSet<TeamColumn> = metrics.iter().flat_map(|metric| metric.reads(qualification)).collect();
    reads.extend(catalogue.reads_earliest_since().then_some(TeamColumn::Since));
    let reads = |column: TeamColumn| reads.contains(&column);
    let [sign, training_sign] = signs;
    let competences = if reads(TeamColumn::Ratings) { qualification.competences.len() } else { 0 };
    let has_roles = reads(TeamColumn::Role) && !qualification.roles.is_empty();

    let who = || format!("CASE WHEN {} THEN {} END AS person", is_plain("person"), key("person"));
    let mut columns = vec!["trim(initiative) AS initiative".to_owned(), who()];
    let mut odd = vec!["person IS NULL".to_owned(), "regexp_matches(person, '^[=+@-]')".to_owned()];
    if has_roles {
        let role = qualification.roles.iter().enumerate().map(|(index, role)| {
            format!("WHEN lower(trim(role)) IN {} THEN {index}", list(names(&role.id, &role.title)))
        });
        columns.push(format!(
            "CASE WHEN {} THEN NULL {} END AS role",
            has_dotted_i(&["role"]),
            role.collect::<Vec<_>>().join(" ")
        ));
    }
    if reads(TeamColumn::Fte) {
        columns.push(format!("{} AS fte", number("trim(fte)", sign)));
    }
    if reads(TeamColumn::Since) {
        columns.push(format!("{} AS since", date("trim(since)")));
    }
    for index in 0..competences {
        columns.push(format!("{} AS rating{index}", number(&format!("trim(rating{index})"), sign)));
    }
    stages.with("people", &format!("  SELECT {}\n  FROM team WHERE trim(initiative) <> ''", columns.join(",\n    ")));
    let out_of = |name: &str, most: String| format!("({name} IS NULL OR {name} < 0 OR {name} > {most})");
    if has_roles {
        odd.push("role IS NULL".to_owned());
    }
    if reads(TeamColumn::Fte) {
        odd.push(out_of("fte", format!("{MOST_FTE}000000")));
    }
    if reads(TeamColumn::Since) {
        odd.push(format!("(since IS NULL OR since > {day})"));
    }
    let most = constant_millionths(&qualification.rating_max)?;
    odd.extend((0..competences).map(|index| out_of(&format!("rating{index}"), most.clone())));

    let mut train = vec!["trim(initiative) AS initiative".to_owned(), who()];
    let mut odd_training = Vec::new();
    if reads(TeamColumn::Programme) {
        let programme = qualification.programmes.iter().enumerate().map(|(index, programme)| {
            format!("WHEN lower(trim(programme)) IN {} THEN {index}", list(names(&programme.id, &programme.title)))
        });
        let programmes: Vec<String> = programme.collect();
        let programme = if programmes.is_empty() {
            "CAST(NULL AS INTEGER)".to_owned()
        } else {
            format!("CASE WHEN {} THEN NULL {} END", has_dotted_i(&["programme"]), programmes.join(" "))
        };
        train.push(format!("{programme} AS programme"));
        odd_training.push("programme IS NULL".to_owned());
    }
    if reads(TeamColumn::Date) {
        train.push(format!("{} AS date", date("trim(date)")));
        odd_training.push(format!("(date IS NULL OR date > {day})"));
    }
    if reads(TeamColumn::Days) {
        train.push(format!("{} AS days", number("trim(days)", training_sign)));
        odd_training.push("(days IS NULL OR days < 0)".to_owned());
    }
    stages
        .with("courses", &format!("  SELECT {}\n  FROM training WHERE trim(initiative) <> ''", train.join(",\n    ")));

    let recent = format!("(date > CAST({day} - INTERVAL {RECENT_MONTHS} MONTH AS DATE) AND date <= {day})");
    let valid = qualification.programmes.iter().enumerate().map(|(index, programme)| match programme.valid_months {
        Some(months) => format!("(programme = {index} AND date + INTERVAL {months} MONTH > {day})"),
        None => format!("programme = {index}"),
    });
    let valid: Vec<String> = valid.collect();
    let valid = if valid.is_empty() || !reads(TeamColumn::Programme) { "false".to_owned() } else { valid.join(" OR ") };
    let is_member =
        "EXISTS (SELECT 1 FROM people WHERE people.initiative = courses.initiative AND people.person = courses.person)";
    // One that stands twice counts once, and is told.
    let programme = if reads(TeamColumn::Programme) { ", programme" } else { "" };
    let twice = match reads(TeamColumn::Date) {
        true => format!(" OR count(*) <> count(DISTINCT (person, date{programme}))"),
        false => String::new(),
    };
    let mut sums = vec![format!(
        "bool_or({}){twice} AS odd_courses",
        [odd_training, vec![format!("NOT {is_member}")]].concat().join(" OR ")
    )];
    if reads(TeamColumn::Days) {
        sums.push(format!("sum(CASE WHEN {recent} THEN days ELSE 0 END) AS recent_days"));
    }
    stages.with(
        "trainings",
        &format!("  SELECT initiative, {}\n  FROM courses GROUP BY initiative", sums.join(",\n    ")),
    );
    stages.with(
        "trained",
        &format!(
            "  SELECT initiative, person, bool_or({valid}) AS is_trained\n  FROM courses GROUP BY initiative, person"
        ),
    );

    let weights = common(qualification.roles.iter().map(|role| &role.weight));
    let role = |index: Option<usize>| -> Result<String, Message> {
        if !has_roles {
            return Ok("1".to_owned());
        }
        let mut cases = Vec::new();
        for (place, role) in
            qualification.roles.iter().enumerate().filter(|(place, _)| index.is_none_or(|it| it == *place))
        {
            cases.push(format!("WHEN {place} THEN {}", times(&role.weight, &weights)?));
        }
        Ok(format!("CASE role {} ELSE 0 END", cases.join(" ")))
    };
    let head = if qualification.by_fte { "fte" } else { "1" };
    let shares = common(qualification.competences.iter().map(|competence| &competence.weight));
    let mut rated = Vec::new();
    for (index, competence) in qualification.competences.iter().enumerate().take(competences) {
        rated.push(format!("{} * rating{index}", times(&competence.weight, &shares)?));
    }
    let rated = if rated.is_empty() { "0".to_owned() } else { rated.join(" + ") };
    let best = Exact::sum(qualification.competences.iter().map(|competence| competence.weight.clone()));
    let best = times(&(&best * &Exact::from(1_000_000)), &shares)?;
    let best = format!("{best} * {}", whole(qualification.rating_max.to_big().numer())?);
    let rating_den = qualification.rating_max.to_big().denom().to_string();
    let mut figures = vec![
        format!("count(*) AS persons"),
        format!("bool_or({}) OR count(DISTINCT person) <> count(*) AS odd_people", odd.join(" OR ")),
    ];
    figures.extend(catalogue.reads_earliest_since().then(|| "min(since) AS earliest_since".to_owned()));
    for metric in metrics {
        let (num, den) = match metric {
            Metric::Qualification | Metric::LeadQualification => {
                let weight = if *metric == Metric::Qualification { role(None)? } else { role(Some(0))? };
                let weight = format!("CAST({head} AS HUGEINT) * {weight}");
                (format!("100 * {rating_den} * sum({weight} * ({rated}))"), format!("sum({weight}) * {best}"))
            }
            Metric::Coverage => {
                let least = constant_millionths(&qualification.proficient.clone().unwrap_or_default())?;
                let covered = (0..competences).map(|index| format!("CAST(max(rating{index}) >= {least} AS INTEGER)"));
                (format!("100 * ({})", covered.collect::<Vec<_>>().join(" + ")), competences.to_string())
            }
            Metric::Fte => ("sum(fte)".to_owned(), "CASE WHEN sum(fte) > 0 THEN 1000000 ELSE 0 END".to_owned()),
            Metric::Tenure => (format!("sum(fte * {})", months("since", day)), "12 * sum(fte)".to_owned()),
            // The days stand in another table.
            Metric::TrainingDays => ("0".to_owned(), "sum(fte)".to_owned()),
            Metric::Trained => {
                ("100 * sum(CASE WHEN is_trained THEN fte ELSE 0 END)".to_owned(), "sum(fte)".to_owned())
            }
        };
        let name = name(*metric);
        figures.push(format!("CAST({num} AS HUGEINT) AS {name}_n"));
        figures.push(format!("CAST({den} AS HUGEINT) AS {name}_d"));
    }
    figures.dedup();
    stages.with(
        "teams",
        &format!(
            "  SELECT initiative, {}\n  FROM people LEFT JOIN trained USING (initiative, person) GROUP BY initiative",
            figures.join(",\n    ")
        ),
    );
    let mut unread = vec!["coalesce(odd_people, false)".to_owned()];
    if metrics.iter().any(|metric| metric.needs_training()) {
        unread.push("coalesce(odd_courses, false)".to_owned());
    }
    Ok(unread)
}

/// The columns of a metric before `_n` and `_d`.
pub(super) fn name(metric: Metric) -> String {
    metric.code().replace('-', "_")
}

fn constant_millionths(number: &Exact) -> Result<String, Message> {
    let millionths = number * &Exact::from(1_000_000);
    // A limit between two millionths is reached by the next one above alone.
    whole(millionths.to_big().ceil().numer())
}

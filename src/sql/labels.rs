//! The score, and which labels are reached.

use super::points::IndicatorPoints;
use super::{QueryStages, constant, quoted, sum, unless_absent};
use crate::catalogue::{Aggregate, Catalogue, Floor, Label, Question, ScorePart};
use crate::language::Message;
use crate::number::{Exact, FigureKind};

/// Adds the stages from points to the award, and why there is no result.
pub(super) fn stages(
    catalogue: &Catalogue,
    points: &IndicatorPoints<'_>,
    unread: &[String],
    stages: &mut QueryStages,
) -> Result<(), Message> {
    let all: Vec<usize> = (0..catalogue.indicators.len()).collect();
    let mut sums = LabelSums { catalogue, points, stages, columns: Vec::new() };
    let has_floor = |label: &Label| label.min_category_percent.is_some() || !label.floors.is_empty();
    let is_whole = |label: &&Label| label.scope.len() == all.len();
    sums.score("", &all, catalogue.labels.iter().filter(is_whole).any(has_floor))?;
    let mut conditions = Vec::new();
    for (index, label) in catalogue.labels.iter().enumerate() {
        conditions.push(sums.conditions(index, label)?);
    }
    let columns = sums.columns;
    // Labels that others require come first; a catalogue has no circle of them.
    let mut settled: Vec<usize> = Vec::new();
    while settled.len() < catalogue.labels.len() {
        let all = catalogue.labels.iter().enumerate();
        let is_next = |(index, label): &(usize, &Label)| {
            !settled.contains(index) && label.required().all(|required| settled.contains(&required))
        };
        let next: Vec<(usize, &Label)> = all.filter(is_next).collect();
        let column = |(index, label): &(usize, &Label)| {
            let mut all = conditions.get(*index).cloned().unwrap_or_default();
            all.extend(label.requires.iter().map(|required| format!("label{required}")));
            let any: Vec<String> = label.requires_any.iter().map(|required| format!("label{required}")).collect();
            all.extend((!any.is_empty()).then(|| format!("({})", any.join(" OR "))));
            let all = if all.is_empty() { "true".to_owned() } else { all.join("\n      AND ") };
            (format!("label{index}"), format!("coalesce({all}, false)"))
        };
        let columns: Vec<(String, String)> = next.iter().map(column).collect();
        stages.adding(&format!("labels_{}", settled.len()), &columns);
        settled.extend(next.iter().map(|(index, _)| *index));
        if next.is_empty() {
            break;
        }
    }
    let award = catalogue.labels.iter().enumerate().filter(|(_, label)| label.award);
    let award: Vec<String> =
        award.map(|(index, label)| format!("WHEN label{index} THEN {}", quoted(&label.id))).collect();
    let award =
        if award.is_empty() { "CAST(NULL AS VARCHAR)".to_owned() } else { format!("CASE {} END", award.join(" ")) };
    let open: Vec<String> = all
        .iter()
        .map(|index| unless_absent(catalogue, Question::Indicator(*index), &format!("x{index}_n IS NULL")))
        .collect();
    let mut missed = Vec::new();
    for (index, indicator) in catalogue.indicators.iter().enumerate() {
        if let Some(minimum) = &indicator.minimum {
            missed.push(format!("CASE WHEN {} THEN {} END", points.misses(index, minimum)?, quoted(&indicator.id)));
        }
    }
    let missed = if missed.is_empty() { "''".to_owned() } else { format!("concat_ws('|', {})", missed.join(", ")) };
    let is_odd: Vec<String> = unread.iter().map(|condition| format!("coalesce({condition}, false)")).collect();
    let too_long: Vec<String> =
        columns
            .iter()
            .map(|(figure, whole)| {
                if whole == "1" {
                    format!("{figure}_d IS NULL")
                } else {
                    format!("({figure}_d IS NULL AND {whole} > 0)")
                }
            })
            .collect();
    let reason = format!(
        "CASE WHEN filled IS NULL THEN 'no-evidence'\n      WHEN coalesce(decisions, 0) > 0 THEN 'decision'\n      WHEN {} THEN 'cell'\n      WHEN {} THEN 'too-long' END",
        is_odd.join("\n        OR "),
        too_long.join(" OR ")
    );
    let decisive = [
        ("award".to_owned(), award),
        ("provisional".to_owned(), open.join(" OR ")),
        ("missed".to_owned(), missed),
        ("unread".to_owned(), reason),
    ];
    stages.adding("decisive", &decisive);
    Ok(())
}

struct LabelSums<'s, 'c> {
    catalogue: &'c Catalogue,
    points: &'s IndicatorPoints<'c>,
    stages: &'s mut QueryStages,
    /// The columns of all figures that must be there where those of others are not 0.
    columns: Vec<(String, String)>,
}

impl LabelSums<'_, '_> {
    /// The score over a scope: points, what can be had, the percentage by the catalogue's
    /// rule, and those of the categories where they are asked for; the columns end in `name`.
    fn score(&mut self, name: &str, scope: &[usize], has_floor: bool) -> Result<(), Message> {
        let is_bonus = |index: usize| {
            let category =
                self.catalogue.indicators.get(index).and_then(|it| self.catalogue.categories.get(it.category));
            category.is_some_and(|category| category.bonus)
        };
        self.over(name, scope, is_bonus)?;
        let mut parts = Vec::new();
        let by_category = has_floor || self.catalogue.aggregate == Aggregate::CategoryWeights;
        for (index, category) in self.catalogue.categories.iter().enumerate().filter(|_| by_category) {
            let is_own = |of: &&usize| self.catalogue.indicators.get(**of).is_some_and(|it| it.category == index);
            let own: Vec<usize> = scope.iter().filter(is_own).copied().collect();
            if own.is_empty() {
                continue;
            }
            let name = format!("{name}_k{index}");
            self.over(&name, &own, |_| false)?;
            sum::percent(&format!("percent{name}"), &format!("points{name}"), &format!("most{name}"), self.stages);
            self.columns.push((format!("percent{name}"), format!("most{name}_n")));
            if !category.bonus {
                parts.push((format!("percent{name}"), format!("most{name}"), category.weight.clone()));
            }
        }
        match self.catalogue.aggregate {
            Aggregate::Points => {
                sum::percent(&format!("percent{name}"), &format!("points{name}"), &format!("most{name}"), self.stages);
                self.columns.push((format!("percent{name}"), format!("most{name}_n")));
            }
            Aggregate::CategoryWeights => {
                sum::mean(&format!("percent{name}"), &parts, self.stages)?;
                self.columns.push((format!("percent{name}"), format!("percent{name}_all")));
            }
        }
        Ok(())
    }

    /// Points, and what can be had but for a bonus, over a scope.
    fn over(&mut self, name: &str, scope: &[usize], is_bonus: impl Fn(usize) -> bool) -> Result<(), Message> {
        let own = || scope.iter().filter_map(|index| Some((*index, self.catalogue.indicators.get(*index)?)));
        let weights: Vec<(usize, Exact)> = own().map(|(index, it)| (index, it.weight.clone())).collect();
        let asked = own().filter(|(index, it)| !it.bonus && !is_bonus(*index));
        let most: Vec<(usize, Exact)> = asked.map(|(index, it)| (index, &it.weight * &it.points)).collect();
        sum::points(&format!("points{name}"), &weights, self.points, self.stages)?;
        sum::attainable(&format!("most{name}"), &most, self.points, self.stages)?;
        // Points are a figure even where nothing can be had.
        self.columns.push((format!("points{name}"), "1".to_owned()));
        Ok(())
    }

    /// What must hold for a label, but for the labels that it requires.
    fn conditions(&mut self, index: usize, label: &Label) -> Result<Vec<String>, Message> {
        let mut conditions = Vec::new();
        let is_whole = label.scope.len() == self.catalogue.indicators.len();
        let name = if is_whole { String::new() } else { format!("_l{index}") };
        let has_floor = label.min_category_percent.is_some() || !label.floors.is_empty();
        let asks = label.min_percent.is_some() || label.min_points.is_some() || has_floor;
        if asks && !is_whole {
            self.score(&name, &label.scope, has_floor)?;
        }
        let at_least = |column: &str, least: &Exact| -> Result<String, Message> {
            let least = constant(least)?;
            Ok(format!("{column}_n * {} >= {} * {column}_d", least.den, least.num))
        };
        if let Some(least) = &label.min_percent {
            conditions.push(at_least(&format!("percent{name}"), least)?);
        }
        if let Some(least) = &label.min_points {
            conditions.push(at_least(&format!("points{name}"), least)?);
        }
        if let Some(least) = &label.min_answered_percent {
            let least = constant(least)?;
            let count = |what: &dyn Fn(usize) -> String| {
                let all: Vec<String> =
                    label.scope.iter().map(|index| format!("CAST({} AS INTEGER)", what(*index))).collect();
                format!("({})", all.join(" + "))
            };
            let answered = count(&|index| format!("(x{index}_n IS NOT NULL)"));
            let applicable = count(&|index| unless_absent(self.catalogue, Question::Indicator(index), "true"));
            conditions
                .push(format!("{applicable} > 0 AND 100 * {answered} * {} >= {} * {applicable}", least.den, least.num));
        }
        let mut any = Vec::new();
        for floor in label.category_floors(self.catalogue) {
            let Some(category) = floor.part.category(self.catalogue) else { continue };
            if self.own(label, floor.part).next().is_some() {
                let most = format!("most{name}_k{category}_n");
                conditions.push(format!(
                    "({most} = 0 OR {})",
                    at_least(&floor_column(&name, category, &floor), &floor.least)?
                ));
                any.push(format!("{most} > 0"));
            }
        }
        if label.min_category_percent.is_some() {
            // In scope may be nothing but a bonus, of which nothing is asked.
            conditions.push(if any.is_empty() { "false".to_owned() } else { format!("({})", any.join(" OR ")) });
        }
        for floor in &label.floors {
            // Catalogues with groups are refused, so it is one of a category.
            let Some(category) = floor.part.category(self.catalogue) else { continue };
            let most = format!("most{name}_k{category}_n");
            // Where nothing in it applies, it asks nothing; where something does and nothing counts, it is missed.
            let absent = |index| format!("NOT {}", unless_absent(self.catalogue, Question::Indicator(index), "true"));
            let absent: Vec<String> = self.own(label, floor.part).map(absent).collect();
            let holds = at_least(&floor_column(&name, category, floor), &floor.least)?;
            conditions.push(format!("(({}) OR ({most} > 0 AND {holds}))", absent.join(" AND ")));
        }
        let mut missed = Vec::new();
        for (of, minimum) in &label.minimums {
            missed.push(format!("CAST({} AS INTEGER)", self.points.misses(*of, minimum)?));
        }
        if !missed.is_empty() {
            conditions.push(format!("{} <= {}", missed.join(" + "), label.open_minimums));
        }
        Ok(conditions)
    }

    /// The indicators of a label's scope that count in a part of the score.
    fn own(&self, label: &Label, part: ScorePart) -> impl Iterator<Item = usize> {
        label.scope.iter().copied().filter(move |of| part.holds(self.catalogue, *of))
    }
}

/// The column of what a floor counts.
fn floor_column(name: &str, category: usize, floor: &Floor) -> String {
    let figure = if floor.kind == FigureKind::Percent { "percent" } else { "points" };
    format!("{figure}{name}_k{category}")
}

//! The tables `[[rule]]`: comparisons between figures, with their names and types.

use super::document::{Fields, Located};
use super::expression::{WrittenComparison, WrittenSide, WrittenTerm, WrittenValue};
use super::fact_index::TEAM;
use super::indicator::{ReadIndicator, References};
use super::model::{
    Choice, Comparison, Indicator, InputSource, Measure, Operand, OperandKind, Operator, Rule, Side, TeamFigure,
    Tolerance, day_number,
};
use super::names::UniqueNames;
use super::qualification::check_metric;
use super::reference::{IdIndex, foundation};
use crate::diagnostic::Severity;
use crate::language::{Arg, Message};
use crate::nearest::nearest;
use crate::number::Exact;
use crate::source::Span;

/// As many as indicators.
const MAX_RULES: usize = 2_000;

/// Reads all rules; `None` stands where one could not be read.
pub(super) fn read_all(
    root: &Fields<'_>,
    context: &References<'_>,
    indicators: &[ReadIndicator],
    indicator_ids: &IdIndex,
) -> Vec<Option<Rule>> {
    let tables = root.tables("rule");
    if let Some(first) = tables.get(MAX_RULES) {
        let message = Message::new("fault-too-many").with("most", Arg::Number(MAX_RULES.to_string()));
        root.faults.error("too-many", first.span.clone(), message);
        return Vec::new();
    }
    if tables.is_empty() {
        return Vec::new();
    }
    let operands = Operands::new(context, indicators, indicator_ids);
    let mut ids = UniqueNames::ids(root.faults);
    tables
        .iter()
        .map(|fields| {
            let id = fields.required("id", fields.id("id"));
            ids.add_id(id.as_ref());
            rule(fields, id, context, &operands)
        })
        .collect()
}

fn rule(
    fields: &Fields<'_>,
    id: Option<Located<String>>,
    context: &References<'_>,
    operands: &Operands<'_>,
) -> Option<Rule> {
    let severities = [Severity::Error, Severity::Warning, Severity::Note].map(|severity| (severity.code(), severity));
    let that = fields.required("that", fields.expression("that"));
    let compared = that.as_ref().and_then(|that| operands.comparison(fields, that.comparison()?));
    let when = conditions(fields, operands);
    let tolerance = tolerance(fields, compared.as_ref());
    let severity = match fields.has("severity") {
        true => fields.word("severity", &severities).map(|severity| severity.value),
        false => Some(Severity::Warning),
    };
    let message = fields.text("message").map(|message| message.value);
    let foundation = foundation(fields, context.sources);
    fields.finish();
    let (when, when_text) = when.map_or((Some(Vec::new()), None), |(when, text)| (when, Some(text)));
    Some(Rule {
        id: id?.value,
        that: compared?,
        when: when?,
        that_text: that?.written(),
        when_text,
        tolerance,
        severity: severity?,
        message,
        foundation: foundation?,
    })
}

/// The comparisons of the key `when`, unless some could not be read, and their text; `None` without the key.
pub(super) fn conditions(fields: &Fields<'_>, operands: &Operands<'_>) -> Option<(Option<Vec<Comparison>>, String)> {
    let when = fields.expression("when")?;
    let conditions = || {
        let written = when.comparisons()?.into_iter();
        let read: Vec<_> = written.map(|written| operands.comparison(fields, written?)).collect();
        read.into_iter().collect()
    };
    Some((conditions(), when.written()))
}

/// By how much the sides may differ; reports what makes no sense between them.
fn tolerance(fields: &Fields<'_>, compared: Option<&Comparison>) -> Tolerance {
    let absolute = fields.number_within("tolerance", 0, None);
    let percent = fields.number_within("tolerance-percent", 0, Some(100));
    if fields.has("tolerance") && fields.has("tolerance-percent") {
        let (span, first) = (fields.key_span("tolerance-percent"), fields.key_span("tolerance"));
        fields.faults.conflict("two-tolerances", span, Message::new("fault-two-tolerances"), first);
    }
    let (key, slip) = match compared.map(|compared| compared.kind) {
        Some(OperandKind::Choice) if fields.has("tolerance") => ("tolerance", "fault-tolerance-of-choice"),
        Some(OperandKind::Choice) => ("tolerance-percent", "fault-tolerance-of-choice"),
        Some(OperandKind::Date) => ("tolerance-percent", "fault-tolerance-percent-of-dates"),
        _ => ("", ""),
    };
    if !key.is_empty() && fields.has(key) {
        fields.faults.error("rule-types", fields.key_span(key), Message::new(slip));
    }
    match (absolute, percent) {
        (None, Some(percent)) => Tolerance::Percent(percent.value),
        (absolute, _) => Tolerance::Absolute(absolute.map_or(Exact::ZERO, |absolute| absolute.value)),
    }
}

/// What a name stands for.
#[derive(Clone, Copy)]
enum Named<'c> {
    Figure(Operand, OperandKind, &'c [Choice]),
    /// An indicator that is answered by several figures, or by the team.
    NoValue(&'c Indicator),
    /// An indicator or fact whose table has faults.
    Unread,
}

/// All names of figures with what they stand for.
pub(super) struct Operands<'c> {
    ids: IdIndex,
    named: Vec<Named<'c>>,
    context: &'c References<'c>,
    /// Whether facts alone may be read.
    is_of_profiles: bool,
}

/// A term whose name is resolved.
struct Term<'c> {
    /// Its sign and factor.
    factor: Exact,
    /// What is written out; 1 where an operand is read.
    value: Exact,
    operand: Option<Operand>,
    kind: OperandKind,
    options: &'c [Choice],
    /// The option that is written out.
    option: Option<&'c str>,
    span: Span,
}

impl<'c> Operands<'c> {
    pub(super) fn new(
        context: &'c References<'c>,
        indicators: &'c [ReadIndicator],
        indicator_ids: &IdIndex,
    ) -> Operands<'c> {
        let facts = context.facts;
        let fact = |index: usize| match facts.facts.get(index).and_then(Option::as_ref) {
            Some(fact) => figure(Operand::Fact(index), &fact.measure),
            None => Named::Unread,
        };
        let mut names: Vec<(String, Named<'c>)> =
            facts.ids.named().map(|(index, id)| (id.to_owned(), fact(index))).collect();
        let mut is_whole = facts.ids.is_whole() && indicator_ids.is_whole();
        let mut inputs = Vec::new();
        for (index, read) in indicators.iter().enumerate() {
            let Some(id) = &read.id else { continue };
            let Some(indicator) = &read.indicator else {
                is_whole = false;
                names.push((id.clone(), Named::Unread));
                continue;
            };
            names.push((id.clone(), own_value(index, indicator, fact)));
            for (input, name) in indicator.measure.inputs().into_iter().enumerate() {
                let source = match Operand::of_input(indicator.asked().source(input), index, input) {
                    Operand::Fact(index) => fact(index),
                    operand => Named::Figure(operand, OperandKind::Number, &[]),
                };
                inputs.push((id.len(), (format!("{id}.{name}"), source)));
            }
        }
        // Ids may have dots: of two readings that with the longest id is meant, which comes first.
        inputs.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        names.extend(inputs.into_iter().map(|(_, named)| named));
        let number = |operand| Named::Figure(operand, OperandKind::Number, &[]);
        names.extend(TeamFigure::all().map(|team| (format!("{TEAM}{}", team.code()), number(Operand::Team(team)))));
        let joined = Named::Figure(Operand::EarliestSince, OperandKind::Date, &[]);
        names.push((format!("{TEAM}earliest-since"), joined));
        let (ids, named): (Vec<Option<String>>, _) = names.into_iter().map(|(id, named)| (Some(id), named)).unzip();
        // A name may be that of something that could not be read.
        let unknown = (!is_whole).then_some(None);
        Operands { ids: IdIndex::new(ids.into_iter().chain(unknown).collect()), named, context, is_of_profiles: false }
    }

    /// The same for profiles, which read facts alone.
    pub(super) fn of_profiles(self) -> Operands<'c> {
        Operands { is_of_profiles: true, ..self }
    }

    fn comparison(&self, fields: &Fields<'_>, written: WrittenComparison<'_>) -> Option<Comparison> {
        let WrittenComparison { left, operator, right, operator_span } = written;
        let slip = |key| {
            fields.faults.error("rule-types", operator_span.clone(), Message::new(key).with("sign", operator.sign()));
        };
        let (left, right) = (self.terms(fields, left), self.terms(fields, right));
        let (left, right) = (left?, right?);
        if left.iter().chain(&right).any(|term| term.kind == OperandKind::Choice) {
            let compared = match (left.as_slice(), right.as_slice()) {
                ([choice], [option]) if option.option.is_some() => Some((choice, option)),
                ([option], [choice]) if option.option.is_some() => Some((choice, option)),
                _ => None,
            };
            let is_plain =
                |(choice, _): &(&Term<'_>, _)| choice.kind == OperandKind::Choice && choice.factor == Exact::ONE;
            let is_equality = matches!(operator, Operator::Equal | Operator::Unequal);
            let Some((choice, option)) = compared.filter(is_plain).filter(|_| is_equality) else {
                slip("fault-rule-choice");
                return None;
            };
            return choice_comparison(fields, choice, option, operator);
        }
        let (left, right) = (side(left), side(right));
        match (left, right) {
            (Some((left, kind)), Some((right, other))) if kind == other => {
                Some(Comparison { left, operator, right, kind })
            }
            (Some(_), Some(_)) => {
                slip("fault-rule-kinds");
                None
            }
            _ => {
                slip("fault-rule-dates");
                None
            }
        }
    }

    /// The terms of a side, of which all are looked at before one that has a fault ends it.
    fn terms<'t>(&self, fields: &Fields<'_>, written: WrittenSide<'t>) -> Option<Vec<Term<'t>>>
    where
        'c: 't,
    {
        let terms: Vec<_> = written.into_iter().map(|term| self.term(fields, term?)).collect();
        terms.into_iter().collect()
    }

    fn term<'t>(&self, fields: &Fields<'_>, written: WrittenTerm<'t>) -> Option<Term<'t>>
    where
        'c: 't,
    {
        let WrittenTerm { factor, value, span } = written;
        let known = |factor, operand, kind| Term {
            factor,
            value: Exact::ONE,
            operand,
            kind,
            options: &[],
            option: None,
            span: span.clone(),
        };
        Some(match value {
            WrittenValue::Number => known(factor, None, OperandKind::Number),
            WrittenValue::Date(date) => Term { value: day_number(date), ..known(factor, None, OperandKind::Date) },
            WrittenValue::AsOf => known(factor, Some(Operand::AsOf), OperandKind::Date),
            WrittenValue::Option(id) => Term { option: Some(id), ..known(factor, None, OperandKind::Choice) },
            WrittenValue::Name(name) => {
                let located = Located { value: name.to_owned(), span: span.clone() };
                let index = self.ids.find(&located, "kind-operand", fields.faults)?;
                match self.named.get(index)? {
                    Named::Unread => return None,
                    Named::NoValue(_)
                    | Named::Figure(Operand::Indicator(_) | Operand::Input { .. }, ..)
                    | Named::Figure(Operand::Team(_) | Operand::EarliestSince, ..)
                        if self.is_of_profiles =>
                    {
                        let message = Message::new("fault-profile-reads").with("name", Arg::quoted(name));
                        fields.faults.error("rule-types", span.clone(), message);
                        return None;
                    }
                    Named::NoValue(indicator) => {
                        no_value(fields, &located, indicator);
                        return None;
                    }
                    Named::Figure(operand, kind, options) => {
                        if let Operand::Team(TeamFigure::Metric(metric)) = operand {
                            let metric = Located { value: *metric, span: span.clone() };
                            check_metric(fields, &metric, self.context.qualification);
                        }
                        Term { options, ..known(factor, Some(*operand), *kind) }
                    }
                }
            }
        })
    }
}

/// What a value is to rules.
fn figure(operand: Operand, measure: &Measure) -> Named<'_> {
    match measure {
        Measure::Date => Named::Figure(operand, OperandKind::Date, &[]),
        Measure::Choice { options } => Named::Figure(operand, OperandKind::Choice, options),
        _ => Named::Figure(operand, OperandKind::Number, &[]),
    }
}

/// The value that answers an indicator, where one does.
fn own_value<'c>(index: usize, indicator: &'c Indicator, fact: impl Fn(usize) -> Named<'c>) -> Named<'c> {
    match (&indicator.measure, indicator.asked().source(0)) {
        (Measure::Share { .. } | Measure::Ratio { .. } | Measure::Checklist { .. } | Measure::Team { .. }, _) => {
            Named::NoValue(indicator)
        }
        (
            Measure::Number { .. } | Measure::Percent { .. } | Measure::YesNo | Measure::Choice { .. },
            InputSource::Fact(read),
        ) => fact(read),
        (measure, _) => figure(Operand::Indicator(index), measure),
    }
}

/// Reports an indicator that has no one value, with the names that rules read in its place.
fn no_value(fields: &Fields<'_>, name: &Located<String>, indicator: &Indicator) {
    let names: Vec<Arg> = match indicator.measure {
        Measure::Team { metric } => vec![Arg::from(format!("{TEAM}{}", metric.code()))],
        _ => indicator.measure.inputs().into_iter().map(|input| Arg::from(format!("{}.{input}", name.value))).collect(),
    };
    let message = Message::new("fault-rule-no-value").with("id", Arg::quoted(name)).with("names", names);
    fields.faults.error("rule-types", name.span.clone(), message);
}

/// A choice beside one of its options; reports one that it does not have.
fn choice_comparison(
    fields: &Fields<'_>,
    choice: &Term<'_>,
    option: &Term<'_>,
    operator: Operator,
) -> Option<Comparison> {
    let id = option.option?;
    let Some(index) = choice.options.iter().position(|option| option.id == id) else {
        let near = nearest(id, choice.options.iter().map(|option| option.id.as_str()));
        let help = near.map(|near| Message::new("help-did-you-mean").with("name", near));
        let message = Message::new("fault-unknown-reference").with("id", Arg::quoted(id));
        let message = message.with("kind", Message::new("kind-option"));
        fields.faults.add("unknown-reference", option.span.clone(), message, help);
        return None;
    };
    Some(Comparison {
        left: Side { terms: vec![(Exact::ONE, choice.operand?)], constant: Exact::ZERO },
        operator,
        right: Side { terms: Vec::new(), constant: Exact::count(index) },
        kind: OperandKind::Choice,
    })
}

/// The sum of terms that are numbers and dates, and what it is; `None` where dates are added to dates, taken from
/// numbers or multiplied.
fn side(terms: Vec<Term<'_>>) -> Option<(Side, OperandKind)> {
    let (mut side, mut dates) = (Side::default(), 0);
    for Term { factor, value, operand, kind, .. } in terms {
        dates += match kind {
            OperandKind::Date if factor == Exact::ONE => 1,
            OperandKind::Date if factor == Exact::from(-1) => -1,
            OperandKind::Date => return None,
            OperandKind::Number | OperandKind::Choice => 0,
        };
        match operand {
            Some(operand) => side.terms.push((factor, operand)),
            None => side.constant = &side.constant + &(&factor * &value),
        }
    }
    match dates {
        0 => Some((side, OperandKind::Number)),
        1 => Some((side, OperandKind::Date)),
        _ => None,
    }
}

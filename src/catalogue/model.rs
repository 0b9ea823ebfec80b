//! The checked rule book. Only this module's parent makes one, from a text, so whoever
//! holds a [`Catalogue`] holds a valid one; cross-references are indices.

mod comparison;
mod example;
mod floor;
mod group;
mod line;
mod profile;
mod qualification;
mod rule;

pub use comparison::RuleFigures;
pub(crate) use comparison::all_hold;
pub use example::{Cells, Example, ExampleEvidence, InlineEvidence};
pub use floor::{Floor, ScorePart};
pub use group::{Group, Member};
pub use line::{Line, LinePoint, Window};
pub use profile::{Profile, ProfileChoice};
pub use qualification::{Programme, Qualification, Weighted};
pub use rule::{Comparison, Operand, OperandKind, Operator, Rule, Side, Tolerance, date_of_day, day_number};

use crate::diagnostic::Finding;
use crate::language::{Text, Unit};
use crate::number::{Exact, FigureKind, least_rounded_to, rounded};
use crate::vocabulary::{comparable, is_named};
use jiff::civil::Date;

/// The rule book of a label.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Catalogue {
    /// The stable name.
    pub id: String,
    /// The edition.
    pub version: String,
    /// What people call it.
    pub title: Text,
    /// Who answers for it.
    pub publisher: Option<Text>,
    /// The first day on which it holds.
    pub valid_from: Option<Date>,
    /// The last day on which it holds.
    pub valid_until: Option<Date>,
    /// Digits of percentages that are shown, 0 to 9; decides nothing.
    pub decimals: u32,
    /// How contributions make a percentage.
    pub aggregate: Aggregate,
    /// To how many decimals percentages of the score and of labels are rounded before they are compared, 0 to 9.
    pub round: Option<u32>,
    /// The same of points.
    pub round_points: Option<u32>,
    /// The most that a percentage of the score or of a label comes to, at least 0; before it is rounded.
    pub cap_percent: Option<Exact>,
    /// Where its figures come from.
    pub sources: Vec<Reference>,
    /// The labels, highest first.
    pub labels: Vec<Label>,
    /// The categories, each with at least one indicator.
    pub categories: Vec<Category>,
    /// Sums within the sums of categories.
    pub groups: Vec<Group>,
    /// The groups from the inside out: each after those that it holds.
    pub(crate) groups_inside_out: Vec<usize>,
    /// What is asked once and read by indicators and rules.
    pub facts: Vec<Fact>,
    /// The indicators.
    pub indicators: Vec<Indicator>,
    /// What a plausible dossier keeps.
    pub rules: Vec<Rule>,
    /// For whom other figures hold: the first whose conditions hold decides.
    pub profiles: Vec<Profile>,
    /// The catalogue with the figures of each profile, in their order; none in such a catalogue itself.
    pub variants: Vec<Catalogue>,
    /// The profile whose figures it has, as an index; `None` in the catalogue as it is written.
    pub profile: Option<usize>,
    /// What an indicator short of documents earns.
    pub undocumented: Undocumented,
    /// Which of the documents that are named count.
    pub documents: DocumentCounting,
    /// Whether an address on the web, which merit never opens, counts as present.
    pub remote: bool,
    /// How the team's qualification is weighed.
    pub qualification: Qualification,
    /// The worked examples: dossiers and what must come out of them.
    pub examples: Vec<Example>,
    /// SHA-256 of the catalogue's bytes, in hexadecimal.
    pub sha256: String,
    /// What it is beside the catalogues that come with merit.
    pub provenance: Provenance,
}

/// What a catalogue is beside those that come with merit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Provenance {
    /// None of them has its id.
    Own,
    /// One has its id, its version, and says the same in every text and figure; perhaps in a
    /// file that differs in comments, layout and worked examples.
    BuiltIn {
        /// Whether it is the same to the byte.
        same_text: bool,
    },
    /// One has its id and version, and says something else.
    Differs,
    /// Some have its id, and none its version.
    OtherEdition,
}

/// How the contributions of indicators make the percentage of a score.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Aggregate {
    /// 100 · Σ contributions / Σ attainable.
    Points,
    /// The mean of the categories' percentages by their weights.
    CategoryWeights,
}

/// What happens to an indicator that is short of documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undocumented {
    /// A warning; the points stand.
    Warn,
    /// A warning, and no points.
    Zero,
}

/// Which of the documents that evidence names count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DocumentCounting {
    /// All that are named.
    Named,
    /// Those that are there: files of the dossier that hold something.
    Present,
}

/// A publication that figures are taken from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reference {
    /// The stable name.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Where it stands.
    pub url: Option<String>,
    /// When it was read.
    pub accessed: Option<Date>,
}

/// How well a figure is founded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// Its owner states it publicly.
    Published,
    /// It follows from published figures.
    Inferred,
    /// It is the catalogue author's; the owner keeps the official one.
    Assumed,
}

impl Basis {
    /// The stable word of catalogues and machine formats.
    pub fn code(self) -> &'static str {
        match self {
            Basis::Published => "published",
            Basis::Inferred => "inferred",
            Basis::Assumed => "assumed",
        }
    }
}

/// A [`Basis`] with what supports it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureBasis {
    /// How well founded.
    pub basis: Basis,
    /// The source, as an index; always there unless assumed.
    pub source: Option<usize>,
    /// Why this figure; always there when assumed or inferred, but for weights of which the catalogue says nothing.
    pub rationale: Option<Text>,
}

/// An award, or a condition of awards, and what must all hold for it over its scope.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The stable name.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Percent of the attainable points in scope, 0 to 100.
    pub min_percent: Option<Exact>,
    /// Points in scope, at least 0.
    pub min_points: Option<Exact>,
    /// Percent that every category in scope reaches, 0 to 100.
    pub min_category_percent: Option<Exact>,
    /// What single parts of the score must come to in scope, each part at most once in points and once in percent.
    pub floors: Vec<Floor>,
    /// Percent of the indicators in scope with valid evidence, 0 to 100.
    pub min_answered_percent: Option<Exact>,
    /// How many minimums in scope may be missed.
    pub open_minimums: usize,
    /// The indicators in scope, in catalogue order.
    pub scope: Vec<usize>,
    /// The minimums that hold for this label: indicator and its points.
    pub minimums: Vec<(usize, Exact)>,
    /// The labels that must be reached too.
    pub requires: Vec<usize>,
    /// Labels of which one must be reached too; none where nothing is asked.
    pub requires_any: Vec<usize>,
    /// Whether it may be awarded; else it is a condition with a name, which others require.
    pub award: bool,
    /// For how many months it is awarded.
    pub valid_months: Option<usize>,
    /// How many months before its end the recertification may be made; at most as many as it is awarded for.
    pub renew_months: Option<usize>,
    /// For how many months it is renewed, counted from the end of the label that was held before.
    pub renewed_months: Option<usize>,
    /// For how many months after that end it can still be renewed.
    pub grace_months: usize,
    /// What its figures rest on.
    pub foundation: FigureBasis,
}

/// A figure of the initiative that is asked once, whatever reads it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    /// The stable name; no indicator has the same.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What the form asks.
    pub question: Option<Text>,
    /// What is told: a number, a percentage, yes or no, a choice whose options have no points, or a date.
    pub measure: Measure,
    /// Whether it may be answered "not applicable".
    pub optional: bool,
    /// How many documents its evidence must name.
    pub documents: usize,
    /// What it rests on.
    pub foundation: FigureBasis,
}

/// What a row of evidence answers, as an index into the catalogue's facts or indicators.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Question {
    /// A fact.
    Fact(usize),
    /// An indicator.
    Indicator(usize),
}

/// What evidence is asked for, whether it is a fact or an indicator.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'c> {
    /// The stable name.
    pub id: &'c str,
    /// What the label's handbook calls it.
    pub number: Option<&'c str>,
    /// What it is called.
    pub title: &'c Text,
    /// What the form asks.
    pub question: Option<&'c Text>,
    /// What is measured.
    pub measure: &'c Measure,
    /// The titles of inputs.
    pub inputs: &'c [Item],
    /// Where its values come from; empty where all are asked.
    pub sources: &'c [InputSource],
    /// Whether it may be answered "not applicable".
    pub optional: bool,
    /// How many documents its evidence must name.
    pub documents: usize,
    /// How many documents "not applicable" must name.
    pub not_applicable_documents: usize,
}

/// Where a value comes from that an indicator needs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InputSource {
    /// It is asked for this indicator.
    Own,
    /// It is that fact, by its index.
    Fact(usize),
    /// It is a figure of the team.
    Team(TeamFigure),
}

/// A figure of the team that is read like a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TeamFigure {
    /// One of those that indicators measure.
    Metric(Metric),
    /// How many persons there are.
    Persons,
}

/// A group of indicators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Category {
    /// The stable name.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// Its weight; 1 and without effect where it has none of its own: unless by [`Aggregate::CategoryWeights`], only
    /// a bonus may have one.
    pub weight: Exact,
    /// Whether it earns without being attainable. With a weight it adds percentage points, else points.
    pub bonus: bool,
    /// What its weight rests on, where it has one.
    pub foundation: Option<FigureBasis>,
}

/// One thing that is measured and earns points.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Indicator {
    /// The stable name.
    pub id: String,
    /// What the label's handbook calls it; shown, never a key.
    pub number: Option<String>,
    /// Its category, as an index.
    pub category: usize,
    /// The group that it is a member of, as an index.
    pub group: Option<usize>,
    /// Whether it earns without being attainable.
    pub bonus: bool,
    /// What it is called.
    pub title: Text,
    /// What the form asks.
    pub question: Option<Text>,
    /// What is measured.
    pub measure: Measure,
    /// The titles of the inputs of a share or ratio, as far as the catalogue gives them.
    pub inputs: Vec<Item>,
    /// Where its value comes from or, for a share or ratio, that of each input.
    pub sources: Vec<InputSource>,
    /// How a value becomes points; none for a choice and a plain yes-no.
    pub scale: Option<Scale>,
    /// The most points, before the weight; above 0.
    pub points: Exact,
    /// Its weight in the score; 0 shows it without counting it.
    pub weight: Exact,
    /// The points below which labels are refused.
    pub minimum: Option<Exact>,
    /// The points from which it counts as excellent.
    pub excellent: Exact,
    /// Whether it may be answered "not applicable".
    pub optional: bool,
    /// How many documents its evidence must name.
    pub documents: usize,
    /// How many documents "not applicable" must name.
    pub not_applicable_documents: usize,
    /// What to do when points are missing.
    pub advice: Option<Text>,
    /// Relative cost of improving it by one step, above 0.
    pub effort: Exact,
    /// What its figures rest on.
    pub foundation: FigureBasis,
}

/// What is measured, and with which inputs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measure {
    /// One number, valid within `min` and `max`.
    Number {
        /// The unit, which tables may state.
        unit: Option<Unit>,
        /// The least that is valid.
        min: Option<Exact>,
        /// The most that is valid.
        max: Option<Exact>,
        /// Whether only whole numbers are valid.
        whole: bool,
    },
    /// One percentage, valid within `min` and `max`.
    Percent {
        /// A unit that tables may state instead of `%`.
        unit: Option<Unit>,
        /// The least that is valid; 0 by default.
        min: Exact,
        /// The most that is valid; 100 by default.
        max: Exact,
    },
    /// 100 · part / whole.
    Share {
        /// The inputs: part, then whole.
        of: [String; 2],
    },
    /// per · first / second.
    Ratio {
        /// The inputs: what is divided, then what by.
        of: [String; 2],
        /// The factor, above 0.
        per: Exact,
        /// The unit of the value.
        unit: Option<Unit>,
    },
    /// Yes or no.
    YesNo,
    /// One of some options, each with its points.
    Choice {
        /// The options, at least one.
        options: Vec<Choice>,
    },
    /// How many of some items are there.
    Checklist {
        /// The items, at least one.
        items: Vec<Item>,
    },
    /// Completed time from a date to the day of the assessment.
    Since {
        /// What is counted.
        unit: Period,
    },
    /// A date, not after the day of the assessment: a fact alone.
    Date,
    /// A figure of the management team.
    Team {
        /// Which figure.
        metric: Metric,
    },
}

/// An option of a choice.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// The stable name.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// What it earns.
    pub points: Exact,
    /// How many documents it takes, where that is more than the indicator asks for anyway.
    pub documents: usize,
}

/// Something with a name: an item of a checklist, an input of a share or ratio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The stable name.
    pub id: String,
    /// What it is called.
    pub title: Text,
}

/// The unit in which completed time is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Twelve months.
    Years,
    /// Months of the calendar.
    Months,
}

/// A figure of the management team; formats and units in section 4 of the contract.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Metric {
    /// Percent: the weighted competences of all persons.
    Qualification,
    /// Percent: the same over the persons in the first role.
    LeadQualification,
    /// Percent of the competences in which at least one person is proficient.
    Coverage,
    /// Full-time equivalents.
    Fte,
    /// Years in the team, by full-time equivalents.
    Tenure,
    /// Days of training in the last 12 months per full-time equivalent.
    TrainingDays,
    /// Percent of the full-time equivalents with a recognised, valid training.
    Trained,
}

/// How a value becomes points. Limits are in the measure's own unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scale {
    /// The points of the step with the greatest limit not above the value; limits ascend.
    From(Vec<Step>),
    /// The points of the step with the least limit not below the value; limits ascend.
    UpTo(Vec<Step>),
    /// The points of the band that holds the value; bands ascend.
    Bands(Vec<Band>),
    /// The points of the line at the value.
    Line(Line),
}

/// A step of a scale.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Where it begins (or ends, where less is better).
    pub limit: Exact,
    /// What it earns.
    pub points: Exact,
}

/// A target window, both ends included.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Band {
    /// The lower end.
    pub from: Exact,
    /// The upper end.
    pub up_to: Exact,
    /// What it earns.
    pub points: Exact,
}

impl Catalogue {
    /// Whether another says the same in every text and figure: comments, layout and worked
    /// examples, which score nothing, may differ.
    pub fn says_the_same(&self, other: &Catalogue) -> bool {
        fn said(of: &Catalogue) -> Catalogue {
            Catalogue {
                // Which case its id is written in says nothing.
                id: String::new(),
                examples: Vec::new(),
                sha256: String::new(),
                provenance: Provenance::Own,
                variants: of.variants.iter().map(said).collect(),
                ..of.clone()
            }
        }
        said(self) == said(other)
    }

    /// The award: the first of the labels that are reached and may be awarded, as an index.
    pub fn award(&self, is_reached: impl Fn(usize) -> bool) -> Option<usize> {
        self.awards().find(|label| is_reached(*label))
    }

    /// The labels that may be awarded, highest first, as indices.
    pub fn awards(&self) -> impl DoubleEndedIterator<Item = usize> {
        self.labels.iter().enumerate().filter(|(_, label)| label.award).map(|(index, _)| index)
    }

    /// Whether it calls itself like a built-in edition whose content is another.
    pub fn differs_from_built_in(&self) -> bool {
        self.provenance == Provenance::Differs
    }

    /// A percentage of the score or of a label as it is compared: no more than the cap, and rounded.
    pub fn percent_compared(&self, percent: &Exact) -> Exact {
        let capped = self.cap_percent.as_ref().map_or(percent, |cap| cap.min(percent));
        self.round.map_or_else(|| capped.clone(), |decimals| rounded(capped, decimals))
    }

    /// Points of the score or of a label as they are compared.
    pub fn points_compared(&self, points: &Exact) -> Exact {
        self.round_points.map_or_else(|| points.clone(), |decimals| rounded(points, decimals))
    }

    /// The least percentage that is not below a limit once it is [compared](Catalogue::percent_compared); no cap is
    /// below the limit of a label.
    pub fn percent_needed(&self, limit: &Exact) -> Exact {
        self.round.map_or_else(|| limit.clone(), |decimals| least_rounded_to(limit, decimals))
    }

    /// The same of points.
    pub fn points_needed(&self, limit: &Exact) -> Exact {
        self.round_points.map_or_else(|| limit.clone(), |decimals| least_rounded_to(limit, decimals))
    }

    /// Whether a percentage or points are compared otherwise than exactly.
    pub fn is_rounding(&self) -> bool {
        self.round.is_some() || self.round_points.is_some() || self.cap_percent.is_some()
    }

    /// What each figure rests on: requirements and weights.
    pub fn foundations(&self) -> impl Iterator<Item = &FigureBasis> {
        self.requirements().chain(self.weights().map(|(_, foundation)| foundation))
    }

    /// What the requirements of indicators, labels, facts and rules rest on.
    pub fn requirements(&self) -> impl Iterator<Item = &FigureBasis> + Clone {
        let indicators = self.indicators.iter().map(|indicator| &indicator.foundation);
        let facts = self.facts.iter().map(|fact| &fact.foundation);
        let rules = self.rules.iter().map(|rule| &rule.foundation);
        indicators.chain(self.labels.iter().map(|label| &label.foundation)).chain(facts).chain(rules)
    }

    /// What weighs something besides indicators: categories where their weights count, groups that limit what
    /// counts, competences, roles and recognised trainings, by their titles.
    pub fn weights(&self) -> impl Iterator<Item = (&Text, &FigureBasis)> + Clone {
        let categories = self.categories.iter();
        let categories = categories.filter_map(|category| Some((&category.title, category.foundation.as_ref()?)));
        let groups = self.groups.iter().filter_map(|group| Some((&group.title, group.foundation.as_ref()?)));
        let Qualification { competences, roles, programmes, .. } = &self.qualification;
        let weighted = competences.iter().chain(roles).map(|weighted| (&weighted.title, &weighted.foundation));
        let programmes = programmes.iter().map(|programme| (&programme.title, &programme.foundation));
        categories.chain(groups).chain(weighted).chain(programmes)
    }

    /// How many figures rest on a basis.
    pub fn count(&self, basis: Basis) -> usize {
        self.foundations().filter(|foundation| foundation.basis == basis).count()
    }

    /// The indicators that read a fact, in catalogue order.
    pub fn readers(&self, fact: usize) -> impl Iterator<Item = usize> {
        let reads = move |indicator: &Indicator| indicator.sources.contains(&InputSource::Fact(fact));
        self.indicators.iter().enumerate().filter(move |(_, indicator)| reads(indicator)).map(|(index, _)| index)
    }

    /// What rules read, as often as they do.
    fn rule_operands(&self) -> impl Iterator<Item = Operand> {
        self.rules.iter().flat_map(|rule| std::iter::once(&rule.that).chain(&rule.when)).flat_map(Comparison::operands)
    }

    /// Whether some rule reads what is asked for a fact or an indicator itself.
    pub(crate) fn is_ruled(&self, question: Question) -> bool {
        self.rule_operands().any(|operand| match operand {
            Operand::Fact(index) => question == Question::Fact(index),
            Operand::Indicator(index) | Operand::Input { indicator: index, .. } => {
                question == Question::Indicator(index)
            }
            Operand::Team(_) | Operand::EarliestSince | Operand::AsOf => false,
        })
    }

    /// Whether some rule reads since when persons are in the team.
    pub(crate) fn reads_earliest_since(&self) -> bool {
        self.rule_operands().any(|operand| operand == Operand::EarliestSince)
    }

    /// The figures of the team that something reads, each as often as it is read.
    pub fn team_figures(&self) -> impl Iterator<Item = TeamFigure> {
        let of_rules = self.rule_operands().filter_map(|operand| match operand {
            Operand::Team(figure) => Some(figure),
            _ => None,
        });
        self.indicators.iter().flat_map(Indicator::team_figures).chain(of_rules)
    }

    /// All that evidence is asked for: the facts, then the indicators.
    pub fn questions(&self) -> impl Iterator<Item = Question> {
        (0..self.facts.len()).map(Question::Fact).chain((0..self.indicators.len()).map(Question::Indicator))
    }

    /// What a row answers.
    pub fn asked(&self, question: Question) -> Option<Asked<'_>> {
        match question {
            Question::Fact(index) => self.facts.get(index).map(Fact::asked),
            Question::Indicator(index) => self.indicators.get(index).map(Indicator::asked),
        }
    }

    /// What a finding concerns, where it is a fact or an indicator.
    pub(crate) fn concerned(&self, finding: &Finding) -> Option<Asked<'_>> {
        let of_fact = finding.fact.map(Question::Fact);
        self.asked(finding.indicator.map(Question::Indicator).or(of_fact)?)
    }

    /// Whether a finding concerns a fact or an indicator, itself or by a rule that reads it.
    pub(crate) fn is_concerned(&self, question: Question, finding: &Finding) -> bool {
        let is_itself = match question {
            Question::Fact(index) => finding.fact == Some(index),
            Question::Indicator(index) => finding.indicator == Some(index),
        };
        let rule = finding.rule.and_then(|index| self.rules.get(index));
        is_itself || rule.is_some_and(|rule| rule.is_about(question))
    }

    /// The fact of that id, the indicators of the group of that id, or those that are [`called`](Catalogue::called)
    /// that.
    pub fn questions_called(&self, name: &str) -> Vec<Question> {
        let id = comparable(name);
        if let Some(fact) = self.facts.iter().position(|fact| is_named(&fact.id, &id)) {
            return vec![Question::Fact(fact)];
        }
        match self.groups.iter().position(|group| is_named(&group.id, &id)) {
            Some(group) => self.indicators_of_group(group).map(Question::Indicator).collect(),
            None => self.called(name).into_iter().map(Question::Indicator).collect(),
        }
    }

    /// The indicators of that id or, failing that, of that number in the handbook.
    pub fn called(&self, name: &str) -> Vec<usize> {
        let name = comparable(name);
        let indicators = || self.indicators.iter().enumerate();
        if let Some((index, _)) = indicators().find(|(_, indicator)| is_named(&indicator.id, &name)) {
            return vec![index];
        }
        let is_numbered = |number: &String| !name.is_empty() && is_named(number, &name);
        let numbered = indicators().filter(|(_, indicator)| indicator.number.as_ref().is_some_and(is_numbered));
        numbered.map(|(index, _)| index).collect()
    }
}

impl Fact {
    /// What evidence is asked for.
    pub fn asked(&self) -> Asked<'_> {
        Asked {
            id: &self.id,
            number: None,
            title: &self.title,
            question: self.question.as_ref(),
            measure: &self.measure,
            inputs: &[],
            sources: &[],
            optional: self.optional,
            documents: self.documents,
            not_applicable_documents: 0,
        }
    }
}

impl<'c> Asked<'c> {
    /// What an input is called, or an item of a checklist, by its id; `None` where the catalogue gives it no title.
    pub fn input_title(&self, id: &str) -> Option<&'c Text> {
        let items = match self.measure {
            Measure::Checklist { items } => items,
            _ => self.inputs,
        };
        items.iter().find(|item| item.id == id).map(|item| &item.title)
    }

    /// Where its value comes from, or that of an input, as an index.
    pub fn source(&self, input: usize) -> InputSource {
        self.sources.get(input).copied().unwrap_or(InputSource::Own)
    }

    /// The facts that it reads, in the order of its inputs.
    pub fn facts(&self) -> impl Iterator<Item = usize> + Clone + use<'c> {
        self.sources.iter().filter_map(|source| match source {
            InputSource::Fact(fact) => Some(*fact),
            InputSource::Own | InputSource::Team(_) => None,
        })
    }

    /// The inputs (or items) that are asked for it itself, by their places among all.
    pub fn own_inputs(&self) -> impl Iterator<Item = (usize, &'c str)> + use<'c> {
        let asked = *self;
        let inputs = self.measure.inputs().into_iter().enumerate();
        inputs.filter(move |(input, _)| asked.source(*input) == InputSource::Own)
    }

    /// Whether the value is a percentage, which decides how it is shown.
    pub fn is_percentage(&self) -> bool {
        match self.measure {
            Measure::Percent { .. } | Measure::Share { .. } => true,
            Measure::Team { metric } => metric.is_percentage(),
            _ => false,
        }
    }

    /// Whether nothing is asked for it but documents, as all that it needs comes from elsewhere.
    pub fn asks_nothing(&self) -> bool {
        matches!(self.measure, Measure::Team { .. })
            || (!self.sources.is_empty() && !self.sources.contains(&InputSource::Own))
    }
}

impl FigureBasis {
    /// That of a figure of which the catalogue says nothing.
    pub const UNSAID: FigureBasis = FigureBasis { basis: Basis::Assumed, source: None, rationale: None };
}

impl Label {
    /// The minimum that holds for this label at an indicator, if any does.
    pub fn minimum(&self, indicator: usize) -> Option<&Exact> {
        let found = self.minimums.binary_search_by_key(&indicator, |(of, _)| *of).ok()?;
        self.minimums.get(found).map(|(_, points)| points)
    }

    /// All labels that it names as a condition, whether each must be reached or one of several.
    pub fn required(&self) -> impl Iterator<Item = usize> {
        self.requires.iter().chain(&self.requires_any).copied()
    }

    /// Whether those of the other labels are reached that it requires.
    pub fn has_required(&self, is_reached: impl Fn(usize) -> bool) -> bool {
        let any = &self.requires_any;
        self.requires.iter().all(|label| is_reached(*label))
            && (any.is_empty() || any.iter().any(|label| is_reached(*label)))
    }

    /// What it asks of every category in scope in which anything is attainable, as floors; none of a bonus.
    pub fn category_floors(&self, catalogue: &Catalogue) -> Vec<Floor> {
        let floor = |least: &Exact| {
            let categories = catalogue.categories.iter().enumerate().filter(|(_, category)| !category.bonus);
            let parts = categories.map(|(index, _)| ScorePart::Category(index));
            parts.map(|part| Floor { part, kind: FigureKind::Percent, least: least.clone() }).collect()
        };
        self.min_category_percent.as_ref().map_or_else(Vec::new, floor)
    }

    /// Whether an indicator is in scope.
    pub fn covers(&self, indicator: usize) -> bool {
        self.scope.binary_search(&indicator).is_ok()
    }
}

impl Measure {
    /// Whether several inputs or items answer it.
    pub fn has_inputs(&self) -> bool {
        matches!(self, Measure::Share { .. } | Measure::Ratio { .. } | Measure::Checklist { .. })
    }

    /// The ids of its inputs or items; none where one value answers it.
    pub fn inputs(&self) -> Vec<&str> {
        match self {
            Measure::Share { of } | Measure::Ratio { of, .. } => of.iter().map(String::as_str).collect(),
            Measure::Checklist { items } => items.iter().map(|item| item.id.as_str()).collect(),
            _ => Vec::new(),
        }
    }
}

impl Metric {
    /// Every metric.
    pub const ALL: [Metric; 7] = [
        Metric::Qualification,
        Metric::LeadQualification,
        Metric::Coverage,
        Metric::Fte,
        Metric::Tenure,
        Metric::TrainingDays,
        Metric::Trained,
    ];

    /// The stable word of catalogues.
    pub fn code(self) -> &'static str {
        match self {
            Metric::Qualification => "qualification",
            Metric::LeadQualification => "lead-qualification",
            Metric::Coverage => "coverage",
            Metric::Fte => "fte",
            Metric::Tenure => "tenure",
            Metric::TrainingDays => "training-days",
            Metric::Trained => "trained",
        }
    }

    /// Whether it is a percentage.
    pub(crate) fn is_percentage(self) -> bool {
        matches!(self, Metric::Qualification | Metric::LeadQualification | Metric::Coverage | Metric::Trained)
    }
}

impl Scale {
    /// Every limit that a value is compared with.
    pub fn limits(&self) -> Vec<&Exact> {
        match self {
            Scale::From(steps) | Scale::UpTo(steps) => steps.iter().map(|step| &step.limit).collect(),
            Scale::Bands(bands) => bands.iter().flat_map(|band| [&band.from, &band.up_to]).collect(),
            Scale::Line(line) => line.points().iter().map(|point| &point.value).collect(),
        }
    }
}

impl TeamFigure {
    /// Every figure.
    pub fn all() -> impl Iterator<Item = TeamFigure> + Clone {
        Metric::ALL.into_iter().map(TeamFigure::Metric).chain([TeamFigure::Persons])
    }

    /// The stable word behind `team.`.
    pub fn code(self) -> &'static str {
        match self {
            TeamFigure::Metric(metric) => metric.code(),
            TeamFigure::Persons => "persons",
        }
    }

    /// What it is called where catalogues name it as an input.
    pub fn title(self) -> Text {
        let (de, en) = match self {
            TeamFigure::Metric(Metric::Qualification) => ("Qualifikation des Teams", "qualification of the team"),
            TeamFigure::Metric(Metric::LeadQualification) => ("Qualifikation der Leitung", "qualification of the lead"),
            TeamFigure::Metric(Metric::Coverage) => ("abgedeckte Kompetenzen", "competences covered"),
            TeamFigure::Metric(Metric::Fte) => ("Vollzeitäquivalente des Teams", "full-time equivalents of the team"),
            TeamFigure::Metric(Metric::Tenure) => ("Jahre im Team", "years in the team"),
            TeamFigure::Metric(Metric::TrainingDays) => ("Weiterbildungstage", "days of training"),
            TeamFigure::Metric(Metric::Trained) => ("weitergebildete Personen", "trained persons"),
            TeamFigure::Persons => ("Personen im Team", "persons in the team"),
        };
        Text::by_language(&[("de", de), ("en", en)].map(|(code, text)| (code.to_owned(), text.to_owned())).into())
    }
}

impl Indicator {
    /// The figures of the team that it reads.
    pub(crate) fn team_figures(&self) -> impl Iterator<Item = TeamFigure> {
        let measured = match self.measure {
            Measure::Team { metric } => Some(TeamFigure::Metric(metric)),
            _ => None,
        };
        let read = self.sources.iter().filter_map(|source| match source {
            InputSource::Team(figure) => Some(*figure),
            InputSource::Own | InputSource::Fact(_) => None,
        });
        measured.into_iter().chain(read)
    }

    /// Where its value comes from, or that of an input, as an index.
    pub fn source(&self, input: usize) -> InputSource {
        self.asked().source(input)
    }

    /// The facts that it reads, in the order of its inputs.
    pub fn facts(&self) -> impl Iterator<Item = usize> + Clone {
        self.asked().facts()
    }

    /// Whether it reads a figure of the team.
    pub fn reads_team(&self) -> bool {
        matches!(self.measure, Measure::Team { .. })
            || self.sources.iter().any(|source| matches!(source, InputSource::Team(_)))
    }

    /// How many documents an option takes.
    pub fn documents_of_option(&self, option: usize) -> usize {
        let own = match &self.measure {
            Measure::Choice { options } => options.get(option).map_or(0, |option| option.documents),
            _ => 0,
        };
        own.max(self.documents)
    }

    /// The most documents that any answer takes.
    pub(crate) fn most_documents(&self) -> usize {
        let options = match &self.measure {
            Measure::Choice { options } => options.iter().map(|option| option.documents).max(),
            _ => None,
        };
        self.documents.max(self.not_applicable_documents).max(options.unwrap_or(0))
    }

    /// The least that its scale or its options give.
    pub(crate) fn least_points(&self) -> &Exact {
        let least = match (&self.scale, &self.measure) {
            (Some(Scale::Line(line)), _) => line.least(),
            (None, Measure::Choice { options }) => options.iter().map(|option| &option.points).min(),
            // Beside steps and bands lies 0.
            _ => None,
        };
        least.unwrap_or(&Exact::ZERO)
    }

    /// The values at which a line begins or ceases to give these points; none on other scales.
    pub fn on_line(&self, points: &Exact) -> Vec<Exact> {
        let Some(Scale::Line(line)) = &self.scale else { return Vec::new() };
        line.windows(points).into_iter().flatten().flatten().collect()
    }

    /// What an input is called, or an item of a checklist, by its id; `None` where the catalogue gives it no title.
    pub fn input_title(&self, id: &str) -> Option<&Text> {
        self.asked().input_title(id)
    }

    /// What evidence is asked for.
    pub fn asked(&self) -> Asked<'_> {
        Asked {
            id: &self.id,
            number: self.number.as_deref(),
            title: &self.title,
            question: self.question.as_ref(),
            measure: &self.measure,
            inputs: &self.inputs,
            sources: &self.sources,
            optional: self.optional,
            documents: self.documents,
            not_applicable_documents: self.not_applicable_documents,
        }
    }

    /// Whether the value is a percentage, which decides how it is shown.
    pub fn is_percentage(&self) -> bool {
        self.asked().is_percentage()
    }
}

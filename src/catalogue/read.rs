//! From TOML text to a checked [`Catalogue`]: the top level. The parts have readers of their own beside this one.

use super::document::{Fields, Located};
use super::faults::Faults;
use super::indicator::References;
use super::model::{Aggregate, Catalogue, Category, DocumentCounting, Label, Provenance, Reference, Undocumented};
use super::names::UniqueNames;
use super::profile::ProfileReferences;
use super::reference::{IdIndex, foundation_of_weight};
use super::rule::Operands;
use super::{example, fact, group, indicator, label, profile, qualification, rule, syntax};
use crate::diagnostic::Diagnostic;
use crate::language::{Arg, Message, Text};
use crate::number::{Exact, PLAIN_DECIMALS};
use crate::source::{Source, Span};
use jiff::civil::Date;
use toml::de::DeTable;

/// The newest format of catalogues that is understood.
const FORMAT: i64 = 1;

/// Larger texts tell their first syntax error alone: a binary has one on every line.
const MAX_RECOVERED_BYTES: usize = 1024 * 1024;

pub(super) fn document(source: &Source) -> Result<DeTable<'_>, Vec<Diagnostic>> {
    let (document, errors) = if source.text.len() <= MAX_RECOVERED_BYTES {
        DeTable::parse_recoverable(&source.text)
    } else {
        match DeTable::parse(&source.text) {
            Ok(document) => (document, Vec::new()),
            Err(first) => return Err(syntax::complaints(source, &[first])),
        }
    };
    if errors.is_empty() { Ok(document.into_inner()) } else { Err(syntax::complaints(source, &errors)) }
}

/// Reads a catalogue, under each of its profiles too; `sha256` is the digest of its bytes. With it come the documents
/// of its variants.
pub(super) fn read<'s>(document: &DeTable<'s>, sha256: &str) -> Result<(Catalogue, Vec<DeTable<'s>>), Vec<Diagnostic>> {
    let faults = Faults::default();
    let base = catalogue(&Fields::new(document, 0..0, &faults), sha256);
    let (mut variants, mut documents) = (Vec::new(), Vec::new());
    for (name, document) in profile::documents(document) {
        let own = Faults::default();
        variants.push(catalogue(&Fields::new(&document, 0..0, &own), sha256));
        faults.add_of_profile((&name, name.span.clone()), own);
        documents.push(document);
    }
    let faults = faults.into_sorted();
    match (base, variants.into_iter().collect::<Option<Vec<_>>>()) {
        (Some(base), Some(variants)) if faults.is_empty() => Ok((with_variants(base, variants), documents)),
        _ => Err(faults),
    }
}

/// A catalogue with those of its profiles, which have no examples of their own.
fn with_variants(base: Catalogue, variants: Vec<Catalogue>) -> Catalogue {
    let variant = |(index, variant)| Catalogue { profile: Some(index), examples: Vec::new(), ..variant };
    let mut catalogue = Catalogue { variants: variants.into_iter().enumerate().map(variant).collect(), ..base };
    catalogue.provenance = Provenance::determine(&catalogue);
    catalogue.variants.iter_mut().for_each(|variant| variant.provenance = catalogue.provenance);
    catalogue
}

fn catalogue(root: &Fields<'_>, sha256: &str) -> Option<Catalogue> {
    if let Some(format) = root.required("format", root.whole_number("format"))
        && format.value != Exact::from(FORMAT)
    {
        let message = Message::new("fault-unknown-format").with("format", &format.value);
        root.faults.error("unknown-format", format.span, message);
    }
    let (source_ids, sources) = sources(root);
    let head = root.required("catalogue", root.table("catalogue")).map(|fields| head(&fields));
    let aggregate = head.as_ref().and_then(|head| head.aggregate);
    let category_tables = root.tables("category");
    let (category_ids, categories) = categories(root, &category_tables, aggregate, &source_ids);
    let qualification = root.table("qualification").map(|fields| qualification::read(&fields, &source_ids));
    let proof = root.table("evidence").map(|fields| proof(&fields)).unwrap_or_default();

    // Facts and indicators are named in the same column, so no two may be called alike.
    let mut names = UniqueNames::ids(root.faults);
    // Where there are too many, all that refers to them would be told in vain.
    let facts = fact::read_all(root, &mut names, &source_ids)?;
    let context = References {
        categories: &category_ids,
        sources: &source_ids,
        facts: &facts,
        qualification: qualification.as_ref(),
    };
    let mut indicators = indicator::read_all(root, &mut names, &context)?;
    for (index, category) in category_tables.iter().enumerate() {
        if !indicators.iter().any(|read| read.category == Some(index)) {
            root.faults.error("empty-category", category.span.clone(), Message::new("fault-empty-category"));
        }
    }
    let indicator_ids = IdIndex::for_key(root, "indicator", indicators.iter().map(|read| read.id.clone()).collect());
    let groups = group::read_all(root, &mut names, &mut indicators, &indicator_ids, &source_ids)?;
    group::check_bonus(root, &groups, &indicators, &categories, &category_tables);
    let (label_ids, labels) = label::read_all(root, &indicators, &context, &groups, &indicator_ids)?;
    let examples = example::read_all(root, &facts.ids, &indicator_ids, &label_ids);
    let rules = rule::read_all(root, &context, &indicators, &indicator_ids);
    let named = ProfileReferences {
        labels: &label_ids,
        indicator_ids: &indicator_ids,
        indicators: &indicators,
        categories: &category_ids,
    };
    let operands = || Operands::new(&context, &indicators, &indicator_ids);
    let profiles = profile::read_all(root, &named, operands);
    root.finish();

    let head = head?;
    let cap = head.cap_percent.clone();
    let catalogue = Catalogue {
        id: head.id?,
        version: head.version?,
        title: head.title?,
        publisher: head.publisher,
        valid_from: head.valid_from,
        valid_until: head.valid_until,
        decimals: head.decimals,
        aggregate: aggregate?,
        round: head.round,
        round_points: head.round_points,
        cap_percent: head.cap_percent.map(|cap| cap.value),
        sources: sources.into_iter().collect::<Option<_>>()?,
        labels: labels.into_iter().collect::<Option<_>>()?,
        categories: categories.into_iter().map(|(category, _)| category).collect::<Option<_>>()?,
        groups: groups.groups.into_iter().collect::<Option<_>>()?,
        groups_inside_out: groups.inside_out,
        facts: facts.facts.into_iter().collect::<Option<_>>()?,
        indicators: indicators.into_iter().map(|read| read.indicator).collect::<Option<_>>()?,
        rules: rules.into_iter().collect::<Option<_>>()?,
        profiles: profiles.into_iter().collect::<Option<_>>()?,
        variants: Vec::new(),
        profile: None,
        undocumented: proof.undocumented,
        documents: proof.documents,
        remote: proof.remote,
        qualification: qualification.unwrap_or_default(),
        examples: examples.into_iter().collect::<Option<_>>()?,
        sha256: sha256.to_owned(),
        provenance: Provenance::Own,
    };
    if let Some(cap) = &cap {
        check_cap(root, &catalogue, cap);
    }
    Some(catalogue)
}

/// The table `[catalogue]`; what could not be read is `None`.
struct Head {
    id: Option<String>,
    version: Option<String>,
    title: Option<Text>,
    publisher: Option<Text>,
    valid_from: Option<Date>,
    valid_until: Option<Date>,
    decimals: u32,
    aggregate: Option<Aggregate>,
    round: Option<u32>,
    round_points: Option<u32>,
    cap_percent: Option<Located<Exact>>,
}

fn head(fields: &Fields<'_>) -> Head {
    let aggregates = [("points", Aggregate::Points), ("category-weights", Aggregate::CategoryWeights)];
    let head = Head {
        id: fields.required("id", fields.id("id")).map(|id| id.value),
        version: fields.required("version", fields.string("version")).map(|version| version.value),
        title: fields.required("title", fields.text("title")).map(|title| title.value),
        publisher: fields.text("publisher").map(|publisher| publisher.value),
        valid_from: fields.date("valid-from").map(|date| date.value),
        valid_until: fields.date("valid-until").map(|date| date.value),
        decimals: decimals(fields, "decimals").map_or(1, |decimals| decimals.value),
        aggregate: match fields.has("aggregate") {
            true => fields.word("aggregate", &aggregates).map(|aggregate| aggregate.value),
            false => Some(Aggregate::Points),
        },
        round: decimals(fields, "round").map(|decimals| decimals.value),
        round_points: decimals(fields, "round-points").map(|decimals| decimals.value),
        cap_percent: fields.number_within("cap-percent", 0, None),
    };
    check_shown(fields, &head);
    if let (Some(from), Some(until)) = (head.valid_from, head.valid_until)
        && from > until
    {
        let message = Message::new("fault-validity-reversed").with("from", from).with("until", until);
        fields.faults.error("out-of-range", fields.key_span("valid-until"), message);
    }
    fields.finish();
    head
}

fn decimals(fields: &Fields<'_>, key: &'static str) -> Option<Located<u32>> {
    let count = fields.count(key, 0, 9)?;
    Some(Located { value: count.value.try_into().ok()?, span: count.span })
}

/// Reports that what is rounded to has more decimals than are shown: two figures that decide otherwise would look alike.
fn check_shown(fields: &Fields<'_>, head: &Head) {
    // Points show up to six decimals where these suffice.
    let points = head.round_points.filter(|round| *round > PLAIN_DECIMALS);
    for (key, round) in [("round", head.round), ("round-points", points)] {
        let Some(round) = round.filter(|round| *round > head.decimals) else { continue };
        let message = Message::new("fault-round-hidden").with("key", key).with("round", Arg::Number(round.to_string()));
        let message = message.with("decimals", Arg::Number(head.decimals.to_string()));
        let other = if fields.has("decimals") { fields.key_span("decimals") } else { fields.span.clone() };
        fields.faults.conflict("keys-contradict", fields.key_span(key), message, other);
    }
}

/// Reports a cap that keeps the percentage below what a label asks for.
fn check_cap(root: &Fields<'_>, catalogue: &Catalogue, cap: &Located<Exact>) {
    let most = catalogue.percent_compared(&cap.value);
    let asked = |label: &Label| label.min_percent.clone().filter(|percent| *percent > most);
    if let Some((label, percent)) = catalogue.labels.iter().find_map(|label| Some((label, asked(label)?))) {
        let message = Message::new("fault-cap-below-label").with("label", &label.title).with("percent", &percent);
        root.faults.error("keys-contradict", cap.span.clone(), message.with("most", &most));
    }
}

struct EvidenceSettings {
    undocumented: Undocumented,
    documents: DocumentCounting,
    remote: bool,
}

impl Default for EvidenceSettings {
    fn default() -> EvidenceSettings {
        EvidenceSettings { undocumented: Undocumented::Warn, documents: DocumentCounting::Named, remote: false }
    }
}

fn proof(fields: &Fields<'_>) -> EvidenceSettings {
    let costs = [("warn", Undocumented::Warn), ("zero", Undocumented::Zero)];
    let counting = [("named", DocumentCounting::Named), ("present", DocumentCounting::Present)];
    let usual = EvidenceSettings::default();
    let proof = EvidenceSettings {
        undocumented: fields.word("undocumented", &costs).map_or(usual.undocumented, |word| word.value),
        documents: fields.word("documents", &counting).map_or(usual.documents, |word| word.value),
        remote: fields.flag("remote"),
    };
    fields.finish();
    proof
}

fn sources(root: &Fields<'_>) -> (IdIndex, Vec<Option<Reference>>) {
    let mut names = UniqueNames::ids(root.faults);
    let mut ids = Vec::new();
    let mut sources = Vec::new();
    for fields in root.tables("source") {
        let (id, title) = fields.id_and_title();
        let url = fields.string("url").map(|url| url.value);
        let accessed = fields.date("accessed").map(|date| date.value);
        fields.finish();
        names.add_id(id.as_ref());
        ids.push(id.as_ref().map(|id| id.value.clone()));
        sources.push(id.zip(title).map(|(id, title)| Reference { id: id.value, title: title.value, url, accessed }));
    }
    (IdIndex::for_key(root, "source", ids), sources)
}

/// A category, with the place where it says that it is a bonus.
type ReadCategory = (Option<Category>, Option<Span>);

/// The categories, with the places where they say that they are a bonus.
fn categories(
    root: &Fields<'_>,
    tables: &[Fields<'_>],
    aggregate: Option<Aggregate>,
    sources: &IdIndex,
) -> (IdIndex, Vec<ReadCategory>) {
    root.at_least_one("category");
    let mut names = UniqueNames::ids(root.faults);
    let mut ids = Vec::new();
    let mut categories = Vec::new();
    for fields in tables {
        let (id, title) = fields.id_and_title();
        let weight = fields.number_within("weight", 0, None);
        let bonus = fields.flag("bonus");
        match aggregate {
            Some(Aggregate::CategoryWeights) if !fields.has("weight") => fields.missing("weight"),
            Some(Aggregate::Points) if fields.has("weight") && !bonus => {
                fields.faults.error(
                    "weight-without-effect",
                    fields.key_span("weight"),
                    Message::new("fault-weight-without-effect"),
                );
            }
            _ => {}
        }
        // Without a weight there is nothing for them to be about.
        let foundation = fields.has("weight").then(|| foundation_of_weight(fields, sources)).flatten();
        fields.finish();
        names.add_id(id.as_ref());
        ids.push(id.as_ref().map(|id| id.value.clone()));
        let weight = weight.map_or(Exact::ONE, |weight| weight.value);
        let category = |(id, title): (Located<String>, Located<Text>)| Category {
            id: id.value,
            title: title.value,
            weight,
            bonus,
            foundation,
        };
        categories.push((id.zip(title).map(category), bonus.then(|| fields.key_span("bonus"))));
    }
    let all_zero = aggregate == Some(Aggregate::CategoryWeights)
        && categories.iter().all(|(category, bonus)| {
            category.as_ref().is_some_and(|category| category.weight.is_zero()) || bonus.is_some()
        });
    if let (true, Some(first)) = (all_zero, tables.first()) {
        root.faults.error("weights-all-zero", first.key_span("weight"), Message::new("fault-weights-all-zero"));
    }
    (IdIndex::for_key(root, "category", ids), categories)
}

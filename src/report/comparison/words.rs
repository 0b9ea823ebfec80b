//! The words for names, aspects, values and causes.

use super::Teller;
use crate::catalogue::Catalogue;
use crate::evidence::date;
use crate::language::{Arg, Message};
use crate::number::{Exact, Kind, parse_fraction};
use crate::record::{About, Origin, Origins, Term, Turn};

impl Teller<'_> {
    /// What a label, category or indicator is called, by the newer catalogue at hand; its
    /// id where none is.
    pub fn name(&self, about: About, id: &str) -> String {
        let catalogues = [&self.comparison.new, &self.comparison.old].into_iter().filter_map(|side| side.catalogue);
        let title = |catalogue: &Catalogue| {
            let text = match about {
                About::Result => None,
                About::Label => catalogue.labels.iter().find(|it| it.id == id).map(|it| it.title.clone()),
                About::Category => catalogue.categories.iter().find(|it| it.id == id).map(|it| it.title.clone()),
                About::Indicator => catalogue.indicators.iter().find(|it| it.id == id).map(|it| it.title.clone()),
            };
            text.map(|text| self.voice.text(&text).to_owned())
        };
        catalogues.into_iter().find_map(title).unwrap_or_else(|| id.to_owned())
    }

    /// What of a thing changed.
    pub fn aspect(&self, change: &Turn) -> String {
        let key = match change.field {
            "award" => "audit-aspect-award",
            "provisional" => "audit-aspect-provisional",
            "points" => "column-points",
            "attainable" => "column-attainable",
            "percent" => "column-percent",
            "there" | "condition" => "audit-aspect-there",
            "reached" => "audit-aspect-reached",
            "reachable" => "audit-aspect-reachable",
            "required" => "column-required",
            "actual" => "column-actual",
            "met" => "column-met",
            "below" => "audit-aspect-below",
            "labels" => "audit-aspect-labels",
            "unmet" => "audit-aspect-unmet",
            "missed" => "audit-aspect-missed",
            "allowed" => "audit-aspect-allowed",
            "status" => "audit-aspect-status",
            "value" => "column-value",
            "decision" => "audit-aspect-decision",
            "max" => "audit-aspect-max",
            "weight" => "column-weight",
            "contribution" => "column-contribution",
            "category" => "column-category",
            "minimum_met" => "audit-aspect-minimum",
            "excellent" => "audit-aspect-excellent",
            _ => "audit-aspect-documents",
        };
        let aspect = self.say(Message::new(key));
        let condition = match change.condition.as_deref() {
            None => return aspect,
            Some("min-percent") => self.voice.word("condition-min-percent"),
            Some("min-points") => self.voice.word("condition-min-points"),
            Some("min-answered-percent") => self.voice.word("condition-min-answered-percent"),
            Some("min-category-percent") => self.voice.word("condition-min-category-percent"),
            Some("requires") => self.voice.word("condition-requires"),
            Some("minimums") => self.voice.word("condition-minimums"),
            Some(other) => other.to_owned(),
        };
        self.say(Message::new("audit-aspect-condition").with("condition", condition).with("aspect", aspect))
    }

    fn figure(&self, kind: Kind, number: &Exact) -> String {
        let shown = self.voice.number(&self.digits.show(kind, number));
        match kind {
            Kind::Percent => self.say(Message::new("percent").with("number", shown)),
            Kind::Quantity => shown,
        }
    }

    /// What a report says; a dash for nothing.
    pub fn term(&self, field: &str, term: Option<&Term>) -> String {
        let Some(term) = term else {
            return self.voice.word(if field == "award" { "audit-no-label" } else { "audit-nothing" });
        };
        match term {
            Term::Quantity(number) => self.figure(Kind::Quantity, number),
            Term::Percent(number) => self.figure(Kind::Percent, number),
            Term::Flag(flag) => self.voice.word(if *flag { "yes" } else { "no" }),
            Term::Word(word) => match word.as_str() {
                "scored" => self.voice.word("status-scored"),
                "missing" => self.voice.word("status-missing"),
                "invalid" => self.voice.word("status-invalid"),
                "not-applicable" => self.voice.word("status-not-applicable"),
                other => other.to_owned(),
            },
            Term::Id(id) => self.name(if field == "award" { About::Label } else { About::Category }, id),
            Term::Names(names) => {
                let about = match field {
                    "below" => About::Category,
                    "missed" => About::Indicator,
                    "documents" => About::Result,
                    _ => About::Label,
                };
                let names: Vec<String> = names.iter().map(|name| self.name(about, name)).collect();
                if names.is_empty() { self.voice.word("audit-nothing") } else { names.join("; ") }
            }
            Term::Decision(decision) => {
                let day = |text: &str| date::parse(text).map_or_else(|| Arg::quoted(text), Arg::from);
                let points = parse_fraction(&decision.points.exact).unwrap_or_default();
                let message = Message::new("audit-decided")
                    .with("points", self.figure(Kind::Quantity, &points))
                    .with("by", &*decision.by)
                    .with("date", day(&decision.date))
                    .with("reason", &*decision.reason);
                let decided = self.say(message);
                match &decision.expires {
                    None => decided,
                    Some(last) => {
                        let until = Message::new("audit-decided-until").with("decided", decided);
                        self.say(until.with("date", day(last)))
                    }
                }
            }
        }
    }

    /// What the old and the new report say.
    pub fn sides(&self, change: &Turn) -> [String; 2] {
        [&change.old, &change.new].map(|side| match side {
            Some(Term::Quantity(number) | Term::Percent(number)) if change.is_tiny() => number.fraction(),
            side => self.term(change.field, side.as_ref()),
        })
    }

    /// By how much a figure changed, with its sign.
    pub fn difference(&self, change: &Turn, by: &Exact) -> String {
        if change.is_tiny() {
            return by.fraction();
        }
        let is_percent = matches!(change.new, Some(Term::Percent(_)));
        let kind = if is_percent { Kind::Percent } else { Kind::Quantity };
        let shown = self.voice.number(&self.digits.show(kind, by));
        if by.is_positive() { format!("+{shown}") } else { shown }
    }

    /// What caused a change.
    pub fn origins(&self, origins: &Origins) -> String {
        let words = |all: &std::collections::BTreeSet<Origin>| -> Vec<Arg> {
            all.iter().map(|origin| Arg::Message(Message::new(word(*origin)))).collect()
        };
        let mut parts = Vec::new();
        if !origins.named.is_empty() {
            parts.push(self.say(Message::new("audit-cause").with("causes", words(&origins.named))));
        }
        if !origins.possible.is_empty() {
            parts.push(self.say(Message::new("audit-cause-perhaps").with("causes", words(&origins.possible))));
        }
        if origins.is_unaccounted {
            parts.push(self.voice.word("audit-cause-none"));
        }
        parts.join("; ")
    }
}

fn word(origin: Origin) -> &'static str {
    match origin {
        Origin::Evidence => "audit-cause-evidence",
        Origin::Decision => "audit-cause-decision",
        Origin::Catalogue => "audit-cause-catalogue",
        Origin::Date => "audit-cause-date",
        Origin::Reading => "audit-cause-reading",
        Origin::Version => "audit-cause-version",
    }
}

//! The words for names, aspects, values and causes.

use super::ComparisonWriter;
use crate::evidence::date;
use crate::language::{Arg, Message, Text};
use crate::number::{Exact, FigureKind, parse_fraction};
use crate::record::{ChangeSubject, Origin, Origins, ReportedValue, Turn};
use crate::report::FigureWriter;
use crate::report::assessment::condition_name;
use crate::report::basis::title_in;

impl ComparisonWriter<'_> {
    /// What a label, category or indicator is called, by the newer catalogue at hand; its
    /// id where none is.
    pub(super) fn name(&self, about: ChangeSubject, id: &str) -> String {
        let mut catalogues = [&self.comparison.new, &self.comparison.old].into_iter().map(|side| side.catalogue);
        if let Some(title) = catalogues.find_map(|catalogue| title_in(self.localizer, catalogue, about, id)) {
            return title.to_owned();
        }
        // Of groups the reports themselves tell the titles.
        let reports = [&self.comparison.new, &self.comparison.old].map(|side| &side.saved.report.groups);
        let group = reports.into_iter().flatten().find(|group| about == ChangeSubject::Group && group.id == id);
        let title = group.map(|group| self.localizer.text(&Text::by_language(&group.title)).to_owned());
        title.unwrap_or_else(|| id.to_owned())
    }

    /// What of a thing changed.
    pub(super) fn aspect(&self, change: &Turn) -> String {
        let key = match change.field {
            "award" => "audit-aspect-award",
            "provisional" => "audit-aspect-provisional",
            "profile" => "audit-aspect-profile",
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
            "bonus" => "audit-aspect-bonus",
            "percentage_points" => "audit-aspect-percentage-points",
            "counts" => "audit-aspect-counts",
            "dispensable" => "audit-aspect-dispensable",
            "counted" => "audit-aspect-counted",
            "capped" => "audit-aspect-capped",
            "of" => "audit-aspect-of",
            "best" => "audit-aspect-best",
            "at_most" => "audit-aspect-at-most",
            _ => "audit-aspect-documents",
        };
        let aspect = self.say(Message::new(key));
        let Some(condition) = &change.condition else { return aspect };
        let condition = condition_name(self.localizer, condition);
        self.say(Message::new("audit-aspect-condition").with("condition", condition).with("aspect", aspect))
    }

    fn figure(&self, kind: FigureKind, number: &Exact) -> String {
        FigureWriter { localizer: self.localizer, digits: self.digits }.figure(kind, number)
    }

    /// What a report says; a dash for nothing.
    pub(super) fn term(&self, field: &str, term: Option<&ReportedValue>) -> String {
        let Some(term) = term else {
            return self.localizer.word(if field == "award" { "audit-no-label" } else { "audit-nothing" });
        };
        match term {
            ReportedValue::Quantity(number) => self.figure(FigureKind::Quantity, number),
            ReportedValue::Percent(number) => self.figure(FigureKind::Percent, number),
            ReportedValue::Flag(flag) => self.localizer.word(if *flag { "yes" } else { "no" }),
            ReportedValue::Word(word) => match word.as_str() {
                "scored" => self.localizer.word("status-scored"),
                "missing" => self.localizer.word("status-missing"),
                "invalid" => self.localizer.word("status-invalid"),
                "not-applicable" => self.localizer.word("status-not-applicable"),
                other => other.to_owned(),
            },
            ReportedValue::Id(id) => {
                self.name(if field == "award" { ChangeSubject::Label } else { ChangeSubject::Category }, id)
            }
            ReportedValue::Names(names) => {
                let about = match field {
                    "below" => ChangeSubject::Category,
                    "missed" => ChangeSubject::Indicator,
                    "documents" => ChangeSubject::Result,
                    _ => ChangeSubject::Label,
                };
                let name = |name: &String| match field {
                    // Members are indicators and groups.
                    "of" | "counted" => {
                        let group = self.name(ChangeSubject::Group, name);
                        if group == *name { self.name(ChangeSubject::Indicator, name) } else { group }
                    }
                    _ => self.name(about, name),
                };
                let names: Vec<String> = names.iter().map(name).collect();
                if names.is_empty() { self.localizer.word("audit-nothing") } else { names.join("; ") }
            }
            ReportedValue::Decision(decision) => {
                let day = |text: &str| date::parse(text).map_or_else(|| Arg::quoted(text), Arg::from);
                let points = parse_fraction(&decision.points.exact).unwrap_or_default();
                let message = Message::new("audit-decided")
                    .with("points", self.figure(FigureKind::Quantity, &points))
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
    pub(super) fn sides(&self, change: &Turn) -> [String; 2] {
        [&change.old, &change.new].map(|side| match side {
            Some(ReportedValue::Quantity(number) | ReportedValue::Percent(number)) if change.is_tiny() => {
                number.fraction()
            }
            side => self.term(change.field, side.as_ref()),
        })
    }

    /// By how much a figure changed, with its sign.
    pub(super) fn difference(&self, change: &Turn, by: &Exact) -> String {
        if change.is_tiny() {
            return by.fraction();
        }
        let is_percent = matches!(change.new, Some(ReportedValue::Percent(_)));
        let kind = if is_percent { FigureKind::Percent } else { FigureKind::Quantity };
        let shown = self.localizer.number(&self.digits.show(kind, by));
        if by.is_positive() { format!("+{shown}") } else { shown }
    }

    /// What caused a change.
    pub(super) fn origins(&self, origins: &Origins) -> String {
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
            parts.push(self.localizer.word("audit-cause-none"));
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

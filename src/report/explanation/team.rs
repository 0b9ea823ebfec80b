//! The working of the management team's figures: what each person brings, and how
//! it comes together.

use crate::assess::{AssessedIndicator, PersonShare, ValueWorking};
use crate::catalogue::{Indicator, Measure, Metric, Qualification};
use crate::evidence::Person;
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::report::ReportWriter;

impl ReportWriter<'_> {
    /// The lines between the cells of the team and an indicator's value; none where
    /// it is no figure of the team or has no value.
    pub(super) fn team_working(&self, indicator: &Indicator, assessed: &AssessedIndicator) -> Vec<String> {
        let Measure::Team { metric } = indicator.measure else { return Vec::new() };
        let Some(value) = &assessed.value else { return Vec::new() };
        let qualification = &self.catalogue.qualification;
        match &assessed.value_working {
            ValueWorking::Persons(shares) => {
                let mut lines: Vec<String> = shares
                    .iter()
                    .filter_map(|share| {
                        let person = self.assessment.team.persons.iter().find(|person| person.name == share.person)?;
                        self.person_line(qualification, metric, person, share)
                    })
                    .collect();
                lines.push(self.together(metric, shares, value));
                lines
            }
            ValueWorking::Competences(covered) => self.coverage(qualification, covered, value),
            _ => Vec::new(),
        }
    }

    /// What one person brings; `None` where the sum says it all.
    fn person_line(
        &self,
        qualification: &Qualification,
        metric: Metric,
        person: &Person,
        share: &PersonShare,
    ) -> Option<String> {
        let about = |key| Message::new(key).with("person", Arg::quoted(&person.name));
        let message = match metric {
            Metric::Qualification | Metric::LeadQualification => {
                let rated = person.ratings.iter().zip(&qualification.competences);
                let terms: Vec<String> = rated
                    .map(|(rating, competence)| format!("{} × {}", self.full(&competence.weight), self.full(rating)))
                    .collect();
                let weights = Exact::sum(qualification.competences.iter().map(|competence| competence.weight.clone()));
                about("explain-person-rating")
                    .with("terms", terms.join(" + "))
                    .with("most", format!("{} × {}", self.full(&qualification.rating_max), self.full(&weights)))
                    .with("percent", self.exact_percent(&share.figure))
                    .with("weight", self.person_weight(qualification, person, share))
            }
            Metric::Tenure => about("explain-person-months")
                .with("since", person.since.map_or(Arg::from("–"), Arg::Date))
                .with("months", self.full(&share.figure)),
            Metric::TrainingDays => about("explain-person-days").with("days", self.full(&share.figure)),
            Metric::Trained => {
                about(if share.figure.is_zero() { "explain-person-untrained" } else { "explain-person-trained" })
            }
            Metric::Fte | Metric::Coverage => return None,
        };
        Some(self.localizer.say(&message))
    }

    /// How a person's weight comes about: the full-time equivalents, the role's weight.
    fn person_weight(&self, qualification: &Qualification, person: &Person, share: &PersonShare) -> String {
        let role = person.role.and_then(|role| qualification.roles.get(role));
        let mut factors = Vec::new();
        if qualification.by_fte {
            factors.push(self.full(&person.fte));
        }
        factors.extend(role.map(|role| format!("{} ({})", self.full(&role.weight), self.localizer.text(&role.title))));
        match factors.len() {
            0 | 1 => factors.pop().unwrap_or_else(|| self.full(&share.weight)),
            _ => format!("{} = {}", factors.join(" × "), self.full(&share.weight)),
        }
    }

    /// How the persons' figures come together.
    fn together(&self, metric: Metric, shares: &[PersonShare], value: &Exact) -> String {
        let plus = |terms: Vec<String>| terms.join(" + ");
        let weights = plus(shares.iter().map(|share| self.full(&share.weight)).collect());
        let products = plus(
            shares.iter().map(|share| format!("{} × {}", self.full(&share.weight), self.full(&share.figure))).collect(),
        );
        match metric {
            Metric::Qualification | Metric::LeadQualification => {
                format!("({products}) / ({weights}) = {}", self.exact_percent(value))
            }
            Metric::Fte | Metric::Coverage => format!("{weights} = {}", self.exactly(value)),
            Metric::Tenure => format!("({products}) / ({weights}) / 12 = {}", self.exactly(value)),
            Metric::TrainingDays => {
                let days = plus(shares.iter().map(|share| self.full(&share.figure)).collect());
                format!("({days}) / ({weights}) = {}", self.exactly(value))
            }
            Metric::Trained => {
                let trained = shares.iter().filter(|share| !share.figure.is_zero());
                let trained: Vec<String> = trained.map(|share| self.full(&share.weight)).collect();
                let trained = if trained.is_empty() { "0".to_owned() } else { trained.join(" + ") };
                format!("100 × ({trained}) / ({weights}) = {}", self.exact_percent(value))
            }
        }
    }

    fn coverage(&self, qualification: &Qualification, covered: &[bool], value: &Exact) -> Vec<String> {
        let proficient = qualification.proficient.clone().unwrap_or_default();
        let competences = qualification.competences.iter().enumerate().zip(covered);
        let mut lines: Vec<String> = competences
            .map(|((index, competence), is_covered)| {
                let ratings = self.assessment.team.persons.iter().filter_map(|person| person.ratings.get(index));
                let best = ratings.max().cloned().unwrap_or_default();
                let sign = if *is_covered { "≥" } else { "<" };
                let message = Message::new("explain-coverage")
                    .with("competence", &competence.title)
                    .with("best", self.full(&best))
                    .with("sign", sign)
                    .with("proficient", self.full(&proficient));
                self.localizer.say(&message)
            })
            .collect();
        let count = covered.iter().filter(|covered| **covered).count();
        lines.push(format!("100 × {count} / {} = {}", covered.len(), self.exact_percent(value)));
        lines
    }
}

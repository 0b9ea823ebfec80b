//! What weakens a decision and stands beside it in the head of every format: a catalogue
//! that may not apply, documents that are missing, values that may have been meant
//! otherwise, points that evaluators decided.

use super::basis::provenance;
use super::catalogue::RulebookWriter;
use super::page::notes::{Notes, is_about_catalogue, sentence};
use super::{ReportWriter, Tone};
use crate::assess::{Assessment, DocumentState, DocumentSupport};
use crate::catalogue::{Catalogue, Indicator};
use crate::language::{Arg, Message};
use crate::number::Exact;

impl ReportWriter<'_> {
    /// Each reservation as a sentence, the gravest first; every format shows all of them
    /// directly below the decision.
    pub fn reservations(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<(Tone, String)> {
        let of_catalogue = self.about_catalogue(catalogue, assessment);
        let doubts = [
            self.undocumented(catalogue, assessment),
            self.withheld(catalogue, assessment),
            self.by_name(catalogue, assessment),
            self.doubtful(catalogue, assessment),
            self.claimed_in_words(catalogue, assessment),
        ];
        let undecided = self.undecided(catalogue, assessment);
        of_catalogue
            .into_iter()
            .chain(undecided)
            .chain(doubts.into_iter().flatten().map(|text| (Tone::Doubt, text)))
            .collect()
    }

    /// Those about the catalogue, which bear on whatever is made of it: a self-test, a plan.
    pub(super) fn about_catalogue(&self, catalogue: &Catalogue, assessment: &Assessment) -> Vec<(Tone, String)> {
        let findings = assessment.findings.iter().filter(|finding| is_about_catalogue(finding));
        let findings = findings.map(|finding| (Tone::Bad, sentence(&self.localizer.say(&finding.message))));
        provenance(self.localizer, catalogue).into_iter().chain(findings).collect()
    }

    /// How many points rest on documents that are not there, and which.
    fn undocumented(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<String> {
        let (points, message) =
            self.resting_on(catalogue, assessment, DocumentSupport::Lacking, "undocumented-points")?;
        Some(self.localizer.say(&message.with("rest", self.quantity(&(&assessment.score.points - &points)))))
    }

    /// What earns nothing for want of documents.
    fn withheld(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<String> {
        let all = catalogue.indicators.iter().zip(&assessment.indicators);
        let mut withheld = all.filter(|(_, assessed)| assessed.undocumented && assessed.decided.is_none()).peekable();
        withheld.peek()?;
        let names = self.titles(catalogue, withheld.map(|(indicator, _)| indicator));
        Some(self.localizer.say(&Message::new("undocumented-zero").with("indicators", names)))
    }

    /// How many points rest on documents known by name only.
    fn by_name(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<String> {
        let is_elsewhere = assessment.documents().any(|document| document.state == DocumentState::Elsewhere);
        let key = if is_elsewhere { "named-points-elsewhere" } else { "named-points" };
        let (_, message) = self.resting_on(catalogue, assessment, DocumentSupport::Names, key)?;
        Some(self.localizer.say(&message))
    }

    /// The points that rest on that, and what is said of them; none where no points do.
    fn resting_on(
        &self,
        catalogue: &Catalogue,
        assessment: &Assessment,
        support: DocumentSupport,
        key: &'static str,
    ) -> Option<(Exact, Message)> {
        let resting = assessment.resting_on(catalogue, support);
        let contribution = |index: &usize| assessment.indicators.get(*index)?.contribution.clone();
        let points = Exact::sum(resting.iter().filter_map(contribution));
        let names = resting.iter().filter_map(|index| catalogue.indicators.get(*index));
        let message = Message::new(key)
            .with("points", self.quantity(&points))
            .with("of", self.quantity(&assessment.score.points))
            .with("indicators", self.titles(catalogue, names));
        (!resting.is_empty()).then_some((points, message))
    }

    /// Which values were read that may have been meant otherwise.
    fn doubtful(&self, catalogue: &Catalogue, assessment: &Assessment) -> Option<String> {
        let doubtful = Notes::new(assessment).doubtful();
        let named = doubtful.iter().filter_map(|index| catalogue.indicators.get(*index));
        let message = Message::new("doubtful-values").with("indicators", self.titles(catalogue, named));
        (!doubtful.is_empty()).then(|| self.localizer.say(&message))
    }

    fn titles<'i>(&self, catalogue: &Catalogue, indicators: impl Iterator<Item = &'i Indicator>) -> Arg {
        let book = RulebookWriter { localizer: self.localizer, catalogue };
        Arg::Text(indicators.map(|indicator| book.numbered(indicator)).collect::<Vec<_>>().join("; "))
    }
}

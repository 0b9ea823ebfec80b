//! What weakens a decision and stands beside it in the head of every format: a catalogue
//! that may not apply, documents that are missing, values that may have been meant
//! otherwise, points that evaluators decided.

use super::notes::{Notes, is_about_catalogue, sentence};
use crate::assess::{DocumentState, DocumentSupport};
use crate::catalogue::Indicator;
use crate::language::{Arg, Message};
use crate::number::Exact;
use crate::report::basis::{comparing, provenance};
use crate::report::{ReportWriter, Tone};

impl ReportWriter<'_> {
    /// Each reservation as a sentence, the gravest first; every format shows all of them
    /// directly below the decision.
    pub(crate) fn reservations(&self) -> Vec<(Tone, String)> {
        let of_catalogue = self.about_catalogue();
        let doubts = [self.undocumented(), self.withheld(), self.by_name(), self.doubtful(), self.claimed_in_words()];
        let undecided = self.undecided();
        let comparing = comparing(self.localizer, self.catalogue).into_iter().map(|text| (Tone::Plain, text));
        of_catalogue
            .into_iter()
            .chain(comparing)
            .chain(undecided)
            .chain(doubts.into_iter().flatten().map(|text| (Tone::Doubt, text)))
            .collect()
    }

    /// Those about the catalogue, which bear on whatever is made of it: a self-test, a plan.
    pub(in crate::report) fn about_catalogue(&self) -> Vec<(Tone, String)> {
        let findings = self.assessment.findings.iter().filter(|finding| is_about_catalogue(finding));
        let findings = findings.map(|finding| (Tone::Bad, sentence(&self.localizer.say(&finding.message))));
        provenance(self.localizer, self.catalogue).into_iter().chain(findings).collect()
    }

    /// How many points rest on documents that are not there, and which.
    fn undocumented(&self) -> Option<String> {
        let (points, message) = self.resting_on(DocumentSupport::Lacking, "undocumented-points")?;
        Some(self.localizer.say(&message.with("rest", self.quantity(&(&self.assessment.score.points - &points)))))
    }

    /// What earns nothing for want of documents.
    fn withheld(&self) -> Option<String> {
        let all = self.catalogue.indicators.iter().zip(&self.assessment.indicators);
        let mut withheld = all.filter(|(_, assessed)| assessed.undocumented && assessed.decided.is_none()).peekable();
        withheld.peek()?;
        let names = self.titles(withheld.map(|(indicator, _)| indicator));
        Some(self.localizer.say(&Message::new("undocumented-zero").with("indicators", names)))
    }

    /// How many points rest on documents known by name only.
    fn by_name(&self) -> Option<String> {
        let is_elsewhere = self.assessment.documents().any(|document| document.state == DocumentState::Elsewhere);
        let key = if is_elsewhere { "named-points-elsewhere" } else { "named-points" };
        let (_, message) = self.resting_on(DocumentSupport::Names, key)?;
        Some(self.localizer.say(&message))
    }

    /// The points that rest on that, and what is said of them; none where no points do.
    fn resting_on(&self, support: DocumentSupport, key: &'static str) -> Option<(Exact, Message)> {
        let resting = self.assessment.resting_on(self.catalogue, support);
        let contribution = |index: &usize| self.assessment.indicators.get(*index)?.contribution.clone();
        let points = Exact::sum(resting.iter().filter_map(contribution));
        let names = resting.iter().filter_map(|index| self.catalogue.indicators.get(*index));
        let message = Message::new(key)
            .with("points", self.quantity(&points))
            .with("of", self.quantity(&self.assessment.score.points))
            .with("indicators", self.titles(names));
        (!resting.is_empty()).then_some((points, message))
    }

    /// Which values were read that may have been meant otherwise.
    fn doubtful(&self) -> Option<String> {
        let doubtful = Notes::new(self.assessment).doubtful();
        let named = doubtful.iter().filter_map(|index| self.catalogue.indicators.get(*index));
        let message = Message::new("doubtful-values").with("indicators", self.titles(named));
        (!doubtful.is_empty()).then(|| self.localizer.say(&message))
    }

    fn titles<'i>(&self, indicators: impl Iterator<Item = &'i Indicator>) -> Arg {
        let book = self.book();
        Arg::Text(indicators.map(|indicator| book.numbered(indicator)).collect::<Vec<_>>().join("; "))
    }
}

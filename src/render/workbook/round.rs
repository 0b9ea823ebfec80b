//! The workbook of a round: overview, ranking, the points of everybody. Rows leave
//! memory as they are written.

use super::sheet::{Cached, SheetWriter, WriteResult, figure, heading, held, plain, quiet, quoted, sign, stamp, title};
use crate::assess::IndicatorScore;
use crate::assess::Status;
use crate::catalogue::Catalogue;
use crate::language::{Arg, Localizer, Message};
use crate::number::{Digits, Exact, FigureKind};
use crate::portfolio::{Award, Duplicate, DuplicateSet, Ranked, Round, RoundEntry, StoredResult};
use crate::report::{SPREAD, is_told};
use jiff::civil::Date;
use rust_xlsxwriter::{DocProperties, Workbook, XlsxError};

/// The column of the label on the sheet of the ranking, which the overview counts.
const AWARD: u16 = 8;
/// The column that says what is provisional.
const PROVISIONAL: u16 = 9;

/// The last column of that sheet.
const LAST: u16 = PROVISIONAL + 8;

/// The workbook of a round while it is written.
pub struct RoundBook<'a> {
    catalogue: &'a Catalogue,
    localizer: &'a Localizer,
    as_of: Date,
    /// How figures are shown that decide nothing here.
    digits: Digits,
    book: Workbook,
    points: SheetWriter,
    row: u32,
}

impl<'a> RoundBook<'a> {
    /// A workbook to which initiatives are added in the order of input.
    ///
    /// # Errors
    /// What a workbook cannot hold.
    pub fn new(catalogue: &'a Catalogue, localizer: &'a Localizer, as_of: Date) -> Result<RoundBook<'a>, XlsxError> {
        let mut book = Workbook::new();
        let titles = ["portfolio-column-initiative", "portfolio-column-name", "portfolio-column-dossier"];
        let titles = titles.map(|key| (localizer.word(key), 24));
        let percent = (localizer.word("column-percent"), 10);
        let indicators = catalogue.indicators.iter().map(|indicator| (held(localizer.text(&indicator.title)), 14));
        let titles: Vec<(String, u16)> = titles.into_iter().chain([percent]).chain(indicators).collect();
        let titles: Vec<(&str, u16)> = titles.iter().map(|(title, width)| (title.as_str(), *width)).collect();
        let name = localizer.word("portfolio-sheet-points");
        let mut points = SheetWriter::over(book.new_worksheet_with_constant_memory()?, &name, &titles)?;
        points.settled(0)?;
        points.inner().set_freeze_panes(3, 1)?;
        points.text(1, 0, &localizer.word("portfolio-most-points"), &quiet())?;
        for (column, indicator) in (4u16..).zip(&catalogue.indicators) {
            points.number(1, column, &indicator.points, &plain().set_italic())?;
        }
        points.text(2, 0, &localizer.word("portfolio-weights"), &quiet())?;
        for (column, indicator) in (4u16..).zip(&catalogue.indicators) {
            points.number(2, column, &indicator.weight, &plain().set_italic())?;
        }
        let digits = Digits::new(catalogue.decimals, &[]);
        Ok(RoundBook { catalogue, localizer, as_of, digits, book, points, row: 3 })
    }

    /// Adds the points of an initiative.
    ///
    /// # Errors
    /// What a workbook cannot hold, such as more rows than a sheet has.
    pub fn add(&mut self, entry: &RoundEntry) -> WriteResult {
        let Ok(scored) = &entry.outcome else { return Ok(()) };
        let (row, sheet) = (self.row, &mut self.points);
        sheet.text(row, 0, &entry.initiative, &plain())?;
        sheet.text(row, 1, entry.name().unwrap_or_default(), &plain())?;
        sheet.text(row, 2, &entry.dossier, &plain())?;
        if let Some(percent) = &scored.percent {
            let decimals = scored.percent_shown.as_deref().and_then(|shown| shown.split_once('.'));
            let decimals =
                decimals.map_or_else(String::new, |(_, decimals)| format!(".{}", "0".repeat(decimals.len())));
            sheet.number(row, 3, percent, &plain().set_num_format(format!("0{decimals}\" %\"")))?;
        }
        for (column, settled) in (4u16..).zip(&scored.indicators) {
            match (&settled.points, absent(settled)) {
                (Some(points), None) => {
                    let look = figure(&self.digits, FigureKind::Quantity, Some(points));
                    sheet.number(row, column, points, &plain().set_num_format(look))?;
                }
                (_, word) => sheet.text(row, column, &self.localizer.word(word.unwrap_or("no-figure")), &sign())?,
            }
        }
        self.row += 1;
        Ok(())
    }

    /// The bytes of the workbook, with the ranking and the overview; `min_group` is the
    /// least number of initiatives over which figures are told, `notes` stand at the end.
    ///
    /// # Errors
    /// What a workbook cannot hold.
    pub fn finish(
        mut self,
        round: &Round<'_>,
        same: &DuplicateSet,
        min_group: usize,
        notes: &[String],
    ) -> Result<Vec<u8>, XlsxError> {
        let title = held(self.localizer.text(&self.catalogue.title));
        let properties = DocProperties::new().set_title(title).set_author("merit");
        self.book.set_properties(&properties.set_creation_datetime(&stamp(Some(self.as_of))));
        let mut ranking = self.ranking(round, same)?;
        ranking.inner().autofilter(0, 0, u32::try_from(round.scored.len()).unwrap_or(u32::MAX), LAST)?;
        let overview = self.overview(round, min_group, notes)?;
        for sheet in [overview, ranking, self.points] {
            self.book.push_worksheet(sheet.finish()?);
        }
        self.book.save_to_buffer()
    }

    fn ranking(&mut self, round: &Round<'_>, same: &DuplicateSet) -> Result<SheetWriter, XlsxError> {
        let titles = [
            ("portfolio-column-rank", 8),
            ("portfolio-column-initiative", 24),
            ("portfolio-column-name", 32),
            ("portfolio-column-dossier", 24),
            ("column-points", 12),
            ("column-attainable", 12),
            ("column-percent", 12),
            ("portfolio-column-exact", 16),
            ("portfolio-column-award", 20),
            ("portfolio-column-provisional", 12),
            ("portfolio-column-errors", 10),
            ("portfolio-column-decided", 14),
            ("portfolio-column-group", 16),
            ("portfolio-column-missed", 14),
            ("portfolio-column-minimums", 40),
            ("portfolio-column-undocumented", 16),
            ("portfolio-column-by-name", 16),
            ("portfolio-column-same", 28),
        ];
        let titles: Vec<(String, u16)> = titles.iter().map(|(key, width)| (self.localizer.word(key), *width)).collect();
        let titles: Vec<(&str, u16)> = titles.iter().map(|(title, width)| (title.as_str(), *width)).collect();
        let name = self.localizer.word("portfolio-sheet-ranking");
        let mut sheet = SheetWriter::over(self.book.new_worksheet_with_constant_memory()?, &name, &titles)?;
        sheet.settled(0)?;
        let ranking = round.ranking();
        for (index, (row, ranked)) in (1u32..).zip(ranking.part(0..ranking.len())).enumerate() {
            let around = index.saturating_sub(1)..(index + 2).min(ranking.len());
            let digits = round.digits(&ranking.part(around).collect::<Vec<_>>());
            self.ranked(&mut sheet, row, &digits, &ranked)?;
            let twin = same.twin(ranked.place.dossier, ranked.place.initiative);
            sheet.text(row, LAST, &twin.map(|twin| self.twin(twin)).unwrap_or_default(), &plain())?;
        }
        Ok(sheet)
    }

    fn ranked(&self, sheet: &mut SheetWriter, row: u32, digits: &Digits, ranked: &Ranked<'_>) -> WriteResult {
        let StoredResult {
            dossier,
            initiative,
            name,
            points,
            attainable,
            percent,
            award,
            provisional,
            errors,
            decided,
            undocumented,
            by_name,
            group,
            ..
        } = ranked.place;
        if let Some(rank) = ranked.rank {
            sheet.count(row, 0, rank, &plain())?;
        }
        sheet.text(row, 1, initiative, &plain())?;
        sheet.text(row, 2, name.unwrap_or_default(), &plain())?;
        sheet.text(row, 3, dossier, &plain())?;
        for (column, figures) in [(4, points), (5, attainable)] {
            let look = figure(&self.digits, FigureKind::Quantity, Some(figures));
            sheet.number(row, column, figures, &plain().set_num_format(look))?;
        }
        if let Some(percent) = percent {
            let look = plain().set_num_format(figure(digits, FigureKind::Percent, Some(percent)));
            sheet.number(row, 6, percent, &look)?;
            sheet.text(row, 7, &percent.fraction(), &quiet())?;
        }
        sheet.text(row, AWARD, &self.label(award), &plain())?;
        let provisional = if provisional { self.localizer.word("yes") } else { self.localizer.word("no") };
        sheet.text(row, PROVISIONAL, &provisional, &plain())?;
        sheet.count(row, PROVISIONAL + 1, errors, &plain())?;
        sheet.count(row, PROVISIONAL + 2, decided, &plain())?;
        sheet.text(row, PROVISIONAL + 3, group.unwrap_or_default(), &plain())?;
        sheet.count(row, PROVISIONAL + 4, ranked.place.missed().count(), &plain())?;
        let missed = ranked.place.missed().filter_map(|index| self.catalogue.indicators.get(index));
        let missed: Vec<&str> = missed.map(|indicator| self.localizer.text(&indicator.title)).collect();
        sheet.text(row, PROVISIONAL + 5, &missed.join("; "), &plain())?;
        sheet.count(row, PROVISIONAL + 6, undocumented, &plain())?;
        sheet.count(row, PROVISIONAL + 7, by_name, &plain())
    }

    /// Whom an application seems to be, and by what.
    fn twin(&self, twin: &Duplicate) -> String {
        let by = twin.by.iter().map(|by| Arg::from(Message::new(by.word())));
        let who =
            Message::new("portfolio-twin").with("id", &*twin.other.initiative).with("dossier", &*twin.other.dossier);
        self.localizer.say(&who.with("by", by.collect::<Vec<_>>()))
    }

    fn label(&self, label: Option<usize>) -> String {
        match label.and_then(|label| self.catalogue.labels.get(label)) {
            Some(label) => {
                let title = self.localizer.text(&label.title);
                let same = self.catalogue.labels.iter().filter(|other| self.localizer.text(&other.title) == title);
                // Formulas count by what stands there.
                held(&if same.count() > 1 { format!("{title} ({})", label.id) } else { title.to_owned() })
            }
            None => self.localizer.word("portfolio-no-label"),
        }
    }

    fn overview(&self, round: &Round<'_>, min_group: usize, notes: &[String]) -> Result<SheetWriter, XlsxError> {
        let mut widths = [("", 12); 11];
        (widths[0].1, widths[1].1) = (44, 24);
        let mut sheet = SheetWriter::new(&self.localizer.word("portfolio-sheet-overview"), &widths)?;
        let say = |key, count: usize| self.localizer.say(&Message::new(key).with("count", count));
        sheet.text(0, 0, &say("portfolio-title", round.len()), &title())?;
        sheet.text(1, 0, self.localizer.text(&self.catalogue.title), &plain())?;
        sheet.inner().merge_range(
            2,
            0,
            2,
            6,
            &self.localizer.word("portfolio-sheet-note"),
            &plain().set_text_wrap(),
        )?;
        sheet.inner().set_row_height(2, 46)?;
        let lines = [
            ("sheet-catalogue", format!("{}@{}", self.catalogue.id, self.catalogue.version)),
            ("sheet-digest", self.catalogue.sha256.clone()),
            ("sheet-tool", format!("merit {}", env!("CARGO_PKG_VERSION"))),
        ];
        for (row, (key, text)) in (3u32..).zip(&lines) {
            sheet.text(row, 0, &self.localizer.word(key), &plain())?;
            sheet.text(row, 1, text, &plain())?;
        }
        sheet.text(6, 0, &self.localizer.word("sheet-as-of"), &plain())?;
        sheet.date(6, 1, self.as_of, plain())?;
        let mut row = self.awards(&mut sheet, 8, round)?;
        row = self.notes(&mut sheet, row, notes)?;
        if round.scored.len() < min_group {
            let withheld = Message::new("portfolio-spread-withheld").with("least", min_group);
            said(&mut sheet, row, 0, &self.localizer.say(&withheld))?;
            row += 2;
        } else if !round.scored.is_empty() {
            row = self.spread(&mut sheet, row, round, min_group)?;
        }
        self.unscored(&mut sheet, row, round)?;
        Ok(sheet)
    }

    /// How many have which label; the row after.
    fn awards(&self, sheet: &mut SheetWriter, first: u32, round: &Round<'_>) -> Result<u32, XlsxError> {
        let titles = ["portfolio-column-award", "portfolio-column-initiatives", "portfolio-column-provisional"];
        sheet.titles(first, 0, &titles.map(|key| self.localizer.word(key)))?;
        let last = u32::try_from(round.scored.len()).unwrap_or(u32::MAX).max(1);
        let name = self.localizer.word("portfolio-sheet-ranking").replace('\'', "''");
        let column = |column| format!("'{name}'!{}", super::sheet::rows(1, last, column));
        let mut row = first + 1;
        for Award { label, count, provisional } in round.awards() {
            let label = self.label(label);
            sheet.text(row, 0, &label, &plain())?;
            // The title as it stands, whatever it looks like: COUNTIF would take signs in it for rules.
            let is_it = format!("--EXACT({},{})", column(AWARD), quoted(&label));
            let number = |count: usize| Cached::Number(Exact::from(i64::try_from(count).unwrap_or(i64::MAX)));
            sheet.formula(row, 1, &format!("SUMPRODUCT({is_it})"), number(count), &plain())?;
            let open = format!("--EXACT({},{})", column(PROVISIONAL), quoted(&self.localizer.word("yes")));
            sheet.formula(row, 2, &format!("SUMPRODUCT({is_it},{open})"), number(provisional), &plain())?;
            row += 1;
        }
        if !round.unscored.is_empty() {
            sheet.text(row, 0, &self.localizer.word("portfolio-heading-unscored"), &plain())?;
            sheet.count(row, 1, round.unscored.len(), &plain())?;
            row += 1;
        }
        Ok(row + 1)
    }

    /// The points of each indicator over all; the row after.
    fn spread(
        &self,
        sheet: &mut SheetWriter,
        first: u32,
        round: &Round<'_>,
        min_group: usize,
    ) -> Result<u32, XlsxError> {
        let count = Message::new("portfolio-spread-rule").with("count", round.scored.len());
        sheet.text(first, 0, &self.localizer.word("portfolio-heading-spread"), &heading())?;
        sheet.inner().merge_range(
            first + 1,
            0,
            first + 1,
            10,
            &self.localizer.say(&count),
            &plain().set_text_wrap(),
        )?;
        sheet.inner().set_row_height(first + 1, 32)?;
        let titles = ["column-indicator", "sheet-id"].into_iter().chain(SPREAD);
        let titles = titles.chain(["portfolio-column-missed", "portfolio-column-refused"]);
        let titles: Vec<String> = titles.map(|key| self.localizer.word(key)).collect();
        sheet.titles(first + 2, 0, &titles)?;
        let mut row = first + 3;
        let look = |points: &Exact| plain().set_num_format(figure(&self.digits, FigureKind::Quantity, Some(points)));
        for (index, (indicator, spread)) in self.catalogue.indicators.iter().zip(&round.spreads).enumerate() {
            sheet.text(row, 0, self.localizer.text(&indicator.title), &plain())?;
            sheet.text(row, 1, &indicator.id, &plain())?;
            let counts = spread.counts();
            for (column, quarters) in (2u16..).zip(0..=4) {
                let is_told = is_told(quarters, counts.all, min_group);
                if let Some(points) = spread.quartile(quarters).filter(|_| is_told) {
                    sheet.number(row, column, points, &look(points))?;
                }
            }
            sheet.number(row, 7, &indicator.points, &look(&indicator.points))?;
            let of = |counts: &[usize]| counts.get(index).copied().unwrap_or_default();
            let counts = [counts.excellent, counts.open, of(&round.missed), of(&round.refused)];
            (8u16..).zip(counts).try_for_each(|(column, count)| sheet.count(row, column, count, &plain()))?;
            row += 1;
        }
        Ok(row + 1)
    }

    /// Why some are not scored.
    fn unscored(&self, sheet: &mut SheetWriter, first: u32, round: &Round<'_>) -> WriteResult {
        if round.unscored.is_empty() {
            return Ok(());
        }
        let titles = ["portfolio-heading-unscored", "portfolio-column-dossier"];
        sheet.titles(first, 0, &titles.map(|key| self.localizer.word(key)))?;
        for (row, entry) in (first + 1..).zip(&round.unscored) {
            sheet.text(row, 0, &entry.initiative, &plain())?;
            sheet.text(row, 1, &entry.dossier, &plain())?;
            said(sheet, row, 2, &self.localizer.say(&entry.problem))?;
        }
        Ok(())
    }

    /// What the figures do not tell; the row after.
    fn notes(&self, sheet: &mut SheetWriter, first: u32, notes: &[String]) -> Result<u32, XlsxError> {
        if notes.is_empty() {
            return Ok(first);
        }
        sheet.titles(first, 0, &[self.localizer.word("portfolio-heading-notes")])?;
        let mut row = first + 1;
        for note in notes {
            said(sheet, row, 0, note)?;
            row += 1;
        }
        Ok(row + 1)
    }
}

/// Sentences over the rest of a row, which is as high as they need.
fn said(sheet: &mut SheetWriter, row: u32, column: u16, text: &str) -> WriteResult {
    let text = held(text);
    let room = if column == 0 { 150 } else { 90 };
    let lines = u32::try_from(text.chars().count() / room).unwrap_or(0) + 1;
    sheet.inner().merge_range(row, column, row, 10, &text, &plain().set_text_wrap())?;
    sheet.inner().set_row_height(row, lines * 16)?;
    Ok(())
}

/// What stands in place of points that no evidence earns.
fn absent(earned: &IndicatorScore) -> Option<&'static str> {
    match earned.settled_status() {
        Status::Scored => None,
        Status::Missing => Some("portfolio-figure-missing"),
        Status::Invalid => Some("portfolio-figure-invalid"),
        Status::NotApplicable => Some("portfolio-figure-not-applicable"),
    }
}

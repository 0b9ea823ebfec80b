//! What holds for every number and every dossier, over random ones: the fast way
//! of `Exact` is arbitrary precision, and a score depends on what is said alone.

use merit::assess::{Assessment, Condition, Documents, LabelResult, Status, assess};
use merit::catalogue::{Catalogue, parse};
use merit::evidence::{RawTable, ReadingOptions, TableKind, read};
use merit::language::{Language, Localizer};
use merit::names::{self, comparable, identity, is_named};
use merit::number::{Compared, Digits, Exact, FigureKind, in_full, parse_plain};
use merit::record::{Options, SavedReport, assessment_json, contradictions};
use merit::report::ReportWriter;
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use unicode_normalization::UnicodeNormalization;

/// The weights of the catalogue's indicators, in order.
const WEIGHTS: [&str; 10] = ["1", "2", "0.5", "0.7", "3", "1", "0.1", "1.25", "0", "2"];

/// A catalogue with most measures and every kind of scale. Each scale rises with
/// the value of its measure wherever one row more can raise the value (checklists).
fn catalogue(aggregate: &str, weights: &[String]) -> String {
    let category_weight = |weight| if aggregate == "points" { String::new() } else { format!("weight = {weight}") };
    let mut text = format!(
        r#"
format = 1
[catalogue]
id = "random"
version = "1"
title = "Random"
decimals = 1
aggregate = "{aggregate}"
[evidence]
undocumented = "zero"
[[label]]
id = "gold"
title = "Gold"
min-percent = 60
min-category-percent = 30
min-answered-percent = 70
open-minimums = 1
requires = ["silver"]
basis = "assumed"
rationale = "a test"
[[label]]
id = "silver"
title = "Silver"
min-percent = 35
indicators = ["members", "quota", "private", "staff", "board", "phase", "plan"]
basis = "assumed"
rationale = "a test"
[[category]]
id = "first"
title = "First"
{}
[[category]]
id = "second"
title = "Second"
{}
[[category]]
id = "third"
title = "Third"
{}
"#,
        category_weight("30"),
        category_weight("50.5"),
        category_weight("19.5"),
    );
    let indicators = [
        (
            "members",
            "first",
            "measure = \"number\"\npoints = 5\nminimum = 2\nmin = 0\n\
          steps = [ { from = 15, points = 2 }, { from = 25, points = 4 }, { from = 40, points = 5 } ]",
        ),
        ("quota", "first", "measure = \"percent\"\npoints = 7\noptional = true\nlinear = { from = 10, to = 70 }"),
        (
            "private",
            "first",
            "measure = \"share\"\nof = [\"part\", \"whole\"]\npoints = 3\ndocuments = 1\n\
          linear = { from = 0, to = 90 }",
        ),
        (
            "staff",
            "second",
            "measure = \"ratio\"\nof = [\"fte\", \"heads\"]\nper = 100\npoints = 4\n\
          bands = [ { from = 1, up-to = 20, points = 2 }, { from = 20, up-to = 60, points = 4 }, \
          { from = 60, up-to = 90, points = 1 } ]",
        ),
        ("board", "second", "measure = \"yes-no\"\npoints = 2\nminimum = 2"),
        (
            "phase",
            "second",
            "measure = \"choice\"\npoints = 4\noptional = true\n\
          option = [ { id = \"early\", title = \"Early phase\", points = 1 }, \
          { id = \"late\", title = \"Late phase\", points = 4 } ]",
        ),
        (
            "plan",
            "third",
            "measure = \"checklist\"\npoints = 3\nminimum = 1\n\
          item = [ { id = \"goals\", title = \"Goals set\" }, { id = \"budget\", title = \"Budget set\" }, \
          { id = \"review\", title = \"Review held\" } ]\nlinear = { from = 0, to = 3 }",
        ),
        ("age", "third", "measure = \"since\"\nunit = \"months\"\npoints = 6\nlinear = { from = 12, to = 48 }"),
        ("shown-only", "third", "measure = \"number\"\npoints = 5\nsteps = [ { from = 1, points = 5 } ]"),
        (
            "delay",
            "third",
            "measure = \"number\"\npoints = 5\noptional = true\n\
          steps = [ { up-to = 2, points = 5 }, { up-to = 9.5, points = 1 } ]",
        ),
    ];
    for ((id, category, rest), weight) in indicators.iter().zip(weights) {
        text += &format!(
            "[[indicator]]\nid = \"{id}\"\ntitle = \"Indicator {id}\"\ncategory = \"{category}\"\nweight = {weight}\n\
             basis = \"assumed\"\nrationale = \"a test\"\n{rest}\n"
        );
    }
    text
}

fn own_weights() -> Vec<String> {
    WEIGHTS.map(str::to_owned).to_vec()
}

/// One row of evidence.
#[derive(Clone, Debug)]
struct Row {
    indicator: &'static str,
    input: &'static str,
    value: String,
    document: &'static str,
}

/// The columns of a table, in some order.
type Columns = Vec<&'static str>;
const COLUMNS: [&str; 5] = ["indicator", "input", "value", "document", "note"];

fn score(catalogue: &str, rows: &[Row], columns: &[&str]) -> (Catalogue, Assessment) {
    let catalogue = parse("random.toml", catalogue.as_bytes())
        .unwrap_or_else(|invalid| panic!("{}\n{:#?}", invalid.source.text, invalid.diagnostics));
    let mut table = columns.join(",") + "\n";
    for row in rows {
        let cell = |column: &&str| match *column {
            "indicator" => row.indicator,
            "input" => row.input,
            "value" => &row.value,
            "document" => row.document,
            _ => "checked",
        };
        table += &(columns.iter().map(cell).collect::<Vec<_>>().join(",") + "\n");
    }
    let raw = RawTable::of_text(TableKind::Evidence, "evidence.csv", table.into_bytes());
    let as_of = "2026-11-23".parse().unwrap();
    let evidence = read(&catalogue, &[raw], None, ReadingOptions { as_of, decimal: None }).unwrap();
    let assessment = assess(&catalogue, evidence, &Documents::new(), as_of);
    (catalogue, assessment)
}

/// All that an assessment decides, without the places it read from.
fn decisions(assessment: &Assessment) -> String {
    let indicators: Vec<_> = assessment
        .indicators
        .iter()
        .map(|i| {
            let decided = (i.status, &i.value, &i.points, &i.contribution, &i.attainable, i.minimum_met, i.excellent);
            (decided, i.undocumented, &i.value_working, &i.scale_working)
        })
        .collect();
    let mut findings: Vec<_> = assessment.findings.iter().map(|f| (f.indicator, f.code)).collect();
    findings.sort_unstable();
    let Assessment { categories, score, best_case, labels, award, provisional, .. } = assessment;
    format!("{indicators:#?}{categories:#?}{score:#?}{best_case:#?}{labels:#?}{award:?}{provisional}{findings:#?}")
}

fn decimal(range: std::ops::Range<i64>) -> impl Strategy<Value = String> {
    (range, 0u32..100)
        .prop_map(|(whole, cents)| if cents < 50 { whole.to_string() } else { format!("{whole}.{cents}") })
}

/// Which of the odd values may stand in rows.
#[derive(Clone, Copy, PartialEq)]
enum Odd {
    /// Any: empty, in error, not applicable.
    Any,
    /// None that taking a row away may put right: a row in error, a "not applicable".
    Blank,
}

/// A value for one input of an indicator.
fn value(indicator: &'static str, odd: Odd) -> BoxedStrategy<String> {
    let words = |words: &[&'static str]| select(words.to_vec()).prop_map(str::to_owned).boxed();
    let usual = match indicator {
        "members" => decimal(10..45).boxed(),
        "quota" => decimal(0..100).boxed(),
        "private" | "staff" => decimal(1..100).boxed(),
        "board" | "plan" => words(&["yes", "no"]),
        "phase" => words(&["early", "late", "Late phase"]),
        "age" => words(&["2026-11-23", "2025-10-24", "2024-02-29", "31.01.2023", "2019-05-05"]),
        _ => decimal(0..12).boxed(),
    };
    let others = match odd {
        Odd::Any => words(&["", "-", "nonsense", "n/a", "-5"]),
        Odd::Blank => words(&["", "-"]),
    };
    prop_oneof![8 => usual, 2 => others].boxed()
}

/// Rows of evidence, at most one for each input, in catalogue order.
fn rows(odd: Odd) -> impl Strategy<Value = Vec<Row>> {
    let inputs = [
        ("members", ""),
        ("quota", ""),
        ("private", "part"),
        ("private", "whole"),
        ("staff", "fte"),
        ("staff", "heads"),
        ("board", ""),
        ("phase", ""),
        ("plan", "goals"),
        ("plan", "budget"),
        ("plan", "review"),
        ("age", ""),
        ("shown-only", ""),
        ("delay", ""),
    ];
    let row = |(indicator, input): (&'static str, &'static str)| {
        let document = select(vec!["", "a.pdf", "b.pdf|a.pdf"]);
        let row = (value(indicator, odd), document).prop_map(move |(value, document)| Row {
            indicator,
            input,
            value,
            document,
        });
        // Mostly there: a dossier with many gaps decides little.
        proptest::option::weighted(0.9, row)
    };
    inputs.map(row).to_vec().prop_map(|rows| rows.into_iter().flatten().collect())
}

fn aggregate() -> impl Strategy<Value = &'static str> {
    select(vec!["points", "category-weights"])
}

/// 64-bit integers with many at the ends, where the fast way could overflow.
fn integer() -> impl Strategy<Value = i64> {
    let ends = vec![i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1, 1 << 32, -(1 << 32), 0, 1, -1, 3_037_000_500];
    prop_oneof![select(ends), -12i64..=12, any::<i64>()]
}

fn fraction() -> impl Strategy<Value = (i64, i64)> {
    (integer(), integer().prop_filter("a divisor", |den| *den != 0))
}

/// The same number both ways.
fn both((num, den): (i64, i64)) -> (Exact, BigRational) {
    let exact = Exact::ratio(num.into(), den.into()).unwrap();
    (exact, BigRational::new(num.into(), den.into()))
}

fn power_of_ten(digits: usize) -> BigInt {
    BigInt::from(10).pow(u32::try_from(digits).unwrap())
}

/// What a reader of a decimal makes of it, however long it is.
fn as_read(shown: &str) -> BigRational {
    let (whole, decimals) = shown.split_once('.').unwrap_or((shown, ""));
    let num: BigInt = format!("{whole}{decimals}").parse().unwrap();
    BigRational::new(num, power_of_ten(decimals.len()))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn exact_numbers_agree_with_arbitrary_precision(a in fraction(), b in fraction(), c in fraction()) {
        let ((a, big_a), (b, big_b), (c, big_c)) = (both(a), both(b), both(c));
        prop_assert_eq!((&a + &b).to_big(), &big_a + &big_b);
        prop_assert_eq!((&a - &b).to_big(), &big_a - &big_b);
        prop_assert_eq!((&a * &b).to_big(), &big_a * &big_b);
        prop_assert_eq!((-&a).to_big(), -&big_a);
        prop_assert_eq!(a.cmp(&b), big_a.cmp(&big_b));
        let zero = BigRational::from_integer(0.into());
        let quotient = (big_b != zero).then(|| &big_a / &big_b);
        prop_assert_eq!(a.divided_by(&b).map(|quotient| quotient.to_big()), quotient);
        // Sums and products that left 64 bits go on right, compare right and come back.
        let (long, big_long) = (&(&a * &b) + &c, &big_a * &big_b + &big_c);
        prop_assert_eq!(long.to_big(), big_long.clone());
        prop_assert_eq!(long.cmp(&a), big_long.cmp(&big_a));
        prop_assert_eq!(a.cmp(&long), big_a.cmp(&big_long));
        prop_assert_eq!((&long * &long).to_big(), &big_long * &big_long);
        prop_assert_eq!(&long - &(&a * &b), c, "equal numbers are equal representations");
        prop_assert_eq!(long.is_negative(), big_long < zero);
        prop_assert_eq!(long.is_positive(), big_long > zero);
        prop_assert_eq!(long.is_zero(), big_long == zero);
        prop_assert_eq!(long.is_whole(), big_long.is_integer());
        prop_assert_eq!(long.fraction(), big_long.to_string());
    }

    #[test]
    fn a_sum_of_many_is_exact_in_any_order(parts in vec(fraction(), 0..24)) {
        let (numbers, big): (Vec<Exact>, Vec<BigRational>) = parts.into_iter().map(both).unzip();
        let expected = big.iter().fold(BigRational::from_integer(0.into()), |sum, n| sum + n);
        prop_assert_eq!(Exact::sum(numbers.iter().cloned()).to_big(), expected.clone());
        prop_assert_eq!(Exact::sum(numbers.into_iter().rev()).to_big(), expected);
    }

    #[test]
    fn a_decimal_with_enough_digits_is_shown_as_it_is(
        sign in select(vec!["", "-", "+"]), whole in "[0-9]{1,15}", decimals in "[0-9]{0,15}", more in 0usize..5,
    ) {
        let point = if decimals.is_empty() { "" } else { "." };
        let number = parse_plain(&format!("{sign}{whole}{point}{decimals}")).unwrap();
        let unsigned: BigInt = format!("{whole}{decimals}").parse().unwrap();
        let signed = if sign == "-" { -unsigned } else { unsigned };
        prop_assert_eq!(number.to_big(), BigRational::new(signed, power_of_ten(decimals.len())));

        let enough = decimals.len() + more;
        let digits = Digits::new(u32::try_from(enough).unwrap(), &[]);
        let percent = digits.show(FigureKind::Percent, &number);
        prop_assert_eq!(percent.split_once('.').map_or(0, |(_, decimals)| decimals.len()), enough);
        prop_assert_eq!(as_read(&percent), number.to_big());
        prop_assert_eq!(as_read(&digits.show(FigureKind::Quantity, &number)), number.to_big());
        let full = in_full(&number);
        prop_assert_eq!(as_read(&full), number.to_big());
        prop_assert!(!full.contains('.') || !full.ends_with('0'), "{} has digits that say nothing", full);
    }

    #[test]
    fn what_is_shown_is_rounded_half_away_from_zero_and_never_to_nothing_or_everything(
        (num, den) in select(vec![1i64, 2, 3, 8, 20, 200, 2000, 999, 1_000_003]).prop_flat_map(|den| {
            let near = |whole: i64| (whole * den - 60)..(whole * den + 60);
            (prop_oneof![2 => -2_000_000i64..2_000_000, 1 => near(0), 1 => near(100)], Just(den))
        }),
        decimals in 0u32..4,
    ) {
        let number = Exact::ratio(num.into(), den.into()).unwrap();
        let shown = Digits::new(decimals, &[]).show(FigureKind::Percent, &number);
        let digits = shown.split_once('.').map_or(0, |(_, decimals)| decimals.len());
        let shown = as_read(&shown);
        // As many digits as were asked for, unless it would look like 0 or 100 with one fewer.
        let coarser = |digits: usize| (number.to_big() * power_of_ten(digits)).round() / power_of_ten(digits);
        let is_whole = |n: &BigRational| [0, 100].iter().any(|whole| *n == BigRational::from_integer((*whole).into()));
        prop_assert!(is_whole(&number.to_big()) || !is_whole(&shown), "{:?} shown as {}", number, shown);
        prop_assert!(digits == decimals as usize || is_whole(&coarser(digits - 1)), "{:?} shown as {}", number, shown);
        // Within half a unit of the last digit; exactly half only on the side away from zero.
        let distance = (&shown - number.to_big()) * power_of_ten(digits) * BigInt::from(2);
        let (zero, one) = (BigRational::from_integer(0.into()), BigRational::from_integer(1.into()));
        let outward = if number.is_negative() { -distance } else { distance };
        prop_assert!(-&one < outward && outward <= one, "{:?} shown as {}", number, shown);
        prop_assert!(shown == zero || (shown < zero) == number.is_negative());
    }

    #[test]
    fn compared_figures_are_shown_in_their_order(
        figures in vec((0i64..4000, select(vec![40i64, 41, 399, 400, 10_007])), 2..6), decimals in 0u32..3,
        kind in select(vec![FigureKind::Percent, FigureKind::Quantity]), in_full in any::<bool>(),
    ) {
        let figures: Vec<Exact> =
            figures.into_iter().map(|(num, den)| Exact::ratio(num.into(), den.into()).unwrap()).collect();
        // The limit that is shown in full is a decimal, as those of rule books are.
        let limit = parse_plain("9.75").unwrap();
        let others: Vec<&Exact> = if in_full { vec![&limit] } else { figures.iter().collect() };
        let pairs: Vec<Compared> = figures
            .iter()
            .flat_map(|figure| others.iter().map(move |other| (figure, *other)))
            .map(|(figure, other)| Compared { kind, figure, other, other_in_full: in_full })
            .collect();
        let digits = Digits::new(decimals, &pairs);
        for Compared { figure, other, .. } in &pairs {
            let read = |n: &Exact| as_read(&digits.show(kind, n));
            let of_other = if in_full { other.to_big() } else { read(other) };
            prop_assert_eq!(read(figure).cmp(&of_other), figure.cmp(other), "{:?} and {:?}", figure, other);
        }
    }
}

/// The percentages a label found and whether their conditions are met.
fn percent_conditions(label: &LabelResult) -> Vec<(Condition, bool)> {
    label.conditions.iter().map(|condition| (condition.clone(), condition.is_met())).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_rows_and_columns_changes_nothing(
        aggregate in aggregate(),
        (rows, shuffled) in rows(Odd::Any).prop_flat_map(|rows| (Just(rows.clone()), Just(rows).prop_shuffle())),
        columns in Just(COLUMNS.to_vec()).prop_shuffle(),
    ) {
        let text = catalogue(aggregate, &own_weights());
        let columns: Columns = columns;
        let (_, usual) = score(&text, &rows, &COLUMNS);
        let (_, other) = score(&text, &shuffled, &columns);
        prop_assert_eq!(decisions(&usual), decisions(&other));
    }

    #[test]
    fn a_row_less_never_earns_more(
        aggregate in aggregate(), rows in rows(Odd::Blank), pick in any::<prop::sample::Index>(),
    ) {
        prop_assume!(!rows.is_empty());
        let text = catalogue(aggregate, &own_weights());
        let (_, whole) = score(&text, &rows, &COLUMNS);
        let mut fewer = rows;
        let taken = fewer.remove(pick.index(fewer.len()));
        let (_, less) = score(&text, &fewer, &COLUMNS);
        prop_assert!(less.score.points <= whole.score.points, "without {:?}", taken);
        prop_assert!(less.score.percent <= whole.score.percent, "without {:?}", taken);
        prop_assert_eq!(less.score.attainable, whole.score.attainable);
        for (less, whole) in less.labels.iter().zip(&whole.labels) {
            prop_assert!(whole.reached || !less.reached, "without {:?}", taken);
        }
    }

    #[test]
    fn a_common_factor_of_all_weights_changes_no_percentage(
        aggregate in aggregate(), rows in rows(Odd::Any), num in 1i64..10_000, decimals in 0u32..7,
    ) {
        let factor = Exact::ratio(num.into(), BigInt::from(10).pow(decimals)).unwrap();
        let scaled: Vec<String> =
            WEIGHTS.iter().map(|weight| in_full(&(&parse_plain(weight).unwrap() * &factor))).collect();
        let (_, usual) = score(&catalogue(aggregate, &own_weights()), &rows, &COLUMNS);
        let (_, other) = score(&catalogue(aggregate, &scaled), &rows, &COLUMNS);
        prop_assert_eq!(&other.score.points, &(&usual.score.points * &factor));
        prop_assert_eq!(&other.score.percent, &usual.score.percent);
        prop_assert_eq!(&other.best_case.percent, &usual.best_case.percent);
        for (other, usual) in other.categories.iter().zip(&usual.categories) {
            prop_assert_eq!(&other.percent, &usual.percent);
        }
        for (other, usual) in other.labels.iter().zip(&usual.labels) {
            prop_assert_eq!((other.reached, other.reachable), (usual.reached, usual.reachable));
            prop_assert_eq!(&other.totals.percent, &usual.totals.percent);
            prop_assert_eq!(percent_conditions(other), percent_conditions(usual));
        }
        prop_assert_eq!(other.award, usual.award);
    }

    #[test]
    fn the_score_is_the_sum_of_its_contributions(aggregate in aggregate(), rows in rows(Odd::Any)) {
        let (catalogue, assessment) = score(&catalogue(aggregate, &own_weights()), &rows, &COLUMNS);
        let assessed = &assessment.indicators;
        let contributions = assessed.iter().filter_map(|indicator| indicator.contribution.clone());
        prop_assert_eq!(&assessment.score.points, &Exact::sum(contributions));
        prop_assert_eq!(&assessment.score.attainable, &Exact::sum(assessed.iter().map(|i| i.attainable.clone())));
        for totals in [&assessment.score.points, &assessment.score.attainable] {
            prop_assert!(!totals.is_negative());
        }
        prop_assert!(assessment.score.points <= assessment.score.attainable);
        let of_categories = |part: fn(&merit::assess::Totals) -> &Exact| {
            Exact::sum(assessment.categories.iter().map(|totals| part(totals).clone()))
        };
        prop_assert_eq!(&assessment.score.points, &of_categories(|totals| &totals.points));
        prop_assert_eq!(&assessment.score.attainable, &of_categories(|totals| &totals.attainable));
        for (indicator, assessed) in catalogue.indicators.iter().zip(assessed) {
            // What is not applicable has neither; everything else has both from the rule book.
            let expected = match assessed.status {
                Status::NotApplicable => Exact::ZERO,
                _ => &indicator.weight * &indicator.points,
            };
            prop_assert_eq!(&assessed.attainable, &expected);
            let weighted = assessed.points.as_ref().map(|points| &indicator.weight * points);
            prop_assert_eq!(&assessed.contribution, &weighted);
        }
    }

    #[test]
    fn the_best_case_adds_exactly_what_is_open(aggregate in aggregate(), rows in rows(Odd::Any)) {
        let (_, assessment) = score(&catalogue(aggregate, &own_weights()), &rows, &COLUMNS);
        let open = assessment.indicators.iter().filter(|indicator| indicator.status.is_open());
        let gain = Exact::sum(open.clone().map(|indicator| indicator.attainable.clone()));
        prop_assert!(assessment.best_case.points >= assessment.score.points);
        prop_assert_eq!(&assessment.best_case.points, &(&assessment.score.points + &gain));
        prop_assert_eq!(&assessment.best_case.attainable, &assessment.score.attainable);
        prop_assert!(assessment.best_case.percent >= assessment.score.percent);
        prop_assert_eq!(assessment.provisional, open.count() > 0);
        for label in &assessment.labels {
            prop_assert!(label.reachable || !label.reached);
            prop_assert!(assessment.provisional || label.reachable == label.reached);
        }
        prop_assert_eq!(assessment.award, assessment.labels.iter().position(|label| label.reached));
    }
}

/// The JSON of an assessment, read back.
fn saved(catalogue: &Catalogue, assessment: &Assessment) -> SavedReport {
    let digits = assessment.digits(catalogue);
    let english = Localizer::new(Language::En);
    let report_writer = ReportWriter { localizer: &english, digits: &digits, catalogue, assessment };
    let derivations = report_writer.derivations();
    let json = assessment_json(catalogue, assessment, &Options::default(), &digits, &english, derivations);
    merit::record::read("report.json", json.as_bytes()).unwrap()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whoever is told that a report contradicts itself can rely on that.
    #[test]
    fn a_report_agrees_with_itself(rows in rows(Odd::Any), aggregate in aggregate(), decided in 0usize..10) {
        let (catalogue, assessment) = score(&catalogue(aggregate, &own_weights()), &rows, &COLUMNS);
        let report = saved(&catalogue, &assessment);
        for known in [None, Some(&catalogue)] {
            let found = contradictions(&report, known);
            prop_assert!(found.is_empty(), "{found:#?}");
        }
        // Points of which one is taken away or added are told, with the catalogue or without.
        let mut forged = report;
        let indicator = &mut forged.report.indicators[decided];
        let Some(points) = &mut indicator.points else { return Ok(()) };
        points.exact = if points.exact == "0" { "1".to_owned() } else { "0".to_owned() };
        if indicator.weight.exact != "0" {
            prop_assert!(!contradictions(&forged, None).is_empty());
        }
    }
}

#[test]
fn the_random_dossiers_can_reach_every_state() {
    // The properties above say nothing if no dossier scores, fails or wins anything.
    let text = catalogue("points", &own_weights());
    let full: Vec<Row> = [
        ("members", "", "41"),
        ("quota", "", "n/a"),
        ("private", "part", "80"),
        ("private", "whole", "90"),
        ("staff", "fte", "30"),
        ("staff", "heads", "99"),
        ("board", "", "yes"),
        ("phase", "", "late"),
        ("plan", "goals", "yes"),
        ("plan", "budget", "yes"),
        ("age", "", "2019-05-05"),
        ("shown-only", "", "nonsense"),
    ]
    .map(|(indicator, input, value)| Row { indicator, input, value: value.to_owned(), document: "a.pdf" })
    .to_vec();
    let (_, assessment) = score(&text, &full, &COLUMNS);
    let statuses: Vec<&str> = assessment.indicators.iter().map(|indicator| indicator.status.code()).collect();
    let scored = "scored";
    assert_eq!(
        statuses,
        [scored, "not-applicable", scored, scored, scored, scored, scored, scored, "invalid", "missing"]
    );
    assert_eq!(assessment.award, Some(0));
    let (_, nothing) = score(&text, &full[..1], &COLUMNS);
    assert_eq!(nothing.award, None);
}

/// Texts in several scripts, with marks, blanks and what nobody sees.
fn name() -> impl Strategy<Value = String> {
    let sign = select(vec![
        "A", "b", "P", "1", "2", "ä", "Ä", "ß", "ẞ", "é", "e\u{301}", "İ", "ı", "Σ", "σ", "ς", "ﬁ", "Ǆ", "Р", "р",
        "ｐ", "１", "ㄱ", "각", "a\u{323}\u{302}", "a\u{302}\u{323}", "ͅ", " ", "\u{A0}", "\u{3000}", "\u{2800}",
        "\u{AD}", "\u{200B}", "\u{200D}", "\u{FE0F}", "\u{202E}", "\u{1}", "-", ".", "²", "½", "…", "¨", "ŉ", "ᾳ",
    ]);
    prop_oneof![vec(sign, 0..8).prop_map(|signs| signs.concat()), any::<String>()]
}

/// What typing makes of a name without making it another: by the numbers of ways.
fn retyped(name: &str, way: usize) -> String {
    let mid = name.char_indices().nth(1).map_or(name.len(), |(at, _)| at);
    let with = |unseen: &str| format!("{}{unseen}{}", &name[..mid], &name[mid..]);
    match way {
        0 => name.nfd().collect(),
        1 => name.nfc().collect(),
        2 => name
            .chars()
            .map(|sign| char::from_u32(u32::from(sign) + 0xFEE0).filter(|_| sign.is_ascii_graphic()).unwrap_or(sign))
            .collect(),
        3 => name.to_lowercase(),
        4 => with("\u{200B}"),
        5 => with("\u{AD}"),
        6 => format!("\u{FEFF}{name}\u{200E}"),
        7 => format!("\u{A0}{name}\u{3000}"),
        _ => with("\u{2060}"),
    }
}

proptest! {
    #[test]
    fn a_folded_name_is_folded(name in name()) {
        let folded = comparable(&name);
        prop_assert_eq!(&comparable(&folded), &folded);
        prop_assert!(is_named(&name, &folded), "{:?}", name);
        let identity = identity(&name);
        prop_assert_eq!(&names::identity(&identity), &identity);
        prop_assert_eq!(names::identity(&folded), identity);
        // Who is the same looks the same.
        prop_assert_eq!(names::looks(&name)[0].clone(), names::looks(&folded)[0].clone());
    }

    #[test]
    fn a_name_stays_the_same_however_it_is_typed(name in name(), way in 0..9_usize) {
        prop_assert_eq!(comparable(&retyped(&name, way)), comparable(&name));
    }

    /// Whoever is typed otherwise is nobody else: of two rows one is too many, and trainings are hers.
    #[test]
    fn a_person_stays_the_same_however_typed(name in "[A-Za-zÄäÖößÉé]{1,6}[0-9]{0,2}", way in 0..9_usize) {
        let catalogue = every_key();
        let other = retyped(&name, way);
        let team = format!("person,role,fte,since,domain,talk\n{name},lead,1,2020-01-01,3,3\n");
        let found = |team: &str, training: &str| {
            let tables = [
                RawTable::of_text(TableKind::Evidence, "evidence.csv", b"indicator,value\n".to_vec()),
                RawTable::of_text(TableKind::Team, "team.csv", team.as_bytes().to_vec()),
                RawTable::of_text(TableKind::Training, "training.csv", training.as_bytes().to_vec()),
            ];
            let as_of = "2026-11-23".parse().unwrap();
            let evidence = read(&catalogue, &tables, None, ReadingOptions { as_of, decimal: None }).unwrap();
            let codes: Vec<&str> = evidence.findings.iter().map(|finding| finding.code).collect();
            (codes, evidence.team.trainings.unwrap().len())
        };
        let header = "person,programme,date,days\n";
        let twice = format!("{team}{other},lead,1,2020-01-01,5,5\n");
        prop_assert_eq!(found(&twice, header), (vec!["duplicate-person"], 0));
        let training = format!("{header}{other},degree,2026-01-10,2\n{name},Studium,10.01.2026,2\n");
        prop_assert_eq!(found(&team, &training), (vec!["duplicate-training"], 1));
    }
}

fn every_key() -> Catalogue {
    parse("every-key.toml", include_bytes!("../catalogues/every-key.toml")).unwrap()
}

/// What Unicode lets programs ignore, they do not see; the rest they do.
#[test]
fn what_nobody_sees_makes_no_other_name() {
    let unseen = |sign: char| unicode_security::skeleton(sign.encode_utf8(&mut [0; 4])).next().is_none();
    let wrong = ('\0'..=char::MAX).filter(|sign| {
        let is_ignored = comparable(&format!("a{sign}b")) == "ab";
        let is_annotation = matches!(sign, '\u{FFF9}'..='\u{FFFB}');
        is_ignored != (unseen(*sign) || is_annotation || (sign.is_control() && !sign.is_whitespace()))
    });
    assert_eq!(wrong.collect::<Vec<char>>(), Vec::<char>::new());
}

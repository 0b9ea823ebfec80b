//! Rules of catalogues: which texts are rules, at which places the others are wrong, and what rules find.

use crate::support::chance::{Chance, cases};
use jiff::civil::Date;
use merit::assess::{RuleOutcome, rule_outcome};
use merit::catalogue::{Catalogue, InvalidCatalogue, Operand, Tolerance, date_of_day, day_number, parse};
use merit::language::{Language, Localizer, Message};
use merit::lint::{ExampleOutcome, check};
use merit::number::{Exact, parse_fraction};
use std::fmt::Write;

/// A catalogue with figures of every sort, and these rules.
pub fn catalogue(rules: &str) -> String {
    let founded = "basis = \"assumed\"\nrationale = \"r\"";
    let mut text = "format = 1\n[catalogue]\nid = \"ours\"\nversion = \"1\"\ntitle = \"Ours\"\n".to_owned();
    text += "[[category]]\nid = \"c\"\ntitle = \"C\"\n[qualification]\nrating-max = 4\n";
    text += "[[qualification.competence]]\nid = \"domain\"\ntitle = \"Domain\"\nweight = 1\n";
    let facts = [
        ("members", "measure = \"number\"\nwhole = true\nmin = 0"),
        ("private", "measure = \"number\""),
        ("total", "measure = \"number\""),
        ("women", "measure = \"percent\""),
        ("office", "measure = \"yes-no\""),
        ("founded", "measure = \"date\""),
        ("audited", "measure = \"date\""),
        ("a.b", "measure = \"number\""),
        (
            "size",
            "measure = \"choice\"\noption = [{ id = \"small\", title = \"S\" }, { id = \"large\", title = \"L\" }]",
        ),
    ];
    for (id, measure) in facts {
        writeln!(text, "[[fact]]\nid = \"{id}\"\ntitle = \"The {id}\"\n{measure}\n{founded}").unwrap();
    }
    let indicators = [
        ("contacts", "measure = \"number\"\nlinear = { from = 0, to = 9 }"),
        ("member-count", "measure = \"number\"\nfact = \"members\"\nlinear = { from = 0, to = 9 }"),
        ("private-share", "measure = \"share\"\nof = [\"private\", \"total\"]\nlinear = { from = 0, to = 9 }"),
        ("staffing", "measure = \"ratio\"\nof = [\"team.fte\", \"visits\"]\nlinear = { from = 0, to = 9 }"),
        ("years", "measure = \"since\"\nunit = \"years\"\nfact = \"founded\"\nlinear = { from = 0, to = 9 }"),
        ("a", "measure = \"ratio\"\nof = [\"b\", \"b.c\"]\nlinear = { from = 0, to = 9 }"),
        ("team", "measure = \"team\"\nmetric = \"fte\"\nlinear = { from = 0, to = 9 }"),
        (
            "plan",
            "measure = \"checklist\"\nitem = [{ id = \"goals\", title = \"G\" }, { id = \"budget\", title = \"B\" }]\nlinear = { from = 0, to = 2 }",
        ),
    ];
    for (id, measure) in indicators {
        writeln!(
            text,
            "[[indicator]]\nid = \"{id}\"\ncategory = \"c\"\ntitle = \"I {id}\"\npoints = 1\n{measure}\n{founded}"
        )
        .unwrap();
    }
    text + rules
}

/// A rule of these lines.
pub fn rule(lines: &str) -> String {
    format!("[[rule]]\nid = \"r\"\n{lines}\nbasis = \"assumed\"\nrationale = \"r\"\n")
}

pub fn read(rules: &str) -> Result<Catalogue, Box<InvalidCatalogue>> {
    parse("rules.toml", catalogue(rules).as_bytes())
}

/// What is wrong with a rule: code, underlined text, message and help, a line each.
fn told(lines: &str) -> String {
    let english = Localizer::new(Language::En);
    let Err(invalid) = read(&rule(lines)) else { return "none\n".to_owned() };
    let mut told = String::new();
    for diagnostic in &invalid.diagnostics {
        let at = &invalid.source.text[diagnostic.labels[0].span.clone()];
        let help = diagnostic.help.as_ref().map(|help| format!(" {}", english.say(help))).unwrap_or_default();
        let shown: String = at.chars().take(60).collect();
        writeln!(told, "  {}: [{shown}] {}{help}", diagnostic.code, english.say(&diagnostic.message)).unwrap();
    }
    told
}

#[test]
fn what_is_wrong_with_a_rule_is_told_at_its_place() {
    let cases = [
        "that = \"contacts <= 3 * membres\"",
        "that = \"contact <= 3 * membres + private-share.totl + team.persns\"",
        "that = '''\ncontacts <=\n  3 * membres'''",
        "that = \"contacts <= 3 * \\u006Dembres\"",
        "that = \"contacts\"",
        "that = \"contacts 3\"",
        "that = \"contacts => 3\"",
        "that = \"contacts == 3\"",
        "that = \"contacts ≤ 3\"",
        "that = \"contacts<=3\"",
        "that = \"contacts <= 3*members\"",
        "that = \"0 <= contacts <= 3\"",
        "that = \"contacts > 1 and members > 1\"",
        "that = \"contacts > \"",
        "that = \"contacts + > 1\"",
        "that = \"contacts members > 1\"",
        "that = \"contacts * members > 1\"",
        "that = \"contacts * 2 > 1\"",
        "that = \"contacts / 2 > 1\"",
        "that = \"2 * ( contacts + 1 ) > 1\"",
        "that = \"contacts > 1,5\"",
        "that = \"contacts > 1.\"",
        "that = \"contacts > 1234567890123456789012345678901\"",
        "that = \"founded < 23.11.2026\"",
        "that = \"founded < 2026-02-30\"",
        "that = \"founded < 2026\"",
        "that = \"founded + audited < as-of\"",
        "that = \"2 * founded < as-of\"",
        "that = \"size > 'small'\"",
        "that = \"size = 'smal'\"",
        "that = \"size = 1\"",
        "that = \"size = small\"",
        "that = \"members = 'small'\"",
        "that = \"private-share > 1\"",
        "that = \"plan > 1\"",
        "that = \"team > 1\"",
        "that = \"team.lead-qualification > 1\"",
        "that = \"members > 1\"\nwhen = \"contacts > 1 and mebers > 1 and contacts ! 2\"",
        "that = \"membres ! 1 > contcts\"",
        "that = \"members > 1\"\nwhen = \"contacts > 1 or members > 1\"",
        "that = \"members > 1\"\nwhen = \"contacts > 1 and\"",
        "that = \"members > 1\"\nwhen = \"\"",
        "that = \"members > 1\"\ntolerance = 1\ntolerance-percent = 1",
        "that = \"members > 1\"\ntolerance = -1",
        "that = \"members > 1\"\ntolerance-percent = 101",
        "that = \"founded < as-of\"\ntolerance-percent = 1",
        "that = \"size = 'small'\"\ntolerance = 1",
        "that = \"members > 1\"\nseverity = \"warn\"",
        "that = \"members > 1\"\ntoleranz = 1\nwenn = \"contacts > 1\"",
        "that = 3",
        "when = \"members > 1\"",
    ];
    let mut all = String::new();
    for case in cases {
        write!(all, "{case}\n{}", told(case)).unwrap();
    }
    let long = format!("that = \"{}members > 1\"", " ".repeat(8 * 1024));
    let many = format!("that = \"{} > 1\"", ["members"; 101].join(" + "));
    write!(all, "more than 8 KiB\n{}more than 100 terms\n{}", told(&long), told(&many)).unwrap();
    insta::assert_snapshot!("faults", all);
}

#[test]
fn what_concerns_all_rules() {
    let codes = |rules: &str| -> Vec<&str> {
        read(rules).map_or_else(|invalid| invalid.diagnostics.iter().map(|found| found.code).collect(), |_| Vec::new())
    };
    let fine = rule("that = \"members > 1\"");
    assert_eq!(codes(&fine), [""; 0]);
    assert_eq!(codes(&(fine.clone() + &fine)), ["duplicate-id"]);
    // Rules have ids of their own.
    assert_eq!(codes(&fine.replace("id = \"r\"", "id = \"members\"")), [""; 0]);
    let many = |count: usize| -> String {
        (0..count).map(|at| fine.replace("\"r\"\nthat", &format!("\"r{at}\"\nthat"))).collect()
    };
    assert_eq!(codes(&many(2_000)), [""; 0]);
    assert_eq!(codes(&many(2_001)), ["too-many"]);
    // What could not be read may have the name.
    let text = catalogue(&rule("that = \"membres > 1\"")).replace("id = \"members\"\n", "");
    let invalid = parse("rules.toml", text.as_bytes()).unwrap_err();
    assert_eq!(invalid.diagnostics.iter().map(|found| found.code).collect::<Vec<_>>(), ["missing-key"]);
}

#[test]
fn names_stand_for_figures() {
    let cases = [
        ("members > 1", "members"),
        ("contacts > 1", "contacts"),
        // An indicator that reads a fact is the fact, but for completed time.
        ("member-count > 1", "members"),
        ("years > 1", "years"),
        ("private-share.private > 1", "private"),
        ("staffing.team.fte > 1", "team.fte"),
        ("staffing.visits > 1", "staffing.visits"),
        ("plan.goals = 1", "plan.goals"),
        ("team.persons > 1", "team.persons"),
        ("team.qualification > 1", "team.qualification"),
        ("team.earliest-since <= as-of", "team.earliest-since, as-of"),
        // The longest id first.
        ("a.b > 1", "a.b"),
        ("a.b.c > 1", "a.b.c"),
        ("- 2 * members + contacts - 1 >= -members", "members, contacts"),
        ("-members < 0", "members"),
    ];
    for (that, expected) in cases {
        let catalogue =
            read(&rule(&format!("that = \"{that}\""))).unwrap_or_else(|faults| panic!("{that}: {faults:?}"));
        let names: Vec<String> =
            catalogue.rules[0].operands().into_iter().map(|operand| catalogue.operand_name(operand)).collect();
        assert_eq!(names.join(", "), expected, "{that}");
    }
    let catalogue = read(&rule("that = \"a.b > 1\"")).unwrap();
    assert_eq!(catalogue.rules[0].operands(), [Operand::Fact(7)]);
    let catalogue = read(&rule(
        "that = '''\n  members\n  > 1 '''\nwhen = \"office =  1 and  women > 50\"\ntolerance-percent = 0.5",
    ))
    .unwrap();
    let rule = &catalogue.rules[0];
    assert_eq!((&*rule.that_text, rule.when_text.as_deref()), ("members > 1", Some("office = 1 and women > 50")));
    assert_eq!(rule.tolerance, Tolerance::Percent(Exact::decimal(5, 1).unwrap()));
    assert_eq!(rule.when.len(), 2);
}

/// What becomes of a rule with these figures by name.
fn outcome(lines: &str, figures: &[(&str, &str)]) -> RuleOutcome {
    let catalogue = read(&rule(lines)).unwrap_or_else(|faults| panic!("{lines}: {faults:?}"));
    let figure = |operand| {
        let name = catalogue.operand_name(operand);
        let (_, figure) = figures.iter().find(|(known, _)| *known == name)?;
        Some(figure.parse::<Date>().map_or_else(|_| parse_fraction(figure).unwrap(), day_number))
    };
    rule_outcome(&catalogue.rules[0], &figure)
}

#[test]
fn every_operator_and_tolerance_holds_up_to_its_limit() {
    // What stands on the left where the right side is 100: which of these hold.
    let sides = ["0", "95", "98", "99", "100", "101", "102", "103", "9999/100", "10001/100", "-100", "10000/99"];
    let mut table = String::new();
    for operator in ["<=", "<", ">=", ">", "=", "!="] {
        for tolerance in ["", "tolerance = 2", "tolerance-percent = 1", "tolerance-percent = 100"] {
            let that = format!("that = \"private {operator} total\"\n{tolerance}");
            let holds = |left: &&str| outcome(&that, &[("private", left), ("total", "100")]) == RuleOutcome::Holds;
            let holding: Vec<&str> = sides.into_iter().filter(holds).collect();
            writeln!(table, "x {operator} 100 {tolerance:<24}{}", holding.join(" ")).unwrap();
        }
    }
    insta::assert_snapshot!("operators", table);
}

/// A rule, figures by name, and what becomes of it.
type Case<'c> = (&'c str, &'c [(&'c str, &'c str)], RuleOutcome);

#[test]
fn rules_compare_numbers_dates_and_choices() {
    let broken = |left: i64, right: i64| RuleOutcome::Broken { left: left.into(), right: right.into() };
    let days = |date: &str| day_number(date.parse().unwrap());
    let cases: [Case<'_>; 12] = [
        ("that = \"contacts <= 3 * members + 1\"", &[("contacts", "7"), ("members", "2")], RuleOutcome::Holds),
        ("that = \"contacts <= 3 * members + 1\"", &[("contacts", "8"), ("members", "2")], broken(8, 7)),
        ("that = \"-0.5 * private - 1 = 2\"", &[("private", "-6")], RuleOutcome::Holds),
        ("that = \"office = 1\"", &[("office", "0")], broken(0, 1)),
        ("that = \"size = 'large'\"", &[("size", "1")], RuleOutcome::Holds),
        ("that = \"'large' != size\"", &[("size", "1")], broken(1, 1)),
        ("that = \"founded <= 2026-02-28\"", &[("founded", "2026-02-28")], RuleOutcome::Holds),
        (
            "that = \"founded < 1970-01-01\"",
            &[("founded", "1970-01-01")],
            RuleOutcome::Broken { left: Exact::ZERO, right: Exact::ZERO },
        ),
        (
            "that = \"audited - founded >= 366\"",
            &[("audited", "2024-03-01"), ("founded", "2023-03-01")],
            RuleOutcome::Holds,
        ),
        (
            "that = \"audited - founded >= 366\"",
            &[("audited", "2025-03-01"), ("founded", "2024-03-01")],
            broken(365, 366),
        ),
        (
            "that = \"founded + 30 <= as-of\"\ntolerance = 1",
            &[("founded", "2026-11-01"), ("as-of", "2026-11-30")],
            RuleOutcome::Holds,
        ),
        (
            "that = \"founded + 30 <= as-of\"\ntolerance = 1",
            &[("founded", "2026-11-01"), ("as-of", "2026-11-29")],
            RuleOutcome::Broken { left: days("2026-12-01"), right: days("2026-11-29") },
        ),
    ];
    for (lines, figures, expected) in cases {
        assert_eq!(outcome(lines, figures), expected, "{lines} {figures:?}");
    }
    for (date, day) in [("1969-12-31", -1), ("1970-01-01", 0), ("2000-03-01", 11017), ("0001-01-01", -719_162)] {
        assert_eq!(days(date), Exact::from(day), "{date}");
        assert_eq!(date_of_day(&Exact::from(day)), Some(date.parse().unwrap()));
    }
    assert_eq!(date_of_day(&Exact::decimal(5, 1).unwrap()), None);
    assert_eq!(date_of_day(&Exact::from(i64::MAX)), None);
}

#[test]
fn sides_are_shown_as_what_they_are() {
    let shown = |that: &str, side: Exact| {
        let catalogue = read(&rule(&format!("that = \"{that}\""))).unwrap();
        let shown = catalogue.rules[0].that.shown(&catalogue, &side);
        Localizer::new(Language::De).say(&Message::new("change-value").with("value", shown))
    };
    let half = Exact::decimal(5, 1).unwrap();
    assert_eq!(shown("contacts > 1", &half + &Exact::from(1234)), "1.234,5");
    assert_eq!(shown("founded < as-of", Exact::from(-1)), "31.12.1969");
    assert_eq!(shown("founded < as-of", &half + &Exact::from(-1)), "31.12.1969 + 0,5");
    assert_eq!(shown("as-of - founded > 1", Exact::from(40)), "40");
    assert_eq!(shown("size = 'small'", Exact::ONE), "L");
}

#[test]
fn a_rule_is_unchecked_only_where_what_it_lacks_could_decide() {
    let lines = "that = \"private <= total\"\nwhen = \"members > 10 and women > 50 and contacts > 1\"\ntolerance = 5";
    let concerned = [("members", "11"), ("women", "51"), ("contacts", "2"), ("private", "1"), ("total", "2")];
    let without = |name: &'static str| concerned.into_iter().filter(|(known, _)| *known != name).collect::<Vec<_>>();
    let lacking = |operand| RuleOutcome::Unchecked { lacking: operand };
    assert_eq!(outcome(lines, &concerned), RuleOutcome::Holds);
    assert_eq!(outcome(lines, &without("total")), lacking(Operand::Fact(2)));
    assert_eq!(outcome(lines, &without("members")), lacking(Operand::Fact(0)));
    assert_eq!(outcome(lines, &without("contacts")), lacking(Operand::Indicator(0)));
    // A condition that fails decides, whatever stands before or behind it; no tolerance helps it.
    let fails = |name: &'static str| [without(name), vec![(name, "1")]].concat();
    assert_eq!(outcome(lines, &fails("women")), RuleOutcome::NotConcerned);
    let both =
        |absent: &'static str| fails("women").into_iter().filter(|(known, _)| *known != absent).collect::<Vec<_>>();
    for absent in ["members", "contacts", "total"] {
        assert_eq!(outcome(lines, &both(absent)), RuleOutcome::NotConcerned, "{absent}");
    }
}

/// The codes that `catalogue check` tells of these rules.
fn told_of(text: &str) -> Vec<&'static str> {
    let checked = check("rules.toml", text.as_bytes(), |_, _| ExampleOutcome::Unreadable(Vec::new()));
    assert!(checked.catalogue.is_some(), "{text}\n{:#?}", checked.diagnostics);
    checked.diagnostics.iter().map(|found| found.code).filter(|code| code.starts_with("rule-")).collect()
}

#[test]
fn what_no_figures_can_do_is_told() {
    let cases = [
        // Whole numbers from 0.
        ("that = \"members >= 0\"", "rule-never-broken"),
        ("that = \"members > -1\"", "rule-never-broken"),
        ("that = \"members > 0\"", ""),
        ("that = \"2 * members = 5\"", "rule-never-holds"),
        ("that = \"2 * members = 5\"\ntolerance = 1", ""),
        ("that = \"2 * members != 5\"", "rule-never-broken"),
        ("that = \"2 * members = -4\"", "rule-never-holds"),
        // What stands on both sides counts once.
        ("that = \"members + private >= private\"", "rule-never-broken"),
        ("that = \"private - private > 1\"", "rule-never-holds"),
        ("that = \"1 > 2\"", "rule-never-holds"),
        // Percentages from 0 to 100.
        ("that = \"women <= 100\"", "rule-never-broken"),
        ("that = \"women > 105\"\ntolerance = 5", "rule-never-holds"),
        ("that = \"women > 105\"\ntolerance = 6", ""),
        ("that = \"women >= 100\"\ntolerance-percent = 100", "rule-never-broken"),
        ("that = \"women >= 100\"\ntolerance-percent = 99", ""),
        ("that = \"women <= -1\"\ntolerance-percent = 99", "rule-never-holds"),
        // The whole of a share and a divisor are above 0.
        ("that = \"staffing.visits > 0\"", "rule-never-broken"),
        ("that = \"staffing.visits <= 0\"", "rule-never-holds"),
        ("that = \"contacts <= 0\"", ""),
        ("that = \"office + plan.goals <= 2\"", "rule-never-broken"),
        ("that = \"size != 'large'\"", ""),
        ("that = \"years < 0\"", "rule-never-holds"),
        // No date is after the day of the assessment, which may be any.
        ("that = \"founded <= as-of\"", "rule-never-broken"),
        ("that = \"founded > as-of\"", "rule-never-holds"),
        ("that = \"as-of - founded >= 0\"", "rule-never-broken"),
        ("that = \"founded - audited <= 0\"", ""),
        ("that = \"founded <= 2026-12-31\"", ""),
        ("that = \"team.earliest-since - 1 < as-of\"", "rule-never-broken"),
        // Conditions say what figures can be.
        ("that = \"contacts > 5\"\nwhen = \"contacts > 5\"", "rule-never-broken"),
        ("that = \"contacts >= 5\"\nwhen = \"2 * contacts > 10\"", "rule-never-broken"),
        ("that = \"contacts <= 5\"\nwhen = \"contacts > 5\"", "rule-never-holds"),
        ("that = \"contacts > 5\"\nwhen = \"contacts >= 5\"", ""),
        ("that = \"contacts > 5\"\nwhen = \"members > 1 and members < 2\"", "rule-never-broken"),
        ("that = \"contacts > 5\"\nwhen = \"women > 100\"", "rule-never-broken"),
        ("that = \"contacts > 5\"\nwhen = \"members > private\"", ""),
        // The share says that its part is at most its whole.
        ("that = \"private <= total\"", "rule-repeats-share"),
        ("that = \"private-share.total >= private\"", "rule-repeats-share"),
        ("that = \"2 * private - 1 < 2 * total\"", "rule-repeats-share"),
        ("that = \"private < total\"\ntolerance = 1", "rule-repeats-share"),
        ("that = \"private < total\"", ""),
        ("that = \"private + 1 <= total\"", ""),
        ("that = \"total <= private\"", ""),
        ("that = \"2 * private <= total\"", ""),
        ("that = \"private = total\"", ""),
    ];
    for (lines, expected) in cases {
        assert_eq!(told_of(&catalogue(&rule(lines))).join(" "), expected, "{lines}");
    }
    // A text of several lines is none that reports show.
    let text = catalogue(&rule("that = '''\n  members\n  > 1'''"));
    let told = check("lines.toml", text.as_bytes(), |_, _| ExampleOutcome::Unreadable(Vec::new())).diagnostics;
    assert!(told.iter().all(|found| found.code != "unprintable-text"), "{told:#?}");
}

#[test]
fn what_no_figures_can_do_agrees_with_trying_them_all() {
    let operators = ["<=", "<", ">=", ">", "=", "!="];
    let mut told = [0, 0, 0];
    for seed in cases(200) {
        let mut chance = Chance::new(seed);
        let mut whole =
            |from: i64, up_to: i64| from + i64::try_from(chance.below((up_to - from + 1).unsigned_abs())).unwrap();
        let ranges = [(); 3].map(|()| {
            let least = whole(-3, 2);
            (least, least + whole(0, 3))
        });
        let side = |whole: &mut dyn FnMut(i64, i64) -> i64| {
            let names = ["x", "y", "z"].map(|name| format!("{} * {name}", whole(0, 2)));
            format!("{} + {} - {} + {}", names[0], names[1], names[2], whole(0, 4))
        };
        let tolerance = ["", "tolerance = 1", "tolerance-percent = 50", "tolerance-percent = 100"];
        let index = |number: i64| usize::try_from(number).unwrap();
        let when = ["", "when = \"x > 0\"\n", "when = \"x + y < 1 and 2 * z != 3\"\n"][index(whole(0, 2))];
        let operator = operators[index(whole(0, 5))];
        let left = side(&mut whole);
        let tolerance = tolerance[index(whole(0, 3))];
        let that = format!("{left} {operator} {}", side(&mut whole));
        let mut text = catalogue(&rule(&format!("that = \"{that}\"\n{when}{tolerance}")));
        for (name, (least, most)) in ["x", "y", "z"].into_iter().zip(ranges) {
            let limits = format!("whole = true\nmin = {least}\nmax = {most}");
            write!(text, "[[fact]]\nid = \"{name}\"\ntitle = \"{name}\"\nmeasure = \"number\"\n{limits}\n").unwrap();
            text += "basis = \"assumed\"\nrationale = \"r\"\n";
        }
        let read = parse("rules.toml", text.as_bytes()).unwrap();
        let mut outcomes = Vec::new();
        for x in ranges[0].0..=ranges[0].1 {
            for y in ranges[1].0..=ranges[1].1 {
                for z in ranges[2].0..=ranges[2].1 {
                    let figure = |operand| {
                        let figures = [("x", x), ("y", y), ("z", z)];
                        let name = read.operand_name(operand);
                        figures.into_iter().find(|(known, _)| *known == name).map(|(_, figure)| Exact::from(figure))
                    };
                    outcomes.push(rule_outcome(&read.rules[0], &figure));
                }
            }
        }
        let holds = outcomes.contains(&RuleOutcome::Holds);
        let broken = outcomes.iter().any(|outcome| matches!(outcome, RuleOutcome::Broken { .. }));
        let codes = told_of(&text);
        let expected = if broken && !holds {
            "rule-never-holds"
        } else if broken {
            ""
        } else {
            "rule-never-broken"
        };
        // Nothing is told that is not so.
        assert!(codes.is_empty() || codes == [expected], "{text}\n{codes:?} {expected}");
        // Where the sides are only compared and nothing ties figures together, all that is so is told.
        let is_plain = !matches!(operator, "=" | "!=") && !tolerance.contains("percent") && !when.contains('y');
        if is_plain {
            assert_eq!(codes.join(" "), expected, "{text}");
        }
        told[usize::from(expected == "rule-never-holds") + 2 * usize::from(expected == "rule-never-broken")] +=
            usize::from(!codes.is_empty() || expected.is_empty());
    }
    assert!(told.iter().all(|count| *count > 10), "{told:?}");
}

#[test]
fn a_fact_is_asked_again_where_titles_mean_the_same() {
    let cases = [
        ("The members", true),
        ("the Member", true),
        ("Members", false),
        ("The members in all", false),
        ("The numbers", false),
        ("The nonmembers", false),
        ("The membership", false),
    ];
    for (title, expected) in cases {
        let text = catalogue("").replace("title = \"I contacts\"", &format!("title = \"{title}\""));
        let checked = check("facts.toml", text.as_bytes(), |_, _| ExampleOutcome::Unreadable(Vec::new()));
        let told = checked.diagnostics.iter().filter(|found| found.code == "fact-asked-again").count();
        assert_eq!(told, usize::from(expected), "{title}");
    }
}

#[test]
fn no_text_of_a_rule_makes_the_reader_stumble() {
    let pieces = [
        "members", "contacts", "size", "founded", "as-of", "a.b.c", "team.fte", "and", "3", "0.5", "1.", ".",
        "2026-11-23", "2026-1-1", "'small'", "'", "\"", "\\", "\\u00e4", "ä", "≤", "\u{a0}", "-", "--", "+", "*", "/",
        "(", ")", "<=", ">=", "<", ">", "=", "!=", "==", " ", "  ", "\t", "\n", "\r\n", "'large", "-members", "😀", "",
    ];
    let english = Localizer::new(Language::En);
    let (mut right, mut wrong) = (0, 0);
    for seed in cases(400) {
        let mut chance = Chance::new(seed);
        let mut text = chance.of(&["", "contacts <= ", "-2 * members + "]).to_owned();
        for _ in 0..chance.below(5) {
            text += chance.of(&pieces);
            text += if chance.one_in(4) { "" } else { " " };
        }
        let quotes = chance.of(&["\"", "'", "\"\"\"", "'''", "\"\"\"\n", "'''\r\n"]);
        let lines = format!("that = {quotes}{text}{}\nwhen = \"members > 1\"", quotes.trim_end());
        match read(&rule(&lines)) {
            Ok(catalogue) => {
                right += 1;
                let figure = |_| Some(Exact::ONE);
                // The condition is above 1.
                assert_eq!(rule_outcome(&catalogue.rules[0], &figure), RuleOutcome::NotConcerned);
            }
            Err(invalid) => {
                wrong += 1;
                for found in &invalid.diagnostics {
                    assert!(!english.say(&found.message).is_empty());
                    assert!(invalid.source.text.get(found.labels[0].span.clone()).is_some(), "{lines}");
                }
            }
        }
    }
    assert!(right > 0 && wrong > 200, "{right} {wrong}");
}

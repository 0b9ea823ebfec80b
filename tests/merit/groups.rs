//! Groups and bonus against an independent calculation: over random nested groups, every sum is what the best choice of
//! members gives, tried one by one, and what is dispensable is what changes nothing.

use crate::support::chance::{Chance, cases};
use merit::assess::{Assessment, Documents, Status, assess};
use merit::catalogue::{Aggregate, Catalogue, Member, parse};
use merit::evidence::{RawTable, ReadingOptions, TableKind, read};
use merit::number::Exact;
use num_bigint::BigInt;
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::fmt::Write;

const CASES: u64 = 1_000;

fn big(exact: &Exact) -> BigRational {
    let text = exact.fraction();
    let (num, den) = text.split_once('/').unwrap_or((&text, "1"));
    BigRational::new(num.parse().unwrap(), den.parse().unwrap())
}

/// A catalogue of yes-no questions and lines in two categories, grouped at random.
fn catalogue(chance: &mut Chance) -> String {
    let by_weights = chance.one_in(3);
    let aggregate = if by_weights { "category-weights" } else { "points" };
    let mut toml = format!(
        "format = 1\n[catalogue]\nid = \"random\"\nversion = \"1\"\ntitle = \"Random\"\naggregate = \"{aggregate}\"\n"
    );
    let bonus_category = chance.one_in(2);
    for (index, category) in ["a", "b", "c"].into_iter().enumerate() {
        let bonus = index == 2 && bonus_category;
        writeln!(toml, "[[category]]\nid = \"{category}\"\ntitle = \"Category {category}\"").unwrap();
        if bonus {
            writeln!(toml, "bonus = true").unwrap();
        }
        if by_weights || (bonus && chance.one_in(2)) {
            writeln!(toml, "weight = {}", 1 + chance.below(9)).unwrap();
        }
    }
    let count = 6 + chance.index(6);
    for index in 0..count {
        let category = ["a", "b", "c"][if index < 3 { index } else { chance.index(3) }];
        writeln!(
            toml,
            "[[indicator]]\nid = \"i{index}\"\ncategory = \"{category}\"\ntitle = \"Indicator {index}\"\npoints = {}\n\
             measure = \"number\"\nlinear = {{ from = 0, to = 12 }}\nbasis = \"assumed\"\nrationale = \"A test.\"",
            1 + chance.below(6)
        )
        .unwrap();
        if chance.one_in(4) {
            writeln!(toml, "weight = {}", chance.of(&["2", "0.5", "0", "1.25"])).unwrap();
        }
        if index > 2 && chance.one_in(6) && (category != "c" || !bonus_category) {
            writeln!(toml, "bonus = true").unwrap();
        } else if chance.one_in(6) {
            writeln!(toml, "minimum = 1").unwrap();
        }
        if chance.one_in(4) {
            writeln!(toml, "optional = true").unwrap();
        }
    }
    let parsed = parse("random.toml", toml.as_bytes()).unwrap();
    for (index, category) in parsed.categories.iter().enumerate() {
        let own = (0..count).filter(|of| parsed.indicators[*of].category == index);
        let mut free: Vec<(String, bool)> = own.map(|of| (format!("i{of}"), parsed.indicators[of].bonus)).collect();
        for number in 0..chance.below(4) {
            let take = 1 + chance.index(free.len().min(4));
            let taken: Vec<(String, bool)> = (0..take).map(|_| free.remove(chance.index(free.len()))).collect();
            let id = format!("g{index}{number}");
            let names: Vec<String> = taken.iter().map(|(id, _)| format!("{id:?}")).collect();
            writeln!(toml, "[[group]]\nid = \"{id}\"\ntitle = \"Group {id}\"\nof = [{}]", names.join(", ")).unwrap();
            if !chance.one_in(3) {
                writeln!(toml, "best = {}", 1 + chance.index(take)).unwrap();
            }
            if chance.one_in(3) {
                writeln!(toml, "at-most = {}", chance.of(&["2", "3.5", "5", "7"])).unwrap();
            }
            let may_be_bonus = number > 0 && !category.bonus && !free.is_empty() && taken.iter().all(|(_, it)| !it);
            let bonus = may_be_bonus && chance.one_in(5);
            if bonus {
                writeln!(toml, "bonus = true").unwrap();
            }
            // A bonus stays outermost, as one may stand in no other.
            if bonus || taken.iter().any(|(_, bonus)| *bonus) {
                if free.is_empty() {
                    break;
                }
            } else {
                free.push((id, false));
            }
        }
    }
    for label in 0..2 {
        writeln!(
            toml,
            "[[label]]\nid = \"l{label}\"\ntitle = \"Label {label}\"\nmin-percent = {}\nmin-answered-percent = {}\n\
             basis = \"assumed\"\nrationale = \"A test.\"",
            chance.of(&["40", "60", "80"]),
            chance.of(&["50", "80", "100"])
        )
        .unwrap();
        if chance.one_in(2) {
            let scope: Vec<String> =
                (0..count).filter(|_| !chance.one_in(3)).map(|index| format!("\"i{index}\"")).collect();
            if !scope.is_empty() {
                writeln!(toml, "indicators = [{}]", scope.join(", ")).unwrap();
            }
        }
    }
    toml
}

/// What an indicator brings: its contribution and what it could contribute; nothing where it does not apply.
type Brought = Option<(BigRational, BigRational)>;

struct Model<'m> {
    catalogue: &'m Catalogue,
    indicators: Vec<Brought>,
}

impl Model<'_> {
    fn member(&self, member: Member, scope: &[usize]) -> Brought {
        let (brought, bonus) = match member {
            Member::Indicator(index) => {
                let brought = self.indicators[index].clone().filter(|_| scope.contains(&index));
                (brought, self.catalogue.indicators[index].bonus)
            }
            Member::Group(index) => (self.group(index, scope), self.catalogue.groups[index].bonus),
        };
        brought.map(|(points, most)| (points, if bonus { BigRational::zero() } else { most }))
    }

    /// The best that a choice of members gives, each choice tried.
    fn group(&self, index: usize, scope: &[usize]) -> Brought {
        let group = &self.catalogue.groups[index];
        let members: Vec<_> = group.of.iter().filter_map(|member| self.member(*member, scope)).collect();
        if members.is_empty() {
            return None;
        }
        let best = group.best.unwrap_or(members.len());
        let choices = (0_u32..1 << members.len()).filter(|choice| choice.count_ones() as usize <= best);
        let sum = |choice: u32, of: fn(&(BigRational, BigRational)) -> &BigRational| -> BigRational {
            members.iter().enumerate().filter(|(place, _)| choice & (1 << place) != 0).map(|(_, one)| of(one)).sum()
        };
        let limited = |sum: BigRational| match &group.at_most {
            Some(most) => sum.min(big(most)),
            None => sum,
        };
        let most = |of: fn(&(BigRational, BigRational)) -> &BigRational| {
            limited(choices.clone().map(|choice| sum(choice, of)).max().unwrap())
        };
        Some((most(|one| &one.0), most(|one| &one.1)))
    }

    /// Points and what is attainable of each category, and of all with the percentage.
    fn score(
        &self,
        scope: &[usize],
    ) -> (Vec<(BigRational, BigRational)>, BigRational, BigRational, Option<BigRational>) {
        let catalogue = self.catalogue;
        let mut categories = vec![(BigRational::zero(), BigRational::zero()); catalogue.categories.len()];
        let mut add = |category: usize, member: Member| {
            if let Some((points, most)) = self.member(member, scope) {
                categories[category].0 += points;
                categories[category].1 += most;
            }
        };
        for (index, indicator) in catalogue.indicators.iter().enumerate().filter(|(_, it)| it.group.is_none()) {
            add(indicator.category, Member::Indicator(index));
        }
        for (index, group) in catalogue.groups.iter().enumerate().filter(|(_, it)| it.group.is_none()) {
            add(group.category, Member::Group(index));
        }
        let hundred = BigRational::from(BigInt::from(100));
        let (mut points, mut most, mut percent, mut weights, mut extra) =
            (BigRational::zero(), BigRational::zero(), BigRational::zero(), BigRational::zero(), BigRational::zero());
        for (category, (own, own_most)) in catalogue.categories.iter().zip(&categories) {
            let weight = big(&category.weight);
            let ratio = if own_most.is_zero() { BigRational::zero() } else { own / own_most };
            if category.bonus && category.foundation.is_some() {
                extra += weight * ratio;
                continue;
            }
            points += own;
            if category.bonus {
                continue;
            }
            most += own_most;
            if !own_most.is_zero() {
                percent += &weight * ratio;
                weights += weight;
            }
        }
        let percent = match catalogue.aggregate {
            Aggregate::Points => (!most.is_zero()).then(|| &hundred * &points / &most),
            Aggregate::CategoryWeights => (!weights.is_zero()).then(|| &hundred * percent / weights),
        };
        (categories, points, most, percent.map(|percent| percent + extra))
    }

    /// What the outermost group around an indicator contributes.
    fn around(&self, index: usize) -> Option<BigRational> {
        let all: Vec<usize> = (0..self.indicators.len()).collect();
        let mut group = self.catalogue.indicators[index].group?;
        while let Some(outer) = self.catalogue.groups[group].group {
            group = outer;
        }
        Some(self.group(group, &all)?.0)
    }
}

fn assessed(catalogue: &Catalogue, csv: String) -> Assessment {
    let raw = RawTable::of_text(TableKind::Evidence, "evidence.csv", csv.into_bytes());
    let as_of = "2026-11-23".parse().unwrap();
    let evidence = read(catalogue, &[raw], None, ReadingOptions { as_of, decimal: None }).unwrap();
    assess(catalogue, evidence, &Documents::new(), as_of)
}

#[test]
fn sums_are_those_of_the_best_choice_of_members() {
    let (mut dispensable, mut beyond, mut capped) = (0, 0, 0);
    for seed in cases(CASES) {
        let mut chance = Chance::new(seed);
        let toml = catalogue(&mut chance);
        let catalogue =
            parse("random.toml", toml.as_bytes()).unwrap_or_else(|faulty| panic!("{toml}\n{:#?}", faulty.diagnostics));
        let mut csv = String::from("indicator,value\n");
        for (index, indicator) in catalogue.indicators.iter().enumerate() {
            match chance.below(6) {
                0 => {}
                1 if indicator.optional => writeln!(csv, "i{index},n/a").unwrap(),
                2 => writeln!(csv, "i{index},many").unwrap(),
                _ => writeln!(csv, "i{index},{}", chance.below(14)).unwrap(),
            }
        }
        let about = || format!("seed {seed}\n{toml}\n{csv}");
        let assessment = assessed(&catalogue, csv.clone());
        let brought = |index: usize, best: bool| -> Brought {
            let (indicator, assessed) = (&catalogue.indicators[index], &assessment.indicators[index]);
            let most = big(&indicator.weight) * big(&indicator.points);
            let points = assessed.points.as_ref()?;
            let is_full = best && assessed.is_open();
            Some((if is_full { most.clone() } else { big(&indicator.weight) * big(points) }, most))
        };
        let model = |best: bool| Model {
            catalogue: &catalogue,
            indicators: (0..catalogue.indicators.len()).map(|index| brought(index, best)).collect(),
        };
        let now = model(false);
        let all: Vec<usize> = (0..catalogue.indicators.len()).collect();
        let (categories, points, most, percent) = now.score(&all);
        for (own, expected) in assessment.categories.iter().zip(&categories) {
            assert_eq!((big(&own.points), big(&own.attainable)), *expected, "{}", about());
        }
        let own = &assessment.score;
        assert_eq!((big(&own.points), big(&own.attainable)), (points, most), "{}", about());
        assert_eq!(own.percent.as_ref().map(big), percent, "{}", about());
        let best = model(true).score(&all);
        assert_eq!(assessment.best_case.percent.as_ref().map(big), best.3, "{}", about());
        beyond += usize::from(percent.is_some_and(|percent| percent > BigRational::from(BigInt::from(100))));
        for (index, score) in assessment.groups.iter().enumerate() {
            let expected = now.group(index, &all);
            let own = (big(&score.totals.points), big(&score.totals.attainable));
            assert_eq!(expected.is_some().then_some(own), expected, "{}", about());
            capped += usize::from(score.is_capped());
        }
        for (label, result) in catalogue.labels.iter().zip(&assessment.labels) {
            let (_, points, most, percent) = now.score(&label.scope);
            let own = &result.totals;
            assert_eq!((big(&own.points), big(&own.attainable)), (points, most), "{}", about());
            assert_eq!(own.percent.as_ref().map(big), percent, "{}", about());
            let needed = |index: &&usize| {
                let assessed = &assessment.indicators[**index];
                assessed.status != Status::NotApplicable && !assessed.is_dispensable
            };
            let needed: Vec<&usize> = label.scope.iter().filter(needed).collect();
            let is_scored = |index: &&&usize| assessment.indicators[***index].status == Status::Scored;
            let answered = needed.iter().filter(is_scored).count();
            let least = big(label.min_answered_percent.as_ref().unwrap());
            let is_met = !needed.is_empty()
                && BigRational::from(BigInt::from(100 * answered))
                    >= least * BigRational::from(BigInt::from(needed.len()));
            let condition = result.conditions.iter().find(|condition| condition.code() == "min-answered-percent");
            assert_eq!(condition.unwrap().is_met(), is_met, "{}", about());
        }
        for (index, indicator) in catalogue.indicators.iter().enumerate() {
            let assessed = &assessment.indicators[index];
            let mut full = model(false);
            full.indicators[index] = Some((big(&indicator.weight) * big(&indicator.points), BigRational::one()));
            let expected = assessed.status == Status::Missing
                && indicator.minimum.is_none()
                && indicator.group.is_some()
                && full.around(index) == now.around(index);
            assert_eq!(assessed.is_dispensable, expected, "i{index}: {}", about());
            let is_found =
                assessment.findings.iter().any(|it| it.indicator == Some(index) && it.code == "missing-evidence");
            assert_eq!(is_found, assessed.status == Status::Missing && !expected, "i{index}: {}", about());
            dispensable += usize::from(expected);
        }
        assert_eq!(assessment.provisional, assessment.indicators.iter().any(|it| it.is_open()), "{}", about());
    }
    // The cases are worth their time.
    assert!(dispensable > 100 && beyond > 20 && capped > 100, "{dispensable} {beyond} {capped}");
}

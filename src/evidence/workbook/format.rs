//! What a cell shows by its number format: the format of a spreadsheet makes days, times and percentages of numbers,
//! and may as well show another number than the cell holds, or nothing at all.

use crate::number::{Digits, Exact, FigureKind, parse_plain, spreadsheet_number};

/// The most digits that a format is taken to ask for on either side of the decimal sign.
const MOST_DIGITS: usize = 30;
/// The most characters of what a cell shows that a message quotes.
const MOST_SHOWN: usize = 60;

/// What a cell shows where it holds a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DisplayKind {
    /// The number.
    Number,
    /// A hundred times the number, with a percent sign.
    Percent,
    /// The day that the number counts to, perhaps with the time.
    Day,
    /// The time of day, or how many hours and minutes.
    Time,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct NumberFormat {
    pub code: String,
    /// For numbers, one or several by their size or sign.
    numbers: Vec<FormatSection>,
    /// For texts, if there is one.
    text: Option<FormatSection>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct FormatSection {
    condition: Option<FormatCondition>,
    has_colour: bool,
    parts: Vec<FormatPart>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum FormatPart {
    /// Shown as it is.
    Literal(char),
    /// A digit: `0`, `#` or `?`.
    Digit(char),
    /// The decimal sign.
    Point,
    /// A separator between groups, or for thousands that are left out.
    Comma,
    Percent,
    /// `E+` or `E-`.
    Exponent,
    /// Between the parts of a fraction.
    Slash,
    /// The number as it is.
    General,
    /// The text of the cell.
    Text,
    /// Years, months, days, hours, minutes or seconds, so many letters.
    Date(char, usize),
    /// All hours, minutes or seconds that there are.
    Elapsed(char),
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct FormatCondition {
    relation: String,
    limit: Exact,
}

impl FormatCondition {
    fn parse(text: &str) -> Option<FormatCondition> {
        let end = text.find(|sign| !matches!(sign, '<' | '>' | '='))?;
        let (relation, limit) = text.split_at_checked(end).filter(|(relation, _)| !relation.is_empty())?;
        let limit = parse_plain(&spreadsheet_number(limit.trim())?).ok()?;
        Some(FormatCondition { relation: relation.to_owned(), limit })
    }

    fn holds(&self, number: &Exact) -> bool {
        match self.relation.as_str() {
            "<" => *number < self.limit,
            "<=" => *number <= self.limit,
            ">" => *number > self.limit,
            ">=" => *number >= self.limit,
            "=" => *number == self.limit,
            _ => *number != self.limit,
        }
    }
}

impl NumberFormat {
    /// Reads a format as files have it, which is in English.
    pub(super) fn parse(code: &str) -> NumberFormat {
        let mut sections: Vec<FormatSection> = sections(if code.trim().is_empty() { "General" } else { code });
        sections.iter_mut().for_each(FormatSection::settle);
        let is_text = |section: &FormatSection| section.parts.contains(&FormatPart::Text);
        let text = match sections.len() {
            4.. => {
                let text = sections.swap_remove(3);
                sections.truncate(3);
                Some(text)
            }
            _ => sections.pop_if(|section| is_text(section)),
        };
        NumberFormat { code: code.to_owned(), numbers: sections, text }
    }

    /// The section that shows a number, and whether the format alone shows its sign.
    fn section(&self, number: &Exact) -> Option<(&FormatSection, bool)> {
        let is_conditional = self.numbers.iter().any(|section| section.condition.is_some());
        let by_default = |index: usize| match (index, self.numbers.len()) {
            (0, 2) if !is_conditional => !number.is_negative(),
            (0, 3) => number.is_positive(),
            (1, 3) => number.is_negative(),
            _ => true,
        };
        let mut sections = self.numbers.iter().enumerate();
        let (index, section) = sections.find(|(index, section)| match &section.condition {
            Some(condition) => condition.holds(number),
            None => by_default(*index),
        })?;
        Some((section, index == 1 && section.condition.is_none() && number.is_negative()))
    }

    /// What a cell of this format shows of a number.
    pub(super) fn shape(&self, number: &Exact) -> DisplayKind {
        let Some((section, _)) = self.section(number) else { return DisplayKind::Number };
        let dates = section.date_parts();
        match dates.iter().any(|letter| matches!(letter, 'y' | 'M' | 'd')) {
            true => DisplayKind::Day,
            false if !dates.is_empty() => DisplayKind::Time,
            false if section.parts.contains(&FormatPart::Percent) => DisplayKind::Percent,
            false => DisplayKind::Number,
        }
    }

    /// Whether times are counted beyond a day: 36:00.
    pub(super) fn is_elapsed(&self, number: &Exact) -> bool {
        let parts = self.section(number).map_or(&[][..], |(section, _)| &section.parts);
        parts.iter().any(|part| matches!(part, FormatPart::Elapsed(_)))
    }

    /// Whether a day is not shown as a whole: without its year, month or day, or with digits that are none of its own.
    pub(super) fn hides_some_of_the_day(&self, number: &Exact) -> bool {
        let Some((section, _)) = self.section(number) else { return false };
        let dates = section.date_parts();
        let is_digit = |part: &FormatPart| matches!(part, FormatPart::Literal(sign) if sign.is_ascii_digit());
        !['y', 'M', 'd'].iter().all(|letter| dates.contains(letter)) || section.parts.iter().any(is_digit)
    }

    /// What a cell shows that holds a number, where that is not the number: rounded is
    /// the same, and so is one with a unit; another figure is not, nor is nothing.
    pub(super) fn other_than_number(&self, number: &Exact) -> Option<String> {
        // Without a section for numbers they are shown as they are.
        let (section, is_unsigned) = match self.numbers.is_empty() {
            true => return None,
            false => self.section(number)?,
        };
        section.other_than(number, is_unsigned)
    }

    pub(super) fn other_than_text(&self, text: &str) -> Option<String> {
        let section = self.text.as_ref()?;
        let shown: String = section
            .parts
            .iter()
            .map(|part| match part {
                FormatPart::Literal(sign) => sign.to_string(),
                FormatPart::Text | FormatPart::General => text.to_owned(),
                _ => String::new(),
            })
            .collect();
        let is_whole = section.parts.iter().any(|part| matches!(part, FormatPart::Text | FormatPart::General));
        let has_digit =
            section.parts.iter().any(|part| matches!(part, FormatPart::Literal(sign) if sign.is_ascii_digit()));
        (!is_whole || has_digit).then(|| told(&shown))
    }
}

fn told(shown: &str) -> String {
    shown.trim().chars().take(MOST_SHOWN).collect()
}

fn sections(code: &str) -> Vec<FormatSection> {
    let mut sections = vec![FormatSection::default()];
    let mut rest = code;
    let begins = |rest: &str, word: &str| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
    while let Some(sign) = rest.chars().next() {
        let mut take = sign.len_utf8();
        if sign == ';' {
            sections.push(FormatSection::default());
            rest = rest.get(take..).unwrap_or_default();
            continue;
        }
        let Some(section) = sections.last_mut() else { break };
        let lower = sign.to_ascii_lowercase();
        match sign {
            '"' => {
                let quoted = rest.get(1..).unwrap_or_default();
                let quoted = quoted.split('"').next().unwrap_or_default();
                section.parts.extend(quoted.chars().map(FormatPart::Literal));
                take = quoted.len() + 2;
            }
            '\\' | '_' | '*' => {
                let next = rest.chars().nth(1);
                // What `_` makes room for is a blank, and what `*` repeats fills the cell.
                section.parts.extend(next.filter(|_| sign != '*').map(|next| match sign {
                    '\\' => FormatPart::Literal(next),
                    _ => FormatPart::Literal(' '),
                }));
                take += next.map_or(0, char::len_utf8);
            }
            '[' => {
                let inner = rest.get(1..).unwrap_or_default();
                let inner = inner.split(']').next().unwrap_or_default();
                take = inner.len() + 2;
                section.bracket(inner);
            }
            _ if begins(rest, "General") || begins(rest, "Standard") => {
                take = if begins(rest, "General") { "General".len() } else { "Standard".len() };
                section.parts.push(FormatPart::General);
            }
            _ if begins(rest, "AM/PM") => (take, _) = (5, section.parts.push(FormatPart::Date('a', 1))),
            _ if begins(rest, "A/P") => (take, _) = (3, section.parts.push(FormatPart::Date('a', 1))),
            _ if begins(rest, "E+") || begins(rest, "E-") => (take, _) = (2, section.parts.push(FormatPart::Exponent)),
            '0' | '#' | '?' => section.parts.push(FormatPart::Digit(sign)),
            '.' => section.parts.push(FormatPart::Point),
            ',' => section.parts.push(FormatPart::Comma),
            '%' => section.parts.push(FormatPart::Percent),
            '/' => section.parts.push(FormatPart::Slash),
            '@' => section.parts.push(FormatPart::Text),
            _ if matches!(lower, 'y' | 'm' | 'd' | 'h' | 's' | 'e' | 'b') => {
                let count = rest.chars().take_while(|other| other.to_ascii_lowercase() == lower).count();
                take = count;
                section.parts.push(FormatPart::Date(lower, count));
            }
            _ => section.parts.push(FormatPart::Literal(sign)),
        }
        rest = rest.get(take..).unwrap_or_default();
    }
    sections
}

impl FormatSection {
    /// Takes letters for what they are: those behind the places of a number stand for no
    /// day, whoever forgot their quotes, and eras come with months or days.
    fn settle(&mut self) {
        let is_date = |part: &FormatPart| {
            matches!(part, FormatPart::Date('y' | 'm' | 'd' | 'h' | 's', _) | FormatPart::Elapsed(_))
        };
        let date = self.parts.iter().position(is_date);
        let digit = self.parts.iter().position(|part| matches!(part, FormatPart::Digit(_) | FormatPart::General));
        if date.is_some() && digit.is_none_or(|digit| date.is_some_and(|date| date < digit)) {
            return;
        }
        let letters = |part: FormatPart| match part {
            FormatPart::Date(letter, count) => vec![FormatPart::Literal(letter); count],
            part => vec![part],
        };
        self.parts = std::mem::take(&mut self.parts).into_iter().flat_map(letters).collect();
    }

    /// What stands in brackets: a colour, a condition, a currency, hours that are counted.
    fn bracket(&mut self, inner: &str) {
        const COLOURS: [&str; 9] = ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow", "color"];
        let lower = inner.to_ascii_lowercase();
        let first = lower.chars().next();
        if let Some(currency) = inner.strip_prefix('$') {
            let sign = currency.split('-').next().unwrap_or_default();
            self.parts.extend(sign.chars().map(FormatPart::Literal));
        } else if let Some(letter) = first.filter(|first| matches!(first, 'h' | 'm' | 's'))
            && lower.chars().all(|other| other == letter)
        {
            self.parts.push(FormatPart::Elapsed(letter));
        } else if let Some(condition) = FormatCondition::parse(inner) {
            self.condition = Some(condition);
        } else if COLOURS.iter().any(|colour| lower.starts_with(colour)) {
            self.has_colour = true;
        }
    }

    /// What of a day or time is shown: `y`, `M`, `d` for the number of the day, `w` for
    /// the day of the week, `h`, `m`, `s`.
    fn date_parts(&self) -> Vec<char> {
        let parts: Vec<(char, usize)> = self
            .parts
            .iter()
            .filter_map(|part| match part {
                FormatPart::Date(letter, count) => Some((*letter, *count)),
                FormatPart::Elapsed(letter) => Some((*letter, 1)),
                _ => None,
            })
            .collect();
        let at = |index: Option<usize>| index.and_then(|index| parts.get(index)).map(|(letter, _)| *letter);
        let meaning = |(index, (letter, count)): (usize, &(char, usize))| match (letter, count) {
            ('m', _) if at(index.checked_sub(1)) == Some('h') || at(index.checked_add(1)) == Some('s') => 'm',
            ('m', _) => 'M',
            ('d', 3..) => 'w',
            ('e' | 'b', _) => 'y',
            (letter, _) => *letter,
        };
        parts.iter().enumerate().map(meaning).collect()
    }

    /// What is shown of a number, where that is another one.
    fn other_than(&self, number: &Exact, is_unsigned: bool) -> Option<String> {
        let is_place =
            |part: &FormatPart| matches!(part, FormatPart::Digit(_) | FormatPart::General | FormatPart::Text);
        let literal = |part: &FormatPart| match part {
            FormatPart::Literal(sign) => Some(*sign),
            FormatPart::Percent => Some('%'),
            FormatPart::Point => Some('.'),
            FormatPart::Comma => Some(','),
            FormatPart::Slash => Some('/'),
            _ => None,
        };
        let (Some(first), Some(last)) = (self.parts.iter().position(is_place), self.parts.iter().rposition(is_place))
        else {
            let shown = told(&self.parts.iter().filter_map(literal).collect::<String>());
            let is_same = parse_plain(&shown).is_ok_and(|shown| shown == *number);
            return (!is_same).then_some(shown);
        };
        let (before, from_first) = self.parts.split_at_checked(first)?;
        let (inner, after) = from_first.split_at_checked(last - first + 1)?;
        let commas = after.iter().take_while(|part| **part == FormatPart::Comma).count();
        let after = after.get(commas..).unwrap_or_default();
        let before: String = before.iter().filter_map(literal).collect();
        let after: String = after.iter().filter_map(literal).collect();
        // A number in powers or as a fraction is one number whatever stands within it.
        let is_formula = inner.iter().any(|part| matches!(part, FormatPart::Exponent | FormatPart::Slash));
        let between = |part: &FormatPart| matches!(part, FormatPart::Literal(sign) if !matches!(sign, ' ' | '\u{A0}' | '\u{202F}' | '\'' | '’'));
        let is_split = !is_formula && inner.iter().any(between);
        let is_joined = |sign: &char| matches!(sign, '.' | ',' | '\'' | '’' | '-' | '+') || sign.is_whitespace();
        let runs_on = |next: Option<char>| next.is_some_and(|sign| sign.is_ascii_digit());
        let has_more_digits = runs_on(before.chars().rev().find(|sign| !is_joined(sign)))
            || runs_on(after.chars().find(|sign| !is_joined(sign)));
        let is_signed = before.contains(['-', '(', '−']) || after.contains('-') || self.has_colour;
        let is_turned = match number.is_negative() {
            true => is_unsigned && !is_signed,
            false => {
                !number.is_zero() && before.contains(['-', '−']) && !before.contains(|sign: char| sign.is_alphabetic())
            }
        };
        let percents = self.parts.iter().filter(|part| **part == FormatPart::Percent).count();
        if commas == 0 && percents < 2 && !is_split && !has_more_digits && !is_turned {
            return None;
        }
        let digits = if is_formula { crate::number::in_full(number) } else { shown(number, inner, percents, commas) };
        let digits = if is_unsigned { digits.trim_start_matches('-').to_owned() } else { digits };
        Some(told(&format!("{before}{digits}{after}")))
    }
}

/// The digits of a number in the places of a format.
fn shown(number: &Exact, places: &[FormatPart], percents: usize, commas: usize) -> String {
    if places.iter().any(|part| matches!(part, FormatPart::General | FormatPart::Text)) {
        return crate::number::in_full(number);
    }
    let point = places.iter().position(|part| *part == FormatPart::Point).unwrap_or(places.len());
    let (whole, decimals) = places.split_at_checked(point).unwrap_or((places, &[]));
    let is_digit = |part: &&FormatPart| matches!(part, FormatPart::Digit(_));
    let scaled = (0..percents.min(3)).fold(number.clone(), |number, _| &number * &Exact::HUNDRED);
    let thousand = Exact::from(1000);
    let scaled = (0..commas.min(10)).fold(scaled, |number, _| number.divided_by(&thousand).unwrap_or(number));
    let wanted = decimals.iter().filter(is_digit).count().min(MOST_DIGITS);
    let rounded = Digits::new(u32::try_from(wanted).unwrap_or(0), &[]).show(FigureKind::Percent, &scaled);
    let (sign, rounded) = rounded.strip_prefix('-').map_or(("", &*rounded), |rounded| ("-", rounded));
    let (mut left, right) = rounded.split_once('.').unwrap_or((rounded, ""));
    if left == "0" {
        left = "";
    }
    let mut turned: Vec<char> = Vec::new();
    let mut digits = left.chars().rev().peekable();
    let mut remaining = whole.iter().filter(is_digit).count();
    for part in whole.iter().rev() {
        match part {
            FormatPart::Literal(sign) if digits.peek().is_some() || whole.contains(&FormatPart::Digit('0')) => {
                turned.push(*sign)
            }
            FormatPart::Digit(place) => {
                remaining -= 1;
                match digits.next() {
                    Some(digit) => turned.push(digit),
                    None if *place == '0' && turned.len() < MOST_DIGITS => turned.push('0'),
                    None => {}
                }
                if remaining == 0 {
                    turned.extend(digits.by_ref());
                }
            }
            _ => {}
        }
    }
    let mut text: String = sign.chars().chain(turned.into_iter().rev()).collect();
    let mut digits = right.chars();
    for part in decimals {
        match part {
            FormatPart::Point => text.push('.'),
            FormatPart::Literal(sign) => text.push(*sign),
            FormatPart::Digit(_) => text.extend(digits.next()),
            _ => {}
        }
    }
    text
}

//! The text of rules: comparisons with the places of their terms. Knows no names and no types.

use super::faults::Faults;
use super::model::Operator;
use super::suggestions::{german_date, plain_number};
use crate::language::{Arg, Message};
use crate::number::{Exact, NumberFault, parse_plain};
use crate::source::Span;
use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeString, DeValue};
use winnow::Parser;
use winnow::ascii::{multispace0, multispace1};
use winnow::combinator::{alt, delimited, eof, peek, repeat, terminated};
use winnow::error::EmptyError;
use winnow::stream::LocatingSlice;
use winnow::token::{take_till, take_while};

/// The most bytes of a text.
const MAX_BYTES: usize = 8 * 1024;

/// The most terms of all comparisons of a text.
const MAX_TERMS: usize = 100;

/// The word for the day of the assessment.
const AS_OF: &str = "as-of";

/// Operators as other languages write them.
const FOREIGN_OPERATORS: [(&str, &str); 8] =
    [("==", "="), ("=<", "<="), ("=>", ">="), ("<>", "!="), ("≤", "<="), ("≥", ">="), ("≠", "!="), ("~=", "!=")];

/// A comparison as it is written.
pub(super) struct WrittenComparison<'t> {
    pub left: WrittenSide<'t>,
    pub operator: Operator,
    pub right: WrittenSide<'t>,
    pub operator_span: Span,
}

/// The terms of a side; `None` stands where one could not be read.
pub(super) type WrittenSide<'t> = Vec<Option<WrittenTerm<'t>>>;

/// A term with its sign.
pub(super) struct WrittenTerm<'t> {
    pub factor: Exact,
    pub value: WrittenValue<'t>,
    /// Where the value stands.
    pub span: Span,
}

pub(super) enum WrittenValue<'t> {
    /// The factor alone.
    Number,
    Name(&'t str),
    Date(Date),
    AsOf,
    Option(&'t str),
}

/// A word of a text; blanks separate words.
#[derive(Clone, Copy, PartialEq)]
enum Token<'t> {
    Number(&'t str),
    Date(&'t str),
    Name(&'t str),
    /// An option, without its quotes.
    Option(&'t str),
    Plus,
    Minus,
    Times,
    And,
    Operator(Operator),
    Other(&'t str),
}

type Located<'t> = (Token<'t>, Span);
type Input<'t> = LocatingSlice<&'t str>;

/// A text of a catalogue that comparisons are read from.
pub(super) struct Expression<'t> {
    key: &'static str,
    text: &'t str,
    /// Where the text stands and, where it stands there sign for sign, where it begins.
    span: Span,
    start: Option<usize>,
    faults: &'t Faults,
}

impl<'t> Expression<'t> {
    /// The text of a key, which is one.
    pub(super) fn new(
        key: &'static str,
        value: &'t Spanned<DeValue<'t>>,
        faults: &'t Faults,
    ) -> Option<Expression<'t>> {
        let DeValue::String(text) = value.get_ref() else { return None };
        let span = value.span();
        // A text with escapes is copied, so that places in it are not those of the catalogue.
        let quotes = matches!(text, DeString::Borrowed(_)).then(|| span.len().saturating_sub(text.len()));
        let begin = quotes.and_then(|quotes| match quotes {
            2 => Some(1),
            6 => Some(3),
            // A line break behind three quotation marks is none of the text.
            7 => Some(4),
            8 => Some(5),
            _ => None,
        });
        Some(Expression { key, text, start: begin.map(|begin| span.start + begin), span, faults })
    }

    /// The text with single blanks.
    pub(super) fn written(&self) -> String {
        self.text.split_whitespace().collect::<Vec<&str>>().join(" ")
    }

    /// Where a part of the text stands in the catalogue.
    fn place(&self, part: Span) -> Span {
        self.start.map_or(self.span.clone(), |start| start + part.start..start + part.end)
    }

    fn slip(&self, part: Span, key: &'static str, help: Option<Message>) {
        let word = self.text.get(part.clone()).unwrap_or_default();
        let message = Message::new(key).with("word", Arg::quoted(word)).with("key", self.key);
        self.faults.add("rule-syntax", self.place(part), message, help);
    }

    /// The comparison that the text is.
    pub(super) fn comparison(&self) -> Option<WrittenComparison<'t>> {
        let tokens = self.tokens()?;
        match tokens.iter().find(|(token, _)| *token == Token::And) {
            Some((_, place)) => {
                self.slip(place.clone(), "fault-rule-two-comparisons", None);
                None
            }
            None => self.compared(&tokens),
        }
    }

    /// The comparisons that the text joins by `and`; the inner `None` stands where one could not be read.
    pub(super) fn comparisons(&self) -> Option<Vec<Option<WrittenComparison<'t>>>> {
        let tokens = self.tokens()?;
        Some(tokens.split(|(token, _)| *token == Token::And).map(|part| self.compared(part)).collect())
    }

    fn tokens(&self) -> Option<Vec<Located<'t>>> {
        if self.text.len() > MAX_BYTES {
            let message = Message::new("fault-rule-too-long").with("key", self.key).with("most", MAX_BYTES);
            self.faults.error("too-long", self.span.clone(), message);
            return None;
        }
        let tokens = tokens.parse(LocatingSlice::new(self.text)).unwrap_or_default();
        let is_term = |(token, _): &&Located<'_>| {
            matches!(token, Token::Number(_) | Token::Date(_) | Token::Name(_) | Token::Option(_))
        };
        if let Some((_, place)) = tokens.iter().filter(is_term).nth(MAX_TERMS) {
            let message = Message::new("fault-rule-too-many-terms").with("key", self.key).with("most", MAX_TERMS);
            self.faults.error("too-long", self.place(place.clone()), message);
            return None;
        }
        Some(tokens)
    }

    fn compared(&self, tokens: &[Located<'t>]) -> Option<WrittenComparison<'t>> {
        let is_operator = |(token, _): &Located<'_>| matches!(token, Token::Operator(_));
        let Some(at) = tokens.iter().position(is_operator) else {
            self.no_operator(tokens);
            return None;
        };
        let (left, right) = (tokens.get(..at)?, tokens.get(at + 1..)?);
        let (Token::Operator(operator), operator_span) = tokens.get(at)?.clone() else { return None };
        if let Some((_, second)) = right.iter().find(|token| is_operator(token)) {
            self.slip(second.clone(), "fault-rule-two-comparisons", None);
            return None;
        }
        let (left, right) = (self.side(left, &operator_span), self.side(right, &operator_span));
        Some(WrittenComparison { left, operator, right, operator_span: self.place(operator_span) })
    }

    /// Tells of a comparison without an operator, or with one that is none.
    fn no_operator(&self, tokens: &[Located<'t>]) {
        let foreign = |word: &str| FOREIGN_OPERATORS.iter().find(|(foreign, _)| *foreign == word);
        let is_like_one = |word: &str| !word.is_empty() && word.chars().all(|sign| "<>=!~≤≥≠&|".contains(sign));
        for (token, place) in tokens {
            if let Token::Other(word) = token
                && (foreign(word).is_some() || is_like_one(word))
            {
                let help = foreign(word).map(|(_, own)| Message::new("help-did-you-mean").with("name", *own));
                return self.slip(place.clone(), "fault-rule-operator", help);
            }
        }
        let glued =
            tokens.iter().find(|(token, _)| matches!(token, Token::Other(word) if word.contains(['<', '>', '='])));
        let whole = || match (tokens.first(), tokens.last()) {
            (Some((_, first)), Some((_, last))) => first.start..last.end,
            _ => 0..self.text.len(),
        };
        match glued {
            Some((_, place)) => self.slip(place.clone(), "fault-rule-word", None),
            None => self.slip(whole(), "fault-rule-no-comparison", None),
        }
    }

    fn side(&self, tokens: &[Located<'t>], operator: &Span) -> WrittenSide<'t> {
        let mut terms = Vec::new();
        let (mut rest, mut is_negative) = (tokens.to_vec(), false);
        match rest.first().cloned() {
            Some((Token::Minus, _)) => {
                rest.remove(0);
                is_negative = true;
            }
            // A side may begin with a sign and no blank behind it.
            Some((Token::Other(word), place)) => {
                if let Some(word) = word.strip_prefix('-')
                    && let Ok(token) = token.parse(LocatingSlice::new(word))
                    && let Some(first) = rest.first_mut()
                {
                    *first = (token, place.start + 1..place.end);
                    is_negative = true;
                }
            }
            _ => {}
        }
        let mut before = operator.clone();
        let is_sign = |(token, _): &Located<'_>| matches!(token, Token::Plus | Token::Minus);
        let mut tokens = rest.as_slice();
        loop {
            let end = tokens.iter().position(is_sign).unwrap_or(tokens.len());
            let term = self.term(tokens.get(..end).unwrap_or_default(), &before);
            terms.push(term.map(|term| match is_negative {
                true => WrittenTerm { factor: -&term.factor, ..term },
                false => term,
            }));
            let Some((sign, place)) = tokens.get(end) else { break };
            is_negative = *sign == Token::Minus;
            before = place.clone();
            tokens = tokens.get(end + 1..).unwrap_or_default();
        }
        terms
    }

    /// A term; `before` is the sign or operator beside which it stands.
    fn term(&self, tokens: &[Located<'t>], before: &Span) -> Option<WrittenTerm<'t>> {
        let of = |factor, value, span: &Span| Some(WrittenTerm { factor, value, span: self.place(span.clone()) });
        match tokens {
            [(Token::Number(number), place)] => of(self.number(number, place)?, WrittenValue::Number, place),
            [(Token::Name(AS_OF), place)] => of(Exact::ONE, WrittenValue::AsOf, place),
            [(Token::Name(name), place)] => of(Exact::ONE, WrittenValue::Name(name), place),
            [(Token::Option(id), place)] => of(Exact::ONE, WrittenValue::Option(id), place),
            [(Token::Date(date), place)] => match date.parse() {
                Ok(date) => of(Exact::ONE, WrittenValue::Date(date), place),
                Err(_) => {
                    self.slip(place.clone(), "fault-rule-date", None);
                    None
                }
            },
            [(Token::Number(number), factor), (Token::Times, _), (Token::Name(name), place)] if *name != AS_OF => {
                of(self.number(number, factor)?, WrittenValue::Name(name), place)
            }
            [] => {
                self.slip(before.clone(), "fault-rule-term-missing", None);
                None
            }
            tokens => {
                self.no_term(tokens);
                None
            }
        }
    }

    fn number(&self, written: &str, place: &Span) -> Option<Exact> {
        match parse_plain(written) {
            Ok(number) => Some(number),
            Err(NumberFault::TooManyDigits) => {
                let message = Message::new("fault-too-many-digits").with("key", self.key);
                let message = message.with("number", Arg::quoted(written));
                self.faults.error("invalid-number", self.place(place.clone()), message);
                None
            }
            Err(NumberFault::NotANumber) => {
                self.word(written, place);
                None
            }
        }
    }

    /// Tells of a word that is no part of a rule.
    fn word(&self, word: &str, place: &Span) {
        let foreign = FOREIGN_OPERATORS.iter().find(|(foreign, _)| *foreign == word);
        let right = plain_number(word).or_else(|| german_date(word).map(|date| date.to_string()));
        let (key, help) = match (foreign, right) {
            (Some((_, own)), _) => ("fault-rule-operator", Some(Message::new("help-did-you-mean").with("name", *own))),
            (_, Some(right)) => ("fault-rule-word", Some(Message::new("help-write").with("text", right))),
            _ if word.starts_with(['/', ':', '÷']) => ("fault-rule-division", None),
            // The bracket that opens was told.
            _ if word.contains(')') && self.text.contains('(') && !word.contains('(') => return,
            _ if word.contains(['(', ')', '[', ']']) => ("fault-rule-nested", None),
            _ => ("fault-rule-word", None),
        };
        self.slip(place.clone(), key, help);
    }

    /// Tells what is wrong with words that are no term.
    fn no_term(&self, tokens: &[Located<'t>]) {
        let other = tokens.iter().find_map(|(token, place)| match token {
            Token::Other(word) => Some((*word, place)),
            _ => None,
        });
        let place = |at: usize| tokens.get(at).map_or(0..0, |(_, place)| place.clone());
        let whole = || place(0).start..place(tokens.len().saturating_sub(1)).end;
        if let Some((word, place)) = other {
            self.word(word, place);
        } else if tokens.iter().any(|(token, _)| *token == Token::Times) {
            self.slip(whole(), "fault-rule-product", None);
        } else {
            self.slip(place(1), "fault-rule-sign-missing", None);
        }
    }
}

fn tokens<'t>(input: &mut Input<'t>) -> Result<Vec<Located<'t>>, EmptyError> {
    delimited(multispace0, repeat(0.., terminated(token.with_span(), multispace0)), eof).parse_next(input)
}

fn token<'t>(input: &mut Input<'t>) -> Result<Token<'t>, EmptyError> {
    let is_of_id = |sign: char| sign.is_ascii_alphanumeric() || "._-".contains(sign);
    let option = delimited('\'', take_till(0.., ['\'', '\n']), '\'').map(Token::Option);
    let sign = alt(("+".value(Token::Plus), "-".value(Token::Minus), "*".value(Token::Times)));
    let operator = Operator::ALL.map(|operator| operator.sign().value(Token::Operator(operator)));
    // Ids begin with a letter, so that no number is one.
    let name = (peek(take_while(1, |sign: char| sign.is_ascii_alphabetic())), take_while(1.., is_of_id));
    let name = name.map(|(_, name)| if name == "and" { Token::And } else { Token::Name(name) });
    let digits = |count| take_while(count, '0'..='9');
    let date = (digits(4..=4), '-', digits(2..=2), '-', digits(2..=2)).take().map(Token::Date);
    let number = take_while(1.., ('0'..='9', '.')).map(Token::Number);
    let known = terminated(alt((option, alt(operator), sign, date, number, name)), end_of_word);
    alt((known, take_till(1.., [' ', '\t', '\r', '\n']).map(Token::Other))).parse_next(input)
}

fn end_of_word<'t>(input: &mut Input<'t>) -> Result<(), EmptyError> {
    peek(alt((eof, multispace1))).void().parse_next(input)
}

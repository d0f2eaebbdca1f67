//! A cell's text as tokens.

use std::ops::Range;

use super::Period;
use super::multiplier::multiplier;
use super::number::{Number, number_at};
use super::period::{period_at, period_word};
use crate::model::currency::mark_at;
use crate::model::{CurrencyMark, lower_case};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum TokenKind {
    /// A number and the multiplier written after it.
    Number(Number, Option<i64>),
    Currency(CurrencyMark),
    Percent,
    Dash,
    Slash,
    Plus,
    OpenBracket,
    CloseBracket,
    Period(Period),
    /// `~`, `≈`, `approx.`
    About,
    Word,
}

/// A token and the bytes of the cell's plain text it was read from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct CellToken {
    pub kind: TokenKind,
    pub range: Range<usize>,
}

/// The tokens of `text`. Every character that is no white space lands in one.
pub(super) fn tokens(text: &str) -> impl Iterator<Item = CellToken> {
    let mut position = 0;
    std::iter::from_fn(move || {
        let rest = text[position..].trim_start();
        let first = rest.chars().next()?;
        let start = text.len() - rest.len();
        let (kind, length) = token_at(rest, first);
        position = start + length;
        if matches!(kind, TokenKind::Number(..)) {
            position += flourish(&text[position..]);
        }
        Some(CellToken {
            kind,
            range: start..start + length,
        })
    })
}

/// The length of the dash that closes a written-out amount: `9,00,000/-`, `90.000,-`.
fn flourish(text: &str) -> usize {
    let closing = ["/-", ",-", ",–", ",—", ".-", ".–", ".—"];
    let found = closing.iter().find(|sign| text.starts_with(**sign));
    let length = found.map_or(0, |sign| sign.len());
    let goes_on = text[length..].starts_with(|c: char| c.is_alphanumeric());
    if goes_on { 0 } else { length }
}

fn token_at(text: &str, first: char) -> (TokenKind, usize) {
    let single = |kind| (kind, first.len_utf8());
    // `3 years`, `4-yr`; what is before a year is no amount.
    if first.is_ascii_digit()
        && let Some((period @ Period::Years(_), length)) = period_at(text)
    {
        return (TokenKind::Period(period), length);
    }
    if let Some((number, length)) = number_at(text) {
        if goes_on(&text[length..]) {
            return (TokenKind::Word, length + rest_of_run(&text[length..]));
        }
        let (multiplier, suffix) = multiplier_at(&text[length..]);
        return (TokenKind::Number(number, multiplier), length + suffix);
    }
    if let Some((mark, length)) = mark_at(text) {
        return (TokenKind::Currency(mark), length);
    }
    match first {
        '%' | '％' => single(TokenKind::Percent),
        '-' => (
            TokenKind::Dash,
            text.len() - text.trim_start_matches('-').len(),
        ),
        '–' | '—' | '‒' | '―' | '−' | '‑' | '－' | '～' | '〜' | '→' | '…' => {
            single(TokenKind::Dash)
        }
        '.' if text.starts_with("...") => (TokenKind::Dash, 3),
        '+' => single(TokenKind::Plus),
        '(' | '[' => single(TokenKind::OpenBracket),
        ')' | ']' => single(TokenKind::CloseBracket),
        '~' | '≈' | '約' => single(TokenKind::About),
        '/' => match period_at(&text[1..]) {
            Some((period, length)) => (TokenKind::Period(period), length + 1),
            None => single(TokenKind::Slash),
        },
        _ => word_at(text, first),
    }
}

/// Whether what follows a number belongs to it: `1.2.3` is a version, `1,2,3` a list.
fn goes_on(rest: &str) -> bool {
    let behind = rest.strip_prefix(['.', ',']);
    behind.is_some_and(|behind| behind.starts_with(|c: char| c.is_ascii_digit()))
}

/// The length of the digits, letters and separators that `rest` begins with.
fn rest_of_run(rest: &str) -> usize {
    let is_of_run = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',');
    rest.find(|c: char| !is_of_run(c)).unwrap_or(rest.len())
}

fn word_at(text: &str, first: char) -> (TokenKind, usize) {
    let end = text
        .find(|c: char| !(c.is_alphanumeric() || matches!(c, '.' | '\'' | '’' | '&')))
        .unwrap_or(text.len())
        .max(first.len_utf8());
    let word = &text[..end];
    if matches!(
        word,
        "to" | "bis" | "tot" | "till" | "hasta" | "até" | "through" | "thru"
    ) {
        return (TokenKind::Dash, end);
    }
    if matches!(word, "percent" | "pct" | "pct.") {
        return (TokenKind::Percent, end);
    }
    let lower = lower_case(word);
    if is_about(word, &lower) {
        return (TokenKind::About, end);
    }
    if let Some(period) = period_word(&lower) {
        return (TokenKind::Period(period), end);
    }
    if matches!(word, "per" | "a" | "an" | "each" | "every")
        && let Some((period, length)) = period_at(text[end..].trim_start())
    {
        let blank = text[end..].len() - text[end..].trim_start().len();
        return (TokenKind::Period(period), end + blank + length);
    }
    (TokenKind::Word, end)
}

/// Whether `word`, which is `lower` in lower case, says that what follows is no exact figure.
fn is_about(word: &str, lower: &str) -> bool {
    let abbreviated = matches!(word, "c." | "ca." | "Ca." | "ca");
    abbreviated
        || matches!(
            lower.trim_end_matches('.'),
            "approx"
                | "approximately"
                | "about"
                | "around"
                | "circa"
                | "roughly"
                | "environ"
                | "env"
                | "rund"
                | "etwa"
                | "ungefähr"
                | "cerca"
                | "aprox"
                | "około"
                | "ok"
                | "ungefär"
                | "omkring"
                | "ongeveer"
                | "indicativamente"
                | "aproximadamente"
        )
}

/// A multiplier directly after a number, or one blank after it: `190K`, `35 lakh`.
fn multiplier_at(text: &str) -> (Option<i64>, usize) {
    let blank = usize::from(text.starts_with(' '));
    let rest = &text[blank..];
    let end = rest
        .find(|c: char| !c.is_alphabetic())
        .unwrap_or(rest.len());
    let word = &rest[..end];
    if let Some(value) = multiplier(word) {
        let is_short = matches!(word, "Tsd" | "tsd" | "tys" | "Mio" | "mio");
        let dot = usize::from(is_short && rest[end..].starts_with('.'));
        return (Some(value), blank + end + dot);
    }
    // `12–18 LPA`: lakh per annum.
    if word.eq_ignore_ascii_case("lpa") {
        return (Some(100_000), blank + 1);
    }
    // `72 T€`, `72 TEUR`: thousand euro.
    if word == "T" && rest[end..].starts_with('€') || word == "TEUR" {
        return (Some(1_000), blank + 1);
    }
    // `820万円`
    if let Some(first) = word.chars().next().filter(|first| !first.is_ascii())
        && let Some(value) = multiplier(&word[..first.len_utf8()])
        && mark_at(&word[first.len_utf8()..]).is_some()
    {
        return (Some(value), blank + first.len_utf8());
    }
    // `650 tkr`: thousand kronor.
    if word == "tkr" {
        return (Some(1_000), blank + 1);
    }
    // `95KEUR`: a multiplier and a code without a gap.
    let glued = word.char_indices().nth(1).filter(|_| blank == 0);
    if let Some((at, _)) = glued
        && let Some(value) = multiplier(&word[..at])
        && mark_at(&word[at..]).is_some_and(|(_, length)| at + length == word.len())
    {
        return (Some(value), at);
    }
    (None, 0)
}

//! What follows the amounts of a cell: words are a note, but not everything is only a note.

use super::Period;
use super::instrument::named_behind;
use super::token::{CellToken, TokenKind};
use crate::model::Header;
use crate::model::titles::TitleUse;

/// Words that say something about an amount without changing how much it is.
const KNOWN: [&str; 59] = [
    "target",
    "vest",
    "vests",
    "vesting",
    "equiv",
    "equivalent",
    "sign",
    "signing",
    "profit",
    "sharing",
    "share",
    "options",
    "option",
    "variable",
    "gross",
    "net",
    "netto",
    "brutto",
    "brut",
    "base",
    "cash",
    "bonus",
    "rsu",
    "rsus",
    "stock",
    "equity",
    "grant",
    "total",
    "ote",
    "ctc",
    "tc",
    "fixed",
    "cap",
    "max",
    "min",
    "only",
    "plus",
    "and",
    "or",
    "with",
    "incl",
    "excl",
    "est",
    "approx",
    "in",
    "at",
    "for",
    "of",
    "over",
    "once",
    "paid",
    "if",
    "by",
    "as",
    "before",
    "after",
    "value",
    "up",
    "depending",
];

/// An unknown word of this many letters may mean a multiplier: `25 mil`, `650 tkr`.
const SHORT_WORD: usize = 6;

/// Whether the tokens from `at` on hold more than a note: another amount, a word that may
/// multiply the number before it, an unknown unit, or a dash to nowhere.
pub(super) fn says_more(text: &str, tokens: &[CellToken], at: usize) -> bool {
    let (read, tail) = tokens.split_at(at.min(tokens.len()));
    first_says_more(text, read, tail) || has_amount(text, tail)
}

fn first_says_more(text: &str, read: &[CellToken], tail: &[CellToken]) -> bool {
    let Some(first) = tail.first() else {
        return false;
    };
    let word = text.get(first.range.clone()).unwrap_or_default();
    match first.kind {
        TokenKind::Slash => true,
        TokenKind::Dash => !tail.get(1).is_some_and(|next| {
            let word = text.get(next.range.clone()).unwrap_or_default();
            next.kind == TokenKind::Word && is_known(word)
        }),
        TokenKind::Word if word.starts_with(char::is_alphabetic) => {
            if matches!(word, "per" | "a" | "an" | "each" | "every") {
                return true;
            }
            if Header::read(word).period.is_some() {
                return false;
            }
            let before = read.last();
            let glued = before.is_some_and(|before| before.range.end == first.range.start);
            let bare = before.is_some_and(|it| matches!(it.kind, TokenKind::Number(_, None)));
            let may_multiply = bare && word.chars().count() <= SHORT_WORD && !is_known(word);
            glued || (may_multiply && !(is_written_out(before) && named_behind(text, tail)))
        }
        _ => false,
    }
}

/// Whether a number is written out in full: no word after it means thousands.
fn is_written_out(token: Option<&CellToken>) -> bool {
    token.is_some_and(
        |token| matches!(token.kind, TokenKind::Number(number, None) if !number.may_inherit()),
    )
}

fn is_known(word: &str) -> bool {
    let lower = word.trim_end_matches('.').to_lowercase();
    KNOWN.contains(&lower.as_str()) || TitleUse::Note.has(&lower)
}

/// Whether an amount or a currency is outside brackets. Percentages are no amounts.
fn has_amount(text: &str, tail: &[CellToken]) -> bool {
    let mut depth = 0_usize;
    let kind = |index: usize| tail.get(index).map(|token| token.kind);
    let mut index = 0;
    while let Some(found) = kind(index) {
        match found {
            TokenKind::OpenBracket => depth += 1,
            TokenKind::CloseBracket => depth = depth.saturating_sub(1),
            TokenKind::Currency(_) if depth == 0 => return true,
            TokenKind::Number(..) if depth == 0 => {
                let band = kind(index + 1) == Some(TokenKind::Dash)
                    && matches!(kind(index + 2), Some(TokenKind::Number(..)));
                index += if band { 3 } else { 1 };
                if kind(index) != Some(TokenKind::Percent) {
                    return true;
                }
            }
            // A word with digits in it that no number could be read from.
            TokenKind::Word if depth == 0 => {
                let word = text.get(tail[index].range.clone()).unwrap_or_default();
                if word.starts_with(|c: char| c.is_ascii_digit()) {
                    return true;
                }
            }
            _ => {}
        }
        index += 1;
    }
    false
}

/// Whether a percentage is outside brackets.
pub(super) fn has_percent(tail: &[CellToken]) -> bool {
    let mut depth = 0_usize;
    tail.iter().any(|token| {
        match token.kind {
            TokenKind::OpenBracket => depth += 1,
            TokenKind::CloseBracket => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && token.kind == TokenKind::Percent
    })
}

/// The time that a note gives: `gross monthly`, `over 3 years`, `(per month)`. That a grant vests
/// annually does not say that the amount is for a year, nor does a bracket with other amounts.
pub(super) fn period(text: &str, tail: &[CellToken]) -> Option<Period> {
    let mut depth = 0_usize;
    let (mut vesting, mut opened, mut other_amount) = (false, false, false);
    // A year after a comma and words of something else is the time of that: `£40K, refreshed yearly`.
    let (mut is_after_comma, mut is_of_amount) = (false, true);
    for token in tail {
        let first_in_bracket = std::mem::take(&mut opened);
        match token.kind {
            TokenKind::OpenBracket => {
                depth += 1;
                (opened, other_amount) = (true, false);
            }
            TokenKind::CloseBracket => depth = depth.saturating_sub(1),
            TokenKind::Number(..) => other_amount = true,
            TokenKind::Period(period) => {
                let short = !matches!(period, Period::Year | Period::Years(_));
                let counts = depth == 0 || first_in_bracket || (short && !other_amount);
                let is_of_other = period == Period::Year && (vesting || !is_of_amount);
                if counts && !is_of_other {
                    return Some(period);
                }
            }
            TokenKind::Word => {
                let word = text.get(token.range.clone()).unwrap_or_default();
                vesting |= word.to_lowercase().starts_with("vest");
                if matches!(word, "," | ";" | "，" | "、" | "；") {
                    is_after_comma = true;
                } else if is_after_comma && depth == 0 {
                    is_of_amount &= is_known(word);
                }
                // `(over 3 years)`
                opened = first_in_bracket && matches!(word, "over" | "gross" | "net" | "paid");
            }
            _ => {}
        }
    }
    None
}

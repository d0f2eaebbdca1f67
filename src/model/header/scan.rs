//! A header's text as words with their senses.

use std::ops::Range;

use super::sense::Sense;
use super::vocabulary::Vocabulary;
use crate::model::cell::period_at;
use crate::model::currency::mark_at;
use crate::model::known_texts::KnownTexts;
use crate::model::{Currency, CurrencyMark, Period, fold};

/// What is at one place of a header.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum HeaderToken {
    Sense(Sense),
    Currency(CurrencyMark),
    Number(u32),
    /// `000`: thousands that are left out.
    Thousands,
    /// `Y1`, `Year1`: a year of an offer.
    OfferYear(u8),
    /// `1.`, `2nd`
    Ordinal(u32),
    /// `P25`
    Percentile,
    Percent,
    /// `/`
    Slash,
    /// `+` or `&`
    Plus,
    Open,
    Close,
    /// A comma, a dash, a colon: what comes next is about something else.
    Break,
    /// A word that the vocabulary does not have.
    Unknown,
}

/// A token and the bytes of the header it was read from.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct HeaderPiece {
    pub token: HeaderToken,
    pub range: Range<usize>,
}

/// A run of letters and digits, or a single sign.
struct HeaderWord {
    range: Range<usize>,
    /// Folded; empty for a sign.
    folded: String,
}

/// Splits `text` and looks every word up, the longest terms first.
pub(super) fn scan(text: &str) -> Vec<HeaderPiece> {
    let vocabulary = Vocabulary::built_in();
    if let Some(sense) = vocabulary
        .alone(&fold(text))
        .filter(|sense| *sense != Sense::Summary)
    {
        return vec![HeaderPiece {
            token: HeaderToken::Sense(sense),
            range: 0..text.len(),
        }];
    }
    scan_words(text)
}

/// The same for text that is no header of its own.
pub(super) fn scan_words(text: &str) -> Vec<HeaderPiece> {
    let vocabulary = Vocabulary::built_in();
    let words = words(text);
    let mut pieces = Vec::new();
    let mut at = 0;
    while let Some(word) = words.get(at) {
        if at + 1 == words.len()
            && at > 0
            && let Some(sense @ (Sense::Low | Sense::High)) = vocabulary.alone(&word.folded)
        {
            // `Base salary from`, `Gehalt bis`
            pieces.push(HeaderPiece {
                token: HeaderToken::Sense(sense),
                range: word.range.clone(),
            });
            break;
        }
        if let Some(currency) = dollars(&words[at..]) {
            pieces.push(HeaderPiece {
                token: HeaderToken::Currency(CurrencyMark::Known(currency)),
                range: word.range.start..words[at + 1].range.end,
            });
            at += 2;
            continue;
        }
        let run = words[at..]
            .iter()
            .take_while(|word| !word.folded.is_empty())
            .map(|word| word.folded.as_str());
        let found = vocabulary.longest(run);
        let found =
            found.filter(|(sense, taken)| *taken > 1 || !is_state(text, word, *sense, &pieces));
        if let Some((sense, taken)) = found {
            pieces.push(HeaderPiece {
                token: HeaderToken::Sense(sense),
                range: word.range.start..words[at + taken - 1].range.end,
            });
            at += taken;
            continue;
        }
        push_word(text, word, &mut pieces);
        at += 1;
    }
    pieces
}

fn words(text: &str) -> Vec<HeaderWord> {
    let mut words = Vec::new();
    let mut at = 0;
    while let Some(first) = text[at..].chars().next() {
        let end = if first.is_alphanumeric() {
            let rest = &text[at..];
            // `₹LPA` and `k€` are two words, and so are `年収` and `EUR`.
            let is_latin = first.is_ascii();
            let end = rest.find(|c: char| {
                !(c.is_alphanumeric() || is_joining(c)) || (is_latin && is_unspaced(c))
            });
            at + end.unwrap_or(rest.len())
        } else {
            at + first.len_utf8()
        };
        if first.is_alphanumeric() || sign(&text[at..]).is_some() && !is_inner(text, at, end) {
            let folded = if first.is_alphanumeric() {
                fold(&text[at..end])
            } else {
                String::new()
            };
            words.push(HeaderWord {
                range: at..end,
                folded,
            });
        }
        at = end;
    }
    words
}

/// Whether a word that could be a unit is the code of a state or country after a name, or `US`:
/// `Minneapolis MN`.
fn is_state(text: &str, word: &HeaderWord, sense: Sense, before: &[HeaderPiece]) -> bool {
    let written = &text[word.range.clone()];
    let is_code = written.len() == 2 && written.bytes().all(|byte| byte.is_ascii_uppercase());
    let follows_name = { before.last() }
        .is_some_and(|last| matches!(last.token, HeaderToken::Unknown | HeaderToken::Break));
    let is_unit = matches!(
        sense,
        Sense::Million | Sense::Crore | Sense::Month | Sense::PerYear | Sense::Headcount
    );
    is_code && (is_unit && follows_name || sense == Sense::Own)
}

/// `Canadian dollars`, `US dollars`
fn dollars(words: &[HeaderWord]) -> Option<Currency> {
    let [country, dollars, ..] = words else {
        return None;
    };
    let code = match country.folded.as_str() {
        "us" | "american" => "USD",
        "canadian" => "CAD",
        "australian" => "AUD",
        "singapore" => "SGD",
        _ => return None,
    };
    let is_dollar = matches!(dollars.folded.as_str(), "dollar" | "dollars");
    Currency::from_code(code).filter(|_| is_dollar)
}

/// Whether the sign at `start..end` is between two single letters: `P&L`.
fn is_inner(text: &str, start: usize, end: usize) -> bool {
    let is_letter = |c: char| c.is_ascii_alphabetic();
    let mut before = text[..start].chars().rev();
    let mut behind = text[end..].chars();
    text[start..end] == *"&"
        && before.next().is_some_and(is_letter)
        && !before.next().is_some_and(is_letter)
        && behind.next().is_some_and(is_letter)
        && !behind.next().is_some_and(is_letter)
}

/// Whether a row's label says that its figures are over all the others.
pub(in crate::model) fn is_summary(text: &str) -> bool {
    thread_local! {
        static LABELS: KnownTexts<bool> = KnownTexts::default();
    }
    LABELS.with(|labels| {
        labels.get_or_read(text, |text| {
            let is_sum = |piece: &HeaderPiece| piece.token == HeaderToken::Sense(Sense::Summary);
            Vocabulary::built_in().alone(&fold(text)) == Some(Sense::Summary)
                || scan(text).first().is_some_and(is_sum)
        })
    })
}

/// Marks that belong to the letter before them.
fn is_joining(character: char) -> bool {
    matches!(
        character,
        '\u{300}'..='\u{36f}' | '\u{3099}' | '\u{309a}' | 'ー'
    )
}

/// Letters of a language that puts no blanks between words.
fn is_unspaced(character: char) -> bool {
    matches!(character, '\u{3040}'..='\u{30ff}' | '\u{3400}'..='\u{9fff}' | '々')
}

fn push_word(text: &str, word: &HeaderWord, pieces: &mut Vec<HeaderPiece>) {
    let written = &text[word.range.clone()];
    let push_to = |pieces: &mut Vec<HeaderPiece>, token: HeaderToken| {
        pieces.push(HeaderPiece {
            token,
            range: word.range.clone(),
        });
    };
    if word.folded.is_empty() {
        if let Some(token) = sign(&text[word.range.start..]) {
            push_to(pieces, token);
        }
    } else if let Some(sense) = behind_slash(pieces, &word.folded) {
        pieces.push(HeaderPiece {
            token: HeaderToken::Sense(sense),
            range: word.range.clone(),
        });
    } else if is_thousand(text, word) {
        pieces.push(HeaderPiece {
            token: HeaderToken::Sense(Sense::Thousand),
            range: word.range.clone(),
        });
    } else if written.chars().next().is_some_and(is_unspaced) {
        push_unspaced(word, pieces);
    } else if let Some(number) = number(&word.folded) {
        let is_ordinal = number < 10 && text[word.range.end..].starts_with(". ");
        let token = if written == "000" {
            HeaderToken::Thousands
        } else if is_ordinal {
            HeaderToken::Ordinal(number)
        } else {
            HeaderToken::Number(number)
        };
        push_to(pieces, token);
    } else if let Some((digits, letters)) = glued(&word.folded) {
        // `4yr`, `25k`: a number and a word.
        if matches!(letters, "st" | "nd" | "rd" | "th" | "er" | "e" | "a" | "o") && digits < 10 {
            push_to(pieces, HeaderToken::Ordinal(digits));
            return;
        }
        match Vocabulary::built_in().longest(std::iter::once(letters)) {
            Some((sense, _)) => {
                push_to(pieces, HeaderToken::Number(digits));
                push_to(pieces, HeaderToken::Sense(sense));
            }
            None => push_to(pieces, HeaderToken::Unknown),
        }
    } else if let Some(parts) = Vocabulary::built_in().compound(&word.folded) {
        for part in parts {
            push_to(pieces, HeaderToken::Sense(part));
        }
    } else {
        push_to(pieces, other_word(written, &word.folded));
    }
}

/// `/an`, `/h`: a time after a slash.
fn behind_slash(pieces: &[HeaderPiece], word: &str) -> Option<Sense> {
    let follows_slash = pieces
        .last()
        .is_some_and(|last| last.token == HeaderToken::Slash)
        && !word.starts_with(|c: char| c.is_ascii_digit());
    let (period, length) = period_at(word).filter(|_| follows_slash)?;
    (length == word.len()).then_some(match period {
        Period::Hour => Sense::Hour,
        Period::Day => Sense::Day,
        Period::Week => Sense::Week,
        Period::Month => Sense::Month,
        Period::Year | Period::Years(_) => Sense::PerYear,
    })
}

/// `T€`, `€T`
fn is_thousand(text: &str, word: &HeaderWord) -> bool {
    let before = text[..word.range.start].trim_end();
    let behind = text[word.range.end..].trim_start();
    word.folded == "t" && (before.ends_with('€') || behind.starts_with('€'))
}

fn other_word(written: &str, folded: &str) -> HeaderToken {
    let is_percentile = folded
        .strip_prefix('p')
        .is_some_and(|rest| matches!(rest.len(), 2) && number(rest).is_some());
    let is_ordinal = folded
        .strip_suffix("th")
        .is_some_and(|rest| matches!(rest.len(), 2) && number(rest).is_some());
    if is_percentile || is_ordinal {
        return HeaderToken::Percentile;
    }
    // `Y1`, `Yr2`, `FY25`: a year with its number is read from the letters.
    let year = ["fy", "year", "yr", "y"]
        .iter()
        .find_map(|prefix| number(folded.strip_prefix(prefix)?));
    if let Some(year) = year {
        let offer_year = u8::try_from(year).unwrap_or(u8::MAX);
        return if folded.starts_with("fy") && year < 100 {
            HeaderToken::Number(2000 + year)
        } else if year < 100 {
            HeaderToken::OfferYear(offer_year)
        } else {
            HeaderToken::Number(year)
        };
    }
    match mark_at(written) {
        Some((mark, length)) if length == written.len() => HeaderToken::Currency(mark),
        _ => HeaderToken::Unknown,
    }
}

fn push_unspaced(word: &HeaderWord, pieces: &mut Vec<HeaderPiece>) {
    let mut rest = word.folded.as_str();
    let mut is_unknown = false;
    while let Some(first) = rest.chars().next() {
        let found = Vocabulary::built_in().unspaced(rest);
        let token = match found {
            Some((sense, _)) => Some(HeaderToken::Sense(sense)),
            None if is_unknown => None,
            None => Some(HeaderToken::Unknown),
        };
        is_unknown = found.is_none();
        pieces.extend(token.map(|token| HeaderPiece {
            token,
            range: word.range.clone(),
        }));
        let length = found.map_or(first.len_utf8(), |(_, length)| length);
        rest = &rest[length..];
    }
}

fn sign(text: &str) -> Option<HeaderToken> {
    if let Some((mark, _)) = mark_at(text) {
        return Some(HeaderToken::Currency(mark));
    }
    Some(match text.chars().next()? {
        '/' => HeaderToken::Slash,
        '+' | '&' => HeaderToken::Plus,
        '%' | '％' => HeaderToken::Percent,
        '(' | '[' | '（' | '【' => HeaderToken::Open,
        ')' | ']' | '）' | '】' => HeaderToken::Close,
        ',' | ':' | ';' | '–' | '—' | '|' | '・' | '、' => HeaderToken::Break,
        _ => return None,
    })
}

fn number(text: &str) -> Option<u32> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    text.parse().ok().filter(|_| is_number)
}

/// A number with letters after it.
fn glued(text: &str) -> Option<(u32, &str)> {
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (before, behind) = text.split_at(digits);
    Some((number(before)?, behind)).filter(|_| !behind.is_empty())
}

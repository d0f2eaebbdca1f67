//! What a grant is of, after an amount: `RSUs`, `options`, with words that say which before them.

use super::token::{CellToken, TokenKind};

/// Things that are counted where no mark of money is before them.
const COUNTED: [&str; 36] = [
    "options", "option", "shares", "share", "rsus", "rsu", "psus", "psu", "isos", "nsos", "units",
    "tokens", "sars", "warrants", "ppus", "gsus", "vsops", "bspce", "aktien", "optionen",
    "anteile", "actions", "acciones", "opciones", "azioni", "opzioni", "ações", "opções", "akcje",
    "akcji", "opcje", "opcji", "aktier", "optioner", "aandelen", "opties",
];

/// Of these the first word after an amount may be one; farther after it may be a word about money:
/// `profit share`.
const COUNTED_AT_ONCE: [&str; 2] = ["option", "share"];

/// Further words for what a grant is of.
const GRANTED: [&str; 8] = [
    "stock", "stocks", "equity", "grant", "grants", "award", "awards", "esop",
];

/// Words before which an amount is one of money: `120,000 in RSUs`, `120,000 worth of shares`.
const LINKS: [&str; 16] = [
    "in", "of", "as", "for", "with", "and", "or", "plus", "incl", "worth", "value", "valued",
    "cash", "base", "bonus", "profit",
];

/// Words that make another amount of a number, in some language.
const MULTIPLIERS: [&str; 20] = [
    "mil", "mill", "mio", "mln", "mn", "bn", "bil", "mrd", "md", "tsd", "tys", "th", "thou", "lac",
    "lacs", "lk", "man", "oku", "tkr", "mkr",
];

/// So many words say at most which options or shares: `Acme Series B preferred shares`.
const WORDS_BEFORE: usize = 4;

/// Whether `tail` begins with counted things: `options`, `Acme RSUs`, `restricted stock units`.
pub(super) fn counted_at(text: &str, tail: &[CellToken]) -> bool {
    let names = words(text, tail);
    names.iter().enumerate().any(|(index, word)| {
        let is_counted = COUNTED.contains(&word.as_str());
        is_counted && (index == 0 || !COUNTED_AT_ONCE.contains(&word.as_str()))
    })
}

/// Whether the first word of `tail` only says which shares or grant a later one means: `PD RSUs`.
pub(super) fn named_behind(text: &str, tail: &[CellToken]) -> bool {
    let names = words(text, tail);
    let is_granted =
        |word: &String| COUNTED.contains(&word.as_str()) || GRANTED.contains(&word.as_str());
    names.iter().skip(1).any(is_granted)
}

/// The words that `tail` begins with, up to one that links what follows to an amount of money, or
/// makes another amount.
fn words(text: &str, tail: &[CellToken]) -> Vec<String> {
    let words = tail.iter().map_while(|token| {
        let word = text.get(token.range.clone())?;
        let is_hyphen = token.kind == TokenKind::Dash && word == "-";
        (token.kind == TokenKind::Word || is_hyphen)
            .then(|| word.trim_end_matches('.').to_lowercase())
    });
    let is_name =
        |word: &String| !LINKS.contains(&word.as_str()) && !MULTIPLIERS.contains(&word.as_str());
    words
        .take_while(is_name)
        .filter(|word| word != "-")
        .take(WORDS_BEFORE + 1)
        .collect()
}

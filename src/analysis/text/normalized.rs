//! What a text says, apart from how it is typeset: bold marks, quotation marks, dashes, white
//! space, case, accents, pictures, entities and full stops do not count; signs that change a
//! statement (`+`, `%`, `=`, `>`, currency signs) do.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::model::currency::sign_of_one_character;
use crate::syntax::Limits;
use crate::syntax::markdown::{Block, BlockKind, Line, read};
use crate::text::TextRange;

/// The words and telling signs of a text, in order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct NormalizedText {
    /// The text without Markdown marks.
    plain: String,
    /// The tokens as they are compared, without anything between them.
    folded: String,
    tokens: Vec<TextToken>,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct TextToken {
    /// Where it starts in the plain text.
    start: usize,
    /// Where it starts and ends in the folded text.
    folded_start: usize,
    folded_end: usize,
}

/// How far a text is the beginning of another.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Beginning {
    /// It breaks off in the middle of a word.
    MidWord,
    /// It breaks off in the middle of a sentence.
    MidSentence,
    /// It ends where a sentence of the other ends.
    WholeSentences,
}

impl NormalizedText {
    pub(crate) fn of(text: &str) -> NormalizedText {
        let plain = plain(text);
        let mut read = NormalizedText {
            folded: String::with_capacity(plain.len()),
            ..NormalizedText::default()
        };
        read.add_tokens(&plain);
        read.plain = plain;
        read
    }

    fn word(&self, token: TextToken) -> &str {
        &self.folded[token.folded_start..token.folded_end]
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.tokens.is_empty()
    }

    pub(crate) fn words(&self) -> impl Iterator<Item = &str> {
        self.tokens.iter().map(|token| self.word(*token))
    }

    pub(crate) fn is_same(&self, other: &NormalizedText) -> bool {
        self.words().eq(other.words())
    }

    /// Whether the words of `other` occur here, one after the other.
    pub(crate) fn contains(&self, other: &NormalizedText) -> bool {
        !other.is_empty() && self.line().contains(&other.line())
    }

    /// The words between blanks, one before the first and one after the last.
    fn line(&self) -> String {
        let mut line = String::from(" ");
        for word in self.words() {
            line.push_str(word);
            line.push(' ');
        }
        line
    }

    /// Whether this is only the beginning of `other`; an ellipsis at its end does not count.
    pub(crate) fn begins(&self, other: &NormalizedText) -> Option<Beginning> {
        let count = self.tokens.len();
        let last = self.word(*self.tokens.last()?);
        let against = other.word(*other.tokens.get(count - 1)?);
        let same = self.words().zip(other.words()).take(count - 1);
        let mut same = same.filter(|(one, two)| one != two);
        if same.next().is_some() || !against.starts_with(last) {
            return None;
        }
        let mid_word = last != against;
        if !mid_word && other.tokens.len() == count {
            return None;
        }
        let ended = self.plain.trim_end().ends_with(['.', '!', '?']) && !self.has_ellipsis();
        Some(match (mid_word, ended) {
            (true, _) => Beginning::MidWord,
            (false, true) => Beginning::WholeSentences,
            (false, false) => Beginning::MidSentence,
        })
    }

    fn add_tokens(&mut self, plain: &str) {
        let mut is_open = false;
        let mut before = ' ';
        let mut characters = plain.char_indices().peekable();
        while let Some((start, character)) = characters.next() {
            let next = characters.peek().map_or(' ', |(_, next)| *next);
            // A separator of thousands joins its digits.
            let joins = character == ',' && before.is_ascii_digit() && next.is_ascii_digit();
            before = character;
            if joins && is_open {
                continue;
            }
            if character.is_ascii_alphanumeric() {
                if !is_open {
                    self.begin_token(start);
                }
                self.folded.push(character.to_ascii_lowercase());
                self.end_token();
                is_open = true;
                continue;
            }
            if let Some(sign) = telling_sign(character) {
                self.add_token(start, sign);
                is_open = false;
                continue;
            }
            if character.is_ascii() {
                is_open = false;
                continue;
            }
            let folded = folded(character);
            if !folded.chars().any(char::is_alphanumeric) {
                is_open = is_open && is_combining_mark(character);
                continue;
            }
            if is_open {
                self.extend_token(&folded);
            } else {
                self.add_token(start, &folded);
            }
            is_open = true;
        }
    }

    fn begin_token(&mut self, start: usize) {
        let folded_start = self.folded.len();
        self.tokens.push(TextToken {
            start,
            folded_start,
            folded_end: folded_start,
        });
    }

    fn add_token(&mut self, start: usize, folded: &str) {
        self.begin_token(start);
        self.extend_token(folded);
    }

    /// Adds to the last token.
    fn extend_token(&mut self, folded: &str) {
        self.folded.push_str(folded);
        self.end_token();
    }

    /// All that has been folded since the last token began is of it.
    fn end_token(&mut self) {
        if let Some(token) = self.tokens.last_mut() {
            token.folded_end = self.folded.len();
        }
    }

    fn has_ellipsis(&self) -> bool {
        let end = self.plain.trim_end();
        end.ends_with("..") || end.ends_with('…')
    }

    /// What follows in `other` after the beginning that this is.
    pub(crate) fn rest_of<'o>(&self, other: &'o NormalizedText) -> &'o str {
        let last = self.tokens.len().saturating_sub(1);
        let (Some(own), Some(token)) = (self.tokens.last(), other.tokens.get(last)) else {
            return "";
        };
        let from = if self.word(*own) == other.word(*token) {
            other.plain.get(token.start..).map_or(0, |rest| {
                token.start
                    + rest
                        .find(|c: char| !c.is_alphanumeric())
                        .unwrap_or(rest.len())
            })
        } else {
            token.start
        };
        other.plain.get(from..).unwrap_or_default().trim_end()
    }

    /// From where on the two differ, each in its own words.
    pub(crate) fn parting<'t>(&'t self, other: &'t NormalizedText) -> (&'t str, &'t str) {
        let same = self.words().zip(other.words());
        let count = same.take_while(|(one, two)| one == two).count();
        (self.from(count), other.from(count))
    }

    /// The plain text from the token at `index` on, with the word before it, to be recognised.
    fn from(&self, index: usize) -> &str {
        let index = index.saturating_sub(1);
        let start = self.tokens.get(index).map_or(0, |token| token.start);
        self.plain.get(start..).unwrap_or_default().trim()
    }
}

/// `text` without Markdown marks, entities resolved.
pub(crate) fn plain(text: &str) -> String {
    let text = text.trim();
    if is_plain(text) {
        text.to_string()
    } else {
        marks_off(text)
    }
}

/// `text` as its Markdown says it.
fn marks_off(text: &str) -> String {
    let document = read(text, TextRange::new(0, text.len()), &Limits::default());
    let mut plain = String::new();
    collect(&document.blocks, &mut plain);
    if plain.is_empty() {
        text.to_string()
    } else {
        plain
    }
}

/// Whether `text` is one line in which no character can be a mark of Markdown.
fn is_plain(text: &str) -> bool {
    let is_inert = |byte: u8| {
        byte.is_ascii_alphanumeric() || byte >= 0x80 || b" ,.;:/()'\"%$?@{}-+=#".contains(&byte)
    };
    // A number with a full stop or a bracket may begin a list, and other signs a heading or a list too.
    let may_begin_block = |c: char| c.is_ascii_digit() || "-+=#".contains(c);
    !text.starts_with(may_begin_block) && text.bytes().all(is_inert)
}

fn collect(blocks: &[Block], plain: &mut String) {
    for block in blocks {
        match &block.kind {
            BlockKind::Heading { line, .. } => push(line.text.as_str(), plain),
            BlockKind::Paragraph(lines) => lines.iter().for_each(|line: &Line| {
                push(line.text.as_str(), plain);
            }),
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                for cell in rows.flat_map(|row| &row.cells) {
                    push(cell.text.as_str(), plain);
                }
            }
            BlockKind::List { items, .. } => {
                for item in items {
                    collect(&item.blocks, plain);
                }
            }
            BlockKind::Quote(blocks) => collect(blocks, plain),
            BlockKind::Code | BlockKind::Html | BlockKind::Rule => {}
        }
    }
}

fn push(text: &str, plain: &mut String) {
    if !plain.is_empty() {
        plain.push(' ');
    }
    plain.push_str(text);
}

/// `character` in lower case and without accents, as one or several characters; empty for a mark alone.
fn folded(character: char) -> String {
    let folded = std::iter::once(character)
        .nfkd()
        .filter(|c| !is_combining_mark(*c));
    folded.flat_map(char::to_lowercase).collect()
}

/// A sign without which a statement says something else.
fn telling_sign(character: char) -> Option<&'static str> {
    Some(match character {
        '+' => "+",
        '%' => "%",
        '<' => "<",
        '>' | '→' | '⇒' => ">",
        '=' | '≈' | '~' | '≃' | '↔' | '⇔' => "=",
        '&' => "and",
        _ => return sign_of_one_character(character),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, two: &str) -> bool {
        NormalizedText::of(one).is_same(&NormalizedText::of(two))
    }

    #[test]
    fn typography_is_no_meaning() {
        for (one, two) in [
            ("**Calm** & precise.", "calm and  precise"),
            ("“Fair”—always", "\"Fair\" - always"),
            ("Base &ndash; then stock", "base – then stock"),
            ("🚀 Zürich first", "Zu\u{308}rich first"),
            ("Grant of 1,200", "grant of 1200"),
            ("[Acme](https://acme.test) L5", "Acme L5"),
            ("A L5 ≈ B E5", "A L5 = B E5"),
        ] {
            assert!(same(one, two), "{one} / {two}");
        }
        for (one, two) in [
            ("+15%", "15%"),
            ("L5+", "L5"),
            ("A L5 > B E5", "A L5 = B E5"),
            ("£40", "$40"),
            ("1, 2", "12"),
        ] {
            assert!(!same(one, two), "{one} / {two}");
        }
    }

    proptest::proptest! {
        /// Text that is not read as Markdown is what Markdown would make of it.
        #[test]
        fn plain_text_is_what_it_says(text in "[0-9]{0,2}[.)]?[ -~£–é\u{a0}]{0,9}") {
            let text = text.trim();
            if is_plain(text) {
                proptest::prop_assert_eq!(marks_off(text), text);
            }
        }
    }

    #[test]
    fn text_with_marks_is_not_plain() {
        for text in [
            "1. a", "2) a", "*a*", "a_b_", "`a`", "[a](b)", "&amp;", "# a", "- a", "a\nb",
        ] {
            assert!(!is_plain(text), "{text}");
            let plain = NormalizedText::of(text).plain;
            assert_eq!(plain, marks_off(text), "{text}");
        }
    }

    #[test]
    fn beginnings() {
        let begins =
            |one: &str, two: &str| NormalizedText::of(one).begins(&NormalizedText::of(two));
        let mid_word = Some(Beginning::MidWord);
        assert_eq!(begins("Shares come la", "Shares come late."), mid_word);
        let mid_sentence = Some(Beginning::MidSentence);
        assert_eq!(begins("Shares come", "**Shares** come late."), mid_sentence);
        assert_eq!(begins("Shares come...", "Shares come late."), mid_sentence);
        let whole = Some(Beginning::WholeSentences);
        assert_eq!(begins("Pay first.", "Pay first. Then stock."), whole);
        for (one, two) in [
            ("Shares come late", "Shares come late."),
            ("Stock", "Shares come late."),
            ("Shares come late", "Shares come"),
            ("", "Shares"),
        ] {
            assert_eq!(begins(one, two), None, "{one}");
        }
        let rest = |one: &str, two: &str| {
            let (one, two) = (NormalizedText::of(one), NormalizedText::of(two));
            one.rest_of(&two).to_string()
        };
        assert_eq!(rest("Shares come la", "Shares come late."), "late.");
        assert_eq!(rest("Shares", "Shares come late."), " come late.");
        let (one, two) = (
            NormalizedText::of("Pay is fair here"),
            NormalizedText::of("Pay is high here"),
        );
        assert_eq!(one.parting(&two), ("is fair here", "is high here"));
    }
}

//! A region label as words, with what is between them.

use crate::model::country::CurrencyArea;
use crate::model::currency::mark_at;
use crate::model::fold;
use crate::model::{Currency, CurrencyMark};

/// A label, cut up.
#[derive(Debug, Default)]
pub(super) struct LabelWords<'l> {
    /// The words, folded, joined by blanks.
    pub folded: String,
    pub list: Vec<LabelWord<'l>>,
    /// What flags name.
    pub flags: Vec<&'static [CurrencyArea]>,
}

/// One word of a label.
#[derive(Clone, Copy, Debug)]
pub(super) struct LabelWord<'l> {
    /// As written.
    pub text: &'l str,
    /// Where it is in the folded words.
    pub start: usize,
    pub end: usize,
    /// The part of the label it is in: outside brackets, in one of them, after a dash or colon.
    pub group: usize,
    /// Whether a slash or the like joins it to what is before.
    pub joined: bool,
    /// Whether a comma is before it.
    pub after_comma: bool,
    /// The currency it is a sign for: `A$`, `€`. It has no folded word then.
    pub sign: Option<CurrencyMark>,
}

/// What is before the next word.
#[derive(Default)]
struct Gap {
    joined: bool,
    comma: bool,
}

struct WordReader<'l> {
    text: &'l str,
    at: usize,
    gap: Gap,
    groups: usize,
    /// The groups around this place.
    open: Vec<usize>,
    words: LabelWords<'l>,
}

pub(super) fn words(text: &str) -> LabelWords<'_> {
    let mut reader = WordReader {
        text,
        at: 0,
        gap: Gap::default(),
        groups: 1,
        open: vec![0],
        words: LabelWords::default(),
    };
    while reader.step() {}
    reader.words
}

impl<'l> WordReader<'l> {
    fn rest(&self) -> &'l str {
        &self.text[self.at..]
    }

    /// Reads one thing. `false` at the end.
    fn step(&mut self) -> bool {
        let rest = self.rest();
        let Some(first) = rest.chars().next() else {
            return false;
        };
        if let Some(length) = self.flag().or_else(|| self.shortcode()) {
            self.at += length;
            return true;
        }
        if let Some((mark, length)) = sign_at(rest) {
            self.push("", &rest[..length], Some(mark));
            self.at += length;
            return true;
        }
        if first.is_alphanumeric() {
            let length = word_length(rest);
            let word = &rest[..length];
            self.push(&fold(&word.replace('.', "")), word, None);
            self.at += length;
            return true;
        }
        self.separator(first);
        self.at += first.len_utf8();
        true
    }

    fn separator(&mut self, character: char) {
        let blank = |side: Option<char>| side.is_none_or(char::is_whitespace);
        let before = self.text[..self.at].chars().next_back();
        let after = self.rest().chars().nth(1);
        match character {
            '(' | '[' | '{' | '（' => {
                let group = self.new_group();
                self.open.push(group);
            }
            ')' | ']' | '}' | '）' => {
                if self.open.len() > 1 {
                    self.open.pop();
                }
                self.gap = Gap::default();
            }
            ',' | '、' => self.gap.comma = true,
            '/' | '&' | '+' | '\\' => self.gap.joined = true,
            ':' | ';' | '|' | '·' | '•' | '→' => self.clause(),
            '-' | '–' | '—' | '‐' | '−' if blank(before) && blank(after) => self.clause(),
            _ => {}
        }
    }

    /// Begins another clause at this depth of brackets.
    fn clause(&mut self) {
        let group = self.new_group();
        self.open.pop();
        self.open.push(group);
    }

    fn new_group(&mut self) -> usize {
        self.gap = Gap::default();
        self.groups += 1;
        self.groups - 1
    }

    fn push(&mut self, folded: &str, text: &'l str, sign: Option<CurrencyMark>) {
        let words = &mut self.words;
        // A letter may fold to nothing, or to several words.
        if folded.is_empty() && sign.is_none() {
            return;
        }
        if !folded.is_empty() && !words.folded.is_empty() {
            words.folded.push(' ');
        }
        let start = words.folded.len();
        words.folded.push_str(folded);
        let gap = std::mem::take(&mut self.gap);
        words.list.push(LabelWord {
            text,
            start,
            end: words.folded.len(),
            group: self.open.last().copied().unwrap_or(0),
            joined: gap.joined,
            after_comma: gap.comma,
            sign,
        });
    }

    /// The length of a flag or another picture here; a country's flag is noted.
    fn flag(&mut self) -> Option<usize> {
        let mut characters = self.rest().chars();
        let first = characters.next()?;
        if let (Some(one), Some(two)) = (letter(first), characters.next().and_then(letter)) {
            let code: String = [one, two].iter().collect();
            self.words.flags.push(CurrencyArea::country(&code));
            return Some(first.len_utf8() * 2);
        }
        is_picture(first).then(|| first.len_utf8())
    }

    /// The length of a shortcode here, `:us:` or `:flag-us:`; a country is noted.
    fn shortcode(&mut self) -> Option<usize> {
        let name = shortcode_at(self.rest())?;
        let lower = name.to_ascii_lowercase();
        let bare = lower.strip_prefix("flag").unwrap_or(&lower);
        let bare = bare.trim_start_matches(['-', '_']);
        let by_name = CurrencyArea::named(&fold(bare));
        let scopes = match bare.len() {
            2 if by_name.is_empty() => CurrencyArea::country(&bare.to_ascii_uppercase()),
            _ => by_name,
        };
        if !scopes.is_empty() {
            self.words.flags.push(scopes);
        }
        Some(name.len() + 2)
    }
}

/// The name in a shortcode that `text` starts with: `us` of `:us: New York`.
pub(super) fn shortcode_at(text: &str) -> Option<&str> {
    let (name, _) = text.strip_prefix(':')?.split_once(':')?;
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'-' | b'+');
    (!name.is_empty() && name.bytes().all(fits)).then_some(name)
}

pub(super) fn is_picture(character: char) -> bool {
    matches!(u32::from(character),
        0x1F000..=0x1FAFF | 0x2600..=0x27BF | 0x2B00..=0x2BFF | 0xFE0F | 0x200D | 0xE0020..=0xE007F)
}

/// The letter that a regional indicator, half of a flag, means.
fn letter(character: char) -> Option<char> {
    let index = u32::from(character).checked_sub(0x1F1E6)?;
    let letter = u8::try_from(index).ok().filter(|index| *index < 26)? + b'A';
    Some(char::from(letter))
}

/// A currency sign, with its length. Signs of letters alone are words.
fn sign_at(rest: &str) -> Option<(CurrencyMark, usize)> {
    let (mark, length) = mark_at(rest)?;
    let sign = &rest[..length];
    let is_word = sign.chars().all(char::is_alphanumeric);
    let ends = !rest[length..].starts_with(char::is_alphanumeric);
    (!is_word && ends && !sign.ends_with('.')).then_some((mark, length))
}

/// The length of the word at the start: `D.C.` is one.
fn word_length(rest: &str) -> usize {
    let mut end = rest
        .find(|c: char| !c.is_alphanumeric() && !is_mark_of_letter(c))
        .unwrap_or(rest.len());
    if rest[..end].chars().count() == 1 {
        while let Some(after) = rest[end..].strip_prefix('.') {
            let mut characters = after.chars();
            let (Some(letter), next) = (characters.next(), characters.next()) else {
                break;
            };
            if !letter.is_alphabetic() || next.is_some_and(char::is_alphanumeric) {
                break;
            }
            end += 1 + letter.len_utf8();
        }
    }
    end
}

/// A combining accent belongs to its letter.
fn is_mark_of_letter(character: char) -> bool {
    unicode_normalization::char::is_combining_mark(character)
}

impl LabelWord<'_> {
    /// Whether it is written in capitals.
    pub(super) fn is_upper(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic()).peekable();
        letters.peek().is_some() && letters.all(char::is_uppercase)
    }

    /// The currency whose code it is.
    pub(super) fn currency(&self, upper: &str) -> Option<Currency> {
        (self.text.len() == 3).then(|| Currency::from_code(upper))?
    }
}

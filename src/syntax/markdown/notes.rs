//! Signs of notes in cells: they are no part of what the cell says.

use std::ops::Range;

use super::MappedText;
use crate::text::TextRange;

/// The longest name of a note, in bytes.
const LONGEST: usize = 32;

impl MappedText {
    /// The text without marks such as `[^1]`.
    pub(super) fn without_note_marks(self) -> MappedText {
        let marks = note_marks(self.as_str());
        if marks.is_empty() {
            return self;
        }
        let mut kept = MappedText::default();
        let mut at = 0;
        for mark in marks {
            kept.append(&self.part(at..mark.start));
            at = mark.end;
        }
        kept.append(&self.part(at..self.as_str().len()));
        kept
    }

    /// Ends the superscript that starts at `start`: the sign of a note is dropped, and a number is
    /// set off from what it follows (`10^6`).
    pub(super) fn end_superscript(&mut self, start: usize) {
        let text = self.as_str();
        let (Some(before), Some(inside)) = (text.get(..start), text.get(start..)) else {
            return;
        };
        if is_note(before, inside) {
            self.truncate(start);
        } else if inside.starts_with(|c: char| c.is_ascii_digit()) {
            let number = self.part(start..text.len());
            let place = TextRange::at(number.source(0..1).start());
            self.truncate(start);
            self.push("^", place, "");
            self.append(&number);
        }
    }
}

/// Marks such as `[^1]`, with the blanks before those that no word follows.
fn note_marks(text: &str) -> Vec<Range<usize>> {
    let mut marks: Vec<Range<usize>> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find("[^") {
        let start = at + start;
        at = start + "[^".len();
        let is_part = |byte: &u8| !byte.is_ascii_whitespace() && !matches!(byte, b'[' | b']');
        let len = text[at..]
            .bytes()
            .take(LONGEST + 1)
            .take_while(is_part)
            .count();
        let end = at + len;
        if (1..=LONGEST).contains(&len) && text.as_bytes().get(end) == Some(&b']') {
            at = end + 1;
            marks.push(start..at);
        }
    }
    // From the last to the first: before a mark that ends a word, so does the one right before it.
    let mut word_end = text.len();
    for mark in marks.iter_mut().rev() {
        let next = text[mark.end..].chars().next();
        if mark.end == word_end || next.is_none_or(char::is_whitespace) {
            word_end = mark.start;
            mark.start = text[..mark.start].trim_end().len();
        }
    }
    marks
}

/// Whether the superscript `inside`, after `before`, is the sign of a note: short numbers, letters or
/// marks. A number after `10` is an exponent.
fn is_note(before: &str, inside: &str) -> bool {
    let sign = inside.trim().trim_start_matches(['[', '(', '^']);
    let sign = sign.trim_end_matches([']', ')']);
    let is_number = |sign: &str| sign.len() <= 3 && sign.bytes().all(|byte| byte.is_ascii_digit());
    let is_letter = |sign: &str| matches!(sign.as_bytes(), [b'a'..=b'z']);
    let is_mark = |sign: &str| sign.chars().all(|c| "*†‡§¶#".contains(c));
    let mut signs = sign.split([',', ' ']).filter(|sign| !sign.is_empty());
    let are_signs = signs.all(|sign| is_number(sign) || is_letter(sign) || is_mark(sign));
    let goes_on = |more: &str| more.ends_with(|c: char| c.is_ascii_digit() || ".,".contains(c));
    let is_base = before
        .trim_end()
        .strip_suffix("10")
        .is_some_and(|more| !goes_on(more));
    are_signs && !(is_base && is_number(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn notes_and_other_superscripts() {
        for (before, inside) in [
            ("Base", "1"),
            ("$120,000", "2, 3"),
            ("x", "[12]"),
            ("€110", "*"),
            ("a", "b"),
        ] {
            assert!(is_note(before, inside), "{before}^{inside}");
        }
        for (before, inside) in [
            ("1", "st"),
            ("10", "6"),
            ("1.5 × 10", "3"),
            ("m", "2024"),
            ("Co", "TM"),
        ] {
            assert!(!is_note(before, inside), "{before}^{inside}");
        }
    }

    #[test]
    fn marks_go_and_ranges_stay() {
        for (written, plain) in [
            ("Berlin[^1]", "Berlin"),
            ("$5 [^a-b] to $6 [^2][^3]", "$5 to $6"),
            ("[^1]Berlin", "Berlin"),
            ("[1] [^] [^a b] x[^", "[1] [^] [^a b] x[^"),
            ("[^[^1]é", "[^é"),
        ] {
            let mut text = MappedText::default();
            text.push(written, TextRange::new(7, 7 + written.len()), written);
            let kept = text.without_note_marks();
            assert_eq!(kept.as_str(), plain);
            let last = plain.char_indices().last().unwrap();
            let source = kept.source(last.0..plain.len());
            let inside = &written[source.start() - 7..source.end() - 7];
            assert_eq!(inside, &plain[last.0..]);
        }
    }
}

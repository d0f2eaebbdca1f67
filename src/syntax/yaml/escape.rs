//! Characters that scalars in double quotes name by an escape.

use super::tree::{NodeValue, ScalarNotation, Tree};
use crate::text::TextRange;

/// A scalar in double quotes, with its escapes as what they stand for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct EscapedScalar {
    /// The quotes are part of it, and so are its line breaks.
    pub text: String,
    /// Where in `text` an escape's character is, and the bytes of the escape in the file.
    escapes: Vec<(usize, TextRange)>,
}

impl EscapedScalar {
    /// The bytes of the escape whose character is at `at` in the text, if it is one.
    pub fn escape_at(&self, at: usize) -> Option<TextRange> {
        let found = self.escapes.binary_search_by_key(&at, |(at, _)| *at);
        self.escapes.get(found.ok()?).map(|(_, range)| *range)
    }

    fn read(scalar: &str, start: usize) -> EscapedScalar {
        let mut read = EscapedScalar::default();
        let mut from = 0;
        for (range, character) in in_scalar(scalar) {
            read.text.push_str(&scalar[from..range.start()]);
            read.escapes.push((read.text.len(), range.shifted(start)));
            read.text.push(character);
            from = range.end();
        }
        read.text.push_str(&scalar[from..]);
        read
    }
}

/// The tree's scalars that have escapes. `text` is the file.
pub fn escaped_scalars(tree: &Tree, text: &str) -> impl Iterator<Item = EscapedScalar> {
    let quoted = tree.nodes().filter_map(|(_, node)| match &node.value {
        NodeValue::Scalar(scalar) if scalar.style == ScalarNotation::DoubleQuoted => {
            Some(node.range)
        }
        _ => None,
    });
    quoted.filter_map(|range| {
        let scalar = text.get(range.start()..range.end())?;
        let has_escapes = scalar.contains('\\');
        has_escapes.then(|| EscapedScalar::read(scalar, range.start()))
    })
}

fn in_scalar(scalar: &str) -> impl Iterator<Item = (TextRange, char)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let start = at + scalar.get(at..)?.find('\\')?;
        let (character, length) = escaped(scalar.get(start + 1..)?)?;
        at = start + 1 + length;
        Some((TextRange::new(start, at), character))
    })
}

/// The character that is meant by what follows a backslash, and the bytes of that.
fn escaped(after: &str) -> Option<(char, usize)> {
    let first = after.chars().next()?;
    let digits = match first {
        'x' => 2,
        'u' => 4,
        'U' => 8,
        _ => return Some((named(first), first.len_utf8())),
    };
    let number = u32::from_str_radix(after.get(1..=digits)?, 16).ok()?;
    Some((char::from_u32(number)?, 1 + digits))
}

/// By YAML 1.2.2, section 5.7.
fn named(letter: char) -> char {
    match letter {
        '0' => '\0',
        'a' => '\u{7}',
        'b' => '\u{8}',
        't' => '\t',
        'n' => '\n',
        'v' => '\u{b}',
        'f' => '\u{c}',
        'r' => '\r',
        'e' => '\u{1b}',
        'N' => '\u{85}',
        '_' => '\u{a0}',
        'L' => '\u{2028}',
        'P' => '\u{2029}',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_character_leads_back_to_its_escape() {
        let read = EscapedScalar::read(r#""a\u200Bc\n""#, 100);
        assert_eq!(read.text, "\"a\u{200b}c\n\"");
        assert_eq!(read.escape_at(2), Some(TextRange::new(102, 108)));
        assert_eq!(read.escape_at(1), None);
        assert_eq!(read.escape_at(6), Some(TextRange::new(109, 111)));
    }

    #[test]
    fn escapes_are_found_with_their_bytes() {
        let found: Vec<_> = in_scalar(r#""a\\e\u202E\x1b\"\N""#)
            .map(|(range, character)| (range.start(), range.end(), character))
            .collect();
        assert_eq!(
            found,
            [
                (2, 4, '\\'),
                (5, 11, '\u{202e}'),
                (11, 15, '\u{1b}'),
                (15, 17, '"'),
                (17, 19, '\u{85}'),
            ]
        );
    }
}

//! Characters that scalars in double quotes name by an escape.

use super::tree::{NodeValue, ScalarNotation, Tree};
use crate::text::TextRange;

/// The escapes in the tree's scalars, and the character that each stands for. `text` is the file.
pub fn escapes<'t>(
    tree: &'t Tree,
    text: &'t str,
) -> impl Iterator<Item = (TextRange, char)> + use<'t> {
    let quoted = tree.nodes().filter_map(|(_, node)| match &node.value {
        NodeValue::Scalar(scalar) if scalar.style == ScalarNotation::DoubleQuoted => {
            Some(node.range)
        }
        _ => None,
    });
    quoted.flat_map(|range| {
        let scalar = text.get(range.start()..range.end()).unwrap_or_default();
        in_scalar(scalar).map(move |(at, character)| (at.shifted(range.start()), character))
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

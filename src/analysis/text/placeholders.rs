//! What a guide's text leaves to be filled in: `[fill in: the words to say]`.

use memchr::memchr;

use crate::text::TextRange;

/// What a placeholder begins with, in lower case.
const PLACEHOLDER: &str = "[fill in";

/// Where placeholders are in `text`, each up to its bracket or, without one, the end of its line.
pub(crate) fn placeholders(text: &str) -> Vec<TextRange> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = memchr(b'[', &text.as_bytes()[from..]) {
        let start = from + at;
        let rest = &text[start..];
        from = start + 1;
        let begins = rest.get(..PLACEHOLDER.len());
        if begins.is_some_and(|begins| begins.eq_ignore_ascii_case(PLACEHOLDER)) {
            let end = rest.find([']', '\n']).unwrap_or(rest.len());
            let with_bracket = end + usize::from(rest[end..].starts_with(']'));
            found.push(TextRange::new(start, start + with_bracket));
            from = start + with_bracket;
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_end_with_their_bracket_or_line() {
        let text = "a [fill in: b] [c] [Fill in\nd [fill in: é";
        let found: Vec<&str> = placeholders(text)
            .into_iter()
            .map(|range| &text[range.start()..range.end()])
            .collect();
        assert_eq!(found, ["[fill in: b]", "[Fill in", "[fill in: é"]);
        assert_eq!(placeholders("[fil"), []);
    }
}

//! Headings and list items that lack the blank after their mark, so that they are read as text.

use super::walk::walk;
use super::{Block, BlockKind};
use crate::text::{TextRange, line_start};

/// A mark without the blank after it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Glued {
    /// The line, as far as its text goes.
    pub line: TextRange,
    /// The mark: `##`, `-`, `1.`.
    pub mark: TextRange,
    pub is_heading: bool,
}

/// The glued marks in the paragraphs of the body at `body`.
pub(super) fn find(text: &str, body: TextRange, blocks: &[Block]) -> Vec<Glued> {
    let mut found = Vec::new();
    for visited in walk(blocks) {
        let BlockKind::Paragraph(lines) = &visited.block.kind else {
            continue;
        };
        let opens_body = visited.before.is_none() && !visited.is_nested && lines.len() == 1;
        for line in lines {
            let Some(raw) = text.get(line.range.start()..line.range.end()) else {
                continue;
            };
            let mark = match raw.as_bytes().first() {
                Some(b'#') => heading_mark(raw, opens_body).map(|len| (len, true)),
                Some(b'-' | b'0'..=b'9') => item_mark(raw)
                    .filter(|_| is_in_list(text, body, line.range, raw))
                    .map(|len| (len, false)),
                _ => None,
            };
            if let Some((len, is_heading)) = mark
                && starts_line(text, line.range.start())
            {
                let start = line.range.start();
                found.push(Glued {
                    line: line.range,
                    mark: TextRange::new(start, start + len),
                    is_heading,
                });
            }
        }
    }
    found
}

/// Whether nothing but the marks of quotes is before `at` on its line.
fn starts_line(text: &str, at: usize) -> bool {
    let line = line_start(text, at);
    let indent = &text[line..at];
    let is_bom = |c: char| c == '\u{feff}' && line == 0;
    indent
        .chars()
        .all(|c| matches!(c, ' ' | '\t' | '>') || is_bom(c))
}

/// The length of a heading's mark. A single `#` is more often a hashtag or a number sign: it counts
/// only where the title belongs, before several words.
fn heading_mark(line: &str, opens_body: bool) -> Option<usize> {
    let words = line.trim_start_matches('#');
    let len = line.len() - words.len();
    let first = words.chars().next()?;
    let is_word = first.is_alphanumeric() || "*\"“(".contains(first) || !first.is_ascii();
    let counts = match len {
        1 => opens_body && first.is_alphabetic() && words.split_whitespace().count() > 2,
        2..=6 => true,
        _ => false,
    };
    (counts && is_word && !first.is_whitespace()).then_some(len)
}

/// The length of the mark of an item with a word, a quote or bold right after it. `*` is left
/// alone: it is emphasis.
fn item_mark(line: &str) -> Option<usize> {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let len = match (digits, line.as_bytes().get(digits)?) {
        (0, b'-') => 1,
        (1..=3, b'.' | b')') => digits + 1,
        _ => return None,
    };
    let words = line.get(len..)?;
    let first = words.chars().next()?;
    let is_word = first.is_alphabetic() || "\"“[".contains(first) || words.starts_with("**");
    is_word.then_some(len)
}

/// Whether the line before or after the one at `range` is an item with the same kind of mark: a
/// single line that starts with a dash can be anything.
fn is_in_list(text: &str, body: TextRange, range: TextRange, line: &str) -> bool {
    let is_ordered = line.as_bytes().first().is_some_and(u8::is_ascii_digit);
    let line_start = line_start(text, range.start());
    let before = text.get(body.start()..line_start).unwrap_or_default();
    let after = text.get(range.end()..body.end()).unwrap_or_default();
    is_beside_item(before.lines().rev(), is_ordered)
        || is_beside_item(after.lines().skip(1), is_ordered)
}

/// Whether the nearest of `lines` is an item. One blank line may be between two items.
fn is_beside_item<'t>(lines: impl Iterator<Item = &'t str>, is_ordered: bool) -> bool {
    let mut near = lines.take(2).map(without_indent);
    let found = near.find(|line| !line.is_empty());
    found.is_some_and(|line| is_item(line, is_ordered))
}

fn without_indent(line: &str) -> &str {
    line.trim().trim_start_matches(['>', ' ', '\t'])
}

fn is_item(line: &str, is_ordered: bool) -> bool {
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    let behind = &line[digits..];
    let mark = if is_ordered {
        digits > 0 && behind.starts_with(['.', ')'])
    } else {
        digits == 0 && behind.starts_with('-')
    };
    let has_blank = behind
        .get(1..)
        .is_some_and(|rest| rest.starts_with([' ', '\t']));
    mark && (has_blank || item_mark(line).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::syntax::markdown::read;

    fn marks(text: &str) -> Vec<(&str, bool)> {
        let document = read(text, TextRange::new(0, text.len()), &Limits::default());
        let slice = |glued: &Glued| &text[glued.mark.start()..glued.mark.end()];
        let found = document.glued.iter();
        found
            .map(|glued| (slice(glued), glued.is_heading))
            .collect()
    }

    #[test]
    fn headings() {
        assert_eq!(marks("##Global Levers\n\ntext\n"), [("##", true)]);
        assert_eq!(marks("text\n> ####🏦 Yield\n"), [("####", true)]);
        assert_eq!(marks("#Data Engineer | Acme\n\n#hired\n"), [("#", true)]);
        for text in [
            "#hired\n",
            "text\n\n#1 of all banks\n",
            "## Right\n",
            "\\##Not\n",
            "```\n##x\n```\n",
            "`##x`\n",
            "####### Seven\n",
            "see ##x\n",
        ] {
            assert_eq!(marks(text), [], "{text}");
        }
    }

    #[test]
    fn items() {
        assert_eq!(marks("- one\n-two\n- three\n"), [("-", false)]);
        assert_eq!(marks("-one\n-**two**\n"), [("-", false), ("-", false)]);
        assert_eq!(marks("1.**Base:** \"x\"\n\n2. Stock\n"), [("1.", false)]);
        assert_eq!(marks("> 1.one\n> 2.two\n"), [("1.", false), ("2.", false)]);
        for text in [
            "-5% to +5%\n-$5K\n",
            "\"Thank you\"\n-Acme\n",
            "1.5x\n2.5x\n",
            "-- a\n-- b\n",
            "*a*\n*b*\n",
            "word\n-based pay\n\nmore\n",
            "401(k)\n401(k)\n",
            "---\n",
        ] {
            assert_eq!(marks(text), [], "{text}");
        }
    }
}

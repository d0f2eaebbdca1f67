//! A text in passages.

use crate::syntax::split;
use crate::text::TextRange;

/// A heading, paragraph, list item or line of a table.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct AuditedPassage {
    pub range: TextRange,
    /// 1 to 6 for a heading.
    pub level: Option<usize>,
}

/// The passages of `text`, in order. A line right below a heading is no part of it.
pub(super) fn passages(text: &str) -> Vec<AuditedPassage> {
    // In front matter, `---` is no underline.
    let body = split(text, 0).yaml.end();
    let mut passages: Vec<AuditedPassage> = Vec::new();
    let mut may_go_on = false;
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let range = TextRange::new(at, at + line.len());
        at = range.end();
        let content = line.trim();
        if content.is_empty() {
            may_go_on = false;
            continue;
        }
        let level = heading_level(content);
        match passages.last_mut().filter(|_| may_go_on && level.is_none()) {
            Some(last) if !starts_anew(content, first_line(text, *last)) => {
                last.range = last.range.cover(range);
                let is_text =
                    last.range.start() >= body && marker(first_line(text, *last)).is_none();
                last.level = underline(content).filter(|_| is_text);
                may_go_on = last.level.is_none();
            }
            _ => {
                passages.push(AuditedPassage { range, level });
                may_go_on = level.is_none();
            }
        }
    }
    passages
}

fn first_line(text: &str, passage: AuditedPassage) -> &str {
    let written = &text[passage.range.start()..passage.range.end()];
    written.trim_start().lines().next().unwrap_or_default()
}

/// What a line that is no plain text begins with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum LineMarker {
    /// A quote or a line of a table.
    Block,
    Bullet,
    /// The number of an item, and whether it is the first.
    Number {
        is_first: bool,
    },
}

fn marker(line: &str) -> Option<LineMarker> {
    if line.starts_with(['|', '>']) {
        return Some(LineMarker::Block);
    }
    let behind = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let number = &line[..line.len() - behind.len()];
    let (marker, rest) = if number.is_empty() {
        (LineMarker::Bullet, line.strip_prefix(['-', '*', '+'])?)
    } else {
        let is_first = number == "1";
        (
            LineMarker::Number { is_first },
            behind.strip_prefix(['.', ')'])?,
        )
    };
    rest.starts_with(char::is_whitespace).then_some(marker)
}

/// Whether a line begins a passage right below one that begins with `first`. A number only does in a list, or as
/// its first: others are numbers of a sentence.
fn starts_anew(line: &str, first: &str) -> bool {
    match marker(line) {
        None => false,
        Some(LineMarker::Block | LineMarker::Bullet) => true,
        Some(LineMarker::Number { is_first }) => {
            is_first || matches!(marker(first), Some(LineMarker::Number { .. }))
        }
    }
}

/// The level of the heading that a line makes of the text above it.
fn underline(line: &str) -> Option<usize> {
    let is_of = |sign| line.len() > 1 && line.chars().all(|c| c == sign);
    if is_of('=') {
        Some(1)
    } else {
        is_of('-').then_some(2)
    }
}

fn heading_level(line: &str) -> Option<usize> {
    let level = line.chars().take_while(|c| *c == '#').count();
    ((1..=6).contains(&level) && line[level..].starts_with(' ')).then_some(level)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_lists_and_tables_are_passages_of_their_own() {
        let text = "# Acme\na\nb\n\n## London\n| x |\n| y |\n- z\n  z\n1. u\n2) v\n+ w\n1.5 x\n\nParis\nand\n---\n- i\n---\nIn\n2026. **Y**\n**k** l\n\n####### c\n";
        let found: Vec<(&str, Option<usize>)> = { passages(text).into_iter() }
            .map(|passage| {
                let range = passage.range;
                (text[range.start()..range.end()].trim(), passage.level)
            })
            .collect();
        let wanted = [
            ("# Acme", Some(1)),
            ("a\nb", None),
            ("## London", Some(2)),
            ("| x |", None),
            ("| y |", None),
            ("- z\n  z", None),
            ("1. u", None),
            ("2) v", None),
            ("+ w\n1.5 x", None),
            ("Paris\nand\n---", Some(2)),
            ("- i\n---\nIn\n2026. **Y**\n**k** l", None),
            ("####### c", None),
        ];
        assert_eq!(found, wanted);
    }
}

//! A text in passages.

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
        let is_own = level.is_some() || starts_item(content);
        match passages.last_mut() {
            Some(last) if may_go_on && is_line(text, *last) && underline(content).is_some() => {
                last.range = last.range.cover(range);
                last.level = underline(content);
                may_go_on = false;
                continue;
            }
            Some(last) if may_go_on && !is_own => last.range = last.range.cover(range),
            _ => passages.push(AuditedPassage { range, level }),
        }
        may_go_on = level.is_none();
    }
    passages
}

/// Whether a line begins a quote, a list item or a line of a table.
fn starts_item(line: &str) -> bool {
    if line.starts_with(['|', '>']) || line.starts_with("**") {
        return true;
    }
    let number = line.trim_start_matches(|c: char| c.is_ascii_digit());
    let behind = if number.len() < line.len() {
        number.strip_prefix(['.', ')'])
    } else {
        line.strip_prefix(['-', '*', '+'])
    };
    behind.is_some_and(|rest| rest.starts_with(char::is_whitespace))
}

/// Whether a passage is one line of text, of which another below it can make a heading.
fn is_line(text: &str, passage: AuditedPassage) -> bool {
    let written = &text[passage.range.start()..passage.range.end()];
    passage.level.is_none() && !written.trim_end().contains('\n')
}

/// The level of the heading that a line of this text underlines.
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
        let text = "# Acme\na\nb\n\n## London\n| x |\n| y |\n- z\n  z\n1. u\n2) v\n+ w\n1.5 x\n\nParis\n---\n####### c\n";
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
            ("Paris\n---", Some(2)),
            ("####### c", None),
        ];
        assert_eq!(found, wanted);
    }
}

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
        let is_own = level.is_some() || content.starts_with(['|', '-', '*', '>']);
        match passages.last_mut() {
            Some(last) if may_go_on && !is_own => last.range = last.range.cover(range),
            _ => passages.push(AuditedPassage { range, level }),
        }
        may_go_on = level.is_none();
    }
    passages
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
        let text = "# Acme\na\nb\n\n## London\n| x |\n| y |\n- z\n  z\n\n####### c\n";
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
            ("####### c", None),
        ];
        assert_eq!(found, wanted);
    }
}

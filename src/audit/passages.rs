//! A text in passages, as Markdown has it: plain text is Markdown, too.

use crate::syntax::markdown::{Block, BlockKind, ListItem, Row, read};
use crate::syntax::{Limits, split};
use crate::text::TextRange;

/// A part of a text that says one thing.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct AuditedPassage {
    pub range: TextRange,
    pub kind: PassageKind,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum PassageKind {
    /// With its level, 1 to 6.
    Heading(u8),
    TableRow,
    /// A paragraph, which may be that of a list item or quote, or a line of what is no text: of front matter, code
    /// and HTML.
    Text,
}

/// The passages of `text`, in order. All of it is in them but blank lines and marks.
pub(super) fn passages(text: &str) -> Vec<AuditedPassage> {
    let document = read(text, split(text, 0).body, &Limits::default());
    let mut found = Vec::new();
    collect(&document.blocks, &mut found);
    found.sort_by_key(|passage: &AuditedPassage| passage.range);
    let mut passages = Vec::new();
    let mut end = 0;
    for passage in found {
        add_lines(text, end, passage.range.start(), &mut passages);
        end = end.max(passage.range.end());
        passages.push(passage);
    }
    add_lines(text, end, text.len(), &mut passages);
    passages
}

fn collect(blocks: &[Block], passages: &mut Vec<AuditedPassage>) {
    for Block { range, kind } in blocks {
        let mut add = |range, kind| passages.push(AuditedPassage { range, kind });
        match kind {
            BlockKind::Heading { level, .. } => add(*range, PassageKind::Heading(*level)),
            BlockKind::Paragraph(_) => add(*range, PassageKind::Text),
            BlockKind::Table(table) => {
                let rows = [&table.header].into_iter().chain(&table.rows);
                rows.for_each(|row: &Row| add(row.range, PassageKind::TableRow));
            }
            BlockKind::List { items, .. } => {
                let items = items.iter();
                items.for_each(|item: &ListItem| collect(&item.blocks, passages));
            }
            BlockKind::Quote(blocks) => collect(blocks, passages),
            // Their lines are taken one by one.
            BlockKind::Code | BlockKind::Html | BlockKind::Rule => {}
        }
    }
}

/// Adds the lines between `start` and `end`, which are in no block of text.
fn add_lines(text: &str, start: usize, end: usize, passages: &mut Vec<AuditedPassage>) {
    let mut at = start;
    let rest = text.get(start..end).unwrap_or_default();
    for line in rest.split_inclusive('\n') {
        let range = TextRange::new(at, at + line.len());
        at = range.end();
        if line.contains(char::is_alphanumeric) {
            let kind = PassageKind::Text;
            passages.push(AuditedPassage { range, kind });
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use PassageKind::{Heading, TableRow, Text};

    fn found(text: &str) -> Vec<(&str, PassageKind)> {
        let passages = passages(text).into_iter();
        passages
            .map(|passage| {
                let range = passage.range;
                (text[range.start()..range.end()].trim(), passage.kind)
            })
            .collect()
    }

    #[test]
    fn headings_paragraphs_items_and_rows_are_passages() {
        let text = "# Acme\na\nb\n\nParis\nand\n---\n\nIn\n2026. **Y**\n**k** l\n\n####### c\n";
        let wanted = [
            ("# Acme", Heading(1)),
            ("a\nb", Text),
            ("Paris\nand\n---", Heading(2)),
            ("In\n2026. **Y**\n**k** l", Text),
            ("####### c", Text),
        ];
        assert_eq!(found(text), wanted);
        let text = "| x |\n|---|\n| y |\n\n- z\n  z\n- i\n---\n> q\n> r\n";
        let text = found(text);
        let texts: Vec<_> = { text.iter() }
            .filter(|(words, _)| *words != "|---|")
            .collect();
        let wanted = [
            ("| x |", TableRow),
            ("| y |", TableRow),
            ("z\n  z", Text),
            ("i", Text),
            ("q\n> r", Text),
        ];
        assert_eq!(texts, wanted.iter().collect::<Vec<_>>());
    }

    #[test]
    fn nothing_is_passed_over() {
        let text =
            "---\na: $1\nb: $2\n---\n```\n$3\n$4\n```\n<div>\n$5\n</div>\n\n[x]: $6\n\n$7 text\n";
        let texts: Vec<&str> = found(text).into_iter().map(|(words, _)| words).collect();
        for amount in ["$1", "$2", "$3", "$4", "$5", "$6", "$7"] {
            let with: Vec<_> = texts.iter().filter(|text| text.contains(amount)).collect();
            assert_eq!(with.len(), 1, "{amount} in {texts:?}");
        }
    }
}

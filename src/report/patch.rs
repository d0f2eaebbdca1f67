//! A fix that replaces or removes whole lines, line by line: what goes and what comes.

use anstyle::{AnsiColor, Style as Paint};
use unicode_width::UnicodeWidthChar;

use super::changed_lines::{changed_lines, lines};
use super::human_style::HumanStyle;
use super::visible::visible;
use crate::text::{Edit, Source, TextRange, apply};

/// Whether `edits` take away a line break, so that single lines can't show what they do.
pub(super) fn spans_lines(source: &Source, edits: &[Edit]) -> bool {
    let mut edits = edits.iter();
    edits.any(|edit| source.slice(edit.range).contains('\n'))
}

/// The lines that `edits` change, as they are and as they would be; nothing where the edits do not
/// fit the text.
pub(super) fn patch(source: &Source, edits: &[Edit], style: HumanStyle) -> String {
    let ranges = edits.iter().map(|edit| edit.range);
    let Some(whole) = ranges.reduce(TextRange::cover) else {
        return String::new();
    };
    let text = &*source.text;
    let index = source.lines();
    let first = index.line(whole.start());
    let start = index.start_of(first).unwrap_or_default();
    let end = index.start_of(index.line(whole.end()) + 1);
    let end = end.unwrap_or(text.len());
    let moved: Vec<Edit> = edits
        .iter()
        .map(|edit| {
            let (from, to) = (edit.range.start() - start, edit.range.end() - start);
            Edit::replace(TextRange::new(from, to), edit.text.as_str())
        })
        .collect();
    let before = &text[start..end];
    let Some(after) = apply(before, &moved) else {
        return String::new();
    };
    let changes = changed_lines(before, &after);
    let (before, after) = (lines(before), lines(&after));
    let gutter = (first + before.len().max(after.len())).to_string().len();
    let mut out = format!("{:gutter$} |\n", "");
    for (index, change) in changes.into_iter().enumerate() {
        if index > 0 {
            out.push_str("...\n");
        }
        let removed = change.before.map(|at| ('-', at, before[at]));
        let added = change.after.map(|at| ('+', at, after[at]));
        for (mark, at, line) in removed.chain(added) {
            let paint = match mark {
                '-' => AnsiColor::Red.on_default(),
                _ => AnsiColor::Green.on_default(),
            };
            let line = cut(line, style.width.saturating_sub(gutter + 3));
            let line = format!("{mark} {line}");
            let line = painted(line.trim_end(), paint, style);
            out.push_str(&format!("{:>gutter$} {line}\n", first + at));
        }
    }
    out.push_str(&format!("{:gutter$} |", ""));
    out
}

fn painted(line: &str, paint: Paint, style: HumanStyle) -> String {
    if style.colour {
        format!("{paint}{line}{paint:#}")
    } else {
        line.to_string()
    }
}

/// A line without its break, and without what goes beyond `columns`.
fn cut(line: &str, columns: usize) -> String {
    let line = visible(line.trim_end_matches(['\r', '\n']));
    let mut width = 0;
    let fits = line.char_indices().find(|(_, character)| {
        width += character.width().unwrap_or_default();
        width > columns
    });
    match fits {
        Some((at, _)) => format!("{}…", &line[..at]),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "---\r\na: 1\r\nb: 2\r\nc: 3\r\nd: 4\r\ne: 5\r\n---\r\n";

    fn shown(edits: &[Edit]) -> String {
        let source = Source::new("g.md", TEXT);
        patch(&source, edits, HumanStyle::default())
    }

    fn range(text: &str) -> TextRange {
        let at = TEXT.find(text).unwrap();
        TextRange::new(at, at + text.len())
    }

    #[test]
    fn lines_that_go_and_lines_that_come() {
        let edits = [Edit::replace(range("b: 2\r\nc: 3"), "x: 1\r\ny: 2\r\nz: 3")];
        assert!(spans_lines(&Source::new("g.md", TEXT), &edits));
        let expected = "  |\n3 - b: 2\n4 - c: 3\n3 + x: 1\n4 + y: 2\n5 + z: 3\n  |";
        assert_eq!(shown(&edits), expected);
    }

    #[test]
    fn removed_lines_take_no_other_with_them() {
        for removed in ["\r\nb: 2\r\nc: 3", "b: 2\r\nc: 3\r\n"] {
            let edits = [Edit::replace(range(removed), "")];
            assert_eq!(shown(&edits), "  |\n3 - b: 2\n4 - c: 3\n  |", "{removed:?}");
        }
    }

    #[test]
    fn what_lies_between_is_left_out() {
        let long = "long ".repeat(60);
        let edits = [
            Edit::replace(range("a: 1\r\n"), ""),
            Edit::replace(range("5"), long.as_str()),
        ];
        let shown = shown(&edits);
        let lines: Vec<&str> = shown.lines().collect();
        assert_eq!(lines[..4], ["  |", "2 - a: 1", "...", "6 - e: 5"]);
        assert!(lines[4].starts_with("5 + e: long long"), "{shown}");
        assert!(
            lines[4].ends_with('…') && lines[4].chars().count() <= HumanStyle::default().width + 1
        );
    }
}

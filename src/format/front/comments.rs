//! Comments of a front matter, put back beside the rows they were written at.

use super::Row;
use crate::text::TextRange;

/// The rows as text, each comment with its row: on a line of its own before the row it preceded,
/// or behind the row it followed. `None` where a comment has no place to go.
pub(super) fn with_comments(text: &str, comments: &[TextRange], rows: Vec<Row>) -> Option<String> {
    let mut before: Vec<Vec<&str>> = rows.iter().map(|_| Vec::new()).collect();
    let mut behind: Vec<Option<&str>> = rows.iter().map(|_| None).collect();
    let mut last = Vec::new();
    for comment in comments {
        let shown = text.get(comment.start()..comment.end())?.trim_end();
        if rows.iter().any(|row| row.from.contains(*comment)) {
            continue;
        }
        let line_start = text[..comment.start()].rfind('\n').map_or(0, |at| at + 1);
        let own_line = text[line_start..comment.start()].trim().is_empty();
        match own_line {
            true => match next_row(&rows, comment.start()) {
                Some(row) => before[row].push(shown),
                None => last.push(shown),
            },
            false => {
                let place = &mut behind[row_before(&rows, comment.start())?];
                if place.replace(shown).is_some() {
                    return None;
                }
            }
        }
    }
    let mut printed = String::new();
    for ((row, before), behind) in rows.iter().zip(&before).zip(&behind) {
        let indent = " ".repeat(row.indent);
        for comment in before {
            printed.push_str(&format!("{indent}{comment}\n"));
        }
        printed.push_str(&indent);
        printed.push_str(&row.text);
        if let Some(comment) = behind {
            printed.push(' ');
            printed.push_str(comment);
        }
        printed.push('\n');
    }
    for comment in last {
        printed.push_str(comment);
        printed.push('\n');
    }
    Some(printed)
}

/// The row that follows `offset` most closely; of an item's rows the one with its dash.
fn next_row(rows: &[Row], offset: usize) -> Option<usize> {
    let start = |row: &Row| (row.item.unwrap_or(row.from.start()), row.item.is_none());
    let following = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| start(row).0 >= offset);
    following
        .min_by_key(|(_, row)| start(row))
        .map(|(index, _)| index)
}

/// The row that starts most closely before `offset`.
fn row_before(rows: &[Row], offset: usize) -> Option<usize> {
    let preceding = rows
        .iter()
        .enumerate()
        .filter(|(_, row)| row.from.start() <= offset);
    preceding
        .max_by_key(|(_, row)| row.from.start())
        .map(|(index, _)| index)
}

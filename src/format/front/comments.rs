//! Comments of a front matter, put back beside the rows they were written at.

use super::YamlLine;
use crate::text::{TextRange, line_start};

/// The rows as text, each comment with its row: on a line of its own before the row it preceded or below
/// the entry it ended, or after the row it followed. `None` where a comment has no place to go.
pub(super) fn with_comments(
    text: &str,
    comments: &[TextRange],
    rows: &[YamlLine],
) -> Option<String> {
    let places = CommentPlaces::of(text, rows);
    let mut around: Vec<Around<'_>> = rows.iter().map(|_| Around::default()).collect();
    let (mut first, mut last) = (Vec::new(), Vec::new());
    for comment in comments {
        let shown = text.get(comment.start()..comment.end())?.trim_end();
        match places.of_comment(*comment)? {
            CommentPlace::Kept => {}
            CommentPlace::First => first.push(shown),
            CommentPlace::Before(row) => around[row].before.push(shown),
            CommentPlace::After(row) if around[row].after.is_some() => return None,
            CommentPlace::After(row) => around[row].after = Some(shown),
            CommentPlace::Below { row, indent } => around[row].below.push((indent, shown)),
            CommentPlace::Last => last.push(shown),
        }
    }
    let mut printed = String::new();
    let mut line = |indent: usize, words: [&str; 2]| {
        printed.push_str(&" ".repeat(indent));
        printed.push_str(&words.concat());
        printed.push('\n');
    };
    for comment in first {
        line(0, [comment, ""]);
    }
    for (row, around) in rows.iter().zip(&around) {
        for comment in &around.before {
            line(row.indent, [comment, ""]);
        }
        match around.after {
            Some(comment) => line(row.indent, [&row.text, &format!(" {comment}")]),
            None => line(row.indent, [&row.text, ""]),
        }
        for (indent, comment) in &around.below {
            line(*indent, [comment, ""]);
        }
    }
    for comment in last {
        line(0, [comment, ""]);
    }
    Some(printed)
}

/// The comments at a row.
#[derive(Default)]
struct Around<'t> {
    before: Vec<&'t str>,
    after: Option<&'t str>,
    /// With the blanks before each.
    below: Vec<(usize, &'t str)>,
}

/// Where a comment goes.
enum CommentPlace {
    /// It is in what is kept as it was written.
    Kept,
    /// About the whole guide: an empty line parts it from the first key.
    First,
    Before(usize),
    After(usize),
    Below {
        row: usize,
        indent: usize,
    },
    Last,
}

/// The rows by the places they come from.
struct CommentPlaces<'r> {
    text: &'r str,
    rows: &'r [YamlLine],
    /// Each row by where it starts, the dash of an item included; of one place the dash comes first.
    starts: Vec<((usize, bool), usize)>,
    /// Each row by where its author's bytes start.
    froms: Vec<(usize, usize)>,
    /// For each row the one that starts its item, and the last one of its item or map.
    heads: Vec<Option<usize>>,
    ends: Vec<usize>,
}

impl<'r> CommentPlaces<'r> {
    fn of(text: &'r str, rows: &'r [YamlLine]) -> CommentPlaces<'r> {
        let mut starts: Vec<_> = rows.iter().map(start).zip(0..).collect();
        let mut froms: Vec<_> = rows.iter().map(|row| row.from.start()).zip(0..).collect();
        starts.sort_unstable();
        froms.sort_unstable();
        let mut head = None;
        let heads = rows.iter().enumerate().map(|(at, row)| {
            head = match (row.item, row.indent) {
                (Some(_), _) => Some(at),
                (None, 0) => None,
                (None, _) => head,
            };
            head
        });
        let heads = heads.collect();
        let mut ends: Vec<usize> = (0..rows.len()).collect();
        for at in (1..rows.len()).rev() {
            let goes_on = rows[at].item.is_none() && rows[at].indent > 0;
            if goes_on && rows[at].indent == rows[at - 1].text_indent() {
                ends[at - 1] = ends[at];
            }
        }
        CommentPlaces {
            text,
            rows,
            starts,
            froms,
            heads,
            ends,
        }
    }

    /// `None` where a comment follows nothing.
    fn of_comment(&self, comment: TextRange) -> Option<CommentPlace> {
        let at = comment.start();
        let before = self.froms.partition_point(|(from, _)| *from <= at);
        let above = before.checked_sub(1).map(|index| self.froms[index].1);
        if above.is_some_and(|row| self.rows[row].from.contains(comment)) {
            return Some(CommentPlace::Kept);
        }
        let before = self.text[line_start(self.text, at)..at].trim();
        // After a dash alone it is about what the dash opens.
        if !matches!(before, "" | "-") {
            return above.map(CommentPlace::After);
        }
        let next = self.starts.partition_point(|((from, _), _)| *from < at);
        let next = self.starts.get(next).map(|(_, row)| *row);
        if let Some(above) = above
            && let Some(below) = self.below(comment, above, next)
        {
            return Some(below);
        }
        Some(match next {
            Some(row) if above.is_none() && self.is_apart(comment, row) => CommentPlace::First,
            Some(row) => CommentPlace::Before(row),
            None => CommentPlace::Last,
        })
    }

    /// The place of a comment that is further right than what follows it: it ends the entry above.
    fn below(&self, comment: TextRange, above: usize, next: Option<usize>) -> Option<CommentPlace> {
        let column = self.column(comment.start());
        let next_column = next.map_or(0, |row| self.row_column(&self.rows[row]));
        let row = &self.rows[above];
        let above_column = self.column(row.from.start());
        let is_long = self.text[row.from.start()..row.from.end()].contains('\n');
        if column <= next_column || (above_column <= next_column && !is_long) {
            return None;
        }
        if is_long && column > above_column {
            let indent = row.text_indent() + 2;
            return Some(CommentPlace::Below { row: above, indent });
        }
        let head = self.heads[above].map(|head| &self.rows[head]);
        let indent = match head {
            // At the dashes: about the list.
            Some(head) if column <= self.row_column(head) => head.indent,
            _ => row.text_indent(),
        };
        let row = self.ends[above];
        Some(CommentPlace::Below { row, indent })
    }

    /// Whether an empty line is between a comment and `row`.
    fn is_apart(&self, comment: TextRange, row: usize) -> bool {
        let between = &self.text[comment.end()..start(&self.rows[row]).0];
        let lines = between.split('\n').skip(1);
        // The last one is the row's own.
        let count = between.matches('\n').count();
        lines
            .take(count.saturating_sub(1))
            .any(|line| line.trim().is_empty())
    }

    /// The column at which a row starts, the dash before it included.
    fn row_column(&self, row: &YamlLine) -> usize {
        let dash = row.item.and_then(|item| {
            let before = self.text[..item].trim_end().strip_suffix('-')?;
            Some(before.len())
        });
        self.column(dash.unwrap_or_else(|| start(row).0))
    }

    fn column(&self, offset: usize) -> usize {
        offset - line_start(self.text, offset)
    }
}

/// Where a row starts; of an item's rows the one with its dash comes first.
fn start(row: &YamlLine) -> (usize, bool) {
    (row.item.unwrap_or(row.from.start()), row.item.is_none())
}

//! The bytes of rows: cells, bars and line breaks.

use crate::text::TextRange;

pub(super) fn slice(text: &str, range: TextRange) -> &str {
    text.get(range.start()..range.end()).unwrap_or_default()
}

pub(super) fn starts_line(text: &str, at: usize) -> bool {
    text.get(..at)
        .is_some_and(|before| before.is_empty() || before.ends_with('\n'))
}

/// The line break in use around `at`.
pub(super) fn line_break(text: &str, at: usize) -> &'static str {
    let behind = text.get(at..).unwrap_or_default();
    let before = text.get(..at).unwrap_or_default();
    let ends_crlf = match behind.find('\n') {
        Some(end) => behind[..end].ends_with('\r'),
        None => before.ends_with("\r\n"),
    };
    if ends_crlf { "\r\n" } else { "\n" }
}

/// `| a | b |`
pub(super) fn looks_like_row(line: &str) -> bool {
    line.len() > 2 && line.starts_with('|') && line.ends_with('|') && !line.ends_with("\\|")
}

/// A line of bars and dashes of any kind, colons and blanks.
pub(super) fn is_delimiter(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '−' | '─' | '=' | '_');
    line.contains(is_dash) && line.chars().all(|c| is_dash(c) || "|:+ \t".contains(c))
}

pub(super) fn has_pipe(line: &str) -> bool {
    line.contains('|')
}

/// The cells of a row, between its bars; `\|` is no bar. Ranges are within the row.
pub(super) fn cells(row: &str) -> Vec<TextRange> {
    let inner = row.trim_end();
    let mut start = row.len() - row.trim_start().len();
    if inner[start.min(inner.len())..].starts_with('|') {
        start += 1;
    }
    let mut cells = Vec::new();
    for (at, byte) in inner.bytes().enumerate().skip(start) {
        if byte == b'|' && !inner[..at].ends_with('\\') {
            cells.push(TextRange::new(start, at));
            start = at + 1;
        }
    }
    if start < inner.len() {
        cells.push(TextRange::new(start, inner.len()));
    }
    cells
}

//! Text of quotes and of items of lists without what their lines begin with.

use crate::text::{Source, TextRange};

/// The text at `range` as Markdown of its own: without the indent of a list's item and without the marks of a
/// quote that it begins within.
pub(in crate::render::html) fn without_margin(source: &Source, range: TextRange) -> String {
    let text = source.slice(range);
    let before = source.text.get(..range.start()).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    let in_quote = line.trim_start().starts_with('>');
    // A list's item may begin in the same line.
    let in_item = !line.trim().is_empty() && !in_quote;
    match (in_quote, in_item || line.starts_with("  ")) {
        (true, _) => unquoted(&dedented(text)),
        (false, true) => dedented(text),
        (false, false) => text.to_string(),
    }
}

/// Text that begins within a quote of Markdown, without the marks of that quote. Lines behind its end stay as
/// they are.
pub(in crate::render::html) fn unquoted(text: &str) -> String {
    let mut lines = text.split('\n');
    let first = lines.next().unwrap_or_default();
    let mut result = without_mark(first).unwrap_or(first).to_string();
    let mut is_within = true;
    for line in lines {
        result.push('\n');
        let inside = without_mark(line).filter(|_| is_within);
        is_within = inside.is_some();
        result.push_str(inside.unwrap_or(line));
    }
    result
}

fn without_mark(line: &str) -> Option<&str> {
    let inside = line.trim_start().strip_prefix('>')?;
    Some(inside.strip_prefix(' ').unwrap_or(inside))
}

/// Text that begins within an item of a list, without the blanks that all of its further lines begin with.
fn dedented(text: &str) -> String {
    let mut lines = text.split('\n');
    let mut result = lines.next().unwrap_or_default().to_string();
    let rest: Vec<&str> = lines.collect();
    let indent = |line: &&str| line.len() - line.trim_start_matches(' ').len();
    let written = rest.iter().filter(|line| !line.trim().is_empty());
    let margin = written.map(indent).min().unwrap_or_default();
    for line in rest {
        result.push('\n');
        result.push_str(line.get(margin..).unwrap_or_default());
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn margins_go_and_other_quotes_stay() {
        assert_eq!(unquoted("> a\n> b\n>\n> > c\n\n> d"), "a\nb\n\n> c\n\n> d");
        assert_eq!(unquoted("a\n> b\nc"), "a\nb\nc");
        assert_eq!(dedented("a\n   b\n\n     - c"), "a\nb\n\n  - c");
        assert_eq!(dedented("a\n> b"), "a\n> b");
    }
}

//! What would change in a guide, as a unified diff.

use std::ops::Range;

use anstyle::{AnsiColor, Style as Paint};

use super::changed_lines::{ChangedLines, changed_lines, lines};
use super::visible::visible;

/// How a diff is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct DiffStyle {
    pub colour: bool,
    /// Byte for byte, as programs that apply it need it; or harmless, for a terminal.
    pub exact: bool,
}

/// Unchanged lines shown around those that change.
const CONTEXT: usize = 3;

/// The unified diff from `before` to `after` of the file at `path`; empty where nothing changes.
pub fn diff(path: &str, before: &str, after: &str, style: DiffStyle) -> String {
    let changes = changed_lines(before, after);
    let (before, after) = (lines(before), lines(after));
    let mut out = DiffWriter {
        text: String::new(),
        style,
    };
    if !changes.is_empty() {
        let bold = Paint::new().bold();
        out.push(bold, &format!("--- {path}"), "\n");
        out.push(bold, &format!("+++ {path}"), "\n");
    }
    // Changes share a hunk where the unchanged lines shown around them meet.
    let hunks =
        changes.chunk_by(|change, next| next.before.start - change.before.end <= 2 * CONTEXT);
    for changes in hunks {
        let (Some(first), Some(last)) = (changes.first(), changes.last()) else {
            continue;
        };
        let leading = first.before.start.min(CONTEXT);
        let trailing = (before.len() - last.before.end).min(CONTEXT);
        let whole = ChangedLines {
            before: first.before.start - leading..last.before.end + trailing,
            after: first.after.start - leading..last.after.end + trailing,
        };
        out.push(AnsiColor::Cyan.on_default(), &header(&whole), "\n");
        let mut unchanged = whole.before.start;
        for change in changes {
            out.push_lines(Mark::Unchanged, &before[unchanged..change.before.start]);
            out.push_lines(Mark::Removed, &before[change.before.clone()]);
            out.push_lines(Mark::Added, &after[change.after.clone()]);
            unchanged = change.before.end;
        }
        out.push_lines(Mark::Unchanged, &before[unchanged..whole.before.end]);
    }
    out.text
}

/// Where a hunk is in both texts: `@@ -2,8 +2,10 @@`.
fn header(hunk: &ChangedLines) -> String {
    let place = |lines: &Range<usize>| match lines.len() {
        // No lines are said to come after the one before them.
        0 => format!("{},0", lines.start),
        1 => format!("{}", lines.start + 1),
        count => format!("{},{count}", lines.start + 1),
    };
    format!("@@ -{} +{} @@", place(&hunk.before), place(&hunk.after))
}

/// What becomes of a line.
#[derive(Clone, Copy)]
enum Mark {
    Unchanged,
    Removed,
    Added,
}

/// A diff that is being written.
struct DiffWriter {
    text: String,
    style: DiffStyle,
}

impl DiffWriter {
    fn push_lines(&mut self, mark: Mark, lines: &[&str]) {
        let (mark, paint) = match mark {
            Mark::Unchanged => (' ', Paint::new()),
            Mark::Removed => ('-', AnsiColor::Red.on_default()),
            Mark::Added => ('+', AnsiColor::Green.on_default()),
        };
        for line in lines {
            let content = line.trim_end_matches(['\r', '\n']);
            let end = match (self.style.exact, line.ends_with('\n')) {
                (_, false) => "\n\\ No newline at end of file\n",
                (true, true) => &line[content.len()..],
                (false, true) => "\n",
            };
            self.push(paint, &format!("{mark}{content}"), end);
        }
    }

    fn push(&mut self, paint: Paint, line: &str, end: &str) {
        let line = if self.style.exact {
            line.to_string()
        } else {
            visible(line)
        };
        if self.style.colour && paint != Paint::new() {
            self.text.push_str(&format!("{paint}{line}{paint:#}"));
        } else {
            self.text.push_str(&line);
        }
        self.text.push_str(end);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const EXACT: DiffStyle = DiffStyle {
        colour: false,
        exact: true,
    };

    #[test]
    fn only_what_changes_and_what_is_around_it() {
        let before: String = (1..=9).map(|line| format!("{line}\r\n")).collect();
        let after = before.replace("5\r\n", "five\r\n5a\r\n") + "end";
        assert_eq!(
            diff("g.md", &before, &after, EXACT),
            "--- g.md\n+++ g.md\n@@ -2,8 +2,10 @@\n 2\r\n 3\r\n 4\r\n-5\r\n+five\r\n+5a\r\n 6\r\n \
             7\r\n 8\r\n 9\r\n+end\n\\ No newline at end of file\n"
        );
        assert_eq!(diff("g.md", &before, &before, EXACT), "");
    }

    #[test]
    fn hunks_whose_context_meets_are_one() {
        let numbered = |count: usize| -> String { (1..=count).map(|n| format!("{n}\n")).collect() };
        let headers = |between: usize| -> Vec<String> {
            let (lines, last) = (numbered(between + 2), format!("\n{}\n", between + 2));
            let changed = lines.replacen("1\n", "a\n", 1).replacen(&last, "\nb\n", 1);
            let diff = diff("g.md", &lines, &changed, EXACT);
            let headers = diff.lines().filter(|line| line.starts_with("@@"));
            headers.map(str::to_string).collect()
        };
        assert_eq!(headers(6), ["@@ -1,8 +1,8 @@"]);
        assert_eq!(headers(7), ["@@ -1,4 +1,4 @@", "@@ -6,4 +6,4 @@"]);
    }

    #[test]
    fn no_line_and_one_line_are_counted_as_patch_reads_them() {
        let header = |before: &str, after: &str| {
            let diff = diff("g.md", before, after, EXACT);
            diff.lines().nth(2).unwrap().to_string()
        };
        assert_eq!(header("", "a\n"), "@@ -0,0 +1 @@");
        assert_eq!(header("a\nb\n", ""), "@@ -1,2 +0,0 @@");
    }

    #[test]
    fn an_authors_text_does_not_act_on_the_terminal() {
        let shown = DiffStyle {
            colour: true,
            exact: false,
        };
        let text = diff("g\u{1b}.md", "a\n", "\u{1b}[2J\u{202e}\r\n", shown);
        let plain = text.replace("\u{1b}[1m", "").replace("\u{1b}[0m", "");
        let plain = plain.replace("\u{1b}[3", "<");
        assert!(!plain.contains(['\u{1b}', '\u{202e}', '\r']), "{plain:?}");
        assert!(text.contains("\u{1b}[31m-a\u{1b}[0m\n"), "{text:?}");
    }
}

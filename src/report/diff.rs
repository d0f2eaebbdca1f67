//! What would change in a guide, as a unified diff.

use anstyle::{AnsiColor, Style as Paint};
use similar::{ChangeTag, TextDiff};

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
    let changes = TextDiff::from_lines(before, after);
    let mut out = String::new();
    for hunk in changes.unified_diff().context_radius(CONTEXT).iter_hunks() {
        if out.is_empty() {
            let bold = Paint::new().bold();
            push(&mut out, style, bold, &format!("--- {path}"), "\n");
            push(&mut out, style, bold, &format!("+++ {path}"), "\n");
        }
        let cyan = AnsiColor::Cyan.on_default();
        push(&mut out, style, cyan, &hunk.header().to_string(), "\n");
        for change in hunk.iter_changes() {
            let (mark, paint) = match change.tag() {
                ChangeTag::Equal => (' ', Paint::new()),
                ChangeTag::Delete => ('-', AnsiColor::Red.on_default()),
                ChangeTag::Insert => ('+', AnsiColor::Green.on_default()),
            };
            let line = change.value();
            let content = line.trim_end_matches(['\r', '\n']);
            let end = match (style.exact, line.ends_with('\n')) {
                (_, false) => "\n\\ No newline at end of file\n",
                (true, true) => &line[content.len()..],
                (false, true) => "\n",
            };
            push(&mut out, style, paint, &format!("{mark}{content}"), end);
        }
    }
    out
}

fn push(out: &mut String, style: DiffStyle, paint: Paint, line: &str, end: &str) {
    let line = if style.exact {
        line.to_string()
    } else {
        visible(line)
    };
    if style.colour && paint != Paint::new() {
        out.push_str(&format!("{paint}{line}{paint:#}"))
    } else {
        out.push_str(&line)
    }
    out.push_str(end);
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

//! Where the front matter ends and the body begins.
//!
//! Only the first closing fence counts: a later `---` is a thematic break of the body. Where the
//! closing fence is missing, the front matter is taken to end where the text stops looking like
//! YAML, so that both halves are still read.

use crate::text::TextRange;

/// The two halves of a guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Split {
    pub fence: Fence,
    /// The YAML between the fences; empty where there is no front matter.
    pub yaml: TextRange,
    /// Everything after the front matter.
    pub body: TextRange,
}

/// How the front matter is fenced.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fence {
    /// The file does not start with `---`. `near` is a first line that was probably meant as one.
    Missing {
        near: Option<TextRange>,
    },
    /// An opening fence without a closing one. `near` holds the lines that may be meant as it.
    Unclosed {
        open: TextRange,
        near: Vec<TextRange>,
    },
    Closed {
        open: TextRange,
        close: TextRange,
    },
}

/// Splits `text`, whose first `bom` bytes are a byte order mark.
pub fn split(text: &str, bom: usize) -> Split {
    let whole = |fence| Split {
        fence,
        yaml: TextRange::at(bom),
        body: TextRange::new(bom, text.len()),
    };
    let Some(first) = lines(text, bom).find(|line| !line.text.trim().is_empty()) else {
        return whole(Fence::Missing { near: None });
    };
    if first.text.trim_end() != "---" {
        let near = is_near_fence(first.text).then(|| first.range());
        return whole(Fence::Missing { near });
    }
    let open = first.range();
    if let Some(close) = closing_fence(text, first.next) {
        return Split {
            fence: Fence::Closed {
                open,
                close: close.range(),
            },
            yaml: TextRange::new(first.next, close.start),
            body: TextRange::new(close.next, text.len()),
        };
    }
    let mut near = Vec::new();
    let mut markdown_from = None;
    let mut prose_from = None;
    for line in lines(text, first.next) {
        if looks_like_markdown(line.text) {
            markdown_from = Some(line.start);
            break;
        }
        // It can also be a broken line of front matter, which may go on below it.
        if prose_from.is_none() && looks_like_prose(line.text) {
            prose_from = Some(line.start);
        }
        if is_near_fence(line.text) {
            near.push(line);
        }
    }
    let (yaml_end, body_start) = match (near.first(), prose_from.or(markdown_from)) {
        (Some(line), _) => (line.start, line.next),
        (None, Some(start)) => (start, start),
        (None, None) => (text.len(), text.len()),
    };
    Split {
        fence: Fence::Unclosed {
            open,
            near: near.iter().map(FenceLine::range).collect(),
        },
        yaml: TextRange::new(first.next, yaml_end),
        body: TextRange::new(body_start, text.len()),
    }
}

/// The line that closes the front matter which starts at `from`: the first fence, unless the body begins
/// before it.
///
/// A single line of Markdown that has nothing but YAML below it, up to the fence, does not begin the body:
/// it was probably pasted into the front matter by mistake. One of the keys must then have an underscore,
/// as most keys of a guide do.
fn closing_fence(text: &str, from: usize) -> Option<FenceLine<'_>> {
    let mut is_below_markdown = false;
    let mut follows_markdown = false;
    let mut has_own_key = false;
    for line in lines(text, from) {
        if matches!(line.text.trim_end(), "---" | "...") {
            return (!is_below_markdown || has_own_key).then_some(line);
        }
        let is_markdown = looks_like_markdown(line.text);
        if is_markdown {
            is_below_markdown = true;
        } else if is_below_markdown && !looks_like_yaml(line.text) {
            return None;
        } else if is_below_markdown {
            has_own_key |= key(line.text).is_some_and(|key| key.contains('_'));
        }
        if follows_markdown && (is_markdown || line.text.trim().is_empty()) {
            return None;
        }
        follows_markdown = is_markdown;
    }
    None
}

#[derive(Clone, Debug)]
struct FenceLine<'t> {
    text: &'t str,
    start: usize,
    next: usize,
}

impl FenceLine<'_> {
    fn range(&self) -> TextRange {
        TextRange::new(self.start, self.start + self.text.trim_end().len())
    }
}

fn lines(text: &str, from: usize) -> impl Iterator<Item = FenceLine<'_>> {
    let rest = text.get(from..).unwrap_or_default();
    rest.split_inclusive('\n').scan(from, |position, raw| {
        let start = *position;
        *position += raw.len();
        Some(FenceLine {
            text: raw.trim_end_matches(['\n', '\r']),
            start,
            next: *position,
        })
    })
}

/// `--`, `----`, `— — —`, `- - -` or an indented `---`: dashes alone, but not a fence.
fn is_near_fence(line: &str) -> bool {
    let is_dash = |c: char| matches!(c, '-' | '–' | '—' | '―' | '−');
    if !line.trim_start().starts_with(is_dash) {
        return false;
    }
    let dashes = line.chars().filter(|c| is_dash(*c)).count();
    let others = line
        .chars()
        .any(|c| !is_dash(c) && !matches!(c, ' ' | '\t'));
    let long_dash = line.chars().any(|character| character as u32 > 127);
    !others && (dashes >= 2 || long_dash) && line.trim_end() != "---"
}

/// A line that no front matter holds at its left margin.
fn looks_like_markdown(line: &str) -> bool {
    line.starts_with("##")
        || line.starts_with("**")
        || line.starts_with("| ")
        || line.starts_with("|-")
        || line.starts_with("> ")
}

/// A key, an item of a list, a comment, or what belongs to the value above: an indented or empty line.
fn looks_like_yaml(line: &str) -> bool {
    line.trim_end().is_empty()
        || line.starts_with([' ', '\t'])
        || line.starts_with("- ")
        || line.starts_with("# ")
        || key(line).is_some()
}

/// The key that a line of a map or list begins with.
fn key(line: &str) -> Option<&str> {
    let text = line.trim_start();
    let (key, value) = text.strip_prefix("- ").unwrap_or(text).split_once(':')?;
    let is_of_name = |c: char| c == '_' || c.is_ascii_lowercase() || c.is_ascii_digit();
    let is_key = !key.is_empty() && key.chars().all(is_of_name);
    (is_key && (value.is_empty() || value.starts_with(' '))).then_some(key)
}

/// A line of words at the left margin, where front matter has its keys.
fn looks_like_prose(line: &str) -> bool {
    let name = line.split(':').next().unwrap_or_default();
    line.starts_with(char::is_alphabetic) && name.trim_end().contains(' ')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (Fence, &str, &str) {
        let split = split(text, 0);
        let slice = |range: TextRange| &text[range.start()..range.end()];
        let (yaml, body) = (slice(split.yaml), slice(split.body));
        (split.fence, yaml, body)
    }

    #[test]
    fn only_the_first_closing_fence_counts() {
        let (fence, yaml, body) = parts("\n---\r\na: 1\r\n---  \r\nx\n\n---\ny");
        assert!(matches!(fence, Fence::Closed { .. }));
        assert_eq!((yaml, body), ("a: 1\r\n", "x\n\n---\ny"));
    }

    #[test]
    fn dots_close_too() {
        let (_, yaml, body) = parts("---\na: 1\n...\nx");
        assert_eq!((yaml, body), ("a: 1\n", "x"));
    }

    #[test]
    fn a_thematic_break_is_no_closing_fence() {
        let (fence, yaml, body) = parts("---\na: 1\n### T\n\n---\n");
        assert!(matches!(fence, Fence::Unclosed { ref near, .. } if near.is_empty()));
        assert_eq!((yaml, body), ("a: 1\n", "### T\n\n---\n"));
    }

    #[test]
    fn prose_begins_the_body_where_no_fence_does() {
        let (_, yaml, body) = parts("---\na: 1\n\nb: |\n  Two words\nThis is: prose.\n# T\n");
        assert_eq!(
            (yaml, body),
            ("a: 1\n\nb: |\n  Two words\n", "This is: prose.\n# T\n")
        );
        let (_, yaml, body) = parts("---\na: 1\n\nNo key\nb: 2\n---\nx\n");
        assert_eq!((yaml, body), ("a: 1\n\nNo key\nb: 2\n", "x\n"));
    }

    #[test]
    fn a_line_of_markdown_among_yaml_does_not_end_the_front_matter() {
        let astray = [
            "compensation:\n  - region: Oslo\n| Low | High |\n    base_low: 1\n",
            "a: 1\n## Pay\ncompensation:\n- region: Oslo\n  # low\n  base_low: 1\n",
            "a: 1\n> quoted\nrole_display: Engineer\n",
            "data_sources:\n**Sites**\n  - Blind\nlevel_mapping:\n## Again\n  raw: a\n",
        ];
        for text in astray {
            let guide = format!("---\n{text}---\nx\n");
            let (fence, yaml, body) = parts(&guide);
            assert!(matches!(fence, Fence::Closed { .. }), "{text}");
            assert_eq!((yaml, body), (text, "x\n"));
        }
    }

    #[test]
    fn what_resembles_yaml_below_a_heading_does_not_make_it_front_matter() {
        for body in [
            "## Levers\n  - base_low: ask for more\n\nSome words\n\n---\n",
            "## Pay notes\n  base_low: see the table\n\n-----\n\n### T\n",
            "### Title\n  note: for this year\n\n---\n",
            "## Note\nimportant: read this\n\n---\n",
            "| a | b |\n|---|---|\nbase_low: 1\n---\n",
            "## Note\n\nbase_low: 1\n---\n",
        ] {
            let guide = format!("---\na: 1\n{body}");
            let (fence, yaml, found) = parts(&guide);
            assert!(matches!(fence, Fence::Unclosed { ref near, .. } if near.is_empty()));
            assert_eq!((yaml, found), ("a: 1\n", body));
        }
    }

    #[test]
    fn near_fences_are_shown() {
        for near in ["--", "----", "— — —", " ---", "—"] {
            let text = format!("---\na: 1\n{near}\n### T\n");
            let (fence, yaml, body) = parts(&text);
            assert!(
                matches!(fence, Fence::Unclosed { ref near, .. } if near.len() == 1),
                "{near}: {fence:?}"
            );
            assert_eq!((yaml, body), ("a: 1\n", "### T\n"));
        }
    }

    #[test]
    fn empty_and_fenceless_files() {
        assert_eq!(parts("").0, Fence::Missing { near: None });
        assert_eq!(parts("# Hi\n").0, Fence::Missing { near: None });
        assert!(matches!(
            parts("----\na: 1\n").0,
            Fence::Missing { near: Some(_) }
        ));
    }
}

//! Bold and links that were begun and never finished, so that their marks show as text.

use super::walk::walk;
use super::{Block, BlockKind};
use crate::text::{Edit, TextRange, line_start};

/// A mark without its partner.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct OpenMark {
    pub kind: OpenMarkKind,
    /// The mark: `**`, or the link as far as it goes.
    pub range: TextRange,
    /// What would mend it.
    pub edits: Vec<Edit>,
    /// Whether the edits can only be what was meant.
    pub is_certain: bool,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum OpenMarkKind {
    /// `**Base: $95K`
    BoldNotClosed,
    /// `**Base: **$95K` or `**Base:**95K`: the second mark closes nothing where it is.
    BoldClosedAmiss { close: TextRange },
    /// `Base:** $95K`
    BoldNotOpened,
    /// `[guide](https://acme.example`
    LinkNotClosed,
    /// `[guide](https://acme.example/a b)`
    LinkWithBlank,
    /// A fence of code that no other closes.
    CodeNotClosed,
}

/// Marks that the parser left as text.
#[derive(Clone, Debug, Default)]
pub(super) struct Literals {
    stars: Vec<usize>,
    /// Each `]` before a `(`.
    brackets: Vec<usize>,
}

impl Literals {
    /// Notes the marks in `range`, which is running text.
    pub(super) fn note(&mut self, text: &str, range: TextRange) {
        let rest = text.as_bytes().get(range.start()..).unwrap_or_default();
        for (at, byte) in (range.start()..range.end()).zip(rest) {
            match byte {
                b'*' => self.stars.push(at),
                b']' if text.as_bytes().get(at + 1) == Some(&b'(') => self.brackets.push(at),
                _ => {}
            }
        }
    }
}

/// The unfinished marks among `literals`.
pub(super) fn find(text: &str, blocks: &[Block], literals: &Literals) -> Vec<OpenMark> {
    if literals.stars.len() < 2 && literals.brackets.is_empty() {
        return Vec::new();
    }
    let tokens = double_stars(text, &literals.stars);
    let leaves = leaves(blocks);
    let mut found = Vec::new();
    // A double star after a word can be the sign of a note; the note starts with it.
    let mut has_notes = false;
    for leaf in &leaves {
        let of_leaf = slice_within(&tokens, *leaf);
        let tokens: Vec<MarkToken> = of_leaf
            .iter()
            .map(|at| MarkToken::new(text, *leaf, *at))
            .collect();
        bold(text, &tokens, &mut has_notes, &mut found);
        let brackets = slice_within(&literals.brackets, *leaf);
        found.extend(brackets.iter().filter_map(|at| link(text, *leaf, *at)));
    }
    found.sort_by_key(|mark| mark.range);
    found
}

/// The stretches of running text: paragraphs, headings and cells.
fn leaves(blocks: &[Block]) -> Vec<TextRange> {
    let mut leaves = Vec::new();
    for visited in walk(blocks) {
        match &visited.block.kind {
            BlockKind::Heading { .. } | BlockKind::Paragraph(_) => leaves.push(visited.block.range),
            BlockKind::Table(table) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                leaves.extend(rows.flat_map(|row| row.cells.iter().map(|cell| cell.range)));
            }
            _ => {}
        }
    }
    leaves
}

/// The part of `sorted` that lies within `range`.
fn slice_within(sorted: &[usize], range: TextRange) -> &[usize] {
    let from = sorted.partition_point(|at| *at < range.start());
    let to = sorted.partition_point(|at| *at < range.end());
    sorted.get(from..to).unwrap_or_default()
}

/// Where exactly two stars are together, all of them text and none escaped.
fn double_stars(text: &str, stars: &[usize]) -> Vec<usize> {
    let bytes = text.as_bytes();
    let pairs = stars.windows(2).filter(|pair| pair[1] == pair[0] + 1);
    pairs
        .map(|pair| pair[0])
        .filter(|at| {
            let before = at.checked_sub(1).and_then(|at| bytes.get(at));
            !matches!(before, Some(b'*' | b'\\')) && bytes.get(at + 2) != Some(&b'*')
        })
        .collect()
}

/// A `**` that is text, and what is around it in its paragraph, heading or cell.
#[derive(Clone, Copy)]
struct MarkToken {
    at: usize,
    before: Option<char>,
    after: Option<char>,
    leaf: TextRange,
}

impl MarkToken {
    fn new(text: &str, leaf: TextRange, at: usize) -> MarkToken {
        let before = text.get(leaf.start()..at).unwrap_or_default();
        let after = text.get(at + 2..leaf.end()).unwrap_or_default();
        MarkToken {
            at,
            before: before.chars().next_back(),
            after: after.chars().next(),
            leaf,
        }
    }

    fn range(self) -> TextRange {
        TextRange::new(self.at, self.at + 2)
    }

    /// Whether it can only be meant to open bold.
    fn opens(self) -> bool {
        let before = self
            .before
            .is_none_or(|c| c.is_whitespace() || "([{\"'“‘—–".contains(c));
        let after = self.after.is_some_and(|c| {
            c.is_alphanumeric() || "$\"'([".contains(c) || (!c.is_ascii() && !c.is_whitespace())
        });
        before && after
    }

    /// Whether it follows a word, where it closes bold or is the sign of a note.
    fn follows_word(self) -> bool {
        let after = self
            .after
            .is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation());
        self.before.is_some_and(|c| !c.is_whitespace()) && after
    }

    fn starts_line(self) -> bool {
        self.at == self.leaf.start() || self.before == Some('\n')
    }
}

fn bold(text: &str, tokens: &[MarkToken], has_notes: &mut bool, found: &mut Vec<OpenMark>) {
    let mut rest = tokens;
    while let [token, behind @ ..] = rest {
        rest = behind;
        if token.opens() {
            if token.starts_line() && *has_notes {
                continue;
            }
            if let Some(mark) = behind.first().and_then(|next| amiss(text, *token, *next)) {
                found.push(mark);
                rest = &behind[1..];
            } else {
                found.push(not_closed(text, *token));
            }
        } else if token.follows_word() {
            match token.before {
                Some(':') => found.push(not_opened(text, *token)),
                _ => *has_notes = true,
            }
        }
    }
}

/// A mark that was meant to close the bold that `open` opens, where `close` on the same line is one.
fn amiss(text: &str, open: MarkToken, close: MarkToken) -> Option<OpenMark> {
    let inside = text.get(open.at + 2..close.at)?;
    let words = inside.trim_end_matches([' ', '\t']);
    if words.is_empty() || inside.contains('\n') {
        return None;
    }
    let blank = TextRange::new(open.at + 2 + words.len(), close.at);
    let ends_word = close
        .after
        .is_none_or(|c| c.is_whitespace() || ",.;:!?)".contains(c));
    let (edits, is_certain) = match (blank.is_empty(), ends_word) {
        // `**Base: ** $95K`: the blank goes.
        (false, true) => (vec![Edit::replace(blank, "")], true),
        // `**Base: **$95K`: the blank goes after the mark. Without the colon it could as well be
        // the start of other bold.
        (false, false) if words.ends_with(':') => (
            vec![
                Edit::replace(blank, ""),
                Edit::insert(close.range().end(), " "),
            ],
            true,
        ),
        (false, false) => return None,
        // `**Base:**95K`: a mark between a sign and a letter closes nothing.
        (true, false) => (
            vec![Edit::insert(close.range().end(), " ")],
            words.ends_with(':'),
        ),
        (true, true) => return None,
    };
    Some(OpenMark {
        kind: OpenMarkKind::BoldClosedAmiss {
            close: close.range(),
        },
        range: open.range(),
        edits,
        is_certain,
    })
}

/// The longest lead-in, in bytes, that a missing mark is put around.
const LEAD_IN: usize = 60;

fn not_closed(text: &str, token: MarkToken) -> OpenMark {
    let behind = near(text, token.at + 2, token.leaf.end(), LEAD_IN);
    let line = behind.lines().next().unwrap_or_default();
    let colon = line.find(": ");
    let edits = colon.map(|at| Edit::insert(token.at + 2 + at + 1, "**"));
    OpenMark {
        kind: OpenMarkKind::BoldNotClosed,
        range: token.range(),
        edits: edits.into_iter().collect(),
        is_certain: false,
    }
}

fn not_opened(text: &str, token: MarkToken) -> OpenMark {
    let before = near_before(text, token.leaf.start(), token.at, LEAD_IN);
    let line = line_start(before, before.len());
    let words = before[line..].trim_start_matches([' ', '\t', '>']);
    let starts_line = line > 0 || before.len() == token.at - token.leaf.start();
    let is_lead_in = starts_line && !words.contains('*');
    let edit = Edit::insert(token.at - words.len(), "**");
    OpenMark {
        kind: OpenMarkKind::BoldNotOpened,
        range: token.range(),
        edits: is_lead_in.then_some(edit).into_iter().collect(),
        is_certain: false,
    }
}

/// What an address starts with: words in brackets before words in parentheses are no link.
const ADDRESSES: [&str; 8] = [
    "http://", "https://", "www.", "mailto:", "#", "./", "../", "/",
];

/// The longest words and the longest address of a link, in bytes.
const LONGEST_LINK: usize = 2_000;

/// `text[start..end]`, its beginning only if it is longer than `limit`.
fn near(text: &str, start: usize, end: usize, limit: usize) -> &str {
    let end = text.floor_char_boundary(end.min(start + limit));
    text.get(start..end).unwrap_or_default()
}

/// `text[start..end]`, its end only if it is longer than `limit`.
fn near_before(text: &str, start: usize, end: usize, limit: usize) -> &str {
    let start = text.ceil_char_boundary(start.max(end.saturating_sub(limit)));
    text.get(start..end).unwrap_or_default()
}

/// The link whose `](` at `at` stayed text.
fn link(text: &str, leaf: TextRange, at: usize) -> Option<OpenMark> {
    let before = near_before(text, leaf.start(), at, LONGEST_LINK);
    let behind = near(text, at + 2, leaf.end(), LONGEST_LINK);
    let line = behind.lines().next()?;
    if before.ends_with('\\') || !ADDRESSES.iter().any(|start| line.starts_with(start)) {
        return None;
    }
    let open = before.rfind('[')?;
    let open = at - before.len() + open;
    if text[..open].ends_with('\\') {
        return None;
    }
    let end = line.find(char::is_whitespace).unwrap_or(line.len());
    let (kind, end) = match line.find(')') {
        Some(close) if close > end => (OpenMarkKind::LinkWithBlank, close + 1),
        _ => (OpenMarkKind::LinkNotClosed, end),
    };
    Some(OpenMark {
        kind,
        range: TextRange::new(open, at + 2 + end),
        edits: Vec::new(),
        is_certain: false,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::Limits;
    use crate::syntax::markdown::read;
    use crate::text::apply;

    fn marks(text: &str) -> Vec<OpenMark> {
        read(text, TextRange::new(0, text.len()), &Limits::default()).open_marks
    }

    fn slices(text: &str) -> Vec<&str> {
        let slice = |mark: &OpenMark| &text[mark.range.start()..mark.range.end()];
        marks(text).iter().map(slice).collect()
    }

    #[test]
    fn what_is_no_bold_is_left_alone() {
        for text in [
            "**Base** and `**x` and \\*\\*y and \\**z",
            "Total** is for the first year\n\n**Without relocation",
            "| A** |\n|---|\n| 1** |\n\n** without relocation",
            "2**3 and 2*3 and $5M* and 5 ** 6 and src/**/*.md",
            "**[X]K** and ***both*** and **a *b* c**",
            "    **code\n\n```\n**fenced\n```\n",
            "- item\n\n  ```\n  **fenced [a](https://x\n  ```\n",
            "__init__ and **",
        ] {
            assert!(marks(text).is_empty(), "{text:?}: {:?}", marks(text));
        }
    }

    #[test]
    fn bold_that_is_not_finished() {
        for text in [
            "**Base is high",
            "1. **Base: \"I ask\"",
            "> **Up:\n> text",
            "| a | **b |\n|---|---|\n",
            "**Base is low and **stock** is high",
            "($5K **total)",
        ] {
            assert_eq!(slices(text), ["**"], "{text:?}");
        }
        assert_eq!(marks("Base:** $5K")[0].kind, OpenMarkKind::BoldNotOpened);
    }

    #[test]
    fn a_mark_amiss_is_mended() {
        for (text, mended) in [
            ("**Base: **$5K", Some("**Base:** $5K")),
            ("**Base ** is high", Some("**Base** is high")),
            ("**Base: **", Some("**Base:**")),
            ("**Level:**L5 ₹", Some("**Level:** L5 ₹")),
            ("**Base **Stock", None),
        ] {
            let found = marks(text);
            let certain = found.iter().find(|mark| mark.is_certain);
            let after = certain.and_then(|mark| apply(text, &mark.edits));
            assert_eq!(after.as_deref(), mended);
            if let Some(after) = after {
                assert!(marks(&after).is_empty(), "{after}");
            }
        }
    }

    #[test]
    fn links_that_are_not_finished() {
        assert_eq!(
            slices("see [a](https://x.example and so on"),
            ["[a](https://x.example"]
        );
        assert_eq!(
            marks("[a](https://x.example/a b)")[0].kind,
            OpenMarkKind::LinkWithBlank
        );
        for text in [
            "[a](https://x.example) [X](per year) `[a](https://x`",
            "\\[a](https://x.example y and [Name](",
            "[a]\\(https://x y",
            "[![i](https://x.example/i.png)](https://x.example)",
        ] {
            assert!(marks(text).is_empty(), "{text:?}: {:?}", marks(text));
        }
    }
}

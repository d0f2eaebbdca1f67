//! Where a body can be cut: the HTML of both parts, one after the other, is that of the whole.
//!
//! An empty line ends every paragraph, table and quote; a list it ends only where a line at the left
//! margin follows that is no item. What reaches further are blocks of code and HTML and definitions of
//! links: a body that may hold one of them is not cut.

use memchr::memmem;

use super::page::{BodyPage, Edits, is_empty};
use crate::syntax::markdown::BlockKind;
use crate::text::TextRange;

/// A part of a body with changes in it.
pub(super) struct ChangedPart {
    pub range: TextRange,
    /// Whether a list is above it, which it must not become a part of.
    pub follows_list: bool,
    /// In the order of the text.
    pub changes: Vec<Edits>,
}

/// An empty line that the body can be cut after.
struct Cut {
    line: TextRange,
    follows_list: bool,
}

/// What may open a block of code or HTML, or define a link, here or with the colon of a lead-in in it.
const FAR_REACHING: [&str; 5] = ["```", "~~~", "<", "]:", "]**:"];

/// The parts of the body that `changes`, which are in the order of the text, fall into. No change
/// touches the empty line before a part.
pub(super) fn parts(page: &BodyPage<'_>, changes: Vec<Edits>) -> Vec<ChangedPart> {
    let cuts = cuts(page);
    let mut parts: Vec<ChangedPart> = Vec::new();
    for change in changes {
        let touched = change.iter().map(|edit| edit.range);
        let Some(touched) = touched.reduce(TextRange::cover) else {
            continue;
        };
        let before = cuts.partition_point(|cut| cut.line.end <= touched.start);
        let behind = cuts.partition_point(|cut| cut.line.start <= touched.end);
        let before = before.checked_sub(1).map(|at| &cuts[at]);
        let start = before.map_or(page.body.start(), |cut| cut.line.end());
        let end = { cuts.get(behind) }.map_or(page.body.end(), |cut| cut.line.end());
        match parts.last_mut() {
            Some(part) if start < part.range.end() => {
                part.range = part.range.cover(TextRange::new(start, end));
                part.changes.push(change);
            }
            _ => parts.push(ChangedPart {
                range: TextRange::new(start, end),
                follows_list: before.is_some_and(|cut| cut.follows_list),
                changes: vec![change],
            }),
        }
    }
    parts
}

/// Whether a text after an empty line belongs to no list above it.
pub(super) fn starts_anew(text: &str) -> bool {
    let mut characters = text.chars();
    match characters.next() {
        None | Some(' ' | '\t' | '\n' | '0'..='9') => false,
        Some('-' | '+' | '*') => {
            let next = characters.next();
            !matches!(next, None | Some(' ' | '\t' | '\n'))
        }
        Some(_) => true,
    }
}

/// Where the body can be cut, in order.
fn cuts(page: &BodyPage<'_>) -> Vec<Cut> {
    let body = page.slice(page.body);
    let has = |mark: &&str| memmem::find(body.as_bytes(), mark.as_bytes()).is_some();
    if FAR_REACHING.iter().any(has) {
        return Vec::new();
    }
    let blocks = &page.document.blocks;
    let cuts = blocks.iter().zip(blocks.iter().skip(1));
    let cuts = cuts.filter_map(|(above, below)| {
        let start = page.line_start(below.range.start());
        let line = TextRange::new(page.line_start(start.checked_sub(1)?), start);
        let follows_list = matches!(above.kind, BlockKind::List { .. });
        let rest = TextRange::new(start, page.body.end());
        let is_cut = above.range.end <= line.start
            && is_empty(page.slice(line))
            && (!follows_list || starts_anew(page.slice(rest)));
        is_cut.then_some(Cut { line, follows_list })
    });
    cuts.collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Outline, Places};
    use crate::syntax::Limits;
    use crate::syntax::markdown::html;
    use crate::text::Source;

    fn pieces(text: &str) -> Vec<String> {
        let source = Source::new("guides/acme/x.md", text);
        let outline = Outline::read(source, &Limits::default(), Places::built_in());
        let page = BodyPage::of(&outline);
        let mut from = 0;
        let mut pieces = Vec::new();
        for cut in cuts(&page) {
            pieces.push(text[from..cut.line.end()].to_string());
            from = cut.line.end();
        }
        pieces.push(text[from..].to_string());
        pieces
    }

    #[test]
    fn an_empty_line_parts_what_is_no_list() {
        let text = "# A\n\n\\*b\\*\nc\n\n- d\n\n- e\n\n  f\n\n**g**\n\n> - h\n\n- i\n\n1. j\n";
        let pieces = pieces(text);
        let wanted = [
            "# A\n\n",
            "\\*b\\*\nc\n\n",
            "- d\n\n- e\n\n  f\n\n",
            "**g**\n\n",
            "> - h\n\n",
            "- i\n\n1. j\n",
        ];
        assert_eq!(pieces, wanted);
        let shown: String = pieces.iter().map(|piece| html(piece)).collect();
        assert_eq!(shown, html(text));
    }

    #[test]
    fn what_reaches_further_is_not_cut() {
        for text in [
            "a\n\n```\nb\n\nc\n```\n",
            "[a]\n\n[a]: b\n",
            "a\n\n<!-- b\n\nc -->\n",
        ] {
            assert_eq!(pieces(text), [text]);
        }
    }
}

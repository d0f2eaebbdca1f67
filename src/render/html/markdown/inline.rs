//! Text on one line.

use comrak::{Arena, format_html, parse_document};

use super::headings::words;
use super::safety::{is_comment, load_nothing};
use crate::syntax::markdown::comrak_options;

/// A sign that is no mark of Markdown and that a page would not show: with it first, a line is a paragraph.
const FIRST: char = '\u{2060}';

/// Text on one line with its inline marks rendered, safe to be put into a page as it is.
pub(in crate::render::html) fn inline(line: &str) -> String {
    let options = comrak_options();
    let arena = Arena::new();
    let paragraph = format!("{FIRST}{}", line.trim());
    let root = parse_document(&arena, &paragraph, &options);
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        if is_comment(node) {
            node.detach();
        } else {
            load_nothing(node);
        }
    }
    let mut html = String::new();
    if format_html(root, &options, &mut html).is_err() {
        // Writing to a string does not fail.
        html.clear();
    }
    let html = html.replace(FIRST, "");
    let html = html.trim();
    let inside = html
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"));
    inside.unwrap_or(html).replace(
        "<a href=\"http",
        "<a rel=\"noopener noreferrer\" href=\"http",
    )
}

/// The words of text on one line, without its marks.
pub(in crate::render::html) fn plain(line: &str) -> String {
    let arena = Arena::new();
    let root = parse_document(&arena, line, &comrak_options());
    let words = words(root);
    if words.trim().is_empty() {
        line.to_string()
    } else {
        words
    }
}

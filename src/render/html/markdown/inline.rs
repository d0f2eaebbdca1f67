//! Text on one line.

use comrak::nodes::NodeValue;
use comrak::{Arena, format_html, parse_document};

use super::headings::words;
use super::safety::load_nothing;
use crate::syntax::markdown::comrak_options;

/// Text on one line with its inline marks rendered, safe to be put into a page as it is.
pub(in crate::render::html) fn inline(line: &str) -> String {
    let options = comrak_options();
    let arena = Arena::new();
    let root = parse_document(&arena, line, &options);
    let nodes: Vec<_> = root.descendants().collect();
    for node in nodes {
        load_nothing(node);
    }
    let only = root.first_child().filter(|_| {
        root.first_child()
            .is_some_and(|only| only.next_sibling().is_none())
    });
    let is_paragraph =
        only.is_some_and(|only| matches!(only.data.borrow().value, NodeValue::Paragraph));
    let mut html = String::new();
    if !is_paragraph || format_html(root, &options, &mut html).is_err() {
        return escaped(line);
    }
    let html = html.trim();
    let inside = html
        .strip_prefix("<p>")
        .and_then(|html| html.strip_suffix("</p>"));
    inside.unwrap_or(html).to_string()
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

fn escaped(text: &str) -> String {
    let mut html = String::new();
    let _ = comrak::html::escape(&mut html, text);
    html
}

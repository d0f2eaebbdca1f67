//! What of a body is changed so that its page does no harm and loads nothing.

use std::collections::BTreeSet;

use comrak::Arena;
use comrak::nodes::{AstNode, NodeValue};

use crate::model::anchor::id_of;
use crate::render::html::links::{is_allowed, page_of};
use crate::syntax::markdown::html_ids;

/// Whether a node is an HTML comment and nothing else: it is not meant for readers.
pub(super) fn is_comment<'a>(node: &'a AstNode<'a>) -> bool {
    let data = node.data.borrow();
    let html = match &data.value {
        NodeValue::HtmlBlock(block) => block.literal.trim(),
        NodeValue::HtmlInline(html) => html.trim(),
        _ => return false,
    };
    let inside = html
        .strip_prefix("<!--")
        .and_then(|html| html.strip_suffix("-->"));
    inside.is_some_and(|inside| !inside.contains("-->"))
}

/// Puts an anchor for each id that the HTML of `node` names before it, in place of an `<a>` that is empty.
pub(super) fn keep_ids<'a>(
    arena: &'a Arena<'a>,
    node: &'a AstNode<'a>,
    taken: &mut BTreeSet<String>,
) {
    let ids = match &node.data.borrow().value {
        NodeValue::HtmlInline(html) => html_ids(html),
        NodeValue::HtmlBlock(block) => html_ids(&block.literal),
        _ => Vec::new(),
    };
    if ids.is_empty() {
        return;
    }
    for id in ids.iter().map(|id| id_of(id)) {
        if taken.insert(id.clone()) {
            let anchor = NodeValue::Raw(format!("<a id=\"{id}\"></a>"));
            node.insert_before(arena.alloc(AstNode::from(anchor)));
        }
    }
    let is_html = |node: &AstNode<'_>, is: fn(&str) -> bool| match &node.data.borrow().value {
        NodeValue::HtmlInline(html) => is(html),
        _ => false,
    };
    let end = node.next_sibling();
    let end = end.filter(|next| is_html(next, |html| html.eq_ignore_ascii_case("</a>")));
    if let Some(end) = end.filter(|_| {
        is_html(node, |html| {
            html.starts_with("<a ") || html.starts_with("<A ")
        })
    }) {
        end.detach();
        node.detach();
    }
}

/// Images become links to them, links to other guides' files lead to their pages, and links to what is
/// neither a page nor an address of mail become their text.
pub(super) fn load_nothing<'a>(node: &'a AstNode<'a>) {
    let mut data = node.data.borrow_mut();
    if let NodeValue::Image(image) = &data.value {
        let link = image.clone();
        data.value = NodeValue::Link(link);
    }
    let NodeValue::Link(link) = &mut data.value else {
        return;
    };
    if let Some(page) = page_of(&link.url) {
        link.url = page;
    }
    if !is_allowed(&link.url) {
        // The node stays, so that its parts are still visited.
        data.value = NodeValue::Escaped;
    }
}

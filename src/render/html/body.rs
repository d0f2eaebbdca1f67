//! A guide's body as HTML: tables written in HTML are tables, other raw HTML shows as text, dangerous
//! links lead nowhere, nothing is loaded from anywhere.

use std::collections::BTreeSet;

use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, format_html, parse_document};
use minijinja::Value;

use super::html_tables::HtmlTables;
use super::links::page_of;
use crate::model::Guide;
use crate::model::anchor::{Anchors, id_of};
use crate::syntax::Limits;
use crate::syntax::markdown::{comrak_options, html_ids};

/// The HTML of the body, safe to be put into a page as it is.
pub(super) fn body(guide: &Guide) -> Value {
    let markdown = guide.source.slice(guide.body.range);
    Value::from_safe_string(html(markdown, &guide.limits))
}

fn html(markdown: &str, limits: &Limits) -> String {
    let with_tables = rendered(&HtmlTables::of(markdown, limits));
    // Where the two parsers disagree about a block, its tables stay text.
    let html = with_tables.or_else(|| rendered(&HtmlTables::none(markdown)));
    html.unwrap_or_default()
}

/// The HTML of a body; `None` where a table did not find its place.
fn rendered(tables: &HtmlTables<'_>) -> Option<String> {
    let markdown = &*tables.markdown;
    let options = comrak_options();
    let arena = Arena::new();
    let root = parse_document(&arena, markdown, &options);
    let mut headings = Vec::new();
    let mut named = Vec::new();
    let nodes: Vec<_> = root.descendants().collect();
    let mut placed = 0;
    for node in nodes {
        placed += tables.place(node);
        if is_comment(node) {
            node.detach();
        } else {
            load_nothing(node);
        }
        let value = &node.data.borrow().value;
        match value {
            NodeValue::Heading(_) => headings.push(words(node)),
            NodeValue::HtmlInline(_) | NodeValue::HtmlBlock(_) => named.push(node),
            _ => {}
        }
    }
    if placed != tables.count() {
        return None;
    }
    let anchors = Anchors::of(headings.iter().map(String::as_str));
    let mut taken: BTreeSet<String> = anchors.ids().collect();
    for node in named {
        keep_ids(&arena, node, &mut taken);
    }
    let mut html = String::with_capacity(markdown.len() * 3 / 2);
    if format_html(root, &options, &mut html).is_err() {
        // Writing to a string does not fail.
        html.clear();
    }
    let html = with_ids(&html, &anchors)
        .replace("<table>", "<div class=\"wide\" tabindex=\"0\"><table>")
        .replace("</table>", "</table></div>");
    Some(html)
}

/// Whether a node is an HTML comment and nothing else: it is not meant for readers.
fn is_comment<'a>(node: &'a AstNode<'a>) -> bool {
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
fn keep_ids<'a>(arena: &'a Arena<'a>, node: &'a AstNode<'a>, taken: &mut BTreeSet<String>) {
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

/// Images become links to them, and links to other guides' files lead to their pages.
fn load_nothing<'a>(node: &'a AstNode<'a>) {
    let mut data = node.data.borrow_mut();
    match &mut data.value {
        NodeValue::Link(link) => {
            if let Some(page) = page_of(&link.url) {
                link.url = page;
            }
        }
        NodeValue::Image(image) => {
            let link = image.clone();
            data.value = NodeValue::Link(link);
        }
        _ => {}
    }
}

/// The words of a heading, without markup.
fn words<'a>(heading: &'a AstNode<'a>) -> String {
    let mut words = String::new();
    for node in heading.descendants() {
        match &node.data.borrow().value {
            NodeValue::Text(text) => words.push_str(text),
            NodeValue::Code(code) => words.push_str(&code.literal),
            NodeValue::HtmlInline(_) | NodeValue::SoftBreak | NodeValue::LineBreak => {
                words.push(' ');
            }
            _ => {}
        }
    }
    words
}

/// Gives each heading its id. Raw HTML is escaped before this, so that every `<h` starts a
/// heading.
fn with_ids(html: &str, anchors: &Anchors) -> String {
    let mut ids = anchors.ids();
    let mut result = String::with_capacity(html.len() + 256);
    let mut rest = html;
    while let Some((before, level, inside, after)) = next_heading(rest) {
        let id = ids.next().unwrap_or_default();
        result.push_str(&format!(
            "{before}<h{level} id=\"{id}\">{inside}</h{level}>"
        ));
        rest = after;
    }
    result.push_str(rest);
    result
}

/// The text before the next heading, its level, its inside, and the text after it.
fn next_heading(html: &str) -> Option<(&str, char, &str, &str)> {
    let mut from = 0;
    loop {
        let at = from + html[from..].find("<h")?;
        let level = html[at + 2..].chars().next()?;
        if ('1'..='6').contains(&level) && html[at + 3..].starts_with('>') {
            let end = format!("</h{level}>");
            let (inside, after) = html[at + 4..].split_once(&end)?;
            return Some((&html[..at], level, inside, after));
        }
        from = at + 2;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn html(markdown: &str) -> String {
        super::html(markdown, &Limits::default())
    }

    #[test]
    fn html_tables_are_tables_and_nothing_else_of_them_gets_through() {
        let page = html(
            "# A\n\n> <table onclick=x><caption>Pay</caption>\n> <tr><th>City<th colspan=2>B &lt;b>\n>\n>\
             <tr><td><img src=x>Oslo<script>alert(1)</script></td><td>1 <a href=\"../b/c.md\">&amp;lt;</a>\
             <td><a href='javascript:x'>2</a></table> <b>behind</b>\n\ntext <table><tr><td>x</table>\n\n\
             negguide0-0 <i>x</i>\n",
        );
        let table = "<blockquote>\n\n<div class=\"wide\" tabindex=\"0\"><table>\n<caption>Pay</caption>\n<thead>\n\
            <tr>\n<th>City</th>\n<th>B &lt;b&gt;</th>\n<th>B &lt;b&gt;</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n\
            <td>Oslo</td>\n<td>1 <a href=\"../b/c.html\">&amp;lt;</a></td>\n<td>2</td>\n</tr>\n</tbody>\n\
            </table></div>\n&lt;b&gt;behind&lt;/b&gt;\n</blockquote>";
        assert!(page.contains(table), "{page}");
        assert!(page.contains("text &lt;table&gt;"), "{page}");
        assert!(page.contains("negguide0-0 &lt;i&gt;"), "{page}");
        for hostile in ["onclick", "<img", "alert", "javascript", "<script"] {
            assert!(!page.contains(hostile), "{hostile} in {page}");
        }
        // What is not read shows as its author wrote it.
        let layout = html("<table><tr><td>\n\n<table><tr><td>x</table>\n</table>\n");
        assert!(layout.contains("&lt;table&gt;&lt;tr&gt;"), "{layout}");
        assert!(layout.contains("<th>x</th>"), "{layout}");
    }

    proptest! {
        #[test]
        fn tables_of_any_html_let_nothing_through(
            parts in prop::collection::vec(prop::sample::select(vec![
                "<table>", "</table>", "<tr>", "<td>", "</td>", "<td rowspan=2>", "<caption>", "x", "&lt;b&gt;",
                "<b onclick=x>", "<a href='javascript:x'>", "</a>", "<div>", "\n", "\n\n", "\n> ", "\n- ",
                "\n    ", "<!--", "-->", "```\n", "<table negguide0-0></table>", "| A |\n|---|\n", "# H\n",
            ]), 0..40)
        ) {
            let text = parts.concat();
            let page = html(&text);
            for hostile in ["<b ", "<div>", "href=\"javascript"] {
                prop_assert!(!page.contains(hostile), "{}", page);
            }
            prop_assert!(page.matches("negguide").count() <= text.matches("negguide").count());
            prop_assert_eq!(page.matches("<table>").count(), page.matches("</table>").count());
        }
    }

    #[test]
    fn nothing_hostile_survives() {
        let page = html(
            "<script>alert(1)</script>\n\n[x](javascript:alert(1)) ![p](https://x.example/p.png) \
             [y](JAVASCRIPT:alert(2)) [d](data:text/html,x) <b onclick=x>b</b>\n\n<h1>fake</h1>\n",
        );
        for hostile in [
            "<script",
            "javascript:",
            "JAVASCRIPT:",
            "data:text",
            "<img",
            "<b ",
            "<h1",
        ] {
            assert!(!page.contains(hostile), "{hostile} in {page}");
        }
        assert!(page.contains("&lt;script&gt;"));
        assert!(page.contains("href=\"https://x.example/p.png\""));
    }

    #[test]
    fn places_that_html_names_are_anchors() {
        let page = html(
            "# Pay\n\n<a id=\"Pay.Notes\"></a>\n\nA <span id=x>y</span> <a name=pay></a>\n\n<div id=\"part\">\n\n\
             [to](#pay.notes) `<a id=\"code\"></a>`\n",
        );
        assert!(page.contains("<p><a id=\"s-paynotes\"></a></p>"), "{page}");
        assert!(page.contains("<a href=\"#s-paynotes\">to</a>"), "{page}");
        assert!(
            page.contains("A <a id=\"s-x\"></a>&lt;span id=x&gt;y"),
            "{page}"
        );
        assert!(page.contains("<a id=\"s-part\"></a>\n&lt;div"), "{page}");
        assert_eq!(
            page.matches("s-pay\"").count(),
            1,
            "the heading has it: {page}"
        );
        assert!(page.contains("&lt;a id=&quot;code&quot;&gt;"), "{page}");
    }

    #[test]
    fn comments_are_not_for_readers() {
        let page = html(
            "<!-- negguide: ignore[x] y -->\n| a |\n|---|\n| b <!-- c --> |\n\n<!-- d --> <b> -->\n",
        );
        assert!(
            !page.contains("negguide") && !page.contains("-- c"),
            "{page}"
        );
        assert!(
            page.contains("&lt;b&gt;"),
            "what is more than a comment is shown: {page}"
        );
    }

    #[test]
    fn headings_get_ids_and_guides_their_pages() {
        let page = html(
            "#### Evidence & *Sources*\n\n#### Evidence & Sources\n\n[g](../a/b.md#x-y) [e](#evidence--sources) [t](#)\n",
        );
        assert!(page.contains("<h4 id=\"s-evidence-sources\">"), "{page}");
        assert!(page.contains("<h4 id=\"s-evidence-sources-1\">"), "{page}");
        assert!(page.contains("href=\"../a/b.html#s-x-y\""), "{page}");
        assert!(page.contains("href=\"#s-evidence-sources\""), "{page}");
    }
}

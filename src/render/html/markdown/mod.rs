//! A guide's body as HTML: tables written in HTML are tables, other raw HTML shows as text, links that could
//! do harm are text, nothing is loaded from anywhere.

mod definitions;
mod headings;
mod inline;
mod margins;
mod safety;

use std::collections::{BTreeMap, BTreeSet};

use comrak::html::escape;
use comrak::nodes::{AstNode, NodeValue};
use comrak::{Arena, format_html, parse_document};

use super::html_tables::HtmlTables;
use crate::model::Guide;
use crate::model::anchor::Anchors;
use crate::syntax::markdown::comrak_options;
use crate::syntax::{LimitKind, Limits};
use crate::text::TextRange;
use definitions::Definitions;
use headings::{HeadingLevels, with_ids, words};
use safety::{is_comment, keep_ids, load_nothing};

pub(super) use inline::{inline, plain};
pub(super) use margins::{unquoted, without_margin};

/// A guide's body, of which parts are rendered one after the other.
pub(super) struct BodyText<'g> {
    /// It has too many elements to be rendered.
    is_too_large: bool,
    limits: &'g Limits,
    /// The headings of the body and the id of each, in order.
    headings: Vec<(TextRange, String)>,
    /// The ids that are on the page or kept for headings.
    taken: BTreeSet<String>,
    /// The ids of headings that are on the page.
    used: BTreeSet<String>,
    /// How many tables are.
    tables: usize,
    /// The highest number behind each name that ids were made of.
    numbers: BTreeMap<String, usize>,
    definitions: Definitions<'g>,
}

/// A part of the body to render.
#[derive(Clone, Copy)]
pub(super) struct BodyPart<'m> {
    pub markdown: &'m str,
    /// Where it is in the guide.
    pub range: TextRange,
    /// The level of its highest headings.
    pub top_level: u8,
}

impl<'g> BodyText<'g> {
    pub(super) fn of(guide: &'g Guide) -> BodyText<'g> {
        let headings = &guide.body.headings;
        let anchors = Anchors::of(headings.iter().map(|heading| heading.text.as_str()));
        let ids: Vec<String> = anchors.ids().collect();
        let limits = &guide.problems.limits;
        BodyText {
            is_too_large: limits.iter().any(|hit| hit.kind == LimitKind::Elements),
            limits: &guide.limits,
            taken: ids.iter().cloned().collect(),
            used: BTreeSet::new(),
            tables: 0,
            numbers: BTreeMap::new(),
            headings: headings
                .iter()
                .map(|heading| heading.range)
                .zip(ids)
                .collect(),
            definitions: Definitions::of(
                guide.source.slice(guide.body.range),
                guide.body.range.start(),
            ),
        }
    }

    /// The id of the heading at the start of `range`.
    pub(super) fn heading_id(&mut self, range: TextRange) -> Option<String> {
        let at = self
            .headings
            .partition_point(|(found, _)| found.start < range.start);
        let (found, id) = self.headings.get(at)?;
        if found.start != range.start {
            return None;
        }
        // Each id is on the page once.
        self.used.insert(id.clone()).then(|| id.clone())
    }

    /// The ids of the headings that are on no part of the page: links may lead to them all the same.
    pub(super) fn unused_ids(&self) -> Vec<String> {
        let ids = self.headings.iter().map(|(_, id)| id);
        ids.filter(|id| !self.used.contains(*id)).cloned().collect()
    }

    /// An id for a part that is titled `name`, used by nothing else.
    pub(super) fn new_id(&mut self, name: &str) -> String {
        let wanted = Anchors::of([name]).ids().next().unwrap_or_default();
        // The numbers go on where they were: a search from 1 would be slow for many of one name.
        let number = self.numbers.entry(wanted.clone()).or_default();
        let mut id = wanted.clone();
        while !self.taken.insert(id.clone()) {
            *number += 1;
            id = format!("{wanted}-{}", *number + 1);
        }
        id
    }

    /// The HTML of a part of the body, safe to be put into a page as it is.
    pub(super) fn html(&mut self, part: BodyPart<'_>) -> String {
        if part.markdown.trim().is_empty() {
            return String::new();
        }
        if self.is_too_large {
            return as_written(part.markdown);
        }
        let with_definitions = self.definitions.with(part);
        let markdown = with_definitions.as_deref().unwrap_or(part.markdown);
        let limits = self.limits;
        let with_tables = self.rendered(&HtmlTables::of(markdown, limits), part);
        // Where the two parsers disagree about a block, its tables stay text.
        let html = with_tables.or_else(|| self.rendered(&HtmlTables::none(markdown), part));
        html.unwrap_or_default()
    }

    /// The HTML of a part; `None` where a table did not find its place.
    fn rendered(&mut self, tables: &HtmlTables<'_>, part: BodyPart<'_>) -> Option<String> {
        let markdown = &*tables.markdown;
        let options = comrak_options();
        let arena = Arena::new();
        let root = parse_document(&arena, markdown, &options);
        let mut named = Vec::new();
        let mut levels = HeadingLevels::new(part.top_level);
        let mut titles = Vec::new();
        let nodes: Vec<_> = root.descendants().collect();
        let mut placed = 0;
        for node in nodes {
            placed += tables.place(node);
            if is_comment(node) {
                node.detach();
            } else {
                load_nothing(node);
            }
            let value = &mut node.data.borrow_mut().value;
            match value {
                NodeValue::Heading(heading) => {
                    heading.level = levels.level_of(heading.level);
                    titles.push(node);
                }
                NodeValue::HtmlInline(_) | NodeValue::HtmlBlock(_) => named.push(node),
                _ => {}
            }
        }
        if placed != tables.count() {
            return None;
        }
        let ids = self.ids_of(&titles, part.range);
        for node in named {
            keep_ids(&arena, node, &mut self.taken);
        }
        let mut html = String::with_capacity(markdown.len() * 3 / 2);
        if format_html(root, &options, &mut html).is_err() {
            // Writing to a string does not fail.
            html.clear();
        }
        let html = with_ids(&html, ids)
            .replace("</table>", "</table></div>")
            .replace(
                "<a href=\"http",
                "<a rel=\"noopener noreferrer\" href=\"http",
            );
        Some(self.with_named_tables(&html))
    }

    /// Tables that can be scrolled by themselves, each a region with a name of its own.
    fn with_named_tables(&mut self, html: &str) -> String {
        let mut pieces = html.split("<table>");
        let mut named = pieces.next().unwrap_or_default().to_string();
        for piece in pieces {
            self.tables += 1;
            named.push_str(&format!(
                "<div class=\"scroll\" role=\"region\" aria-label=\"Table {}\" tabindex=\"0\">\
                 <table class=\"plain\">{piece}",
                self.tables
            ));
        }
        named
    }

    /// The ids of the headings in `range`, one for each of `titles`.
    fn ids_of<'a>(&mut self, titles: &[&'a AstNode<'a>], range: TextRange) -> Vec<String> {
        if titles.is_empty() {
            return Vec::new();
        }
        let first = self
            .headings
            .partition_point(|(found, _)| found.start < range.start);
        let within = self.headings[first..].iter();
        let within = within.take_while(|(found, _)| range.contains(*found));
        let known: Vec<String> = within.map(|(_, id)| id.clone()).collect();
        if known.len() == titles.len() {
            self.used.extend(known.iter().cloned());
            return known;
        }
        titles
            .iter()
            .map(|title| self.new_id(&words(title)))
            .collect()
    }
}

/// Markdown that is not rendered, as it is written.
fn as_written(markdown: &str) -> String {
    let mut html = String::from("<pre>");
    // Writing to a string does not fail.
    let _ = escape(&mut html, markdown);
    html.push_str("</pre>\n");
    html
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Source;

    fn html(markdown: &str) -> String {
        let guide = Guide::read(Source::new("a/b.md", markdown), &Limits::default());
        BodyText::of(&guide).html(BodyPart {
            markdown,
            range: guide.body.range,
            top_level: 1,
        })
    }

    #[test]
    fn html_tables_are_tables_and_nothing_else_of_them_gets_through() {
        let page = html(
            "# A\n\n> <table onclick=x><caption>Pay</caption>\n> <tr><th>City<th colspan=2>B &lt;b>\n>\n>\
             <tr><td><img src=x>Oslo<script>alert(1)</script></td><td>1 <a href=\"../b/c.md\">&amp;lt;</a>\
             <td><a href='javascript:x'>2</a></table> <b>behind</b>\n\ntext <table><tr><td>x</table>\n\n\
             negguide0-0 <i>x</i>\n",
        );
        let table = "<blockquote>\n\n<div class=\"scroll\" role=\"region\" aria-label=\"Table 1\" tabindex=\"0\"><table class=\"plain\">\n<caption>Pay</caption>\n<thead>\n\
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
            prop_assert_eq!(page.matches("<table class=\"plain\">").count(), page.matches("</table>").count());
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
        assert!(page.contains("<h1 id=\"s-evidence-sources\">"), "{page}");
        assert!(page.contains("<h1 id=\"s-evidence-sources-1\">"), "{page}");
        assert!(page.contains("href=\"../a/b.html#s-x-y\""), "{page}");
        assert!(page.contains("href=\"#s-evidence-sources\""), "{page}");
    }
}

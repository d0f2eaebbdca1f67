//! Tables that a body states in HTML, as tables of the page. They are written again from what was read
//! of them; nothing of their markup gets through.

use std::borrow::Cow;
use std::collections::BTreeSet;

use comrak::html::{dangerous_url, escape, escape_href};
use comrak::nodes::{AstNode, NodeValue};

use super::links::page_of;
use crate::syntax::Limits;
use crate::syntax::markdown::{self, HtmlTable, Row, TableCell};
use crate::text::{Edit, TextRange, apply};

/// How the tag of a table starts, in any case.
const TABLE_START: &[u8] = b"<table";

/// A body with a mark in place of each of its HTML tables.
pub(super) struct HtmlTables<'m> {
    /// The Markdown to render.
    pub markdown: Cow<'m, str>,
    /// What each mark starts with, before its number; it is nowhere in the body.
    mark: String,
    /// The tables, as HTML.
    tables: Vec<String>,
}

impl<'m> HtmlTables<'m> {
    /// `markdown` as it is, its tables with it.
    pub(super) fn none(markdown: &'m str) -> HtmlTables<'m> {
        HtmlTables {
            markdown: Cow::Borrowed(markdown),
            mark: unused_mark(markdown),
            tables: Vec::new(),
        }
    }

    /// The tables of `markdown` that are in blocks of HTML; those within a sentence stay text.
    pub(super) fn of(markdown: &'m str, limits: &Limits) -> HtmlTables<'m> {
        let mut marked = HtmlTables::none(markdown);
        let mut starts = markdown.as_bytes().windows(TABLE_START.len());
        if !starts.any(|bytes| bytes.eq_ignore_ascii_case(TABLE_START)) {
            return marked;
        }
        let whole = TextRange::new(0, markdown.len());
        let document = markdown::read(markdown, whole, limits);
        let mut edits = Vec::new();
        for (number, found) in document
            .html_tables
            .iter()
            .filter(|html| html.is_block)
            .enumerate()
        {
            // A table too, so that all blocks around stay what they are.
            let mark = format!("{}{number}></table>", marked.mark);
            edits.push(Edit::replace(found.table.range, mark));
            marked.tables.push(table(found));
        }
        if let Some(text) = apply(markdown, &edits).filter(|_| !edits.is_empty()) {
            marked.markdown = Cow::Owned(text);
        }
        marked
    }

    /// How many tables there are to be put in place.
    pub(super) fn count(&self) -> usize {
        self.tables.len()
    }

    /// Puts tables in place of their marks in `node`, if it is a block of HTML; what else is in it
    /// shows as text. Says how many they are.
    pub(super) fn place<'a>(&self, node: &'a AstNode<'a>) -> usize {
        let mut data = node.data.borrow_mut();
        let NodeValue::HtmlBlock(block) = &data.value else {
            return 0;
        };
        let mut html = String::new();
        let mut rest = block.literal.as_str();
        let mut placed = 0;
        while let Some((before, table, after)) = self.next_mark(rest) {
            add_escaped(&mut html, before.trim());
            html.push('\n');
            html.push_str(table);
            html.push('\n');
            rest = after;
            placed += 1;
        }
        if placed > 0 {
            add_escaped(&mut html, rest.trim());
            html.push('\n');
            data.value = NodeValue::Raw(html);
        }
        placed
    }

    /// What is before the next mark in `html`, the mark's table, and what follows.
    fn next_mark<'h>(&self, html: &'h str) -> Option<(&'h str, &str, &'h str)> {
        let (before, behind) = html.split_once(self.mark.as_str())?;
        let (number, after) = behind.split_once("></table>")?;
        let table = self.tables.get(number.parse::<usize>().ok()?)?;
        Some((before, table, after))
    }
}

/// `<table negguide0-`, with the first number that follows no `negguide` of `markdown`.
fn unused_mark(markdown: &str) -> String {
    const WORD: &str = "negguide";
    let used: BTreeSet<u64> = markdown
        .match_indices(WORD)
        .filter_map(|(at, _)| {
            let behind = &markdown[at + WORD.len()..];
            let digits = behind.bytes().take_while(u8::is_ascii_digit).count();
            behind[..digits].parse().ok()
        })
        .collect();
    let unused = (0..).zip(&used).find(|(number, used)| number != *used);
    let number = unused.map_or(used.len() as u64, |(number, _)| number);
    format!("<table {WORD}{number}-")
}

fn table(found: &HtmlTable) -> String {
    let mut html = "<table>\n".to_string();
    for (index, caption) in found.captions.iter().enumerate() {
        html.push_str(if index == 0 { "<caption>" } else { "<br>" });
        add_cell(&mut html, caption);
    }
    if !found.captions.is_empty() {
        html.push_str("</caption>\n");
    }
    html.push_str("<thead>\n");
    add_row(&mut html, &found.table.header, "th");
    html.push_str("</thead>\n");
    if !found.table.rows.is_empty() {
        html.push_str("<tbody>\n");
        for row in &found.table.rows {
            add_row(&mut html, row, "td");
        }
        html.push_str("</tbody>\n");
    }
    html.push_str("</table>");
    html
}

fn add_row(html: &mut String, row: &Row, tag: &str) {
    html.push_str("<tr>\n");
    for cell in &row.cells {
        html.push_str(&format!("<{tag}>"));
        add_cell(html, cell);
        html.push_str(&format!("</{tag}>\n"));
    }
    html.push_str("</tr>\n");
}

/// The text of a cell, its links as links.
fn add_cell(html: &mut String, cell: &TableCell) {
    let mut rest = cell.text.as_str();
    for link in &cell.links {
        let is_shown = !link.text.is_empty() && !dangerous_url(&link.destination);
        if let Some((before, after)) = rest.split_once(link.text.as_str()).filter(|_| is_shown) {
            add_escaped(html, before);
            html.push_str("<a href=\"");
            let page = page_of(&link.destination);
            let destination = page.as_deref().unwrap_or(&link.destination);
            // Writing to a string does not fail.
            let _ = escape_href(html, destination, false);
            html.push_str("\">");
            add_escaped(html, &link.text);
            html.push_str("</a>");
            rest = after;
        }
    }
    add_escaped(html, rest);
}

fn add_escaped(html: &mut String, text: &str) {
    // Writing to a string does not fail.
    let _ = escape(html, text);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_stand_nowhere_else() {
        for (markdown, mark) in [
            ("", "<table negguide0-"),
            ("negguide is a word", "<table negguide0-"),
            ("<table negguide0-0></table> negguide2", "<table negguide1-"),
            ("negguide1 negguide00", "<table negguide2-"),
        ] {
            assert_eq!(unused_mark(markdown), mark, "{markdown}");
        }
    }
}

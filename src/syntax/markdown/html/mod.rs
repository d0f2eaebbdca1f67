//! HTML tables of a body, piece by piece as the Markdown reader meets them.
//!
//! Markdown cuts a table with an empty line in it into several blocks, some of them text or code. So
//! a table stays open over blocks until its end tag comes.

mod attributes;
mod cell_text;
mod grid;
mod ids;
mod joined_html;
mod lexer;
mod open_table;
mod table;
mod tag_name;

pub use ids::html_ids;
pub use table::{DeclineReason, DeclinedTable, HtmlTable};

use self::grid::Budget;
use self::joined_html::JoinedHtml;
use self::lexer::{HtmlToken, Lexer};
use self::open_table::{HtmlTag, OpenTable};
pub(super) use self::tag_name::TagName;
use crate::text::TextRange;

/// Where the reader is.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Position {
    /// The index that the top-level block being read will have.
    pub block: usize,
    /// Quotes, lists and items around.
    pub depth: usize,
    /// Whether an HTML block is read, and not HTML within text.
    pub is_block: bool,
}

/// Collects the tables.
#[derive(Default)]
pub(super) struct HtmlTableCollector {
    pub read: Vec<HtmlTable>,
    pub declined: Vec<DeclinedTable>,
    open: Vec<OpenTable>,
    lexer: Lexer,
    /// HTML that has not been taken apart yet.
    joined: JoinedHtml,
    /// How many blocks other than HTML and code there were.
    others: usize,
    budget: Budget,
}

impl HtmlTableCollector {
    pub(super) fn is_open(&self) -> bool {
        !self.open.is_empty()
    }

    /// Adds `html`, which is at `range` of `text`.
    pub(super) fn html(&mut self, text: &str, html: &str, range: TextRange) {
        self.joined.push(text, html, range);
    }

    /// Takes the HTML added so far apart.
    pub(super) fn flush(&mut self, text: &str, position: Position) {
        let joined = std::mem::take(&mut self.joined);
        if !self.is_open() && !mentions_table(joined.as_str()) {
            return;
        }
        let mut at = 0;
        while let Some(token) = self.lexer.next(joined.as_str(), &mut at) {
            match token {
                HtmlToken::Text(text_range) => {
                    if let Some(open) = self.open.last_mut() {
                        open.html_text(text, &joined, text_range);
                    }
                }
                HtmlToken::Tag(lexed) => {
                    let tag = HtmlTag {
                        name: TagName::of(lexed.name),
                        is_end: lexed.is_end,
                        attributes: lexed.attributes,
                        range: joined.source(lexed.range),
                    };
                    self.tag(text, tag, position);
                }
            }
        }
        if !self.is_open() {
            self.lexer = Lexer::default();
        }
    }

    fn tag(&mut self, text: &str, tag: HtmlTag<'_>, position: Position) {
        match (tag.name, tag.is_end) {
            (TagName::Table, false) => {
                // Outside a cell no table can be in another: it follows the one left open.
                if self.open.last().is_some_and(|open| !open.is_in_cell()) {
                    self.end_last(text, false);
                }
                if let Some(outer) = self.open.last_mut() {
                    outer.holds_table = true;
                }
                let opened = OpenTable::new(tag.range, position, self.others);
                self.open.push(opened);
            }
            (TagName::Table, true) => {
                if let Some(open) = self.open.last_mut() {
                    open.end = tag.range.end();
                    open.end_cell(text, tag.range.start());
                }
                self.end_last(text, true);
            }
            _ => {
                if let Some(open) = self.open.last_mut() {
                    open.tag(text, tag);
                }
            }
        }
    }

    /// Adds `plain`, text that Markdown has read from `range`.
    pub(super) fn words(&mut self, text: &str, plain: &str, range: TextRange) {
        let Some(open) = self.open.last_mut() else {
            return;
        };
        let (plain, range) = if self.lexer.is_in_comment() {
            let Some(end) = plain.find("-->") else {
                return;
            };
            self.lexer = Lexer::default();
            let end = end + "-->".len();
            let is_verbatim = text.get(range.start()..range.end()) == Some(plain);
            let start = range.start() + if is_verbatim { end } else { 0 };
            (&plain[end..], TextRange::new(start, range.end()))
        } else {
            (plain, range)
        };
        open.words(text, plain, range);
    }

    /// White space between what has been added and what comes, at `range`.
    pub(super) fn gap(&mut self, range: TextRange) {
        if let Some(open) = self.open.last_mut() {
            open.gap(TextRange::at(range.start()));
        }
    }

    /// The start (with its destination) or end of a Markdown link.
    pub(super) fn link(&mut self, destination: Option<&str>, range: TextRange) {
        if let Some(open) = self.open.last_mut() {
            match destination {
                Some(destination) => open.start_link(destination, range.start()),
                None => open.end_link(range.end()),
            }
        }
    }

    /// A block that is neither HTML nor code starts or ends.
    pub(super) fn other_block(&mut self, range: TextRange) {
        self.others += 1;
        self.gap(range);
    }

    /// A pipe table starts: what is around it is layout.
    pub(super) fn pipe_table(&mut self, range: TextRange) {
        self.other_block(range);
        if let Some(open) = self.open.last_mut() {
            open.holds_table = true;
        }
    }

    /// Ends the tables that were opened deeper than `depth`.
    pub(super) fn end_deeper(&mut self, text: &str, depth: usize) {
        while self.open.last().is_some_and(|open| open.depth() > depth) {
            self.end_last(text, false);
        }
    }

    /// Ends all tables: a heading or the body's end.
    pub(super) fn end_all(&mut self, text: &str) {
        while self.is_open() {
            self.end_last(text, false);
        }
        self.lexer = Lexer::default();
    }

    /// Ends the innermost table; `has_end` where its end tag is there.
    fn end_last(&mut self, text: &str, has_end: bool) {
        let Some(mut open) = self.open.pop() else {
            return;
        };
        let end = open.end;
        open.end_cell(text, end);
        open.end_row();
        if open.is_empty() {
            return;
        }
        // Without an end tag it is not known whether the text below is the last cell's.
        let is_whole = has_end || open.others == self.others;
        match open.into_table(is_whole, !self.open.is_empty(), &mut self.budget) {
            Ok(table) => self.read.push(table),
            Err(declined) => self.declined.push(declined),
        }
    }

    /// The tables in the order of the text.
    pub(super) fn finish(mut self, text: &str) -> (Vec<HtmlTable>, Vec<DeclinedTable>) {
        self.end_all(text);
        self.read.sort_by_key(|table| table.table.range);
        self.declined.sort_by_key(|table| table.range);
        (self.read, self.declined)
    }
}

/// Whether a table's start tag may be in `html`.
fn mentions_table(html: &str) -> bool {
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        let name = rest.get(.."table".len());
        if name.is_some_and(|name| name.eq_ignore_ascii_case("table")) {
            return true;
        }
    }
    false
}

//! pulldown-cmark events to blocks. The one file that knows that library.

mod cells;
mod containers;
pub(super) mod entity;
mod html;
mod inline;
mod lines;
mod spans;

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use self::html::HtmlReader;
use self::spans::SpanReader;
use crate::syntax::Limits;
use crate::syntax::markdown::marks::{self, Literals};
use crate::syntax::markdown::{
    Block, BlockKind, Document, Line, Link, ListItem, Row, Strong, Table, TableCell, fences,
    found_table, glued, html_ids, table_faults,
};
use crate::text::{TextRange, trimmed};

/// Reads the Markdown at `range` of `text`. Never fails.
///
/// Math, smart punctuation, footnotes and autolinking stay off: guides are full of `$..$` pairs.
pub fn read(text: &str, range: TextRange, limits: &Limits) -> Document {
    let body = text.get(range.start()..range.end()).unwrap_or_default();
    let mut reader = BlockReader {
        text,
        limits,
        stack: Vec::new(),
        document: Document::default(),
        line: None,
        strong: None,
        strong_depth: 0,
        link: None,
        skipped: 0,
        cells: 0,
        elements: 0,
        in_code: false,
        literals: Literals::default(),
        superscript: None,
        spans: SpanReader::default(),
        html: HtmlReader::new(text),
    };
    for (event, local) in Parser::new_ext(body, options()).into_offset_iter() {
        reader.event(event, TextRange::from(local).shifted(range.start()));
    }
    let mut document = reader.document;
    let (read, declined) = reader.html.tables.finish(text);
    document.html_places = found_table::html_places(&read, &declined);
    document.html_tables = read;
    document.declined_tables = declined;
    document.spans = reader.spans.spans;
    document.open_marks = marks::find(text, &document.blocks, &reader.literals);
    document
        .open_marks
        .extend(fences::find(text, &document.blocks));
    document.table_faults = table_faults::find(text, &document.blocks);
    document.glued = glued::find(text, range, &document.blocks);
    document
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH
}

/// A container whose end has not been seen.
enum OpenContainer {
    Heading(u8),
    Paragraph(Vec<Line>),
    Table(Table),
    Row(Row),
    List(bool, Vec<ListItem>),
    Item(TextRange, Vec<Block>),
    Quote(Vec<Block>),
}

struct BlockReader<'t> {
    text: &'t str,
    limits: &'t Limits,
    stack: Vec<OpenContainer>,
    document: Document,
    /// The line, or the table cell, that inline text is collected into.
    line: Option<Line>,
    strong: Option<Strong>,
    strong_depth: usize,
    link: Option<Link>,
    /// Containers that were not opened because they lie deeper than the limit.
    skipped: usize,
    /// Cells of tables that were read.
    cells: usize,
    /// Elements that were met.
    elements: usize,
    /// Inside a block of code.
    in_code: bool,
    literals: Literals,
    /// Where the superscript that is open starts in the text of its cell.
    superscript: Option<usize>,
    spans: SpanReader,
    html: HtmlReader<'t>,
}

impl BlockReader<'_> {
    fn event(&mut self, event: Event<'_>, range: TextRange) {
        if !self.in_code {
            self.spans.event(self.text, &event, range);
        }
        if !matches!(event, Event::End(_) | Event::Text(_) | Event::SoftBreak) {
            self.count_element(range);
        }
        let block = self.document.blocks.len();
        self.html.event(&event, range, block);
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(_) if self.in_code => {}
            Event::Text(text) => {
                self.literals.note(self.text, range);
                self.inline(&text, range);
            }
            Event::Code(code) => {
                // Code over several lines is not in the source as it is read: it is all of the span.
                let place = self.slice(range).find(&*code).map(|inside| {
                    let start = range.start() + inside;
                    TextRange::new(start, start + code.len())
                });
                self.inline(&code, place.unwrap_or(range));
            }
            Event::InlineHtml(html) => {
                self.comments(range);
                self.document.html_ids.extend(html_ids(&html));
                if self.is_in_cell() {
                    self.cell_html(&html, range);
                } else {
                    self.inline(" ", range);
                }
            }
            Event::SoftBreak | Event::HardBreak => self.end_line(),
            Event::Rule => self.block(range, BlockKind::Rule),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: TextRange) {
        match tag {
            Tag::Heading { level, .. } => {
                self.end_implicit_paragraph();
                self.stack.push(OpenContainer::Heading(level as u8));
                self.line = Some(Self::new_line(range));
            }
            Tag::Paragraph => self.stack.push(OpenContainer::Paragraph(Vec::new())),
            Tag::Table(_) => {
                self.end_implicit_paragraph();
                let range = trimmed(self.text, range);
                self.stack.push(OpenContainer::Table(Table {
                    range,
                    ..Table::default()
                }));
            }
            Tag::TableHead | Tag::TableRow => self.stack.push(OpenContainer::Row(Row {
                range: trimmed(self.text, range),
                cells: Vec::new(),
            })),
            Tag::TableCell => self.line = Some(Self::new_line(range)),
            Tag::List(first) => {
                self.end_implicit_paragraph();
                self.open_container(OpenContainer::List(first.is_some(), Vec::new()), range);
            }
            Tag::Item if self.skipped == 0 => {
                self.stack
                    .push(OpenContainer::Item(trimmed(self.text, range), Vec::new()));
            }
            Tag::BlockQuote(_) => {
                self.end_implicit_paragraph();
                self.open_container(OpenContainer::Quote(Vec::new()), range);
            }
            Tag::CodeBlock(_) => {
                self.end_implicit_paragraph();
                self.in_code = true;
            }
            Tag::HtmlBlock => self.end_implicit_paragraph(),
            tag => self.start_inline(tag, range),
        }
    }

    fn end(&mut self, tag: TagEnd, range: TextRange) {
        match tag {
            TagEnd::TableCell => {
                if let (Some(line), Some(OpenContainer::Row(row))) =
                    (self.line.take(), self.stack.last_mut())
                {
                    row.cells.push(TableCell {
                        range: trimmed(self.text, range),
                        text: line.text.without_note_marks(),
                        links: line.links,
                    });
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => self.end_row(matches!(tag, TagEnd::TableHead)),
            TagEnd::Heading(_) => {
                if let (Some(OpenContainer::Heading(level)), Some(mut line)) =
                    (self.stack.pop(), self.line.take())
                {
                    line.range = heading_text(self.text, trimmed(self.text, range));
                    self.block(
                        range,
                        BlockKind::Heading {
                            level,
                            line: Box::new(line),
                        },
                    );
                }
            }
            TagEnd::Paragraph => self.end_paragraph(),
            TagEnd::Table => {
                if let Some(OpenContainer::Table(table)) = self.stack.pop() {
                    self.block(table.range, BlockKind::Table(Box::new(table)));
                }
            }
            TagEnd::List(_) | TagEnd::BlockQuote(_) => {
                self.end_implicit_paragraph();
                self.close_container(range);
            }
            TagEnd::Item => self.end_item(),
            TagEnd::CodeBlock => {
                self.in_code = false;
                self.block(range, BlockKind::Code);
            }
            TagEnd::HtmlBlock => {
                self.comments(range);
                let ids = html_ids(self.slice(range));
                self.document.html_ids.extend(ids);
                self.block(range, BlockKind::Html);
            }
            tag => self.end_inline(tag),
        }
    }

    /// Notes the comments in the HTML at `range`.
    fn comments(&mut self, range: TextRange) {
        let mut at = range.start();
        while let Some(start) = self.text[at..range.end()].find("<!--") {
            let start = at + start;
            let Some(len) = self.text[start..range.end()].find("-->") else {
                return;
            };
            at = start + len + "-->".len();
            self.document.comments.push(TextRange::new(start, at));
        }
    }

    fn slice(&self, range: TextRange) -> &str {
        &self.text[range.start()..range.end()]
    }
}

/// A heading's range without its `#` marks.
fn heading_text(text: &str, range: TextRange) -> TextRange {
    let raw = text.get(range.start()..range.end()).unwrap_or_default();
    let marks = raw.len() - raw.trim_start_matches('#').len();
    trimmed(text, TextRange::new(range.start() + marks, range.end()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(text: &str) -> Vec<Block> {
        read(text, TextRange::new(0, text.len()), &Limits::default()).blocks
    }

    #[test]
    fn cells_are_trimmed_to_the_byte() {
        let text = "| Région | **Base** |\n|---|---|\n| Zürich | $1K \\| x |\n";
        let BlockKind::Table(table) = &blocks(text)[0].kind else {
            panic!("no table");
        };
        let slice = |range: TextRange| &text[range.start()..range.end()];
        assert_eq!(slice(table.header.cells[1].range), "**Base**");
        assert_eq!(table.header.cells[1].text.as_str(), "Base");
        assert_eq!(slice(table.rows[0].cells[0].range), "Zürich");
        assert_eq!(table.rows[0].cells[1].text.as_str(), "$1K | x");
        assert_eq!(slice(table.rows[0].range), "| Zürich | $1K \\| x |");
    }

    #[test]
    fn lead_ins_and_lines() {
        let text = "**DNA:** calm\n**Level Mapping**: A = B\nplain **bold**\n\n> **Up:** go\n";
        let blocks = blocks(text);
        let BlockKind::Paragraph(lines) = &blocks[0].kind else {
            panic!("no paragraph");
        };
        let leads: Vec<_> = lines
            .iter()
            .map(|line| line.lead.as_ref().map(|lead| lead.text.as_str()))
            .collect();
        assert_eq!(leads, [Some("DNA:"), Some("Level Mapping"), None]);
        assert_eq!(lines[1].text.as_str(), "Level Mapping: A = B");
        assert!(matches!(&blocks[1].kind, BlockKind::Quote(inner) if inner.len() == 1));
    }

    #[test]
    fn tight_items_get_a_paragraph_and_nested_lists() {
        let text = "- one **b**\n  - two\n- [L](u://x) tail\n";
        let blocks = blocks(text);
        let BlockKind::List { items, ordered } = &blocks[0].kind else {
            panic!("no list");
        };
        assert!(!ordered);
        assert_eq!(items.len(), 2);
        assert_eq!(items[0].blocks.len(), 2);
        let BlockKind::Paragraph(lines) = &items[1].blocks[0].kind else {
            panic!("no paragraph");
        };
        assert_eq!(lines[0].links[0].destination, "u://x");
        assert_eq!(lines[0].text.as_str(), "L tail");
    }

    #[test]
    fn comments_are_found_wherever_markdown_has_them() {
        let text = "<!-- a -->\n| R |\n|---|\n| x <!-- b --> |\n\n> q\n> <!-- c\n> d -->\n\n\
            ```\n<!-- code -->\n```\n\n`<!-- code -->` and <!-- e --> text <!-- open\n";
        let document = read(text, TextRange::new(0, text.len()), &Limits::default());
        let found: Vec<&str> = document
            .comments
            .iter()
            .map(|range| &text[range.start()..range.end()])
            .collect();
        let expected = ["<!-- a -->", "<!-- b -->", "<!-- c\n> d -->", "<!-- e -->"];
        assert_eq!(found, expected);
    }

    #[test]
    fn code_over_several_lines_keeps_its_span() {
        for text in ["`\n\u{80}`", "a `₹\r\n  ₹₹` b", "`\u{80}\n`"] {
            let document = read(text, TextRange::new(0, text.len()), &Limits::default());
            assert_eq!(document.blocks.len(), 1, "{text:?}");
        }
    }

    #[test]
    fn deep_nesting_is_noted_and_flattened() {
        let text = format!("{}x\n", "> ".repeat(500));
        let document = read(&text, TextRange::new(0, text.len()), &Limits::default());
        assert_eq!(document.limits.len(), 1);
        assert_eq!(document.blocks.len(), 1);
    }
}

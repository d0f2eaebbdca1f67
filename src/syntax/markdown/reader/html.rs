//! pulldown-cmark events to HTML tables.

use pulldown_cmark::{CodeBlockKind, Event, Tag, TagEnd};

use crate::syntax::markdown::html::{HtmlTableCollector, Position};
use crate::text::TextRange;

/// Hands HTML, and what is within open HTML tables, to the collector of tables.
pub(super) struct HtmlReader<'t> {
    text: &'t str,
    pub tables: HtmlTableCollector,
    /// Quotes, lists and items around.
    depth: usize,
    content: BlockContent,
}

/// What the block that is being read holds.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
enum BlockContent {
    #[default]
    Text,
    Html,
    /// Code by its indentation, which within a table is HTML.
    Indented,
    Fenced,
}

impl<'t> HtmlReader<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        HtmlReader {
            text,
            tables: HtmlTableCollector::default(),
            depth: 0,
            content: BlockContent::default(),
        }
    }

    /// Takes `event`, which is at `range` of the text; `block` is the index that the top-level
    /// block around it will have.
    pub(super) fn event(&mut self, event: &Event<'_>, range: TextRange, block: usize) {
        let text = self.text;
        let is_open = self.tables.is_open();
        let position = |is_block| Position {
            block,
            depth: self.depth,
            is_block,
        };
        match event {
            Event::Html(html) => self.tables.html(text, html, range),
            Event::InlineHtml(html) => {
                let position = position(false);
                self.tables.html(text, html, range);
                self.tables.flush(text, position);
            }
            Event::End(TagEnd::HtmlBlock | TagEnd::CodeBlock) => {
                let position = position(true);
                if self.content != BlockContent::Fenced {
                    self.tables.flush(text, position);
                }
                self.content = BlockContent::Text;
            }
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(*tag, range),
            Event::Text(plain) if is_open => match self.content {
                BlockContent::Text | BlockContent::Fenced => self.tables.words(text, plain, range),
                BlockContent::Indented => self.tables.html(text, plain, range),
                BlockContent::Html => {}
            },
            Event::Code(plain) if is_open => self.tables.words(text, plain, range),
            Event::SoftBreak | Event::HardBreak => self.tables.gap(range),
            Event::Rule => self.tables.other_block(range),
            _ => {}
        }
    }

    fn start(&mut self, tag: &Tag<'_>, range: TextRange) {
        match tag {
            Tag::HtmlBlock => self.content = BlockContent::Html,
            Tag::CodeBlock(CodeBlockKind::Indented) => {
                self.content = BlockContent::Indented;
                self.tables.gap(range);
            }
            Tag::CodeBlock(_) => {
                self.content = BlockContent::Fenced;
                self.tables.other_block(range);
            }
            Tag::Heading { .. } => self.tables.end_all(self.text),
            Tag::Table(_) => self.tables.pipe_table(range),
            Tag::List(_) | Tag::Item | Tag::BlockQuote(_) => {
                self.depth += 1;
                self.tables.other_block(range);
            }
            Tag::Paragraph | Tag::TableCell => self.tables.other_block(range),
            Tag::Link { dest_url, .. } => self.tables.link(Some(dest_url), range),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, range: TextRange) {
        match tag {
            TagEnd::List(_) | TagEnd::Item | TagEnd::BlockQuote(_) => {
                self.depth = self.depth.saturating_sub(1);
                self.tables.end_deeper(self.text, self.depth);
                self.tables.other_block(TextRange::at(range.end()));
            }
            TagEnd::Paragraph => self.tables.gap(TextRange::at(range.end())),
            TagEnd::Link => self.tables.link(None, range),
            _ => {}
        }
    }
}

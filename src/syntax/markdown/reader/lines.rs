//! Running text to lines: what is in paragraphs, headings, list items and table cells.

use super::containers::push_first_alone;
use super::{BlockReader, OpenContainer};
use crate::syntax::markdown::{BlockKind, Line, MappedText};
use crate::text::{TextRange, trimmed};

impl BlockReader<'_> {
    /// A tight list item holds text without a paragraph around it: make one.
    pub(super) fn ensure_line(&mut self, range: TextRange) {
        if self.line.is_some() {
            return;
        }
        if !matches!(
            self.stack.last(),
            Some(OpenContainer::Paragraph(_) | OpenContainer::Heading(_) | OpenContainer::Row(_))
        ) {
            self.stack.push(OpenContainer::Paragraph(Vec::new()));
        }
        self.line = Some(Self::new_line(range));
    }

    pub(super) fn end_implicit_paragraph(&mut self) {
        if matches!(self.stack.last(), Some(OpenContainer::Paragraph(_))) {
            self.end_paragraph();
        }
    }

    pub(super) fn end_paragraph(&mut self) {
        self.end_line();
        if let Some(OpenContainer::Paragraph(lines)) = self.stack.pop()
            && let (Some(first), Some(last)) = (lines.first(), lines.last())
        {
            let range = first.range.cover(last.range);
            self.block(range, BlockKind::Paragraph(lines));
        }
    }

    pub(super) fn end_line(&mut self) {
        if matches!(self.stack.last(), Some(OpenContainer::Paragraph(_)))
            && let Some(mut line) = self.line.take()
        {
            line.range = trimmed(self.text, line.range);
            if let Some(OpenContainer::Paragraph(lines)) = self.stack.last_mut() {
                push_first_alone(lines, line);
            }
        }
    }

    pub(super) fn inline(&mut self, text: &str, range: TextRange) {
        if !self.takes_text() {
            return;
        }
        self.ensure_line(range);
        let raw = &self.text[range.start()..range.end()];
        if let Some(strong) = &mut self.strong {
            strong.text.push_str(text);
        }
        if let Some(link) = &mut self.link {
            link.text.push_str(text);
        }
        if let Some(line) = &mut self.line {
            line.text.push(text, range, raw);
            line.range = line.range.cover(range);
            if let Some(strong) = &self.strong {
                line.range = line.range.cover(strong.range);
            }
            if let Some(link) = &self.link {
                line.range = line.range.cover(link.range);
            }
        }
    }

    /// Whether text belongs to a line here (inside a code or HTML block it does not).
    pub(super) fn takes_text(&self) -> bool {
        self.line.is_some()
            || matches!(
                self.stack.last(),
                Some(OpenContainer::Paragraph(_) | OpenContainer::Item(..))
            )
    }

    pub(super) fn new_line(range: TextRange) -> Line {
        Line {
            range,
            text: MappedText::default(),
            lead: None,
            links: Vec::new(),
        }
    }
}

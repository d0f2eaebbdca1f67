//! HTML within the cells of pipe tables.

use super::{BlockReader, OpenContainer};
use crate::syntax::markdown::Link;
use crate::syntax::markdown::html::TagName;
use crate::text::TextRange;

impl BlockReader<'_> {
    /// Whether running text goes into a cell.
    pub(super) fn is_in_cell(&self) -> bool {
        matches!(self.stack.last(), Some(OpenContainer::Row(_)))
    }

    /// Takes the tag or comment `html`, which is at `range`, in a cell: what separates words is a
    /// blank, the sign of a note is dropped, the rest says nothing.
    pub(super) fn cell_html(&mut self, html: &str, range: TextRange) {
        match TagName::of_tag(html) {
            None | Some((TagName::Gap, _)) => self.inline(" ", range),
            Some((TagName::Superscript, false)) => {
                self.superscript = self.line.as_ref().map(|line| line.text.as_str().len());
            }
            Some((TagName::Superscript, true)) => self.end_superscript(),
            Some(_) => {}
        }
    }

    fn end_superscript(&mut self) {
        if let (Some(start), Some(line)) = (self.superscript.take(), &mut self.line) {
            line.text.end_superscript(start);
        }
    }

    /// Drops the text of `link` from its cell where it is the sign of a note: `[^1]` is a link where
    /// its note is an address alone.
    pub(super) fn drop_note_link(&mut self, link: &Link) {
        if self.is_in_cell()
            && link.text.starts_with('^')
            && let Some(line) = &mut self.line
        {
            let start = line.text.as_str().len().saturating_sub(link.text.len());
            line.text.truncate(start);
        }
    }
}

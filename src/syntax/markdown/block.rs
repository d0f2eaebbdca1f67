//! The shapes a body is made of.

use super::{DeclinedTable, Glued, HtmlTable, MappedText, OpenMark, Spans, Table, TableFault};
use crate::syntax::LimitHit;
use crate::text::TextRange;

/// A body, block by block.
#[derive(Clone, Debug, Default)]
pub struct Document {
    pub blocks: Vec<Block>,
    /// Each HTML comment, in or between the blocks, from `<!--` to `-->`.
    pub comments: Vec<TextRange>,
    pub spans: Spans,
    pub limits: Vec<LimitHit>,
    pub table_faults: Vec<TableFault>,
    pub open_marks: Vec<OpenMark>,
    pub glued: Vec<Glued>,
    /// The HTML tables that are read, in the order of the text. [`Document::tables`] has those with
    /// pipes too.
    pub html_tables: Vec<HtmlTable>,
    pub declined_tables: Vec<DeclinedTable>,
    /// Where HTML tables stand, read or not; those in others left out.
    pub(super) html_places: Vec<TextRange>,
}

/// One block; its range has no trailing line break.
#[derive(Clone, Debug)]
pub struct Block {
    pub range: TextRange,
    pub kind: BlockKind,
}

#[derive(Clone, Debug)]
pub enum BlockKind {
    Heading {
        level: u8,
        line: Line,
    },
    /// One entry per source line (a soft or hard break ends a line).
    Paragraph(Vec<Line>),
    Table(Table),
    List {
        ordered: bool,
        items: Vec<ListItem>,
    },
    Quote(Vec<Block>),
    Code,
    Html,
    /// A thematic break.
    Rule,
}

/// One item of a list, marker included in the range.
#[derive(Clone, Debug)]
pub struct ListItem {
    pub range: TextRange,
    pub blocks: Vec<Block>,
}

/// One line of running text.
#[derive(Clone, Debug, Default)]
pub struct Line {
    /// Markup included, white space around it not.
    pub range: TextRange,
    /// Without markup.
    pub text: MappedText,
    /// The bold run the line starts with.
    pub lead: Option<Strong>,
    pub links: Vec<Link>,
}

/// A bold run.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Strong {
    /// With its marks.
    pub range: TextRange,
    /// Without marks.
    pub text: String,
}

/// An inline link or autolink.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Link {
    pub range: TextRange,
    pub destination: String,
    pub text: String,
}

impl Line {
    /// Whether the whole line is one bold run, with nothing but a colon after it.
    pub fn is_bold(&self) -> bool {
        self.lead.as_ref().is_some_and(|lead| {
            let plain = self.text.as_str().trim();
            plain
                .strip_prefix(lead.text.trim())
                .is_some_and(|rest| matches!(rest.trim(), "" | ":"))
        })
    }
}

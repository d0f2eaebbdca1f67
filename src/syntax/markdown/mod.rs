//! Markdown blocks, lines, tables and links with byte ranges, read with `pulldown-cmark`.

mod block;
mod document;
mod fences;
mod found_table;
mod glued;
mod html;
mod line;
mod mapped;
mod marks;
mod notes;
mod reader;
mod reading;
mod spans;
mod table;
mod table_context;
mod table_faults;
mod walk;

pub use block::{Block, BlockKind, ListItem};
pub use document::Document;
pub use found_table::{FoundTable, TableOrigin};
pub use glued::Glued;
pub use html::{DeclineReason, DeclinedTable, HtmlTable, html_ids};
pub use line::{Line, Link, Strong};
pub use mapped::MappedText;
pub use marks::{OpenMark, OpenMarkKind};
pub use reader::read;
pub use reading::{comrak_options, html};
pub use spans::{Emphasis, Spans};
pub use table::{Row, Table, TableCell};
pub use table_context::{Passage, TableContext, TableHeading};
pub use table_faults::{BadDelimiter, RaggedRow, TableFault};
pub use walk::Visited;

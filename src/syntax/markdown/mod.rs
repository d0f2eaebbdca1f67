//! Markdown blocks, lines, tables and links with byte ranges, read with `pulldown-cmark`.

mod block;
mod fences;
mod glued;
mod mapped;
mod marks;
mod reader;
mod reading;
mod spans;
mod table;
mod table_faults;
mod walk;

pub use block::{Block, BlockKind, Document, Item, Line, Link, Strong};
pub use glued::Glued;
pub use mapped::MappedText;
pub use marks::{OpenMark, OpenMarkKind};
pub use reader::read;
pub use reading::{comrak_options, html};
pub use spans::{Emphasis, Spans};
pub use table::{Row, Table, TableCell};
pub use table_faults::TableFault;
pub use walk::Visited;

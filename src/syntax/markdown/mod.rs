//! Markdown blocks, lines, tables and links with byte ranges, read with `pulldown-cmark`.

mod block;
mod mapped;
mod reader;
mod table;

pub use block::{Block, BlockKind, Document, Item, Line, Link, Strong};
pub use mapped::MappedText;
pub use reader::read;
pub use table::{Row, Table, TableCell};

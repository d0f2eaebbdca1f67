//! The text itself: sources, byte ranges, lines, edits.

mod edit;
mod interned;
mod lines;
mod packed;
mod packed_source;
mod phrase_set;
mod range;
mod range_set;
mod source;
mod spreadsheet;
mod unseen;
mod words;

pub use edit::{Edit, apply};
pub use interned::interned;
pub use lines::{LineColumn, LineIndex, line_end, line_start, next_line};
pub use packed::Packed;
pub use packed_source::{PackedSource, SourcePacker};
pub use phrase_set::PhraseSet;
pub use range::{Spanned, TextRange, trimmed};
pub use range_set::RangeSet;
pub use source::{Encoding, InvalidUtf8, LineEnding, Source, folder_name};
pub use spreadsheet::{inert, without_guard};
pub use unseen::{Unseen, unseen_in, unusual_characters};
pub use words::word_ranges;

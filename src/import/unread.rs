//! What a body does not state, or states in words that were not understood.

use std::fmt;

/// Something that the front matter of an imported guide leaves `null` or out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Unread {
    /// A key of the guide.
    Key(&'static str),
    /// A key of the entry that is called `entry`.
    OfEntry {
        key: &'static str,
        entry: String,
        line: usize,
    },
    /// A cell of the pay table whose figures are in no key.
    Cell {
        header: String,
        text: String,
        entry: String,
        line: usize,
    },
    /// A column of the pay table that is not read.
    Column { header: String, line: usize },
    /// A table with figures that is not read.
    Table { line: usize },
}

impl Unread {
    /// What kinds of things are counted together: `last_updated`, `region of an entry`.
    pub fn kind(&self) -> String {
        match self {
            Unread::Key(key) => format!("`{key}`"),
            Unread::OfEntry { key, .. } => format!("`{key}` of an entry"),
            Unread::Cell { .. } => "a cell of the pay table".to_string(),
            Unread::Column { .. } => "a column of the pay table".to_string(),
            Unread::Table { .. } => "a table".to_string(),
        }
    }

    /// The same at another line.
    pub(super) fn at_line(mut self, new: usize) -> Unread {
        match &mut self {
            Unread::Key(_) => {}
            Unread::OfEntry { line, .. }
            | Unread::Cell { line, .. }
            | Unread::Column { line, .. }
            | Unread::Table { line } => *line = new,
        }
        self
    }

    /// The line of the imported guide that it is about, counted from 1.
    pub fn line(&self) -> Option<usize> {
        match self {
            Unread::Key(_) => None,
            Unread::OfEntry { line, .. }
            | Unread::Cell { line, .. }
            | Unread::Column { line, .. }
            | Unread::Table { line } => Some(*line),
        }
    }
}

impl fmt::Display for Unread {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Unread::Key(key) => write!(f, "`{key}`"),
            Unread::OfEntry { key, entry, .. } => write!(f, "`{key}` of {entry}"),
            Unread::Column { header, .. } => write!(f, "the column `{header}`"),
            Unread::Table { .. } => write!(f, "a table whose figures are not understood as pay"),
            Unread::Cell {
                header,
                text,
                entry,
                ..
            } => {
                if header.is_empty() {
                    write!(f, "`{text}`, of {entry}")
                } else {
                    write!(f, "`{text}` below `{header}`, of {entry}")
                }
            }
        }
    }
}

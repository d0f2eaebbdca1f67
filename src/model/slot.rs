//! A value that may be absent, unknown or unreadable: one mistake gives one finding.

use crate::text::{Spanned, TextRange};

/// What is where a value belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Slot<T> {
    /// Not there; `insert_at` is where it would go.
    Missing {
        insert_at: u32,
    },
    /// Explicitly nothing: `null` in front matter ("not known"), `—` or `None` in a table.
    Null {
        range: TextRange,
    },
    /// There, but not to be read as a `T`. Whoever met it has reported it.
    Invalid {
        range: TextRange,
    },
    Present(Spanned<T>),
}

impl<T> Slot<T> {
    pub fn missing(insert_at: usize) -> Self {
        Slot::Missing {
            insert_at: TextRange::at(insert_at).start,
        }
    }

    pub fn present(value: T, range: TextRange) -> Self {
        Slot::Present(Spanned::new(value, range))
    }

    pub fn value(&self) -> Option<&T> {
        match self {
            Slot::Present(spanned) => Some(&spanned.value),
            _ => None,
        }
    }

    pub fn spanned(&self) -> Option<&Spanned<T>> {
        match self {
            Slot::Present(spanned) => Some(spanned),
            _ => None,
        }
    }

    /// The bytes of the value, or of what is in its place.
    pub fn range(&self) -> Option<TextRange> {
        match self {
            Slot::Missing { .. } => None,
            Slot::Null { range } | Slot::Invalid { range } => Some(*range),
            Slot::Present(spanned) => Some(spanned.range),
        }
    }

    /// Whether the author says nothing here: absent, or explicitly nothing.
    pub fn is_unstated(&self) -> bool {
        matches!(self, Slot::Missing { .. } | Slot::Null { .. })
    }

    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Slot<U> {
        match self {
            Slot::Missing { insert_at } => Slot::Missing { insert_at },
            Slot::Null { range } => Slot::Null { range },
            Slot::Invalid { range } => Slot::Invalid { range },
            Slot::Present(spanned) => Slot::Present(spanned.map(change)),
        }
    }
}

impl<T> Default for Slot<T> {
    fn default() -> Self {
        Slot::Missing { insert_at: 0 }
    }
}

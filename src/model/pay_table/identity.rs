//! What tells one entry of a table from another.

use super::PayRow;
use crate::model::fold_level;

/// The region and the level of a row, folded; empty where it states none.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct EntryIdentity {
    region: String,
    /// The level or, where the row has none, the title.
    level: String,
}

impl EntryIdentity {
    pub(super) fn of(row: &PayRow) -> EntryIdentity {
        let pay = &row.compensation;
        let region = pay.region.value().filter(|label| !label.words().is_empty());
        let level = pay.level.value().or(pay.title.value());
        EntryIdentity {
            region: region.map_or(String::new(), |label| label.identity().to_string()),
            level: level.map_or(String::new(), |level| fold_level(level)),
        }
    }

    /// Whether anything names the entry.
    pub(super) fn is_named(&self) -> bool {
        !self.region.is_empty() || !self.level.is_empty()
    }
}

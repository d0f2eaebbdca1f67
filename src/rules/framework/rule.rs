//! What a rule is.

use super::{Context, CorpusContext, Meta};
use crate::analysis::corpus::index::Index;
use crate::model::Guide;

/// A check of guides.
pub trait Rule: Sync {
    fn meta(&self) -> &'static Meta;

    /// Checks one guide on its own.
    fn guide(&self, _guide: &Guide, _context: &mut Context<'_>) {}

    /// Checks all guides of a run together.
    fn corpus(&self, _index: &Index<'_>, _context: &mut CorpusContext<'_>) {}
}

//! Backslashes where they are needed and nowhere else: each one is taken out that the proof lets go.

use super::page::Page;
use crate::text::Edit;

pub(super) fn edits(page: &Page<'_>) -> Vec<Edit> {
    let escapes = page.spans.escapes.iter();
    escapes.map(|escape| Edit::replace(*escape, "")).collect()
}

//! Emphasis with asterisks: `*so*` and `**so**`.

use super::page::BodyPage;
use crate::text::{Edit, TextRange};

pub(super) fn edits(page: &BodyPage<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for emphasis in &page.document.spans.emphases {
        let marks = if emphasis.is_strong { "**" } else { "*" };
        let range = emphasis.range;
        if !page.slice(range).starts_with('_') {
            continue;
        }
        let open = TextRange::new(range.start(), range.start() + marks.len());
        let close = TextRange::new(range.end() - marks.len(), range.end());
        // Both or none.
        let is_whole = page.slice(open).len() == marks.len() && open.end <= close.start;
        if is_whole && page.slice(close).bytes().all(|byte| byte == b'_') {
            let inside = page.slice(TextRange::new(open.end(), close.start()));
            edits.push(Edit::replace(range, format!("{marks}{inside}{marks}")));
        }
    }
    edits
}

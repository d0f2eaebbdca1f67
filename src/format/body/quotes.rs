//! One blank after the mark of a block quote.

use super::page::BodyPage;
use crate::syntax::markdown::BlockKind;
use crate::text::Edit;

pub(super) fn edits(page: &BodyPage<'_>) -> Vec<Edit> {
    let blocks = page.document.blocks.iter();
    let quotes = blocks.filter(|block| matches!(block.kind, BlockKind::Quote(_)));
    let lines = quotes.flat_map(|block| page.lines(block.range));
    let edits = lines.filter_map(|line| {
        let rest = page.slice(line).strip_prefix('>')?;
        let glued = rest.starts_with(|c: char| !matches!(c, ' ' | '\t' | '>'));
        glued.then(|| Edit::insert(line.start() + 1, " "))
    });
    edits.collect()
}

//! The empty line between two blocks, where nearly every guide has one: around headings, tables and
//! thematic breaks. A list right below the line that leads it in stays there.

use super::page::{BodyPage, is_empty};
use crate::syntax::markdown::{Block, BlockKind};
use crate::text::{Edit, TextRange};

pub(super) fn edits(page: &BodyPage<'_>) -> Vec<Edit> {
    let blocks = &page.document.blocks;
    let pairs = blocks.iter().zip(blocks.iter().skip(1));
    let touching = pairs.filter_map(|(above, below)| {
        let start = page.line_start(below.range.start());
        let between = page.text.get(above.range.end()..start)?;
        let lines = between.matches('\n').count();
        let line_above = TextRange::new(page.line_start(start.checked_sub(1)?), start);
        let touches = lines == 1 && !is_empty(page.slice(line_above));
        (touches && is_apart(above, below)).then(|| Edit::insert(start, "\n"))
    });
    touching.collect()
}

/// Whether an empty line belongs between two blocks.
fn is_apart(above: &Block, below: &Block) -> bool {
    use BlockKind::{Heading, Html, List, Rule, Table};
    match (&above.kind, &below.kind) {
        // A comment belongs to what it is at.
        (Html, _) | (_, Html) => false,
        (Heading { .. }, List { ordered: false, .. }) => false,
        (Heading { .. } | Table(_) | Rule, _) | (_, Heading { .. } | Table(_) | Rule) => true,
        _ => false,
    }
}

//! Headings and thematic breaks in their one form: `### Title` and `---`.

use super::page::{BodyPage, is_empty};
use crate::syntax::markdown::{Block, BlockKind};
use crate::text::{Edit, TextRange};

pub(super) fn edits(page: &BodyPage<'_>) -> Vec<Edit> {
    let blocks = page.document.blocks.iter();
    let edits = blocks.filter_map(|block| {
        let printed = match &block.kind {
            BlockKind::Heading { level, .. } => heading(page.slice(block.range), *level)?,
            // As the first line it would open a front matter.
            BlockKind::Rule if is_empty(page.slice(above(page, block))) => return None,
            BlockKind::Rule => "---".to_string(),
            _ => return None,
        };
        let range = with_indentation(page, block)?;
        (page.slice(range) != printed).then(|| Edit::replace(range, printed))
    });
    edits.collect()
}

/// A heading's text, which is `written` with marks of either kind, after as many `#` as its level.
/// `None` where it can't be told apart from its marks, or takes more than one line.
fn heading(written: &str, level: u8) -> Option<String> {
    let marks = "#".repeat(usize::from(level));
    let words = match written.strip_prefix(&marks) {
        Some(words) if !written.contains('\n') => {
            let words = words.trim_matches([' ', '\t']);
            let without = words.trim_end_matches('#');
            if without.is_empty() || without.ends_with([' ', '\t']) {
                without.trim_end_matches([' ', '\t'])
            } else {
                words
            }
        }
        _ => {
            let (words, underline) = written.rsplit_once('\n')?;
            let is_underline = underline
                .trim()
                .bytes()
                .all(|byte| matches!(byte, b'=' | b'-'));
            (is_underline && !words.contains('\n')).then(|| words.trim_matches([' ', '\t']))?
        }
    };
    let space = if words.is_empty() { "" } else { " " };
    Some(format!("{marks}{space}{words}"))
}

/// All that is above `block` in the file.
fn above(page: &BodyPage<'_>, block: &Block) -> TextRange {
    TextRange::new(0, page.line_start(block.range.start()))
}

/// The block and the blanks before it on its line; `None` where anything else is there.
fn with_indentation(page: &BodyPage<'_>, block: &Block) -> Option<TextRange> {
    let range = TextRange::new(page.line_start(block.range.start()), block.range.end());
    let before = TextRange::new(range.start(), block.range.start());
    page.slice(before).trim().is_empty().then_some(range)
}

//! `**Lead-in:** text`: the colon of a bold lead-in is inside of the bold.

use super::page::BodyPage;
use crate::syntax::markdown::{BlockKind, Line};
use crate::text::{Edit, TextRange};

pub(super) fn edits(page: &BodyPage<'_>) -> Vec<Edit> {
    let mut edits = Vec::new();
    for visited in page.document.walk() {
        if let BlockKind::Paragraph(lines) = &visited.block.kind {
            edits.extend(lines.iter().filter_map(|line| colon_inside(page, line)));
        }
    }
    edits
}

fn colon_inside(page: &BodyPage<'_>, line: &Line) -> Option<Edit> {
    let lead = line.lead.as_ref()?;
    let marked = page.slice(lead.range);
    let words = marked.strip_prefix("**")?.strip_suffix("**")?;
    let behind = page.slice(TextRange::new(lead.range.end(), line.range.end()));
    let is_colon = behind
        .strip_prefix(':')
        .is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\t']));
    let is_open = !words.ends_with([':', '.', '!', '?', '*', '\\', ' ']);
    (is_colon && is_open).then(|| {
        let range = TextRange::new(lead.range.end() - 2, lead.range.end() + 1);
        Edit::replace(range, ":**")
    })
}

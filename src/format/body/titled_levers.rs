//! Global levers whose title is a bold line, with their script in a quote below it, become items:
//! `1. **Title:** "script"`. Such a title has its number in it, or is that of an item.

use super::page::{Change, Page};
use crate::model::body::{Body, Lever, SectionKind};
use crate::syntax::markdown::{Block, BlockKind, Line};
use crate::text::{Edit, TextRange};

/// The change of `body`, which is that of `page`: all of its levers, where all are of this form and
/// nothing else stands between them.
pub(super) fn change(body: &Body, page: &Page<'_>) -> Change {
    let Some(section) = body.section(SectionKind::GlobalLevers) else {
        return Change::new();
    };
    let blocks = page.document.blocks.iter();
    let blocks: Vec<&Block> = blocks
        .filter(|block| section.content.contains(block.range))
        .filter(|block| !matches!(block.kind, BlockKind::Rule))
        .collect();
    let items = items(&blocks);
    let is_list = items.is_some();
    let titled = items.unwrap_or_else(|| blocks.chunks(2).map(<[_]>::to_vec).collect());
    if titled.len() != body.levers.len() {
        return Change::new();
    }
    let levers = (1..).zip(body.levers.iter().zip(titled));
    let changes = levers.map(|(number, (lever, blocks))| match blocks[..] {
        [title, script] if lever.range.contains(title.range) => {
            item(page, number, lever, title, script, is_list)
        }
        _ => None,
    });
    let changes: Option<Vec<Change>> = changes.collect();
    changes.unwrap_or_default().concat()
}

/// The blocks of each item, where `blocks` are one list.
fn items<'d>(blocks: &[&'d Block]) -> Option<Vec<Vec<&'d Block>>> {
    let [only] = blocks else { return None };
    let BlockKind::List { items, .. } = &only.kind else {
        return None;
    };
    let blocks = items.iter().map(|item| item.blocks.iter().collect());
    Some(blocks.collect())
}

/// One lever as the item `number`, which it may be already; `None` where it has another form.
fn item(
    page: &Page<'_>,
    number: usize,
    lever: &Lever,
    title: &Block,
    script: &Block,
    is_item: bool,
) -> Option<Change> {
    let BlockKind::Paragraph(title_lines) = &title.kind else {
        return None;
    };
    let BlockKind::Quote(quoted) = &script.kind else {
        return None;
    };
    let ([title_line], [only]) = (&title_lines[..], &quoted[..]) else {
        return None;
    };
    let BlockKind::Paragraph(lines) = &only.kind else {
        return None;
    };
    let lead = title_line.lead.as_ref().filter(|_| title_line.is_bold())?;
    let words = page.slice(lead.range).strip_prefix("**")?;
    let words = words.strip_suffix("**")?.trim_end_matches(':').trim_end();
    let name = &lever.title.value;
    let label = words.strip_suffix(name.as_str())?;
    let is_label = label.contains(|c: char| c.is_ascii_digit()) || (is_item && label.is_empty());
    let colon = match name.ends_with(['.', '!', '?']) {
        true => "",
        false => ":",
    };
    let marker = format!("{number}. ");
    let (first, further) = lines.split_first()?;
    let opening = TextRange::new(page.line_start(title.range.start()), first.range.start());
    let mut change = vec![Edit::replace(
        opening,
        format!("{marker}**{name}{colon}** "),
    )];
    let indent = " ".repeat(marker.len());
    let before =
        |line: &Line| TextRange::new(page.line_start(line.range.start()), line.range.start());
    change.extend(
        further
            .iter()
            .map(|line| Edit::replace(before(line), indent.as_str())),
    );
    is_label.then_some(change)
}

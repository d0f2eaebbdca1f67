//! Global levers are numbered: `1. **Title:** "script"`.

use super::lists;
use super::page::{BodyPage, Edits};
use crate::model::body::{Body, Lever, Section, SectionKind};
use crate::syntax::markdown::{BlockKind, ListItem};

/// The section of global levers, where a line opens it that says what they are. Without one their author
/// may have meant something else.
pub(super) fn titled(body: &Body) -> Option<&Section> {
    let kind = SectionKind::GlobalLevers;
    let is_titled = |section: &&Section| SectionKind::opened_by(&section.name) == Some(kind);
    body.section(kind).filter(is_titled)
}

/// The change of `body`, which is that of `page`: numbers for levers that are the bullets of one list, in
/// which there is nothing else.
pub(super) fn change(body: &Body, page: &BodyPage<'_>) -> Edits {
    let Some(section) = titled(body) else {
        return Edits::new();
    };
    let levers = &body.levers;
    let is_lever = |(lever, item): (&Lever, &ListItem)| {
        section.range.contains(lever.range) && lever.range.start() == item.range.start()
    };
    let are_levers = |items: &&[ListItem]| {
        items.len() == levers.len() && levers.iter().zip(items.iter()).all(is_lever)
    };
    let blocks = page.document.blocks.iter();
    let mut bullets = blocks.filter_map(|block| match &block.kind {
        BlockKind::List { ordered, items } if !ordered => Some(&items[..]),
        _ => None,
    });
    let list = bullets.find(are_levers);
    list.and_then(|items| lists::numbered(page, items))
        .unwrap_or_default()
}

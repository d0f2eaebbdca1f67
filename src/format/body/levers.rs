//! Global levers are numbered: `1. **Title:** "script"`.

use super::page::Change;
use crate::model::Guide;
use crate::model::body::SectionKind;
use crate::text::{Edit, TextRange};

/// The change of `guide`: numbers for levers that are the bullets of one list.
pub(super) fn change(guide: &Guide) -> Change {
    let Some(section) = guide.body.section(SectionKind::GlobalLevers) else {
        return Vec::new();
    };
    let levers = &guide.body.levers;
    let is_bullet = |range: TextRange| {
        let text = guide.source.slice(range);
        ["- ", "* ", "+ "].iter().any(|mark| text.starts_with(mark))
    };
    let are_bullets = levers
        .iter()
        .all(|lever| section.range.contains(lever.range) && is_bullet(lever.range));
    if !are_bullets {
        return Vec::new();
    }
    let mark = |range: TextRange| TextRange::new(range.start(), range.start() + 1);
    let numbered = (1..).zip(levers);
    numbered
        .map(|(number, lever)| Edit::replace(mark(lever.range), format!("{number}.")))
        .collect()
}

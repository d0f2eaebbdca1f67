//! The body in canonical form.
//!
//! Two steps of edits. The first gives known sections their one form: what is read stays, how it looks
//! changes a little. The second changes no more than the source, and on which side of a bold mark a
//! colon stands: it is proven by rendering the body before and after.

mod blanks;
mod cell;
mod emphases;
mod escapes;
mod gaps;
mod headings;
mod lead_ins;
mod levers;
mod lists;
mod openers;
mod page;
mod proof;
mod quotes;
mod sections;
mod tables;
mod titled_levers;

use std::borrow::Cow;

use self::page::{Change, Page, select};
use super::meaning::reading;
use super::style::{Figures, Style};
use crate::model::Guide;
use crate::text::{Edit, TextRange, apply};

/// Whether known sections get their one form or keep their author's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Forms {
    Canonical,
    AsWritten,
}

/// The body of `guide`, whose lines end in LF: empty, or with one line break at its end.
pub(super) fn canonical(guide: &Guide, style: &Style, forms: Forms) -> String {
    let body = guide.source.slice(guide.body_range);
    let page = Page::read(body);
    let mut changes = match forms {
        Forms::Canonical => form_changes(guide, &page),
        Forms::AsWritten => Vec::new(),
    };
    if style.figures == Figures::Typed {
        changes.extend(cell_edits(guide).map(|edit| vec![edit]));
    }
    let formed: Vec<Edit> = select(changes, &page.kept).into_iter().flatten().collect();
    if formed.is_empty() {
        return layout(page, style).into_owned();
    }
    match apply(body, &formed) {
        Some(text) => layout(Page::read(&text), style).into_owned(),
        None => layout(page, style).into_owned(),
    }
}

/// The changes that give sections and levers their form.
fn form_changes(guide: &Guide, page: &Page<'_>) -> Vec<Change> {
    let start = guide.body_range.start();
    let sections = sections::changes(guide).into_iter();
    let below = |change: Change| change.into_iter().map(|edit| below(edit, start)).collect();
    let mut changes: Vec<Change> = sections.filter_map(below).collect();
    changes.push(levers::change(guide, page));
    changes.push(titled_levers::change(guide, page));
    changes
}

/// Cells of the pay table printed from what they say.
fn cell_edits(guide: &Guide) -> impl Iterator<Item = Edit> {
    let rows = guide.body.pay_table.iter().flat_map(|table| &table.rows);
    let cells = rows.flat_map(|row| &row.cells);
    let start = guide.body_range.start();
    cells.filter_map(move |found| {
        let raw = guide.source.slice(found.cell.range);
        let printed = cell::canonical(raw, &found.cell)?;
        let edit = (printed != raw).then(|| Edit::replace(found.cell.range, printed));
        below(edit?, start)
    })
}

/// `edit` of a guide as an edit of its body.
fn below(edit: Edit, start: usize) -> Option<Edit> {
    let from = edit.range.start().checked_sub(start)?;
    let range = TextRange::new(from, edit.range.end().checked_sub(start)?);
    Some(Edit::replace(range, edit.text))
}

/// Edits of the source that no reader of the rendered body sees. Where two want the same place, the
/// first one gets it; the other one follows in the next pass.
fn layout<'t>(page: Page<'t>, style: &Style) -> Cow<'t, str> {
    let mut changes = lists::changes(&page);
    let mut edits = lead_ins::edits(&page);
    edits.extend(tables::edits(&page, style.tables));
    edits.extend(headings::edits(&page));
    edits.extend(quotes::edits(&page));
    edits.extend(emphases::edits(&page));
    edits.extend(gaps::edits(&page));
    edits.extend(blanks::edits(&page));
    changes.extend(edits.into_iter().map(|edit| vec![edit]));
    // Last, because most backslashes are needed: they are not to keep a table from its form.
    changes.extend(escapes::changes(&page));
    proof::keep_meaning(&page, select(changes, &page.kept))
}

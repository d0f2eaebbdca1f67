//! The body in canonical form.
//!
//! Two steps of edits. The first gives known sections their one form: how they look changes a little, the
//! words that a reader sees stay. The second changes no more than the source, and on which side of a bold
//! mark a colon is. Both are proven by rendering the body before and after, and by reading it again.

mod blanks;
mod cell;
mod emphases;
mod escapes;
mod gaps;
mod headings;
mod lead_ins;
mod levers;
mod lists;
mod meaning;
mod openers;
mod page;
mod parts;
mod proof;
mod quotes;
mod sections;
mod tables;
mod titled_levers;

use self::meaning::Read;
use self::page::{BodyPage, Edits, select};
use super::style::{Figures, FormatStyle};
use crate::model::{Outline, body};
use crate::syntax::{Fence, markdown, split};
use crate::text::{Edit, TextRange, apply};

/// How many changes are tried one by one where not all of them keep the body's meaning: it is read again
/// for each.
const SINGLES: usize = 64;

/// The body of a guide whose lines end in LF, with one of the two steps taken; `None` where nothing is
/// to be changed.
pub(super) fn changed(outline: &Outline, style: FormatStyle) -> Option<String> {
    let page = BodyPage::of(outline);
    kept(outline, forms(outline, &page, style)).or_else(|| kept(outline, layout(&page, style)))
}

/// The body with those of `changes` made that keep its meaning: nearly always all of them, else one by
/// one.
fn kept(outline: &Outline, changes: Vec<Edits>) -> Option<String> {
    let try_all = |changes: &[Edits]| {
        let edits: Vec<Edit> = changes.iter().flatten().cloned().collect();
        let body = made(outline, &edits)?;
        keeps_meaning(outline, &body).then_some(body)
    };
    if let Some(body) = try_all(&changes) {
        return Some(body);
    }
    let mut body = None;
    let mut kept = Vec::new();
    for change in changes.into_iter().take(SINGLES) {
        kept.push(change);
        match try_all(&kept) {
            Some(found) => body = Some(found),
            None => drop(kept.pop()),
        }
    }
    body
}

/// The body of `outline` with `edits` made; `None` where that changes nothing.
fn made(outline: &Outline, edits: &[Edit]) -> Option<String> {
    if edits.is_empty() {
        return None;
    }
    let written = outline.source.slice(outline.body_range);
    let start = outline.body_range.start();
    apply(written, &within(edits, start)).filter(|body| body != written)
}

/// `edits` of a guide as edits of the part of it that starts at `start`.
fn within(edits: &[Edit], start: usize) -> Vec<Edit> {
    let here = |offset: usize| offset.saturating_sub(start);
    let edits = edits.iter().map(|edit| Edit {
        range: TextRange::new(here(edit.range.start()), here(edit.range.end())),
        text: edit.text.clone(),
    });
    edits.collect()
}

/// Whether `text` states what the body of `outline` does.
fn keeps_meaning(outline: &Outline, text: &str) -> bool {
    // Without a front matter, a body must not start like one.
    let is_missing = |fence: &Fence| matches!(fence, Fence::Missing { .. });
    if is_missing(&outline.fence) && !is_missing(&split(text, 0).fence) {
        return false;
    }
    let whole = TextRange::new(0, text.len());
    let document = markdown::read(text, whole, &outline.limits);
    let (body, pay_table) = body::read(text, whole, &document, &outline.hints());
    let found = Read {
        body: &body,
        document: &document,
        pay_table,
    };
    let wanted = Read {
        body: &outline.body,
        document: &outline.document,
        pay_table: outline.pay_table_block,
    };
    found.means(&wanted)
}

/// The changes that give known sections their form, their words kept.
fn forms(outline: &Outline, page: &BodyPage<'_>, style: FormatStyle) -> Vec<Edits> {
    let mut changes: Vec<Edits> = sections::changes(outline);
    changes.push(levers::change(&outline.body, page));
    changes.push(titled_levers::change(&outline.body, page));
    let mut changes = proof::proven(page, select(changes, &page.kept), proof::words_of_it);
    if style.figures == Figures::Typed {
        changes.extend(cell_edits(outline).into_iter().map(|edit| vec![edit]));
        changes = select(changes, &page.kept);
    }
    changes
}

/// Cells of the pay table printed from what they say.
fn cell_edits(outline: &Outline) -> Vec<Edit> {
    let table = outline.body.pay_table.iter();
    let cells = table
        .flat_map(|table| &table.rows)
        .flat_map(|row| &row.cells);
    let edits = cells.filter(|found| found.is_whole).filter_map(|found| {
        let raw = outline.source.slice(found.cell.range);
        let printed = cell::canonical(raw, &found.cell)?;
        (printed != raw).then(|| Edit::replace(found.cell.range, printed))
    });
    edits.collect()
}

/// Edits of the source that no reader of the rendered body sees. Where two want the same place, the
/// first one gets it; the other one follows in the next pass.
fn layout(page: &BodyPage<'_>, style: FormatStyle) -> Vec<Edits> {
    let mut changes = lists::changes(page);
    changes.extend(tables::changes(page, style.tables));
    let mut edits = lead_ins::edits(page);
    // Before rules: right below a paragraph, `---` would underline it.
    edits.extend(gaps::edits(page));
    edits.extend(headings::edits(page));
    edits.extend(quotes::edits(page));
    edits.extend(emphases::edits(page));
    edits.extend(blanks::edits(page));
    changes.extend(edits.into_iter().map(|edit| vec![edit]));
    // Last, because most backslashes are needed: they are not to keep a table from its form.
    changes.extend(escapes::changes(page));
    proof::proven(page, select(changes, &page.kept), proof::all_of_it)
}

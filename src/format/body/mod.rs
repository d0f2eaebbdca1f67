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
use crate::model::Outline;
use crate::syntax::Fence;
use crate::text::{Edit, Source, apply};

/// How many changes are tried one by one where not all of them keep the body's meaning: it is read again
/// for each.
const SINGLES: usize = 64;

/// A guide whose lines end in LF, with one of the two steps taken in its body; `None` where nothing is
/// to be changed.
pub(super) fn changed(outline: &Outline, style: FormatStyle) -> Option<Outline> {
    let page = BodyPage::of(outline);
    kept(outline, forms(outline, &page, style)).or_else(|| kept(outline, layout(&page, style)))
}

/// The guide with those of `changes` made that keep its meaning: nearly always all of them, else one by
/// one.
fn kept(outline: &Outline, changes: Vec<Edits>) -> Option<Outline> {
    let try_all = |changes: &[Edits]| {
        let edits: Vec<Edit> = changes.iter().flatten().cloned().collect();
        let changed = made(outline, &edits)?;
        keeps_meaning(outline, &changed).then_some(changed)
    };
    if let Some(changed) = try_all(&changes) {
        return Some(changed);
    }
    let mut best = None;
    let mut kept = Vec::new();
    for change in changes.into_iter().take(SINGLES) {
        kept.push(change);
        match try_all(&kept) {
            Some(changed) => best = Some(changed),
            None => drop(kept.pop()),
        }
    }
    best
}

/// The guide of `outline` with `edits` made in its body; `None` where that changes nothing.
fn made(outline: &Outline, edits: &[Edit]) -> Option<Outline> {
    if edits.is_empty() {
        return None;
    }
    let source = &outline.source;
    let text = apply(&source.text, edits).filter(|text| *text != *source.text)?;
    let source = Source::new(source.path.as_str(), text);
    Some(Outline::read(source, &outline.limits, &outline.places))
}

/// Whether `changed` states in its body what `outline` does.
fn keeps_meaning(outline: &Outline, changed: &Outline) -> bool {
    // Without a front matter, a body must not start like one.
    let is_missing = |outline: &Outline| matches!(outline.fence, Fence::Missing { .. });
    if is_missing(outline) != is_missing(changed) {
        return false;
    }
    let [wanted, found] = [outline, changed].map(|outline| Read {
        body: &outline.body,
        document: &outline.document,
        pay_table: outline.pay_table_block,
    });
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

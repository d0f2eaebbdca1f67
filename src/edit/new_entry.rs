//! New front-matter entries for rows of the table.

use crate::edit::pay_lines::pay_lines;
use crate::model::{Compensation, Guide, RegionLabel};
use crate::syntax::yaml::print_text;
use crate::text::Edit;

/// One new entry for each of the table's rows at `members`, after the entry of the row before, or the
/// last one. `None` where a row states figures that no entry may take.
pub(crate) fn new_entries(guide: &Guide, members: &[usize]) -> Option<Vec<Edit>> {
    let rows = &guide.body.pay_table.as_ref()?.rows;
    let mut lines = Vec::new();
    for index in members {
        let row = &rows[*index];
        if row.doubts().any(|(_, doubt)| doubt.forbids_copies()) {
            return None;
        }
        lines.push(entry_lines(&row.compensation)?);
    }
    let before = entry_before(guide, *members.first()?)?;
    let entries = guide.yaml_editor().append_maps(before.range, &lines)?;
    Some(vec![entries])
}

fn entry_before(guide: &Guide, row: usize) -> Option<&Compensation> {
    let entries = &guide.front.compensation;
    let before = guide.pairing.pairs.iter().filter(|(_, other)| *other < row);
    let nearest = before.max_by_key(|(_, other)| *other);
    nearest
        .and_then(|(entry, _)| entries.get(*entry))
        .or(entries.last())
}

/// A whole entry in canonical key order, from the pay a row states. `None` where the row lacks
/// what every entry needs, a region and a currency.
fn entry_lines(pay: &Compensation) -> Option<Vec<String>> {
    let region = pay.region.value().map(RegionLabel::name)?;
    let currency = pay.currency.value()?;
    let mut lines = vec![format!("region: {}", print_text(&region))];
    if let Some(level) = pay.level.value() {
        lines.push(format!("level: {}", print_text(level)));
    }
    lines.extend(pay_lines(pay));
    lines.push(format!("currency: {currency}"));
    Some(lines)
}

//! What is said of an entry whose region or level the table has under another name.

use crate::analysis::matching::unmatched::Renamed;
use crate::analysis::pay::pair::head;
use crate::analysis::text::phrases;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::{Compensation, PayRow};
use crate::rules::Context;
use crate::syntax::yaml::print_text;
use crate::text::{Edit, TextRange};

/// Where the entry's name is: its level, if the region is known.
pub(crate) fn place(entry: &Compensation) -> TextRange {
    entry.level.range().unwrap_or_else(|| head(entry))
}

pub(crate) fn another_name(
    context: &Context<'_>,
    entry: &Compensation,
    renamed: &Renamed,
    rows: &[PayRow],
) -> Diagnostic {
    let rows: Vec<&Compensation> = { renamed.rows.iter() }
        .map(|index| &rows[*index].compensation)
        .collect();
    let is_level = |row: &Compensation| {
        let (own, other) = (entry.region.value(), row.region.value());
        own.zip(other)
            .is_some_and(|(own, other)| own.is_same_region(other))
    };
    let name = |row: &Compensation| match (row.level.value(), row.region.value()) {
        (Some(level), _) if is_level(row) => level.clone(),
        (_, Some(region)) => region.name(),
        _ => row.label(),
    };
    let mut names: Vec<String> = rows.iter().map(|row| name(row)).collect();
    names.dedup();
    let quoted = || names.iter().map(String::as_str);
    let instead = match names[..] {
        [_] => format!("; did you mean {}?", phrases::one_of(quoted())),
        _ => format!(", which has {} instead", phrases::all_of(quoted())),
    };
    let label = entry.label();
    let (message, text) = if renamed.shares_name {
        let name = phrases::all_of(quoted());
        (
            format!("\"{label}\" has two entries, and this one has the pay of {name} in the table"),
            "probably another region",
        )
    } else {
        (
            format!("\"{label}\" is in the front matter, but not in the table{instead}"),
            "not in the table",
        )
    };
    let finding = context.finding(message, place(entry), text);
    let in_table = rows.iter().map(|row| {
        let range = if is_level(row) {
            row.level.range()
        } else {
            row.region.range()
        };
        (range.unwrap_or(row.range), "not in the front matter")
    });
    let finding = finding
        .related_once(in_table)
        .notes(renamed.same_pay.then_some("both state the same pay"));
    let ([row, ..], [name]) = (&rows[..], &names[..]) else {
        return finding.help("make it an entry for each row of the table");
    };
    let (key, slot) = if is_level(row) {
        ("level", entry.level.range())
    } else {
        ("region", entry.region.range())
    };
    finding
        .help("give both the same name, or add what each of them lacks")
        .fix_opt(slot.map(|range| Fix {
            title: format!("write `{key}: {name}`"),
            edits: vec![Edit::replace(range, print_text(name))],
            safety: Safety::Unsafe,
        }))
}

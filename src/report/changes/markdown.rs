//! Changes as Markdown, for a pull request.

use super::{remark, shown, summary};
use crate::compare::{ChangeLimits, Changes, GuideChange};
use crate::model::Currency;
use crate::report::visible::unbroken;

/// What differs, as tables below a line that sums it up.
pub fn changes_markdown(changes: &Changes, limits: ChangeLimits) -> String {
    let mut text = format!("**Pay guides:** {}.\n", summary(changes, limits));
    let mut list = |title: &str, items: Vec<String>| {
        if !items.is_empty() {
            text.push_str(&format!("\n{title}:\n\n"));
            text.extend(items.iter().map(|item| format!("- {item}\n")));
        }
    };
    list(
        "Added",
        changes
            .added
            .iter()
            .map(|name| cell(&name.to_string()))
            .collect(),
    );
    list(
        "Removed",
        changes
            .removed
            .iter()
            .map(|name| cell(&name.to_string()))
            .collect(),
    );
    let renamed = changes.renamed.iter();
    let renamed = renamed.map(|(old, new)| {
        format!(
            "{}, before {}",
            cell(&new.to_string()),
            cell(&old.to_string())
        )
    });
    list("Renamed", renamed.collect());
    for guide in &changes.changed {
        text.push_str(&of_guide(guide, limits));
    }
    text
}

fn of_guide(guide: &GuideChange, limits: ChangeLimits) -> String {
    let mut text = format!("\n#### {}\n", cell(&guide.guide.to_string()));
    let mut notes = Vec::new();
    for (rows, what) in [
        (&guide.rows_added, "added"),
        (&guide.rows_removed, "removed"),
    ] {
        notes.extend(rows.iter().map(|row| format!("{} {what}", cell(row))));
    }
    let renamed = guide.rows_renamed.iter();
    notes.extend(renamed.map(|(old, new)| format!("{} renamed, before {}", cell(new), cell(old))));
    let code = |currency: Option<Currency>| currency.map_or("no currency", Currency::code);
    let currencies = guide.currencies.iter();
    notes.extend(currencies.map(|change| {
        format!(
            "{} in {}, before in {}",
            cell(&change.row),
            code(change.new),
            code(change.old)
        )
    }));
    for (key, dates) in [
        ("`last_updated`", &guide.last_updated),
        ("`salary_data_quarter`", &guide.quarter),
    ] {
        if let Some([old, new]) = dates {
            let stated = |date: &Option<String>| date.clone().unwrap_or("not stated".to_string());
            notes.push(format!(
                "{key} {}, before {}",
                cell(&stated(new)),
                cell(&stated(old))
            ));
        }
    }
    notes.extend(guide.remark.map(|found| format!("⚠ {}", remark(found))));
    if !notes.is_empty() {
        text.push('\n');
        text.extend(notes.iter().map(|note| format!("- {note}\n")));
    }
    if !guide.figures.is_empty() {
        text.push_str("\n| Row | Figure | Before | After | Change |\n|---|---|---:|---:|---:|\n");
    }
    for change in &guide.figures {
        let [before, after] = change.currencies;
        let grown = change.growth().unwrap_or_default();
        let grown = match limits.passed_by(change) {
            Some(limit) if limit == limits.large => format!("**{grown}** ⚠"),
            Some(_) => format!("**{grown}**"),
            None => grown,
        };
        text.push_str(&format!(
            "| {} | {} | {} | {} | {grown} |\n",
            cell(&change.row),
            change.key,
            shown(change.old, before),
            shown(change.new, after)
        ));
    }
    text
}

/// An author's words as text in a cell of a table.
fn cell(words: &str) -> String {
    let mut text = String::with_capacity(words.len());
    for sign in unbroken(words).chars() {
        match sign {
            '\\' | '|' | '*' | '_' | '[' | ']' | '<' | '>' | '`' | '#' | '@' => {
                text.push('\\');
                text.push(sign);
            }
            sign => text.push(sign),
        }
    }
    text
}

//! Rows of several roles.

use super::PayRow;
use super::doubt::Reason;
use super::table_to_read::{Rows, TableToRead};
use crate::model::header::is_level_name;
use crate::model::{Slot, fold};

/// Of rows of several roles those of the guide's own; none where all of them are others.
pub(super) fn of_role(input: &TableToRead<'_>, rows: Vec<PayRow>) -> Rows {
    let hints = input.hints;
    let title = |row: &PayRow| {
        let pay = &row.compensation;
        pay.title.value().or(pay.level.value()).cloned()
    };
    let is_own = |row: &PayRow| title(row).is_some_and(|title| hints.is_role(&title));
    let is_other = |title: &String| {
        !hints.contains_role(title) && !hints.has_level(title) && !is_level_name(title)
    };
    let mut others: Vec<String> = rows.iter().filter_map(title).filter(is_other).collect();
    others.sort();
    others.dedup();
    if !rows.iter().any(is_own) {
        // Steps of one ladder share a word: `Programmer`, `Senior Programmer`.
        let is_of_others = others.len() > 1 && !share_a_word(&others) && !hints.role.is_empty();
        let are_all = rows.iter().filter_map(title).all(|title| is_other(&title));
        return if is_of_others && are_all {
            Err(Reason::Rows)
        } else {
            Ok(rows)
        };
    }
    if others.is_empty() && !rows.iter().all(is_own) {
        return Ok(rows);
    }
    let mut own: Vec<PayRow> = rows.into_iter().filter(is_own).collect();
    for row in &mut own {
        row.compensation.level = Slot::missing(row.compensation.range.end());
        row.compensation.title = Slot::missing(row.compensation.range.end());
    }
    Ok(own)
}

fn share_a_word(titles: &[String]) -> bool {
    let folded: Vec<String> = titles.iter().map(|title| fold(title)).collect();
    let Some((first, others)) = folded.split_first() else {
        return false;
    };
    let has = |title: &str, word: &str| title.split(' ').any(|other| other == word);
    first
        .split(' ')
        .any(|word| others.iter().all(|other| has(other, word)))
}

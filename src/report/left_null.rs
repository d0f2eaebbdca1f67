//! What the front matter of imported guides leaves `null`, for people.

use std::collections::BTreeMap;

use super::summary::counted;
use super::visible::one_line;
use crate::import::Unread;

/// Guides up to which each is listed; of more, what they have in common is.
const LISTED: usize = 10;

/// A line or more for each of `guides`, which are named by their path, or for each kind of thing that is
/// `null` in them. Empty where nothing is.
pub fn left_null(guides: &[(String, &[Unread])]) -> String {
    let lacking: Vec<&(String, &[Unread])> = guides
        .iter()
        .filter(|(_, unread)| !unread.is_empty())
        .collect();
    match lacking.len() {
        0 => String::new(),
        count if count <= LISTED => lacking.iter().map(|guide| of_guide(guide)).collect(),
        _ => by_kind(&lacking),
    }
}

fn of_guide((path, unread): &(String, &[Unread])) -> String {
    let keys: Vec<String> = unread
        .iter()
        .filter(|found| found.line().is_none())
        .map(ToString::to_string)
        .collect();
    let path = one_line(path);
    let mut text = String::new();
    if !keys.is_empty() {
        text.push_str(&format!(
            "{path}: not stated, left null: {}\n",
            keys.join(", ")
        ));
    }
    for found in *unread {
        if let Some(line) = found.line() {
            let found = one_line(&found.to_string());
            text.push_str(&format!("{path}:{line}: not read: {found}\n"));
        }
    }
    text
}

/// Kinds in the order of their first guide, which is named.
fn by_kind(guides: &[&(String, &[Unread])]) -> String {
    let mut kinds: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, (usize, Vec<String>)> = BTreeMap::new();
    for (path, unread) in guides {
        for found in *unread {
            let kind = found.kind();
            let place = match found.line() {
                Some(line) => format!("{path}:{line}"),
                None => path.clone(),
            };
            let (count, named) = places.entry(kind.clone()).or_insert_with(|| {
                kinds.push(kind);
                (0, Vec::new())
            });
            *count += 1;
            let is_known = named
                .last()
                .is_some_and(|last| last.split(':').next() == place.split(':').next());
            if !is_known {
                named.push(place);
            }
        }
    }
    let mut text = String::from("not stated or not read, left null:\n");
    for kind in kinds {
        if let Some((count, named)) = places.get(&kind) {
            let first = one_line(named.first().map_or("", String::as_str));
            let times = if *count > named.len() {
                format!("{count} times in ")
            } else {
                String::new()
            };
            let guides = counted(named.len(), "guide");
            text.push_str(&format!("  {kind}: {times}{guides}, the first {first}\n"));
        }
    }
    text
}

//! One front-matter entry key by key: what a fix needs that rewrites several keys of it, or writes
//! another entry like it.

use std::collections::BTreeMap;

use crate::model::front_matter::schema::ENTRY;
use crate::model::{Compensation, Guide};
use crate::syntax::yaml::{MapEditor, MapKey};
use crate::text::Edit;

/// The edits that make `entry` say `lines`, each in the place of its key or in canonical order.
pub(crate) fn write_into(
    guide: &Guide,
    entry: &Compensation,
    lines: Vec<String>,
) -> Option<Vec<Edit>> {
    let change = KeyChange {
        instead_of: &[],
        lines,
    };
    EntryKeys::of(guide, entry)?.write(&[change])
}

/// The keys of an entry.
pub(crate) struct EntryKeys<'g> {
    map: MapEditor<'g>,
}

/// Lines that come in the place of some keys.
pub(crate) struct KeyChange<'c> {
    pub instead_of: &'c [&'c str],
    /// `key: value`
    pub lines: Vec<String>,
}

impl KeyChange<'_> {
    /// Whether one of the lines states `key`.
    pub(crate) fn writes(&self, key: &str) -> bool {
        self.lines.iter().any(|line| key_of(line) == key)
    }
}

impl<'g> EntryKeys<'g> {
    /// `None` where the entry is written in a way that allows no certain change.
    pub(crate) fn of(guide: &'g Guide, entry: &Compensation) -> Option<EntryKeys<'g>> {
        let map = guide.yaml_editor().map(entry.range)?;
        Some(EntryKeys { map })
    }

    /// The keys that hold nothing, but for the first: the entry's dash is before it.
    pub(crate) fn nulls(&self) -> impl Iterator<Item = &'g str> {
        let keys = self.map.keys().iter().skip(1);
        keys.filter(|key| key.is_null()).map(|key| key.name)
    }

    /// Whether one of `keys` has a comment.
    pub(crate) fn has_comment(&self, keys: &[&str]) -> bool {
        let mut own = self.map.keys().iter();
        own.any(|key| keys.contains(&key.name) && self.map.has_comment(key))
    }

    /// The edits that make `changes`. A key that is there keeps its place and its comment, new ones
    /// come in the place of those they replace, or else in canonical order. `None` where a value to
    /// be changed is on several lines.
    pub(crate) fn write(&self, changes: &[KeyChange<'_>]) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        let mut new = Vec::new();
        let mut gone = Vec::new();
        for change in changes {
            let mut added = Vec::new();
            for line in &change.lines {
                match self.map.find(key_of(line)) {
                    Some(key) if self.map.written(key) == line => {}
                    Some(key) => edits.push(self.map.replace(key, &[line])?),
                    None => added.push(line.as_str()),
                }
            }
            let old: Vec<&MapKey<'_>> = self
                .map
                .keys()
                .iter()
                .filter(|key| change.instead_of.contains(&key.name) && !change.writes(key.name))
                .collect();
            gone.extend(old.iter().map(|key| key.name));
            for (index, key) in old.iter().enumerate() {
                let lines = if index + 1 == old.len() {
                    added.split_off(added.len().min(index))
                } else {
                    added.get(index).copied().into_iter().collect()
                };
                edits.push(if lines.is_empty() {
                    self.map.remove(key)?
                } else {
                    self.map.replace(key, &lines)?
                });
            }
            if old.is_empty() {
                new.append(&mut added);
            }
        }
        edits.extend(self.insert(&new, &gone)?);
        Some(edits)
    }

    /// The lines of another entry: the keys of this one but for `dropped` and those that hold nothing,
    /// and `lines`, in canonical order. Comments are not repeated.
    pub(crate) fn copy(&self, dropped: &[&str], lines: &[String]) -> Vec<String> {
        let kept = { self.map.keys().iter() }
            .filter(|key| !dropped.contains(&key.name) && !key.is_null())
            .map(|key| self.map.written(key));
        let mut all: Vec<&str> = kept.chain(lines.iter().map(String::as_str)).collect();
        all.sort_by_key(|line| rank(key_of(line)));
        all.into_iter().map(str::to_string).collect()
    }

    /// Inserts `lines` in canonical order, after keys that stay. One edit a place, so that their
    /// order is certain.
    fn insert(&self, lines: &[&str], gone: &[&str]) -> Option<Vec<Edit>> {
        let keys = self.map.keys();
        let mut places: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        let mut ordered = lines.to_vec();
        ordered.sort_by_key(|line| rank(key_of(line)));
        for line in ordered {
            let is_before =
                |key: &MapKey<'_>| rank(key.name) < rank(key_of(line)) && !gone.contains(&key.name);
            let place = keys.iter().rposition(is_before).unwrap_or(0);
            places.entry(place).or_default().push(line);
        }
        let edits = places.into_iter();
        edits
            .map(|(place, lines)| self.map.add(keys.get(place)?, &lines))
            .collect()
    }
}

/// The key of a line `key: value`.
pub(crate) fn key_of(line: &str) -> &str {
    line.split(':').next().unwrap_or_default()
}

/// The place of a key in canonical order; unknown ones come last.
pub(crate) fn rank(name: &str) -> usize {
    let known = ENTRY.iter().position(|key| key.name == name);
    known.unwrap_or(ENTRY.len())
}

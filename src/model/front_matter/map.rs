//! A map of the front matter, read by the keys it may have.

use std::collections::BTreeMap;

use super::fault::SchemaFault;
use super::field::{Field, Given};
use super::key_meant::keys_meant;
use super::scalar::ScalarReader;
use super::schema::{self, Key};
use crate::model::suggest::closest;
use crate::syntax::yaml::{Entry, NodeId, NodeValue, Tree};
use crate::text::{Spanned, TextRange};

/// A map of the tree, looked up by key; of a key that is twice the first counts.
pub(super) struct Map<'t> {
    tree: &'t Tree,
    pub entries: &'t [Entry],
    keys: &'static [Key],
    pub range: TextRange,
    doubtful: bool,
    /// The first entry of each name.
    index: BTreeMap<&'t str, &'t Entry>,
    /// Keys that are none of `keys`, each with those that were probably meant.
    unknown: Vec<(Spanned<&'t str>, Vec<&'static str>)>,
    /// The unknown key that probably is this one of `keys`, which holds no figure.
    misspelt: BTreeMap<&'static str, TextRange>,
}

impl<'t> Map<'t> {
    /// The map at `id`, which may have the keys `keys`. `None` where there is no map.
    pub(super) fn of(tree: &'t Tree, id: NodeId, keys: &'static [Key]) -> Option<Self> {
        let node = tree.node(id);
        let NodeValue::Map(entries) = &node.value else {
            return None;
        };
        let mut map = Map {
            tree,
            entries,
            keys,
            range: node.range,
            doubtful: node.doubtful,
            index: BTreeMap::new(),
            unknown: Vec::new(),
            misspelt: BTreeMap::new(),
        };
        for entry in entries {
            if let Some(name) = tree.key(entry) {
                map.index.entry(name).or_insert(entry);
            }
        }
        for entry in entries {
            let Some(name) = tree.key(entry) else {
                continue;
            };
            if name == "<<" || schema::find(keys, name).is_some() {
                continue;
            }
            let range = tree.range(entry.key);
            let meant = map.meant_by(name);
            if let [only] = meant[..]
                && schema::find(keys, only).is_some_and(|key| !key.value.is_figure())
            {
                map.misspelt.insert(only, range);
            }
            map.unknown.push((Spanned::new(name, range), meant));
        }
        Some(map)
    }

    /// The keys that were probably meant by an unknown one, of those that are not here.
    fn meant_by(&self, name: &str) -> Vec<&'static str> {
        let is_unused = |key: &&str| {
            let mut taken = self.unknown.iter().flat_map(|(_, meant)| meant);
            self.entry(key).is_none() && !taken.any(|taken| taken == key)
        };
        let mut by_meaning = keys_meant(name);
        by_meaning.retain(|key| schema::find(self.keys, key).is_some() && is_unused(key));
        if by_meaning.is_empty() {
            let unused = self.keys.iter().map(|key| key.name);
            closest(name, unused.filter(is_unused))
                .into_iter()
                .collect()
        } else {
            by_meaning
        }
    }

    pub(super) fn entry(&self, name: &str) -> Option<&'t Entry> {
        self.index.get(name).copied()
    }

    pub(super) fn get(&self, name: &str) -> Option<NodeId> {
        self.entry(name).map(|entry| entry.value)
    }

    pub(super) fn field<'k>(&self, key: &'k str) -> Field<'k> {
        let given = self.given(key);
        Field { key, given }
    }

    fn given(&self, name: &str) -> Given {
        match (self.get(name), self.misspelt(name)) {
            (Some(id), _) => Given::Value(id),
            (None, Some(key)) => Given::Unknown(key),
            (None, None) if !self.is_whole() => Given::Unknown(self.head()),
            (None, None) => Given::Absent {
                insert_at: self.insert_at(),
            },
        }
    }

    /// The unknown key that probably is `name`.
    fn misspelt(&self, name: &str) -> Option<TextRange> {
        self.misspelt.get(name).copied()
    }

    /// Whether a key that is not here is truly absent: the map was read to its end, and no merge
    /// key brings in others.
    pub(super) fn is_whole(&self) -> bool {
        !self.doubtful && self.entry("<<").is_none()
    }

    /// Where another key would be written.
    pub(super) fn insert_at(&self) -> usize {
        self.range.end()
    }

    /// The map's first key: a short range to point at.
    fn head(&self) -> TextRange {
        let first = self.entries.first();
        first.map_or(self.range, |entry| self.tree.range(entry.key))
    }

    pub(super) fn report_missing(&self, reader: &mut ScalarReader<'_>) {
        for key in self.keys.iter().filter(|key| key.required) {
            let range = match self.given(key.name) {
                Given::Absent { .. } => self.head(),
                Given::Value(id) if reader.is_null(id) && !self.tree.node(id).doubtful => self
                    .entry(key.name)
                    .map_or(self.range, |entry| self.tree.range(entry.key)),
                _ => continue,
            };
            reader.faults.push(SchemaFault::MissingField {
                key: key.name,
                holds: key.holds,
                within: reader.within.clone(),
                range,
            });
        }
    }

    pub(super) fn report_unknown(&self, reader: &mut ScalarReader<'_>) {
        for (key, meant) in &self.unknown {
            reader.faults.push(SchemaFault::UnknownKey {
                key: key.value.to_string(),
                within: reader.within.clone(),
                range: key.range,
                meant: meant.clone(),
            });
        }
    }
}

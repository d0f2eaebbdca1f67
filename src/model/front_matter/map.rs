//! A map of the front matter, read by the keys it may have.

use std::collections::{BTreeMap, BTreeSet};

use super::fault::SchemaFault;
use super::field::{Field, Given};
use super::key_meant::{KeyMeaning, meaning};
use super::scalar::ScalarReader;
use super::schema::{self, Key};
use crate::model::Component;
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
    unknown: Vec<UnknownEntry<'t>>,
    /// The unknown key that probably is this one of `keys`, which holds no figure.
    misspelt: BTreeMap<&'static str, TextRange>,
}

/// A key that the map may not have.
struct UnknownEntry<'t> {
    key: Spanned<&'t str>,
    value: TextRange,
    /// The keys that were probably meant, of those that are not in the map.
    meant: Vec<&'static str>,
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
        map.find_unknown();
        Some(map)
    }

    /// Finds the keys that are none of `keys`, and what each was meant to be: first by what they say, then
    /// by their letters.
    fn find_unknown(&mut self) {
        let mut taken: BTreeSet<&str> = self.index.keys().copied().collect();
        let mut by_letters = Vec::new();
        for entry in self.entries {
            let Some(name) = self.tree.key(entry) else {
                continue;
            };
            if name == "<<" || schema::find(self.keys, name).is_some() {
                continue;
            }
            let (mut meant, meaning) = (Vec::new(), self.meaning(name));
            if let KeyMeaning::Keys(keys) = &meaning {
                meant.extend(keys.iter().filter(|key| !taken.contains(**key)));
                taken.extend(&meant);
            } else if meaning == KeyMeaning::Unknown {
                by_letters.push(self.unknown.len());
            }
            self.unknown.push(UnknownEntry {
                key: Spanned::new(name, self.tree.range(entry.key)),
                value: self.tree.range(entry.value),
                meant,
            });
        }
        for index in by_letters {
            let unknown = &mut self.unknown[index];
            let free = self.keys.iter().map(|key| key.name);
            let found = closest(unknown.key.value, free.filter(|key| !taken.contains(key)));
            unknown.meant.extend(found);
            taken.extend(found);
        }
        for unknown in &self.unknown {
            if let [only] = unknown.meant[..]
                && schema::find(self.keys, only).is_some_and(|key| !key.value.is_figure())
            {
                self.misspelt.insert(only, unknown.key.range);
            }
        }
    }

    /// What an unknown key of an entry says of pay. Other maps have no keys of pay.
    fn meaning(&self, name: &str) -> KeyMeaning {
        let [base, _] = Component::Base.amount_keys();
        if schema::find(self.keys, base).is_some() {
            meaning(name)
        } else {
            KeyMeaning::Unknown
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
        for unknown in &self.unknown {
            reader.faults.push(SchemaFault::UnknownKey {
                key: unknown.key.value.to_string(),
                within: reader.within.clone(),
                range: unknown.key.range,
                value: unknown.value,
                meant: unknown.meant.clone(),
            });
        }
    }
}

//! The YAML tree to a typed [`FrontMatter`], all faults at once.

use super::entry::bind_entry;
use super::fault::{Expected, SchemaFault};
use super::scalar::Reader;
use super::schema::{self, Key};
use super::{DataQuality, DataSource, FrontMatter, LevelMapping, RoleType};
use crate::model::Slot;
use crate::model::suggest::closest;
use crate::syntax::yaml::{Entry, NodeId, Tree, Value};
use crate::text::{Spanned, TextRange};

/// Reads the front matter whose YAML stands at `range`. Also returns what is wrong with it.
pub fn bind(tree: &Tree, range: TextRange) -> (FrontMatter, Vec<SchemaFault>) {
    let mut reader = Reader {
        tree,
        faults: Vec::new(),
    };
    duplicate_keys(&mut reader);
    let map = match tree.root {
        Some(root) => match &tree.node(root).value {
            Value::Map(entries) => Map::new(tree, entries, tree.range(root)),
            _ => {
                reader.wrong_type("front matter", Expected::Map, root, None);
                return (
                    FrontMatter {
                        range,
                        ..FrontMatter::default()
                    },
                    reader.faults,
                );
            }
        },
        None => Map::new(tree, &[], TextRange::new(range.start(), range.start())),
    };
    // A front matter that could not be read whole may well hold the keys that seem missing.
    if tree.errors.is_empty() && tree.limits.is_empty() {
        map.report_missing(&mut reader, &schema::GUIDE, None);
    }
    map.report_unknown(&mut reader, &schema::GUIDE);
    let front = bind_guide(&mut reader, &map, range);
    (front, reader.faults)
}

fn bind_guide(reader: &mut Reader<'_>, map: &Map<'_>, range: TextRange) -> FrontMatter {
    let at = map.insert_at();
    let (compensation, compensation_key) = bind_compensation(reader, map);
    FrontMatter {
        range,
        company: reader.slug("company", map.get("company"), at),
        company_display: reader.text("company_display", map.get("company_display"), at),
        role: reader.slug("role", map.get("role"), at),
        role_display: reader.text("role_display", map.get("role_display"), at),
        role_type: reader.choice(
            "role_type",
            map.get("role_type"),
            at,
            &RoleType::NAMES,
            &["standard", "specialty"],
        ),
        last_updated: reader.date("last_updated", map.get("last_updated"), at),
        data_quality: reader.choice(
            "data_quality",
            map.get("data_quality"),
            at,
            &DataQuality::NAMES,
            &["high", "medium", "low"],
        ),
        salary_data_quarter: reader.quarter(
            "salary_data_quarter",
            map.get("salary_data_quarter"),
            at,
        ),
        next_review_due: reader.date("next_review_due", map.get("next_review_due"), at),
        compensation,
        compensation_key,
        level_mapping: bind_levels(reader, map.get("level_mapping"), at),
        data_sources: bind_sources(reader, map.get("data_sources")),
        negotiation_dna_summary: reader.text(
            "negotiation_dna_summary",
            map.get("negotiation_dna_summary"),
            at,
        ),
        facts: bind_facts(reader, map),
    }
}

fn bind_compensation(
    reader: &mut Reader<'_>,
    map: &Map<'_>,
) -> (Vec<crate::model::Compensation>, Option<TextRange>) {
    let Some(entry) = map.entry("compensation") else {
        return (Vec::new(), None);
    };
    let tree = reader.tree;
    let key = tree.range(entry.key);
    let Value::List(items) = &tree.node(entry.value).value else {
        if !map.is_null(entry.value) {
            reader.wrong_type("compensation", Expected::List, entry.value, None);
        }
        return (Vec::new(), Some(key));
    };
    if items.is_empty() {
        reader
            .faults
            .push(SchemaFault::EmptyCompensation { range: key });
    }
    let mut entries = Vec::new();
    for item in items {
        match &tree.node(*item).value {
            Value::Map(fields) => {
                let map = Map::new(tree, fields, tree.range(*item));
                entries.push(bind_entry(reader, &map));
            }
            _ => reader.wrong_type("compensation entry", Expected::Map, *item, None),
        }
    }
    (entries, Some(key))
}

fn bind_levels(reader: &mut Reader<'_>, id: Option<NodeId>, at: usize) -> LevelMapping {
    let mut mapping = LevelMapping {
        internal: Slot::missing(at),
        raw: Slot::missing(at),
        ..LevelMapping::default()
    };
    let Some(id) = id else { return mapping };
    let tree = reader.tree;
    let Value::Map(entries) = &tree.node(id).value else {
        let map = Map::new(tree, &[], tree.range(id));
        if !map.is_null(id) {
            reader.wrong_type("level_mapping", Expected::Map, id, None);
        }
        return mapping;
    };
    mapping.range = Some(tree.range(id));
    let map = Map::new(tree, entries, tree.range(id));
    mapping.internal = reader.text("internal", map.get("internal"), map.insert_at());
    mapping.raw = reader.text("raw", map.get("raw"), map.insert_at());
    for entry in entries {
        if let Some(name) = tree.key(entry)
            && !matches!(name, "internal" | "raw")
        {
            let company = Spanned::new(name.to_string(), tree.range(entry.key));
            let level = reader.text(name, Some(entry.value), map.insert_at());
            mapping.companies.push((company, level));
        }
    }
    mapping
}

fn bind_sources(reader: &mut Reader<'_>, id: Option<NodeId>) -> Vec<DataSource> {
    let Some(id) = id else { return Vec::new() };
    let tree = reader.tree;
    let Value::List(items) = &tree.node(id).value else {
        let map = Map::new(tree, &[], tree.range(id));
        if !map.is_null(id) {
            reader.wrong_type("data_sources", Expected::List, id, None);
        }
        return Vec::new();
    };
    let mut sources = Vec::new();
    for item in items {
        let range = tree.range(*item);
        let at = range.end();
        let source = match &tree.node(*item).value {
            Value::Map(fields) => {
                let map = Map::new(tree, fields, range);
                map.report_missing(reader, &schema::SOURCE, None);
                map.report_unknown(reader, &schema::SOURCE);
                DataSource {
                    range,
                    name: reader.text("name", map.get("name"), at),
                    url: reader.text("url", map.get("url"), at),
                    date_accessed: reader.date("date_accessed", map.get("date_accessed"), at),
                }
            }
            _ => DataSource {
                range,
                name: reader.text("data_sources item", Some(*item), at),
                url: Slot::missing(at),
                date_accessed: Slot::missing(at),
            },
        };
        sources.push(source);
    }
    sources
}

fn bind_facts(reader: &mut Reader<'_>, map: &Map<'_>) -> Vec<(&'static str, Spanned<String>)> {
    let optional = schema::GUIDE.iter().filter(|key| !key.required);
    let mut facts: Vec<(&'static str, Spanned<String>)> = Vec::new();
    for key in optional {
        let slot = reader.text(key.name, map.get(key.name), map.insert_at());
        facts.extend(slot.spanned().cloned().map(|text| (key.name, text)));
    }
    facts
}

fn duplicate_keys(reader: &mut Reader<'_>) {
    let tree = reader.tree;
    for (_, node) in tree.nodes() {
        let Value::Map(entries) = &node.value else {
            continue;
        };
        for (index, entry) in entries.iter().enumerate() {
            let Some(name) = tree.key(entry) else {
                continue;
            };
            let first = entries[..index]
                .iter()
                .find(|other| tree.key(other) == Some(name));
            if let Some(first) = first {
                reader.faults.push(SchemaFault::DuplicateKey {
                    key: name.to_string(),
                    first: tree.range(first.key),
                    second: tree.range(entry.key),
                });
            }
        }
    }
}

/// A map of the tree, looked up by key; of a key that stands twice the first counts.
pub(super) struct Map<'t> {
    tree: &'t Tree,
    entries: &'t [Entry],
    pub range: TextRange,
}

impl<'t> Map<'t> {
    pub fn new(tree: &'t Tree, entries: &'t [Entry], range: TextRange) -> Self {
        Map {
            tree,
            entries,
            range,
        }
    }

    pub fn entry(&self, name: &str) -> Option<&'t Entry> {
        self.entries
            .iter()
            .find(|entry| self.tree.key(entry) == Some(name))
    }

    pub fn get(&self, name: &str) -> Option<NodeId> {
        self.entry(name).map(|entry| entry.value)
    }

    /// Where another key would be written.
    pub fn insert_at(&self) -> usize {
        self.range.end()
    }

    pub fn is_null(&self, id: NodeId) -> bool {
        self.tree
            .scalar(id)
            .is_some_and(|scalar| scalar.kind() == crate::syntax::yaml::ScalarKind::Null)
    }

    /// The map's first key: a short range to point at.
    pub fn head(&self) -> TextRange {
        let first = self.entries.first();
        first.map_or(self.range, |entry| self.tree.range(entry.key))
    }

    pub fn report_missing(&self, reader: &mut Reader<'_>, keys: &[Key], within: Option<&str>) {
        for key in keys.iter().filter(|key| key.required) {
            let range = match self.entry(key.name) {
                None => self.head(),
                Some(entry) if self.is_null(entry.value) => self.tree.range(entry.key),
                Some(_) => continue,
            };
            reader.faults.push(SchemaFault::MissingField {
                key: key.name,
                holds: key.holds,
                within: within.map(str::to_string),
                range,
            });
        }
    }

    pub fn report_unknown(&self, reader: &mut Reader<'_>, keys: &'static [Key]) {
        for entry in self.entries {
            let Some(name) = self.tree.key(entry) else {
                continue;
            };
            if name == "<<" || schema::find(keys, name).is_some() {
                continue;
            }
            let unused = keys.iter().filter(|key| self.entry(key.name).is_none());
            reader.faults.push(SchemaFault::UnknownKey {
                key: name.to_string(),
                range: self.tree.range(entry.key),
                suggestion: closest(name, unused.map(|key| key.name)),
            });
        }
    }
}

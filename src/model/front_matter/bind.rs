//! The YAML tree to a typed [`FrontMatter`], all faults at once.

use std::collections::BTreeMap;

use super::entry::bind_entry;
use super::fault::{ExpectedValue, SchemaFault};
use super::field::NamedNode;
use super::map::Map;
use super::scalar::ScalarReader;
use super::schema::{self};
use super::{DataQuality, DataSource, FrontMatter, LevelMapping, RoleType};
use crate::model::{Compensation, Places, Slot};
use crate::syntax::yaml::{Entry, NodeId, NodeValue, Tree};
use crate::text::{Spanned, TextRange};

/// Reads the front matter whose YAML is at `range`. Also returns what is wrong with it.
pub fn bind(tree: &Tree, range: TextRange, places: &Places) -> (FrontMatter, Vec<SchemaFault>) {
    let mut reader = ScalarReader {
        tree,
        places,
        faults: Vec::new(),
        within: None,
    };
    check_keys(&mut reader);
    // A front matter without any content is one fault, and no fault of the schema.
    let front = match tree.root {
        None => FrontMatter {
            range,
            ..FrontMatter::default()
        },
        Some(root) => match Map::of(tree, root, &schema::GUIDE) {
            Some(map) => {
                map.report_missing(&mut reader);
                map.report_unknown(&mut reader);
                bind_guide(&mut reader, &map, range)
            }
            None => {
                let node = NamedNode::new("the front matter", root);
                reader.wrong_type(node, ExpectedValue::Map, None);
                FrontMatter {
                    range,
                    ..FrontMatter::default()
                }
            }
        },
    };
    (front, reader.faults)
}

fn bind_guide(reader: &mut ScalarReader<'_>, map: &Map<'_>, range: TextRange) -> FrontMatter {
    let at = map.insert_at();
    let (compensation, compensation_key, has_all_entries) = bind_compensation(reader, map);
    let (data_sources, data_sources_key) = bind_sources(reader, map.entry("data_sources"));
    FrontMatter {
        range,
        company: reader.slug(map.field("company"), false),
        company_display: reader.text(map.field("company_display")),
        role: reader.slug(map.field("role"), true),
        role_display: reader.text(map.field("role_display")),
        role_type: reader.choice(
            map.field("role_type"),
            &RoleType::NAMES,
            &schema::ROLE_TYPES,
        ),
        last_updated: reader.date(map.field("last_updated")),
        data_quality: reader.choice(
            map.field("data_quality"),
            &DataQuality::NAMES,
            &schema::DATA_QUALITIES,
        ),
        salary_data_quarter: reader.quarter(map.field("salary_data_quarter")),
        next_review_due: reader.date(map.field("next_review_due")),
        compensation,
        compensation_key,
        has_all_entries,
        level_mapping: bind_levels(reader, map.get("level_mapping"), at),
        data_sources,
        data_sources_key,
        negotiation_dna_summary: reader.text(map.field("negotiation_dna_summary")),
        facts: bind_facts(reader, map),
    }
}

/// The entries, the key, and whether there are entries and all of them were read.
fn bind_compensation(
    reader: &mut ScalarReader<'_>,
    map: &Map<'_>,
) -> (Vec<Compensation>, Option<TextRange>, bool) {
    let Some(entry) = map.entry("compensation") else {
        return (Vec::new(), None, false);
    };
    let tree = reader.tree;
    let key = tree.range(entry.key);
    let list = tree.node(entry.value);
    let NodeValue::List(items) = &list.value else {
        if !reader.is_null(entry.value) {
            let node = NamedNode::new("compensation", entry.value);
            reader.wrong_type(node, ExpectedValue::List, None);
        }
        return (Vec::new(), Some(key), false);
    };
    if items.is_empty() && !list.doubtful {
        reader
            .faults
            .push(SchemaFault::EmptyCompensation { range: key });
    }
    let mut has_all = !items.is_empty() && !list.doubtful;
    let mut entries = Vec::new();
    for (number, item) in (1..).zip(items) {
        match Map::of(tree, *item, &schema::ENTRY) {
            Some(map) => {
                has_all &= map.is_whole();
                entries.push(bind_entry(reader, &map, number));
            }
            None => {
                has_all = false;
                let entry = format!("entry {number} of `compensation`");
                let node = NamedNode::new(&entry, *item);
                reader.wrong_type(node, ExpectedValue::Map, None);
            }
        }
    }
    (entries, Some(key), has_all)
}

fn bind_levels(reader: &mut ScalarReader<'_>, id: Option<NodeId>, at: usize) -> LevelMapping {
    let mut mapping = LevelMapping {
        internal: Slot::missing(at),
        raw: Slot::missing(at),
        ..LevelMapping::default()
    };
    let Some(id) = id else { return mapping };
    let tree = reader.tree;
    let Some(map) = Map::of(tree, id, &[]) else {
        if !reader.is_null(id) {
            let node = NamedNode::new("level_mapping", id);
            reader.wrong_type(node, ExpectedValue::Map, None);
        }
        return mapping;
    };
    mapping.range = Some(map.range);
    reader.within = Some("`level_mapping`".to_string());
    mapping.internal = reader.text(map.field("internal"));
    mapping.raw = reader.text(map.field("raw"));
    for entry in map.entries {
        if let Some(name) = tree.key(entry)
            && map.is_whole()
            && !matches!(name, "internal" | "raw" | "<<")
        {
            let company = Spanned::new(name.to_string(), tree.range(entry.key));
            let level = reader.text(NamedNode::new(name, entry.value).field());
            mapping.companies.push((company, level));
        }
    }
    reader.within = None;
    mapping
}

/// The sources, and the key where they could be read.
fn bind_sources(
    reader: &mut ScalarReader<'_>,
    entry: Option<&Entry>,
) -> (Vec<DataSource>, Option<TextRange>) {
    let Some(entry) = entry else {
        return (Vec::new(), None);
    };
    let tree = reader.tree;
    let key = Some(tree.range(entry.key));
    let list = tree.node(entry.value);
    let NodeValue::List(items) = &list.value else {
        if reader.is_null(entry.value) {
            return (Vec::new(), key);
        }
        let node = NamedNode::new("data_sources", entry.value);
        reader.wrong_type(node, ExpectedValue::List, None);
        return (Vec::new(), None);
    };
    let mut sources = Vec::new();
    for (number, item) in (1..).zip(items) {
        sources.push(bind_source(reader, *item, number));
    }
    (sources, key.filter(|_| !list.doubtful))
}

/// Reads the `number`th source, counted from 1: a name, or a map.
fn bind_source(reader: &mut ScalarReader<'_>, item: NodeId, number: usize) -> DataSource {
    let tree = reader.tree;
    let range = tree.range(item);
    let Some(map) = Map::of(tree, item, &schema::SOURCE) else {
        let name = format!("source {number} of `data_sources`");
        return DataSource {
            range,
            name: reader.text(NamedNode::new(&name, item).field()),
            url: Slot::missing(range.end()),
            date_accessed: Slot::missing(range.end()),
        };
    };
    reader.within = Some(format!("source {number}"));
    map.report_missing(reader);
    map.report_unknown(reader);
    let source = DataSource {
        range,
        name: reader.text(map.field("name")),
        url: reader.text(map.field("url")),
        date_accessed: reader.date(map.field("date_accessed")),
    };
    reader.within = None;
    source
}

fn bind_facts(
    reader: &mut ScalarReader<'_>,
    map: &Map<'_>,
) -> Vec<(&'static str, Spanned<String>)> {
    let optional = schema::GUIDE.iter().filter(|key| !key.required);
    let mut facts: Vec<(&'static str, Spanned<String>)> = Vec::new();
    for key in optional {
        let slot = reader.text(map.field(key.name));
        facts.extend(slot.spanned().cloned().map(|text| (key.name, text)));
    }
    facts
}

/// What is wrong with keys whatever their map: one that is twice, one that is no text.
fn check_keys(reader: &mut ScalarReader<'_>) {
    let tree = reader.tree;
    for (_, node) in tree.nodes() {
        let NodeValue::Map(entries) = &node.value else {
            continue;
        };
        let mut firsts: BTreeMap<&str, TextRange> = BTreeMap::new();
        for entry in entries {
            let Some(name) = tree.key(entry) else {
                let node = NamedNode::new("a key", entry.key);
                reader.wrong_type(node, ExpectedValue::Text, None);
                continue;
            };
            let range = tree.range(entry.key);
            let first = *firsts.entry(name).or_insert(range);
            if first != range {
                reader.faults.push(SchemaFault::DuplicateKey {
                    key: name.to_string(),
                    first,
                    second: range,
                });
            }
        }
    }
}

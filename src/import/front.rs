//! Keys added to a front matter, or to a file that has none.

use std::collections::BTreeMap;

use super::unread::Unread;
use crate::model::Outline;
use crate::model::front_matter::schema::{self, Key};
use crate::syntax::Fence;
use crate::syntax::yaml::{Entry, MapEditor, NodeValue, YamlEditor};
use crate::text::{Edit, apply};

/// What is to be written: keys of a guide with their values.
#[derive(Default)]
pub(super) struct Keys {
    list: Vec<NewKey>,
    unread: Vec<UnreadPlace>,
}

/// A key that is to be added.
struct NewKey {
    name: &'static str,
    /// The value as text, where it is one.
    text: Option<String>,
    /// The lines of the key, without line breaks.
    lines: Vec<String>,
}

/// Something that was not read, and its offset in bytes from the body's start.
struct UnreadPlace {
    key: &'static str,
    what: Unread,
    at: usize,
}

impl Keys {
    /// Adds `name: value`, or `null` where nothing was read.
    pub(super) fn add(&mut self, name: &'static str, value: Option<String>) {
        let line = format!("{name}: {}", value.as_deref().unwrap_or("null"));
        self.push(name, value, vec![line]);
    }

    /// Adds a key whose value is `lines` below it, or `null` where there are none.
    pub(super) fn add_lines(&mut self, name: &'static str, lines: Vec<String>) {
        if lines.is_empty() {
            return self.add(name, None);
        }
        let mut all = vec![format!("{name}:")];
        all.extend(lines);
        self.push(name, Some(String::new()), all);
    }

    fn push(&mut self, name: &'static str, text: Option<String>, lines: Vec<String>) {
        if text.is_none() {
            self.note(name, Unread::Key(name), 0);
        }
        self.list.push(NewKey { name, text, lines });
    }

    /// Notes that something below `key` was not read; it is `at` bytes into the body.
    pub(super) fn note(&mut self, key: &'static str, what: Unread, at: usize) {
        self.unread.push(UnreadPlace { key, what, at });
    }

    /// The value of a key that is one line of text.
    pub(super) fn text(&self, name: &str) -> Option<&str> {
        let found = self.list.iter().find(|key| key.name == name)?;
        found.text.as_deref()
    }

    /// The guide of `outline` with the keys that it lacks. `None` where it would not be read back.
    pub(super) fn write(&self, outline: &Outline) -> Option<String> {
        let missing = missing(outline);
        let wanted: Vec<&NewKey> = { self.list.iter() }
            .filter(|key| missing.contains(&key.name))
            .collect();
        let at_top = |at: usize| Edit::insert(at, text_of(outline, &wanted));
        if !matches!(outline.fence, Fence::Closed { .. }) {
            return apply(&outline.source.text, &[at_top(outline.source.bom_len())]);
        }
        let beside = beside_known(outline, &wanted);
        let beside = beside.and_then(|edits| apply(&outline.source.text, &edits));
        let keeps = |text: &String| keeps_entries(outline, text);
        beside.filter(keeps).or_else(|| {
            let top = at_top(outline.yaml_range.start());
            apply(&outline.source.text, &[top]).filter(keeps)
        })
    }

    /// What was not read of the keys that were added to `before`, with its lines in `after`.
    pub(super) fn unread(&self, before: &Outline, after: &Outline) -> Vec<Unread> {
        let missing = missing(before);
        let found = self.unread.iter();
        let found = found.filter(|found| missing.contains(&found.key));
        let start = after.body_range.start();
        found
            .map(|found| {
                found
                    .what
                    .clone()
                    .at_line(after.source.line_column(start + found.at).line)
            })
            .collect()
    }
}

/// The keys that every guide needs and this one lacks, in canonical order.
pub(super) fn missing(outline: &Outline) -> Vec<&'static str> {
    let present = present(outline);
    let required = schema::GUIDE.iter().filter(|key| key.required);
    required
        .map(|key| key.name)
        .filter(|name| !present.contains(name))
        .collect()
}

/// The guide's own keys, not those nested below one.
pub(super) fn present(outline: &Outline) -> Vec<&str> {
    let tree = &outline.yaml;
    entries(outline)
        .iter()
        .filter_map(|entry| tree.key(entry))
        .collect()
}

fn entries(outline: &Outline) -> &[Entry] {
    let tree = &outline.yaml;
    match tree.root.map(|root| &tree.node(root).value) {
        Some(NodeValue::Map(entries)) => entries,
        _ => &[],
    }
}

/// `keys` as front matter, with its fences where `outline` has none.
fn text_of(outline: &Outline, keys: &[&NewKey]) -> String {
    let eol = outline.source.line_ending().as_str();
    let lines = keys.iter().flat_map(|key| &key.lines);
    let text: String = lines.flat_map(|line| [line, eol]).collect();
    if matches!(outline.fence, Fence::Closed { .. }) {
        text
    } else {
        ["---", eol, &text, "---", eol].concat()
    }
}

/// Adds each of the keys `wanted` after the nearest present key that precedes it in canonical order,
/// or at the top, as all are whose front matter is written in no usual way.
fn beside_known(outline: &Outline, wanted: &[&NewKey]) -> Option<Vec<Edit>> {
    let rank = |name: &str| schema::GUIDE.iter().position(|key: &Key| key.name == name);
    let map = outline.yaml.root.and_then(|root| {
        let editor = YamlEditor::new(&outline.source, &outline.yaml);
        editor.map(outline.yaml.range(root))
    });
    let present = map.as_ref().map_or(&[][..], MapEditor::keys);
    let mut places: BTreeMap<Option<usize>, Vec<&NewKey>> = BTreeMap::new();
    for key in wanted {
        let known = present.iter().enumerate();
        let known = known.filter_map(|(index, key)| Some((rank(key.name)?, index)));
        let before = known.filter(|(place, _)| Some(*place) < rank(key.name));
        let nearest = before.max_by_key(|(place, _)| *place);
        places
            .entry(nearest.map(|(_, index)| index))
            .or_default()
            .push(key);
    }
    let edits = places.into_iter().map(|(place, keys)| match place {
        None => Some(Edit::insert(
            outline.yaml_range.start(),
            text_of(outline, &keys),
        )),
        Some(index) => {
            let lines: Vec<&String> = keys.iter().flat_map(|key| &key.lines).collect();
            map.as_ref()?.add_below(present.get(index)?, &lines)
        }
    });
    edits.collect()
}

/// Whether each key of `outline` still has the value it has, in the same bytes, in `text`.
fn keeps_entries(outline: &Outline, text: &str) -> bool {
    let source = crate::text::Source::new(outline.source.path.as_str(), text);
    let after = Outline::read(source, &outline.limits, &outline.places);
    let written = |outline: &Outline| -> Vec<(String, String)> {
        let slice = |id| outline.source.slice(outline.yaml.range(id)).to_string();
        { entries(outline).iter() }
            .map(|entry| (slice(entry.key), slice(entry.value)))
            .collect()
    };
    let kept = written(&after);
    after.yaml.errors.is_empty() && written(outline).iter().all(|entry| kept.contains(entry))
}

//! One front-matter entry key by key: what a fix needs that rewrites several keys of it, or writes
//! another entry like it.

use std::collections::BTreeMap;

use crate::edit::entry_line::KeyLine;
use crate::edit::pay_lines::{end_of_line, lead};
use crate::model::front_matter::schema::ENTRY;
use crate::model::{Compensation, Guide};
use crate::text::{Edit, TextRange};

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

/// The keys of an entry written as a block, each on lines of its own.
pub(crate) struct EntryKeys<'g> {
    text: &'g str,
    eol: &'static str,
    /// What stands before the first key, `  - `.
    lead: String,
    lines: Vec<KeyLine<'g>>,
}

/// Lines that come in the place of some keys.
pub(crate) struct KeyChange<'c> {
    pub instead_of: &'c [&'c str],
    /// `key: value`
    pub lines: Vec<String>,
}

impl KeyChange<'_> {
    /// Whether one of the lines states `key`.
    pub fn writes(&self, key: &str) -> bool {
        self.lines.iter().any(|line| name_of(line) == key)
    }
}

impl<'g> EntryKeys<'g> {
    /// `None` where the entry is written in another way than a key a line.
    pub fn of(guide: &'g Guide, entry: &Compensation) -> Option<EntryKeys<'g>> {
        let text = &*guide.source.text;
        let lead = lead(guide, entry)?;
        let indent = lead.len();
        let end = end_of_line(guide, entry.range.end());
        let mut lines: Vec<KeyLine<'g>> = Vec::new();
        let mut at = entry.range.start();
        while at < end {
            let line = text[at..end].split('\n').next().unwrap_or_default();
            let next = at + line.len() + 1;
            let line = line.trim_end_matches('\r');
            let is_first = lines.is_empty();
            let depth = line.len() - line.trim_start_matches(' ').len();
            let is_comment = line.trim_start().starts_with('#');
            // The items of a list may stand as far left as its key.
            let is_item = !is_first && line.trim_start().starts_with("- ");
            if line.trim().is_empty() || is_comment {
            } else if is_first || depth == indent && !is_item {
                let start = if is_first { at } else { at + indent };
                lines.push(KeyLine::read(text, start, at + line.len())?);
            } else {
                let last = lines
                    .last_mut()
                    .filter(|_| depth > indent || is_item && depth == indent)?;
                last.end = at + line.len();
                last.is_single_line = false;
            }
            at = next;
        }
        Some(EntryKeys {
            text,
            eol: guide.source.line_ending().as_str(),
            lead,
            lines,
        })
    }

    /// Where the entry ends, a comment behind its last value included.
    pub fn end(&self) -> usize {
        self.lines.last().map_or(0, |line| line.end)
    }

    /// The keys that hold nothing, but for the first: the entry's dash stands before it.
    pub fn nulls(&self) -> impl Iterator<Item = &'g str> {
        let lines = self.lines.iter().skip(1);
        let nulls = lines.filter(|line| line.is_null(self.text));
        nulls.map(|line| line.name)
    }

    /// Whether the author says something behind one of `keys`.
    pub fn has_comment(&self, keys: &[&str]) -> bool {
        let mut lines = self.lines.iter().filter(|line| keys.contains(&line.name));
        lines.any(|line| line.value_end < line.end)
    }

    /// The edits that make `changes`. A key that is there keeps its place and its comment, new ones
    /// come in the place of those they replace, or else in canonical order. `None` where a value to
    /// be changed stands on several lines.
    pub fn write(&self, changes: &[KeyChange<'_>]) -> Option<Vec<Edit>> {
        let mut edits = Vec::new();
        let mut new = Vec::new();
        let mut gone = Vec::new();
        for change in changes {
            let mut added = Vec::new();
            for line in &change.lines {
                match self.find(name_of(line)) {
                    Some(old) => edits.extend(self.replace(old, line)?),
                    None => added.push(line.as_str()),
                }
            }
            let old: Vec<&KeyLine<'_>> = self
                .lines
                .iter()
                .filter(|line| change.instead_of.contains(&line.name) && !change.writes(line.name))
                .collect();
            gone.extend(old.iter().map(|line| line.name));
            for (index, line) in old.iter().enumerate() {
                let lines = if index + 1 == old.len() {
                    added.split_off(added.len().min(index))
                } else {
                    added.get(index).copied().into_iter().collect()
                };
                edits.push(if lines.is_empty() {
                    self.remove(line)?
                } else {
                    self.replace_by(line, &lines)?
                });
            }
            if old.is_empty() {
                new.append(&mut added);
            }
        }
        edits.extend(self.insert(&new, &gone)?);
        Some(edits)
    }

    /// The text of another entry behind this one: its keys but for `dropped` and those that hold
    /// nothing, and `lines`, in canonical order. Comments are not repeated.
    pub fn copy(&self, dropped: &[&str], lines: &[String]) -> String {
        let kept = self
            .lines
            .iter()
            .filter(|line| !dropped.contains(&line.name) && !line.is_null(self.text))
            .map(|line| {
                if line.is_single_line {
                    &self.text[line.start..line.value_end]
                } else {
                    &self.text[line.start..line.end]
                }
            });
        let mut all: Vec<&str> = kept.chain(lines.iter().map(String::as_str)).collect();
        all.sort_by_key(|line| rank(name_of(line)));
        let indent = " ".repeat(self.lead.len());
        let mut text = String::new();
        for (index, line) in all.iter().enumerate() {
            text.push_str(self.eol);
            text.push_str(if index == 0 { &self.lead } else { &indent });
            text.push_str(line);
        }
        text
    }

    fn find(&self, name: &str) -> Option<&KeyLine<'g>> {
        self.lines.iter().find(|line| line.name == name)
    }

    /// Nothing where the line says so already.
    fn replace(&self, old: &KeyLine<'_>, line: &str) -> Option<Option<Edit>> {
        if self.text[old.start..old.value_end] == *line {
            return Some(None);
        }
        self.replace_by(old, &[line]).map(Some)
    }

    fn replace_by(&self, old: &KeyLine<'_>, lines: &[&str]) -> Option<Edit> {
        let text = lines.join(&self.line_break());
        let range = TextRange::new(old.start, old.value_end);
        old.is_single_line.then(|| Edit::replace(range, text))
    }

    /// Takes a key out with its line; a comment behind it stays.
    fn remove(&self, line: &KeyLine<'_>) -> Option<Edit> {
        let is_first = self.lines.first().map(|first| first.start) == Some(line.start);
        if is_first || !line.is_single_line {
            return None;
        }
        if line.value_end < line.end {
            let spaces = self.text[line.value_end..line.end].find('#').unwrap_or(0);
            let range = TextRange::new(line.start, line.value_end + spaces);
            return Some(Edit::replace(range, ""));
        }
        let line_start = line.start - self.lead.len();
        let behind = self.text[line.end..].find('\n').map_or(0, |at| at + 1);
        Some(Edit::replace(
            TextRange::new(line_start, line.end + behind),
            "",
        ))
    }

    /// Inserts `lines` in canonical order, behind keys that stay. One edit a place, so that their
    /// order is certain.
    fn insert(&self, lines: &[&str], gone: &[&str]) -> Option<Vec<Edit>> {
        let mut places: BTreeMap<usize, String> = BTreeMap::new();
        let mut ordered = lines.to_vec();
        ordered.sort_by_key(|line| rank(name_of(line)));
        for line in ordered {
            let before = |old: &&KeyLine<'_>| {
                rank(old.name) < rank(name_of(line)) && !gone.contains(&old.name)
            };
            let place = self.lines.iter().rfind(before);
            let place = place.or(self.lines.first())?;
            let text = places.entry(place.end).or_default();
            text.push_str(&self.line_break());
            text.push_str(line);
        }
        let edits = places.into_iter().map(|(at, text)| Edit::insert(at, text));
        Some(edits.collect())
    }

    fn line_break(&self) -> String {
        format!("{}{}", self.eol, " ".repeat(self.lead.len()))
    }
}

fn name_of(line: &str) -> &str {
    line.split(':').next().unwrap_or_default()
}

/// The place of a key in canonical order; unknown ones come last.
fn rank(name: &str) -> usize {
    let known = ENTRY.iter().position(|key| key.name == name);
    known.unwrap_or(ENTRY.len())
}

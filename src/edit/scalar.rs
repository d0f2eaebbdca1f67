//! Edits that write text into the front matter, in whatever way it is laid out.

use crate::model::{Guide, Slot};
use crate::syntax::yaml::{print_quoted, print_text};
use crate::text::{Edit, TextRange};

/// Replaces a text value, on one line or on several. `None` where more than the value would go.
pub(crate) fn replace_value(guide: &Guide, value: TextRange, text: &str) -> Option<Edit> {
    let written = guide.source.slice(value);
    let header = written.lines().next().unwrap_or_default();
    let is_block = written.starts_with(['|', '>']);
    // The comment of a block's first line would be lost; an anchor or a tag stands before the value.
    let line = line_start(guide, value.start());
    let before = &guide.source.text[line..value.start()];
    let is_marked = [" &", " !"].iter().any(|mark| before.contains(mark));
    if is_block && header.contains('#') || is_marked {
        return None;
    }
    let scalar = scalar(guide, text);
    if value.is_empty() {
        before
            .ends_with(':')
            .then(|| Edit::insert(value.start(), format!(" {scalar}")))
    } else {
        Some(Edit::replace(value, scalar))
    }
}

/// Writes `key: text` into the map whose value at `key` is `slot`, and which is at `map`.
pub(crate) fn write_value(
    guide: &Guide,
    map: TextRange,
    key: &str,
    slot: &Slot<String>,
    text: &str,
) -> Option<Edit> {
    if let Some(range) = slot.range() {
        return replace_value(guide, range, text);
    }
    let line = line_start(guide, map.start());
    let indent = &guide.source.text[line..map.start()];
    if !indent.bytes().all(|byte| byte == b' ') || indent.is_empty() || is_flow(guide, map) {
        return None;
    }
    let added = format!("{}{indent}{key}: {}", eol(guide), scalar(guide, text));
    Some(Edit::insert(line_end(guide, map.end()), added))
}

/// Inserts list items of text behind the item at `item`.
pub(crate) fn insert_items(guide: &Guide, item: TextRange, texts: &[String]) -> Option<Edit> {
    let line = line_start(guide, item.start());
    let lead = &guide.source.text[line..item.start()];
    if lead.trim() != "-" || guide.source.slice(item).starts_with(['{', '[']) {
        return None;
    }
    let added: String = texts
        .iter()
        .map(|text| format!("{}{lead}{}", eol(guide), print_text(text)))
        .collect();
    Some(Edit::insert(line_end(guide, item.end()), added))
}

/// `text` as a scalar; inside of `{…}` commas and brackets would end a plain one.
fn scalar(guide: &Guide, text: &str) -> String {
    if text.contains([',', '[', ']', '{', '}']) && has_flow(guide) {
        print_quoted(text)
    } else {
        print_text(text)
    }
}

/// Whether any map of the front matter might be written as `{…}` or list as `[…]`.
fn has_flow(guide: &Guide) -> bool {
    guide.source.slice(guide.front.range).contains(['{', '['])
}

fn is_flow(guide: &Guide, map: TextRange) -> bool {
    guide.source.slice(map).starts_with(['{', '&', '!'])
}

fn eol(guide: &Guide) -> &'static str {
    guide.source.line_ending().as_str()
}

fn line_start(guide: &Guide, offset: usize) -> usize {
    guide.source.text[..offset]
        .rfind('\n')
        .map_or(0, |at| at + 1)
}

/// The end of the line at `offset`, comment included, line break not.
fn line_end(guide: &Guide, offset: usize) -> usize {
    let rest = &guide.source.text[offset..];
    let line = rest.split('\n').next().unwrap_or_default();
    offset + line.trim_end_matches('\r').len()
}

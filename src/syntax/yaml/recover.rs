//! Reading on after a syntax error.
//!
//! A YAML parser stops at its first error. Front matter is cut at its left-margin keys, and each
//! piece is read alone, so that every broken piece is reported and every sound key kept.

use super::reader::read_into;
use super::{Entry, NodeValue, Tree};
use crate::syntax::Limits;
use crate::text::TextRange;

/// Reads the YAML at `range` of `text`. Never fails: see [`Tree::errors`].
pub fn read(text: &str, range: TextRange, limits: &Limits) -> Tree {
    let yaml = text.get(range.start()..range.end()).unwrap_or_default();
    let mut tree = Tree::default();
    tree.root = read_into(&mut tree, yaml, range.start(), limits);
    if tree.errors.is_empty() {
        return tree;
    }
    let chunks = chunks(yaml);
    if chunks.len() < 2 {
        return tree;
    }
    let pieces = read_chunks(yaml, &chunks, range, limits);
    // A piece can be sound alone and wrong where it is; what is wrong is never dropped.
    if pieces.errors.is_empty() {
        tree
    } else {
        pieces
    }
}

fn read_chunks(yaml: &str, chunks: &[TextRange], range: TextRange, limits: &Limits) -> Tree {
    let mut tree = Tree::default();
    let mut entries: Vec<Entry> = Vec::new();
    for chunk in chunks {
        let text = &yaml[chunk.start()..chunk.end()];
        let root = read_into(&mut tree, text, range.start() + chunk.start(), limits);
        if let Some(NodeValue::Map(found)) = root.map(|id| &tree.node(id).value) {
            entries.extend(found);
        }
    }
    let end = entries
        .last()
        .map_or(range.start(), |entry| tree.range(entry.value).end());
    let root = tree.push(TextRange::new(range.start(), end), NodeValue::Map(entries));
    tree.doubt(root);
    tree.root = Some(root);
    tree
}

/// The ranges that start at a line such as `key:` at the left margin. Anything before the first
/// belongs to it.
fn chunks(yaml: &str) -> Vec<TextRange> {
    let mut starts: Vec<usize> = Vec::new();
    let mut position = 0;
    for line in yaml.split_inclusive('\n') {
        if is_key_line(line) {
            starts.push(position);
        }
        position += line.len();
    }
    if let Some(first) = starts.first_mut() {
        *first = 0;
    }
    let ends = starts.iter().skip(1).copied().chain([yaml.len()]);
    let bounds = starts.iter().zip(ends);
    bounds
        .map(|(start, end)| TextRange::new(*start, end))
        .collect()
}

fn is_key_line(line: &str) -> bool {
    let Some((name, value)) = line.split_once(':') else {
        return false;
    };
    (value.is_empty() || value.starts_with(char::is_whitespace))
        && name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-'))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn top_keys(tree: &Tree) -> Vec<String> {
        let Some(NodeValue::Map(entries)) = tree.root.map(|id| &tree.node(id).value) else {
            return Vec::new();
        };
        entries
            .iter()
            .filter_map(|entry| tree.key(entry).map(str::to_string))
            .collect()
    }

    #[test]
    fn one_broken_key_does_not_hide_the_others() {
        let yaml = "a: 1\nb: [1, 2\nc: \"x\nd: ok\n";
        let tree = read(yaml, TextRange::new(0, yaml.len()), &Limits::default());
        assert_eq!(tree.errors.len(), 2, "{:?}", tree.errors);
        let keys = top_keys(&tree);
        assert!(
            keys.contains(&"a".to_string()) && keys.contains(&"d".to_string()),
            "{keys:?}"
        );
    }

    #[test]
    fn ranges_are_bytes_of_the_file() {
        let text =
            "---\nz: \"S\\u00e3o ₹\"\nlist:\n  - k: v 🙂\n    e:\n  - 2\n\nlast: |\n  x\n---\n";
        let yaml = TextRange::new(4, text.len() - 4);
        let tree = read(text, yaml, &Limits::default());
        assert!(tree.errors.is_empty(), "{:?}", tree.errors);
        let slices: Vec<&str> = tree
            .nodes()
            .map(|(_, node)| &text[node.range.start()..node.range.end()])
            .collect();
        assert_eq!(
            slices,
            [
                "z",
                "\"S\\u00e3o ₹\"",
                "list",
                "k",
                "v 🙂",
                "e",
                "",
                "k: v 🙂\n    e:",
                "2",
                "- k: v 🙂\n    e:\n  - 2",
                "last",
                "|\n  x",
                &text[4..text.len() - 5],
            ]
        );
    }

    #[test]
    fn block_scalars_start_at_their_header() {
        for header in ["|", ">-", "|+ # a > b", ">2"] {
            let yaml = format!("a: {header}\n\n   x\nb: 1\n");
            let tree = read(&yaml, TextRange::new(0, yaml.len()), &Limits::default());
            let block = tree.nodes().nth(1).map(|(_, node)| node.range);
            let slice = block.map(|range| &yaml[range.start()..range.end()]);
            assert_eq!(slice, Some(&*format!("{header}\n\n   x")));
        }
    }
}

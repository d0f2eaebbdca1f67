//! The only way text ever changes.

use serde::{Deserialize, Serialize};

use super::TextRange;

/// Replace the bytes of `range` by `text`.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct Edit {
    pub range: TextRange,
    pub text: String,
}

impl Edit {
    pub fn replace(range: TextRange, text: impl Into<String>) -> Self {
        Edit {
            range,
            text: text.into(),
        }
    }

    /// Insert `text` before the byte at `offset`.
    pub fn insert(offset: usize, text: impl Into<String>) -> Self {
        Edit::replace(TextRange::at(offset), text)
    }
}

/// `text` with all `edits` made, or `None` where two edits overlap or one does not fit the text.
pub fn apply(text: &str, edits: &[Edit]) -> Option<String> {
    let mut sorted: Vec<&Edit> = edits.iter().collect();
    sorted.sort_by_key(|edit| edit.range);
    let mut changed = String::with_capacity(text.len());
    let mut position = 0;
    for edit in sorted {
        changed.push_str(text.get(position..edit.range.start())?);
        changed.push_str(&edit.text);
        position = edit.range.end();
    }
    changed.push_str(text.get(position..)?);
    Some(changed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_apply_in_any_order_and_never_overlap() {
        let edits = [
            Edit::replace(TextRange::new(4, 5), "E"),
            Edit::insert(0, ">"),
        ];
        assert_eq!(apply("abcde", &edits).as_deref(), Some(">abcdE"));
        let clash = [
            Edit::replace(TextRange::new(0, 3), "x"),
            Edit::replace(TextRange::new(2, 4), "y"),
        ];
        assert_eq!(apply("abcde", &clash), None);
        assert_eq!(apply("₹", &[Edit::insert(1, "x")]), None);
    }
}

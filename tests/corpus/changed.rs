//! Which lines differ between two texts.

use imara_diff::{Algorithm, Diff, InternedInput};

/// A line that only one of two texts has.
pub(crate) struct ChangedLine<'t> {
    pub is_added: bool,
    /// 0-based, in the text that has it.
    pub index: usize,
    pub text: &'t str,
}

pub(crate) fn changed_lines<'t>(was: &'t str, is: &'t str) -> Vec<ChangedLine<'t>> {
    let input = InternedInput::new(was, is);
    let diff = Diff::compute(Algorithm::Myers, &input);
    let line = |is_added: bool| {
        move |(index, text): (usize, &'t str)| ChangedLine {
            is_added,
            index,
            text,
        }
    };
    let removed = was.split_inclusive('\n').enumerate();
    let added = is.split_inclusive('\n').enumerate();
    removed
        .filter(|(index, _)| diff.is_removed(*index as u32))
        .map(line(false))
        .chain(
            added
                .filter(|(index, _)| diff.is_added(*index as u32))
                .map(line(true)),
        )
        .collect()
}

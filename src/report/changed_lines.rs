//! Which lines differ between two texts.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};

/// Lines of one text that come in place of lines of another, 0-based. At most one side is empty.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct ChangedLines {
    pub before: Range<usize>,
    pub after: Range<usize>,
}

/// What differs, in the order of the text; between two changes at least one line is the same.
pub(super) fn changed_lines(before: &str, after: &str) -> Vec<ChangedLines> {
    let input = InternedInput::new(before, after);
    let mut diff = Diff::compute(Algorithm::MyersMinimal, &input);
    diff.postprocess_no_heuristic(&input);
    let lines = |range: Range<u32>| range.start as usize..range.end as usize;
    diff.hunks()
        .map(|hunk| ChangedLines {
            before: lines(hunk.before),
            after: lines(hunk.after),
        })
        .collect()
}

/// The lines of `text` with their breaks, as [`changed_lines`] counts them.
pub(super) fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

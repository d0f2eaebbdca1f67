//! Conflict markers that a merge has left in the file.
//!
//! ## What it finds
//!
//! Lines that start with `<<<<<<<`, `=======` or `>>>>>>>`, in the front matter or the body. A line
//! `=======` counts only between the other two, because in Markdown it also turns the line above it
//! into a heading. Blocks of code are not checked.
//!
//! ## Why it matters
//!
//! The guide contains two versions of the same lines. In the front matter, the keys in these lines
//! cannot be read; in the body, both versions are published.
//!
//! ## Example
//!
//! ````body fails error x1 @"<<<<<<< HEAD"
//! <<<<<<< HEAD
//! The recruiter calls within a week.
//! =======
//! The recruiter calls within a day.
//! >>>>>>> update
//! ````
//!
//! ````body passes
//! The recruiter calls
//! =======
//!
//! Within a day.
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: one fix keeps the first version and another keeps the second. Only the author can
//! choose.

use crate::diagnostic::{Fix, Safety};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::Conflict;
use crate::text::{Edit, TextRange, next_line};

meta!(
    "NG509",
    "conflict-marker",
    Error,
    Unsafe,
    "conflict_marker.rs"
);

pub(crate) struct ConflictMarker;

impl Rule for ConflictMarker {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for conflict in &guide.problems.conflicts {
            let place = if guide.body_range.contains(conflict.first) {
                "the body"
            } else {
                "the front matter"
            };
            let (message, label) = match conflict.versions {
                Some(_) => (
                    format!("{place} contains an unresolved merge conflict"),
                    "the conflict begins here",
                ),
                None => (
                    format!("{place} contains a conflict marker that a merge left"),
                    "left by a merge",
                ),
            };
            let titles = ["keep the first version", "keep the second version"];
            let versions = conflict.versions.into_iter().flatten().zip(titles);
            let finding = context
                .finding(message, conflict.first, label)
                .related_all(conflict.rest.iter().map(|mark| (*mark, "and this mark")))
                .alternatives(
                    versions.map(|(version, title)| keep(guide, conflict, version, title)),
                );
            context.report(finding.help(
                "keep one of the two versions and delete the lines `<<<<<<<`, `=======` and `>>>>>>>`",
            ));
        }
    }
}

fn keep(guide: &Guide, conflict: &Conflict, version: TextRange, title: &str) -> Fix {
    let text = &guide.source.text;
    let next = next_line(text, conflict.range.end());
    let before = TextRange::new(conflict.first.start(), version.start());
    let behind = TextRange::new(version.end(), next);
    Fix {
        title: title.to_string(),
        edits: vec![Edit::replace(before, ""), Edit::replace(behind, "")],
        safety: Safety::Unsafe,
    }
}

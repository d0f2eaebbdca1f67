//! Lines that a merge left behind.
//!
//! ## What it finds
//!
//! `<<<<<<<`, `=======` and `>>>>>>>` at the left margin, in the front matter or the body. A line of
//! `=======` alone also makes a heading of the line above it: it counts between the other two only.
//! What a block of code quotes is not looked at.
//!
//! ## Why it matters
//!
//! The guide holds two versions of the same lines, and nobody decided between them. In the front
//! matter the keys in them cannot be read; in the body both are published.
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
//! Unsafe: both versions are offered, and the author chooses.

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
                    format!("{place} holds an unresolved merge conflict"),
                    "the conflict begins here",
                ),
                None => (
                    format!("{place} holds a line that a merge left behind"),
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

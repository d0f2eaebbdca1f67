//! A directive that ignores nothing.
//!
//! ## What it finds
//!
//! An `ignore` or `ignore-file` directive that names a rule which finds nothing in the part of the
//! guide that the directive covers. A name is not reported if its rule did not run or the file
//! could not be read completely, because it is not known what the rule would have found. Rules that
//! compare guides with each other are considered only if all guides of the project were checked.
//!
//! A directive is a comment: `# negguide: ignore[name] reason` in the front matter and
//! `<!-- negguide: ignore[name] reason -->` in the body. Several names are separated by commas. A
//! directive covers the findings that start on its own line or, if nothing else is on that line, on
//! the next line. At the first line of an entry, or of any other list or map, it covers the whole
//! entry, list or map; above a table in the body, it covers the whole table. `ignore-file[name]`
//! covers the whole file from any line.
//!
//! ## Why it matters
//!
//! Either the problem has been fixed or the directive is in the wrong place. If it stays, it may
//! hide a new problem later.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"reversed-range"
//! - region: London
//!   base_low: 95000 # negguide: ignore[reversed-range] as the recruiter wrote it
//!   base_high: 120000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 120000 # negguide: ignore[reversed-range] as the recruiter wrote it
//!   base_high: 95000
//!   currency: GBP
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix removes the comment or, if other names in it are used, only the names that ignore
//! nothing.

use crate::analysis::text::phrases::all_of;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::{Directive, Guide};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Edit, Spanned, TextRange, next_line};

meta!("NG801", "unused-ignore", Warning, Safe, "unused_ignore.rs");

pub(crate) struct UnusedIgnore;

impl Rule for UnusedIgnore {
    fn meta(&self) -> &'static Meta {
        &META
    }

    /// Nothing: the runner reports it, which knows what was ignored.
    fn guide(&self, _: &Guide, _: &mut Context<'_>) {}
}

/// The finding that `unused` names of `directive` ignore nothing; `None` where the rule is off.
pub fn unused_ignore(
    guide: &Guide,
    context: &Context<'_, ()>,
    directive: &Directive,
    unused: &[&Spanned<String>],
) -> Option<Diagnostic> {
    let first = unused.first()?;
    if !context.runs(&META) {
        return None;
    }
    let names = all_of(unused.iter().map(|name| name.value.as_str()));
    let (find, place) = match (unused.len(), directive.whole_file) {
        (1, false) => ("finds", "here"),
        (1, true) => ("finds", "in this file"),
        (_, false) => ("find", "here"),
        (_, true) => ("find", "in this file"),
    };
    let finding = context
        .finding(
            format!("{names} {find} nothing {place} that could be ignored"),
            first.range,
            "ignores nothing",
        )
        .related_all(
            unused[1..]
                .iter()
                .map(|name| (name.range, "ignores nothing")),
        );
    let is_all = unused.len() == directive.names.len();
    let (title, edits) = if is_all {
        (
            "remove the directive".to_string(),
            vec![removal(guide, directive)],
        )
    } else {
        (
            format!("remove {names} from the directive"),
            vec![without(directive, unused)],
        )
    };
    Some(finding.fix(Fix {
        title,
        edits,
        safety: Safety::Safe,
    }))
}

/// Replaces the list of names by those that are used.
fn without(directive: &Directive, unused: &[&Spanned<String>]) -> Edit {
    let is_used = |name: &&Spanned<String>| !unused.contains(name);
    let used: Vec<&str> = directive
        .names
        .iter()
        .filter(is_used)
        .map(|name| name.value.as_str())
        .collect();
    let whole = directive
        .names
        .iter()
        .fold(directive.names[0].range, |whole, name| {
            whole.cover(name.range)
        });
    Edit::replace(whole, used.join(", "))
}

/// Removes the comment: with its line where it is alone there, else with the blanks before it. A line
/// that keeps two blocks of the body apart stays, blank.
fn removal(guide: &Guide, directive: &Directive) -> Edit {
    let text = &*guide.source.text;
    let comment = directive.comment;
    let start = guide.source.line_start(comment.start());
    let end = next_line(text, comment.end());
    let lead = &text[start..comment.start()];
    let alone = lead.trim().is_empty() && text[comment.end()..end].trim().is_empty();
    if !alone {
        let blanks = lead.len() - lead.trim_end_matches([' ', '\t']).len();
        return Edit::replace(TextRange::new(comment.start() - blanks, comment.end()), "");
    }
    let is_blank = |line: Option<&str>| line.is_none_or(|line| line.trim().is_empty());
    let in_body = guide.body_range.contains(comment);
    let apart = is_blank(text[..start].lines().next_back()) || is_blank(text[end..].lines().next());
    if in_body && !apart {
        Edit::replace(comment, "")
    } else {
        Edit::replace(TextRange::new(start, end), "")
    }
}

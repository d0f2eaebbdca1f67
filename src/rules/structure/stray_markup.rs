//! Markdown marks that are shown as text.
//!
//! ## What it finds
//!
//! - Bold text that is opened and not closed, or closed and not opened.
//! - A `**` that does not close bold text because of a space before it or a letter right after it.
//! - A link without its closing parenthesis or with a space in its address.
//! - A heading without the space after its `##`, and a list item without the space after its `-` or
//!   `1.`.
//! - A block of code that is not closed.
//!
//! Code, escaped marks, `**` as a footnote mark, hashtags and negative numbers are not reported.
//!
//! ## Why it matters
//!
//! Readers see the marks instead of the formatting, and neither readers nor programs find a section
//! whose heading is shown as text.
//!
//! ## Example
//!
//! ````body fails warning x5 @"##" #2
//! ##Recruiter dynamics
//!
//! **Who decides: **the hiring manager, and **nobody else.
//!
//! - She calls within a day.
//! -He writes.
//!
//! [How it is done](https://acme.example/offers
//! ````
//!
//! ````body passes
//! ## Recruiter dynamics
//!
//! **Who decides:** the hiring manager\*\*, in `**code**` too, and 2**3 is 8.
//!
//! - She calls within a day.
//! - He writes.
//!
//! [How it is done](https://acme.example/offers)
//! ````
//!
//! ````body fails warning x1 @"**" #9
//! **Who decides: the hiring manager
//! ````
//!
//! ````body fails warning x1 @"~~~"
//! ~~~
//! A script that ends here, without its fence.
//! ````
//!
//! ## Fix safety
//!
//! Safe where the fix only inserts or moves a space and no other reading is possible. Unsafe where
//! it adds a mark, because the start or the end of the bold text is a guess.

use crate::analysis::text::phrases::shown;
use crate::diagnostic::{Diagnostic, Fix, Safety};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::markdown::{Glued, OpenMark, OpenMarkKind};
use crate::text::Edit;

meta!(
    "NG510",
    "stray-markup",
    Warning,
    SafeOrUnsafe,
    "stray_markup.rs"
);

pub(crate) struct StrayMarkup;

impl Rule for StrayMarkup {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for mark in &guide.problems.open_marks {
            let finding = unfinished(context, mark);
            context.report(finding);
        }
        for glued in &guide.problems.glued {
            let finding = without_blank(guide, context, glued);
            context.report(finding);
        }
    }
}

fn unfinished(context: &Context<'_>, mark: &OpenMark) -> Diagnostic {
    let (message, label, help) = match mark.kind {
        OpenMarkKind::BoldNotClosed => (
            "bold is opened and never closed",
            "opened here",
            "write `**` where the bold ends, or `\\*\\*` if it is meant as text",
        ),
        OpenMarkKind::BoldClosedAmiss { .. } => (
            "bold is opened, and the mark that should close it does not",
            "opened here",
            "put the closing `**` right after the last word, and a space after it",
        ),
        OpenMarkKind::BoldNotOpened => (
            "bold is closed and was never opened",
            "closed here",
            "write `**` where the bold starts, or `\\*\\*` if it is meant as text",
        ),
        OpenMarkKind::LinkNotClosed => (
            "a link is never closed",
            "shown as text",
            "write `)` after its address",
        ),
        OpenMarkKind::LinkWithBlank => (
            "an address with a space in it makes no link",
            "shown as text",
            "write `%20` for the space",
        ),
        OpenMarkKind::CodeNotClosed => (
            "a block of code is opened and never closed: all that follows is shown as code",
            "opened here",
            "write the same characters on a line of their own where the code ends, or delete this line",
        ),
    };
    let close = match mark.kind {
        OpenMarkKind::BoldClosedAmiss { close } => Some(close),
        _ => None,
    };
    let finding = context
        .finding(message, mark.range, label)
        .related_all(close.map(|close| (close, "this closes nothing")));
    if mark.edits.is_empty() {
        return finding.help(help);
    }
    let title = match mark.kind {
        OpenMarkKind::BoldClosedAmiss { .. } => "put the space after the mark",
        OpenMarkKind::BoldNotOpened => "open it at the start of the line",
        _ => "close it after the colon",
    };
    finding.fix(Fix {
        title: title.to_string(),
        edits: mark.edits.clone(),
        safety: Safety::safe_if(mark.is_certain),
    })
}

fn without_blank(guide: &Guide, context: &Context<'_>, glued: &Glued) -> Diagnostic {
    let mark = guide.source.slice(glued.mark);
    let thing = if glued.is_heading {
        "a heading"
    } else {
        "an item of a list"
    };
    let line = shown(guide.source.slice(glued.line));
    context
        .finding(
            format!("{thing} lacks the space after its `{mark}`: {line}"),
            glued.mark,
            "read as text",
        )
        .fix(Fix {
            title: format!("write a space after `{mark}`"),
            edits: vec![Edit::insert(glued.mark.end(), " ")],
            safety: Safety::Safe,
        })
}

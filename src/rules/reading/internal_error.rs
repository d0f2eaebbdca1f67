//! A part of negguide that failed on this file.
//!
//! ## What it finds
//!
//! A rule, or the code that reads files, that crashed (panicked). The run continues with the other
//! rules and files.
//!
//! ## Why it matters
//!
//! The file was not checked completely: it may contain mistakes that the failed rule would have
//! found. This is always a bug in negguide, not a mistake in the guide. Please report it and attach
//! the file.

use crate::diagnostic::{Diagnostic, Label, RuleId};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!("NG007", "internal-error", Error, None, "internal_error.rs");

pub(crate) struct InternalError;

impl Rule for InternalError {
    fn meta(&self) -> &'static Meta {
        &META
    }

    /// Nothing: the runner reports it where a rule fails.
    fn guide(&self, _: &Guide, _: &mut Context<'_>) {}
}

/// The finding that `part`, a rule or the reader, failed on a guide.
pub fn internal_error(failed: Option<RuleId>) -> Diagnostic {
    let part = match failed {
        Some(rule) => format!("the rule `{}` ({})", rule.name, rule.code),
        None => "the reader".to_string(),
    };
    Diagnostic::new(
        META.id,
        META.severity,
        format!("internal error: {part} failed on this file"),
        Label::new(TextRange::at(0), "this file is not checked completely"),
    )
    .help("this is a defect of negguide: please report it with this file")
}

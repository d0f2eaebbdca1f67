//! What is wrong with a guide: findings with places, reasons, advice and fixes.

mod fix;
mod severity;

pub use fix::{Fix, Safety};
pub use severity::Severity;

use crate::text::TextRange;

/// A rule's names: the first is the one people use, the code is an alias. Both are public API.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct RuleId {
    /// `NG201`
    pub code: &'static str,
    /// `total-mismatch`
    pub name: &'static str,
}

/// A place and the short fact about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Label {
    pub range: TextRange,
    pub text: String,
}

impl Label {
    pub fn new(range: TextRange, text: impl Into<String>) -> Self {
        Label {
            range,
            text: text.into(),
        }
    }
}

/// One finding. It cannot be built without a place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Diagnostic {
    pub rule: RuleId,
    pub severity: Severity,
    /// What is wrong, with the number expected and the number found.
    pub message: String,
    pub primary: Label,
    /// The other places concerned.
    pub related: Vec<Label>,
    /// Why it is so.
    pub notes: Vec<String>,
    /// What to do about it.
    pub help: Option<String>,
    pub fix: Option<Fix>,
}

impl Diagnostic {
    pub fn new(
        rule: RuleId,
        severity: Severity,
        message: impl Into<String>,
        primary: Label,
    ) -> Self {
        Diagnostic {
            rule,
            severity,
            message: message.into(),
            primary,
            related: Vec::new(),
            notes: Vec::new(),
            help: None,
            fix: None,
        }
    }

    #[must_use]
    pub fn related(mut self, range: TextRange, text: impl Into<String>) -> Self {
        self.related.push(Label::new(range, text));
        self
    }

    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.notes.push(note.into());
        self
    }

    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    #[must_use]
    pub fn fix(mut self, fix: Fix) -> Self {
        self.fix = Some(fix);
        self
    }
}

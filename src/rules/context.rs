//! What a rule is given besides the guide, and where its findings go.

use super::{Level, Meta, Settings};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::text::TextRange;

/// Collects the findings of one rule on one guide.
#[derive(Debug)]
pub struct Context<'a> {
    pub settings: &'a Settings,
    meta: &'static Meta,
    found: &'a mut Vec<Diagnostic>,
}

impl<'a> Context<'a> {
    pub fn new(
        settings: &'a Settings,
        meta: &'static Meta,
        found: &'a mut Vec<Diagnostic>,
    ) -> Self {
        Context {
            settings,
            meta,
            found,
        }
    }

    /// A finding of this rule, in its default severity.
    pub fn finding(
        &self,
        message: impl Into<String>,
        range: TextRange,
        label: impl Into<String>,
    ) -> Diagnostic {
        self.graded(self.meta.severity, message, range, label)
    }

    /// A finding of a rule that grades its findings.
    pub fn graded(
        &self,
        severity: Severity,
        message: impl Into<String>,
        range: TextRange,
        label: impl Into<String>,
    ) -> Diagnostic {
        let severity = match self.settings.level(self.meta.id.name) {
            Some(Level::At(configured)) => configured,
            Some(Level::Off) | None => severity,
        };
        Diagnostic::new(self.meta.id, severity, message, Label::new(range, label))
    }

    pub fn report(&mut self, diagnostic: Diagnostic) {
        self.found.push(diagnostic);
    }
}

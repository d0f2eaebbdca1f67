//! The severity that is configured for a rule.

use crate::diagnostic::Severity;

/// A configured severity.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RuleLevel {
    Off,
    At(Severity),
}

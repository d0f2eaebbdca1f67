//! A fix that may be made.

use crate::diagnostic::{Diagnostic, Fix};

/// A fix that may be made.
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate<'d> {
    pub finding: &'d Diagnostic,
    pub fix: &'d Fix,
    /// Whether the guide shows the finding by itself, so that it can be seen to be gone.
    pub is_own: bool,
}

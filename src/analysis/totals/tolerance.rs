//! How far a stated total may be from the sum of its parts.

use crate::model::Percent;

/// How far a stated total may be from the sum of its parts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct TotalTolerance {
    /// Beyond this it is a finding.
    pub warn_over: Percent,
    /// Beyond this it is an error.
    pub error_over: Percent,
}

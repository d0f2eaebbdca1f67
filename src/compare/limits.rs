//! By how much a figure has to change to stand out.

use super::changes::{Changes, FigureChange};

/// By how many percent an amount has to change to stand out, and to stand out more.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ChangeLimits {
    pub notable: i64,
    pub large: i64,
}

impl Default for ChangeLimits {
    fn default() -> Self {
        ChangeLimits {
            notable: 10,
            large: 20,
        }
    }
}

impl ChangeLimits {
    /// The limit that `change` is over, if any.
    pub fn passed_by(self, change: &FigureChange) -> Option<i64> {
        let limits = [self.large, self.notable].into_iter();
        let mut passed = limits.filter(|limit| change.is_over(*limit) == Some(true));
        passed.next()
    }

    /// How many of `changes` are over `limit`.
    pub fn count_over(changes: &Changes, limit: i64) -> usize {
        let over = |change: &&FigureChange| change.is_over(limit) == Some(true);
        changes.figures().filter(over).count()
    }
}

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
        let tenths = change.tenths_of_percent()?.abs();
        [self.large, self.notable]
            .into_iter()
            .find(|limit| tenths > limit * 10)
    }

    /// How many of `changes` are over `limit`.
    pub fn count_over(changes: &Changes, limit: i64) -> usize {
        let over = |change: &&FigureChange| {
            let tenths = change.tenths_of_percent();
            tenths.is_some_and(|tenths| tenths.abs() > limit * 10)
        };
        changes.figures().filter(over).count()
    }
}

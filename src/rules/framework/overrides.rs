//! Severities that are other ones for some of the guides.

use std::path::PathBuf;

use globset::GlobSet;

use super::RuleLevel;
use crate::diagnostic::RuleId;

/// All overrides of a project.
#[derive(Clone, Debug, Default)]
pub struct Overrides {
    /// The folder that their patterns start from.
    pub root: PathBuf,
    /// Where several are about a guide, later ones win.
    pub list: Vec<Override>,
}

/// Severities for the guides that a pattern names.
#[derive(Clone, Debug)]
pub struct Override {
    /// Each of its patterns as it is written, and what it matches.
    pub patterns: Vec<(String, GlobSet)>,
    pub levels: Vec<(RuleId, RuleLevel)>,
}

impl Overrides {
    /// What is set for the guide at `path`, seen from the root; of one rule the last entry counts.
    pub(crate) fn levels(&self, path: &str) -> impl Iterator<Item = (RuleId, RuleLevel)> {
        let list = self.list.iter();
        let about = list.filter(move |one| one.is_about(path));
        about.flat_map(|one| one.levels.iter().copied())
    }
}

impl Override {
    fn is_about(&self, path: &str) -> bool {
        self.patterns
            .iter()
            .any(|(_, guides)| guides.is_match(path))
    }
}

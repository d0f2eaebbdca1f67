//! The options with which guides are read and checked.

use xxhash_rust::xxh3::xxh3_128;

use crate::rules::{Overrides, RunScope, Settings};
use crate::syntax::Limits;

/// What guides are read and checked by: limits of reading, how the rules are configured, and what
/// the run is about.
#[derive(Clone, Debug, Default)]
pub struct CheckOptions {
    pub limits: Limits,
    pub settings: Settings,
    pub scope: RunScope,
}

impl CheckOptions {
    /// These options with other settings of the rules.
    #[must_use]
    pub fn with_settings(&self, settings: Settings) -> CheckOptions {
        CheckOptions {
            limits: self.limits,
            settings,
            scope: self.scope.clone(),
        }
    }

    /// A hash of all that decides what is found in a guide by itself. Which other guides are looked at, and
    /// what is set otherwise for some guides, is not part of it.
    pub fn digest(&self) -> u128 {
        let mut settings = self.settings.clone();
        settings.overrides = Overrides::default();
        let (as_of, places) = (self.scope.as_of, self.scope.places.own());
        xxh3_128(format!("{:?}", (self.limits, settings, as_of, places)).as_bytes())
    }

    /// The options of the guide at `path`, seen from the folder that overrides start from; `None` where
    /// no override changes them.
    pub fn overridden(&self, path: &str) -> Option<CheckOptions> {
        let settings = self.settings.overridden(path)?;
        Some(self.with_settings(settings))
    }
}

impl From<Settings> for CheckOptions {
    fn from(settings: Settings) -> CheckOptions {
        CheckOptions {
            settings,
            ..CheckOptions::default()
        }
    }
}

//! What a site is made of.

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::cache::THIS_BUILD;
use super::config::Config;
use super::remake_reason::RemakeReason;
use super::templates::OwnTheme;
use crate::check::CheckOptions;
use crate::model::Date;
use crate::render::ChangesSince;

/// How a site is made.
#[derive(Clone, Copy, Debug)]
pub struct SiteRequest<'r> {
    pub config: &'r Config,
    pub options: &'r CheckOptions,
    /// The project's own templates and files.
    pub theme: &'r OwnTheme,
    /// The date that dates are compared with.
    pub as_of: Date,
    /// What it tells of changes.
    pub changes: Option<&'r ChangesSince>,
}

/// Hashes of all that decides what is on a site, in hexadecimal digits.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct SiteInputs {
    /// Of the version of negguide.
    version: String,
    /// Of the configuration, the templates and the date.
    settings: String,
    /// Of what is told of changes, if anything is: pages about them are made of it, and no others.
    #[serde(default)]
    changes: Option<String>,
    /// Of each published guide, its name in data files and what was found in it, in the order of the guides.
    guides: Vec<String>,
}

impl SiteInputs {
    /// What a site is made of. `guides` are hashes of its guides, see [`made_of`](crate::render::made_of).
    pub fn of(request: SiteRequest<'_>, guides: impl Iterator<Item = u128>) -> SiteInputs {
        let SiteRequest {
            config,
            options,
            theme,
            as_of,
            changes,
        } = request;
        let site = (
            &config.title,
            &config.base_url,
            &config.description,
            &config.footer,
            &config.links,
            &config.rates,
            &config.aliases,
        );
        let settings = (options.digest(), site, as_of, theme, changes.is_some());
        let guides = guides.map(digits);
        SiteInputs {
            version: digits(xxh3_128(THIS_BUILD.as_bytes())),
            settings: digits(xxh3_128(format!("{settings:?}").as_bytes())),
            changes: changes.map(|it| digits(xxh3_128(format!("{it:?}").as_bytes()))),
            guides: guides.collect(),
        }
    }

    /// A hash of how sites of these are made, of whatever guides.
    pub(super) fn made_like(&self) -> u128 {
        xxh3_128(format!("{} {}", self.version, self.settings).as_bytes())
    }

    /// Whether sites of these are made in the same way, of whatever guides.
    pub(super) fn is_made_like(&self, earlier: &SiteInputs) -> bool {
        (&self.version, &self.settings) == (&earlier.version, &earlier.settings)
    }

    /// In what a site that was made of `earlier` is another one than one that is made of this.
    pub(super) fn reasons(&self, earlier: &SiteInputs) -> Vec<RemakeReason> {
        let mut reasons = Vec::new();
        if self.version != earlier.version {
            reasons.push(RemakeReason::Version);
        }
        if self.settings != earlier.settings {
            reasons.push(RemakeReason::Settings);
        }
        if self.changes != earlier.changes {
            reasons.push(RemakeReason::Changes);
        }
        if self.guides != earlier.guides {
            reasons.push(RemakeReason::Guides(self.changed_guides(earlier)));
        }
        reasons
    }

    /// How many guides are other ones; one that moved counts once.
    fn changed_guides(&self, earlier: &SiteInputs) -> usize {
        let missing = |these: &[String], among: &[String]| {
            let mut among: Vec<&String> = among.iter().collect();
            among.sort_unstable();
            let is_missing = |guide: &&String| among.binary_search(guide).is_err();
            these.iter().filter(is_missing).count()
        };
        let (new, gone) = (
            missing(&self.guides, &earlier.guides),
            missing(&earlier.guides, &self.guides),
        );
        new.max(gone)
    }
}

fn digits(hash: u128) -> String {
    format!("{hash:032x}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn inputs(guides: &[&str]) -> SiteInputs {
        SiteInputs {
            version: "1".to_string(),
            settings: "2".to_string(),
            changes: None,
            guides: guides.iter().map(ToString::to_string).collect(),
        }
    }

    #[test]
    fn guides_that_changed_came_or_went_are_counted_once() {
        let earlier = inputs(&["a", "c", "b"]);
        for (now, count) in [
            (&["a", "c", "x"][..], 1),
            (&["a", "c"], 1),
            (&["a", "c", "b", "x", "y"], 2),
            (&["x", "y"], 3),
            (&[], 3),
            // In another order they are the same guides, and yet another site.
            (&["a", "b", "c"], 0),
        ] {
            let reasons = inputs(now).reasons(&earlier);
            assert_eq!(reasons, [RemakeReason::Guides(count)], "{now:?}");
        }
        assert_eq!(earlier.reasons(&earlier), []);
    }

    #[test]
    fn another_version_makes_another_site() {
        let (config, options, theme) = Default::default();
        let request = SiteRequest {
            config: &config,
            options: &options,
            theme: &theme,
            as_of: jiff::civil::date(2026, 3, 1),
            changes: None,
        };
        let made = SiteInputs::of(request, std::iter::empty());
        assert_eq!(made.version, digits(xxh3_128(THIS_BUILD.as_bytes())));
        let other = SiteInputs {
            version: digits(0),
            ..made.clone()
        };
        assert_eq!(made.reasons(&other), [RemakeReason::Version]);
    }
}

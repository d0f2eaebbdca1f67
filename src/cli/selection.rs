//! Which guides are looked at, by which rules.

use std::path::PathBuf;

use clap::Args;

use crate::model::{Date, parse_date};
use crate::project::{CacheAbsence, GuideCache};

/// Which guides, and which rules.
#[derive(Args, Debug)]
pub(super) struct Selection {
    /// Guides, or folders of guides [default: the project's guides folder]
    #[arg(value_name = "PATHS")]
    pub paths: Vec<PathBuf>,
    /// Compare dates with this date instead of today's, so that a run can be repeated
    #[arg(long, value_name = "DATE", value_parser = date)]
    pub as_of: Option<Date>,
    /// Run only these rules: names, codes, or the start of codes (NG3; NG is all rules), separated by
    /// commas
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub select: Vec<String>,
    /// Do not run these rules, named in the same ways
    #[arg(long, value_name = "RULES", value_delimiter = ',')]
    pub ignore: Vec<String>,
    /// Check and build everything anew, instead of taking over what earlier runs made of guides that have
    /// not changed
    #[arg(long)]
    pub no_cache: bool,
    /// Say on standard error, after the run, how long each step took, how many guides were not taken from
    /// the cache and why, and why `build` made the site again. --quiet does not hide it
    #[arg(long)]
    pub timings: bool,
}

impl Selection {
    /// What earlier runs found, unless that is not to be used.
    pub(super) fn cache(&self) -> Result<GuideCache, CacheAbsence> {
        if self.no_cache {
            Err(CacheAbsence::NotWanted)
        } else {
            GuideCache::of_user()
        }
    }
}

fn date(text: &str) -> Result<Date, String> {
    parse_date(text).ok_or_else(|| "expected a date such as 2026-02-23".to_string())
}

//! The dates of an edit of guides, and the options that edited guides are checked with.

use anyhow::{Result, bail};
use clap::Args;

use super::setup::today;
use crate::check::{CheckOptions, NewDates};
use crate::draft::DAYS_TO_REVIEW;
use crate::model::{Date, Quarter};
use crate::project::Config;
use crate::rules::RunScope;

#[derive(Args, Clone, Copy, Debug)]
pub(super) struct EditDates {
    /// The quarter that the figures are of now: 2026-Q3
    #[arg(long, value_name = "QUARTER", value_parser = quarter)]
    pub quarter: Option<Quarter>,
    /// The day of the edit [default: today]
    #[arg(long, value_name = "DATE")]
    pub as_of: Option<Date>,
}

fn quarter(text: &str) -> std::result::Result<Quarter, String> {
    Quarter::parse(text).ok_or_else(|| "expected a quarter such as 2026-Q3".to_string())
}

impl EditDates {
    fn day(self) -> Date {
        self.as_of.unwrap_or_else(today)
    }

    /// The dates that are written in guides that change: none but with a quarter.
    pub(super) fn new_dates(self) -> Result<NewDates> {
        let day = self.day();
        let Some(quarter) = self.quarter else {
            return Ok(NewDates::default());
        };
        if quarter.first_day().is_some_and(|first| first > day) {
            bail!(
                "--quarter {quarter} begins after {day}, so there are no figures of it yet (--as-of)"
            );
        }
        let due = day.checked_add(jiff::Span::new().days(DAYS_TO_REVIEW));
        Ok(NewDates {
            last_updated: Some(day),
            quarter: Some(quarter),
            next_review_due: Some(due.unwrap_or(day)),
        })
    }

    /// How edited guides are checked.
    pub(super) fn check_options(self, config: &Config) -> CheckOptions {
        CheckOptions {
            limits: config.limits,
            settings: config.settings.clone(),
            scope: RunScope {
                as_of: Some(self.day()),
                places: config.places.clone(),
                ..RunScope::default()
            },
        }
    }
}

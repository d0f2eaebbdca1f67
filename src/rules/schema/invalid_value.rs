//! A value that is not allowed for its key.
//!
//! ## What it finds
//!
//! A `role_type` or `data_quality` that is not one of the allowed words, a date that does not exist
//! or is not written as YYYY-MM-DD, a quarter that is not written as YYYY-Qn, a `company` or `role`
//! that is not a slug or cannot be the name of a page (such as `con`, or `index` as a role), a
//! currency that is not an ISO 4217 code, amounts and percentages that are negative or impossibly
//! large, a `stock_vest_years` that is not from 1 to 10, and a percent of a `stock_vest_schedule`
//! that is not from 0 to 100.
//!
//! ## Why it matters
//!
//! negguide uses these values to name, date, sort and filter pages and to compare figures.
//!
//! ## Example
//!
//! ````keys fails error x1 @"meduim"
//! data_quality: meduim
//! ````
//!
//! ````keys passes
//! data_quality: medium
//! ````
//!
//! A date in another format:
//!
//! ````keys fails error x1 @"2026/02/23"
//! last_updated: 2026/02/23
//! ````
//!
//! ````keys passes
//! last_updated: 2026-02-23
//! ````
//!
//! ## Fix safety
//!
//! Safe where the fix changes only how the value is written, such as its case, its separators or
//! its spaces. Unsafe where the fix guesses which value was meant.

use crate::analysis::text::phrases::{key_of, one_of, shown};
use crate::diagnostic::{Fix, Safety};
use crate::model::Guide;
use crate::model::front_matter::{InvalidWhy, SchemaFault};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG104",
    "invalid-value",
    Error,
    SafeOrUnsafe,
    "invalid_value.rs"
);

pub(crate) struct InvalidValue;

impl Rule for InvalidValue {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::InvalidValue {
                key,
                within,
                value,
                range,
                why,
                suggestion,
            } = fault
            else {
                continue;
            };
            let name = key_of(key, within.as_deref());
            let words = words(*why, value);
            let message = format!("{name} must be {}, not {}", words.wanted, shown(value));
            let finding = context
                .finding(message, *range, words.label)
                .notes(words.why);
            context.report(match suggestion {
                Some(meant) => {
                    let (safety, help) = if is_notation(value, meant) {
                        (Safety::Safe, format!("write `{meant}`"))
                    } else {
                        (Safety::Unsafe, format!("did you mean `{meant}`?"))
                    };
                    let title = format!("write `{meant}`");
                    finding
                        .help(help)
                        .fix(Fix::replace(title, *range, meant, safety))
                }
                None => finding.help(words.help),
            });
        }
    }
}

struct InvalidWords {
    wanted: String,
    label: String,
    why: Option<&'static str>,
    help: String,
}

impl InvalidWords {
    fn new(wanted: impl Into<String>, label: &str, help: impl Into<String>) -> InvalidWords {
        InvalidWords {
            wanted: wanted.into(),
            label: label.to_string(),
            why: None,
            help: help.into(),
        }
    }

    fn because(self, why: &'static str) -> InvalidWords {
        InvalidWords {
            why: Some(why),
            ..self
        }
    }
}

fn words(why: InvalidWhy, value: &str) -> InvalidWords {
    match why {
        InvalidWhy::NotOneOf(allowed) => not_one_of(allowed),
        InvalidWhy::NotADate => not_a_date(value),
        InvalidWhy::NotAQuarter => InvalidWords::new(
            "a quarter, YYYY-Qn",
            "not a quarter in this form",
            "write the year and one of Q1 to Q4, such as 2025-Q4",
        ),
        InvalidWhy::NotASlug => InvalidWords::new(
            "a slug",
            "not a slug",
            "write it in lower-case letters a to z and digits, words joined by `-`",
        )
        .because("it names a folder or file and is part of the page's address"),
        InvalidWhy::Device => InvalidWords::new(
            "a name that files can have",
            "a name that Windows keeps for a device",
            "add a word to it, joined by `-`",
        )
        .because("the guide's pages, or the folder they are in, would have this name"),
        InvalidWhy::PageName => InvalidWords::new(
            "the name of a role",
            "the name of the company's own page",
            "add a word to it, joined by `-`",
        )
        .because("the guide's page would take the place of the list of the company's guides"),
        InvalidWhy::LongSlug => InvalidWords::new(
            "a slug of at most 200 characters",
            "too long for the name of a file",
            "shorten it",
        )
        .because("file systems refuse longer names"),
        InvalidWhy::NotACurrency => InvalidWords::new(
            "an ISO 4217 code",
            "no currency has this code",
            "write the three-letter code, such as USD, EUR or INR",
        ),
        InvalidWhy::Negative => InvalidWords::new(
            "zero or more",
            "below zero",
            "write the figure without the minus, or leave the key out if it is not known",
        ),
        InvalidWhy::TooLarge => InvalidWords::new(
            "a plausible figure",
            "larger than any pay",
            "look for a digit or a zero too many",
        )
        .because("percentages end at 1,000, amounts at 1,000,000,000,000,000"),
        InvalidWhy::NotYears => InvalidWords::new(
            "a whole number of years from 1 to 10",
            "not from 1 to 10",
            "write the years the grant vests over, or leave the key out: four are assumed",
        ),
        InvalidWhy::NotAShare => InvalidWords::new(
            "a part of the grant, from 0 to 100",
            "not from 0 to 100",
            "write the percent of the grant that vests in that year",
        ),
    }
}

fn not_one_of(allowed: &[&str]) -> InvalidWords {
    let all = one_of(allowed.iter().copied());
    InvalidWords::new(&all, "none of these", format!("write {all}"))
}

fn not_a_date(value: &str) -> InvalidWords {
    if has_shape(value, "0000-00-00") {
        return InvalidWords::new(
            "a day of the calendar",
            "this day does not exist",
            "correct the month or the day",
        );
    }
    InvalidWords::new(
        "a date, YYYY-MM-DD",
        "not a date in this form",
        "write year, month and day in digits, such as 2026-02-23",
    )
    .because("day and month in another order are read differently from place to place")
}

/// Whether `text` has a digit wherever `shape` has `0`, and the same characters elsewhere.
fn has_shape(text: &str, shape: &str) -> bool {
    let same = |(one, other): (char, char)| match other {
        '0' => one.is_ascii_digit(),
        _ => one == other,
    };
    text.len() == shape.len() && text.chars().zip(shape.chars()).all(same)
}

/// Whether the two differ only in case, separators, leading zeros and the order of their parts.
fn is_notation(value: &str, meant: &str) -> bool {
    let parts = |text: &str| -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        let mut parts: Vec<String> = parts
            .filter(|part| !part.is_empty())
            .map(|part| part.trim_start_matches('0').to_lowercase())
            .collect();
        parts.sort();
        parts
    };
    let joined = |text: &str| -> String {
        let kept = text.chars().filter(|c| c.is_alphanumeric());
        kept.flat_map(char::to_lowercase).collect()
    };
    parts(value) == parts(meant) || joined(value) == joined(meant)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Amount;

    #[test]
    fn amounts_end_where_the_note_says() {
        assert_eq!(Amount::MAX, Amount(1_000_000_000_000_000));
    }

    #[test]
    fn slugs_end_where_the_message_says() {
        assert_eq!(crate::model::slug::LONGEST_SLUG, 200);
    }

    #[test]
    fn notation_and_guesses() {
        for (value, meant) in [
            ("usd", "USD"),
            ("2026/2/3", "2026-02-03"),
            ("20260203", "2026-02-03"),
            ("2025 q4", "2025-Q4"),
            ("Q4 2025", "2025-Q4"),
            ("Acme Corp", "acme-corp"),
            ("High", "high"),
        ] {
            assert!(is_notation(value, meant), "{value}");
        }
        for (value, meant) in [
            ("EURO", "EUR"),
            ("2025-4", "2025-Q4"),
            ("hihg", "high"),
            ("$", "USD"),
        ] {
            assert!(!is_notation(value, meant), "{value}");
        }
    }
}

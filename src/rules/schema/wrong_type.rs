//! A value of the wrong type: text where a number belongs, a map where a list belongs.
//!
//! ## What it finds
//!
//! `"$205K"` or `205,000` where a plain number belongs, a number where text belongs, a single entry
//! where a list of entries belongs. An amount that can only mean one thing is still read, and is
//! checked by the other rules.
//!
//! ## Why it matters
//!
//! Programs that read the front matter treat `"$205K"` as text: they skip it or fail.
//!
//! ## Example
//!
//! ````pay fails error x1 @"\"£95K\""
//! - region: London
//!   base_low: "£95K"
//!   base_high: 120000
//!   currency: GBP
//! ````
//!
//! Amounts are plain digits, in whole units of the entry's currency:
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix writes the same value with the right type. There is no fix for a value that can be
//! read in two ways, such as `205.000`, or that is in a different currency than its entry.

use crate::analysis::text::phrases::{head, key_of, shown};
use crate::diagnostic::{Fix, Safety};
use crate::model::cell::parse_money;
use crate::model::front_matter::{ExpectedValue, FoundValue, SchemaFault};
use crate::model::{Currency, Guide};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!("NG103", "wrong-type", Error, Safe, "wrong_type.rs");

pub(crate) struct WrongType;

impl Rule for WrongType {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::WrongType {
                key,
                within,
                expected,
                found,
                range,
                replacement,
            } = fault
            else {
                continue;
            };
            let text = guide.source.slice(*range);
            let name = key_of(key, within.as_deref());
            let (wanted, is) = (wanted(*expected), is(*expected, *found));
            let message = match found {
                FoundValue::Map | FoundValue::List => format!("{name} must be {wanted}, not {is}"),
                _ => format!("{name} must be {wanted}, but {} is {is}", shown(text)),
            };
            let label = format!("this is {is}");
            let finding = context
                .finding(message, head(&guide.source.text, *range), label)
                .notes(why(*expected, *found));
            let foreign = foreign_currency(guide, *range, text);
            context.report(match (replacement, foreign) {
                (_, Some((written, own))) => finding.help(format!(
                    "the amount is in {written}, the entry in {own}: \
                     write the amount in {own}, or correct `currency`"
                )),
                (Some(value), None) => finding.help(advice(*expected, value)).fix(Fix::replace(
                    format!("write {value}"),
                    *range,
                    value,
                    Safety::Safe,
                )),
                (None, None) => finding.help(instead(key, *expected, *found, text)),
            });
        }
    }
}

fn wanted(expected: ExpectedValue) -> &'static str {
    match expected {
        ExpectedValue::Text => "text",
        ExpectedValue::WholeAmount => "a whole amount",
        ExpectedValue::Percent => "a percentage",
        ExpectedValue::Years => "a number of years",
        ExpectedValue::Shares => "a list of percentages",
        ExpectedValue::Share => "a percentage",
        ExpectedValue::Map => "a map of keys",
        ExpectedValue::List => "a list",
    }
}

fn is(expected: ExpectedValue, found: FoundValue) -> &'static str {
    let wants_number = matches!(
        expected,
        ExpectedValue::WholeAmount
            | ExpectedValue::Percent
            | ExpectedValue::Years
            | ExpectedValue::Share
    );
    match found {
        FoundValue::Text => "text",
        FoundValue::Number if wants_number => "not in plain digits",
        FoundValue::Number => "a number",
        FoundValue::Fraction => "a number with a fraction or an exponent",
        FoundValue::Boolean => "a truth value",
        FoundValue::Null => "nothing",
        FoundValue::Map => "a map",
        FoundValue::List => "a list",
    }
}

/// The reason, where the two types do not say it.
fn why(expected: ExpectedValue, found: FoundValue) -> Option<&'static str> {
    let is_scalar = !matches!(found, FoundValue::Map | FoundValue::List);
    match expected {
        ExpectedValue::WholeAmount => {
            Some("amounts are plain digits, in whole units of the entry's currency")
        }
        ExpectedValue::Percent => Some("a percentage is a plain number: 10 or 7.5"),
        ExpectedValue::Share => Some("the percents of the years are plain numbers: 5 or 33.3"),
        ExpectedValue::Years => Some("years are a plain number from 1 to 10"),
        ExpectedValue::Text if is_scalar => Some("without quotes, YAML does not read it as text"),
        ExpectedValue::Text | ExpectedValue::Shares | ExpectedValue::Map | ExpectedValue::List => {
            None
        }
    }
}

fn advice(expected: ExpectedValue, value: &str) -> String {
    match expected {
        ExpectedValue::Text => format!("put it in quotes: {value}"),
        ExpectedValue::Shares => format!("write it as a list: {value}"),
        _ => format!("write the number alone: {value}"),
    }
}

/// What to do where there is no single value to write.
fn instead(key: &str, expected: ExpectedValue, found: FoundValue, text: &str) -> String {
    match (expected, found) {
        (ExpectedValue::WholeAmount | ExpectedValue::Percent, _) if is_range(text) => {
            let stem = key.trim_end_matches("_low").trim_end_matches("_high");
            format!("write the two ends in two keys, `{stem}_low` and `{stem}_high`")
        }
        (ExpectedValue::WholeAmount, _) => {
            "write the amount alone, such as 205000, or leave the key out if it is not known".into()
        }
        (ExpectedValue::Percent, _) => {
            "write the percentage alone, such as 10, or leave the key out if it is not known".into()
        }
        (ExpectedValue::Years, _) => "write the number alone, such as 4".into(),
        (ExpectedValue::Shares, _) => {
            "write the percent of the grant that vests in each year, such as [5, 15, 40, 40]".into()
        }
        (ExpectedValue::Share, _) => {
            "write the percent of the grant that vests in that year, 0 if none does".into()
        }
        (ExpectedValue::Text, _) => "write it as text on one line".into(),
        (ExpectedValue::List, FoundValue::Map) => "start each item of the list with `- `".into(),
        (ExpectedValue::List, _) => {
            "write each item on a line of its own that starts with `- `".into()
        }
        (ExpectedValue::Map, FoundValue::List) => {
            "write `key: value` lines, without `- ` before them".into()
        }
        (ExpectedValue::Map, _) => "write `key: value` lines".into(),
    }
}

/// `5-10%`, `$150K to $190K`: a dash or `to` between two digits.
fn is_range(text: &str) -> bool {
    let split = ["–", "—", "-", " to "]
        .into_iter()
        .find_map(|dash| text.split_once(dash));
    let has_digit = |part: &str| part.contains(|c: char| c.is_ascii_digit());
    split.is_some_and(|(low, high)| has_digit(low) && has_digit(high))
}

/// The currency an amount is written in and that of its entry, where the two differ.
fn foreign_currency(guide: &Guide, range: TextRange, text: &str) -> Option<(Currency, Currency)> {
    let entries = &guide.front.compensation;
    let entry = entries.iter().find(|entry| entry.range.contains(range))?;
    let own = *entry.currency.value()?;
    let (_, mark) = parse_money(text.trim_matches(['"', '\'']).trim())?;
    let written = mark?.resolve(Some(own))?;
    (written != own).then_some((written, own))
}

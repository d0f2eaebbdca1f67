//! A value of the wrong type: text where a number belongs, a map where a list belongs.
//!
//! ## What it finds
//!
//! `"$205K"` or `205,000` where a plain number belongs, a number where text belongs, one entry
//! where a list of entries belongs. An amount that can only mean one thing is read all the same,
//! and so is checked.
//!
//! ## Why it matters
//!
//! Programs that read the front matter take `"$205K"` for text: they skip it, or stop at it.
//!
//! ## Example
//!
//! ````pay fails
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
//! Safe: the fix writes the same value in the right notation. There is none where a value can be
//! read in two ways, such as `205.000`, or is in another currency than its entry.

use crate::analysis::text::phrases::{head, key_of, shown};
use crate::diagnostic::{Fix, Safety};
use crate::model::cell::parse_money;
use crate::model::front_matter::{Expected, Found, SchemaFault};
use crate::model::{Currency, Guide};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!("NG103", "wrong-type", Error, Safe, "wrong_type.rs");

pub struct WrongType;

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
                Found::Map | Found::List => format!("{name} must be {wanted}, not {is}"),
                _ => format!("{name} must be {wanted}, but {} is {is}", shown(text)),
            };
            let label = format!("this is {is}");
            let mut finding = context.finding(message, head(&guide.source.text, *range), label);
            if let Some(why) = why(*expected, *found) {
                finding = finding.note(why);
            }
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

fn wanted(expected: Expected) -> &'static str {
    match expected {
        Expected::Text => "text",
        Expected::WholeAmount => "a whole amount",
        Expected::Percent => "a percentage",
        Expected::Years => "a number of years",
        Expected::Shares => "a list of percentages",
        Expected::Share => "a percentage",
        Expected::Map => "a map of keys",
        Expected::List => "a list",
    }
}

fn is(expected: Expected, found: Found) -> &'static str {
    let wants_number = matches!(
        expected,
        Expected::WholeAmount | Expected::Percent | Expected::Years | Expected::Share
    );
    match found {
        Found::Text => "text",
        Found::Number if wants_number => "not in plain digits",
        Found::Number => "a number",
        Found::Fraction => "a number with a fraction or an exponent",
        Found::Boolean => "a truth value",
        Found::Null => "nothing",
        Found::Map => "a map",
        Found::List => "a list",
    }
}

/// The reason, where the two types do not say it.
fn why(expected: Expected, found: Found) -> Option<&'static str> {
    let is_scalar = !matches!(found, Found::Map | Found::List);
    match expected {
        Expected::WholeAmount => {
            Some("amounts are plain digits, in whole units of the entry's currency")
        }
        Expected::Percent => Some("a percentage is a plain number: 10 or 7.5"),
        Expected::Share => Some("the percents of the years are plain numbers: 5 or 33.3"),
        Expected::Years => Some("years are a plain number from 1 to 10"),
        Expected::Text if is_scalar => {
            Some("without quotes, YAML takes it for something else than text")
        }
        Expected::Text | Expected::Shares | Expected::Map | Expected::List => None,
    }
}

fn advice(expected: Expected, value: &str) -> String {
    match expected {
        Expected::Text => format!("put it in quotes: {value}"),
        Expected::Shares => format!("write it as a list: {value}"),
        _ => format!("write the number alone: {value}"),
    }
}

/// What to do where there is no single value to write.
fn instead(key: &str, expected: Expected, found: Found, text: &str) -> String {
    match (expected, found) {
        (Expected::WholeAmount | Expected::Percent, _) if is_range(text) => {
            let stem = key.trim_end_matches("_low").trim_end_matches("_high");
            format!("write the two ends in two keys, `{stem}_low` and `{stem}_high`")
        }
        (Expected::WholeAmount, _) => {
            "write the amount alone, such as 205000, or leave the key out if it is not known".into()
        }
        (Expected::Percent, _) => {
            "write the percentage alone, such as 10, or leave the key out if it is not known".into()
        }
        (Expected::Years, _) => "write the number alone, such as 4".into(),
        (Expected::Shares, _) => {
            "write the percent of the grant that vests in each year, such as [5, 15, 40, 40]".into()
        }
        (Expected::Share, _) => {
            "write the percent of the grant that vests in that year, 0 if none does".into()
        }
        (Expected::Text, _) => "write it as text on one line".into(),
        (Expected::List, Found::Map) => "start each item of the list with `- `".into(),
        (Expected::List, _) => "write each item on a line of its own that starts with `- `".into(),
        (Expected::Map, Found::List) => "write `key: value` lines, without `- ` before them".into(),
        (Expected::Map, _) => "write `key: value` lines".into(),
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

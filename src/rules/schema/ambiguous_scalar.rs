//! An unquoted value that different YAML readers interpret differently.
//!
//! ## What it finds
//!
//! Unquoted values that YAML 1.1 and YAML 1.2 interpret differently, such as `no`, `on`, `y`,
//! `017`, `1_000`, `1e3`, `12:30`, `0b1` and `0o17`.
//!
//! ## Why it matters
//!
//! Many programs still use YAML 1.1. They read the country code `no` as false, and the level `017`
//! as the octal number 15.
//!
//! ## Example
//!
//! ````keys fails warning x1 @"017"
//! level_mapping:
//!   internal: 017
//!   raw: Acme L4 = Globex E4
//! ````
//!
//! ````keys passes
//! level_mapping:
//!   internal: "017"
//!   raw: Acme L4 = Globex E4
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix puts the value in quotes, which keep the text as it is written. In an amount, it
//! only removes leading zeros.

use crate::analysis::text::phrases::key_of;
use crate::diagnostic::{Fix, Safety};
use crate::model::Guide;
use crate::model::front_matter::SchemaFault;
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG110",
    "ambiguous-scalar",
    Warning,
    Safe,
    "ambiguous_scalar.rs"
);

pub(crate) struct AmbiguousScalar;

impl Rule for AmbiguousScalar {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for fault in &guide.problems.schema {
            let SchemaFault::AmbiguousScalar {
                key,
                within,
                text,
                range,
                replacement,
            } = fault
            else {
                continue;
            };
            let name = key_of(key, within.as_deref());
            let readings = Readings::of(text);
            let finding = context
                .finding(
                    format!(
                        "{name} is `{text}`: {} for YAML 1.1 readers, {} for YAML 1.2",
                        readings.old, readings.new
                    ),
                    *range,
                    format!("{} or {}", readings.old, readings.new),
                )
                .help(format!("write {replacement}"))
                .fix(Fix::replace(
                    format!("write {replacement}"),
                    *range,
                    replacement,
                    Safety::Safe,
                ));
            context.report(finding);
        }
    }
}

/// What the two versions of YAML take a text for.
struct Readings {
    old: String,
    new: String,
}

impl Readings {
    fn of(text: &str) -> Readings {
        let lower = text.to_ascii_lowercase();
        let unsigned = lower.trim_start_matches(['-', '+']);
        let (old, new) = match unsigned {
            "y" | "yes" | "on" => ("true", "text"),
            "n" | "no" | "off" => ("false", "text"),
            _ if unsigned.contains(':') => ("a number to base 60", "text"),
            _ if unsigned.contains('_') => ("a number", "text"),
            _ if unsigned.starts_with("0b") => ("a binary number", "text"),
            _ if unsigned.starts_with("0o") => ("text", "an octal number"),
            _ if unsigned.contains('e') => ("text", "a number"),
            _ => return Readings::leading_zero(unsigned),
        };
        Readings {
            old: old.to_string(),
            new: new.to_string(),
        }
    }

    /// Digits after a zero: octal for YAML 1.1, unless one of them is 8 or 9.
    fn leading_zero(digits: &str) -> Readings {
        let old = match u64::from_str_radix(digits, 8) {
            Ok(value) => format!("the octal number {value}"),
            Err(_) => "text".to_string(),
        };
        let plain = digits.trim_start_matches('0');
        Readings {
            old,
            new: match plain {
                "" => "0".to_string(),
                _ => plain.to_string(),
            },
        }
    }
}

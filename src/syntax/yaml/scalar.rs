//! What a plain scalar means, and whether YAML 1.1 and 1.2 readers agree on it.

use super::{Scalar, ScalarNotation};

/// The type a YAML 1.2 (core schema) reader gives a scalar.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ScalarKind {
    Null,
    Bool,
    /// Digits with an optional sign.
    Integer,
    /// A decimal fraction or a number with an exponent, or a special such as `.inf`.
    Float,
    Text,
}

impl Scalar {
    /// The kind by the YAML 1.2 core schema. Quoted and block scalars are always text.
    pub fn kind(&self) -> ScalarKind {
        match self.style {
            ScalarNotation::Absent => ScalarKind::Null,
            ScalarNotation::Plain => plain_kind(&self.text),
            ScalarNotation::SingleQuoted | ScalarNotation::DoubleQuoted | ScalarNotation::Block => {
                ScalarKind::Text
            }
        }
    }
}

fn plain_kind(text: &str) -> ScalarKind {
    match text {
        "" | "~" | "null" | "Null" | "NULL" => ScalarKind::Null,
        "true" | "True" | "TRUE" | "false" | "False" | "FALSE" => ScalarKind::Bool,
        ".nan" | ".NaN" | ".NAN" => ScalarKind::Float,
        _ => number_kind(text).unwrap_or(ScalarKind::Text),
    }
}

fn number_kind(text: &str) -> Option<ScalarKind> {
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    if matches!(unsigned, ".inf" | ".Inf" | ".INF") {
        return Some(ScalarKind::Float);
    }
    let radix_digits = |prefix, radix| {
        text.strip_prefix(prefix)
            .is_some_and(|rest: &str| !rest.is_empty() && rest.chars().all(|c| c.is_digit(radix)))
    };
    if all_digits(unsigned) || radix_digits("0o", 8) || radix_digits("0x", 16) {
        return Some(ScalarKind::Integer);
    }
    let (mantissa, exponent) = match unsigned.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (unsigned, None),
    };
    if let Some(exponent) = exponent
        && !all_digits(exponent.strip_prefix(['-', '+']).unwrap_or(exponent))
    {
        return None;
    }
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = whole.len() + fraction.len() > 0
        && whole
            .bytes()
            .chain(fraction.bytes())
            .all(|b| b.is_ascii_digit());
    digits.then_some(ScalarKind::Float)
}

fn all_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether a plain scalar is text for one of YAML 1.1 and YAML 1.2 and something else for the
/// other, or is read as another number: `no`, `on`, `017`, `1_000`, `1e3`, `12:30`, `0b1`.
pub fn differs_between_versions(text: &str) -> bool {
    const BOOL_1_1: [&str; 8] = ["y", "n", "yes", "no", "on", "off", "Y", "N"];
    let lower = text.to_ascii_lowercase();
    let word = BOOL_1_1.contains(&lower.as_str())
        && (text == lower || text == lower.to_ascii_uppercase() || is_capitalised(text));
    let unsigned = text.strip_prefix(['-', '+']).unwrap_or(text);
    let starts_with_digit = unsigned.starts_with(|c: char| c.is_ascii_digit());
    let octal = unsigned.len() > 1 && unsigned.starts_with('0') && all_digits(unsigned);
    let octal_1_2 = unsigned.starts_with("0o") && number_kind(text).is_some();
    let binary = unsigned.strip_prefix("0b").is_some_and(|rest| {
        !rest.is_empty() && rest.bytes().all(|b| matches!(b, b'0' | b'1' | b'_'))
    });
    let underscored = starts_with_digit
        && unsigned.contains('_')
        && unsigned
            .bytes()
            .all(|b| b.is_ascii_digit() || matches!(b, b'_' | b'.'));
    let sexagesimal = starts_with_digit
        && unsigned.contains(':')
        && unsigned
            .split(':')
            .all(|part| all_digits(part) && part.len() <= 2);
    // YAML 1.1 wants a dot and a signed exponent; 1.2 takes `1e3`.
    let exponent = number_kind(text) == Some(ScalarKind::Float) && unsigned.contains(['e', 'E']);
    word || octal || octal_1_2 || binary || underscored || sexagesimal || exponent
}

fn is_capitalised(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_uppercase())
        && text.bytes().skip(1).all(|b| b.is_ascii_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_follow_the_core_schema() {
        let kind = |text: &str| plain_kind(text);
        assert_eq!(kind("null"), ScalarKind::Null);
        assert_eq!(kind("205000"), ScalarKind::Integer);
        assert_eq!(kind("-3"), ScalarKind::Integer);
        assert_eq!(kind("0x1F"), ScalarKind::Integer);
        assert_eq!(kind("1e400"), ScalarKind::Float);
        assert_eq!(kind("7.5"), ScalarKind::Float);
        assert_eq!(kind("."), ScalarKind::Text);
        assert_eq!(kind("205,000"), ScalarKind::Text);
        assert_eq!(kind("2026-02-23"), ScalarKind::Text);
        assert_eq!(kind("yes"), ScalarKind::Text);
        assert_eq!(kind("True"), ScalarKind::Bool);
    }

    #[test]
    fn version_differences() {
        for text in [
            "no", "On", "OFF", "017", "1_000", "1e3", "12:30", "0b10", "0o17",
        ] {
            assert!(differs_between_versions(text), "{text}");
        }
        for text in [
            "Norway", "nO", "2025-Q4", "L5", "1.5", "10", "0", "London", "e3",
        ] {
            assert!(!differs_between_versions(text), "{text}");
        }
    }
}

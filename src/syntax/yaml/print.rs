//! Text as a YAML scalar that every YAML reader takes for that same text.

use std::fmt::Write;

use super::{Scalar, ScalarKind, ScalarNotation, differs_between_versions};

/// `text` as a YAML scalar for one line of YAML: plain where readers of YAML 1.1 and YAML 1.2 agree
/// that it is this text, in double quotes everywhere else. Text with a comma is quoted, as all guides
/// have it: it would be two values between brackets.
pub fn print_text(text: &str) -> String {
    if is_safe_plain(text) {
        text.to_string()
    } else {
        print_quoted(text)
    }
}

/// `text` in double quotes.
pub fn print_quoted(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => {
                quoted.push('\\');
                quoted.push(character);
            }
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            '\r' => quoted.push_str("\\r"),
            _ if is_printable(character) => quoted.push(character),
            _ => {
                // Every unprintable character has at most 16 bits.
                let _ = write!(quoted, "\\u{:04X}", u32::from(character));
            }
        }
    }
    quoted.push('"');
    quoted
}

/// Characters that YAML 1.1 and 1.2 both allow unescaped on one line.
fn is_printable(character: char) -> bool {
    let outside = matches!(u32::from(character),
        0..=0x1f | 0x7f..=0x9f | 0x2028 | 0x2029 | 0xfeff | 0xfffe | 0xffff);
    !outside
}

fn is_safe_plain(text: &str) -> bool {
    const INDICATORS: &str = "-?:,[]{}#&*!|>'\"%@`~=<";
    let trimmed = text.trim_matches(|c: char| c.is_whitespace());
    !text.is_empty()
        && trimmed.len() == text.len()
        && !text.starts_with(|first| INDICATORS.contains(first))
        && !text.starts_with("...")
        && !text.contains(": ")
        && !text.ends_with(':')
        && !text.contains(" #")
        && !text.contains(',')
        && text.chars().all(is_plain_character)
        && is_text_for_all(text)
}

/// Not a picture (those stay recognisable as text in quotes), no tab, nothing to escape.
fn is_plain_character(character: char) -> bool {
    is_printable(character) && u32::from(character) < 0x1_0000
}

/// Whether no version of YAML takes plain `text` for a number, date, boolean or null.
fn is_text_for_all(text: &str) -> bool {
    // `false` is the longest word that is taken for anything else; figures start with no letter.
    if text.len() > "false".len() && text.starts_with(|first: char| first.is_ascii_alphabetic()) {
        return true;
    }
    let plain = Scalar {
        text: text.into(),
        style: ScalarNotation::Plain,
    };
    let lower = text.to_ascii_lowercase();
    let word = matches!(
        lower.as_str(),
        "y" | "n" | "yes" | "no" | "on" | "off" | "true" | "false" | "null"
    );
    plain.kind() == ScalarKind::Text
        && !word
        && !differs_between_versions(text)
        && !is_number_like(&lower)
        && !starts_with_date(text)
}

/// Numbers of either version, and what some reader might take for one: `1_000.5`, `0x_1f`,
/// `190:20:30.15`, `1.2.3`.
fn is_number_like(lower: &str) -> bool {
    let unsigned = lower.strip_prefix(['-', '+']).unwrap_or(lower);
    let digits = unsigned.replace('_', "");
    let hex = digits.strip_prefix("0x");
    if hex.is_some_and(|rest| rest.bytes().all(|byte| byte.is_ascii_hexdigit())) {
        return true;
    }
    let (mantissa, exponent) = digits.split_once('e').unwrap_or((&digits, "0"));
    let exponent = exponent.strip_prefix(['-', '+']).unwrap_or(exponent);
    let number = |part: &str| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b':'))
    };
    let special = matches!(digits.as_str(), ".inf" | ".nan");
    special || (number(mantissa) && number(exponent))
}

/// `2026-02-23`, also with a time after it.
fn starts_with_date(text: &str) -> bool {
    let mut parts = text.splitn(3, '-');
    let digits = |part: Option<&str>, lengths: &[usize]| {
        part.is_some_and(|part| {
            lengths.contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit())
        })
    };
    digits(parts.next(), &[4])
        && digits(parts.next(), &[1, 2])
        && parts
            .next()
            .is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_where_all_readers_agree() {
        for text in [
            "London",
            "Bay Area (HQ)",
            "L5",
            "2025-Q4",
            "Zürich",
            "A = B",
            "a:b",
            "C#",
            "50-100 people",
            ".NET",
            "Norway",
        ] {
            assert_eq!(print_text(text), text);
        }
    }

    #[test]
    fn quoted_where_they_may_not() {
        for text in [
            "",
            " x",
            "x ",
            "no",
            "Yes",
            "nO",
            "on",
            "~",
            "null",
            "017",
            "1_000",
            "1e3",
            "1,000",
            "Ames, IA",
            "12:30",
            "2026-02-23",
            "2026-2-3 10:00",
            "-x",
            "? x",
            ": x",
            "a: b",
            "a:",
            "a #b",
            "#x",
            "&a",
            "*a",
            "!x",
            "%x",
            "@x",
            "`x",
            "[x",
            "{x",
            "=",
            "<<",
            "205000",
            "7.5",
            ".5",
            ".inf",
            "0x1F",
            "0b1",
            "0o7",
            "+1",
            "1.2.3",
            "🙂",
            "...",
            "a\tb",
            "a\nb",
            "true",
        ] {
            assert!(print_text(text).starts_with('"'), "{text}");
        }
        assert_eq!(
            print_text("\u{1}\n\"\\\u{2028}"),
            "\"\\u0001\\n\\\"\\\\\\u2028\""
        );
    }
}

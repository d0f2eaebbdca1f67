//! An example on a rule's page, and what its fence states of it.

use crate::diagnostic::Severity;

/// An example from a rule's page. It is run as a test.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Example {
    pub kind: ExampleKind,
    /// What the rule finds in it; none where the example passes.
    pub expected: Option<ExpectedFindings>,
    /// Other rules that find something in it, and how many findings each has.
    pub also: Vec<(String, usize)>,
    pub text: String,
}

/// What an example holds: the first word after its fence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExampleKind {
    /// `guide`: a whole file.
    Guide,
    /// `keys`: front-matter keys that replace those of an otherwise sound guide.
    Keys,
    /// `pay`: entries of `compensation`, and the body's pay table after a blank line.
    Pay,
    /// `body`: a part of an otherwise sound guide's body, before its global levers.
    Body,
    /// `guides`: several files, each after a line `=== guides/acme/software-engineer.md`. A file is
    /// an otherwise sound guide of that company and role, with the front-matter keys that are
    /// there and, after a blank line, another pay table, another strategy (a
    /// quote) or prose for its Negotiation DNA.
    Guides,
    /// `folders`: the same, and the files are all there are in their folders.
    Folders,
}

/// What a rule finds in an example: `error x2 @"95000" #3`.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ExpectedFindings {
    /// The severity of each of them.
    pub severity: Severity,
    pub count: usize,
    /// The text that the primary range of the first finding covers.
    pub place: String,
    /// Which occurrence of that text in the example's files is meant, from 1, where there are
    /// several. One within a longer word or number does not count.
    pub occurrence: Option<usize>,
}

impl Example {
    /// Reads what follows the opening fence: the kind, `passes` or `fails` with what the rule
    /// finds, and the other rules that find something (`pay passes mixed-currency x1`).
    pub(super) fn of_fence(info: &str) -> Option<Example> {
        let (kind, rest) = info.split_once(' ')?;
        let kind = match kind {
            "guide" => ExampleKind::Guide,
            "keys" => ExampleKind::Keys,
            "pay" => ExampleKind::Pay,
            "body" => ExampleKind::Body,
            "guides" => ExampleKind::Guides,
            "folders" => ExampleKind::Folders,
            _ => return None,
        };
        let (expected, others) = if let Some(stated) = rest.strip_prefix("fails ") {
            let (expected, others) = findings(stated)?;
            (Some(expected), others)
        } else {
            (None, rest.strip_prefix("passes")?)
        };
        Some(Example {
            kind,
            expected,
            also: also(others)?,
            text: String::new(),
        })
    }

    /// Whether the rule finds something in it.
    pub fn fails(&self) -> bool {
        self.expected.is_some()
    }
}

/// `error x2 @"95000" #3`, and what follows it.
fn findings(stated: &str) -> Option<(ExpectedFindings, &str)> {
    let (severity, rest) = stated.split_once(' ')?;
    let (count, rest) = rest.split_once(' ')?;
    let (place, rest) = quoted(rest.strip_prefix("@\"")?)?;
    let (occurrence, rest) = match rest.strip_prefix(" #") {
        Some(rest) => {
            let (number, rest) = rest.split_at(rest.find(' ').unwrap_or(rest.len()));
            (Some(number.parse().ok()?), rest)
        }
        None => (None, rest),
    };
    let expected = ExpectedFindings {
        severity: Severity::from_name(severity)?,
        count: times(count)?,
        place,
        occurrence,
    };
    Some((expected, rest))
}

/// The text up to the closing quote, and what follows it. A quote, a backslash and a line
/// break are written `\"`, `\\` and `\n`.
fn quoted(text: &str) -> Option<(String, &str)> {
    let mut read = String::new();
    let mut chars = text.chars();
    loop {
        match chars.next()? {
            '"' => return Some((read, chars.as_str())),
            '\\' => read.push(match chars.next()? {
                'n' => '\n',
                escaped @ ('"' | '\\') => escaped,
                _ => return None,
            }),
            char => read.push(char),
        }
    }
}

/// `mixed-currency x1 value-lost x2`.
fn also(text: &str) -> Option<Vec<(String, usize)>> {
    let mut words = text.split_whitespace();
    let mut also = Vec::new();
    while let Some(rule) = words.next() {
        also.push((rule.to_string(), times(words.next()?)?));
    }
    Some(also)
}

/// `x2`: at least one.
fn times(word: &str) -> Option<usize> {
    let count = word.strip_prefix('x')?.parse().ok()?;
    (count > 0).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_fence_states() {
        let read = Example::of_fence(
            r#"pay fails error x2 @"a \"b\"\nc" #3 mixed-currency x1 value-lost x12"#,
        );
        let read = read.expect("an example");
        let also = [("mixed-currency", 1), ("value-lost", 12)];
        assert_eq!(
            read.also,
            also.map(|(rule, count)| (rule.to_string(), count))
        );
        let expected = ExpectedFindings {
            severity: Severity::Error,
            count: 2,
            place: "a \"b\"\nc".into(),
            occurrence: Some(3),
        };
        assert_eq!(read.expected, Some(expected));
        let passing = Example::of_fence("keys passes path-mismatch x1").expect("an example");
        assert!(!passing.fails());
        assert_eq!(passing.also, [("path-mismatch".to_string(), 1)]);
    }

    #[test]
    fn no_fence_of_an_example() {
        for info in [
            "yaml",
            "pay",
            "pay fails",
            "pay fails error",
            "pay fails error x1",
            "pay fails error x0 @\"a\"",
            "pay fails fatal x1 @\"a\"",
            "pay fails error x1 @\"a",
            "pay fails error x1 @\"a\" mixed-currency",
            "page passes",
        ] {
            assert_eq!(Example::of_fence(info), None, "{info}");
        }
    }
}

//! One YAML value to one typed [`Slot`], noting what is wrong with it.

use super::fault::{ExpectedValue, FoundValue, InvalidWhy, SchemaFault};
use super::field::{Field, Given, NamedNode, TextForm, WrittenScalar, WrittenText};
use crate::model::cell::parse_money;
use crate::model::{Amount, Percent, Places, Slot};
use crate::syntax::yaml::{
    NodeId, NodeValue, Scalar, ScalarKind, ScalarNotation, Tree, differs_between_versions,
};

/// Reads values and collects what is wrong with them.
pub(super) struct ScalarReader<'t> {
    pub tree: &'t Tree,
    pub places: &'t Places,
    pub faults: Vec<SchemaFault>,
    /// The entry or item being read, as people would name it.
    pub within: Option<String>,
}

impl<'t> ScalarReader<'t> {
    /// The scalar of `field`, or the slot that represents its absence.
    pub(super) fn scalar<'k, T>(
        &mut self,
        field: Field<'k>,
        expected: ExpectedValue,
    ) -> Result<WrittenScalar<'t, 'k>, Slot<T>> {
        let id = match field.given {
            Given::Absent { insert_at } => return Err(Slot::missing(insert_at)),
            Given::Unknown(range) => return Err(Slot::Invalid { range }),
            Given::Value(id) => id,
        };
        let named = NamedNode::new(field.key, id);
        let node = self.tree.node(id);
        let range = node.range;
        let NodeValue::Scalar(scalar) = &node.value else {
            self.wrong_type(named, expected, None);
            return Err(Slot::Invalid { range });
        };
        if node.doubtful {
            return Err(Slot::Invalid { range });
        }
        if scalar.kind() == ScalarKind::Null {
            return Err(Slot::Null { range });
        }
        Ok(WrittenScalar {
            node: named,
            scalar,
            range,
        })
    }

    pub(super) fn text(&mut self, field: Field<'_>) -> Slot<String> {
        let written = match self.scalar(field, ExpectedValue::Text) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let text = written.scalar.text.to_string();
        if written.scalar.style == ScalarNotation::Plain {
            let quoted = format!("\"{text}\"");
            if differs_between_versions(&text) {
                self.ambiguous(written.text(), quoted);
            } else if written.scalar.kind() != ScalarKind::Text {
                self.wrong_type(written.node, ExpectedValue::Text, Some(quoted));
            }
        }
        Slot::present(text, written.range)
    }

    pub(super) fn amount(&mut self, field: Field<'_>) -> Slot<Amount> {
        let written = match self.scalar(field, ExpectedValue::WholeAmount) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let (text, range) = (&*written.scalar.text, written.range);
        let plain_digits = written.scalar.kind() == ScalarKind::Integer
            && text
                .bytes()
                .all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !plain_digits {
            let amount = readable_amount(written.scalar);
            let replacement = amount.map(|amount| amount.0.to_string());
            self.wrong_type(written.node, ExpectedValue::WholeAmount, replacement);
            return match amount {
                Some(amount) => Slot::present(amount, range),
                None => Slot::Invalid { range },
            };
        }
        if text.starts_with('-') {
            return self.invalid(written.text(), InvalidWhy::Negative, None);
        }
        match text.parse::<i64>() {
            Ok(value) if value <= Amount::MAX.0 => {
                if differs_between_versions(text) {
                    self.ambiguous(written.text(), value.to_string());
                }
                Slot::present(Amount(value), range)
            }
            _ => self.invalid(written.text(), InvalidWhy::TooLarge, None),
        }
    }

    pub(super) fn percent(&mut self, field: Field<'_>) -> Slot<Percent> {
        let written = match self.scalar(field, ExpectedValue::Percent) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let (text, range) = (&*written.scalar.text, written.range);
        let number = matches!(
            written.scalar.kind(),
            ScalarKind::Integer | ScalarKind::Float
        );
        let percent = Percent::parse(text.trim().trim_end_matches('%').trim_end());
        match percent {
            Some(percent) if number && percent < Percent::default() => {
                self.invalid(written.text(), InvalidWhy::Negative, None)
            }
            Some(percent) if percent > Percent::whole(1000) => {
                self.invalid(written.text(), InvalidWhy::TooLarge, None)
            }
            Some(percent) if number => Slot::present(percent, range),
            _ => {
                let replacement = percent.map(|percent| percent.to_string());
                self.wrong_type(written.node, ExpectedValue::Percent, replacement);
                match percent {
                    Some(percent) => Slot::present(percent, range),
                    None => Slot::Invalid { range },
                }
            }
        }
    }

    pub(super) fn years(&mut self, field: Field<'_>) -> Slot<u8> {
        let written = match self.scalar(field, ExpectedValue::Years) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let (text, range) = (&*written.scalar.text, written.range);
        if written.scalar.kind() != ScalarKind::Integer {
            let years = readable_years(text);
            let replacement = years.map(|years| years.to_string());
            self.wrong_type(written.node, ExpectedValue::Years, replacement);
            return match years {
                Some(years) => Slot::present(years, range),
                None => Slot::Invalid { range },
            };
        }
        match text.parse::<u8>() {
            Ok(years @ 1..=10) => Slot::present(years, range),
            _ => self.invalid(written.text(), InvalidWhy::NotYears, None),
        }
    }

    /// Text of the form `form`.
    pub(super) fn formed<T>(
        &mut self,
        field: Field<'_>,
        form: &TextForm<impl Fn(&str) -> Option<T>, impl Fn(&str) -> Option<String>>,
    ) -> Slot<T> {
        let written = match self.scalar(field, ExpectedValue::Text) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let text = written.scalar.text.trim();
        let Some(value) = (form.read)(text) else {
            let trimmed = WrittenText {
                text,
                ..written.text()
            };
            return self.invalid(trimmed, form.otherwise, (form.suggest)(text));
        };
        Slot::present(value, written.range)
    }

    pub(super) fn invalid<T>(
        &mut self,
        written: WrittenText<'_>,
        why: InvalidWhy,
        suggestion: Option<String>,
    ) -> Slot<T> {
        let range = written.range;
        self.faults.push(SchemaFault::InvalidValue {
            key: written.key.to_string(),
            within: self.within.clone(),
            value: written.text.to_string(),
            range,
            why,
            suggestion,
        });
        Slot::Invalid { range }
    }

    /// Reports a scalar that versions of YAML read differently.
    pub(super) fn ambiguous(&mut self, written: WrittenText<'_>, replacement: String) {
        self.faults.push(SchemaFault::AmbiguousScalar {
            key: written.key.to_string(),
            within: self.within.clone(),
            text: written.text.to_string(),
            range: written.range,
            replacement,
        });
    }

    pub(super) fn wrong_type(
        &mut self,
        named: NamedNode<'_>,
        expected: ExpectedValue,
        replacement: Option<String>,
    ) {
        let node = self.tree.node(named.id);
        let Some(found) = found(&node.value).filter(|_| !node.doubtful) else {
            return;
        };
        self.faults.push(SchemaFault::WrongType {
            key: named.name.to_string(),
            within: self.within.clone(),
            expected,
            found,
            range: node.range,
            replacement,
        });
    }

    pub(super) fn is_null(&self, id: NodeId) -> bool {
        self.tree
            .scalar(id)
            .is_some_and(|scalar| scalar.kind() == ScalarKind::Null)
    }
}

/// `None` for an alias: what it means is not known, and that it is one is a fault of its own.
fn found(value: &NodeValue) -> Option<FoundValue> {
    Some(match value {
        NodeValue::Map(_) => FoundValue::Map,
        NodeValue::List(_) => FoundValue::List,
        NodeValue::Alias => return None,
        NodeValue::Scalar(scalar) => match scalar.kind() {
            ScalarKind::Null => FoundValue::Null,
            ScalarKind::Bool => FoundValue::Boolean,
            ScalarKind::Integer => FoundValue::Number,
            ScalarKind::Float => FoundValue::Fraction,
            ScalarKind::Text => FoundValue::Text,
        },
    })
}

/// The amount that a scalar which is no plain whole number can only mean. `205.000` is none: it
/// is 205 for YAML, and 205,000 for half of the world.
fn readable_amount(scalar: &Scalar) -> Option<Amount> {
    let text = scalar.text.trim();
    let text = text.strip_prefix('+').unwrap_or(text).replace('_', "");
    let text = match (scalar.kind(), text.split_once('.')) {
        (ScalarKind::Float, Some((whole, zeros)))
            if zeros.len() != 3 && zeros.bytes().all(|byte| byte == b'0') =>
        {
            whole.to_string()
        }
        (ScalarKind::Float, _) => return None,
        _ => text,
    };
    parse_money(&text).map(|(amount, _)| amount)
}

/// `4 years`, `4yr`, `"4"`, `4.0`.
fn readable_years(text: &str) -> Option<u8> {
    let text = text.trim();
    let digits = text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (number, unit) = text.split_at(digits);
    let unit = unit.trim_start_matches([' ', '-']).to_ascii_lowercase();
    let years = number.parse().ok().filter(|years| (1..=10).contains(years));
    years.filter(|_| matches!(&*unit, "" | ".0" | "y" | "yr" | "yrs" | "year" | "years"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn amounts_that_can_only_mean_one_thing() {
        let amount = |text: &str, style| {
            let text = text.into();
            readable_amount(&Scalar { text, style }).map(|amount| amount.0)
        };
        for text in [
            "$205K", "205,000", "205_000", "+205000", "205000.0", "205000.", "2.05e5",
        ] {
            let expected = (text != "2.05e5").then_some(205_000);
            assert_eq!(amount(text, ScalarNotation::Plain), expected, "{text}");
        }
        assert_eq!(
            amount("205000", ScalarNotation::DoubleQuoted),
            Some(205_000)
        );
        for text in [
            "205.000",
            "205000.50",
            "1e400",
            ".inf",
            "0x1F",
            "205000-260000",
            "lots",
        ] {
            assert_eq!(amount(text, ScalarNotation::Plain), None, "{text}");
        }
    }

    #[test]
    fn years_in_words() {
        for text in ["4", "4 years", "4-year", "4yr", "4.0"] {
            assert_eq!(readable_years(text), Some(4), "{text}");
        }
        for text in ["0", "11", "4 months", "years", "3-4 years", "4.5"] {
            assert_eq!(readable_years(text), None, "{text}");
        }
    }
}

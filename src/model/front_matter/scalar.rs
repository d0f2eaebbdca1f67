//! One YAML value to one typed [`Slot`], noting what is wrong with it.

use super::fault::{Expected, Found, InvalidWhy, SchemaFault};
use crate::model::calendar::{Date, Quarter, parse_date};
use crate::model::cell::parse_money;
use crate::model::currency::{CurrencyMark, mark_at};
use crate::model::suggest::closest;
use crate::model::{Amount, Currency, Percent, Slot};
use crate::syntax::yaml::{NodeId, Scalar, ScalarKind, Style, Tree, Value, differs_between_versions};
use crate::text::TextRange;

/// Reads values and collects what is wrong with them.
pub(super) struct Reader<'t> {
    pub tree: &'t Tree,
    pub faults: Vec<SchemaFault>,
}

/// A scalar that is there and not null.
struct Written<'t> {
    id: NodeId,
    scalar: &'t Scalar,
    range: TextRange,
}

impl<'t> Reader<'t> {
    /// The scalar behind `key`, or the slot that stands for its absence.
    fn scalar<T>(
        &mut self,
        key: &str,
        id: Option<NodeId>,
        insert_at: usize,
        expected: Expected,
    ) -> Result<Written<'t>, Slot<T>> {
        let Some(id) = id else {
            return Err(Slot::missing(insert_at));
        };
        let node = self.tree.node(id);
        let range = node.range;
        let Value::Scalar(scalar) = &node.value else {
            self.wrong_type(key, expected, id, None);
            return Err(Slot::Invalid { range });
        };
        if scalar.kind() == ScalarKind::Null {
            return Err(Slot::Null { range });
        }
        Ok(Written { id, scalar, range })
    }

    pub fn text(&mut self, key: &str, id: Option<NodeId>, insert_at: usize) -> Slot<String> {
        let written = match self.scalar(key, id, insert_at, Expected::Text) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let text = written.scalar.text.to_string();
        if written.scalar.style == Style::Plain {
            let quoted = format!("\"{text}\"");
            if differs_between_versions(&text) {
                self.faults.push(SchemaFault::AmbiguousScalar {
                    key: key.to_string(),
                    text: text.clone(),
                    range: written.range,
                    replacement: quoted,
                });
            } else if written.scalar.kind() != ScalarKind::Text {
                self.wrong_type(key, Expected::Text, written.id, Some(quoted));
            }
        }
        Slot::present(text, written.range)
    }

    pub fn amount(&mut self, key: &str, id: Option<NodeId>, insert_at: usize) -> Slot<Amount> {
        let written = match self.scalar(key, id, insert_at, Expected::WholeAmount) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let (text, range) = (&*written.scalar.text, written.range);
        let plain_digits = written.scalar.kind() == ScalarKind::Integer
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-');
        if !plain_digits {
            let amount = parse_money(&text.replace('_', "")).map(|(amount, _)| amount);
            self.wrong_type(
                key,
                Expected::WholeAmount,
                written.id,
                amount.map(|amount| amount.0.to_string()),
            );
            return match amount {
                Some(amount) => Slot::present(amount, range),
                None => Slot::Invalid { range },
            };
        }
        if text.starts_with('-') {
            return self.invalid(key, text, range, InvalidWhy::Negative, None);
        }
        match text.parse::<i64>() {
            Ok(value) if value <= Amount::MAX.0 => {
                if differs_between_versions(text) {
                    self.faults.push(SchemaFault::AmbiguousScalar {
                        key: key.to_string(),
                        text: text.to_string(),
                        range,
                        replacement: value.to_string(),
                    });
                }
                Slot::present(Amount(value), range)
            }
            _ => self.invalid(key, text, range, InvalidWhy::TooLarge, None),
        }
    }

    pub fn percent(&mut self, key: &str, id: Option<NodeId>, insert_at: usize) -> Slot<Percent> {
        let written = match self.scalar(key, id, insert_at, Expected::Percent) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let (text, range) = (&*written.scalar.text, written.range);
        let number = matches!(written.scalar.kind(), ScalarKind::Integer | ScalarKind::Float);
        let percent = Percent::parse(text.trim().trim_end_matches('%').trim_end());
        match percent {
            Some(percent) if number && percent < Percent::default() => {
                self.invalid(key, text, range, InvalidWhy::Negative, None)
            }
            Some(percent) if percent > Percent::whole(1000) => {
                self.invalid(key, text, range, InvalidWhy::TooLarge, None)
            }
            Some(percent) if number => Slot::present(percent, range),
            _ => {
                let replacement = percent.map(|percent| percent.to_string());
                self.wrong_type(key, Expected::Percent, written.id, replacement);
                match percent {
                    Some(percent) => Slot::present(percent, range),
                    None => Slot::Invalid { range },
                }
            }
        }
    }

    pub fn years(&mut self, key: &str, id: Option<NodeId>, insert_at: usize) -> Slot<u8> {
        let written = match self.scalar(key, id, insert_at, Expected::Years) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let (text, range) = (&*written.scalar.text, written.range);
        if written.scalar.kind() != ScalarKind::Integer {
            self.wrong_type(key, Expected::Years, written.id, None);
            return Slot::Invalid { range };
        }
        match text.parse::<u8>() {
            Ok(years @ 1..=10) => Slot::present(years, range),
            _ => self.invalid(key, text, range, InvalidWhy::NotYears, None),
        }
    }

    pub fn date(&mut self, key: &str, id: Option<NodeId>, insert_at: usize) -> Slot<Date> {
        let suggestion = |text: &str| {
            let separated = text.replace(['/', '.'], "-");
            parse_date(&separated).map(|date| date.to_string())
        };
        self.parsed(key, id, insert_at, parse_date, InvalidWhy::NotADate, suggestion)
    }

    pub fn quarter(&mut self, key: &str, id: Option<NodeId>, insert_at: usize) -> Slot<Quarter> {
        let suggestion = |text: &str| {
            let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
            let (year, quarter) = match digits[..] {
                [q, ref year @ ..] if year.len() == 4 && text.starts_with(['Q', 'q']) => (year, q),
                [ref year @ .., q] if year.len() == 4 => (year, q),
                _ => return None,
            };
            let year: String = year.iter().collect();
            Quarter::parse(&format!("{year}-Q{quarter}")).map(|quarter| quarter.to_string())
        };
        self.parsed(key, id, insert_at, Quarter::parse, InvalidWhy::NotAQuarter, suggestion)
    }

    pub fn slug(&mut self, key: &str, id: Option<NodeId>, insert_at: usize) -> Slot<String> {
        let slot = self.text(key, id, insert_at);
        match slot.spanned() {
            Some(found) if !is_slug(&found.value) => {
                let (value, range) = (found.value.clone(), found.range);
                let slug = crate::model::place::fold(&value).replace(' ', "-");
                let suggestion = is_slug(&slug).then_some(slug);
                self.invalid(key, &value, range, InvalidWhy::NotASlug, suggestion)
            }
            _ => slot,
        }
    }

    pub fn currency(&mut self, key: &str, id: Option<NodeId>, insert_at: usize) -> Slot<Currency> {
        let suggestion = |text: &str| {
            let upper = text.to_uppercase();
            let known = |code: &str| Currency::from_code(code).map(|found| found.code().to_string());
            known(&upper)
                .or_else(|| match mark_at(text) {
                    Some((CurrencyMark::Known(currency), _)) => Some(currency.code().to_string()),
                    _ => None,
                })
                .or_else(|| known(upper.get(..3)?))
        };
        self.parsed(
            key,
            id,
            insert_at,
            Currency::from_code,
            InvalidWhy::NotACurrency,
            suggestion,
        )
    }

    /// One of a few words.
    pub fn choice<T: Copy>(
        &mut self,
        key: &str,
        id: Option<NodeId>,
        insert_at: usize,
        names: &[(&'static str, T)],
        allowed: &'static [&'static str],
    ) -> Slot<T> {
        let parse = |text: &str| {
            let found = names.iter().find(|(name, _)| *name == text);
            found.map(|(_, value)| *value)
        };
        let suggestion =
            |text: &str| closest(text, allowed.iter().copied()).map(str::to_string);
        self.parsed(key, id, insert_at, parse, InvalidWhy::NotOneOf(allowed), suggestion)
    }

    fn parsed<T>(
        &mut self,
        key: &str,
        id: Option<NodeId>,
        insert_at: usize,
        parse: impl Fn(&str) -> Option<T>,
        why: InvalidWhy,
        suggestion: impl Fn(&str) -> Option<String>,
    ) -> Slot<T> {
        let written = match self.scalar(key, id, insert_at, Expected::Text) {
            Ok(written) => written,
            Err(slot) => return slot,
        };
        let text = written.scalar.text.trim();
        match parse(text) {
            Some(value) => Slot::present(value, written.range),
            None => self.invalid(key, text, written.range, why, suggestion(text)),
        }
    }

    fn invalid<T>(
        &mut self,
        key: &str,
        value: &str,
        range: TextRange,
        why: InvalidWhy,
        suggestion: Option<String>,
    ) -> Slot<T> {
        self.faults.push(SchemaFault::InvalidValue {
            key: key.to_string(),
            value: value.to_string(),
            range,
            why,
            suggestion,
        });
        Slot::Invalid { range }
    }

    pub fn wrong_type(
        &mut self,
        key: &str,
        expected: Expected,
        id: NodeId,
        replacement: Option<String>,
    ) {
        self.faults.push(SchemaFault::WrongType {
            key: key.to_string(),
            expected,
            found: self.found(id),
            range: self.tree.range(id),
            replacement,
        });
    }

    fn found(&self, id: NodeId) -> Found {
        match &self.tree.node(id).value {
            Value::Map(_) => Found::Map,
            Value::List(_) => Found::List,
            Value::Alias => Found::Alias,
            Value::Scalar(scalar) => match scalar.kind() {
                ScalarKind::Null => Found::Null,
                ScalarKind::Bool => Found::Boolean,
                ScalarKind::Integer => Found::Number,
                ScalarKind::Float => Found::Fraction,
                ScalarKind::Text => Found::Text,
            },
        }
    }
}

/// `[a-z0-9]+(-[a-z0-9]+)*`: safe as a file name everywhere.
pub fn is_slug(text: &str) -> bool {
    text.split('-').all(|part| {
        !part.is_empty()
            && part
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
    })
}

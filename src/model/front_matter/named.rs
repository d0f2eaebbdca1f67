//! Values that are text of a certain form: dates, quarters, slugs, currencies, one of a few words.

use super::fault::InvalidWhy;
use super::field::{Field, TextForm, WrittenText};
use super::scalar::ScalarReader;
use crate::model::calendar::{Date, Quarter, parse_date};
use crate::model::currency::{CurrencyMark, mark_at};
use crate::model::slug::{LONGEST_SLUG, is_device, is_file_name, is_page, is_slug};
use crate::model::suggest::closest;
use crate::model::{Currency, Slot};

impl ScalarReader<'_> {
    pub(super) fn date(&mut self, field: Field<'_>) -> Slot<Date> {
        let form = TextForm {
            read: parse_date,
            otherwise: InvalidWhy::NotADate,
            suggest: rewritten_date,
        };
        self.formed(field, &form)
    }

    pub(super) fn quarter(&mut self, field: Field<'_>) -> Slot<Quarter> {
        let suggest = |text: &str| {
            let digits: Vec<char> = text.chars().filter(char::is_ascii_digit).collect();
            let (year, quarter) = match digits[..] {
                [q, ref year @ ..] if year.len() == 4 && text.starts_with(['Q', 'q']) => (year, q),
                [ref year @ .., q] if year.len() == 4 => (year, q),
                _ => return None,
            };
            let year: String = year.iter().collect();
            Quarter::parse(&format!("{year}-Q{quarter}")).map(|quarter| quarter.to_string())
        };
        let form = TextForm {
            read: Quarter::parse,
            otherwise: InvalidWhy::NotAQuarter,
            suggest,
        };
        self.formed(field, &form)
    }

    /// A slug that can name a folder or file; the page of a guide is named by its role.
    pub(super) fn slug(&mut self, field: Field<'_>, names_page: bool) -> Slot<String> {
        let slot = self.text(field);
        let Some(found) = slot.spanned() else {
            return slot;
        };
        let value = found.value.clone();
        let why = match &*value {
            text if !is_slug(text) => InvalidWhy::NotASlug,
            slug if is_device(slug) => InvalidWhy::Device,
            slug if names_page && is_page(slug) => InvalidWhy::PageName,
            slug if slug.len() > LONGEST_SLUG => InvalidWhy::LongSlug,
            _ => return slot,
        };
        let folded = || crate::model::fold(&value).replace(' ', "-");
        let suggestion = (why == InvalidWhy::NotASlug)
            .then(folded)
            .filter(|slug| is_file_name(slug));
        let written = WrittenText {
            key: field.key,
            text: &value,
            range: found.range,
        };
        self.invalid(written, why, suggestion)
    }

    pub(super) fn currency(&mut self, field: Field<'_>) -> Slot<Currency> {
        let suggest = |text: &str| {
            let upper = text.to_uppercase();
            let known =
                |code: &str| Currency::from_code(code).map(|found| found.code().to_string());
            known(&upper)
                .or_else(|| match mark_at(text) {
                    Some((CurrencyMark::Known(currency), _)) => Some(currency.code().to_string()),
                    Some((CurrencyMark::Dollar, _)) => Some(Currency::USD.code().to_string()),
                    _ => None,
                })
                .or_else(|| known(upper.get(..3)?))
        };
        let form = TextForm {
            read: Currency::from_code,
            otherwise: InvalidWhy::NotACurrency,
            suggest,
        };
        self.formed(field, &form)
    }

    /// One of a few words.
    pub(super) fn choice<T: Copy>(
        &mut self,
        field: Field<'_>,
        names: &[(&'static str, T)],
        allowed: &'static [&'static str],
    ) -> Slot<T> {
        let read = |text: &str| {
            let found = names.iter().find(|(name, _)| *name == text);
            found.map(|(_, value)| *value)
        };
        let suggest = |text: &str| closest(text, allowed.iter().copied()).map(str::to_string);
        let form = TextForm {
            read,
            otherwise: InvalidWhy::NotOneOf(allowed),
            suggest,
        };
        self.formed(field, &form)
    }
}

/// A date in other notation, as `YYYY-MM-DD`: `2026/2/3`, `2026.02.03`, `20260203`. Never one that
/// starts with the day or the month, because those cannot be told apart.
fn rewritten_date(text: &str) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let parts: Vec<&str> = match (text.len(), digits) {
        (8, 8) => vec![&text[..4], &text[4..6], &text[6..]],
        _ => text.split(['-', '/', '.', ' ']).collect(),
    };
    let [year, month, day] = parts[..] else {
        return None;
    };
    parse_date(&format!("{year}-{month:0>2}-{day:0>2}")).map(|date| date.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_in_other_notation() {
        for text in ["2026/2/3", "2026.02.03", "20260203", "2026 02 3"] {
            assert_eq!(
                rewritten_date(text).as_deref(),
                Some("2026-02-03"),
                "{text}"
            );
        }
        for text in [
            "03/02/2026",
            "3.2.26",
            "2026-13-01",
            "2026-02",
            "Feb 3, 2026",
            "€260203",
        ] {
            assert_eq!(rewritten_date(text), None, "{text}");
        }
    }
}

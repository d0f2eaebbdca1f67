//! Typed values of a front matter as canonical YAML, by the bytes they were read from.

use std::collections::BTreeMap;

use crate::format::style::Figures;
use crate::model::front_matter::SchemaFault;
use crate::model::{Band, Bonus, Compensation, Date, FrontMatter, Outline, Slot};
use crate::syntax::yaml::{print_quoted, print_text};
use crate::text::{Source, TextRange};

/// Canonical text for every value that could be read.
#[derive(Default)]
pub(super) struct Values(BTreeMap<TextRange, String>);

impl Values {
    /// Where `figures` stay as they are written, a value that is not what the schema wants has none:
    /// its author or a fix has to change it, another form would hide the mistake.
    pub(super) fn of(outline: &Outline, figures: Figures) -> Values {
        let mut values = Values::of_front(&outline.front, &outline.source);
        if figures == Figures::Typed {
            return values;
        }
        for fault in &outline.schema {
            if let SchemaFault::WrongType { range, .. } | SchemaFault::InvalidValue { range, .. } =
                fault
            {
                values.0.remove(range);
            }
        }
        values
    }

    fn of_front(front: &FrontMatter, source: &Source) -> Values {
        let mut values = Values::default();
        values.add_text(&front.company);
        values.add_text(&front.company_display);
        values.add_text(&front.role);
        values.add_text(&front.role_display);
        values.add(&front.role_type, |value| value.name().to_string());
        values.add_date(&front.last_updated, source);
        values.add(&front.data_quality, |value| value.name().to_string());
        values.add(&front.salary_data_quarter, ToString::to_string);
        values.add_date(&front.next_review_due, source);
        for entry in &front.compensation {
            values.add_entry(entry);
        }
        values.add_text(&front.level_mapping.internal);
        values.add_text(&front.level_mapping.raw);
        for (_, level) in &front.level_mapping.companies {
            values.add_text(level);
        }
        for cited in &front.data_sources {
            values.add_text(&cited.name);
            values.add_text(&cited.url);
            values.add_date(&cited.date_accessed, source);
        }
        values.add(&front.negotiation_dna_summary, |text| print_quoted(text));
        for (_, fact) in &front.facts {
            values.0.insert(fact.range, print_text(&fact.value));
        }
        values
    }

    /// The canonical text of the value at `range`.
    pub(super) fn get(&self, range: TextRange) -> Option<&str> {
        self.0.get(&range).map(String::as_str)
    }

    fn add_entry(&mut self, entry: &Compensation) {
        self.add(&entry.region, |label| print_text(&label.text));
        self.add_text(&entry.level);
        self.add_band(&entry.base, |amount| amount.0.to_string());
        self.add_band(&entry.stock, |amount| amount.0.to_string());
        self.add_text(&entry.stock_type);
        self.add(&entry.vest_years, ToString::to_string);
        self.add(&entry.vest_schedule, ToString::to_string);
        match &entry.bonus {
            Bonus::Absent { .. } => {}
            Bonus::Single(percent) => self.add(percent, ToString::to_string),
            Bonus::Percents(band) => self.add_band(band, ToString::to_string),
            Bonus::Amounts(band) => self.add_band(band, |amount| amount.0.to_string()),
        }
        self.add_band(&entry.signing_bonus, |amount| amount.0.to_string());
        self.add_band(&entry.signing_bonus_year2, |amount| amount.0.to_string());
        for other in &entry.other {
            self.add_text(&other.label);
            self.add_band(&other.pay, |amount| amount.0.to_string());
        }
        self.add_band(&entry.total, |amount| amount.0.to_string());
        self.add(&entry.currency, ToString::to_string);
    }

    fn add_band<T>(&mut self, band: &Band<T>, print: impl Fn(&T) -> String) {
        self.add(&band.low, &print);
        self.add(&band.high, &print);
    }

    fn add_text(&mut self, slot: &Slot<String>) {
        self.add(slot, |text| print_text(text));
    }

    /// YAML 1.1 reads a date in quotes as text, and one without as a date: it stays as it is.
    fn add_date(&mut self, slot: &Slot<Date>, source: &Source) {
        let written = slot.spanned().map(|found| source.slice(found.range));
        let is_quoted = written.is_some_and(|written| written.starts_with(['"', '\'']));
        self.add(slot, |date| {
            if is_quoted {
                print_quoted(&date.to_string())
            } else {
                date.to_string()
            }
        });
    }

    fn add<T>(&mut self, slot: &Slot<T>, print: impl Fn(&T) -> String) {
        match slot {
            Slot::Present(value) => self.0.insert(value.range, print(&value.value)),
            Slot::Null { range } => self.0.insert(*range, "null".to_string()),
            Slot::Missing { .. } | Slot::Invalid { .. } => None,
        };
    }
}

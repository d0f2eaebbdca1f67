//! One entry of `compensation`.

use super::fault::SchemaFault;
use super::field::Field;
use super::map::Map;
use super::scalar::ScalarReader;
use crate::model::{
    Amount, Band, Bonus, BonusForm, Compensation, Component, Origin, OtherPay, RegionLabel, Slot,
};
use crate::text::TextRange;

/// Reads the `number`th entry, counted from 1.
pub(super) fn bind_entry(
    reader: &mut ScalarReader<'_>,
    map: &Map<'_>,
    number: usize,
) -> Compensation {
    let ordinal = format!("entry {number}");
    reader.within = Some(ordinal.clone());
    let mut pay = Compensation::empty(Origin::FrontMatter, map.range);
    pay.region = reader
        .text(map.field("region"))
        .map(|text| RegionLabel::read(&text, reader.places));
    pay.level = reader.text(map.field("level"));
    let is_named = pay.region.value().is_some() || pay.level.value().is_some();
    let name = if is_named { pay.label() } else { ordinal };
    reader.within = Some(name.clone());
    map.report_missing(reader);
    map.report_unknown(reader);
    let mut entry = EntryReader { reader, map, name };
    pay.base = entry.amounts(Component::Base);
    pay.stock = entry.amounts(Component::Stock);
    pay.stock_type = entry.reader.text(map.field("stock_type"));
    pay.vest_years = entry.reader.years(map.field("stock_vest_years"));
    pay.vest_schedule = entry.reader.vest_schedule(map.field("stock_vest_schedule"));
    entry.reader.check_years(&mut pay);
    pay.bonus = entry.bonus();
    pay.signing_bonus = entry.amounts(Component::SigningBonus);
    pay.signing_bonus_year2 = entry.amounts(Component::SigningBonusYear2);
    let other = OtherPay {
        label: entry.reader.text(map.field("other_label")),
        pay: entry.amounts(Component::Other),
    };
    if !other.pay.is_unstated() {
        pay.other.push(other);
    }
    pay.total = entry.amounts(Component::Total);
    pay.currency = reader.currency(map.field("currency"));
    reader.within = None;
    pay
}

/// Reads what an entry states.
struct EntryReader<'r, 't> {
    reader: &'r mut ScalarReader<'t>,
    map: &'r Map<'r>,
    /// The entry, as people would name it.
    name: String,
}

impl<'t> EntryReader<'_, 't> {
    /// The two ends of `component` in amounts.
    fn amounts(&mut self, component: Component) -> Band<Amount> {
        self.band(component.amount_keys(), ScalarReader::amount)
    }

    fn band<T>(
        &mut self,
        [low, high]: [&'static str; 2],
        read: impl Fn(&mut ScalarReader<'t>, Field<'_>) -> Slot<T>,
    ) -> Band<T> {
        let band = Band {
            low: read(self.reader, self.map.field(low)),
            high: read(self.reader, self.map.field(high)),
        };
        let half = match (&band.low, &band.high) {
            (Slot::Present(found), other) if other.is_unstated() => {
                Some((low, high, found.range, other.range()))
            }
            (other, Slot::Present(found)) if other.is_unstated() => {
                Some((high, low, found.range, other.range()))
            }
            _ => None,
        };
        if let Some((stated, absent, range, null)) = half {
            self.reader.faults.push(SchemaFault::HalfRange {
                within: self.name.clone(),
                stated,
                absent,
                range,
                null,
            });
        }
        band
    }

    /// The bonus in the first of its forms that states anything.
    fn bonus(&mut self) -> Bonus {
        let map = self.map;
        let [key, _] = BonusForm::Percent.keys();
        let single = self.reader.percent(map.field(key));
        let percents = self.band(BonusForm::PercentRange.keys(), ScalarReader::percent);
        let amounts = self.band(BonusForm::Amounts.keys(), ScalarReader::amount);
        let written = [
            (BonusForm::Percent, single.is_unstated(), single.range()),
            (
                BonusForm::PercentRange,
                percents.is_unstated(),
                percents.range(),
            ),
            (BonusForm::Amounts, amounts.is_unstated(), amounts.range()),
        ];
        let stated: Vec<(BonusForm, TextRange)> = written
            .into_iter()
            .filter(|(form, unstated, _)| {
                !unstated && form.keys().iter().any(|key| map.get(key).is_some())
            })
            .filter_map(|(form, _, range)| Some((form, range?)))
            .collect();
        let form = stated.first().map(|(form, _)| *form);
        if stated.len() > 1 {
            self.reader.faults.push(SchemaFault::ConflictingBonus {
                within: self.name.clone(),
                forms: stated,
            });
        }
        let written = [single.range(), percents.range(), amounts.range()];
        match (form, written) {
            (Some(BonusForm::PercentRange), _) | (None, [None, Some(_), _]) => {
                Bonus::Percents(percents)
            }
            (Some(BonusForm::Amounts), _) | (None, [None, None, Some(_)]) => {
                Bonus::Amounts(amounts)
            }
            (Some(BonusForm::Percent), _) | (None, [Some(_), ..]) => Bonus::Single(single),
            (None, [None, None, None]) => Bonus::Absent {
                insert_at: map.range.end,
            },
        }
    }
}

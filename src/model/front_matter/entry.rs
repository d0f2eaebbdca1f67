//! One entry of `compensation`.

use super::fault::SchemaFault;
use super::map::Map;
use super::scalar::{Given, ScalarReader};
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
        .text("region", map.given("region"))
        .map(|text| RegionLabel::read(&text, reader.places));
    pay.level = reader.text("level", map.given("level"));
    let is_named = pay.region.value().is_some() || pay.level.value().is_some();
    let name = if is_named { pay.label() } else { ordinal };
    reader.within = Some(name.clone());
    map.report_missing(reader);
    map.report_unknown(reader);
    pay.base = amounts(reader, map, &name, Component::Base);
    pay.stock = amounts(reader, map, &name, Component::Stock);
    pay.stock_type = reader.text("stock_type", map.given("stock_type"));
    pay.vest_years = reader.years("stock_vest_years", map.given("stock_vest_years"));
    pay.vest_schedule =
        reader.vest_schedule("stock_vest_schedule", map.given("stock_vest_schedule"));
    reader.check_years(&mut pay);
    pay.bonus = bonus(reader, map, &name);
    pay.signing_bonus = amounts(reader, map, &name, Component::SigningBonus);
    pay.signing_bonus_year2 = amounts(reader, map, &name, Component::SigningBonusYear2);
    let other = OtherPay {
        label: reader.text("other_label", map.given("other_label")),
        pay: amounts(reader, map, &name, Component::Other),
    };
    if !other.pay.is_unstated() {
        pay.other.push(other);
    }
    pay.total = amounts(reader, map, &name, Component::Total);
    pay.currency = reader.currency("currency", map.given("currency"));
    reader.within = None;
    pay
}

/// The two ends of `component` in amounts.
fn amounts(
    reader: &mut ScalarReader<'_>,
    map: &Map<'_>,
    entry: &str,
    component: Component,
) -> Band<Amount> {
    let keys = component.amount_keys();
    band(reader, map, entry, keys, ScalarReader::amount)
}

fn band<'t, T>(
    reader: &mut ScalarReader<'t>,
    map: &Map<'_>,
    entry: &str,
    [low, high]: [&'static str; 2],
    read: impl Fn(&mut ScalarReader<'t>, &str, Given) -> Slot<T>,
) -> Band<T> {
    let band = Band {
        low: read(reader, low, map.given(low)),
        high: read(reader, high, map.given(high)),
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
        reader.faults.push(SchemaFault::HalfRange {
            within: entry.to_string(),
            stated,
            absent,
            range,
            null,
        });
    }
    band
}

/// The bonus in the first of its forms that states anything.
fn bonus(reader: &mut ScalarReader<'_>, map: &Map<'_>, entry: &str) -> Bonus {
    let [key, _] = BonusForm::Percent.keys();
    let single = reader.percent(key, map.given(key));
    let percents = band(
        reader,
        map,
        entry,
        BonusForm::PercentRange.keys(),
        ScalarReader::percent,
    );
    let amounts = band(
        reader,
        map,
        entry,
        BonusForm::Amounts.keys(),
        ScalarReader::amount,
    );
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
        reader.faults.push(SchemaFault::ConflictingBonus {
            within: entry.to_string(),
            forms: stated,
        });
    }
    let written = [single.range(), percents.range(), amounts.range()];
    match (form, written) {
        (Some(BonusForm::PercentRange), _) | (None, [None, Some(_), _]) => {
            Bonus::Percents(percents)
        }
        (Some(BonusForm::Amounts), _) | (None, [None, None, Some(_)]) => Bonus::Amounts(amounts),
        (Some(BonusForm::Percent), _) | (None, [Some(_), ..]) => Bonus::Single(single),
        (None, [None, None, None]) => Bonus::Absent {
            insert_at: map.range.end,
        },
    }
}

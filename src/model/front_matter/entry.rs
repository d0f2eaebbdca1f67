//! One entry of `compensation`.

use super::fault::{BonusForm, SchemaFault};
use super::map::Map;
use super::scalar::{Given, ScalarReader};
use crate::model::{Band, Bonus, Compensation, Origin, OtherPay, RegionLabel, Slot};
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
    pay.base = band(
        reader,
        map,
        &name,
        ["base_low", "base_high"],
        ScalarReader::amount,
    );
    pay.stock = band(
        reader,
        map,
        &name,
        ["stock_low", "stock_high"],
        ScalarReader::amount,
    );
    pay.stock_type = reader.text("stock_type", map.given("stock_type"));
    pay.vest_years = reader.years("stock_vest_years", map.given("stock_vest_years"));
    pay.vest_schedule =
        reader.vest_schedule("stock_vest_schedule", map.given("stock_vest_schedule"));
    reader.check_years(&mut pay);
    pay.bonus = bonus(reader, map, &name);
    for (amounts, keys) in [
        (
            &mut pay.signing_bonus,
            ["signing_bonus_low", "signing_bonus_high"],
        ),
        (
            &mut pay.signing_bonus_year2,
            ["signing_bonus_year2_low", "signing_bonus_year2_high"],
        ),
    ] {
        *amounts = band(reader, map, &name, keys, ScalarReader::amount);
    }
    let other = OtherPay {
        label: reader.text("other_label", map.given("other_label")),
        pay: band(
            reader,
            map,
            &name,
            ["other_low", "other_high"],
            ScalarReader::amount,
        ),
    };
    if !other.pay.is_unstated() {
        pay.other.push(other);
    }
    pay.total = band(
        reader,
        map,
        &name,
        ["total_comp_low", "total_comp_high"],
        ScalarReader::amount,
    );
    pay.currency = reader.currency("currency", map.given("currency"));
    reader.within = None;
    pay
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
    let single = reader.percent("bonus_pct", map.given("bonus_pct"));
    let percents = band(
        reader,
        map,
        entry,
        ["bonus_pct_low", "bonus_pct_high"],
        ScalarReader::percent,
    );
    let amounts = band(
        reader,
        map,
        entry,
        ["bonus_low", "bonus_high"],
        ScalarReader::amount,
    );
    let written = [
        (
            BonusForm::Percent,
            single.is_unstated(),
            single.range(),
            ["bonus_pct"; 2],
        ),
        (
            BonusForm::PercentRange,
            percents.is_unstated(),
            percents.range(),
            ["bonus_pct_low", "bonus_pct_high"],
        ),
        (
            BonusForm::Amounts,
            amounts.is_unstated(),
            amounts.range(),
            ["bonus_low", "bonus_high"],
        ),
    ];
    let stated: Vec<(BonusForm, TextRange)> = written
        .into_iter()
        .filter(|(_, unstated, _, keys)| !unstated && keys.iter().any(|key| map.get(key).is_some()))
        .filter_map(|(form, _, range, _)| Some((form, range?)))
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

//! One entry of `compensation`.

use super::bind::Map;
use super::fault::{BonusForm, SchemaFault};
use super::scalar::Reader;
use super::schema;
use crate::model::{Band, Bonus, Compensation, Origin, OtherPay, RegionLabel, Slot};
use crate::syntax::yaml::NodeId;
use crate::text::TextRange;

pub(super) fn bind_entry(reader: &mut Reader<'_>, map: &Map<'_>) -> Compensation {
    let at = map.insert_at();
    let mut pay = Compensation::empty(Origin::FrontMatter, map.range);
    pay.region = reader
        .text("region", map.get("region"), at)
        .map(|text| RegionLabel::new(&text));
    pay.level = reader.text("level", map.get("level"), at);
    let name = pay.label();
    map.report_missing(reader, &schema::ENTRY, Some(&name));
    map.report_unknown(reader, &schema::ENTRY);
    pay.base = band(
        reader,
        map,
        &name,
        ["base_low", "base_high"],
        Reader::amount,
    );
    pay.stock = band(
        reader,
        map,
        &name,
        ["stock_low", "stock_high"],
        Reader::amount,
    );
    pay.stock_type = reader.text("stock_type", map.get("stock_type"), at);
    pay.vest_years = reader.years("stock_vest_years", map.get("stock_vest_years"), at);
    pay.bonus = bonus(reader, map, &name);
    pay.signing_bonus = band(
        reader,
        map,
        &name,
        ["signing_bonus_low", "signing_bonus_high"],
        Reader::amount,
    );
    let other = OtherPay {
        label: reader.text("other_label", map.get("other_label"), at),
        pay: band(
            reader,
            map,
            &name,
            ["other_low", "other_high"],
            Reader::amount,
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
        Reader::amount,
    );
    pay.currency = reader.currency("currency", map.get("currency"), at);
    pay
}

fn band<'t, T>(
    reader: &mut Reader<'t>,
    map: &Map<'_>,
    entry: &str,
    [low, high]: [&'static str; 2],
    read: impl Fn(&mut Reader<'t>, &str, Option<NodeId>, usize) -> Slot<T>,
) -> Band<T> {
    let at = map.insert_at();
    let band = Band {
        low: read(reader, low, map.get(low), at),
        high: read(reader, high, map.get(high), at),
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
fn bonus(reader: &mut Reader<'_>, map: &Map<'_>, entry: &str) -> Bonus {
    let at = map.insert_at();
    let single = reader.percent("bonus_pct", map.get("bonus_pct"), at);
    let percents = band(
        reader,
        map,
        entry,
        ["bonus_pct_low", "bonus_pct_high"],
        Reader::percent,
    );
    let amounts = band(
        reader,
        map,
        entry,
        ["bonus_low", "bonus_high"],
        Reader::amount,
    );
    let stated: Vec<(BonusForm, TextRange)> = [
        (BonusForm::Percent, single.is_unstated(), single.range()),
        (
            BonusForm::PercentRange,
            percents.is_unstated(),
            percents.range(),
        ),
        (BonusForm::Amounts, amounts.is_unstated(), amounts.range()),
    ]
    .into_iter()
    .filter(|(_, unstated, _)| !unstated)
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

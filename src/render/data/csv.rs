//! `data/compensation.csv`: a row per entry, and beside every figure the line it is on.

use super::figure::{FirstYearPay, vest_years};
use crate::model::{Band, Bonus, BonusForm, Component, Parts, Percent, Slot};
use crate::render::{Artifact, GuidePage, RenderError};
use crate::text::Source;

const NAMES: [&str; 10] = [
    "company",
    "role",
    "region",
    "place",
    "level",
    "currency",
    "stock_type",
    "vest_years",
    "vest_schedule",
    "other_label",
];

/// The columns of amounts: the keys, but for those of the total, which are of the data file alone.
fn columns(component: Component) -> [&'static str; 2] {
    match component {
        Component::Total => ["total_low", "total_high"],
        _ => component.amount_keys(),
    }
}

/// Computed figures, which are on no line.
const COMPUTED: [&str; 2] = ["year1_low", "year1_high"];

/// Every entry of every guide, in the order of addresses and of the front matter.
pub(in crate::render) fn compensation_csv(
    pages: &[GuidePage<'_>],
) -> Result<Artifact, RenderError> {
    let mut writer = ::csv::Writer::from_writer(Vec::new());
    let mut header: Vec<String> = NAMES.map(str::to_string).to_vec();
    for component in Component::ALL {
        let percents = match component {
            Component::Bonus => Some(BonusForm::PercentRange.keys()),
            _ => None,
        };
        for figure in percents.into_iter().chain([columns(component)]).flatten() {
            header.push(figure.to_string());
            header.push(format!("{figure}_line"));
        }
    }
    header.extend(COMPUTED.map(str::to_string));
    header.push("line".to_string());
    header.push("file".to_string());
    writer.write_record(&header)?;
    for page in pages {
        for parts in page.guide.parts() {
            writer.write_record(record(page, parts))?;
        }
    }
    let bytes = writer.into_inner().map_err(|error| RenderError::Data {
        message: error.to_string(),
    })?;
    Ok(Artifact {
        path: "data/compensation.csv".to_string(),
        bytes,
    })
}

fn record(page: &GuidePage<'_>, parts: Parts<'_>) -> Vec<String> {
    let pay = parts.entry;
    let source = &page.guide.source;
    let region = pay.region.value();
    let text = |text: Option<&String>| text.map_or_else(String::new, |text| inert(text));
    let other = pay.other.first();
    let mut record = vec![
        page.address.company().to_string(),
        page.address.role().to_string(),
        text(region.map(|label| &label.text)),
        region
            .and_then(|label| label.place.as_ref())
            .map_or_else(String::new, |place| place.id.clone()),
        text(pay.level.value()),
        pay.currency
            .value()
            .map_or_else(String::new, ToString::to_string),
        text(pay.stock_type.value()),
        vest_years(pay).map_or_else(String::new, |years| years.to_string()),
        pay.vest_schedule
            .value()
            .map_or_else(String::new, |schedule| schedule.joined("/")),
        text(other.and_then(|other| other.label.value())),
    ];
    let nothing = Band::missing(0);
    for component in Component::ALL {
        if component == Component::Bonus {
            band(
                &mut record,
                source,
                &percents(&pay.bonus),
                Percent::to_string,
            );
        }
        let amounts = component.band(pay).unwrap_or(&nothing);
        band(&mut record, source, amounts, |amount| amount.0.to_string());
    }
    let first_year = FirstYearPay::of(parts);
    for computed in [first_year.low, first_year.high] {
        record.push(computed.map_or_else(String::new, |amount| amount.to_string()));
    }
    record.push(source.line(pay.range.start).to_string());
    record.push(inert(&source.path));
    record
}

/// The percentages of a bonus that is one.
fn percents(bonus: &Bonus) -> Band<Percent> {
    match bonus {
        Bonus::Single(slot) => Band {
            low: *slot,
            high: *slot,
        },
        Bonus::Percents(band) => *band,
        Bonus::Absent { .. } | Bonus::Amounts(_) => Band::missing(0),
    }
}

/// Text as a spreadsheet shows it: one that starts like a formula would be run instead.
fn inert(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        format!("'{text}")
    } else {
        text.to_string()
    }
}

/// Value and line of both ends; all empty where nothing is known.
fn band<T>(record: &mut Vec<String>, source: &Source, band: &Band<T>, show: impl Fn(&T) -> String) {
    for slot in [&band.low, &band.high] {
        record.extend(figure(source, slot, &show));
    }
}

fn figure<T>(source: &Source, slot: &Slot<T>, show: impl Fn(&T) -> String) -> [String; 2] {
    match slot.spanned() {
        Some(found) => [
            show(&found.value),
            source.line(found.range.start).to_string(),
        ],
        None => [String::new(), String::new()],
    }
}

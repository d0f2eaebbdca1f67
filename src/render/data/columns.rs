//! The table of pay: its columns with their types, and the rows that each guide gives it. Every form of the
//! table (CSV, Parquet, the description of both) comes from here.

use super::figure::{FirstYearPay, vest_years};
use super::verdict::FiguresVerdict;
use crate::model::front_matter::DataQuality;
use crate::model::{Amount, Band, BonusForm, Component, Date, Parts, Percent, Slot};
use crate::render::GuidePage;
use crate::text::Source;
use serde::{Deserialize, Serialize};

/// What the cells of a column hold.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum ColumnType {
    Text,
    Integer,
    /// With up to four decimals.
    Percent,
    Date,
}

/// A column of the table.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct DataColumn {
    pub name: String,
    pub kind: ColumnType,
    /// What it holds, for people.
    pub about: String,
}

/// What a cell holds.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) enum Datum {
    Text(String),
    Integer(i64),
    Percent(Percent),
    Date(Date),
}

/// A cell; `None` where nothing is stated.
pub(super) type DataCell = Option<Datum>;

const NAMES: [(&str, ColumnType, &str); 20] = [
    ("company", ColumnType::Text, "the company's slug"),
    ("company_display", ColumnType::Text, "the company's name"),
    ("role", ColumnType::Text, "the role's slug"),
    ("role_display", ColumnType::Text, "the role's name"),
    (
        "region",
        ColumnType::Text,
        "the region as the guide labels it",
    ),
    (
        "place",
        ColumnType::Text,
        "the place that the label means, if it is one known place",
    ),
    ("level", ColumnType::Text, "the company's level"),
    (
        "currency",
        ColumnType::Text,
        "ISO 4217 code of all amounts of the row",
    ),
    (
        "data_quality",
        ColumnType::Text,
        "the author's grade: high, medium or low",
    ),
    (
        "salary_data_quarter",
        ColumnType::Text,
        "the quarter that the figures are of: 2025-Q4",
    ),
    (
        "last_updated",
        ColumnType::Date,
        "when the guide was last edited",
    ),
    (
        "state",
        ColumnType::Text,
        "sound, warning or error: the worst that was found at the row's figures",
    ),
    (
        "findings",
        ColumnType::Text,
        "the rules that found something there, with a blank between them",
    ),
    (
        "findings_at",
        ColumnType::Text,
        "the parts of pay concerned, in the same order; entry for all of them",
    ),
    (
        "stock_type",
        ColumnType::Text,
        "what the grant is of, such as RSU",
    ),
    (
        "vest_years",
        ColumnType::Integer,
        "years the grant vests over",
    ),
    (
        "vest_schedule",
        ColumnType::Text,
        "percents of the grant that vest in each year: 5/15/40/40",
    ),
    ("other_label", ColumnType::Text, "what the other pay is"),
    (
        "page",
        ColumnType::Text,
        "the guide's page, relative to the site's first folder",
    ),
    (
        "file",
        ColumnType::Text,
        "the guide's source, relative to the project",
    ),
];

/// Every column, in order.
pub(super) fn columns() -> Vec<DataColumn> {
    let named = NAMES.map(|(name, kind, about)| DataColumn {
        name: name.to_string(),
        kind,
        about: about.to_string(),
    });
    let mut columns = named.to_vec();
    let mut figure = |name: &str, kind: ColumnType, about: String| {
        columns.push(DataColumn {
            name: name.to_string(),
            kind,
            about,
        });
        columns.push(DataColumn {
            name: format!("{name}_line"),
            kind: ColumnType::Integer,
            about: format!("the line of {name} in the guide"),
        });
    };
    for component in Component::ALL {
        if component == Component::Bonus {
            for (name, end) in BonusForm::PercentRange.keys().iter().zip(["low", "high"]) {
                let about = format!("{end} end of the bonus in percent of the base salary");
                figure(name, ColumnType::Percent, about);
            }
        }
        for (name, end) in component.amount_columns().iter().zip(["low", "high"]) {
            figure(
                name,
                ColumnType::Integer,
                format!("{end} end, {}", meaning(component)),
            );
        }
    }
    let last = [
        ("year1_low", "low end of the first year's pay, computed"),
        ("year1_high", "high end of the first year's pay, computed"),
        ("line", "the line where the entry starts"),
    ];
    columns.extend(last.map(|(name, about)| DataColumn {
        name: name.to_string(),
        kind: ColumnType::Integer,
        about: about.to_string(),
    }));
    columns
}

fn meaning(component: Component) -> &'static str {
    match component {
        Component::Base => "base salary a year",
        Component::Stock => "value of the whole stock grant, not of a year",
        Component::Bonus => "bonus a year in money, where it is stated so",
        Component::SigningBonus => "signing bonus, paid once in the first year",
        Component::SigningBonusYear2 => "signing bonus, paid once in the second year",
        Component::Other => "other yearly pay",
        Component::Total => "total pay a year as the guide states it",
    }
}

/// The rows of a guide, one for each entry of its front matter: a cell for each of [`columns`].
pub(super) fn rows(page: &GuidePage<'_>) -> Vec<Vec<DataCell>> {
    let parts: Vec<Parts<'_>> = page.guide.parts().collect();
    let verdict = FiguresVerdict::of(page, &parts);
    let entries = parts.iter().enumerate();
    entries
        .map(|(index, parts)| row(page, *parts, &verdict, index))
        .collect()
}

fn row(
    page: &GuidePage<'_>,
    parts: Parts<'_>,
    verdict: &FiguresVerdict<'_>,
    index: usize,
) -> Vec<DataCell> {
    let pay = parts.entry;
    let source = &page.guide.source;
    let mut row = named_cells(page, parts, verdict, index);
    let nothing = Band::missing(0);
    for component in Component::ALL {
        if component == Component::Bonus {
            let percents = pay.bonus.percent_band();
            row.extend(band(source, &percents, |percent| Datum::Percent(*percent)));
        }
        let amounts = component.band(pay).unwrap_or(&nothing);
        row.extend(band(source, amounts, |Amount(amount)| {
            Datum::Integer(*amount)
        }));
    }
    let first_year = FirstYearPay::of(parts);
    row.extend([first_year.low, first_year.high].map(|amount| amount.map(Datum::Integer)));
    row.push(line(source, pay.range.start));
    row
}

/// The cells of [`NAMES`].
fn named_cells(
    page: &GuidePage<'_>,
    parts: Parts<'_>,
    verdict: &FiguresVerdict<'_>,
    index: usize,
) -> Vec<DataCell> {
    let (pay, front) = (parts.entry, &page.guide.front);
    let region = pay.region.value();
    let text = |text: Option<&str>| text.map(|text| Datum::Text(text.to_string()));
    let slot = |slot: &Slot<String>| slot.value().cloned().map(Datum::Text);
    let found = verdict.of_entry(index);
    let listed = |words: Vec<&str>| (!words.is_empty()).then(|| Datum::Text(words.join(" ")));
    vec![
        text(Some(page.address.company())),
        slot(&front.company_display),
        text(Some(page.address.role())),
        slot(&front.role_display),
        text(region.map(|label| label.text.as_str())),
        text(region.and_then(|label| Some(label.place.as_ref()?.id.as_str()))),
        slot(&pay.level),
        text(pay.currency.value().map(|currency| currency.code())),
        text(front.data_quality.value().copied().map(DataQuality::name)),
        front
            .salary_data_quarter
            .value()
            .map(|quarter| Datum::Text(quarter.to_string())),
        front.last_updated.value().copied().map(Datum::Date),
        text(Some(found.state())),
        listed(found.findings.iter().map(|finding| finding.rule).collect()),
        listed(found.findings.iter().map(|finding| finding.part).collect()),
        slot(&pay.stock_type),
        vest_years(pay).map(|years| Datum::Integer(i64::from(years))),
        pay.vest_schedule
            .value()
            .map(|schedule| Datum::Text(schedule.joined("/"))),
        pay.other.first().and_then(|other| slot(&other.label)),
        Some(Datum::Text(page.address.page())),
        text(Some(page.file)),
    ]
}

/// Value and line of both ends; all empty where nothing is known.
fn band<T>(source: &Source, band: &Band<T>, datum: impl Fn(&T) -> Datum) -> Vec<DataCell> {
    let ends = [&band.low, &band.high].into_iter();
    let cells = ends.flat_map(|slot| match slot.spanned() {
        Some(found) => [Some(datum(&found.value)), line(source, found.range.start)],
        None => [None, None],
    });
    cells.collect()
}

fn line(source: &Source, at: u32) -> DataCell {
    i64::try_from(source.line(at)).ok().map(Datum::Integer)
}

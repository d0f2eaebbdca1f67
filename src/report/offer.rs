//! An offer against a guide, to bytes.

use serde_json::{Value, json};

use super::visible::unbroken;
use crate::compare::GuideState;
use crate::lookup::{BandPosition, JudgedOffer, JudgedPart, Offer};
use crate::model::{Amount, Component, Currency};

/// Raised when a field changes its meaning or goes away; new fields do not raise it.
pub const OFFER_SCHEMA_VERSION: u32 = 1;

/// An offer, and the row of the guide that it is held against.
#[derive(Clone, Copy, Debug)]
pub struct OfferReport<'r> {
    /// What the offer is called: the name of its file, or `offer`.
    pub name: &'r str,
    pub offer: &'r Offer,
    pub judged: &'r JudgedOffer<'r>,
    pub guide: &'r GuideState,
    /// `London, L5`
    pub row: &'r str,
    /// The place of the offer, where the row is for an area around it.
    pub wider_than: Option<&'r str>,
}

/// One offer for a terminal, every figure with its place in the guide.
pub fn offer_human(report: OfferReport<'_>) -> String {
    let (guide, judged) = (report.guide, report.judged);
    let mut lines = vec![heading(report)];
    let from = guide
        .quarter
        .as_ref()
        .map(|quarter| format!(", figures from {quarter}"));
    let quality = guide
        .quality
        .as_ref()
        .map(|quality| format!(", quality {quality}"));
    lines.push(format!(
        "  against {}:{}{}{}",
        guide.file,
        judged.line,
        from.unwrap_or_default(),
        quality.unwrap_or_default()
    ));
    lines.extend(report.wider_than.map(|place| {
        format!("  `{place}` has no pay of its own in the guide: this is for the area around it")
    }));
    let parts = judged.parts.iter();
    lines.extend(parts.map(|part| part_line(part, judged.currency)));
    lines.extend(judged.first_year.map(|first| {
        let first = shown(first, judged.currency);
        format!("  {:<24} {first}, with the sign-on", "first year")
    }));
    lines.extend(
        judged
            .weakest
            .map(|at| format!("  weakest: {}", name_of(judged.parts[at].component))),
    );
    lines.extend(advice(report));
    let unknown = unknowns(report).into_iter();
    lines.extend(unknown.map(|unknown| format!("  not known: {unknown}")));
    lines.iter().map(|line| unbroken(line) + "\n").collect()
}

fn heading(report: OfferReport<'_>) -> String {
    let role = report.guide.role_display.as_deref().unwrap_or_default();
    let company = report.guide.company_display.as_deref().unwrap_or_default();
    format!("{}: {role} at {company}, {}", report.name, report.row)
}

/// What to say, and where else to look.
fn advice(report: OfferReport<'_>) -> Vec<String> {
    let file = &report.guide.file;
    let mut lines = Vec::new();
    if report.judged.weakest.is_some() && report.judged.levers.is_empty() {
        lines.push("  say: no lever of the guide speaks to it".to_string());
    }
    for lever in &report.judged.levers {
        lines.push(format!("  say: {} ({file}:{})", lever.title, lever.line));
        lines.extend(lever.script.map(|script| {
            let words: Vec<&str> = script.split_whitespace().collect();
            format!("    {}", words.join(" "))
        }));
    }
    let levels = report.judged.equal_levels.iter();
    lines.extend(levels.map(|level| match &level.file {
        Some(file) => format!("  equal level: {} ({file})", level.text),
        None => format!("  equal level: {} (no guide)", level.text),
    }));
    lines
}

fn part_line(part: &JudgedPart, currency: Option<Currency>) -> String {
    let lines: Vec<String> = part
        .lines
        .iter()
        .flatten()
        .map(ToString::to_string)
        .collect();
    let of_base = part.of_base.map(|(low, high)| {
        if low == high {
            format!("{low}% of its base")
        } else {
            format!("{low}% to {high}% of its base")
        }
    });
    let lines = match (&lines[..], of_base) {
        ([one], Some(of_base)) => format!(" ({of_base}, line {one})"),
        ([], _) => String::new(),
        ([one], None) => format!(" (line {one})"),
        ([low, high, ..], _) => format!(" (lines {low} and {high})"),
    };
    let money = |amount| shown(amount, currency);
    let band = match part.band {
        [Some(low), Some(high)] if low == high => format!("guide {}{lines}", money(low)),
        [Some(low), Some(high)] => format!("guide {}–{}{lines}", money(low), money(high)),
        [Some(low), None] => format!("guide from {}{lines}", money(low)),
        [None, Some(high)] => format!("guide up to {}{lines}", money(high)),
        [None, None] => "not stated by the guide".to_string(),
    };
    let position = match part.position {
        BandPosition::Below(by) => format!(": {} below", money(by)),
        BandPosition::Above(by) => format!(": {} above", money(by)),
        BandPosition::Within(low, high) => format!(
            ": within, {} above its low and {} below its high end",
            money(low),
            money(high)
        ),
        BandPosition::Unknown => String::new(),
    };
    format!(
        "  {:<24} {:<12} {band}{position}",
        name_of(part.component),
        offered(part, currency)
    )
}

/// What the offer has of a part.
fn offered(part: &JudgedPart, currency: Option<Currency>) -> String {
    if part.offered.0 == 0 {
        "none".to_string()
    } else {
        shown(part.offered, currency)
    }
}

fn name_of(component: Component) -> &'static str {
    match component {
        Component::Base => "base",
        Component::Stock => "grant, the whole",
        Component::Bonus => "bonus a year",
        Component::SigningBonus => "sign-on, once",
        Component::Total => "total, average year",
        other => other.name(),
    }
}

fn shown(amount: Amount, currency: Option<Currency>) -> String {
    currency.map_or_else(|| amount.to_string(), |currency| currency.with_sign(amount))
}

fn unknowns(report: OfferReport<'_>) -> Vec<String> {
    let missing = report.judged.parts.iter();
    let missing = missing.filter(|part| part.band.contains(&None));
    let mut unknown: Vec<String> = missing
        .map(|part| format!("the guide’s band of the {}", name_of(part.component)))
        .collect();
    for component in &report.offer.unstated {
        let (name, option) = match component {
            Component::Stock => ("a grant", "--stock"),
            Component::Bonus => ("a bonus", "--bonus"),
            _ => ("a sign-on", "--sign-on"),
        };
        unknown.push(format!(
            "whether there is {name}: {option} says it, 0 for none"
        ));
    }
    if report.offer.assumes_years {
        let years = report.offer.years();
        unknown.push(format!(
            "how the offered grant vests: taken as {years} equal years"
        ));
    }
    unknown
}

/// Several offers side by side: what each has, and where its total is in the band of its own guide. Amounts of
/// several currencies stay as they are.
pub fn offers_side_by_side(reports: &[OfferReport<'_>]) -> String {
    let mut rows: Vec<Vec<String>> = vec![vec![String::new()]];
    rows[0].extend(reports.iter().map(|report| unbroken(report.name)));
    let part = |report: &OfferReport<'_>, component| {
        let found = report
            .judged
            .parts
            .iter()
            .find(|part| part.component == component);
        let found = found.map(|part| offered(part, report.judged.currency));
        found.unwrap_or_else(|| "not stated".to_string())
    };
    for component in [
        Component::Base,
        Component::Stock,
        Component::Bonus,
        Component::SigningBonus,
        Component::Total,
    ] {
        let mut row = vec![name_of(component).to_string()];
        row.extend(reports.iter().map(|report| part(report, component)));
        rows.push(row);
    }
    let mut first = vec!["first year".to_string()];
    first.extend(reports.iter().map(|report| {
        let year = report.judged.first_year;
        year.map_or_else(String::new, |year| shown(year, report.judged.currency))
    }));
    rows.push(first);
    let mut position = vec!["total in its band".to_string()];
    position.extend(reports.iter().map(|report| {
        let total = report
            .judged
            .parts
            .iter()
            .find(|part| part.component == Component::Total);
        let money = |amount| shown(amount, report.judged.currency);
        match total.map(|part| part.position) {
            Some(BandPosition::Below(by)) => format!("{} below", money(by)),
            Some(BandPosition::Above(by)) => format!("{} above", money(by)),
            Some(BandPosition::Within(..)) => "within".to_string(),
            Some(BandPosition::Unknown) | None => "not known".to_string(),
        }
    }));
    rows.push(position);
    aligned(&rows)
}

/// Rows of as many cells each, in columns as wide as their widest cell.
fn aligned(rows: &[Vec<String>]) -> String {
    let columns = rows.first().map_or(0, Vec::len);
    let width = |column: usize| rows.iter().map(|row| row[column].chars().count()).max();
    let widths: Vec<usize> = (0..columns).filter_map(width).collect();
    let lines = rows.iter().map(|row| {
        let cells = row
            .iter()
            .zip(&widths)
            .map(|(cell, width)| format!("{cell:<width$}"));
        let line = cells.collect::<Vec<_>>().join("  ");
        format!("{}\n", line.trim_end())
    });
    lines.collect()
}

/// The same as JSON, pretty-printed.
pub fn offers_json(reports: &[OfferReport<'_>]) -> Result<String, serde_json::Error> {
    let offers: Vec<Value> = reports.iter().map(|report| offer_json(*report)).collect();
    let value = json!({ "schema_version": OFFER_SCHEMA_VERSION, "offers": offers });
    Ok(serde_json::to_string_pretty(&value)? + "\n")
}

fn offer_json(report: OfferReport<'_>) -> Value {
    let judged = report.judged;
    let parts = judged.parts.iter().map(|part| {
        let (position, by) = match part.position {
            BandPosition::Below(by) => ("below", Some(by.0)),
            BandPosition::Above(by) => ("above", Some(by.0)),
            BandPosition::Within(low, _) => ("within", Some(low.0)),
            BandPosition::Unknown => ("unknown", None),
        };
        json!({
            "part": part.component.name(),
            "offered": part.offered.0,
            "low": part.band[0].map(|amount| amount.0),
            "high": part.band[1].map(|amount| amount.0),
            "lines": part.lines,
            "position": position,
            "by": by,
        })
    });
    let levers = judged.levers.iter();
    let levers = levers
        .map(|lever| json!({ "title": lever.title, "script": lever.script, "line": lever.line }));
    let equal = judged.equal_levels.iter();
    let equal = equal.map(|level| json!({ "level": level.text, "file": level.file }));
    json!({
        "name": report.name,
        "file": report.guide.file,
        "line": judged.line,
        "row": report.row,
        "salary_data_quarter": report.guide.quarter,
        "data_quality": report.guide.quality,
        "currency": judged.currency.map(Currency::code),
        "parts": parts.collect::<Vec<_>>(),
        "first_year": judged.first_year.map(|amount| amount.0),
        "weakest": judged.weakest.map(|at| judged.parts[at].component.name()),
        "levers": levers.collect::<Vec<_>>(),
        "equal_levels": equal.collect::<Vec<_>>(),
        "unknown": unknowns(report),
    })
}

//! What changed in one guide, in words and figures for readers.

use serde::Serialize;

use crate::compare::{ChangeLimits, Changes, DateRemark, FigureChange, FigureValue, GuideChange};
use crate::model::{Currency, Date, Quarter};
use crate::render::catalog::Catalog;
use crate::render::html::money::{money, percent};
use crate::render::html::words::{Day, quarter};

#[derive(Serialize)]
pub(super) struct ChangedGuideView {
    pub company: String,
    /// The anchor of the company's first guide; none for its others.
    pub anchor: Option<String>,
    role: String,
    href: String,
    notes: Vec<String>,
    rows: Vec<ChangedRow>,
}

/// The changed figures of one place and level.
#[derive(Serialize)]
struct ChangedRow {
    name: String,
    figures: Vec<ChangedFigure>,
}

#[derive(Serialize)]
struct ChangedFigure {
    what: String,
    old: Option<String>,
    new: Option<String>,
    /// By how much: `+3.2%`.
    growth: Option<String>,
    /// The percentage that it is over, where it stands out.
    over: Option<i64>,
}

/// The guides of the site that changed, by company and role.
pub(super) fn changed_guides(changes: &Changes, catalog: &Catalog) -> Vec<ChangedGuideView> {
    let mut views: Vec<ChangedGuideView> = Vec::new();
    let mut company = None;
    for change in &changes.changed {
        let Some(card) = catalog.guide_named(&change.guide.company, &change.guide.role) else {
            continue;
        };
        let slug = card.address.company();
        let is_first = company != Some(slug);
        company = Some(slug);
        views.push(ChangedGuideView {
            company: card.company.clone(),
            anchor: is_first.then(|| format!("of-{slug}")),
            role: card.role.clone(),
            href: card.address.page(),
            notes: notes(change),
            rows: rows(&change.figures),
        });
    }
    views
}

impl ChangedGuideView {
    /// How many of its figures stand out.
    pub(super) fn notable(&self) -> usize {
        let figures = self.rows.iter().flat_map(|row| &row.figures);
        figures.filter(|figure| figure.over.is_some()).count()
    }

    /// How much of a page it takes, in lines.
    pub(super) fn changes(&self) -> usize {
        let figures = self.rows.iter().map(|row| row.figures.len());
        1 + self.notes.len() + figures.sum::<usize>()
    }
}

/// What changed besides figures.
fn notes(change: &GuideChange) -> Vec<String> {
    let mut notes = Vec::new();
    notes.extend(change.rows_added.iter().map(|row| format!("{row}: new")));
    let gone = change.rows_removed.iter();
    notes.extend(gone.map(|row| format!("{row}: no longer stated")));
    let renamed = change.rows_renamed.iter();
    notes.extend(renamed.map(|(old, new)| format!("{new}: called {old} before")));
    let code = |currency: Option<Currency>| currency.map_or("no stated currency", Currency::code);
    let currencies = change.currencies.iter();
    notes.extend(currencies.map(|change| {
        let (old, new) = (code(change.old), code(change.new));
        format!("{}: in {new} now, in {old} before", change.row)
    }));
    if let Some(dates) = &change.quarter {
        let [old, new] = dates
            .each_ref()
            .map(|text| stated(text.as_ref(), quarter_words));
        notes.push(format!("Figures from {new} ({old} before)"));
    }
    if let Some(dates) = &change.last_updated {
        let [old, new] = dates
            .each_ref()
            .map(|text| stated(text.as_ref(), day_words));
        notes.push(format!("Updated {new} ({old} before)"));
    }
    let remark = change.remark.map(|remark| match remark {
        DateRemark::FiguresWithoutDate => "The guide does not say that its figures are newer",
        DateRemark::QuarterWithoutFigures => "The figures are the same as for the quarter before",
    });
    notes.extend(remark.map(str::to_string));
    notes
}

fn stated(text: Option<&String>, words: fn(&str) -> Option<String>) -> String {
    let text = text.map(|text| words(text).unwrap_or_else(|| text.clone()));
    text.unwrap_or_else(|| "not stated".to_string())
}

fn quarter_words(text: &str) -> Option<String> {
    Quarter::parse(text).map(quarter)
}

fn day_words(text: &str) -> Option<String> {
    let day: Option<Date> = text.parse().ok();
    day.map(|day| Day::of(day).text)
}

/// `figures` by their rows, which they are in the order of.
fn rows(figures: &[FigureChange]) -> Vec<ChangedRow> {
    let of_rows = figures.chunk_by(|one, next| one.row == next.row);
    let rows = of_rows.map(|figures| ChangedRow {
        name: figures[0].row.clone(),
        figures: figures.iter().map(ChangedFigure::of).collect(),
    });
    rows.collect()
}

impl ChangedFigure {
    fn of(change: &FigureChange) -> ChangedFigure {
        let [before, after] = change.currencies;
        ChangedFigure {
            what: change.key.to_string(),
            old: change.old.map(|figure| shown(figure, before)),
            new: change.new.map(|figure| shown(figure, after)),
            growth: change.growth(),
            over: ChangeLimits::default().passed_by(change),
        }
    }
}

fn shown(figure: FigureValue, currency: Option<Currency>) -> String {
    match figure {
        FigureValue::Amount(amount) => money(amount, currency),
        FigureValue::Percent(share) => percent(share),
    }
}

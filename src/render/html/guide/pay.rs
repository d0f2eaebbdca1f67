//! The pay table: for each place a low and a high end, what they are made of, and the stated total.

use minijinja::Value;
use serde::Serialize;

use super::authors_table;
use super::notes::{MarkView, NoteView, Notes};
use super::remarks::{Remark, remarks};
use crate::model::{Component, Currency, End, Guide};
use crate::render::catalog::{AmountRange, GuideCard, PayCard, PlaceKey};
use crate::render::html::bars::{Scales, parts_bar};
use crate::render::html::markdown::BodyText;
use crate::render::html::money::{self, money};
use crate::render::html::words::{NO_PLACE, quarter};

/// A guide's pay. Columns of parts that nobody states are left out.
#[derive(Serialize)]
pub(super) struct PayView {
    places: Vec<PlaceRow>,
    has_grant: bool,
    has_bonus: bool,
    has_other: bool,
    has_sign_on: bool,
    /// How many columns of parts there are: the base and up to two more.
    columns: usize,
    notes: Vec<NoteView>,
    remarks: Vec<Remark>,
    /// All figures as a table that can be pasted: tabs between cells.
    copy: String,
    /// The author's own table where it says more, as HTML.
    authors_table: Option<Value>,
}

#[derive(Serialize)]
struct PlaceRow {
    id: String,
    name: String,
    href: Option<String>,
    level: Option<String>,
    code: &'static str,
    currency: &'static str,
    total: CellView,
    bar: Option<Value>,
    low: EndCells,
    high: EndCells,
    other: CellView,
    sign_on: CellView,
    marks: Vec<MarkView>,
}

/// The parts of one end.
#[derive(Serialize)]
struct EndCells {
    base: CellView,
    grant: CellView,
    bonus: CellView,
}

/// A figure, what it is of, and the notes to it.
#[derive(Serialize)]
struct CellView {
    text: Option<String>,
    of: Option<String>,
    marks: Vec<MarkView>,
}

pub(super) fn view(
    guide: &Guide,
    card: &GuideCard,
    notes: Notes,
    text: &mut BodyText<'_>,
) -> PayView {
    let scales = Scales::of(&card.pay);
    let states =
        |part: fn(&PayCard) -> AmountRange| card.pay.iter().any(|pay| !part(pay).is_unknown());
    let has_bonus =
        states(|pay| pay.bonus) || card.pay.iter().any(|pay| pay.bonus_percent != [None; 2]);
    // A column of nothing but marks says what is stated elsewhere.
    let has_bonus = has_bonus || notes.are_at(Component::Bonus);
    let has_grant = states(|pay| pay.grant) || notes.are_at(Component::Stock);
    PayView {
        has_grant,
        has_bonus,
        has_other: states(|pay| pay.other) || notes.are_at(Component::Other),
        has_sign_on: states(|pay| pay.sign_on) || notes.are_at(Component::SigningBonus),
        columns: 1 + usize::from(has_grant) + usize::from(has_bonus),
        places: { card.pay.iter().enumerate() }
            .map(|(index, pay)| place(pay, &scales, |part| notes.marks(index, part)))
            .collect(),
        remarks: remarks(guide, card),
        copy: as_text(card),
        authors_table: authors_table::html(guide, text),
        notes: notes.into_views(),
    }
}

fn place(
    pay: &PayCard,
    scales: &Scales,
    marks: impl Fn(Option<Component>) -> Vec<MarkView>,
) -> PlaceRow {
    let shown = |range: AmountRange, part| CellView {
        text: money::range(range, pay.currency),
        of: None,
        marks: marks(Some(part)),
    };
    // A mark stands once, at the low end, in cells that have two ends.
    let at = |end, part| match end {
        End::Low => marks(Some(part)),
        End::High => Vec::new(),
    };
    let amount = |range: AmountRange, end| range.end(end).map(|amount| money(amount, pay.currency));
    let end = |end: End| EndCells {
        base: CellView {
            text: amount(pay.base, end),
            of: None,
            marks: at(end, Component::Base),
        },
        grant: CellView {
            text: amount(pay.grant_a_year, end).or(amount(pay.grant, end)),
            of: whole_grant(pay, end),
            marks: at(end, Component::Stock),
        },
        bonus: bonus(pay, end, at(end, Component::Bonus)),
    };
    PlaceRow {
        id: pay.anchor.clone(),
        name: pay.region.clone().unwrap_or_else(|| NO_PLACE.to_string()),
        href: pay.place.as_ref().and_then(PlaceKey::href),
        level: pay.level.clone(),
        code: pay.currency.map_or("", Currency::code),
        currency: pay.currency.map_or("", Currency::name),
        total: shown(pay.total, Component::Total),
        bar: parts_bar(pay, scales),
        low: end(End::Low),
        high: end(End::High),
        other: shown(pay.other, Component::Other),
        sign_on: shown(pay.sign_on, Component::SigningBonus),
        marks: marks(None),
    }
}

/// What the yearly share is of: `of $220,000`.
fn whole_grant(pay: &PayCard, end: End) -> Option<String> {
    let whole = money(pay.grant.end(end)?, pay.currency);
    match pay.grant_years {
        Some(1) => None,
        Some(_) => Some(format!("of {whole}")),
        None => Some("the whole grant".to_string()),
    }
}

/// The bonus in money with its percentage; the percentage alone where the base is not known.
fn bonus(pay: &PayCard, end: End, marks: Vec<MarkView>) -> CellView {
    let percent = pay.bonus_percent[usize::from(end == End::High)].map(money::percent);
    match pay.bonus.end(end) {
        Some(amount) => CellView {
            text: Some(money(amount, pay.currency)),
            of: percent,
            marks,
        },
        None => CellView {
            of: percent.as_ref().map(|_| "of the base".to_string()),
            text: percent,
            marks,
        },
    }
}

/// The figures of all places as lines with tabs between cells, for spreadsheets.
fn as_text(card: &GuideCard) -> String {
    let quality = card.quality.map_or("not stated", |quality| quality.name());
    let from = card
        .quarter
        .map_or_else(|| "a time not stated".to_string(), quarter);
    let mut text = format!(
        "{}: yearly pay, figures from {from}, data quality {quality}\n\
         Place\tLevel\tCurrency\tTotal a year\tBase a year\tGrant a year\tWhole grant\tBonus a year\t\
         Other a year\tSign-on (once)\n",
        card.name()
    );
    for pay in &card.pay {
        let names = [
            pay.region.clone().unwrap_or_default(),
            pay.level.clone().unwrap_or_default(),
            pay.currency.map_or("", Currency::code).to_string(),
        ];
        let shown = |range: AmountRange| money::range(range, pay.currency);
        let amounts = [
            shown(pay.total),
            shown(pay.base),
            shown(pay.grant_a_year),
            shown(pay.grant),
            money::bonus(pay),
            shown(pay.other),
            shown(pay.sign_on),
        ];
        let amounts = amounts.map(Option::unwrap_or_default);
        let cells: Vec<String> = names.into_iter().chain(amounts).collect();
        text.push_str(&cells.join("\t"));
        text.push('\n');
    }
    text
}

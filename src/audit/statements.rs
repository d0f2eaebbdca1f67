//! What guides state: figures of the front matter, what follows from them, and amounts in their texts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

use super::amounts::MoneyInText;
use crate::compare::GuideName;
use crate::model::cell::Money;
use crate::model::{
    Amount, Bonus, Component, Currency, End, Exact, Guide, Places, RegionLabel, mentions,
};

/// An amount that a guide states.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    pub amount: Amount,
    /// None where the guide does not say it.
    pub currency: Option<Currency>,
    /// The known places of the row; none for an amount in the text.
    pub places: Vec<String>,
    /// What it is: `base salary, low, of London`.
    pub what: String,
    pub line: usize,
}

/// A guide that is looked up in.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StatingGuide {
    pub name: GuideName,
    pub company_display: String,
    pub role_display: String,
    pub file: String,
    pub statements: Vec<Statement>,
    /// What it writes of money that cannot be read as an amount: `$11.6T`.
    pub unread: BTreeSet<String>,
}

/// All that guides state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Statements {
    guides: Vec<StatingGuide>,
    /// By amount: the indices of the guides, and those of their statements.
    by_amount: BTreeMap<i64, Vec<(usize, usize)>>,
    /// The indices of the guides that write a figure that cannot be read.
    by_unread: BTreeMap<String, Vec<usize>>,
}

/// A statement with the guide that it is in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Stated<'s> {
    pub guide: &'s StatingGuide,
    pub statement: &'s Statement,
}

impl Statements {
    /// What `guides` state.
    pub fn of(guides: Vec<StatingGuide>) -> Statements {
        let mut by_amount: BTreeMap<i64, Vec<(usize, usize)>> = BTreeMap::new();
        let mut by_unread: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, guide) in guides.iter().enumerate() {
            for (at, statement) in guide.statements.iter().enumerate() {
                let of_amount = by_amount.entry(statement.amount.0).or_default();
                of_amount.push((index, at));
            }
            for figure in &guide.unread {
                by_unread.entry(figure.clone()).or_default().push(index);
            }
        }
        Statements {
            guides,
            by_amount,
            by_unread,
        }
    }

    pub fn guides(&self) -> &[StatingGuide] {
        &self.guides
    }

    /// The statements of amounts from the first to the last of `amounts`, by amount, then by guide.
    pub(super) fn within(&self, amounts: RangeInclusive<i64>) -> impl Iterator<Item = Stated<'_>> {
        let found = self.by_amount.range(amounts).flat_map(|(_, found)| found);
        found.map(|(index, at)| {
            let guide = &self.guides[*index];
            Stated {
                guide,
                statement: &guide.statements[*at],
            }
        })
    }

    /// The guides that write `figure`, which cannot be read.
    pub(super) fn writing(&self, figure: &str) -> impl Iterator<Item = &StatingGuide> {
        let found = self.by_unread.get(figure).into_iter().flatten();
        found.map(|index| &self.guides[*index])
    }
}

impl StatingGuide {
    /// `None` for a guide that names no company or no role.
    pub fn of(guide: &Guide) -> Option<StatingGuide> {
        let front = &guide.front;
        let (company, role) = (front.company.value()?, front.role.value()?);
        let display = |stated: Option<&String>, slug: &String| stated.unwrap_or(slug).clone();
        let mut statements = figures(guide);
        statements.extend(cells(guide));
        statements.extend(running_text(guide));
        let whole = &guide.source.text;
        let unread = MoneyInText::of(whole).unread.into_iter();
        Some(StatingGuide {
            name: GuideName {
                company: company.clone(),
                role: role.clone(),
            },
            company_display: display(front.company_display.value(), company),
            role_display: display(front.role_display.value(), role),
            file: guide.source.path.clone(),
            statements,
            unread: unread
                .map(|range| whole[range.start()..range.end()].to_string())
                .collect(),
        })
    }
}

/// The amounts of the body outside of the pay table.
fn running_text(guide: &Guide) -> impl Iterator<Item = Statement> {
    let body = guide.body_range;
    let table = guide.body.pay_table.as_ref().map(|table| table.range);
    let amounts = MoneyInText::of(guide.source.slice(body))
        .amounts
        .into_iter();
    let outside = amounts.filter(move |money| {
        let range = money.range.shifted(body.start());
        table.is_none_or(|table| !table.contains(range))
    });
    outside.map(move |money| Statement {
        amount: money.amount,
        currency: currency_of(&money),
        places: Vec::new(),
        what: "in its text".to_string(),
        line: guide.source.line(body.start + money.range.start),
    })
}

/// The currency that an amount names, if it is one.
fn currency_of(money: &Money) -> Option<Currency> {
    match money.mark?.readings()[..] {
        [one] => Some(one),
        _ => None,
    }
}

/// The known places that a row's label names.
fn places_of(region: Option<&RegionLabel>, places: &Places) -> Vec<String> {
    let Some(label) = region else {
        return Vec::new();
    };
    match &label.place {
        Some(place) => vec![place.id.clone()],
        None => { mentions(&label.text, places).into_iter() }
            .filter_map(|mention| Some(mention.label.place?.id.clone()))
            .collect(),
    }
}

/// The amounts in the cells of the pay table, each of its row's place.
fn cells(guide: &Guide) -> Vec<Statement> {
    let rows = guide.body.pay_table.iter().flat_map(|table| &table.rows);
    let cells = rows.flat_map(|row| {
        let own = &row.compensation;
        row.cells.iter().flat_map(move |cell| {
            let range = cell.cell.range;
            let found = MoneyInText::of(guide.source.slice(range)).amounts;
            found.into_iter().map(move |money| Statement {
                amount: money.amount,
                // `($183K)` beside pounds is of another currency.
                currency: match money.mark {
                    Some(_) => currency_of(&money),
                    None => own.currency.value().copied(),
                },
                places: places_of(own.region.value(), &guide.places),
                what: format!("in its table, of {}", own.label()),
                line: guide.source.line(range.start),
            })
        })
    });
    cells.collect()
}

/// The figures of the entries, and what follows from them.
fn figures(guide: &Guide) -> Vec<Statement> {
    let mut found = Vec::new();
    for parts in guide.parts() {
        let entry = parts.entry;
        let places = places_of(entry.region.value(), &guide.places);
        let line = guide.source.line(entry.range.start);
        let mut add = |amount: Amount, what: String, line: usize| {
            found.push(Statement {
                amount,
                currency: entry.currency.value().copied(),
                places: places.clone(),
                what: format!("{what}, of {}", entry.label()),
                line,
            });
        };
        for end in [End::Low, End::High] {
            let name = if end == End::Low { "low" } else { "high" };
            for component in Component::ALL {
                let slot = component.band(entry).map(|band| band.end(end));
                if let Some(stated) = slot.and_then(|slot| slot.spanned()) {
                    let line = guide.source.line(stated.range.start);
                    add(stated.value, format!("{}, {name}", component.name()), line);
                }
            }
            if let Some(sum) = parts.expected(end) {
                for sum in [sum.low, sum.high] {
                    add(sum.rounded(), format!("sum of the parts, {name}"), line);
                }
            }
            let years = parts.grant_years().filter(|years| *years > 1);
            if let Some((grant, years)) = entry.stock.end(end).value().zip(years) {
                let share = Exact::yearly_share(*grant, years).rounded();
                add(share, format!("stock a year, {name}"), line);
            }
            let percent = entry.bonus.percent_band().end(end).value().copied();
            if let (Some(base), Some(percent)) = (entry.base.end(end).value(), percent)
                && !matches!(entry.bonus, Bonus::Amounts(_))
            {
                add(
                    Exact::percentage(*base, percent).rounded(),
                    format!("bonus, {name}"),
                    line,
                );
            }
        }
    }
    found
}

//! What guides state: figures of the front matter, what follows from them, and amounts in their texts.

use std::collections::{BTreeMap, BTreeSet};

use super::amounts::{amounts, amounts_and_rest};
use crate::compare::GuideName;
use crate::model::cell::Money;
use crate::model::{
    Amount, Bonus, Component, Currency, End, Exact, Guide, Places, RegionLabel, mentions,
};

/// An amount that a guide states.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Statement {
    /// The index of the guide.
    pub guide: usize,
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
}

/// All that guides state.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Statements {
    pub guides: Vec<StatingGuide>,
    /// By amount.
    pub by_amount: BTreeMap<i64, Vec<Statement>>,
    /// What guides write of money that cannot be read as an amount: `$11.6T`.
    pub unread: BTreeSet<String>,
}

impl Statements {
    /// Adds what a guide states.
    pub fn add(&mut self, stated: GuideStatements) {
        let index = self.guides.len();
        self.guides.push(stated.guide);
        self.unread.extend(stated.unread);
        for statement in stated.statements {
            let statement = Statement {
                guide: index,
                ..statement
            };
            let of_amount = self.by_amount.entry(statement.amount.0);
            of_amount.or_default().push(statement);
        }
    }
}

/// What one guide states.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuideStatements {
    guide: StatingGuide,
    statements: Vec<Statement>,
    unread: Vec<String>,
}

impl GuideStatements {
    /// `None` for a guide that names no company or no role.
    pub fn of(guide: &Guide) -> Option<GuideStatements> {
        let front = &guide.front;
        let (company, role) = (front.company.value()?, front.role.value()?);
        let display = |stated: Option<&String>, slug: &String| stated.unwrap_or(slug).clone();
        let mut statements = figures(guide);
        statements.extend(cells(guide));
        let body = guide.body_range;
        let table = guide.body.pay_table.as_ref().map(|table| table.range);
        let words = guide.source.slice(body);
        let text = amounts(words);
        let whole = &guide.source.text;
        let unread = amounts_and_rest(whole).1.into_iter();
        let unread = unread.map(|range| whole[range.start()..range.end()].to_string());
        let text = text.into_iter().filter(|money| {
            let range = money.range.shifted(body.start());
            table.is_none_or(|table| !table.contains(range))
        });
        statements.extend(text.map(|money| Statement {
            guide: 0,
            amount: money.amount,
            currency: currency_of(&money),
            places: Vec::new(),
            what: "in its text".to_string(),
            line: guide.source.line(body.start + money.range.start),
        }));
        Some(GuideStatements {
            guide: StatingGuide {
                name: GuideName {
                    company: company.clone(),
                    role: role.clone(),
                },
                company_display: display(front.company_display.value(), company),
                role_display: display(front.role_display.value(), role),
                file: guide.source.path.clone(),
            },
            statements,
            unread: unread.collect(),
        })
    }
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
            let found = amounts(guide.source.slice(range)).into_iter();
            found.map(move |money| Statement {
                guide: 0,
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
                guide: 0,
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

//! The guides around a guide: the same role elsewhere, the same company's others.

use minijinja::Value;
use serde::Serialize;

use super::GuideAt;
use crate::model::Currency;
use crate::render::catalog::{GuideCard, PayAt};
use crate::render::html::bars::{Scales, range_bar};
use crate::render::html::money;

/// Companies that a page names beside its own.
const MOST_OTHERS: usize = 6;

#[derive(Serialize)]
pub(super) struct Siblings {
    /// The place and currency that others are compared at.
    place: String,
    code: &'static str,
    others: Vec<Other>,
    role_href: String,
    previous: Option<Neighbour>,
    next: Option<Neighbour>,
}

/// The same role at another company.
#[derive(Serialize)]
struct Other {
    company: String,
    href: String,
    level: Option<String>,
    total: Option<String>,
    bar: Value,
}

/// The guide before or after this one at the company.
#[derive(Serialize)]
struct Neighbour {
    role: String,
    href: String,
}

impl Siblings {
    pub(super) fn of(at: GuideAt<'_>) -> Siblings {
        let card = at.card();
        let others = others(at);
        let scales = Scales::of(others.iter().map(|other| at.catalog.pay(*other)));
        let first = card.pay.first();
        let rows = others.iter().map(|other| {
            let (guide, pay) = (at.catalog.guide(*other), at.catalog.pay(*other));
            Other {
                company: guide.company.clone(),
                href: format!("../{}#{}", guide.address.page(), pay.anchor),
                level: pay.level.clone().or(guide.level.clone()),
                total: money::range(pay.total, pay.currency),
                bar: range_bar(pay.total, pay.currency, &scales),
            }
        });
        let [previous, next] = neighbours(at);
        Siblings {
            place: first.and_then(|pay| pay.region.clone()).unwrap_or_default(),
            code: first
                .and_then(|pay| pay.currency)
                .map_or("", Currency::code),
            others: rows.collect(),
            role_href: format!("../role/{}.html", card.address.role()),
            previous,
            next,
        }
    }
}

/// The role's pay at other companies, at the first place of the guide and in its currency: those whose
/// totals are nearest, the highest first.
fn others(at: GuideAt<'_>) -> Vec<PayAt> {
    let card = at.card();
    let Some(own) = card.pay.first() else {
        return Vec::new();
    };
    let Some(own_total) = own.total.top() else {
        return Vec::new();
    };
    let role = at.catalog.role(card.address.role());
    let pay = role.into_iter().flat_map(|role| &role.pay).copied();
    let mut found: Vec<(u64, PayAt)> = pay
        .filter(|other| other.guide != at.index)
        .filter_map(|other| {
            let pay = at.catalog.pay(other);
            let is_same = pay.place == own.place && pay.currency == own.currency;
            let total = pay.total.top().filter(|_| is_same && own.place.is_some())?;
            Some((total.0.abs_diff(own_total.0), other))
        })
        .collect();
    found.sort();
    let mut seen = std::collections::BTreeSet::new();
    let mut nearest: Vec<PayAt> = { found.into_iter().map(|(_, other)| other) }
        .filter(|other| seen.insert(other.guide))
        .take(MOST_OTHERS)
        .collect();
    nearest.sort_by_key(|other| std::cmp::Reverse(at.catalog.pay(*other).total.top()));
    nearest
}

fn neighbours(at: GuideAt<'_>) -> [Option<Neighbour>; 2] {
    let card = at.card();
    let Some(company) = at.catalog.company(card.address.company()) else {
        return [None, None];
    };
    let own = company.guides.iter().position(|guide| *guide == at.index);
    let neighbour = |index: Option<usize>| {
        let guide: &GuideCard = &at.catalog.guides[*company.guides.get(index?)?];
        Some(Neighbour {
            role: guide.role.clone(),
            href: format!("{}.html", guide.address.role()),
        })
    };
    [
        neighbour(own.and_then(|own| own.checked_sub(1))),
        neighbour(own.map(|own| own + 1)),
    ]
}

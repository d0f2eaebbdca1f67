//! Pages that list pay row over row: of a role, of a place, of a role at a place.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use serde::Serialize;

use super::bars::{Scales, range_bar};
use super::layout::{Crumb, Theme};
use super::money;
use super::words::{Quality, companies, count, grouped, quarter};
use crate::model::{Amount, Currency};
use crate::render::catalog::{AmountRange, Catalog, PayAt, PayGroup, by_currency};
use crate::render::{Artifact, RenderError};

/// Rows of one page. More are on pages of their own: for each place, or for each role.
const MOST_ROWS: usize = 200;

/// A role at a place has a page of its own with this many rows.
const ENOUGH_ROWS: usize = 6;

/// What a ranking is of, which decides the second column.
#[derive(Clone, Copy, PartialEq, Eq)]
enum RankingOf {
    Role,
    Place,
    RoleAtPlace,
}

#[derive(Serialize)]
struct RankingView {
    title: String,
    description: String,
    lead: String,
    crumbs: Vec<Crumb>,
    /// The head of the second column, and what rows can be filtered by.
    second: &'static str,
    filter: Vec<(String, String)>,
    currencies: Vec<CurrencyRows>,
    rows: usize,
    /// The guides that state no pay: company and address.
    without_pay: Vec<(String, String)>,
    /// Pages with the rest: of each place, or of each role.
    parts: Vec<PartLink>,
    parts_title: &'static str,
    previous: Option<String>,
    next: Option<String>,
}

#[derive(Serialize)]
struct CurrencyRows {
    code: &'static str,
    name: &'static str,
    rows: Vec<RowView>,
}

#[derive(Serialize)]
struct RowView {
    /// The guide's address: `acme/data-engineer`.
    id: String,
    anchor: String,
    company: String,
    second: Option<String>,
    second_href: Option<String>,
    /// What the row is filtered by.
    key: String,
    total: Option<String>,
    bar: Value,
    base: Option<String>,
    grant: Option<String>,
    whole: Option<String>,
    bonus: Option<String>,
    quality: Quality,
    quarter: Option<String>,
    /// The high ends, by which rows are sorted; -1 where none is known.
    sort: [i64; 4],
}

#[derive(Clone, Serialize)]
struct PartLink {
    name: String,
    href: String,
    count: String,
}

/// A page of a ranking before it is cut into pages.
struct Ranking<'c> {
    of: RankingOf,
    /// The path without `.html`.
    path: String,
    title: String,
    crumbs: Vec<Crumb>,
    /// What is on its own pages.
    pay: Vec<PayAt>,
    without_pay: &'c [usize],
    /// All that it is about, also what is on the pages of its parts.
    all: &'c [PayAt],
    parts: Vec<PartLink>,
    catalog: &'c Catalog,
}

/// Which roles have pages for single places: pairs of slugs, with the pay.
type RolesAtPlaces<'c> = BTreeMap<(&'c str, &'c str), Vec<PayAt>>;

/// All pages that list pay.
pub(super) fn ranking_pages(
    catalog: &Catalog,
    theme: Theme<'_>,
) -> Result<Vec<Artifact>, RenderError> {
    let both = roles_at_places(catalog);
    let roles = catalog.roles.iter();
    let roles = roles.map(|role| group_ranking(catalog, role, RankingOf::Role, &both));
    let places = catalog.places.iter();
    let places = places.map(|place| group_ranking(catalog, place, RankingOf::Place, &both));
    let at_places = both
        .iter()
        .map(|(slugs, pay)| at_place(catalog, *slugs, pay));
    let mut pages = Vec::new();
    for ranking in roles.chain(places).chain(at_places) {
        pages.extend(ranking.pages(theme)?);
    }
    Ok(pages)
}

/// The roles at places that have a page, because the role's page or the place's would be too long.
fn roles_at_places(catalog: &Catalog) -> RolesAtPlaces<'_> {
    let long = |groups: &'_ [PayGroup]| -> BTreeSet<String> {
        let long = groups.iter().filter(|group| group.pay.len() > MOST_ROWS);
        long.map(|group| group.slug.clone()).collect()
    };
    let (long_roles, long_places) = (long(&catalog.roles), long(&catalog.places));
    let mut found = RolesAtPlaces::new();
    for place in &catalog.places {
        for at in &place.pay {
            let role = catalog.guide(*at).address.role();
            if long_roles.contains(role) || long_places.contains(&place.slug) {
                found.entry((role, &place.slug)).or_default().push(*at);
            }
        }
    }
    found.retain(|_, pay| pay.len() >= ENOUGH_ROWS);
    found
}

fn group_ranking<'c>(
    catalog: &'c Catalog,
    group: &'c PayGroup,
    of: RankingOf,
    both: &RolesAtPlaces<'_>,
) -> Ranking<'c> {
    let (folder, list) = match of {
        RankingOf::Role => ("role", Crumb::new("Roles", "roles.html")),
        RankingOf::Place | RankingOf::RoleAtPlace => ("place", Crumb::new("Places", "places.html")),
    };
    let mut ranking = Ranking {
        of,
        path: format!("{folder}/{}", group.slug),
        title: group.name.clone(),
        crumbs: vec![list],
        pay: group.pay.clone(),
        all: &group.pay,
        without_pay: &group.without_pay,
        parts: Vec::new(),
        catalog,
    };
    if group.pay.len() <= MOST_ROWS {
        return ranking;
    }
    let mut parts = Vec::new();
    for ((role, place), pay) in both {
        let (own, other) = match of {
            RankingOf::Role => (*role, *place),
            RankingOf::Place | RankingOf::RoleAtPlace => (*place, *role),
        };
        if own != group.slug {
            continue;
        }
        let named = match of {
            RankingOf::Role => catalog.place(other),
            RankingOf::Place | RankingOf::RoleAtPlace => catalog.role(other),
        };
        parts.push((
            pay.len(),
            PartLink {
                name: named.map_or_else(|| other.to_string(), |named| named.name.clone()),
                href: format!("role/{role}/{place}.html"),
                count: grouped(pay.len()),
            },
        ));
        let elsewhere: BTreeSet<&PayAt> = pay.iter().collect();
        ranking.pay.retain(|at| !elsewhere.contains(at));
    }
    parts.sort_by_key(|(rows, _)| Reverse(*rows));
    ranking.parts = parts.into_iter().map(|(_, part)| part).collect();
    ranking
}

fn at_place<'c>(
    catalog: &'c Catalog,
    (role, place): (&str, &str),
    pay: &'c [PayAt],
) -> Ranking<'c> {
    let name = |group: Option<&PayGroup>, slug: &str| {
        group.map_or_else(|| slug.to_string(), |group| group.name.clone())
    };
    let role_name = name(catalog.role(role), role);
    let place_name = name(catalog.place(place), place);
    Ranking {
        of: RankingOf::RoleAtPlace,
        path: format!("role/{role}/{place}"),
        title: format!("{role_name}, {place_name}"),
        crumbs: vec![
            Crumb::new("Roles", "roles.html"),
            Crumb::new(role_name, format!("role/{role}.html")),
            Crumb::new(place_name, format!("place/{place}.html")),
        ],
        pay: pay.to_vec(),
        all: pay,
        without_pay: &[],
        parts: Vec::new(),
        catalog,
    }
}

impl Ranking<'_> {
    /// Its rows by total, the highest first, on as many pages as they need.
    fn pages(mut self, theme: Theme<'_>) -> Result<Vec<Artifact>, RenderError> {
        let catalog = self.catalog;
        let by_currency = by_currency(catalog, &self.pay);
        self.pay = by_currency
            .into_iter()
            .flat_map(|(_, mut pay)| {
                pay.sort_by_key(|at| Reverse(top(catalog.pay(*at).total)));
                pay
            })
            .collect();
        let chunks: Vec<&[PayAt]> = self.pay.chunks(MOST_ROWS).collect();
        let last = chunks.len().max(1);
        let path = |number: usize| match number {
            1 => format!("{}.html", self.path),
            _ => format!("{}.{number}.html", self.path),
        };
        (1..=last)
            .map(|number| {
                let rows = chunks.get(number - 1).copied().unwrap_or_default();
                let mut view = self.view(rows, number == 1);
                view.previous = (number > 1).then(|| path(number - 1));
                view.next = (number < last).then(|| path(number + 1));
                theme.page("ranking.html", path(number), view)
            })
            .collect()
    }

    fn view(&self, rows: &[PayAt], is_first: bool) -> RankingView {
        let catalog = self.catalog;
        let scales = Scales::of(rows.iter().map(|at| catalog.pay(*at)));
        let currencies = by_currency(catalog, rows);
        let currencies: Vec<CurrencyRows> = currencies
            .into_iter()
            .map(|(currency, pay)| CurrencyRows {
                code: currency.map_or("", Currency::code),
                name: currency.map_or("No currency stated", Currency::name),
                rows: pay.iter().map(|at| self.row(*at, &scales)).collect(),
            })
            .collect();
        let (second, parts_title) = match self.of {
            RankingOf::Role => ("Place", "By place"),
            RankingOf::Place => ("Role", "By role"),
            RankingOf::RoleAtPlace => ("Level", ""),
        };
        RankingView {
            title: self.title.clone(),
            description: format!("{}: what {} pay in a year.", self.title, self.companies()),
            lead: self.lead(),
            crumbs: self.crumbs.clone(),
            second,
            filter: self.filter(rows),
            currencies,
            rows: rows.len(),
            without_pay: self.guides_without_pay(is_first),
            parts: if is_first {
                self.parts.clone()
            } else {
                Vec::new()
            },
            parts_title,
            previous: None,
            next: None,
        }
    }

    /// Those of the first page: the others are about rows.
    fn guides_without_pay(&self, is_first: bool) -> Vec<(String, String)> {
        let guides = self.without_pay.iter().filter(|_| is_first);
        let guides = guides.map(|at| &self.catalog.guides[*at]);
        guides
            .map(|guide| (guide.company.clone(), guide.address.page()))
            .collect()
    }

    fn companies(&self) -> String {
        let slugs = self
            .all
            .iter()
            .map(|at| self.catalog.guide(*at).address.company());
        companies(slugs.collect::<BTreeSet<&str>>().len())
    }

    fn lead(&self) -> String {
        let quarters = self
            .all
            .iter()
            .filter_map(|at| self.catalog.guide(*at).quarter);
        let quarters: BTreeSet<_> = quarters.collect();
        let from = match (quarters.first(), quarters.last()) {
            (Some(one), Some(other)) if one == other => format!(" Figures from {}.", quarter(*one)),
            (Some(first), Some(last)) => {
                format!(" Figures from {} to {}.", quarter(*first), quarter(*last))
            }
            _ => String::new(),
        };
        let rows = count(self.all.len(), "row");
        format!("{}, {rows}.{from}", self.companies())
    }

    /// What the rows can be filtered by: keys and names.
    fn filter(&self, rows: &[PayAt]) -> Vec<(String, String)> {
        if self.of == RankingOf::RoleAtPlace {
            return Vec::new();
        }
        let keys = rows.iter().map(|at| {
            let (key, name, _) = self.second(*at);
            (name.unwrap_or_default(), key)
        });
        let keys: BTreeSet<(String, String)> = keys.filter(|(_, key)| !key.is_empty()).collect();
        let mut seen = BTreeSet::new();
        keys.into_iter()
            .filter(|(_, key)| seen.insert(key.clone()))
            .map(|(name, key)| (key, name))
            .collect()
    }

    /// The second column: its key, text and address.
    fn second(&self, at: PayAt) -> (String, Option<String>, Option<String>) {
        let (guide, pay) = (self.catalog.guide(at), self.catalog.pay(at));
        match self.of {
            RankingOf::Role => match &pay.place {
                Some(place) => (place.slug.clone(), pay.region.clone(), place.href()),
                None => (String::new(), None, None),
            },
            RankingOf::Place => {
                let role = guide.address.role();
                let href = format!("role/{role}.html");
                (role.to_string(), Some(guide.role.clone()), Some(href))
            }
            RankingOf::RoleAtPlace => {
                let level = pay.level.clone().or(guide.level.clone());
                (String::new(), level, None)
            }
        }
    }

    fn row(&self, at: PayAt, scales: &Scales) -> RowView {
        let (guide, pay) = (self.catalog.guide(at), self.catalog.pay(at));
        let (key, second, second_href) = self.second(at);
        let shown = |range| money::range(range, pay.currency);
        RowView {
            id: guide.address.to_string(),
            anchor: pay.anchor.clone(),
            company: guide.company.clone(),
            second,
            second_href,
            key,
            total: shown(pay.total),
            bar: range_bar(pay.total, pay.currency, scales),
            base: shown(pay.base),
            grant: shown(pay.grant_a_year),
            whole: money::whole_grant(pay),
            bonus: money::bonus(pay),
            quality: Quality::of(guide.quality),
            quarter: guide.quarter.map(quarter),
            sort: [pay.total, pay.base, pay.grant_a_year, pay.bonus].map(top),
        }
    }
}

/// The high end as a number that sorts, -1 where none is known.
fn top(range: AmountRange) -> i64 {
    range.top().map_or(-1, |Amount(amount)| amount)
}

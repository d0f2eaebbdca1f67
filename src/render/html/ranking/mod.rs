//! Pages that list pay row over row: of a role, of a place, of a role at a place.

mod groups;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use minijinja::Value;
use serde::Serialize;

use super::bars::{Scales, range_bar};
use super::layout::{Crumb, Theme};
use super::money;
use super::words::{Quality, companies, count, quarter};
use crate::model::{Amount, Currency};
use crate::render::catalog::{AmountRange, Catalog, PayAt, by_currency};
use crate::render::{Artifact, RenderError};
use groups::{MOST_ROWS, PartLink, Ranking, RankingOf, rankings};

#[derive(Serialize)]
struct RankingView {
    title: String,
    description: String,
    lead: String,
    crumbs: Vec<Crumb>,
    json_ld: Value,
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

/// All pages that list pay.
pub(super) fn ranking_pages(
    catalog: &Catalog,
    theme: Theme<'_>,
) -> Result<Vec<Artifact>, RenderError> {
    let mut pages = Vec::new();
    for ranking in rankings(catalog) {
        pages.extend(ranking.pages(theme)?);
    }
    Ok(pages)
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
                let page = Crumb::new(&self.title, path(number));
                view.json_ld = theme.breadcrumbs_block(&self.crumbs, &page);
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
            json_ld: Value::from(""),
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

//! Pages that list pay row over row: of a role, of a place, of a role at a place.

mod comparable;
mod groups;

use std::collections::BTreeSet;

use minijinja::Value;
use serde::Serialize;

use super::bars::{Scales, range_bar};
use super::converted::{RatesNote, converted_total};
use super::layout::Crumb;
use super::money;
use super::site_pages::SitePages;
use super::words::{Quality, companies, count, quarter};
use crate::model::{Currency, ExchangeRates};
use crate::render::RenderError;
use crate::render::catalog::{Catalog, PayAt};
use comparable::{RowGroup, rates_for, row_groups, top};
use groups::{MOST_ROWS, PartLink, Ranking, RankingOf, each_ranking};

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
    /// What amounts of several currencies are compared by.
    rates: Option<RatesNote>,
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
    /// Whether the rows are of several currencies.
    is_converted: bool,
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
    /// The total in the currency that rows are compared in, where it is stated in another.
    converted: Option<String>,
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
    pages: &mut SitePages<'_>,
) -> Result<(), RenderError> {
    each_ranking(catalog, |ranking| ranking.pages(pages))
}

impl Ranking<'_> {
    /// Its rows by total, the highest first, on as many pages as they need.
    fn pages(mut self, pages: &mut SitePages<'_>) -> Result<(), RenderError> {
        let theme = pages.theme;
        let catalog = self.catalog;
        let rates = rates_for(catalog, &self.pay, theme.options.rates.as_ref());
        let groups = row_groups(catalog, &self.pay, rates).into_iter();
        self.pay = groups.flat_map(|group| group.by_total(catalog)).collect();
        let chunks: Vec<&[PayAt]> = self.pay.chunks(MOST_ROWS).collect();
        let last = chunks.len().max(1);
        let path = |number: usize| match number {
            1 => format!("{}.html", self.path),
            _ => format!("{}.{number}.html", self.path),
        };
        for number in 1..=last {
            let rows = chunks.get(number - 1).copied().unwrap_or_default();
            let mut view = self.view(rows, rates, number == 1);
            let page = Crumb::new(&self.title, path(number));
            view.json_ld = theme.breadcrumbs_block(&self.crumbs, &page);
            view.previous = (number > 1).then(|| path(number - 1));
            view.next = (number < last).then(|| path(number + 1));
            pages.add("ranking.html", path(number), view)?;
        }
        Ok(())
    }

    fn view(&self, rows: &[PayAt], rates: Option<&ExchangeRates>, is_first: bool) -> RankingView {
        let catalog = self.catalog;
        let groups = row_groups(catalog, rows, rates);
        let currencies = groups.iter().map(|group| self.currency_rows(group));
        let currencies: Vec<CurrencyRows> = currencies.collect();
        let rates = rates.filter(|_| groups.iter().any(|group| group.rates.is_some()));
        let rates = rates.map(|rates| {
            let used = rows.iter().filter_map(|at| catalog.pay(*at).currency);
            RatesNote::of(rates, used.collect::<BTreeSet<Currency>>().into_iter())
        });
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
            rates,
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

    fn currency_rows(&self, group: &RowGroup<'_>) -> CurrencyRows {
        let scales = group.scales(self.catalog);
        let rows = group.pay.iter().map(|at| self.row(*at, group, &scales));
        CurrencyRows {
            code: group.currency.map_or("", Currency::code),
            name: group.currency.map_or("No currency stated", Currency::name),
            is_converted: group.rates.is_some(),
            rows: rows.collect(),
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

    fn row(&self, at: PayAt, group: &RowGroup<'_>, scales: &Scales) -> RowView {
        let (guide, pay) = (self.catalog.guide(at), self.catalog.pay(at));
        let (key, second, second_href) = self.second(at);
        let shown = |range| money::range(range, pay.currency);
        let compared = |range| group.in_its_currency(range, pay);
        RowView {
            id: guide.address.to_string(),
            anchor: pay.anchor.clone(),
            company: guide.company.clone(),
            second,
            second_href,
            key,
            total: shown(pay.total),
            converted: group.rates.and_then(|rates| converted_total(pay, rates)),
            bar: range_bar(compared(pay.total), group.currency, scales),
            base: shown(pay.base),
            grant: shown(pay.grant_a_year),
            whole: money::whole_grant(pay),
            bonus: money::bonus(pay),
            quality: Quality::of(guide.quality),
            quarter: guide.quarter.map(quarter),
            sort: [pay.total, pay.base, pay.grant_a_year, pay.bonus]
                .map(|range| top(compared(range))),
        }
    }
}

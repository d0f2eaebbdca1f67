//! The first page.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use minijinja::Value;
use serde::Serialize;

use super::bars::share_bar;
use super::layout::Theme;
use super::lists::{Chip, CompanyLine, MOST_COMPANIES, chip, company_chip, letter_chips, line};
use super::site_pages::SitePages;
use super::words::{self, Day, Quality, age, grouped, quarter};
use crate::model::Quarter;
use crate::model::front_matter::DataQuality;
use crate::render::RenderError;
use crate::render::catalog::{Catalog, CompanyGuides, PayGroup};

/// Roles and places that the first page names.
const MOST_CHIPS: usize = 24;

#[derive(Serialize)]
struct HomeView {
    guides: String,
    companies_count: String,
    roles: Vec<Chip>,
    all_roles: Option<String>,
    places: Vec<Chip>,
    all_places: Option<String>,
    /// Companies with most guides, where there are too many for a table.
    large: Vec<Chip>,
    letters: Vec<Chip>,
    companies: Vec<CompanyLine>,
    qualities: Vec<QualityShare>,
    quarters: Vec<Share>,
    updated: Option<Day>,
}

#[derive(Serialize)]
struct QualityShare {
    quality: Quality,
    count: String,
    bar: Value,
}

#[derive(Serialize)]
struct Share {
    name: String,
    remark: Option<String>,
    count: String,
    bar: Value,
}

/// `index.html`
pub(super) fn home_page(catalog: &Catalog, pages: &mut SitePages<'_>) -> Result<(), RenderError> {
    let view = view(catalog, pages.theme);
    pages.add("index.html", "index.html".to_string(), view)
}

fn view(catalog: &Catalog, theme: Theme<'_>) -> HomeView {
    let is_long = catalog.companies.len() > MOST_COMPANIES;
    let (large, letters, companies) = if is_long {
        (largest(catalog), letter_chips(catalog), Vec::new())
    } else {
        let lines = catalog.companies.iter();
        let lines = lines.map(|company| line(catalog, company));
        (Vec::new(), Vec::new(), lines.collect())
    };
    let all = |groups: &[PayGroup], path: &str| {
        (groups.len() > MOST_CHIPS).then(|| format!("{path}.html"))
    };
    let most = |groups: &[PayGroup], folder: &str| {
        let mut groups: Vec<&PayGroup> = groups.iter().collect();
        groups.sort_by_cached_key(|group| Reverse(group.guides()));
        groups.truncate(MOST_CHIPS);
        groups
            .into_iter()
            .map(|group| chip(group, folder))
            .collect()
    };
    let updated = catalog
        .guides
        .iter()
        .filter_map(|guide| guide.updated)
        .max();
    HomeView {
        guides: words::count(catalog.guides.len(), "guide"),
        companies_count: words::companies(catalog.companies.len()),
        roles: most(&catalog.roles, "role"),
        all_roles: all(&catalog.roles, "roles"),
        places: most(&catalog.places, "place"),
        all_places: all(&catalog.places, "places"),
        large,
        letters,
        companies,
        qualities: qualities(catalog),
        quarters: quarters(catalog, theme),
        updated: updated.map(Day::of),
    }
}

fn largest(catalog: &Catalog) -> Vec<Chip> {
    let mut companies: Vec<&CompanyGuides> = catalog.companies.iter().collect();
    companies.sort_by_key(|company| Reverse(company.guides.len()));
    companies.truncate(MOST_CHIPS);
    companies.into_iter().map(company_chip).collect()
}

fn qualities(catalog: &Catalog) -> Vec<QualityShare> {
    let stated = [DataQuality::High, DataQuality::Medium, DataQuality::Low];
    let stated = stated.into_iter().map(Some).chain([None]);
    let whole = catalog.guides.len();
    let shares = stated.map(|quality| {
        let guides = catalog.guides.iter();
        let count = guides.filter(|guide| guide.quality == quality).count();
        QualityShare {
            quality: Quality::of(quality),
            count: grouped(count),
            bar: share_bar(count, whole),
        }
    });
    shares
        .filter(|share| share.quality.rank > 0 || share.count != "0")
        .collect()
}

/// The four latest quarters that figures are from, and how many guides have older ones.
fn quarters(catalog: &Catalog, theme: Theme<'_>) -> Vec<Share> {
    let mut counts: BTreeMap<Reverse<Option<Quarter>>, usize> = BTreeMap::new();
    for guide in &catalog.guides {
        *counts.entry(Reverse(guide.quarter)).or_default() += 1;
    }
    let whole = catalog.guides.len();
    let share = |name: String, remark: Option<String>, count: usize| Share {
        name,
        remark,
        count: grouped(count),
        bar: share_bar(count, whole),
    };
    let unstated = counts.remove(&Reverse(None));
    let mut known = counts.into_iter();
    let latest = known.by_ref().take(4);
    let mut shares: Vec<Share> = latest
        .filter_map(|(Reverse(stated), count)| {
            let stated = stated?;
            let age = age(stated, theme.options.as_of);
            Some(share(quarter(stated), age, count))
        })
        .collect();
    let older: usize = known.map(|(_, count)| count).sum();
    if older > 0 {
        shares.push(share("older".to_string(), None, older));
    }
    if let Some(count) = unstated {
        shares.push(share("not stated".to_string(), None, count));
    }
    shares
}

//! The first page and the lists that lead on from it: companies by letter, all roles, all places.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use serde::Serialize;

use super::bars::share_bar;
use super::layout::{Crumb, Theme};
use super::words::{Day, Quality, age, grouped, quarter};
use crate::model::front_matter::DataQuality;
use crate::model::{Quarter, fold};
use crate::render::catalog::{Catalog, CompanyGuides, PayGroup};
use crate::render::{Artifact, RenderError};

/// Companies that the first page lists with all that is known of them; more are on pages by letter.
const MOST_COMPANIES: usize = 60;

/// Roles and places that the first page names.
const MOST_CHIPS: usize = 24;

/// Companies, roles or places of one list page.
const MOST_OF_LIST: usize = 250;

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

/// A link with how many guides are behind it.
#[derive(Serialize)]
struct Chip {
    name: String,
    href: String,
    count: String,
}

#[derive(Serialize)]
struct CompanyLine {
    name: String,
    href: String,
    guides: String,
    places: String,
    qualities: Vec<QualityCount>,
    quarter: Option<String>,
    updated: Option<Day>,
}

#[derive(Serialize)]
struct QualityCount {
    quality: Quality,
    count: String,
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

/// A list before it is cut into pages.
struct List<'l> {
    title: &'l str,
    /// The path without `.html`.
    path: &'l str,
    chips: &'l [Chip],
    companies: &'l [CompanyLine],
}

/// A page that is a list.
#[derive(Serialize)]
struct ListView<'l> {
    title: &'l str,
    crumbs: Vec<Crumb>,
    chips: &'l [Chip],
    companies: &'l [CompanyLine],
    previous: Option<String>,
    next: Option<String>,
}

/// `index.html` and all lists.
pub(super) fn home_pages(
    catalog: &Catalog,
    theme: Theme<'_>,
) -> Result<Vec<Artifact>, RenderError> {
    let mut pages =
        vec![theme.page("index.html", "index.html".to_string(), view(catalog, theme))?];
    let roles = chips(&catalog.roles, "role");
    let places = chips(&catalog.places, "place");
    for (title, path, chips) in [
        ("All roles", "roles", roles),
        ("All places", "places", places),
    ] {
        let list = List {
            title,
            path,
            chips: &chips,
            companies: &[],
        };
        pages.extend(list.pages(theme)?);
    }
    for (letter, companies) in letters(catalog) {
        let list = List {
            title: &match letter {
                '0' => "Companies: digits and other signs".to_string(),
                letter => format!("Companies: {}", letter.to_uppercase()),
            },
            path: &format!("companies-{letter}"),
            chips: &[],
            companies: &companies,
        };
        pages.extend(list.pages(theme)?);
    }
    Ok(pages)
}

impl List<'_> {
    /// As many pages as the list needs.
    fn pages(&self, theme: Theme<'_>) -> Result<Vec<Artifact>, RenderError> {
        let items = self.chips.len().max(self.companies.len());
        let last = items.div_ceil(MOST_OF_LIST).max(1);
        let file = |number: usize| match number {
            1 => format!("{}.html", self.path),
            _ => format!("{}.{number}.html", self.path),
        };
        let pages = (1..=last).map(|number| {
            let view = ListView {
                title: self.title,
                crumbs: Vec::new(),
                chips: part(self.chips, number),
                companies: part(self.companies, number),
                previous: (number > 1).then(|| file(number - 1)),
                next: (number < last).then(|| file(number + 1)),
            };
            theme.page("list.html", file(number), view)
        });
        pages.collect()
    }
}

/// What of `items` is on the page with this number, counted from 1.
fn part<T>(items: &[T], number: usize) -> &[T] {
    items
        .chunks(MOST_OF_LIST)
        .nth(number - 1)
        .unwrap_or_default()
}

fn view(catalog: &Catalog, theme: Theme<'_>) -> HomeView {
    let is_long = catalog.companies.len() > MOST_COMPANIES;
    let lines = || {
        catalog
            .companies
            .iter()
            .map(|company| line(catalog, company))
    };
    let all = |groups: &[PayGroup], path: &str| {
        (groups.len() > MOST_CHIPS).then(|| format!("{path}.html"))
    };
    let most = |groups: &[PayGroup], folder: &str| {
        let mut groups: Vec<&PayGroup> = groups.iter().collect();
        groups.sort_by_key(|group| Reverse(group.guides()));
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
        guides: super::words::count(catalog.guides.len(), "guide"),
        companies_count: super::words::companies(catalog.companies.len()),
        roles: most(&catalog.roles, "role"),
        all_roles: all(&catalog.roles, "roles"),
        places: most(&catalog.places, "place"),
        all_places: all(&catalog.places, "places"),
        large: if is_long {
            largest(catalog)
        } else {
            Vec::new()
        },
        letters: if is_long {
            letter_chips(catalog)
        } else {
            Vec::new()
        },
        companies: if is_long {
            Vec::new()
        } else {
            lines().collect()
        },
        qualities: qualities(catalog),
        quarters: quarters(catalog, theme),
        updated: updated.map(Day::of),
    }
}

fn chips(groups: &[PayGroup], folder: &str) -> Vec<Chip> {
    groups.iter().map(|group| chip(group, folder)).collect()
}

fn chip(group: &PayGroup, folder: &str) -> Chip {
    Chip {
        name: group.name.clone(),
        href: format!("{folder}/{}.html", group.slug),
        count: grouped(group.guides()),
    }
}

fn company_chip(company: &CompanyGuides) -> Chip {
    Chip {
        name: company.name.clone(),
        href: format!("{}/index.html", company.slug),
        count: grouped(company.guides.len()),
    }
}

fn largest(catalog: &Catalog) -> Vec<Chip> {
    let mut companies: Vec<&CompanyGuides> = catalog.companies.iter().collect();
    companies.sort_by_key(|company| Reverse(company.guides.len()));
    companies.truncate(MOST_CHIPS);
    companies.into_iter().map(company_chip).collect()
}

/// The letter that a company is listed under: `a` to `z`, `0` for all else.
fn letter_of(company: &CompanyGuides) -> char {
    let first = fold(&company.name).chars().next();
    first.filter(char::is_ascii_lowercase).unwrap_or('0')
}

/// The companies by letter, where the first page has no place for all of them.
fn letters(catalog: &Catalog) -> BTreeMap<char, Vec<CompanyLine>> {
    let mut letters: BTreeMap<char, Vec<CompanyLine>> = BTreeMap::new();
    if catalog.companies.len() > MOST_COMPANIES {
        for company in &catalog.companies {
            let lines = letters.entry(letter_of(company)).or_default();
            lines.push(line(catalog, company));
        }
    }
    letters
}

fn letter_chips(catalog: &Catalog) -> Vec<Chip> {
    let mut counts: BTreeMap<char, usize> = BTreeMap::new();
    for company in &catalog.companies {
        *counts.entry(letter_of(company)).or_default() += 1;
    }
    let chips = counts.into_iter().map(|(letter, companies)| Chip {
        name: match letter {
            '0' => "0–9".to_string(),
            letter => letter.to_uppercase().to_string(),
        },
        href: format!("companies-{letter}.html"),
        count: grouped(companies),
    });
    chips.collect()
}

fn line(catalog: &Catalog, company: &CompanyGuides) -> CompanyLine {
    let guides = || company.guides.iter().map(|at| &catalog.guides[*at]);
    let places: BTreeSet<&str> = guides()
        .flat_map(|guide| &guide.pay)
        .filter_map(|pay| Some(pay.place.as_ref()?.slug.as_str()))
        .collect();
    let mut counts: BTreeMap<Reverse<Option<DataQuality>>, usize> = BTreeMap::new();
    for guide in guides() {
        *counts.entry(Reverse(guide.quality)).or_default() += 1;
    }
    let qualities = counts
        .into_iter()
        .map(|(Reverse(quality), count)| QualityCount {
            quality: Quality::of(quality),
            count: grouped(count),
        });
    CompanyLine {
        name: company.name.clone(),
        href: format!("{}/index.html", company.slug),
        guides: grouped(company.guides.len()),
        places: grouped(places.len()),
        qualities: qualities.collect(),
        quarter: guides()
            .filter_map(|guide| guide.quarter)
            .max()
            .map(quarter),
        updated: guides()
            .filter_map(|guide| guide.updated)
            .max()
            .map(Day::of),
    }
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

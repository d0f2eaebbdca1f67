//! The lists that lead on from the first page: companies by letter, all roles, all places.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use serde::Serialize;

use super::layout::{Crumb, numbered};
use super::site_pages::SitePages;
use super::words::{Day, Quality, grouped, quarter};
use crate::model::fold;
use crate::model::front_matter::DataQuality;
use crate::render::RenderError;
use crate::render::catalog::{Catalog, CompanyGuides, PayGroup};

/// Companies that the first page lists with all that is known of them; more are on pages by letter.
pub(super) const MOST_COMPANIES: usize = 60;

/// Companies, roles or places of one list page.
const MOST_OF_LIST: usize = 250;

/// A link with how many guides are behind it.
#[derive(Serialize)]
pub(super) struct Chip {
    pub name: String,
    pub href: String,
    pub count: String,
}

#[derive(Serialize)]
pub(super) struct CompanyLine {
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
    json_ld: Value,
    chips: &'l [Chip],
    companies: &'l [CompanyLine],
    previous: Option<String>,
    next: Option<String>,
}

/// All lists.
pub(super) fn list_pages(catalog: &Catalog, pages: &mut SitePages<'_>) -> Result<(), RenderError> {
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
        list.pages(pages)?;
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
        list.pages(pages)?;
    }
    Ok(())
}

impl List<'_> {
    /// As many pages as the list needs.
    fn pages(&self, pages: &mut SitePages<'_>) -> Result<(), RenderError> {
        let theme = pages.theme;
        let items = self.chips.len().max(self.companies.len());
        let last = items.div_ceil(MOST_OF_LIST).max(1);
        let file = |number| numbered(self.path, number);
        for number in 1..=last {
            let view = ListView {
                title: self.title,
                crumbs: Vec::new(),
                json_ld: theme.breadcrumbs_block(&[], &Crumb::new(self.title, file(number))),
                chips: part(self.chips, number),
                companies: part(self.companies, number),
                previous: (number > 1).then(|| file(number - 1)),
                next: (number < last).then(|| file(number + 1)),
            };
            pages.add("list.html", file(number), view)?;
        }
        Ok(())
    }
}

/// What of `items` is on the page with this number, counted from 1.
fn part<T>(items: &[T], number: usize) -> &[T] {
    items
        .chunks(MOST_OF_LIST)
        .nth(number - 1)
        .unwrap_or_default()
}

fn chips(groups: &[PayGroup], folder: &str) -> Vec<Chip> {
    groups.iter().map(|group| chip(group, folder)).collect()
}

pub(super) fn chip(group: &PayGroup, folder: &str) -> Chip {
    Chip {
        name: group.name.clone(),
        href: format!("{folder}/{}.html", group.slug),
        count: grouped(group.guides()),
    }
}

pub(super) fn company_chip(company: &CompanyGuides) -> Chip {
    Chip {
        name: company.name.clone(),
        href: format!("{}/index.html", company.slug),
        count: grouped(company.guides.len()),
    }
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

pub(super) fn letter_chips(catalog: &Catalog) -> Vec<Chip> {
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

pub(super) fn line(catalog: &Catalog, company: &CompanyGuides) -> CompanyLine {
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

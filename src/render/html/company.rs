//! The page of a company: its guides, what it pays where, and its levels.

use std::collections::{BTreeMap, BTreeSet};

use minijinja::Value;
use serde::Serialize;

use super::bars::{Scales, range_bar};
use super::layout::{Crumb, Theme};
use super::money;
use super::site_pages::SitePages;
use super::words::{NO_PLACE, Quality, count, quarter};
use crate::model::Currency;
use crate::render::RenderError;
use crate::render::catalog::{Catalog, CompanyGuides, GuideCard, PayAt, PayCard, PlaceKey};

/// With more rows of pay the company's page only names its guides, which have all of them.
const MOST_ROWS: usize = 250;

#[derive(Serialize)]
struct CompanyView {
    name: String,
    description: String,
    crumbs: Vec<Crumb>,
    json_ld: Value,
    guides_count: usize,
    quarter: Option<String>,
    facts: Vec<Fact>,
    guides: Vec<Tile>,
    places: Vec<PlaceRanges>,
    ladder: Vec<LevelOfCompany>,
}

#[derive(Serialize)]
struct Fact {
    name: &'static str,
    value: String,
}

#[derive(Serialize)]
struct Tile {
    role: String,
    href: String,
    level: Option<String>,
    /// How many places it states pay for, where it names any.
    places: Option<String>,
    quality: Quality,
}

/// What a company pays at one place.
#[derive(Serialize)]
struct PlaceRanges {
    id: String,
    name: String,
    href: Option<String>,
    code: &'static str,
    currency: &'static str,
    rows: Vec<RangeRow>,
}

#[derive(Serialize)]
struct RangeRow {
    role: String,
    href: String,
    level: Option<String>,
    total: Option<String>,
    bar: Value,
}

/// A level of the company, and the roles whose guides are for it.
#[derive(Serialize)]
struct LevelOfCompany {
    level: String,
    roles: Vec<(String, String)>,
}

/// A page for each company.
pub(super) fn company_pages(
    catalog: &Catalog,
    pages: &mut SitePages<'_>,
) -> Result<(), RenderError> {
    for company in &catalog.companies {
        let path = format!("{}/index.html", company.slug);
        let view = view(catalog, company, pages.theme);
        pages.add("company.html", path, view)?;
    }
    Ok(())
}

fn view(catalog: &Catalog, company: &CompanyGuides, theme: Theme<'_>) -> CompanyView {
    let guides: Vec<&GuideCard> = company
        .guides
        .iter()
        .map(|at| &catalog.guides[*at])
        .collect();
    let quarters = guides.iter().filter_map(|guide| guide.quarter);
    let page = Crumb::new(&company.name, format!("{}/index.html", company.slug));
    CompanyView {
        name: company.name.clone(),
        description: format!(
            "{}: {} with yearly pay by place.",
            company.name,
            count(guides.len(), "guide")
        ),
        crumbs: Vec::new(),
        json_ld: theme.breadcrumbs_block(&[], &page),
        guides_count: guides.len(),
        quarter: quarters.max().map(quarter),
        facts: facts(&guides),
        guides: guides.iter().copied().map(tile).collect(),
        places: places(catalog, company),
        ladder: ladder(&guides),
    }
}

/// What the guides say of the company: each fact as the first of them states it.
fn facts(guides: &[&GuideCard]) -> Vec<Fact> {
    let fact = |key: &str| guides.iter().find_map(|guide| guide.fact(key));
    let ownership = match (fact("public_or_private"), fact("ticker")) {
        (Some(ownership), Some(ticker)) => Some(format!("{ownership}, {ticker}")),
        (ownership, ticker) => ownership.or(ticker).map(str::to_string),
    };
    let stated = |key: &str| fact(key).map(str::to_string);
    [
        ("Industry", stated("industry")),
        ("Headquarters", stated("hq_location")),
        ("Ownership", ownership),
        ("Employees", stated("employee_count_range")),
    ]
    .into_iter()
    .filter_map(|(name, value)| value.map(|value| Fact { name, value }))
    .collect()
}

fn tile(guide: &GuideCard) -> Tile {
    Tile {
        role: guide.role.clone(),
        href: format!("{}.html", guide.address.role()),
        level: guide.level.clone(),
        places: places_of(guide),
        quality: Quality::of(guide.quality),
    }
}

fn places_of(guide: &GuideCard) -> Option<String> {
    let places = guide.pay.iter().filter_map(|pay| pay.place.as_ref());
    let slugs: BTreeSet<&str> = places.map(|place| place.slug.as_str()).collect();
    (!slugs.is_empty()).then(|| count(slugs.len(), "place"))
}

/// The pay by place, in the order in which the guides name the places.
fn places(catalog: &Catalog, company: &CompanyGuides) -> Vec<PlaceRanges> {
    let all = company.guides.iter().flat_map(|guide| {
        let pay = 0..catalog.guides[*guide].pay.len();
        pay.map(|pay| PayAt { guide: *guide, pay })
    });
    let all: Vec<PayAt> = all.collect();
    if all.len() > MOST_ROWS {
        return Vec::new();
    }
    let scales = Scales::of(all.iter().map(|at| catalog.pay(*at)));
    let mut order: BTreeMap<(&str, &str), usize> = BTreeMap::new();
    let mut places: Vec<PlaceRanges> = Vec::new();
    for at in all {
        let (guide, pay) = (catalog.guide(at), catalog.pay(at));
        let slug = pay.place.as_ref().map_or("", |place| &place.slug);
        let code = pay.currency.map_or("", Currency::code);
        let index = *order.entry((slug, code)).or_insert_with(|| {
            places.push(PlaceRanges::of(catalog, pay));
            places.len() - 1
        });
        places[index].rows.push(RangeRow {
            role: guide.role.clone(),
            href: format!("{}.html#{}", guide.address.role(), pay.anchor),
            level: pay.level.clone(),
            total: money::range(pay.total, pay.currency),
            bar: range_bar(pay.total, pay.currency, &scales),
        });
    }
    places
}

impl PlaceRanges {
    /// The place and currency of `pay`, without rows.
    fn of(catalog: &Catalog, pay: &PayCard) -> PlaceRanges {
        let place = pay.place.as_ref();
        let group = place.and_then(|place| catalog.place(&place.slug));
        let own = place.map(|place| place.name.as_str());
        let name = group.map(|group| group.name.as_str()).or(own);
        let slug = place.map_or("no-place", |place| &place.slug);
        let code = pay.currency.map_or("", Currency::code);
        PlaceRanges {
            id: match code {
                "" => format!("at-{slug}"),
                code => format!("at-{slug}-{}", code.to_lowercase()),
            },
            name: name.unwrap_or(NO_PLACE).to_string(),
            href: place.and_then(PlaceKey::href),
            code,
            currency: pay.currency.map_or("", Currency::name),
            rows: Vec::new(),
        }
    }
}

/// The company's levels, the highest first, where its guides are for more than one.
fn ladder(guides: &[&GuideCard]) -> Vec<LevelOfCompany> {
    let mut rungs: Vec<LevelOfCompany> = Vec::new();
    for guide in guides {
        let Some(level) = &guide.level else {
            continue;
        };
        let role = (guide.role.clone(), format!("{}.html", guide.address.role()));
        match rungs.iter_mut().find(|rung| rung.level == *level) {
            Some(rung) => rung.roles.push(role),
            None => rungs.push(LevelOfCompany {
                level: level.clone(),
                roles: vec![role],
            }),
        }
    }
    rungs.sort_by_key(|rung| {
        (
            std::cmp::Reverse(number_in(&rung.level)),
            rung.level.clone(),
        )
    });
    if rungs.len() > 1 { rungs } else { Vec::new() }
}

/// The first number in the name of a level: 5 of `L5`.
fn number_in(level: &str) -> Option<u32> {
    let mut digits = level.split(|c: char| !c.is_ascii_digit());
    digits.find_map(|digits| digits.parse().ok())
}

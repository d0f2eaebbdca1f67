//! The pages around the figures: comparing, how to read them, and what is shown where no page is.

use minijinja::Value;
use serde::Serialize;

use super::bars::{Scales, parts_bar};
use super::converted::RatesNote;
use super::layout::{Crumb, Theme};
use super::site_pages::SitePages;
use super::words::Quality;
use crate::model::Currency;
use crate::model::front_matter::DataQuality;
use crate::render::RenderError;
use crate::render::catalog::{Catalog, PayCard};

/// Pairs of guides that the comparison offers to begin with.
const MOST_PAIRS: usize = 6;

#[derive(Serialize)]
struct CompareView {
    crumbs: Vec<Crumb>,
    pairs: Vec<ComparedPair>,
}

/// Two guides for one role.
#[derive(Serialize)]
struct ComparedPair {
    companies: [String; 2],
    role: String,
    ids: [String; 2],
}

#[derive(Serialize)]
struct HelpView {
    crumbs: Vec<Crumb>,
    example: Option<ExampleBar>,
    qualities: [Quality; 3],
    /// What amounts of several currencies are compared by.
    rates: Option<RatesNote>,
}

/// A bar of the site's own, to explain bars by.
#[derive(Serialize)]
struct ExampleBar {
    bar: Value,
    name: String,
    place: String,
}

#[derive(Serialize)]
struct MissingView {
    crumbs: Vec<Crumb>,
}

pub(super) fn help_pages(catalog: &Catalog, pages: &mut SitePages<'_>) -> Result<(), RenderError> {
    let theme = pages.theme;
    let compare = CompareView {
        crumbs: Vec::new(),
        pairs: pairs(catalog),
    };
    let help = HelpView {
        crumbs: Vec::new(),
        example: example(catalog),
        qualities: [DataQuality::High, DataQuality::Medium, DataQuality::Low]
            .map(|quality| Quality::of(Some(quality))),
        rates: theme.options.rates.as_ref().map(|rates| {
            let all = rates.rates.keys();
            RatesNote::of(rates, all.filter_map(|code| Currency::from_code(code)))
        }),
    };
    // Whatever address was not found, its links have to lead somewhere.
    let anywhere = Theme {
        fixed_root: Some(theme.options.base_url.as_deref().unwrap_or("/")),
        ..theme
    };
    let missing = MissingView { crumbs: Vec::new() };
    pages.add("compare.html", "compare.html".to_string(), compare)?;
    pages.add("how-to-read.html", "how-to-read.html".to_string(), help)?;
    pages.take(anywhere.page("404.html", "404.html".to_string(), missing)?);
    Ok(())
}

/// For the roles with most pay, the two companies with the highest totals.
fn pairs(catalog: &Catalog) -> Vec<ComparedPair> {
    let mut roles: Vec<_> = catalog.roles.iter().collect();
    roles.sort_by_key(|role| std::cmp::Reverse(role.guides()));
    let pairs = roles.into_iter().take(MOST_PAIRS).filter_map(|role| {
        let mut pay = role.pay.clone();
        pay.sort_by_key(|at| std::cmp::Reverse(catalog.pay(*at).pay_rank()));
        let first = pay.first()?;
        let second = pay.iter().find(|at| at.guide != first.guide)?;
        let both = [first, second].map(|at| catalog.guide(*at));
        Some(ComparedPair {
            companies: both.map(|guide| guide.company.clone()),
            role: role.name.clone(),
            ids: both.map(|guide| guide.address.to_string()),
        })
    });
    pairs.collect()
}

/// The first pay that all parts of both ends are stated of.
fn example(catalog: &Catalog) -> Option<ExampleBar> {
    let is_whole = |pay: &&PayCard| {
        pay.has_all_parts == [true; 2]
            && pay.total.low.is_some()
            && !pay.grant.is_unknown()
            && !pay.bonus.is_unknown()
    };
    catalog.guides.iter().find_map(|guide| {
        let pay = guide.pay.iter().find(is_whole)?;
        Some(ExampleBar {
            bar: parts_bar(pay, &Scales::of([pay]))?,
            name: guide.name(),
            place: pay.region.clone().unwrap_or_default(),
        })
    })
}

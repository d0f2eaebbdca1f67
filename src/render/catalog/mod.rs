//! All guides of a site in short, and how they are grouped: by company, role and place.

mod card;
mod place_key;

use std::collections::{BTreeMap, BTreeSet, HashMap};

use rayon::prelude::*;

use crate::model::search_names::{Named, other_names};
use crate::model::{Currency, fold};
use crate::render::GuidePage;

pub(super) use card::{
    AmountRange, GuideCard, LONGEST_LEVEL, PayCard, PlaceKey, level_terms, parts,
};

/// Letters of a short or former name that a company is known by without doubt.
const SHORTEST_NAME: usize = 5;

/// The guides of a site, in the order of their addresses.
#[derive(Debug)]
pub(super) struct Catalog {
    pub guides: Vec<GuideCard>,
    pub companies: Vec<CompanyGuides>,
    /// By name.
    pub roles: Vec<PayGroup>,
    /// By name.
    pub places: Vec<PayGroup>,
    /// Indices of the companies, by the folded words of their names and slugs.
    company_names: HashMap<String, usize>,
    company_slugs: HashMap<String, usize>,
    role_slugs: HashMap<String, usize>,
    place_slugs: HashMap<String, usize>,
}

/// A company and its guides.
#[derive(Debug)]
pub(super) struct CompanyGuides {
    pub slug: String,
    pub name: String,
    /// Indices of its guides, by the names of their roles.
    pub guides: Vec<usize>,
}

/// A role or a place, and the pay that is stated for it.
#[derive(Debug)]
pub(super) struct PayGroup {
    pub slug: String,
    pub name: String,
    pub pay: Vec<PayAt>,
    /// Of a role, the guides that state no pay.
    pub without_pay: Vec<usize>,
}

/// Where pay is stated: the index of the guide, and of the pay in it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct PayAt {
    pub guide: usize,
    pub pay: usize,
}

impl Catalog {
    /// `pages` are sorted by address.
    pub(super) fn of(pages: &[GuidePage<'_>]) -> Catalog {
        let mut guides: Vec<GuideCard> = pages.par_iter().map(GuideCard::of).collect();
        keep_places_apart(&mut guides);
        give_pages_to_places(&mut guides);
        let companies = companies(&guides);
        let mut roles = groups(&guides, |guide, _| {
            Some((guide.address.role().to_string(), guide.role.clone()))
        });
        add_guides_without_pay(&mut roles, &guides);
        let places = groups(&guides, |_, pay| {
            let place = pay.place.as_ref().filter(|place| place.has_page)?;
            Some((place.slug.clone(), place.name.clone()))
        });
        let names = |company: &CompanyGuides| [fold(&company.name), fold(&company.slug)];
        let company_names = companies.iter().enumerate().rev();
        let company_names =
            company_names.flat_map(|(index, company)| names(company).map(|name| (name, index)));
        let mut company_names: HashMap<String, usize> = company_names.collect();
        for (index, company) in companies.iter().enumerate() {
            let others = other_names(Named::Company, &company.slug);
            for name in others
                .into_iter()
                .filter(|name| name.len() >= SHORTEST_NAME)
            {
                company_names.entry(fold(name)).or_insert(index);
            }
        }
        Catalog {
            company_names,
            company_slugs: by_slug(companies.iter().map(|company| &company.slug)),
            role_slugs: by_slug(roles.iter().map(|role| &role.slug)),
            place_slugs: by_slug(places.iter().map(|place| &place.slug)),
            guides,
            companies,
            roles,
            places,
        }
    }

    pub(super) fn guide(&self, at: PayAt) -> &GuideCard {
        &self.guides[at.guide]
    }

    pub(super) fn pay(&self, at: PayAt) -> &PayCard {
        &self.guides[at.guide].pay[at.pay]
    }

    pub(super) fn company(&self, slug: &str) -> Option<&CompanyGuides> {
        self.company_slugs.get(slug).map(|at| &self.companies[*at])
    }

    /// The company with this name or slug, in folded words.
    pub(super) fn company_named(&self, folded: &str) -> Option<&CompanyGuides> {
        self.company_names
            .get(folded)
            .map(|at| &self.companies[*at])
    }

    pub(super) fn role(&self, slug: &str) -> Option<&PayGroup> {
        self.role_slugs.get(slug).map(|at| &self.roles[*at])
    }

    pub(super) fn place(&self, slug: &str) -> Option<&PayGroup> {
        self.place_slugs.get(slug).map(|at| &self.places[*at])
    }
}

impl PayGroup {
    /// How many guides state pay here.
    pub(super) fn guides(&self) -> usize {
        let mut guides: Vec<usize> = self.pay.iter().map(|at| at.guide).collect();
        guides.dedup();
        guides.len() + self.without_pay.len()
    }
}

/// `pay` by currency, the one that most of it is in first.
pub(super) fn by_currency(catalog: &Catalog, pay: &[PayAt]) -> Vec<(Option<Currency>, Vec<PayAt>)> {
    let mut found: BTreeMap<&str, (Option<Currency>, Vec<PayAt>)> = BTreeMap::new();
    for at in pay {
        let currency = catalog.pay(*at).currency;
        let code = currency.map_or("", Currency::code);
        let (_, pay) = found.entry(code).or_insert((currency, Vec::new()));
        pay.push(*at);
    }
    let mut groups: Vec<_> = found.into_values().collect();
    groups.sort_by_key(|(_, pay)| std::cmp::Reverse(pay.len()));
    groups
}

/// Takes the page from regions that negguide does not know and a single guide names: nobody else pays there.
fn give_pages_to_places(guides: &mut [GuideCard]) {
    let mut named: HashMap<String, usize> = HashMap::new();
    for guide in &*guides {
        let places = guide.pay.iter().filter_map(|pay| pay.place.as_ref());
        let slugs: BTreeSet<&str> = places.map(|place| place.slug.as_str()).collect();
        for slug in slugs {
            *named.entry(slug.to_string()).or_default() += 1;
        }
    }
    let pay = guides.iter_mut().flat_map(|guide| &mut guide.pay);
    for place in pay.filter_map(|pay| pay.place.as_mut()) {
        place.has_page = place.is_known || named.get(&place.slug).is_some_and(|count| *count > 1);
    }
}

/// Puts the guides that state no pay to their roles, which get a group of their own where no other guide is
/// for them.
fn add_guides_without_pay(roles: &mut Vec<PayGroup>, guides: &[GuideCard]) {
    for (index, guide) in guides.iter().enumerate() {
        if !guide.pay.is_empty() {
            continue;
        }
        let slug = guide.address.role();
        match roles.iter_mut().find(|role| role.slug == slug) {
            Some(role) => role.without_pay.push(index),
            None => roles.push(PayGroup {
                slug: slug.to_string(),
                name: guide.role.clone(),
                pay: Vec::new(),
                without_pay: vec![index],
            }),
        }
    }
    roles.sort_by_key(|group| (group.name.to_lowercase(), group.slug.clone()));
}

fn by_slug<'s>(slugs: impl Iterator<Item = &'s String>) -> HashMap<String, usize> {
    let slugs = slugs.enumerate();
    slugs.map(|(index, slug)| (slug.clone(), index)).collect()
}

/// A region that negguide does not know gets another slug where a known place has its own.
fn keep_places_apart(guides: &mut [GuideCard]) {
    let places = |guides: &[GuideCard]| {
        let pay = guides.iter().flat_map(|guide| &guide.pay);
        let places = pay.filter_map(|pay| pay.place.as_ref());
        let known = places.filter(|place| place.is_known);
        known
            .map(|place| place.slug.clone())
            .collect::<BTreeSet<String>>()
    };
    let known = places(guides);
    let pay = guides.iter_mut().flat_map(|guide| &mut guide.pay);
    for place in pay.filter_map(|pay| pay.place.as_mut()) {
        if !place.is_known && known.contains(&place.slug) {
            place.slug.push_str("-region");
        }
    }
}

fn companies(guides: &[GuideCard]) -> Vec<CompanyGuides> {
    let mut companies: Vec<CompanyGuides> = Vec::new();
    for (index, guide) in guides.iter().enumerate() {
        match companies.last_mut() {
            Some(last) if last.slug == guide.address.company() => last.guides.push(index),
            _ => companies.push(CompanyGuides {
                slug: guide.address.company().to_string(),
                name: guide.company.clone(),
                guides: vec![index],
            }),
        }
    }
    for company in &mut companies {
        company
            .guides
            .sort_by_key(|at| (&guides[*at].role, &guides[*at].address));
    }
    companies.sort_by_key(|company| (company.name.to_lowercase(), company.slug.clone()));
    companies
}

/// The pay of all guides by `key`, which gives a slug and a name. A group goes by the name that most of its
/// pay gives it, of several the first in the alphabet.
fn groups(
    guides: &[GuideCard],
    key: impl Fn(&GuideCard, &PayCard) -> Option<(String, String)>,
) -> Vec<PayGroup> {
    let mut found: BTreeMap<String, (BTreeMap<String, usize>, Vec<PayAt>)> = BTreeMap::new();
    for (index, guide) in guides.iter().enumerate() {
        for (at, pay) in guide.pay.iter().enumerate() {
            let Some((slug, name)) = key(guide, pay) else {
                continue;
            };
            let (names, places) = found.entry(slug).or_default();
            *names.entry(name).or_default() += 1;
            places.push(PayAt {
                guide: index,
                pay: at,
            });
        }
    }
    let mut groups: Vec<PayGroup> = found
        .into_iter()
        .map(|(slug, (names, pay))| {
            let most = names.iter().rev().max_by_key(|(_, count)| **count);
            PayGroup {
                name: most.map_or_else(|| slug.clone(), |(name, _)| name.clone()),
                slug,
                pay,
                without_pay: Vec::new(),
            }
        })
        .collect();
    groups.sort_by_key(|group| (group.name.to_lowercase(), group.slug.clone()));
    groups
}

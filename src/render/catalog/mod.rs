//! All guides of a site in short, and how they are grouped: by company, role and place.

mod card;
mod company_names;
mod grouping;
mod pay_card;
mod place_key;
mod places;

use std::collections::HashMap;
use std::fmt::{self, Write};

use xxhash_rust::xxh3::Xxh3;

use crate::render::Address;

use company_names::company_names;
use grouping::{add_guides_without_pay, companies, groups};
use places::{give_pages_to_places, keep_places_apart};

pub use card::GuideCard;
pub(super) use card::LONGEST_LEVEL;
pub(super) use grouping::by_currency;
pub(super) use pay_card::{AmountRange, PayCard, parts};
pub(super) use place_key::PlaceKey;

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
    /// Of `guides` that are sorted by address.
    pub(super) fn of(mut guides: Vec<GuideCard>) -> Catalog {
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
        Catalog {
            company_names: company_names(&companies),
            company_slugs: by_slug(companies.iter().map(|company| &company.slug)),
            role_slugs: by_slug(roles.iter().map(|role| &role.slug)),
            place_slugs: by_slug(places.iter().map(|place| &place.slug)),
            guides,
            companies,
            roles,
            places,
        }
    }

    /// A hash of which guides and companies there are, what they are called, and for which levels they are.
    pub(super) fn names_digest(&self) -> u128 {
        let mut hash = TextHash(Xxh3::new());
        for guide in &self.guides {
            let GuideCard {
                address,
                company,
                role,
                level,
                ..
            } = guide;
            // It cannot fail: what is written is only hashed.
            let _ = write!(hash, "{:?}", (address, company, role, level));
        }
        let _ = write!(hash, "{:?}", self.companies);
        hash.0.digest128()
    }

    /// The guide with these slugs.
    pub(super) fn guide_named(&self, company: &str, role: &str) -> Option<&GuideCard> {
        let wanted = Address::new(company, role)?;
        let at = self
            .guides
            .binary_search_by(|guide| guide.address.cmp(&wanted));
        at.ok().map(|at| &self.guides[at])
    }

    pub(super) fn guide(&self, at: PayAt) -> &GuideCard {
        &self.guides[at.guide]
    }

    pub(super) fn pay(&self, at: PayAt) -> &PayCard {
        &self.guides[at.guide].pay[at.pay]
    }

    pub(super) fn company(&self, slug: &str) -> Option<&CompanyGuides> {
        self.company_index(slug).map(|at| &self.companies[at])
    }

    /// The company with this name or slug, in folded words.
    pub(super) fn company_named(&self, folded: &str) -> Option<&CompanyGuides> {
        self.company_names
            .get(folded)
            .map(|at| &self.companies[*at])
    }

    /// The index of the company with this slug.
    pub(super) fn company_index(&self, slug: &str) -> Option<usize> {
        self.company_slugs.get(slug).copied()
    }

    /// The index of the role with this slug.
    pub(super) fn role_index(&self, slug: &str) -> Option<usize> {
        self.role_slugs.get(slug).copied()
    }

    pub(super) fn role(&self, slug: &str) -> Option<&PayGroup> {
        self.role_index(slug).map(|at| &self.roles[at])
    }

    pub(super) fn place(&self, slug: &str) -> Option<&PayGroup> {
        self.place_slugs.get(slug).map(|at| &self.places[*at])
    }
}

/// Hashes a text as it is written.
struct TextHash(Xxh3);

impl fmt::Write for TextHash {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        self.0.update(text.as_bytes());
        Ok(())
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

fn by_slug<'s>(slugs: impl Iterator<Item = &'s String>) -> HashMap<String, usize> {
    let slugs = slugs.enumerate();
    slugs.map(|(index, slug)| (slug.clone(), index)).collect()
}

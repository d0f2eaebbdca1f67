//! How companies are called.

use std::collections::HashMap;

use super::CompanyGuides;
use crate::model::fold;
use crate::model::search_names::{Named, other_names};

/// Letters of a short or former name that a company is known by without doubt.
const SHORTEST_NAME: usize = 5;

/// The companies by their names and slugs, then by short and former names, all in folded words. A name that
/// several companies have is none's.
pub(super) fn company_names(companies: &[CompanyGuides]) -> HashMap<String, usize> {
    let own = |company: &CompanyGuides| vec![fold(&company.name), fold(&company.slug)];
    let other = |company: &CompanyGuides| {
        let names = other_names(Named::Company, &company.slug).into_iter();
        let names = names.filter(|name| name.len() >= SHORTEST_NAME);
        names.map(fold).collect()
    };
    let mut names = names_of_one(companies, other);
    names.extend(names_of_one(companies, own));
    names
}

/// The names that `names` gives to a single company.
fn names_of_one(
    companies: &[CompanyGuides],
    names: impl Fn(&CompanyGuides) -> Vec<String>,
) -> HashMap<String, usize> {
    let mut found: HashMap<String, Option<usize>> = HashMap::new();
    for (index, company) in companies.iter().enumerate() {
        for name in names(company) {
            found
                .entry(name)
                .and_modify(|known| *known = known.filter(|known| *known == index))
                .or_insert(Some(index));
        }
    }
    let found = found.into_iter();
    found
        .filter_map(|(name, index)| Some((name, index?)))
        .collect()
}

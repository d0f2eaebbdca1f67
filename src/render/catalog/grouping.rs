//! Guides in groups: by company, by role, by place, by currency.

use std::collections::BTreeMap;

use super::card::GuideCard;
use super::pay_card::PayCard;
use super::{Catalog, CompanyGuides, PayAt, PayGroup};
use crate::model::Currency;

/// The companies by name.
pub(super) fn companies(guides: &[GuideCard]) -> Vec<CompanyGuides> {
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
pub(super) fn groups(
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

/// Puts the guides that state no pay to their roles, which get a group of their own where no other guide is
/// for them.
pub(super) fn add_guides_without_pay(roles: &mut Vec<PayGroup>, guides: &[GuideCard]) {
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

/// `pay` by currency, the one that most of it is in first.
pub(in crate::render) fn by_currency(
    catalog: &Catalog,
    pay: &[PayAt],
) -> Vec<(Option<Currency>, Vec<PayAt>)> {
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

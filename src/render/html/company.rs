//! The view of one company: its roles with base and total pay per region.

use serde::Serialize;

use super::guide::{company_name, role_name};
use super::{money, pay};
use crate::render::GuidePage;

#[derive(Serialize)]
pub(super) struct CompanyView {
    pub slug: String,
    company: String,
    roles: Vec<RoleView>,
    regions: usize,
}

#[derive(Serialize)]
struct RoleView {
    role: String,
    href: String,
    updated: Option<String>,
    has_levels: bool,
    rows: Vec<BandView>,
}

#[derive(Serialize)]
struct BandView {
    region: String,
    level: Option<String>,
    base: String,
    total: String,
}

/// `pages` are those of one company, at least one.
pub(super) fn view(pages: &[GuidePage<'_>]) -> CompanyView {
    let mut roles: Vec<RoleView> = pages.iter().map(role).collect();
    roles.sort_by(|one, other| (&one.role, &one.href).cmp(&(&other.role, &other.href)));
    let first = pages.first();
    CompanyView {
        slug: first.map_or_else(String::new, |page| page.address.company().to_string()),
        company: first.map_or_else(String::new, company_name),
        regions: regions(pages),
        roles,
    }
}

/// How many different regions the guides state pay for.
pub(super) fn regions(pages: &[GuidePage<'_>]) -> usize {
    let mut names: Vec<String> = pages
        .iter()
        .flat_map(|page| pay::entries(page.guide))
        .filter_map(|entry| entry.region.value())
        .map(|label| {
            label
                .place
                .as_ref()
                .map_or_else(|| label.name(), |place| place.id.clone())
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names.len()
}

fn role(page: &GuidePage<'_>) -> RoleView {
    let rows: Vec<BandView> = pay::entries(page.guide)
        .into_iter()
        .map(|entry| BandView {
            region: pay::region(entry),
            level: entry.level.value().or(entry.title.value()).cloned(),
            base: money::band(&entry.base, pay::currency(entry)),
            total: money::band(&entry.total, pay::currency(entry)),
        })
        .collect();
    RoleView {
        role: role_name(page),
        href: format!("{}.html", page.address.role()),
        updated: page
            .guide
            .front
            .last_updated
            .value()
            .map(ToString::to_string),
        has_levels: rows.iter().any(|row| row.level.is_some()),
        rows,
    }
}

//! The view of the whole site: every company with its counts.

use serde::Serialize;

use super::company::regions;
use super::guide::company_name;
use crate::render::GuidePage;

#[derive(Serialize)]
pub(super) struct IndexView {
    companies: Vec<CompanyLine>,
    guides: usize,
}

#[derive(Serialize)]
struct CompanyLine {
    company: String,
    href: String,
    guides: usize,
    regions: usize,
    /// The latest update of any of its guides.
    updated: Option<String>,
}

pub(super) fn view<'p, 'a: 'p>(companies: impl Iterator<Item = &'p [GuidePage<'a>]>) -> IndexView {
    let mut lines: Vec<CompanyLine> = companies.map(line).collect();
    let key = |line: &CompanyLine| (line.company.to_lowercase(), line.href.clone());
    lines.sort_by_key(key);
    IndexView {
        guides: lines.iter().map(|line| line.guides).sum(),
        companies: lines,
    }
}

fn line(pages: &[GuidePage<'_>]) -> CompanyLine {
    let first = pages.first();
    let slug = first.map_or("", |page| page.address.company());
    let updated = pages
        .iter()
        .filter_map(|page| page.guide.front.last_updated.value());
    CompanyLine {
        company: first.map_or_else(String::new, company_name),
        href: format!("{slug}/index.html"),
        guides: pages.len(),
        regions: regions(pages),
        updated: updated.max().map(ToString::to_string),
    }
}

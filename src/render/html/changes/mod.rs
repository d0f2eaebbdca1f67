//! What changed since an earlier state of the guides: an overview, and every figure.

mod guide;
mod overview;

use minijinja::Value;
use serde::Serialize;

use super::layout::{Crumb, numbered};
use super::site_pages::SitePages;
use super::words::Day;
use crate::render::RenderError;
use crate::render::catalog::Catalog;
use guide::{ChangedGuideView, changed_guides};
use overview::OverviewView;

/// Changes of one page, about: no guide is cut in two.
const MOST_OF_PAGE: usize = 350;

#[derive(Serialize)]
struct ChangesView<'v> {
    crumbs: Vec<Crumb>,
    json_ld: Value,
    /// The latest day of the guides that these are compared with.
    since: Option<&'v Day>,
    /// On the first page alone.
    overview: Option<&'v OverviewView>,
    guides: &'v [ChangedGuideView],
    previous: Option<String>,
    next: Option<String>,
}

/// The pages; none where nothing is compared.
pub(super) fn changes_pages(
    catalog: &Catalog,
    pages: &mut SitePages<'_>,
) -> Result<(), RenderError> {
    let theme = pages.theme;
    let Some(compared) = &theme.options.changes else {
        return Ok(());
    };
    let guides = changed_guides(&compared.changes, catalog);
    let parts = in_parts(&guides);
    let overview = OverviewView::of(&compared.changes, catalog, &parts);
    let since = compared.since.map(Day::of);
    let last = parts.len();
    for (guides, number) in parts.iter().zip(1..) {
        let view = ChangesView {
            crumbs: Vec::new(),
            json_ld: theme.breadcrumbs_block(&[], &Crumb::new("What changed", file(number))),
            since: since.as_ref(),
            overview: (number == 1).then_some(&overview),
            guides,
            previous: (number > 1).then(|| file(number - 1)),
            next: (number < last).then(|| file(number + 1)),
        };
        pages.add("changes.html", file(number), view)?;
    }
    Ok(())
}

/// `guides` in pages; one page where there are none.
fn in_parts(guides: &[ChangedGuideView]) -> Vec<&[ChangedGuideView]> {
    let mut pages = Vec::new();
    let mut start = 0;
    let mut changes = 0;
    for (index, guide) in guides.iter().enumerate() {
        if changes > 0 && changes + guide.changes() > MOST_OF_PAGE {
            pages.push(&guides[start..index]);
            (start, changes) = (index, 0);
        }
        changes += guide.changes();
    }
    pages.push(&guides[start..]);
    pages
}

/// The path of the page with this number, counted from 1.
fn file(number: usize) -> String {
    numbered("changes", number)
}

//! Guides to artifacts: normalized Markdown, HTML pages, data files. Pure: artifacts are bytes with
//! a relative path, and somebody else writes them.

mod address;
mod catalog;
mod data;
mod error;
mod figure_findings;
mod html;
mod schema;
mod templates;

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;
use serde::Serialize;

use crate::compare::Changes;
use crate::diagnostic::Diagnostic;
use crate::format::normalize;
use crate::model::search_names::Aliases;
use crate::model::{Date, ExchangeRates, Guide};
use catalog::Catalog;
use html::Pages;

pub use address::{Address, address, address_of, no_address};
pub use data::{GUIDES_SCHEMA, compensation_columns};
pub use error::RenderError;
pub use schema::front_matter_schema;
pub use templates::{DefaultTemplate, Templates};

/// A file to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Artifact {
    /// Relative, with forward slashes, made of slugs and fixed names only.
    pub path: String,
    pub bytes: Vec<u8>,
}

/// A guide and what its page says is wrong with it.
#[derive(Clone, Copy, Debug)]
pub struct Published<'a> {
    pub guide: &'a Guide,
    /// The guide's file as data files name it, relative to the project.
    pub file: &'a str,
    /// Readers are told of those that concern figures; empty for a clean guide.
    pub findings: &'a [Diagnostic],
    /// What a baseline keeps from failing a run. Readers have to know of it all the same.
    pub held_back: &'a [Diagnostic],
}

/// What all pages and data files share.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SiteOptions {
    /// The site's title, for the index and the head of every page.
    pub title: String,
    /// The day the site is for; reviews due before it are overdue.
    pub as_of: Date,
    /// Who made the files: `negguide 0.1.0`.
    pub generator: String,
    /// Where the site will be, with a slash at its end; what needs it is left out without it.
    pub base_url: Option<String>,
    /// A sentence about the site, for its first page and for search engines.
    pub description: Option<String>,
    /// A sentence at the foot of every page.
    pub footer: Option<String>,
    /// Where else it leads, at the foot of every page.
    pub links: Vec<SiteLink>,
    /// What pay of several currencies is compared by; without it nothing is converted.
    pub rates: Option<ExchangeRates>,
    /// What companies and roles are also called.
    pub aliases: Aliases,
    /// What has changed, if that is to be told.
    pub changes: Option<ChangesSince>,
}

/// What differs from an earlier state of the guides.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ChangesSince {
    /// The latest day that a guide of the earlier state was updated on.
    pub since: Option<Date>,
    /// Those of guides that are not on the site are not told.
    pub changes: Changes,
}

/// A link that a project gives its site.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct SiteLink {
    pub name: String,
    /// An address of the web or of mail.
    pub url: String,
}

impl SiteOptions {
    /// A site as of `as_of`, made by this version.
    pub fn new(title: impl Into<String>, as_of: Date) -> Self {
        SiteOptions {
            title: title.into(),
            as_of,
            generator: format!("negguide {}", env!("CARGO_PKG_VERSION")),
            base_url: None,
            description: None,
            footer: None,
            links: Vec::new(),
            rates: None,
            aliases: Aliases::default(),
            changes: None,
        }
    }

    /// The address of the file at `path`, where the site's own is known.
    pub(in crate::render) fn address_of(&self, path: &str) -> Option<String> {
        let is_index = path == "index.html" || path.ends_with("/index.html");
        let path = path
            .strip_suffix("index.html")
            .filter(|_| is_index)
            .unwrap_or(path);
        let base = self.base_url.as_ref()?;
        Some(format!("{base}{path}"))
    }
}

/// A guide with its address, in the order of addresses.
#[derive(Clone, Copy, Debug)]
struct GuidePage<'a> {
    address: &'a Address,
    guide: &'a Guide,
    file: &'a str,
    findings: &'a [Diagnostic],
    held_back: &'a [Diagnostic],
}

impl<'a> GuidePage<'a> {
    /// All that was found, whether or not it is held back.
    fn all_findings(&self) -> impl Iterator<Item = &'a Diagnostic> {
        self.findings.iter().chain(self.held_back)
    }
}

/// Where the files of a site go, in any order and from any thread.
pub type Outlet<'o> = &'o (dyn Fn(Artifact) + Sync);

/// Everything there is to write for `guides`, sorted by path. The same guides give the same bytes,
/// in whatever order they come.
///
/// Every guide must have an [`address`], and no two the same.
pub fn render(
    guides: &[Published<'_>],
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Vec<Artifact>, RenderError> {
    let artifacts: Mutex<Vec<Artifact>> = Mutex::default();
    let outlet = |artifact| {
        let mut all = artifacts.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(artifact);
    };
    let failed = render_to(&outlet, guides, templates, options)?;
    if let Some((_, error)) = failed.into_iter().next() {
        return Err(error);
    }
    let mut artifacts = artifacts
        .into_inner()
        .unwrap_or_else(PoisonError::into_inner);
    artifacts.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(artifacts)
}

/// Gives `outlet` everything there is to write for those of `guides` that can be rendered, each file as soon as
/// it is made. Returns the paths of the others, and why they are missing. An error where no guide can: then it
/// is not the guides' fault.
pub fn render_to(
    outlet: Outlet<'_>,
    guides: &[Published<'_>],
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Vec<(String, RenderError)>, RenderError> {
    let by_address = by_address(guides)?;
    let pages: Vec<GuidePage<'_>> = by_address
        .iter()
        .map(|(address, published)| GuidePage {
            address,
            guide: published.guide,
            file: published.file,
            findings: published.findings,
            held_back: published.held_back,
        })
        .collect();
    let maker = Pages::new(templates, options)?;
    let catalog = Catalog::of(&pages);
    let rendered: Vec<Result<(), RenderError>> = pages
        .par_iter()
        .enumerate()
        .map(|(index, page)| {
            let files = of_guide(page, &maker, &catalog, index)?;
            files.into_iter().for_each(outlet);
            Ok(())
        })
        .collect();
    let mut failed = Vec::new();
    let mut published = Vec::new();
    for (page, result) in pages.into_iter().zip(rendered) {
        match result {
            Ok(()) => published.push(page),
            Err(error) => failed.push((page.guide.source.path.clone(), error)),
        }
    }
    if published.is_empty() && !failed.is_empty() {
        return Err(failed.swap_remove(0).1);
    }
    let catalog = if failed.is_empty() {
        catalog
    } else {
        Catalog::of(&published)
    };
    maker.others(&catalog, outlet)?;
    data::data_files(&published, options, outlet)?;
    Ok(failed)
}

/// The page of a guide, what comparisons load of it, its normalized Markdown and its data.
fn of_guide(
    page: &GuidePage<'_>,
    pages: &Pages<'_>,
    catalog: &Catalog,
    index: usize,
) -> Result<[Artifact; 4], RenderError> {
    let normalized = Artifact {
        path: page.address.markdown(),
        bytes: normalize(page.guide).into_bytes(),
    };
    let [html, compared] = pages.guide(page, catalog, index)?;
    let data = data::guide_file(page, pages.options())?;
    Ok([html, compared, normalized, data])
}

fn by_address<'a>(
    guides: &[Published<'a>],
) -> Result<BTreeMap<Address, Published<'a>>, RenderError> {
    let mut sorted: BTreeMap<Address, Published<'a>> = BTreeMap::new();
    for published in guides {
        let path = &published.guide.source.path;
        let address = address(published.guide)
            .ok_or_else(|| RenderError::NoAddress { path: path.clone() })?;
        if let Some(first) = sorted.get(&address) {
            return Err(RenderError::SharedAddress {
                address: address.to_string(),
                first: first.guide.source.path.clone(),
                second: path.clone(),
            });
        }
        sorted.insert(address, *published);
    }
    Ok(sorted)
}

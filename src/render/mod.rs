//! Guides to artifacts: normalized Markdown, HTML pages, data files. Pure: artifacts are bytes with
//! a relative path, and somebody else writes them.

mod address;
mod data;
mod error;
mod html;
mod schema;
mod templates;

use std::collections::BTreeMap;

use rayon::prelude::*;

use crate::diagnostic::Diagnostic;
use crate::format::normalize;
use crate::model::{Date, Guide};

pub use address::{Address, address, no_address};
pub use error::RenderError;
pub use schema::front_matter_schema;
pub use templates::Templates;

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
    /// Shown on the page; empty for a clean guide.
    pub findings: &'a [Diagnostic],
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
}

impl SiteOptions {
    /// A site as of `as_of`, made by this version.
    pub fn new(title: impl Into<String>, as_of: Date) -> Self {
        SiteOptions {
            title: title.into(),
            as_of,
            generator: format!("negguide {}", env!("CARGO_PKG_VERSION")),
        }
    }
}

/// A guide with its address, in the order of addresses.
#[derive(Clone, Copy, Debug)]
struct GuidePage<'a> {
    address: &'a Address,
    guide: &'a Guide,
    findings: &'a [Diagnostic],
}

/// Everything there is to write for `guides`, sorted by path. The same guides give the same bytes,
/// in whatever order they come.
///
/// Every guide must have an [`address`], and no two the same.
pub fn render(
    guides: &[Published<'_>],
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Vec<Artifact>, RenderError> {
    let by_address = by_address(guides)?;
    let pages: Vec<GuidePage<'_>> = by_address
        .iter()
        .map(|(address, published)| GuidePage {
            address,
            guide: published.guide,
            findings: published.findings,
        })
        .collect();
    let per_guide: Vec<[Artifact; 2]> = pages
        .par_iter()
        .map(|page| {
            let text = normalize(page.guide);
            let normalized = Artifact {
                path: page.address.markdown(),
                bytes: text.into_bytes(),
            };
            Ok([html::guide_page(page, templates, options)?, normalized])
        })
        .collect::<Result<_, RenderError>>()?;
    let mut artifacts: Vec<Artifact> = per_guide.into_iter().flatten().collect();
    artifacts.extend(html::company_pages(&pages, templates, options)?);
    artifacts.push(html::index_page(&pages, templates, options)?);
    artifacts.push(html::style_sheet(templates, options)?);
    artifacts.push(data::guides_json(&pages, options)?);
    artifacts.push(data::compensation_csv(&pages)?);
    artifacts.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(artifacts)
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

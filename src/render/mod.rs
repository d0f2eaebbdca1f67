//! Guides to artifacts: normalized Markdown, HTML pages, data files. Pure: artifacts are bytes with
//! a relative path, and somebody else writes them.

mod address;
mod catalog;
mod company_records;
mod data;
mod error;
mod figure_findings;
mod guide_files;
mod guide_records;
mod html;
mod outlet;
mod published;
mod schema;
mod templates;

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use crate::compare::Changes;
use crate::diagnostic::Diagnostic;
use crate::model::search_names::Aliases;
use crate::model::{Date, ExchangeRates, Guide};
use catalog::Catalog;
use data::DataFiles;
use guide_files::{GuideRequest, MadeGuide};
use guide_records::{OpenRecords, known_card};
use html::{GuideAt, Pages};
use outlet::InMemory;
use published::by_address;

pub use address::{Address, address, address_of, no_address};
pub use catalog::GuideCard;
pub use company_records::CompanyRecords;
pub use data::{GUIDES_SCHEMA, compensation_columns};
pub use error::RenderError;
pub use outlet::{FoundFile, GrowingFile, Outlet};
pub use published::{Published, made_of};
pub use schema::front_matter_schema;
pub use templates::{DefaultTemplate, Templates};

/// A file to write.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Artifact {
    /// Relative, with forward slashes, made of slugs and fixed names only.
    pub path: String,
    pub bytes: Vec<u8>,
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

/// Guides whose pages are in memory at a time.
const AT_ONCE: usize = 64;

/// Everything there is to write for `guides`, sorted by path. The same guides give the same bytes,
/// in whatever order they come.
///
/// Every guide must have an [`address`], and no two the same.
pub fn render(
    guides: Vec<Published<'_>>,
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Vec<Artifact>, RenderError> {
    let outlet = InMemory::default();
    let failed = render_to(&outlet, guides, templates, options)?;
    if let Some((_, error)) = failed.into_iter().next() {
        return Err(error);
    }
    let mut artifacts = outlet.into_artifacts();
    artifacts.sort_by(|one, other| one.path.cmp(&other.path));
    Ok(artifacts)
}

/// Gives `outlet` everything there is to write for those of `guides` that can be rendered, each file as soon as
/// it is made. Returns the paths of the others, and why they are missing. An error where no guide can: then it
/// is not the guides' fault.
pub fn render_to(
    outlet: &dyn Outlet,
    guides: Vec<Published<'_>>,
    templates: &Templates,
    options: &SiteOptions,
) -> Result<Vec<(String, RenderError)>, RenderError> {
    let mut guides = by_address(guides)?;
    let maker = Pages::new(templates, options)?;
    let mut catalog = Catalog::of(cards(&mut guides, outlet));
    let names_digest = catalog.names_digest();
    let mut data = DataFiles::open(outlet, options)?;
    let mut records = OpenRecords::new(outlet);
    let mut failed: BTreeMap<usize, RenderError> = BTreeMap::new();
    for (part, at_once) in guides.chunks(AT_ONCE).enumerate() {
        let first = part * AT_ONCE;
        records.open(at_once.iter().map(|(address, _)| address));
        let made: Vec<Result<MadeGuide, RenderError>> = at_once
            .par_iter()
            .enumerate()
            .map(|(at, (address, published))| {
                let request = GuideRequest {
                    address,
                    published,
                    at: GuideAt {
                        catalog: &catalog,
                        names_digest,
                        index: first + at,
                    },
                    outlet,
                };
                request.make(&maker, &records)
            })
            .collect();
        for (at, made) in made.into_iter().enumerate() {
            match made {
                Ok(made) => {
                    data.add(made.data)?;
                    if let Some(record) = made.record {
                        records.put(&at_once[at].0, record);
                    }
                }
                Err(error) => {
                    failed.insert(first + at, error);
                }
            }
        }
    }
    records.close();
    if failed.len() == guides.len()
        && let Some((_, error)) = failed.pop_first()
    {
        return Err(error);
    }
    let mut missing = Vec::new();
    for (at, error) in failed.into_iter().rev() {
        let (_, guide) = guides.remove(at);
        missing.insert(0, (guide.path().to_string(), error));
    }
    if !missing.is_empty() {
        catalog = Catalog::of(cards(&mut guides, outlet));
    }
    maker.others(&catalog, outlet)?;
    data.close()?;
    Ok(missing)
}

/// The guides in short. What is known of them is given away: a second time they are read, or taken from records.
fn cards(guides: &mut [(Address, Published<'_>)], outlet: &dyn Outlet) -> Vec<GuideCard> {
    let is_same = |one: &(Address, _), other: &(Address, _)| one.0.company() == other.0.company();
    let companies: Vec<&mut [(Address, Published<'_>)]> = guides.chunk_by_mut(is_same).collect();
    let cards = companies.into_par_iter().flat_map(|guides| {
        let company = guides.first().map_or("", |(address, _)| address.company());
        let records = outlet.records(company);
        guides.par_iter_mut().map(move |(address, published)| {
            let card = published.card.take();
            let known = || known_card(&records, address.role(), published.made_of());
            card.or_else(known)
                .unwrap_or_else(|| published.read_card(address))
        })
    });
    cards.collect()
}

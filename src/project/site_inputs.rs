//! What a site is made of.

use xxhash_rust::xxh3::Xxh3;

use super::cache::THIS_BUILD;
use super::config::Config;
use super::templates::TemplateTexts;
use crate::check::{CheckOptions, Checked};
use crate::model::Date;

/// How a site is made.
#[derive(Clone, Copy, Debug)]
pub struct SiteRequest<'r> {
    pub config: &'r Config,
    pub options: &'r CheckOptions,
    /// The project's own templates.
    pub templates: &'r TemplateTexts,
    /// The date that dates are compared with.
    pub as_of: Date,
}

/// A hash of all that decides what is on a site of `guides`; `None` where that cannot be known.
pub fn site_inputs<'g>(
    request: SiteRequest<'_>,
    guides: impl Iterator<Item = &'g Checked>,
) -> Option<u128> {
    let SiteRequest {
        config,
        options,
        templates,
        as_of,
    } = request;
    let digests: Option<Vec<u128>> = guides.map(Checked::digest).collect();
    let mut hash = Xxh3::new();
    hash.update(THIS_BUILD.as_bytes());
    hash.update(&options.digest().to_le_bytes());
    let site = (
        &config.title,
        &config.base_url,
        &config.description,
        &config.footer,
    );
    hash.update(format!("{:?}", (site, as_of, templates)).as_bytes());
    for digest in digests? {
        hash.update(&digest.to_le_bytes());
    }
    Some(hash.digest128())
}

//! What a site is made of.

use xxhash_rust::xxh3::Xxh3;

use super::cache::this_build;
use super::config::Config;
use super::templates::{TemplateError, own_templates};
use super::world::World;
use crate::check::{CheckOptions, Checked};
use crate::model::Date;

/// How a site is made.
#[derive(Clone, Copy, Debug)]
pub struct SiteRequest<'r> {
    pub config: &'r Config,
    pub options: &'r CheckOptions,
    /// The date that dates are compared with.
    pub as_of: Date,
}

/// A hash of all that decides what is on a site of `guides`; `None` where that cannot be known.
pub fn site_inputs<'g>(
    world: &dyn World,
    request: SiteRequest<'_>,
    guides: impl Iterator<Item = &'g Checked>,
) -> Result<Option<u128>, TemplateError> {
    let SiteRequest {
        config,
        options,
        as_of,
    } = request;
    let templates = own_templates(world, config)?;
    let fingerprints: Option<Vec<u128>> = guides.map(Checked::fingerprint).collect();
    let Some((build, fingerprints)) = this_build().zip(fingerprints) else {
        return Ok(None);
    };
    let mut hash = Xxh3::new();
    hash.update(&build.to_le_bytes());
    hash.update(&options.fingerprint().to_le_bytes());
    hash.update(format!("{:?}", (&config.title, as_of, templates)).as_bytes());
    for fingerprint in fingerprints {
        hash.update(&fingerprint.to_le_bytes());
    }
    Ok(Some(hash.digest128()))
}

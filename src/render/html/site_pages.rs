//! Pages of a site, made where they are not there yet.

use std::io::{self, Write};

use serde::Serialize;
use xxhash_rust::xxh3::Xxh3;

use super::layout::Theme;
use crate::render::{Artifact, Outlet, RenderError};

/// Takes the pages of a site that are not about one guide.
pub(super) struct SitePages<'o> {
    pub theme: Theme<'o>,
    outlet: &'o dyn Outlet,
    /// Those it took, in their order.
    pub paths: Vec<String>,
}

impl<'o> SitePages<'o> {
    pub(super) fn new(theme: Theme<'o>, outlet: &'o dyn Outlet) -> SitePages<'o> {
        SitePages {
            theme,
            outlet,
            paths: Vec::new(),
        }
    }

    /// Makes the page at `path` from the template called `name`, unless it is there already, made of the same
    /// view.
    pub(super) fn add(
        &mut self,
        name: &str,
        path: String,
        view: impl Serialize,
    ) -> Result<(), RenderError> {
        let made_of = digest_of(&(name, &view))?;
        self.paths.push(path.clone());
        match self.outlet.find(&path, made_of) {
            Some(found) => self.outlet.keep(found),
            None => {
                let page = self.theme.page(name, path, view)?;
                self.outlet.take_made_of(page, made_of);
            }
        }
        Ok(())
    }

    /// Takes another file.
    pub(super) fn take(&mut self, file: Artifact) {
        self.paths.push(file.path.clone());
        self.outlet.take(file);
    }
}

/// A hash of all that a view says.
pub(super) fn digest_of(view: &impl Serialize) -> Result<u128, RenderError> {
    let mut hash = BytesHash(Xxh3::new());
    serde_json::to_writer(&mut hash, view)?;
    Ok(hash.0.digest128())
}

/// Hashes bytes that are written to it.
struct BytesHash(Xxh3);

impl Write for BytesHash {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

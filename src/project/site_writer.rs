//! Writing a site while it is made: only what changed, whole files only, and never over anything that negguide
//! did not write itself or that was edited since. No file is kept in memory, and none gets its name before all
//! are made.

use std::fmt;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::manifest::Manifest;
use super::output::{BuildOutput, SiteSources};
use super::output_error::OutputError;
use super::output_folder::{MadeFile, OutputFolder};
use super::site_inputs::SiteInputs;
use super::sources::Guides;
use super::world::World;
use crate::render::Artifact;

/// Takes the files of a site. Unless it is finished, it leaves the folder as it was.
pub struct SiteWriter<'w> {
    world: &'w dyn World,
    folder: &'w Path,
    output: OutputFolder<'w>,
    guides: Guides<'w>,
    sources: SiteSources<'w>,
    /// Whether there was no folder before.
    is_new: bool,
    /// What was made, and what could not be kept, by name.
    made: Mutex<Vec<Result<MadeFile, (String, OutputError)>>>,
}

impl fmt::Debug for SiteWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SiteWriter")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl<'w> SiteWriter<'w> {
    /// A site of `sources` in `folder`. Refuses to leave out guides that the site there is of, and waits for
    /// nobody who builds there.
    pub fn open(
        world: &'w dyn World,
        folder: &'w Path,
        sources: SiteSources<'w>,
    ) -> Result<SiteWriter<'w>, OutputError> {
        let is_new = !world.exists(folder);
        let output = OutputFolder::open(world, folder)?;
        let guides = Guides::of(world, folder, sources.guides);
        guides.refuse_partial(world, &output.earlier)?;
        output.remove_leftovers();
        Ok(SiteWriter {
            world,
            folder,
            output,
            guides,
            sources,
            is_new,
            made: Mutex::default(),
        })
    }

    /// Takes a file of the site, each once. What is wrong with it is said at the end.
    pub fn take(&self, artifact: Artifact) {
        let name = artifact.path.clone();
        let made = self.output.stage(artifact).map_err(|error| (name, error));
        let mut all = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(made);
    }

    /// Whether a file of this name was taken.
    pub fn has(&self, name: &str) -> bool {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        made.iter().any(|made| name_of(made) == name)
    }

    /// Makes the folder the site: writes what is not there as it is to be, and removes what an earlier build
    /// wrote and this one did not. Refuses, before anything is changed, where that would lose somebody's
    /// text.
    pub fn finish(mut self, inputs: Option<&SiteInputs>) -> Result<BuildOutput, OutputError> {
        let made = std::mem::take(&mut self.made);
        let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        made.sort_by(|one, other| name_of(one).cmp(name_of(other)));
        let names = made.iter().map(name_of);
        self.guides
            .refuse_overwriting(self.world, names, &self.output.earlier)?;
        let made: Vec<MadeFile> = made
            .into_iter()
            .map(|made| made.map_err(|(_, error)| error))
            .collect::<Result<_, _>>()?;
        let count = made.len();
        let mut changes = self.output.changes(made)?;
        let kept = if self.sources.has_unread {
            changes.keep_stale()
        } else {
            0
        };
        // From here on, files are written: they stay, whatever happens.
        self.is_new = false;
        if !changes.is_empty() {
            // The manifest names everything before anything is written: an interrupted build leaves no
            // file that the next one would take for somebody else's.
            let guides = self.guides.both(&self.output.earlier);
            let mut manifest = Manifest::new(guides, changes.before());
            manifest.writing = changes.writing();
            manifest.write(self.world, self.folder)?;
        }
        let done = BuildOutput {
            written: changes.written.len(),
            unchanged: count - changes.written.len(),
            removed: changes.stale.len(),
            kept,
        };
        self.output.make(changes.written, &changes.stale)?;
        let guides = std::mem::take(&mut self.guides.names);
        let mut manifest = Manifest::new(guides, changes.after);
        let sources = SiteSources {
            inputs,
            ..self.sources
        };
        manifest.made_of = sources.known_inputs().cloned();
        manifest.write(self.world, self.folder)?;
        Ok(done)
    }
}

impl Drop for SiteWriter<'_> {
    fn drop(&mut self) {
        if self.is_new {
            let made = self.made.get_mut();
            made.unwrap_or_else(PoisonError::into_inner).clear();
            self.world.remove_empty(self.folder);
        }
    }
}

fn name_of(made: &Result<MadeFile, (String, OutputError)>) -> &str {
    match made {
        Ok(file) => &file.name,
        Err((name, _)) => name,
    }
}

//! Writing a built site: only what changed, whole files only, and never over anything that
//! negguide did not write itself or that was edited since.

use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use super::output_error::OutputError;
use super::output_folder::OutputFolder;
use super::sources::Guides;
use super::world::{World, shown};
use crate::render::Artifact;

/// What a build did to the output folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BuildOutput {
    pub written: usize,
    pub unchanged: usize,
    pub removed: usize,
    /// Files of an earlier build that stay, as it is not known whether they are still wanted.
    pub kept: usize,
}

/// The guides that a site is made of.
#[derive(Clone, Copy, Debug, Default)]
pub struct SiteSources<'a> {
    /// All that there are, readable or not.
    pub guides: &'a [PathBuf],
    /// Whether some could not be read: what they were on the site before stays on it.
    pub has_unread: bool,
    /// A hash of all that the site is made of, where that is known.
    pub inputs: Option<u128>,
}

/// Refuses an output folder that is one of the `paths` the guides are read from.
pub fn refuse_guides_folder(
    world: &dyn World,
    folder: &Path,
    paths: &[PathBuf],
) -> Result<(), OutputError> {
    let canonical = world.canonical(folder);
    let same = |path: &&PathBuf| world.canonical(path) == canonical;
    match paths.iter().find(same) {
        Some(_) => Err(OutputError::Guides(shown(folder))),
        None => Ok(()),
    }
}

/// Refuses an output folder below one of the `paths` that holds guides of somebody's: nothing in it
/// is read, and they would be missing without a word.
pub fn refuse_hidden_guides(
    world: &dyn World,
    folder: &Path,
    paths: &[PathBuf],
) -> Result<(), OutputError> {
    let canonical = world.canonical(folder);
    let is_below = |path: &PathBuf| {
        let path = world.canonical(path);
        canonical != path && canonical.starts_with(path)
    };
    if !world.exists(folder) || !paths.iter().any(is_below) {
        return Ok(());
    }
    let manifest = Manifest::read(world, folder)?;
    for guide in world.guides(folder, None).into_iter().flatten() {
        let name = shown(guide.strip_prefix(folder).unwrap_or(&guide));
        if !manifest.has(&name) {
            return Err(OutputError::Hides {
                folder: shown(folder),
                guide: shown(&guide),
            });
        }
    }
    Ok(())
}

/// Writes `artifacts`, made of `sources`, below `folder` and removes what an earlier build wrote and
/// this one did not. Refuses, before anything is written, where that would lose somebody's text or
/// pages of guides that still exist and are not among `sources`, or while another build writes there.
pub fn write_site(
    world: &dyn World,
    folder: &Path,
    artifacts: &[Artifact],
    sources: SiteSources<'_>,
) -> Result<BuildOutput, OutputError> {
    let output = OutputFolder::open(world, folder)?;
    let guides = Guides::of(world, folder, sources.guides);
    guides.refuse_partial(world, &output.earlier)?;
    guides.refuse_overwriting(world, artifacts, &output.earlier)?;
    let mut changes = output.changes(artifacts)?;
    let kept = if sources.has_unread {
        changes.keep_stale()
    } else {
        0
    };
    output.remove_leftovers(artifacts);
    if !changes.is_empty() {
        // The manifest names everything before anything is written: an interrupted build leaves no
        // file that the next one would take for somebody else's.
        let mut manifest = Manifest::new(guides.both(&output.earlier), changes.before());
        manifest.writing = changes.writing();
        manifest.write(world, folder)?;
    }
    output.make(&changes)?;
    let done = BuildOutput {
        written: changes.written.len(),
        unchanged: artifacts.len() - changes.written.len(),
        removed: changes.stale.len(),
        kept,
    };
    let mut manifest = Manifest::new(guides.names, changes.after);
    manifest.inputs = sources.inputs_text();
    manifest.write(world, folder)?;
    Ok(done)
}

/// What there is to do for a site that is there already, made of the same `sources`: nothing. `None` where
/// it has to be made.
pub fn unchanged_site(
    world: &dyn World,
    folder: &Path,
    sources: SiteSources<'_>,
) -> Result<Option<BuildOutput>, OutputError> {
    let is_same = |manifest: &Manifest| {
        manifest.inputs.is_some()
            && manifest.inputs == sources.inputs_text()
            && manifest.writing.is_empty()
    };
    if !Manifest::read_existing(world, folder).is_some_and(|earlier| is_same(&earlier)) {
        return Ok(None);
    }
    let output = OutputFolder::open(world, folder)?;
    let guides = Guides::of(world, folder, sources.guides);
    // Another build may have been here before this one had the folder for itself.
    let earlier = &output.earlier;
    if !is_same(earlier) || guides.names != earlier.guides || !output.is_as_written()? {
        return Ok(None);
    }
    output.remove_leftovers(&[]);
    Ok(Some(BuildOutput {
        unchanged: earlier.files.len(),
        ..BuildOutput::default()
    }))
}

impl SiteSources<'_> {
    fn inputs_text(&self) -> Option<String> {
        let inputs = self.inputs.filter(|_| !self.has_unread)?;
        Some(format!("{inputs:032x}"))
    }
}

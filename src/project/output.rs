//! What a built site is compared with before it is made: the folder it is to be in, and the site that is there.

use std::path::{Path, PathBuf};

use super::manifest::Manifest;
use super::output_error::OutputError;
use super::output_folder::OutputFolder;
use super::remake_reason::RemakeReason;
use super::site_inputs::SiteInputs;
use super::site_records::SiteRecords;
use super::sources::Guides;
use super::world::{World, shown};

/// What a build did to the output folder.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct BuildOutput {
    pub written: usize,
    pub unchanged: usize,
    /// Of those, files of guides that were not made again, as what they are made of is the same.
    pub reused: usize,
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
    /// All that the site is made of, where that is known.
    pub inputs: Option<&'a SiteInputs>,
    /// Whether files of the earlier site that are made of the same may stay as they are.
    pub may_keep: bool,
    /// What earlier builds kept of the guides, if there is a cache.
    pub records: Option<&'a SiteRecords>,
}

/// What a build finds in its folder.
#[derive(Debug)]
pub enum EarlierSite {
    /// The site that it would make.
    Same(BuildOutput),
    /// Another one or none, for these reasons.
    Other(Vec<RemakeReason>),
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

/// Whether the site that a build of these `sources` makes is there already. In that case, nothing but
/// leftovers of killed builds is changed.
pub fn earlier_site(
    world: &dyn World,
    folder: &Path,
    sources: SiteSources<'_>,
) -> Result<EarlierSite, OutputError> {
    let Some(earlier) = Manifest::read_existing(world, folder) else {
        return Ok(EarlierSite::Other(vec![RemakeReason::NoEarlierBuild]));
    };
    let reasons = sources.reasons(&earlier);
    if !reasons.is_empty() {
        return Ok(EarlierSite::Other(reasons));
    }
    let output = OutputFolder::open(world, folder)?;
    let guides = Guides::of(world, folder, sources.guides);
    // Another build may have been here before this one had the folder for itself.
    let mut reasons = sources.reasons(&output.earlier);
    if guides.names != output.earlier.guides {
        reasons.push(RemakeReason::OtherGuides);
    }
    if !output.is_as_written()? {
        reasons.push(RemakeReason::Files);
    }
    if !reasons.is_empty() {
        return Ok(EarlierSite::Other(reasons));
    }
    output.remove_leftovers();
    Ok(EarlierSite::Same(BuildOutput {
        unchanged: output.earlier.files.len(),
        ..BuildOutput::default()
    }))
}

impl<'a> SiteSources<'a> {
    pub(super) fn known_inputs(&self) -> Option<&'a SiteInputs> {
        self.inputs.filter(|_| !self.has_unread)
    }

    /// In what the site of an `earlier` build is another one, as far as its manifest says.
    fn reasons(&self, earlier: &Manifest) -> Vec<RemakeReason> {
        if !earlier.writing.is_empty() {
            return vec![RemakeReason::Interrupted];
        }
        match (self.known_inputs(), &earlier.made_of) {
            (None, _) => vec![RemakeReason::Unread],
            (_, None) => vec![RemakeReason::UnknownInputs],
            (Some(inputs), Some(earlier)) => inputs.reasons(earlier),
        }
    }
}

//! Writing a site while it is made: only what changed, whole files only, and never over anything that negguide
//! did not write itself or that was edited since. No file is kept in memory, and none gets its name before all
//! are made.

use std::collections::BTreeSet;
use std::fmt;
use std::io::{self, Write};
use std::path::Path;
use std::sync::{Mutex, PoisonError};

use super::manifest::{Manifest, hash, hash_text};
use super::output::{BuildOutput, SiteSources};
use super::output_error::OutputError;
use super::output_folder::{MadeFile, OutputFolder};
use super::sources::Guides;
use super::staged_file::{StagedFile, Staging, StagingFile};
use super::world::World;
use crate::render::{Artifact, CompanyRecords, FoundFile, GrowingFile, Outlet};

/// Takes the files of a site. One that is dropped before it is finished changes no file of the site: only what
/// killed builds left in its folder is gone.
pub struct SiteWriter<'w> {
    world: &'w dyn World,
    folder: &'w Path,
    output: OutputFolder<'w>,
    guides: Guides<'w>,
    sources: SiteSources<'w>,
    /// How many folders there were not before: that of the site, and those around it.
    new_folders: usize,
    /// Whether files of the earlier site that are made of the same stay.
    may_keep: bool,
    /// What was made, and what could not be kept, by name.
    made: Mutex<Vec<Result<MadeFile, (String, OutputError)>>>,
    staging: Staging,
}

impl fmt::Debug for SiteWriter<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SiteWriter")
            .field("folder", &self.folder)
            .finish_non_exhaustive()
    }
}

impl<'w> SiteWriter<'w> {
    /// A writer of a site of `sources` in `folder`. Fails if another build is writing there, or if the site there has
    /// guides that still exist and are not among `sources`.
    pub fn open(
        world: &'w dyn World,
        folder: &'w Path,
        sources: SiteSources<'w>,
    ) -> Result<SiteWriter<'w>, OutputError> {
        let around = folder
            .ancestors()
            .take_while(|folder| !folder.as_os_str().is_empty() && !world.exists(folder));
        let new_folders = around.count();
        let output = OutputFolder::open(world, folder)?;
        let guides = Guides::of(world, folder, sources.guides);
        guides.refuse_partial(world, &output.earlier)?;
        output.remove_leftovers();
        let staging = output.staging()?;
        let earlier = &output.earlier;
        let is_made_like = match (sources.known_inputs(), &earlier.made_of) {
            (Some(inputs), Some(earlier)) => inputs.is_made_like(earlier),
            _ => false,
        };
        let may_keep = sources.may_keep && is_made_like;
        Ok(SiteWriter {
            world,
            folder,
            output,
            guides,
            sources,
            new_folders,
            may_keep,
            made: Mutex::default(),
            staging,
        })
    }

    fn stage(&self, artifact: Artifact) -> Result<MadeFile, OutputError> {
        let Artifact { path, bytes } = artifact;
        self.output.made(path, hash(&bytes), || {
            let mut file = self.staging.file()?;
            file.write_all(&bytes)?;
            Ok(file.close()?.0)
        })
    }

    /// Notes a file that was staged, with its hash.
    fn add(&self, name: String, staged: io::Result<(StagedFile, u128)>) {
        let made = match staged {
            Ok((staged, hash)) => {
                let hash = hash_text(hash);
                self.output.made(name.clone(), hash, || Ok(staged))
            }
            Err(error) => Err(self.output.cannot_write(&name, &error)),
        };
        self.note(name, made);
    }

    fn note(&self, name: String, made: Result<MadeFile, OutputError>) {
        let mut all = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(made.map_err(|error| (name, error)));
    }

    /// The first of `names` that a file was taken under.
    pub fn first_taken<'n>(
        &self,
        mut names: impl Iterator<Item = &'n String>,
    ) -> Option<&'n String> {
        let made = self.made.lock().unwrap_or_else(PoisonError::into_inner);
        let taken: BTreeSet<&str> = made.iter().map(name_of).collect();
        names.find(|name| taken.contains(name.as_str()))
    }

    /// Gives the files their names, and removes what an earlier build wrote and this one did not. Fails, before
    /// anything is changed, if that would lose somebody's text. `is_whole` says whether all published guides are on
    /// the site: if not, the next build makes it again.
    pub fn finish(mut self, is_whole: bool) -> Result<BuildOutput, OutputError> {
        let made = std::mem::take(&mut self.made);
        let mut made = made.into_inner().unwrap_or_else(PoisonError::into_inner);
        made.sort_by(|one, other| name_of(one).cmp(name_of(other)));
        let names = made.iter().map(name_of);
        self.guides
            .refuse_overwriting(self.world, names, &self.output.earlier)?;
        let made = made
            .into_iter()
            .map(|made| made.map_err(|(_, error)| error));
        let mut made: Vec<MadeFile> = made.collect::<Result<_, _>>()?;
        self.output.look_again(&mut made)?;
        let count = made.len();
        let reused = made.iter().filter(|file| file.is_reused).count();
        let mut changes = self.output.changes(made)?;
        let kept = if self.sources.has_unread {
            changes.keep_stale()
        } else {
            0
        };
        // From here on, files are written: they stay, whatever happens.
        self.new_folders = 0;
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
            reused,
            removed: changes.stale.len(),
            kept,
        };
        self.output.make(changes.written, &changes.stale)?;
        let guides = std::mem::take(&mut self.guides.names);
        let mut manifest = Manifest::new(guides, changes.after);
        manifest.files_made_of = changes.made_of;
        manifest.made_of = self.sources.known_inputs().filter(|_| is_whole).cloned();
        manifest.write(self.world, self.folder)?;
        if let Some(records) = self.sources.records {
            records.remove_old();
        }
        Ok(done)
    }
}

/// Takes each file once. What is wrong with one is said at the end.
impl Outlet for SiteWriter<'_> {
    fn take(&self, artifact: Artifact) {
        let name = artifact.path.clone();
        self.note(name, self.stage(artifact));
    }

    fn take_made_of(&self, artifact: Artifact, made_of: u128) {
        let name = artifact.path.clone();
        let made = self.stage(artifact).map(|made| made.of(made_of));
        self.note(name, made);
    }

    fn find(&self, path: &str, made_of: u128) -> Option<FoundFile> {
        self.may_keep.then(|| self.output.find(path, made_of))?
    }

    fn keep(&self, found: FoundFile) {
        self.note(found.path.clone(), Ok(MadeFile::kept(found)));
    }

    fn keeps_records(&self) -> bool {
        self.sources.records.is_some()
    }

    fn records(&self, company: &str) -> CompanyRecords {
        let records = self.sources.records;
        records.map_or_else(CompanyRecords::default, |it| it.read(self.world, company))
    }

    fn keep_records(&self, company: &str, kept: &CompanyRecords) {
        if let Some(records) = self.sources.records {
            records.write(self.world, company, kept);
        }
    }

    fn open(&self, path: &str) -> Box<dyn GrowingFile + '_> {
        Box::new(GrowingSiteFile {
            writer: self,
            name: path.to_string(),
            file: self.staging.file(),
        })
    }
}

impl Drop for SiteWriter<'_> {
    fn drop(&mut self) {
        let made = self.made.get_mut();
        made.unwrap_or_else(PoisonError::into_inner).clear();
        self.staging = Staging::Memory;
        for folder in self.folder.ancestors().take(self.new_folders) {
            self.world.remove_empty(folder);
        }
    }
}

/// A file of a site that is made piece by piece. Goes on after a failure as if there had been none: the writer
/// says it at the end.
struct GrowingSiteFile<'w> {
    writer: &'w SiteWriter<'w>,
    name: String,
    file: io::Result<StagingFile>,
}

impl Write for GrowingSiteFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Ok(file) = &mut self.file
            && let Err(error) = file.write_all(bytes)
        {
            self.file = Err(error);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl GrowingFile for GrowingSiteFile<'_> {
    fn close(self: Box<Self>) {
        let made = self.file.and_then(StagingFile::close);
        self.writer.add(self.name, made);
    }
}

fn name_of(made: &Result<MadeFile, (String, OutputError)>) -> &str {
    match made {
        Ok(file) => &file.name,
        Err((name, _)) => name,
    }
}

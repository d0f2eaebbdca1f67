//! The world as it is on disk.

use std::fs;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder};

use super::build_lock::BuildLock;
use super::disk_write;
use super::folders::or_here;
use super::ignore_files::{guard, special_file_above};
use super::leftovers;
use super::staged_file::{StagedFile, Staging};
use super::world::{Content, FileError, World};
use crate::model::guide_stem;

/// The file system.
#[derive(Clone, Copy, Debug)]
pub struct Disk;

impl World for Disk {
    fn read(&self, path: &Path, limit: u64) -> io::Result<Content> {
        // Looked at before it is opened: to open a pipe waits for one who writes to it.
        let metadata = fs::metadata(path)?;
        if metadata.is_dir() {
            return Err(io::Error::other("is a folder, not a file"));
        }
        if !metadata.is_file() {
            return Err(io::Error::other("is not a regular file"));
        }
        let file = fs::File::open(path)?;
        if metadata.len() > limit {
            return Ok(Content::TooLarge(metadata.len()));
        }
        let mut bytes = Vec::with_capacity(usize::try_from(metadata.len()).unwrap_or_default());
        // It may have grown since it was looked at.
        file.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
        let size = bytes.len() as u64;
        if size > limit {
            return Ok(Content::TooLarge(size));
        }
        Ok(Content::Bytes(bytes))
    }

    fn guides(&self, path: &Path, excluded: Option<&Path>) -> Vec<Result<PathBuf, FileError>> {
        if path.is_file() {
            return vec![Ok(path.to_path_buf())];
        }
        if let Err(error) = fs::metadata(path) {
            return vec![Err(FileError::io(path, &error))];
        }
        let excluded = excluded.and_then(|folder| folder.canonicalize().ok());
        let wanted = move |entry: &DirEntry| !is_excluded(entry.path(), excluded.as_deref());
        guides_of(&mut walk(path), path, wanted)
    }

    fn guides_in(&self, folder: &Path) -> Vec<Result<PathBuf, FileError>> {
        let folder = or_here(folder);
        guides_of(walk(folder).max_depth(Some(1)), folder, |_| true)
    }

    fn paths_named_as_guides(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(or_here(folder))? {
            let entry = entry?;
            let kind = entry.file_type()?;
            if !kind.is_file() && !kind.is_dir() {
                return Err(io::Error::other("there is a link, a pipe or a device"));
            }
            let name = entry.file_name();
            if is_guide_name(Path::new(&name)) {
                paths.push(folder.join(name));
            }
        }
        Ok(paths)
    }

    fn templates(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut paths = Vec::new();
        for entry in fs::read_dir(folder)? {
            let path = entry?.path();
            let extension = path.extension().and_then(|extension| extension.to_str());
            // What is no regular file is listed too: reading it says what is wrong with it.
            if matches!(extension, Some("html" | "css" | "js" | "svg")) && !path.is_dir() {
                paths.push(path);
            }
        }
        paths.sort();
        Ok(paths)
    }

    fn files_below(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(folder) = folders.pop() {
            for entry in fs::read_dir(folder)? {
                let entry = entry?;
                let path = entry.path();
                if entry.file_name().to_string_lossy().starts_with('.') {
                    continue;
                }
                // A link to a folder may lead anywhere, and round in circles.
                if entry.file_type()?.is_dir() {
                    folders.push(path);
                } else if !path.is_dir() {
                    files.push(path);
                }
            }
        }
        files.sort();
        Ok(files)
    }

    fn canonical(&self, folder: &Path) -> PathBuf {
        let folder = or_here(folder);
        // A folder that is not there yet has its name below one that is.
        let above = || Some(self.canonical(folder.parent()?).join(folder.file_name()?));
        let canonical = folder.canonicalize().ok().or_else(above);
        canonical.unwrap_or_else(|| folder.to_path_buf())
    }

    fn is_link(&self, path: &Path) -> bool {
        let found = path.symlink_metadata();
        found.map_or(true, |found| found.is_symlink())
    }

    fn exists(&self, path: &Path) -> bool {
        !path.symlink_metadata().is_err_and(|error| {
            use io::ErrorKind::{NotADirectory, NotFound};
            matches!(error.kind(), NotFound | NotADirectory)
        })
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        fs::create_dir_all(folder)
    }

    fn is_writable(&self, file: &Path) -> bool {
        // Asks the system: a mode alone does not say who may do what.
        let opened = fs::OpenOptions::new().write(true).open(file);
        !opened.is_err_and(|error| error.kind() == io::ErrorKind::PermissionDenied)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        disk_write::replace(path, bytes)
    }

    fn write_through(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        disk_write::write_through(path, bytes)
    }

    fn staging(&self, folder: &Path) -> io::Result<Staging> {
        let unfinished = tempfile::Builder::new()
            .prefix(disk_write::UNFINISHED_PREFIX)
            .suffix(disk_write::UNFINISHED_SUFFIX)
            .tempdir_in(folder)?;
        Ok(Staging::Folder(unfinished))
    }

    fn remove_stagings(&self, folder: &Path, is_alone: bool) {
        leftovers::remove_folders(folder, is_alone);
    }

    fn put(&self, staged: StagedFile, path: &Path) -> io::Result<()> {
        match staged {
            StagedFile::Bytes(bytes) => disk_write::replace(path, &bytes),
            StagedFile::OnDisk(file) => disk_write::put(file, path),
        }
    }

    fn remove_empty(&self, folder: &Path) {
        // Fails where something is in it, and then it stays.
        let _ = fs::remove_dir(folder);
    }

    fn lock(&self, folder: &Path) -> io::Result<Option<BuildLock>> {
        BuildLock::take(folder)
    }

    fn remove_leftovers(&self, folder: &Path) {
        leftovers::remove_leftovers(folder);
    }

    fn remove(&self, path: &Path, root: &Path) -> io::Result<()> {
        fs::remove_file(path)?;
        let mut folder = path.parent();
        while let Some(current) = folder.filter(|current| *current != root) {
            // Fails where something is left in it, and then it stays.
            if fs::remove_dir(current).is_err() {
                break;
            }
            folder = current.parent();
        }
        Ok(())
    }
}

fn walk(path: &Path) -> WalkBuilder {
    let mut walk = WalkBuilder::new(path);
    walk.follow_links(true)
        .require_git(false)
        .sort_by_file_name(std::ffi::OsStr::cmp);
    walk
}

/// The guides that `walk`, which starts at `root`, comes by in the folders that are `wanted`.
fn guides_of(
    walk: &mut WalkBuilder,
    root: &Path,
    wanted: impl Fn(&DirEntry) -> bool + Send + Sync + 'static,
) -> Vec<Result<PathBuf, FileError>> {
    if let Some(trouble) = special_file_above(root) {
        return vec![Err(trouble)];
    }
    let skipped = guard(walk, wanted);
    let entries = walk.build().filter_map(|entry| match entry {
        Ok(entry) if is_guide(&entry) => Some(Ok(entry.into_path())),
        Ok(_) => None,
        Err(error) if is_idle_link(&error) => None,
        Err(error) => Some(Err(walk_error(root, &error))),
    });
    let mut found: Vec<_> = entries.collect();
    found.extend(skipped.take().into_iter().map(Err));
    found
}

fn is_dir(entry: &DirEntry) -> bool {
    entry.file_type().is_some_and(|kind| kind.is_dir())
}

/// Whether a folder is the one that builds write to.
fn is_excluded(folder: &Path, excluded: Option<&Path>) -> bool {
    excluded.is_some_and(|out| folder.canonicalize().is_ok_and(|folder| folder == out))
}

fn is_guide(entry: &DirEntry) -> bool {
    !is_dir(entry) && is_guide_name(entry.path())
}

/// Whether a file at `path` would be a guide.
pub fn is_guide_name(path: &Path) -> bool {
    let name = path.file_name().map(|name| name.to_string_lossy());
    name.is_some_and(|name| guide_stem(&name).is_some())
}

/// Whether all that is wrong is a link to nothing that would be no guide if it led somewhere: the
/// lock that an editor leaves beside an open file is one.
fn is_idle_link(error: &ignore::Error) -> bool {
    match error {
        ignore::Error::WithDepth { err, .. } => is_idle_link(err),
        ignore::Error::WithPath { path, .. } => {
            let hidden = path
                .file_name()
                .is_some_and(|name| name.to_string_lossy().starts_with('.'));
            path.is_symlink() && !path.exists() && (hidden || !is_guide_name(path))
        }
        _ => false,
    }
}

fn walk_error(root: &Path, error: &ignore::Error) -> FileError {
    match error {
        ignore::Error::Loop { child, ancestor } => FileError::new(
            child,
            format!(
                "a link that leads back to {}",
                super::world::shown(ancestor)
            ),
        ),
        ignore::Error::WithPath { path, err } => match err.io_error() {
            Some(io) => FileError::io(path, io),
            None => walk_error(path, err),
        },
        ignore::Error::WithDepth { err, .. } => walk_error(root, err),
        other => FileError::new(root, other.to_string()),
    }
}

//! One build at a time in an output folder.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// Held while a build writes; the system lets go of it when the process ends, however it does.
#[derive(Debug)]
pub struct BuildLock(Option<File>);

impl BuildLock {
    /// The lock of `folder`; `None` while another process has it. Where the file system knows no locks,
    /// there is nothing to hold.
    pub(super) fn take(folder: &Path) -> io::Result<Option<BuildLock>> {
        let file = lock_file(folder)?;
        match file.try_lock() {
            Ok(()) => Ok(Some(BuildLock(Some(file)))),
            Err(TryLockError::WouldBlock) => Ok(None),
            Err(TryLockError::Error(_)) => Ok(Some(BuildLock(None))),
        }
    }

    /// Whether nobody else can have it.
    pub(super) fn is_held(&self) -> bool {
        self.0.is_some()
    }

    /// Of a world in which nobody else writes.
    pub fn unneeded() -> BuildLock {
        BuildLock(None)
    }
}

/// The folder itself: nothing is left in it afterwards.
#[cfg(unix)]
fn lock_file(folder: &Path) -> io::Result<File> {
    File::open(folder)
}

/// Folders cannot be opened as files everywhere.
#[cfg(not(unix))]
fn lock_file(folder: &Path) -> io::Result<File> {
    let mut options = std::fs::OpenOptions::new();
    let path = folder.join(".negguide-lock");
    options.create(true).truncate(false).write(true).open(path)
}

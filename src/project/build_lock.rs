//! One build at a time in an output folder.

use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;

/// Held while a build writes; given back when dropped, and by the system when the process ends, however it
/// does.
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

impl Drop for BuildLock {
    /// Closing the file alone would not do: a child that another thread is just starting has a copy of it
    /// until it runs its own program, and with the copy the lock.
    fn drop(&mut self) {
        if let Some(file) = &self.0 {
            // Where this fails, closing the file is what remains.
            let _ = file.unlock();
        }
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

#[cfg(test)]
mod tests {
    use super::BuildLock;

    #[test]
    fn a_lock_is_given_back_although_a_child_has_a_copy_of_its_file() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let take = || BuildLock::take(folder.path()).expect("a folder");
        let lock = take().expect("nobody has it");
        let file = lock.0.as_ref().expect("locks are known here");
        let copy = file.try_clone().expect("a copy");
        assert!(take().is_none(), "held");
        drop(lock);
        assert!(take().is_some(), "given back");
        drop(copy);
    }
}

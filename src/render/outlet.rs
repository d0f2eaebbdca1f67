//! Where the files of a site go.

use std::io;
use std::sync::{Mutex, PoisonError};

use super::Artifact;

/// Takes the files of a site, in any order and from any thread.
pub trait Outlet: Sync {
    fn take(&self, artifact: Artifact);

    /// A file that is made piece by piece.
    fn open(&self, path: &str) -> Box<dyn GrowingFile + '_>;
}

/// A file of a site while it is made. What goes wrong with writing it is said by whoever has the outlet.
pub trait GrowingFile: io::Write + Send {
    /// Ends the file.
    fn close(self: Box<Self>);
}

/// An outlet that keeps all files.
#[derive(Debug, Default)]
pub(super) struct InMemory(Mutex<Vec<Artifact>>);

impl InMemory {
    pub(super) fn into_artifacts(self) -> Vec<Artifact> {
        self.0.into_inner().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Outlet for InMemory {
    fn take(&self, artifact: Artifact) {
        let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        all.push(artifact);
    }

    fn open(&self, path: &str) -> Box<dyn GrowingFile + '_> {
        let path = path.to_string();
        let bytes = Vec::new();
        Box::new(GrowingArtifact {
            outlet: self,
            artifact: Artifact { path, bytes },
        })
    }
}

struct GrowingArtifact<'o> {
    outlet: &'o InMemory,
    artifact: Artifact,
}

impl io::Write for GrowingArtifact<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.artifact.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl GrowingFile for GrowingArtifact<'_> {
    fn close(self: Box<Self>) {
        self.outlet.take(self.artifact);
    }
}

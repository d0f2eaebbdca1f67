//! Where the files of a site go.

use std::io;
use std::sync::{Mutex, PoisonError};

use super::Artifact;
use super::company_records::CompanyRecords;

/// Takes the files of a site, in any order and from any thread.
pub trait Outlet: Sync {
    fn take(&self, artifact: Artifact);

    /// Takes a file of which it is known what it is made of, as a hash.
    fn take_made_of(&self, artifact: Artifact, _made_of: u128) {
        self.take(artifact);
    }

    /// The file at `path`, if it is there already, made of the same.
    fn find(&self, _path: &str, _made_of: u128) -> Option<FoundFile> {
        None
    }

    /// Makes a file that was found one of the site, as it is.
    fn keep(&self, found: FoundFile);

    /// Whether records of guides are kept for later builds.
    fn keeps_records(&self) -> bool {
        false
    }

    /// What earlier builds kept of a company's guides.
    fn records(&self, _company: &str) -> CompanyRecords {
        CompanyRecords::default()
    }

    /// Keeps records for later builds.
    fn keep_records(&self, _company: &str, _records: &CompanyRecords) {}

    /// A file that is made piece by piece.
    fn open(&self, path: &str) -> Box<dyn GrowingFile + '_>;
}

/// A file of an earlier site that is as it was written.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FoundFile {
    pub path: String,
    /// Of its bytes, as the manifest has it.
    pub hash: String,
    pub made_of: u128,
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

/// It finds no files, so none is kept.
impl Outlet for InMemory {
    fn keep(&self, _: FoundFile) {}

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

//! What a build wrote and of which guides: the list kept in the output folder.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use xxhash_rust::xxh3::xxh3_128;

use super::output_error::OutputError;
use super::site_inputs::SiteInputs;
use super::world::{Content, World, shown};

/// The manifest's file name.
const MANIFEST: &str = ".negguide-manifest.json";

/// Raised when an older manifest can no longer be understood.
const VERSION: u32 = 1;

/// The files of a built site.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct Manifest {
    version: u32,
    /// The guides that were read, as paths from the output folder.
    pub guides: Vec<String>,
    /// Name to hash, as the files are in the folder.
    pub files: BTreeMap<String, String>,
    /// Name to hash of what is being written. Only an interrupted build leaves any: such a file is
    /// either what it was or what it was to become.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub writing: BTreeMap<String, String>,
    /// Name to a hash of what the file was made of, of files of which that is known.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub files_made_of: BTreeMap<String, String>,
    /// Hashes of all that the site was made of, where that is known: made of the same, it is the same.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub made_of: Option<SiteInputs>,
}

impl Manifest {
    pub(super) fn new(guides: Vec<String>, files: BTreeMap<String, String>) -> Manifest {
        Manifest {
            version: VERSION,
            guides,
            files,
            writing: BTreeMap::new(),
            files_made_of: BTreeMap::new(),
            made_of: None,
        }
    }

    /// The folder's manifest; an empty one where there is none yet.
    pub(super) fn read(world: &dyn World, folder: &Path) -> Result<Manifest, OutputError> {
        let path = path(folder);
        if !world.exists(&path) {
            return Ok(Manifest::new(Vec::new(), BTreeMap::new()));
        }
        let bytes = match world.read(&path, u64::MAX) {
            Ok(Content::Bytes(bytes)) => bytes,
            Ok(Content::TooLarge(_)) => Vec::new(),
            Err(error) => return Err(OutputError::file("read", &path, &error)),
        };
        let unreadable = |reason: String| OutputError::Manifest {
            path: shown(&path),
            reason,
        };
        let manifest: Manifest =
            serde_json::from_slice(&bytes).map_err(|error| unreadable(error.to_string()))?;
        match manifest.version {
            VERSION => Ok(manifest),
            other => Err(unreadable(format!("its version is {other}, not {VERSION}"))),
        }
    }

    /// The folder's manifest; `None` where there is none, or none that can be understood.
    pub(super) fn read_existing(world: &dyn World, folder: &Path) -> Option<Manifest> {
        let is_there = world.exists(&path(folder));
        is_there.then(|| Manifest::read(world, folder).ok())?
    }

    /// Writes the manifest where it differs from what is there.
    pub(super) fn write(&self, world: &dyn World, folder: &Path) -> Result<(), OutputError> {
        let path = path(folder);
        let mut text =
            serde_json::to_string_pretty(self).map_err(|error| OutputError::Manifest {
                path: shown(&path),
                reason: error.to_string(),
            })?;
        text.push('\n');
        if let Ok(Content::Bytes(bytes)) = world.read(&path, text.len() as u64)
            && bytes == text.as_bytes()
        {
            return Ok(());
        }
        world
            .write(&path, text.as_bytes())
            .map_err(|error| OutputError::file("write to the folder", folder, &error))
    }

    /// Whether negguide wrote a file of this name, or was about to.
    pub(super) fn has(&self, name: &str) -> bool {
        self.files.contains_key(name) || self.writing.contains_key(name)
    }

    /// Whether `hash` is that of the file as negguide wrote it.
    pub(super) fn wrote(&self, name: &str, hash: &str) -> bool {
        [&self.files, &self.writing]
            .into_iter()
            .filter_map(|files| files.get(name))
            .any(|known| known == hash)
    }

    /// All names, sorted. Only those that stay below the output folder: a manifest is a file like
    /// any other, and could say `../`.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        let mut names: Vec<&str> = self
            .files
            .keys()
            .chain(self.writing.keys())
            .map(String::as_str)
            .filter(|name| is_inside(name))
            .collect();
        names.sort_unstable();
        names.dedup();
        names.into_iter()
    }
}

/// What tells one content of a file from another.
pub(super) fn hash(bytes: &[u8]) -> String {
    hash_text(xxh3_128(bytes))
}

/// A hash as a manifest has it.
pub(super) fn hash_text(hash: u128) -> String {
    format!("{hash:032x}")
}

fn path(folder: &Path) -> PathBuf {
    folder.join(MANIFEST)
}

fn is_inside(name: &str) -> bool {
    name.split('/')
        .all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':']))
}

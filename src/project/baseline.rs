//! The file of known findings.

use std::path::{Path, PathBuf};

use super::folders::{Folders, from_folder};
use super::world::{FileError, World, read_whole};
use crate::check::{Baseline, PackedCheck};

/// The baseline's file name where none is configured.
pub const BASELINE_FILE: &str = "negguide-baseline.json";

/// Larger files are no baseline.
const MAX_BYTES: u64 = 1 << 30;

/// Reads the baseline at `path`.
pub fn read_baseline(world: &dyn World, path: &Path) -> Result<Baseline, FileError> {
    let bytes = read_whole(world, path, MAX_BYTES)?;
    Baseline::parse(&bytes).map_err(|error| FileError::new(path, error.to_string()))
}

/// Writes a baseline.
pub fn write_baseline(
    world: &dyn World,
    path: &Path,
    baseline: &Baseline,
) -> Result<(), FileError> {
    let text = baseline
        .print()
        .map_err(|error| FileError::new(path, error.to_string()))?;
    world
        .write_through(path, text.as_bytes())
        .map_err(|error| FileError::io(path, &error))
}

/// What the guides are called in the baseline at `path`: their places seen from its folder, the same
/// from wherever negguide is run.
pub fn names_in_baseline(world: &dyn World, path: &Path, guides: &[PackedCheck]) -> Vec<String> {
    let folder = world.canonical(path.parent().unwrap_or(Path::new("")));
    let mut folders = Folders::default();
    let names = guides.iter().map(|packed| {
        let file = PathBuf::from(packed.guide().path());
        from_folder(&folder, &folders.canonical(world, &file))
    });
    names.collect()
}

/// Whether the guide that the baseline at `path` calls `name` still exists.
pub fn is_in_baseline_folder(world: &dyn World, path: &Path, name: &str) -> bool {
    world.exists(&path.parent().unwrap_or(Path::new("")).join(name))
}

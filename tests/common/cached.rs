//! A project whose checks and sites are cached.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use tempfile::TempDir;

use super::binary::{negguide, write};

/// A project of several companies with findings of most families, and a cache beside it.
pub(crate) fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let sound = super::sound_guide();
    write(folder.path(), "guides/acme/software-engineer.md", &sound);
    let lossy = sound.replacen("base_low: 95000", "base_low: null", 1);
    let lossy = lossy.replacen("base_high: 120000", "base_high: null", 1);
    write(
        folder.path(),
        "guides/acme/data-engineer.md",
        &lossy.replace("software-engineer", "data-engineer"),
    );
    let other = sound.replace("company: acme", "company: globex");
    write(
        folder.path(),
        "guides/globex/software-engineer.md",
        &format!("{other}\n[acme](../acme/data-engineer.md#nowhere)\n"),
    );
    write(folder.path(), "negguide.toml", "title = \"Pay\"\n");
    folder
}

pub(crate) fn cache_of(project: &Path) -> PathBuf {
    project.join("cache")
}

/// Runs negguide in the project's folder, with the project's cache.
pub(crate) fn run(project: &Path, arguments: &[&str]) -> Output {
    run_in(project, project, arguments)
}

/// Runs negguide in `folder`, with the project's cache; as of the day on which the sound guide is fresh,
/// unless `arguments` name another.
pub(crate) fn run_in(folder: &Path, project: &Path, arguments: &[&str]) -> Output {
    let mut command = negguide(folder);
    command
        .env("NEGGUIDE_CACHE_DIR", cache_of(project))
        .args(arguments);
    if !arguments.contains(&"--as-of") {
        command.args(["--as-of", "2026-03-01"]);
    }
    command.output().expect("negguide starts")
}

/// What is in the folder of a site.
pub(crate) fn site(project: &Path, out: &str) -> Vec<(String, Vec<u8>)> {
    let root = project.join(out);
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(&root).expect("inside");
                let bytes = fs::read(&path).expect("a file");
                files.push((name.display().to_string(), bytes));
            }
        }
    }
    files.sort();
    files
}

//! Gives the program a hash of its own sources: what one build has found is not taken over by another.

use std::io;
use std::path::{Path, PathBuf};

use xxhash_rust::xxh3::Xxh3;

/// All that goes into the program.
const SOURCES: [&str; 4] = ["Cargo.toml", "Cargo.lock", "src", "templates"];

fn main() -> io::Result<()> {
    let mut hash = Xxh3::new();
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
        for file in files(Path::new(source))? {
            hash.update(file.to_string_lossy().replace('\\', "/").as_bytes());
            hash.update(&std::fs::read(&file)?);
        }
    }
    println!(
        "cargo::rustc-env=NEGGUIDE_SOURCES={:032x}",
        hash.digest128()
    );
    Ok(())
}

/// The files at or below `path`, sorted; none where there is nothing.
fn files(path: &Path) -> io::Result<Vec<PathBuf>> {
    if !path.exists() {
        return Ok(Vec::new());
    }
    if !path.is_dir() {
        return Ok(vec![path.to_path_buf()]);
    }
    let mut below = Vec::new();
    for entry in std::fs::read_dir(path)? {
        below.extend(files(&entry?.path())?);
    }
    below.sort();
    Ok(below)
}

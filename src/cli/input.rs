//! What is read of standard input and of lists: never without end.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::project::{Disk, read_whole, shown};
use crate::syntax::Limits;

/// More is no list of files, nor a guide, in bytes.
const MAX_BYTES: u64 = 64 * 1024 * 1024;

/// Standard input, which holds a guide.
pub(super) fn guide_from_standard_input(limits: &Limits) -> Result<Vec<u8>> {
    // A guide over the limit of guides is reported as one, or passed on as it is.
    to_end(io::stdin().lock(), limits.file_bytes.max(MAX_BYTES)).context("standard input")
}

/// Standard input, which holds a list of files, rows or a text.
pub(super) fn list_from_standard_input() -> Result<Vec<u8>> {
    to_end(io::stdin().lock(), MAX_BYTES).context("standard input")
}

/// The bytes of `file`, or of standard input for `-`, and what to call it.
pub(super) fn file_or_standard_input(file: &Path) -> Result<(String, Vec<u8>)> {
    if file == Path::new("-") {
        return Ok(("standard input".to_string(), list_from_standard_input()?));
    }
    Ok((shown(file), read_whole(&Disk, file, MAX_BYTES)?))
}

/// The list of files at `path`; it may be a pipe.
pub(super) fn list_from_file(path: &Path) -> Result<Vec<u8>> {
    let read = || -> Result<Vec<u8>> { to_end(File::open(path)?, MAX_BYTES) };
    read().with_context(|| format!("--files-from {}", path.display()))
}

fn to_end(input: impl Read, limit: u64) -> Result<Vec<u8>> {
    let mut bytes = Vec::new();
    input.take(limit + 1).read_to_end(&mut bytes)?;
    if bytes.len() as u64 > limit {
        bail!("is longer than {} MiB", limit / (1024 * 1024));
    }
    Ok(bytes)
}

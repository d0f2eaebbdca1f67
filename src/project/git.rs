//! Which files git knows to be changed.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use super::folders::Folders;
use super::world::World;

/// Why changed files cannot be listed.
#[derive(Debug, thiserror::Error)]
pub enum GitError {
    #[error("git cannot be run: {0}")]
    NotRun(std::io::Error),
    #[error("not in a git work tree: {0}")]
    NoWorkTree(String),
    #[error("git knows no commit `{0}`")]
    UnknownRevision(String),
    #[error(
        "git has no commit `{0}` here: this is a shallow clone; fetch the rest with `git fetch --unshallow` (in CI: a fetch depth of 0)"
    )]
    Shallow(String),
    #[error("git failed: {0}")]
    Failed(String),
}

/// The files that differ from the commit `revision` or are not tracked, by their one name. Deleted
/// files are none of them; ignored ones neither.
pub fn changed_files(world: &dyn World, revision: &str) -> Result<BTreeSet<PathBuf>, GitError> {
    let root = work_tree(Path::new("."))?;
    let is_known = commit(&root, revision)?.is_some();
    // Before the first commit all files are new.
    let others: &[&str] = if is_known {
        &["ls-files", "-z", "--others", "--exclude-standard"]
    } else if revision == "HEAD" {
        &[
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ]
    } else {
        return Err(GitError::UnknownRevision(revision.to_string()));
    };
    let mut lists = vec![done(git(&root, others)?)?];
    if is_known {
        let diff = [
            "diff",
            "--name-only",
            "-z",
            "--no-renames",
            "--no-relative",
            "--no-ext-diff",
            "--diff-filter=d",
            "--end-of-options",
            revision,
            "--",
        ];
        lists.push(done(git(&root, &diff)?)?);
    }
    let mut folders = Folders::default();
    let files = lists
        .iter()
        .flat_map(|list| list.split(|byte| *byte == 0))
        .filter(|name| !name.is_empty())
        .map(|name| folders.canonical(world, &root.join(path_of(name))));
    Ok(files.collect())
}

/// The root of the work tree that `folder` is in.
pub(super) fn work_tree(folder: &Path) -> Result<PathBuf, GitError> {
    let found = git(folder, &["rev-parse", "--show-toplevel"])?;
    if !found.status.success() {
        return Err(GitError::NoWorkTree(message_of(&found)));
    }
    Ok(path_of(without_line_break(&found.stdout)))
}

/// The id of the commit that `revision` means; `None` where git knows none.
pub(super) fn commit(root: &Path, revision: &str) -> Result<Option<String>, GitError> {
    let commit = format!("{revision}^{{commit}}");
    let verify = [
        "rev-parse",
        "--verify",
        "--quiet",
        "--end-of-options",
        &commit,
    ];
    let known = git(root, &verify)?;
    let id = String::from_utf8_lossy(&known.stdout).trim().to_string();
    Ok(known.status.success().then_some(id))
}

pub(super) fn without_line_break(line: &[u8]) -> &[u8] {
    line.strip_suffix(b"\n").unwrap_or(line)
}

pub(super) fn git(folder: &Path, arguments: &[&str]) -> Result<Output, GitError> {
    Command::new("git")
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .env("GIT_OPTIONAL_LOCKS", "0")
        .stdin(Stdio::null())
        .output()
        .map_err(GitError::NotRun)
}

pub(super) fn done(output: Output) -> Result<Vec<u8>, GitError> {
    if output.status.success() {
        Ok(output.stdout)
    } else {
        Err(GitError::Failed(message_of(&output)))
    }
}

/// The first line of git's complaint.
fn message_of(output: &Output) -> String {
    let text = String::from_utf8_lossy(&output.stderr);
    let line = text.lines().next().unwrap_or("it does not say why");
    line.trim_start_matches("fatal: ").to_string()
}

#[cfg(unix)]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStrExt;
    PathBuf::from(std::ffi::OsStr::from_bytes(bytes))
}

#[cfg(not(unix))]
pub(super) fn path_of(bytes: &[u8]) -> PathBuf {
    PathBuf::from(String::from_utf8_lossy(bytes).into_owned())
}

//! Guides as they are in a revision that git knows.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use super::git::{GitError, commit, done, git, path_of, without_line_break, work_tree};

/// Files of a revision, by their paths from the repository.
#[derive(Default)]
pub(super) struct RevisionFiles {
    pub files: Vec<(PathBuf, Vec<u8>)>,
    /// Links, which lead to what is not known.
    pub links: Vec<PathBuf>,
    /// The work tree that the paths are in.
    pub root: PathBuf,
}

/// What is below `folder` in the commit `revision` and wanted, but for what is in hidden folders. `is_wanted` is
/// asked with the paths that they would have in the work tree.
pub(super) fn files_at(
    folder: &Path,
    revision: &str,
    is_wanted: &mut dyn FnMut(&Path) -> bool,
) -> Result<RevisionFiles, GitError> {
    let root = work_tree(folder)?;
    let prefix = done(git(folder, &["rev-parse", "--show-prefix"])?)?;
    let prefix = path_of(without_line_break(&prefix));
    let Some(commit) = commit(&root, revision)? else {
        let is_shallow = done(git(&root, &["rev-parse", "--is-shallow-repository"])?)?;
        return Err(if is_shallow.starts_with(b"true") {
            GitError::Shallow(revision.to_string())
        } else {
            GitError::UnknownRevision(revision.to_string())
        });
    };
    let below = prefix.to_string_lossy().into_owned();
    let mut list = vec!["ls-tree", "-r", "-z", "--full-tree", commit.as_str()];
    if !below.is_empty() {
        list.extend(["--", below.as_str()]);
    }
    let listed = done(git(&root, &list)?)?;
    let is_hidden = |path: &Path| {
        let below = path.strip_prefix(&prefix).unwrap_or(path);
        let mut names = below.iter().map(|name| name.to_string_lossy());
        names.any(|name| name.starts_with('.'))
    };
    // `MODE TYPE ID\tPATH`: 100644 and 100755 are files, 120000 is a link.
    let entries = listed.split(|byte| *byte == 0).filter_map(|entry| {
        let tab = entry.iter().position(|byte| *byte == b'\t')?;
        let (head, path) = (std::str::from_utf8(&entry[..tab]).ok()?, &entry[tab + 1..]);
        let mut words = head.split(' ');
        let mode = words.next()?;
        let is_link = mode == "120000";
        let id = words.nth(1)?.to_string();
        let path = path_of(path);
        let is_taken = (is_link || mode.starts_with("100"))
            && !is_hidden(&path)
            && is_wanted(&root.join(&path));
        is_taken.then_some((path, id, is_link))
    });
    let (links, entries): (Vec<_>, Vec<_>) = entries.partition(|(_, _, is_link)| *is_link);
    let contents = contents(&root, entries.iter().map(|(_, id, _)| id.as_str()))?;
    let paths = entries.into_iter().map(|(path, ..)| path);
    Ok(RevisionFiles {
        files: paths.zip(contents).collect(),
        links: links.into_iter().map(|(path, ..)| path).collect(),
        root,
    })
}

/// The contents of objects, in their order.
fn contents<'i>(root: &Path, ids: impl Iterator<Item = &'i str>) -> Result<Vec<Vec<u8>>, GitError> {
    let mut wanted = String::new();
    let mut count = 0;
    for id in ids {
        wanted.push_str(id);
        wanted.push('\n');
        count += 1;
    }
    let mut child = Command::new("git")
        .arg("-C")
        .arg(root)
        .args(["cat-file", "--batch"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .map_err(GitError::NotRun)?;
    let mut stdin = child.stdin.take();
    // Git writes while it reads: one thread alone would wait for it forever.
    let writer = std::thread::spawn(move || {
        if let Some(stdin) = &mut stdin {
            // Where git ends early, its own complaint says why.
            let _ = stdin.write_all(wanted.as_bytes());
        }
    });
    let output = child.wait_with_output().map_err(GitError::NotRun)?;
    let _ = writer.join();
    let bytes = done(output)?;
    let mut contents = Vec::with_capacity(count);
    let mut rest = &bytes[..];
    while !rest.is_empty() {
        let parsed = object(rest);
        let (content, after) =
            parsed.ok_or_else(|| GitError::Failed("unexpected output".to_string()))?;
        contents.push(content.to_vec());
        rest = after;
    }
    Ok(contents)
}

/// The first object of `ID TYPE SIZE\nCONTENT\n…`, and what follows it.
fn object(bytes: &[u8]) -> Option<(&[u8], &[u8])> {
    let end = bytes.iter().position(|byte| *byte == b'\n')?;
    let head = std::str::from_utf8(&bytes[..end]).ok()?;
    let size: usize = head.split(' ').nth(2)?.parse().ok()?;
    let content = bytes.get(end + 1..end + 1 + size)?;
    Some((content, bytes.get(end + 2 + size..)?))
}

//! What else is on disk besides plain files of one's own: links, twins, owners, pipes and leftovers.

#![cfg(unix)]

mod common;

use std::fs;
use std::os::unix::fs::{MetadataExt, chown, symlink};
use std::path::Path;
use std::process::Output;

use common::binary::{run, stderr, stdout, write};
use tempfile::TempDir;

/// A sound guide that is not in its canonical form.
fn untidy() -> String {
    format!("{}\n\n\n* one\n* two\n", common::sound_guide())
}

fn project(text: &str) -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, text);
    folder
}

fn read(folder: &Path, path: &str) -> String {
    fs::read_to_string(folder.join(path)).expect("a file")
}

fn assert_code(output: &Output, code: i32) {
    let (out, told) = (stdout(output), stderr(output));
    assert_eq!(output.status.code(), Some(code), "{out}{told}");
}

#[test]
fn a_guide_with_two_names_is_one_file_afterwards() {
    let lost = common::sound_guide().replace("base_low: 95000", "base_low: null");
    let fixable = lost.replace("base_high: 120000", "base_high: null");
    for (text, command) in [(untidy(), &["fmt"][..]), (fixable, &["validate", "--fix"])] {
        let folder = project(&text);
        let guide = folder.path().join(common::PATH);
        fs::hard_link(&guide, folder.path().join("twin.md")).expect("a hard link");
        assert_code(&run(folder.path(), command), 0);
        assert_eq!(guide.metadata().expect("a guide").nlink(), 2);
        assert_ne!(read(folder.path(), "twin.md"), text);
    }
}

#[test]
fn names_of_one_file_are_written_once_and_without_complaint() {
    let folder = project(&untidy());
    let guide = folder.path().join(common::PATH);
    fs::hard_link(&guide, guide.with_file_name("data-engineer.md")).expect("a hard link");
    symlink(
        "software-engineer.md",
        guide.with_file_name("data-scientist.md"),
    )
    .expect("a link");
    let output = run(folder.path(), &["fmt"]);
    assert_code(&output, 0);
    assert_eq!(stderr(&output), "3 guides formatted, 0 canonical already\n");
    assert_eq!(guide.metadata().expect("a guide").nlink(), 2);
    assert_code(&run(folder.path(), &["fmt", "--check"]), 0);
}

/// Only the superuser can give a file away, so the test proves nothing for others.
#[test]
fn a_rewritten_guide_keeps_its_owner() {
    let folder = project(&untidy());
    let guide = folder.path().join(common::PATH);
    if chown(&guide, Some(1234), Some(5678)).is_err() {
        return;
    }
    assert_code(&run(folder.path(), &["fmt"]), 0);
    let found = guide.metadata().expect("a guide");
    assert_ne!(read(folder.path(), common::PATH), untidy());
    assert_eq!((found.uid(), found.gid()), (1234, 5678));
}

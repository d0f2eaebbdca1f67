//! What earlier runs found is taken from the cache, and makes no difference but to the time.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use common::binary::{negguide, write};
use proptest::prelude::*;
use tempfile::TempDir;

/// A project of several companies with findings of most families, and a cache beside it.
fn project() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    let sound = common::sound_guide();
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

fn cache_of(project: &Path) -> PathBuf {
    project.join("cache")
}

fn run(project: &Path, arguments: &[&str]) -> Output {
    negguide(project)
        .env("NEGGUIDE_CACHE_DIR", cache_of(project))
        .args(arguments)
        .args(["--as-of", "2026-03-01"])
        .output()
        .expect("negguide starts")
}

/// What a run says with and without the cache, which must be the same.
fn both(project: &Path, arguments: &[&str]) -> Output {
    let cold = run(project, &[arguments, &["--no-cache"]].concat());
    for warm in [run(project, arguments), run(project, arguments)] {
        assert_eq!(warm.status.code(), cold.status.code());
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).replace("--no-cache ", "");
        assert_eq!(text(&warm.stdout), text(&cold.stdout), "{arguments:?}");
        assert_eq!(text(&warm.stderr), text(&cold.stderr), "{arguments:?}");
    }
    cold
}

/// The files of the cache, with what is in them.
fn cached(project: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let Ok(entries) = fs::read_dir(cache_of(project).join("guides-1")) else {
        return Vec::new();
    };
    let paths = entries.map(|entry| entry.expect("an entry").path());
    let mut files: Vec<_> = paths
        .map(|path| (path.clone(), fs::read(&path).expect("a file")))
        .collect();
    files.sort();
    files
}

#[test]
fn every_report_is_the_same_with_and_without_the_cache() {
    let project = project();
    for format in [
        "human", "concise", "json", "sarif", "github", "gitlab", "junit",
    ] {
        let output = both(project.path(), &["validate", "--format", format]);
        assert!(!output.stdout.is_empty(), "{format}");
    }
    both(project.path(), &["validate", "--stats"]);
    both(project.path(), &["validate", "--select", "NG3"]);
    both(
        project.path(),
        &["validate", "guides/globex/software-engineer.md"],
    );
    both(project.path(), &["validate", "--diff"]);
    let build = ["build", "--allow-errors", "--out", "site"];
    run(project.path(), &build);
    both(project.path(), &build);
}

/// What is in the folder of a site.
fn site(project: &Path, out: &str) -> Vec<(String, Vec<u8>)> {
    let root = project.join(out);
    let mut folders = vec![root.clone()];
    let mut files = Vec::new();
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("a folder") {
            let path = entry.expect("an entry").path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path
                    .strip_prefix(&root)
                    .expect("inside")
                    .display()
                    .to_string();
                files.push((name, fs::read(&path).expect("a file")));
            }
        }
    }
    files.sort();
    files
}

#[test]
fn a_site_that_is_there_is_not_made_again() {
    let project = project();
    let build = |out: &str, more: &[&str]| {
        let build = ["build", "--allow-errors", "--out", out];
        let output = run(project.path(), &[&build[..], more].concat());
        String::from_utf8(output.stderr).expect("UTF-8")
    };
    assert!(build("site", &[]).contains(" files written, 0 unchanged"));
    assert!(build("site", &[]).contains(": 0 files written, "));
    let changes: [&dyn Fn(); 6] = [
        &|| make(project.path(), &Change::Edit(0, 0)),
        &|| make(project.path(), &Change::Configure(1)),
        &|| write(project.path(), "templates/style.css", "p { color: red }"),
        &|| write(project.path(), "negguide.toml", "title = \"Other\"\n"),
        &|| make(project.path(), &Change::Remove(2)),
        &|| fs::remove_file(project.path().join("site/index.html")).expect("removed"),
    ];
    for (at, change) in changes.into_iter().enumerate() {
        change();
        build("site", &[]);
        // A build from nothing writes the same.
        let other = format!("other{at}");
        build(&other, &["--no-cache"]);
        assert!(
            site(project.path(), "site") == site(project.path(), &other),
            "{at}"
        );
        build("site", &[]);
        assert!(
            site(project.path(), "site") == site(project.path(), &other),
            "{at}"
        );
    }
    // A file that somebody changed is not passed over.
    write(project.path(), "site/index.html", "mine");
    assert!(build("site", &[]).contains("index.html"), "it is named");
}

#[test]
fn bytes_that_are_no_text_make_another_site() {
    let project = project();
    let path = project.path().join("guides/acme/software-engineer.md");
    let configuration = "[rules]\ninvalid-utf8 = \"off\"\n";
    write(project.path(), "negguide.toml", configuration);
    let text = format!("{}\n*  Caf? *more*\n", common::sound_guide());
    let broken = text.clone().into_bytes();
    let at = text.find("Caf?").expect("a place") + 3;
    let broken = [&broken[..at], b"\xe9", &broken[at + 1..]].concat();
    let build = |out: &str, more: &[&str]| {
        let build = ["build", "--allow-errors", "--out", out];
        run(project.path(), &[&build[..], more].concat());
        site(project.path(), out)
    };
    fs::write(&path, broken).expect("a guide");
    build("site", &[]);
    fs::write(&path, &text).expect("a guide");
    assert!(build("site", &[]) == build("other", &["--no-cache"]));
}

#[test]
fn only_what_changed_is_written_anew() {
    let project = project();
    run(project.path(), &["validate", "--no-cache"]);
    assert!(
        cached(project.path()).is_empty(),
        "--no-cache keeps nothing"
    );
    run(project.path(), &["validate"]);
    let first = cached(project.path());
    assert_eq!(first.len(), 2, "a file for each folder of guides");
    let modified = |path: &Path| {
        fs::metadata(path)
            .and_then(|it| it.modified())
            .expect("a time")
    };
    let times: Vec<_> = first.iter().map(|(path, _)| modified(path)).collect();
    run(project.path(), &["validate"]);
    assert_eq!(cached(project.path()), first);
    let again: Vec<_> = first.iter().map(|(path, _)| modified(path)).collect();
    assert_eq!(again, times, "what is known is not written again");
    let guide = project.path().join("guides/acme/data-engineer.md");
    fs::write(&guide, common::sound_guide()).expect("a guide");
    both(project.path(), &["validate"]);
    let second = cached(project.path());
    let same = first.iter().filter(|file| second.contains(file)).count();
    assert_eq!(same, 1, "the other folder's file stays");
    // Of a guide that is gone nothing is kept once its folder's file is written.
    fs::remove_file(&guide).expect("removed");
    write(
        project.path(),
        "guides/acme/software-engineer.md",
        "---\n---\n",
    );
    both(project.path(), &["validate"]);
    let size =
        |files: &[(PathBuf, Vec<u8>)]| -> usize { files.iter().map(|file| file.1.len()).sum() };
    assert!(size(&cached(project.path())) < size(&second));
}

#[test]
fn every_edit_is_seen() {
    let project = project();
    for edit in 0..EDITS.len() {
        make(project.path(), &Change::Edit(0, edit));
        both(project.path(), &["validate", "--format", "json"]);
    }
    for which in 0..CONFIGURATIONS.len() {
        make(project.path(), &Change::Configure(which));
        both(project.path(), &["validate", "--format", "json"]);
    }
}

#[test]
fn a_damaged_cache_is_none() {
    let project = project();
    run(project.path(), &["validate"]);
    let files = cached(project.path());
    for (path, bytes) in &files {
        for damaged in [
            &bytes[..bytes.len() / 2],
            b"",
            b"negcach1 and more of nothing",
        ] {
            fs::write(path, damaged).expect("a file");
            both(project.path(), &["validate"]);
        }
        // The next run has a whole one again.
        let mended = fs::read(path).expect("a file");
        assert_eq!(&mended, bytes);
    }
    // A cache that is no folder cannot be written, and nobody has to know.
    fs::remove_dir_all(cache_of(project.path())).expect("removed");
    fs::write(cache_of(project.path()), "").expect("a file");
    both(project.path(), &["validate"]);
}

#[test]
fn fixes_are_made_from_what_was_cached() {
    let project = project();
    run(project.path(), &["validate"]);
    let output = run(project.path(), &["validate", "--fix", "-q"]);
    let fixed = fs::read_to_string(project.path().join("guides/acme/data-engineer.md"));
    assert!(
        fixed.expect("a guide").contains("base_low: 95000"),
        "{output:?}"
    );
    both(project.path(), &["validate"]);
}

/// A change between two runs.
#[derive(Clone, Debug)]
enum Change {
    /// Of a guide, some text replaced.
    Edit(usize, usize),
    Remove(usize),
    /// Moved to another folder.
    Move(usize),
    Configure(usize),
}

const PATHS: [&str; 4] = [
    "guides/acme/software-engineer.md",
    "guides/acme/data-engineer.md",
    "guides/globex/software-engineer.md",
    "guides/globex/product-manager.md",
];

const EDITS: [(&str, &str); 6] = [
    ("95000", "9500"),
    ("acme", "globex"),
    ("---\n", "---\n\n"),
    ("£", "€"),
    // At the very end of the guide.
    ("Glassdoor, Acme, 2025", "Glassdoor, Acme"),
    ("###", "<!-- negguide: ignore[value-lost] why -->\n\n###"),
];

const CONFIGURATIONS: [&str; 4] = [
    "",
    "[rules]\nvalue-lost = \"note\"\n",
    "[rules.total-mismatch]\nmedium = 1\n",
    "[[overrides]]\npaths = [\"guides/acme/**\"]\n[overrides.rules]\nvalue-lost = \"off\"\n",
];

fn make(project: &Path, change: &Change) {
    match change {
        Change::Edit(at, edit) => {
            let path = project.join(PATHS[*at]);
            let text = fs::read_to_string(&path).unwrap_or_else(|_| common::sound_guide());
            let (from, to) = EDITS[*edit];
            write(project, PATHS[*at], &text.replacen(from, to, 1));
        }
        Change::Remove(at) => {
            let _ = fs::remove_file(project.join(PATHS[*at]));
        }
        Change::Move(at) => {
            let other = PATHS[(at + 2) % PATHS.len()];
            let _ = fs::rename(project.join(PATHS[*at]), project.join(other));
        }
        Change::Configure(which) => write(project, "negguide.toml", CONFIGURATIONS[*which]),
    }
}

fn change() -> impl Strategy<Value = Change> {
    prop_oneof![
        4 => (0..PATHS.len(), 0..EDITS.len()).prop_map(|(at, edit)| Change::Edit(at, edit)),
        1 => (0..PATHS.len()).prop_map(Change::Remove),
        1 => (0..PATHS.len()).prop_map(Change::Move),
        1 => (0..CONFIGURATIONS.len()).prop_map(Change::Configure),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(8))]

    #[test]
    fn whatever_changes_the_cache_makes_no_difference(
        changes in prop::collection::vec(change(), 1..6),
    ) {
        let project = project();
        run(project.path(), &["validate"]);
        for change in &changes {
            make(project.path(), change);
            both(project.path(), &["validate", "--format", "json"]);
        }
    }
}

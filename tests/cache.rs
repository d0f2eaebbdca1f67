//! What earlier runs found is taken from the cache, and makes no difference but to the time.

mod common;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Output;

use common::binary::write;
use common::cached::{cache_of, project, run, run_in};
use proptest::prelude::*;

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
    let Ok(entries) = fs::read_dir(cache_of(project).join("guides-2")) else {
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
            b"negcach2 and more of nothing",
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

/// Findings and summaries depend on the path: it says whose guide it is.
#[test]
fn what_was_found_under_one_path_is_not_taken_for_another() {
    let project = project();
    let path = project.path();
    // The guide says `acme`, the folder `globex`: seen from its own folder, there is no other company.
    write(
        path,
        "guides/globex/software-engineer.md",
        &common::sound_guide(),
    );
    let folder = path.join("guides/globex");
    let guides = ["guides/globex/software-engineer.md", "software-engineer.md"];
    let validate = |folder: &Path, guide: &str, more: &[&str]| {
        let arguments = [&["validate", guide, "--format", "json"], more].concat();
        common::binary::stdout(&run_in(folder, path, &arguments))
    };
    let cold = [
        validate(path, guides[0], &["--no-cache"]),
        validate(&folder, guides[1], &["--no-cache"]),
    ];
    let count = |report: &str| report.matches("\"rule\"").count();
    assert_ne!(count(&cold[0]), count(&cold[1]), "{cold:?}");
    for _ in 0..2 {
        assert_eq!(validate(path, guides[0], &[]), cold[0]);
        assert_eq!(validate(&folder, guides[1], &[]), cold[1]);
    }
}

/// Whatever decides what is found in a guide makes the record of other options another one.
#[test]
fn every_option_is_seen() {
    let project = project();
    let region = common::sound_guide().replace("London", "Brambleford");
    let region = region.replace("GBP", "EUR").replace('£', "");
    write(
        project.path(),
        "guides/initech/software-engineer.md",
        &region,
    );
    let limits = |key: &str, value: usize| format!("[limits]\n{key} = {value}\n");
    let configurations = [
        limits("table-cells", 3),
        limits("elements", 3),
        limits("nodes", 5),
        limits("scalar-bytes", 4),
        limits("nesting", 1),
        limits("file-bytes", 300),
        "[[places]]\ncity = \"Brambleford\"\ncountry = \"US\"\n".to_string(),
        "[rules]\nvalue-lost = \"off\"\n".to_string(),
    ];
    let validate = ["validate", "--format", "json"];
    // What was found without any of this is in the cache each time.
    let plain = || {
        write(project.path(), "negguide.toml", "");
        both(project.path(), &validate).stdout
    };
    for configuration in &configurations {
        let before = plain();
        write(project.path(), "negguide.toml", configuration);
        let after = both(project.path(), &validate).stdout;
        assert!(after != before, "{configuration}");
    }
    for options in [
        ["--as-of", "2027-03-01"],
        ["--ignore", "NG3"],
        ["--select", "NG3"],
    ] {
        let before = plain();
        let after = both(project.path(), &[&validate[..], &options].concat()).stdout;
        assert!(after != before, "{options:?}");
    }
}

/// What is set for some guides is part of the records of these guides, and of no others.
#[test]
fn overrides_make_other_records_of_their_guides_only() {
    let project = project();
    let overridden = |folder: &str, level: &str| {
        format!(
            "[[overrides]]\npaths = [\"guides/{folder}/**\"]\n[overrides.rules]\nvalue-lost = \"{level}\"\n"
        )
    };
    let validate = ["validate", "--format", "json"];
    let all = both(project.path(), &validate).stdout;
    write(project.path(), "negguide.toml", &overridden("acme", "note"));
    let as_note = both(project.path(), &validate).stdout;
    assert_ne!(as_note, all);
    write(project.path(), "negguide.toml", &overridden("acme", "off"));
    let off = both(project.path(), &validate).stdout;
    assert!(off != all && off != as_note);
    let before = cached(project.path());
    write(
        project.path(),
        "negguide.toml",
        &overridden("initech", "off"),
    );
    assert_eq!(both(project.path(), &validate).stdout, all);
    assert_eq!(cached(project.path()), before, "all of it was known");
}

/// What a run says of the report: how many guides' findings it took from the cache, and laid out anew.
fn laid_out(project: &Path, arguments: &[&str]) -> String {
    let output = run(project, &[&["validate", "--timings"], arguments].concat());
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    let line = said.lines().find(|line| line.starts_with("report: "));
    line.unwrap_or("nothing").to_string()
}

#[test]
fn findings_are_laid_out_again_if_anything_of_them_changed() {
    let project = project();
    let project = project.path();
    // One mistake in two guides: the first explains it, and says where the other is. The line of another mistake is
    // whole in a file, and in part on standard output, which is narrower.
    let long = format!("[gone](gone.md){}", " and more".repeat(12));
    let guide = |role: &str| {
        let text = common::sound_guide().replace("**Global Levers**", "Levers");
        let text = text.replace("role: software-engineer", &format!("role: {role}"));
        (
            format!("guides/acme/{role}.md"),
            format!("{text}\n{long}\n"),
        )
    };
    for (path, text) in [guide("first-engineer"), guide("second-engineer")] {
        write(project, &path, &text);
    }
    let from_cache = |earlier: &str, new: usize| {
        format!("report: the findings of {earlier} taken from the cache, of {new} laid out anew")
    };
    assert_eq!(laid_out(project, &[]), from_cache("0 guides", 4));
    assert_eq!(laid_out(project, &[]), from_cache("4 guides", 0));
    assert_eq!(
        laid_out(project, &["--color", "always"]),
        from_cache("0 guides", 4)
    );
    both(project, &["validate", "--color", "always"]);
    both(project, &["validate"]);
    assert_eq!(laid_out(project, &[]), from_cache("4 guides", 0));
    let report = |arguments: &[&str]| {
        let arguments = [&["validate", "--output-file", "report.txt"], arguments].concat();
        run(project, &arguments);
        fs::read_to_string(project.join("report.txt")).unwrap()
    };
    let fresh = report(&["--no-cache"]);
    assert_eq!(report(&[]), fresh);
    assert_eq!(report(&[]), fresh);
    both(project, &["validate"]);
    assert_eq!(laid_out(project, &["guides/acme"]), "nothing");
    assert_eq!(laid_out(project, &["--format", "concise"]), "nothing");
    assert_eq!(laid_out(project, &["--no-cache"]), "nothing");

    // The first guide has no other to name any more; then another has to explain the mistake.
    let (path, text) = guide("second-engineer");
    write(project, &path, &text.replace("Levers", "**Global Levers**"));
    both(project, &["validate"]);
    write(project, &path, &text);
    let (path, text) = guide("first-engineer");
    write(project, &path, &text.replace("Levers", "**Global Levers**"));
    both(project, &["validate"]);
    let reports = fs::read_dir(cache_of(project).join("reports-1")).unwrap();
    for report in reports {
        let path = report.unwrap().path();
        let mut bytes = fs::read(&path).unwrap();
        let last = bytes.len() - 1;
        bytes[last] ^= 1;
        fs::write(&path, &bytes).unwrap();
    }
    both(project, &["validate"]);
    assert_eq!(laid_out(project, &[]), from_cache("4 guides", 0));
}

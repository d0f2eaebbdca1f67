//! `exclude` of the configuration, through the real binary.

mod common;

use common::binary::{piped, run, stderr, stdout, write};
use tempfile::TempDir;

/// A project with a sound guide and a faulty draft, and patterns of files that are no guides.
fn project(patterns: &str) -> TempDir {
    let here = tempfile::tempdir().unwrap();
    write(
        here.path(),
        "negguide.toml",
        &format!("exclude = [{patterns}]\n"),
    );
    write(here.path(), common::PATH, &common::sound_guide());
    write(here.path(), "guides/acme/draft-x.md", "*  a draft\n");
    here
}

fn validated(here: &TempDir, arguments: &[&str]) -> (Option<i32>, String) {
    let arguments = [&["validate", "--as-of", "2026-03-01"], arguments].concat();
    let output = run(here.path(), &arguments);
    let reported = format!("{}{}", stdout(&output), stderr(&output));
    (output.status.code(), reported)
}

#[test]
fn excluded_files_are_left_alone_wherever_they_are_found_or_named() {
    let here = project("\"guides/**/draft-*.md\"");
    let clean = "1 guide checked: no findings";
    let (code, reported) = validated(&here, &[]);
    assert_eq!(code, Some(0), "{reported}");
    assert_eq!(reported.trim(), clean);
    let (code, reported) = validated(&here, &["guides/acme/draft-x.md", common::PATH]);
    assert_eq!(code, Some(0), "{reported}");
    assert!(reported.contains(clean), "{reported}");
    assert!(
        reported.contains(
            "note: left alone 1 file that `exclude` in negguide.toml names, the first guides/acme/draft-x.md"
        ),
        "{reported}"
    );
    let (code, reported) = validated(&here, &["guides/acme/draft-x.md"]);
    assert_eq!(code, Some(0), "{reported}");
    let (_, reported) = validated(&here, &["-v"]);
    assert!(
        reported.contains(
            "skipped guides/acme/draft-x.md: excluded by `guides/**/draft-*.md` in negguide.toml"
        ),
        "{reported}"
    );
    let output = run(here.path(), &["fmt", "--check"]);
    assert!(
        stderr(&output).starts_with("1 guide"),
        "{}",
        stderr(&output)
    );
    let output = run(here.path(), &["build", "--as-of", "2026-03-01"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert!(!here.path().join("dist/acme/draft-x.html").exists());
}

#[test]
fn excluded_standard_input_is_passed_on() {
    let here = project("\"guides/**/draft-*.md\"");
    let text = b"*  a draft\n";
    let path = "guides/acme/draft-x.md";
    let output = piped(here.path(), &["fmt", "--stdin-path", path], text);
    assert_eq!(output.stdout, text);
    let output = piped(here.path(), &["validate", "--stdin-path", path], text);
    assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    assert_eq!(stdout(&output), "");
}

#[test]
fn where_all_files_are_excluded_nothing_is_published() {
    let here = project("\"guides/**\"");
    let note = "note: left alone 2 files that `exclude` in negguide.toml names, the first guides/acme/draft-x.md";
    let (code, reported) = validated(&here, &[]);
    assert_eq!(code, Some(0), "{reported}");
    assert!(reported.contains(note), "{reported}");
    let output = run(here.path(), &["build"]);
    assert_eq!(output.status.code(), Some(2), "{}", stderr(&output));
    assert!(!here.path().join("dist").exists());
}

#[test]
fn a_pattern_that_names_no_file_is_reported() {
    let here = project("\"draft-*.md\", \"guides/acme/draft-x.md\"");
    let (_, reported) = validated(&here, &[]);
    assert!(
        reported.contains("note: `exclude` in negguide.toml names no file by `draft-*.md`"),
        "{reported}"
    );
    assert!(!reported.contains("by `guides/"), "{reported}");
}

#[test]
fn faults_of_patterns_have_their_places() {
    for (patterns, fault) in [
        ("", "`exclude` is empty"),
        ("\"a[\"", "`a[` is not a pattern"),
        ("3", "takes a list of strings"),
    ] {
        let (code, reported) = validated(&project(patterns), &[]);
        assert_eq!(code, Some(2), "{patterns}: {reported}");
        assert!(reported.contains(fault), "{patterns}: {reported}");
    }
}

#[test]
fn nobody_knows_what_a_company_with_an_excluded_guide_lacks() {
    let reported = |pattern: &str| {
        let here = project("");
        let roles = "roles = [\"software-engineer\", \"data-engineer\"]\nfrom = 1\n";
        let config = format!("exclude = [{pattern}]\n[rules.missing-role]\n{roles}");
        write(here.path(), "negguide.toml", &config);
        validated(&here, &["--select", "missing-role"]).1
    };
    let all = reported("\"elsewhere.md\"");
    assert!(all.contains("missing-role"), "{all}");
    let some = reported("\"guides/acme/draft-x.md\"");
    assert!(!some.contains("missing-role"), "{some}");
}

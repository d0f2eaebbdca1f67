//! A project is found from its files and from its folders, wherever a command is run.

mod common;

use std::path::Path;

use common::binary::{run, stderr, stdout, write};
use tempfile::TempDir;

/// A project whose one guide has a finding, which its configuration switches off.
fn project(configuration: Option<&str>) -> TempDir {
    let here = tempfile::tempdir().unwrap();
    let guide = common::sound_guide() + "\n**stray\n";
    write(here.path(), "p/guides/acme/software-engineer.md", &guide);
    write(here.path(), "p/docs/notes.txt", "");
    if let Some(text) = configuration {
        write(here.path(), "p/negguide.toml", text);
    }
    here
}

fn concise(folder: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let fixed = ["validate", "--as-of", "2026-03-01", "--format", "concise"];
    let output = run(folder, &[&fixed, arguments].concat());
    let reported = format!("{}{}", stdout(&output), stderr(&output));
    (output.status.code(), reported)
}

#[test]
fn the_configuration_of_a_named_file_is_the_nearest_to_it() {
    let here = project(Some("[rules]\nstray-markup = \"off\"\n"));
    let path = "p/guides/acme/software-engineer.md";
    for (folder, path) in [("", path), ("p/docs", "../guides"), ("p/guides", "acme")] {
        let (code, reported) = concise(&here.path().join(folder), &[path]);
        assert_eq!(code, Some(0), "{reported}");
        assert_eq!(reported.trim(), "1 guide checked: no findings", "{folder}");
    }
    // A file of no project has that of the working folder.
    let other = common::sound_guide() + "\n**stray\n";
    write(here.path(), "other/acme/software-engineer.md", &other);
    let (_, reported) = concise(&here.path().join("p"), &["../other"]);
    assert_eq!(reported.trim(), "1 guide checked: no findings");
    let (_, reported) = concise(here.path(), &["other"]);
    assert!(reported.contains("[stray-markup]"), "{reported}");
}

#[test]
fn guides_are_found_from_folders_of_the_project_and_named_from_there() {
    for configuration in [None, Some("title = \"Pay\"\n")] {
        let here = project(configuration);
        for (folder, path) in [
            ("p", "guides/acme/software-engineer.md"),
            ("p/guides", "acme/software-engineer.md"),
            ("p/guides/acme", "../acme/software-engineer.md"),
        ] {
            let (_, reported) = concise(&here.path().join(folder), &[]);
            assert!(
                reported.starts_with(&format!("{path}:")),
                "{folder}: {reported}"
            );
        }
        // Beside the guides, a project is one by its configuration or its repository.
        let docs = here.path().join("p/docs");
        let (code, reported) = concise(&docs, &[]);
        if configuration.is_none() {
            assert_eq!(code, Some(2), "{reported}");
            std::fs::create_dir(here.path().join("p/.git")).unwrap();
        }
        let (_, reported) = concise(&docs, &[]);
        let path = "../guides/acme/software-engineer.md:";
        assert!(reported.starts_with(path), "{reported}");
    }
}

#[test]
fn a_baseline_holds_from_any_folder() {
    let here = project(Some("title = \"Pay\"\n"));
    let (_, reported) = concise(&here.path().join("p/docs"), &["--write-baseline"]);
    assert!(
        here.path().join("p/negguide-baseline.json").exists(),
        "{reported}"
    );
    for (folder, path) in [("p", "guides"), ("", "p/guides/acme/software-engineer.md")] {
        let (code, reported) = concise(&here.path().join(folder), &[path]);
        assert_eq!(code, Some(0), "{reported}");
        assert!(
            reported.contains("1 suppressed by the baseline"),
            "{reported}"
        );
    }
}

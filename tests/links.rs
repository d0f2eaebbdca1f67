//! Links between guides, through the real binary: only what was checked as a whole is judged.

mod common;

use std::fs;
use std::path::Path;

use common::binary::{run, stdout};

/// Two guides of one company, the first with `link` in it.
fn guides(folder: &Path, link: &str) {
    let acme = folder.join("guides/acme");
    fs::create_dir_all(&acme).unwrap();
    let with_link = common::with_body(&format!("See [the other]({link}).\n"));
    fs::write(acme.join("software-engineer.md"), with_link).unwrap();
    let other = common::sound_guide()
        .replace("role: software-engineer", "role: data-engineer")
        .replace("**Evidence & Sources**", "#### Evidence & Sources");
    fs::write(acme.join("data-engineer.md"), other).unwrap();
}

fn findings(link: &str, path: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    guides(folder.path(), link);
    let select = [
        "validate",
        "--select",
        "broken-link",
        "--format",
        "concise",
        path,
    ];
    stdout(&run(folder.path(), &select))
}

#[test]
fn other_files_stay_behind() {
    for link in [
        "notes.txt",
        "../../README.md",
        "CHANGELOG.md",
        "/guides/acme/data-engineer.md",
    ] {
        let found = findings(link, "guides");
        assert!(found.contains("warning[broken-link]"), "{link}: {found}");
    }
}

#[test]
fn places_that_html_names_are_there() {
    let folder = tempfile::tempdir().unwrap();
    let acme = folder.path().join("guides/acme");
    fs::create_dir_all(&acme).unwrap();
    let body = "<a id=\"Pay-notes\"></a> <p name='old'>x</p>\n\n[one](#pay-notes) [two](#old) [three](#none)\n";
    fs::write(acme.join("software-engineer.md"), common::with_body(body)).unwrap();
    let args = ["validate", "--select", "broken-link", "--format", "concise"];
    let found = stdout(&run(folder.path(), &args));
    assert_eq!(found.matches("[broken-link]").count(), 1, "{found}");
    assert!(found.contains("`#none`"), "{found}");
}

#[test]
fn guides_and_headings_that_are_there() {
    for link in [
        "data-engineer.md",
        "../acme/data-engineer.md#evidence--sources",
        "./data%2Dengineer.md",
        "https://acme.example/x.md",
        "data-engineer.md?x=1#evidence--sources",
        "../../outside/x.md",
        "../../../far/outside.md",
    ] {
        assert_eq!(findings(link, "guides"), "", "{link}");
    }
}

#[test]
fn guides_and_headings_that_are_not() {
    let found = findings("data-enginer.md", "guides");
    assert!(
        found.contains("there is no guide `data-enginer.md`"),
        "{found}"
    );
    for folder in [".", "./guides/", "guides/acme"] {
        assert!(!findings("data-enginer.md", folder).is_empty(), "{folder}");
    }
    let found = findings("data-engineer.md#evidnce", "guides");
    assert!(
        found.contains("`guides/acme/data-engineer.md` is called `#evidnce`"),
        "{found}"
    );
}

#[test]
fn a_guide_alone_is_judged_with_the_project() {
    let file = "guides/acme/software-engineer.md";
    assert!(!findings("data-enginer.md", file).is_empty());
    assert!(!findings("data-engineer.md#evidnce", file).is_empty());
    assert_eq!(findings("data-engineer.md", file), "");
    assert!(!findings("../globex/data-engineer.md", "guides/acme").is_empty());
}

#[test]
fn what_is_outside_of_the_project_is_not_judged() {
    let folder = tempfile::tempdir().unwrap();
    guides(folder.path(), "data-enginer.md");
    fs::rename(folder.path().join("guides"), folder.path().join("drafts")).unwrap();
    let arguments = ["validate", "--select", "broken-link"];
    let file = "drafts/acme/software-engineer.md";
    let output = run(folder.path(), &[&arguments[..], &[file]].concat());
    assert_eq!(stdout(&output), "");
}

#[test]
fn links_to_guides_are_judged_whatever_their_extension() {
    for link in ["gone.markdown", "GONE.MD", "gone.md"] {
        let found = findings(link, "guides");
        assert!(found.contains("there is no guide"), "{link}: {found}");
    }
}

//! What is said of settings, paths and files that have no effect, and of a guide that has no page.

mod common;

use std::fs;
use std::process::Output;

use common::binary::{run, stderr, stdout, write};
use tempfile::TempDir;

fn project() -> TempDir {
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    folder
}

fn assert_code(output: &Output, code: i32) {
    let (out, told) = (stdout(output), stderr(output));
    assert_eq!(output.status.code(), Some(code), "{out}{told}");
}

#[test]
fn overrides_that_no_guide_matches_are_named() {
    let folder = project();
    write(folder.path(), "guides/globex/README.md", "");
    write(folder.path(), "drafts/acme/product-manager.md", "");
    let config = "[[overrides]]\npaths = [\"acme/**\", \"guides/acme\", \"./drafts/*/p*.md\"]\n\
        [[overrides]]\npaths = [\"guides/globx/\"]\n[overrides.rules]\nvalue-lost = \"off\"\n";
    write(folder.path(), "negguide.toml", config);
    let told = "note: no guide matches `acme/**`, which [[overrides]] in negguide.toml are for; did you \
        mean `guides/acme/**`?\n\
        note: no guide matches `guides/globx/`, which [[overrides]] in negguide.toml are for; patterns \
        start from the folder of negguide.toml\n";
    for command in [&["validate"][..], &["build"]] {
        let output = run(folder.path(), command);
        assert_code(&output, 0);
        assert!(stderr(&output).starts_with(told), "{}", stderr(&output));
    }
    // In a part of the project an override may well be about nothing.
    for command in [&["validate", common::PATH][..], &["validate", "--quiet"]] {
        let output = run(folder.path(), command);
        assert_code(&output, 0);
        assert!(
            !stderr(&output).contains("overrides"),
            "{}",
            stderr(&output)
        );
    }
}

#[test]
fn folders_without_guides_beside_others_are_named() {
    let folder = project();
    write(folder.path(), "empty/notes.txt", "");
    let output = run(folder.path(), &["validate", "guides", "empty"]);
    assert_code(&output, 0);
    let told = "note: there is no guide in empty\n1 guide checked";
    assert!(stderr(&output).starts_with(told), "{}", stderr(&output));
}

#[test]
fn a_folder_of_templates_that_is_not_there_stops_the_build() {
    let folder = project();
    write(folder.path(), "negguide.toml", "templates = \"nowhere\"\n");
    let output = run(folder.path(), &["build"]);
    assert_code(&output, 2);
    let told = "error: nowhere: there is no such folder: see `templates` in negguide.toml\n";
    assert_eq!(stderr(&output), told);
    assert!(!folder.path().join("dist").exists());
    fs::create_dir(folder.path().join("nowhere")).expect("a folder");
    assert_code(&run(folder.path(), &["build"]), 0);
    write(
        folder.path(),
        "negguide.toml",
        "templates = \"negguide.toml\"\n",
    );
    let output = run(folder.path(), &["build", "--out", "other"]);
    assert_code(&output, 2);
    assert!(
        stderr(&output).starts_with("error: negguide.toml: "),
        "{}",
        stderr(&output)
    );
}

#[test]
fn markdown_without_front_matter_is_no_guide_in_canonical_form() {
    let folder = project();
    write(folder.path(), "guides/acme/notes.md", "# Notes\n");
    for command in [&["fmt"][..], &["fmt", "--check"]] {
        let output = run(folder.path(), command);
        let told = "note: guides/acme/notes.md has no front matter: only its Markdown is formatted; \
            `negguide import` makes a guide of it\n";
        assert!(stderr(&output).starts_with(told), "{}", stderr(&output));
        assert_eq!(stderr(&output).matches("note: ").count(), 1);
    }
}

#[test]
fn files_with_the_long_ending_are_guides() {
    let folder = project();
    let short = folder.path().join(common::PATH);
    fs::rename(&short, short.with_extension("markdown")).expect("renamed");
    for command in ["validate", "build"] {
        let output = run(folder.path(), &[command]);
        assert_code(&output, 0);
        assert!(
            stderr(&output).contains("1 guide checked"),
            "{}",
            stderr(&output)
        );
    }
    assert!(
        folder
            .path()
            .join("dist/acme/software-engineer.html")
            .exists()
    );
}

#[test]
fn a_guide_that_cannot_be_rendered_is_left_out_and_the_others_are_built() {
    let folder = project();
    let text = common::with_keys("role: data-engineer\nrole_display: Data Engineer");
    let text = text.replace("Software Engineer |", "Data Engineer |");
    write(folder.path(), "guides/acme/data-engineer.md", &text);
    let template = "{% extends \"default/guide.html\" %}{% block title %}\
        {% if page.role == \"Data Engineer\" %}{{ nothing.here }}{% endif %}{% endblock %}";
    write(folder.path(), "templates/guide.html", template);
    let output = run(folder.path(), &["build", "--strict"]);
    assert_code(&output, 1);
    assert!(!folder.path().join("dist").exists());
    let output = run(folder.path(), &["build"]);
    assert_code(&output, 1);
    let told = "left out: guides/acme/data-engineer.md: its page cannot be rendered: template `guide.html`";
    assert!(
        stdout(&output).starts_with(told),
        "{}{}",
        stdout(&output),
        stderr(&output)
    );
    assert!(
        folder
            .path()
            .join("dist/acme/software-engineer.html")
            .exists()
    );
    assert!(!folder.path().join("dist/acme/data-engineer.html").exists());
    let data = fs::read_to_string(folder.path().join("dist/data/guides.json")).expect("data");
    assert!(!data.contains("data-engineer"), "{data}");
    // A template that fails on every guide is at fault itself.
    write(folder.path(), "templates/guide.html", "{{ nothing.here }}");
    let output = run(folder.path(), &["build"]);
    assert_code(&output, 2);
    assert!(
        stderr(&output).contains("error: template `guide.html`"),
        "{}",
        stderr(&output)
    );
}

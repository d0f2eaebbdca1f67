//! `negguide fmt` through the real binary.

mod common;

use std::fs;
use std::path::Path;

use common::binary::{piped, run, stderr, stdout, write};
use negguide::format::{FormatStyle, Formatter};
use negguide::model::Places;
use negguide::project::{Disk, FormatRequest, Wanted, format_files, write_formatted};
use negguide::syntax::Limits;

const LOOSE: &str = "---\ncompany: 'acme'\n---\n\n### Title\n*  item\n";
const CANONICAL: &str = "---\ncompany: acme\n---\n### Title\n- item\n";
const BROKEN: &str = "---\ncompany: [acme\n---\n*  item\n";

/// A project of one guide to format, one that is canonical, and one that can't be read.
fn project() -> tempfile::TempDir {
    let here = tempfile::tempdir().unwrap();
    write(here.path(), "guides/acme/loose.md", LOOSE);
    write(here.path(), "guides/acme/canonical.md", CANONICAL);
    write(here.path(), "guides/acme/broken.md", BROKEN);
    here
}

fn read(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join("guides/acme").join(name)).unwrap()
}

#[test]
fn guides_are_rewritten_in_place() {
    let here = project();
    let canonical = here.path().join("guides/acme/canonical.md");
    let modified = || fs::metadata(&canonical).unwrap().modified().unwrap();
    let before = modified();
    let output = run(here.path(), &["fmt"]);
    assert_eq!(output.status.code(), Some(1), "one is left alone");
    assert_eq!(stdout(&output), "");
    assert_eq!(
        stderr(&output),
        "error: guides/acme/broken.md: left alone: the front matter is not valid YAML (line 2)\n\
         1 guide formatted, 1 canonical already, 1 left alone\n"
    );
    assert_eq!(read(here.path(), "loose.md"), CANONICAL);
    assert_eq!(read(here.path(), "broken.md"), BROKEN);
    assert_eq!(modified(), before, "a canonical guide is not written");
    fs::remove_file(here.path().join("guides/acme/broken.md")).unwrap();
    let again = run(here.path(), &["fmt"]);
    assert_eq!(again.status.code(), Some(0));
    assert_eq!(stderr(&again), "0 guides formatted, 2 canonical already\n");
}

#[test]
fn check_lists_and_writes_nothing() {
    let here = project();
    let output = run(here.path(), &["fmt", "--check"]);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(stdout(&output), "guides/acme/loose.md\n");
    assert!(stderr(&output).ends_with("1 guide would change, 1 canonical already, 1 left alone\n"));
    assert_eq!(read(here.path(), "loose.md"), LOOSE);
    let sound = run(here.path(), &["fmt", "--check", "guides/acme/canonical.md"]);
    assert_eq!(sound.status.code(), Some(0));
    assert_eq!(
        stderr(&sound),
        "0 guides would change, 1 canonical already\n"
    );
}

#[test]
fn diff_shows_and_writes_nothing() {
    let here = project();
    let output = run(here.path(), &["fmt", "--diff", "guides/acme/loose.md"]);
    assert_eq!(output.status.code(), Some(1));
    insta::assert_snapshot!(stdout(&output), @r"
    --- guides/acme/loose.md
    +++ guides/acme/loose.md
    @@ -1,6 +1,5 @@
     ---
    -company: 'acme'
    +company: acme
     ---
    -
     ### Title
    -*  item
    +- item
    ");
    assert_eq!(read(here.path(), "loose.md"), LOOSE);
}

#[test]
fn standard_input_to_standard_output() {
    let here = tempfile::tempdir().unwrap();
    let arguments = ["fmt", "--stdin-path", "guides/acme/x.md"];
    let output = piped(here.path(), &arguments, LOOSE.as_bytes());
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    assert_eq!(stdout(&output), CANONICAL);
    let refused = piped(here.path(), &arguments, b"\xff\xfe not text");
    assert_eq!(refused.status.code(), Some(1));
    assert_eq!(
        refused.stdout, b"\xff\xfe not text",
        "it is passed on as it is"
    );
    assert_eq!(
        stderr(&refused),
        "error: guides/acme/x.md: left alone: the file is not UTF-8 (line 1)\n"
    );
    let check = [&arguments[..], &["--check"]].concat();
    let checked = piped(here.path(), &check, LOOSE.as_bytes());
    assert_eq!(checked.status.code(), Some(1));
    assert_eq!(stdout(&checked), "guides/acme/x.md\n");
    let nameless = piped(here.path(), &["fmt", "-"], LOOSE.as_bytes());
    assert_eq!(nameless.status.code(), Some(2));
    assert!(stderr(&nameless).contains("--stdin-path"));
}

#[test]
fn line_endings_change_only_where_asked() {
    let here = tempfile::tempdir().unwrap();
    let windows = format!("\u{feff}{}", LOOSE.replace('\n', "\r\n"));
    for (arguments, expected) in [
        (&["fmt"][..], CANONICAL.replace('\n', "\r\n")),
        (&["fmt", "--line-endings", "lf"], CANONICAL.to_string()),
        (
            &["fmt", "--line-endings", "keep"],
            CANONICAL.replace('\n', "\r\n"),
        ),
    ] {
        write(here.path(), "guides/acme/x.md", &windows);
        let output = run(here.path(), arguments);
        assert_eq!(output.status.code(), Some(0));
        assert_eq!(read(here.path(), "x.md"), expected, "{arguments:?}");
    }
    write(here.path(), "guides/acme/x.md", CANONICAL);
    run(here.path(), &["fmt", "--line-endings", "crlf"]);
    assert_eq!(read(here.path(), "x.md"), CANONICAL.replace('\n', "\r\n"));
}

#[test]
fn the_configuration_chooses_the_form() {
    let here = tempfile::tempdir().unwrap();
    let table = "---\ncompany: acme\n---\n| Region | Base |\n|---|---|\n| Rome | €90K |\n";
    write(here.path(), "guides/acme/x.md", table);
    assert_eq!(run(here.path(), &["fmt", "--check"]).status.code(), Some(0));
    write(
        here.path(),
        "other.toml",
        "[fmt]\ntables = \"aligned\"\nline-endings = \"crlf\"\n",
    );
    let output = run(
        here.path(),
        &["fmt", "--config", "other.toml", "--line-endings", "lf"],
    );
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let aligned = table
        .replace("|---|---|", "|--------|------|")
        .replace("Rome |", "Rome   |");
    assert_eq!(read(here.path(), "x.md"), aligned);
    write(
        here.path(),
        "negguide.toml",
        "[fmt]\ntables = \"alined\"\nwidth = 80\n",
    );
    let faults = run(here.path(), &["fmt"]);
    assert_eq!(faults.status.code(), Some(2));
    let told = stderr(&faults);
    assert!(
        told.contains("did you mean \"aligned\"?") && told.contains("unknown key `width` in [fmt]"),
        "{told}"
    );
}

#[test]
fn what_cannot_be_done_is_said() {
    let here = project();
    for (arguments, told) in [
        (&["fmt", "guides/nope.md"][..], "guides/nope.md"),
        (&["fmt", "--check", "--diff"], "cannot be used with"),
        (
            &["fmt", "--stdin-path", "a/b.md", "guides"],
            "leave out the other paths",
        ),
        (&["fmt", "--chek"], "--check"),
    ] {
        let output = run(here.path(), arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(stderr(&output).contains(told), "{}", stderr(&output));
        assert_eq!(stdout(&output), "");
    }
}

#[cfg(unix)]
#[test]
fn a_read_only_guide_stays() {
    use std::os::unix::fs::PermissionsExt;
    let here = project();
    let path = here.path().join("guides/acme/loose.md");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o444)).unwrap();
    // A privileged user writes everywhere.
    let is_privileged = fs::OpenOptions::new().write(true).open(&path).is_ok();
    let output = run(here.path(), &["fmt", "guides/acme/loose.md"]);
    if !is_privileged {
        assert_eq!(output.status.code(), Some(2));
        let told = stderr(&output);
        assert!(
            told.contains("not written: the file is read-only"),
            "{told}"
        );
        assert_eq!(read(here.path(), "loose.md"), LOOSE);
    }
    let mode = fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o444, "the mode stays");
}

#[test]
fn a_guide_that_changed_since_it_was_read_stays() {
    let here = project();
    let path = here.path().join("guides/acme/loose.md");
    let formatter = Formatter {
        limits: &Limits::default(),
        places: Places::built_in(),
        style: &FormatStyle::default(),
    };
    let request = FormatRequest {
        formatter,
        wanted: Wanted::Text,
    };
    let files = [path.clone()];
    let read = format_files(&Disk, &files, request, &|| {});
    let formatted = read.into_iter().next().unwrap().unwrap();
    let edited = "---\ncompany: globex\n---\n";
    fs::write(&path, edited).unwrap();
    let trouble = write_formatted(&Disk, &path, &formatted).unwrap_err();
    let told = trouble.to_string();
    assert!(
        told.ends_with("the file has changed since it was read; run again"),
        "{told}"
    );
    assert_eq!(fs::read_to_string(&path).unwrap(), edited);
}

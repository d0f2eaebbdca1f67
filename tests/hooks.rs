//! The hooks and the action of this repository, and what is left alone when they name files.

mod common;

use std::fs;
use std::path::Path;

use common::binary::{piped, run, stderr, stdout, write};
use serde_yaml::Value;
use tempfile::TempDir;

fn own_yaml(name: &str) -> Value {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(name);
    let text = fs::read_to_string(path).expect(name);
    serde_yaml::from_str(&text).expect(name)
}

/// The words of each hook's entry, without `negguide`.
fn hook_entries() -> Vec<Vec<String>> {
    let hooks = own_yaml(".pre-commit-hooks.yaml");
    let hooks = hooks.as_sequence().expect("hooks").iter();
    let entries = hooks.map(|hook| {
        assert_eq!(hook["require_serial"], true, "{hook:?}");
        let entry = hook["entry"].as_str().expect("an entry");
        let mut words = entry.split_whitespace().map(str::to_string);
        assert_eq!(words.next().as_deref(), Some("negguide"));
        words.collect()
    });
    entries.collect()
}

/// Runs a hook on some files, as pre-commit does.
fn hook(folder: &Path, entry: &[String], files: &[&str]) -> (Option<i32>, String) {
    let words = entry.iter().map(String::as_str);
    let arguments: Vec<&str> = words.chain(files.iter().copied()).collect();
    let output = run(folder, &arguments);
    let told = format!("{}{}", stdout(&output), stderr(&output));
    (output.status.code(), told)
}

/// A project with a guide, and with Markdown that is none.
fn project(guides: &str) -> TempDir {
    let here = tempfile::tempdir().expect("a temporary folder");
    let text = format!("guides = \"{guides}\"\n");
    write(here.path(), "negguide.toml", &text);
    let guide = common::PATH.replace("guides/", &format!("{guides}/"));
    write(here.path(), &guide, &common::sound_guide());
    let readme = format!("{guides}/README.md");
    for other in ["README.md", "docs/x.md", &readme] {
        write(here.path(), other, "*  no guide\n");
    }
    here
}

#[test]
fn hooks_check_guides_and_leave_other_markdown_alone() {
    let entries = hook_entries();
    assert_eq!(entries.len(), 3);
    for guides in ["guides", "handbook/pay (new)"] {
        let guide = common::PATH.replace("guides/", &format!("{guides}/"));
        let readme = format!("{guides}/README.md");
        for entry in &entries {
            let here = project(guides);
            let others = ["README.md", "docs/x.md", &readme];
            let (code, told) = hook(here.path(), entry, &others);
            assert_eq!(code, Some(0), "{entry:?}: {told}");
            assert!(told.contains("no guide is among the files named"), "{told}");
            let all = [&others[..], &[&guide]].concat();
            let (code, told) = hook(here.path(), entry, &all);
            assert_eq!(code, Some(0), "{entry:?}: {told}");
            assert!(told.contains('1'), "{told}");
            for other in others {
                let text = fs::read_to_string(here.path().join(other)).expect(other);
                assert_eq!(text, "*  no guide\n", "{entry:?}: {other}");
            }
        }
    }
}

#[test]
fn a_hook_fails_on_a_guide_with_errors_and_where_the_guides_folder_is_missing() {
    let here = project("pay");
    let broken = common::with_keys("company: globex");
    write(here.path(), "pay/acme/data-engineer.md", &broken);
    let entry = &hook_entries()[0];
    let files = ["README.md", "pay/acme/data-engineer.md"];
    let (code, told) = hook(here.path(), entry, &files);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("path-mismatch"), "{told}");
    write(here.path(), "negguide.toml", "guides = \"pai\"\n");
    let (code, told) = hook(here.path(), entry, &files);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("there is no folder pai"), "{told}");
}

/// What a folder's walk leaves out is left alone too where it is named.
#[test]
fn files_with_names_of_no_guide_are_left_alone() {
    let here = project("guides");
    write(here.path(), "notes.txt", "no guide\n");
    write(here.path(), "list", "README.md\nnotes.txt\n");
    let note = "note: left alone 2 files with a name that no guide has, the first README.md\n\
        no guide is among the files named: nothing to do\n";
    for arguments in [
        &["validate", "README.md", "notes.txt"][..],
        &["validate", "--files-from", "list"],
        &["fmt", "README.md", "notes.txt"],
    ] {
        let output = run(here.path(), arguments);
        assert_eq!(output.status.code(), Some(0), "{arguments:?}");
        assert_eq!((&*stdout(&output), &*stderr(&output)), ("", note));
        let quiet = run(here.path(), &[arguments, &["--quiet"]].concat());
        assert!(!stderr(&quiet).contains("note:"), "{}", stderr(&quiet));
    }
    // Elsewhere, what is named as a guide is taken for one.
    let output = run(here.path(), &["validate", "README.md", "docs/x.md"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(stdout(&output).contains("missing-front-matter"));
    // A site of nothing is not built.
    let output = run(here.path(), &["build", "README.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(!here.path().join("dist").exists());
    let output = run(here.path(), &["validate", "nowhere/README.md"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(
        stderr(&output).contains("no such file"),
        "{}",
        stderr(&output)
    );
}

#[test]
fn guides_only_takes_the_guides_of_a_folder_around_them_and_reports_what_is_missing() {
    let here = project("guides");
    let checked = |path: &str| run(here.path(), &["validate", "--guides-only", path]);
    let around = checked(".");
    assert!(
        stderr(&around).contains("guide checked") || stderr(&around).contains("guides checked")
    );
    let missing = checked("gudes/acme/x.md");
    assert_eq!(missing.status.code(), Some(2));
    assert!(
        stderr(&missing).contains("no such file"),
        "{}",
        stderr(&missing)
    );
}

#[test]
fn editors_may_pass_any_file() {
    let here = project("guides");
    let text = b"*  no guide\n";
    for options in [
        &["--stdin-path", "README.md"][..],
        &["--stdin-path", "docs/x.md", "--guides-only"],
    ] {
        let output = piped(here.path(), &[&["fmt"], options].concat(), text);
        assert_eq!(output.status.code(), Some(0), "{options:?}");
        assert_eq!(output.stdout, text, "{options:?}");
        let output = piped(here.path(), &[&["validate"], options].concat(), text);
        assert_eq!(output.status.code(), Some(0), "{options:?}");
        assert_eq!(stdout(&output), "", "{options:?}");
    }
}

/// The last step of the action, with a negguide where the step before it puts one.
#[cfg(unix)]
#[test]
fn the_action_passes_its_inputs_on_as_they_are() {
    let action = own_yaml("action.yml");
    let steps = action["runs"]["steps"].as_sequence().expect("steps");
    let step = steps.last().expect("a step")["run"]
        .as_str()
        .expect("a script");
    let here = project("pay");
    write(here.path(), "odd name/acme/a.md", &common::sound_guide());
    let binary = here.path().join(".negguide/bin/negguide");
    fs::create_dir_all(binary.parent().expect("a folder")).expect("a folder");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_negguide"), &binary).expect("a link");
    let run_step = |paths: &str, arguments: &str| {
        let output = std::process::Command::new("bash")
            .args(["-euo", "pipefail", "-c", step])
            .current_dir(here.path())
            .env("HOME", here.path())
            .env("PATHS", paths)
            .env("ARGUMENTS", arguments)
            .output()
            .expect("bash");
        (output.status.code(), stderr(&output))
    };
    let dated = "--as-of 2026-03-01";
    assert_eq!(run_step("", dated).0, Some(0));
    let (code, told) = run_step("pay\nodd name\n", &format!("{dated}\n--fail-on never\n"));
    assert_eq!(code, Some(0), "{told}");
    assert!(told.contains("2 guides checked"), "{told}");
    for hostile in ["$(touch x)", "`touch x`", "; touch x", "--fix", "*"] {
        let (code, told) = run_step(hostile, dated);
        assert_eq!(code, Some(2), "{hostile}: {told}");
        assert!(told.contains("no such file or folder"), "{hostile}: {told}");
    }
    assert!(!here.path().join("x").exists());
}

#[test]
fn workflows_are_yaml_with_least_permissions_and_pinned_actions() {
    for name in ["ci", "release"] {
        let workflow = own_yaml(&format!(".github/workflows/{name}.yml"));
        assert_eq!(workflow["permissions"]["contents"], "read", "{name}");
        let jobs = workflow["jobs"].as_mapping().expect("jobs");
        for step in jobs
            .values()
            .filter_map(|job| job["steps"].as_sequence())
            .flatten()
        {
            let Some(used) = step["uses"].as_str() else {
                continue;
            };
            let (_, version) = used.split_once('@').expect("a version");
            let is_hash = version.len() == 40;
            assert!(
                is_hash || version.matches('.').count() == 2,
                "{name}: {used}"
            );
        }
    }
}

/// A release is made of the tag's version and of the change log's section on it.
#[cfg(unix)]
#[test]
fn release_notes_are_those_of_the_tag() {
    let here = tempfile::tempdir().expect("a temporary folder");
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join(".ci/release-notes");
    fs::create_dir(here.path().join(".ci")).expect("a folder");
    fs::copy(script, here.path().join(".ci/release-notes")).expect("a copy");
    write(
        here.path(),
        "Cargo.toml",
        "[package]\nversion = \"1.2.0\"\n",
    );
    let notes = |tag: &str, log: &str| {
        write(here.path(), "CHANGELOG.md", log);
        let output = std::process::Command::new("bash")
            .args([".ci/release-notes", tag])
            .current_dir(here.path())
            .output()
            .expect("bash");
        (output.status.success(), stdout(&output), stderr(&output))
    };
    let log =
        "# Log\n\n## Unreleased\n\n- new\n\n## 1.2.0 - 2026-11-30\n\n- this\n\n## 1.1.0\n\n- old\n";
    let (ends_well, text, _) = notes("v1.2.0", log);
    assert!(ends_well);
    assert_eq!(text.trim(), "- this");
    let (ends_well, _, told) = notes("v1.2.1", log);
    assert!(!ends_well);
    assert!(told.contains("Cargo.toml has version 1.2.0"), "{told}");
    let (ends_well, _, told) = notes("v1.2.0", "# Log\n\n## Unreleased\n\n- new\n");
    assert!(!ends_well);
    assert!(told.contains("no section"), "{told}");
}

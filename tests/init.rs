//! `negguide init`, through the real binary: what it writes, what it refuses, what it leaves alone.

mod common;

use std::fs;
use std::path::Path;
use std::process::Output;

use common::binary::{run, stderr, stdout, write};
use serde_yaml::Value;
use tempfile::TempDir;

const ADDRESS: &str = "https://git.example.com/tools/negguide.git";
const GITHUB: &str = ".github/workflows/negguide.yml";
const GITLAB: &str = ".gitlab-ci.yml";
const PRE_COMMIT: &str = ".pre-commit-config.yaml";

fn folder() -> TempDir {
    tempfile::tempdir().expect("a temporary folder")
}

/// A file that was written, with this version's numbers as words.
fn written(folder: &Path, name: &str) -> String {
    let text = fs::read_to_string(folder.join(name)).expect(name);
    text.replace(env!("CARGO_PKG_VERSION"), "VERSION")
        .replace(env!("CARGO_PKG_RUST_VERSION"), "RUST")
}

fn yaml(folder: &Path, name: &str) -> Value {
    let text = fs::read_to_string(folder.join(name)).expect(name);
    serde_yaml::from_str(&text).expect("YAML")
}

/// Runs `init` with an address, which must work.
fn init(folder: &Path, arguments: &[&str]) -> Output {
    let arguments = [&["init", "--git", ADDRESS], arguments].concat();
    let output = run(folder, &arguments);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    output
}

/// Runs `init`, which must fail and write nothing.
fn refused(folder: &Path, arguments: &[&str]) -> String {
    let names = || {
        let entries = fs::read_dir(folder).expect("a folder");
        let names = entries.map(|entry| entry.expect("an entry").file_name());
        let mut names: Vec<_> = names.collect();
        names.sort();
        names
    };
    let before = names();
    let output = run(folder, &[&["init"], arguments].concat());
    assert_eq!(output.status.code(), Some(2), "{arguments:?}");
    assert_eq!(names(), before, "{arguments:?}");
    stderr(&output)
}

#[test]
fn a_project_with_ci_and_hooks_starts_and_validates() {
    let here = folder();
    write(here.path(), common::PATH, &common::sound_guide());
    let output = init(here.path(), &["--ci", "github", "--pre-commit"]);
    assert_eq!(
        stderr(&output),
        format!("wrote negguide.toml\nwrote {GITHUB}\nwrote {PRE_COMMIT}\n")
    );
    insta::assert_snapshot!("github", written(here.path(), GITHUB));
    insta::assert_snapshot!("pre_commit", written(here.path(), PRE_COMMIT));
    init(here.path(), &["--ci", "gitlab"]);
    insta::assert_snapshot!("gitlab", written(here.path(), GITLAB));
    let output = run(here.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn the_read_me_shows_the_hook_that_is_written() {
    let here = folder();
    init(here.path(), &["--pre-commit"]);
    let shown = include_str!("../README.md")
        .split("```yaml\n")
        .find(|block| block.starts_with("repos:"))
        .and_then(|block| block.split("```").next())
        .expect("an example");
    let shown: Value = serde_yaml::from_str(shown).expect("YAML");
    assert_eq!(shown, yaml(here.path(), PRE_COMMIT));
}

#[test]
fn the_address_is_kept_for_the_next_time() {
    let here = folder();
    init(here.path(), &["--rev", "v7.0.0", "--pre-commit"]);
    let kept = written(here.path(), "negguide.toml");
    let section = format!("[install]\ngit = \"{ADDRESS}\"\nrev = \"v7.0.0\"\n");
    assert!(kept.ends_with(&section), "{kept}");
    let output = run(here.path(), &["init", "--ci", "gitlab"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let job = written(here.path(), GITLAB);
    assert!(
        job.contains(&format!("--git '{ADDRESS}' --tag 'v7.0.0'")),
        "{job}"
    );
    let key = yaml(here.path(), GITLAB)["negguide"]["cache"]["key"].clone();
    assert_eq!(
        key,
        "negguide-v7.0.0-https___git.example.com_tools_negguide.git"
    );
}

#[test]
fn the_command_line_goes_before_the_configuration() {
    let here = folder();
    let configuration = "[install]\ngit = \"https://old.example.com/negguide\"\nrev = \"v1\"\n";
    write(here.path(), "negguide.toml", configuration);
    let output = init(here.path(), &["--ci", "github", "--rev", "0123abc"]);
    assert_eq!(
        stderr(&output),
        format!(
            "negguide.toml is there already, and left as it is; for the same source from now on, it \
             takes this:\nwrote {GITHUB}\n"
        )
    );
    assert_eq!(
        stdout(&output),
        format!("[install]\ngit = \"{ADDRESS}\"\nrev = \"0123abc\"\n")
    );
    let workflow = written(here.path(), GITHUB);
    assert!(
        workflow.contains(&format!("--git '{ADDRESS}' --rev '0123abc'")),
        "{workflow}"
    );
    assert_eq!(written(here.path(), "negguide.toml"), configuration);
}

#[test]
fn ci_without_an_address_is_refused() {
    for system in ["github", "gitlab"] {
        let here = folder();
        let told = refused(here.path(), &["--ci", system, "--pre-commit"]);
        assert!(told.contains("--git URL"), "{told}");
        assert!(told.contains("[install]\n    git = \"https://"), "{told}");
        assert!(told.contains("Nothing was written"), "{told}");
    }
    let told = refused(folder().path(), &["--rev", "v1"]);
    assert!(told.contains("name that with --git"), "{told}");
}

#[test]
fn a_hook_without_an_address_calls_the_negguide_of_the_machine() {
    let here = folder();
    let output = run(here.path(), &["init", "--pre-commit"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    insta::assert_snapshot!(
        "pre_commit_of_the_machine",
        written(here.path(), PRE_COMMIT)
    );
}

#[test]
fn hostile_addresses_and_revisions_are_refused() {
    let addresses = [
        "https://x.org/$(id)",
        "https://x.org/`id`",
        "https://x.org/a' b",
        "https://x.org/a\"b",
        "https://x.org/a\nrun: id",
        "https://x.org/${{ github.token }}",
        "-x",
        "http://x.org/negguide",
        "git@x.org:negguide",
        "https://ann:secret@x.org/negguide",
        "ssh://-oProxyCommand=id/negguide",
        "",
    ];
    let revisions = ["$(id)", "v1'", "v1\n", "--all", "-v", "a b", ""];
    let here = folder();
    for address in addresses {
        let git = format!("--git={address}");
        let told = refused(here.path(), &["--ci", "github", &git]);
        assert!(told.contains("--git"), "{told}");
    }
    for revision in revisions {
        let rev = format!("--rev={revision}");
        let told = refused(here.path(), &["--ci", "gitlab", "--git", ADDRESS, &rev]);
        assert!(told.contains("is not a revision"), "{told}");
    }
    for (key, values) in [("git", &addresses[..]), ("rev", &revisions[..])] {
        for value in values {
            // JSON's strings are TOML's.
            let value = serde_json::to_string(value).expect("a string");
            let git = format!("git = \"{ADDRESS}\"\n");
            let others = if key == "git" { "" } else { &*git };
            let text = format!("[install]\n{others}{key} = {value}\n");
            write(here.path(), "negguide.toml", &text);
            let told = refused(here.path(), &["--ci", "gitlab"]);
            assert!(told.contains("1 fault in negguide.toml"), "{value}: {told}");
        }
    }
}

#[test]
fn the_guides_folder_is_the_configured_one() {
    let here = folder();
    for (guides, pattern) in [
        ("pay/v1.2 (new)", r"^pay/v1\.2 \(new\)/"),
        ("./handbook/../pay/", "^pay/"),
        (".", ""),
        ("it's: #1", "^it's: \\#1/"),
    ] {
        let text = format!("guides = \"{guides}\"\n");
        write(here.path(), "negguide.toml", &text);
        fs::create_dir_all(here.path().join("handbook")).expect("a folder");
        for address in [&["--git", ADDRESS][..], &[]] {
            let output = run(here.path(), &[&["init", "--pre-commit"], address].concat());
            assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
            let hook = yaml(here.path(), PRE_COMMIT)["repos"][0]["hooks"][0].clone();
            assert_eq!(hook["files"], pattern, "{guides}");
            assert_eq!(hook["args"], Value::Null, "{guides}");
            fs::remove_file(here.path().join(PRE_COMMIT)).expect("a file");
        }
    }
    write(here.path(), "negguide.toml", "guides = \"../elsewhere\"\n");
    for wanted in [&["--pre-commit"][..], &["--ci", "github"]] {
        let told = refused(here.path(), &[wanted, &["--git", ADDRESS]].concat());
        assert!(told.contains("is outside of"), "{told}");
    }
}

/// CI systems and pre-commit look into the root of the repository alone, and start there.
#[cfg(unix)]
#[test]
fn a_project_in_a_folder_of_the_repository_is_reached_from_its_root() {
    let here = folder();
    let project = "it's $(touch x): #1 \"pay\"";
    let inside = here.path().join(project);
    fs::create_dir(here.path().join(".git")).expect("a folder");
    let guide = format!("{project}/{}", common::PATH);
    write(here.path(), &guide, &common::sound_guide());
    let output = init(&inside, &["--ci", "gitlab", "--pre-commit"]);
    assert_eq!(
        stderr(&output),
        format!("wrote negguide.toml\nwrote ../{GITLAB}\nwrote ../{PRE_COMMIT}\n")
    );
    let output = run(here.path(), &["init", project, "--ci", "github"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let hook = yaml(here.path(), PRE_COMMIT)["repos"][0]["hooks"][0].clone();
    let option = format!("--config={project}/negguide.toml");
    assert_eq!(hook["args"][0], *option);
    let job = yaml(here.path(), GITLAB)["negguide"]["script"][1].clone();
    let steps = yaml(here.path(), GITHUB)["jobs"]["negguide"]["steps"].clone();
    let binary = here.path().join(".negguide/bin/negguide");
    fs::create_dir_all(binary.parent().expect("a folder")).expect("a folder");
    std::os::unix::fs::symlink(env!("CARGO_BIN_EXE_negguide"), &binary).expect("a link");
    for command in [&job, &steps[3]["run"]] {
        let output = std::process::Command::new("sh")
            .args(["-c", command.as_str().expect("a command")])
            .current_dir(here.path())
            .env("HOME", here.path())
            .output()
            .expect("a shell");
        // The guide is older than the day of the test allows: that is found, and nothing else runs.
        assert!(
            stderr(&output).contains("1 guide checked"),
            "{}",
            stderr(&output)
        );
    }
    let report = here.path().join("gl-code-quality-report.json");
    assert!(report.is_file());
    assert!(!here.path().join("x").exists());
}

#[cfg(unix)]
#[test]
fn names_that_cannot_be_quoted_are_refused() {
    for name in ["a\nb", "${{ github.token }}", "a\u{2028}b"] {
        let here = folder();
        fs::create_dir(here.path().join(".git")).expect("a folder");
        fs::create_dir(here.path().join(name)).expect("a folder");
        let told = refused(
            &here.path().join(name),
            &["--ci", "github", "--git", ADDRESS],
        );
        assert!(told.contains("rename it"), "{told}");
    }
}

#[test]
fn nothing_is_overwritten() {
    let here = folder();
    let own = [
        ("negguide.toml", "title = \"Mine\"\n"),
        (GITLAB, "build: {}\n"),
        (GITHUB, "on: push\n"),
        (PRE_COMMIT, "repos: []\n"),
    ];
    for (name, text) in own {
        write(here.path(), name, text);
    }
    for system in ["gitlab", "github"] {
        let output = init(here.path(), &["--ci", system, "--pre-commit"]);
        let told = stderr(&output);
        assert_eq!(
            told.matches("is there already, and left as it is").count(),
            3
        );
        let printed = stdout(&output);
        assert!(
            printed.contains(ADDRESS) && printed.contains("repos:\n"),
            "{printed}"
        );
    }
    for (name, text) in own {
        assert_eq!(written(here.path(), name), text);
    }
    let output = run(here.path(), &["init", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: there is no folder nowhere\n");
}

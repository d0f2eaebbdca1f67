//! The small commands, through the real binary.

mod common;

use std::fs;
use std::path::Path;

use common::binary::{run, stderr, stdout, write};
use negguide::rules::RULES;

#[test]
fn rules_lists_every_rule_in_a_line() {
    let here = tempfile::tempdir().unwrap();
    let output = run(here.path(), &["rules"]);
    assert_eq!(output.status.code(), Some(0));
    let lines: Vec<String> = stdout(&output).lines().map(str::to_string).collect();
    assert_eq!(lines.len(), RULES.len() + 1);
    for (line, rule) in lines[1..].iter().zip(RULES.iter()) {
        let meta = rule.meta();
        assert!(line.starts_with(meta.id.code), "{line}");
        assert!(line.contains(meta.id.name) && line.ends_with('.'), "{line}");
    }
}

#[test]
fn rules_as_json_have_their_pages_and_options() {
    let here = tempfile::tempdir().unwrap();
    let output = run(here.path(), &["rules", "--format", "json"]);
    let rules: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let rules = rules.as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    let total = rules
        .iter()
        .find(|rule| rule["name"] == "total-mismatch")
        .unwrap();
    assert_eq!(total["options"][0]["key"], "warn-over");
    assert_eq!(total["options"][0]["default"], "2");
    assert_eq!(total["fix"], "unsafe");
    assert!(total["page"].as_str().unwrap().contains("## What it finds"));
}

#[test]
fn init_starts_a_project_that_validates() {
    let here = tempfile::tempdir().unwrap();
    write(here.path(), common::PATH, &common::sound_guide());
    let output = run(here.path(), &["init", "--ci", "github", "--pre-commit"]);
    assert_eq!(output.status.code(), Some(0));
    assert_eq!(
        stderr(&output),
        "wrote negguide.toml\nwrote .github/workflows/negguide.yml\nwrote .pre-commit-config.yaml\n"
    );
    for file in [".github/workflows/negguide.yml", ".pre-commit-config.yaml"] {
        let text = fs::read_to_string(here.path().join(file)).unwrap();
        serde_yaml::from_str::<serde_yaml::Value>(&text).unwrap();
    }
    let output = run(here.path(), &["validate", "--as-of", "2026-03-01"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn init_overwrites_nothing() {
    let here = tempfile::tempdir().unwrap();
    write(here.path(), "negguide.toml", "title = \"Mine\"\n");
    write(here.path(), ".gitlab-ci.yml", "build: {}\n");
    let output = run(here.path(), &["init", "--ci", "gitlab"]);
    assert_eq!(output.status.code(), Some(0));
    assert!(stdout(&output).starts_with("negguide:\n"));
    assert_eq!(
        stderr(&output),
        "negguide.toml is there already, and left as it is\n\
         .gitlab-ci.yml is there already, and left as it is; add this to it:\n"
    );
    let read = |name: &str| fs::read_to_string(here.path().join(name)).unwrap();
    assert_eq!(read("negguide.toml"), "title = \"Mine\"\n");
    assert_eq!(read(".gitlab-ci.yml"), "build: {}\n");
    let output = run(here.path(), &["init", "nowhere"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(stderr(&output), "error: there is no folder nowhere\n");
}

#[test]
fn completions_know_the_commands() {
    let here = tempfile::tempdir().unwrap();
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let output = run(here.path(), &["completions", shell]);
        assert_eq!(output.status.code(), Some(0), "{shell}");
        let script = stdout(&output);
        assert!(
            script.contains("validate") && script.contains("format"),
            "{shell}"
        );
    }
    assert_eq!(
        run(here.path(), &["completions", "csh"]).status.code(),
        Some(2)
    );
}

#[test]
fn manual_pages_are_printed_or_written() {
    let here = tempfile::tempdir().unwrap();
    let output = run(here.path(), &["man"]);
    assert!(stdout(&output).contains(".TH negguide 1"));
    let output = run(here.path(), &["man", "--out", "pages"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
    let page = fs::read_to_string(here.path().join("pages/negguide-validate.1")).unwrap();
    assert!(page.contains("negguide\\-validate") && page.contains("as\\-of"));
}

/// The hooks that others use from this repository call commands that exist.
#[test]
fn hooks_and_action_call_what_there_is() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let read = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    let hooks: serde_yaml::Value = serde_yaml::from_str(&read(".pre-commit-hooks.yaml")).unwrap();
    let hooks = hooks.as_sequence().unwrap();
    assert_eq!(hooks.len(), 3);
    let action: serde_yaml::Value = serde_yaml::from_str(&read("action.yml")).unwrap();
    let steps = action["runs"]["steps"].as_sequence().unwrap();
    let step = steps.last().unwrap()["run"].as_str().unwrap();
    let step = step
        .replace("$ARGUMENTS", "--fail-on warning")
        .replace("$PATHS", "");
    let entries = hooks.iter().map(|hook| hook["entry"].as_str().unwrap());
    for entry in entries.chain([&*step]) {
        let here = tempfile::tempdir().unwrap();
        write(here.path(), common::PATH, &common::sound_guide());
        let mut words: Vec<&str> = entry.split_whitespace().collect();
        assert_eq!(words.remove(0), "negguide");
        words.push(common::PATH);
        if words[0] == "validate" {
            words.extend(["--as-of", "2026-03-01"]);
        }
        let output = run(here.path(), &words);
        assert_eq!(
            output.status.code(),
            Some(0),
            "{entry}: {}",
            stderr(&output)
        );
    }
}

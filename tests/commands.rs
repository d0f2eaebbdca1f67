//! The small commands, through the real binary.

mod common;

use std::fs;

use common::binary::{run, stderr, stdout};
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

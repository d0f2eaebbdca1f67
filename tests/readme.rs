//! What the README shows is what happens.

mod common;

use std::path::Path;

use common::binary::{run, stderr, write};
use tempfile::TempDir;

const README: &str = include_str!("../README.md");

#[test]
fn its_terminal_excerpts_are_real() {
    trycmd::TestCases::new()
        .env("NEGGUIDE_CACHE_DIR", "")
        .case("README.md");
}

#[test]
fn its_configuration_is_accepted_whole() {
    let (_, after) = README.split_once("```toml\n").expect("a configuration");
    let (configuration, _) = after.split_once("```").expect("its end");
    let folder = TempDir::new().expect("a temporary folder");
    write(folder.path(), common::PATH, &common::sound_guide());
    write(folder.path(), "negguide.toml", configuration);
    let output = run(folder.path(), &["validate"]);
    assert_eq!(output.status.code(), Some(0), "{}", stderr(&output));
}

#[test]
fn its_links_lead_somewhere() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let targets = README
        .split("](")
        .skip(1)
        .filter_map(|rest| rest.split(')').next());
    let local: Vec<&str> = targets.filter(|target| !target.contains("://")).collect();
    assert!(local.len() > 5, "{local:?}");
    for target in local {
        assert!(root.join(target).exists(), "{target}");
    }
}

#[test]
fn it_names_every_rule_there_is() {
    for rule in negguide::rules::RULES.iter() {
        let code = rule.meta().id.code;
        let number: u32 = code[2..].parse().expect("a number");
        let named = README
            .lines()
            .filter(|line| line.starts_with("| NG"))
            .any(|line| {
                let codes = line.split('|').nth(1).expect("codes");
                codes.split(',').any(|part| {
                    let numbers: Vec<u32> = part
                        .split('–')
                        .filter_map(|code| code.trim().trim_start_matches("NG").parse().ok())
                        .collect();
                    numbers.first().is_some_and(|first| *first <= number)
                        && numbers.last().is_some_and(|last| number <= *last)
                })
            });
        assert!(named, "{code}");
    }
}

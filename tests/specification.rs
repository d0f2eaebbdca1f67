//! The formatter on the examples of the `CommonMark` and GFM specifications, which come with the sources
//! of pulldown-cmark: what each of them means is kept.

#[path = "common/promises.rs"]
mod promises;

use std::path::{Path, PathBuf};
use std::process::Command;

use negguide::syntax::markdown::html;
use promises::{STYLES, formatted};

/// The files with examples, and how many there are at least.
const SUITES: [(&str, usize); 5] = [
    ("spec.rs", 640),
    ("gfm_table.rs", 7),
    ("gfm_strikethrough.rs", 2),
    ("table.rs", 20),
    ("regression.rs", 100),
];

/// The front matter that examples are put after: a body of its own may start like one.
const FRONT: &str = "---\ncompany: acme\n---\n";

#[test]
fn every_example_keeps_its_meaning() {
    let folder = pulldown_cmark();
    for (file, least) in SUITES {
        let path = folder.join("tests/suite").join(file);
        let suite = std::fs::read_to_string(&path).unwrap();
        let examples = examples(&suite);
        assert!(examples.len() >= least, "{file}: {}", examples.len());
        let (mut changed, mut refused) = (0, 0);
        for example in &examples {
            for style in STYLES {
                let text = format!("{FRONT}{example}");
                let Ok(form) = formatted("guides/acme/x.md", &text, style) else {
                    refused += 1;
                    continue;
                };
                let body = form.strip_prefix(FRONT).expect("the front matter stays");
                assert_eq!(
                    html(body),
                    html(example),
                    "{file}: {example:?} became {body:?}"
                );
                let again = formatted("guides/acme/x.md", &form, style);
                assert_eq!(again.as_ref(), Ok(&form), "{file}: {example:?}");
                changed += usize::from(body != *example);
            }
        }
        let all = examples.len() * STYLES.len();
        println!("{file}: {all} forms, {changed} changed, {refused} refused");
        assert_eq!(refused, 0, "{file}");
    }
}

/// The folder of pulldown-cmark's sources.
fn pulldown_cmark() -> PathBuf {
    // Without the platform, cargo would want the sources of those for all others.
    let version = Command::new("rustc").arg("-vV").output().unwrap();
    let version = String::from_utf8(version.stdout).unwrap();
    let host = version.lines().find_map(|line| line.strip_prefix("host: "));
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--offline", "--locked"])
        .args(["--filter-platform", host.unwrap()])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .unwrap();
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    let packages = metadata["packages"].as_array().unwrap();
    let package = packages
        .iter()
        .find(|package| package["name"] == "pulldown-cmark")
        .unwrap();
    let manifest = Path::new(package["manifest_path"].as_str().unwrap());
    manifest.parent().unwrap().to_path_buf()
}

/// The inputs of a suite: raw strings that are called `original`.
fn examples(suite: &str) -> Vec<&str> {
    let starts = suite.split("let original = r##\"").skip(1);
    starts
        .map(|rest| rest.split("\"##;").next().unwrap())
        .collect()
}

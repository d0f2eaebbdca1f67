//! Beginning guides: what is written, what is taken from other guides, what `validate` then says.

mod common;

use std::fs;
use std::path::Path;

use common::binary::{run, stderr, stdout, write};
use tempfile::{TempDir, tempdir};

const AS_OF: [&str; 2] = ["--as-of", "2026-03-01"];

/// Runs `negguide new` in a folder of its own; what it says.
fn begun(here: &TempDir, arguments: &[&str]) -> (Option<i32>, String) {
    let arguments = [&["new"], arguments, &AS_OF].concat();
    let output = run(here.path(), &arguments);
    (output.status.code(), stderr(&output))
}

/// The rules that find something, and where: `software-engineer.md unfilled`.
fn findings(here: &Path) -> Vec<String> {
    let output = run(here, &["validate", "--format", "concise"]);
    let text = stdout(&output);
    let lines = text.lines().map(|line| {
        let file = line.split(".md").next().unwrap_or_default();
        let file = file.rsplit('/').next().unwrap_or_default();
        let rule = line
            .split_once('[')
            .and_then(|(_, rest)| rest.split_once(']'));
        format!("{file} {}", rule.map_or(line, |(rule, _)| rule))
    });
    lines.collect()
}

#[test]
fn new_guides_of_the_standard_roles_have_one_finding_each() {
    let here = tempdir().unwrap();
    let (code, said) = begun(
        &here,
        &["Acme Tools", "--regions", "San Francisco, London,Bangalore"],
    );
    assert_eq!(code, Some(0), "{said}");
    assert!(said.contains("13 guides begun"), "{said}");
    let found = findings(here.path());
    assert_eq!(found.len(), 13, "{found:#?}");
    assert!(
        found.iter().all(|line| line.ends_with(" unfilled")),
        "{found:#?}"
    );
    let checked = run(here.path(), &["fmt", "--check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", stderr(&checked));
    let guide = fs::read_to_string(here.path().join("guides/acme-tools/ml-ai-engineer.md"));
    insta::assert_snapshot!(guide.expect("a guide"));
}

#[test]
fn what_another_guide_of_the_company_states_is_taken() {
    let here = tempdir().unwrap();
    let keys = "company_display: ACME Works\nindustry: Anvils\nhq_location: \"Toledo, Ohio\"\nauthor: Wile";
    write(here.path(), common::PATH, &common::with_keys(keys));
    let (code, said) = begun(
        &here,
        &["acme", "data-engineer", "--hq", "Austin", "--ticker", "ACM"],
    );
    assert_eq!(code, Some(0), "{said}");
    let guide = fs::read_to_string(here.path().join("guides/acme/data-engineer.md"));
    let guide = guide.expect("a guide");
    for line in [
        "company_display: ACME Works\n",
        "industry: Anvils\n",
        "hq_location: Austin\n",
        "ticker: ACM\n",
        "role_display: Data Engineer\n",
        "  - region: London\n",
        "    currency: GBP\n",
        "| London | — | — | — | — |\n",
        "salary_data_quarter: 2026-Q1\n",
        "next_review_due: 2026-05-30\n",
    ] {
        assert!(guide.contains(line), "{line} in {guide}");
    }
    assert!(
        !guide.contains("Wile"),
        "who wrote the other guide: {guide}"
    );
}

#[test]
fn no_guide_is_written_over() {
    let here = tempdir().unwrap();
    let sound = common::sound_guide();
    write(here.path(), common::PATH, &sound);
    let arguments = [
        "acme",
        "software-engineer",
        "data-engineer",
        "data-engineer",
    ];
    let (code, said) = begun(&here, &arguments);
    assert_eq!(code, Some(0), "{said}");
    assert!(
        said.contains("left as they are: guides/acme/software-engineer.md"),
        "{said}"
    );
    assert!(said.contains("1 guide begun"), "{said}");
    let text = fs::read_to_string(here.path().join(common::PATH)).unwrap();
    assert_eq!(text, sound);
    let (_, said) = begun(&here, &arguments);
    assert!(said.contains("nothing to begin"), "{said}");
}

#[test]
fn roles_are_standard_or_not() {
    let here = tempdir().unwrap();
    let arguments = [
        "acme",
        "--roles",
        "data-engineer,Anvil Engineer",
        "--specialty",
        "product-manager",
        "--regions",
        "Berlin,Atlantis=USD",
        "--display",
        "ACME",
    ];
    let (code, said) = begun(&here, &arguments);
    assert_eq!(code, Some(0), "{said}");
    for (role, line) in [
        ("data-engineer", "role_type: standard\n"),
        ("anvil-engineer", "role_type: specialty\n"),
        ("anvil-engineer", "role_display: Anvil Engineer\n"),
        ("product-manager", "role_type: specialty\n"),
        ("product-manager", "company_display: ACME\n"),
        ("product-manager", "  - region: Atlantis\n"),
    ] {
        let path = here.path().join(format!("guides/acme/{role}.md"));
        let guide = fs::read_to_string(path).expect("a guide");
        assert!(guide.contains(line), "{line} in {guide}");
    }
}

#[test]
fn what_is_not_known_is_asked_for() {
    let here = tempdir().unwrap();
    for (arguments, wanted) in [
        (
            &["acme"][..],
            "where does Acme pay? Name the places: --regions",
        ),
        (&["acme", "--regions", "Lundon"], "did you mean `London`?"),
        (
            &["acme", "--regions", "Atlantis=XX"],
            "`XX` in `Atlantis=XX` is not the code of a currency",
        ),
        (
            &["acme", "c++ engineer", "c# engineer", "--regions", "London"],
            "would both be c-engineer.md",
        ),
        (
            &["..", "--regions", "London"],
            "expected a name with letters",
        ),
    ] {
        let (code, said) = begun(&here, arguments);
        assert_eq!(code, Some(2), "{said}");
        assert!(said.contains(wanted), "{wanted} in {said}");
    }
    assert!(!here.path().join("guides").exists());
}

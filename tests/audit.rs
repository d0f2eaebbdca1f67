//! The amounts of texts, traced to guides, through the real binary.

mod common;

use std::fs;
use std::path::{Path, PathBuf};

use common::binary::{piped, run, stderr, stdout, write};
use serde_json::Value;
use tempfile::{TempDir, tempdir};

/// Guides of Acme and Globex; Globex pays another base, in Paris.
fn project() -> TempDir {
    let here = tempdir().unwrap();
    write(here.path(), common::PATH, &common::sound_guide());
    let globex = common::sound_guide()
        .replace("company: acme", "company: globex")
        .replace("company_display: Acme", "company_display: Globex")
        .replace("London", "Paris")
        .replace("GBP", "EUR")
        .replace('£', "€")
        .replace("95000", "97000")
        .replace("€95K", "€97K");
    write(here.path(), "guides/globex/software-engineer.md", &globex);
    here
}

fn audited(here: &TempDir, text: &str, arguments: &[&str]) -> (Option<i32>, String) {
    write(here.path(), "report.md", text);
    let output = run(here.path(), &[&["audit", "report.md"], arguments].concat());
    (
        output.status.code(),
        format!("{}{}", stdout(&output), stderr(&output)),
    )
}

#[test]
fn amounts_are_traced_exactly_or_as_the_text_rounds_them() {
    let here = project();
    let text = "# Acme in 2026\n\nA software engineer in London has £95,000 to £120K, a grant of £80,000\n(£20,000 a year) and £4,750 bonus; in all £0.11M. Ask for £118K.\n";
    let (code, told) = audited(&here, text, &["--traces"]);
    assert_eq!(code, Some(0), "{told}");
    insta::assert_snapshot!(told);
    let (code, told) = audited(
        &here,
        "Acme pays £95,500 in London, not £96K.\n",
        &["--format", "concise"],
    );
    assert_eq!(code, Some(1));
    insta::assert_snapshot!("untraced", told);
    let (code, told) = audited(&here, "Acme pays £96K in London.\n", &["--tolerance", "5"]);
    assert_eq!(code, Some(0), "{told}");
}

#[test]
fn ordinary_text_is_read_as_it_is_meant() {
    let here = project();
    for (text, is_traced) in [
        // The sign is that of the next number.
        ("Acme in London paid, in 2026 $95,000 base.\n", false),
        ("Acme in London paid, in 2026 £95,000 base.\n", true),
        ("Acme at level 3\n£95,000\n", true),
        // Items of a list are of their own places.
        ("1. London: €97K\n2. Paris: £95K\n", false),
        ("+ London: £95K\n+ Paris: €97K\n", true),
        ("+ London: €97K\n+ Paris: £95K\n", false),
        ("Globex\n------\n\nThe base is £95K.\n", false),
        ("Acme\n====\n\nThe base is £95K.\n", true),
        // A word is no company.
        ("Our target of pay in Paris, €97K.\n", true),
        ("acme pays €97K.\n", false),
        // A code is that of the next number, too.
        ("Acme in London pays, in 2026 USD 95K.\n", false),
        ("Acme in London pays, in 2026 GBP 95K.\n", true),
        // Below an item, a rule makes no heading of it.
        ("- Globex pays well.\n---\nAcme pays £95K.\n", true),
        // A sentence goes on behind bold words and numbers.
        (
            "At Globex in Paris a software engineer gets a\n**base salary** of £95K.\n",
            false,
        ),
        (
            "At Globex in Paris a software engineer got in\n2026. Base salary of £95K.\n",
            false,
        ),
        // What the parts come to: 95 + 40/4 + 5 % of 95, in thousands.
        ("Acme pays £109,750 in all.\n", true),
    ] {
        let (code, told) = audited(&here, text, &[]);
        assert_eq!(code == Some(0), is_traced, "{text}: {told}");
    }
}

#[test]
fn a_name_of_many_words_does_not_slow_an_audit_down() {
    let here = project();
    let words: Vec<String> = (0..2000).map(|number| format!("word{number}")).collect();
    let long = common::sound_guide().replace(
        "company_display: Acme",
        &format!("company_display: {}", words.join(" ")),
    );
    write(here.path(), common::PATH, &long);
    let (code, _) = audited(&here, &"Text of an audit. ".repeat(5_000), &[]);
    assert_eq!(code, Some(0));
}

#[test]
fn what_the_text_is_about_decides_where_is_looked() {
    let here = project();
    let (code, told) = audited(
        &here,
        "# Globex\n\nThe base is €97K.\n\n# Acme\n\nThe base is €97K.\n",
        &[],
    );
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("no guide of acme states €97K"), "{told}");
    assert!(
        told.contains(
            "guides/globex/software-engineer.md:13 states it: base salary, low, of Paris"
        ),
        "{told}"
    );
    assert!(told.contains("1 of 2 amounts traced"), "{told}");
    let (code, _) = audited(&here, "The base is €97K.\n", &["--company", "globex"]);
    assert_eq!(code, Some(0));
    let (code, told) = audited(&here, "The base is €97K.\n", &["--company", "acme"]);
    assert_eq!(code, Some(1), "{told}");
    let (code, told) = audited(&here, "In Paris Globex pays £97K.\n", &[]);
    assert_eq!(code, Some(1), "another currency: {told}");
    let (code, told) = audited(&here, "x", &["--company", "nosuch"]);
    assert_eq!(code, Some(2));
    assert!(told.contains("no guide has the company `nosuch`"), "{told}");
}

#[test]
fn a_cell_of_the_table_is_of_its_rows_place() {
    let here = project();
    let two = common::with_pay(
        "- region: London\n  base_low: 95000\n  base_high: 120000\n  currency: GBP\n\
         - region: Leeds\n  base_low: 70000\n  base_high: 80000\n  currency: GBP\n\n\
         | Region | Base Salary |\n|---|---|\n| London | £95K–£120K |\n| Leeds | £70K–£80K |\n",
    );
    write(here.path(), common::PATH, &two);
    let (code, told) = audited(&here, "Acme pays software engineers £70K in Leeds.\n", &[]);
    assert_eq!(code, Some(0), "{told}");
    let (code, told) = audited(&here, "Acme pays software engineers £70K in London.\n", &[]);
    assert_eq!(code, Some(1), "{told}");
    // The paragraph goes on about Acme.
    let (code, told) = audited(&here, "Acme is large.\n\nThe base is €97K.\n", &[]);
    assert_eq!(code, Some(1), "{told}");
}

#[test]
fn the_first_cell_of_a_row_is_its_place() {
    let here = project();
    let two = common::with_pay(
        "- region: Arlington VA\n  base_low: 95000\n  base_high: 120000\n  currency: USD\n\
         - region: Denver\n  base_low: 70000\n  base_high: 80000\n  currency: USD\n\n\
         | Region | Base Salary |\n|---|---|\n| Arlington VA | $95K–$120K |\n| Denver | $70K–$80K |\n",
    );
    write(here.path(), common::PATH, &two);
    let table =
        |low: &str| format!("# Acme\n\n| Where | Pay |\n|---|---|\n| Arlington VA | {low} |\n");
    let (code, told) = audited(&here, &table("$95K"), &[]);
    assert_eq!(code, Some(0), "{told}");
    let (code, told) = audited(&here, &table("$70K"), &[]);
    assert_eq!(code, Some(1), "{told}");
    // Of a table without pipes around it, too.
    let bare = table("$70K").replace("| Arlington VA | $70K |", "Arlington VA | $70K");
    let (code, told) = audited(&here, &bare, &[]);
    assert_eq!(code, Some(1), "{told}");
}

#[test]
fn a_figure_that_cannot_be_read_is_a_finding() {
    let here = project();
    let (code, told) = audited(
        &here,
        "Acme: £99999999999999999999 or $1e9.\n",
        &["--format", "concise"],
    );
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("£99999999999999999999 cannot be read as an amount"),
        "{told}"
    );
    assert!(told.contains("$1e9 cannot be read as an amount"), "{told}");
    assert!(told.contains("0 of 2 amounts traced"), "{told}");
}

#[test]
fn a_figure_that_a_guide_writes_too_is_excused_in_its_own_text_alone() {
    let here = project();
    let text = common::sound_guide().replace("Anvils", "The company is worth $11.6T. Anvils");
    assert_ne!(text, common::sound_guide());
    write(here.path(), common::PATH, &text);
    let said = "is worth $11.6T.\n";
    let (code, told) = audited(&here, &format!("Acme {said}"), &[]);
    assert_eq!(code, Some(0), "{told}");
    let (code, told) = audited(&here, &format!("Globex {said}"), &[]);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("$11.6T cannot be read as an amount"),
        "{told}"
    );
}

#[cfg(unix)]
#[test]
fn a_guide_that_cannot_be_read_stops_the_audit() {
    let here = project();
    let link = here.path().join("guides/acme/gone.md");
    std::os::unix::fs::symlink(here.path().join("nowhere.md"), link).unwrap();
    let (code, told) = audited(&here, "Acme pays £95K.\n", &[]);
    assert_eq!(code, Some(2), "{told}");
    assert!(told.contains("guides/acme/gone.md"), "{told}");
}

#[test]
fn findings_come_in_the_formats_of_validate() {
    let here = project();
    let text = "Acme pays £1M.\n";
    let output = piped(
        here.path(),
        &["audit", "-", "--format", "json"],
        text.as_bytes(),
    );
    assert_eq!(output.status.code(), Some(1), "{}", stderr(&output));
    let value: Value = serde_json::from_str(&stdout(&output)).expect("JSON");
    let finding = &value["findings"][0];
    assert_eq!(finding["rule"], "untraced-amount", "{value}");
    for format in ["sarif", "github", "gitlab", "junit"] {
        let (code, told) = audited(&here, text, &["--format", format]);
        assert_eq!(code, Some(1));
        assert!(
            told.contains("untraced-amount") && told.contains("report.md"),
            "{told}"
        );
    }
    let (code, told) = audited(&here, "Nothing of money, 2026.\n", &[]);
    assert_eq!((code, told.as_str()), (Some(0), "0 of 0 amounts traced\n"));
}

#[test]
fn a_guide_is_traced_to_itself() {
    let root = std::env::var("NEGGUIDE_CORPUS");
    let guides = root.unwrap_or_else(|_| format!("{}/guides", env!("CARGO_MANIFEST_DIR")));
    let here = tempdir().unwrap();
    write(
        here.path(),
        "negguide.toml",
        &format!("guides = {guides:?}\n"),
    );
    let built = run(
        here.path(),
        &["build", "-q", "--allow-errors", "--out", "site"],
    );
    assert_ne!(built.status.code(), Some(2), "{}", stderr(&built));
    let entries = |folder: &Path| fs::read_dir(folder).into_iter().flatten().flatten();
    let companies = entries(&here.path().join("site"));
    let pages: Vec<PathBuf> = companies
        .flat_map(|company| entries(&company.path()))
        .map(|file| file.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect();
    assert!(!pages.is_empty());
    // Some of them: each run reads all guides.
    for page in pages.iter().step_by(pages.len() / 6 + 1) {
        let page = page.to_string_lossy();
        let output = run(here.path(), &["audit", &page, "--format", "concise"]);
        assert_eq!(output.status.code(), Some(0), "{}", stdout(&output));
    }
}

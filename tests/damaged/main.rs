//! Guides that were damaged at random: lines lost, doubled and moved, values, keys and cells replaced,
//! signs inserted. Whatever has happened to a guide, checking, fixing and formatting keep their promises.
//!
//! The guides are those that the project ships with, or those of the folder `NEGGUIDE_CORPUS`. More cases
//! than the few of `cargo test`:
//!
//! ```text
//! NEGGUIDE_CORPUS=FOLDER PROPTEST_CASES=20000 cargo test --release --test damaged
//! ```

#[path = "../common/mod.rs"]
mod common;
mod damage;
mod fixing;
#[path = "../common/promises.rs"]
mod promises;

use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use damage::{any_damage, damaged};
use negguide::check::{CheckOptions, Checked, read_and_check};
use negguide::diagnostic::Diagnostic;
use negguide::format::FormatStyle;
use negguide::model::parse_date;
use negguide::text::{Source, TextRange};
use promises::broken;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

/// Each guide's path from its folder, and its text.
static GUIDES: LazyLock<Vec<(String, String)>> = LazyLock::new(|| {
    let shipped = Path::new(env!("CARGO_MANIFEST_DIR")).join("guides");
    let folder = std::env::var_os("NEGGUIDE_CORPUS").map_or(shipped, PathBuf::from);
    let companies = std::fs::read_dir(folder).expect("the folder of guides can be read");
    let companies = companies.map(|entry| entry.expect("an entry").path());
    let mut guides = Vec::new();
    for company in companies.filter(|path| path.is_dir()) {
        for entry in std::fs::read_dir(&company).expect("the company's folder can be read") {
            let path = entry.expect("an entry").path();
            if path.extension().is_some_and(|extension| extension == "md") {
                let text = std::fs::read_to_string(&path).expect("the guide can be read");
                let name = |path: &Path| {
                    path.file_name()
                        .expect("a name")
                        .to_string_lossy()
                        .into_owned()
                };
                guides.push((format!("{}/{}", name(&company), name(&path)), text));
            }
        }
    }
    guides.sort();
    guides
});

fn options() -> CheckOptions {
    let mut options = CheckOptions::default();
    options.scope.as_of = parse_date("2026-03-01");
    options
}

fn checked(path: &str, text: &str) -> Checked {
    read_and_check(Source::new(path, text), &options())
}

/// Every place that a finding names in its guide.
fn places(finding: &Diagnostic) -> impl Iterator<Item = TextRange> {
    let labels = std::iter::once(&finding.primary).chain(&finding.related);
    let fixes = finding.fix.iter().chain(&finding.alternatives);
    let edits = fixes.flat_map(|fix| &fix.edits).map(|edit| edit.range);
    labels.map(|label| label.range).chain(edits)
}

fn are_within(text: &str, finding: &Diagnostic) -> bool {
    places(finding).all(|range| text.get(range.start()..range.end()).is_some())
}

/// `few` cases, the same in every run, or as many others as `PROPTEST_CASES` says.
fn cases(few: u32) -> ProptestConfig {
    let asked = std::env::var("PROPTEST_CASES").ok();
    match asked.and_then(|cases| cases.parse().ok()) {
        Some(cases) => ProptestConfig::with_cases(cases),
        None => ProptestConfig {
            rng_seed: RngSeed::Fixed(1),
            ..ProptestConfig::with_cases(few)
        },
    }
}

proptest! {
    #![proptest_config(cases(96))]

    #[test]
    fn findings_are_within_the_guide_and_no_rule_fails(
        guide in 0..GUIDES.len(),
        damages in any_damage(),
    ) {
        let (path, text) = &GUIDES[guide];
        let text = damaged(text, &damages);
        for finding in checked(path, &text).findings {
            prop_assert!(finding.rule.name != "internal-error", "{finding:#?}\n{text}");
            prop_assert!(are_within(&text, &finding), "{finding:#?}\n{text}");
        }
    }

    #[test]
    fn safe_fixes_make_nothing_worse(guide in 0..GUIDES.len(), damages in any_damage()) {
        let (path, text) = &GUIDES[guide];
        let text = damaged(text, &damages);
        let broken = fixing::broken(&checked(path, &text), &options());
        prop_assert!(broken.is_empty(), "{path}: {broken:#?}\n{text}");
    }

    #[test]
    fn formatting_keeps_what_is_said(guide in 0..GUIDES.len(), damages in any_damage()) {
        let (path, text) = &GUIDES[guide];
        let text = damaged(text, &damages);
        prop_assert_eq!(broken(path, &text, FormatStyle::default()), [""; 0], "{}:\n{}", path, text);
    }
}

/// Entries that cannot be read before one fix is made, and in which others set a region in quotes or write both
/// ends of a bonus.
#[test]
fn entries_below_a_fix_have_the_figures_they_had() {
    let entries = "- region: London\n  base_low: 95000\n  base_high: 120000\n  currency: GBP\n\
        - region: Leeds\n  base_low: 80000\n  base_high: 90000\n  bonus_pct: 10\n  currency: GBP\n\
        - region: yes\n  base_low: 2000000\n  base_high: 3800000\n  currency: INR\n\n\
        | Region | Base Salary | Bonus |\n|---|---|---|\n| London | £95K–£120K | — |\n\
        | Leeds | £70K–£90K | 10–15% |\n| Hyderabad | ₹20L–₹38L | — |\n";
    let text = common::with_pay(entries);
    let text = text.replacen("London\n", "London\n\u{2028}\n", 1);
    let before = checked(common::PATH, &text);
    assert!(
        before
            .findings
            .iter()
            .any(|finding| finding.rule.name == "invisible-character"),
        "{:#?}",
        before.findings
    );
    assert_eq!(fixing::broken(&before, &options()), [""; 0], "{text}");
    assert_eq!(before.guide.get().front.compensation.len(), 1);
}

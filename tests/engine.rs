//! The fix engine on guides that are damaged at random.

mod common;

use negguide::check::{CheckOptions, Extent, fix, read_and_check};
use negguide::text::{Edit, Source};
use proptest::prelude::*;

/// A guide with two regions, every kind of figure, and comments.
fn whole() -> String {
    common::with_pay(
        "\
- region: London # the office
  # as of the spring
  base_low: 95000 # checked
  base_high: 120000
  stock_low: 40000
  stock_high: 80000
  bonus_pct_low: 5
  bonus_pct_high: 10
  total_comp_low: 110000
  total_comp_high: 150000
  currency: GBP
- region: Copenhagen
  base_low: 620000
  base_high: 850000
  stock_low: 200000
  stock_high: 400000
  bonus_pct_low: 5
  bonus_pct_high: 10
  total_comp_low: 700000
  total_comp_high: 1030000
  currency: DKK # kroner

| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|--------|-------------|-----------------|-------|------------|
| London | £95K–£120K | £40K–£80K | 5–10% | £110K–£150K |
| Copenhagen | DKK 620K–DKK 850K | DKK 200K–DKK 400K | 5–10% | DKK 700K–DKK 1,030K |
",
    )
}

/// Texts and what damage makes of them: losses, slips, wrong forms, and nonsense.
const DAMAGES: [(&str, &str); 34] = [
    ("base_low: 95000", "base_low: null"),
    ("base_high: 120000", "base_high: ~"),
    ("  base_high: 120000\n", ""),
    ("stock_low: 40000", "stock_low:"),
    ("stock_high: 80000", "stock_high: null"),
    ("    stock_low: 200000\n    stock_high: 400000\n", ""),
    ("    bonus_pct_low: 5\n    bonus_pct_high: 10\n", ""),
    (
        "bonus_pct_low: 5\n    bonus_pct_high: 10\n",
        "bonus_pct: 5\n",
    ),
    ("bonus_pct_low: 5", "bonus_pct: 7"),
    ("bonus_pct_high: 10", "bonus_low: 5000"),
    ("total_comp_low: 110000", "total_comp_low: null"),
    ("total_comp_high: 150000", "total_comp_high: 250000"),
    ("total_comp_high: 1030000", "total_comp_high: 1230000"),
    ("currency: GBP", "currency: USD"),
    ("currency: DKK", "currency: null"),
    ("currency: DKK # kroner", "currency: sek"),
    ("region: Copenhagen", "region: Oslo"),
    ("region: Copenhagen", "region: London"),
    ("base_low: 620000", "base_low: \"DKK 620K\""),
    ("base_low: 620000", "base_low: 999000"),
    ("base_high: 850000", "base_hihg: 850000"),
    ("base_high: 850000", "base_high: 620,000"),
    ("role_type: standard", "role_type: specialist"),
    ("data_quality: medium", "data_quality: Medium"),
    ("last_updated: 2026-02-23", "last_updated: 2026/02/23"),
    ("internal: L4", "internal: 017"),
    ("company: acme", "company: no"),
    ("next_review_due: 2026-05-23\n", ""),
    ("---\n### ", "----\n### "),
    ("| London |", "| London | extra |"),
    ("£95K–£120K", "£120K–£95K"),
    ("£40K–£80K", "$40K–£80K"),
    ("5–10%", "£5K–£10K"),
    (
        "\n  - region: London",
        "\n  - {region: Paris, base_low: 1}\n  - region: London",
    ),
];

/// `text` after the edits of one round, by means of its own.
fn after(text: &str, edits: &[Edit]) -> String {
    let mut edits: Vec<&Edit> = edits.iter().collect();
    edits.sort_by_key(|edit| edit.range);
    let mut changed = text.to_string();
    for edit in edits.into_iter().rev() {
        changed.replace_range(edit.range.start()..edit.range.end(), &edit.text);
    }
    changed
}

fn comments(text: &str) -> Vec<&str> {
    let front = text.split("\n### ").next().unwrap_or_default();
    let mut found: Vec<&str> = front
        .lines()
        .filter_map(|line| line.find('#').map(|at| &line[at..]))
        .collect();
    found.sort_unstable();
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(150))]

    #[test]
    fn a_damaged_guide(
        damages in prop::sample::subsequence((0..DAMAGES.len()).collect::<Vec<_>>(), 0..8),
        everywhere in any::<bool>(),
        crlf in any::<bool>(),
        mark in any::<bool>(),
        all in any::<bool>(),
    ) {
        let mut text = whole();
        for index in damages {
            let (from, to) = DAMAGES[index];
            text = text.replacen(from, to, if everywhere { 9 } else { 1 });
        }
        if crlf {
            text = text.replace('\n', "\r\n");
        }
        if mark {
            text.insert(0, '\u{feff}');
        }
        let extent = if all { Extent::All } else { Extent::Safe };
        let run = |text: &str| {
            let source = Source::new(common::PATH, text);
            let checked = read_and_check(source, &CheckOptions::default());
            fix(&checked, &CheckOptions::default(), extent)
        };
        let Some(fixed) = run(&text) else { return Ok(()) };
        let result = fixed.checked.guide.source().text.to_string();
        let replayed = fixed.rounds.iter().fold(text.clone(), |text, edits| after(&text, edits));
        prop_assert_eq!(&replayed, &result, "only the edits change anything");
        prop_assert_eq!(comments(&text), comments(&result));
        prop_assert_eq!(text.contains("\r\n"), result.contains("\r\n"));
        prop_assert_eq!(text.replace("\r\n", "").contains('\n'), result.replace("\r\n", "").contains('\n'));
        prop_assert_eq!(mark, result.starts_with('\u{feff}'));
        if !all {
            let body = |text: &str| text.split("\n### ").nth(1).map(str::to_string);
            prop_assert_eq!(body(&text), body(&result), "safe fixes here are of the front matter");
        }
        prop_assert!(fixed.fighting.is_empty());
        if let Some(again) = run(&result) {
            prop_assert_eq!(&*again.checked.guide.source().text, &*result, "a second run");
        }
    }
}

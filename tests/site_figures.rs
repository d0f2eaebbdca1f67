//! Findings on the site: each at the figures that it is about, on pages and in the data.

mod common;

use common::site::checked_site;
use negguide::check::{CheckOptions, read_and_check};
use negguide::text::Source;
use serde_json::Value;

/// The rules whose findings are at each entry.
fn rules_at_entries(text: &str) -> Vec<Vec<String>> {
    let site = checked_site(text);
    let data: Value = serde_json::from_str(&site["data/guides.json"]).expect("JSON");
    let entries = data["guides"][0]["compensation"]
        .as_array()
        .expect("entries");
    let rules = |entry: &Value| {
        let findings = entry["findings"].as_array().into_iter().flatten();
        findings
            .map(|finding| finding["rule"].as_str().expect("a name").to_string())
            .collect()
    };
    entries.iter().map(rules).collect()
}

fn entry(region: &str, base: &str, stock: &str, total: [u32; 2]) -> String {
    format!(
        "- region: {region}\n{base}{stock}  bonus_pct: 10\n  total_comp_low: {}\n  total_comp_high: {}\n  currency: EUR\n",
        total[0], total[1]
    )
}

const BASE: &str = "  base_low: 100000\n  base_high: 120000\n";
const STOCK: &str = "  stock_low: 40000\n  stock_high: 80000\n";

#[test]
fn a_finding_of_several_entries_is_at_each() {
    let whole = [150_000, 212_000];
    let pay = entry("Dublin", BASE, STOCK, whole) + &entry("Paris", BASE, STOCK, whole);
    let rules = rules_at_entries(&common::with_pay(&pay));
    assert_eq!(rules.len(), 2);
    for rules in rules {
        assert!(
            rules.contains(&"total-counts-whole-grant".to_string()),
            "{rules:?}"
        );
    }
}

#[test]
fn regions_may_be_columns() {
    let sound = [120_000, 152_000];
    let pay = |paris: &str, stock: &str| {
        let table = format!(
            "\n| | Dublin | Paris |\n|---|---|---|\n| Base Salary | €100K–€120K | €100K–€120K |\n\
             | Stock (RSU/4yr) | €40K–€80K | {stock} |\n| Bonus | 10% | 10% |\n\
             | Total Comp | €120K–€152K | €120K–€152K |\n"
        );
        entry("Dublin", BASE, STOCK, sound) + &entry("Paris", paris, STOCK, sound) + &table
    };
    let lost = pay("  base_low: null\n  base_high: null\n", "€40K–€80K");
    let rules = rules_at_entries(&common::with_pay(&lost));
    assert_eq!(rules, [vec![], vec!["value-lost".to_string()]]);
    let reversed = pay(BASE, "€80K–€40K");
    let rules = rules_at_entries(&common::with_pay(&reversed));
    assert_eq!(rules[0], [""; 0]);
    assert!(
        rules[1].contains(&"reversed-range".to_string()),
        "{rules:?}"
    );
}

#[test]
fn a_script_that_asks_too_much_says_nothing_of_pay() {
    let text = common::sound_guide().replace(
        "ask for £120K base and accept £110K",
        "ask for £200K base and accept £190K",
    );
    let found = read_and_check(
        Source::new(common::PATH, text.as_str()),
        &CheckOptions::default(),
    );
    let rules: Vec<&str> = { found.findings.iter() }
        .map(|finding| finding.rule.name)
        .collect();
    assert!(rules.contains(&"ask-outside-band"), "{rules:?}");
    let data: Value = serde_json::from_str(&checked_site(&text)["data/guides.json"]).expect("JSON");
    let entry = &data["guides"][0]["compensation"][0];
    assert_eq!(entry["state"], "sound", "{entry}");
}

#[test]
fn levels_that_share_an_entry_are_shown_in_the_authors_table() {
    let pay = entry(
        "Dublin",
        "  base_low: 90000\n  base_high: 120000\n",
        "",
        [99_000, 132_000],
    ) + "\n| Level | Region | Base Salary | Bonus | Total Comp |\n|---|---|---|---|---|\n\
           | L3 | Dublin | €90K–€100K | 10% | €99K–€110K |\n| L4 | Dublin | €101K–€120K | 10% | €111K–€132K |\n";
    let site = checked_site(&common::with_pay(&pay));
    let page = &site["acme/software-engineer.html"];
    assert!(page.contains("The author’s own table"), "{page}");
}

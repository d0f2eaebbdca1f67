//! Findings about pay, beyond the examples of the rules' own pages.

mod common;

use negguide::check::read_and_check;
use negguide::diagnostic::{Diagnostic, Safety};
use negguide::rules::Settings;
use negguide::syntax::Limits;
use negguide::text::Source;

/// Findings of the pay rules on a sound guide with other pay.
fn findings(pay: &str) -> Vec<Diagnostic> {
    let mut settings = Settings::default();
    assert!(settings.select("NG2") && settings.select("NG3"));
    let source = Source::new(common::PATH, common::with_pay(pay));
    read_and_check(source, &Limits::default(), &settings).findings
}

/// `severity[rule] message` of each.
fn told(pay: &str) -> Vec<String> {
    let line = |finding: Diagnostic| {
        format!(
            "{}[{}] {}",
            finding.severity, finding.rule.name, finding.message
        )
    };
    findings(pay).into_iter().map(line).collect()
}

fn entry(region: &str, keys: &[(&str, &str)], currency: &str) -> String {
    let keys: String = keys
        .iter()
        .map(|(key, value)| format!("  {key}: {value}\n"))
        .collect();
    format!("- region: {region}\n{keys}  currency: {currency}\n")
}

#[test]
fn a_grant_vests_over_its_own_years() {
    let keys = [
        ("base_low", "100000"),
        ("base_high", "100000"),
        ("stock_low", "90000"),
        ("stock_high", "90000"),
        ("stock_vest_years", "3"),
        ("bonus_low", "10000"),
        ("bonus_high", "10000"),
        ("other_label", "Profit share"),
        ("other_low", "5000"),
        ("other_high", "5000"),
        ("total_comp_low", "145000"),
        ("total_comp_high", "160000"),
    ];
    assert_eq!(
        told(&entry("London", &keys, "GBP")),
        [
            "error[total-mismatch] total of London is 10.3 % too high at its upper end: \
             GBP 160,000 stated, its parts come to 145,000"
        ]
    );
    let finding = &findings(&entry("London", &keys, "GBP"))[0];
    assert_eq!(
        finding.notes,
        [
            "low: 100,000 base + 90,000 / 3 stock + 10,000 bonus + 5,000 Profit share = 145,000; \
             stated 145,000, fits",
            "high: 100,000 base + 90,000 / 3 stock + 10,000 bonus + 5,000 Profit share = 145,000; \
             stated 160,000, 10.3 % too high",
        ]
    );
}

#[test]
fn what_is_unknown_is_not_judged_but_what_is_not_paid_is() {
    let keys = [
        ("base_low", "100000"),
        ("base_high", "120000"),
        ("total_comp_low", "200000"),
        ("total_comp_high", "240000"),
    ];
    let entry = entry("London", &keys, "GBP");
    assert_eq!(
        told(&entry),
        [
            "note[unverifiable-total] total of London cannot be checked: stock or bonus is not stated"
        ]
    );
    let table = "\n| Region | Base Salary | Total Comp |\n|---|---|---|\n| London | £100K–£120K | £200K–£240K |\n";
    let told = told(&format!("{entry}{table}"));
    assert_eq!(told.len(), 1, "the table has neither: {told:?}");
    assert!(told[0].contains("total-impossible"), "{told:?}");
}

#[test]
fn a_collapsed_bonus_range_weighs_less() {
    let with = |bonus: &str, total: &str| {
        let keys = [
            ("base_low", "100000"),
            ("base_high", "100000"),
            ("stock_low", "40000"),
            ("stock_high", "40000"),
            ("bonus_pct", "10"),
            ("total_comp_low", "120000"),
            ("total_comp_high", total),
        ];
        let entry = entry("London", &keys, "GBP");
        let table = format!(
            "\n| Region | Base Salary | Stock | Bonus | Total |\n|---|---|---|---|---|\n\
             | London | £100K | £40K | {bonus} | £120K–£{}K |\n",
            &total[..3]
        );
        let mut found = findings(&format!("{entry}{table}"));
        found.retain(|finding| finding.rule.name == "total-mismatch");
        found.pop().expect("a finding")
    };
    let alone = with("10%", "135000");
    assert_eq!(alone.severity.name(), "error");
    let still_off = with("10–15%", "135000");
    assert_eq!(still_off.severity.name(), "warning");
    assert!(
        still_off.notes[2].contains("10–15%, it is still 8.0 % too high"),
        "{still_off:?}"
    );
    assert_eq!(still_off.fix.expect("a fix").edits[0].text, "125000");
    let fits = with("10–25%", "135000");
    assert_eq!(fits.severity.name(), "warning");
    assert!(
        fits.notes[2].ends_with("it is not the total that is wrong"),
        "{fits:?}"
    );
    assert!(fits.fix.is_none());
}

#[test]
fn a_counted_signing_bonus_and_a_forgotten_bonus_are_named() {
    let base = [
        ("base_low", "100000"),
        ("base_high", "120000"),
        ("stock_low", "40000"),
        ("stock_high", "80000"),
        ("bonus_pct", "10"),
        ("signing_bonus_low", "20000"),
        ("signing_bonus_high", "30000"),
    ];
    let with = |low, high| {
        let keys = [
            &base[..],
            &[("total_comp_low", low), ("total_comp_high", high)],
        ]
        .concat();
        let found = findings(&entry("London", &keys, "GBP"));
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    };
    let signing = with("140000", "182000");
    assert!(
        signing.notes[2].contains("if the signing bonus is counted"),
        "{signing:?}"
    );
    assert!(signing.fix.is_none());
    let forgotten = with("110000", "140000");
    assert!(
        forgotten.notes[2].contains("without the bonus"),
        "{forgotten:?}"
    );
}

#[test]
fn the_second_currency_of_a_cell_counts_for_an_entry_in_it() {
    let table = "\n| Region | Base Salary |\n|---|---|\n| London | £100K–£120K / $127K–$152K |\n";
    let pounds = entry(
        "London",
        &[("base_low", "100000"), ("base_high", "120000")],
        "GBP",
    );
    assert_eq!(told(&format!("{pounds}{table}")), [""; 0]);
    let dollars = entry(
        "London",
        &[("base_low", "127000"), ("base_high", "152000")],
        "USD",
    );
    assert_eq!(told(&format!("{dollars}{table}")), [""; 0]);
    let wrong = entry(
        "London",
        &[("base_low", "100000"), ("base_high", "120000")],
        "USD",
    );
    let told = told(&format!("{wrong}{table}"));
    assert!(
        told.iter()
            .any(|line| line.contains("currency of London is USD")),
        "{told:?}"
    );
}

#[test]
fn marks_of_many_places_are_read_by_the_region() {
    for (region, cell, currency) in [
        ("Shanghai", "¥400K–¥500K", "CNY"),
        ("Tokyo", "¥400K–¥500K", "JPY"),
        ("Oslo", "kr 400K–500K", "NOK"),
        ("Somewhere (DKK)", "kr 400K–500K", "DKK"),
        ("Kuala Lumpur", "RM400K–RM500K", "MYR"),
        ("Warsaw", "400–500K PLN", "PLN"),
    ] {
        let keys = [("base_low", "400000"), ("base_high", "500000")];
        let table = format!("\n| Region | Base Salary |\n|---|---|\n| {region} | {cell} |\n");
        let right = entry(region, &keys, currency);
        assert_eq!(told(&format!("{right}{table}")), [""; 0], "{region}");
        let wrong = entry(region, &keys, "USD");
        let told = told(&format!("{wrong}{table}"));
        assert_eq!(
            told,
            [format!(
                "error[currency-differs] currency of {region} is USD in the front matter, but {currency} in the table"
            )]
        );
    }
}

#[test]
fn a_mixed_row_gives_no_verdict_on_totals_and_no_fix() {
    let keys = [
        ("base_low", "null"),
        ("base_high", "null"),
        ("stock_low", "40000"),
        ("stock_high", "70000"),
        ("total_comp_low", "1000"),
        ("total_comp_high", "2000"),
    ];
    let table = "\n| Region | Base Salary | Stock | Total |\n|---|---|---|---|\n\
         | Hsinchu | NT$1.9M–NT$2.6M | $40K–$70K | NT$3.0M–NT$4.4M |\n";
    let found = findings(&format!("{}{table}", entry("Hsinchu", &keys, "USD")));
    assert!(
        !found
            .iter()
            .any(|finding| finding.rule.code.starts_with("NG20")),
        "{found:?}"
    );
    assert!(found.len() >= 3, "{found:?}");
    assert!(
        found.iter().all(|finding| finding.fix.is_none()),
        "{found:?}"
    );
}

#[test]
fn pay_for_a_month_is_lost_but_cannot_be_filled_in() {
    let table = "\n| Region | Base Salary |\n|---|---|\n| Stockholm | SEK 55K–72K/mo |\n";
    let found = findings(&format!("{}{table}", entry("Stockholm", &[], "SEK")));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].rule.name, "value-lost");
    assert!(found[0].fix.is_none() && found[0].notes[0].contains("less than a year"));
}

#[test]
fn collapsed_levels_are_not_lost_regions() {
    let keys = [("total_comp_low", "150000"), ("total_comp_high", "270000")];
    let table = "\n| Level | Sunnyvale (USD) | Ottawa (CAD C$) |\n|---|---|---|\n\
         | Mid | $150K–$190K | C$115K–C$150K |\n| Senior | $200K–$270K | C$155K–C$210K |\n";
    let mut found = findings(&format!("{}{table}", entry("Sunnyvale", &keys, "USD")));
    found.retain(|finding| finding.rule.name == "region-lost");
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].message,
        "Ottawa is in the table, but not in the front matter"
    );
    let fix = found[0].fix.as_ref().expect("a fix");
    assert_eq!(
        fix.edits[0].text.matches("- region: Ottawa").count(),
        2,
        "{fix:?}"
    );
    assert!(fix.edits[0].text.contains("level: Senior"), "{fix:?}");
}

#[test]
fn entries_of_one_name_go_with_rows_of_that_name_in_order() {
    let one = entry(
        "Oslo",
        &[("base_low", "100000"), ("base_high", "120000")],
        "NOK",
    );
    let two = entry(
        "Oslo",
        &[("base_low", "200000"), ("base_high", "220000")],
        "NOK",
    );
    let table = "\n| Level | Region | Base Salary |\n|---|---|---|\n\
         | L4 | Oslo | NOK 100K–NOK 120K |\n| L5 | Oslo | NOK 200K–NOK 220K |\n";
    assert_eq!(told(&format!("{one}{two}{table}")), [""; 0]);
    let told = told(&format!("{two}{one}{table}"));
    assert_eq!(
        told.iter()
            .filter(|line| line.contains("value-differs"))
            .count(),
        2,
        "{told:?}"
    );
}

#[test]
fn safe_fixes_leave_nothing_of_the_finding_and_nothing_new() {
    let keys = [
        ("base_low", "null"),
        ("base_high", "null"),
        ("bonus_pct", "null # to be filled in"),
        ("total_comp_low", "751000"),
        ("total_comp_high", "958000"),
    ];
    let table = "\n| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total |\n|---|---|---|---|---|\n\
         | Copenhagen | DKK 620K–DKK 780K | DKK 100K/yr | 5–10% | DKK 751K–DKK 958K |\n\
         | Aarhus | DKK 500K | — | DKK 50K | DKK 550K |\n";
    let mut text = common::with_pay(&format!("{}{table}", entry("Copenhagen", &keys, "USD")));

    let mut settings = Settings::default();
    settings.ignore("total-mismatch");
    settings.ignore("value-differs");
    settings.ignore("ambiguous-cell");
    for _ in 0..9 {
        let source = Source::new(common::PATH, text.as_str());
        let found = read_and_check(source, &Limits::default(), &settings).findings;
        let safe = found.iter().find_map(|finding| {
            finding
                .fix
                .as_ref()
                .filter(|fix| fix.safety == Safety::Safe)
        });
        let Some(fix) = safe else {
            assert!(found.is_empty(), "{found:#?}");
            break;
        };
        text = negguide::text::apply(&text, &fix.edits).expect("the edits fit");
    }
    let (front, _) = text.split_once("level_mapping").expect("front matter");
    let (_, pay) = front.split_once("compensation:\n").expect("pay");
    insta::assert_snapshot!("fixed_pay", pay);
}

#[test]
fn a_year_of_stock_agrees_with_the_whole_grant() {
    let keys = [("stock_low", "80000"), ("stock_high", "160000")];
    let table = "\n| Region | Stock (RSU/4yr) |\n|---|---|\n| London | £20K–£40K/yr |\n";
    assert_eq!(
        told(&format!("{}{table}", entry("London", &keys, "GBP"))),
        [""; 0]
    );
    let keys = [
        ("base_low", "100000"),
        ("base_high", "100000"),
        ("stock_low", "20000"),
        ("stock_high", "40000"),
        ("total_comp_low", "120000"),
        ("total_comp_high", "140000"),
    ];
    let table = "\n| Region | Base | Stock (annual) | Total |\n|---|---|---|---|\n\
         | London | £100K | £20K–£40K | £120K–£140K |\n";
    assert_eq!(
        told(&format!("{}{table}", entry("London", &keys, "GBP"))),
        [""; 0]
    );
}

#[test]
fn rows_without_a_name_are_no_lost_regions() {
    let keys = [("base_low", "100000"), ("base_high", "120000")];
    let table = "\n| Region | Base Salary |\n|---|---|\n| London | £100K–£120K |\n| | £90K |\n| — | £80K |\n";
    assert_eq!(
        told(&format!("{}{table}", entry("London", &keys, "GBP"))),
        [""; 0]
    );
}

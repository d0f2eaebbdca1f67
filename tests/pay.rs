//! Findings about pay, beyond the examples of the rules' own pages.

mod common;

use negguide::check::{CheckOptions, read_and_check};
use negguide::diagnostic::{Diagnostic, Safety};
use negguide::rules::{Settings, ignore, select};
use negguide::text::Source;

/// Findings of the pay rules on a sound guide with other pay.
fn findings(pay: &str) -> Vec<Diagnostic> {
    let options = common::options_selecting(&["NG2", "NG3"]);
    let source = Source::new(common::PATH, common::with_pay(pay));
    read_and_check(source, &options).findings
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
            "error[total-mismatch] total of London is 10.3% too high at its upper end: \
             £160,000 stated, its parts come to £145,000"
        ]
    );
    let finding = &findings(&entry("London", &keys, "GBP"))[0];
    assert_eq!(
        finding.notes,
        [
            "low: £100,000 base + £90,000 / 3 stock + £10,000 bonus + £5,000 Profit share = £145,000; \
             stated £145,000, fits",
            "high: £100,000 base + £90,000 / 3 stock + £10,000 bonus + £5,000 Profit share = £145,000; \
             stated £160,000, 10.3% too high",
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
            "note[unverifiable-total] total of London cannot be checked: stock and bonus are not stated"
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
        found
    };
    let alone = &with("10%", "135000")[0];
    assert_eq!(alone.severity.name(), "error");
    let still_off = &with("10–15%", "135000")[0];
    assert_eq!(still_off.severity.name(), "warning");
    // Headline, deviation and fix are of one sum, that of the whole range.
    assert_eq!(
        still_off.message,
        "total of London is 8.0% too high at its upper end: £135K stated, \
         its parts come to £120K to £125K"
    );
    let texts = |finding: &Diagnostic| -> Vec<String> {
        let edits = finding.fix.iter().flat_map(|fix| &fix.edits);
        edits.map(|edit| edit.text.clone()).collect()
    };
    assert_eq!(
        texts(still_off),
        [
            "bonus_pct_low: 10\n    bonus_pct_high: 15",
            "125000",
            "£125K"
        ]
    );
    // It is not the total that is wrong then, and `bonus-range-collapsed` says what is.
    assert!(with("10–25%", "135000").is_empty());
}

#[test]
fn totals_weigh_by_how_far_they_are_off_whatever_the_cause() {
    let weight = |stock: &str, total: &str| {
        let keys = [
            ("base_low", "100000"),
            ("base_high", "100000"),
            ("stock_low", stock),
            ("stock_high", stock),
            ("bonus_pct", "0"),
            ("total_comp_low", total),
            ("total_comp_high", total),
        ];
        let found = findings(&entry("London", &keys, "GBP"));
        let [found] = &found[..] else {
            panic!("{found:?}");
        };
        format!("{}[{}]", found.severity, found.rule.name)
    };
    // A whole grant in one year: 7.3% off, 60% off.
    assert_eq!(
        weight("10000", "110000"),
        "warning[total-counts-whole-grant]"
    );
    assert_eq!(
        weight("100000", "200000"),
        "error[total-counts-whole-grant]"
    );
    // No cause that is known: 6.5% off, 12.7% off.
    assert_eq!(weight("40000", "117200"), "warning[total-mismatch]");
    assert_eq!(weight("40000", "124000"), "error[total-mismatch]");
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
        signing.notes[2].contains("if the signing bonus of £20,000–£30,000 is counted"),
        "{signing:?}"
    );
    assert!(signing.fix.is_none());
    let forgotten = with("110000", "140000");
    assert!(
        forgotten.notes[2].contains("without the bonus"),
        "{forgotten:?}"
    );
    assert!(
        forgotten.help.expect("help").starts_with("add the bonus"),
        "the help says what the note does"
    );
}

/// The finding on the total of an entry in the row's currency or another, with the row's total under
/// `header`: of the rule that speaks of a total that is not what its parts come to in a year.
fn total_finding(header: &str, currency: &str, keys: &[(&str, &str)], row: &str) -> Diagnostic {
    let base = [("base_low", "100000"), ("base_high", "120000")];
    let entry = entry("Singapore", &[&base[..], keys].concat(), currency);
    let table = format!(
        "\n| Region | Base Salary | Bonus | Sign-On | {header} |\n|---|---|---|---|---|\n\
         | Singapore | S$100K–S$120K | {row} |\n"
    );
    let found = findings(&format!("{entry}{table}"));
    let is_wanted =
        |finding: &&Diagnostic| matches!(finding.rule.name, "total-mismatch" | "first-year-total");
    let finding = found.iter().find(is_wanted);
    finding.unwrap_or_else(|| panic!("{found:?}")).clone()
}

#[test]
fn percentages_of_a_row_in_another_currency_count() {
    let keys = [
        ("bonus_pct", "10"),
        ("total_comp_low", "110000"),
        ("total_comp_high", "143000"),
    ];
    let row = "10–15% | — | S$110K–S$143K";
    let found = total_finding("Total", "USD", &keys, row);
    assert_eq!(
        found.message,
        "total of Singapore is 3.6% too high at its upper end: S$143K stated, \
         its parts come to S$132K to S$138K"
    );
    assert_eq!(found.severity.name(), "warning");
    // Nor is a total impossible that the highest bonus of the table comes near to.
    let keys = [keys[0], keys[1], ("total_comp_high", "140000")];
    total_finding("Total", "USD", &keys, "10–14% | — | S$110K–S$140K");
}

#[test]
fn a_first_year_counts_the_signing_bonus() {
    let with = |header: &str, low: &'static str, high: &'static str| {
        let keys = [
            ("bonus_pct", "0"),
            ("signing_bonus_low", "20000"),
            ("signing_bonus_high", "30000"),
            ("total_comp_low", low),
            ("total_comp_high", high),
        ];
        let cells = format!("0% | S$20K–S$30K | S${}K–S${}K", &low[..3], &high[..3]);
        total_finding(header, "SGD", &keys, &cells)
    };
    let fits = with("Total Comp (Yr 1)", "120000", "150000");
    assert_eq!(fits.rule.name, "first-year-total");
    assert_eq!(fits.severity.name(), "note");
    assert_eq!(
        fits.message,
        "total of Singapore is for the first year: it includes the signing bonus"
    );
    assert!(fits.fix.is_none());
    assert_eq!(
        fits.primary.text,
        "counts the signing bonus of S$20K–S$30K; an ordinary year comes to S$120K"
    );
    assert!(fits.help.expect("help").contains("rename the column"));
    let off = with("First-Year Total", "120000", "157000");
    assert_eq!(off.severity.name(), "warning");
    assert_eq!(
        off.message,
        "total of Singapore is 4.7% too high at its upper end even with the signing bonus: \
         S$157K stated, its parts come to S$150K (S$120K without it)"
    );
    assert!(off.fix.is_none());
    let without = with("Total Year 1", "100000", "125000");
    assert!(
        without.notes[2].contains("come to S$120K at the lower and S$150K at the upper end"),
        "{without:?}"
    );
    assert!(without.message.contains("4.2% too high"), "{without:?}");
    assert!(without.fix.is_none());
    // Any other total is off by all of it.
    let ordinary = with("Total Comp", "120000", "150000");
    assert_eq!(ordinary.severity.name(), "error");
}

#[test]
fn a_fix_is_as_fine_as_it_must_be() {
    let fixed = |total: &str| {
        let keys = [
            ("base_low", "1000000"),
            ("base_high", "1050000"),
            ("bonus_pct", "0"),
            ("total_comp_low", "1000000"),
            ("total_comp_high", "1100000"),
        ];
        let entry = entry("London", &keys, "GBP");
        let table = format!(
            "\n| Region | Base Salary | Total |\n|---|---|---|\n\
             | London | £1,000K–£1,050K | {total} |\n"
        );
        let mut found = findings(&format!("{entry}{table}"));
        found.retain(|finding| finding.rule.name == "total-mismatch");
        let fix = found.remove(0).fix.expect("a fix");
        let texts = fix.edits.into_iter().map(|edit| edit.text);
        texts.collect::<Vec<_>>()
    };
    // A tenth of a million is too coarse for 1,050,000, which is not within 2% of it.
    assert_eq!(fixed("£1M–£1.1M"), ["1050000", "£1.05M"]);
    assert_eq!(fixed("£1,000K–£1,100K"), ["1050000", "£1,050K"]);
}

#[test]
fn one_way_to_count_the_bonus_is_one_cause() {
    let bands = [
        ("base_low", "100000"),
        ("base_high", "120000"),
        ("bonus_low", "20000"),
        ("bonus_high", "40000"),
    ];
    let causes = |totals: [[&'static str; 2]; 2]| {
        let pay: String = ["London", "Leeds"]
            .into_iter()
            .zip(totals)
            .map(|(region, [low, high])| {
                let totals = [("total_comp_low", low), ("total_comp_high", high)];
                entry(
                    region,
                    &[
                        &bands[..],
                        &[("stock_low", "40000"), ("stock_high", "80000")],
                        &totals,
                    ]
                    .concat(),
                    "GBP",
                )
            })
            .collect();
        let found = findings(&pay);
        assert_eq!(found.len(), 2, "{found:?}");
        let causes = found.into_iter().map(|finding| {
            let cause = finding
                .cause
                .map_or_else(String::new, |cause| cause.to_string());
            cause.split(" of ").next().unwrap_or_default().to_string()
        });
        causes.collect::<Vec<_>>()
    };
    assert_eq!(
        causes([["110000", "140000"], ["110000", "141000"]]),
        ["totals without the bonus"; 2]
    );
    assert_eq!(
        causes([["150000", "220000"], ["150000", "219000"]]),
        ["totals with the bonus counted twice"; 2]
    );
    assert_eq!(
        causes([["130000", "160000"], ["130000", "161000"]]),
        ["totals with the low bonus at both ends"; 2]
    );
    // One of two may be chance.
    assert_eq!(
        causes([["140000", "200000"], ["150000", "230000"]]),
        ["", ""]
    );
}

#[test]
fn a_heading_that_speaks_of_years_is_named() {
    let keys = [
        ("base_low", "100000"),
        ("base_high", "120000"),
        ("stock_low", "40000"),
        ("stock_high", "80000"),
        ("bonus_pct", "0"),
        ("total_comp_low", "140000"),
        ("total_comp_high", "200000"),
    ];
    let entry = entry("London", &keys, "GBP");
    let table = "\n| Region | Base Salary | RSU (4yr) | Total |\n|---|---|---|---|\n\
                 | London | £100K–£120K | £40K–£80K | £140K–£200K |\n";
    let found = findings(&format!("{entry}{table}"));
    let [whole] = &found[..] else {
        panic!("{found:?}");
    };
    assert_eq!(whole.rule.name, "total-counts-whole-grant");
    let help = whole.help.as_deref().expect("help");
    assert!(
        help.ends_with("add `stock_vest_years: 1` and correct the heading `RSU (4yr)`"),
        "{help}"
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
    ignore(&mut settings, "total-mismatch");
    ignore(&mut settings, "value-differs");
    ignore(&mut settings, "ambiguous-cell");
    let options = CheckOptions::from(settings);
    for _ in 0..9 {
        let source = Source::new(common::PATH, text.as_str());
        let found = read_and_check(source, &options).findings;
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
    let with_years = [&keys[..], &[("stock_vest_years", "1")]].concat();
    assert_eq!(
        told(&format!("{}{table}", entry("London", &with_years, "GBP"))),
        [""; 0]
    );
    // The total is right with it, and what is published must not be a quarter of it.
    assert_eq!(
        told(&format!("{}{table}", entry("London", &keys, "GBP"))),
        [
            "error[value-lost] vesting period of London is absent in the front matter, but the table \
             states Stock (annual)"
        ]
    );
}

/// What is found where London's stock is said to be `cell` below `header`.
fn stock_findings(header: &str, cell: &str, keys: &[(&str, &str)]) -> Vec<Diagnostic> {
    let base = [("base_low", "100000"), ("base_high", "100000")];
    let entry = entry("London", &[&base[..], keys].concat(), "GBP");
    let table = format!(
        "\n| Region | Base | {header} | Total |\n|---|---|---|---|\n\
         | London | £100K | {cell} | £120K–£140K |\n"
    );
    findings(&format!("{entry}{table}"))
}

/// What the safe fix of a finding writes.
fn written(found: &Diagnostic) -> Option<String> {
    let fix = found.fix.as_ref().filter(|fix| fix.safety == Safety::Safe);
    fix.map(|fix| {
        let texts = fix.edits.iter().map(|edit| edit.text.trim().to_string());
        texts.collect::<Vec<_>>().join("; ")
    })
}

#[test]
fn every_way_to_say_a_year_is_published_or_reported() {
    let figures = [("stock_low", "20000"), ("stock_high", "40000")];
    let totals = [("total_comp_low", "120000"), ("total_comp_high", "140000")];
    let known = [&figures[..], &totals].concat();
    let null = [
        &[("stock_low", "null"), ("stock_high", "null")][..],
        &totals,
    ]
    .concat();
    for (header, cell) in [
        ("Stock", "£20K–£40K/yr"),
        ("RSU", "£20K–£40K per year"),
        ("RSU", "£20K–£40K p.a."),
        ("RSU", "£20K–£40K annually"),
        ("Equity (Annual)", "£20K–£40K"),
        ("Stock /yr", "£20K–£40K"),
        ("Stock per year", "£20K–£40K"),
        // The total decides.
        ("Stock (RSU/4yr)", "£20K–£40K/yr"),
        ("Stock", "£20K–£40K/yr (4yr vest)"),
        ("RSU/yr", "£20K–£40K (4yr vest)"),
    ] {
        let found = stock_findings(header, cell, &known);
        let lost = found.iter().find(|one| one.rule.name == "value-lost");
        let lost = lost.unwrap_or_else(|| panic!("{header}, {cell}: {found:?}"));
        assert_eq!(
            written(lost).as_deref(),
            Some("stock_vest_years: 1"),
            "{header}, {cell}"
        );
        let found = stock_findings(header, cell, &null);
        let lost = found.iter().find(|one| one.rule.name == "value-lost");
        let written = lost.and_then(written).unwrap_or_default();
        assert!(
            written.contains("stock_vest_years: 1") && written.contains("20000"),
            "{header}, {cell}: {found:?}"
        );
    }
    // An entry that says otherwise may be right.
    let other = [&null[..], &[("stock_vest_years", "4")]].concat();
    let found = stock_findings("Stock", "£20K–£40K/yr", &other);
    assert!(found.iter().all(|one| written(one).is_none()), "{found:?}");
}

#[test]
fn a_grant_that_is_said_to_be_a_years_is_told_by_the_total() {
    let keys = [
        ("stock_low", "null"),
        ("stock_high", "null"),
        ("total_comp_low", "120000"),
        ("total_comp_high", "140000"),
    ];
    let found = stock_findings("Stock (RSU/4yr)", "£80K–£160K/yr", &keys);
    let written_in: Vec<String> = found.iter().filter_map(written).collect();
    assert_eq!(
        written_in,
        ["stock_low: 80000; stock_high: 160000"],
        "{found:?}"
    );
    // Neither a year's stock nor a grant over four: nothing is certain.
    let found = stock_findings("Stock (RSU/4yr)", "£50K–£60K/yr", &keys);
    assert!(found.iter().all(|one| written(one).is_none()), "{found:?}");
    let doubt = found.iter().find(|one| one.rule.name == "ambiguous-cell");
    assert_eq!(
        doubt.map(|doubt| doubt.message.as_str()),
        Some("\"£50K–£60K/yr\" may be stock for a year or for 4 years: Stock (RSU/4yr) of London")
    );
}

#[test]
fn a_new_region_or_level_is_no_place_for_a_guess_about_years() {
    let keys = [("base_low", "100000"), ("base_high", "100000")];
    let table = "\n| Region | Base | Stock (RSU/4yr) |\n|---|---|---|\n| London | £100K | — |\n\
                 | Leeds | £90K | £20K–£40K/yr |\n";
    let found = findings(&format!("{}{table}", entry("London", &keys, "GBP")));
    let lost = found.iter().find(|one| one.rule.name == "region-lost");
    let fix = lost.and_then(|lost| lost.fix.as_ref()).expect("a fix");
    assert_eq!(fix.safety, Safety::Unsafe);
    let table = "\n| Level | Region | Base | Stock (RSU/4yr) |\n|---|---|---|---|\n\
                 | L4 | London | £100K | £20K–£40K/yr |\n| L5 | London | £120K | £30K–£50K/yr |\n";
    let keys = [("base_low", "100000"), ("base_high", "120000")];
    let found = findings(&format!("{}{table}", entry("London", &keys, "GBP")));
    let levels = found.iter().find(|one| one.rule.name == "levels-collapsed");
    let levels = levels.unwrap_or_else(|| panic!("{found:?}"));
    assert!(levels.fix.is_none(), "{levels:?}");
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

#[test]
fn a_project_says_what_is_usual() {
    let keys = [("base_low", "1500"), ("base_high", "1900")];
    let pay = entry("London", &keys, "GBP");
    let with = |low: u64| {
        let mut settings = Settings::default();
        assert!(select(&mut settings, "implausible-amount"));
        let rule = negguide::rules::find("implausible-amount").expect("the rule");
        let options = &rule.meta().options;
        let option = options.iter().find(|option| option.key == "base-low");
        let value = negguide::rules::OptionValue::Count(low);
        settings.set_option(option.expect("the option"), value);
        let source = Source::new(common::PATH, common::with_pay(&pay));
        read_and_check(source, &settings.into()).findings
    };
    assert!(with(20_000).is_empty(), "£1,500 is a tenth of little");
    let found = with(50_000);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(
        found[0].message,
        "base salary of London is £1,500: far less than anyone is paid, and so is 1 other amount"
    );
}

#[test]
fn an_end_that_lost_its_unit_is_no_swapped_range() {
    let keys = [("base_low", "95000"), ("base_high", "120")];
    let found = told(&entry("London", &keys, "GBP"));
    assert_eq!(
        found,
        ["warning[implausible-amount] base salary of London is £120: far less than anyone is paid"]
    );
    // In rupees, the unit that explains the most of an entry explains all of it.
    let keys = [
        ("base_low", "2000"),
        ("base_high", "3800"),
        ("stock_low", "1500"),
        ("stock_high", "4000"),
    ];
    let found = findings(&entry("Bengaluru", &keys, "INR"));
    assert_eq!(found.len(), 1, "{found:?}");
    let texts: Vec<&str> = found[0]
        .related
        .iter()
        .map(|label| label.text.as_str())
        .collect();
    assert_eq!(
        texts,
        [
            "₹38,00,000 was probably meant",
            "₹15,00,000 was probably meant",
            "₹40,00,000 was probably meant"
        ]
    );
}

#[test]
fn a_fix_names_the_range_that_it_writes() {
    let found = total_finding(
        "Total",
        "SGD",
        &[
            ("stock_low", "0"),
            ("stock_high", "0"),
            ("bonus_pct", "10"),
            ("total_comp_low", "112000"),
            ("total_comp_high", "142000"),
        ],
        "10–15% + variable | — | S$112K–S$142K",
    );
    let note = &found.notes[0];
    assert!(note.starts_with("low: S$100K base + S$0 stock"), "{note}");
    let title = found.fix.expect("a fix").title;
    assert!(
        title.ends_with("and the table's bonus range, 10–15%"),
        "{title}"
    );
}

/// The keys of an entry whose grant of 100,000 vests 5/15/40/40, with these totals.
fn by_year(more: &[(&'static str, &'static str)]) -> Vec<(&'static str, &'static str)> {
    let keys = [
        ("base_low", "100000"),
        ("base_high", "120000"),
        ("stock_low", "100000"),
        ("stock_high", "100000"),
        ("stock_vest_schedule", "[5, 15, 40, 40]"),
        ("bonus_pct", "0"),
    ];
    [&keys, more].concat()
}

fn totals(low: &'static str, high: &'static str) -> [(&'static str, &'static str); 2] {
    [("total_comp_low", low), ("total_comp_high", high)]
}

#[test]
fn a_total_is_of_an_average_year_of_the_schedule() {
    let told_of =
        |keys: &[(&'static str, &'static str)]| told(&entry("London", &by_year(keys), "GBP"));
    assert_eq!(told_of(&totals("125000", "145000")), [""; 0]);
    // Years that are as many as the schedule's change nothing.
    let years = [
        &totals("125000", "145000")[..],
        &[("stock_vest_years", "4")],
    ]
    .concat();
    assert_eq!(told_of(&years), [""; 0]);
    assert_eq!(
        told_of(&totals("105000", "125000")),
        [
            "error[total-mismatch] total of London counts the first year, 16.0% too low at its lower end: \
             £105,000 stated, an average year comes to £125,000"
        ]
    );
    assert_eq!(
        told_of(&totals("200000", "220000")),
        [
            "error[total-counts-whole-grant] the total counts the whole 4-year stock grant in one year: \
             up to 60.0% too high"
        ]
    );
    let three = [
        ("base_low", "100000"),
        ("base_high", "120000"),
        ("stock_low", "90000"),
        ("stock_high", "90000"),
        ("stock_vest_schedule", "[50, 30, 20]"),
        ("bonus_pct", "0"),
    ];
    let three = entry(
        "London",
        &[&three[..], &totals("130000", "150000")].concat(),
        "GBP",
    );
    assert_eq!(
        told(&three),
        [""; 0],
        "a third of the grant in an average year"
    );
}

#[test]
fn a_first_year_counts_its_share_and_the_signing_bonus() {
    let signed = [
        ("signing_bonus_low", "20000"),
        ("signing_bonus_high", "30000"),
    ];
    let of = |total: [(&'static str, &'static str); 2]| {
        let keys = by_year(&[&signed[..], &total].concat());
        let found = findings(&entry("London", &keys, "GBP"));
        assert_eq!(found.len(), 1, "{found:?}");
        found[0].clone()
    };
    let first = of(totals("125000", "155000"));
    assert_eq!(
        first.message,
        "total of London counts the first year, 6.9% too high at its upper end: £155,000 stated, \
         an average year comes to £145,000"
    );
    assert_eq!(
        first.notes[2],
        "both ends match a first year with 5% of the grant and the signing bonus of £20,000–£30,000; \
         a total is pay for an average year of the grant"
    );
    assert!(first.fix.is_none());
    // An average year with the signing bonus is no first year.
    let signed = of(totals("145000", "175000"));
    assert!(
        signed.notes[2].starts_with("both ends match if the signing bonus"),
        "{signed:?}"
    );
    // Nor is the second year's counted by anything.
    let second = [
        ("signing_bonus_year2_low", "20000"),
        ("signing_bonus_year2_high", "30000"),
    ];
    let keys = by_year(&[&second[..], &totals("125000", "145000")].concat());
    assert_eq!(told(&entry("London", &keys, "GBP")), [""; 0]);
}

#[test]
fn a_first_year_by_its_header_is_held_against_the_schedule() {
    let with = |header: &str, low: &'static str, high: &'static str| {
        let signed = [
            ("signing_bonus_low", "50000"),
            ("signing_bonus_high", "50000"),
        ];
        let keys = by_year(&[&signed[..], &totals(low, high)].concat());
        let entry = entry("London", &keys, "GBP");
        let table = format!(
            "\n| Region | Base Salary | Stock (RSU/4yr) | Bonus | Sign-On | {header} |\n|---|---|---|---|---|---|\n\
             | London | £100K–£120K | £100K | 0% | £50K | £{}K–£{}K |\n",
            &low[..3],
            &high[..3]
        );
        let mut found = findings(&format!("{entry}{table}"));
        found.retain(|finding| {
            finding.rule.name.starts_with("total") || finding.rule.name == "first-year-total"
        });
        assert_eq!(found.len(), 1, "{found:?}");
        found.remove(0)
    };
    let fits = with("Total (Year 1)", "155000", "175000");
    assert_eq!(fits.severity.name(), "note");
    assert_eq!(
        fits.message,
        "total of London is for the first year: it includes 5% of the grant and the signing bonus"
    );
    assert_eq!(
        fits.primary.text,
        "counts 5% of the grant and the signing bonus of £50K; an ordinary year comes to £145K"
    );
    assert!(fits.fix.is_none());
    let off = with("First-Year Total", "155000", "190000");
    assert_eq!(off.severity.name(), "warning");
    assert_eq!(
        off.message,
        "total of London is 8.6% too high at its upper end for a first year with 5% of the grant \
         and the signing bonus: £190K stated, its parts come to £175K (£145K in an ordinary year)"
    );
    assert_eq!(
        off.notes[1],
        "high: £120K base + 5% of £100K stock + 0% bonus + £50K signing bonus = £175K; stated £190K, \
         8.6% too high; in an ordinary year £145K"
    );
    let unsaid = with("Total", "155000", "175000");
    assert_eq!(unsaid.severity.name(), "error");
    assert!(
        unsaid.message.contains("counts the first year"),
        "{unsaid:?}"
    );
}

#[test]
fn a_schedule_that_is_none_leaves_the_total_open() {
    for wrong in [
        "[5, 15, 40, 30]",
        "[60, 40]\n  stock_vest_years: 4",
        "5-15-40-40",
    ] {
        let mut keys = by_year(&totals("105000", "125000"));
        keys[4] = ("stock_vest_schedule", wrong);
        assert_eq!(told(&entry("London", &keys, "GBP")), [""; 0], "{wrong}");
    }
}

#[test]
fn a_total_that_the_tables_figures_give_is_no_mistake() {
    let totals = |mark: &str| {
        let entry = entry(
            "London",
            &[
                ("base_low", "95000"),
                ("base_high", "95000"),
                ("stock_low", "40000"),
                ("stock_high", "40000"),
                ("bonus_low", "10000"),
                ("bonus_high", "10000"),
                ("total_comp_low", "125000"),
                ("total_comp_high", "125000"),
            ],
            "GBP",
        );
        let row = format!("| London | {mark}95K | {mark}80K | {mark}10K | {mark}125K |");
        let table = "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |\n|---|---|---|---|---|";
        let told = told(&format!("{entry}\n{table}\n{row}\n"));
        told.into_iter()
            .filter(|told| told.contains("[total-"))
            .count()
    };
    // The stock is what differs, and said to.
    assert_eq!(totals("£"), 0);
    // Figures in another currency explain nothing.
    assert_eq!(totals("$"), 1);
}

#[test]
fn another_currency_is_proposed_only_where_the_figures_fit_it() {
    let told = |currency: &str, base: &str| {
        let keys = [("base_low", base), ("base_high", base)];
        let entry = entry("London", &keys, currency);
        let found = findings(&format!(
            "{entry}\n| Region | Base Salary |\n|---|---|\n| London | — |\n"
        ));
        let found = found.into_iter();
        let mut found = found.filter(|it| it.rule.name == "currency-place-mismatch");
        found.next().map(|it| it.fix.is_some())
    };
    assert_eq!(told("JPY", "95000"), Some(true));
    assert_eq!(told("JPY", "500"), Some(false));
    assert_eq!(told("EUR", "900000000"), Some(false));
}

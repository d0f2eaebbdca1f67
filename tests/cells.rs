//! Regions under two names, and the two ways out of figures that differ.

mod common;

use negguide::check::{CheckOptions, read_and_check};
use negguide::diagnostic::Diagnostic;
use negguide::text::{Source, apply};

fn checked(text: &str) -> negguide::check::Checked {
    let source = Source::new(common::PATH, text);
    read_and_check(source, &CheckOptions::default())
}

fn entry(region: &str, low: u32, high: u32, currency: &str) -> String {
    format!("- region: {region}\n  base_low: {low}\n  base_high: {high}\n  currency: {currency}\n")
}

fn of_family(pay: &str) -> Vec<Diagnostic> {
    let findings = checked(&common::with_pay(pay)).findings;
    let is_of = |finding: &Diagnostic| finding.rule.code.starts_with("NG3");
    findings.into_iter().filter(is_of).collect()
}

fn names(pay: &str) -> Vec<&'static str> {
    let findings = of_family(pay);
    { findings.iter() }
        .map(|finding| finding.rule.name)
        .collect()
}

const TABLE: &str = "\n| Region | Base Salary |\n|---|---|\n";

#[test]
fn a_region_under_two_names_is_one_finding() {
    let london = "| London | £95K–£120K |\n";
    let pay = format!("{}{TABLE}{london}", entry("Londn", 95_000, 120_000, "GBP"));
    let found = of_family(&pay);
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].message.ends_with("did you mean `London`?"),
        "{found:#?}"
    );
    // Other pay and another place: two mistakes.
    let pay = format!("{}{TABLE}{london}", entry("Boston", 50_000, 60_000, "USD"));
    assert_eq!(names(&pay), ["region-invented", "region-lost"]);
}

#[test]
fn joined_and_reordered_labels_are_no_inventions() {
    for (regions, row) in [
        (&["London"][..], "London / Europe"),
        (&["Leeds", "Bristol"], "Leeds / Bristol (UK)"),
        (&["UK Remote"], "Remote (UK)"),
    ] {
        let entries = regions
            .iter()
            .map(|region| entry(region, 95_000, 120_000, "GBP"));
        let entries: String = entries.collect();
        let pay = format!("{entries}{TABLE}| {row} | £95K–£120K |\n");
        assert_eq!(names(&pay), [""; 0], "{row}");
    }
}

#[test]
fn both_ways_out_are_shown_and_lead_out() {
    let table = format!("{TABLE}| London | £95K–£120K |\n");
    let text = common::with_pay(&format!(
        "{}{table}",
        entry("London", 94_100, 121_000, "GBP")
    ));
    let checked = checked(&text);
    let found = checked.findings.iter();
    let differs = { found }.find(|finding| finding.rule.name == "value-differs");
    let differs = differs.expect("the figures differ");
    assert!(
        differs
            .message
            .contains("is £94.1K–£121K in the front matter")
    );
    for fix in differs.fix.iter().chain(&differs.alternatives) {
        let after = apply(&text, &fix.edits).expect("the edits fit");
        let left = self::checked(&after).findings;
        assert!(
            left.iter()
                .all(|finding| finding.rule.name != "value-differs")
        );
    }
    assert_eq!(differs.alternatives.len(), 1);
    let shown = common::human(&[checked.into()]);
    assert!(
        shown.contains("or: write £94.1K–£121K in the table"),
        "{shown}"
    );
}

#[test]
fn one_mistake_in_many_guides_is_explained_once() {
    let text = common::sound_guide().replace("**Global Levers**", "Levers");
    let options = CheckOptions::default();
    let guides: Vec<_> = (0..300)
        .map(|at| {
            let path = format!("guides/acme/role-{at}.md");
            read_and_check(Source::new(path, text.as_str()), &options).into()
        })
        .collect();
    let shown = common::human(&guides);
    assert_eq!(shown.matches("[missing-section]").count(), 1, "{shown}");
    assert!(shown.contains("the same in 299 other guides"), "{shown}");
}

#[test]
fn one_mistake_in_all_rows_is_told_once() {
    let row = |region: &str| {
        format!(
            "- region: {region}\n  base_low: 90000\n  base_high: 120000\n  stock_low: null\n  \
             stock_high: null\n  bonus_pct: 10\n  currency: GBP\n"
        )
    };
    let table = "\n| Region | Base Salary | Stock | Bonus |\n|---|---|---|---|\n\
                 | London | £90K–£120K | £20K–£30K | 10–15% |\n\
                 | Leeds | £90K–£120K | £15K–£25K | 10–20% |\n";
    let pay = format!("{}{}{table}", row("London"), row("Leeds"));
    let shown = common::human(&[checked(&common::with_pay(&pay)).into()]);
    for rule in ["[bonus-range-collapsed]", "[value-lost]"] {
        assert_eq!(shown.matches(rule).count(), 1, "{shown}");
    }
    assert!(
        shown.contains(
            "bonus of Leeds is 10% in the front matter, but 10–20% in the table (safe fix)"
        ),
        "{shown}"
    );
    assert!(
        shown.contains(
            "stock of Leeds is null in the front matter, but the table states £15K–£25K (safe fix)"
        ),
        "{shown}"
    );
}

#[test]
fn amounts_lost_with_their_currency_are_one_mistake_a_row() {
    let lost = |region: &str| {
        format!(
            "- region: {region}\n  base_low: null\n  base_high: null\n  stock_low: null\n  \
             stock_high: null\n  currency: USD\n"
        )
    };
    let table = "\n| Region | Base Salary | Stock |\n|---|---|---|\n\
                 | London | £90K–£120K | £20K–£30K |\n\
                 | Berlin | €90K–€120K | €15K–€25K |\n";
    let pay = format!("{}{}{table}", lost("London"), lost("Berlin"));
    let found = of_family(&pay);
    let lost = found.iter().filter(|one| one.rule.name == "value-lost");
    let mut causes: Vec<_> = lost.filter_map(|one| one.cause.clone()).collect();
    assert_eq!(causes.len(), 4, "{found:#?}");
    causes.dedup();
    assert_eq!(causes.len(), 2, "{found:#?}");
}

#[test]
fn words_in_the_place_of_a_figure_are_quoted() {
    let pay = format!(
        "{}{TABLE}| London | what the market pays |\n",
        entry("London", 95_000, 120_000, "GBP")
    );
    let found = of_family(&pay);
    assert!(
        found
            .iter()
            .any(|one| one.message
                == "\"what the market pays\" is not a figure: Base Salary of London"),
        "{found:#?}"
    );
}

#[test]
fn a_letter_with_a_full_stop_is_a_word_of_its_own() {
    for (own, row) in [
        ("N. Ireland", "N.Ireland"),
        ("Washington D.C.", "Washington D. C."),
    ] {
        let pay = format!(
            "{}{TABLE}| {row} | £95K–£120K |\n",
            entry(own, 95_000, 120_000, "GBP")
        );
        assert_eq!(names(&pay), [""; 0], "{row}");
    }
}

#[test]
fn the_only_names_that_are_left_may_be_one() {
    let empty = "- region: Lyon\n  base_low: null\n  base_high: null\n  currency: EUR\n";
    let found = of_family(&format!("{empty}{TABLE}| Paris | €90K |\n"));
    let said: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        said,
        ["\"Lyon\" is in the front matter, but not in the table; did you mean `Paris`?"]
    );
    let notes = found.iter().flat_map(|found| &found.notes);
    assert_eq!(notes.count(), 0, "{found:#?}");
    // The same pay says that the two are one.
    let found = of_family(&format!(
        "{}{TABLE}| Paris | €90K |\n",
        entry("Lyon", 90_000, 90_000, "EUR")
    ));
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].notes, ["both state the same pay"]);
}

/// A number that has lost a digit of its last three is no number with a fraction: nothing is read, and no fix
/// writes another amount.
#[test]
fn a_number_that_lost_a_digit_is_not_read() {
    for band in [
        "£1,200,00–£2,400,000",
        "£1.200.0–£2.400.000",
        "£95,000–£120,000,0",
    ] {
        let pay = format!(
            "- region: London\n  base_low: null\n  base_high: null\n  currency: GBP\n{TABLE}| London | {band} |\n"
        );
        assert_eq!(names(&pay), ["ambiguous-cell"], "{band}");
    }
}

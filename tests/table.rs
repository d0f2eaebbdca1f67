//! Front matter compared with the pay table: which currency figures go with, and what is said where
//! they can't be filled in.

mod common;

use negguide::check::read_and_check;
use negguide::diagnostic::{Diagnostic, Safety};
use negguide::text::{Source, apply};

/// A guide with one entry of `region` and these keys, and a table of one row.
fn guide(region: &str, keys: &str, header: &str, row: &str) -> String {
    let rule = "|---".repeat(header.matches('|').count() - 1);
    common::with_pay(&format!(
        "- region: {region}\n{keys}\n{header}\n{rule}|\n| {region} {row}\n"
    ))
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let options = common::options_selecting(&["NG1", "NG3"]);
    let source = Source::new(common::PATH, text);
    read_and_check(source, &options).findings
}

fn of(text: &str, rule: &str) -> Vec<Diagnostic> {
    let mut found = findings(text);
    found.retain(|finding| finding.rule.name == rule);
    found
}

fn the_one(text: &str, rule: &str) -> Diagnostic {
    let mut found = of(text, rule);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

#[test]
fn a_figure_is_not_filled_in_where_another_would_get_a_wrong_currency() {
    let text = guide(
        "Taipei",
        "  base_low: null\n  base_high: null\n  stock_low: 20000\n  stock_high: 38000\n  currency: USD\n",
        "| Region | Base | Stock |",
        "| NT$1.9M–NT$2.6M | $20K–$38K |",
    );
    for rule in ["value-lost", "currency-differs"] {
        let found = the_one(&text, rule);
        assert!(found.fix.is_none(), "{found:#?}");
        assert_eq!(
            found.notes,
            [
                "an entry has one currency: with TWD, its stock would be in it too, which is $20K–$38K in \
              the table"
            ]
        );
        assert!(
            found
                .help
                .is_some_and(|help| help.starts_with("decide in which currency"))
        );
    }
    // Nor is it where it would itself come into a wrong one.
    let text = guide(
        "Taipei",
        "  base_low: 1900000\n  base_high: 2600000\n  currency: TWD\n",
        "| Region | Base | Stock |",
        "| NT$1.9M–NT$2.6M | $20K–$38K |",
    );
    let found = the_one(&text, "value-lost");
    assert!(found.fix.is_none());
    assert!(
        found.notes[0].contains("other pay is in TWD, this is not"),
        "{found:#?}"
    );
    // A percentage is in no currency.
    let text = guide(
        "Taipei",
        "  base_low: 20000\n  base_high: 38000\n  currency: USD\n",
        "| Region | Base | Bonus |",
        "| NT$1.9M–NT$2.6M | 10–15% |",
    );
    let fix = the_one(&text, "value-lost").fix.expect("a fix");
    assert_eq!(fix.safety, Safety::Safe);
    assert!(apply(&text, &fix.edits).is_some_and(|text| text.contains("currency: USD")));
}

#[test]
fn a_bare_dollar_is_the_dollar_of_the_entry() {
    let text = guide(
        "Toronto",
        "  base_low: 95000\n  base_high: 120000\n  currency: CAD\n",
        "| Region | Base | Stock |",
        "| $95K–$120K | $20K–$38K |",
    );
    let fix = the_one(&text, "value-lost").fix.expect("a fix");
    assert_eq!(fix.safety, Safety::Safe);
}

#[test]
fn equivalents_are_not_filled_in() {
    let text = guide(
        "London",
        "  base_low: null\n  base_high: null\n  currency: GBP\n",
        "| Region | Base |",
        "| $160K–$220K (GBP equiv.) |",
    );
    let found = the_one(&text, "value-lost");
    assert!(found.fix.is_none(), "{found:#?}");
    assert_eq!(
        found.notes,
        ["the row gives equivalents of pay in another currency"]
    );
    assert!(found.help.is_some());
}

#[test]
fn pay_for_a_month_names_the_figure_beside_it() {
    let text = guide(
        "Malmö",
        "  base_low: null\n  base_high: null\n  currency: USD\n",
        "| Region | Base |",
        "| SEK 55K–72K/mo / $65K–$88K |",
    );
    let found = the_one(&text, "value-lost");
    assert!(found.fix.is_none());
    assert!(
        found.notes[1].starts_with("next to it is $65K–$88K,"),
        "{found:#?}"
    );
    assert!(
        found
            .help
            .is_some_and(|help| help.ends_with("if $65K–$88K is that, fill it in"))
    );
}

#[test]
fn a_table_in_two_currencies_is_told_as_one() {
    let text = guide(
        "Recife",
        "  base_low: null\n  base_high: null\n  currency: USD\n",
        "| Region | Base |",
        "| R$535K / $107K – R$730K / $146K |",
    );
    let found = the_one(&text, "currency-differs");
    assert_eq!(
        found.message,
        "currency of Recife is USD in the front matter, but the table puts BRL first and USD second"
    );
    assert!(
        found
            .help
            .is_some_and(|help| help.ends_with("such as $107K–$146K"))
    );
    assert_eq!(found.fix.expect("a fix").safety, Safety::Safe);
}

#[test]
fn figures_that_are_not_the_tables_may_be_right_in_their_own_currency() {
    let keys = |low: u32| format!("  base_low: {low}\n  base_high: 850000\n  currency: USD\n");
    let with = |low| {
        guide(
            "Aarhus",
            &keys(low),
            "| Region | Base |",
            "| DKK 620K–DKK 850K |",
        )
    };
    let fix = |low| the_one(&with(low), "currency-differs").fix.expect("a fix");
    assert_eq!(fix(620_000).safety, Safety::Safe);
    assert_eq!(fix(90_000).safety, Safety::Unsafe);
}

#[test]
fn new_keys_come_in_canonical_order_and_take_the_place_of_nulls() {
    let text = guide(
        "London",
        "  base_low: 95000 # band A\n  base_high: 95000\n  stock_type: RSU # of the parent\n  bonus_pct: null # see the plan\n  currency: GBP\n",
        "| Region | Base | Stock (3-yr vest) | Bonus |",
        "| £95K | £30K–£60K | £5K–£9K |",
    );
    let mut after = text;
    for _ in 0..2 {
        let fix = of(&after, "value-lost").remove(0).fix.expect("a fix");
        assert_eq!(fix.safety, Safety::Safe);
        after = apply(&after, &fix.edits).expect("the edits fit");
    }
    assert!(
        after.contains(
            "    base_low: 95000 # band A\n    base_high: 95000\n    stock_low: 30000\n    \
             stock_high: 60000\n    stock_type: RSU # of the parent\n    stock_vest_years: 3\n    \
             bonus_low: 5000\n    bonus_high: 9000 # see the plan\n    currency: GBP\n"
        ),
        "{after}"
    );
    assert!(findings(&after).is_empty(), "{:#?}", findings(&after));
}

#[test]
fn one_end_of_percentages_behind_amounts_is_a_collapsed_range() {
    let with = |pct: u32, cell: &str| {
        guide(
            "London",
            &format!(
                "  base_low: 95000\n  base_high: 120000\n  bonus_pct: {pct}\n  currency: GBP\n"
            ),
            "| Region | Base | Bonus |",
            &format!("| £95K–£120K | {cell} |"),
        )
    };
    let text = with(10, "£10K–£24K (10–20%)");
    let found = the_one(&text, "bonus-range-collapsed");
    assert!(of(&text, "bonus-kind-differs").is_empty());
    let fix = found.fix.expect("a fix");
    assert_eq!(fix.safety, Safety::Safe);
    let after = apply(&text, &fix.edits).expect("the edits fit");
    assert!(
        after.contains("    bonus_pct_low: 10\n    bonus_pct_high: 20\n"),
        "{after}"
    );
    assert!(findings(&after).is_empty(), "{:#?}", findings(&after));
    assert_eq!(found.alternatives[0].title, "write the amounts, £10K–£24K");
    // The amounts are not those of the percentages.
    let fix = the_one(&with(10, "£20K–£24K (10–20%)"), "bonus-range-collapsed").fix;
    assert_eq!(fix.expect("a fix").safety, Safety::Unsafe);
    // Nothing of the range.
    let text = with(25, "£10K–£24K (10–20%)");
    assert!(of(&text, "bonus-range-collapsed").is_empty());
    assert_eq!(of(&text, "bonus-kind-differs").len(), 1);
    // Within it.
    let found = the_one(&with(15, "10–20% target"), "bonus-range-collapsed");
    assert_eq!(found.primary.text, "one percentage of a range");
    assert!(found.notes.is_empty(), "{found:#?}");
    let found = the_one(&with(10, "10–20% + profit share"), "bonus-range-collapsed");
    assert!(
        found.notes[0].ends_with("in words: \"+ profit share\""),
        "{found:#?}"
    );
}

#[test]
fn a_figure_that_differs_is_not_taken_into_a_wrong_currency() {
    let text = guide(
        "Taipei",
        "  base_low: 60000\n  base_high: 80000\n  stock_low: 20000\n  stock_high: 38000\n  currency: USD\n",
        "| Region | Base | Stock |",
        "| NT$1.9M–NT$2.6M | $20K–$38K |",
    );
    assert!(the_one(&text, "value-differs").fix.is_none());
}

#[test]
fn two_grants_of_which_the_entry_has_the_second_are_no_mistake_of_one_figure() {
    let text = guide(
        "Leeds",
        "  stock_low: 20000\n  stock_high: 38000\n  currency: GBP\n",
        "| Region | RSU Grant | Retention RSU Grant |",
        "| £60K–£90K | £20K–£38K |",
    );
    let found = the_one(&text, "value-differs");
    assert!(
        found
            .help
            .is_some_and(|help| help.starts_with("there is one key for it"))
    );
}

#[test]
fn words_that_a_cell_adds_are_said_to_stay_in_the_table() {
    let noted = |cell: &str| {
        let text = guide("Leeds", "  currency: GBP\n", "| Region | Stock |", cell);
        the_one(&text, "value-lost").notes
    };
    assert_eq!(
        noted("| £20K–£38K (lead roles only) |"),
        ["there is no key for what the table adds in words: \"(lead roles only)\""]
    );
    assert!(noted("| £20K–£38K (options) |").is_empty());
    assert!(noted("| £20K–£38K ($25K–$48K) |").is_empty());
}

/// The fix of `value-lost` for one column of a table, with its safety.
fn filled_in(header: &str, cell: &str) -> Option<(String, Safety)> {
    let entry = "- region: London\n  base_low: 90000\n  base_high: 90000\n  currency: GBP\n";
    let table = format!(
        "\n| Region | Base Salary | {header} |\n|---|---|---|\n| London | £90K | {cell} |\n"
    );
    let text = common::with_pay(&format!("{entry}{table}"));
    let options = common::options_selecting(&["value-lost"]);
    let checked = read_and_check(Source::new(common::PATH, text.as_str()), &options);
    let fix = checked.findings.first()?.fix.clone()?;
    let written: String = fix.edits.iter().map(|edit| edit.text.as_str()).collect();
    Some((written, fix.safety))
}

#[test]
fn a_figure_that_its_author_doubts_is_no_safe_fix() {
    for (cell, expected) in [
        ("£40K", Safety::Safe),
        ("£40K target", Safety::Safe),
        ("£40K?", Safety::Unsafe),
        ("£40K (TBC)", Safety::Unsafe),
        ("£40K if the round closes", Safety::Unsafe),
        ("£40K (vorbehaltlich der Zusage)", Safety::Unsafe),
    ] {
        let (written, safety) = filled_in("Signing Bonus", cell).expect(cell);
        assert!(written.contains("signing_bonus_low: 40000"), "{written}");
        assert_eq!(safety, expected, "{cell}");
    }
}

#[test]
fn percentages_of_something_else_are_not_filled_in_and_open_ones_are_no_safe_fix() {
    for cell in ["10%", "10% of base", "10% target", "10% + equity"] {
        let (written, safety) = filled_in("Bonus", cell).expect(cell);
        assert!(written.contains("bonus_pct: 10"), "{cell}: {written}");
        assert_eq!(safety, Safety::Safe, "{cell}");
    }
    let open = filled_in("Bonus", "10%+").expect("a fix");
    assert_eq!(open.1, Safety::Unsafe);
    for cell in ["10% of total comp", "10% of stock", "15%–10%"] {
        assert_eq!(filled_in("Bonus", cell), None, "{cell}");
    }
}

#[test]
fn a_time_behind_other_words_is_not_that_of_the_grant() {
    let years = |cell: &str| {
        let (written, _) = filled_in("Stock", cell).expect(cell);
        assert!(written.contains("stock_low: 40000"), "{written}");
        written.contains("stock_vest_years: 1")
    };
    assert!(years("£40K/yr"));
    assert!(years("£40K gross yearly"));
    assert!(!years("£40K, refreshed yearly"));
    assert!(!years("£40K"));
}

#[test]
fn a_table_is_written_as_the_entry_has_it() {
    for (stated, cell, expected) in [
        ("base_low: 95000\n  base_high: 120000", "£90K", "£95K–£120K"),
        ("base_low: 95000\n  base_high: 95000", "£90K", "£95K"),
        (
            "base_low: 95000\n  base_high: 120000",
            "£90K–£130K",
            "£95K£120K",
        ),
    ] {
        let keys = format!("  {stated}\n  currency: GBP\n");
        let text = guide("London", &keys, "| Region | Base |", &format!("| {cell} |"));
        let found = the_one(&text, "value-differs");
        let [give] = &found.alternatives[..] else {
            panic!("{found:#?}");
        };
        let texts = give.edits.iter().map(|edit| edit.text.as_str());
        assert_eq!(texts.collect::<String>(), expected);
    }
}

#[test]
fn each_end_of_a_bonus_is_put_right_where_it_stands() {
    let text = guide(
        "London",
        "  base_low: 95000\n  base_high: 95000\n  # as of May\n  bonus_pct_low: 5\n  # or more\n  \
         bonus_pct_high: 15\n  currency: GBP\n",
        "| Region | Base | Bonus |",
        "| £95K | 10–15% |",
    );
    let found = the_one(&text, "value-differs");
    let fix = found.fix.expect("a fix");
    let after = apply(&text, &fix.edits).expect("the edits fit");
    let lines = "  bonus_pct_low: 10\n    # or more\n    bonus_pct_high: 15\n";
    assert!(after.contains(lines), "{after}");
}

#[test]
fn what_a_column_for_two_kinds_of_pay_holds_is_lost_or_differs() {
    let lost = |header: &str, row: &str, more: &str| {
        let keys = format!("  base_low: 95000\n  base_high: 95000\n{more}  currency: GBP\n");
        let text = guide(
            "London",
            &keys,
            &format!("| Region | Base | {header} |"),
            row,
        );
        let found = of(&text, "column-lost").into_iter();
        found.map(|found| found.message).collect::<Vec<_>>()
    };
    let bonus = "  bonus_low: 9000\n  bonus_high: 9000\n";
    // The entry states a bonus: this one, or another figure for it.
    assert_eq!(lost("Sign-on/Bonus", "| £95K | £9K |", bonus), [""; 0]);
    assert_eq!(lost("Sign-on/Bonus", "| £95K | £8K |", bonus), [""; 0]);
    assert_eq!(lost("Carry/Bonus", "| £95K | £8K |", bonus), [""; 0]);
    // Beside a column of the bonus, one for the bonus or carry is something else.
    assert_eq!(
        lost("Bonus | Carry/Bonus", "| £95K | £9K | £10K |", bonus),
        ["\"Carry/Bonus\" is in the table, but not in the front matter: London £10K"]
    );
}

#[test]
fn a_grant_of_nothing_vests_over_no_years() {
    for keys in ["", "  stock_vest_years: 4\n"] {
        let keys = format!(
            "  base_low: 95000\n  base_high: 95000\n  stock_low: 0\n  stock_high: 0\n{keys}  currency: GBP\n"
        );
        let header = "| Region | Base | Stock (RSU/3yr) |";
        let found = findings(&guide("London", &keys, header, "| £95K | £0 |"));
        assert!(found.is_empty(), "{found:#?}");
    }
}

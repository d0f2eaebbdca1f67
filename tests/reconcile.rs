//! After a hand edit of one side of a guide the other follows, through the real binary.

mod common;

use std::fs;

use common::binary::{run, stderr, stdout, write};
use tempfile::{TempDir, tempdir};

fn project(text: &str) -> TempDir {
    let here = tempdir().unwrap();
    write(here.path(), common::PATH, text);
    here
}

fn reconciled(here: &TempDir, arguments: &[&str]) -> (Option<i32>, String, String) {
    let arguments = [&["reconcile", "--as-of", "2026-03-01"], arguments].concat();
    let output = run(here.path(), &arguments);
    let told = format!("{}{}", stdout(&output), stderr(&output));
    let text = fs::read_to_string(here.path().join(common::PATH)).expect("a guide");
    (output.status.code(), told, text)
}

/// The rules that find something.
fn findings(here: &TempDir) -> String {
    stdout(&run(here.path(), &["validate", "--format", "concise"]))
}

#[test]
fn an_edit_of_the_table_is_written_in_the_front_matter() {
    let edited =
        common::sound_guide().replace("| London | £95K–£120K |", "| London | £105K–£135K |");
    let here = project(&edited);
    let (code, told, text) = reconciled(&here, &["--prefer", "table"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(
        told.contains("1 guide changed: 1 difference brought along, 1 total computed again"),
        "{told}"
    );
    for line in [
        "base_low: 105000\n",
        "base_high: 135000\n",
        "| London | £105K–£135K |",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
    // 105 + 40/4 + 5 % and 135 + 80/4 + 5 to 10 %, in thousands: what was stated is below both.
    assert!(text.contains("total_comp_low: 121000\n"), "{text}");
    assert!(text.contains("total_comp_high: 162000\n"), "{text}");
    assert!(
        text.contains("£121K–£162K |"),
        "both sides have the totals: {text}"
    );
    assert!(
        !findings(&here).contains("value-differs"),
        "{}",
        findings(&here)
    );
    let (code, told, _) = reconciled(&here, &["--prefer", "table"]);
    assert_eq!(code, Some(0));
    assert!(told.contains("1 the same on both sides"), "{told}");
}

#[test]
fn an_edit_of_the_front_matter_is_written_in_the_authors_notation() {
    let text = common::sound_guide().replace("£95K–£120K", "**£95k - 120k** (typical)");
    let edited = text.replace("base_high: 120000", "base_high: 125000");
    let here = project(&edited);
    let (code, told, text) =
        reconciled(&here, &["--prefer", "front-matter", "--quarter", "2026-Q1"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("| **£95k - 125k** (typical) |"), "{text}");
    for line in [
        "last_updated: 2026-03-01\n",
        "salary_data_quarter: 2026-Q1\n",
        "next_review_due: 2026-05-30\n",
    ] {
        assert!(text.contains(line), "{line} in {text}");
    }
}

#[test]
fn dates_do_not_go_back() {
    let edited = common::sound_guide().replace("base_high: 120000", "base_high: 125000");
    let here = project(&edited);
    for (dates, wanted) in [
        (
            ["--quarter", "2025-Q3", "--as-of", "2026-03-01"],
            "its figures are of 2025-Q4 already: --quarter 2025-Q3 would go back",
        ),
        (
            ["--quarter", "2026-Q1", "--as-of", "2026-02-01"],
            "it was updated on 2026-02-23 already: --as-of 2026-02-01 would go back",
        ),
    ] {
        let arguments = [&["reconcile", "--prefer", "front-matter"][..], &dates].concat();
        let output = run(here.path(), &arguments);
        assert_eq!(output.status.code(), Some(1));
        let told = stdout(&output);
        assert!(told.contains(wanted), "{wanted} in {told}");
    }
    let text = fs::read_to_string(here.path().join(common::PATH)).expect("a guide");
    assert_eq!(text, edited);
}

#[test]
fn a_total_that_was_edited_or_did_not_follow_stays() {
    let own_total = common::sound_guide()
        .replace("| London | £95K–£120K |", "| London | £105K–£121K |")
        .replace("£110K–£150K |", "£121K–£151K |");
    let here = project(&own_total);
    let (code, told, text) = reconciled(&here, &["--prefer", "table"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("total_comp_low: 121000\n"), "{text}");
    assert!(text.contains("£121K–£151K |"), "{text}");
    assert!(told.contains("0 totals computed again"), "{told}");
}

#[test]
fn an_end_that_was_not_edited_keeps_its_total() {
    // Nearer to its parts the high end could be, but nobody touched it.
    let edited =
        common::sound_guide().replace("| London | £95K–£120K |", "| London | £96K–£120K |");
    let edited = edited
        .replace("total_comp_high: 150000", "total_comp_high: 153000")
        .replace("£110K–£150K |", "£110K–£153K |");
    let here = project(&edited);
    let (code, told, text) = reconciled(&here, &["--prefer", "table"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("total_comp_high: 153000\n"), "{text}");
    assert!(text.contains("–£153K |"), "{text}");
}

#[test]
fn rows_that_were_not_edited_keep_their_totals() {
    let pay = "- region: London\n  base_low: 96000\n  base_high: 120000\n  currency: GBP\n\
               - region: Paris\n  base_low: 80000\n  base_high: 90000\n  bonus_pct: 10\n  total_comp_low: 88000\n  total_comp_high: 108000\n  currency: EUR\n\n\
               | Region | Base Salary | Bonus | Total Comp |\n|---|---|---|---|\n\
               | London | £95K–£120K | — | — |\n| Paris | €80K–€90K | 10–20% | €88K–€108K |\n";
    let here = project(&common::with_pay(pay));
    let (code, told, text) = reconciled(&here, &["--prefer", "front-matter"]);
    assert_eq!(code, Some(0), "{told}");
    assert!(text.contains("| London | £96K–£120K |"), "{text}");
    assert!(
        text.contains("| Paris | €80K–€90K | 10–20% | €88K–€108K |"),
        "{text}"
    );
    assert!(text.contains("total_comp_high: 108000\n"), "{text}");
}

#[test]
fn all_or_nothing() {
    // Two currencies in one cell: there is no one amount to write.
    let text = common::sound_guide().replace("£95K–£120K", "£95K–£120K ($120K–$150K)");
    let edited = text
        .replace("base_low: 95000", "base_low: 97000")
        .replace("stock_low: 40000", "stock_low: 41000");
    let here = project(&edited);
    let (code, told, after) = reconciled(&here, &["--prefer", "front-matter"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("left as it is: guides/acme/software-engineer.md: line"),
        "{told}"
    );
    assert_eq!(after, edited, "not even the stock");
    let broken = common::sound_guide().replace("company_display: Acme", "company_display: \"Acme");
    let here = project(&broken);
    let (code, told, after) = reconciled(&here, &["--prefer", "table"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(told.contains("it could not be read completely"), "{told}");
    assert_eq!(after, broken);
}

#[test]
fn what_differs_otherwise_is_not_called_the_same() {
    for (from, to) in [
        ("| London | £95K–£120K |", "| Paris | €95K–€120K |"),
        ("| London | £95K–£120K |", "| London | £120K–£95K |"),
        ("base_low: 95000", "base_low: null"),
    ] {
        let here = project(&common::sound_guide().replace(from, to));
        let (code, told, _) = reconciled(&here, &["--prefer", "front-matter"]);
        assert_eq!(code, Some(1), "{to}: {told}");
        assert!(told.contains("left as it is: "), "{to}: {told}");
    }
}

#[test]
fn a_diff_writes_nothing() {
    let edited =
        common::sound_guide().replace("| London | £95K–£120K |", "| London | £96K–£120K |");
    let here = project(&edited);
    let (code, told, after) = reconciled(&here, &["--prefer", "table", "--diff"]);
    assert_eq!(code, Some(1), "{told}");
    assert!(
        told.contains("-    base_low: 95000\n+    base_low: 96000\n"),
        "{told}"
    );
    assert!(told.contains("1 guide would change"), "{told}");
    assert_eq!(after, edited);
    let (code, told, _) = reconciled(&here, &[]);
    assert_eq!(code, Some(2));
    assert!(told.contains("--prefer <SIDE>"), "{told}");
}

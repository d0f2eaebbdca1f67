//! Fixes that rewrite whole entries: levels written apart, columns brought back, bonuses in another
//! form.

mod common;

use negguide::check::read_and_check;
use negguide::diagnostic::{Diagnostic, Safety};
use negguide::model::Guide;
use negguide::syntax::Limits;
use negguide::text::{Edit, Source, apply};

const LEVELS: &str = "
| Level | Oslo (NOK) | Leeds (GBP) |
|---|---|---|
| L6 | NOK 800K–NOK 1.1M | £70K–£90K |
| L6+ | NOK 1.1M–NOK 1.4M | £90K–£120K |
";

fn findings_in(text: &str) -> Vec<Diagnostic> {
    let options = common::options_selecting(&["NG1", "NG2", "NG3"]);
    let source = Source::new(common::PATH, text);
    read_and_check(source, &options).findings
}

fn the_one(text: &str, rule: &str) -> Diagnostic {
    let mut found = findings_in(text);
    found.retain(|finding| finding.rule.name == rule);
    assert_eq!(found.len(), 1, "{found:#?}");
    found.remove(0)
}

/// `text` after the fix of the one finding of `rule`, with the safety of the fix.
fn fixed(text: &str, rule: &str) -> (String, Safety) {
    let fix = the_one(text, rule).fix.expect("a fix");
    let after = apply(text, &fix.edits).expect("the edits fit");
    (after, fix.safety)
}

/// The lines of `compensation`.
fn entries_of(text: &str) -> &str {
    let (front, _) = text.split_once("level_mapping").expect("front matter");
    front
        .split_once("compensation:")
        .expect("entries")
        .1
        .trim_matches(['\n', '\r'])
}

/// Entries with one band for all levels, and what becomes of them.
const OF_ALL_LEVELS: &str = "\
- region: \"Oslo\" # the office at the harbour
  base_low: null
  total_comp_low: 800000
  total_comp_high: 1400000
  # paid by the subsidiary
  stock_type: RSU # of the parent
  currency: NOK
- stock_low: null
  region: Leeds
  total_comp_low: 70000
  total_comp_high: 120000
  bonus_pct: null
  currency: GBP
";
const OF_EACH_LEVEL: &str = "  - region: \"Oslo\" # the office at the harbour
    level: L6
    total_comp_low: 800000
    total_comp_high: 1100000
    # paid by the subsidiary
    stock_type: RSU # of the parent
    currency: NOK
  - region: \"Oslo\"
    level: L6+
    stock_type: RSU
    total_comp_low: 1100000
    total_comp_high: 1400000
    currency: NOK
  - stock_low: null
    region: Leeds
    level: L6
    total_comp_low: 70000
    total_comp_high: 90000
    currency: GBP
  - region: Leeds
    level: L6+
    total_comp_low: 90000
    total_comp_high: 120000
    currency: GBP
";

#[test]
fn each_level_becomes_an_entry_that_keeps_what_holds_for_all() {
    let text = common::with_pay(&format!("{OF_ALL_LEVELS}{LEVELS}"));
    assert_eq!(
        the_one(&text, "levels-collapsed").message,
        "the table states pay for 2 levels, but the front matter has one band for all of them: \
         Oslo NOK 800K–NOK 1.4M, Leeds £70K–£120K"
    );
    let (after, safety) = fixed(&text, "levels-collapsed");
    assert_eq!(safety, Safety::Safe);
    assert_eq!(entries_of(&after), OF_EACH_LEVEL.trim_end());
    // The table states nothing but totals: no note asks for parts that it does not have.
    let left = findings_in(&after);
    assert!(left.is_empty(), "{left:#?}");
    let guide = Guide::read(Source::new(common::PATH, after), &Limits::default());
    assert_eq!(guide.pairing.pairs.len(), 4);
    assert!(guide.pairing.collapsed.is_empty() && guide.pairing.rows_alone.is_empty());

    let crlf = text.replace('\n', "\r\n");
    let (after_crlf, _) = fixed(&crlf, "levels-collapsed");
    assert_eq!(
        after_crlf.replace("\r\n", ""),
        after_crlf.replace(['\r', '\n'], "")
    );
    assert_eq!(findings_in(&after_crlf).len(), left.len());
}

#[test]
fn levels_are_not_guessed_at() {
    let with = |keys: &str| {
        let entries = format!(
            "- region: Oslo\n{keys}- region: Leeds\n  total_comp_low: 70000\n  total_comp_high: 120000\n  currency: GBP\n"
        );
        the_one(
            &common::with_pay(&format!("{entries}{LEVELS}")),
            "levels-collapsed",
        )
    };
    let total = "  total_comp_low: 800000\n  total_comp_high: 1400000\n";
    let safety = |finding: Diagnostic| finding.fix.map(|fix| fix.safety);
    assert_eq!(
        safety(with(&format!("{total}  currency: NOK\n"))),
        Some(Safety::Safe)
    );
    let own = with(&format!(
        "  base_low: 600000\n  base_high: 700000\n{total}  currency: NOK\n"
    ));
    assert!(own.fix.is_none());
    assert!(
        own.notes
            .iter()
            .any(|note| note.contains("states a base salary that the table")),
        "{own:?}"
    );
    let bonus = with(&format!("  bonus_pct: 10\n{total}  currency: NOK\n"));
    assert!(bonus.fix.is_none());
    let other = total.replace("1400000", "1500000");
    assert_eq!(
        safety(with(&format!("{other}  currency: NOK\n"))),
        Some(Safety::Unsafe)
    );
    let commented = total.replace("1400000", "1400000 # as told");
    assert_eq!(
        safety(with(&format!("{commented}  currency: NOK\n"))),
        Some(Safety::Unsafe)
    );
}

#[test]
fn a_missing_currency_comes_with_the_levels() {
    let entries = "- region: Oslo\n  total_comp_low: 800000\n  total_comp_high: 1400000\n";
    let table =
        "\n| Level | Oslo |\n|---|---|\n| L6 | NOK 800K–NOK 1.1M |\n| L7 | NOK 1.1M–NOK 1.4M |\n";
    let (after, safety) = fixed(
        &common::with_pay(&format!("{entries}{table}")),
        "levels-collapsed",
    );
    assert_eq!(safety, Safety::Safe);
    assert_eq!(entries_of(&after).matches("currency: NOK").count(), 2);
    let unknown = table.replace("NOK ", "kr ").replace("Oslo", "Somewhere");
    let entries = entries.replace("Oslo", "Somewhere");
    let found = the_one(
        &common::with_pay(&format!("{entries}{unknown}")),
        "levels-collapsed",
    );
    assert!(found.fix.is_none(), "{found:?}");
}

#[test]
fn the_second_currency_of_the_levels_stays_the_entrys() {
    let entries =
        "- region: Dublin\n  total_comp_low: 85000\n  total_comp_high: 150000\n  currency: EUR\n";
    let table = "\n| Level | Dublin (GBP/EUR) |\n|---|---|\n\
         | L6 | £70K–£90K / €85K–€105K |\n| L7 | £90K–£130K / €105K–€150K |\n";
    let (after, safety) = fixed(
        &common::with_pay(&format!("{entries}{table}")),
        "levels-collapsed",
    );
    assert_eq!(safety, Safety::Safe);
    let after = entries_of(&after);
    assert!(after.contains("total_comp_high: 105000") && after.contains("total_comp_low: 105000"));
    assert!(!after.contains("GBP"), "{after}");
}

#[test]
fn entries_in_flow_style_are_changed_between_their_brackets() {
    let levels = format!(
        "- {{region: Oslo, total_comp_low: 800000, total_comp_high: 1400000, currency: NOK}} # a\n\
         - {{region: Leeds, total_comp_low: 70000, total_comp_high: 120000, currency: GBP}}\n{LEVELS}"
    );
    let (after, _) = fixed(&common::with_pay(&levels), "levels-collapsed");
    assert_eq!(
        entries_of(&after),
        "  - {region: Oslo, level: L6, total_comp_low: 800000, total_comp_high: 1100000, currency: NOK} # a\n  \
           - {region: Oslo, level: L6+, total_comp_low: 1100000, total_comp_high: 1400000, currency: NOK}\n  \
           - {region: Leeds, level: L6, total_comp_low: 70000, total_comp_high: 90000, currency: GBP}\n  \
           - {region: Leeds, level: L6+, total_comp_low: 90000, total_comp_high: 120000, currency: GBP}"
    );
    let lost = "- {region: Leeds, base_low: 70000, base_high: 70000, bonus_pct: 10, currency: GBP}\n\n\
         | Region | Base | Bonus | Profit Sharing |\n|---|---|---|---|\n| Leeds | £70K | £9K | £5K |\n";
    let text = common::with_pay(lost);
    let (after, _) = fixed(&text, "column-lost");
    assert_eq!(
        entries_of(&after),
        "  - {region: Leeds, base_low: 70000, base_high: 70000, bonus_pct: 10, \
         other_label: Profit Sharing, other_low: 5000, other_high: 5000, currency: GBP}"
    );
    let (after, _) = fixed(&text, "bonus-kind-differs");
    assert_eq!(
        entries_of(&after),
        "  - {region: Leeds, base_low: 70000, base_high: 70000, bonus_low: 9000, bonus_high: 9000, \
         currency: GBP}"
    );
}

#[test]
fn a_bonus_changes_its_form_and_no_key_is_written_twice() {
    let table = "\n| Region | Base | Bonus |\n|---|---|---|\n| Leeds | £70K–£90K | ";
    let entry = |keys: &str, cell: &str| {
        common::with_pay(&format!(
            "- region: Leeds\n  base_low: 70000\n  base_high: 90000\n{keys}  currency: GBP\n{table}{cell} |\n"
        ))
    };
    let (after, safety) = fixed(
        &entry(
            "  bonus_pct_low: 10 # of base\n  bonus_pct_high: 15\n  bonus_low: null\n",
            "£9K–£20K",
        ),
        "bonus-kind-differs",
    );
    assert_eq!(safety, Safety::Unsafe);
    assert!(
        entries_of(&after).contains("    bonus_high: 20000 # of base\n    bonus_low: 9000\n"),
        "{after}"
    );
    assert_eq!(after.matches("bonus_low").count(), 1);
    assert!(findings_in(&after).is_empty(), "{:#?}", findings_in(&after));
    let (after, _) = fixed(
        &entry("  bonus_low: 9000\n  bonus_high: 20000 # signed\n", "12%"),
        "bonus-kind-differs",
    );
    assert!(
        entries_of(&after).contains("    bonus_pct: 12\n    # signed\n"),
        "{after}"
    );
    assert!(findings_in(&after).is_empty());
    for (keys, cell) in [
        ("  bonus_pct: 10\n", "£7K–£9K"),
        ("  bonus_pct: 12\n", "12% target (£8,400–£10,800)"),
        (
            "  bonus_low: 8400\n  bonus_high: 10800\n",
            "12% target (£8,400–£10,800)",
        ),
        (
            "  bonus_pct_low: 10\n  bonus_pct_high: 20\n",
            "£9K–£19K (10–20%)",
        ),
    ] {
        let found = findings_in(&entry(keys, cell));
        assert!(found.is_empty(), "{cell}: {found:#?}");
    }
}

#[test]
fn a_lost_column_comes_back_in_the_units_of_its_cells() {
    let text = common::with_pay(
        "- region: Pune # the lab\n  base_low: 3000000\n  base_high: 4800000\n  currency: INR\n\n\
         | Region | Base | Sign-On / Bonus | Profit Sharing |\n|---|---|---|---|\n\
         | Pune | ₹30L–₹48L | ₹3L–₹6L sign-on | ₹2.5L–₹0.1Cr+ |\n",
    );
    let found = findings_in(&text);
    assert_eq!(found.len(), 2, "one for each column: {found:#?}");
    let mut after = text;
    while let Some(fix) = findings_in(&after)
        .into_iter()
        .find_map(|finding| finding.fix)
    {
        assert_eq!(fix.safety, Safety::Safe);
        after = apply(&after, &fix.edits).expect("the edits fit");
    }
    assert_eq!(
        entries_of(&after),
        "  - region: Pune # the lab\n    base_low: 3000000\n    base_high: 4800000\n    \
         signing_bonus_low: 300000\n    signing_bonus_high: 600000\n    \
         other_label: Profit Sharing\n    other_low: 250000\n    other_high: 1000000\n    currency: INR"
    );
    assert!(findings_in(&after).is_empty());
}

#[test]
fn carry_moves_out_of_the_bonus_and_counts_once() {
    let text = common::with_pay(
        "- region: Leeds\n  base_low: 100000\n  base_high: 120000\n  bonus_low: 50000\n  bonus_high: 70000\n  \
         total_comp_low: 150000\n  total_comp_high: 190000\n  currency: GBP\n\n\
         | Region | Base | Carry/Bonus | Total |\n|---|---|---|---|\n\
         | Leeds | £100K–£120K | £50K–£70K | £150K–£190K |\n",
    );
    let found = the_one(&text, "column-lost");
    assert_eq!(found.severity.name(), "warning");
    let (after, safety) = fixed(&text, "column-lost");
    assert_eq!(safety, Safety::Unsafe);
    assert!(
        !after.contains("bonus_low") && after.contains("other_label: Carry/Bonus"),
        "{after}"
    );
    assert!(findings_in(&after).is_empty(), "{:#?}", findings_in(&after));
}

#[test]
fn columns_that_are_no_pay_of_the_year_are_not_made_so() {
    let with = |header: &str, cell: &str| {
        common::with_pay(&format!(
            "- region: Leeds\n  base_low: 100000\n  base_high: 120000\n  total_comp_low: 100000\n  \
             total_comp_high: 120000\n  currency: GBP\n\n| Region | Base | Total | {header} |\n|---|---|---|---|\n\
             | Leeds | £100K–£120K | £100K–£120K | {cell} |\n"
        ))
    };
    // An allowance is no pay, and says so by its name.
    let found = findings_in(&with("Relocation", "£10K–£12K"));
    assert!(found.is_empty(), "{found:?}");
    let units = with("Profit Units (4yr)", "£10K–£12K");
    assert!(the_one(&units, "unread-table").fix.is_none());
    let found = findings_in(&units);
    assert_eq!(found.len(), 1, "{found:?}");
    assert!(
        the_one(&with("w/ 40% Premium", "£140K–£168K"), "column-lost")
            .fix
            .is_none()
    );
}

#[test]
fn a_schedule_is_kept_where_an_entry_is_rewritten() {
    for schedule in [
        "[60, 40]",
        "\n  - 60\n  - 40",
        "\n    - 60 # first\n    - 40",
    ] {
        let entries = format!(
            "- region: Oslo\n  total_comp_low: 800000\n  total_comp_high: 1400000\n  \
             stock_vest_schedule:{}{schedule}\n  currency: NOK\n\
             - region: Leeds\n  total_comp_low: 70000\n  total_comp_high: 120000\n  currency: GBP\n",
            if schedule.starts_with('[') { " " } else { "" }
        );
        let text = common::with_pay(&format!("{entries}{LEVELS}"));
        let (after, _) = fixed(&text, "levels-collapsed");
        let guide = Guide::read(
            Source::new(common::PATH, after.as_str()),
            &Limits::default(),
        );
        let schedules: Vec<Option<String>> = { guide.front.compensation.iter() }
            .map(|pay| pay.vest_schedule.value().map(ToString::to_string))
            .collect();
        let kept = Some("[60, 40]".to_string());
        assert_eq!(schedules, [kept.clone(), kept, None, None], "{after}");
    }
}

#[test]
fn no_years_are_written_beside_a_schedule() {
    let table = "\n| Region | Base Salary | Stock (RSU/4yr) | Bonus |\n|---|---|---|---|\n\
                 | London | £95K–£120K | £40K–£80K | 10% |\n";
    let with = |vesting: &str| {
        let entry = format!(
            "- region: London\n  base_low: 95000\n  base_high: 120000\n  stock_low: null\n  \
             stock_high: null\n{vesting}  bonus_pct: 10\n  currency: GBP\n"
        );
        let (after, _) = fixed(&common::with_pay(&format!("{entry}{table}")), "value-lost");
        let found = findings_in(&after);
        assert!(found.is_empty(), "{found:?}\n{after}");
        after
    };
    assert!(!with("  stock_vest_schedule: [5, 15, 40, 40]\n").contains("stock_vest_years"));
    // Over other years the schedule is that of another grant, or the header is wrong.
    let after = with("  stock_vest_schedule: [50, 30, 20]\n");
    assert!(!after.contains("stock_vest_years"), "{after}");
}

#[test]
fn a_signing_bonus_in_two_years_is_named_and_not_guessed() {
    let table = "\n| Region | Base Salary | Sign-On (Yr 1) | Sign-On (Yr 2) |\n|---|---|---|---|\n\
                 | London | £95K–£120K | £20K–£30K | £8K–£9K |\n";
    let with = |second: &str| {
        let entry = format!(
            "- region: London\n  base_low: 95000\n  base_high: 120000\n  signing_bonus_low: 20000\n  \
             signing_bonus_high: 30000\n{second}  currency: GBP\n"
        );
        findings_in(&common::with_pay(&format!("{entry}{table}")))
    };
    // Which of the two years a key would hold is not guessed: both columns are named.
    let keys = "  signing_bonus_year2_low: 8000\n  signing_bonus_year2_high: 9000\n";
    for found in [with(keys), with("")] {
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(found[0].rule.name, "unread-table");
        assert!(found[0].fix.is_none() && found[0].message.contains("Sign-On (Yr 2)"));
    }
}

#[test]
fn a_second_year_of_a_signing_bonus_is_of_no_level() {
    let entries = "- region: Oslo\n  total_comp_low: 800000\n  total_comp_high: 1400000\n  \
                   signing_bonus_year2_low: 9000\n  signing_bonus_year2_high: 9000\n  currency: NOK\n";
    let found = the_one(
        &common::with_pay(&format!("{entries}{LEVELS}")),
        "levels-collapsed",
    );
    assert!(found.fix.is_none());
    let why = "Oslo states a second-year signing bonus that the table states for no level";
    assert!(found.notes.iter().any(|note| note == why), "{found:#?}");
}

#[test]
fn years_of_a_level_that_override_those_of_the_entry_are_no_safe_fix() {
    let fixed = |years: &str| {
        let entry = format!(
            "- region: Oslo\n  stock_low: 800000\n  stock_high: 1400000\n{years}  currency: NOK\n"
        );
        let table = "
| Level | City | Stock (3-year) |
|---|---|---|
| L6 | Oslo | NOK 800K–NOK 1.1M |
| L7 | Oslo | NOK 1.1M–NOK 1.4M |
";
        let text = common::with_pay(&format!("{entry}{table}"));
        let (after, safety) = fixed(&text, "levels-collapsed");
        assert_eq!(after.matches("stock_vest_years: 3").count(), 2, "{after}");
        safety
    };
    assert_eq!(fixed(""), Safety::Safe);
    assert_eq!(fixed("  stock_vest_years: 3\n"), Safety::Safe);
    assert_eq!(fixed("  stock_vest_years: 5\n"), Safety::Unsafe);
}

#[test]
fn a_currency_is_not_put_on_a_figure_that_no_cell_states() {
    let safety = |more: &str| {
        let entry = format!(
            "- region: London\n  base_low: 80000\n  base_high: 90000\n{more}  currency: EUR\n"
        );
        let table = "\n| City | Base Salary |\n|---|---|\n| London | £80K–£90K |\n";
        let text = common::with_pay(&format!("{entry}{table}"));
        the_one(&text, "currency-differs").fix.map(|fix| fix.safety)
    };
    assert_eq!(safety(""), Some(Safety::Safe));
    for key in ["signing_bonus", "signing_bonus_year2"] {
        let more = format!("  {key}_low: 9000\n  {key}_high: 9000\n");
        assert_eq!(safety(&more), Some(Safety::Unsafe), "{key}");
    }
}

#[test]
fn other_pay_that_no_level_has_leaves_the_levels_unwritten() {
    let text = common::with_pay(
        "- region: London\n  base_low: 95000\n  base_high: 140000\n  other_label: Housing\n  other_low: 5000\n  \
         other_high: 6000\n  currency: GBP\n\n\
         | Region | Level | Base Salary |\n|---|---|---|\n| London | L4 | £95K–£120K |\n| London | L5 | £110K–£140K |\n",
    );
    let found = the_one(&text, "levels-collapsed");
    assert!(found.fix.is_none(), "{found:#?}");
    let reason = "London states a kind of other pay that the table states for no level";
    assert!(found.notes.iter().any(|note| note == reason), "{found:#?}");
}

#[test]
fn other_pay_comes_back_where_there_is_one_and_it_is_for_a_year() {
    let fixes = |header: &str, cells: &str| {
        let rule = "|---".repeat(header.matches('|').count() + 3);
        let text = common::with_pay(&format!(
            "- region: London\n  base_low: 95000\n  base_high: 95000\n  currency: GBP\n\n\
             | Region | Base Salary | {header} |\n{rule}|\n| London | £95K | {cells} |\n"
        ));
        let mut found = findings_in(&text);
        found.retain(|finding| finding.rule.name == "column-lost");
        assert_eq!(found.len(), 1 + header.matches('|').count(), "{found:#?}");
        let fixes = found.into_iter().filter_map(|found| found.fix);
        fixes.map(|fix| fix.title).collect::<Vec<_>>()
    };
    assert_eq!(
        fixes("Carry", "£9K"),
        ["write \"Carry\" as other yearly pay"]
    );
    // There is room for one.
    assert_eq!(fixes("Carry | Profit share", "£9K | £8K"), [""; 0]);
    assert_eq!(fixes("Carry over 4 years", "£9K"), [""; 0]);
    assert_eq!(fixes("Carry", "£9K/mo"), [""; 0]);
}

#[test]
fn a_column_for_either_bonus_is_one_of_the_two_in_all_rows() {
    let title = |second: &str| {
        let entry = |region: &str, currency: &str| {
            format!(
                "- region: {region}\n  base_low: 95000\n  base_high: 95000\n  currency: {currency}\n"
            )
        };
        let text = common::with_pay(&format!(
            "{}{}\n| Region | Base Salary | Sign-on | Sign-on/Bonus |\n|---|---|---|---|\n\
             | London | £95K | £5K | £9K |\n| Paris | €95K | {second} | €9K |\n",
            entry("London", "GBP"),
            entry("Paris", "EUR")
        ));
        let mut found = findings_in(&text);
        found.retain(|finding| finding.rule.name == "column-lost");
        found.pop().expect("a finding").fix.map(|fix| fix.title)
    };
    assert_eq!(title("—"), None);
}

#[test]
fn a_cell_that_says_nothing_names_no_level() {
    for nothing in ["", "—", "-", "N/A"] {
        let table = format!(
            "- region: London\n  base_low: 90000\n  base_high: 160000\n  currency: GBP\n\n\
             | Region | Level | Base Salary |\n|---|---|---|\n| London | {nothing} | £90K–£130K |\n\
             | London | L4 | £130K–£160K |\n"
        );
        let found = findings_in(&common::with_pay(&table));
        let fixes = found.iter().filter_map(|found| found.fix.as_ref());
        let edits = fixes.flat_map(|fix| &fix.edits);
        let written: String = edits.map(|edit| edit.text.as_str()).collect();
        let level = format!("level: {nothing}\n");
        assert!(!written.contains(&level), "{written}");
        assert!(!written.contains("level: \""), "{written}");
    }
}

#[test]
fn rows_of_two_groups_are_not_deleted() {
    let entry = "- region: London\n  base_low: 95000\n  base_high: 120000\n  currency: GBP\n\n";
    let row = "| London | £95K–£120K |\n";
    let table =
        format!("| Region | Base Salary |\n|---|---|\n| Junior | |\n{row}| Senior | |\n{row}");
    for finding in findings_in(&common::with_pay(&format!("{entry}{table}"))) {
        assert_eq!(finding.fix, None, "{finding:#?}");
    }
}

#[test]
fn only_a_line_of_pipes_is_deleted_as_a_repeated_row() {
    let entry = "- region: London\n  base_low: 90000\n  base_high: 90000\n  currency: GBP\n\n";
    let row = "<tr><td>London</td><td>£90K</td></tr>";
    let html = format!("<table><tr><th>Region</th><th>Base Salary</th></tr>{row}{row}</table>\n");
    let lines = html.replace("<tr>", "\n<tr>").replace("<td>", "\n<td>");
    for table in [html, lines] {
        let found = findings_in(&common::with_pay(&format!("{entry}{table}")));
        let again = { found.iter() }.filter(|found| found.rule.name == "duplicate-region");
        for finding in again {
            assert_eq!(finding.fix, None, "{table}: {finding:#?}");
        }
    }
    let pipes = "| Region | Base Salary |\n|---|---|\n| London | £90K |\n| London | £90K |\n";
    let text = common::with_pay(&format!("{entry}{pipes}"));
    let fix = the_one(&text, "duplicate-region").fix.expect("a fix");
    let after = apply(&text, &fix.edits).expect("the edits fit");
    assert_eq!(after.matches("| London |").count(), 1, "{after}");
    // Each of many repeats the line above it: all of them go at once.
    let text = common::with_pay(&format!("{entry}{pipes}{0}{0}", "| London | £90K |\n"));
    let found = findings_in(&text);
    let again = { found.iter() }.filter(|found| found.rule.name == "duplicate-region");
    let fixes = again.map(|found| found.fix.as_ref().expect("a fix"));
    let edits: Vec<Edit> = fixes.flat_map(|fix| fix.edits.clone()).collect();
    assert_eq!(edits.len(), 3);
    let after = apply(&text, &edits).expect("the edits fit");
    assert_eq!(after.matches("| London |").count(), 1, "{after}");
}

//! The bounds and conditions of rules, each from both sides: what lies just within and just beyond.

mod common;

use std::collections::BTreeSet;

use negguide::check::{CheckOptions, Checked, PackedCheck, check_index, read_and_check};
use negguide::diagnostic::{Diagnostic, Severity};
use negguide::model::parse_date;
use negguide::syntax::Limits;
use negguide::text::{Source, apply};

fn options() -> CheckOptions {
    let mut options = CheckOptions::default();
    options.scope.as_of = parse_date("2026-03-01");
    options
}

fn checked(text: &str, limits: &Limits) -> Checked {
    let options = CheckOptions {
        limits: *limits,
        ..options()
    };
    read_and_check(Source::new(common::PATH, text), &options)
}

fn of_rule(found: Vec<Diagnostic>, rule: &str) -> Vec<Diagnostic> {
    let found = found.into_iter();
    found.filter(|finding| finding.rule.name == rule).collect()
}

/// The findings of `rule` in `text`.
fn found(text: &str, rule: &str) -> Vec<Diagnostic> {
    of_rule(checked(text, &Limits::default()).findings, rule)
}

/// The severity of the one finding of `rule` in `text`, if there is one.
fn severity(text: &str, rule: &str) -> Option<Severity> {
    let found = found(text, rule);
    assert!(found.len() < 2, "{found:#?}");
    found.first().map(|finding| finding.severity)
}

/// The findings of `rule` in guides that are compared with each other.
fn found_across(files: &str, rule: &str) -> Vec<Diagnostic> {
    let files = common::files::with_files(files);
    let read = |(path, text): &(String, String)| {
        let source = Source::new(path.as_str(), text.as_str());
        read_and_check(source, &options()).into()
    };
    let mut checked: Vec<PackedCheck> = files.iter().map(read).collect();
    check_index(&mut checked, &[], &options(), &BTreeSet::new());
    let findings = checked.iter().flat_map(|one| one.unpacked().findings);
    of_rule(findings.collect(), rule)
}

/// An entry of one figure for both ends of base salary, with further lines.
fn entry(region: &str, base: u32, more: &str) -> String {
    format!("- region: {region}\n  base_low: {base}\n  base_high: {base}\n{more}  currency: GBP\n")
}

#[test]
fn age_is_a_warning_and_then_an_error() {
    let updated = |date: &str| {
        let keys = format!("last_updated: {date}\nsalary_data_quarter: 2025-Q1\n");
        severity(&common::with_keys(&keys), "stale")
    };
    // 120, 121, 240 and 241 days before the first of March.
    assert_eq!(updated("2025-11-01"), None);
    assert_eq!(updated("2025-10-31"), Some(Severity::Warning));
    assert_eq!(updated("2025-07-04"), Some(Severity::Warning));
    assert_eq!(updated("2025-07-03"), Some(Severity::Error));
}

#[test]
fn dates_of_one_day_are_in_order() {
    let dated = |updated: &str, due: &str, quarter: &str| {
        let keys = format!(
            "last_updated: {updated}\nnext_review_due: {due}\nsalary_data_quarter: {quarter}\n"
        );
        let found = checked(&common::with_keys(&keys), &Limits::default()).findings;
        let names = found.iter().map(|finding| finding.rule.name);
        let names = names.filter(|name| ["date-order", "review-overdue"].contains(name));
        names.collect::<Vec<_>>()
    };
    assert!(dated("2026-01-01", "2026-03-01", "2026-Q1").is_empty());
    assert_eq!(dated("2025-12-31", "2026-03-01", "2026-Q1"), ["date-order"]);
    assert_eq!(
        dated("2026-01-01", "2026-02-28", "2026-Q1"),
        ["review-overdue"]
    );
    assert!(dated("2026-03-01", "2026-03-01", "2026-Q1").is_empty());
    assert_eq!(dated("2026-03-01", "2026-02-28", "2026-Q1"), ["date-order"]);
    // A day ahead may be the day of another time zone.
    assert!(dated("2026-03-02", "2026-05-01", "2026-Q1").is_empty());
    assert_eq!(dated("2026-03-03", "2026-05-01", "2026-Q1"), ["date-order"]);
}

#[test]
fn a_total_is_impossible_over_five_percent_above_everything() {
    // With the whole grant and the signing bonus everything is 210,000.
    let rules = |total: u32| {
        let more = format!(
            "  stock_low: 80000\n  stock_high: 80000\n  bonus_pct: 10\n  \
             signing_bonus_low: 20000\n  signing_bonus_high: 20000\n  total_comp_low: {total}\n  total_comp_high: {total}\n"
        );
        let text = common::with_pay(&entry("London", 100_000, &more));
        let found = checked(&text, &Limits::default()).findings;
        let names = found.iter().map(|finding| finding.rule.name);
        names
            .filter(|name| name.starts_with("total-"))
            .collect::<Vec<_>>()
    };
    assert_eq!(rules(220_500), ["total-mismatch"]);
    assert_eq!(rules(220_600), ["total-impossible"]);
    assert_eq!(rules(100_000), ["total-mismatch"]);
    assert_eq!(rules(99_000), ["total-impossible"]);
}

#[test]
fn a_total_with_a_premium_that_is_lost_is_a_warning_and_other_pay_an_error() {
    let lost = |header: &str| {
        let table = format!(
            "\n| Region | Base Salary | {header} |\n|---|---|---|\n| London | £100K | £130K |\n"
        );
        let text = common::with_pay(&format!("{}{table}", entry("London", 100_000, "")));
        let found = found(&text, "column-lost");
        assert_eq!(found.len(), 1, "{header}: {found:#?}");
        assert!(found[0].related.len() == 1, "{found:#?}");
        found[0].severity
    };
    assert_eq!(lost("Total with a 10% premium"), Severity::Warning);
    assert_eq!(lost("Profit share"), Severity::Error);
}

#[test]
fn a_new_entry_comes_behind_that_of_the_row_before() {
    let rows = "\n| Region | Base Salary |\n|---|---|\n\
                | London | £100K |\n| Leeds | £80K |\n| York | £70K |\n";
    let entries = [
        entry("London", 100_000, ""),
        entry("Leeds", 80_000, ""),
        entry("York", 70_000, ""),
    ];
    let regions = |without: usize| {
        let mut entries = entries.to_vec();
        entries.remove(without);
        let text = common::with_pay(&format!("{}{rows}", entries.concat()));
        let found = found(&text, "region-lost");
        assert_eq!(found.len(), 1, "{found:#?}");
        let fix = found[0].fix.as_ref().expect("a fix");
        let fixed = apply(&text, &fix.edits).expect("the edits fit");
        let lines = fixed.lines();
        lines
            .filter_map(|line| line.trim().strip_prefix("- region: "))
            .map(str::to_string)
            .collect::<Vec<_>>()
    };
    assert_eq!(regions(1), ["London", "Leeds", "York"]);
    assert_eq!(regions(2), ["London", "Leeds", "York"]);
    // No entry is before the first row's.
    assert_eq!(regions(0), ["Leeds", "York", "London"]);
}

#[test]
fn an_outlier_takes_a_majority_that_agrees() {
    // A share of the grant in each total: 1 or a fourth.
    let entries = |of_a_year: usize, of_a_fourth: usize| {
        let regions = ["London", "Leeds", "York", "Bath", "Bristol", "Cardiff"];
        let totals = std::iter::repeat_n((210_000, "  stock_vest_years: 1\n"), of_a_year)
            .chain(std::iter::repeat_n((135_000, ""), of_a_fourth));
        let entries = regions.iter().zip(totals).map(|(region, (total, years))| {
            let more = format!(
                "  stock_low: 100000\n  stock_high: 100000\n{years}  bonus_pct: 10\n  total_comp_low: {total}\n  \
                 total_comp_high: {total}\n"
            );
            entry(region, 100_000, &more)
        });
        let text = common::with_pay(&entries.collect::<String>());
        found(&text, "region-outlier").len()
    };
    assert_eq!(entries(3, 1), 1);
    assert_eq!(entries(3, 2), 2);
    // Three of six are no majority, and two of three are fewer than three.
    assert_eq!(entries(3, 3), 0);
    assert_eq!(entries(2, 1), 0);
}

#[test]
fn what_two_steps_of_the_ladder_say_is_not_said_of_both_together() {
    let guide = |role: &str, base: u32| {
        let entry = format!(
            "compensation:\n  - region: London\n    base_low: {base}000\n    base_high: {base}000\n    \
             currency: GBP\n"
        );
        let table = format!("| Region | Base Salary |\n|---|---|\n| London | £{base}K |\n");
        format!("=== guides/acme/{role}.md\n{entry}\n{table}")
    };
    let [junior, senior, staff] = [
        "software-engineer",
        "senior-software-engineer",
        "staff-software-engineer",
    ];
    let compared = |files: &[String]| -> Vec<(bool, bool)> {
        let found = found_across(&files.concat(), "seniority-inversion");
        let about =
            |finding: &Diagnostic, role: &str| finding.message.contains(&format!("`{role}`"));
        found
            .iter()
            .map(|finding| (about(finding, junior), about(finding, staff)))
            .collect()
    };
    // Each step is a finding, and no more than that.
    let all = [guide(junior, 140), guide(senior, 120), guide(staff, 100)];
    assert_eq!(compared(&all), [(true, false), (false, true)]);
    // Without a senior's pay in that place the two are compared.
    let two = [guide(junior, 140), guide(staff, 100)];
    assert_eq!(compared(&two), [(true, true)]);
}

#[test]
fn one_end_is_put_right_only_where_all_other_cells_are_in_its_currency() {
    let fixes = |base: &str| {
        let table = format!(
            "\n| Region | Base Salary | Bonus | Total Comp | Stock |\n|---|---|---|---|---|\n\
             | London | {base} | £10K | £140K | £40K–€80K |\n"
        );
        let text = common::with_pay(&format!("{}{table}", entry("London", 100_000, "")));
        let found = found(&text, "mixed-currency");
        assert_eq!(found.len(), 1, "{found:#?}");
        let fix = found[0].fix.as_ref();
        fix.map(|fix| fix.title.clone())
    };
    assert_eq!(fixes("£100K").as_deref(), Some("write £80K"));
    // Most of the row is in pounds still, but not all of it.
    assert_eq!(fixes("$130K"), None);
}

#[test]
fn of_several_rows_of_a_level_the_first_is_meant() {
    let table = "| Region | Level | Title | Base Salary |\n|---|---|---|---|\n\
                 | London | L4 | Backend Engineer | £100K |\n\
                 | London | L4 | Frontend Engineer | £120K |\n";
    let differs = |base: u32| {
        let entry = entry("London", base, "").replace("London\n", "London\n  level: L4\n");
        let text = common::with_pay(&format!("{entry}\n{table}"));
        found(&text, "value-differs").len()
    };
    assert_eq!((differs(100_000), differs(120_000)), (0, 1));
}

#[test]
fn figures_far_behind_a_floor_still_belong_to_it() {
    let said = |floor: &str| {
        let own = "I ask for £120K base and accept £110K.";
        let text = common::sound_guide();
        assert!(text.contains(own));
        found(&text.replace(own, floor), "floor-above-band").len()
    };
    let long = "My floor is £110K base + £40K RSUs over 4 years + £15K signing bonus of the first \
                year, and £190K total comp.";
    assert!(long.find("£190K").expect("it is there") > "My floor is ".len() + 60);
    assert_eq!(said(long), 1);
    assert_eq!(said(&long.replace("£190K", "£140K")), 0);
}

#[test]
fn a_directive_is_not_called_unused_where_not_all_was_read() {
    let text =
        common::with_keys("last_updated: 2026-02-23 # negguide: ignore[half-range] as agreed");
    let unused = |limits: &Limits| of_rule(checked(&text, limits).findings, "unused-ignore").len();
    assert_eq!(unused(&Limits::default()), 1);
    let tight = Limits {
        scalar_bytes: 15,
        ..Limits::default()
    };
    let hit = of_rule(checked(&text, &tight).findings, "resource-limit");
    assert!(!hit.is_empty());
    assert_eq!(unused(&tight), 0);
}

#[test]
fn a_directive_on_rules_across_guides_is_judged_where_all_guides_were_seen() {
    let text =
        common::with_keys("role: software-engineer # negguide: ignore[duplicate-guide] two teams");
    let unused = |packed: &PackedCheck| of_rule(packed.unpacked().findings, "unused-ignore").len();
    let mut alone = [checked(&text, &Limits::default()).into()];
    assert_eq!(unused(&alone[0]), 0);
    check_index(&mut alone, &[], &options(), &BTreeSet::new());
    assert_eq!(unused(&alone[0]), 1);
    let mut partial = options();
    partial.scope.is_partial = true;
    let mut part = [checked(&text, &Limits::default()).into()];
    check_index(&mut part, &[], &partial, &BTreeSet::new());
    assert_eq!(unused(&part[0]), 0);
}

#[test]
fn a_directive_for_the_file_holds_behind_one_for_a_line() {
    let entries = [entry("London", 100_000, ""), entry("Leeds", 80_000, "")].concat();
    let entries = entries.replace(
        ": 100000",
        ": 130000 # negguide: ignore[half-range] one end is known",
    );
    let entries = entries
        .lines()
        .filter(|line| !line.contains("base_high"))
        .map(|line| format!("{line}\n"));
    let whole = "company: acme # negguide: ignore-file[half-range] nobody knows the upper ends\n";
    let text = common::with_pay(&entries.collect::<String>());
    let count = |text: &str| found(text, "half-range").len();
    assert_eq!(count(&text), 1);
    assert_eq!(count(&text.replacen("company: acme\n", whole, 1)), 0);
}

#[test]
fn a_cell_with_another_amount_behind_the_first_is_not_read() {
    for (cell, is_read) in [
        ("£100K gross", true),
        ("£100K with a car worth £8K", false),
        ("£100K at target, up to 120,000", false),
        ("£100K in the first year (£120K later)", true),
        ("£100K with 10% on top", true),
        ("£100K with 10–15% on top", true),
        ("£100K with 10–15 on top", false),
    ] {
        let table = format!("\n| Region | Base Salary |\n|---|---|\n| London | {cell} |\n");
        let text = common::with_pay(&format!("{}{table}", entry("London", 100_000, "")));
        assert_eq!(found(&text, "ambiguous-cell").is_empty(), is_read, "{cell}");
    }
}

/// Base salary and what else an entry of London states, and how many findings of `rule` there are.
fn of_entry(more: &str, rule: &str) -> usize {
    found(&common::with_pay(&entry("London", 100_000, more)), rule).len()
}

#[test]
fn a_bonus_below_one_percent_is_a_fraction() {
    let fractions =
        |percent: &str| of_entry(&format!("  bonus_pct: {percent}\n"), "implausible-amount");
    assert_eq!((fractions("0.99"), fractions("1")), (1, 0));
    assert_eq!(fractions("0"), 0);
}

#[test]
fn variable_pay_may_lie_four_times_as_far_apart_as_a_salary() {
    let wide = |key: &str, low: u32, high: u32| {
        let band = format!("  {key}_low: {low}\n  {key}_high: {high}\n");
        let text = common::with_pay(&format!("- region: London\n{band}  currency: GBP\n"));
        found(&text, "implausible-amount").len()
    };
    assert_eq!(
        (wide("base", 30_000, 180_000), wide("base", 30_000, 180_001)),
        (0, 1)
    );
    assert_eq!(
        (
            wide("stock", 10_000, 240_000),
            wide("stock", 10_000, 240_001)
        ),
        (0, 1)
    );
}

#[test]
fn a_lost_unit_is_written_only_where_the_table_does_not_say_otherwise() {
    let fix = |cell: &str| {
        let table = format!("\n| Region | Base Salary |\n|---|---|\n| London | {cell} |\n");
        let text = common::with_pay(&format!("{}{table}", entry("London", 95, "")));
        let found = found(&text, "implausible-amount");
        assert_eq!(found.len(), 1, "{found:#?}");
        found[0].fix.is_some()
    };
    assert!(fix("£95K"));
    assert!(!fix("£90K"));
}

#[test]
fn a_total_is_compared_as_far_as_the_row_is_closed() {
    let mismatches = |bonus: &str, total: &str, stated: u32| {
        let more =
            format!("  bonus_pct: 10\n  total_comp_low: {stated}\n  total_comp_high: {stated}\n");
        let table = format!(
            "\n| Region | Base Salary | Bonus | Total Comp |\n|---|---|---|---|\n\
             | London | £100K | {bonus} | {total} |\n"
        );
        let text = common::with_pay(&format!("{}{table}", entry("London", 100_000, &more)));
        let found = found(&text, "total-mismatch");
        found.len() + self::found(&text, "total-impossible").len()
    };
    // Too high, and with a bonus that is open upwards perhaps not.
    assert_eq!(mismatches("10%", "£114K", 114_000), 1);
    assert_eq!(mismatches("10%+", "£114K", 114_000), 0);
    // Too low, and with a total that is open upwards perhaps not.
    assert_eq!(mismatches("10%", "£105K", 105_000), 1);
    assert_eq!(mismatches("10%", "£105K+", 105_000), 0);
    assert_eq!(mismatches("10%+", "£105K", 105_000), 1);
    assert_eq!(mismatches("10%", "£114K+", 114_000), 1);
}

#[test]
fn the_worse_end_of_a_total_says_how_severe_it_is() {
    // Both ends come to 240,000.
    let severity = |low: u32, high: u32| {
        let more = format!(
            "  stock_low: 80000\n  stock_high: 80000\n  bonus_pct: 10\n  total_comp_low: {low}\n  \
             total_comp_high: {high}\n"
        );
        severity(
            &common::with_pay(&entry("London", 200_000, &more)),
            "total-mismatch",
        )
    };
    assert_eq!(severity(236_000, 244_000), None);
    assert_eq!(severity(232_000, 240_000), Some(Severity::Warning));
    assert_eq!(severity(217_000, 263_000), Some(Severity::Warning));
    assert_eq!(severity(232_000, 270_000), Some(Severity::Error));
    assert_eq!(severity(210_000, 246_000), Some(Severity::Error));
}

#[test]
fn a_title_of_something_else_is_no_title_of_a_guide() {
    let wrong = |title: &str| {
        let own = "Software Engineer | Acme Global Negotiation Guide";
        let text = common::sound_guide();
        assert!(text.contains(own));
        let found = found(&text.replace(own, title), "title-differs");
        let said = found
            .iter()
            .filter_map(|found| found.message.rsplit('`').nth(1));
        said.map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(wrong("Software Engineer | Acme"), [""; 0]);
    assert_eq!(wrong("Notes | Remarks"), [""; 0]);
    // What calls itself a guide is one, even where it names neither the role nor the company.
    assert_eq!(
        wrong("Data Analyst | Globex Negotiation Guide"),
        ["Globex", "Data Analyst"]
    );
    // A rank counts, and what is in brackets does not.
    assert_eq!(
        wrong("Senior Software Engineer (Level 5) | Acme Guide"),
        ["Senior Software Engineer (Level 5)"]
    );
    // The part that is the role is not the company's.
    assert_eq!(wrong("Globex | Software Engineer Guide"), ["Globex"]);
}

#[test]
fn aliases_over_the_limit_are_one_finding() {
    let text = common::with_keys("company: &name acme\ncompany_display: *name\n");
    let features = |limits: &Limits| of_rule(checked(&text, limits).findings, "yaml-feature").len();
    assert!(features(&Limits::default()) > 0);
    let no_alias = Limits {
        alias_nodes: 0,
        ..Limits::default()
    };
    let hit = of_rule(checked(&text, &no_alias).findings, "resource-limit");
    assert_eq!(hit.len(), 1, "{hit:#?}");
    assert_eq!(features(&no_alias), 0);
    // Another limit leaves them as they are.
    let tight = Limits {
        scalar_bytes: 15,
        ..Limits::default()
    };
    assert!(features(&tight) > 0);
}

#[test]
fn a_directive_keeps_the_names_that_it_needs() {
    let text = common::with_keys(
        "last_updated: 2026-03-09 # negguide: ignore[half-range, date-order, stale] agreed",
    );
    let found = found(&text, "unused-ignore");
    assert_eq!(found.len(), 1, "{found:#?}");
    let fix = found[0].fix.as_ref().expect("a fix");
    let after = apply(&text, &fix.edits).expect("the edits fit");
    assert!(
        after.contains("# negguide: ignore[date-order] agreed"),
        "{after}"
    );
}

#[test]
fn a_total_without_a_salary_is_not_checked_for_want_of_that() {
    let more = "  stock_low: 10000\n  stock_high: 10000\n  total_comp_low: 100000\n  total_comp_high: 100000\n";
    let entry = entry("London", 0, more).replace("  base_low: 0\n  base_high: 0\n", "");
    let table = "\n| Region | Stock | Total |\n|---|---|---|\n| London | £10K | £100K |\n";
    let found = found(
        &common::with_pay(&format!("{entry}{table}")),
        "unverifiable-total",
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    assert!(
        found[0].message.ends_with("base salary is not stated"),
        "{}",
        found[0].message
    );
}

#[test]
fn a_number_for_a_text_is_put_in_quotes() {
    let found = found(
        &common::with_keys("negotiation_dna_summary: 5\n"),
        "wrong-type",
    );
    assert_eq!(found.len(), 1, "{found:#?}");
    assert_eq!(found[0].help.as_deref(), Some("put it in quotes: \"5\""));
}

#[test]
fn of_two_strategies_the_first_counts() {
    let own = "**Evidence & Sources**";
    let text = common::sound_guide();
    assert!(text.contains(own));
    let more = format!("> **Negotiate Up Strategy:** \"I ask for £115K.\"\n\n{own}");
    let guide = checked(&text.replace(own, &more), &Limits::default())
        .guide
        .into_guide();
    let strategy = guide.body.strategy.as_ref().expect("a strategy");
    assert_eq!(
        guide.source.slice(strategy.script),
        "\"I ask for £120K base and accept £110K.\""
    );
}

#[test]
fn two_entries_of_a_region_are_the_same_or_differ() {
    let notes = |one: &str, other: &str| {
        let entries = [
            entry("London", 100_000, one),
            entry("London", 100_000, other),
        ];
        let found = found(&common::with_pay(&entries.concat()), "duplicate-region");
        assert_eq!(found.len(), 1, "{found:#?}");
        found[0].notes.join("; ").starts_with("both state the same")
    };
    let bonus = |low: u32| format!("  bonus_low: {low}\n  bonus_high: 9000\n");
    assert!(notes("", ""));
    assert!(notes("  bonus_pct: 10\n", "  bonus_pct: 10\n"));
    assert!(notes(&bonus(8000), &bonus(8000)));
    assert!(!notes(&bonus(8000), &bonus(7000)));
    assert!(!notes("  bonus_pct: 10\n", "  bonus_pct: 15\n"));
    assert!(!notes(&bonus(8000), ""));
}

#[test]
fn a_range_without_its_unit_is_a_reversed_one_where_nothing_else_says_so() {
    let text = common::with_pay(
        "- region: London\n  base_low: 95000\n  base_high: 120\n  currency: GBP\n",
    );
    let count = |rules: &[&str]| {
        let source = Source::new(common::PATH, text.as_str());
        let found = read_and_check(source, &common::options_selecting(rules)).findings;
        of_rule(found, "reversed-range").len()
    };
    assert_eq!(count(&["reversed-range"]), 1);
    assert_eq!(count(&["reversed-range", "implausible-amount"]), 0);
}

#[test]
fn companies_and_levels_of_a_mapping_are_told_from_other_words() {
    let told = |mapping: &str, levels: [&str; 2]| {
        let guide = |role: &str, level: &str| {
            let raw = mapping.replace("E4", level);
            format!(
                "=== guides/acme/{role}.md\nlevel_mapping:\n  internal: L4\n  raw: \"{raw}\"\n\n"
            )
        };
        let guides = [
            guide("data-engineer", levels[0]),
            guide("site-engineer", levels[1]),
        ];
        found_across(&guides.concat(), "level-contradiction").len()
    };
    assert_eq!(told("Acme L4 = Globex E4", ["E4", "E6"]), 1);
    assert_eq!(told("Acme L4 = roughly E4", ["E4", "E6"]), 0);
    assert_eq!(told("Acme L4 = E4", ["E4", "E6"]), 0);
    assert_eq!(told("Acme L4 = Globex E4", ["E4-E4", "E6"]), 1);
    // And a level is a number of two digits, behind four letters at most.
    assert_eq!(told("Acme L4 = Globex E4", ["ABCD4", "ABCD16"]), 1);
    assert_eq!(told("Acme L4 = Globex E4", ["ABCDE4", "ABCDE6"]), 0);
    assert_eq!(told("Acme L4 = Globex E4", ["E400", "E600"]), 0);
}

#[test]
fn beside_a_range_in_two_currencies_only_other_currencies_are_shown() {
    let table = "\n| Region | Base Salary | Stock | Bonus |\n|---|---|---|---|\n\
                 | London | £95K–€120K | $40K | £8K |\n";
    let text = common::with_pay(&format!("{}{table}", entry("London", 100_000, "")));
    let found = found(&text, "mixed-currency");
    assert_eq!(found.len(), 1, "{found:#?}");
    let shown = found[0].related.iter().map(|label| label.text.as_str());
    assert_eq!(shown.collect::<Vec<_>>(), ["in USD"]);
}

#[test]
fn a_heading_that_says_something_needs_no_text() {
    let empty = |heading: &str| {
        let part = format!("#### {heading}\n\n#### Another\n\nText of it.\n");
        found(&common::with_body(&part), "empty-section").len()
    };
    assert_eq!(empty("The interviews"), 1);
    assert_eq!(empty("We pay for judgement."), 0);
    assert_eq!(empty("Asking for \"more\""), 0);
    assert_eq!(empty("Why?"), 1);
}

#[test]
fn bold_lines_below_the_heading_of_the_evidence_are_parts_of_it() {
    let own = "**Evidence & Sources**\n";
    let text = common::sound_guide();
    assert!(text.contains(own));
    let count = |title: &str| {
        let part = format!("{title}\n\n**Global Levers**\n");
        found(&text.replace(own, &part), "duplicate-section").len()
    };
    assert_eq!(count("#### Evidence & Sources"), 0);
    assert_eq!(count("**Evidence & Sources**"), 1);
}

#[test]
fn headings_without_words_are_no_copies_of_each_other() {
    let count = |one: &str, other: &str| {
        let part = format!("####{one}\n\nText of it.\n\n####{other}\n\nText of it.\n");
        found(&common::with_body(&part), "duplicate-section").len()
    };
    assert_eq!(count(" The interviews", " The interviews"), 1);
    assert_eq!(count("", ""), 0);
}

#[test]
fn a_bare_dollar_beside_a_marked_one_is_another_dollar() {
    let mixed = |cell: &str| {
        let pay = format!(
            "- region: Toronto\n  base_low: 95000\n  base_high: 120000\n  currency: CAD\n\n\
             | Region | Base Salary |\n|---|---|\n| Toronto (CAD) | {cell} |\n"
        );
        found(&common::with_pay(&pay), "mixed-currency").len()
    };
    assert_eq!(mixed("$95K–$120K"), 0);
    assert_eq!(mixed("CA$95K–CA$120K"), 0);
    assert_eq!(mixed("CA$95K–$120K"), 1);
    assert_eq!(mixed("$95K–CA$120K"), 1);
}

#[test]
fn no_total_is_impossible_while_a_part_of_it_is_unknown() {
    let rules = |signing: &str| {
        let more = format!(
            "  stock_low: 80000\n  stock_high: 80000\n  bonus_pct: 10\n{signing}  total_comp_low: 210000\n  \
             total_comp_high: 210000\n"
        );
        let text = common::with_pay(&entry("London", 100_000, &more));
        found(&text, "total-impossible").len()
    };
    // All that is stated is 190,000 and a signing bonus.
    assert_eq!(rules(""), 1);
    assert_eq!(
        rules("  signing_bonus_low: 8000\n  signing_bonus_high: 8000\n"),
        1
    );
    assert_eq!(
        rules("  signing_bonus_low: 20000\n  signing_bonus_high: 20000\n"),
        0
    );
    // It is not known how large it is at the upper end.
    assert_eq!(
        rules("  signing_bonus_low: 20000\n  signing_bonus_high: some\n"),
        0
    );
}

#[test]
fn a_total_is_not_judged_beside_other_pay_that_is_not_read() {
    let count = |other: &str| {
        let more = "  bonus_pct: 0\n  total_comp_low: 150000\n  total_comp_high: 150000\n";
        let table = format!(
            "\n| Region | Base Salary | Bonus | Carry | Total Comp |\n|---|---|---|---|---|\n\
             | London | £100K | 0% | {other} | £150K |\n"
        );
        let text = common::with_pay(&format!("{}{table}", entry("London", 100_000, more)));
        found(&text, "total-impossible").len()
    };
    assert_eq!(count("—"), 1);
    assert_eq!(count("£50K"), 0);
    assert_eq!(count("a share of the fund"), 0);
}

#[test]
fn a_day_that_is_none_is_told_from_a_date_in_another_form() {
    let says = |date: &str| {
        let found = found(
            &common::with_keys(&format!("last_updated: {date}\n")),
            "invalid-value",
        );
        assert_eq!(found.len(), 1, "{found:#?}");
        found[0].message.contains("a day of the calendar")
    };
    assert!(says("2026-02-30"));
    assert!(!says("2026-02-2"));
    assert!(!says("2026-02-233"));
    assert!(!says("2026/02/23"));
}

#[test]
fn a_salary_asked_for_is_within_the_bands() {
    let asks = |figure: &str| {
        let own = "£120K base";
        let text = common::sound_guide();
        assert!(text.contains(own));
        let found = found(&text.replace(own, figure), "ask-outside-band");
        let said = found.iter().filter_map(|it| it.message.split_once(", "));
        let said = said.filter_map(|(_, rest)| rest.split_once(' '));
        said.map(|(side, _)| side.to_string()).collect::<Vec<_>>()
    };
    // The bands are from £95K to £120K, and a grant of £40K to £80K.
    assert_eq!(asks("£95K base"), [""; 0]);
    assert_eq!(asks("£94K base"), ["below"]);
    assert_eq!(asks("£121K base"), ["above"]);
    // A grant may be of a year, or a part of one.
    assert_eq!(asks("£10K in stock"), [""; 0]);
}

#[test]
fn a_slug_has_at_most_two_hundred_letters() {
    let slug = |letters: usize| {
        let keys = format!("role: {}\n", "a".repeat(letters));
        found(&common::with_keys(&keys), "invalid-value").len()
    };
    assert_eq!(slug(200), 0);
    assert_eq!(slug(201), 1);
}

#[test]
fn a_directive_above_a_table_in_a_list_holds_for_it() {
    let told = |directive: &str| {
        let part = format!(
            "- An item\n\n  {directive}\n\n  | Region | Base Salary |\n  |---|---|\n  | London | £1 | £2 |\n"
        );
        found(&common::with_body(&part), "malformed-table").len()
    };
    assert_eq!(told("A table."), 1);
    assert_eq!(
        told("<!-- negguide: ignore[malformed-table] as it came -->"),
        0
    );
}

#[test]
fn the_only_row_of_a_table_is_no_part_of_its_header() {
    let table = |rows: &str| {
        let table = format!("\n| Region | Base low | Base high |\n|---|---|---|\n{rows}");
        common::with_pay(&format!("{}{table}", entry("London", 100_000, "")))
    };
    let words = found(&table("| London | Min | Max |\n"), "ambiguous-cell");
    assert_eq!(words.len(), 1, "{words:#?}");
    let below = found(
        &table("| | Min | Max |\n| London | £100K | £100K |\n"),
        "ambiguous-cell",
    );
    assert_eq!(below.len(), 0, "{below:#?}");
}

#[test]
fn a_directive_holds_to_the_end_of_its_line() {
    // A key without a value has an empty one at its end.
    let text = common::with_keys("negotiation_dna_summary:\n");
    let key = "\nnegotiation_dna_summary:";
    assert!(text.contains(key));
    let above = "\n# negguide: ignore[summary-differs] not yet";
    let text = text.replace(key, &format!("{above}{key}"));
    assert_eq!(found(&text, "summary-differs").len(), 0);
    assert_eq!(found(&text, "unused-ignore").len(), 0);
}

#[test]
fn a_floor_is_what_the_author_would_accept() {
    let strategy = |words: &str| {
        let body = format!(
            "> **Negotiate Up Strategy:** \"I am asking for a base of £92,000. {words} a base of £150,000.\"\n"
        );
        found(&common::with_body(&body), "floor-above-ask").len()
    };
    assert_eq!(strategy("I could accept"), 1);
    assert_eq!(strategy("Not less, but I'd accept"), 1);
    for words in [
        "I can't accept",
        "I won’t accept",
        "Most people accept",
        "Don't accept",
        "Naomi would accept",
        "No candidate I can accept",
    ] {
        assert_eq!(strategy(words), 0, "{words}");
    }
}

#[test]
fn what_other_readers_refuse_is_put_right() {
    let sound = common::sound_guide();
    let fixed = |text: &str| {
        let found = found(text, "unportable-front-matter");
        assert_eq!(found.len(), 1, "{found:#?}");
        let fix = found[0].fix.as_ref()?;
        Some(apply(text, &fix.edits).expect("the edits fit"))
    };
    assert_eq!(found(&sound, "unportable-front-matter").len(), 0);
    assert_eq!(fixed(&format!("\n\n{sound}")).as_ref(), Some(&sound));
    let tab = sound.replace("company: acme", "company:\tacme\t");
    assert_eq!(fixed(&tab).as_ref(), Some(&sound));
    let second = sound.replacen("\n---\n", "\n---\n---\nlevel: L4\n\n---\n", 1);
    assert_eq!(fixed(&second), None);
    // Two thematic breaks with a remark between them.
    let breaks = sound.replacen("\n---\n", "\n---\n---\n\nNote: for 2026.\n\n---\n", 1);
    assert_eq!(found(&breaks, "unportable-front-matter").len(), 0);
}

#[test]
fn an_escaped_character_is_judged_by_what_is_beside_it() {
    let names = |value: &str| {
        let text = common::with_keys(&format!("hq_location: \"{value}\"\n"));
        found(&text, "invisible-character").len()
    };
    assert_eq!(names("Lon\\u200Bdon"), 1);
    assert_eq!(names("\\e[0mLondon"), 1);
    assert_eq!(names("\\U0001F468\\u200D\\U0001F469 Paris"), 0);
    assert_eq!(names("\\u0634\\u0631\\u200C\\u06A9\\u062A"), 0);
}

//! What was not read whole, or is not sound, is changed and taken over by no fix and no import.

mod common;

use negguide::check::{CheckOptions, Checked, Extent, fix, read_and_check};
use negguide::diagnostic::Diagnostic;
use negguide::import::{ImportOutcome, Importer, KnownNames};
use negguide::model::Places;
use negguide::rules::{Settings, standard_roles};
use negguide::syntax::Limits;
use negguide::text::Source;

const ENTRY: &str = "\
- region: London
  base_low: 95000
  base_high: 120000
  currency: GBP
";

/// States more of London than the entry does, and another region.
const TABLE: &str = "
| Region | Base Salary | Stock (RSU/4yr) |
|---|---|---|
| London | £95K–£120K | £40K–£80K |
| Paris | €85K–€110K | €30K–€60K |
";

fn check(text: &str) -> Checked {
    let source = Source::new(common::PATH, text);
    read_and_check(source, &CheckOptions::default())
}

/// What all fixes make of `text`.
fn fixed(text: &str) -> String {
    let made = fix(&check(text), &CheckOptions::default(), Extent::All);
    made.map_or_else(
        || text.to_string(),
        |fixed| fixed.checked.guide.source.text.to_string(),
    )
}

fn of_rule<'c>(checked: &'c Checked, rule: &str) -> Vec<&'c Diagnostic> {
    let findings = checked.findings.iter();
    findings.filter(|found| found.rule.name == rule).collect()
}

/// Whether the fixes of what the front matter leaves out are withdrawn, and a note names `reason`.
fn assert_withdrawn(text: &str, reason: &str) {
    let checked = check(text);
    let mut found = of_rule(&checked, "value-lost");
    found.extend(of_rule(&checked, "region-lost"));
    assert!(!found.is_empty(), "{:#?}", checked.findings);
    for finding in found {
        assert_eq!(finding.fix, None, "{finding:#?}");
        assert!(
            finding.notes.iter().any(|note| note.contains(reason)),
            "{finding:#?}"
        );
    }
}

#[test]
fn what_the_front_matter_leaves_out_is_filled_in() {
    let after = fixed(&common::with_pay(&format!("{ENTRY}{TABLE}")));
    assert!(after.contains("stock_low: 40000"), "{after}");
    assert!(after.contains("region: Paris"), "{after}");
}

#[test]
fn a_syntax_error_withdraws_fixes_of_the_front_matter() {
    let text = common::with_pay(&format!("{ENTRY}{TABLE}"));
    let broken = text.replace("role_type: standard", "role_type: standard: really");
    assert_withdrawn(&broken, "`invalid-yaml`");
    assert_eq!(fixed(&broken), broken);
    // A summary in quotes of print is cut at its colon.
    let summary = text.replace(
        "negotiation_dna_summary: \"Calm and precise\"",
        "negotiation_dna_summary: “Calm: and precise”",
    );
    assert_ne!(summary, text);
    assert_eq!(fixed(&summary), summary);
}

#[test]
fn keys_that_are_given_twice_withdraw_fixes_of_their_values() {
    let twice = format!("{ENTRY}compensation:\n{ENTRY}");
    let text =
        common::with_pay(&format!("{twice}{TABLE}")).replace("  compensation:", "compensation:");
    assert_withdrawn(&text, "`duplicate-key`");
    let within = ENTRY.replace("  currency", "  base_low: 90000\n  currency");
    let text = common::with_pay(&format!("{within}{TABLE}"));
    assert_withdrawn(&text, "`duplicate-key`");
    // Another key does not put the pay in doubt.
    let text = common::with_pay(&format!("{ENTRY}{TABLE}"));
    let other = text.replace(
        "role_type: standard",
        "role_type: standard\nrole_type: standard",
    );
    assert!(fixed(&other).contains("stock_low: 40000"));
}

#[test]
fn a_key_that_may_state_pay_withdraws_the_other_fixes_of_its_entry() {
    let entry = ENTRY.replace("base_high", "base_max");
    let text = common::with_pay(&format!("{entry}{TABLE}"));
    assert_withdrawn(&text, "`unknown-key`");
    // Renamed, it states what the others need.
    let after = fixed(&text);
    assert!(after.contains("base_high: 120000"), "{after}");
    assert!(after.contains("stock_low: 40000"), "{after}");
}

#[test]
fn a_range_that_runs_backwards_is_taken_over_by_no_fix() {
    for (sound, reversed, rule) in [
        ("£40K–£80K", "£80K–£40K", "value-lost"),
        ("€85K–€110K", "€110K–€85K", "region-lost"),
    ] {
        let table = TABLE.replace(sound, reversed);
        let checked = check(&common::with_pay(&format!("{ENTRY}{table}")));
        let found = of_rule(&checked, rule);
        assert_eq!(found.len(), 1, "{:#?}", checked.findings);
        assert_eq!(found[0].fix, None, "{:#?}", found[0]);
    }
    let levels = "
| Region | Level | Base Salary |
|---|---|---|
| London | L4 | £95K–£90K |
| London | L5 | £110K–£120K |
";
    let checked = check(&common::with_pay(&format!("{ENTRY}{levels}")));
    let found = of_rule(&checked, "levels-collapsed");
    assert_eq!(found[0].fix, None, "{:#?}", found[0]);
    let why = "£95K–£90K of L4 runs backwards".to_string();
    assert!(found[0].notes.contains(&why), "{:#?}", found[0]);
}

#[test]
fn a_row_of_pay_for_a_month_becomes_no_entry() {
    let table = TABLE.replace("€85K–€110K", "€7,100/month");
    let checked = check(&common::with_pay(&format!("{ENTRY}{table}")));
    let found = of_rule(&checked, "region-lost");
    assert_eq!(found.len(), 1, "{:#?}", checked.findings);
    assert_eq!(found[0].fix, None, "{:#?}", found[0]);
}

/// The front matter that an import makes of a body with one row.
fn imported(header: &str, cell: &str) -> String {
    let body = format!(
        "### Software Engineer | Acme Global Negotiation Guide\n\n\
         | Region | Base Salary | {header} |\n|---|---|---|\n| London | £95K | {cell} |\n"
    );
    let settings = Settings::default();
    let importer = Importer {
        limits: &Limits::default(),
        places: Places::built_in(),
        standard_roles: &standard_roles(&settings),
    };
    let outcome = importer.import(&Source::new(common::PATH, body), &KnownNames::default());
    match outcome.expect("it can be imported") {
        ImportOutcome::Imported(imported) => imported.text,
        ImportOutcome::Complete => panic!("nothing was imported"),
    }
}

#[test]
fn an_import_leaves_out_what_is_not_sound() {
    for (header, cell, line) in [
        ("Stock (4-year)", "£40K–£80K", "stock_low: 40000"),
        ("Stock (4-year)", "£80K–£40K", "stock_low: null"),
        ("Stock (4-year)", "£40K–£80K?", "stock_low: null"),
        ("Stock (4-year)", "£40K (TBC)", "stock_low: null"),
        ("Bonus", "10%", "bonus_pct: 10"),
        ("Bonus", "15%–10%", "bonus_pct: null"),
        ("Bonus", "10%?", "bonus_pct: null"),
        ("Bonus", "10% of total comp", "base_low: 95000"),
    ] {
        let text = imported(header, cell);
        assert!(text.contains(line), "{cell}: {text}");
    }
    let other = imported("Bonus", "10% of total comp");
    assert!(!other.contains("bonus_pct: 10"), "{other}");
}

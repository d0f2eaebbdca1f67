//! What was not read whole, or is not sound, is changed and taken over by no fix and no import.

mod common;

use negguide::check::{CheckOptions, Checked, Extent, fix, read_and_check};
use negguide::diagnostic::{Diagnostic, Safety, Severity};
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
        |fixed| fixed.checked.guide.source().text.to_string(),
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
    // Two lines of the table went astray into the entry; what comes after them counts as the body.
    let row = "| London | £95K–£120K | £40K–£80K |\n";
    let astray = text.replace(
        "    currency: GBP\n",
        &format!("{row}{row}    currency: GBP\n"),
    );
    assert_ne!(astray, text);
    assert_withdrawn(&astray, "`unclosed-front-matter`");
    assert_eq!(fixed(&astray), astray);
    // A line of dashes closes the front matter within the entry.
    let early = text.replace("    base_high: 120000\n", "---\n    base_high: 120000\n");
    assert_ne!(early, text);
    assert_withdrawn(&early, "below its closing `---`");
    assert_eq!(fixed(&early), early);
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
    let checked = check(&text);
    let lost = of_rule(&checked, "value-lost");
    assert_eq!(lost.len(), 1, "{:#?}", checked.findings);
    assert_eq!(lost[0].fix, None, "{:#?}", lost[0]);
    assert!(lost[0].notes[0].contains("`unknown-key`"), "{:#?}", lost[0]);
    // Renamed, it states what the others need.
    let after = fixed(&text);
    assert!(after.contains("base_high: 120000"), "{after}");
    assert!(after.contains("stock_low: 40000"), "{after}");
}

#[test]
fn a_key_is_understood_by_its_words_before_its_letters() {
    let entry = ENTRY
        .replace("base_low", "baseMin")
        .replace("base_high", "salary_max");
    let checked = check(&common::with_pay(&entry));
    let found = of_rule(&checked, "unknown-key");
    let help: Vec<_> = found
        .iter()
        .filter_map(|found| found.help.as_deref())
        .collect();
    assert_eq!(
        help,
        ["did you mean `base_low`?", "did you mean `base_high`?"]
    );
    // A figure of another kind is not renamed to one of pay for a year.
    for key in ["base_monthly", "base_median", "net_base_low"] {
        let checked = check(&common::with_pay(&ENTRY.replace("base_high", key)));
        let found = of_rule(&checked, "unknown-key");
        assert_eq!(found.len(), 1, "{key}: {:#?}", checked.findings);
        assert_eq!(found[0].severity, Severity::Error);
        assert_eq!(found[0].fix, None, "{key}: {:#?}", found[0]);
    }
}

#[test]
fn a_key_without_a_figure_puts_no_pay_in_doubt() {
    let text = common::with_pay(&format!("{ENTRY}  regoin: London\n{TABLE}"));
    assert!(fixed(&text).contains("stock_low: 40000"));
    // Nor does one with a figure keep another entry out.
    let entry = ENTRY.replace("base_high: 120000", "base_hihg: 120000");
    let last = common::with_pay(&format!("{entry}{TABLE}"));
    let checked = check(&last);
    let lost = of_rule(&checked, "region-lost");
    assert!(lost[0].fix.is_some(), "{:#?}", lost[0]);
}

#[test]
fn a_key_is_not_renamed_while_a_syntax_error_hides_others() {
    let entry = ENTRY.replace("base_high", "base_max");
    let text = common::with_pay(&format!("{entry}{TABLE}"));
    let broken = text.replace("role_type: standard", "role_type: standard: really");
    let checked = check(&broken);
    for found in of_rule(&checked, "unknown-key") {
        assert_eq!(found.fix, None, "{found:#?}");
    }
}

/// What the only finding of `rule` has for a fix, where `cell` of `column` is as it is given.
fn safety_of(rule: &str, table: &str) -> Option<Safety> {
    let checked = check(&common::with_pay(&format!("{ENTRY}{table}")));
    let found = of_rule(&checked, rule);
    assert_eq!(found.len(), 1, "{table}: {:#?}", checked.findings);
    found[0].fix.as_ref().map(|fix| fix.safety)
}

#[test]
fn what_its_author_doubts_is_no_safe_fix() {
    let stock = |header: &str, label: &str, cell: &str| {
        format!(
            "\n| Region | Base Salary | {header} |\n|---|---|---|\n| {label} | £95K–£120K | {cell} |\n"
        )
    };
    let header = "Stock (4-year)";
    let sound = [
        stock(header, "London", "£40K–£80K"),
        stock(header, "London", "£40K–£80K in shares"),
        stock(header, "London", "£40K–£80K over 4 years"),
        stock(header, "London", "£40K–£80K (subject to vesting)"),
        stock(header, "London", "£40K–£80K (subject to a 4-year vest)"),
        stock(header, "London", "£40K–£80K (SI)"),
        stock(header, "London", "£40K–£80K om året"),
    ];
    for table in sound {
        assert_eq!(
            safety_of("value-lost", &table),
            Some(Safety::Safe),
            "{table}"
        );
    }
    let doubted = [
        stock(header, "London", "£40K–£80K?"),
        stock(header, "London", "£40K–£80K (t.b.c.)"),
        stock(header, "London", "£40K–£80K (reportedly)"),
        stock(header, "London", "£40K–£80K, à vérifier"),
        stock(header, "London", "£40K–£80K (nicht bestätigt)"),
        stock(header, "London", "£40K–£80K（未確認）"),
        stock("Stock (4-year, TBC)", "London", "£40K–£80K"),
        stock(header, "London (to be confirmed)", "£40K–£80K"),
        stock(header, "London", "£40K–£80K (subject to approval)"),
        stock(header, "London", "£40K–£80K, depending on level"),
        stock(header, "London", "£40K–£80K si promu"),
        stock(header, "London", "£40K–£80K om befordrad"),
        stock(header, "London", "£40K–£80K if vested early"),
        stock(header, "London", "£40K–£80K (pending)"),
        stock(header, "London", "£40K–£80K (vorbehaltlich)"),
        stock("Stock (4yr, if promoted)", "London", "£40K–£80K"),
        stock("Stock (4-year, pending)", "London", "£40K–£80K"),
        stock(header, "London (if relocated)", "£40K–£80K"),
        stock(header, "London", "£40K or more"),
        stock(header, "London", "£40K plus"),
        stock(header, "London", "£40K and up"),
    ];
    for table in doubted {
        assert_ne!(
            safety_of("value-lost", &table),
            Some(Safety::Safe),
            "{table}"
        );
    }
}

#[test]
fn a_bonus_that_is_one_end_or_for_a_month_is_no_safe_fix() {
    let bonus = |cell: &str| {
        format!(
            "\n| Region | Base Salary | Bonus |\n|---|---|---|\n| London | £95K–£120K | {cell} |\n"
        )
    };
    for cell in [
        "10%",
        "10–15%",
        "10% target",
        "10% in cash",
        "10% (paid in stock)",
    ] {
        assert_eq!(
            safety_of("value-lost", &bonus(cell)),
            Some(Safety::Safe),
            "{cell}"
        );
    }
    for cell in [
        "10%+",
        "10% min",
        "10% or more",
        "15% max",
        "10% monthly",
        "10% if profitable",
    ] {
        assert_ne!(
            safety_of("value-lost", &bonus(cell)),
            Some(Safety::Safe),
            "{cell}"
        );
    }
}

#[test]
fn a_doubted_row_becomes_no_entry_by_a_safe_fix() {
    let safety = |cell: &str| safety_of("region-lost", &TABLE.replace("€30K–€60K", cell));
    assert_eq!(safety("€30K–€60K"), Some(Safety::Safe));
    // No fix is safe for one cell alone: an entry is a row.
    for cell in ["€30K–€60K?", "€30K+", "€30K or more"] {
        assert_ne!(safety(cell), Some(Safety::Safe), "{cell}");
    }
}

#[test]
fn a_lost_column_with_one_end_is_not_written_as_both() {
    let table = |cell: &str| {
        format!(
            "\n| Region | Base Salary | Profit Sharing |\n|---|---|---|\n| London | £95K–£120K | {cell} |\n"
        )
    };
    assert_eq!(
        safety_of("column-lost", &table("£10K–£20K")),
        Some(Safety::Safe)
    );
    assert_eq!(safety_of("column-lost", &table("£5K+")), None);
    assert_ne!(
        safety_of("column-lost", &table("£10K–£20K?")),
        Some(Safety::Safe)
    );
}

#[test]
fn a_doubted_bonus_range_is_no_safe_fix() {
    let collapsed = |cell: &str| {
        let entry = ENTRY.replace("  currency", "  bonus_pct: 10\n  currency");
        let table = format!(
            "\n| Region | Base Salary | Bonus |\n|---|---|---|\n| London | £95K–£120K | {cell} |\n"
        );
        let checked = check(&common::with_pay(&format!("{entry}{table}")));
        let found = of_rule(&checked, "bonus-range-collapsed");
        assert_eq!(found.len(), 1, "{cell}: {:#?}", checked.findings);
        found[0].fix.as_ref().map(|fix| fix.safety)
    };
    assert_eq!(collapsed("10–20%"), Some(Safety::Safe));
    assert_ne!(collapsed("10–20%?"), Some(Safety::Safe));
    assert_ne!(collapsed("10–20% (unconfirmed)"), Some(Safety::Safe));
}

#[test]
fn a_doubted_row_settles_no_currency() {
    let safety = |cell: &str| {
        let table = format!("\n| Region | Base Salary |\n|---|---|\n| London | {cell} |\n");
        safety_of("currency-differs", &table)
    };
    assert_eq!(safety("€95K–€120K"), Some(Safety::Safe));
    assert_ne!(safety("€95K–€120K (TBC)"), Some(Safety::Safe));
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
    let why = "£95K–£90K of L4 is reversed".to_string();
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
        ("Stock (4-year)", "£40K or more", "stock_low: null"),
        ("Bonus (TBC)", "10%", "base_low: 95000"),
        ("Bonus", "10% monthly", "bonus_pct: null"),
        ("Bonus", "10% min", "bonus_pct: null"),
        ("Bonus", "10%+", "bonus_pct: 10"),
        ("Bonus", "10% cash", "bonus_pct: 10"),
        ("Bonus", "10% + stock", "bonus_pct: 10"),
        ("Bonus", "10% (stock)", "bonus_pct: 10"),
        ("Bonus", "10% of base and stock", "bonus_pct: null"),
        ("Bonus", "10% of total comp", "bonus_pct: null"),
        ("Bonus", "10% pension", "bonus_pct: null"),
        ("Bonus", "10% of profits", "bonus_pct: null"),
        ("Bonus", "10% of the bonus pool", "bonus_pct: null"),
        ("Bonus", "10% des Grundgehalts", "bonus_pct: 10"),
        ("Bonus", "10% av årslönen", "bonus_pct: 10"),
        ("Bonus", "10% of gross", "bonus_pct: 10"),
        ("Stock (4-year)", "£40K (plus car)", "stock_low: 40000"),
        ("Bonus", "10% of annual base", "bonus_pct: 10"),
    ] {
        let text = imported(header, cell);
        assert!(text.contains(line), "{cell}: {text}");
    }
}

/// To some readers of YAML a line separator ends a line: in its place a blank would indent what follows.
#[test]
fn no_invisible_character_leaves_a_line_indented() {
    let text = common::with_pay(ENTRY);
    let separated = text.replace("    base_low: 95000", "\u{2028}    base_low: 95000");
    assert_ne!(separated, text);
    assert_eq!(fixed(&separated), fixed(&text));
}

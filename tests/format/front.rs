//! The front matter: its values, comments and unknown keys stay.

use super::{front, holds};

#[test]
fn scalars_that_readers_of_yaml_disagree_on_keep_their_quotes() {
    let yaml = "company: \"no\"\nrole: \"on\"\ncompany_display: \"1e3\"\nrole_display: \"017\"\nticker: \"2026-01-02\"\n\
        author: \"a: b\"\nhq_location: \"a #b\"\nindustry: \"~\"\n";
    let printed = front(yaml);
    for line in yaml.lines() {
        assert!(printed.contains(line), "{line} is in\n{printed}");
    }
    let plain = "company: acme\nrole_display: \"🚀 Engineer\"\nticker: \"Platform (L4), B\"\nauthor: it's \"quoted\"\n";
    let quoted = "company: 'acme'\nrole_display: \"\\U0001F680 Engineer\"\nticker: 'Platform (L4), B'\nauthor: 'it''s \"quoted\"'\n";
    assert_eq!(front(quoted), plain);
    assert_eq!(front(plain), plain);
}

/// Readers of YAML 1.1 take a date for a date only where it is without quotes.
#[test]
fn dates_stay_text_or_none() {
    let yaml = "company: acme\nlast_updated: 2026-02-23\nnext_review_due: \"2026-05-23\"\n";
    assert_eq!(front(&yaml.replace('"', "'")), yaml);
    assert_eq!(front(yaml), yaml);
}

#[test]
fn comments_stay_with_their_entry_and_unknown_keys_and_nulls_stay() {
    let yaml = "# first\ncurrency_note: none\ncompensation:\n  # the north\n  - currency: NOK # in kroner\n    region: Oslo\n    \
        base_low: ~\n  # the south\n  - region: Rome\n    base_high:\ncompany: acme\n# last\n";
    let printed = "company: acme\ncompensation:\n  # the north\n  - region: Oslo\n    base_low: null\n    currency: NOK # in kroner\n  \
        # the south\n  - region: Rome\n    base_high: null\n# first\ncurrency_note: none\n# last\n";
    assert_eq!(front(yaml), printed);
}

#[test]
fn comments_at_the_end_of_an_entry_stay_in_it() {
    let yaml = "# of the whole guide\n\n# of the entries\ncompensation:\n  - level: L4\n    region: Oslo\n    # ends Oslo\n  \
        # starts Rome\n  - region: Rome\n  # - region: Bonn\nlevel_mapping:\n    raw: A\n    # ends the levels\nother:\n  - a\n  \
        # ends the others\ncompany: acme\nthird: [\n  a # one\n  ]\n  # ends the third\n";
    let printed = "# of the whole guide\ncompany: acme\n# of the entries\ncompensation:\n  - region: Oslo\n    level: L4\n    \
        # ends Oslo\n  # starts Rome\n  - region: Rome\n  # - region: Bonn\nlevel_mapping:\n  raw: A\n  # ends the levels\n\
        other:\n  - a\n  # ends the others\nthird: [\n  a # one\n  ]\n  # ends the third\n";
    assert_eq!(front(yaml), printed);
    assert_eq!(front(printed), printed);
    holds(&format!("---\n{yaml}---\n"));
}

#[test]
fn a_value_that_would_be_another_one_keeps_its_line() {
    let yaml = "role: 'b'\nlevel_mapping:\n  3: c\nunknown: d\ncompany: acme\ncompensation:\n  - # the north\n    bonus_pct: 10.0\n    region: \"Oslo \"\n  - # the south\n    region: 'Rome'\n";
    let printed = "company: acme\nrole: b\ncompensation:\n  # the north\n  - region: \"Oslo \"\n    bonus_pct: 10.0\n  # the south\n  - region: Rome\nlevel_mapping:\n  3: c\nunknown: d\n";
    assert_eq!(front(yaml), printed);
    holds(&format!("---\n{printed}---\n"));
}

/// The empty lines that `+` keeps are part of the value; moved, it would lose them.
#[test]
fn empty_lines_that_are_part_of_a_value_stay() {
    let yaml = "unknown: |+\n  a\n\n\nrole: b\ncompany: acme\n";
    assert_eq!(front(yaml), yaml);
}

#[test]
fn values_of_several_lines_stay_as_their_author_broke_them() {
    let yaml = "role: >-\n  a folded\n  text\n\n  more\ncompany:   'acme'\nnegotiation_dna_summary: plain\n  going on # c\n";
    let printed = "company: acme\nrole: >-\n  a folded\n  text\n\n  more\nnegotiation_dna_summary: plain\n  going on # c\n";
    assert_eq!(front(yaml), printed);
    assert_eq!(front(printed), printed);
    holds(&format!("---\n{yaml}---\n"));
}

/// YAML 1.1 breaks lines at three characters that YAML 1.2 takes for text.
#[test]
fn values_with_line_breaks_of_older_yaml_stay_as_they_are() {
    for character in ['\u{85}', '\u{2028}', '\u{2029}'] {
        let yaml =
            format!("company: acme\nnegotiation_dna_summary:   'before {character} after'\n");
        assert_eq!(front(&yaml), yaml, "{character:?}");
        holds(&format!("---\n{yaml}---\n"));
    }
}

/// A schedule is on one line, in its place, with its figures as they were written. With a comment
/// in it, or a figure that is none, it stays as it was.
#[test]
fn schedules_stand_on_one_line() {
    let entry =
        |lines: &str| format!("compensation:\n  - region: Oslo\n{lines}    currency: NOK\n");
    for (written, printed) in [
        (
            "    stock_vest_schedule:\n    - 5\n    - 15\n    - 40.0\n    - 40\n    stock_vest_years: 4\n",
            "    stock_vest_years: 4\n    stock_vest_schedule: [5, 15, 40.0, 40]\n",
        ),
        (
            "    signing_bonus_year2_low: 1\n    signing_bonus_year2_high: 2\n    signing_bonus_low: 3\n    \
             signing_bonus_high: 4\n    stock_vest_schedule: [5,15,  40 ,\n      40,] # by year\n",
            "    stock_vest_schedule: [5, 15, 40, 40] # by year\n    signing_bonus_low: 3\n    signing_bonus_high: 4\n    \
             signing_bonus_year2_low: 1\n    signing_bonus_year2_high: 2\n",
        ),
        (
            "    stock_vest_schedule:\n      - 60\n      - 40 # the rest\n",
            "    stock_vest_schedule: [60, 40] # the rest\n",
        ),
        (
            "    stock_vest_schedule:\n      - 60 # first\n      - 40\n    level: L4\n",
            "    level: L4\n    stock_vest_schedule:\n      - 60 # first\n      - 40\n",
        ),
        (
            "    stock_vest_schedule: [60,30]\n    level: L4\n",
            "    level: L4\n    stock_vest_schedule: [60,30]\n",
        ),
        (
            "    stock_vest_schedule: ~\n",
            "    stock_vest_schedule: null\n",
        ),
    ] {
        assert_eq!(front(&entry(written)), entry(printed));
        assert_eq!(front(&entry(printed)), entry(printed));
        holds(&format!("---\n{}---\n", entry(written)));
    }
    // Lists that are no schedule move with their entry.
    let dashes =
        "compensation:\n- region: Oslo\n  stock_vest_schedule:\n  - 60\n  - 30\n  level: L4\n";
    let moved = "compensation:\n  - region: Oslo\n    level: L4\n    stock_vest_schedule:\n    - 60\n    - 30\n";
    assert_eq!(front(dashes), moved);
    holds(&format!("---\n{dashes}---\n"));
}

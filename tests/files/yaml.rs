//! Mistakes in YAML: one finding each, at the mistake, and nothing that only follows from it.

use crate::{assert_findings, changed, common};

const TAB: &str = "invalid-yaml @\t: a tab indents this line; YAML allows only spaces";

#[test]
fn tabs() {
    assert_findings(changed("    base_high:", "\tbase_high:"), [TAB]);
    assert_findings(common::with_keys("level_mapping:\n\tinternal: L4\n"), [TAB]);
}

#[test]
fn every_broken_key_is_one_finding() {
    assert_findings(
        common::with_keys(
            "company_display: @acme\nrole_display: \"x\nnegotiation_dna_summary: [a\n",
        ),
        [
            "invalid-yaml @@acme: a plain value cannot start with `@`",
            "invalid-yaml @\"x: a quote is opened and never closed",
            "invalid-yaml @[: `[` is opened and never closed",
        ],
    );
}

#[test]
fn what_a_broken_entry_hides_is_not_missing() {
    assert_findings(
        common::with_pay(
            "- region: London\n  base_low: 95000\n   base_high: 120000\n  currency: GBP\n",
        ),
        [
            "invalid-yaml @base_high: 120000: the indentation of this line does not match the lines it belongs to",
        ],
    );
    assert_findings(
        common::with_pay("- region: \"London\n  currency: \"GBP\"\n"),
        ["invalid-yaml @\"London: a quote is opened and never closed"],
    );
    assert_findings(
        changed("base_low: 95000", "base_low:95000"),
        ["invalid-yaml @base_low:95000: a space is missing after `:`"],
    );
    assert_findings(
        changed("company_display: Acme", "company_display:Acme"),
        ["invalid-yaml @company_display:Acme: a space is missing after `:`"],
    );
}

#[test]
fn a_merge_conflict_is_one_finding() {
    let both = "<<<<<<< HEAD\ndata_quality: medium\n=======\ndata_quality: low\n>>>>>>> other";
    assert_findings(
        changed("data_quality: medium", both),
        ["conflict-marker @<<<<<<< HEAD: the front matter contains an unresolved merge conflict"],
    );
}

#[test]
fn features_hide_nothing_else() {
    assert_findings(
        common::with_pay("- &d\n  region: London\n  currency: GBP\n- <<: *d\n  region: Paris\n"),
        ["yaml-feature @&d: `*d` refers to the value at `&d`"],
    );
    assert_findings(
        common::with_pay("- <<: {currency: EUR}\n  region: Paris\n  base_low: 1\n"),
        ["yaml-feature @<<: `<<` merges the keys of another map into this one"],
    );
    assert_findings(
        common::with_keys("negotiation_dna_summary: **Calm**\n"),
        ["yaml-feature @**Calm**: `**Calm**` is an alias of an anchor that does not exist"],
    );
    assert_findings(
        common::with_keys("company_display: !!str 5\n"),
        ["yaml-feature @!!str: the tag `!!str` gives the value another type"],
    );
    assert_findings(
        changed("---\n", "---\n%YAML 1.2\n--- # now\n"),
        ["yaml-feature @%YAML 1.2: the front matter starts with a directive, `%YAML 1.2`"],
    );
    assert_findings(
        changed("data_quality:", "--- # again\ndata_quality:"),
        ["yaml-feature @---: a second YAML document begins in the front matter"],
    );
    assert_findings(
        changed("---\n", "---\n%YAML 1.2\n---\n"),
        ["invalid-yaml @%YAML 1.2: a directive, `%YAML 1.2`, without front matter after it"],
    );
}

#[test]
fn keys_are_text() {
    assert_findings(
        common::with_keys(
            "level_mapping:\n  raw: Acme L4 = Globex E4\n  ? [a, b]\n  : c\n  ? {d: e}\n  : f\n",
        ),
        [
            "wrong-type @[a, b]: a key must be text, not a list",
            "wrong-type @{d: e}: a key must be text, not a map",
        ],
    );
}

//! The engine with small rules of its own, some of which behave badly.

use super::*;
use crate::diagnostic::{Label, Severity};
use crate::model::Guide;
use crate::text::TextRange;

/// A rule that finds `wrong` and replaces it by `right`.
struct Swap {
    rule: RuleId,
    severity: Severity,
    safety: Safety,
    wrong: &'static str,
    right: &'static str,
}

const FORM: RuleId = RuleId {
    code: "NG101",
    name: "missing-field",
};
const OTHER_FORM: RuleId = RuleId {
    code: "NG102",
    name: "unknown-key",
};
const PAY: RuleId = RuleId {
    code: "NG201",
    name: "total-mismatch",
};
const CHOICE: RuleId = RuleId {
    code: "NG301",
    name: "value-differs",
};

const LOST: RuleId = RuleId {
    code: "NG302",
    name: "value-lost",
};
const REGION: RuleId = RuleId {
    code: "NG306",
    name: "region-lost",
};
const AGREEMENT: RuleId = RuleId {
    code: "NG305",
    name: "currency-differs",
};

fn swap(rule: RuleId, wrong: &'static str, right: &'static str) -> Swap {
    Swap {
        rule,
        severity: Severity::Error,
        safety: Safety::Safe,
        wrong,
        right,
    }
}

impl Swap {
    fn with(self, severity: Severity, safety: Safety) -> Swap {
        Swap {
            severity,
            safety,
            ..self
        }
    }

    fn findings(&self, text: &str) -> Vec<Diagnostic> {
        let places = text.match_indices(self.wrong);
        let found = places.map(|(at, _)| {
            let range = TextRange::new(at, at + self.wrong.len());
            let message = format!("{} is wrong", self.wrong);
            Diagnostic::new(self.rule, self.severity, message, Label::new(range, "here"))
                .fix(Fix::replace("swap", range, self.right, self.safety))
        });
        found.collect()
    }
}

const FRONT: &str = "---\na: one # why\nb: two\n---\n# three\n";

fn fixed(text: &str, rules: &[Swap], extent: Extent) -> Fixed {
    let limits = Limits::default();
    let check = |source: Source| {
        let found = rules.iter().flat_map(|rule| rule.findings(&source.text));
        let found = found.collect();
        Checked::new(Guide::read(source, &limits), found)
    };
    let engine = Engine {
        limits: &limits,
        settings: &Settings::default(),
        check: &check,
        extent,
        held_back: Baseline::default(),
    };
    engine.run(&check(Source::new("g.md", text)))
}

/// The text that safe fixes leave, and why others were not made.
fn outcome(text: &str, rules: &[Swap]) -> (String, Vec<FixRejection>) {
    let fixed = fixed(text, rules, Extent::Safe);
    let why = fixed.refused.into_iter().map(|refused| refused.why);
    (fixed.checked.guide.source().text.to_string(), why.collect())
}

#[test]
fn one_bad_fix_does_not_hold_up_the_others() {
    let rules = [
        swap(FORM, "one", "1"),
        swap(PAY, "two", "two 2"),
        swap(AGREEMENT, "three", "3"),
    ];
    let (text, why) = outcome(FRONT, &rules);
    assert_eq!(text, "---\na: 1 # why\nb: two\n---\n# 3\n");
    assert_eq!(why, [FixRejection::StillFound]);
}

#[test]
fn bad_fixes_without_number_are_given_up() {
    let filler = "as long as a guide can be\n".repeat(BYTES_ON_TRIAL / LEAST_TRIALS / 26 + 1);
    let text = format!("{FRONT}{}{filler}", "bad\n".repeat(200));
    let rules = [swap(FORM, "one", "1"), swap(AGREEMENT, "bad", "bad 2")];
    let (text, why) = outcome(&text, &rules);
    assert!(
        text.starts_with("---\na: 1 # why\n"),
        "the good one is made"
    );
    assert_eq!(why.len(), 200);
    let tried = why
        .iter()
        .filter(|why| **why == FixRejection::StillFound)
        .count();
    let untried = why
        .iter()
        .filter(|why| **why == FixRejection::Untried)
        .count();
    assert!(tried < LEAST_TRIALS, "{tried} tried");
    assert_eq!(tried + untried, 200);
}

#[test]
fn a_few_bad_fixes_in_a_large_guide_cost_no_good_one() {
    let filler = "as long as a guide can be\n".repeat(BYTES_ON_TRIAL / LEAST_TRIALS / 26 + 1);
    let text = format!(
        "{FRONT}{}{}{filler}",
        "good\n".repeat(200),
        "bad\n".repeat(3)
    );
    let rules = [swap(FORM, "good", "done"), swap(AGREEMENT, "bad", "bad 2")];
    let (text, why) = outcome(&text, &rules);
    assert_eq!(text.matches("done\n").count(), 200);
    assert_eq!(why.len(), 3);
}

#[test]
fn what_waits_for_another_fix_gets_its_turn() {
    let rules = [
        swap(FORM, "one", "1"),
        swap(PAY, "a: one", "a: 1"),
        swap(PAY, "a: 1", "a: 2"),
    ];
    let (text, why) = outcome(FRONT, &rules);
    assert!(text.starts_with("---\na: 2 # why\n"), "{text}");
    assert_eq!(why, []);
}

#[test]
fn a_fix_brings_to_light_only_what_comes_after_it() {
    let brings = |own, other| outcome(FRONT, &[swap(own, "one", "1"), swap(other, "1", "1")]);
    for (own, other) in [
        (FORM, AGREEMENT),
        (FORM, PAY),
        (AGREEMENT, PAY),
        (REGION, LOST),
    ] {
        let (text, why) = brings(own, other);
        assert!(text.contains("a: 1"), "{own:?} {other:?}");
        assert_eq!(
            why,
            [FixRejection::Nothing],
            "the other fix changes nothing"
        );
    }
    for (own, other) in [
        (FORM, OTHER_FORM),
        (PAY, FORM),
        (PAY, AGREEMENT),
        (AGREEMENT, FORM),
        (AGREEMENT, LOST),
        (LOST, LOST),
    ] {
        let (text, why) = brings(own, other);
        assert_eq!(text, FRONT, "{own:?} {other:?}");
        assert_eq!(why, [FixRejection::Brings(other.name, "1 is wrong".into())]);
    }
}

#[test]
fn what_another_fix_brought_to_light_is_no_fault_of_the_next() {
    // The first may bring a finding of `pay`, the second may not.
    let rules = [
        swap(FORM, "one", "1"),
        swap(PAY, "two", "2"),
        swap(PAY, "1", "1"),
    ];
    let fixed = fixed(FRONT, &rules, Extent::Safe);
    assert_eq!(
        &*fixed.checked.guide.source().text,
        "---\na: 1 # why\nb: 2\n---\n# three\n"
    );
    assert_eq!(fixed.rounds.len(), 1, "both in one round");
}

#[test]
fn a_choice_must_leave_nothing_implausible() {
    let choice = || swap(CHOICE, "one", "1").with(Severity::Error, Safety::Unsafe);
    let alone = fixed(FRONT, &[choice()], Extent::Safe);
    assert_eq!(&*alone.checked.guide.source().text, FRONT, "not asked for");
    let alone = fixed(FRONT, &[choice()], Extent::All);
    assert!(alone.checked.guide.source().text.contains("a: 1"));
    let both = fixed(FRONT, &[choice(), swap(PAY, "1", "1")], Extent::All);
    assert_eq!(&*both.checked.guide.source().text, FRONT);
}

#[test]
fn rules_that_fight_are_named_and_nothing_loops() {
    let note = |rule, wrong, right| swap(rule, wrong, right).with(Severity::Note, Safety::Safe);
    let rules = [
        note(PAY, "one", "1"),
        note(FORM, "1", "one"),
        swap(AGREEMENT, "two", "2"),
    ];
    let first = fixed(FRONT, &rules, Extent::Safe);
    assert_eq!(first.fighting, ["missing-field", "total-mismatch"]);
    let text = &first.checked.guide.source().text;
    assert_eq!(
        &**text, "---\na: 1 # why\nb: 2\n---\n# three\n",
        "the others are made"
    );
    let second = fixed(text, &rules, Extent::Safe);
    assert_eq!(&second.checked.guide.source().text, text);
    assert_eq!(second.rounds.len(), 0);
}

#[test]
fn growth_without_end_is_stopped() {
    let rules = [swap(PAY, "one", "oone").with(Severity::Note, Safety::Safe)];
    let count = |text: &str| text.matches('o').count();
    // Its finding never goes, so it is not made at all.
    let fixed = fixed(FRONT, &rules, Extent::Safe);
    assert_eq!(count(&fixed.checked.guide.source().text), count(FRONT));
}

#[test]
fn nothing_outside_the_edits_changes() {
    for (wrong, right, what) in [
        ("one # why", "1", "a comment"),
        ("two", "2 # two", "a comment"),
        ("one", "1\r\nc: 3", "the line endings"),
        ("b: two", "b: 2\n---", "where the front matter ends"),
        ("# three\n", "# 3", "the end of the last line"),
        ("---\na", "\u{feff}---\na", "the byte order mark"),
    ] {
        let (text, why) = outcome(FRONT, &[swap(FORM, wrong, right)]);
        assert_eq!(text, FRONT, "{right:?}");
        assert_eq!(why, [FixRejection::Outside(what)], "{right:?}");
    }
    let (text, why) = outcome(FRONT, &[swap(FORM, "two\n---\n# three", "2\n---\n# 3")]);
    assert_eq!((&*text, &why[..]), (FRONT, &[FixRejection::BothHalves][..]));
}

#[test]
fn a_finding_of_all_guides_is_tried_once() {
    let limits = Limits::default();
    let check = |source: Source| Checked::new(Guide::read(source, &limits), Vec::new());
    let engine = Engine {
        limits: &limits,
        settings: &Settings::default(),
        check: &check,
        extent: Extent::Safe,
        held_back: Baseline::default(),
    };
    let mut checked = check(Source::new("g.md", FRONT));
    checked.findings = swap(PAY, "one", "1").findings(FRONT);
    let fixed = engine.run(&checked);
    assert!(fixed.checked.guide.source().text.contains("a: 1"));
    assert_eq!(fixed.made.len(), 1);
}

//! Every rule is documented, and its examples do what they say: as written, behind a multi-byte
//! prefix, with CRLF and with a byte order mark.

mod common;

use std::collections::BTreeSet;

use negguide::check::{check_index, read_and_check};
use negguide::diagnostic::{Diagnostic, Safety};
use negguide::model::parse_date;
use negguide::rules::{Example, ExampleKind, FixAvailability, Level, RULES, Settings};
use negguide::syntax::Limits;
use negguide::text::Source;

/// `internal-error` is negguide's own failure: no text provokes it. A unit test of the runner does.
const WITHOUT_EXAMPLE: [&str; 1] = ["internal-error"];

/// These are about files that are no UTF-8, too large or hold what cannot be seen, which no example
/// can show; they have tests of their own in `files`.
const SHOWN_ELSEWHERE: [&str; 3] = ["invalid-utf8", "resource-limit", "control-character"];

fn assemble(example: &Example) -> String {
    match example.kind {
        ExampleKind::Guide => example.text.clone(),
        ExampleKind::Keys => common::with_keys(&example.text),
        ExampleKind::Pay => common::with_pay(&example.text),
    }
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let source = Source::new(common::PATH, text);
    let mut checked = [read_and_check(source, &Limits::default(), &settings())];
    check_index(&mut checked, &settings());
    std::mem::take(&mut checked[0].findings)
}

/// The date that the sound guide is fresh on, and every rule.
fn settings() -> Settings {
    let mut settings = Settings::default();
    settings.as_of = parse_date("2026-03-01");
    for meta in RULES.iter().map(|rule| rule.meta()) {
        if !meta.on_by_default {
            settings.set_level(meta.id.name, Level::At(meta.severity));
        }
    }
    settings
}

fn names(findings: &[Diagnostic]) -> BTreeSet<&'static str> {
    findings.iter().map(|finding| finding.rule.name).collect()
}

#[test]
fn the_sound_guide_is_sound() {
    let findings = findings(&common::sound_guide());
    assert!(findings.is_empty(), "{findings:#?}");
}

#[test]
fn codes_and_names_are_unique_and_sorted() {
    let ids: Vec<_> = RULES.iter().map(|rule| rule.meta().id).collect();
    let mut sorted = ids.clone();
    sorted.sort();
    assert_eq!(ids, sorted);
    let names: BTreeSet<_> = ids.iter().map(|id| id.name).collect();
    assert_eq!(names.len(), ids.len());
}

/// Whether a rule looks at other guides is told by its code.
#[test]
fn rules_across_guides_are_known_by_their_code() {
    for rule in RULES {
        let meta = rule.meta();
        let looks_at_others = meta.source.contains("fn index(&self");
        assert_eq!(meta.is_across_guides(), looks_at_others, "{}", meta.id.name);
    }
}

#[test]
fn every_rule_is_documented() {
    for rule in RULES {
        let meta = rule.meta();
        let docs = meta.docs();
        assert!(
            docs.summary.ends_with('.'),
            "{}: {:?}",
            meta.id.name,
            docs.summary
        );
        for heading in ["## What it finds", "## Why it matters"] {
            assert!(
                docs.page.contains(heading),
                "{} lacks {heading}",
                meta.id.name
            );
        }
        if meta.fix != FixAvailability::None {
            assert!(docs.page.contains("## Fix safety"), "{}", meta.id.name);
        }
        let outcomes: BTreeSet<bool> = docs.examples.iter().map(|example| example.fails).collect();
        let excused =
            WITHOUT_EXAMPLE.contains(&meta.id.name) || SHOWN_ELSEWHERE.contains(&meta.id.name);
        assert!(
            excused || outcomes.len() == 2,
            "{} needs a failing and a passing example",
            meta.id.name
        );
    }
}

#[test]
fn examples_do_what_they_say() {
    for rule in RULES {
        let meta = rule.meta();
        for example in meta.docs().examples {
            let text = assemble(&example);
            let found = findings(&text);
            let own = example.fails.then_some(meta.id.name);
            let expected: BTreeSet<&str> = own
                .into_iter()
                .chain(example.also.iter().map(String::as_str))
                .collect();
            assert_eq!(
                names(&found),
                expected,
                "{}:\n{text}\n{found:#?}",
                meta.id.name
            );
            for finding in &found {
                let places = finding.related.iter().chain([&finding.primary]);
                for place in places {
                    assert!(text.get(place.range.start()..place.range.end()).is_some());
                    assert!(
                        !place.text.is_empty(),
                        "{} has a place without a label",
                        meta.id.name
                    );
                }
            }
        }
    }
}

#[test]
fn examples_survive_other_encodings() {
    for rule in RULES {
        for example in rule.meta().docs().examples {
            let text = assemble(&example);
            let plain = slices(&text);
            let with_bom = format!("\u{feff}{text}");
            assert_eq!(slices(&with_bom), plain, "with a BOM:\n{text}");
            let crlf = text.replace('\n', "\r\n");
            let found: Vec<_> = slices(&crlf)
                .into_iter()
                .map(|(name, slice)| (name, slice.replace("\r\n", "\n")))
                .collect();
            assert_eq!(found, plain, "with CRLF:\n{text}");
            if let Some(rest) = text.strip_prefix("---\n") {
                let prefixed = format!("---\n# ₹ 🙂 é\n{rest}");
                assert_eq!(slices(&prefixed), plain, "behind multi-byte text:\n{text}");
            }
        }
    }
}

/// Each finding's name and the text it points at.
fn slices(text: &str) -> Vec<(&'static str, String)> {
    let slice = |finding: &Diagnostic| {
        let range = finding.primary.range;
        text[range.start()..range.end()].to_string()
    };
    findings(text)
        .iter()
        .map(|finding| (finding.rule.name, slice(finding)))
        .collect()
}

/// What a rule declares of its fixes is what its failing examples show: each kind it declares, and
/// no other; and each fix removes what it is a fix for.
#[test]
fn declared_fixes_are_true() {
    for rule in RULES {
        let meta = rule.meta();
        let examples = meta.docs().examples;
        let mut kinds = BTreeSet::new();
        for example in examples.iter().filter(|example| example.fails) {
            let text = assemble(example);
            let found = findings(&text);
            for fix in found
                .iter()
                .flat_map(|finding| finding.fix.iter().chain(&finding.alternatives))
            {
                let fixed = negguide::text::apply(&text, &fix.edits).expect("the edits fit");
                let left = findings(&fixed).len();
                assert!(left < found.len(), "{}: {fixed}", meta.id.name);
                kinds.insert(fix.safety == Safety::Safe);
            }
        }
        let declared: &[bool] = match meta.fix {
            FixAvailability::None => &[],
            FixAvailability::Safe => &[true],
            FixAvailability::Unsafe => &[false],
            FixAvailability::SafeOrUnsafe => &[false, true],
        };
        let declared: BTreeSet<bool> = declared.iter().copied().collect();
        assert!(kinds.is_subset(&declared), "{}", meta.id.name);
        assert_eq!(kinds.is_empty(), declared.is_empty(), "{}", meta.id.name);
    }
}

//! Every rule is documented, and its examples do what they say: as written, after a multi-byte
//! prefix, with CRLF and with a byte order mark.

mod common;

use std::collections::{BTreeMap, BTreeSet};

use negguide::check::{
    CheckOptions, Checked, Extent, PackedCheck, check_index, fix, read_and_check,
};
use negguide::diagnostic::{Diagnostic, Fix, RuleId, Safety, Severity};
use negguide::format::{FormatStyle, Formatter};
use negguide::model::{Guide, Places, parse_date};
use negguide::rules::{Docs, Example, ExampleKind, FixAvailability, RULES, RuleLevel};
use negguide::syntax::Limits;
use negguide::text::{Source, SourcePacker, TextRange};

/// `internal-error` is negguide's own failure: no text provokes it. A unit test of the runner does. And
/// `untraced-amount` is about texts that are no guides.
const WITHOUT_EXAMPLE: [&str; 2] = ["internal-error", "untraced-amount"];

/// These are about files that are no UTF-8, too large or hold what cannot be seen, which no example
/// can show; they have tests of their own in `files`.
const SHOWN_ELSEWHERE: [&str; 3] = ["invalid-utf8", "resource-limit", "control-character"];

/// The paths and texts of an example's files.
fn assemble(example: &Example) -> Vec<(String, String)> {
    let one = |text| vec![(common::PATH.to_string(), text)];
    match example.kind {
        ExampleKind::Guide => one(example.text.clone()),
        ExampleKind::Keys => one(common::with_keys(&example.text)),
        ExampleKind::Pay => one(common::with_pay(&example.text)),
        ExampleKind::Body => one(common::with_body(&example.text)),
        ExampleKind::Guides | ExampleKind::Folders => common::files::with_files(&example.text),
    }
}

/// The folders of which an example shows all files.
fn whole(example: &Example) -> BTreeSet<String> {
    let folder = |(path, _): &(String, String)| path.rsplit_once('/').map(|it| it.0.to_string());
    match example.kind {
        ExampleKind::Folders => assemble(example).iter().filter_map(folder).collect(),
        _ => BTreeSet::new(),
    }
}

fn findings(text: &str) -> Vec<Diagnostic> {
    let files = [(common::PATH.to_string(), text.to_string())];
    findings_in(&files, &BTreeSet::new()).remove(0)
}

/// The findings of each file.
fn findings_in(files: &[(String, String)], whole: &BTreeSet<String>) -> Vec<Vec<Diagnostic>> {
    let read = |(path, text): &(String, String)| {
        let source = Source::new(path.as_str(), text.as_str());
        read_and_check(source, &options()).into()
    };
    let mut checked: Vec<PackedCheck> = files.iter().map(read).collect();
    check_index(&mut checked, &[], &options(), whole);
    checked
        .iter()
        .map(|packed| packed.unpacked().findings)
        .collect()
}

/// What the cache keeps of a guide is enough for the rules between guides.
#[test]
fn examples_are_the_same_from_the_cache() {
    for meta in RULES.iter().map(|rule| rule.meta()) {
        for example in &meta.docs().examples {
            let files = assemble(example);
            let read = |(path, text): &(String, String)| {
                read_and_check(Source::new(path.as_str(), text.as_str()), &options()).into()
            };
            let from_record = |packed: &PackedCheck| {
                let record = packed.to_record().expect("a record");
                let source = packed.guide().source();
                let cached =
                    PackedCheck::from_record(&record, source, &options(), &SourcePacker::default());
                let cached = cached.expect("what was found");
                assert_eq!(cached.to_record(), Some(record), "{}", meta.id.name);
                cached
            };
            let mut read: Vec<PackedCheck> = files.iter().map(read).collect();
            let mut cached: Vec<PackedCheck> = read.iter().map(from_record).collect();
            let whole = whole(example);
            for guides in [&mut read, &mut cached] {
                check_index(guides, &[], &options(), &whole);
            }
            for (cached, read) in cached.iter().zip(&read) {
                let (cached, read) = (cached.unpacked(), read.unpacked());
                assert_eq!(cached.findings, read.findings, "{}", meta.id.name);
                assert_eq!(cached.ignored, read.ignored, "{}", meta.id.name);
            }
        }
    }
}

/// The date that the sound guide is fresh on, and every rule.
fn options() -> CheckOptions {
    let mut options = CheckOptions::default();
    options.scope.as_of = parse_date("2026-03-01");
    for meta in RULES.iter().map(|rule| rule.meta()) {
        if !meta.on_by_default {
            options
                .settings
                .set_level(meta.id, RuleLevel::At(meta.severity));
        }
    }
    options
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

/// The scope of a rule says whether it looks at other guides.
#[test]
fn rules_that_compare_guides_have_that_scope() {
    for rule in RULES.iter() {
        let meta = rule.meta();
        let looks_at_others = meta.source.contains("fn corpus(&self");
        assert_eq!(
            meta.scope == negguide::rules::Scope::Corpus,
            looks_at_others,
            "{}",
            meta.id.name
        );
    }
}

#[test]
fn every_rule_is_documented() {
    for rule in RULES.iter() {
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
        let outcomes: BTreeSet<bool> = docs.examples.iter().map(Example::fails).collect();
        let excused =
            WITHOUT_EXAMPLE.contains(&meta.id.name) || SHOWN_ELSEWHERE.contains(&meta.id.name);
        assert!(
            excused || outcomes.len() == 2,
            "{} needs a failing and a passing example",
            meta.id.name
        );
    }
}

/// Every fence of four is read as an example: one with a slip in what it states would not be run.
#[test]
fn every_fence_of_an_example_is_read() {
    for rule in RULES.iter() {
        let meta = rule.meta();
        let lines = meta.source.lines();
        let opening = lines.filter(|line| {
            let info = line.strip_prefix("//! ````");
            info.is_some_and(|info| !info.is_empty())
        });
        let unread: Vec<&str> = opening
            .filter(|line| Docs::of(&format!("{line}\n//! ````\n")).examples.is_empty())
            .collect();
        assert!(unread.is_empty(), "{}: {unread:#?}", meta.id.name);
    }
}

/// Each example gives the findings that its fence states: how severe, how many and where.
#[test]
fn examples_do_what_they_say() {
    let mut wrong = Vec::new();
    for rule in RULES.iter() {
        let meta = rule.meta();
        for (number, example) in meta.docs().examples.iter().enumerate() {
            let files = assemble(example);
            let found = findings_in(&files, &whole(example));
            for ((_, text), found) in files.iter().zip(&found) {
                for finding in found {
                    check_places(meta.id.name, finding, text, &files);
                }
            }
            let right = fence(meta.id.name, &files, &found);
            let read = Docs::of(&format!("//! ````pay {right}\n//! ````\n")).examples;
            let agrees = read.first().is_some_and(|right| {
                right.expected == example.expected && right.also == example.also
            });
            if !agrees {
                wrong.push(format!("{}, example {}: {right}", meta.id.name, number + 1));
            }
        }
    }
    assert!(wrong.is_empty(), "the findings are\n{}", wrong.join("\n"));
}

/// What the fence of an example of `rule` states, if these are the findings in its files. Findings
/// of several severities can't be stated: they are shown by an example each.
fn fence(rule: &str, files: &[(String, String)], found: &[Vec<Diagnostic>]) -> String {
    let of_rule = |finding: &&Diagnostic| finding.rule.name == rule;
    let first = found.iter().enumerate().find_map(|(file, found)| {
        let ranges = found.iter().filter(of_rule).map(|one| one.primary.range);
        Some((file, ranges.min_by_key(|range| range.start())?))
    });
    let mut fence = match first {
        None => "passes".to_string(),
        Some((file, range)) => {
            let own: Vec<&Diagnostic> = found.iter().flatten().filter(of_rule).collect();
            let severities: BTreeSet<&str> = own.iter().map(|one| one.severity.name()).collect();
            let severities = Vec::from_iter(severities).join(" and ");
            let place = place(files, file, range);
            format!("fails {severities} x{} {place}", own.len())
        }
    };
    let mut counts = BTreeMap::new();
    for finding in found.iter().flatten().filter(|one| !of_rule(one)) {
        *counts.entry(finding.rule.name).or_insert(0) += 1;
    }
    for (other, count) in counts {
        fence.push_str(&format!(" {other} x{count}"));
    }
    fence
}

/// `@"95000" #2`: the text there, and which of several occurrences in the files it is.
fn place(files: &[(String, String)], file: usize, range: TextRange) -> String {
    let text = &files[file].1[range.start()..range.end()];
    let occurrences: Vec<(usize, usize)> = files
        .iter()
        .enumerate()
        .flat_map(|(at, (_, whole))| whole_occurrences(whole, text).map(move |start| (at, start)))
        .collect();
    let quoted = text.replace('\\', "\\\\").replace('"', "\\\"");
    let quoted = quoted.replace('\n', "\\n");
    if occurrences.len() < 2 {
        return format!("@\"{quoted}\"");
    }
    let before = |at: &&(usize, usize)| **at < (file, range.start());
    let before = occurrences.iter().filter(before).count();
    format!("@\"{quoted}\" #{}", before + 1)
}

/// Where `text` is no part of a longer word or number, as `5` is one of `95000`.
fn whole_occurrences<'t>(within: &'t str, text: &'t str) -> impl Iterator<Item = usize> + 't {
    let joins = |char: Option<char>| char.is_some_and(char::is_alphanumeric);
    let all = within.match_indices(text).map(|(at, _)| at);
    all.filter(move |&at| {
        let (before, behind) = (&within[..at], &within[at + text.len()..]);
        let goes_back = joins(before.chars().next_back()) && joins(text.chars().next());
        let goes_on = joins(text.chars().next_back()) && joins(behind.chars().next());
        !goes_back && !goes_on
    })
}

/// In its help or, where the one thing to do is made by a fix, in the title of that.
#[test]
fn every_finding_says_what_to_do() {
    let mut silent = BTreeSet::new();
    for rule in RULES.iter() {
        for example in &rule.meta().docs().examples {
            let found = findings_in(&assemble(example), &whole(example));
            let says_nothing = |one: &&Diagnostic| one.help.is_none() && one.fix.is_none();
            let without = found.iter().flatten().filter(says_nothing);
            silent.extend(without.map(|finding| (finding.rule.name, finding.message.clone())));
        }
    }
    assert!(silent.is_empty(), "{silent:#?}");
}

/// Every place of a finding in `text` is one, and says something.
fn check_places(rule: &str, finding: &Diagnostic, text: &str, files: &[(String, String)]) {
    for place in finding.related.iter().chain([&finding.primary]) {
        assert!(text.get(place.range.start()..place.range.end()).is_some());
        assert!(!place.text.is_empty(), "{rule} has a place without a label");
    }
    for place in &finding.elsewhere {
        let (_, text) = files
            .iter()
            .find(|(path, _)| *path == place.path)
            .expect("a place in another file of the example");
        assert!(text.get(place.range.start()..place.range.end()).is_some());
        assert!(!place.text.is_empty(), "{rule} has a place without a label");
    }
}

#[test]
fn examples_survive_other_encodings() {
    for rule in RULES.iter() {
        for example in rule.meta().docs().examples {
            let files = assemble(&example);
            let whole = whole(&example);
            let changed = |change: &dyn Fn(&str) -> String| {
                let changed = files
                    .iter()
                    .map(|(path, text)| (path.clone(), change(text)));
                slices(&changed.collect::<Vec<_>>(), &whole)
            };
            let plain = slices(&files, &whole);
            let with_bom = changed(&|text| format!("\u{feff}{text}"));
            assert_eq!(with_bom, plain, "with a BOM:\n{files:#?}");
            let crlf: Vec<_> = changed(&|text| text.replace('\n', "\r\n"))
                .into_iter()
                .map(|(name, slice)| (name, slice.replace("\r\n", "\n")))
                .collect();
            assert_eq!(crlf, plain, "with CRLF:\n{files:#?}");
            if files.iter().all(|(_, text)| text.starts_with("---\n")) {
                let prefixed = changed(&|text| format!("---\n# ₹ 🙂 é\n{}", &text[4..]));
                assert_eq!(prefixed, plain, "behind multi-byte text:\n{files:#?}");
            }
        }
    }
}

/// Each finding's name and the texts it points at, in all its files.
fn slices(files: &[(String, String)], whole: &BTreeSet<String>) -> Vec<(&'static str, String)> {
    let mut slices = Vec::new();
    for ((_, text), found) in files.iter().zip(findings_in(files, whole)) {
        for finding in &found {
            let range = finding.primary.range;
            slices.push((
                finding.rule.name,
                text[range.start()..range.end()].to_string(),
            ));
            for place in &finding.elsewhere {
                let other = files.iter().find(|(path, _)| *path == place.path);
                let (_, text) = other.expect("a file of the example");
                let slice = &text[place.range.start()..place.range.end()];
                slices.push((finding.rule.name, slice.to_string()));
            }
        }
    }
    slices
}

/// All fixes that findings of `rule` offer, each with the number of its file.
fn fixes(found: &[Vec<Diagnostic>], rule: RuleId) -> impl Iterator<Item = (usize, &Fix)> {
    let numbered = found.iter().enumerate();
    let all = numbered.flat_map(|(at, found)| found.iter().map(move |finding| (at, finding)));
    let own = all.filter(move |(_, finding)| finding.rule == rule);
    own.flat_map(|(at, finding)| {
        let fixes = finding.fix.iter().chain(&finding.alternatives);
        fixes.map(move |fix| (at, fix))
    })
}

/// What a rule declares of its fixes is what its failing examples show: each kind it declares, and
/// no other; and each fix removes what it is a fix for.
#[test]
fn declared_fixes_are_true() {
    for rule in RULES.iter() {
        let meta = rule.meta();
        let examples = meta.docs().examples;
        let mut kinds = BTreeSet::new();
        for example in examples.iter().filter(|example| example.fails()) {
            let files = assemble(example);
            let found = findings_in(&files, &whole(example));
            // What a fix restores may be a figure that nothing can confirm: a note says so.
            let weighs = |finding: &&Diagnostic| {
                finding.severity > Severity::Note || finding.rule == meta.id
            };
            let before = found.iter().flatten().filter(weighs).count();
            for (at, fix) in fixes(&found, meta.id) {
                let mut fixed = files.clone();
                let text = &mut fixed[at].1;
                *text = negguide::text::apply(text, &fix.edits).expect("the edits fit");
                let left = findings_in(&fixed, &whole(example));
                let left = left.iter().flatten().filter(weighs).count();
                assert!(left < before, "{}: {fixed:#?}", meta.id.name);
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
        assert_eq!(
            kinds, declared,
            "{}: is each fix safe (true)?",
            meta.id.name
        );
    }
}

/// The fix engine leaves no fix of an example unmade, in any encoding, and then has nothing to do.
#[test]
fn the_engine_fixes_every_example() {
    let limits = Limits::default();
    let crlf = |text: &str| text.replace('\n', "\r\n");
    for (rule, example) in RULES.iter().flat_map(|rule| {
        let examples = rule.meta().docs().examples;
        examples
            .into_iter()
            .map(move |example| (rule.meta().id.name, example))
    }) {
        // Fixes change one guide each.
        let [(_, text)] = &assemble(&example)[..] else {
            continue;
        };
        let mut fixed_texts = Vec::new();
        for text in [text.clone(), crlf(text), format!("\u{feff}{text}")] {
            let run = |text: &str| {
                let checked = Checked::new(
                    Guide::read(Source::new(common::PATH, text), &limits),
                    findings(text),
                );
                fix(&checked, &options(), Extent::All)
            };
            let Some(fixed) = run(&text) else { continue };
            assert_eq!(fixed.refused, [], "{rule}:\n{text}");
            assert_eq!(fixed.fighting, [""; 0], "{rule}");
            let after = &*fixed.checked.guide.source().text;
            let left = findings(after);
            assert!(
                left.iter().all(|finding| finding.fix.is_none()),
                "{rule}:\n{after}"
            );
            let mut of_rule = findings(&text)
                .into_iter()
                .filter(|finding| finding.rule.name == rule);
            let all_fixable = of_rule.all(|finding| finding.fix.is_some());
            let is_left = left.iter().any(|finding| finding.rule.name == rule);
            assert!(!is_left || !all_fixable, "{rule}: {left:#?}\n{after}");
            assert!(
                run(after).is_none(),
                "{rule}: a second run changes something"
            );
            let plain = after.trim_start_matches('\u{feff}').replace("\r\n", "\n");
            fixed_texts.push(plain);
        }
        fixed_texts.dedup();
        assert!(fixed_texts.len() <= 1, "{rule}: {fixed_texts:#?}");
    }
}

/// Fixes and the formatter come to one end on every example, in whatever order they run, and
/// formatting brings nothing to light.
#[test]
fn fixes_and_the_formatter_agree_on_every_example() {
    let limits = Limits::default();
    let read = |text: &str| Guide::read(Source::new(common::PATH, text), &limits);
    let formatter = Formatter {
        limits: &limits,
        places: Places::built_in(),
        style: &FormatStyle::default(),
    };
    let formatted = |text: &str| formatter.format(&Source::new(common::PATH, text));
    let fixed = |text: &str| {
        let checked = Checked::new(read(text), findings(text));
        fix(&checked, &options(), Extent::All).map_or_else(
            || text.to_string(),
            |fixed| fixed.checked.guide.source().text.to_string(),
        )
    };
    let names = |text: &str| -> BTreeSet<&'static str> {
        findings(text)
            .iter()
            .map(|finding| finding.rule.name)
            .collect()
    };
    let mut compared = 0;
    for example in RULES.iter().flat_map(|rule| rule.meta().docs().examples) {
        let [(_, text)] = &assemble(&example)[..] else {
            continue;
        };
        let Ok(form) = formatted(text) else { continue };
        let brought = names(&form).difference(&names(text)).count();
        assert_eq!(brought, 0, "{:?}\n{form}", names(&form));
        let mut ends = Vec::new();
        for start in [form, fixed(text)] {
            let one = formatted(&fixed(&start));
            let Ok(one) = one else { continue };
            assert_eq!(fixed(&one), one, "a fix undoes the form of\n{start}");
            assert_eq!(formatted(&one).as_ref(), Ok(&one), "not settled:\n{start}");
            compared += 1;
            ends.push(one);
        }
        ends.dedup();
        assert!(ends.len() < 2, "{}\n{}", ends[0], ends[1]);
    }
    assert!(compared > 200, "{compared}");
}

//! Every fix proposed for a corpus, made alone: the finding goes, nothing else changes.

use std::collections::BTreeMap;
use std::path::Path;

use negguide::check::{CheckOptions, read_and_check};
use negguide::diagnostic::{Diagnostic, Fix, Safety};
use negguide::text::{Source, apply};

/// How many violations of one rule are printed.
const SHOWN: usize = 5;

/// How often each rule says each message.
type Counts = BTreeMap<(&'static str, String), usize>;

#[derive(Default)]
struct Tally {
    fixes: usize,
    safe: usize,
    violations: Vec<String>,
}

/// Prints the counts of each rule; how many safe fixes do not do what they should.
pub(crate) fn check(corpus: &Path) -> usize {
    let mut rules: BTreeMap<&str, Tally> = BTreeMap::new();
    let mut unsound = 0;
    for path in crate::sections::guides_in(corpus) {
        let name = crate::sections::name_in(corpus, &path);
        let bytes = std::fs::read(&path).expect("the guide is readable");
        let source = Source::from_bytes(name.clone(), bytes);
        let before = source.text.clone();
        let findings = findings(source);
        for finding in &findings {
            for fix in finding.fix.iter().chain(&finding.alternatives) {
                let is_safe = fix.safety == Safety::Safe;
                let tally = rules.entry(finding.rule.name).or_default();
                tally.fixes += 1;
                tally.safe += usize::from(is_safe);
                if let Err(violation) = try_fix(&name, &before, &findings, finding, fix) {
                    unsound += usize::from(is_safe);
                    let line = before[..finding.primary.range.start()].lines().count();
                    let told = format!("{name}:{line}: {}: {violation}", fix.title);
                    tally.violations.push(told);
                }
            }
        }
    }
    println!("\nfixes, each made alone");
    for (rule, tally) in &rules {
        println!(
            "  {rule:<28} {:>5} fixes, {:>5} of them safe, {:>5} violations",
            tally.fixes,
            tally.safe,
            tally.violations.len()
        );
        for violation in tally.violations.iter().take(SHOWN) {
            println!("      {violation}");
        }
    }
    println!("{unsound} safe fixes with violations");
    unsound
}

fn findings(source: Source) -> Vec<Diagnostic> {
    read_and_check(source, &CheckOptions::default()).findings
}

fn try_fix(
    name: &str,
    before: &str,
    findings_before: &[Diagnostic],
    finding: &Diagnostic,
    fix: &Fix,
) -> Result<(), String> {
    let after = apply(before, &fix.edits).ok_or("the edits overlap")?;
    if after == before {
        return Err("it changes nothing".to_string());
    }
    if !keeps_the_rest(before, &after, fix) {
        return Err("text outside its edits changed".to_string());
    }
    let left = counted(&findings(Source::new(name, after)));
    let known = counted(findings_before);
    let own = (finding.rule.name, finding.message.clone());
    let was = known.get(&own).copied().unwrap_or_default();
    if left.get(&own).copied().unwrap_or_default() >= was {
        return Err("the finding is still there".to_string());
    }
    let of_rule = |all: &Counts, rule: &str| -> usize {
        let counts = all.iter().filter(|((name, _), _)| *name == rule);
        counts.map(|(_, count)| count).sum()
    };
    // A finding that was there may change its words with the figures it is about: only more
    // findings of a rule than before are others.
    // And a safe fix may show what only complete figures show: that they can't be true.
    let shows = |rule: &str| {
        let code = negguide::rules::find(rule).map_or("", |rule| rule.meta().id.code);
        let judges = code.starts_with("NG2") || code.starts_with("NG6");
        // Rules whose fixes complete figures, be it after a person looked.
        let completes = matches!(
            finding.rule.name,
            "value-lost"
                | "region-lost"
                | "mixed-currency"
                | "bonus-kind-differs"
                | "bonus-range-collapsed"
                | "levels-collapsed"
                | "column-lost"
        );
        let is_total = matches!(rule, "total-mismatch" | "total-counts-whole-grant");
        let states_more = matches!(finding.rule.name, "region-lost" | "value-differs");
        (fix.safety == Safety::Safe && judges)
            || (completes && is_total)
            || (states_more && rule == "column-lost")
    };
    let new = left.iter().find(|((rule, message), count)| {
        if shows(rule) {
            return false;
        }
        let before = known.get(&(*rule, message.clone())).copied();
        **count > before.unwrap_or_default() && of_rule(&left, rule) > of_rule(&known, rule)
    });
    match new {
        Some(((rule, message), _)) => Err(format!("it brings {rule}: {message}")),
        None => Ok(()),
    }
}

fn counted(findings: &[Diagnostic]) -> Counts {
    let mut counts = Counts::new();
    for finding in findings {
        let key = (finding.rule.name, finding.message.clone());
        *counts.entry(key).or_default() += 1;
    }
    counts
}

/// Whether the text between the edits is still there, in the same order and with nothing beside
/// it but the edits' own text. Independent of how edits are made.
fn keeps_the_rest(before: &str, after: &str, fix: &Fix) -> bool {
    let mut edits: Vec<_> = fix.edits.iter().collect();
    edits.sort_by_key(|edit| edit.range);
    let mut rest = after;
    let mut position = 0;
    for edit in edits {
        let kept = &before[position..edit.range.start()];
        let Some(behind) = rest
            .strip_prefix(kept)
            .and_then(|rest| rest.strip_prefix(edit.text.as_str()))
        else {
            return false;
        };
        rest = behind;
        position = edit.range.end();
    }
    rest == &before[position..]
}

//! What directives ignore, and which of them ignore nothing.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use super::CheckOptions;
use crate::diagnostic::{Diagnostic, RuleId};
use crate::model::{Directive, Guide};
use crate::rules::{
    self, Context, INTERNAL_ERROR, Meta, Scope, Settings, UNUSED_IGNORE, unused_ignore,
};
use crate::syntax::Fence;
use crate::text::Spanned;

/// A guide's findings: those that stay, and those that a directive ignores.
#[derive(Debug, Default)]
pub(super) struct Settled {
    pub findings: Vec<Diagnostic>,
    pub ignored: Vec<Diagnostic>,
}

/// Takes out of `found`, all findings of a guide, what its directives ignore, and adds what is to be
/// said about the directives themselves. `has_index` is whether the rules across guides have run.
pub(super) fn settle(
    guide: &Guide,
    found: Vec<Diagnostic>,
    options: &CheckOptions,
    has_index: bool,
) -> Settled {
    let mut settled = Settled::default();
    let meant = FindingPlaces::of(&guide.directives.list);
    let is_about_directives = |finding: &Diagnostic| finding.rule == UNUSED_IGNORE.id;
    let found = found.into_iter();
    settled.sort_in(
        &meant,
        found.filter(|finding| !is_about_directives(finding)),
    );
    if guide.directives.list.is_empty() || !is_whole(guide, &settled) {
        return settled;
    }
    let run = RulesRun {
        settings: &options.settings,
        across: has_index && !options.scope.is_partial,
    };
    let context = Context::new(run.settings, &options.scope, &UNUSED_IGNORE, ());
    let unused = |settled: &Settled, of_these: bool| -> Vec<Diagnostic> {
        let ignored = Starts::of(&settled.ignored);
        let directives = guide.directives.list.iter();
        let found = directives.filter_map(|directive| {
            let names: Vec<&Spanned<String>> = directive
                .names
                .iter()
                .filter(|name| is_unused(directive, name, &ignored, &run))
                .filter(|name| rules_of(name).contains(&UNUSED_IGNORE.id) == of_these)
                .collect();
            unused_ignore(guide, &context, directive, &names)
        });
        found.collect()
    };
    // A directive can ignore findings about other directives; findings about that directive come last.
    let about_others = unused(&settled, false);
    settled.sort_in(&meant, about_others.into_iter());
    let about_these = unused(&settled, true);
    settled.findings.extend(about_these);
    settled
}

impl Settled {
    fn sort_in(&mut self, meant: &FindingPlaces, found: impl Iterator<Item = Diagnostic>) {
        for finding in found {
            if meant.has(&finding) {
                self.ignored.push(finding);
            } else {
                self.findings.push(finding);
            }
        }
    }
}

/// The ranges that any directive covers: by rule, in their order and apart from each other, so
/// that thousands of directives and findings are not compared with each other one by one.
struct FindingPlaces(BTreeMap<RuleId, Vec<RangeInclusive<u32>>>);

impl FindingPlaces {
    fn of(directives: &[Directive]) -> FindingPlaces {
        let mut places: BTreeMap<RuleId, Vec<RangeInclusive<u32>>> = BTreeMap::new();
        for directive in directives {
            let Some(covers) = directive.covers else {
                continue;
            };
            for rule in directive.names.iter().flat_map(rules_of) {
                let of_rule = places.entry(rule).or_default();
                of_rule.push(covers.start..=covers.end);
            }
        }
        for of_rule in places.values_mut() {
            of_rule.sort_by_key(|place| *place.start());
            of_rule.dedup_by(|next, last| {
                let meets = next.start() <= last.end();
                if meets {
                    *last = *last.start()..=*last.end().max(next.end());
                }
                meets
            });
        }
        FindingPlaces(places)
    }

    fn has(&self, finding: &Diagnostic) -> bool {
        let start = finding.primary.range.start;
        self.0.get(&finding.rule).is_some_and(|places| {
            let behind = places.partition_point(|place| *place.start() <= start);
            behind > 0 && places[behind - 1].contains(&start)
        })
    }
}

/// Where findings start: by rule, in their order.
struct Starts(BTreeMap<RuleId, Vec<u32>>);

impl Starts {
    fn of(findings: &[Diagnostic]) -> Starts {
        let mut starts: BTreeMap<RuleId, Vec<u32>> = BTreeMap::new();
        for finding in findings {
            let of_rule = starts.entry(finding.rule).or_default();
            of_rule.push(finding.primary.range.start);
        }
        for of_rule in starts.values_mut() {
            of_rule.sort_unstable();
        }
        Starts(starts)
    }

    /// Whether a finding of `rule` starts in the range that `directive` covers.
    fn has(&self, rule: RuleId, directive: &Directive) -> bool {
        let (Some(starts), Some(covers)) = (self.0.get(&rule), directive.covers) else {
            return false;
        };
        let first = starts.partition_point(|start| *start < covers.start);
        starts.get(first).is_some_and(|start| *start <= covers.end)
    }
}

/// Whether all was read and looked at, so that what is not found is not there.
fn is_whole(guide: &Guide, settled: &Settled) -> bool {
    let failed = INTERNAL_ERROR.id;
    matches!(guide.fence, Fence::Closed { .. })
        && guide.is_read_whole()
        && !settled.findings.iter().any(|found| found.rule == failed)
}

/// Which rules have looked at the guide.
struct RulesRun<'s> {
    settings: &'s Settings,
    /// Whether those across guides have seen all guides.
    across: bool,
}

impl RulesRun<'_> {
    fn has(&self, rule: &Meta) -> bool {
        self.settings.runs(rule) && (self.across || rule.scope == Scope::Guide)
    }
}

fn is_unused(
    directive: &Directive,
    name: &Spanned<String>,
    ignored: &Starts,
    run: &RulesRun<'_>,
) -> bool {
    let meant = rules_of(name);
    let have_run = { meant.iter() }.all(|rule| rules::meta_of(*rule).is_some_and(|it| run.has(it)));
    !meant.is_empty() && have_run && !meant.iter().any(|rule| ignored.has(*rule, directive))
}

/// The rules that a name in a directive selects: one, or those of a family (`NG2`).
fn rules_of(name: &Spanned<String>) -> Vec<RuleId> {
    rules::matching(&name.value)
}

//! A YAML feature that guides must not use.
//!
//! ## What it finds
//!
//! Anchors (`&name`), aliases (`*name`), merge keys (`<<`), tags (`!name`), directives (`%YAML`)
//! and a second document. An anchor and its aliases are a single finding.
//!
//! ## Why it matters
//!
//! These features are valid YAML, but a guide is read by people and by many programs. People
//! overlook a figure that is defined elsewhere under another name, and some programs do not support
//! it. negguide does not expand aliases, so the values that they refer to are not checked where the
//! aliases are.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"&pound"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: &pound GBP
//! - region: Manchester
//!   base_low: 75000
//!   base_high: 95000
//!   currency: *pound
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//! - region: Manchester
//!   base_low: 75000
//!   base_high: 95000
//!   currency: GBP
//! ````

use crate::analysis::text::phrases::shown;
use crate::diagnostic::Diagnostic;
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::syntax::LimitKind;
use crate::syntax::yaml::FeatureKind;
use crate::text::TextRange;

meta!("NG111", "yaml-feature", Warning, None, "yaml_feature.rs");

/// How many aliases of an anchor are shown.
const ALIASES_SHOWN: usize = 5;

pub(crate) struct YamlFeature;

impl Rule for YamlFeature {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let problems = &guide.problems;
        let mut limits = problems.limits.iter();
        // Aliases that go over the limit are one finding already.
        if limits.any(|hit| hit.kind == LimitKind::AliasNodes) {
            return;
        }
        let in_error = |range: TextRange| {
            let mut errors = problems.yaml_errors.iter();
            errors.any(|error| error.range.contains(range))
        };
        let features: Vec<(FeatureKind, TextRange)> = problems
            .yaml_features
            .iter()
            .copied()
            .filter(|(_, range)| !in_error(*range))
            .collect();
        for (index, (kind, range)) in features.iter().enumerate() {
            let name = guide.source.slice(*range);
            let finding = match kind {
                FeatureKind::Anchor => Some(anchor(guide, context, &features, index)),
                FeatureKind::Alias => {
                    let defined = defined_before(guide, &features, index);
                    (!defined).then(|| undefined_alias(context, *range, name))
                }
                FeatureKind::MergeKey => {
                    // With an alias after it, the anchor's finding shows the place.
                    let next = features.get(index + 1);
                    let is_alias = next.is_some_and(|(kind, _)| *kind == FeatureKind::Alias);
                    (!is_alias).then(|| merge_key(context, *range))
                }
                FeatureKind::Tag => Some(tag(context, *range, name)),
                FeatureKind::Directive => Some(directive(context, *range, name)),
                FeatureKind::SecondDocument => Some(second_document(context, *range)),
            };
            if let Some(finding) = finding {
                context.report(finding);
            }
        }
    }
}

/// Whether an anchor before the alias at `index` has its name.
fn defined_before(guide: &Guide, features: &[(FeatureKind, TextRange)], index: usize) -> bool {
    let name = |range: TextRange| guide.source.slice(range).get(1..).unwrap_or_default();
    let alias = name(features[index].1);
    features[..index]
        .iter()
        .any(|(kind, range)| *kind == FeatureKind::Anchor && name(*range) == alias)
}

fn anchor(
    guide: &Guide,
    context: &Context<'_>,
    features: &[(FeatureKind, TextRange)],
    index: usize,
) -> Diagnostic {
    let anchor = guide.source.slice(features[index].1);
    let alias = anchor.replacen('&', "*", 1);
    // An anchor of the same name takes the aliases after it.
    let later = &features[index + 1..];
    let own = later.iter().take_while(|(kind, range)| {
        *kind != FeatureKind::Anchor || guide.source.slice(*range) != anchor
    });
    let aliases: Vec<TextRange> = own
        .filter(|(kind, range)| *kind == FeatureKind::Alias && guide.source.slice(*range) == alias)
        .map(|(_, range)| *range)
        .collect();
    let message = match aliases.len() {
        0 => format!("{} is an anchor that nothing uses", shown(anchor)),
        1 => format!("{} refers to the value at {}", shown(&alias), shown(anchor)),
        many => format!(
            "{} refers {many} times to the value at {}",
            shown(&alias),
            shown(anchor)
        ),
    };
    let finding = context.finding(message, features[index].1, "the anchor");
    if aliases.is_empty() {
        return finding.help(format!("delete {}", shown(anchor)));
    }
    let shown_aliases = aliases.iter().take(ALIASES_SHOWN);
    let label = "not read: the value itself belongs here";
    finding
        .related_all(shown_aliases.map(|range| (*range, label)))
        .note(
            "aliases are not expanded in a guide, so that every figure is written where it is used",
        )
        .help(format!(
            "write the value out in place of {}, and delete {}",
            shown(&alias),
            shown(anchor)
        ))
}

fn undefined_alias(context: &Context<'_>, range: TextRange, alias: &str) -> Diagnostic {
    let message = format!(
        "{} is an alias of an anchor that does not exist",
        shown(alias)
    );
    context
        .finding(
            message,
            range,
            "a plain value that starts with `*` is an alias",
        )
        .help("put the value in quotes if it is text; if not, write the value itself")
}

fn merge_key(context: &Context<'_>, range: TextRange) -> Diagnostic {
    context
        .finding(
            "`<<` merges the keys of another map into this one",
            range,
            "a merge key",
        )
        .note("merge keys are not followed, so that every figure is written where it is used")
        .help("write the keys out here and delete `<<`")
}

fn tag(context: &Context<'_>, range: TextRange, name: &str) -> Diagnostic {
    context
        .finding(
            format!("the tag {} gives the value another type", shown(name)),
            range,
            "a tag",
        )
        .note("a guide's keys say what type their values have; a value with a tag is not read")
        .help("delete the tag; to keep a number as text, put it in quotes")
}

fn directive(context: &Context<'_>, range: TextRange, name: &str) -> Diagnostic {
    context
        .finding(
            format!("the front matter starts with a directive, {}", shown(name)),
            range,
            "a YAML directive",
        )
        .note("front matter is read in one way whatever a directive asks for")
        .help("delete the line, and the `---` below it")
}

fn second_document(context: &Context<'_>, range: TextRange) -> Diagnostic {
    context
        .finding(
            "a second YAML document begins in the front matter",
            range,
            "what follows is not read",
        )
        .note("front matter is one document between two lines `---`")
        .help("delete this line; if the front matter should end here, leave only `---` on it")
}

//! Guides of one company that equate the same level with different levels of another company.
//!
//! ## What it finds
//!
//! Level mappings (`Acme P4 = Google L5 = Meta E5`) that start with the same level of the company
//! and name different levels of the same ladder at another company. A range such as `L4-L5`
//! contradicts only levels outside of it. Only guides whose role ends in `-engineer` are compared,
//! because managers and other professions have ladders of their own. There is one finding per
//! company.
//!
//! ## Why it matters
//!
//! The level decides which figures of another company an offer is compared with, and no other part
//! of an offer has as much influence on pay.
//!
//! ## Example
//!
//! ````guides fails note x1 @"Acme P4 Security = Globex E5 = Initech L5" level-mapping-differs x2
//! === guides/acme/data-engineer.md
//! level_mapping:
//!   raw: Acme P4 = Globex E4 = Initech L5
//! === guides/acme/security-engineer.md
//! level_mapping:
//!   raw: Acme P4 Security = Globex E5 = Initech L5
//! ````
//!
//! ````guides passes level-mapping-differs x3
//! === guides/acme/data-engineer.md
//! level_mapping:
//!   raw: Acme P4 = Globex E4-E5 = Initech L5
//! === guides/acme/engineering-manager.md
//! level_mapping:
//!   raw: Acme P4 = Globex E6
//! === guides/acme/security-engineer.md
//! level_mapping:
//!   raw: Acme P4 Security = Globex E5 = Initech L5
//! ````

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::corpus::index::Company;
use crate::analysis::corpus::index::Index;
use crate::analysis::levels::chain::{Equation, LadderLevel};
use crate::model::fold;
use crate::rules::{CorpusContext, Meta, Rule, meta};
use crate::text::TextRange;

meta!(
    across guides:
    "NG706",
    "level-contradiction",
    Note,
    None,
    "level_contradiction.rs"
);

pub(crate) struct LevelContradiction;

impl Rule for LevelContradiction {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        for company in &index.companies {
            let contradictions = contradictions(index, company);
            report(index, context, company, &contradictions);
        }
    }
}

/// What a guide of the index says.
type StatedEquation = (usize, Equation);

/// What one guide says against what most guides, or the first, say.
struct Contradiction {
    odd: StatedEquation,
    usual: StatedEquation,
}

/// One for each level and ladder that guides of the company disagree about.
fn contradictions(index: &Index<'_>, company: &Company<'_>) -> Vec<Contradiction> {
    let mut ladders: BTreeMap<(LadderLevel, String, String), Vec<StatedEquation>> = BTreeMap::new();
    for at in &company.guides {
        for stated in &index.guides[*at].summary().equations {
            let key = (
                stated.own.clone(),
                fold(&stated.company),
                stated.level.ladder.clone(),
            );
            ladders.entry(key).or_default().push((*at, stated.clone()));
        }
    }
    ladders
        .values()
        .filter_map(|stated| contradiction(stated))
        .collect()
}

fn contradiction(stated: &[StatedEquation]) -> Option<Contradiction> {
    let mut counts: BTreeMap<&LadderLevel, usize> = BTreeMap::new();
    for (_, equation) in stated {
        *counts.entry(&equation.level).or_default() += 1;
    }
    let count = |stated: &StatedEquation| counts.get(&stated.1.level).copied();
    let usual = stated
        .iter()
        .min_by_key(|stated| (Reverse(count(stated)), stated.0))?;
    // One guide may distinguish several levels that have the same name there.
    let odd = stated
        .iter()
        .find(|stated| stated.0 != usual.0 && !stated.1.level.overlaps(&usual.1.level))?;
    Some(Contradiction {
        odd: odd.clone(),
        usual: usual.clone(),
    })
}

fn report(
    index: &Index<'_>,
    context: &mut CorpusContext<'_>,
    company: &Company<'_>,
    found: &[Contradiction],
) {
    let Some(first) = found.first() else {
        return;
    };
    let ((at, odd), (usual_at, usual)) = (&first.odd, &first.usual);
    let mut stated: BTreeMap<usize, (TextRange, Vec<String>)> = BTreeMap::new();
    for (guide, equation) in found.iter().flat_map(|found| [&found.odd, &found.usual]) {
        let (_, facts) = stated.entry(*guide).or_insert((equation.range, Vec::new()));
        let Equation {
            own,
            company,
            level,
            ..
        } = equation;
        facts.push(format!("{own} = {company} {level}"));
    }
    let here = stated.remove(at).map_or_else(Vec::new, |(_, facts)| facts);
    let finding = context.finding(
        format!(
            "`{}` equates its {} with {} {} here and with {} {} in {}",
            company.name,
            odd.own,
            odd.company,
            odd.level,
            usual.company,
            usual.level,
            index.guides[*usual_at].path()
        ),
        odd.range,
        here.join(", "),
    );
    let others = stated
        .into_iter()
        .map(|(guide, (range, facts))| (index.guides[guide].source(), range, facts.join(", ")));
    context.report(
        *at,
        finding
            .elsewhere_all(others)
            .help("find out which chain is right, and write it in all guides of the company"),
    );
}

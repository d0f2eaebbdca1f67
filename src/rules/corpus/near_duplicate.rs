//! A body that is nearly the same as that of another guide.
//!
//! ## What it finds
//!
//! A guide whose body is more than `over` percent the same as that of another guide of the same
//! run. The percentage is the number of different five-word sequences that both bodies contain,
//! divided by the number that at least one of them contains. Pay tables are left out, and all
//! numbers count as the same, as do the names of companies and roles, so that a copy with other
//! figures and names is found. Bodies with fewer than 100 such sequences are not compared.
//!
//! ## Why it matters
//!
//! Guides of one company have much in common, but the advice depends on the role. A body that was
//! copied and not rewritten gives advice for a different role.
//!
//! ## Example
//!
//! ````guides fails note x1 @"Data Scientist | Initech Global Negotiation Guide"
//! === guides/acme/data-engineer.md
//!
//! The first offer is never the last one. Say which of the two numbers matters more to you, wait for an
//! answer, and only then speak of the other. Recruiters have room of their own up to a tenth of the
//! salary; beyond that they need the word of a director, who decides on Thursdays. A rival's letter
//! moves the grant and hardly ever the salary. Whoever can show a system that they have run through a
//! bad night is worth more here than whoever can draw one, and may say so. Ask for the date of the
//! first refresh in writing, because a promise leaves with the person who gave it.
//! === guides/initech/data-scientist.md
//!
//! The first offer is never the last one. Say which of the two numbers matters more to you, wait for an
//! answer, and only then speak of the other. Recruiters have room of their own up to a tenth of the
//! salary; beyond that they need the word of a director, who decides on Fridays. A rival's letter
//! moves the grant and hardly ever the salary. Whoever can show a system that they have run through a
//! bad night is worth more here than whoever can draw one, and may say so. Ask for the date of the
//! first refresh in writing, because a promise leaves with the person who gave it.
//! ````
//!
//! ````guides passes
//! === guides/acme/data-engineer.md
//!
//! The first offer is never the last one. Say which of the two numbers matters more to you, wait for an
//! answer, and only then speak of the other. Recruiters have room of their own up to a tenth of the
//! salary; beyond that they need the word of a director, who decides on Thursdays. A rival's letter
//! moves the grant and hardly ever the salary. Whoever can show a system that they have run through a
//! bad night is worth more here than whoever can draw one, and may say so. Ask for the date of the
//! first refresh in writing, because a promise leaves with the person who gave it.
//! === guides/acme/data-scientist.md
//!
//! The first offer is never the last one. Experiments are what this team is short of, so bring two that
//! changed a decision and the money they were worth. The grant has three sizes, and which one you get
//! is settled before the call: ask for the next one up in your first letter, not in your last. Salaries
//! follow the level to the pound, which is why the level is the thing to argue about. Those who have
//! published may ask for days to go on doing so; it costs the company nothing and is given freely. A
//! sign-on is offered where a bonus is lost, and the loss has to be shown on paper.
//! ````
//!
//! ## Options
//!
//! - `over` (default 60): the percentage above which two bodies are reported. Guides of one company
//!   that were written for their own roles are seldom more than a third the same.

use std::collections::HashMap;

use rayon::prelude::*;

use crate::analysis::corpus::index::Index;
use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::analysis::corpus::shingles::{ShingleSample, Shingles, of_union};
use crate::diagnostic::Diagnostic;
use crate::model::Percent;
use crate::rules::{CorpusContext, Meta, PercentOption, Rule, meta};

meta!(
    across guides:
    "NG702",
    "near-duplicate",
    Note,
    None,
    "near_duplicate.rs",
    OVER
);

static OVER: PercentOption = PercentOption::new(
    &META.id,
    "over",
    60,
    "how similar two bodies must be to be reported",
);

/// Shorter bodies, in runs of words, are not compared: short texts are often alike.
const SHORTEST: usize = 100;

/// If many guides share a run of words, it is compared only with the first so many of them, which bounds
/// the number of pairs for a run.
const HOLDERS: usize = 4;

/// So many parts of all runs are sorted one after the other, which takes a fraction of the memory.
const PARTS: u32 = 16;

/// The pairs of a guide that are compared word for word.
const CANDIDATES: usize = 3;

/// So many guides in a row are compared one after the other: they are often alike to the same ones, whose runs
/// are kept meanwhile.
const NEIGHBOURS: usize = 64;

pub(crate) struct NearDuplicate;

impl Rule for NearDuplicate {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        let over = context.percent(&OVER);
        let samples: Vec<&ShingleSample> = index
            .guides
            .iter()
            .map(|guide| &guide.summary().sample)
            .collect();
        let candidates = candidates(&samples, over);
        let found: Vec<(u32, u32, Percent)> = candidates
            .par_chunks(NEIGHBOURS)
            .flat_map_iter(|neighbours| {
                let mut bodies = Bodies::of(index);
                neighbours.iter().filter_map(move |(later, earlier)| {
                    let (earlier, likeness) = bodies.most_alike(*later, earlier)?;
                    (likeness > over).then_some((*later, earlier, likeness))
                })
            })
            .collect();
        for (later, earlier, likeness) in found {
            let finding = finding(
                context,
                index.guides[later as usize],
                index.guides[earlier as usize],
                likeness,
            );
            context.report(later as usize, finding);
        }
    }
}

/// For each guide the earlier ones that may be nearly the same, the likeliest first.
fn candidates(samples: &[&ShingleSample], over: Percent) -> Vec<(u32, Vec<u32>)> {
    let holders = holders(samples);
    let count = u32::try_from(samples.len()).unwrap_or(u32::MAX);
    let likely = (0..count).into_par_iter().filter_map(|later| {
        let mut likely: Vec<(usize, u32)> = shared_runs(&holders, samples, later)
            .chunk_by(|one, two| one == two)
            .map(|of_one| (of_one.len(), of_one[0]))
            .filter(|(count, earlier)| {
                let sizes = [later, *earlier].map(|at| samples[at as usize].hashes().len());
                // A sample is not exact, and the runs of many holders were not counted for all.
                let seen = of_union(*count, sizes[0], sizes[1]);
                seen.parts_per_million() * 2 > over.parts_per_million()
            })
            .collect();
        likely.sort_unstable_by_key(|(count, earlier)| (usize::MAX - count, *earlier));
        let earlier = likely.into_iter().take(CANDIDATES);
        let earlier: Vec<u32> = earlier.map(|(_, earlier)| earlier).collect();
        (!earlier.is_empty()).then_some((later, earlier))
    });
    likely.collect()
}

/// The runs that several guides share, each with the first of the guides that have it, in order.
fn holders(samples: &[&ShingleSample]) -> Vec<(u32, u32)> {
    let mut shared = Vec::new();
    let mut runs: Vec<(u32, u32)> = Vec::new();
    for part in 0..PARTS {
        runs.clear();
        for (at, sample) in (0..).zip(samples) {
            runs.extend(
                part_of(sample.hashes(), part)
                    .iter()
                    .map(|hash| (*hash, at)),
            );
        }
        runs.par_sort_unstable();
        let of_several = runs.chunk_by(|one, two| one.0 == two.0);
        let of_several = of_several.filter(|holders| holders.len() > 1);
        shared.extend(of_several.flat_map(|holders| holders.iter().take(HOLDERS)));
    }
    shared
}

/// Those of sorted hashes that are in one of [`PARTS`] parts of all numbers.
fn part_of(hashes: &[u32], part: u32) -> &[u32] {
    let before = |part: u32| hashes.partition_point(|hash| hash / (u32::MAX / PARTS + 1) < part);
    &hashes[before(part)..before(part + 1)]
}

/// The earlier guides that a guide shares runs with, in order, each once for every such run.
fn shared_runs(holders: &[(u32, u32)], samples: &[&ShingleSample], later: u32) -> Vec<u32> {
    let mut shared = Vec::new();
    let mut rest = holders;
    for hash in samples[later as usize].hashes() {
        let before = rest.partition_point(|(other, _)| other < hash);
        rest = &rest[before..];
        let earlier = { rest.iter() }.take_while(|(other, at)| other == hash && *at < later);
        shared.extend(earlier.map(|(_, at)| *at));
    }
    shared.sort_unstable();
    shared
}

/// The bodies of guides that are compared with each other.
struct Bodies<'i> {
    index: &'i Index<'i>,
    /// By the places of their guides in the index.
    shingles: HashMap<u32, Shingles>,
}

impl<'i> Bodies<'i> {
    fn of(index: &'i Index<'i>) -> Bodies<'i> {
        Bodies {
            index,
            shingles: HashMap::new(),
        }
    }

    fn read(&mut self, at: u32) {
        let guide = self.index.guides[at as usize];
        self.shingles
            .entry(at)
            .or_insert_with(|| Shingles::of(&guide.source(), &guide.summary().compared_text));
    }

    /// The most alike of the guides `earlier`, of those that are not about the same company and role:
    /// such guides are reported as what they are.
    fn most_alike(&mut self, later: u32, earlier: &[u32]) -> Option<(u32, Percent)> {
        self.read(later);
        if self.shingles[&later].hashes().len() < SHORTEST {
            return None;
        }
        let guides = &self.index.guides;
        let address = |at: u32| {
            let summary = guides[at as usize].summary();
            (&summary.company, &summary.role)
        };
        let others = earlier.iter().copied();
        let others: Vec<u32> = others.filter(|at| address(*at) != address(later)).collect();
        for at in &others {
            self.read(*at);
        }
        let own = &self.shingles[&later];
        let alike = { others.into_iter() }.map(|at| (at, own.likeness(&self.shingles[&at])));
        alike.max_by_key(|(at, likeness)| (*likeness, u32::MAX - at))
    }
}

fn finding(
    context: &CorpusContext<'_>,
    guide: &PackedGuide,
    other: &PackedGuide,
    likeness: Percent,
) -> Diagnostic {
    let percent = likeness.parts_per_million() / 10_000;
    context
        .finding(
            format!(
                "the body is {percent}% the same as that of {}",
                other.path()
            ),
            guide.summary().body_start,
            "nearly the same text as the other guide's",
        )
        .elsewhere(
            &other.source(),
            other.summary().body_start,
            "the other body starts here",
        )
        .note("compared are runs of five words, without the pay table, figures and names")
        .help("rewrite what was copied for this role, or drop one of the guides")
}

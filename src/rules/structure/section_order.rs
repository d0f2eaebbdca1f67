//! A section that is not in the usual order.
//!
//! ## What it finds
//!
//! Sections that are not in the order of other guides: title, Negotiation DNA line, then pay table,
//! Negotiation DNA in prose and level mapping in any order, then the levers, the negotiate-up
//! strategy, and the evidence at the end. Sections that negguide does not know may be anywhere.
//!
//! ## Why it matters
//!
//! Readers who know one guide expect the same order in all others. A section in the wrong place was
//! often pasted there by mistake.
//!
//! ## Example
//!
//! ````body fails warning x1 @"**Evidence & Sources**" #1 duplicate-section x1
//! **Evidence & Sources**
//!
//! - Levels.fyi, Acme, 2024
//! ````
//!
//! ````body passes
//! **How the offer is made**
//!
//! The recruiter calls.
//! ````

use crate::analysis::sections::{has_structure, known, name_of, place_of};
use crate::model::Guide;
use crate::model::body::{Body, Section, SectionKind};
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG502", "section-order", Warning, None, "section_order.rs");

pub(crate) struct SectionOrder;

impl Rule for SectionOrder {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        if !has_structure(guide) {
            return;
        }
        let ranked = ranked(&guide.body);
        for index in misplaced(&ranked) {
            let (rank, section) = ranked[index];
            let earlier = ranked[..index].iter().find(|(other, _)| *other > rank);
            let later = ranked[index..].iter().rfind(|(other, _)| *other < rank);
            let (other, word, opposite) = match (earlier, later) {
                (Some((_, other)), _) => (other, "after", "before"),
                (None, Some((_, other))) => (other, "before", "after"),
                (None, None) => continue,
            };
            let (name, other_name) = (name_of(section), name_of(other));
            let finding = context
                .finding(
                    format!("{name} is {word} {other_name}; it belongs {opposite} that"),
                    place_of(guide, section),
                    format!("is {word} {other_name}"),
                )
                .related(place_of(guide, other), "this one")
                .help(format!("move it {opposite} {other_name}"));
            context.report(finding);
        }
    }
}

/// The first section of each kind that has a place of its own, with its rank.
fn ranked(body: &Body) -> Vec<(u8, &Section)> {
    let mut ranked: Vec<(u8, &Section)> = Vec::new();
    for section in &body.sections {
        let is_first = ranked.iter().all(|(_, other)| other.kind != section.kind);
        if let Some(rank) = rank(body, section.kind)
            && is_first
            && known(section.kind).is_some()
        {
            ranked.push((rank, section));
        }
    }
    ranked
}

fn rank(body: &Body, kind: SectionKind) -> Option<u8> {
    Some(match kind {
        SectionKind::Title => 0,
        // Without other Negotiation DNA it may be the prose in the form of a lead-in.
        SectionKind::Summary => u8::from(body.section(SectionKind::Dna).is_none()) + 1,
        SectionKind::PayTable | SectionKind::Dna | SectionKind::LevelMapping => 2,
        SectionKind::CompanyLever | SectionKind::GlobalLevers => 3,
        SectionKind::Strategy => 4,
        SectionKind::Evidence => 5,
        SectionKind::Other => return None,
    })
}

/// The fewest sections that are to be moved: those that are not in the longest row of sections in
/// order.
fn misplaced(ranked: &[(u8, &Section)]) -> Vec<usize> {
    let mut rows: Vec<Vec<usize>> = Vec::new();
    for (index, (rank, _)) in ranked.iter().enumerate() {
        let before = rows[..index].iter().filter(|row| {
            let last = row.last().map(|last| ranked[*last].0);
            last.is_some_and(|last| last <= *rank)
        });
        // Of rows of equal length the first is kept.
        let longest = before.rev().max_by_key(|row| row.len());
        let mut row = longest.cloned().unwrap_or_default();
        row.push(index);
        rows.push(row);
    }
    let kept = rows
        .into_iter()
        .rev()
        .max_by_key(Vec::len)
        .unwrap_or_default();
    (0..ranked.len())
        .filter(|index| !kept.contains(index))
        .collect()
}

//! What changed, in short.

use serde::Serialize;

use super::file;
use super::guide::ChangedGuideView;
use crate::compare::{ChangeLimits, Changes, GuideName};
use crate::render::catalog::Catalog;
use crate::render::html::lists::Chip;
use crate::render::html::words::{count, grouped};

#[derive(Serialize)]
pub(super) struct OverviewView {
    /// `12 guides changed`, and the like.
    counts: Vec<String>,
    added: Vec<NewGuide>,
    renamed: Vec<NewGuide>,
    removed: Vec<String>,
    /// Each with where the changes of its guides begin.
    companies: Vec<Chip>,
}

#[derive(Serialize)]
struct NewGuide {
    name: String,
    href: String,
    /// What it was before.
    before: Option<String>,
}

impl OverviewView {
    /// Of the changed guides on `pages`, and of those that came and went.
    pub(super) fn of(
        changes: &Changes,
        catalog: &Catalog,
        pages: &[&[ChangedGuideView]],
    ) -> OverviewView {
        let new_guide = |guide: &GuideName, before: Option<String>| {
            let card = catalog.guide_named(&guide.company, &guide.role)?;
            Some(NewGuide {
                name: card.name(),
                href: card.address.page(),
                before,
            })
        };
        let added = changes.added.iter();
        let renamed = changes.renamed.iter();
        let mut overview = OverviewView {
            counts: Vec::new(),
            added: added.filter_map(|guide| new_guide(guide, None)).collect(),
            renamed: renamed
                .filter_map(|(old, new)| new_guide(new, Some(old.to_string())))
                .collect(),
            removed: changes.removed.iter().map(ToString::to_string).collect(),
            companies: companies(pages),
        };
        overview.counts = overview.counts(pages);
        overview
    }

    fn counts(&self, pages: &[&[ChangedGuideView]]) -> Vec<String> {
        let changed: usize = pages.iter().map(|guides| guides.len()).sum();
        let guides = [
            (changed, "changed"),
            (self.added.len(), "new"),
            (self.renamed.len(), "renamed"),
            (self.removed.len(), "no longer there"),
        ];
        let guides = guides.into_iter().filter(|(number, _)| *number > 0);
        let mut counts: Vec<String> = guides
            .map(|(number, what)| format!("{} {what}", count(number, "guide")))
            .collect();
        let guides = pages.iter().flat_map(|guides| guides.iter());
        let notable: usize = guides.map(ChangedGuideView::notable).sum();
        if notable > 0 {
            let (figures, limit) = (count(notable, "figure"), ChangeLimits::default().notable);
            counts.push(format!("{figures} by over {limit}%"));
        }
        counts
    }
}

fn companies(pages: &[&[ChangedGuideView]]) -> Vec<Chip> {
    let guides = pages.iter().zip(1..);
    let guides =
        guides.flat_map(|(guides, number)| guides.iter().map(move |guide| (guide, number)));
    let guides: Vec<(&ChangedGuideView, usize)> = guides.collect();
    let of_companies = guides.chunk_by(|_, (next, _)| next.anchor.is_none());
    let companies = of_companies.filter_map(|guides| {
        let (first, number) = guides.first()?;
        let anchor = first.anchor.as_ref()?;
        Some(Chip {
            name: first.company.clone(),
            href: format!("{}#{anchor}", file(*number)),
            count: grouped(guides.len()),
        })
    });
    companies.collect()
}

//! The page of a guide: each thing once, the pay first.

mod authors_table;
mod equal_levels;
mod note_kind;
mod notes;
mod pay;
mod remarks;
mod sections;
mod siblings;
mod spoken;

use minijinja::Value;
use serde::Serialize;
use serde_json::json;

use super::layout::{Crumb, Theme, json_ld};
use super::markdown::BodyText;
use super::money;
use super::site_pages::digest_of;
use super::words::{Day, Quality, age, quarter};
use crate::render::catalog::{Catalog, GuideCard};
use crate::render::{Artifact, GuidePage, RenderError};

use notes::Notes;
use pay::PayView;
use sections::{SectionView, SectionsRequest};
use siblings::Siblings;

#[derive(Serialize)]
struct GuideView {
    /// The guide's address: `acme/data-engineer`.
    id: String,
    company: String,
    role: String,
    title: String,
    description: String,
    crumbs: Vec<Crumb>,
    quality: Quality,
    level: Option<String>,
    quarter: Option<String>,
    age: Option<String>,
    updated: Option<Day>,
    review_due: Option<Day>,
    /// The review is due and nobody made it.
    overdue: bool,
    author: Option<String>,
    pay: PayView,
    sections: Vec<SectionView>,
    /// Ids that links may lead to and no part of the page has.
    other_ids: Vec<String>,
    siblings: Siblings,
    /// The normalized Markdown and the data beside the page.
    markdown: String,
    json_ld: Value,
}

/// A guide among the others of its site.
#[derive(Clone, Copy)]
pub(in crate::render) struct GuideAt<'a> {
    pub catalog: &'a Catalog,
    /// Its [`Catalog::names_digest`].
    pub names_digest: u128,
    /// Its index there.
    pub index: usize,
}

impl<'a> GuideAt<'a> {
    /// A hash of what the other guides of the site decide on this one's page. What they are called and their
    /// levels decide where its equal levels lead, and how many guides name a place, what the place is called.
    pub(in crate::render) fn digest(self) -> Result<u128, RenderError> {
        let card = format!("{:?}", self.card());
        digest_of(&(self.names_digest.to_le_bytes(), card, Siblings::of(self)))
    }

    fn card(self) -> &'a GuideCard {
        &self.catalog.guides[self.index]
    }
}

/// The page of the guide at `at`.
pub(super) fn guide_page(
    page: &GuidePage<'_>,
    at: GuideAt<'_>,
    theme: Theme<'_>,
) -> Result<Artifact, RenderError> {
    let view = view(page, at, theme);
    theme.page("guide.html", page.address.page(), view)
}

fn view(page: &GuidePage<'_>, at: GuideAt<'_>, theme: Theme<'_>) -> GuideView {
    let card = at.card();
    let guide = page.guide;
    let notes = Notes::of(page);
    let mut text = BodyText::of(guide);
    let as_of = theme.options.as_of;
    let pay = pay::view(guide, card, notes, &mut text);
    let request = SectionsRequest { guide, at };
    let sections = sections::view(request, &mut text);
    let role = card.address.role();
    GuideView {
        id: card.address.to_string(),
        company: card.company.clone(),
        role: card.role.clone(),
        title: format!("{}: pay by place and what to ask for", card.name()),
        description: description(card),
        crumbs: vec![
            Crumb::new(
                &card.company,
                format!("{}/index.html", card.address.company()),
            ),
            Crumb::new(&card.role, format!("role/{role}.html")),
        ],
        quality: Quality::of(card.quality),
        level: card.level.clone(),
        quarter: card.quarter.map(quarter),
        age: card.quarter.and_then(|quarter| age(quarter, as_of)),
        updated: card.updated.map(Day::of),
        review_due: card.review_due.map(Day::of),
        overdue: card.review_due.is_some_and(|due| due < as_of),
        author: card.fact("author").map(str::to_string),
        pay,
        sections,
        other_ids: text.unused_ids(),
        siblings: Siblings::of(at),
        markdown: format!("{role}.md"),
        json_ld: occupation(card, theme),
    }
}

/// The totals of the first places, for search engines and previews.
fn description(card: &GuideCard) -> String {
    let totals = card.pay.iter().filter_map(|pay| {
        let total = money::range(pay.total, pay.currency)?;
        Some(match &pay.region {
            Some(place) => format!("{place} {total} a year"),
            None => format!("{total} a year"),
        })
    });
    let totals: Vec<String> = totals.take(3).collect();
    let name = card.name();
    let from = match card.quarter {
        Some(stated) => format!(" Figures from {}.", quarter(stated)),
        None => String::new(),
    };
    if totals.is_empty() {
        format!("{name}: how to ask for more.{from}")
    } else {
        format!("{name}: {}.{from}", totals.join("; "))
    }
}

/// What search engines read: the occupation with its yearly pay by place, as schema.org describes it.
fn occupation(card: &GuideCard, theme: Theme<'_>) -> Value {
    let salaries: Vec<serde_json::Value> = card
        .pay
        .iter()
        .filter_map(|pay| {
            let (low, high) = pay.total.low.zip(pay.total.high)?;
            if low > high {
                return None;
            }
            Some(json!({
                "@type": "MonetaryAmountDistribution",
                "name": match &pay.region {
                    Some(place) => format!("total pay, {place}"),
                    None => "total pay".to_string(),
                },
                "currency": pay.currency?.code(),
                "duration": "P1Y",
                "percentile10": low.0,
                "percentile90": high.0,
            }))
        })
        .collect();
    let places: Vec<serde_json::Value> = card
        .pay
        .iter()
        .filter_map(|pay| pay.place.as_ref())
        .filter(|place| place.is_known)
        .map(|place| json!({ "@type": "City", "name": place.name }))
        .collect();
    let mut value = json!({
        "@context": "https://schema.org",
        "@type": "Occupation",
        "name": card.role,
        "description": description(card),
        "estimatedSalary": salaries,
        "occupationLocation": places,
    });
    let Some(url) = theme.options.address_of(&card.address.page()) else {
        return json_ld(&value);
    };
    value["url"] = json!(url);
    let company = Crumb::new(
        &card.company,
        format!("{}/index.html", card.address.company()),
    );
    let page = Crumb::new(&card.role, card.address.page());
    let crumbs = theme.breadcrumbs(&[company], &page);
    json_ld(&json!([value, crumbs]))
}

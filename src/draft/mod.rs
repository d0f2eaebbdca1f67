//! Guides to begin with: complete in form, with everything that only an author knows left to be filled in.

mod body;
mod front;

use std::sync::Arc;

pub use front::DAYS_TO_REVIEW;

use crate::format::{FormatStyle, Formatter};
use crate::import::{name_of, slug_of};
use crate::model::front_matter::{FrontMatter, RoleType};
use crate::model::{Currency, Date, Guide, Places, RegionLabel};
use crate::syntax::Limits;
use crate::text::Source;

/// What new guides of a company have in common.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct CompanyDraft {
    /// Its slug: the folder of its guides.
    pub slug: String,
    /// How people write it.
    pub display: String,
    /// The optional keys of the front matter, such as `industry`, in their order.
    pub facts: Vec<(&'static str, String)>,
    /// Where it pays, and in what.
    pub regions: Vec<DraftRegion>,
    /// The day that the guides are begun on.
    pub as_of: Date,
}

/// A region that a guide is to state pay for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DraftRegion {
    pub label: String,
    pub currency: Currency,
}

/// A role that a guide is begun for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoleDraft {
    pub slug: String,
    pub display: String,
    pub role_type: RoleType,
}

impl RoleDraft {
    /// The role called `name`, as a slug or as people write it; `None` where no slug can be made of it.
    pub fn named(name: &str, role_type: RoleType) -> Option<RoleDraft> {
        let (slug, display) = named(name)?;
        Some(RoleDraft {
            slug,
            display,
            role_type,
        })
    }
}

/// The slug of `name` and how people write it; `None` where no slug can be made of it.
pub fn named(name: &str) -> Option<(String, String)> {
    let slug = slug_of(name)?;
    let display = if name == slug {
        name_of(&slug)
    } else {
        name.trim().to_string()
    };
    Some((slug, display))
}

impl DraftRegion {
    /// `London`, or with its currency `Atlantis=EUR`. `None` where the currency is not known.
    pub fn parse(text: &str, places: &Places) -> Option<DraftRegion> {
        let (label, currency) = match text.rsplit_once('=') {
            Some((label, code)) => (label.trim(), Currency::from_code(code.trim())),
            None => {
                let label = text.trim();
                let currency = RegionLabel::read(label, places).local_currency();
                (label, currency)
            }
        };
        Some(DraftRegion {
            label: Some(label).filter(|label| !label.is_empty())?.to_string(),
            currency: currency?,
        })
    }
}

/// What `guide`, of the same company, states that holds for all of its guides.
pub fn company_facts(guide: &Guide) -> Vec<(&'static str, String)> {
    let front: &FrontMatter = &guide.front;
    let facts = front.facts.iter();
    facts
        .filter(|(key, _)| OF_COMPANY.contains(key))
        .map(|(key, value)| (*key, value.value.clone()))
        .collect()
}

/// The optional keys that are about a company, not about a guide.
const OF_COMPANY: [&str; 5] = [
    "industry",
    "hq_location",
    "public_or_private",
    "ticker",
    "employee_count_range",
];

/// The regions that `guide` states, each once.
pub fn regions_of(guide: &Guide) -> Vec<DraftRegion> {
    let mut regions: Vec<DraftRegion> = Vec::new();
    for entry in &guide.front.compensation {
        let label = entry.region.value().map(RegionLabel::clean);
        if let (Some(label), Some(currency)) = (label, entry.currency.value()) {
            let region = DraftRegion {
                label,
                currency: *currency,
            };
            if !regions.contains(&region) {
                regions.push(region);
            }
        }
    }
    regions
}

impl CompanyDraft {
    /// The text of a guide for `role`, in canonical form.
    pub fn guide(&self, role: &RoleDraft, limits: &Limits, places: &Arc<Places>) -> String {
        let front = front::front_matter(self, role);
        let text = format!("---\n{front}---\n{}", body::body(self, role));
        let style = FormatStyle::default();
        let formatter = Formatter {
            limits,
            places,
            style: &style,
        };
        let path = format!("{}/{}.md", self.slug, role.slug);
        let canonical = formatter.format(&Source::new(path, text.as_str()));
        canonical.unwrap_or(text)
    }
}

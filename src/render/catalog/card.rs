//! What lists, comparisons and other guides' pages say of a guide.

use super::pay_card::{PayCard, pay};
use crate::analysis::levels::terms::{chains, stated_mapping, terms};
use crate::model::body::Body;
use crate::model::front_matter::DataQuality;
use crate::model::{Date, Guide, Quarter};
use crate::render::{Address, address};
use crate::text::interned;
use serde::{Deserialize, Deserializer, Serialize};

/// A guide in short.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct GuideCard {
    pub(in crate::render) address: Address,
    /// The company's name as people write it, or else its slug.
    pub(in crate::render) company: String,
    /// The role's name as people write it, or else its slug.
    pub(in crate::render) role: String,
    pub(in crate::render) quality: Option<DataQuality>,
    pub(in crate::render) quarter: Option<Quarter>,
    pub(in crate::render) updated: Option<Date>,
    pub(in crate::render) review_due: Option<Date>,
    /// The company's own level.
    pub(in crate::render) level: Option<String>,
    /// What the author holds to be equal to it, the first few.
    pub(in crate::render) equals: Vec<String>,
    /// The Negotiation DNA in its parts.
    pub(in crate::render) summary: Vec<String>,
    /// The facts about the company, by key.
    #[serde(deserialize_with = "facts")]
    pub(in crate::render) facts: Vec<(&'static str, String)>,
    pub(in crate::render) pay: Vec<PayCard>,
}

impl GuideCard {
    /// That of a guide; `None` for one without an address.
    pub fn of_guide(guide: &Guide) -> Option<GuideCard> {
        Some(GuideCard::of(&address(guide)?, guide))
    }

    pub(in crate::render) fn of(address: &Address, guide: &Guide) -> GuideCard {
        let front = &guide.front;
        let company = front.company_display.value().cloned();
        let role = front.role_display.value().cloned();
        let facts = front.facts.iter();
        GuideCard {
            address: address.clone(),
            company: company.unwrap_or_else(|| address.company().to_string()),
            role: role.unwrap_or_else(|| address.role().to_string()),
            quality: front.data_quality.value().copied(),
            quarter: front.salary_data_quarter.value().copied(),
            updated: front.last_updated.value().copied(),
            review_due: front.next_review_due.value().copied(),
            level: front.level_mapping.internal.value().cloned(),
            equals: equals(guide),
            summary: summary(guide),
            facts: facts
                .map(|(key, value)| (*key, value.value.clone()))
                .collect(),
            pay: pay(guide),
        }
    }

    /// The name for readers: `Data Engineer at Acme`.
    pub(in crate::render) fn name(&self) -> String {
        format!("{} at {}", self.role, self.company)
    }

    /// The fact with this key.
    pub(in crate::render) fn fact(&self, key: &str) -> Option<&str> {
        let found = self.facts.iter().find(|(known, _)| *known == key);
        found.map(|(_, value)| value.as_str())
    }
}

/// Facts as they are read back.
fn facts<'d, D: Deserializer<'d>>(from: D) -> Result<Vec<(&'static str, String)>, D::Error> {
    let facts = Vec::<(&str, String)>::deserialize(from)?;
    let facts = facts.into_iter();
    Ok(facts.map(|(key, value)| (interned(key), value)).collect())
}

/// The Negotiation DNA: that of the front matter or, without one, of the body.
fn summary(guide: &Guide) -> Vec<String> {
    let stated = guide.front.negotiation_dna_summary.value();
    let body: &Body = &guide.body;
    let line = stated.or(body.summary.as_ref().map(|line| &line.value));
    let parts = line.map_or("", String::as_str).split(" | ");
    let parts = parts.map(str::trim).filter(|part| !part.is_empty());
    parts.map(str::to_string).collect()
}

/// Levels of other companies that a card names.
const MOST_EQUALS: usize = 3;

/// Characters of a level's name; what is longer is prose.
pub(in crate::render) const LONGEST_LEVEL: usize = 60;

/// The first levels of the level mapping behind the guide's own.
fn equals(guide: &Guide) -> Vec<String> {
    let mapping = stated_mapping(guide).map_or("", |mapping| &mapping.value);
    let chain = chains(mapping).next().unwrap_or_default();
    let levels = terms(chain).skip(1);
    let levels = levels.filter(|level| level.chars().count() <= LONGEST_LEVEL);
    levels.take(MOST_EQUALS).map(str::to_string).collect()
}

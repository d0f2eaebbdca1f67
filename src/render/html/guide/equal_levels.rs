//! The level mapping: what the author holds to be equal, with the way to the guides there are.

use serde::Serialize;

use super::GuideAt;
use crate::analysis::levels::terms::{chains, single_levels, stated_mapping, terms};
use crate::model::titles::TitleUse;
use crate::model::{Guide, fold, fold_level};
use crate::render::catalog::{CompanyGuides, GuideCard, LONGEST_LEVEL};
use crate::render::html::markdown::plain;

/// The levels that are equal to the guide's own.
#[derive(Serialize)]
pub(super) struct EqualLevels {
    chains: Vec<Vec<EqualLevel>>,
    /// Whether that is all that the mapping says: it is no prose besides.
    #[serde(skip)]
    is_whole: bool,
}

/// A level of a company.
#[derive(Serialize)]
struct EqualLevel {
    text: String,
    /// The guide for the same role at that company.
    href: Option<String>,
    /// The company's page, where it has no guide for the role: its name and address.
    company: Option<(String, String)>,
    /// What level that guide is for, where it is not this one.
    other_level: Option<String>,
    /// Whether it is the guide's own.
    is_own: bool,
}

/// Words that a company's name has at most.
const LONGEST_NAME: usize = 5;

impl EqualLevels {
    /// Whether all that the mapping's line says is in the levels.
    pub(super) fn says_all(&self) -> bool {
        self.is_whole && !self.chains.is_empty()
    }

    pub(super) fn is_empty(&self) -> bool {
        self.chains.is_empty()
    }

    /// The mapping that the guide states.
    pub(super) fn of(guide: &Guide, at: GuideAt<'_>) -> EqualLevels {
        let mapping = &guide.front.level_mapping;
        let stated = stated_mapping(guide).map_or("", |mapping| &mapping.value);
        let pieces: Vec<Vec<&str>> = chains(stated)
            .map(|chain| terms(chain).collect())
            .filter(|terms: &Vec<&str>| !terms.is_empty())
            .collect();
        let is_level = |term: &&str| term.chars().count() <= LONGEST_LEVEL;
        let is_whole = { pieces.iter() }.all(|terms| terms.len() > 1 && terms.iter().all(is_level));
        let mut chains: Vec<Vec<EqualLevel>> = pieces
            .into_iter()
            .filter(|terms| terms.len() > 1)
            .map(|terms| {
                let levels = terms.into_iter().filter(is_level).flat_map(single_levels);
                levels.map(|term| level(term, at)).collect()
            })
            .collect();
        if chains.is_empty() {
            let companies = mapping.companies.iter();
            let named = companies.filter_map(|(company, level)| {
                Some(format!("{} {}", company.value, level.value()?))
            });
            let named: Vec<EqualLevel> = named.map(|text| level(&text, at)).collect();
            chains.extend((!named.is_empty()).then_some(named));
        }
        EqualLevels { chains, is_whole }
    }
}

fn level(term: &str, at: GuideAt<'_>) -> EqualLevel {
    let own = at.card();
    let text = plain(term);
    let company = company_in(&text, at);
    let is_own = company.is_some_and(|company| company.slug == own.address.company());
    let mut level = EqualLevel {
        text,
        href: None,
        company: None,
        other_level: None,
        is_own,
    };
    let Some(company) = company.filter(|_| !is_own) else {
        return level;
    };
    let guides = company
        .guides
        .iter()
        .map(|at_guide| &at.catalog.guides[*at_guide]);
    let mut guides = guides.filter(|guide| guide.address.role() == own.address.role());
    match guides.next() {
        Some(guide) => {
            level.href = Some(format!("../{}", guide.address.page()));
            level.other_level = other_level(guide, &level.text);
        }
        None => {
            let href = format!("../{}/index.html", company.slug);
            level.company = Some((company.name.clone(), href));
        }
    }
    level
}

/// The level that `guide` is for, where `text` names another.
fn other_level(guide: &GuideCard, text: &str) -> Option<String> {
    let level = guide.level.as_ref()?;
    let words = fold_level(text);
    let is_named = format!(" {words} ").contains(&format!(" {} ", fold_level(level)));
    (!is_named).then(|| level.clone())
}

/// The company whose level `text` is: `Acme L5`, `Acme Senior`, `L5 at Acme`. A name must be followed by a
/// level or a rank, as it may be the beginning of another company's name or no name at all.
fn company_in<'a>(text: &str, at: GuideAt<'a>) -> Option<&'a CompanyGuides> {
    if let Some((_, company)) = text.split_once(" at ") {
        return at.catalog.company_named(&fold(company));
    }
    let folded = fold(text);
    let words: Vec<&str> = folded.split(' ').collect();
    let is_level =
        |word: &&str| word.contains(|c: char| c.is_ascii_digit()) || TitleUse::Role.has(word);
    (1..=words.len().min(LONGEST_NAME))
        .rev()
        .find_map(|length| {
            let next = words.get(length);
            let company = at.catalog.company_named(&words[..length].join(" "));
            company.filter(|_| next.is_none_or(is_level))
        })
}

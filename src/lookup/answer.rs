//! A question for pay and its answer.

use std::collections::BTreeMap;

use super::metro_areas::metro_area_of;
use super::names::{NameMatch, NamedThing, ResolvedName, resolve};
use super::titles::roles_of;
use crate::compare::{GuideName, GuideState, RowState, Snapshot};
use crate::model::search_names::{Aliases, Named};
use crate::model::{Places, RegionLabel, fold, fold_level, mentions};

/// What somebody asks for, in their words.
#[derive(Clone, Copy, Debug)]
pub struct Question<'q> {
    pub company: &'q str,
    /// None for all that there is of the company.
    pub role: Option<&'q str>,
    pub place: Option<&'q str>,
    pub level: Option<&'q str>,
}

/// How much of a question could be answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AnswerCoverage {
    /// A guide with pay at the place, if one was asked for.
    Full,
    /// A guide, but without pay at the place itself, or without any.
    Partial,
    /// Guides of the company, none for the role.
    CompanyOnly,
    None,
}

impl AnswerCoverage {
    pub fn name(self) -> &'static str {
        match self {
            AnswerCoverage::Full => "full",
            AnswerCoverage::Partial => "partial",
            AnswerCoverage::CompanyOnly => "company only",
            AnswerCoverage::None => "none",
        }
    }
}

/// A guide that was found, and its rows at the place.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Found<'s> {
    pub name: &'s GuideName,
    pub guide: &'s GuideState,
    pub rows: Vec<&'s RowState>,
    /// Whether these are for the metropolitan area that the place is in, as there is no pay for the place itself.
    pub is_wider: bool,
    /// Where these are among the entries of the guide.
    pub entries: Vec<usize>,
    /// The places that it has pay for, where none of them is the one that was asked for.
    pub other_places: Vec<&'s str>,
}

/// What there is to a question.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Answer<'s> {
    pub company: ResolvedName,
    pub role: ResolvedName,
    pub found: Option<Found<'s>>,
    /// The roles of the company, where none was found.
    pub roles: Vec<String>,
    pub coverage: AnswerCoverage,
}

impl<'s> Answer<'s> {
    /// The answer of `guides` to `question`.
    pub fn of(
        question: Question<'_>,
        guides: &'s Snapshot,
        aliases: &Aliases,
        places: &Places,
    ) -> Answer<'s> {
        let company = resolve(
            question.company,
            Named::Company,
            &companies(guides),
            aliases,
        );
        let mut answer = Answer {
            company,
            role: ResolvedName::Nothing { near: None },
            found: None,
            roles: Vec::new(),
            coverage: AnswerCoverage::None,
        };
        let ResolvedName::Found { slug, .. } = &answer.company else {
            return answer;
        };
        let own = roles(guides, slug);
        if let Some(asked) = question.role {
            answer.role = role(asked, &own, aliases);
        }
        let ResolvedName::Found { slug: role, .. } = &answer.role else {
            answer.roles = own.into_iter().map(|role| role.slug).collect();
            answer.coverage = AnswerCoverage::CompanyOnly;
            return answer;
        };
        let name = GuideName {
            company: slug.clone(),
            role: role.clone(),
        };
        let found = guides.guides.get_key_value(&name);
        answer.found = found.map(|(name, guide)| Found::of(name, guide, question, places));
        let is_full =
            { answer.found.as_ref() }.is_some_and(|found| found.has_pay() && !found.is_wider);
        answer.coverage = if is_full {
            AnswerCoverage::Full
        } else {
            AnswerCoverage::Partial
        };
        answer
    }
}

impl<'s> Found<'s> {
    fn of(
        name: &'s GuideName,
        guide: &'s GuideState,
        question: Question<'_>,
        places: &Places,
    ) -> Found<'s> {
        let place_key = question.place.map(|place| {
            let label = RegionLabel::read(place, places);
            label
                .place
                .map_or_else(|| fold(place), |place| place.id.clone())
        });
        let level = question.level.map(fold_level);
        let rows_at = |key: Option<&str>| -> (Vec<usize>, Vec<&'s RowState>) {
            let is_there = |row: &RowState| {
                key.is_none_or(|key| is_at(row, key, places))
                    && level
                        .as_ref()
                        .is_none_or(|level| is_level(row, guide, level))
            };
            let rows = guide.rows.iter().enumerate();
            rows.filter(|(_, row)| is_there(row)).unzip()
        };
        let (mut entries, mut rows) = rows_at(place_key.as_deref());
        let area = place_key.as_deref().and_then(metro_area_of);
        // A city that has pay of its own is not answered for another level by what surrounds it.
        let is_stated = |key: &String| guide.rows.iter().any(|row| is_at(row, key, places));
        let is_wider = area.is_some() && !place_key.as_ref().is_some_and(is_stated);
        if is_wider {
            (entries, rows) = rows_at(area);
        }
        let mut other_places: Vec<&str> = Vec::new();
        for row in guide.rows.iter().filter(|_| rows.is_empty()) {
            if !other_places.contains(&row.place.as_str()) {
                other_places.push(&row.place);
            }
        }
        Found {
            name,
            guide,
            is_wider: is_wider && !rows.is_empty(),
            rows,
            entries,
            other_places,
        }
    }

    fn has_pay(&self) -> bool {
        self.rows.iter().any(|row| !row.figures.is_empty())
    }
}

/// Whether `row` is for the place, which may be one of several that it names: `Seattle / Kirkland`.
fn is_at(row: &RowState, key: &str, places: &Places) -> bool {
    let names = || {
        let mut named = mentions(&row.place, places).into_iter();
        named.any(|mention| mention.label.place.is_some_and(|place| place.id == key))
    };
    row.place_key == key || names()
}

/// Whether `row` is for `level`, which may be one of several that it names. Rows without a level are for
/// that of the guide, if it names one.
fn is_level(row: &RowState, guide: &GuideState, level: &str) -> bool {
    let stated = row.level.as_ref().or(guide.level.as_ref());
    stated.is_none_or(|stated| format!(" {} ", fold_level(stated)).contains(&format!(" {level} ")))
}

/// What the role called `name` is among those of a company: by its names, or else by its title.
fn role(name: &str, own: &[NamedThing], aliases: &Aliases) -> ResolvedName {
    let resolved = resolve(name, Named::Role, own, aliases);
    if matches!(resolved, ResolvedName::Found { .. }) {
        return resolved;
    }
    let by_title = roles_of(name)
        .into_iter()
        .find_map(|slug| own.iter().find(|role| role.slug == slug));
    match by_title {
        Some(role) => ResolvedName::Found {
            slug: role.slug.clone(),
            display: role.display.clone(),
            by: NameMatch::Title,
        },
        None => resolved,
    }
}

fn companies(guides: &Snapshot) -> Vec<NamedThing> {
    let mut found: BTreeMap<&str, &str> = BTreeMap::new();
    for (name, guide) in &guides.guides {
        let display = guide.company_display.as_deref().unwrap_or(&name.company);
        found.entry(&name.company).or_insert(display);
    }
    let found = found.into_iter().map(|(slug, display)| NamedThing {
        slug: slug.to_string(),
        display: display.to_string(),
    });
    found.collect()
}

fn roles(guides: &Snapshot, company: &str) -> Vec<NamedThing> {
    let own = guides
        .guides
        .iter()
        .filter(|(name, _)| name.company == company);
    let own = own.map(|(name, guide)| NamedThing {
        slug: name.role.clone(),
        display: guide
            .role_display
            .clone()
            .unwrap_or_else(|| name.role.clone()),
    });
    own.collect()
}

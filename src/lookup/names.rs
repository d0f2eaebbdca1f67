//! Names that people give companies and roles, and the slugs that they mean.

use crate::analysis::text::names::{NameWords, are_as_long, is_same_role};
use crate::model::search_names::{Aliases, Named};
use crate::model::{closest, fold};

/// A company or role that can be meant.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) struct NamedThing {
    pub slug: String,
    /// How people write it.
    pub display: String,
}

/// How a name means what it means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NameMatch {
    /// It is its slug or the name that people write.
    Exact,
    /// It says the same in other words: `Sr. Engineer`.
    SameWords,
    /// It is another name of it, shipped or of the project's own: `SRE`, `Facebook`.
    OtherName,
    /// It is a title that goes by this role: `iOS Developer`.
    Title,
}

/// What a name means.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ResolvedName {
    Found {
        slug: String,
        display: String,
        by: NameMatch,
    },
    /// Several; their slugs.
    Several(Vec<String>),
    /// None; the slug of the nearest, if one is near. It is offered, never taken.
    Nothing { near: Option<String> },
}

/// What `name` means among `candidates`, by the surest way that leads anywhere.
pub(super) fn resolve(
    name: &str,
    named: Named,
    candidates: &[NamedThing],
    aliases: &Aliases,
) -> ResolvedName {
    let words = fold(name);
    let is_exact = |one: &NamedThing| fold(&one.display) == words;
    let is_alias = |one: &NamedThing| {
        let names = aliases.names(named, &one.slug);
        names.iter().any(|other| fold(other) == words)
    };
    let meaning = NameWords::of(name);
    let is_same = |one: &NamedThing| {
        let other = NameWords::of(&one.display);
        match named {
            // `Bank` is a part of many names.
            Named::Company => meaning.contains(&other) && other.contains(&meaning),
            Named::Role => is_same_role(&meaning, &other) && are_as_long(&meaning, &other),
        }
    };
    // A slug is of one company or role alone; several may be written alike.
    if let Some(one) = candidates.iter().find(|one| fold(&one.slug) == words) {
        return ResolvedName::Found {
            slug: one.slug.clone(),
            display: one.display.clone(),
            by: NameMatch::Exact,
        };
    }
    for by in [NameMatch::Exact, NameMatch::OtherName, NameMatch::SameWords] {
        let is_meant = |one: &&NamedThing| match by {
            NameMatch::Exact => is_exact(one),
            NameMatch::OtherName => is_alias(one),
            NameMatch::SameWords | NameMatch::Title => is_same(one),
        };
        let found: Vec<&NamedThing> = candidates.iter().filter(is_meant).collect();
        match found[..] {
            [] => {}
            [one] => {
                return ResolvedName::Found {
                    slug: one.slug.clone(),
                    display: one.display.clone(),
                    by,
                };
            }
            _ => {
                return ResolvedName::Several(found.iter().map(|one| one.slug.clone()).collect());
            }
        }
    }
    ResolvedName::Nothing {
        near: near(&words, candidates),
    }
}

/// The candidate whose slug or name is nearest to misspelt `words`.
fn near(words: &str, candidates: &[NamedThing]) -> Option<String> {
    let shape = words.replace(' ', "-");
    let slugs = candidates.iter().map(|one| one.slug.as_str());
    let by_slug = closest(&shape, slugs).map(str::to_string);
    by_slug.or_else(|| {
        let displays: Vec<(String, &NamedThing)> = { candidates.iter() }
            .map(|one| (fold(&one.display).replace(' ', "-"), one))
            .collect();
        let names = displays.iter().map(|(name, _)| name.as_str());
        let found = closest(&shape, names)?;
        let (_, one) = displays.iter().find(|(name, _)| name == found)?;
        Some(one.slug.clone())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn candidates(pairs: &[(&str, &str)]) -> Vec<NamedThing> {
        let pairs = pairs.iter().map(|(slug, display)| NamedThing {
            slug: (*slug).to_string(),
            display: (*display).to_string(),
        });
        pairs.collect()
    }

    #[test]
    fn the_surest_way_is_taken_and_a_typo_never() {
        let companies = candidates(&[
            ("meta", "Meta"),
            ("metabase", "Metabase Inc."),
            ("acme", "Acme Anvils"),
        ]);
        let aliases = Aliases::default();
        let found = |name: &str| match resolve(name, Named::Company, &companies, &aliases) {
            ResolvedName::Found { slug, by, .. } => format!("{slug} {by:?}"),
            ResolvedName::Several(slugs) => format!("several {}", slugs.join(" ")),
            ResolvedName::Nothing { near } => format!("near {near:?}"),
        };
        assert_eq!(found("META"), "meta Exact");
        assert_eq!(found("Facebook"), "meta OtherName");
        assert_eq!(found("metabase"), "metabase Exact");
        assert_eq!(found("Acme Anvils, Inc."), "acme SameWords");
        assert_eq!(found("Mettabase"), "near Some(\"metabase\")");
        assert_eq!(found("Initech"), "near None");
    }

    #[test]
    fn a_name_of_two_means_neither() {
        let roles = candidates(&[
            ("ios-engineer", "iOS Engineer"),
            ("android-engineer", "Android Engineer"),
        ]);
        let found = resolve("mobile", Named::Role, &roles, &Aliases::default());
        assert_eq!(
            found,
            ResolvedName::Several(vec![
                "ios-engineer".to_string(),
                "android-engineer".to_string()
            ])
        );
    }
}

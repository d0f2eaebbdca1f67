//! What each passage of a text is about: the words in it, and the headings above.

use std::collections::BTreeSet;

use super::names::{FoundName, NameIndex};
use super::passages::PassageKind;
use super::statements::StatingGuide;
use crate::model::search_names::{Aliases, Named};
use crate::model::{Places, RegionLabel, mentions};
use crate::text::RangeSet;

/// What words are about, as slugs and ids of places; an empty set where they do not say.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct Topic {
    pub companies: BTreeSet<String>,
    pub roles: BTreeSet<String>,
    pub places: BTreeSet<String>,
}

impl Topic {
    /// `acme, software-engineer, london or paris`
    pub(super) fn words(&self) -> String {
        let sets = [&self.companies, &self.roles, &self.places];
        let words: Vec<String> = { sets.into_iter() }
            .filter(|set| !set.is_empty())
            .map(|set| set.iter().cloned().collect::<Vec<_>>().join(" or "))
            .collect();
        words.join(", ")
    }
}

/// Finds what words are about.
pub(super) struct TopicReader<'p> {
    companies: NameIndex,
    roles: NameIndex,
    places: &'p Places,
}

impl<'p> TopicReader<'p> {
    /// Knows the companies and roles of `guides`.
    pub(super) fn new(
        guides: &[StatingGuide],
        aliases: &Aliases,
        places: &'p Places,
    ) -> TopicReader<'p> {
        let companies =
            { guides.iter() }.map(|guide| (&*guide.name.company, &*guide.company_display));
        let roles = { guides.iter() }.map(|guide| (&*guide.name.role, &*guide.role_display));
        TopicReader {
            companies: NameIndex::of(Named::Company, companies, aliases),
            roles: NameIndex::of(Named::Role, roles, aliases),
            places,
        }
    }

    /// What the words of a passage alone are about.
    pub(super) fn of_passage(&self, words: &str, kind: PassageKind) -> Topic {
        let mut topic = self.topic(words);
        if kind == PassageKind::TableRow {
            topic.places.extend(self.row_place(words));
        }
        topic
    }

    /// What `words` alone are about.
    pub(super) fn topic(&self, words: &str) -> Topic {
        let companies = self.companies.named_in(words);
        // Palo Alto Networks is not in Palo Alto.
        let taken = RangeSet::of(companies.iter().map(|name| name.range));
        let mentions = mentions(words, self.places).into_iter();
        let labels = mentions
            .filter(|mention| !taken.has(mention.range.start()))
            .map(|mention| mention.label);
        Topic {
            places: labels
                .filter_map(|label| Some(label.place?.id.clone()))
                .collect(),
            companies: slugs(companies),
            roles: slugs(self.roles.named_in(words)),
        }
    }

    /// The place that the row of a table begins with: `Arlington VA` is one there.
    fn row_place(&self, row: &str) -> Option<String> {
        let label = row.trim_start_matches([' ', '|']).split('|').next()?;
        let place = RegionLabel::read(label, self.places).place?;
        Some(place.id.clone())
    }
}

fn slugs(names: Vec<FoundName<'_>>) -> BTreeSet<String> {
    let slugs = names.into_iter().flat_map(|name| name.slugs);
    slugs.cloned().collect()
}

/// What is said above and before a passage.
pub(super) struct TopicOutline {
    /// What the whole text is about.
    whole: Topic,
    /// The headings above, the outermost first, with their levels.
    headings: Vec<(u8, Topic)>,
    /// The companies and roles that were named below the last heading.
    before: Topic,
}

impl TopicOutline {
    pub(super) fn new(whole: Topic) -> TopicOutline {
        TopicOutline {
            whole,
            headings: Vec::new(),
            before: Topic::default(),
        }
    }

    /// What the next passage, which says `own`, is about.
    ///
    /// Its companies and roles are those of itself and of all that it stands under: below the heading of one
    /// company, a passage may compare it with another. Where none is named there, it goes on about those that
    /// were named before. Its places are the nearest ones.
    pub(super) fn next(&mut self, kind: PassageKind, own: Topic) -> Topic {
        if let PassageKind::Heading(level) = kind {
            self.headings.retain(|(above, _)| *above < level);
            self.before = Topic::default();
        }
        let above = self.headings.iter().rev().map(|(_, topic)| topic);
        let context: Vec<&Topic> = [&own]
            .into_iter()
            .chain(above)
            .chain([&self.whole])
            .collect();
        let all = |part: fn(&Topic) -> &BTreeSet<String>| {
            let here: BTreeSet<String> = { context.iter() }
                .flat_map(|topic| part(topic).iter().cloned())
                .collect();
            if here.is_empty() {
                part(&self.before).clone()
            } else {
                here
            }
        };
        let places = context.iter().map(|topic| &topic.places);
        let topic = Topic {
            companies: all(|topic| &topic.companies),
            roles: all(|topic| &topic.roles),
            places: { places }
                .find(|places| !places.is_empty())
                .cloned()
                .unwrap_or_default(),
        };
        if let PassageKind::Heading(level) = kind {
            self.headings.push((level, own));
        } else {
            self.keep(own);
        }
        topic
    }

    fn keep(&mut self, own: Topic) {
        self.before.companies.extend(own.companies);
        self.before.roles.extend(own.roles);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn company(slug: &str) -> Topic {
        Topic {
            companies: { slug.split_whitespace() }.map(str::to_string).collect(),
            ..Topic::default()
        }
    }

    #[test]
    fn a_passage_goes_on_about_what_is_above_it() {
        let mut outline = TopicOutline::new(Topic::default());
        let mut next = |level: Option<u8>, own| {
            let kind = level.map_or(PassageKind::Text, PassageKind::Heading);
            outline.next(kind, company(own)).words()
        };
        assert_eq!(next(None, ""), "");
        assert_eq!(next(Some(1), "acme"), "acme");
        assert_eq!(next(Some(2), ""), "acme");
        assert_eq!(next(None, "globex"), "acme or globex");
        assert_eq!(next(None, ""), "acme");
        assert_eq!(next(Some(1), ""), "");
        assert_eq!(next(None, "globex"), "globex");
        assert_eq!(next(None, ""), "globex");
        assert_eq!(next(None, "acme"), "acme");
        assert_eq!(next(None, ""), "acme or globex");
        assert_eq!(next(Some(3), ""), "");
        assert_eq!(next(None, ""), "");
    }
}

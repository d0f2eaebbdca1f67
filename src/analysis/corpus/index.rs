//! All guides of a run, for the rules that compare guides with each other.

use std::collections::{BTreeMap, BTreeSet};

use super::packed_guide::PackedGuide;

/// The guides of a run, in the order of their paths.
#[derive(Debug)]
pub struct Index<'g> {
    pub guides: Vec<&'g PackedGuide>,
    /// Sorted by name.
    pub companies: Vec<Company<'g>>,
}

/// A company and those of the run's guides that are about it.
#[derive(Debug)]
pub struct Company<'g> {
    /// The slug.
    pub name: &'g str,
    /// Indexes into [`Index::guides`], ascending.
    pub guides: Vec<usize>,
    /// Whether the run includes every guide of the folders that its guides are in.
    pub is_whole: bool,
}

impl<'g> Index<'g> {
    /// `whole` are the folders, as they are in the guides' paths, of which the run includes every guide.
    pub fn new(
        guides: impl IntoIterator<Item = &'g PackedGuide>,
        whole: &BTreeSet<String>,
    ) -> Self {
        let guides: Vec<&PackedGuide> = guides.into_iter().collect();
        let mut by_company: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
        for (at, guide) in guides.iter().enumerate() {
            if let Some(company) = &guide.summary().company {
                by_company.entry(company).or_default().push(at);
            }
        }
        let is_whole = |at: &usize| {
            let folder = guides[*at].path().rsplit_once('/');
            whole.contains(folder.map_or("", |(folder, _)| folder))
        };
        let companies = by_company
            .into_iter()
            .map(|(name, found)| Company {
                name,
                is_whole: found.iter().all(is_whole),
                guides: found,
            })
            .collect();
        Index { guides, companies }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::corpus::lazy_guide::LazyGuide;
    use crate::model::Guide;
    use crate::syntax::Limits;
    use crate::text::Source;

    fn guide(path: &str, text: &str) -> PackedGuide {
        LazyGuide::from(Guide::read(Source::new(path, text), &Limits::default())).into()
    }

    #[test]
    fn companies_are_sorted_and_whole_where_their_folders_are() {
        let guides = [
            guide("g/acme/data-engineer.md", ""),
            guide("g/globex/software-engineer.md", ""),
            guide("g/odd/x.md", "---\ncompany: acme\nrole: y\n---\n"),
            guide("loose.md", ""),
        ];
        let folders = |names: &[&str]| names.iter().map(ToString::to_string).collect();
        let index = Index::new(&guides, &folders(&["g/acme", "g/globex"]));
        let found: Vec<_> = index
            .companies
            .iter()
            .map(|company| (company.name, &company.guides[..], company.is_whole))
            .collect();
        assert_eq!(
            found,
            [("acme", &[0, 2][..], false), ("globex", &[1][..], true)]
        );
        let index = Index::new(&guides, &folders(&["g/acme", "g/odd"]));
        assert!(index.companies[0].is_whole && !index.companies[1].is_whole);
        assert_eq!(guides[0].summary().role.as_deref(), Some("data-engineer"));
        assert_eq!(guides[2].summary().role.as_deref(), Some("y"));
        assert_eq!(guides[3].summary().company, None);
    }
}

//! Other names that people search companies and roles by: short and former ones.
//!
//! `search_names.tsv` lists them by the slugs that companies and roles usually have.

use std::collections::{BTreeMap, HashMap};
use std::sync::OnceLock;

const DATA: &str = include_str!("search_names.tsv");

/// What names are of.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Named {
    Company,
    Role,
}

/// Further names that a project gives companies and roles, by their slugs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Aliases {
    pub companies: BTreeMap<String, Vec<String>>,
    pub roles: BTreeMap<String, Vec<String>>,
}

impl Aliases {
    /// The other names of a company or role: the project's own, then those that everybody uses.
    pub fn names(&self, named: Named, slug: &str) -> Vec<&str> {
        let own = match named {
            Named::Company => &self.companies,
            Named::Role => &self.roles,
        };
        let own = own.get(slug).into_iter().flatten().map(String::as_str);
        own.chain(other_names(named, slug)).collect()
    }
}

/// The other names of a company or role, each in its own words. A longer slug has those of its beginning too:
/// `google-cloud` is also found as `alphabet`.
pub fn other_names(named: Named, slug: &str) -> Vec<&'static str> {
    let names = by_slug();
    let mut found = Vec::new();
    let ends = slug
        .match_indices('-')
        .map(|(at, _)| at)
        .chain([slug.len()]);
    for end in ends {
        if let Some(list) = names.get(&(named, &slug[..end])) {
            found.extend(list.split('|'));
        }
    }
    found
}

fn by_slug() -> &'static HashMap<(Named, &'static str), &'static str> {
    static NAMES: OnceLock<HashMap<(Named, &str), &str>> = OnceLock::new();
    NAMES.get_or_init(|| {
        let rows = DATA.lines().filter(|line| !line.starts_with('#'));
        let rows = rows.filter_map(|line| {
            let mut cells = line.split('\t');
            let named = match cells.next()? {
                "company" => Named::Company,
                _ => Named::Role,
            };
            Some(((named, cells.next()?), cells.next()?))
        });
        rows.collect()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_and_former_names() {
        let company = |slug| other_names(Named::Company, slug);
        assert!(company("meta").contains(&"facebook"));
        assert!(company("google-cloud").contains(&"alphabet"));
        assert!(company("metaphysics").is_empty());
        assert!(other_names(Named::Role, "devops-engineer").contains(&"sre"));
    }

    #[test]
    fn every_row_is_whole_and_named_once() {
        let rows: Vec<&str> = DATA.lines().filter(|line| !line.starts_with('#')).collect();
        assert_eq!(by_slug().len(), rows.len());
        for row in rows {
            let cells: Vec<&str> = row.split('\t').collect();
            assert!(matches!(cells[..], ["company" | "role", _, _]), "{row}");
            assert!(crate::model::slug::is_slug(cells[1]), "{row}");
            assert!(
                cells[2].split('|').all(|name| !name.trim().is_empty()),
                "{row}"
            );
        }
    }
}

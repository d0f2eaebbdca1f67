//! The levels that a guide holds to be equal, and the guides that there are for them.

use crate::analysis::levels::terms::{chains, single_levels, stated_mapping, terms};
use crate::compare::{GuideName, Snapshot};
use crate::model::search_names::{Aliases, Named};
use crate::model::{Guide, fold};

/// A level of another company.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct EqualTerm {
    /// As the guide writes it: `Globex E4`.
    pub text: String,
    /// The file of the guide for the same role there.
    pub file: Option<String>,
}

/// Levels that are named at most.
const MOST_TERMS: usize = 12;

/// The levels of other companies in the guide's mapping, each once.
pub(super) fn equal_levels(guide: &Guide, guides: &Snapshot, aliases: &Aliases) -> Vec<EqualTerm> {
    let stated = stated_mapping(guide).map_or("", |mapping| &mapping.value);
    let own = guide.front.company.value().map_or("", String::as_str);
    let role = guide.front.role.value().map_or("", String::as_str);
    let mut found: Vec<EqualTerm> = Vec::new();
    let terms =
        chains(stated).flat_map(|chain| terms(chain).flat_map(single_levels).collect::<Vec<_>>());
    for term in terms {
        let company = company_of(term, guides, aliases);
        let is_known = found.iter().any(|other| other.text == term);
        if company == Some(own) || is_known || found.len() == MOST_TERMS {
            continue;
        }
        let file = company.and_then(|company| {
            let name = GuideName {
                company: company.to_string(),
                role: role.to_string(),
            };
            guides.guides.get(&name).map(|guide| guide.file.clone())
        });
        found.push(EqualTerm {
            text: term.to_string(),
            file,
        });
    }
    found
}

/// The company that `term` begins with, by the longest of its names.
fn company_of<'s>(term: &str, guides: &'s Snapshot, aliases: &Aliases) -> Option<&'s str> {
    // `L5 at Acme (Senior)`, `Acme L5`
    let behind = term.split_once(" at ").map_or(term, |(_, company)| company);
    let words = format!("{} ", fold(behind));
    let begins = |name: &str| {
        let name = fold(name);
        (!name.is_empty() && words.starts_with(&format!("{name} "))).then_some(name.len())
    };
    let known = guides.guides.iter().filter_map(|(name, guide)| {
        let display = guide.company_display.as_deref().unwrap_or_default();
        let others = aliases.names(Named::Company, &name.company);
        let names = [name.company.as_str(), display].into_iter().chain(others);
        Some((names.filter_map(begins).max()?, name.company.as_str()))
    });
    known.max().map(|(_, company)| company)
}

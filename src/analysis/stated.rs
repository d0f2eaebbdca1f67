//! What a body states that its front matter repeats, as the rules read it: for code that writes front
//! matter.

use crate::analysis::levels::mapping::Mapping;
use crate::analysis::sources::cited::sites_in_evidence;
use crate::analysis::text::names::{NameWords, is_same_company, is_same_role};
use crate::model::Guide;

/// The level chain that the body states, as `level-mapping-differs` would write it, or its sentence on
/// levels; `None` where there is none, or a part of it is in doubt.
pub(crate) fn level_chain(guide: &Guide) -> Option<String> {
    match Mapping::of(guide) {
        Some(mapping) => mapping
            .chain()
            .filter(|chain| chain.is_certain)
            .map(|chain| chain.text),
        None => {
            let line = &guide.body.level_mapping.as_ref()?.value;
            // It introduces something that is no mapping.
            (!line.ends_with(':')).then(|| line.clone())
        }
    }
}

/// The pay sites that the evidence names, as `source-differs` would write them; where it names none, its
/// items.
pub(crate) fn stated_sources(guide: &Guide) -> Vec<String> {
    let sites: Vec<String> = sites_in_evidence(guide)
        .into_iter()
        .map(|(site, _)| site.name.to_string())
        .collect();
    if !sites.is_empty() {
        return sites;
    }
    let mut items: Vec<String> = Vec::new();
    for item in &guide.body.evidence {
        let text = item.text.trim();
        let bare = text
            .strip_prefix('[')
            .and_then(|rest| rest.strip_suffix(']'));
        let text = bare.unwrap_or(text).trim();
        if !text.is_empty() && !items.iter().any(|known| known == text) {
            items.push(text.to_string());
        }
    }
    items
}

/// Whether two names mean the same company.
pub fn names_same_company(one: &str, two: &str) -> bool {
    is_same_company(&NameWords::of(one), &NameWords::of(two))
}

/// Whether two names mean the same role.
pub fn names_same_role(one: &str, two: &str) -> bool {
    is_same_role(&NameWords::of(one), &NameWords::of(two))
}

//! Titles that go by another role: `titles.tsv`.

use crate::model::fold;
use crate::model::titles::long_form;

const DATA: &str = include_str!("titles.tsv");

/// Ranks of a title that a role of software engineers has one of its own for.
const RANKED: [(&str, &str); 4] = [
    ("senior", "senior-software-engineer"),
    ("staff", "staff-software-engineer"),
    ("principal", "principal-software-engineer"),
    ("distinguished", "principal-software-engineer"),
];

/// Words that make another job of a title that has them besides.
const OTHER_JOBS: [&str; 14] = [
    "manager",
    "director",
    "designer",
    "intern",
    "analyst",
    "recruiter",
    "architect",
    "head",
    "vp",
    "consultant",
    "trainee",
    "apprentice",
    "sales",
    "support",
];

/// The roles that `title` may go by, the nearest first.
pub(super) fn roles_of(title: &str) -> Vec<&'static str> {
    let folded = fold(title);
    let words: Vec<&str> = { folded.split(' ') }
        .map(|word| long_form(word).unwrap_or(word))
        .collect();
    let has = |word: &str| words.contains(&word);
    let has_one = |words: &str| words.split('/').any(has);
    let rows = DATA.lines().filter(|line| !line.starts_with('#'));
    let mut roles = Vec::new();
    for (named, list) in rows.filter_map(|line| line.split_once('\t')) {
        let only = named.strip_prefix('=');
        let named: Vec<&str> = only.unwrap_or(named).split(' ').collect();
        let is_whole = only.is_none() || named.len() == words.len();
        let says = |job: &str| {
            named
                .iter()
                .any(|word| word.split('/').any(|one| one == job))
        };
        let is_other = OTHER_JOBS.iter().any(|job| has(job) && !says(job));
        if is_whole && !is_other && named.iter().all(|word| has_one(word)) {
            roles.extend(list.split('|'));
        }
    }
    // A senior iOS developer is nearer to a senior engineer than to any.
    let ranked = RANKED.iter().find(|(rank, _)| has(rank));
    if let (Some((_, role)), Some(at)) = (
        ranked,
        roles.iter().position(|role| *role == "software-engineer"),
    ) {
        roles.insert(at, role);
    }
    roles
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::slug::is_slug;

    #[test]
    fn titles_go_by_roles() {
        assert_eq!(roles_of("SRE")[0], "devops-engineer");
        assert_eq!(roles_of("Sr. SWE")[0], "senior-software-engineer");
        assert_eq!(roles_of("iOS Developer")[0], "ios-engineer");
        let senior = roles_of("Senior iOS Developer");
        let at = |role| senior.iter().position(|found| *found == role);
        assert!(at("senior-software-engineer") < at("software-engineer"));
        assert_eq!(
            roles_of("Principal Engineer")[0],
            "principal-software-engineer"
        );
        for other in [
            "Chef de cuisine",
            "Hardware Engineer",
            "Mobile Product Lead",
            "AI Ethicist",
            "SWE Manager",
            "Web Developer Intern",
        ] {
            assert!(roles_of(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn the_list_names_slugs() {
        for line in DATA.lines().filter(|line| !line.starts_with('#')) {
            let (words, roles) = line.split_once('\t').expect("two columns");
            let bare = words.trim_start_matches('=').replace('/', " ");
            assert_eq!(bare, fold(&bare), "{line}");
            assert!(roles.split('|').all(is_slug), "{line}");
        }
    }
}

//! The words of job titles and the ranks they say: `titles.tsv`, read once.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use super::fold;

/// One line for words that are alike: `terms<TAB>language<TAB>rank<TAB>short for<TAB>spelling<TAB>uses`.
const DATA: &str = include_str!("titles.tsv");

/// What a line has for nothing.
const NOTHING: &str = "-";

/// The rank that a word of a title says, of those on the ladders of specialists and of managers.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rank {
    Intern,
    Apprentice,
    Graduate,
    Entry,
    Junior,
    Mid,
    Associate,
    Senior,
    Staff,
    Lead,
    Principal,
    Distinguished,
    Fellow,
    Manager,
    Head,
    Director,
    VicePresident,
    President,
    Executive,
    Partner,
    Chief,
}

/// What a word of a title is known as. Not every word is known everywhere: `head` is a rank of a role,
/// but a header with it may be about something else.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TitleUse {
    /// Without it a role is another one.
    Role,
    /// A cell of a level table with such a word names a level.
    LevelCell,
    /// A header or a row's label with such a word names a level.
    LevelName,
    /// Beside a part of pay it says that the pay is of people in another role.
    OtherRole,
    /// After an amount it says of whom that is, and does not multiply it.
    Note,
}

/// What is known of a word.
#[derive(Clone, Debug, Default)]
struct TitleWord {
    rank: Option<Rank>,
    short_for: Option<&'static str>,
    spelling: Option<&'static str>,
    uses: Vec<TitleUse>,
}

impl Rank {
    fn from_name(name: &str) -> Option<Rank> {
        Some(match name {
            "intern" => Rank::Intern,
            "apprentice" => Rank::Apprentice,
            "graduate" => Rank::Graduate,
            "entry" => Rank::Entry,
            "junior" => Rank::Junior,
            "mid" => Rank::Mid,
            "associate" => Rank::Associate,
            "senior" => Rank::Senior,
            "staff" => Rank::Staff,
            "lead" => Rank::Lead,
            "principal" => Rank::Principal,
            "distinguished" => Rank::Distinguished,
            "fellow" => Rank::Fellow,
            "manager" => Rank::Manager,
            "head" => Rank::Head,
            "director" => Rank::Director,
            "vice-president" => Rank::VicePresident,
            "president" => Rank::President,
            "executive" => Rank::Executive,
            "partner" => Rank::Partner,
            "chief" => Rank::Chief,
            _ => return None,
        })
    }
}

impl TitleUse {
    fn from_name(name: &str) -> Option<TitleUse> {
        Some(match name {
            "role" => TitleUse::Role,
            "level_cell" => TitleUse::LevelCell,
            "level_name" => TitleUse::LevelName,
            "other_role" => TitleUse::OtherRole,
            "note" => TitleUse::Note,
            _ => return None,
        })
    }

    /// Whether `folded`, a word, is known as this.
    pub fn has(self, folded: &str) -> bool {
        words()
            .get(folded)
            .is_some_and(|word| word.uses.contains(&self))
    }
}

/// The word that `folded` is short for: `senior` for `sr`.
pub fn long_form(folded: &str) -> Option<&'static str> {
    words().get(folded)?.short_for
}

/// How `folded` is written where that is not with one capital: `TPM`.
pub fn spelling(folded: &str) -> Option<&'static str> {
    words().get(folded)?.spelling
}

/// The rank that a role's slug begins with, written out, and the role itself: senior and
/// `software-engineer` of `senior-software-engineer`.
pub fn ranked_role(slug: &str) -> (Option<Rank>, &str) {
    let ranked = slug.split_once('-').and_then(|(first, role)| {
        let word = words().get(first).filter(|word| word.short_for.is_none())?;
        Some((Some(word.rank?), role))
    });
    ranked.unwrap_or((None, slug))
}

fn words() -> &'static BTreeMap<String, TitleWord> {
    static WORDS: OnceLock<BTreeMap<String, TitleWord>> = OnceLock::new();
    WORDS.get_or_init(|| {
        let mut words: BTreeMap<String, TitleWord> = BTreeMap::new();
        for line in lines() {
            let [terms, _, rank, short_for, spelling, uses] = line[..] else {
                continue;
            };
            let stated = |field: &'static str| Some(field).filter(|field| *field != NOTHING);
            for term in terms.split(',').map(fold) {
                // Languages share words.
                let word = words.entry(term).or_default();
                word.rank = word.rank.or_else(|| Rank::from_name(rank));
                word.short_for = word.short_for.or_else(|| stated(short_for));
                word.spelling = word.spelling.or_else(|| stated(spelling));
                word.uses
                    .extend(uses.split(',').filter_map(TitleUse::from_name));
            }
        }
        words
    })
}

/// The fields of each line.
fn lines() -> impl Iterator<Item = Vec<&'static str>> {
    let lines = DATA.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_is_well_formed() {
        let mut seen: Vec<(String, &str)> = Vec::new();
        for line in lines() {
            let [terms, language, rank, short_for, _, uses] = line[..] else {
                panic!("{line:?}");
            };
            assert!(rank == NOTHING || Rank::from_name(rank).is_some(), "{rank}");
            for known_as in uses.split(',').filter(|known_as| *known_as != NOTHING) {
                assert!(TitleUse::from_name(known_as).is_some(), "{known_as}");
            }
            for term in terms.split(',').map(fold) {
                assert!(!term.is_empty() && !term.contains(' '), "{line:?}");
                assert!(!seen.contains(&(term.clone(), language)), "{term} twice");
                seen.push((term, language));
            }
            // A short form says the rank of its long form.
            if short_for != NOTHING {
                let long = words().get(short_for).unwrap();
                assert_eq!(long.rank, Rank::from_name(rank), "{short_for}");
                assert_eq!(long.short_for, None, "{short_for}");
            }
        }
    }

    #[test]
    fn words_are_known_where_they_say_something() {
        use TitleUse::{LevelCell, LevelName, Note, OtherRole, Role};
        let uses = [Role, LevelCell, LevelName, OtherRole, Note];
        for (word, expected) in [
            ("senior", &[Role, LevelCell, LevelName, Note][..]),
            ("sr", &[LevelName]),
            ("head", &[Role, LevelCell]),
            ("director", &[Role, LevelCell, LevelName, OtherRole]),
            ("tpm", &[LevelCell]),
            ("stazysci", &[OtherRole]),
            ("confirme", &[LevelName]),
            ("mgr", &[]),
            ("cash", &[]),
        ] {
            let found = uses.into_iter().filter(|known_as| known_as.has(word));
            assert_eq!(found.collect::<Vec<_>>(), expected, "{word}");
        }
    }

    #[test]
    fn short_forms_and_spellings() {
        assert_eq!(long_form("sr"), Some("senior"));
        assert_eq!(long_form("engr"), Some("engineer"));
        assert_eq!(long_form("senior"), None);
        assert_eq!(spelling("tpm"), Some("TPM"));
        assert_eq!(spelling("manager"), None);
    }

    #[test]
    fn roles_have_ranks() {
        for (slug, rank, role) in [
            (
                "senior-software-engineer",
                Some(Rank::Senior),
                "software-engineer",
            ),
            (
                "staff-software-engineer",
                Some(Rank::Staff),
                "software-engineer",
            ),
            ("software-engineer", None, "software-engineer"),
            ("engineering-manager", None, "engineering-manager"),
            ("sr-software-engineer", None, "sr-software-engineer"),
            ("senior", None, "senior"),
        ] {
            assert_eq!(ranked_role(slug), (rank, role), "{slug}");
        }
    }
}

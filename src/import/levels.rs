//! The level mapping that a body states.

use super::display::name_of;
use super::front::Keys;
use super::unread::Unread;
use crate::analysis::stated::level_chain;
use crate::analysis::stated::names_same_role;
use crate::model::Guide;
use crate::syntax::yaml::print_text;

/// Adds `level_mapping`: the body's chain, and the company's own level in it.
pub(super) fn add_to(keys: &mut Keys, guide: &Guide) {
    const KEY: &str = "level_mapping";
    let Some(chain) = level_chain(guide) else {
        return keys.add(KEY, None);
    };
    let front = &guide.front;
    let display = front.company_display.value().cloned();
    let slug = front.company.value().map(|slug| name_of(slug));
    let companies: Vec<String> = display.into_iter().chain(slug).collect();
    let internal = own_level(&chain, &companies);
    // The name of the role itself is no level.
    let role = front.role_display.value();
    let is_role = |level: &String| role.is_some_and(|role| names_same_role(role, level));
    let internal = internal.filter(|level| !is_role(level));
    if internal.is_none() {
        keys.note(KEY, Unread::Key("level_mapping.internal"), 0);
    }
    let internal = internal.map_or_else(|| "null".to_string(), |level| print_text(&level));
    let lines = vec![
        format!("  internal: {internal}"),
        format!("  raw: {}", print_text(&chain)),
    ];
    keys.add_lines(KEY, lines);
}

/// The level of the company in a chain that begins with it: `L4` of `Acme L4 = Globex E4`. `None` for
/// the chains of several levels.
fn own_level(chain: &str, companies: &[String]) -> Option<String> {
    const LONGEST: usize = 30;
    let (first, _) = chain.split_once(['=', '≈'])?;
    let plain = first.replace(['*', '_'], "");
    let plain = plain.trim().trim_start_matches("- ").trim();
    if chain.contains([';', '\n']) {
        return None;
    }
    let level = companies.iter().find_map(|company| {
        let (start, rest) = plain.split_at_checked(company.len())?;
        let is_named = start.eq_ignore_ascii_case(company) && rest.starts_with([' ', ':']);
        is_named.then(|| rest.trim_matches([' ', ':']))
    })?;
    let codes: Vec<&str> = level
        .split(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '/'))
        .filter(|word| is_code(word))
        .collect();
    match codes[..] {
        [code] => Some(code.to_string()),
        [] => (!level.is_empty() && level.chars().count() <= LONGEST).then(|| level.to_string()),
        _ => None,
    }
}

/// `L5`, `IC3-IC4`, `64`: the name of a level that is no word.
fn is_code(word: &str) -> bool {
    const MOST_LETTERS: usize = 4;
    let is_part = |part: &str| {
        let letters = part.trim_end_matches(|c: char| c.is_ascii_digit());
        let is_short = letters.len() <= MOST_LETTERS;
        letters.len() < part.len() && is_short && letters.bytes().all(|b| b.is_ascii_alphabetic())
    };
    word.split(['-', '–']).all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_level_of_the_company_itself() {
        let level = |chain: &str| own_level(chain, &["Acme Tools".into(), "Acme".into()]);
        for (chain, expected) in [
            ("Acme L4 = Globex E4", Some("L4")),
            ("**Acme Tools L4–L5** ≈ Globex E4", Some("L4–L5")),
            ("Acme Senior = Globex E5", Some("Senior")),
            ("Acme L5 Data Engineer = Globex E4", Some("L5")),
            ("Acme L4 = Globex E4; Acme L5 = Globex E5", None),
            ("Acme L4 / P2 = Globex E4", None),
            ("Globex E4 = Acme L4", None),
            ("Acmeister L4 = Globex E4", None),
            ("Acme L4", None),
        ] {
            assert_eq!(level(chain).as_deref(), expected, "{chain}");
        }
    }
}

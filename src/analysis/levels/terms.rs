//! The chains of a level mapping and the terms of a chain, as text.

use crate::model::Guide;
use crate::text::Spanned;

/// The level mapping as text: that of the front matter or, without one, of the body.
pub(crate) fn stated_mapping(guide: &Guide) -> Option<&Spanned<String>> {
    let in_front = guide.front.level_mapping.raw.spanned();
    in_front.or(guide.body.level_mapping.as_ref())
}

/// The chains of a mapping, one for each of the company's levels.
pub(crate) fn chains(mapping: &str) -> impl Iterator<Item = &str> {
    mapping.split(['|', '\n', ';'])
}

/// The levels that a chain holds to be equal. What is in brackets belongs to its level.
pub(crate) fn terms(chain: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let terms = chain.split(move |sign: char| {
        match sign {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0 && matches!(sign, '=' | '~' | '≈' | '↔')
    });
    terms.map(str::trim).filter(|term| !term.is_empty())
}

/// The levels of `L5 at Acme, E5 at Globex`, which are several.
pub(crate) fn single_levels(term: &str) -> Vec<&str> {
    let pieces: Vec<&str> = term.split(", ").collect();
    if pieces.len() > 1 && pieces.iter().all(|piece| piece.contains(" at ")) {
        pieces
    } else {
        vec![term]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_in_brackets_are_part_of_a_level() {
        let read = |chain| terms(chain).collect::<Vec<_>>();
        assert_eq!(
            read("Acme L5 = Globex E5 ≈ Initech 62"),
            ["Acme L5", "Globex E5", "Initech 62"]
        );
        assert_eq!(read("A L5 = B E5 (~IC5)"), ["A L5", "B E5 (~IC5)"]);
        assert_eq!(read("A = [B](b.md?c=d)"), ["A", "[B](b.md?c=d)"]);
    }
}

//! The sections of a guide, as rules and people name them.

use crate::model::Guide;
use crate::model::body::{Section, SectionKind};
use crate::syntax::markdown::OpenMarkKind;
use crate::text::TextRange;

/// A known section: the word it has in the configuration, and how it is spoken of.
pub(crate) struct KnownSection {
    pub kind: SectionKind,
    pub word: &'static str,
    pub name: &'static str,
    /// What it looks like.
    pub example: &'static str,
}

/// In the usual order.
pub(crate) const KNOWN: [KnownSection; 9] = [
    KnownSection {
        kind: SectionKind::Title,
        word: "title",
        name: "title",
        example: "### Role | Company Global Negotiation Guide",
    },
    KnownSection {
        kind: SectionKind::Summary,
        word: "summary",
        name: "one-line Negotiation DNA",
        example: "**Negotiation DNA:** the pay philosophy in one line",
    },
    KnownSection {
        kind: SectionKind::PayTable,
        word: "pay-table",
        name: "pay table",
        example: "| Region | Base Salary | Stock | Bonus | Total Comp |",
    },
    KnownSection {
        kind: SectionKind::Dna,
        word: "dna",
        name: "Negotiation DNA",
        example: "**Negotiation DNA**",
    },
    KnownSection {
        kind: SectionKind::LevelMapping,
        word: "level-mapping",
        name: "level mapping",
        example: "**Level Mapping:** Company L4 = Other E4",
    },
    KnownSection {
        kind: SectionKind::CompanyLever,
        word: "company-lever",
        name: "lever of the company's own",
        example: "**The Company Premium**",
    },
    KnownSection {
        kind: SectionKind::GlobalLevers,
        word: "global-levers",
        name: "levers",
        example: "**Global Levers**",
    },
    KnownSection {
        kind: SectionKind::Strategy,
        word: "strategy",
        name: "negotiate-up strategy",
        example: "> **Negotiate Up Strategy:** \"what to say\"",
    },
    KnownSection {
        kind: SectionKind::Evidence,
        word: "evidence",
        name: "evidence",
        example: "**Evidence & Sources**",
    },
];

/// The section with that kind; `None` for those that have no name of their own.
pub(crate) fn known(kind: SectionKind) -> Option<&'static KnownSection> {
    KNOWN.iter().find(|known| known.kind == kind)
}

/// The name of a section in messages: its own words, or else its kind.
pub(crate) fn name_of(section: &Section) -> String {
    match (&*section.name, known(section.kind)) {
        ("", Some(known)) => format!("the {}", known.name),
        (name, _) => crate::analysis::text::phrases::shown(name),
    }
}

/// A place to point at for a section: what opens it, or its first line.
pub(crate) fn place_of(guide: &Guide, section: &Section) -> TextRange {
    if section.opener.is_empty() {
        crate::analysis::text::phrases::head(&guide.source.text, section.range)
    } else {
        section.opener
    }
}

/// Whether it is known what opens the body's sections: no merge conflict holds two versions of it,
/// and no unclosed block of code includes the rest. Otherwise these must be corrected first.
pub(crate) fn has_structure(guide: &Guide) -> bool {
    let problems = &guide.problems;
    let body = guide.body_range;
    let mut conflicts = problems.conflicts.iter();
    let mut marks = problems.open_marks.iter();
    !conflicts.any(|conflict| body.contains(conflict.range))
        && !marks.any(|mark| mark.kind == OpenMarkKind::CodeNotClosed)
}

/// Whether a line that lacks its closing marks, or the space after its `##`, was meant to open a
/// section of that kind.
pub(crate) fn is_meant(guide: &Guide, kind: SectionKind) -> bool {
    let problems = &guide.problems;
    let marks = problems.open_marks.iter().map(|mark| mark.range.start());
    let glued = problems.glued.iter().map(|glued| glued.line.start());
    marks.chain(glued).any(|start| {
        let rest = guide.source.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let name = line.split(':').next().unwrap_or_default();
        SectionKind::opened_by(name.trim_matches(['#', '*', '>', ' '])) == Some(kind)
    })
}

/// Whether `text` says nothing: blanks, thematic breaks and comments.
pub(crate) fn says_nothing(text: &str) -> bool {
    let mut rest = text.trim_start();
    // Nearly all texts start with a word.
    if !rest.is_empty() && !rest.starts_with(['<', '-', '*', '_']) {
        return false;
    }
    loop {
        let (before, comment) = match rest.split_once("<!--") {
            Some((before, comment)) => (before, Some(comment)),
            None => (rest, None),
        };
        let is_blank = before.lines().all(|line| {
            let line = line.trim();
            line.is_empty() || (line.len() >= 3 && line.chars().all(|c| "-*_ ".contains(c)))
        });
        match comment.map(|comment| comment.split_once("-->")) {
            _ if !is_blank => return false,
            None => return true,
            Some(None) => return false,
            Some(Some((_, behind))) => rest = behind,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rules_and_comments_say_nothing() {
        assert!(says_nothing("\n---\r\n\n* * *\n"));
        assert!(says_nothing("---\n<!-- to come -->\n<!-- b -->\n---\n"));
        assert!(!says_nothing("—"));
        assert!(!says_nothing("<!-- a --> text"));
        assert!(!says_nothing("<!-- a"));
    }
}

//! Findings about the level mapping, beyond the examples of its rule's page.

mod common;

use negguide::check::read_and_check;
use negguide::diagnostic::{Diagnostic, Safety};
use negguide::text::Source;

const LINE: &str = "**Level Mapping:** Acme L4 = Globex E4\n";

/// The finding on the mapping of a sound guide with this key and this section.
fn finding(mapping: &str, section: &str) -> Option<Diagnostic> {
    let guide = common::with_keys(&format!("level_mapping:\n  {mapping}\n"));
    assert!(guide.contains(LINE));
    let guide = guide.replace(LINE, &format!("{section}\n"));
    let options = common::options_selecting(&["level-mapping-differs"]);
    let source = Source::new(common::PATH, guide);
    let mut found = read_and_check(source, &options).findings;
    assert!(found.len() < 2, "{found:?}");
    found.pop()
}

/// What the finding says, whether its fix is safe, and what that writes.
fn told(mapping: &str, section: &str) -> Option<(String, Option<bool>, String)> {
    finding(mapping, section).map(|found| {
        let fix = found.fix.as_ref();
        let texts = fix.iter().flat_map(|fix| &fix.edits);
        let texts: Vec<&str> = texts.map(|edit| edit.text.trim()).collect();
        let is_safe = fix.map(|fix| fix.safety == Safety::Safe);
        (found.message, is_safe, texts.concat())
    })
}

#[test]
fn a_second_line_is_not_lost() {
    let lost = "`level_mapping.raw` is the first of the 2 lines of the body's mapping";
    let both = "Acme L4 = Globex E4; Acme L5 = Globex E5";
    for (section, is_safe) in [
        (
            "**Level Mapping:** Acme L4 = Globex E4\nAcme L5 = Globex E5",
            true,
        ),
        (
            "**Level Mapping:** Acme L4 = Globex E4\n\nAcme L5 = Globex E5",
            true,
        ),
        (
            "**Level Mapping:** Acme L4 = Globex E4\n\n- Acme L5 = Globex E5",
            true,
        ),
        (
            "**Level Mapping**\n\nLevels compare so:\nAcme L4 = Globex E4\nAcme L5 = Globex E5",
            true,
        ),
        (
            "**Level Mapping:**\n- Acme L4 = Globex E4\n- Acme L5 = Globex E5",
            true,
        ),
        // What the third item says is in no chain.
        (
            "**Level Mapping:**\n- Acme L4 = Globex E4\n- Acme L5 = Globex E5\n- Five years of practice",
            false,
        ),
    ] {
        let (message, safe, text) = told("raw: Acme L4 = Globex E4", section).expect(section);
        assert_eq!(message, lost, "{section}");
        assert_eq!(safe, Some(is_safe), "{section}");
        assert_eq!(text, both, "{section}");
        // All of it is what the body says.
        assert_eq!(told(&format!("raw: {both}"), section), None, "{section}");
    }
    let three =
        "**Level Mapping:**\n- Acme L4 = Globex E4\n- Acme L5 = Globex E5\n- Acme L6 = Globex E6";
    let (message, ..) = told(&format!("raw: {both}"), three).expect("a finding");
    assert_eq!(
        message,
        "`level_mapping.raw` is only 2 of the 3 lines of the body's mapping"
    );
}

#[test]
fn remarks_and_folded_lines_are_no_second_line() {
    for section in [
        "**Level Mapping:** Acme L4 = Globex E4\nMost people stay there for three years.",
        "**Level Mapping:** Acme L4 = Globex E4\n\nFrom then on a promotion = more scope. Few get it.",
        "**Level Mapping:** Acme L4 = Globex E4\n\n- Two interviews\n- One project",
    ] {
        assert_eq!(told("raw: Acme L4 = Globex E4", section), None, "{section}");
    }
    // A chain over two lines is one.
    let folded = "**Level Mapping:** Acme L4 = Globex E4 =\nInitech Level 12 = Hooli 3";
    let whole = "raw: Acme L4 = Globex E4 = Initech Level 12 = Hooli 3";
    assert_eq!(told(whole, folded), None);
}

#[test]
fn a_table_of_titles_is_no_mapping() {
    for header in [
        "Public Title | Internal Level",
        "Typical Title | Level",
        "Industry Title | Acme Level",
        "Customer-Facing Title | Internal Grade",
        "Offizieller Titel | Interne Stufe",
    ] {
        let section = format!(
            "**Level Mapping**\n\n| {header} |\n|---|---|\n| Software Engineer | L3 |\n\
             | Senior Software Engineer | L5 |"
        );
        assert_eq!(told("internal: null", &section), None, "{header}");
        // Its header row is none either, but no line of it would be better.
        let raw = header.replace(" | ", " / ");
        if let Some((_, fix, _)) = told(&format!("raw: {raw}"), &section) {
            assert_eq!(fix, None, "{header}");
        }
    }
    let across = "**Level Mapping**\n\n| Acme Level | Public Title | Globex |\n|---|---|---|\n\
                  | L3 | Software Engineer | E3 |";
    let (message, _, text) = told("internal: null", across).expect("a finding");
    assert!(
        message.starts_with("`level_mapping` has no `raw`"),
        "{message}"
    );
    assert_eq!(text, "raw: Acme L3 = Software Engineer = Globex E3");
}

#[test]
fn a_list_of_remarks_is_no_mapping() {
    let items = |items: &[&str]| {
        let items = items.iter().map(|item| format!("- {item}\n"));
        format!("**Level Mapping:**\n{}", items.collect::<String>())
    };
    let raw = "raw: Acme L4 = Globex E4";
    let levels = ["Acme L4 = Globex E4", "Acme L5 = Globex E5"];
    let remarks = ["Five years of practice", "Levels are set by the team"];
    let of_both = |remarks: &[&str]| items(&[&levels[..], remarks].concat());
    assert!(told(raw, &of_both(&remarks[..1])).is_some());
    // A remark that names the company is none of the levels.
    let (.., text) = told(raw, &of_both(&["Acme asks for five years"])).expect("a finding");
    assert_eq!(text, levels.join("; "));
    // As many remarks as levels.
    assert_eq!(told(raw, &of_both(&remarks)), None);
}

#[test]
fn a_table_of_words_that_are_no_levels_is_not_taken() {
    let table = |one: &str, other: &str| {
        format!("**Level Mapping**\n\n| Acme | Globex |\n|---|---|\n| {one} | {other} |\n")
    };
    let (_, is_safe, text) = told("raw: null", &table("L4", "E4")).expect("a finding");
    assert_eq!(
        (is_safe, text.as_str()),
        (Some(true), "Acme L4 = Globex E4")
    );
    let is_safe = |one: &str, other: &str| {
        let found = told("raw: null", &table(one, other));
        found.is_some_and(|(_, is_safe, _)| is_safe == Some(true))
    };
    assert!(!is_safe("Rook", "Pawn"));
    assert!(!is_safe("version5", "release6"));
}

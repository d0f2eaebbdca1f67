//! The body: what changes in it, and what stays.

use negguide::format::{FormatStyle, Tables};

use super::{PATH, body, holds};
use crate::promises::formatted;

#[test]
fn what_is_off_stays() {
    let off =
        "<!-- negguide: fmt off -->\n#### Global Levers\n\n*  one\n\n\n|a|b|\n|-|-|\n|1 |2|\n";
    let text = format!("__a__\n\n{off}<!-- negguide: fmt on -->\n\n__b__\n");
    let kept = format!("**a**\n\n{off}<!-- negguide: fmt on -->\n\n**b**\n");
    assert_eq!(body(&text), kept);
    let to_the_end = format!("__a__\n\n{off}   \n\n");
    assert_eq!(body(&to_the_end), format!("**a**\n\n{off}   \n\n"));
    // Whatever the text is that follows.
    let signs = "<!-- negguide: fmt off -->\n\n€ and\n\n*  one\n";
    assert_eq!(body(signs), signs);
}

#[test]
fn tables_are_aligned_by_display_width_unless_they_are_compact() {
    let uneven = "|Region|Base|\n|---|:-:|\n|東京|¥9M|\n|Zürich 🇨🇭|CHF 150K|\n";
    let aligned = "| Region    | Base     |\n|-----------|:--------:|\n| 東京      | ¥9M      |\n| Zürich 🇨🇭 | CHF 150K |\n";
    assert_eq!(body(uneven), aligned);
    let compact = "| Region | Base |\n|---|:-:|\n| 東京 | ¥9M |\n| Zürich 🇨🇭 | CHF 150K |\n";
    assert_eq!(body(compact), compact);
    let front = "---\ncompany: acme\n---\n";
    let styled = |text: &str, tables| {
        let style = FormatStyle {
            tables,
            ..FormatStyle::default()
        };
        formatted(PATH, &format!("{front}{text}"), style)
            .expect("formatted")
            .replace(front, "")
    };
    assert_eq!(styled(compact, Tables::Aligned), aligned);
    let marked = "|a|`b`|\n|---|---|\n|`a\\|b`|_c_|\n||\u{a0}d|\n";
    let padded = "| a      | `b` |\n|--------|-----|\n| `a\\|b` | *c* |\n|        | \u{a0}d  |\n";
    assert_eq!(styled(marked, Tables::Aligned), padded);
    assert_eq!(styled(aligned, Tables::Compact), compact);
}

#[test]
fn only_what_means_nothing_changes() {
    for (written, canonical) in [
        ("a\\$5 \\*b\\* c\\_d 1\\. e\n", "a$5 \\*b\\* c_d 1. e\n"),
        ("1\\. e\n", "1\\. e\n"),
        (
            "a \\<b> \\<!-- c --> 1 \\< 2\n\n\\< 3\n",
            "a \\<b> \\<!-- c --> 1 \\< 2\n\n< 3\n",
        ),
        ("* a\n* b\n\n- c\n", "- a\n- b\n\n* c\n"),
        ("_a_b _c_\n", "_a_b *c*\n"),
        ("3) a\n3) b\n", "3. a\n4. b\n"),
        (
            "9. a\n\n   b\n1. c\n\n   d\n",
            "9. a\n\n   b\n10. c\n\n    d\n",
        ),
        ("a  \nb   \nc \n", "a  \nb  \nc\n"),
        (">a\n>\n>   b\n", "> a\n>\n>   b\n"),
        ("```\n* a  \n\n\n```\n", "```\n* a  \n\n\n```\n"),
        (
            "text\n# A #\n- b\n# C\nd\n",
            "text\n\n# A\n- b\n\n# C\n\nd\n",
        ),
        (
            "## Negotiate Up Strategy\n\n___\n",
            "## Negotiate Up Strategy\n\n---\n",
        ),
        (
            "## Negotiate Up Strategy\n\n    code\n",
            "## Negotiate Up Strategy\n\n    code\n",
        ),
        (
            "**Negotiate Up Strategy**: a\n```\nb\n```\n",
            "**Negotiate Up Strategy:** a\n```\nb\n```\n",
        ),
        ("**Lead** : a\n", "**Lead** : a\n"),
        ("**Lead**: a\n- **b**: c\n", "**Lead:** a\n- **b:** c\n"),
        ("\n\n  \n", ""),
        ("    code\n\n\n", "    code\n"),
        ("a", "a\n"),
    ] {
        assert_eq!(body(written), canonical, "{written:?}");
    }
}

/// Links lead to headings, and what is below a heading belongs to it.
#[test]
fn headings_and_bold_lines_stay_what_they_are() {
    for (written, form) in [
        (
            "## 1\n\n#### GLOBAL LEVERS\n\n1. **A:** \"b\"\n\n## Evidence and Sources\n- c\n",
            "## 1\n\n#### GLOBAL LEVERS\n\n1. **A:** \"b\"\n\n## Evidence and Sources\n- c\n",
        ),
        (
            "**Global levers:**\n1. **A:** \"b\"\n\n__Evidence & sources__\n\n- c\n",
            "**Global Levers**\n\n1. **A:** \"b\"\n\n**Evidence & Sources**\n\n- c\n",
        ),
    ] {
        assert_eq!(body(written), form);
        holds(&format!("---\ncompany: acme\n---\n{written}"));
    }
}

/// A block of code that shows nothing is not empty: the line below it is.
#[test]
fn a_gap_below_blank_code_is_one() {
    let text = "a\n\n\t\u{a0}\n\n # b\n";
    assert_eq!(body(text), text.replace(" # b", "# b"));
}

/// A strategy may start with the sign of a quote.
#[test]
fn the_words_of_a_section_stay() {
    for (written, form) in [
        (
            "**Negotiate Up Strategy:** >15% above the offer.\n",
            "> **Negotiate Up Strategy:** >15% above the offer.\n",
        ),
        (
            "# Offer negotiation: what to say\n",
            "# Offer negotiation: what to say\n",
        ),
        ("# Acme: Data Engineer\n", "# Acme: Data Engineer\n"),
        ("# Engineer: Acme Guide\n", "# Engineer | Acme Guide\n"),
    ] {
        assert_eq!(body(written), form);
        holds(&format!("---\ncompany: acme\n---\n{written}"));
    }
}

#[test]
fn a_bold_line_leads_into_the_strategy_below_it() {
    let quoted = "**Negotiate Up Strategy**\n\n> $300K base,\n> no less.\n";
    let form = "> **Negotiate Up Strategy:** $300K base,\n> no less.\n";
    assert_eq!(body(quoted), form);
    assert_eq!(body(&quoted.replace("> ", "")), form);
}

#[test]
fn blanks_before_the_colon_of_an_opener_go() {
    for blank in ["", " ", "\t", "\u{a0}", "\u{85}", "\u{2028}"] {
        let text = format!("**Level Mapping**{blank}: A = B\n");
        assert_eq!(body(&text), "**Level Mapping:** A = B\n", "{blank:?}");
        holds(&format!("---\ncompany: acme\n---\n{text}"));
    }
}

/// Below a table it is a row without pipes until a blank line sets it off: pipes would make it one for
/// good.
#[test]
fn text_right_below_a_table_stays_without_pipes() {
    let table = "|Region|Base|Total|\n|---|---|---|\n|Oslo|NOK 700K|NOK 900K|\n";
    let text = format!("{table}Bergen pays the same.\n");
    assert_eq!(body(&text), text);
    assert_ne!(body(table), table);
}

#[test]
fn bullets_become_numbers_with_all_that_they_hold() {
    for (written, canonical) in [
        (
            "- **A:** x\n  > \"ask\"\n\n  more\n- **B:** y\n  - z\n",
            "1. **A:** x\n   > \"ask\"\n\n   more\n2. **B:** y\n   - z\n",
        ),
        (
            "- **A:** x\n- aside\n- **B:** y\n",
            "1. **A:** x\n2. aside\n3. **B:** y\n",
        ),
        (
            "- **A:** x\n  ```\n  code\n  ```\n",
            "- **A:** x\n  ```\n  code\n  ```\n",
        ),
    ] {
        let opener = "### A | B\n\n**Global Levers**\n\n";
        assert_eq!(
            body(&format!("{opener}{written}")),
            format!("{opener}{canonical}")
        );
        holds(&format!("---\ncompany: acme\n---\n{opener}{written}"));
    }
}

#[test]
fn marks_that_have_to_stay_keep_nothing_else_from_its_form() {
    let needed = "\\*a\\* \\_b\\_\n\n".repeat(1_000);
    let text = format!("{needed}* c\n\n__d\\!__\n");
    assert_eq!(body(&text), format!("{needed}- c\n\n**d!**\n"));
    // Too many in one paragraph: it stays as a whole.
    let needed = "\\*a\\* \\- \\_b\\_\n".repeat(2_000);
    let text = format!("{needed}\n* c\n");
    assert_eq!(body(&text), format!("{needed}\n- c\n"));
}

#[test]
fn titled_levers_become_items() {
    let items = "**Global Levers**\n\n1. **Offer:** \"I hold one.\"\n\n2. **Lever 2: Why now?** \"One line,\n   another.\"\n\n---\n";
    let levers = "**Global Levers**\n\n**1. Offer**\n> \"I hold one.\"\n\n**Lever 2: Why now?**\n\n> \"One line,\n> another.\"\n\n---\n";
    let in_list = "**Global Levers**\n\n1. **Offer**\n   > \"I hold one.\"\n\n2. **Lever 2: Why now?**\n\n   > \"One line,\n   > another.\"\n\n---\n";
    let led = "**Global Levers**\n\n**1. Offer**: \"I hold one.\"\n\n**Lever 2: Why now?** \"One line,\nanother.\"\n\n---\n";
    for written in [levers, in_list, led] {
        assert_eq!(body(written), items, "{written}");
        holds(&format!("---\ncompany: acme\n---\n{written}"));
    }
    // What is indented after them does not become a part of the last one.
    let indented = levers.replace("\n---\n", "\n   ---\n");
    assert_eq!(body(&indented), items);
    holds(&format!("---\ncompany: acme\n---\n{indented}"));
    // Whatever else is among them, they stay.
    for more in [
        "**3. No script**\n",
        "**4. Not the third**\n> \"a\"\n",
        "**3.5x equity**\n> \"a\"\n",
        "**3. A rule between**\n\n---\n\n> \"a\"\n",
        "**3. A definition**\n[d]: u\n> \"a\"\n",
        "**3. Code**\n> \"`a\n> b`\n> c\"\n",
        "**3. Two**\n> \"a\"\n>\n> \"b\"\n",
        "Prose.\n",
    ] {
        let mixed = levers.replace("---\n", more);
        assert_eq!(body(&mixed), mixed, "{more}");
    }
}

#[test]
fn levers_below_other_titles_keep_what_they_say() {
    for title in [
        "## Global Negotiation Levers",
        "## What to Ask For",
        "**What to Ask For**",
        "### Acme Lever\n\na\n\nb",
    ] {
        for form in [
            "**N. a**\n\n> \"x\"\n\n",
            "**N. a**\n\n\"x\"\n\n",
            "N. **a:** \"x\"\n",
            "N. **a**\n> \"x\"\n\n",
        ] {
            let levers: String = ["1", "2", "3", "4"]
                .map(|number| form.replace('N', number))
                .concat();
            holds(&format!(
                "---\ncompany: acme\n---\n# T\n\n{title}\n\n{levers}\n> **Negotiate Up Strategy:** \"y\"\n"
            ));
        }
    }
}

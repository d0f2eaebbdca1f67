//! The canonical form: what it changes, what it leaves, what it promises.

mod common;
#[path = "common/promises.rs"]
mod promises;

use negguide::format::{Refusal, Style, Tables};
use promises::{STYLES, broken, formatted};
use proptest::prelude::*;

const PATH: &str = common::PATH;

fn form(text: &str) -> String {
    formatted(PATH, text, &Style::default()).expect("the guide can be formatted")
}

/// The front matter's form.
fn front(yaml: &str) -> String {
    let form = form(&format!("---\n{yaml}---\n"));
    let inside = form.strip_prefix("---\n").expect("a fence");
    inside.strip_suffix("---\n").expect("a fence").to_string()
}

/// The body's form.
fn body(markdown: &str) -> String {
    let front = "---\ncompany: acme\n---\n";
    let form = form(&format!("{front}{markdown}"));
    form.strip_prefix(front)
        .expect("the front matter stays")
        .to_string()
}

fn holds(text: &str) {
    for style in STYLES {
        assert_eq!(broken(PATH, text, &style), [""; 0], "{style:?}:\n{text}");
    }
}

#[test]
fn a_sound_guide_is_canonical() {
    let text = common::sound_guide();
    // All but the empty line between the bold line and its list.
    let canonical = text.replace("Sources**\n\n-", "Sources**\n-");
    assert_eq!(
        form(&text),
        canonical.replace("raw: \"Acme L4 = Globex E4\"", "raw: Acme L4 = Globex E4")
    );
    holds(&text);
}

#[test]
fn a_neglected_guide() {
    let text = "---\nrole_display: 'Data Engineer'\ncompany: \"acme\" # the slug\n\
        favourite_colour:  'no'\n\n# about pay\ncompensation:\n- currency: DKK\n  base_low:   null\n  base_high: 850_000\n  \
        region:   \"Copenhagen\"\n  level: \"017\"\ndata_sources: [ 'Levels.fyi',  Glassdoor ]\nlast_updated: \"2026-02-23\"\n\
        level_mapping:\n    raw: \"A: B\"\n    internal: no\n---\n\n\n\
        Data Engineer — Acme Guide\n==========================\n\
        __Negotiation DNA__: calm \\& precise\\!  \n\n\n\
        |Region|Base|\n|:--|--:|\n|København 🇩🇰|DKK 620K–850K|\n|東京| ¥9M |\n\
        ## Global Levers ##\n* **Offer**: \"I hold one.\"\n* **Scarcity**: \"Few _do_ this.\"\n\n\
        ***\n\
        **Negotiate Up Strategy**: \"I ask\nfor more.\"\n\n\
        #### Evidence & sources\n\n+   Levels.fyi, 2025\n+   Glassdoor,\n    2025\n    1) nested\n    1) more\n\n\n";
    holds(text);
    insta::assert_snapshot!(form(text));
}

#[test]
fn scalars_that_readers_of_yaml_disagree_on_keep_their_quotes() {
    let yaml = "company: \"no\"\nrole: \"on\"\ncompany_display: \"1e3\"\nrole_display: \"017\"\nticker: \"2026-01-02\"\n\
        author: \"a: b\"\nhq_location: \"a #b\"\nindustry: \"~\"\n";
    let printed = front(yaml);
    for line in yaml.lines() {
        assert!(printed.contains(line), "{line} is in\n{printed}");
    }
    let plain = "company: acme\nrole_display: \"🚀 Engineer\"\nticker: Platform (L4), B\nauthor: it's \"quoted\"\n";
    let quoted = "company: 'acme'\nrole_display: \"\\U0001F680 Engineer\"\nticker: \"Platform (L4), B\"\nauthor: 'it''s \"quoted\"'\n";
    assert_eq!(front(quoted), plain);
    assert_eq!(front(plain), plain);
}

#[test]
fn comments_stay_with_their_entry_and_unknown_keys_and_nulls_stay() {
    let yaml = "# first\ncurrency_note: none\ncompensation:\n  # the north\n  - currency: NOK # in kroner\n    region: Oslo\n    \
        base_low: ~\n  # the south\n  - region: Rome\n    base_high:\ncompany: acme\n# last\n";
    let printed = "company: acme\ncompensation:\n  # the north\n  - region: Oslo\n    base_low: null\n    currency: NOK # in kroner\n  \
        # the south\n  - region: Rome\n    base_high: null\n# first\ncurrency_note: none\n# last\n";
    assert_eq!(front(yaml), printed);
}

#[test]
fn comments_at_the_end_of_an_entry_stay_in_it() {
    let yaml = "# of the whole guide\n\n# of the entries\ncompensation:\n  - level: L4\n    region: Oslo\n    # ends Oslo\n  \
        # starts Rome\n  - region: Rome\n  # - region: Bonn\nlevel_mapping:\n    raw: A\n    # ends the levels\nother:\n  - a\n  \
        # ends the others\ncompany: acme\nthird: [\n  a # one\n  ]\n  # ends the third\n";
    let printed = "# of the whole guide\ncompany: acme\n# of the entries\ncompensation:\n  - region: Oslo\n    level: L4\n    \
        # ends Oslo\n  # starts Rome\n  - region: Rome\n  # - region: Bonn\nlevel_mapping:\n  raw: A\n  # ends the levels\n\
        other:\n  - a\n  # ends the others\nthird: [\n  a # one\n  ]\n  # ends the third\n";
    assert_eq!(front(yaml), printed);
    assert_eq!(front(printed), printed);
    holds(&format!("---\n{yaml}---\n"));
}

#[test]
fn values_of_several_lines_stay_as_their_author_broke_them() {
    let yaml = "role: >-\n  a folded\n  text\n\n  more\ncompany:   'acme'\nnegotiation_dna_summary: plain\n  going on # c\n";
    let printed = "company: acme\nrole: >-\n  a folded\n  text\n\n  more\nnegotiation_dna_summary: plain\n  going on # c\n";
    assert_eq!(front(yaml), printed);
    assert_eq!(front(printed), printed);
    holds(&format!("---\n{yaml}---\n"));
}

#[test]
fn what_is_skipped_stays() {
    let yaml = "company: acme\nrole:   'data-engineer'   # negguide: fmt skip, our script wants it\ncompensation:\n  \
        # negguide: fmt skip\n  - region:   'Oslo'\n    currency: NOK\n    base_low:   1\n  - region:   'Rome'\n";
    let printed = front(yaml);
    assert!(
        printed.contains("\nrole:   'data-engineer'   # negguide: fmt skip, our script wants it\n"),
        "{printed}"
    );
    assert!(
        printed.contains(
            "  - region:   'Oslo'\n    currency: NOK\n    base_low:   1\n  - region: Rome\n"
        ),
        "{printed}"
    );
    let text = format!("---\n{yaml}---\n");
    holds(&text);
}

#[test]
fn what_is_off_stays() {
    let off =
        "<!-- negguide: fmt off -->\n#### Global Levers\n\n*  one\n\n\n|a|b|\n|-|-|\n|1 |2|\n";
    let text = format!("__a__\n\n{off}<!-- negguide: fmt on -->\n\n__b__\n");
    let kept = format!("**a**\n\n{off}<!-- negguide: fmt on -->\n\n**b**\n");
    assert_eq!(body(&text), kept);
    let to_the_end = format!("__a__\n\n{off}   \n\n");
    assert_eq!(body(&to_the_end), format!("**a**\n\n{off}   \n\n"));
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
        let style = Style {
            tables,
            ..Style::default()
        };
        formatted(PATH, &format!("{front}{text}"), &style)
            .expect("formatted")
            .replace(front, "")
    };
    assert_eq!(styled(compact, Tables::Aligned), aligned);
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
    let levers = "**Global Levers**\n\n**1. Offer**\n> \"I hold one.\"\n\n**Lever 2: Why now?**\n\n> \"One line,\n> another.\"\n\n---\n";
    let items = "**Global Levers**\n\n1. **Offer:** \"I hold one.\"\n\n2. **Why now?** \"One line,\n   another.\"\n\n---\n";
    assert_eq!(body(levers), items);
    holds(&format!("---\ncompany: acme\n---\n{levers}"));
    let titled = "**Global Levers**\n\n1. **Lever 1 — Offer**\n   > \"I hold one.\"\n\n2. **Why now?**\n\n   > \"One line,\n   > another.\"\n\n---\n";
    assert_eq!(body(titled), items);
    holds(&format!("---\ncompany: acme\n---\n{titled}"));
    // Whatever else stands among them, they stay.
    for more in [
        "**3. No script**\n",
        "**3. Two**\n> \"a\"\n>\n> \"b\"\n",
        "Prose.\n",
    ] {
        let mixed = levers.replace("---\n", more);
        assert_eq!(body(&mixed), mixed, "{more}");
    }
}

#[test]
fn guides_that_cannot_be_read_are_left_alone() {
    let style = Style::default();
    for (text, why) in [
        ("---\ncompany: acme\n", "the front matter is never closed"),
        (
            "---\ncompany: [a\n---\n",
            "the front matter is not valid YAML",
        ),
        (
            "---\ncompany: acme\n---\n<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n",
            "a merge has left its marks in it",
        ),
    ] {
        let refusal: Refusal = formatted(PATH, text, &style).expect_err("it is left alone");
        assert_eq!(refusal.to_string(), why);
        assert!(refusal.place().is_some());
    }
}

/// Markdown from pieces that change each other's meaning, and from `more`.
fn markdown(more: Vec<&'static str>) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        3 => prop::sample::select(more).prop_map(str::to_string),
        20 => anything(),
    ];
    prop::collection::vec(piece, 0..24).prop_map(|pieces| pieces.concat())
}

fn anything() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("\n".to_string()),
        Just("\n\n".to_string()),
        Just("\n\n\n".to_string()),
        "[*_]{1,3}",
        "[ \t]{1,5}",
        "[-*+>#|]{1,3} ?",
        "[0-9]{1,2}[.)] ",
        "\\\\[-*_#$.|>\\[`]",
        "[a-zé€東]{1,6}",
        Just("---\n".to_string()),
        Just("===\n".to_string()),
        Just("```\n".to_string()),
        Just("`a  b`".to_string()),
        Just("<b>".to_string()),
        Just("<!-- c -->".to_string()),
        Just("<!-- negguide: fmt off -->\n".to_string()),
        Just("<!-- negguide: fmt on -->\n".to_string()),
        Just("|a|b|\n|-|-|\n".to_string()),
        Just("| $1K | 5–10% |\n".to_string()),
        Just("**Lead**: ".to_string()),
        Just("[l](u \"t\")".to_string()),
        Just("[r]: u\n".to_string()),
        Just("    ".to_string()),
    ]
}

const OPENERS: [&str; 6] = [
    "### Global Levers\n",
    "\n\n**Evidence & Sources**:\n",
    "**Negotiate Up Strategy**: \"x\"\n",
    "\n## Negotiate Up Strategy\n\n",
    "#### Level Mapping\n\nA L4 = B E4\n",
    "- **Offer**: \"x\"\n",
];

/// The words that readers see of a body, without the marks that a form may change.
fn words(text: &str) -> Vec<String> {
    let front = "---\ncompany: acme\n---\n";
    let body = text.strip_prefix(front).unwrap_or(text);
    let html = negguide::syntax::markdown::html(body).replace("&amp;", "and");
    let visible = html
        .split('<')
        .map(|tag| tag.split_once('>').map_or(tag, |(_, text)| text));
    let visible: Vec<&str> = visible.collect();
    let words = visible
        .join(" ")
        .to_lowercase()
        .replace([':', '|', '\\'], " ");
    words.split_whitespace().map(str::to_string).collect()
}

/// Front matter from keys and values that want quotes, in many layouts.
fn yaml() -> impl Strategy<Value = String> {
    let value = prop_oneof![
        "[a-z0-9:#'\"~é€, -]{0,10}".prop_map(|text| format!("'{}'", text.replace('\'', "''"))),
        "[a-z][a-z0-9.]{1,8}",
        Just("null".to_string()),
        Just(String::new()),
        Just("\"a\\nb\\u20ac\"".to_string()),
        Just("[x, 'y']".to_string()),
        Just("|\n    block\n    text".to_string()),
        Just("2026-01-02".to_string()),
    ];
    let key = prop::sample::select(vec![
        "company",
        "role_display",
        "role_type",
        "last_updated",
        "data_sources",
        "ticker",
        "unknown",
        "negotiation_dna_summary",
    ]);
    let comment = prop_oneof![Just(""), Just(" # c"), Just("\n# own line")];
    prop::collection::btree_map(key, (value, comment), 0..8).prop_map(|keys| {
        let line = |(key, (value, comment)): (&str, (String, &str))| match value.contains('\n') {
            true => format!("{key}: {value}\n"),
            false => format!("{key}:  {value}{comment}\n"),
        };
        keys.into_iter().map(line).collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_body_keeps_its_meaning(markdown in markdown(vec!["**Lead**: ", "| $1K | 5% |\n"])) {
        let text = format!("---\ncompany: acme\n---\n{markdown}");
        for style in STYLES {
            prop_assert_eq!(broken(PATH, &text, &style), [""; 0], "{:?}", form(&text));
        }
    }

    /// In the middle of anything, a section's form may cut a paragraph; its words stay.
    #[test]
    fn any_sections_keep_their_words(markdown in markdown(OPENERS.to_vec())) {
        let text = format!("---\ncompany: acme\n---\n{markdown}");
        let form = form(&text);
        prop_assert_eq!(words(&form), words(&text), "{:?}", form);
        let mut broken = broken(PATH, &text, &Style::default());
        broken.retain(|promise| *promise != "the HTML is the same");
        prop_assert_eq!(broken, [""; 0], "{:?}", form);
    }

    #[test]
    fn any_front_matter_keeps_its_values(yaml in yaml()) {
        let text = format!("---\n{yaml}---\n### A | B\n");
        prop_assert_eq!(broken(PATH, &text, &Style::default()), [""; 0], "{}\n{:?}", text, formatted(PATH, &text, &Style::default()));
    }
}

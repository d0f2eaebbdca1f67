//! The canonical form: what it changes, what it leaves, what it promises.

mod any;
mod body;
#[path = "../common/mod.rs"]
mod common;
mod front;
#[path = "../common/promises.rs"]
mod promises;

use negguide::format::{FormatStyle, Refusal};
use promises::{STYLES, broken, formatted};

const PATH: &str = common::PATH;

fn form(text: &str) -> String {
    formatted(PATH, text, FormatStyle::default()).expect("the guide can be formatted")
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
        assert_eq!(broken(PATH, text, style), [""; 0], "{style:?}:\n{text}");
    }
}

#[test]
fn a_sound_guide_is_canonical() {
    let text = common::sound_guide();
    // All but the quotes around a text without a comma.
    assert_eq!(
        form(&text),
        text.replace("raw: \"Acme L4 = Globex E4\"", "raw: Acme L4 = Globex E4")
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

/// A rule in the first line is not printed as `---`, which would open a front matter.
#[test]
fn a_body_alone_does_not_become_a_front_matter() {
    for text in [
        "***\n***\n[x]y\n",
        "* * *\n\ntext\n",
        "----\ncompany: acme\nrole: x\n----\n### A\n",
        "\n ---\ncompany: \"acme\"\n---\n",
        "- - -\ncompany: acme\n---\n### Data Engineer | Acme Guide\n",
    ] {
        let form = form(text);
        let first = form.lines().find(|line| !line.is_empty());
        assert_ne!(first, Some("---"), "{form}");
        holds(text);
    }
}

#[test]
fn guides_that_cannot_be_read_are_left_alone() {
    let style = FormatStyle::default();
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
        (
            "---\rcompany: acme\r---\r*  a\r",
            "a line ends in a carriage return alone",
        ),
    ] {
        let refusal: Refusal = formatted(PATH, text, style).expect_err("it is left alone");
        assert_eq!(refusal.to_string(), why);
        assert!(refusal.place().is_some());
    }
}

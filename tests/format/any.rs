//! The promises, held for anything that could be in a guide.

use negguide::format::FormatStyle;
use proptest::prelude::*;

use super::{PATH, form};
use crate::promises::{STYLES, broken, formatted};

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

/// Blocks without code, HTML and definitions of links, between which a body is cut.
fn plain_blocks() -> impl Strategy<Value = String> {
    let block = prop_oneof![
        "[-*+>#] ?[a-z]{1,3}",
        "[0-9][.)] [a-z]{1,3}",
        " {0,5}[-*a-z]{1,2} [a-z]",
        "[_*]{1,2}[a-z]{1,3}[_*]{1,2}:? ?[a-z]?",
        "\\\\[-*_#$.|>\\[]{1,2}[a-z ]{0,3}\\\\?[*_]?",
        Just("|a|b|\n|-|-|\n|c|d|".to_string()),
        Just("***".to_string()),
        Just("a\n===".to_string()),
    ];
    let gap =
        prop_oneof![2 => Just("\n"), 6 => Just("\n\n"), 1 => Just("\n \n"), 1 => Just("\n\n\n")];
    prop::collection::vec((block, gap), 0..12).prop_map(|blocks| {
        let blocks = blocks.into_iter().map(|(block, gap)| block + gap);
        blocks.collect()
    })
}

const OPENERS: [&str; 12] = [
    "**Global Levers**\n\n",
    "\n**1. Offer**\n> \"x\"\n\n",
    "\n**2. 1.5x**\n\n> ",
    "\n**Lever 1: Offer:** \"x\"\n\n",
    "**Negotiate Up Strategy:** ",
    "**Negotiate Up Strategy**\n\n> ",
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
    // An item shows its number by itself.
    let is_number = |word: &&str| {
        let digits = word.trim_end_matches(['.', ')']);
        digits.len() < word.len() && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    let words = words.split_whitespace().filter(|word| !is_number(word));
    words.map(str::to_string).collect()
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
        let line = |(key, (value, comment)): (&str, (String, &str))| {
            if value.contains('\n') {
                format!("{key}: {value}\n")
            } else {
                format!("{key}:  {value}{comment}\n")
            }
        };
        keys.into_iter().map(line).collect()
    })
}

/// Entries with schedules of any figures, in any layout.
fn schedules() -> impl Strategy<Value = String> {
    let share = prop::sample::select(vec![
        "5", "15", "40", "50", "60", "100", "0", "40.0", "33.33", "0.5", "040", "5%", "'5'",
        "\"40\"", "~", "1e1", "-3", "0x1F", "lots", "[1]", "1_0",
    ]);
    let layout = 0..5_usize;
    let comment = prop_oneof![3 => Just(""), 1 => Just(" # c")];
    let sound = prop::sample::select(vec![
        vec!["5", "15", "40", "40"],
        vec!["50.0", "50"],
        vec!["100"],
    ]);
    let shares = prop_oneof![prop::collection::vec(share, 0..6), sound];
    (shares, layout, comment, any::<bool>()).prop_map(|(shares, layout, comment, is_known)| {
        let value = match layout {
            0 => format!(" [{}]{comment}", shares.join(", ")),
            1 => format!(" [ {} ]", shares.join("  ,")),
            2 => format!(" [\n        {}\n      ]{comment}", shares.join(",\n        ")),
            _ if shares.is_empty() => comment.to_string(),
            other => {
                let indent = if other == 3 { "    " } else { "       " };
                let item = |share: &&str| format!("\n{indent}- {share}{comment}");
                shares.iter().map(item).collect()
            }
        };
        let years = if is_known { "    stock_vest_years: 2\n" } else { "" };
        format!("compensation:\n  - region: Oslo\n    stock_vest_schedule:{value}\n{years}    level: L4\n")
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 128, ..ProptestConfig::default() })]

    #[test]
    fn any_body_keeps_its_meaning(markdown in markdown(vec!["**Lead**: ", "| $1K | 5% |\n"])) {
        for front in ["---\ncompany: acme\n---\n", ""] {
            let text = format!("{front}{markdown}");
            for style in STYLES {
                let form = formatted(PATH, &text, style);
                prop_assert_eq!(broken(PATH, &text, style), [""; 0], "{:?}", form);
            }
        }
    }

    #[test]
    fn any_plain_blocks_keep_their_meaning(markdown in plain_blocks()) {
        let text = format!("---\ncompany: acme\n---\n{markdown}");
        for style in STYLES {
            prop_assert_eq!(broken(PATH, &text, style), [""; 0], "{:?}", form(&text));
        }
    }

    /// In the middle of anything, a section's form may cut a paragraph; its words stay.
    #[test]
    fn any_sections_keep_their_words(markdown in markdown(OPENERS.to_vec())) {
        let text = format!("---\ncompany: acme\n---\n{markdown}");
        let form = form(&text);
        prop_assert_eq!(words(&form), words(&text), "{:?}", form);
        let mut broken = broken(PATH, &text, FormatStyle::default());
        broken.retain(|promise| *promise != "the HTML is the same");
        prop_assert_eq!(broken, [""; 0], "{:?}", form);
    }

    #[test]
    fn any_schedule_keeps_its_values(yaml in schedules()) {
        let text = format!("---\n{yaml}---\n### A | B\n");
        for style in STYLES {
            prop_assert_eq!(broken(PATH, &text, style), [""; 0], "{}\n{:?}", text, formatted(PATH, &text, style));
        }
    }

    #[test]
    fn any_front_matter_keeps_its_values(yaml in yaml()) {
        let text = format!("---\n{yaml}---\n### A | B\n");
        prop_assert_eq!(broken(PATH, &text, FormatStyle::default()), [""; 0], "{}\n{:?}", text, formatted(PATH, &text, FormatStyle::default()));
    }
}

//! A sound guide, and variations of it.
#![allow(
    dead_code,
    reason = "every test crate that includes this uses a part of it"
)]

pub(crate) mod binary;
pub(crate) mod cached;
pub(crate) mod files;
pub(crate) mod site;
pub(crate) mod world;

use negguide::check::{CheckOptions, PackedCheck};
use negguide::report::{HumanStyle, write_human};
use negguide::rules::{Settings, select};

/// The findings of guides as people read them.
pub(crate) fn human(guides: &[PackedCheck]) -> String {
    let mut text = Vec::new();
    write_human(guides, None, HumanStyle::default(), &mut text).expect("memory takes all");
    String::from_utf8(text).expect("reports are text")
}

/// Options of a check that run only the rules named: by name, code, or start of a code.
pub(crate) fn options_selecting(rules: &[&str]) -> CheckOptions {
    let mut settings = Settings::default();
    for rule in rules {
        assert!(select(&mut settings, rule), "{rule} names no rule");
    }
    CheckOptions::from(settings)
}

/// Front-matter keys of a sound guide, in canonical order, without `compensation`.
const KEYS: [(&str, &str); 12] = [
    ("company", "acme"),
    ("company_display", "Acme"),
    ("role", "software-engineer"),
    ("role_display", "Software Engineer"),
    ("role_type", "standard"),
    ("last_updated", "2026-02-23"),
    ("data_quality", "medium"),
    ("salary_data_quarter", "2025-Q4"),
    ("next_review_due", "2026-05-23"),
    (
        "level_mapping",
        "\n  internal: L4\n  raw: \"Acme L4 = Globex E4\"",
    ),
    ("data_sources", "\n  - Levels.fyi\n  - Glassdoor"),
    ("negotiation_dna_summary", "\"Calm and precise\""),
];

const ENTRIES: &str = "\
- region: London
  base_low: 95000
  base_high: 120000
  stock_low: 40000
  stock_high: 80000
  bonus_pct_low: 5
  bonus_pct_high: 10
  total_comp_low: 110000
  total_comp_high: 150000
  currency: GBP
";

const TABLE: &str = "\
| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |
|--------|-------------|-----------------|-------|------------|
| London | £95K–£120K | £40K–£80K | 5–10% | £110K–£150K |
";

/// The path that fits a sound guide.
pub(crate) const PATH: &str = "guides/acme/software-engineer.md";

/// A guide in which nothing is wrong.
pub(crate) fn sound_guide() -> String {
    guide(&front_matter("", ENTRIES), TABLE)
}

/// The sound guide with some front-matter keys replaced or added.
pub(crate) fn with_keys(keys: &str) -> String {
    guide(&front_matter(keys, ENTRIES), TABLE)
}

/// The sound guide with other compensation entries and, after a blank line, another pay table.
pub(crate) fn with_pay(pay: &str) -> String {
    let (entries, table) = pay.split_once("\n\n").unwrap_or((pay, TABLE_OF_NONE));
    guide(
        &front_matter("", &format!("{}\n", entries.trim_end())),
        table,
    )
}

/// The sound guide with a part of its own before the global levers.
pub(crate) fn with_body(part: &str) -> String {
    sound_guide().replace(LEVERS, &format!("{part}\n{LEVERS}"))
}

const LEVERS: &str = "**Global Levers**";

/// A table that states nothing.
const TABLE_OF_NONE: &str = "\
| Region | Base Salary |
|--------|-------------|
| — | — |
";

fn guide(front: &str, table: &str) -> String {
    format!(
        "---\n{front}---\n\
         ### Software Engineer | Acme Global Negotiation Guide\n\n\
         **Negotiation DNA:** Calm and precise\n\n\
         {table}\n\
         **Negotiation DNA**\n\nAcme pays for judgement.\n\n\
         **Level Mapping:** Acme L4 = Globex E4\n\n\
         **The Acme Premium**\n\nAnvils are in demand.\n\n\
         {LEVERS}\n\n\
         1. **Competing Offer:** \"I hold an offer of £118K base.\"\n\n\
         > **Negotiate Up Strategy:** \"I ask for £120K base and accept £110K.\"\n\n\
         **Evidence & Sources**\n\n- Levels.fyi, Acme, 2025\n- Glassdoor, Acme, 2025\n"
    )
}

/// The keys of the sound guide; those that `changes` states too come from there.
fn front_matter(changes: &str, entries: &str) -> String {
    changed(&keys(entries), changes)
}

fn keys(entries: &str) -> String {
    let mut text = String::new();
    for (key, value) in KEYS {
        text.push_str(&line(key, value));
        if key == "next_review_due" {
            text.push_str("compensation:\n");
            text.extend(entries.lines().map(|line| format!("  {line}\n")));
        }
    }
    text
}

/// `front` with the keys that `changes` states, in place of its own or at its end.
fn changed(front: &str, changes: &str) -> String {
    let mut parts = parts(front);
    for (key, text) in self::parts(changes) {
        match parts.iter_mut().find(|(name, _)| *name == key) {
            Some((_, own)) => *own = text,
            None => parts.push((key, text)),
        }
    }
    parts.into_iter().map(|(_, text)| text).collect()
}

/// Each key with its lines.
fn parts(front: &str) -> Vec<(&str, String)> {
    let mut parts: Vec<(&str, String)> = Vec::new();
    for text in front.lines() {
        if text.starts_with(|c: char| c.is_alphabetic()) {
            let key = text.split(':').next().unwrap_or_default();
            parts.push((key, String::new()));
        }
        let (_, lines) = parts
            .last_mut()
            .expect("an example of keys starts with a key");
        lines.push_str(text);
        lines.push('\n');
    }
    parts
}

fn line(key: &str, value: &str) -> String {
    if value.starts_with('\n') {
        format!("{key}:{value}\n")
    } else {
        format!("{key}: {value}\n")
    }
}

//! A sound guide, and variations of it.
#![allow(
    dead_code,
    reason = "every test crate that includes this uses a part of it"
)]

pub mod binary;

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
pub const PATH: &str = "guides/acme/software-engineer.md";

/// A guide in which nothing is wrong.
pub fn sound_guide() -> String {
    guide(&front_matter("", ENTRIES), TABLE)
}

/// The sound guide with some front-matter keys replaced or added.
pub fn with_keys(keys: &str) -> String {
    guide(&front_matter(keys, ENTRIES), TABLE)
}

/// The sound guide with other compensation entries and, after a blank line, another pay table.
pub fn with_pay(pay: &str) -> String {
    let (entries, table) = pay.split_once("\n\n").unwrap_or((pay, TABLE_OF_NONE));
    guide(
        &front_matter("", &format!("{}\n", entries.trim_end())),
        table,
    )
}

/// The sound guide with a part of its own before the global levers.
pub fn with_body(part: &str) -> String {
    sound_guide().replace(LEVERS, &format!("{part}\n{LEVERS}"))
}

const LEVERS: &str = "**Global Levers**";

/// A table that states nothing.
const TABLE_OF_NONE: &str = "\
| Region | Base Salary |
|--------|-------------|
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
    let mut parts: Vec<(String, String)> = Vec::new();
    for (key, value) in KEYS {
        parts.push((key.to_string(), line(key, value)));
        if key == "next_review_due" {
            let indented: String = entries.lines().map(|line| format!("  {line}\n")).collect();
            parts.push(("compensation".into(), format!("compensation:\n{indented}")));
        }
    }
    let mut changed: Option<usize> = None;
    for text in changes.lines() {
        let key = text.split(':').next().unwrap_or_default();
        if text.starts_with(|c: char| c.is_alphabetic()) {
            let known = parts.iter().position(|(name, _)| name == key);
            changed = Some(known.unwrap_or(parts.len()));
            match known {
                Some(at) => parts[at].1.clear(),
                None => parts.push((key.to_string(), String::new())),
            }
        }
        let at = changed.expect("an example of keys starts with a key");
        parts[at].1.push_str(text);
        parts[at].1.push('\n');
    }
    parts.into_iter().map(|(_, text)| text).collect()
}

fn line(key: &str, value: &str) -> String {
    match value.starts_with('\n') {
        true => format!("{key}:{value}\n"),
        false => format!("{key}: {value}\n"),
    }
}

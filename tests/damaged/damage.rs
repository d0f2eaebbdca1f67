//! What can happen to the text of a guide: by hand, by a merge, by a script.

use proptest::prelude::*;

/// One damage. Where it is done is a share of what there is, in 1/65,536.
#[derive(Clone, Debug)]
pub(crate) struct Damage {
    kind: DamageKind,
    at: u16,
    /// Of a second place, or which of several texts is used.
    other: u16,
}

#[derive(Clone, Copy, Debug)]
enum DamageKind {
    DeleteLine,
    DoubleLine,
    MoveLine,
    JoinLines,
    IndentLine,
    ReplaceValue,
    ReplaceKey,
    ReplaceCell,
    DeletePipe,
    AddCell,
    ChangeDigit,
    InsertText,
    InsertLine,
    CutOff,
    LineEndings,
}

const KINDS: [DamageKind; 15] = [
    DamageKind::DeleteLine,
    DamageKind::DoubleLine,
    DamageKind::MoveLine,
    DamageKind::JoinLines,
    DamageKind::IndentLine,
    DamageKind::ReplaceValue,
    DamageKind::ReplaceKey,
    DamageKind::ReplaceCell,
    DamageKind::DeletePipe,
    DamageKind::AddCell,
    DamageKind::ChangeDigit,
    DamageKind::InsertText,
    DamageKind::InsertLine,
    DamageKind::CutOff,
    DamageKind::LineEndings,
];

/// Values of front matter.
const VALUES: [&str; 33] = [
    "",
    "null",
    "~",
    "yes",
    "\"no\"",
    "017",
    "1:30",
    "1_000",
    "120,000",
    "$120K",
    "-5",
    "1e5",
    "0.5",
    "99999999999999999999",
    "2026-02-30",
    "2031-01-01",
    "[a",
    "{a: b}",
    "|",
    ">-",
    "*a",
    "&a b",
    "!!int 3",
    "\"open",
    "it's",
    "a: b",
    "“said: so”",
    "# remark",
    "value # remark",
    "@at",
    "\"\\u0007\"",
    "\"\\x\"",
    "- a",
];

/// Keys of front matter: known, misspelt and of another kind.
const KEYS: [&str; 14] = [
    "base_low",
    "base_hgih",
    "base_min",
    "base",
    "stock",
    "equity",
    "total",
    "bonus_pct",
    "bonus_pct_high",
    "region",
    "currency",
    "level",
    "company",
    "compensation",
];

/// Cells of a table.
const CELLS: [&str; 28] = [
    "",
    "—",
    "N/A",
    "TBD",
    "x",
    "£120K",
    "£120K–£90K",
    "£90K–£120K",
    "£90-120K",
    "$90K+",
    "~$95K?",
    "10%",
    "5–15%",
    "10% of base",
    "£8K / month",
    "90 000 – 110 000",
    "€90.000 – 110.000",
    "₹42L–₹60L",
    "¥12M",
    "1.2.3K",
    "L5",
    "London",
    "**£90K**",
    "`|`",
    "\\|",
    "<b>£90K</b>",
    "£90K (if promoted)",
    ":---:",
];

/// Anything, anywhere.
const TEXTS: [&str; 36] = [
    "\u{200b}",
    "\u{202e}",
    "\u{2028}",
    "\u{85}",
    "\u{a0}",
    "e\u{301}",
    "🛡️",
    "–",
    "：",
    "\u{0}",
    "\u{1b}[31m",
    "\t",
    "\\",
    "`",
    "```",
    "**",
    "*",
    "_",
    "|",
    "---",
    "...",
    "> ",
    "- ",
    "1. ",
    "#### ",
    "<!--",
    "-->",
    "<div>",
    "<script>",
    "[x](y.md)",
    "{{ 7 }}",
    "<!-- negguide: fmt off -->",
    "<!-- negguide: ignore[total-mismatch] why -->",
    "# negguide: ignore[stale]",
    "<<<<<<< ours",
    ">>>>>>> theirs",
];

pub(crate) fn any_damage() -> impl Strategy<Value = Vec<Damage>> {
    let one = (0..KINDS.len(), any::<u16>(), any::<u16>());
    let one = one.prop_map(|(kind, at, other)| Damage {
        kind: KINDS[kind],
        at,
        other,
    });
    prop::collection::vec(one, 1..6)
}

/// `text` with all of `damages` done to it, one after the other.
pub(crate) fn damaged(text: &str, damages: &[Damage]) -> String {
    damages
        .iter()
        .fold(text.to_string(), |text, damage| damage.done_to(&text))
}

/// The index that is `share` of the way through `count` things.
fn index(share: u16, count: usize) -> usize {
    usize::from(share) * count / (usize::from(u16::MAX) + 1)
}

fn pick<'t>(share: u16, texts: &[&'t str]) -> &'t str {
    texts[index(share, texts.len())]
}

impl Damage {
    fn done_to(&self, text: &str) -> String {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_string).collect();
        if lines.is_empty() {
            return self.text().to_string();
        }
        match self.kind {
            DamageKind::InsertText => return insert_text(text, self.at, self.text()),
            DamageKind::CutOff => return text[..boundary(text, self.at)].to_string(),
            DamageKind::ChangeDigit => return self.with_other_digit(text),
            DamageKind::LineEndings => return text.replace("\r\n", "\n").replace('\n', "\r\n"),
            DamageKind::ReplaceValue | DamageKind::ReplaceKey => {
                self.change_front_matter(&mut lines);
            }
            DamageKind::ReplaceCell | DamageKind::DeletePipe | DamageKind::AddCell => {
                self.change_table(&mut lines);
            }
            _ => self.change_lines(&mut lines),
        }
        lines.concat()
    }

    fn text(&self) -> &'static str {
        pick(self.other, &TEXTS)
    }

    fn change_lines(&self, lines: &mut Vec<String>) {
        let at = index(self.at, lines.len());
        let other = index(self.other, lines.len());
        match self.kind {
            DamageKind::DeleteLine => {
                lines.remove(at);
            }
            DamageKind::DoubleLine => lines.insert(other, lines[at].clone()),
            DamageKind::MoveLine => {
                let line = lines.remove(at);
                lines.insert(other.min(lines.len()), line);
            }
            DamageKind::JoinLines => lines[at] = lines[at].trim_end().to_string() + " ",
            DamageKind::IndentLine => {
                let blanks = usize::from(self.other % 5);
                lines[at] = " ".repeat(blanks) + lines[at].trim_start_matches(' ');
            }
            _ => lines.insert(at, format!("{}\n", self.text())),
        }
    }

    /// Lines of front matter that are a key and a value.
    fn change_front_matter(&self, lines: &mut [String]) {
        let end = lines
            .iter()
            .skip(1)
            .position(|line| line.starts_with("---"));
        let end = end.map_or(lines.len(), |end| end + 1);
        let keyed: Vec<usize> = (0..end).filter(|at| lines[*at].contains(": ")).collect();
        let Some(at) = keyed.get(index(self.at, keyed.len())) else {
            return;
        };
        let line = &mut lines[*at];
        let (key, value) = line.split_once(':').unwrap_or((line, ""));
        let indented = key.len() - key.trim_start_matches([' ', '-']).len();
        *line = match self.kind {
            DamageKind::ReplaceKey => {
                format!("{}{}:{value}", &key[..indented], pick(self.other, &KEYS))
            }
            _ => format!("{key}: {}\n", pick(self.other, &VALUES)),
        };
    }

    fn change_table(&self, lines: &mut [String]) {
        let rows: Vec<usize> = (0..lines.len())
            .filter(|at| lines[*at].matches('|').count() > 2)
            .collect();
        let Some(at) = rows.get(index(self.at, rows.len())) else {
            return;
        };
        let line = lines[*at].trim_end().to_string();
        let mut cells: Vec<&str> = line.split('|').collect();
        let inner = 1 + index(
            self.at.wrapping_mul(31),
            cells.len().saturating_sub(2).max(1),
        );
        let cell = format!(" {} ", pick(self.other, &CELLS));
        match self.kind {
            DamageKind::ReplaceCell => cells[inner.min(line.matches('|').count())] = &cell,
            DamageKind::DeletePipe => {
                cells.remove(inner.min(line.matches('|').count()));
            }
            _ => cells.insert(inner.min(line.matches('|').count()), &cell),
        }
        lines[*at] = cells.join("|") + "\n";
    }

    fn with_other_digit(&self, text: &str) -> String {
        let digits: Vec<usize> = { text.char_indices() }
            .filter(|(_, c)| c.is_ascii_digit())
            .map(|(at, _)| at)
            .collect();
        let Some(at) = digits.get(index(self.at, digits.len())) else {
            return text.to_string();
        };
        let digit = pick(
            self.other,
            &["0", "1", "5", "9", "99", "", ",", ".", "K", "%"],
        );
        format!("{}{digit}{}", &text[..*at], &text[*at + 1..])
    }
}

fn boundary(text: &str, share: u16) -> usize {
    let at = index(share, text.len());
    (at..=text.len())
        .find(|at| text.is_char_boundary(*at))
        .unwrap_or(text.len())
}

fn insert_text(text: &str, share: u16, inserted: &str) -> String {
    let at = boundary(text, share);
    format!("{}{inserted}{}", &text[..at], &text[at..])
}

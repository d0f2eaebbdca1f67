//! Guides made up by the thousand, the same ones for the same seed.
//!
//! Every shape of pay table comes up: a row for each region, for each level, a column for each region, ends of
//! ranges in columns of their own, monthly pay, HTML. About one guide in four has a mistake in its pay.

use std::fmt::Write;
use std::fs;
use std::io;
use std::path::Path;

const ROLES: [&str; 6] = [
    "software-engineer",
    "senior-software-engineer",
    "staff-software-engineer",
    "data-engineer",
    "data-scientist",
    "product-manager",
];

/// A region, its currency with the sign, and what its pay is beside that of the first, in percent.
const REGIONS: [(&str, &str, &str, u64); 6] = [
    ("San Francisco", "USD", "$", 100),
    ("New York", "USD", "$", 95),
    ("London", "GBP", "£", 65),
    ("Berlin", "EUR", "€", 60),
    ("Toronto", "CAD", "C$", 80),
    ("Zurich", "CHF", "CHF ", 90),
];

const WORDS: [&str; 40] = [
    "ask",
    "for",
    "the",
    "level",
    "first",
    "a",
    "recruiter",
    "has",
    "room",
    "in",
    "grant",
    "and",
    "less",
    "base",
    "salary",
    "than",
    "you",
    "expect",
    "write",
    "down",
    "what",
    "another",
    "offer",
    "says",
    "before",
    "call",
    "with",
    "manager",
    "who",
    "can",
    "move",
    "band",
    "only",
    "once",
    "quarter",
    "ends",
    "team",
    "needs",
    "people",
    "now",
];

/// Numbers that depend on the seed alone (splitmix64).
pub(crate) struct Numbers(u64);

impl Numbers {
    pub(crate) fn of(seed: u64) -> Numbers {
        Numbers(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: usize) -> usize {
        usize::try_from(self.next() % bound.max(1) as u64).unwrap_or_default()
    }

    fn sentence(&mut self) -> String {
        let count = 8 + self.below(12);
        let words: Vec<&str> = (0..count).map(|_| WORDS[self.below(WORDS.len())]).collect();
        let mut text = words.join(" ");
        text[..1].make_ascii_uppercase();
        text + "."
    }

    fn paragraph(&mut self) -> String {
        let count = 3 + self.below(4);
        let sentences: Vec<String> = (0..count).map(|_| self.sentence()).collect();
        sentences.join(" ")
    }
}

/// Pay in one region, in thousands; the grant is over four years.
struct Pay {
    region: &'static str,
    currency: &'static str,
    sign: &'static str,
    base: [u64; 2],
    stock: [u64; 2],
    bonus: u64,
}

impl Pay {
    fn total(&self, end: usize) -> u64 {
        self.base[end] + self.stock[end] / 4 + self.base[end] * self.bonus / 100
    }

    fn band(&self, ends: [u64; 2]) -> String {
        format!("{0}{1}K–{0}{2}K", self.sign, ends[0], ends[1])
    }
}

/// Writes `count` guides below `folder`, several of each company.
pub(crate) fn write_guides(folder: &Path, count: usize, seed: u64) -> io::Result<()> {
    for at in 0..count {
        let company = format!("company-{}", at / ROLES.len());
        let role = ROLES[at % ROLES.len()];
        let mut numbers = Numbers::of(seed ^ at as u64);
        let file = folder.join(&company).join(format!("{role}.md"));
        fs::create_dir_all(folder.join(&company))?;
        fs::write(file, guide(&company, role, &mut numbers))?;
    }
    Ok(())
}

/// One guide.
pub(crate) fn guide(company: &str, role: &str, numbers: &mut Numbers) -> String {
    let pays: Vec<Pay> = (0..3 + numbers.below(3))
        .map(|at| pay(at, numbers))
        .collect();
    let entries: String = pays.iter().map(|pay| entry(pay, numbers)).collect();
    let (company_name, role_name) = (titled(company), titled(role));
    let summary = numbers.sentence();
    let mut text = format!(
        "---\ncompany: {company}\ncompany_display: {company_name}\nrole: {role}\nrole_display: {role_name}\n\
         role_type: standard\nlast_updated: 2026-02-23\ndata_quality: medium\n\
         salary_data_quarter: 2025-Q4\nnext_review_due: 2026-05-23\ncompensation:\n{entries}\
         level_mapping:\n  {company}: L4\n  raw: {company_name} L4 = Google L4 = Meta E4\n\
         data_sources:\n  - Levels.fyi\n  - Glassdoor\nnegotiation_dna_summary: \"{summary}\"\n---\n\n\
         ### {role_name} | {company_name} Global Negotiation Guide\n\n**Negotiation DNA:** {summary}\n\n"
    );
    text.push_str(&table(&pays, numbers));
    let _ = write!(
        text,
        "\n**Level Mapping:** {company_name} L4 = Google L4 = Meta E4\n\n{}\n\n**Global Levers**\n\n",
        numbers.paragraph()
    );
    for lever in 1..=4 {
        let _ = write!(
            text,
            "{lever}. **{}:** \"I would like a base of {}{},000.\"\n\n",
            numbers.sentence().trim_end_matches('.'),
            pays[0].sign,
            pays[0].base[1]
        );
    }
    for _ in 0..3 {
        text.push_str(&numbers.paragraph());
        text.push_str("\n\n");
    }
    text + "**Evidence & Sources**\n- Levels.fyi — pay by level (2026)\n- Glassdoor — salaries (2025)\n"
}

fn pay(at: usize, numbers: &mut Numbers) -> Pay {
    let (region, currency, sign, percent) = REGIONS[at % REGIONS.len()];
    let low = (120 + numbers.below(80) as u64) * percent / 100;
    let stock = (40 + numbers.below(100) as u64) * percent / 100;
    Pay {
        region,
        currency,
        sign,
        base: [low, low + 30],
        stock: [stock, stock * 2],
        bonus: 5 + numbers.below(3) as u64 * 5,
    }
}

fn entry(pay: &Pay, numbers: &mut Numbers) -> String {
    // A total of another sum, or a figure that was forgotten.
    let high = match numbers.below(16) {
        0 => (pay.total(1) * 2000).to_string(),
        1 => "null".to_string(),
        _ => (pay.total(1) * 1000).to_string(),
    };
    format!(
        "  - region: {}\n    base_low: {}\n    base_high: {}\n    stock_low: {}\n    stock_high: {}\n    \
         bonus_pct: {}\n    total_comp_low: {}\n    total_comp_high: {high}\n    currency: {}\n",
        pay.region,
        pay.base[0] * 1000,
        pay.base[1] * 1000,
        pay.stock[0] * 1000,
        pay.stock[1] * 1000,
        pay.bonus,
        pay.total(0) * 1000,
        pay.currency
    )
}

const PARTS: [&str; 4] = ["Base", "Stock (4 years)", "Bonus", "Total"];

impl Pay {
    /// The parts of pay as a table states them.
    fn cells(&self) -> [String; 4] {
        let total = [self.total(0), self.total(1)];
        let bonus = format!("{}%", self.bonus);
        [
            self.band(self.base),
            self.band(self.stock),
            bonus,
            self.band(total),
        ]
    }
}

fn table(pays: &[Pay], numbers: &mut Numbers) -> String {
    match numbers.below(8) {
        0 => transposed(pays),
        1 => of_rows("Level", pays, |pay| format!("{} L4", pay.region)),
        2 => two_columns(pays),
        3 => monthly(pays),
        4 => html(pays),
        _ => of_rows("Region", pays, |pay| pay.region.to_string()),
    }
}

fn row(cells: &[String]) -> String {
    format!("| {} |\n", cells.join(" | "))
}

fn rule(columns: usize) -> String {
    format!("{}|\n", "|---".repeat(columns))
}

/// A row for each pay, called by `name`.
fn of_rows(first: &str, pays: &[Pay], name: fn(&Pay) -> String) -> String {
    let rows = pays
        .iter()
        .map(|pay| row(&[&[name(pay)][..], &pay.cells()].concat()));
    let rows: String = rows.collect();
    format!(
        "| {first} | {} |\n{}{rows}",
        PARTS.join(" | "),
        rule(PARTS.len() + 1)
    )
}

/// A column for each region.
fn transposed(pays: &[Pay]) -> String {
    let regions: Vec<&str> = pays.iter().map(|pay| pay.region).collect();
    let rows = PARTS.iter().enumerate().map(|(at, part)| {
        let cells = pays.iter().map(|pay| pay.cells()[at].clone());
        row(&std::iter::once((*part).to_string())
            .chain(cells)
            .collect::<Vec<_>>())
    });
    let rows: String = rows.collect();
    format!(
        "| Pay | {} |\n{}{rows}",
        regions.join(" | "),
        rule(pays.len() + 1)
    )
}

/// The ends of the base in columns of their own.
fn two_columns(pays: &[Pay]) -> String {
    let rows = pays.iter().map(|pay| {
        let amount = |thousands: u64| format!("{}{thousands},000", pay.sign);
        row(&[
            pay.region.to_string(),
            amount(pay.base[0]),
            amount(pay.base[1]),
        ])
    });
    let rows: String = rows.collect();
    format!("| Region | Base (low) | Base (high) |\n{}{rows}", rule(3))
}

fn monthly(pays: &[Pay]) -> String {
    let rows = pays.iter().map(|pay| {
        let month = |thousands: u64| format!("{}{}", pay.sign, thousands * 1000 / 12);
        let band = format!("{}–{}", month(pay.base[0]), month(pay.base[1]));
        row(&[pay.region.to_string(), band])
    });
    let rows: String = rows.collect();
    format!("| Region | Base per month |\n{}{rows}", rule(2))
}

fn html(pays: &[Pay]) -> String {
    let rows = pays.iter().map(|pay| {
        let cells = pay.cells().join("</td><td>");
        format!("<tr><td>{}</td><td>{cells}</td></tr>\n", pay.region)
    });
    let (head, rows): (String, String) = (PARTS.join("</th><th>"), rows.collect());
    format!("<table>\n<tr><th>Region</th><th>{head}</th></tr>\n{rows}</table>\n")
}

/// `data-engineer` as `Data Engineer`.
fn titled(slug: &str) -> String {
    let words = slug.split('-').map(|word| {
        let (first, rest) = word.split_at(1);
        first.to_uppercase() + rest
    });
    words.collect::<Vec<_>>().join(" ")
}

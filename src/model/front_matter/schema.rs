//! The keys of the front matter: the one source for required keys, canonical order and
//! did-you-mean.

/// One key of a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    pub name: &'static str,
    pub required: bool,
    pub value: ValueKind,
    /// What belongs there, as a phrase.
    pub holds: &'static str,
}

/// The kinds of values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ValueKind {
    Text,
    /// `[a-z0-9]+(-[a-z0-9]+)*`
    Slug,
    /// One of a few words.
    Word(&'static [&'static str]),
    /// `YYYY-MM-DD`
    Date,
    /// `YYYY-Qn`
    Quarter,
    /// An ISO 4217 code.
    Currency,
    /// Whole units of a currency.
    Amount,
    /// Percent of base salary.
    Percent,
    /// 1 to 10.
    Years,
    /// A list of percents, one for each year; they sum to 100.
    Shares,
    /// A list of maps with the keys of [`ENTRY`].
    Entries,
    /// A map from text to text.
    Levels,
    /// A list of text, or of maps with the keys of [`SOURCE`].
    Sources,
}

impl ValueKind {
    /// Whether it is a figure of pay.
    pub(super) fn is_figure(self) -> bool {
        matches!(self, ValueKind::Amount | ValueKind::Percent)
    }
}

const fn required(name: &'static str, value: ValueKind, holds: &'static str) -> Key {
    Key {
        name,
        required: true,
        value,
        holds,
    }
}

const fn optional(name: &'static str, value: ValueKind, holds: &'static str) -> Key {
    Key {
        name,
        required: false,
        value,
        holds,
    }
}

/// What `role_type` may be.
pub const ROLE_TYPES: [&str; 2] = ["standard", "specialty"];

/// What `data_quality` may be.
pub const DATA_QUALITIES: [&str; 3] = ["high", "medium", "low"];

/// Keys of the front matter, in canonical order.
pub const GUIDE: [Key; 19] = [
    required(
        "company",
        ValueKind::Slug,
        "the company's slug, the name of the guide's folder",
    ),
    required(
        "company_display",
        ValueKind::Text,
        "the company's name as people write it",
    ),
    required(
        "role",
        ValueKind::Slug,
        "the role's slug, the name of the guide's file",
    ),
    required(
        "role_display",
        ValueKind::Text,
        "the role's name as people write it",
    ),
    required(
        "role_type",
        ValueKind::Word(&ROLE_TYPES),
        "`standard` or `specialty`",
    ),
    required(
        "last_updated",
        ValueKind::Date,
        "the date of the last update, YYYY-MM-DD",
    ),
    required(
        "data_quality",
        ValueKind::Word(&DATA_QUALITIES),
        "`high`, `medium` or `low`",
    ),
    required(
        "salary_data_quarter",
        ValueKind::Quarter,
        "the quarter the figures describe, YYYY-Qn",
    ),
    required(
        "next_review_due",
        ValueKind::Date,
        "the date of the next review, YYYY-MM-DD",
    ),
    required(
        "compensation",
        ValueKind::Entries,
        "a list of pay entries, one per region",
    ),
    required(
        "level_mapping",
        ValueKind::Levels,
        "a map of levels: `internal`, `raw`, or a key per company",
    ),
    required("data_sources", ValueKind::Sources, "a list of sources"),
    required(
        "negotiation_dna_summary",
        ValueKind::Text,
        "the pay philosophy in one line",
    ),
    optional("industry", ValueKind::Text, "the company's industry"),
    optional(
        "hq_location",
        ValueKind::Text,
        "where the company's headquarters are",
    ),
    optional(
        "public_or_private",
        ValueKind::Text,
        "`public` or `private`",
    ),
    optional("ticker", ValueKind::Text, "the stock exchange symbol"),
    optional(
        "employee_count_range",
        ValueKind::Text,
        "the number of employees, such as 1,000-5,000",
    ),
    optional("author", ValueKind::Text, "who wrote the guide"),
];

/// Keys of a `compensation` entry, in canonical order.
pub const ENTRY: [Key; 24] = [
    required("region", ValueKind::Text, "the region's label"),
    optional(
        "level",
        ValueKind::Text,
        "the level, where pay is stated per level",
    ),
    optional("base_low", ValueKind::Amount, "a whole amount of money"),
    optional("base_high", ValueKind::Amount, "a whole amount of money"),
    optional(
        "stock_low",
        ValueKind::Amount,
        "the value of the whole grant",
    ),
    optional(
        "stock_high",
        ValueKind::Amount,
        "the value of the whole grant",
    ),
    optional(
        "stock_type",
        ValueKind::Text,
        "the kind of stock: RSU, options ...",
    ),
    optional(
        "stock_vest_years",
        ValueKind::Years,
        "years the grant vests over, 1 to 10",
    ),
    optional(
        "stock_vest_schedule",
        ValueKind::Shares,
        "the percents of the grant that vest in each year, which sum to 100: [5, 15, 40, 40]",
    ),
    optional(
        "bonus_pct",
        ValueKind::Percent,
        "a percentage of base salary",
    ),
    optional(
        "bonus_pct_low",
        ValueKind::Percent,
        "a percentage of base salary",
    ),
    optional(
        "bonus_pct_high",
        ValueKind::Percent,
        "a percentage of base salary",
    ),
    optional("bonus_low", ValueKind::Amount, "a whole amount of money"),
    optional("bonus_high", ValueKind::Amount, "a whole amount of money"),
    optional(
        "signing_bonus_low",
        ValueKind::Amount,
        "a whole amount of money",
    ),
    optional(
        "signing_bonus_high",
        ValueKind::Amount,
        "a whole amount of money",
    ),
    optional(
        "signing_bonus_year2_low",
        ValueKind::Amount,
        "what of the signing bonus is paid in the second year",
    ),
    optional(
        "signing_bonus_year2_high",
        ValueKind::Amount,
        "what of the signing bonus is paid in the second year",
    ),
    optional(
        "other_label",
        ValueKind::Text,
        "what the other yearly pay is",
    ),
    optional("other_low", ValueKind::Amount, "a whole amount of money"),
    optional("other_high", ValueKind::Amount, "a whole amount of money"),
    optional(
        "total_comp_low",
        ValueKind::Amount,
        "a whole amount of money",
    ),
    optional(
        "total_comp_high",
        ValueKind::Amount,
        "a whole amount of money",
    ),
    required(
        "currency",
        ValueKind::Currency,
        "an ISO 4217 code such as USD",
    ),
];

/// Keys of a `data_sources` item that is a map.
pub const SOURCE: [Key; 3] = [
    required("name", ValueKind::Text, "the source's name"),
    optional("url", ValueKind::Text, "where to find it"),
    optional(
        "date_accessed",
        ValueKind::Date,
        "the date it was read, YYYY-MM-DD",
    ),
];

/// The entry of `keys` called `name`.
pub fn find<'k>(keys: &'k [Key], name: &str) -> Option<&'k Key> {
    keys.iter().find(|key| key.name == name)
}

/// Whether `line` starts with a key that only front matter has.
pub fn is_key_line(line: &str) -> bool {
    let name = line.split_once(':').map(|(name, _)| name);
    name.is_some_and(|name| find(&GUIDE, name).is_some())
}

//! The keys of the front matter: the one source for required keys, canonical order and
//! did-you-mean.

/// One key of a map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Key {
    pub name: &'static str,
    pub required: bool,
    /// What belongs there, as a phrase.
    pub holds: &'static str,
}

const fn required(name: &'static str, holds: &'static str) -> Key {
    Key {
        name,
        required: true,
        holds,
    }
}

const fn optional(name: &'static str, holds: &'static str) -> Key {
    Key {
        name,
        required: false,
        holds,
    }
}

/// Keys of the front matter, in canonical order.
pub const GUIDE: [Key; 19] = [
    required(
        "company",
        "the company's slug, the name of the guide's folder",
    ),
    required("company_display", "the company's name as people write it"),
    required("role", "the role's slug, the name of the guide's file"),
    required("role_display", "the role's name as people write it"),
    required("role_type", "`standard` or `specialty`"),
    required("last_updated", "the date of the last update, YYYY-MM-DD"),
    required("data_quality", "`high`, `medium` or `low`"),
    required(
        "salary_data_quarter",
        "the quarter the figures describe, YYYY-Qn",
    ),
    required("next_review_due", "the date of the next review, YYYY-MM-DD"),
    required("compensation", "a list of pay entries, one per region"),
    required(
        "level_mapping",
        "a map of levels: `internal`, `raw`, or a key per company",
    ),
    required("data_sources", "a list of sources"),
    required("negotiation_dna_summary", "the pay philosophy in one line"),
    optional("industry", "the company's industry"),
    optional("hq_location", "where the company's headquarters are"),
    optional("public_or_private", "`public` or `private`"),
    optional("ticker", "the stock exchange symbol"),
    optional(
        "employee_count_range",
        "the number of employees, such as 1,000-5,000",
    ),
    optional("author", "who wrote the guide"),
];

/// Keys of a `compensation` entry, in canonical order.
pub const ENTRY: [Key; 21] = [
    required("region", "the region's label"),
    optional("level", "the level, where pay is stated per level"),
    optional("base_low", "a whole amount of money"),
    optional("base_high", "a whole amount of money"),
    optional("stock_low", "the value of the whole grant"),
    optional("stock_high", "the value of the whole grant"),
    optional("stock_type", "the kind of stock: RSU, options ..."),
    optional("stock_vest_years", "years the grant vests over, 1 to 10"),
    optional("bonus_pct", "a percentage of base salary"),
    optional("bonus_pct_low", "a percentage of base salary"),
    optional("bonus_pct_high", "a percentage of base salary"),
    optional("bonus_low", "a whole amount of money"),
    optional("bonus_high", "a whole amount of money"),
    optional("signing_bonus_low", "a whole amount of money"),
    optional("signing_bonus_high", "a whole amount of money"),
    optional("other_label", "what the other yearly pay is"),
    optional("other_low", "a whole amount of money"),
    optional("other_high", "a whole amount of money"),
    optional("total_comp_low", "a whole amount of money"),
    optional("total_comp_high", "a whole amount of money"),
    required("currency", "an ISO 4217 code such as USD"),
];

/// Keys of a `data_sources` item that is a map.
pub const SOURCE: [Key; 3] = [
    required("name", "the source's name"),
    optional("url", "where to find it"),
    optional("date_accessed", "the date it was read, YYYY-MM-DD"),
];

/// The entry of `keys` called `name`.
pub fn find<'k>(keys: &'k [Key], name: &str) -> Option<&'k Key> {
    keys.iter().find(|key| key.name == name)
}

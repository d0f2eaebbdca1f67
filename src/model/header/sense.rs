//! What a word of a header can mean.

/// Declares the senses with their names in `vocabulary.tsv`.
macro_rules! senses {
    ($($(#[$doc:meta])* $sense:ident = $name:literal,)*) => {
        /// The meaning of a word, or of several in a row, in a header of a pay table.
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub(super) enum Sense {
            $($(#[$doc])* $sense,)*
        }

        impl Sense {
            /// The sense that a line of the vocabulary calls `name`.
            pub(super) fn from_name(name: &str) -> Option<Sense> {
                match name {
                    $($name => Some(Sense::$sense),)*
                    _ => None,
                }
            }
        }
    };
}

senses! {
    Base = "base",
    /// Base salary or total; it is not clear which.
    Pay = "pay",
    Stock = "stock",
    Options = "options",
    Bonus = "bonus",
    Variable = "variable",
    SignOn = "sign_on",
    Other = "other",
    Carry = "carry",
    Total = "total",
    CashTotal = "cash_total",
    OnTarget = "ote",
    CostToCompany = "ctc",
    Premium = "premium",
    Region = "region",
    Country = "country",
    Level = "level",
    Title = "title",
    Component = "component",
    Person = "person",
    Company = "company",
    Offer = "offer",
    /// What a candidate wants or says: an anchor, a walk-away line.
    Ask = "target_ask",
    Percentile = "percentile",
    Experience = "experience",
    Education = "education",
    /// `Year` as the name of a column, or `Year 1`.
    Year = "year",
    Index = "index",
    Contract = "contract",
    /// People who are paid by invoice.
    Contractor = "contractor",
    /// Figures that are only an example.
    Example = "example",
    Notes = "notes",
    CurrencyName = "currency_name",
    Low = "low",
    Mid = "mid",
    High = "high",
    Average = "average",
    Actual = "actual",
    Range = "range",
    Spread = "spread",
    Hour = "hour",
    Day = "day",
    Week = "week",
    Month = "month",
    /// `a year`, `annual`, `pro Jahr`.
    PerYear = "year_period",
    /// Pay for a time that is none of the others: a shift, a project.
    OtherPeriod = "other_period",
    Gross = "gross",
    Net = "net",
    Thousand = "thousand",
    Million = "million",
    Lakh = "lakh",
    Crore = "crore",
    TenThousand = "ten_thousand",
    Own = "own",
    Market = "market",
    Current = "current",
    Previous = "previous",
    Proposed = "proposed",
    Change = "change",
    Factor = "factor",
    Cost = "cost",
    Mix = "mix",
    Quota = "quota",
    Benefit = "benefit",
    Allowance = "allowance",
    Refresher = "refresher",
    Headcount = "headcount",
    ShareCount = "count_of_shares",
    Ownership = "ownership",
    Price = "price",
    Vest = "vest",
    And = "and_word",
    Or = "or_word",
    Including = "including",
    Excluding = "excluding",
    /// `of base`, `of salary`: what a percentage is of.
    OfBase = "of_base",
    /// `All offices`, `Average`: the label of a row over all the others.
    Summary = "summary",
    /// `Amounts`, `figures`: what is said of them holds for the cells.
    Amounts = "amounts",
    FirstYear = "first_year",
    LaterYear = "later_year",
    /// A word that says nothing about pay.
    Filler = "filler",
    Two = "two",
    Three = "three",
    Four = "four",
    Five = "five",
}

//! What is wrong with a front matter's shape, as data. The rules turn it into words.

use crate::model::{BonusForm, Percent, UnsoundSchedule};
use crate::text::{Spanned, TextRange};

/// A departure from the schema.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum SchemaFault {
    /// A required key is absent, or there is nothing after it.
    MissingField {
        key: &'static str,
        holds: &'static str,
        /// The entry that lacks it, as people would name it.
        within: Option<String>,
        /// The map that lacks it, or the key with nothing after it.
        range: TextRange,
    },
    UnknownKey {
        key: String,
        /// The entry or item it is in, as people would name it.
        within: Option<String>,
        range: TextRange,
        /// What follows it.
        value: TextRange,
        /// The keys that were probably meant: one that it is misspelt from, or all that state what it
        /// says.
        meant: Vec<&'static str>,
    },
    WrongType {
        key: String,
        /// The entry or item it is in, as people would name it.
        within: Option<String>,
        expected: ExpectedValue,
        found: FoundValue,
        range: TextRange,
        /// What to write instead, where there is no doubt.
        replacement: Option<String>,
    },
    InvalidValue {
        key: String,
        /// The entry or item it is in, as people would name it.
        within: Option<String>,
        value: String,
        range: TextRange,
        why: InvalidWhy,
        /// What to write instead.
        suggestion: Option<String>,
    },
    DuplicateKey {
        key: String,
        first: TextRange,
        second: TextRange,
    },
    /// `compensation` holds no entry.
    EmptyCompensation { range: TextRange },
    /// More than one of the three forms of a bonus in one entry.
    ConflictingBonus {
        within: String,
        forms: Vec<(BonusForm, TextRange)>,
    },
    /// A list that is not a vesting schedule, or not over the years stated beside it.
    Vesting {
        /// The entry it is in, as people would name it.
        within: Option<String>,
        /// The list.
        range: TextRange,
        why: VestingWhy,
    },
    /// One end of a band without the other.
    HalfRange {
        within: String,
        stated: &'static str,
        absent: &'static str,
        range: TextRange,
        /// The `null` of the other end, where it is written.
        null: Option<TextRange>,
    },
    /// A plain scalar that YAML 1.1 and 1.2 readers take for different things.
    AmbiguousScalar {
        key: String,
        /// The entry or item it is in, as people would name it.
        within: Option<String>,
        text: String,
        range: TextRange,
        /// What to write so that all readers agree.
        replacement: String,
    },
}

/// What belongs at a key.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ExpectedValue {
    Text,
    WholeAmount,
    Percent,
    Years,
    /// A list of percents, one for each year.
    Shares,
    /// One of them.
    Share,
    Map,
    List,
}

/// What is there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FoundValue {
    Text,
    Number,
    Fraction,
    Boolean,
    Null,
    Map,
    List,
}

/// Why a value of the right type is not a right value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum InvalidWhy {
    NotOneOf(&'static [&'static str]),
    NotADate,
    NotAQuarter,
    NotASlug,
    /// A slug that operating systems keep for a device.
    Device,
    /// A slug that is the name of a page which is no guide.
    PageName,
    /// A slug longer than a file name can be.
    LongSlug,
    NotACurrency,
    Negative,
    TooLarge,
    NotYears,
    /// Percents that can't be a part of a grant.
    NotAShare,
}

/// What is wrong with a vesting schedule.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum VestingWhy {
    Unsound {
        why: UnsoundSchedule,
        /// What each year means where the years are fractions that sum to 1: 15 for 0.15.
        meant: Vec<Spanned<Percent>>,
    },
    /// The years are stated too, and are not as many as the list has.
    OtherYears {
        stated: u8,
        /// Where they are stated.
        place: TextRange,
        listed: u8,
    },
}

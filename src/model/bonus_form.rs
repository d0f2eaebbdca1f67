//! The forms in which an entry states its bonus.

/// Every key of a bonus, in canonical order.
pub(super) const BONUS_KEYS: [&str; 5] = [
    "bonus_pct",
    "bonus_pct_low",
    "bonus_pct_high",
    "bonus_low",
    "bonus_high",
];

/// The three forms a bonus comes in.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum BonusForm {
    /// `bonus_pct`
    Percent,
    /// `bonus_pct_low` and `bonus_pct_high`
    PercentRange,
    /// `bonus_low` and `bonus_high`
    Amounts,
}

impl BonusForm {
    pub const ALL: [BonusForm; 3] = [
        BonusForm::Percent,
        BonusForm::PercentRange,
        BonusForm::Amounts,
    ];

    /// The keys of its two ends, which one percentage states both.
    pub fn keys(self) -> [&'static str; 2] {
        let [percent, percent_low, percent_high, low, high] = BONUS_KEYS;
        match self {
            BonusForm::Percent => [percent; 2],
            BonusForm::PercentRange => [percent_low, percent_high],
            BonusForm::Amounts => [low, high],
        }
    }

    /// How messages name its keys.
    pub fn name(self) -> &'static str {
        match self {
            BonusForm::Percent => "bonus_pct",
            BonusForm::PercentRange => "bonus_pct_low/high",
            BonusForm::Amounts => "bonus_low/high",
        }
    }
}

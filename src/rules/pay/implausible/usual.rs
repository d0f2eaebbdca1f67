//! What amounts of pay are usual, as it is configured.

use crate::analysis::pay::usual_pay::UsualPay;
use crate::rules::pay::implausible_amount::META;
use crate::rules::{CountOption, Settings};

pub(in crate::rules::pay) static BASE_LOW: CountOption = CountOption::new(
    &META.id,
    "base-low",
    20_000,
    "a usual base salary in US dollars, from",
);
pub(in crate::rules::pay) static BASE_HIGH: CountOption = CountOption::new(
    &META.id,
    "base-high",
    300_000,
    "a usual base salary in US dollars, to",
)
.not_below(&BASE_LOW);
pub(in crate::rules::pay) static STOCK_LOW: CountOption = CountOption::new(
    &META.id,
    "stock-low",
    5_000,
    "a usual stock grant in US dollars, from",
);
pub(in crate::rules::pay) static STOCK_HIGH: CountOption = CountOption::new(
    &META.id,
    "stock-high",
    5_000_000,
    "a usual stock grant in US dollars, to",
)
.not_below(&STOCK_LOW);
pub(in crate::rules::pay) static BONUS_LOW: CountOption = CountOption::new(
    &META.id,
    "bonus-low",
    1_000,
    "a usual bonus in US dollars, from",
);
pub(in crate::rules::pay) static BONUS_HIGH: CountOption = CountOption::new(
    &META.id,
    "bonus-high",
    1_000_000,
    "a usual bonus in US dollars, to",
)
.not_below(&BONUS_LOW);
pub(in crate::rules::pay) static SIGNING_BONUS_LOW: CountOption = CountOption::new(
    &META.id,
    "signing-bonus-low",
    1_000,
    "a usual signing bonus in US dollars, from",
);
pub(in crate::rules::pay) static SIGNING_BONUS_HIGH: CountOption = CountOption::new(
    &META.id,
    "signing-bonus-high",
    500_000,
    "a usual signing bonus in US dollars, to",
)
.not_below(&SIGNING_BONUS_LOW);
pub(in crate::rules::pay) static OTHER_LOW: CountOption = CountOption::new(
    &META.id,
    "other-low",
    1_000,
    "usual other pay in US dollars, from",
);
pub(in crate::rules::pay) static OTHER_HIGH: CountOption = CountOption::new(
    &META.id,
    "other-high",
    5_000_000,
    "usual other pay in US dollars, to",
)
.not_below(&OTHER_LOW);
pub(in crate::rules::pay) static TOTAL_LOW: CountOption = CountOption::new(
    &META.id,
    "total-low",
    20_000,
    "a usual total in US dollars, from",
);
pub(in crate::rules::pay) static TOTAL_HIGH: CountOption = CountOption::new(
    &META.id,
    "total-high",
    3_000_000,
    "a usual total in US dollars, to",
)
.not_below(&TOTAL_LOW);
pub(in crate::rules::pay) static FACTOR: CountOption = CountOption::new(
    &META.id,
    "factor",
    10,
    "how many times less or more than usual an amount must be",
);

/// What is usual by the options of `implausible-amount`, which the family's other rules share.
pub(in crate::rules::pay) fn usual_pay(settings: &Settings) -> UsualPay {
    let count = |option| i64::try_from(settings.count(option)).unwrap_or(i64::MAX);
    let bounds = |low, high| [count(low), count(high)];
    UsualPay {
        base: bounds(&BASE_LOW, &BASE_HIGH),
        stock: bounds(&STOCK_LOW, &STOCK_HIGH),
        bonus: bounds(&BONUS_LOW, &BONUS_HIGH),
        signing_bonus: bounds(&SIGNING_BONUS_LOW, &SIGNING_BONUS_HIGH),
        other: bounds(&OTHER_LOW, &OTHER_HIGH),
        total: bounds(&TOTAL_LOW, &TOTAL_HIGH),
        factor: count(&FACTOR),
    }
}

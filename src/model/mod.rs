//! What the text means: the typed guide.

mod amount;
pub mod cell;
mod column;
mod compensation;
mod currency;
mod pay_table;
mod place;
mod region;
mod slot;

pub use amount::{Amount, Percent};
pub use cell::Period;
pub use column::Column;
pub use compensation::{
    Band, Bonus, Compensation, DEFAULT_VEST_YEARS, End, Origin, OtherPay,
};
pub use currency::{Currency, CurrencyMark};
pub use pay_table::{PayCell, PayRow, PayTable, Shape};
pub use place::Place;
pub use region::RegionLabel;
pub use slot::Slot;

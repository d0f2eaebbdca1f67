//! What the text means: the typed guide.

mod amount;
pub mod anchor;
pub mod body;
mod calendar;
pub mod cell;
mod column;
mod compensation;
mod currency;
mod exact;
pub mod front_matter;
mod guide;
mod pairing;
mod pay_table;
mod place;
mod region;
mod slot;
pub mod slug;
mod suggest;
mod totals;

pub use amount::{Amount, Percent};
pub use body::Body;
pub use calendar::{Date, Quarter, parse_date};
pub use cell::Period;
pub use column::Column;
pub use compensation::{Band, Bonus, Compensation, DEFAULT_VEST_YEARS, End, Origin, OtherPay};
pub use currency::{Currency, CurrencyMark};
pub use exact::Exact;
pub use front_matter::FrontMatter;
pub use guide::{Guide, Problems};
pub use pairing::Pairing;
pub use pay_table::{PayCell, PayRow, PayTable, Shape};
pub use place::Place;
pub use region::RegionLabel;
pub use slot::Slot;
pub use suggest::closest;
pub use totals::{Expected, Part, Parts, Term};

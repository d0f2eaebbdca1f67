//! What the text means: the typed guide.

mod amount;
pub mod anchor;
pub mod body;
mod bonus_form;
mod calendar;
pub mod cell;
mod column;
mod compensation;
mod component;
mod country;
pub mod currency;
mod directive;
mod exact;
mod exchange;
mod first_year;
mod fold;
pub mod front_matter;
mod guide;
mod guide_name;
pub mod header;
mod joined;
mod known_texts;
mod outline;
mod pairing;
mod pay_table;
mod place;
mod rate;
mod region;
pub mod search_names;
mod slot;
pub mod slug;
mod standard_roles;
mod suggest;
pub mod titles;
mod totals;
mod vesting;

pub use amount::{Amount, Percent};
pub use body::Body;
pub use bonus_form::BonusForm;
pub use calendar::{Date, Quarter, parse_date};
pub use cell::Period;
pub use column::Column;
pub use compensation::{Band, Bonus, Compensation, DEFAULT_VEST_YEARS, End, Origin, OtherPay};
pub use component::Component;
pub use country::{Country, named_area};
pub use currency::{Currency, CurrencyMark};
pub use directive::{
    Directive, Directives, FormatSkip, FormatWord, Malformed, MalformedDirective, unformatted,
};
pub use exact::Exact;
pub use exchange::{ExchangeRate, ExchangeRates};
pub use fold::{fold, fold_level, lower_case};
pub use front_matter::FrontMatter;
pub use guide::{Guide, Problems};
pub use guide_name::guide_stem;
pub use header::{Header, vest_years};
pub use outline::Outline;
pub use pairing::Pairing;
pub use pay_table::{
    FigureDoubt, Hints, PayCell, PayRow, PayTable, Reason, Shape, UnreadColumn, UnreadTable,
};
pub use place::{OwnPlace, Place, Places};
pub use region::{Mention, RegionLabel, mentions};
pub use slot::Slot;
pub use standard_roles::STANDARD_ROLES;
pub use suggest::closest;
pub use totals::{Expected, Parts, PayPart, Term};
pub use vesting::{UnsoundSchedule, VestSchedule, is_share};

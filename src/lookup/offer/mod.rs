//! An offer held against the band of a guide.

mod equal_levels;
mod judged;
mod levers;
mod terms;

pub use equal_levels::EqualTerm;
pub use judged::{BandPosition, JudgedOffer, JudgedPart};
pub use levers::LeverToPull;
pub use terms::{Offer, OfferFault, OfferTerms};

//! Which guide is meant by the names that people give, and what it states.

mod answer;
mod metro_areas;
mod names;
mod offer;
mod titles;

pub use answer::{Answer, AnswerCoverage, Found, Question};
pub use names::{NameMatch, ResolvedName};
pub use offer::{
    BandPosition, EqualTerm, JudgedOffer, JudgedPart, LeverToPull, Offer, OfferFault, OfferTerms,
};

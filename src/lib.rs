//! negguide: a compiler and linter for compensation negotiation guides.

pub mod syntax;
pub mod text;

//! negguide: a compiler and linter for compensation negotiation guides.

pub mod model;

pub mod syntax;
pub mod text;

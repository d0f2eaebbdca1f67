//! Asks and floors in scripts, against the guide's own bands.

use crate::rules::framework::rules;

rules! {
    Scripts:
    floor_above_band::FloorAboveBand,
    ask_outside_band::AskOutsideBand,
    floor_above_ask::FloorAboveAsk,
}

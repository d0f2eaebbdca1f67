//! The least to accept is more than the company pays anywhere.
//!
//! ## What it finds
//!
//! A floor of total pay in the levers or the strategy (`accept at`, `my floor is`, `walk away below`) that
//! is above the top of every region's total in its currency, in the front matter and in the table. A
//! figure counts only where the words at it say that it is total pay; first-year sums and placeholders
//! do not.
//!
//! ## Why it matters
//!
//! A floor is what readers refuse an offer below. One that no offer can reach makes them refuse all.
//!
//! ## Example
//!
//! ````guides fails warning x1 @"£190K"
//! === guides/acme/data-engineer.md
//!
//! > **Negotiate Up Strategy:** Open high. Your accept-at floor should be £190K total comp.
//! ````
//!
//! ````guides passes
//! === guides/acme/data-engineer.md
//!
//! > **Negotiate Up Strategy:** A rival pays £190K total comp. Your accept-at floor should be £125K total comp.
//! ````

use crate::analysis::prose::bands::{Unions, prose_figures};
use crate::analysis::prose::cues::Intent;
use crate::model::{Component, Guide};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG601",
    "floor-above-band",
    Warning,
    None,
    "floor_above_band.rs"
);

pub(crate) struct FloorAboveBand;

impl Rule for FloorAboveBand {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let totals = Unions::of(guide, Component::Total);
        let figures = prose_figures(guide);
        let floors = figures
            .into_iter()
            .filter(|figure| figure.said == Intent::Floor && figure.component == Component::Total);
        for (floor, union) in floors.filter_map(|floor| totals.for_figure(floor)) {
            let is_within = floor.figure.money.low.amount <= union.high.0;
            if union.open || is_within || !union.is_in_unit_of(&floor.figure.money) {
                continue;
            }
            let top = floor.writing(guide).amount(union.high.0);
            let finding = context
                .finding(
                    format!(
                        "the floor of {} is above every region's total: the highest is {top}",
                        floor.shown(guide)
                    ),
                    floor.figure.range,
                    format!("a floor no total reaches; the highest is {top}"),
                )
                .related(union.high.1, "the highest total of all regions")
                .help("lower the floor, or correct the totals if they are too low");
            context.report(finding);
        }
    }
}

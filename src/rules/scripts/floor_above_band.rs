//! A script whose lowest acceptable total is above the totals of all regions.
//!
//! ## What it finds
//!
//! A floor for total pay in the levers or the strategy (`accept at`, `my floor is`,
//! `walk away below`) that is above the high end of every region's total in its currency, in the
//! front matter and in the table. A figure is checked only if the words next to it say that it is
//! total pay. First-year totals and placeholders are not checked.
//!
//! ## Why it matters
//!
//! Readers refuse offers below the floor. If the floor is higher than anything the company pays,
//! they refuse every offer.
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

use crate::analysis::prose::bands::Unions;
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
        let figures = context.facts().prose_amounts().iter().copied();
        let floors = figures
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

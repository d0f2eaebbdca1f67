//! A strategy whose lowest acceptable pay is higher than the pay it asks for.
//!
//! ## What it finds
//!
//! A strategy in which all floors for a part of pay (total, base salary or stock grant) are above
//! all asks for the same part in the same currency. A floor is the lowest pay to accept, in words
//! such as `accept at`, `my floor is` or `I could accept a base of`.
//!
//! ## Why it matters
//!
//! People who follow the script ask for less than they are supposed to accept. One of the two
//! figures is wrong.
//!
//! ## Example
//!
//! ````guides fails error x1 @"£118K" #2
//! === guides/acme/data-engineer.md
//!
//! > **Negotiate Up Strategy:** Open at £110K base. Your accept-at floor is £118K base.
//! ````
//!
//! ````guides passes
//! === guides/acme/data-engineer.md
//!
//! > **Negotiate Up Strategy:** Open at £118K base. Your accept-at floor is £110K base.
//! ````

use crate::analysis::prose::amounts::ProseAmount;
use crate::analysis::prose::bands::Priced;
use crate::analysis::prose::cues::Intent;
use crate::model::{Amount, Component, CurrencyMark, Guide};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG603",
    "floor-above-ask",
    Error,
    None,
    "floor_above_ask.rs"
);

pub(crate) struct FloorAboveAsk;

impl Rule for FloorAboveAsk {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let figures = context.facts().strategy_amounts();
        for component in [Component::Total, Component::Base, Component::Stock] {
            let of_component = figures
                .iter()
                .filter(|figure| figure.component == component);
            let floors = of_component
                .clone()
                .filter(|figure| figure.said == Intent::Floor);
            let mut lowest: Vec<&ProseAmount> = Vec::new();
            for floor in floors {
                let same = lowest.iter().position(|it| mark(it) == mark(floor));
                match same {
                    None => lowest.push(floor),
                    Some(at) if least(floor) < least(lowest[at]) => lowest[at] = floor,
                    Some(_) => {}
                }
            }
            for floor in lowest {
                let asks = of_component.clone().filter(|it| it.said == Intent::Ask);
                let same = asks.filter(|ask| mark(ask) == mark(floor));
                if let Some(ask) = same.max_by_key(|ask| ask.money.high.amount)
                    && least(floor) > ask.money.high.amount
                {
                    report(guide, context, floor, ask);
                }
            }
        }
    }
}

fn mark(figure: &ProseAmount) -> Option<CurrencyMark> {
    figure.money.mark()
}

fn least(figure: &ProseAmount) -> Amount {
    figure.money.low.amount
}

fn report(guide: &Guide, context: &mut Context<'_>, floor: &ProseAmount, ask: &ProseAmount) {
    let part = match floor.component {
        Component::Total => "total pay",
        component => component.name(),
    };
    let shown = |figure: &ProseAmount| match mark(figure).and_then(|mark| mark.resolve(None)) {
        Some(currency) => {
            let figure = *figure;
            Priced { figure, currency }.shown(guide)
        }
        None => figure.money.low.amount.to_string(),
    };
    let (floor_shown, ask_shown) = (shown(floor), shown(ask));
    let finding = context
        .finding(
            format!(
                "the floor for {part}, {floor_shown}, is above the highest ask for it, {ask_shown}"
            ),
            floor.range,
            format!("the least to accept: more than {ask_shown}"),
        )
        .related(ask.range, "the highest ask")
        .help("ask for more than the floor: one of the two figures is wrong");
    context.report(finding);
}

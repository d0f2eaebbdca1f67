//! A script that asks for a salary or a stock grant outside the ranges of all regions.
//!
//! ## What it finds
//!
//! An ask for base salary or for a stock grant in the levers or the strategy (`I need`,
//! `I'm targeting`, `Open at`) that is outside the ranges of all regions with its currency, in the
//! front matter and in the table. A figure is checked only if the words next to it say which part
//! of pay it is. Raises, yearly stock, competitors' pay and placeholders are not checked. A grant
//! counts as below the ranges only if the words say how many years it is for.
//!
//! ## Why it matters
//!
//! Readers use the figure in a negotiation. If it is above the ranges, they lose credibility; if it
//! is below, they lose money.
//!
//! ## Example
//!
//! ````guides fails warning x1 @"£250K"
//! === guides/acme/data-engineer.md
//!
//! > **Negotiate Up Strategy:** "I'm targeting £250K base and £60K RSUs over 4 years."
//! ````
//!
//! ````guides passes
//! === guides/acme/data-engineer.md
//!
//! > **Negotiate Up Strategy:** "A rival offers £250K base. I'm targeting £118K base and £60K RSUs over 4 years."
//! ````

use crate::analysis::prose::bands::{Priced, Union, Unions};
use crate::analysis::prose::cues::Intent;
use crate::diagnostic::Diagnostic;
use crate::model::{Component, Guide};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG602",
    "ask-outside-band",
    Warning,
    None,
    "ask_outside_band.rs"
);

pub(crate) struct AskOutsideBand;

impl Rule for AskOutsideBand {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let (bases, grants) = (
            Unions::of(guide, Component::Base),
            Unions::of(guide, Component::Stock),
        );
        let figures = context.facts().prose_amounts().iter().copied();
        for figure in figures.filter(|it| it.said == Intent::Ask) {
            let unions = match figure.component {
                Component::Base => &bases,
                Component::Stock => &grants,
                _ => continue,
            };
            let held = unions.for_figure(figure);
            let held = held.filter(|(_, union)| union.is_in_unit_of(&figure.money));
            if let Some((ask, union)) =
                held.filter(|(_, union)| is_comparable(figure.component, union))
                && let Some(finding) = finding(guide, context, &ask, &union)
            {
                context.report(finding);
            }
        }
    }
}

/// A grant cannot be compared with what the company pays in a year.
fn is_comparable(component: Component, union: &Union) -> bool {
    component != Component::Stock || !union.yearly
}

fn finding(
    guide: &Guide,
    context: &Context<'_>,
    ask: &Priced,
    union: &Union,
) -> Option<Diagnostic> {
    let (figure, writing) = (ask.figure, ask.writing(guide));
    let above = figure.money.low.amount > union.high.0 && !union.open;
    let may_be_below = figure.component == Component::Base || figure.says_years;
    let below = figure.money.high.amount < union.low.0 && may_be_below;
    let (side, end, (bound, range)) = match (above, below) {
        (true, _) => ("above", "highest", union.high),
        (false, true) => ("below", "lowest", union.low),
        (false, false) => return None,
    };
    let part = figure.component.name();
    let bound = writing.amount(bound);
    let all = writing.band(union.low.0, union.high.0);
    let finding = context
        .finding(
            format!(
                "asks for {}, {side} every region's {part}: the regions span {all}",
                ask.shown(guide)
            ),
            figure.range,
            format!("{side} the {end} {part}, {bound}"),
        )
        .related(range, format!("the {end} {part} of all regions"))
        .help("ask for a figure within the bands, or correct the bands");
    Some(finding)
}

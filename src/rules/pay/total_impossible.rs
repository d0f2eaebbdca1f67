//! A total that is impossible, however its parts are counted.
//!
//! ## What it finds
//!
//! A total below the base salary, or, if every part is known, a total more than 5% above the sum of
//! base salary, whole grant, highest bonus, signing bonus and other pay. The finding replaces
//! `total-mismatch`.
//!
//! ## Why it matters
//!
//! No way of computing a total explains such a figure: a digit or a unit is wrong, or the figure
//! belongs to another row.
//!
//! ## Example
//!
//! ````pay fails error x1 @"12000"
//! - region: London
//!   base_low: 100000
//!   base_high: 150000
//!   stock_low: 40000
//!   stock_high: 80000
//!   bonus_pct: 10
//!   total_comp_low: 12000
//!   total_comp_high: 185000
//!   currency: GBP
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 100000
//!   base_high: 150000
//!   stock_low: 40000
//!   stock_high: 80000
//!   bonus_pct: 10
//!   total_comp_low: 120000
//!   total_comp_high: 185000
//!   currency: GBP
//! ````

use crate::analysis::text::amount_style::AmountStyle;
use crate::analysis::totals::bounds::{Impossible, WhyImpossible};
use crate::analysis::totals::verdict::{Verdict, parts, whole_percent};
use crate::diagnostic::Diagnostic;
use crate::model::{Amount, Exact, Guide, Parts};
use crate::rules::pay::totals::terms::{term_labels, terms};
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG203",
    "total-impossible",
    Error,
    None,
    "total_impossible.rs"
);

pub(crate) struct TotalImpossible;

impl Rule for TotalImpossible {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for (index, verdict) in context.facts().verdicts().iter().enumerate() {
            let parts = parts(guide, index);
            if let Verdict::Impossible(impossible) = verdict {
                let writing = AmountStyle::of(guide, parts.entry, parts.row);
                context.report(finding(context, parts, writing, impossible));
            }
        }
    }
}

fn finding(
    context: &Context<'_>,
    parts: Parts<'_>,
    writing: AmountStyle<'_>,
    found: &Impossible,
) -> Diagnostic {
    let entry = parts.entry;
    let stated = writing.amount(found.stated);
    let range = entry.total.end(found.end).range().unwrap_or(entry.range);
    let name = entry.label();
    let finding = match &found.why {
        WhyImpossible::BelowBase(base) => {
            let base = writing.amount(*base);
            let message =
                format!("total of {name} is below its base salary: {stated} against {base}");
            let of_base = entry.base.end(found.end).range();
            context
                .finding(message, range, format!("less than {base}"))
                .related_all(of_base.map(|range| (range, "base salary alone is more")))
        }
        WhyImpossible::AboveEverything(everything) => {
            let together = writing.amount(everything.together);
            let message = format!(
                "total of {name} is more than all its parts together: {stated} against {together}"
            );
            let signing = match everything.signing {
                Amount(0) => String::new(),
                amount => format!(" + {} signing bonus", writing.amount(amount)),
            };
            context
                .finding(message, range, format!("more than {together}"))
                .related_all(term_labels(parts, writing, &everything.sum, found.end))
                .note(format!(
                    "with the whole grant in one year and the highest bonus: {}{signing} = {together}",
                    terms(&everything.sum, writing)
                ))
        }
    };
    let bound = match &found.why {
        WhyImpossible::BelowBase(base) => *base,
        WhyImpossible::AboveEverything(everything) => everything.together,
    };
    let off = Exact::of(found.stated).deviation_from(Exact::of(bound));
    finding
        .percent_off(whole_percent(off))
        .help("look for a wrong digit or unit, in the total and in its parts")
}

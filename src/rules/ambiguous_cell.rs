//! A cell of the pay table that has no single reading.
//!
//! ## What it finds
//!
//! Cells that a reader can take for a figure and a program can't: words where an amount belongs
//! (`Adjusted for market`), counts of options or shares, pay for a month or an hour, an amount for a
//! year under a header that speaks of a grant over several (`$20K/yr` under `RSU/4yr`), and amounts
//! that are an equivalent of pay in another currency (`$160K (GBP equiv.)`). Each of these is said
//! once per guide, with all the cells concerned. Pay for a month that the front matter leaves out is
//! left to `value-lost`.
//!
//! ## Why it matters
//!
//! Nothing can be computed from such a cell or compared with it, and two people may read two salaries
//! in it.
//!
//! ## Example
//!
//! ````pay fails
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock |
//! |--------|-------------|-------|
//! | London | £95K–£120K | 4,000–8,000 options |
//! ````
//!
//! ````pay fails
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary | Total Comp |
//! |--------|-------------|------------|
//! | London | £95K–£120K | Above the market |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   stock_low: 40000
//!   stock_high: 80000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock | Total Comp |
//! |--------|-------------|-------|------------|
//! | London | £95K–£120K | £40K–£80K (4,000–8,000 options) | — |
//! ````

use std::collections::BTreeMap;

use super::doubtful_cell::{Doubt, Place, doubt, is_lost, is_settled, stated};
use super::{Context, Meta, Rule, meta};
use crate::diagnostic::Diagnostic;
use crate::model::Guide;

meta!("NG311", "ambiguous-cell", Note, None, "ambiguous_cell.rs");

pub struct AmbiguousCell;

impl Rule for AmbiguousCell {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let mut found: BTreeMap<Doubt, Vec<Place<'_>>> = BTreeMap::new();
        let rows = guide.body.pay_table.iter().flat_map(|table| &table.rows);
        for (index, row) in rows.enumerate() {
            // What stood in the place of a bad byte is what `invalid-utf8` asks.
            let cells = row.cells.iter();
            for cell in cells.filter(|cell| !cell.text.contains(char::REPLACEMENT_CHARACTER)) {
                let place = Place { index, row, cell };
                match doubt(row, cell) {
                    Some(Doubt::Short(_)) if is_lost(guide, place) => {}
                    Some(Doubt::OtherYears) if is_settled(guide, place) => {}
                    Some(doubt) => found.entry(doubt).or_default().push(place),
                    None => {}
                }
            }
        }
        for (doubt, places) in found {
            report(guide, context, doubt, &places);
        }
    }
}

fn report(guide: &Guide, context: &mut Context<'_>, doubt: Doubt, places: &[Place<'_>]) {
    let Some(first) = places.first() else {
        return;
    };
    let more = match places.len() {
        1 => String::new(),
        2 => " and 1 more cell".to_string(),
        count => format!(" and {} more cells", count - 1),
    };
    let what = match doubt {
        Doubt::Words => "is no figure".to_string(),
        Doubt::Count => "is a count, and no amount of money".to_string(),
        Doubt::Short(time) => format!("is pay for {time}, and not for a year"),
        Doubt::OtherYears => "is for other years than its header says".to_string(),
        Doubt::Equivalent(own, other) => format!("may be pay in {own} or in {other}"),
    };
    let (text, header) = (&first.cell.text, &first.cell.header);
    let region = first.row.compensation.label();
    let message = format!("\"{text}\" {what}: {header} of {region}{more}");
    let mut finding = context.finding(message, first.cell.cell.range, label(guide, doubt, *first));
    for place in &places[1..] {
        finding = finding.related(place.cell.cell.range, label(guide, doubt, *place));
    }
    context.report(advised(finding, doubt));
}

fn advised(finding: Diagnostic, doubt: Doubt) -> Diagnostic {
    match doubt {
        Doubt::Words => finding.help("write a figure, or `—` where there is none"),
        Doubt::Count => finding
            .note("what they are worth is not said, so no total can be computed from them")
            .help("write the value of the grant, with the count in brackets behind it"),
        Doubt::Short(_) => finding
            .note("figures are for a year, and nobody says how many of these make one")
            .help("write the pay for a year"),
        Doubt::OtherYears => {
            finding.help("write the value of the whole grant, or take the years out of the header")
        }
        Doubt::Equivalent(..) => finding.help(
            "write the amounts in the currency they are paid in, with the other one beside them: \
             `A / B`",
        ),
    }
}

fn label(guide: &Guide, doubt: Doubt, place: Place<'_>) -> String {
    match doubt {
        Doubt::Words => match stated(guide, place) {
            Some(stated) => format!("words; the front matter says {stated}"),
            None => "words".to_string(),
        },
        Doubt::Count => "a count".to_string(),
        Doubt::Short(time) => format!("for {time}"),
        Doubt::OtherYears => "other years than the header's".to_string(),
        Doubt::Equivalent(own, other) => format!("{own}, or worth that in {other}"),
    }
}

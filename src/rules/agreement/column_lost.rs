//! A column of the pay table whose amounts are missing from the front matter.
//!
//! ## What it finds
//!
//! Columns such as a profit share, `Stock/Bonus`, `Carry/Bonus`, `Sign-On / Bonus`, a second stock
//! grant or a total that includes a premium, whose amounts are in no key of the entry, or in the
//! key of a different part of pay. All rows of a column are one finding. If base salary, stock,
//! bonus, signing bonus or total is missing, `value-lost` reports it instead.
//!
//! ## Why it matters
//!
//! Programs, the site's tables and all comparisons read the front matter. They do not get this pay,
//! and totals that include it do not match their parts.
//!
//! ## Example
//!
//! ````pay fails error x1 @"London" #1
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   total_comp_low: 115000
//!   total_comp_high: 160000
//!   currency: GBP
//!
//! | Region | Base Salary | Profit Sharing | Total Comp |
//! |--------|-------------|----------------|------------|
//! | London | £95K–£120K | £20K–£40K | £115K–£160K |
//! ````
//!
//! It is not certain whether the column is stock or bonus:
//!
//! ````pay fails error x1 @"London" #1
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary | Stock/Bonus |
//! |--------|-------------|-------------|
//! | London | £95K–£120K | £20K–£40K/yr |
//! ````
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   other_label: Profit Sharing
//!   other_low: 20000
//!   other_high: 40000
//!   total_comp_low: 115000
//!   total_comp_high: 160000
//!   currency: GBP
//!
//! | Region | Base Salary | Profit Sharing | Total Comp |
//! |--------|-------------|----------------|------------|
//! | London | £95K–£120K | £20K–£40K | £115K–£160K |
//! ````
//!
//! ## Fix safety
//!
//! The fix writes the amounts as `other_low/high` with the header as `other_label`, as the signing
//! bonus or as the bonus. Safe where the header or the cells say what the amounts are (profit
//! share, `£20K sign-on`), or where the totals match their parts only with the column. Unsafe where
//! the column may be one of two kinds of pay, where the front matter has the amounts in the key of
//! a different part of pay, where the author marks a figure as uncertain (`£40K?`), and where the
//! currency is not certain.
//!
//! There is no fix where no key fits, where a cell has only one end of a range (`£5K+`), or for a
//! second kind of other pay, because an entry can have only one.

use crate::analysis::pay::missing_columns::{LostColumn, lost_columns};
use crate::analysis::pay::pair::{Pair, head};
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::edit::column::fix;
use crate::model::{Column, Component, Guide};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!(
    "NG309",
    "column-lost",
    Error,
    SafeOrUnsafe,
    "column_lost.rs"
);

/// How many rows a message lists.
const LISTED: usize = 3;

pub(crate) struct ColumnLost;

impl Rule for ColumnLost {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let columns = lost_columns(guide);
        for column in &columns {
            let finding = match column.stored_as {
                Some(home) => misplaced(context, column, home),
                None => lost(context, column),
            };
            let Some(finding) = finding else { continue };
            context.report(
                finding
                    .help(advice(column))
                    .fix_opt(fix(guide, &columns, column)),
            );
        }
    }
}

fn lost(context: &Context<'_>, column: &LostColumn<'_>) -> Option<Diagnostic> {
    let (first, others) = column.cells.split_first()?;
    let severity = match column.column {
        // The total itself is there.
        Column::TotalWithPremium => Severity::Warning,
        _ => Severity::Error,
    };
    let finding = context.graded(
        severity,
        format!(
            "{} is in the table, but not in the front matter: {}",
            name(column),
            figures(column)
        ),
        Label::new(head(first.0.entry), "no key for it"),
    );
    Some(
        finding
            .related_all(
                others
                    .iter()
                    .map(|(pair, _)| (head(pair.entry), "nor here")),
            )
            .related_all(stated(column)),
    )
}

fn misplaced(
    context: &Context<'_>,
    column: &LostColumn<'_>,
    home: Component,
) -> Option<Diagnostic> {
    let (first, others) = column.cells.split_first()?;
    let finding = context.graded(
        Severity::Warning,
        format!(
            "{} is stored as {} in the front matter: {}",
            name(column),
            home.name(),
            figures(column)
        ),
        Label::new(
            place(first.0, home),
            format!("says that it is {}", home.name()),
        ),
    );
    Some(
        finding
            .related_all(
                others
                    .iter()
                    .map(|(pair, _)| (place(*pair, home), "here too")),
            )
            .related_all(stated(column))
            .note("guides are compared key by key, and other guides mean something else by it"),
    )
}

/// The column's cells.
fn stated(column: &LostColumn<'_>) -> impl Iterator<Item = (TextRange, &'static str)> {
    let cells = column.cells.iter();
    cells.map(|(_, cell)| (cell.cell.range, "stated here"))
}

/// Where the entry states what `home` holds.
fn place(pair: Pair<'_>, home: Component) -> TextRange {
    let band = home.band(pair.entry);
    band.and_then(|band| band.low.range())
        .unwrap_or(head(pair.entry))
}

fn name(column: &LostColumn<'_>) -> String {
    match column.header {
        "" => "the column without a header".to_string(),
        header => format!("\"{header}\""),
    }
}

/// `London £20K–£40K, Oslo NOK 200K, and 2 more`.
fn figures(column: &LostColumn<'_>) -> String {
    let mut listed: Vec<String> = column
        .cells
        .iter()
        .take(LISTED)
        .map(|(pair, cell)| format!("{} {}", pair.entry.label(), cell.text))
        .collect();
    if column.cells.len() > LISTED {
        listed.push(format!("and {} more", column.cells.len() - LISTED));
    }
    listed.join(", ")
}

fn advice(column: &LostColumn<'_>) -> &'static str {
    match (column.stored_as, column.column) {
        (Some(_), _) => {
            "state the two kinds of pay in columns of their own, or name the column after the pay that it states"
        }
        (None, Column::TotalWithPremium) => {
            "there is no key for a total with a premium: state it in the prose"
        }
        (None, Column::SignOn) => {
            "if it is paid in the second year, write it as `signing_bonus_year2_low/high`; \
             if not, state the two as one"
        }
        (None, Column::Stock | Column::Bonus) => {
            "there is one key for it: state the two as one, or this one as `other_low` and `other_high`"
        }
        (None, Column::SignOnOrBonus) => {
            "write it as `signing_bonus_low/high` if it is paid once, as `bonus_low/high` if every year"
        }
        _ => "if it is yearly pay, write it as `other_label`, `other_low` and `other_high`",
    }
}

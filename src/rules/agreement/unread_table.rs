//! A table or a column of money that is not read as pay.
//!
//! ## What it finds
//!
//! Columns of the pay table that are not read because
//!
//! - the header does not say which part of pay the amounts are, or says it in unknown words;
//! - several columns state the same part of pay;
//! - one end of a range is missing;
//! - the figures are net pay, pay for a shift, averages, percentiles, figures of several years or
//!   numbers of shares;
//! - the amounts are too small for a year and nothing says that they are in thousands.
//!
//! It also finds tables with money that are not read at all: their rows are persons, offers, years
//! or percentiles, it is not stated what the cells are, or another table states other figures for
//! the same pay. If a guide has no pay table, lists of amounts are reported too.
//!
//! In a guide whose pay table is read, tables of offers, competitors, benefits and the like are not
//! reported.
//!
//! ## Why it matters
//!
//! Figures that are not read are not checked, not used in totals and fixes, and not published as
//! data, although readers of the guide see them.
//!
//! ## Example
//!
//! ````pay fails warning x1 @"Lumina"
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary | Lumina |
//! |--------|-------------|--------|
//! | London | £95K–£120K | £10K–£20K |
//! ````
//!
//! ````pay fails warning x1 @"| Region | Compensation |"
//! - region: London
//!   base_low: null
//!   base_high: null
//!   currency: GBP
//!
//! | Region | Compensation |
//! |--------|--------------|
//! | London | £95K–£120K |
//! ````
//!
//! The pay of single persons is not a pay range of the place:
//!
//! ````pay fails warning x1 @"| Employee | City | Base Salary |"
//! - region: London
//!   base_low: null
//!   base_high: null
//!   currency: GBP
//!
//! | Employee | City | Base Salary |
//! |----------|------|-------------|
//! | No. 1 | London | £101,000 |
//! | No. 2 | London | £112,500 |
//! ````
//!
//! Two columns are the two ends of a range; the column of the midpoint is ignored:
//!
//! ````pay passes
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Min | Base Mid | Base Max |
//! |--------|----------|----------|----------|
//! | London | £95K | £107K | £120K |
//! ````

use crate::analysis::text::phrases;
use crate::diagnostic::{Diagnostic, Label, Severity};
use crate::model::body::SectionKind;
use crate::model::{Guide, Reason, UnreadColumn, UnreadTable};
use crate::rules::{Context, Meta, Rule, meta};

meta!("NG317", "unread-table", Warning, None, "unread_table.rs");

pub(crate) struct UnreadTableRule;

impl Rule for UnreadTableRule {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let body = &guide.body;
        let doubts = body.pay_table.iter().flat_map(|table| &table.doubts);
        let mut reasons: Vec<(Reason, Vec<&UnreadColumn>)> = Vec::new();
        for doubt in doubts {
            match reasons
                .iter_mut()
                .find(|(reason, _)| *reason == doubt.reason)
            {
                Some((_, columns)) => columns.push(doubt),
                None => reasons.push((doubt.reason, vec![doubt])),
            }
        }
        for (reason, columns) in reasons {
            report_columns(context, reason, &columns);
        }
        let has_pay = body.pay_table.is_some();
        for table in &body.unread_tables {
            if table.is_reported(has_pay) && !is_mapping(guide, table) {
                report_table(context, table, has_pay);
            }
        }
        if !has_pay && body.unread_tables.is_empty() {
            report_list(guide, context);
        }
    }
}

/// Whether a table without money is in the section that maps levels.
fn is_mapping(guide: &Guide, table: &UnreadTable) -> bool {
    let mapping = guide.body.section(SectionKind::LevelMapping);
    table.reason == Reason::NoMoney && mapping.is_some_and(|it| it.range.contains(table.range))
}

fn report_columns(context: &mut Context<'_>, reason: Reason, columns: &[&UnreadColumn]) {
    let Some(first) = columns.first() else {
        return;
    };
    let names = phrases::all_of(
        columns
            .iter()
            .map(|doubt| match doubt.header.value.as_str() {
                "" => "(no header)",
                header => header,
            }),
    );
    let finding = context.finding(
        format!("{names} in the pay table: {}", why(reason)),
        first.header.range,
        "not read",
    );
    context.report(with_columns(finding, &columns[1..]).help(help(reason)));
}

fn report_table(context: &mut Context<'_>, table: &UnreadTable, has_pay: bool) {
    let message = format!("a table is not read as pay: {}", why(table.reason));
    let severity = if has_pay {
        Severity::Note
    } else {
        Severity::Warning
    };
    let finding = context.graded(severity, message, Label::new(table.range, "not read"));
    let columns: Vec<&UnreadColumn> = table.columns.iter().collect();
    context.report(with_columns(finding, &columns).help(help(table.reason)));
}

fn with_columns(finding: Diagnostic, columns: &[&UnreadColumn]) -> Diagnostic {
    finding.related_all(
        columns
            .iter()
            .map(|doubt| (doubt.header.range, why(doubt.reason))),
    )
}

fn report_list(guide: &Guide, context: &mut Context<'_>) {
    let [first, others @ ..] = &guide.body.unread_amounts[..] else {
        return;
    };
    let finding = context.finding(
        "pay is stated in a list, not in a table",
        *first,
        "not read",
    );
    context.report(
        finding
            .related_all(others.iter().map(|other| (*other, "not read")))
            .help(
                "write a table with a column for the place or level and one for each part of pay",
            ),
    );
}

/// What is in the way of reading.
fn why(reason: Reason) -> &'static str {
    match reason {
        Reason::UnknownHeader => "no word of the header is known as a part of pay",
        Reason::UnknownWord => {
            "the header also has an unknown word, which may make it a different figure"
        }
        Reason::NoComponent => "nothing says which part of pay the amounts are",
        Reason::Unspecific => "the header may mean the base salary or the total",
        Reason::Repeated => "several columns state the same part of pay",
        Reason::OneEnd => "one end of a range is missing",
        Reason::Net => "the amounts are after tax, and pay is stated before tax",
        Reason::OtherPeriod => "the amounts are not for a year",
        Reason::Statistic => "averages and percentiles are not the ends of a range",
        Reason::SeveralYears => "it states several years, and does not say which one is current",
        Reason::VestYears => "it names several numbers of years that the grant vests over",
        Reason::OfferYears => "it states single years of an offer, not a usual year",
        Reason::NotInForce => "the amounts are of an earlier or a later time",
        Reason::Count => "the numbers have no currency: they may be counts",
        Reason::Percentage => "there are percentages instead of amounts",
        Reason::Scale => {
            "the amounts are too small for a year, and nothing says that they are in thousands"
        }
        Reason::Currencies => {
            "it states the same pay in several currencies, none of them the entry's"
        }
        Reason::LevelCells => "nothing says whether the cells are base salaries or totals",
        Reason::RowsAlike => "rows of one place differ only in a column that is not read",
        Reason::Rows => "its rows are not understood as places or levels",
        Reason::NoOwnPay => "it is not understood as pay of this role",
        Reason::NoMoney => "it holds figures, and none of them is money",
        Reason::Html => "its HTML has no end, too many columns, or other tables in it",
        Reason::Contradicted => "another table states other figures for the same pay",
        Reason::Further => "it is about other rows than the pay table",
    }
}

/// What its author can do.
fn help(reason: Reason) -> &'static str {
    match reason {
        Reason::UnknownHeader | Reason::NoComponent | Reason::Unspecific | Reason::LevelCells => {
            "name the part of pay in the header: `Base Salary`, `Stock (RSU/4yr)`, `Bonus`, `Signing Bonus` or `Total Comp`"
        }
        Reason::UnknownWord => "name only the part of pay, and say the rest in a note",
        Reason::Repeated => {
            "say in each header how it differs: `Low` and `High`, a year, whose pay it is"
        }
        Reason::OneEnd => "write both ends: `Base Low` and `Base High`, or a range in one column",
        Reason::Net => "write the pay before tax",
        Reason::OtherPeriod => "write the pay for a year",
        Reason::Statistic => "write the ends of the range: `Low` and `High`",
        Reason::SeveralYears | Reason::NotInForce => {
            "say in the header which figures are `current`"
        }
        Reason::OfferYears => "state the figure of a usual year in a column of its own",
        Reason::VestYears => "name only the years of the whole grant",
        Reason::Count | Reason::Percentage => "write the value in money, with its currency",
        Reason::Scale => "say it in the header, such as `Base Salary ($K)`",
        Reason::Currencies => "write the pay in the currency it is paid in",
        Reason::RowsAlike | Reason::Rows | Reason::NoOwnPay | Reason::NoMoney => {
            "if it is the pay of this role, write a row for each place or level, in a column called `Region` or `Level`"
        }
        Reason::Html => "write it as a Markdown table",
        Reason::Contradicted | Reason::Further => {
            "state the pay in one table, or say above each what it is about"
        }
    }
}

//! Two compensation entries, or two equal rows of the table, for the same place and level.
//!
//! ## What it finds
//!
//! Two entries whose `region` is the same place and whose `level` is the same or absent in both: an
//! error. Abbreviations, flags, currencies and `(HQ)` make no difference (`NYC` and
//! `New York (USD)` are the same place). It also finds rows of the pay table with the same place,
//! level and figures as an earlier row: a warning.
//!
//! ## Why it matters
//!
//! A reader cannot know which of the two is right, and a program that looks the place up gets one
//! of the two by chance.
//!
//! ## Example
//!
//! ````pay fails error x1 @"NYC (USD)"
//! - region: New York
//!   base_low: 195000
//!   base_high: 240000
//!   currency: USD
//! - region: NYC (USD)
//!   base_low: 200000
//!   base_high: 250000
//!   currency: USD
//! ````
//!
//! ````pay fails warning x1 @"London" #3
//! - region: London
//!   base_low: 95000
//!   base_high: 120000
//!   currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//! | London | £95K–£120K |
//! ````
//!
//! Entries for the same place are distinguished by their level:
//!
//! ````pay passes
//! - region: New York
//!   level: L4
//!   base_low: 195000
//!   base_high: 240000
//!   currency: USD
//! - region: New York
//!   level: L5
//!   base_low: 200000
//!   base_high: 250000
//!   currency: USD
//! ````
//!
//! ## Fix safety
//!
//! Safe: the fix deletes a row of a Markdown table that repeats the line directly above it. There
//! is no fix for other rows or for entries.

use std::collections::HashMap;

use crate::analysis::text::phrases::all_of;
use crate::diagnostic::{Diagnostic, Fix, Label, Safety, Severity};
use crate::model::{Band, Bonus, Compensation, Guide, PayRow, RegionLabel, Slot};
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::{Spanned, TextRange, line_start, next_line};

meta!(
    "NG107",
    "duplicate-region",
    Error,
    Safe,
    "duplicate_region.rs"
);

pub(crate) struct DuplicateRegion;

/// An entry whose region is known.
type RegionEntry<'g> = (&'g Compensation, &'g Spanned<RegionLabel>);

impl Rule for DuplicateRegion {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        let entries = guide.front.compensation.iter();
        let named: Vec<RegionEntry<'_>> = entries
            .filter_map(|entry| Some((entry, entry.region.spanned()?)))
            .collect();
        let mut firsts: HashMap<(RegionKey<'_>, Option<String>), usize> = HashMap::new();
        for (index, later) in named.iter().enumerate() {
            let Some(level) = level_of(&later.0.level) else {
                continue;
            };
            let first = names_of(&later.1.value)
                .map(|name| *firsts.entry((name, level.clone())).or_insert(index))
                .min();
            if let Some(first) = first.filter(|first| *first < index) {
                context.report(finding(guide, context, &named[first], later));
            }
        }
        for (row, first) in &guide.pairing.repeated_rows {
            if let Some(table) = &guide.body.pay_table {
                let repeated = RepeatedRow {
                    first: &table.rows[*first],
                    before: &table.rows[row.saturating_sub(1)],
                    again: &table.rows[*row],
                };
                context.report(repeated.finding(guide, context));
            }
        }
    }
}

/// What identifies a region. Two labels of one region share at least one of these.
#[derive(PartialEq, Eq, Hash)]
enum RegionKey<'g> {
    Words(&'g str),
    Identity(&'g str),
}

fn names_of(label: &RegionLabel) -> impl Iterator<Item = RegionKey<'_>> {
    [
        RegionKey::Words(label.words()),
        RegionKey::Identity(label.identity()),
    ]
    .into_iter()
}

/// What two entries of the same level have in common; `None` where the level is not known.
fn level_of(slot: &Slot<String>) -> Option<Option<String>> {
    match slot.value() {
        Some(level) => Some(Some(level.trim().to_ascii_lowercase())),
        None => slot.is_unstated().then_some(None),
    }
}

fn finding(
    guide: &Guide,
    context: &Context<'_>,
    first: &RegionEntry<'_>,
    later: &RegionEntry<'_>,
) -> Diagnostic {
    let (text, earlier) = (&later.1.value.text, &first.1.value.text);
    let level = later.0.level.value();
    let at_level = level.map_or(String::new(), |level| format!(" at level {level}"));
    let message = if text == earlier {
        format!("{text} has two entries in `compensation`{at_level}")
    } else {
        format!(
            "`{earlier}` and `{text}` are the same place, with two entries in \
             `compensation`{at_level}"
        )
    };
    let finding = context
        .finding(message, later.1.range, format!("again: {text}{at_level}"))
        .related(first.1.range, format!("first: {earlier}{at_level}"));
    if has_same_figures(first.0, later.0) {
        return finding
            .note("both state the same figures")
            .help("delete one of the two");
    }
    let finding =
        finding.note("they state different figures, and it is not stated which are right");
    let levels = levels_in_table(guide, &later.1.value);
    if level.is_none() && levels.len() > 1 {
        finding.help(format!(
            "give each its `level`; the table in the body has {} for this place",
            all_of(levels)
        ))
    } else {
        finding.help("delete one of the two, or distinguish them by `level`")
    }
}

/// A row that repeats an earlier one.
struct RepeatedRow<'g> {
    first: &'g PayRow,
    /// The one right before it.
    before: &'g PayRow,
    again: &'g PayRow,
}

impl RepeatedRow<'_> {
    fn finding(&self, guide: &Guide, context: &Context<'_>) -> Diagnostic {
        let line = line_of(&guide.source.text, name_of(self.again));
        let is_same_line = self.is_line_above(guide, line);
        let fix =
            is_same_line.then(|| Fix::replace("delete the second row", line, "", Safety::Safe));
        let help = if is_same_line {
            "delete one of the two"
        } else {
            "make it one row, or distinguish the two by level"
        };
        let message = format!(
            "the table has two rows of {} with the same figures",
            self.again.compensation.label()
        );
        let label = Label::new(name_of(self.again), "again, with the same figures");
        context
            .graded(Severity::Warning, message, label)
            .related(name_of(self.first), "first")
            .help(help)
            .fix_opt(fix)
    }

    /// Whether `line`, its own, says the same as the line above, which is a row too. A line of HTML may be
    /// a cell, or all of a table; and rows apart may be of two groups.
    fn is_line_above(&self, guide: &Guide, line: TextRange) -> bool {
        let above = line_of(&guide.source.text, name_of(self.before));
        let [earlier, later] = [above, line].map(|line| guide.source.slice(line).trim());
        above.end == line.start && earlier == later && later.starts_with('|')
    }
}

/// Where a row is named.
fn name_of(row: &PayRow) -> TextRange {
    let pay = &row.compensation;
    let named = pay.region.range().or(pay.level.range());
    named.unwrap_or(pay.range)
}

/// The whole line that `range` is in, with its end.
fn line_of(text: &str, range: TextRange) -> TextRange {
    TextRange::new(
        line_start(text, range.start()),
        next_line(text, range.start()),
    )
}

/// The levels for which the body's table states pay in `region`.
fn levels_in_table<'g>(guide: &'g Guide, region: &RegionLabel) -> Vec<&'g str> {
    let rows = guide.body.pay_table.iter().flat_map(|table| &table.rows);
    let in_region = rows.map(|row| &row.compensation).filter(|pay| {
        let label = pay.region.value();
        label.is_some_and(|label| label.is_same_region(region))
    });
    in_region
        .filter_map(|pay| pay.level.value().map(String::as_str))
        .collect()
}

fn has_same_figures(one: &Compensation, other: &Compensation) -> bool {
    fn same<T: PartialEq>(one: &Band<T>, other: &Band<T>) -> bool {
        one.low.value() == other.low.value() && one.high.value() == other.high.value()
    }
    let same_bonus = match (&one.bonus, &other.bonus) {
        (Bonus::Amounts(one), Bonus::Amounts(other)) => same(one, other),
        (one, other) => {
            one.percents() == other.percents() && one.is_unstated() == other.is_unstated()
        }
    };
    same(&one.base, &other.base)
        && same(&one.stock, &other.stock)
        && same_bonus
        && same(&one.total, &other.total)
        && one.currency.value() == other.currency.value()
}

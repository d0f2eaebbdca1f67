//! Guides of one company that differ in the company's name or in how they state stock.
//!
//! ## What it finds
//!
//! * Two spellings of the company's display name.
//! * Two conventions for stock: for example, most guides state a grant over four years, and others
//!   a grant over another number of years or the stock of a single year.
//!
//! Each is reported once per company, at the first guide that differs from most of the others.
//!
//! ## Why it matters
//!
//! Readers compare the roles of a company with each other. If one guide states the stock of a year
//! and another the whole grant, the same pay looks four times as large.
//!
//! ## Example
//!
//! ````guides fails warning x1 @"ACME Inc"
//! === guides/acme/data-engineer.md
//! === guides/acme/data-scientist.md
//! === guides/acme/devops-engineer.md
//! company_display: ACME Inc
//! ````
//!
//! ````guides fails warning x1 @"£10K–£20K"
//! === guides/acme/data-engineer.md
//! === guides/acme/data-scientist.md
//! compensation:
//!   - region: London
//!     base_low: 95000
//!     base_high: 120000
//!     stock_low: 10000
//!     stock_high: 20000
//!     stock_vest_years: 1
//!     currency: GBP
//!
//! | Region | Base Salary | Stock (per year) |
//! |--------|-------------|------------------|
//! | London | £95K–£120K | £10K–£20K |
//! ````
//!
//! ````guides passes
//! === guides/acme/data-engineer.md
//! === guides/acme/data-scientist.md
//! === guides/initech/data-scientist.md
//! ````

use std::cmp::Reverse;
use std::collections::BTreeMap;

use crate::analysis::corpus::index::Company;
use crate::analysis::corpus::index::Index;
use crate::analysis::text::phrases;
use crate::rules::{CorpusContext, Meta, Rule, meta};
use crate::text::TextRange;

meta!(
    across guides:
    "NG704",
    "inconsistent-company",
    Warning,
    None,
    "inconsistent_company.rs"
);

pub(crate) struct InconsistentCompany;

impl Rule for InconsistentCompany {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        for company in &index.companies {
            display_names(index, company).report(index, context);
            stock_conventions(index, company).report(index, context);
        }
    }
}

/// The guides of a company by something that all should have in common, each with the place where
/// it says so.
type Groups<T> = BTreeMap<T, Vec<GuidePlace>>;

/// A guide of the index and a place in it.
type GuidePlace = (usize, TextRange);

/// Something that all guides of a company should have in common.
struct Convention<T> {
    what: String,
    groups: Groups<T>,
    /// One value in words.
    show: fn(&T) -> String,
    help: &'static str,
}

impl<T: Ord> Convention<T> {
    /// Says that some guides differ from the most, at the first of them.
    fn report(self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        let Convention {
            what,
            groups,
            show,
            help,
        } = self;
        let mut groups: Vec<(T, Vec<GuidePlace>)> = groups.into_iter().collect();
        groups.sort_by_key(|(_, places)| (Reverse(places.len()), places[0].0));
        let Some(((usual, most), others)) = groups.split_first().filter(|(_, it)| !it.is_empty())
        else {
            return;
        };
        let mut differing: Vec<(GuidePlace, &T)> = Vec::new();
        for (value, places) in others {
            differing.extend(places.iter().map(|place| (*place, value)));
        }
        differing.sort_by_key(|((guide, _), _)| *guide);
        let Some((((at, range), value), more)) = differing.split_first() else {
            return;
        };
        let (here, usual) = (show(value), show(usual));
        let finding = context.finding(
            format!(
                "{what} is {here} here and {usual} in {}",
                phrases::count(most.len() as u64, "guide")
            ),
            *range,
            format!("{here}, where most guides of the company have {usual}"),
        );
        let more = more.iter().map(|((guide, range), value)| {
            let source = index.guides[*guide].source();
            (source, *range, show(value))
        });
        let (guide, range) = most[0];
        let finding = finding
            .elsewhere_all(more)
            .elsewhere(&index.guides[guide].source(), range, usual)
            .help(help);
        context.report(*at, finding);
    }
}

fn display_names<'g>(index: &Index<'g>, company: &Company<'_>) -> Convention<&'g str> {
    let mut groups: Groups<&str> = BTreeMap::new();
    for at in &company.guides {
        if let Some(name) = &index.guides[*at].summary().display_name {
            let place = (*at, name.range);
            groups.entry(name.value.trim()).or_default().push(place);
        }
    }
    Convention {
        what: format!("the display name of `{}`", company.name),
        groups,
        show: |name| format!("`{name}`"),
        help: "write one name in all guides of the company",
    }
}

fn stock_conventions(index: &Index<'_>, company: &Company<'_>) -> Convention<u8> {
    let mut groups: Groups<u8> = BTreeMap::new();
    for at in &company.guides {
        if let Some((years, range)) = index.guides[*at].summary().stock_years {
            groups.entry(years).or_default().push((*at, range));
        }
    }
    Convention {
        what: format!("the stock column of `{}`", company.name),
        groups,
        show: |years| match years {
            1 => "the stock of one year".to_string(),
            years => format!("a grant over {years} years"),
        },
        help: "state stock in the same way in all guides of the company, best as the whole grant",
    }
}

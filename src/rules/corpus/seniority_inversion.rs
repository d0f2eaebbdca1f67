//! A company whose guides state higher pay for a junior role than for a senior role.
//!
//! ## What it finds
//!
//! In the guides of a company for software engineer, senior software engineer and staff software
//! engineer: a range of total pay or base salary whose low or high end is higher for the junior
//! role than for the senior role, in the same place and currency. If the junior role's guide states
//! pay for several levels, only the low ends are compared, because its highest level may be a
//! senior level. There is one finding for two roles of a company, which shows all places where the
//! junior role is paid more.
//!
//! ## Why it matters
//!
//! At least one of the figures is wrong or is not comparable. Often the totals of the two guides
//! were computed in different ways.
//!
//! ## Example
//!
//! ````guides fails warning x1 @"140000"
//! === guides/acme/senior-software-engineer.md
//! === guides/acme/software-engineer.md
//! compensation:
//!   - region: London
//!     base_low: 110000
//!     base_high: 140000
//!     currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £110K–£140K |
//! ````
//!
//! ````guides passes
//! === guides/acme/senior-software-engineer.md
//! === guides/acme/software-engineer.md
//! compensation:
//!   - region: London
//!     level: L3
//!     base_low: 60000
//!     base_high: 75000
//!     currency: GBP
//!   - region: London
//!     level: L6
//!     base_low: 130000
//!     base_high: 170000
//!     currency: GBP
//!
//! | Level | Region | Base Salary |
//! |-------|--------|-------------|
//! | L3    | London | £60K–£75K   |
//! | L6    | London | £130K–£170K |
//! ````
//!
//! ````guides passes
//! === guides/acme/senior-software-engineer.md
//! === guides/acme/software-engineer.md
//! === guides/acme/staff-software-engineer.md
//! compensation:
//!   - region: London
//!     base_low: 110000
//!     base_high: 140000
//!     currency: GBP
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £110K–£140K |
//! ````

use crate::analysis::corpus::bands::{BANDED_ROLE, BandEnds, COMPARED, RegionBands};
use crate::analysis::corpus::index::{Company, Index};
use crate::analysis::corpus::packed_guide::PackedGuide;
use crate::analysis::text::amount_style::AmountStyle;
use crate::diagnostic::Diagnostic;
use crate::model::titles::{Rank, ranked_role};
use crate::model::{Amount, Component, Currency, Guide, RegionLabel};
use crate::rules::{CorpusContext, Meta, Rule, meta};
use crate::text::TextRange;

meta!(
    across guides:
    "NG703",
    "seniority-inversion",
    Warning,
    None,
    "seniority_inversion.rs"
);

/// The ranks of the role that is compared with itself, from junior to senior.
const LADDER: [Option<Rank>; 3] = [None, Some(Rank::Senior), Some(Rank::Staff)];

pub(crate) struct SeniorityInversion;

impl Rule for SeniorityInversion {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        for company in &index.companies {
            let rungs = LADDER.map(|rank| rung(index, company, rank));
            let [junior, senior, staff] = &rungs;
            let mut compare = |rungs, between| {
                if let Some(found) = compare(context, company, rungs, between) {
                    context.report(found.0, found.1);
                }
            };
            compare([junior, senior], None);
            compare([senior, staff], None);
            // What the two steps report need not be reported for both together.
            compare([junior, staff], senior.as_ref());
        }
    }
}

/// A role of the ladder at one company.
struct Rung<'g> {
    at: usize,
    guide: &'g PackedGuide,
    role: &'g str,
    bands: &'g [RegionBands; 2],
}

fn rung<'g>(index: &Index<'g>, company: &Company<'_>, rank: Option<Rank>) -> Option<Rung<'g>> {
    company.guides.iter().find_map(|at| {
        let guide = index.guides[*at];
        let summary = guide.summary();
        let role = summary.role.as_deref()?;
        let is_rung = ranked_role(role) == (rank, BANDED_ROLE);
        is_rung.then_some(Rung {
            at: *at,
            guide,
            role,
            bands: &summary.bands,
        })
    })
}

/// One end of a band that is the wrong way round.
struct WrongEnd<'r> {
    component: Component,
    currency: Currency,
    /// The junior role's band.
    below: &'r BandEnds,
    end: &'static str,
    junior: (Amount, TextRange),
    senior: (Amount, TextRange),
}

/// The wrong ends in places and parts of pay that `between` has no band for.
fn wrong_ends<'r>(
    junior: &Rung<'r>,
    senior: &Rung<'_>,
    between: Option<&Rung<'_>>,
) -> Vec<WrongEnd<'r>> {
    let mut found = Vec::new();
    for (at, component) in COMPARED.into_iter().enumerate() {
        let (lower, upper) = (&junior.bands[at], &senior.bands[at]);
        for (key, below) in lower {
            let is_between = between.is_some_and(|rung| rung.bands[at].contains_key(key));
            let Some(above) = upper.get(key).filter(|_| !is_between) else {
                continue;
            };
            let ends = (!below.is_of_levels).then_some(("ends", below.high, above.high));
            let starts = ("starts", below.low, above.low);
            let mut both = ends.into_iter().chain([starts]);
            let wrong = both.find(|(_, below, above)| below.0 > above.0);
            found.extend(wrong.map(|(end, junior, senior)| WrongEnd {
                component,
                currency: key.1,
                below,
                end,
                junior,
                senior,
            }));
        }
    }
    found
}

/// A wrong end, its place, and how the junior role's guide writes amounts.
struct Inversion<'r> {
    wrong: WrongEnd<'r>,
    region: &'r RegionLabel,
    writing: AmountStyle<'r>,
}

/// The inversions of a junior role's guide, one for each region.
fn inversions<'r>(guide: &'r Guide, wrong: Vec<WrongEnd<'r>>) -> Vec<Inversion<'r>> {
    let mut found: Vec<Inversion<'r>> = Vec::new();
    for wrong in wrong {
        let entry = guide.front.compensation.get(wrong.below.entry);
        let Some(region) = entry.and_then(|entry| entry.region.value()) else {
            continue;
        };
        let is_known = |found: &Inversion<'_>| found.region.is_same_region(region);
        if !found.iter().any(is_known) {
            found.push(Inversion {
                region,
                writing: AmountStyle::in_currency(guide, wrong.currency),
                wrong,
            });
        }
    }
    found.sort_by_key(|inversion| inversion.wrong.junior.1);
    found
}

/// The finding that a junior role is paid more, with the place of its guide in the index.
fn compare(
    context: &CorpusContext<'_>,
    company: &Company<'_>,
    rungs: [&Option<Rung<'_>>; 2],
    between: Option<&Rung<'_>>,
) -> Option<(usize, Diagnostic)> {
    let [Some(junior), Some(senior)] = rungs else {
        return None;
    };
    let wrong = wrong_ends(junior, senior, between);
    if wrong.is_empty() {
        return None;
    }
    let finding = junior.guide.unpacked().with(|guide| {
        let found = inversions(guide, wrong);
        let (first, more) = found.split_first()?;
        let of_junior = more.iter().map(|other| {
            let junior_end = other.wrong.junior;
            (junior_end.1, said(other, junior_end.0, junior.role))
        });
        let senior_source = senior.guide.source();
        let of_senior = found.iter().map(|one| {
            let senior_end = one.wrong.senior;
            let said = said(one, senior_end.0, senior.role);
            (&senior_source, senior_end.1, said)
        });
        let finding = finding(context, company, first, [junior.role, senior.role])
            .related_all(of_junior)
            .elsewhere_all(of_senior);
        Some(finding)
    });
    finding.map(|finding| (junior.at, finding))
}

fn finding(
    context: &CorpusContext<'_>,
    company: &Company<'_>,
    found: &Inversion<'_>,
    [junior, senior]: [&str; 2],
) -> Diagnostic {
    let Inversion {
        wrong,
        region,
        writing,
    } = found;
    let amount = |(amount, _): (Amount, TextRange)| writing.amount(amount);
    let (high, low) = (amount(wrong.junior), amount(wrong.senior));
    context
        .finding(
            format!(
                "`{}` pays the junior role more: in {region}, the {} of `{junior}` {} at \
                 {high}, that of `{senior}` at {low}",
                company.name,
                wrong.component.name(),
                wrong.end
            ),
            wrong.junior.1,
            format!("more than the {low} of `{senior}`"),
        )
        .note("pay rises from software engineer to senior and to staff software engineer")
        .help(
            "look for a figure of another level, and whether both guides compute their totals in \
             the same way",
        )
}

/// `London: total of senior-software-engineer ends at £150K`
fn said(found: &Inversion<'_>, amount: Amount, role: &str) -> String {
    let Inversion {
        wrong,
        region,
        writing,
    } = found;
    let amount = writing.amount(amount);
    let component = wrong.component.name();
    format!(
        "{region}: {component} of `{role}` {} at {amount}",
        wrong.end
    )
}

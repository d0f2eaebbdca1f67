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

use std::collections::BTreeMap;

use crate::analysis::corpus::index::Index;
use crate::analysis::corpus::index::{Company, role};
use crate::analysis::pay::pair::{collapsed, pairs};
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

/// The role that is compared with itself at other ranks.
const ROLE: &str = "software-engineer";

/// Its ranks, from junior to senior.
const LADDER: [Option<Rank>; 3] = [None, Some(Rank::Senior), Some(Rank::Staff)];

/// The components that are compared, the more important one first.
const COMPARED: [Component; 2] = [Component::Total, Component::Base];

pub(crate) struct SeniorityInversion;

impl Rule for SeniorityInversion {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn corpus(&self, index: &Index<'_>, context: &mut CorpusContext<'_>) {
        for company in &index.companies {
            let rungs = LADDER.map(|rank| rung(index, company, rank));
            let [junior, senior, staff] = &rungs;
            compare(context, company, [junior, senior], None);
            compare(context, company, [senior, staff], None);
            // What the two steps report need not be reported for both together.
            compare(context, company, [junior, staff], senior.as_ref());
        }
    }
}

/// A role of the ladder at one company.
struct Rung<'g> {
    at: usize,
    guide: &'g Guide,
    role: &'g str,
    bands: [Bands<'g>; 2],
}

/// Bands of one component, by place and currency.
type Bands<'g> = BTreeMap<(&'g str, Currency), Pay<'g>>;

/// A band, and where its ends are stated.
struct Pay<'g> {
    region: &'g RegionLabel,
    low: (Amount, TextRange),
    high: (Amount, TextRange),
    /// Whether it is the band of several levels.
    is_of_levels: bool,
}

fn rung<'g>(index: &Index<'g>, company: &Company<'_>, rank: Option<Rank>) -> Option<Rung<'g>> {
    let mut guides = company.guides.iter().map(|at| (*at, index.guides[*at]));
    let (at, guide, role) = guides.find_map(|(at, guide)| {
        let role = role(guide).filter(|role| ranked_role(role) == (rank, ROLE))?;
        Some((at, guide, role))
    })?;
    Some(Rung {
        at,
        guide,
        role,
        bands: COMPARED.map(|component| bands(guide, component)),
    })
}

/// The bands of a guide, without those whose currency the guide's own table disputes.
fn bands(guide: &Guide, component: Component) -> Bands<'_> {
    let disputed: Vec<TextRange> = pairs(guide)
        .filter(|pair| pair.disputed_currency().is_some())
        .map(|pair| pair.entry.range)
        .collect();
    let collapsed: Vec<TextRange> = collapsed(guide)
        .filter_map(|levels| levels.first().map(|pair| pair.entry.range))
        .collect();
    let mut bands: Bands<'_> = BTreeMap::new();
    for entry in &guide.front.compensation {
        let (Some(region), Some(currency)) = (entry.region.value(), entry.currency.value()) else {
            continue;
        };
        let Some(band) = component.band(entry) else {
            continue;
        };
        let (Some(low), Some(high)) = (band.low.spanned(), band.high.spanned()) else {
            continue;
        };
        if disputed.contains(&entry.range) {
            continue;
        }
        let (low, high) = ((low.value, low.range), (high.value, high.range));
        let is_of_levels = collapsed.contains(&entry.range);
        let pay = Pay {
            region,
            low,
            high,
            is_of_levels,
        };
        bands
            .entry((region.identity(), *currency))
            .and_modify(|known| {
                known.low = known.low.min(low);
                known.high = known.high.max(high);
                known.is_of_levels = true;
            })
            .or_insert(pay);
    }
    bands
}

/// One end of a band that is the wrong way round.
struct Inversion<'r> {
    component: Component,
    region: &'r RegionLabel,
    writing: AmountStyle<'r>,
    end: &'static str,
    junior: (Amount, TextRange),
    senior: (Amount, TextRange),
}

/// The inversions in places and parts of pay that `between` has no band for.
fn inversions<'r>(
    junior: &'r Rung<'_>,
    senior: &'r Rung<'_>,
    between: Option<&Rung<'_>>,
) -> Vec<Inversion<'r>> {
    let guide = junior.guide;
    let mut found: Vec<Inversion<'r>> = Vec::new();
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
            let told = found
                .iter()
                .any(|found| found.region.is_same_region(below.region));
            if let Some((end, junior, senior)) = wrong.filter(|_| !told) {
                found.push(Inversion {
                    component,
                    region: below.region,
                    writing: AmountStyle::in_currency(guide, key.1),
                    end,
                    junior,
                    senior,
                });
            }
        }
    }
    found
}

fn compare(
    context: &mut CorpusContext<'_>,
    company: &Company<'_>,
    rungs: [&Option<Rung<'_>>; 2],
    between: Option<&Rung<'_>>,
) {
    let [Some(junior), Some(senior)] = rungs else {
        return;
    };
    let mut found = inversions(junior, senior, between);
    found.sort_by_key(|inversion| inversion.junior.1);
    let Some((first, more)) = found.split_first() else {
        return;
    };
    let of_junior = more
        .iter()
        .map(|other| (other.junior.1, said(other, other.junior.0, junior.role)));
    let of_senior = found.iter().map(|one| {
        let said = said(one, one.senior.0, senior.role);
        (&senior.guide.source, one.senior.1, said)
    });
    let finding = finding(context, company, first, [junior.role, senior.role])
        .related_all(of_junior)
        .elsewhere_all(of_senior);
    context.report(junior.at, finding);
}

fn finding(
    context: &CorpusContext<'_>,
    company: &Company<'_>,
    found: &Inversion<'_>,
    [junior, senior]: [&str; 2],
) -> Diagnostic {
    let Inversion {
        component,
        region,
        writing,
        end,
        ..
    } = found;
    let amount = |(amount, _): (Amount, TextRange)| writing.amount(amount);
    let (high, low) = (amount(found.junior), amount(found.senior));
    context
        .finding(
            format!(
                "`{}` pays the junior role more: in {region}, the {} of `{junior}` {end} at \
                 {high}, that of `{senior}` at {low}",
                company.name,
                component.name()
            ),
            found.junior.1,
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
        component,
        region,
        writing,
        end,
        ..
    } = found;
    let amount = writing.amount(amount);
    let component = component.name();
    format!("{region}: {component} of `{role}` {end} at {amount}")
}

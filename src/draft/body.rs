//! The body of a new guide: every section, with a line on what belongs there.

use super::{CompanyDraft, RoleDraft};
use crate::model::Date;

pub(super) const SUMMARY: &str =
    "[fill in: what decides pay here, in two or three parts] | [fill in: another part]";
pub(super) const SOURCE: &str = "[fill in: where the figures are from]";

/// The levers that a guide begins with: title, and what its script has to say.
const LEVERS: [(&str, &str); 4] = [
    (
        "Competing Offer",
        "name the other offer and the figure that would decide it",
    ),
    (
        "Level",
        "name the work that belongs to the next level, and ask for it",
    ),
    (
        "Equity Grant",
        "name the whole grant to ask for, and the years it vests over",
    ),
    (
        "Sign-on",
        "name what is given up by leaving, and ask for that amount",
    ),
];

/// What the level mapping says, in front matter and body alike.
pub(super) fn mapping(company: &CompanyDraft) -> String {
    format!(
        "{} [fill in: level] = [fill in: company and level that are equal]",
        company.display
    )
}

pub(super) fn body(company: &CompanyDraft, role: &RoleDraft) -> String {
    let name = &company.display;
    let levers = LEVERS.iter().enumerate();
    let levers = levers.map(|(index, (title, words))| {
        format!("{}. **{title}:** \"[fill in: {words}]\"\n", index + 1)
    });
    format!(
        "### {} | {name} Global Negotiation Guide\n\n\
         **Negotiation DNA:** {SUMMARY}\n\n\
         {}\n\
         **Negotiation DNA**\n\n\
         [fill in: how {name} sets pay, who decides it, and what they care about]\n\n\
         **Level Mapping:** {}\n\n\
         **Global Levers**\n\n\
         {}\n\
         > **Negotiate Up Strategy:** \"[fill in: the opening ask, the figure to accept at the least, and what to trade]\"\n\n\
         **Evidence & Sources**\n\n\
         - {}\n",
        role.display,
        table(company),
        mapping(company),
        levers.collect::<String>(),
        source_item(company.as_of),
    )
}

/// The pay table with a row for each region.
fn table(company: &CompanyDraft) -> String {
    let rows = company.regions.iter();
    let rows = rows.map(|region| {
        // A bar would be the end of the cell.
        let label = region.label.replace('|', "\\|");
        format!("| {label} | — | — | — | — |\n")
    });
    format!(
        "| Region | Base Salary | Stock (RSU/4yr) | Bonus | Total Comp |\n|---|---|---|---|---|\n{}",
        rows.collect::<String>()
    )
}

fn source_item(as_of: Date) -> String {
    let inner = SOURCE.trim_end_matches(']');
    format!("{inner}, what they say and when, such as {}]", as_of.year())
}

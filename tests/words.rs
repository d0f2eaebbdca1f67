//! What the words of headers, rows and of the text around a table make of its figures: which are read, and
//! which are said not to be.

// Each test is a table of cases.
#![allow(clippy::too_many_lines)]

mod common;

use negguide::check::{Extent, fix, read_and_check};
use negguide::model::{Amount, Band, Compensation, Guide};
use negguide::syntax::Limits;
use negguide::text::Source;

/// An entry that states nothing.
const EMPTY: &str = "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n";

/// What safe fixes make of `entries`, and what is said not to be read.
fn read(entries: &str, body: &str) -> (String, String) {
    let text = common::with_pay(&format!("{entries}\n{body}\n"));
    let limits = Limits::default();
    let options = common::options_selecting(&["NG1", "NG2", "NG3"]);
    let checked = read_and_check(Source::new(common::PATH, text), &options);
    let said: Vec<String> = { checked.findings.iter() }
        .filter(|finding| finding.rule.name == "unread-table")
        .map(|finding| format!("{}: {}", finding.severity, finding.message))
        .collect();
    let fixed = fix(&checked, &options, Extent::Safe);
    let checked = fixed.map_or(checked, |it| it.checked);
    let guide = Guide::read(checked.guide.source().clone(), &limits);
    let said = said
        .join("; ")
        .replace("a table is not read as pay", "a table");
    let said = said.replace(" in the pay table", "");
    let entries: Vec<String> = guide.front.compensation.iter().map(figures).collect();
    (entries.join("; "), said)
}

/// The figures of an entry: `base 61000-83000, stock 40000-40000 of 4, bonus 10-10%`.
fn figures(pay: &Compensation) -> String {
    let band = |name: &str, band: &Band<Amount>| {
        band.values()
            .map(|(low, high)| format!("{name} {}-{}", low.0, high.0))
    };
    let stock = band("stock", &pay.stock).map(|stock| match pay.vest_years.value() {
        Some(years) => format!("{stock} of {years}"),
        None => stock,
    });
    let percents = pay.bonus.percents().map(|(low, high)| {
        let [low, high] = [low, high].map(|it| it.parts_per_million() / 10_000);
        format!("bonus {low}-{high}%")
    });
    let bonus = match &pay.bonus {
        negguide::model::Bonus::Amounts(amounts) => band("bonus", amounts),
        _ => percents,
    };
    let other = pay
        .other
        .first()
        .and_then(|other| band("other", &other.pay));
    let all = [
        band("base", &pay.base),
        stock,
        bonus,
        band("sign-on", &pay.signing_bonus),
        other,
        band("total", &pay.total),
    ];
    let foreign = { pay.currency.value() }.filter(|code| code.code() != "EUR");
    let all = all
        .into_iter()
        .chain([foreign.map(std::string::ToString::to_string)]);
    let found: Vec<String> = all.flatten().collect();
    found.join(", ")
}

fn check(cases: &[(&str, &str, &str)]) {
    for (body, figures, said) in cases {
        let found = read(EMPTY, body);
        assert_eq!(
            (found.0.as_str(), found.1.as_str()),
            (*figures, *said),
            "{body}"
        );
    }
}

#[test]
fn words_of_a_header_say_what_its_figures_are() {
    check(&[
        (
            "| City | Stock (3-year or 4-year vest) |\n|---|---|\n| Berlin | €40,000 |",
            "",
            "warning: a table: it names several numbers of years that the grant vests over",
        ),
        (
            "| City | Base salary | Stock (RSU, 3yr, 1 year cliff) |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000, stock 40000-40000",
            "",
        ),
        (
            "| City | Base salary (in 1000 EUR) |\n|---|---|\n| Berlin | 61–83 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary | Total with a 10% premium |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €99,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary | Stock/Bonus |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €12,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary per gig |\n|---|---|\n| Berlin | €5,000 |",
            "",
            "warning: a table: the header also has an unknown word, which may make it a different figure",
        ),
        (
            "| City | Base salary x13 |\n|---|---|\n| Berlin | €5,000 |",
            "",
            "warning: a table: the amounts are not for a year",
        ),
        (
            "| City | Base salary (net) |\n|---|---|\n| Berlin | €44,000 |",
            "",
            "warning: a table: the amounts are after tax, and pay is stated before tax",
        ),
        (
            "| City | Base salary | First-year total |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €120,000 |",
            "base 61000-83000, total 120000-120000",
            "",
        ),
        (
            "| City | Base salary | RSU (36 months) |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000, stock 40000-40000 of 3",
            "",
        ),
        (
            "| City | Base salary | RSU 30/30/40 |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000, stock 40000-40000 of 3",
            "",
        ),
        (
            "| City | Base salary | RSU per year |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €10,000 |",
            "base 61000-83000, stock 10000-10000 of 1",
            "",
        ),
        (
            "| City | Base salary | RSU (monthly vest) |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000, stock 40000-40000",
            "",
        ),
        (
            "| City | Base salary | RSU per year (4-year vest) |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €10,000 |",
            "base 61000-83000",
            "warning: `RSU per year (4-year vest)`: it names several numbers of years that the grant vests over",
        ),
        (
            "| Base city | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Total base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary from | Base salary to |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Annual base / month |\n|---|---|\n| Berlin | €5,000 |",
            "",
            "",
        ),
        (
            "| City | Base salary | Bonus (of base) |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 10 |",
            "base 61000-83000, bonus 10-10%",
            "",
        ),
        (
            "| City | Base salary (proposed) |\n|---|---|\n| Berlin | €61,000 |",
            "",
            "warning: a table: the amounts are of an earlier or a later time",
        ),
        (
            "| City | Base salary | Expected base |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €90,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | FY25 base salary | FY26 base salary |\n|---|---|---|\n| Berlin | €61,000 | €66,000 |",
            "",
            "warning: a table: it states several years, and does not say which one is current",
        ),
        (
            "| City | Base salary | P&L share |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €12,000 |",
            "base 61000-83000, other 12000-12000",
            "",
        ),
        (
            "| City | Base salary in T€ |\n|---|---|\n| Berlin | 61–83 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary | Base P90 |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €90,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| Percentile | Base salary |\n|---|---|\n| P25 | €61,000 |\n| P75 | €83,000 |",
            "",
            "warning: a table: averages and percentiles are not the ends of a range",
        ),
        (
            "| City | Total: base + bonus |\n|---|---|\n| Berlin | €90,000 |",
            "total 90000-90000",
            "",
        ),
        (
            "| City | Base salary | Sign-on Q1/year |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €10,000 |",
            "base 61000-83000",
            "warning: `Sign-on Q1/year`: the header also has an unknown word, which may make it a different figure",
        ),
        (
            "| City | Base salary | Sign-on or bonus |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €10,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary | Bonus asked |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 10% |",
            "base 61000-83000",
            "warning: `Bonus asked`: the header also has an unknown word, which may make it a different figure",
        ),
        (
            "| City | Base salary | Stock (number of shares) |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000, stock 40000-40000",
            "",
        ),
        (
            "| City | Base salary | Stock (number of shares) |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 400 |",
            "base 61000-83000",
            "warning: `Stock (number of shares)`: the numbers have no currency: they may be counts",
        ),
        (
            "| City | Base salary | Stock, after probation |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000",
            "warning: `Stock, after probation`: the amounts are not for a year",
        ),
        (
            "| City | Total, excluding base |\n|---|---|\n| Berlin | €90,000 |",
            "total 90000-90000",
            "",
        ),
    ]);
}

#[test]
fn columns_are_read_beside_each_other() {
    check(&[
        (
            "| City | Manager base salary | Base salary |\n|---|---|---|\n| Berlin | €95,000 | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary 2019 |\n|---|---|\n| Berlin | €51,000 |",
            "",
            "warning: a table: the amounts are of an earlier or a later time",
        ),
        (
            "| City | Base salary | Stock (RSU/4yr) | Total cash |\n|---|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 | €90,000 |",
            "base 61000-83000, stock 40000-40000",
            "",
        ),
        (
            "| City | Band |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: nothing says whether the cells are base salaries or totals",
        ),
        (
            "| City | Base salary | Number of shares |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000",
            "warning: `Number of shares`: no word of the header is known as a part of pay",
        ),
        (
            "| City | Base salary | Number of shares |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 400 |",
            "base 61000-83000",
            "warning: `Number of shares`: the numbers have no currency: they may be counts",
        ),
        (
            "| City | Our base salary | Market base |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €75,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Competitor base salary |\n|---|---|\n| Berlin | €75,000 |",
            "",
            "warning: a table: it is not understood as pay of this role",
        ),
        (
            "| City | Base salary | Target bonus asked |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 10% |",
            "base 61000-83000",
            "warning: `Target bonus asked`: the header also has an unknown word, which may make it a different figure",
        ),
        (
            "| City | Base salary | Headcount |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 12 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary | Gross salary | Net salary |\n|---|---|---|---|\n| Berlin | €61,000–€83,000 | €61,000 | €44,000 |",
            "",
            "warning: a table: several columns state the same part of pay",
        ),
        (
            "All amounts after tax.\n\n| City | Base salary |\n|---|---|\n| Berlin | €44,000 |",
            "",
            "warning: a table: the amounts are after tax, and pay is stated before tax",
        ),
        (
            "All amounts after tax.\n\n| City | Gross base salary |\n|---|---|\n| Berlin | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| City | Base salary (previous) | Base salary (current) |\n|---|---|---|\n| Berlin | €55,000 | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| City | Base salary 2025 | Base salary 2026 (current) |\n|---|---|---|\n| Berlin | €55,000 | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| City | Median base range |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary | Stock |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 40–60 |",
            "base 61000-83000",
            "warning: `Stock`: the amounts are too small for a year, and nothing says that they are in thousands",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €5 per hour |",
            "",
            "",
        ),
        (
            "Figures are in thousands of euros.\n\n| City | Base salary | Retention RSU |\n|---|---|---|\n| Berlin | €61–€83 | 40 |",
            "base 61000-83000",
            "warning: `Retention RSU`: it is not understood as pay of this role",
        ),
        (
            "Amounts per month.\n\n| City | Annual base salary | Stock (RSU/4yr) |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000, stock 40000-40000",
            "",
        ),
        (
            "All amounts in euros.\n\n| City | Base salary |\n|---|---|\n| Berlin | 61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "RSU grants vest over three years.\n\n| City | Base salary | Stock |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 |",
            "base 61000-83000, stock 40000-40000 of 3",
            "",
        ),
        (
            "| City | Base salary | Stock (RSU/4yr) | Retention RSU |\n|---|---|---|---|\n| Berlin | €61,000–€83,000 | €40,000 | €15,000 |",
            "base 61000-83000, stock 40000-40000",
            "",
        ),
        (
            "| City | Base salary | Retention RSU |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €15,000 |",
            "base 61000-83000",
            "warning: `Retention RSU`: it is not understood as pay of this role",
        ),
        (
            "| City | Retention RSU | Stock (RSU/4yr) | Base salary |\n|---|---|---|---|\n| Berlin | €15,000 | €40,000 | €61,000–€83,000 |",
            "base 61000-83000, stock 40000-40000",
            "",
        ),
        (
            "| City | Base salary | Bonus | Bonus |\n|---|---|---|---|\n| Berlin | €61,000 | 10% | €6,100 |",
            "base 61000-61000, bonus 10-10%",
            "",
        ),
        (
            "| City | Base salary | Sign-on Y1 | Sign-on Y2 |\n|---|---|---|---|\n| Berlin | €61,000–€83,000 | €10,000 | €5,000 |",
            "base 61000-83000",
            "warning: `Sign-on Y1` and `Sign-on Y2`: it states single years of an offer, not a usual year",
        ),
        (
            "| City | Base salary | Stock year 1 |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €10,000 |",
            "base 61000-83000",
            "warning: `Stock year 1`: it states single years of an offer, not a usual year",
        ),
        (
            "| City | Base salary | Total year 1 | Total |\n|---|---|---|---|\n| Berlin | €61,000–€83,000 | €120,000 | €99,000 |",
            "base 61000-83000, total 99000-99000",
            "",
        ),
        (
            "| City | Base (USD) | Base (EUR) |\n|---|---|---|\n| Berlin | $70,000 | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| City | Base min | Base | Base max |\n|---|---|---|---|\n| Berlin | €61,000 | €70,000 | €83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base min | Base | Base max |\n|---|---|---|---|\n| Berlin | €61,000 | €61,000–€83,000 | €83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary | Max |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "",
            "warning: a table: one end of a range is missing",
        ),
        (
            "| City | Base max | Base min |\n|---|---|---|\n| Berlin | €83,000 | €61,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary | Bonus min | Bonus max |\n|---|---|---|---|\n| Berlin | €61,000–€83,000 | 5% | 10% |",
            "base 61000-83000, bonus 5-10%",
            "",
        ),
        (
            "| City | Base min | Base max |\n|---|---|---|\n| Berlin | €61,000 | €70,000–€83,000 |",
            "",
            "",
        ),
        (
            "| City | Base salary | Bonus |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 10% of OTE |",
            "base 61000-83000",
            "",
        ),
        ("| City | Base salary |\n|---|---|\n| Berlin | €0 |", "", ""),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €90,000 incl. bonus |",
            "",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €90,000 total |",
            "",
            "",
        ),
        (
            "| City | Base salary | Total |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €90,000 (market) |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 (2019) |",
            "",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 (previous) |",
            "",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 (contractor) |",
            "",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €1,100 per shift |",
            "",
            "",
        ),
        (
            "| City | Currency | Base salary |\n|---|---|---|\n| Berlin | EUR | 61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| City | Base salary | Stock |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 4,000 |",
            "base 61000-83000",
            "warning: `Stock`: the numbers have no currency: they may be counts",
        ),
        (
            "| City | Base salary | Bonus % |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 10 |",
            "base 61000-83000, bonus 10-10%",
            "",
        ),
    ]);
}

#[test]
fn rows_are_places_and_levels_or_nothing() {
    check(&[
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 |\n| Berlin | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 |\n| Berlin | €66,000 |",
            "",
            "warning: a table: rows of one place differ only in a column that is not read",
        ),
        (
            "| City | Experience | Base salary |\n|---|---|---|\n| Berlin | 3 years | €61,000 |\n| Berlin | 6 years | €66,000 |",
            "",
            "warning: a table: rows of one place differ only in a column that is not read",
        ),
        (
            "| Experience | Base salary |\n|---|---|\n| 3 years | €61,000 |\n| 6 years | €66,000 |",
            "",
            "warning: a table: its rows are not understood as places or levels",
        ),
        (
            "| Year | Base salary |\n|---|---|\n| 2025 | €61,000 |\n| 2026 | €66,000 |",
            "",
            "warning: a table: it states several years, and does not say which one is current",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 |\n| Average | €66,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| Allowances | Base salary |\n|---|---|\n| Lunch | €61,000 |",
            "",
            "warning: a table: it is not understood as pay of this role",
        ),
        (
            "| City | Level | Base salary |\n|---|---|---|\n| Berlin | Mid | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 |\n| Bonn | same |",
            "base 61000-61000; base 61000-61000",
            "",
        ),
        (
            "| City | Low | High |\n|---|---|---|\n| Berlin | Low | High |\n| Bonn | €61,000 | €83,000 |",
            "",
            "warning: a table: nothing says which part of pay the amounts are",
        ),
        (
            "| City | Base salary |  |\n|---|---|---|\n| | Low | High |\n| Berlin | €61,000 | €83,000 |",
            "",
            "warning: a table: its rows are not understood as places or levels",
        ),
        (
            "| Base salary | L4 | L5 |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "base 61000-61000; base 83000-83000",
            "",
        ),
        (
            "| Title | Base salary |\n|---|---|\n| Software Engineer | €61,000 |\n| Data Scientist | €66,000 |",
            "",
            "",
        ),
        (
            "| Title | Base salary |\n|---|---|\n| Data Scientist | €61,000 |\n| Product Designer | €66,000 |",
            "",
            "warning: a table: its rows are not understood as places or levels",
        ),
        (
            "| Title | Base salary |\n|---|---|\n| Programmer | €61,000 |\n| Senior Programmer | €66,000 |",
            "",
            "",
        ),
        (
            "| Component | Berlin |\n|---|---|\n| Base salary | €61,000–€83,000 |\n| Bonus | 10% |",
            "base 61000-83000, bonus 10-10%",
            "",
        ),
        (
            "| Component | Amount |\n|---|---|\n| Base salary | €61,000–€83,000 |\n| Bonus | 10% |",
            "base 61000-83000, bonus 10-10%",
            "",
        ),
        (
            "| Component | Berlin | Notes |\n|---|---|---|\n| Base salary | €61,000–€83,000 | 2 steps |\n| Bonus | 10% | paid in May |",
            "base 61000-83000, bonus 10-10%",
            "",
        ),
        (
            "| Component | Average |\n|---|---|\n| Base salary | €61,000 |\n| Bonus | 10% |",
            "",
            "warning: a table: averages and percentiles are not the ends of a range",
        ),
        (
            "| Component | 2025 | 2026 |\n|---|---|---|\n| Base salary | €61,000 | €66,000 |\n| Bonus | 10% | 10% |",
            "",
            "warning: a table: its rows are not understood as places or levels",
        ),
        (
            "#### Base salary\n\n| City | L4 | L5 |\n|---|---|---|\n| Berlin | 61–70 | 71–83 |",
            "",
            "warning: a table: it holds figures, and none of them is money",
        ),
        (
            "#### Net base salary\n\n| City | L4 | L5 |\n|---|---|---|\n| Berlin | €41,000 | €50,000 |",
            "",
            "warning: a table: the amounts are after tax, and pay is stated before tax",
        ),
    ]);
}

#[test]
fn the_text_around_a_table_says_what_its_figures_are() {
    check(&[
        (
            "#### Bands of 2019\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: the amounts are of an earlier or a later time",
        ),
        (
            "#### Contractors\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: it is not understood as pay of this role",
        ),
        (
            "#### Salary per shift\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: the amounts are not for a year",
        ),
        (
            "#### Example offer\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: it is not understood as pay of this role",
        ),
        (
            "#### Planned bands\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: the amounts are of an earlier or a later time",
        ),
        (
            "#### Designers\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: it is not understood as pay of this role",
        ),
        (
            "#### Average base range\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "#### Cost of living\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: it is not understood as pay of this role",
        ),
        (
            "These are market figures from a survey.\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: it is not understood as pay of this role",
        ),
        (
            "The figures are invented examples.\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: it is not understood as pay of this role",
        ),
        (
            "All amounts include bonus.\n\n| City | Min | Max |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "",
            "warning: a table: nothing says which part of pay the amounts are",
        ),
        (
            "Base salary or total, who knows.\n\n| City | Min | Max |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "",
            "warning: a table: nothing says which part of pay the amounts are",
        ),
        (
            "Amounts over four years.\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: the amounts are not for a year",
        ),
        (
            "Amounts are not net.\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "Monthly base salary.\n\n| City | Base salary |\n|---|---|\n| Berlin | €5,000 |",
            "",
            "",
        ),
        (
            "Amounts per shift.\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "",
            "warning: a table: the amounts are not for a year",
        ),
        (
            "Base salary is never the total.\n\n| City | Min | Max |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "",
            "warning: a table: nothing says which part of pay the amounts are",
        ),
        (
            "| City | Min | Max |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |\n\nBase salary before bonus.",
            "base 61000-83000",
            "",
        ),
        (
            "#### Bonus\n\n| City | Min | Max |\n|---|---|---|\n| Berlin | €6,000 | €8,000 |",
            "bonus 6000-8000",
            "",
        ),
        (
            "The bonus comes on top.\n\n| City | Min | Max |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "",
            "warning: a table: nothing says which part of pay the amounts are",
        ),
        (
            "Our base salary is reviewed each month.\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n#### Bonus of 2019\n\n| City | Bonus |\n|---|---|\n| Berlin | 10% |",
            "base 61000-83000",
            "note: a table: the amounts are of an earlier or a later time",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n#### Bonus\n\nPaid at Globex.\n\n| City | Bonus |\n|---|---|\n| Berlin | 10% |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n#### Bonus of our market\n\n| City | Bonus |\n|---|---|\n| Berlin | 10% |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n#### Bonus\n\n| City | Bonus | Lumina |\n|---|---|---|\n| Berlin | 10% | €1,000 |",
            "base 61000-83000, bonus 10-10%",
            "warning: `Lumina`: no word of the header is known as a part of pay",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| City | Base salary |\n|---|---|\n| Bonn | €55,000 |",
            "base 61000-83000",
            "note: a table: it is about other rows than the pay table",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| Level | Base salary |\n|---|---|\n| L5 | €95,000 |",
            "base 61000-83000",
            "note: a table: it is about other rows than the pay table",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Paris | €51,000 |\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "note: a table: it is about other rows than the pay table",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| Offer | Base salary |\n|---|---|\n| The first | €90,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| City | Headcount |\n|---|---|\n| Berlin | 12 |",
            "base 61000-83000",
            "",
        ),
        ("- Berlin: €61,000–€83,000", "", ""),
        (
            "- Berlin: €61,000–€83,000\n- Bonn: €55,000–€70,000",
            "",
            "warning: pay is stated in a list, not in a table",
        ),
    ]);
}

#[test]
fn entries_say_which_rows_are_theirs() {
    for (entries, body, figures, said) in [
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: L5\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| Level | Base salary |\n|---|---|\n| L5 | €95,000 |",
            "base 61000-83000; ",
            "note: a table: it is about other rows than the pay table",
        ),
        (
            "- region: L5\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| Level | Base salary |\n|---|---|\n| L5 | €95,000 |\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 95000-95000; ",
            "note: a table: it is about other rows than the pay table",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Bonn\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| City | Base salary | Bonus |\n|---|---|---|\n| Bonn | €55,000 | 10% |",
            "base 61000-83000; base 55000-55000, bonus 10-10%",
            "",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Bonn\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| City | Bonus |\n|---|---|\n| Berlin | 10% |\n| Bonn | 12% |",
            "base 61000-83000, bonus 10-10%; bonus 12-12%",
            "",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Bonn\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| City | Base salary | Lumina |\n|---|---|---|\n| Bonn | €55,000 | €1,000 |",
            "base 61000-83000; base 55000-55000",
            "warning: `Lumina`: no word of the header is known as a part of pay",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Bonn\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| City | Base salary |\n|---|---|\n| Bonn | €55,000 |",
            "base 61000-83000; base 55000-55000",
            "",
        ),
        (
            "- region: Berlin\n  base_low: 61000\n  base_high: 83000\n  currency: EUR\n",
            "| City | Base salary | Stock |\n|---|---|---|\n| Berlin | €90,000 | €10,000 |\n\n| City | Base salary | Bonus |\n|---|---|---|\n| Berlin | €61,000–€83,000 | 10% |",
            "base 61000-83000, bonus 10-10%",
            "note: a table: another table states other figures for the same pay",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Bonn\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Base salary |\n|---|---|\n| Paris | €51,000 |\n| Lyon | €51,000 |\n| Nice | €51,000 |\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000 |\n| Bonn | €55,000 |",
            "base 61000-61000; base 55000-55000",
            "note: a table: it is about other rows than the pay table",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: null\n",
            "| City | Base (USD) | Base (EUR) |\n|---|---|---|\n| Berlin | $70,000 | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: null\n- region: London\n  base_low: null\n  base_high: null\n  currency: null\n",
            "| City | Base (USD) | Base (EUR) |\n|---|---|---|\n| Berlin | $70,000 | €61,000 |\n| London | $80,000 | €70,000 |",
            "; ",
            "warning: a table: it states the same pay in several currencies, none of them the entry's",
        ),
        (
            "- region: Toronto\n  base_low: null\n  base_high: null\n  currency: CAD\n",
            "| City | Base salary (CAD) | Signing bonus |\n|---|---|---|\n| Toronto | $90,000 | $10,000 |",
            "base 90000-90000, sign-on 10000-10000, CAD",
            "",
        ),
        (
            "- region: Toronto\n  base_low: null\n  base_high: null\n  currency: CAD\n",
            "All amounts in Canadian dollars.\n\n| City | Base salary |\n|---|---|\n| Toronto | $90,000 |",
            "base 90000-90000, CAD",
            "",
        ),
        (
            "- region: Toronto\n  base_low: null\n  base_high: null\n  currency: CAD\n",
            "| City | Currency | Base salary |\n|---|---|---|\n| Toronto | CAD | 90,000 |",
            "base 90000-90000, CAD",
            "",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Country | Base salary |\n|---|---|---|\n| Berlin | Germany | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| Where | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n| Bonn | €55,000 |",
            "base 61000-83000; base 55000-55000",
            "",
        ),
        (
            "- region: Berlin\n  level: L5\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "#### Base salary in Berlin\n\n| Level | Base salary |\n|---|---|\n| L5 | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "- region: Berlin\n  level: L5\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "#### Base salary of L5\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "- region: Berlin\n  level: L4\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Berlin\n  level: L5\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | L4 base | L5 base |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "base 61000-61000; base 83000-83000",
            "",
        ),
        (
            "- region: Berlin\n  level: L4\n  base_low: 61000\n  base_high: 61000\n  currency: EUR\n- region: Berlin\n  level: L5\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | L4 | L5 |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "base 61000-61000; base 83000-83000",
            "",
        ),
        (
            "- region: Berlin\n  level: L4\n  base_low: null\n  base_high: null\n  total_comp_low: 61000\n  total_comp_high: 61000\n  currency: EUR\n- region: Berlin\n  level: L5\n  base_low: null\n  base_high: null\n  total_comp_low: null\n  total_comp_high: null\n  currency: EUR\n",
            "| City | L4 | L5 |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "total 61000-61000; total 83000-83000",
            "",
        ),
        (
            "- region: Berlin\n  level: Mid\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Level | Base salary |\n|---|---|---|\n| Berlin | Mid | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| Title | City | Base salary |\n|---|---|---|\n| Software Engineer | Berlin | €61,000 |\n| Data Scientist | Berlin | €66,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "- region: Berlin\n  level: Programmer\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Title | Base salary |\n|---|---|---|\n| Berlin | Programmer | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "- region: Berlin\n  level: L4\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Berlin\n  level: L5\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Level | Base salary |\n|---|---|---|\n| Berlin | L4 | €61,000 |\n|  | L5 | €83,000 |",
            "base 61000-61000; base 83000-83000",
            "",
        ),
        (
            "- region: Remote\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| Place | Base salary |\n|---|---|\n| Remote | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "- region: Berlin\n  base_low: null\n  base_high: null\n  currency: EUR\n- region: Bonn\n  base_low: null\n  base_high: null\n  currency: EUR\n",
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 |\n| All offices | €60,000 |\n| Bonn | €55,000 |",
            "base 61000-61000; base 55000-55000",
            "",
        ),
    ] {
        let found = read(entries, body);
        assert_eq!(
            (found.0.as_str(), found.1.as_str()),
            (figures, said),
            "{body}"
        );
    }
}

#[test]
fn figures_of_another_time_or_of_others_are_no_pay_in_force() {
    let late = "warning: a table: the amounts are of an earlier or a later time";
    let others = "warning: a table: it is not understood as pay of this role";
    check(&[
        // The figures of the guide are of 2025.
        (
            "| City | Base salary 2023 |\n|---|---|\n| Berlin | €61,000 |",
            "",
            late,
        ),
        (
            "| City | Base salary 2024 |\n|---|---|\n| Berlin | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "Previous pay:\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000 |",
            "",
            late,
        ),
        (
            "Pay in 2023:\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000 |",
            "",
            late,
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 previous |",
            "",
            "",
        ),
        (
            "| City | Base year 1 | Base year 2 |\n|---|---|---|\n| Berlin | €61,000 | €62,000 |",
            "",
            "warning: a table: it states single years of an offer, not a usual year",
        ),
        (
            "| City | Base 2024 | Base 2025 |\n|---|---|---|\n| Berlin | €61,000 | €62,000 |",
            "",
            "warning: a table: it states several years, and does not say which one is current",
        ),
        (
            "| Component | Market base salary |\n|---|---|\n| Base salary | €61,000 |\n| Bonus | €9,000 |",
            "",
            others,
        ),
        (
            "| Component | Berlin | Company |\n|---|---|---|\n| Base salary | €61,000 | €62,000 |\n| Bonus | €9,000 | €8,000 |",
            "",
            others,
        ),
    ]);
}

#[test]
fn words_about_a_figure_count_as_far_as_they_are_short_and_about_it() {
    check(&[
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 median |",
            "",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000, well above the median of the whole trade in this city |",
            "base 61000-61000",
            "",
        ),
        // A sign that is no word of the part of pay may make it another one.
        (
            "| 都市 | 基本給 |\n|---|---|\n| Berlin | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| 都市 | 新基本給 |\n|---|---|\n| Berlin | €61,000 |",
            "",
            "warning: a table: the header also has an unknown word, which may make it a different figure",
        ),
        // Forty bytes, and one more.
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 monatlich, und im Dezember das Doppelte. |",
            "",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61,000 monatlich, und im Dezember das Doppelte!! |",
            "base 61000-61000",
            "",
        ),
        // A heading that speaks of averages is answered by columns that are ends, or ranges.
        (
            "#### Average pay\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000 |",
            "",
            "warning: a table: averages and percentiles are not the ends of a range",
        ),
        (
            "#### Average pay\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            "base 61000-83000",
            "",
        ),
        (
            "#### Average pay\n\n| City | Min base | Max base |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
            "base 61000-83000",
            "",
        ),
        // The years of a grant, with the word `stock` or one of vesting.
        (
            "Stock over 3 years.\n\n| City | Stock |\n|---|---|\n| Berlin | €40,000 |",
            "stock 40000-40000 of 3",
            "",
        ),
        (
            "Three-year vesting.\n\n| City | Stock |\n|---|---|\n| Berlin | €40,000 |",
            "stock 40000-40000 of 3",
            "",
        ),
    ]);
}

#[test]
fn numbers_are_money_or_shares_by_their_headers() {
    check(&[
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €61–€83 |",
            "",
            "warning: a table: the amounts are too small for a year, and nothing says that they are in thousands",
        ),
        (
            "| City | Base salary | Bonus % |\n|---|---|---|\n| Berlin | €61,000 | 10–15 |",
            "base 61000-61000, bonus 10-15%",
            "",
        ),
        (
            "| City | Base salary | Stock % |\n|---|---|---|\n| Berlin | €61,000 | 10 |",
            "base 61000-61000",
            "warning: `Stock %`: the numbers have no currency: they may be counts",
        ),
        (
            "| City | Base salary | Stock |\n|---|---|---|\n| Berlin | €61,000 | 10% |\n| Bonn | €55,000 | €9,000 |",
            "base 61000-61000; base 55000-55000",
            "warning: `Stock`: there are percentages instead of amounts",
        ),
        (
            "| City | Base salary | Bonus |\n|---|---|---|\n| Berlin | €61,000 | 10–15 |",
            "base 61000-61000",
            "warning: `Bonus`: the amounts are too small for a year, and nothing says that they are in thousands",
        ),
        (
            "| City | Total cash | Total comp |\n|---|---|---|\n| Berlin | €61,000 | €71,000 |",
            "total 71000-71000",
            "",
        ),
        (
            "| City | Base salary (Australian dollars) |\n|---|---|\n| Berlin | 61,000 |",
            "base 61000-61000, AUD",
            "",
        ),
        (
            "| City | Base salary |\n|---|---|\n| Berlin | €60–60K |",
            "base 60000-60000",
            "",
        ),
        (
            "| City | Max base | Maximum base salary |\n|---|---|---|\n| Berlin | €61,000 | €62,000 |",
            "",
            "warning: a table: several columns state the same part of pay",
        ),
        (
            "| City | Currency | Base salary |\n|---|---|---|\n| Berlin | USD | 61,000 |",
            "base 61000-61000, USD",
            "",
        ),
    ]);
}

#[test]
fn names_of_entries_may_stand_below_a_word_that_says_nothing() {
    check(&[
        (
            "| Desk | Team | Base salary |\n|---|---|---|\n| Berlin | L4 | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| Component | Base salary |\n|---|---|\n| Berlin | €61,000 |",
            "base 61000-61000",
            "",
        ),
        (
            "| Low | Base salary |\n|---|---|\n| Berlin | €61,000 |",
            "",
            "warning: a table: its rows are not understood as places or levels",
        ),
        // But where rows are of contracts, or of years of experience, they are no places.
        (
            "| Desk | Contract | Base salary |\n|---|---|---|\n| Berlin | permanent | €61,000 |",
            "",
            "warning: a table: its rows are not understood as places or levels",
        ),
        (
            "| Desk | Experience | Base salary |\n|---|---|---|\n| Berlin | 3 years | €61,000 |",
            "",
            "warning: a table: its rows are not understood as places or levels",
        ),
        // Titles that hold the role are levels of it beside the role itself.
        (
            "| City | Title | Base salary |\n|---|---|---|\n| Berlin | Frontend Software Engineer | €61,000 |\n| Berlin | Software Engineer | €66,000 |",
            "base 61000-61000; base 66000-66000",
            "",
        ),
        (
            "| City | Title | Base salary |\n|---|---|---|\n| Berlin | Designer | €61,000 |\n| Berlin | Software Engineer | €66,000 |",
            "base 66000-66000",
            "",
        ),
        // A column that says the same everywhere does not tell the rows apart.
        (
            "| City | Desk | Base salary |\n|---|---|---|\n| Bonn | one | €61,000 |\n| Bonn | one | €61,000 |\n| Berlin | one | €66,000 |",
            "base 66000-66000",
            "",
        ),
    ]);
}

#[test]
fn a_table_is_of_one_level_or_of_none() {
    let entry = |level: &str| {
        format!("- region: Berlin\n{level}  base_low: null\n  base_high: null\n  currency: EUR\n")
    };
    let both = [entry("  level: L4\n"), entry("  level: L5\n")].concat();
    let amount = "| Component | Amount |\n|---|---|\n| Base salary | €61,000 |";
    let (found, _) = read(&both, &format!("#### L5 in Berlin\n\n{amount}"));
    assert_eq!(found, "; base 61000-61000");
    // A heading over both says nothing about either.
    let (found, _) = read(&both, &format!("#### L4 and L5 in Berlin\n\n{amount}"));
    assert_eq!(found, "; ");
    // What half of the figures agree with is what the figures are.
    let leveled = |level: &str, low: &str, high: &str| {
        entry(&format!("  level: {level}\n"))
            .replace("low: null", &format!("low: {low}"))
            .replace("high: null", &format!("high: {high}"))
    };
    let unnamed = "warning: a table: nothing says whether the cells are base salaries or totals";
    let three = [
        leveled("L4", "95000", "95000"),
        leveled("L5", "96000", "96000"),
        leveled("L6", "97000", "98000"),
    ];
    let cells = |last: &str| {
        format!("| City | L4 | L5 | L6 |\n|---|---|---|---|\n| Berlin | €95K | €50K | {last} |")
    };
    assert_eq!(read(&three.concat(), &cells("€97K")).1, "");
    assert_eq!(read(&three.concat(), &cells("€70K")).1, unnamed);
    let open = leveled("L4", "94000", "95000") + &leveled("L5", "96000", "null");
    let two = "| City | L4 | L5 |\n|---|---|---|\n| Berlin | €95K | €50K |";
    assert_eq!(read(&open, two).1, unnamed);
    // Beside a row of a level, the one without any is the entry's without any.
    let plain = "| City | Base salary |\n|---|---|\n| Berlin | €61,000 |";
    let leveled = "| City | Level | Base salary |\n|---|---|---|\n| Berlin | L4 | €83,000 |";
    let (found, _) = read(&entry(""), &format!("{plain}\n\n{leveled}"));
    assert_eq!(found, "base 61000-61000; base 83000-83000");
}

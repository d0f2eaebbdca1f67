//! Tables as other authors write them: what safe fixes take from each, and where they take nothing and
//! say so.

mod common;

use negguide::check::{Extent, fix, read_and_check};
use negguide::diagnostic::Diagnostic;
use negguide::import::{ImportOutcome, Importer, KnownNames, Unread};
use negguide::model::{Band, Compensation, Guide, Places};
use negguide::syntax::Limits;
use negguide::text::Source;

/// A guide with an empty entry for each of `regions`, after its safe fixes, and what is still found.
fn fixed(regions: &[&str], body: &str) -> (Guide, Vec<Diagnostic>) {
    let entries: String = { regions.iter() }
        .map(|region| {
            format!("- region: {region}\n  base_low: null\n  base_high: null\n  currency: EUR\n")
        })
        .collect();
    let text = common::with_pay(&format!("{entries}\n{body}\n"));
    let options = common::options_selecting(&["NG1", "NG2", "NG3"]);
    let checked = read_and_check(Source::new(common::PATH, text), &options);
    let text = match fix(&checked, &options, Extent::Safe) {
        Some(fixed) => fixed.checked.guide.source().text.to_string(),
        None => checked.guide.source().text.to_string(),
    };
    let again = read_and_check(Source::new(common::PATH, text), &options);
    (again.guide.into_guide(), again.findings)
}

fn band<T: Copy>(band: &Band<T>, number: fn(T) -> i64) -> Option<(i64, i64)> {
    band.values()
        .map(|(low, high)| (number(*low), number(*high)))
}

fn base(pay: &Compensation) -> Option<(i64, i64)> {
    band(&pay.base, |amount| amount.0)
}

#[test]
fn clear_tables_are_read() {
    for (body, expected) in [
        (
            "| City | Min | Mid | Max |\n|---|---|---|---|\n| Berlin | €61,000 | €70,000 | €83,000 |",
            None,
        ),
        (
            "#### Base salary a year\n\n| City | Min | Mid | Max |\n|---|---|---|---|\n| Berlin | €61,000 | €70,000 | €83,000 |",
            Some((61_000, 83_000)),
        ),
        (
            "| Standort | Grundgehalt von | Grundgehalt bis |\n|---|---|---|\n| Berlin | 61.000 € | 83.000 € |",
            Some((61_000, 83_000)),
        ),
        (
            "| Site | Gross salary | Net salary |\n|---|---|---|\n| Berlin | €71,000 | €44,000 |",
            Some((71_000, 71_000)),
        ),
        (
            "| City | Monthly base | Annual base |\n|---|---|---|\n| Berlin | €5,000 | €60,000 |",
            Some((60_000, 60_000)),
        ),
        (
            "Figures are in thousands of euros.\n\n| City | Base salary |\n|---|---|\n| Berlin | 61–83 |",
            Some((61_000, 83_000)),
        ),
        (
            "| Offer | Base salary |\n|---|---|\n| The first | €90,000 |\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |",
            Some((61_000, 83_000)),
        ),
        (
            "> | City | Base salary |\n> |---|---|\n> | Berlin | €61,000–€83,000 |",
            Some((61_000, 83_000)),
        ),
        (
            "<table><tr><th>City</th><th>Base salary</th></tr><tr><td>Berlin</td><td>&euro;61,000&ndash;&euro;83,000</td></tr></table>",
            Some((61_000, 83_000)),
        ),
        (
            "| City | Our base salary | Market base |\n|---|---|---|\n| Berlin | €61,000–€83,000 | €75,000 |",
            Some((61_000, 83_000)),
        ),
    ] {
        let (guide, found) = fixed(&["Berlin"], body);
        assert_eq!(
            base(&guide.front.compensation[0]),
            expected,
            "{body}\n{found:#?}"
        );
    }
}

#[test]
fn what_is_in_doubt_is_said_and_not_written() {
    for body in [
        "| City | Compensation |\n|---|---|\n| Berlin | €61,000–€83,000 |",
        "| City | Net salary |\n|---|---|\n| Berlin | €44,000 |",
        "| City | P25 | P50 | P75 |\n|---|---|---|---|\n| Berlin | €61,000 | €70,000 | €83,000 |",
        "| City | Salary 2023 | Salary 2024 |\n|---|---|---|\n| Berlin | €61,000 | €66,000 |",
        "| City | Base salary | Base salary |\n|---|---|---|\n| Berlin | €61,000 | €66,000 |",
        "| City | Lumina base salary |\n|---|---|\n| Berlin | €61,000 |",
        "| City | Base salary |\n|---|---|\n| Berlin | €61,000 net |",
        "| City | Base salary |\n|---|---|\n| Berlin | from €61,000 |",
        "| City | Base salary |\n|---|---|\n| Berlin | 4.900 € monatlich |",
        "| City | Stundensatz |\n|---|---|\n| Berlin | 80–95 € |",
        "| Employee | City | Base salary |\n|---|---|---|\n| No. 1 | Berlin | €61,000 |",
        "| Company | Base salary |\n|---|---|\n| Globex | €61,000 |",
        "| Component | Offer A | Offer B |\n|---|---|---|\n| Base salary | €61,000 | €66,000 |\n| Bonus | 10% | 12% |",
        "#### Previous base salary\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000 |",
        "#### Median base salary\n\n| City | Base salary |\n|---|---|\n| Berlin | €61,000 |",
        "All amounts a month.\n\n| City | Base salary |\n|---|---|\n| Berlin | €5,000–€6,000 |",
        "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |\n\n| City | Base salary |\n|---|---|\n| Berlin | €55,000–€70,000 |",
        "- Berlin: €61,000–€83,000\n- Bonn: €55,000–€70,000",
    ] {
        let (guide, found) = fixed(&["Berlin"], body);
        let pay = &guide.front.compensation[0];
        assert!(
            base(pay).is_none() && pay.base.low.value().is_none(),
            "{body}"
        );
        assert!(pay.bonus.is_unstated() && pay.total.is_unstated(), "{body}");
        let start = guide.body_range.start;
        let points = |finding: &&Diagnostic| {
            let related = finding.related.iter().map(|label| label.range.start);
            related
                .chain([finding.primary.range.start])
                .any(|at| at > start)
        };
        let said: Vec<_> = found
            .iter()
            .filter(points)
            .map(|one| one.rule.name)
            .collect();
        assert!(
            said.iter()
                .any(|rule| matches!(*rule, "unread-table" | "value-lost" | "ambiguous-cell")),
            "{body}: {said:?}"
        );
    }
}

#[test]
fn a_second_table_of_something_else_adds_nothing() {
    let own = "| City | Base salary |\n|---|---|\n| Berlin | €61,000–€83,000 |";
    for heading in [
        "Interns",
        "Example offer (Anna)",
        "Pay at Globex",
        "Bands of 2019",
    ] {
        let body = format!(
            "#### Base salaries\n\n{own}\n\n#### {heading}\n\n| City | Bonus |\n|---|---|\n| Berlin | 40% |"
        );
        let (guide, _) = fixed(&["Berlin"], &body);
        let pay = &guide.front.compensation[0];
        assert_eq!(base(pay), Some((61_000, 83_000)), "{heading}");
        assert!(pay.bonus.is_unstated(), "{heading}");
    }
    let body = format!(
        "#### Cash\n\n{own}\n\n#### Bonus\n\n| City | Bonus |\n|---|---|\n| Berlin | 10% |"
    );
    let (guide, _) = fixed(&["Berlin"], &body);
    assert!(guide.front.compensation[0].bonus.percents().is_some());
}

/// The words that tell why money is not read, a body it is so in, and the base salary of Berlin that is read
/// all the same.
type UnreadCase = (&'static str, &'static str, Option<(i64, i64)>);

/// A case for each reason not to read money.
const REASONS: [UnreadCase; 24] = [
    (
        "no word of the header is known as a part of pay",
        "| City | Lumina |\n|---|---|\n| Berlin | €61,000 |",
        None,
    ),
    (
        "the header also has an unknown word",
        "| City | Lumina base salary |\n|---|---|\n| Berlin | €61,000 |",
        None,
    ),
    (
        "nothing says which part of pay the amounts are",
        "| City | Min | Max |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
        None,
    ),
    (
        "the header may mean the base salary or the total",
        "| City | Compensation |\n|---|---|\n| Berlin | €61,000–€83,000 |",
        None,
    ),
    (
        "several columns state the same part of pay",
        "| City | Base salary | Base salary |\n|---|---|---|\n| Berlin | €61,000 | €66,000 |",
        None,
    ),
    (
        "one end of a range is missing",
        "| City | Base salary from |\n|---|---|\n| Berlin | €61,000 |",
        None,
    ),
    (
        "the amounts are after tax",
        "| City | Net salary |\n|---|---|\n| Berlin | €44,000 |",
        None,
    ),
    (
        "the amounts are not for a year",
        "| City | Base salary per shift |\n|---|---|\n| Berlin | €1,100 |",
        None,
    ),
    (
        "averages and percentiles are not the ends of a range",
        "| City | Median base salary |\n|---|---|\n| Berlin | €61,000 |",
        None,
    ),
    (
        "it states several years, and does not say which one is current",
        "| City | Salary 2025 | Salary 2026 |\n|---|---|---|\n| Berlin | €61,000 | €66,000 |",
        None,
    ),
    (
        "it states single years of an offer",
        "| City | Total year 1 | Total year 2 |\n|---|---|---|\n| Berlin | €91,000 | €86,000 |",
        None,
    ),
    (
        "the amounts are of an earlier or a later time",
        "| City | Previous base salary |\n|---|---|\n| Berlin | €61,000 |",
        None,
    ),
    (
        "the numbers have no currency: they may be counts",
        "| City | Base salary | Stock |\n|---|---|---|\n| Berlin | €61,000 | 4,000 |",
        Some((61_000, 61_000)),
    ),
    (
        "there are percentages instead of amounts",
        "| City | Base salary |\n|---|---|\n| Berlin | 12% |",
        None,
    ),
    (
        "the amounts are too small for a year",
        "| City | Base salary |\n|---|---|\n| Berlin | €61–€83 |",
        None,
    ),
    (
        "it states the same pay in several currencies",
        "| City | Base (USD) | Base (GBP) |\n|---|---|---|\n| Berlin | $70,000 | £52,000 |",
        None,
    ),
    (
        "nothing says whether the cells are base salaries or totals",
        "| City | L4 | L5 |\n|---|---|---|\n| Berlin | €61,000 | €83,000 |",
        None,
    ),
    (
        "rows of one place differ only in a column that is not read",
        "| City | Crew | Base salary |\n|---|---|---|\n| Berlin | Red | €61,000 |\n| Berlin | Blue | €66,000 |",
        None,
    ),
    (
        "its rows are not understood as places or levels",
        "| Crew | Base salary |\n|---|---|\n| Red | €61,000 |\n| Blue | €66,000 |",
        None,
    ),
    (
        "it is not understood as pay of this role",
        "| Employee | City | Base salary |\n|---|---|---|\n| No. 1 | Berlin | €61,000 |",
        None,
    ),
    (
        "it holds figures, and none of them is money",
        "| City | Headcount |\n|---|---|\n| Berlin | 12 |",
        None,
    ),
    (
        "its HTML has no end, too many columns, or other tables in it",
        "<table><tr><th>City</th><th>Base salary</th></tr><tr><td>Berlin</td><td><table><tr><td>€61,000</td></tr></table></td></tr></table>",
        None,
    ),
    (
        "another table states other figures for the same pay",
        "| City | Base salary |\n|---|---|\n| Berlin | €61,000 |\n\n| City | Base salary |\n|---|---|\n| Berlin | €55,000 |",
        None,
    ),
    (
        "it is about other rows than the pay table",
        "| City | Base salary |\n|---|---|\n| Berlin | €61,000 |\n\n#### The Lumina crew\n\n| City | Base salary |\n|---|---|\n| Berlin | €25,000 |",
        Some((61_000, 61_000)),
    ),
];

/// The guide that importing `body` makes, and what it says is not read.
fn imported(body: &str) -> (Guide, Vec<Unread>) {
    let limits = Limits::default();
    let importer = Importer {
        limits: &limits,
        places: Places::built_in(),
        standard_roles: &[],
    };
    let text = format!("### Software Engineer | Acme Global Negotiation Guide\n\n{body}\n");
    let source = Source::new(common::PATH, text);
    let Ok(ImportOutcome::Imported(found)) = importer.import(&source, &KnownNames::default())
    else {
        panic!("{body}");
    };
    let guide = Guide::read(Source::new(common::PATH, found.text), &limits);
    (guide, found.unread)
}

#[test]
fn every_reason_is_said_and_its_figures_stay_out() {
    for (reason, body, read) in REASONS {
        let (guide, found) = fixed(&["Berlin"], body);
        let said: Vec<_> = { found.iter() }
            .filter(|finding| finding.rule.name == "unread-table")
            .map(|finding| finding.message.as_str())
            .collect();
        assert!(
            said.iter().any(|it| it.contains(reason)),
            "{body}: {said:?}"
        );
        let pay = &guide.front.compensation[0];
        assert_eq!(base(pay), read, "{body}");
        let is_bare = pay.stock.is_unstated() && pay.bonus.is_unstated() && pay.total.is_unstated();
        assert!(is_bare, "{body}");
    }
}

#[test]
fn what_is_in_doubt_is_null_where_a_guide_is_imported() {
    for (_, body, read) in REASONS {
        let (guide, unread) = imported(body);
        let entries = &guide.front.compensation;
        let bases: Vec<_> = entries.iter().filter_map(base).collect();
        assert_eq!(bases, Vec::from_iter(read), "{body}");
        for pay in entries {
            let bands = [&pay.stock, &pay.signing_bonus, &pay.total];
            assert!(bands.iter().all(|it| it.values().is_none()), "{body}");
            assert!(
                pay.bonus.percents().is_none() && pay.other.is_empty(),
                "{body}"
            );
        }
        let is_of_pay = |it: &&Unread| matches!(it, Unread::Column { .. } | Unread::Table { .. });
        assert!(unread.iter().any(|it| is_of_pay(&it)), "{body}: {unread:?}");
    }
}

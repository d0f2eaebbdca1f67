//! Safe fixes on tables of any author: headers, orders and cells drawn at random. Whatever is in
//! doubt, no figure comes into an entry that is in no cell of its own row.

mod common;

use negguide::check::{Extent, fix, read_and_check};
use negguide::model::{Bonus, Compensation, Guide};
use negguide::syntax::Limits;
use negguide::text::Source;
use proptest::prelude::*;

/// Headers that are understood, misleading, or unknown.
const HEADERS: [&str; 36] = [
    "Base Salary",
    "Base Low",
    "Base High",
    "Base Mid",
    "Low",
    "High",
    "Minimum",
    "Maximum",
    "Stock (RSU/4yr)",
    "Stock /yr",
    "RSU Low",
    "RSU High",
    "Options",
    "Bonus",
    "Bonus %",
    "Signing Bonus",
    "Sign-on Y1",
    "Sign-on Y2",
    "Total Comp",
    "Total Year 1",
    "Total Year 2",
    "Total Cash",
    "Compensation",
    "Market Base",
    "Net Salary",
    "Monthly Base",
    "Base ($K)",
    "Base (previous)",
    "L4 Base",
    "L5 Base",
    "Grundgehalt von",
    "Grundgehalt bis",
    "Salaire de base",
    "Headcount",
    "Zorblatt",
    "Notes",
];

/// Headers, by their index, that may be the two ends of one range, or two figures of one kind.
const PAIRS: [(usize, usize); 9] = [
    (1, 2),
    (2, 1),
    (4, 5),
    (10, 11),
    (30, 31),
    (16, 17),
    (28, 29),
    (0, 18),
    (0, 13),
];

/// The cells of a row: each has figures of its own, so that every figure tells where it is from.
fn cell(form: usize, place: i64) -> (String, Vec<i64>) {
    let (low, high) = (100_000 + 1_000 * place, 100_000 + 1_000 * place + 500);
    match form {
        0 => (format!("${low}"), vec![low]),
        1 => (format!("${low}–${high}"), vec![low, high]),
        2 => (format!("${low} to ${high}"), vec![low, high]),
        3 => (format!("{place}%"), vec![place]),
        4 => (format!("{place}–{}%", place + 1), vec![place, place + 1]),
        5 => (format!("{place}"), vec![place, place * 1_000]),
        6 => (format!("${low}+"), vec![low]),
        7 => (format!("up to ${low}"), vec![low]),
        8 => ("—".to_string(), Vec::new()),
        9 => ("same".to_string(), Vec::new()),
        10 => (format!("${low} / month"), vec![low]),
        11 => (format!("{low} shares"), vec![low]),
        _ => ("on request".to_string(), Vec::new()),
    }
}

struct Drawn {
    text: String,
    /// The figures in each row, by region.
    rows: Vec<(String, Vec<i64>)>,
}

fn draw(headers: &[usize], forms: &[Vec<usize>]) -> Drawn {
    let regions = ["Chicago", "Denver", "Austin"];
    let mut table = String::from("| Region |");
    for header in headers {
        table.push_str(&format!(" {} |", HEADERS[*header]));
    }
    table.push_str(&format!("\n{}|\n", "|---".repeat(headers.len() + 1)));
    let mut rows = Vec::new();
    let mut entries = String::new();
    let mut above: Vec<Vec<i64>> = Vec::new();
    for (index, region) in regions.iter().enumerate() {
        let mut figures = Vec::new();
        let mut own: Vec<Vec<i64>> = Vec::new();
        table.push_str(&format!("| {region} |"));
        for (column, form) in forms[index].iter().take(headers.len()).enumerate() {
            let place = i64::try_from(index * 20 + column + 1).unwrap();
            let (written, mut found) = cell(*form, place);
            if written == "same" {
                // It repeats the cell above, whose figures are this row's then.
                found = above.get(column).cloned().unwrap_or_default();
            }
            table.push_str(&format!(" {written} |"));
            figures.extend_from_slice(&found);
            own.push(found);
        }
        table.push('\n');
        entries.push_str(&format!(
            "- region: {region}\n  base_low: null\n  base_high: null\n  currency: USD\n"
        ));
        rows.push((region.to_string(), figures));
        above = own;
    }
    Drawn {
        text: common::with_pay(&format!("{entries}\n{table}")),
        rows,
    }
}

/// The amounts and percentages that an entry states.
fn figures(pay: &Compensation) -> Vec<i64> {
    let bands = [&pay.base, &pay.stock, &pay.signing_bonus, &pay.total];
    let mut found: Vec<i64> = bands
        .iter()
        .flat_map(|band| [band.low.value(), band.high.value()])
        .flatten()
        .map(|amount| amount.0)
        .collect();
    for other in &pay.other {
        found.extend(
            [other.pay.low.value(), other.pay.high.value()]
                .iter()
                .flatten()
                .map(|it| it.0),
        );
    }
    if let Bonus::Amounts(band) = &pay.bonus {
        found.extend(
            [band.low.value(), band.high.value()]
                .iter()
                .flatten()
                .map(|it| it.0),
        );
    }
    if let Some((low, high)) = pay.bonus.percents() {
        found.extend([low, high].map(|it| it.parts_per_million() / 10_000));
    }
    found
}

fn safely_fixed(text: &str) -> Guide {
    let limits = Limits::default();
    let options = common::options_selecting(&["NG1", "NG2", "NG3"]);
    let checked = read_and_check(Source::new(common::PATH, text), &options);
    let fixed = fix(&checked, &options, Extent::Safe);
    let source = fixed.map_or_else(
        || Source::new(common::PATH, text),
        |fixed| fixed.checked.guide.source().clone(),
    );
    Guide::read(source, &limits)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn a_safe_fix_writes_only_figures_of_the_entrys_own_row(
        pair in prop::sample::select(&PAIRS[..]),
        others in prop::collection::vec(0..HEADERS.len(), 0..4),
        at in 0_usize..4,
        of_pair in prop::sample::select(&[0_usize, 0, 0, 3, 6, 7, 8][..]),
        of_others in prop::collection::vec(0_usize..13, 4),
        last_repeats in prop::collection::vec(prop::bool::weighted(0.1), 6),
    ) {
        let mut headers = others;
        let mut columns = of_others;
        let at = at.min(headers.len());
        headers.splice(at..at, [pair.0, pair.1]);
        columns.splice(at..at, [of_pair, of_pair]);
        let last: Vec<usize> = columns
            .iter()
            .zip(&last_repeats)
            .map(|(form, repeats)| if *repeats { 9 } else { *form })
            .collect();
        let forms = [columns.clone(), columns, last];
        let drawn = draw(&headers, &forms);
        let guide = safely_fixed(&drawn.text);
        for pay in &guide.front.compensation {
            let region = pay.region.value().map_or("", |label| label.text.as_str());
            let row = drawn.rows.iter().find(|(name, _)| name == region);
            for figure in figures(pay) {
                prop_assert!(
                    row.is_some_and(|(_, own)| own.contains(&figure)),
                    "{figure} of {region} stands in no cell of its row:\n{}",
                    guide.source.text
                );
            }
        }
    }
}

//! Notations are read, and printed so that they are read again.

use proptest::prelude::*;

use super::*;
use crate::model::cell::money_at;
use crate::text::TextRange;

fn money(amount: i64, step: i64) -> Money {
    Money {
        amount: Amount(amount),
        mark: None,
        step,
        range: TextRange::at(0),
    }
}

/// All of `text`, read as an amount.
fn read(text: &str) -> Option<Money> {
    let (money, range) = money_at(text, 0)?;
    (range.len() == text.len() && money.low == money.high).then_some(money.low)
}

fn same_decimals(notation: &Notation<'_>, amount: Amount) -> Option<String> {
    notation.with_decimals(amount, notation.decimals)
}

#[test]
fn amounts_keep_their_notation() {
    let rupee = Currency::from_code("INR");
    for (written, step, was, amount, currency, expected) in [
        ("$410K", 1_000, 410_000, 373_000, None, Some("$373K")),
        (
            "HK$4.50M",
            10_000,
            4_500_000,
            3_900_000,
            None,
            Some("HK$3.90M"),
        ),
        (
            "410,000 USD",
            1,
            410_000,
            1_373_500,
            None,
            Some("1,373,500 USD"),
        ),
        ("95 000 €", 1, 95_000, 120_000, None, Some("120 000 €")),
        ("€95.000", 1, 95_000, 1_120_000, None, Some("€1.120.000")),
        ("€95.000,00", 1, 95_000, 120_000, None, Some("€120.000,00")),
        (
            "₹1,00,00,000",
            1,
            10_000_000,
            8_650_000,
            rupee,
            Some("₹86,50,000"),
        ),
        ("₹90,000", 1, 90_000, 8_650_000, rupee, Some("₹86,50,000")),
        ("₹90,000", 1, 90_000, 8_650_000, None, Some("₹8,650,000")),
        ("₹900,000", 1, 900_000, 8_650_000, rupee, Some("₹8,650,000")),
        ("₹100L", 100_000, 10_000_000, 8_700_000, rupee, Some("₹87L")),
        (
            "₹35 lakh",
            100_000,
            3_500_000,
            8_700_000,
            rupee,
            Some("₹87 lakh"),
        ),
        ("$410K", 1_000, 410_000, 373_500, None, None),
        ("$1.250M", 1_000, 1_250_000, 950_000, None, Some("$0.950M")),
        ("$410", 1_000, 410_000, 95_000, None, Some("$95")),
        ("£1,330K", 1_000, 1_330_000, 50_000, None, Some("£50K")),
        ("$-5K", 1_000, -5_000, 6_000, None, None),
        ("$410K", 1_000, 410_000, -6_000, None, None),
        // Not how the amount is written.
        ("$410K", 1_000, 420_000, 373_000, None, None),
        ("$410K", 1, 410, 373, None, None),
        ("0,5 M", 100_000, 500_000, 1_500_000, None, Some("1,5 M")),
    ] {
        let notation = Notation::read(written, &money(was, step), currency);
        let found = notation.and_then(|notation| same_decimals(&notation, Amount(amount)));
        assert_eq!(found.as_deref(), expected, "{written}");
    }
}

#[test]
fn an_amount_by_itself_says_its_unit() {
    for (written, step, was, amount, expected) in [
        ("$1.29M", 10_000, 1_290_000, 1_300_000, Some("$1.3M")),
        ("SGD 110K", 1_000, 110_000, 223_125, Some("SGD 223.125K")),
        ("₪420,000", 1, 420_000, 1_285_500, Some("₪1,285,500")),
        ("$150", 1_000, 150_000, 190_000, None),
        ("$1.29M", 10_000, 1_290_000, 1_285_500, None),
        ("$152K", 1_000, 152_000, 215, None),
        ("$152K", 1_000, 152_000, 1_000, Some("$1K")),
        ("$340K", 1_000, 340_000, 3_400_000, None),
        ("$1,340K", 1_000, 1_340_000, 3_400_000, Some("$3,400K")),
        ("₹28L", 100_000, 2_800_000, 2_865_000, Some("₹28.65L")),
        ("₹28 lakh", 100_000, 2_800_000, 2_900_000, None),
        ("$152K", 1_000, 152_000, 0, Some("$0")),
        ("152K", 1_000, 152_000, 0, None),
    ] {
        let notation = Notation::read(written, &money(was, step), None).unwrap();
        let found = notation.print_alone(Amount(amount));
        assert_eq!(found.as_deref(), expected, "{written}");
    }
}

#[test]
fn decimals_are_added_where_an_amount_needs_them() {
    for (written, step, was, amount, expected) in [
        ("£95K", 1_000, 95_000, 94_800, Some("£94.8K")),
        ("$1.29M", 10_000, 1_290_000, 1_300_000, Some("$1.30M")),
        ("$1.29M", 10_000, 1_290_000, 1_285_500, None),
        ("$95K", 1_000, 95_000, -1, None),
        // `1,285M` would be read as thousands of millions, `1.285` as 1,285.
        ("1,5M", 100_000, 1_500_000, 1_285_000, None),
        ("$150", 1_000, 150_000, 151_285, None),
        (
            "€1.330.000K",
            1_000,
            1_330_000_000,
            1_330_000_500,
            Some("€1.330.000,5K"),
        ),
    ] {
        let notation = Notation::read(written, &money(was, step), None).unwrap();
        let found = notation.print(Amount(amount));
        assert_eq!(found.as_deref(), expected, "{written}");
    }
}

#[test]
fn currencies_are_told_from_multipliers() {
    for (text, expected) in [
        ("$150K", true),
        ("150K EUR", true),
        ("95KEUR", true),
        ("72 T€", true),
        ("820万円", true),
        ("kr 780,000", true),
        ("approx. 150K", false),
        ("150 thousand", false),
        ("28Cr", false),
        ("35 lakh", false),
        ("150,000", false),
    ] {
        let notation = Notation::read(text, &read(text).unwrap(), None).unwrap();
        assert_eq!(notation.names_currency(), expected, "{text}");
    }
}

/// What may be before a number and after its multiplier.
const AROUND: [(&str, &str); 9] = [
    ("$", ""),
    ("CHF ", ""),
    ("HK$", ""),
    ("~£", ""),
    ("₹", ""),
    ("kr ", ""),
    ("", ""),
    ("", " EUR"),
    ("", "€"),
];

const MULTIPLIER_TEXTS: [&str; 9] = ["", "K", " k", "M", "m", "L", " lakh", " Cr", " mn"];

fn any_notation() -> impl Strategy<Value = Notation<'static>> {
    let separators = prop::sample::select(vec![',', ' ', '.', '\'', '\u{202f}']);
    let grouping = prop_oneof![
        Just(Grouping::None),
        separators.prop_map(Grouping::Thousands),
        Just(Grouping::Lakh(',')),
    ];
    let around = prop::sample::select(AROUND.to_vec());
    let multiplier = prop::sample::select(MULTIPLIER_TEXTS.to_vec());
    let point = prop::sample::select(vec!['.', ',']);
    (around, grouping, point, 0_usize..=3, multiplier).prop_map(
        |((before, after), grouping, point, decimals, multiplier_text)| {
            let (multiplier, _) = written_multiplier(multiplier_text);
            let usual = grouping.usual_point();
            let is_free = decimals > 0 && grouping == Grouping::None;
            Notation {
                before,
                grouping,
                point: if is_free { point } else { usual },
                decimals,
                multiplier,
                multiplier_text,
                after,
                scale: multiplier.map_or(1, |found| found.times),
            }
        },
    )
}

proptest! {
    /// What is printed is read as the amount that was printed and, where its number is long enough to
    /// show how it is grouped, in the notation it was printed in.
    #[test]
    fn what_is_printed_is_read_again(
        notation in any_notation(),
        units in 0_i64..50_000_000,
        places in 0_u32..=3,
    ) {
        // As many decimals as the notation has, or fewer.
        let amount = Amount(units * notation.scale / 10_i64.pow(places));
        let Some(text) = same_decimals(&notation, amount) else {
            return Ok(());
        };
        let found = read(&text);
        prop_assert_eq!(found.map(|money| money.amount), Some(amount), "{}", text);
        let again = Notation::read(&text, &found.unwrap(), None);
        let again = again.ok_or_else(|| TestCaseError::fail(text.clone()))?;
        prop_assert_eq!(same_decimals(&again, amount), Some(text.clone()));
        if amount.0 / notation.scale >= 100_000 && amount.0 > 0 {
            prop_assert_eq!(again, notation, "{}", text);
        }
    }

    /// Whole numbers of its unit can be printed in every notation.
    #[test]
    fn whole_units_are_printed(notation in any_notation(), units in 0_i64..1_000) {
        let notation = Notation { decimals: 0, point: notation.grouping.usual_point(), ..notation };
        prop_assert!(same_decimals(&notation, Amount(units * notation.scale)).is_some());
    }

    /// The canonical form says the same amount as exactly, and is its own canonical form.
    #[test]
    fn canonical_forms_are_read_as_the_same(
        notation in any_notation(),
        units in 0_i64..50_000_000,
        places in 0_u32..=3,
    ) {
        let amount = Amount(units * notation.scale / 10_i64.pow(places));
        let Some(text) = same_decimals(&notation, amount) else {
            return Ok(());
        };
        let money = read(&text).unwrap();
        let Some(canonical) = Notation::read(&text, &money, None).unwrap().canonical(&money) else {
            prop_assert_eq!(notation.multiplier_text, " mn");
            return Ok(());
        };
        // `1,234M` can be a fraction: it is read as nothing, and the author's form stays.
        if let Some(again) = read(&canonical) {
            prop_assert_eq!((again.amount, again.step), (money.amount, money.step), "{}", canonical);
            let same = Notation::read(&canonical, &again, None).unwrap().canonical(&again);
            prop_assert_eq!(same, Some(canonical));
        }
    }
}

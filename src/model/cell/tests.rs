//! Cells and what they are read as.

use super::*;
use crate::syntax::markdown::MappedText;

/// A one-line rendering of what a cell was read as.
fn read(text: &str) -> String {
    read_under(text, Defaults::default())
}

fn read_under(text: &str, defaults: Defaults) -> String {
    let mut mapped = MappedText::default();
    mapped.push(text, TextRange::new(0, text.len()), text);
    let cell = parse_under(&mapped, TextRange::new(0, text.len()), defaults);
    let range = |range: &MoneyRange| {
        let mark = match range.mark() {
            Some(CurrencyMark::Dollar) => "USD",
            Some(mark) => mark.text(),
            None => "?",
        };
        format!("{mark} {}..{}", range.low.amount.0, range.high.amount.0)
    };
    let band = |band: &MoneyBand| {
        let mut out = range(&band.own);
        if let Some(other) = &band.alternative {
            out += &format!(" = {}", range(other));
        }
        if band.open {
            out += " open";
        }
        if let Some(period) = band.period {
            out += &format!(" {period:?}");
        }
        out
    };
    match &cell.value {
        CellValue::Nothing => "nothing".into(),
        CellValue::Text => "text".into(),
        CellValue::Percent(p) => {
            format!("{}..{}%{}", p.low, p.high, if p.open { "+" } else { "" })
        }
        CellValue::Money(money) => band(money),
        CellValue::PercentAndMoney(p, money) => {
            format!("{}..{}% {}", p.low, p.high, band(money))
        }
        CellValue::Units(units) => format!("{}..{} {}", units.low.0, units.high.0, units.unit),
    }
}

#[test]
fn every_production_of_the_grammar() {
    for (text, expected) in [
        ("—", "nothing"),
        ("", "nothing"),
        ("N/A", "nothing"),
        ("Significant (variable)", "text"),
        ("10%", "10..10%"),
        ("5–10%", "5..10%"),
        ("7.5% - 12.5% target", "7.5..12.5%"),
        ("25%+", "25..25%+"),
        ("15–18% + variable", "15..18%"),
        ("12% target ($21,600 – $27,600)", "12..12% USD 21600..27600"),
        ("$190K–$265K", "USD 190000..265000"),
        ("$150-190K", "USD 150000..190000"),
        ("$0-$25K (senior only)", "USD 0..25000"),
        ("CHF 165K–CHF 240K", "CHF 165000..240000"),
        ("EUR95K to EUR120K", "EUR 95000..120000"),
        ("95 000 – 120 000 €", "EUR 95000..120000"),
        ("₹36,00,000 – ₹60,00,000", "INR 3600000..6000000"),
        ("₹35L–₹1.2Cr", "INR 3500000..12000000"),
        ("kr780,000–kr1,050,000", "kr 780000..1050000"),
        ("¥15M–¥22M", "¥ 15000000..22000000"),
        ("$220K–$390K+", "USD 220000..390000 open"),
        ("$55K–$140K/yr", "USD 55000..140000 Year"),
        ("£55,000 – £100,000/yr vesting", "GBP 55000..100000 Year"),
        ("$400K/4yr", "USD 400000..400000 Years(4)"),
        (
            "SEK 28K–48K/mo / $78K–$138K",
            "SEK 28000..48000 = USD 78000..138000 Month",
        ),
        (
            "R$320K / $64K - R$720K / $144K",
            "BRL 320000..720000 = USD 64000..144000",
        ),
        (
            "HK$3.10M - HK$4.50M ($398K - $577K)",
            "HKD 3100000..4500000 = USD 398000..577000",
        ),
        ("$192K-$340K ($48K-$85K/yr)", "USD 192000..340000"),
        ("22,000 – 44,000 options", "22000..44000 options"),
        ("$270K - $360K (GBP equiv.)", "USD 270000..360000"),
        ("120K", "? 120000..120000"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

fn all(cases: &[(&str, &str)]) {
    for (text, expected) in cases {
        assert_eq!(read(text), *expected, "{text}");
    }
}

#[test]
fn long_lists_are_read_in_linear_time() {
    for unit in [
        "1,", "1.", "1 ", "1,1", "$1–", "1K/", "(", "per ", "9", "1–2% ",
    ] {
        let text = unit.repeat(200_000 / unit.len());
        assert!(!read(&text).is_empty(), "{unit}");
    }
    assert_eq!(read(&"1,".repeat(100_000)), "text");
}

#[test]
fn dots_part_thousands() {
    all(&[
        ("120.000 to 150.000 EUR", "EUR 120000..150000"),
        ("120.000–150.000 EUR", "EUR 120000..150000"),
        ("650.000 kr", "kr 650000..650000"),
        ("€120.000 p.a.", "EUR 120000..120000 Year"),
        ("PLN 240.000 brutto", "PLN 240000..240000"),
        ("95.000,00 €", "EUR 95000..95000"),
        ("1.234.567,50 €", "text"),
        ("€120.500K", "EUR 120500..120500"),
    ]);
}

#[test]
fn what_goes_on_after_a_number_makes_it_none() {
    all(&[
        ("1.2.3K", "text"),
        ("$1.2.3K", "text"),
        ("£80,5,3", "text"),
        ("2025.03.01", "text"),
        ("$120,000.", "USD 120000..120000"),
    ]);
}

#[test]
fn a_code_behind_the_number_says_which_dollar() {
    all(&[
        ("$120,000 – $150,000 CAD", "CAD 120000..150000"),
        ("$600,000 MXN", "MXN 600000..600000"),
        ("$120k SGD", "SGD 120000..120000"),
        ("$120K CAD – $150K CAD", "CAD 120000..150000"),
        ("$120K–USD 150K", "USD 120000..150000"),
        ("$120K EUR", "text"),
        ("A$120K AUD", "AUD 120000..120000"),
    ]);
    assert_eq!(
        parse_money("$120,000 CAD").map(|(a, _)| a),
        Some(Amount(120_000))
    );
}

#[test]
fn a_time_is_never_dropped() {
    all(&[
        ("$95 USD/hr", "USD 95..95 Hour"),
        ("$8,000 monthly", "USD 8000..8000 Month"),
        ("$8,000 a month", "USD 8000..8000 Month"),
        ("$8,000 (gross, monthly)", "USD 8000..8000 Month"),
        ("$96,000 ($8,000 monthly)", "USD 96000..96000"),
        ("$8,000 (per month)", "USD 8000..8000 Month"),
        ("$8,000 gross monthly", "USD 8000..8000 Month"),
        ("$12.5K pm", "USD 12500..12500 Month"),
        ("$12.5K p.m.", "USD 12500..12500 Month"),
        ("$75 an hour", "USD 75..75 Hour"),
        ("$40/hr – $60/hr", "USD 40..60 Hour"),
        ("$40/hr – $60", "text"),
        ("AED 40,000 monthly", "AED 40000..40000 Month"),
        ("20.000 zł/mies.", "PLN 20000..20000 Month"),
        ("$8,000 per month", "USD 8000..8000 Month"),
        ("$50K annually", "USD 50000..50000 Year"),
        ("$50K a year", "USD 50000..50000 Year"),
        ("$50K per annum", "USD 50000..50000 Year"),
        ("$300K over 3 years", "USD 300000..300000 Years(3)"),
        ("$300K (3 years)", "USD 300000..300000 Years(3)"),
        ("$300K (over 3 years)", "USD 300000..300000 Years(3)"),
        ("$300K (3-year vest)", "USD 300000..300000 Years(3)"),
        ("$300K vesting annually", "USD 300000..300000"),
        ("₹12–18 LPA", "INR 1200000..1800000 Year"),
        ("$500 per sprint", "text"),
        ("$500/sprint", "text"),
    ]);
}

#[test]
fn what_may_change_the_amount_is_no_note() {
    all(&[
        ("¥950万", "¥ 9500000..9500000"),
        ("950万円", "JPY 9500000..9500000"),
        ("₩1.2억", "KRW 120000000..120000000"),
        ("650 tkr", "kr 650000..650000"),
        ("R$25 mil", "text"),
        ("R$25 mil – R$30 mil", "text"),
        ("40k x 12", "text"),
        ("$40K × 13 months", "text"),
        ("$150Kish", "text"),
        ("$150K or $160K", "text"),
        ("$150K<br>$180K", "text"),
        ("$150K $180K", "text"),
        ("$150K–$180K–$200K", "text"),
        ("$150K + $20K", "text"),
        ("$150K / $180K", "text"),
        ("$150K / 180K", "text"),
        ("$150K / USD 180K", "text"),
        ("£150K / $190K", "GBP 150000..150000 = USD 190000..190000"),
        ("$150K –", "text"),
        ("$150K–TBD", "text"),
        ("$150K GBP equivalent", "text"),
        ("10% or 15%", "text"),
        ("10% + $20K", "text"),
        ("$150K + 10% bonus", "USD 150000..150000"),
        ("$150K + bonus", "USD 150000..150000"),
        ("$150K+ bonus", "USD 150000..150000 open"),
        ("$150K base", "USD 150000..150000"),
        ("150,000 EUR brut", "EUR 150000..150000"),
        ("$150K negotiable", "USD 150000..150000"),
        ("$150K (L5, 2024)", "USD 150000..150000"),
    ]);
}

#[test]
fn words_before_an_instrument_are_no_part_of_the_amount() {
    all(&[
        ("£48,000 – £80,000 ACME RSUs", "GBP 48000..80000"),
        ("$9,000 - $18,000 AC PSUs", "USD 9000..18000"),
        ("€40.000–60.000 Acme-Aktien", "EUR 40000..60000"),
        ("4.000 Acme Aktien", "4000..4000 Acme Aktien"),
        ("$60,000 new hire grant", "USD 60000..60000"),
        ("$60,000 ACME Class B shares", "USD 60000..60000"),
        ("$60,000 GLBX stock (4 years)", "USD 60000..60000 Years(4)"),
        ("$60K–$80K ACME RSUs", "USD 60000..80000"),
        ("60,000–80,000 USD ACME RSUs", "USD 60000..80000"),
        ("$60,000 options", "USD 60000..60000"),
        ("$60,000 ACME stock options", "USD 60000..60000"),
        // Without a mark of money they are counts, whatever is before what is counted.
        ("4,000–8,000 ACME RSUs", "4000..8000 ACME RSUs"),
        (
            "4,000 restricted stock units",
            "4000..4000 restricted stock units",
        ),
        (
            "4,000 employee stock options",
            "4000..4000 employee stock options",
        ),
        ("120,000 in RSUs", "? 120000..120000"),
        ("120,000 profit share", "? 120000..120000"),
        // What may multiply a number does, and one short for more may be.
        ("R$25 mil RSUs", "text"),
        ("$1,500 mil RSUs", "text"),
        ("$90 ACME RSUs", "text"),
        ("$60,000 per-hire RSUs", "text"),
    ]);
}

#[test]
fn a_multiplier_is_shared_where_the_band_stays_in_order() {
    all(&[
        ("$500–$2K", "USD 500..2000"),
        ("$150–190K", "USD 150000..190000"),
        ("$150K–190", "USD 150000..190000"),
        ("$900–1.2M", "text"),
        ("$1.2M–900", "text"),
        ("$0–$25K", "USD 0..25000"),
        ("$190K–$150K", "USD 190000..150000"),
        ("NT$1800–2700K", "TWD 1800000..2700000"),
        ("NT$1,800–2,700K", "TWD 1800000..2700000"),
        ("$800,000–1.2M", "USD 800000..1200000"),
        ("$20,000–90M", "text"),
    ]);
}

#[test]
fn what_is_about_an_amount_is_that_amount() {
    all(&[
        ("approx. €80K–€120K", "EUR 80000..120000"),
        ("Approx €80K", "EUR 80000..80000"),
        ("ca. 80.000 €", "EUR 80000..80000"),
        ("c. £90K–£135K", "GBP 90000..135000"),
        ("around $150K", "USD 150000..150000"),
        ("~10–15%", "10..15%"),
        ("approx. 15%", "15..15%"),
        ("€80K bis €120K", "EUR 80000..120000"),
        // A bound is no amount.
        ("up to $150K", "text"),
        (">$150K", "text"),
    ]);
}

#[test]
fn percentages_in_other_signs_and_in_words() {
    all(&[
        ("10–15 percent", "10..15%"),
        ("15 pct target", "15..15%"),
        ("10%~15%", "10..15%"),
        ("10－15%", "10..15%"),
        ("n.a.", "nothing"),
        ("10 ; 15%", "text"),
        ("120 and 15%", "text"),
    ]);
}

#[test]
fn each_end_may_have_its_equivalent() {
    all(&[
        (
            "€80K ($92K) – €120K ($138K)",
            "EUR 80000..120000 = USD 92000..138000",
        ),
        (
            "£90,000 (≈ $120K)–£135,000 (≈ $180K) gross",
            "GBP 90000..135000 = USD 120000..180000",
        ),
        (
            "SEK 700K–900K ≈ $65K–$84K",
            "SEK 700000..900000 = USD 65000..84000",
        ),
        ("€80K (L4) – €120K (L5)", "text"),
        ("€80K ($92K) – €120K", "text"),
        ("€80K ≈ €90K ≈ €100K", "text"),
    ]);
}

#[test]
fn currencies_in_words_and_in_lower_case() {
    all(&[
        ("80K euros", "EUR 80000..80000"),
        ("80,000 – 120,000 Euro", "EUR 80000..120000"),
        ("120k – 150k usd", "USD 120000..150000"),
        ("12M yen", "JPY 12000000..12000000"),
        ("Rs 40L – Rs 60L", "Rs 4000000..6000000"),
        ("US $150K–US $190K", "USD 150000..190000"),
        ("CDN$140K", "CAD 140000..140000"),
        ("9,000만원", "KRW 90000000..90000000"),
        ("$150K all in", "USD 150000..150000"),
        ("$150K top of band", "USD 150000..150000"),
    ]);
}

#[test]
fn a_header_speaks_for_cells_that_say_nothing_else() {
    let defaults = Defaults {
        multiplier: Some(1_000),
        mark: Currency::from_code("EUR").map(CurrencyMark::Known),
        period: Some(Period::Month),
        is_percent: false,
    };
    for (text, expected) in [
        ("120", "EUR 120000..120000 Month"),
        ("120–150", "EUR 120000..150000 Month"),
        ("1,200", "EUR 1200000..1200000 Month"),
        ("120,000", "EUR 120000..120000 Month"),
        ("$120K/yr", "USD 120000..120000 Year"),
        ("10%", "10..10%"),
        ("500 options", "500..500 options"),
    ] {
        assert_eq!(read_under(text, defaults), expected, "{text}");
    }
}

#[test]
fn a_single_amount_alone() {
    assert_eq!(parse_money("$205K").map(|(a, _)| a), Some(Amount(205_000)));
    assert_eq!(
        parse_money("205,000").map(|(a, _)| a),
        Some(Amount(205_000))
    );
    assert_eq!(parse_money("205K to 210K"), None);
    assert_eq!(parse_money("many"), None);
}

#[test]
fn bands_in_other_signs_and_in_words() {
    for text in [
        "$100K -- $150K",
        "$100K ~ $150K",
        "$100K → $150K",
        "$100K...$150K",
        "from $100K to $150K",
        "between $100K and $150K",
        "＄100K–＄150K",
    ] {
        assert_eq!(read(text), "USD 100000..150000", "{text}");
    }
    assert_eq!(read("CN¥100K–CN¥150K"), "CNY 100000..150000");
    assert_eq!(read("Can$100K–Can$150K"), "CAD 100000..150000");
}

/// In running text a band is read whole, whatever follows it.
#[test]
fn a_band_begins_a_text() {
    let rest = " and then some words".repeat(20);
    for (band, low, high) in [
        ("$150K", 150_000, 150_000),
        ("about €80K – €120K", 80_000, 120_000),
        (
            "from about $40,000 USD per year to about $60,000 USD",
            40_000,
            60_000,
        ),
    ] {
        let text = format!("{band}{rest}");
        let (money, range) = money_at(&text, 7).expect(band);
        assert_eq!(
            (money.low.amount.0, money.high.amount.0),
            (low, high),
            "{band}"
        );
        assert_eq!(range, TextRange::new(7, 7 + band.len()), "{band}");
    }
}

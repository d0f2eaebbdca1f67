//! Headers of many authors, and what they say.

use super::*;

/// The header in few words: components, statistic, period, tax, scale, currency and the like.
fn said(text: &str) -> String {
    let header = Header::read(text);
    let mut parts: Vec<String> = header
        .components
        .iter()
        .map(|it| format!("{it:?}"))
        .collect();
    if header.joined != Joined::No {
        parts.push(format!("{:?}", header.joined));
    }
    parts.extend(header.names.map(|it| format!("names {it:?}")));
    parts.extend(header.statistic.map(|it| format!("{it:?}")));
    parts.extend(header.period.map(|it| format!("per {it:?}")));
    parts.extend(
        header
            .vest_years
            .filter(|it| *it > 1)
            .map(|it| format!("over {it}")),
    );
    parts.extend(header.tax.map(|it| format!("{it:?}")));
    parts.extend(header.scale.map(|it| format!("x{it}")));
    parts.extend(header.data_year.map(|it| format!("of {it}")));
    parts.extend(header.offer_year.map(|it| format!("year {it}")));
    parts.extend(header.time.map(|it| format!("{it:?}")));
    parts.extend(header.counted.map(|it| format!("{it:?}")));
    parts.extend(header.whose.map(|it| format!("{it:?}")));
    parts.extend(header.no_pay.map(|it| format!("no pay: {it:?}")));
    if header.has_other_period {
        parts.push("other period".to_string());
    }
    parts.join(", ")
}

#[test]
fn headers_say_what_they_say() {
    let (mut found, mut wanted) = (Vec::new(), Vec::new());
    for (header, expected) in [
        ("Base Salary (Low)", "Base, Low"),
        ("Maximum base", "Base, High"),
        ("Salary from", "Base, Low"),
        ("Grundgehalt bis", "Base, High"),
        ("Base Midpoint", "Base, Mid"),
        ("Average base salary", "Base, Average"),
        ("Base P75", "Base, Percentile"),
        ("Monthly base", "Base, per Month"),
        ("Base per fortnight", "Base, other period"),
        ("Base (x13)", "Base, other period"),
        ("Gehalt (brutto/Jahr)", "Base, per Year, Gross"),
        ("Salaire net mensuel", "Base, per Month, Net"),
        ("Sueldo base anual", "Base, per Year"),
        (
            "Wynagrodzenie zasadnicze (miesięcznie, brutto)",
            "Base, per Month, Gross",
        ),
        ("Årslön", "Base"),
        ("RAL (k€)", "Base, x1000"),
        ("基本給（年額）", "Base, per Year"),
        ("月給", "per Month"),
        ("Vast salaris, in duizenden", "Base, x1000"),
        ("Salário base anual", "Base, per Year"),
        ("Total CTC (LPA)", "Total, x100000"),
        ("Gesamtvergütung", "Total"),
        ("RSU (4-year vest, 1-year cliff)", "Stock, over 4"),
        ("Share grant, vests over 36 months", "Stock, over 3"),
        ("RSU (5/15/40/40)", "Stock, over 4"),
        ("Number of options", "Shares"),
        ("Base salary 2023", "Base, of 2023"),
        ("Total Y2", "Total, year 2"),
        ("Gesamt 2. Jahr", "Total, year 2"),
        ("Base (previous)", "Base, Previous"),
        ("Market base", "Market"),
        ("Salary increase", "Base, no pay: Change"),
        ("Base + Bonus", "Base, Bonus, Sum"),
        ("Base incl. bonus", "Base, Bonus, Sum"),
        ("Base, before bonus", "Base"),
        ("Stock/Bonus", "Stock, Bonus, Either"),
        ("Standort", "names Region"),
        ("Poziom", "names Level"),
        ("Employee", "names Person, Person"),
        ("Minneapolis MN", ""),
    ] {
        found.push((header, said(header)));
        wanted.push((header, expected.to_string()));
    }
    assert_eq!(found, wanted);
}

#[test]
fn words_that_are_not_known_are_kept() {
    assert_eq!(Header::read("Lumina base salary").unknown, ["Lumina"]);
    assert!(Header::read("Base salary per year").unknown.is_empty());
}

#[test]
fn a_long_text_is_read_from_its_start_alone() {
    let long = format!("Base salary {}", "of many words ".repeat(10_000));
    assert_eq!(Header::read(&long).components, [NamedComponent::Base]);
}

//! The lists of a site: which places have pages, by which names groups go, in which order rows stand.

mod common;

use std::collections::BTreeMap;

use common::site::{BY_YEAR, Site, by_path, default_theme, options, packed, published, read};
use negguide::model::{Currency, ExchangeRate, ExchangeRates, Guide};
use negguide::render::{SiteOptions, render};

fn site_with(guides: &[Guide], options: &SiteOptions) -> Site {
    by_path(render(published(&packed(guides)), &default_theme(), options).expect("a site"))
}

fn site(guides: &[Guide]) -> Site {
    site_with(guides, &options())
}

/// The guide of `company` with an entry for each region, whose totals end at the amounts.
fn guide(company: &str, regions: &[(&str, u32)]) -> Guide {
    let entry = |(region, total): &(&str, u32)| {
        format!(
            "- region: {region}\n  base_low: 90000\n  base_high: 100000\n  total_comp_low: 90000\n  \
             total_comp_high: {total}\n  currency: EUR\n"
        )
    };
    let entries: String = regions.iter().map(entry).collect();
    let text = common::with_pay(&entries);
    let text = text.replace("company: acme", &format!("company: {company}"));
    let name = company[..1].to_uppercase() + &company[1..];
    let text = text.replace("company_display: Acme", &format!("company_display: {name}"));
    read(&format!("guides/{company}/software-engineer.md"), &text)
}

/// Where each of `words` is first in `text`, which they must be in in this order.
fn assert_in_order(text: &str, words: &[&str]) {
    let mut from = 0;
    for word in words {
        let at = text[from..].find(word);
        from += at.unwrap_or_else(|| panic!("{word} is not after {from} in {text}"));
    }
}

#[test]
fn a_region_that_one_guide_names_has_no_page() {
    let alone = [
        guide("acme", &[("Ville Haute", 120_000)]),
        guide("globex", &[("Dublin", 120_000)]),
    ];
    let site_of_one = site(&alone);
    assert!(!site_of_one.contains_key("place/ville-haute.html"));
    assert!(site_of_one.contains_key("place/dublin-ie.html"));
    assert!(!site_of_one["acme/software-engineer.html"].contains("place/ville-haute"));
    let [_, dublin] = alone;
    let shared = [
        guide("acme", &[("Ville Haute", 120_000)]),
        guide("initech", &[("Ville Haute", 120_000)]),
        dublin,
    ];
    let site = site(&shared);
    assert!(site.contains_key("place/ville-haute.html"));
    assert!(site["acme/software-engineer.html"].contains("place/ville-haute"));
}

#[test]
fn a_region_with_the_address_of_a_known_place_gets_another() {
    let guides = [
        guide("acme", &[("Bagsværd", 120_000)]),
        guide("globex", &[("Bagsv Rd", 121_000)]),
        guide("initech", &[("Bagsv Rd", 122_000)]),
    ];
    let site = site(&guides);
    assert!(site["place/bagsv-rd.html"].contains("Acme"));
    assert!(!site["place/bagsv-rd.html"].contains("Globex"));
    assert!(site["place/bagsv-rd-region.html"].contains("Globex"));
}

#[test]
fn a_group_goes_by_the_name_that_most_guides_give_it() {
    let named = |company: &str, role: &str| {
        let text = common::sound_guide().replace("company: acme", &format!("company: {company}"));
        let text = text.replace(
            "role_display: Software Engineer",
            &format!("role_display: {role}"),
        );
        read(&format!("guides/{company}/software-engineer.md"), &text)
    };
    let guides = [
        named("acme", "A Coder"),
        named("globex", "Software Engineer"),
        named("initech", "Software Engineer"),
    ];
    let page = &site(&guides)["role/software-engineer.html"];
    assert!(
        page.contains("<h1><bdi>Software Engineer</bdi></h1>"),
        "{page}"
    );
}

#[test]
fn rows_stand_by_their_totals() {
    let guides = [
        guide("acme", &[("Dublin", 120_000)]),
        guide("globex", &[("Dublin", 150_000)]),
        guide("initech", &[("Dublin", 99_000)]),
    ];
    let page = &site(&guides)["role/software-engineer.html"];
    let rows = page.split_once("<tbody").expect("rows").1;
    assert_in_order(rows, &["Globex", "Acme", "Initech"]);
}

/// A pound is 1.2 euros, a dollar 0.9.
fn with_rates() -> SiteOptions {
    let rate = |text| ExchangeRate::parse(text).expect("a rate");
    SiteOptions {
        rates: Some(ExchangeRates {
            to: Currency::from_code("EUR").expect("a currency"),
            date: "2026-02-27".parse().expect("a date"),
            source: "a bank".to_string(),
            rates: BTreeMap::from([("GBP", rate("1.2")), ("USD", rate("0.9"))]),
        }),
        ..options()
    }
}

#[test]
fn with_rates_pay_of_several_currencies_is_one_list() {
    let in_currency = |company: &str, region: &str, total: u32, code: &str| {
        let guide = guide(company, &[(region, total)]);
        let text = guide.source.text.replace("EUR", code);
        read(&guide.source.path, &text)
    };
    let guides = [
        in_currency("acme", "Dublin", 120_000, "EUR"),
        in_currency("globex", "London", 110_000, "GBP"),
        in_currency("hooli", "Zurich", 250_000, "CHF"),
        in_currency("initech", "Austin", 130_000, "USD"),
    ];
    let site = site_with(&guides, &with_rates());
    let page = &site["role/software-engineer.html"];
    let rows = page.split_once("<tbody").expect("rows").1;
    // 132,000, 120,000 and 117,000 euros; of francs there is no rate.
    assert_in_order(
        rows,
        &[
            "compared in EUR",
            "Globex",
            "Acme",
            "Initech",
            "Swiss",
            "Hooli",
        ],
    );
    assert_in_order(
        rows,
        &[
            "£90,000–£110,000",
            "≈\u{a0}€108,000–€132,000 at 1.2, 27 Feb 2026",
            "</tr>",
        ],
    );
    assert_eq!(
        rows.matches('≈').count(),
        2,
        "euros and francs stay: {rows}"
    );
    assert_in_order(
        rows,
        &["data-n=\"132000 120000 -1 -1", "data-n=\"120000 100000"],
    );
    let note = "1 GBP = 1.2 EUR, 1 USD = 0.9 EUR, on 27 Feb 2026, from a bank";
    assert!(page.contains(note), "{page}");
    assert!(site["how-to-read.html"].contains(note));
    assert!(site["data/globex/software-engineer.js"].contains("≈\u{a0}€108,000"));
    // Of one currency there is nothing to convert, and pages of guides never do.
    let unmixed = |path: &str| path.starts_with("place/") || path.starts_with("globex/");
    for (path, text) in site.iter().filter(|(path, _)| unmixed(path)) {
        assert!(!text.contains('≈'), "{path}");
    }
    let plain = self::site(&guides);
    for (path, text) in &plain {
        assert!(
            !text.contains('≈'),
            "{path}: without rates nothing is converted"
        );
    }
    assert!(plain["role/software-engineer.html"].contains("nothing is converted"));
}

#[test]
fn the_same_role_elsewhere_is_compared_at_the_same_place() {
    let guides = [
        guide("acme", &[("Dublin", 120_000)]),
        guide("globex", &[("Paris", 121_000)]),
        guide("initech", &[("Paris", 125_000), ("Dublin", 119_000)]),
    ];
    let page = &site(&guides)["acme/software-engineer.html"];
    assert!(
        page.contains("../initech/software-engineer.html#pay-dublin-ie"),
        "{page}"
    );
    assert!(
        !page.contains("../globex/software-engineer.html#pay"),
        "{page}"
    );
}

#[test]
fn a_company_is_named_before_a_level_only() {
    let mapping = |stated: &str| {
        let text = common::sound_guide().replace("Globex E4", stated);
        let guides = [
            read(common::PATH, &text),
            guide("globex", &[("Dublin", 120_000)]),
        ];
        site(&guides)["acme/software-engineer.html"]
            .contains("<a href=\"../globex/software-engineer.html\"><bdi>")
    };
    assert!(mapping("Globex E4"));
    assert!(mapping("Globex Senior Engineer"));
    assert!(
        !mapping("Globex Kappa 4"),
        "the name of another company may begin so"
    );
}

#[test]
fn a_remark_names_the_places_that_it_holds_for() {
    let page =
        &site(&[read(common::PATH, &common::with_pay(BY_YEAR))])["acme/software-engineer.html"];
    let remark = page
        .split_once("vests over 3 years in equal parts")
        .expect("a remark")
        .0;
    let item = &remark[remark.rfind("<li").expect("a list")..];
    assert!(item.contains("Rome"), "{item}");
    assert!(!item.contains("Dublin"), "{item}");
}

#[test]
fn the_first_page_tells_the_latest_quarters_apart() {
    let of_quarter = |number: usize, quarter: &str| {
        let text = common::with_keys(&format!("salary_data_quarter: {quarter}"));
        let company = format!("acme-{number}");
        let text = text.replace("company: acme", &format!("company: {company}"));
        read(&format!("guides/{company}/software-engineer.md"), &text)
    };
    let quarters = [
        "2026-Q4", "2026-Q3", "2026-Q2", "2026-Q1", "2025-Q4", "2025-Q1",
    ];
    let guides = quarters.iter().enumerate();
    let guides: Vec<Guide> = guides
        .map(|(number, quarter)| of_quarter(number, quarter))
        .collect();
    let as_of = SiteOptions {
        as_of: "2026-11-05".parse().expect("a date"),
        ..options()
    };
    let page = &site_with(&guides, &as_of)["index.html"];
    let shown = [
        "Q4 2026",
        "Q3 2026",
        "2 months old",
        "Q2 2026",
        "Q1 2026",
        "older",
    ];
    let freshness = page.split_once(">Freshness</h3>").expect("a part of it").1;
    assert_in_order(freshness, &shown);
    assert!(!freshness.contains("Q4 2025"), "{page}");
    let one_month = SiteOptions {
        as_of: "2026-10-05".parse().expect("a date"),
        ..options()
    };
    assert!(site_with(&guides, &one_month)["index.html"].contains("1 month old"));
}

#[test]
fn the_feed_has_the_latest_guide_first() {
    let of_day = |company: &str, day: &str| {
        let text = common::with_keys(&format!("last_updated: {day}"));
        let text = text.replace("company: acme", &format!("company: {company}"));
        read(&format!("guides/{company}/software-engineer.md"), &text)
    };
    let guides = [
        of_day("acme", "2026-01-05"),
        of_day("globex", "2026-02-05"),
        of_day("initech", "2026-02-05"),
    ];
    let options = SiteOptions {
        base_url: Some("https://pay.example/".to_string()),
        ..options()
    };
    let feed = &site_with(&guides, &options)["feed.xml"];
    assert_in_order(
        feed,
        &["/globex/software", "/initech/software", "/acme/software"],
    );
}

#[test]
fn a_source_keeps_the_address_that_the_evidence_lacks() {
    let source = |url: &str| {
        let keys = format!("data_sources:\n  - name: Glassdoor\n    url: {url}\n  - Levels.fyi");
        let page =
            &site(&[read(common::PATH, &common::with_keys(&keys))])["acme/software-engineer.html"];
        page.contains(&format!("href=\"{url}\""))
    };
    assert!(source("https://reviews.example/acme"));
    let text = common::with_keys(
        "data_sources:\n  - name: Glassdoor\n    url: https://reviews.example/acme\n  - Levels.fyi",
    );
    let text = text.replace(
        "- Glassdoor, Acme, 2025",
        "- Glassdoor, Acme, 2025: <https://reviews.example/acme>",
    );
    let page = &site(&[read(common::PATH, &text)])["acme/software-engineer.html"];
    assert_eq!(
        page.matches("href=\"https://reviews.example/acme\"")
            .count(),
        1,
        "{page}"
    );
}

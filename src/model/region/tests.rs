//! Labels of all kinds.

use super::*;
use crate::model::OwnPlace;

#[test]
fn decorations_do_not_make_another_region() {
    let same = |one: &str, two: &str| RegionLabel::new(one).is_same_region(&RegionLabel::new(two));
    assert!(same("Sydney", "Sydney (AUD A$)"));
    assert!(same("Penang", "Penang (MYR RM)"));
    assert!(same("Bergen (kr)", "Bergen (NOK)"));
    assert!(same("🇧🇷 São Paulo (BRL)", "Sao Paulo"));
    assert!(same(":us: New York (USD)", "NYC"));
    assert!(same("New York City (HQ)", "New York NY"));
    assert!(same("Tel Aviv", "Tel Aviv (ILS/USD equiv)"));
    assert!(!same("Remote US (West)", "Remote US (East)"));
    assert!(!same("London", "London / Europe"));
    assert!(!same("Cambridge MA", "Cambridge UK"));
}

#[test]
fn currencies_come_from_the_label_or_its_place() {
    let code = |label: &str| RegionLabel::new(label).local_currency().map(Currency::code);
    assert_eq!(code("Gothenburg (SEK)"), Some("SEK"));
    assert_eq!(code("Shanghai"), Some("CNY"));
    assert_eq!(code("Tokyo"), Some("JPY"));
    assert_eq!(code("London / Europe (GBP/EUR)"), None);
    assert_eq!(code("Remote"), None);
}

#[test]
fn summaries_are_no_regions() {
    for label in [
        "Average",
        "**Median**",
        "Global average",
        "Total",
        "Grand Total",
        "Overall",
    ] {
        assert!(RegionLabel::new(label).is_summary(), "{label}");
    }
    for label in [
        "London",
        "All regions",
        "Meanwood",
        "",
        "TotalEnergies Paris",
    ] {
        assert!(!RegionLabel::new(label).is_summary(), "{label}");
    }
}

#[test]
fn names_lose_only_pictures_and_currency_notes() {
    let name = |label: &str| RegionLabel::new(label).name();
    assert_eq!(name("🇧🇷 São Paulo (BRL)"), "São Paulo");
    assert_eq!(name("Bay Area (HQ)"), "Bay Area (HQ)");
    assert_eq!(name("Ottawa (CAD C$)"), "Ottawa");
    assert_eq!(name("Ottawa (CAD CA$)"), "Ottawa");
    assert_eq!(name("Ottawa (CAD pay)"), "Ottawa (CAD pay)");
}

/// Label, place, country.
const LABELS: &[(&str, &str, &str)] = &[
    // A city with what people write around it.
    ("New York", "new-york", "US"),
    ("NYC", "new-york", "US"),
    ("New York City (HQ)", "new-york", "US"),
    (":us: New York (USD)", "new-york", "US"),
    ("New York NY", "new-york", "US"),
    ("New York, NY", "new-york", "US"),
    ("New York, New York", "new-york", "US"),
    ("New York City, New York, USA", "new-york", "US"),
    ("N.Y.C.", "new-york", "US"),
    ("NYC HQ", "new-york", "US"),
    ("HQ - New York", "new-york", "US"),
    ("HQ: New York City", "new-york", "US"),
    ("New York - HQ", "new-york", "US"),
    ("New York – Headquarters", "new-york", "US"),
    ("New York/NYC", "new-york", "US"),
    ("**New York**", "new-york", "US"),
    ("new york", "new-york", "US"),
    ("NEW YORK", "new-york", "US"),
    ("New York (Global HQ, USD)", "new-york", "US"),
    ("New York [USD $]", "new-york", "US"),
    ("New York | USD", "new-york", "US"),
    ("🇺🇸 New York 🗽", "new-york", "US"),
    ("US (NYC)", "new-york", "US"),
    ("US: NYC", "new-york", "US"),
    ("USA - New York", "new-york", "US"),
    ("Greater New York Area", "new-york", "US"),
    ("New York Metro", "new-york", "US"),
    ("New York Metropolitan Area", "new-york", "US"),
    ("Manhattan", "new-york", "US"),
    ("SF", "san-francisco", "US"),
    ("sf", "san-francisco", "US"),
    ("LA", "los-angeles", "US"),
    ("L.A.", "los-angeles", "US"),
    ("DC", "washington-dc", "US"),
    ("D.C.", "washington-dc", "US"),
    ("Washington, D.C.", "washington-dc", "US"),
    ("Washington (DC)", "washington-dc", "US"),
    ("Washington DC Metro", "washington-dc", "US"),
    ("BLR", "bengaluru", "IN"),
    ("Bangalore, IN", "bengaluru", "IN"),
    ("Bengaluru (Bangalore), Karnataka", "bengaluru", "IN"),
    ("Bangalore / Bengaluru", "bengaluru", "IN"),
    ("India (Bangalore)", "bengaluru", "IN"),
    ("Bangalore – India (INR ₹)", "bengaluru", "IN"),
    ("Bengaluru (₹ LPA)", "bengaluru", "IN"),
    ("Seattle, Washington", "seattle", "US"),
    ("Seattle WA", "seattle", "US"),
    ("Seattle (HQ)", "seattle", "US"),
    ("Buffalo, New York", "buffalo", "US"),
    ("Bellevue WA", "bellevue", "US"),
    ("Stamford CT (HQ)", "stamford", "US"),
    ("San Francisco Bay Area, CA", "bay-area", "US"),
    ("SF Bay Area", "bay-area", "US"),
    ("Bay Area (US)", "bay-area", "US"),
    ("California (SF)", "san-francisco", "US"),
    ("Dallas / Fort Worth", "dallas-fort-worth", "US"),
    (
        "Research Triangle (Raleigh/Durham)",
        "research-triangle",
        "US",
    ),
    ("Raleigh / Durham", "research-triangle", "US"),
    ("St Louis", "st-louis", "US"),
    ("St. Louis, MO", "st-louis", "US"),
    ("Saint Louis, Missouri", "st-louis", "US"),
    ("Portland", "portland-or", "US"),
    ("Portland, Maine", "portland-me", "US"),
    ("portland or", "portland-or", "US"),
    ("Hybrid London", "london-gb", "GB"),
    ("London (Remote)", "london-gb", "GB"),
    ("London, hybrid", "london-gb", "GB"),
    ("London (GBP £)", "london-gb", "GB"),
    ("London £", "london-gb", "GB"),
    ("London (UK)", "london-gb", "GB"),
    ("London, United Kingdom", "london-gb", "GB"),
    ("London, England, UK", "london-gb", "GB"),
    ("🇬🇧 London (GBP)", "london-gb", "GB"),
    (":flag-gb: London", "london-gb", "GB"),
    (":uk: London", "london-gb", "GB"),
    ("UK (London)", "london-gb", "GB"),
    ("UK - London", "london-gb", "GB"),
    ("United Kingdom — London", "london-gb", "GB"),
    ("London office", "london-gb", "GB"),
    ("London (Canary Wharf)", "london-gb", "GB"),
    ("London (DeepMind)", "london-gb", "GB"),
    ("London – trading floor", "london-gb", "GB"),
    ("Greater London", "london-gb", "GB"),
    ("EMEA (London)", "london-gb", "GB"),
    ("London, Europe", "london-gb", "GB"),
    ("EMEA HQ (Dublin)", "dublin-ie", "IE"),
    ("APAC - Singapore", "singapore", "SG"),
    ("Singapore (SGD)", "singapore", "SG"),
    (":singapore: Singapore (SGD)", "singapore", "SG"),
    ("Singapore, Singapore", "singapore", "SG"),
    (":hong_kong: Hong Kong (HKD)", "hong-kong", "HK"),
    ("Hong Kong SAR, China", "hong-kong", "HK"),
    ("HK", "hong-kong", "HK"),
    (":cn: Hangzhou (CNY)", "hangzhou", "CN"),
    ("Tokyo (Japan)", "tokyo", "JP"),
    ("Japan (Tokyo)", "tokyo", "JP"),
    ("東京", "tokyo", "JP"),
    ("上海", "shanghai", "CN"),
    ("Beijing (R&D)", "beijing", "CN"),
    ("Hsinchu Taiwan", "hsinchu", "TW"),
    ("München", "munich", "DE"),
    ("Muenchen, DE", "munich", "DE"),
    ("Munich, Bavaria", "munich", "DE"),
    ("Wien", "vienna-at", "AT"),
    ("Vienna, VA", "vienna-va", "US"),
    ("København", "copenhagen", "DK"),
    ("Zürich (CHF)", "zurich", "CH"),
    ("Zuerich", "zurich", "CH"),
    ("Genève", "geneva", "CH"),
    ("Praha", "prague", "CZ"),
    ("Warszawa (PLN)", "warsaw", "PL"),
    ("Kraków", "krakow", "PL"),
    ("Göteborg, Sweden", "gothenburg", "SE"),
    ("São Paulo", "sao-paulo", "BR"),
    ("Sao Paulo, SP", "sao-paulo", "BR"),
    ("Montréal, QC", "montreal", "CA"),
    ("Toronto, Ontario", "toronto", "CA"),
    ("Toronto, ON, Canada (CAD C$)", "toronto", "CA"),
    ("Canada (Toronto)", "toronto", "CA"),
    ("Toronto C$", "toronto", "CA"),
    ("Sydney (AUD A$)", "sydney", "AU"),
    ("Sydney NSW", "sydney", "AU"),
    ("sydney (aud)", "sydney", "AU"),
    ("Tel-Aviv", "tel-aviv", "IL"),
    ("Tel Aviv (ILS/USD equiv)", "tel-aviv", "IL"),
    ("Tbilisi, Georgia", "tbilisi", "GE"),
    ("Atlanta, Georgia", "atlanta", "US"),
    ("Mexico City", "mexico-city", "MX"),
    ("CDMX, Mexico", "mexico-city", "MX"),
    ("Ho Chi Minh City (VND)", "ho-chi-minh-city", "VN"),
    ("Dubai, UAE", "dubai", "AE"),
    ("Rabat (MAD)", "rabat", "MA"),
    ("Austin (Tier 2)", "austin", "US"),
    ("Tier 1: San Francisco", "san-francisco", "US"),
    ("Remote - Austin, TX", "austin", "US"),
    ("Luxembourg", "luxembourg", "LU"),
    ("San Jose (Bay Area)", "san-jose-ca", "US"),
    ("Palo Alto, Silicon Valley", "palo-alto", "US"),
    ("Gurgaon, Delhi NCR", "gurugram", "IN"),
    ("East Setauket HQ (Long Island)", "east-setauket", "US"),
    ("Bahrain", "manama", "BH"),
    // One name, several places.
    ("Melbourne", "melbourne-au", "AU"),
    ("Melbourne, FL", "melbourne-fl", "US"),
    ("melbourne, fl", "melbourne-fl", "US"),
    ("🇺🇸 Melbourne", "melbourne-fl", "US"),
    ("Cambridge", "-", "-"),
    ("Cambridge MA", "cambridge-ma", "US"),
    ("Cambridge, Mass.", "cambridge-ma", "US"),
    ("Cambridge (USD), US", "cambridge-ma", "US"),
    ("Cambridge UK", "cambridge-gb", "GB"),
    ("Cambridge, England", "cambridge-gb", "GB"),
    ("🇬🇧 Cambridge", "cambridge-gb", "GB"),
    ("London, Ontario", "london-on", "CA"),
    ("Birmingham", "birmingham-gb", "GB"),
    ("Birmingham AL", "birmingham-al", "US"),
    ("San Jose", "san-jose-ca", "US"),
    ("San José, Costa Rica", "san-jose-cr", "CR"),
    ("Dublin (Ohio)", "dublin-oh", "US"),
    ("Dublin, CA", "dublin-ca", "US"),
    ("Paris, Texas", "paris-tx", "US"),
    ("Paris", "paris", "FR"),
    ("Naples", "naples", "IT"),
    ("Naples, FL", "naples-fl", "US"),
    ("Cambridge (GBP)", "cambridge-gb", "GB"),
    ("St. Petersburg", "-", "-"),
    ("St. Petersburg (USD)", "st-petersburg-fl", "US"),
    ("George Town, Malaysia", "george-town-my", "MY"),
    ("Hamilton – CAD", "hamilton-on", "CA"),
    ("San Jose (CRC)", "san-jose-cr", "CR"),
    ("Melbourne (USD)", "melbourne-au", "AU"),
    ("Benin City", "benin-city", "NG"),
    ("Oslo — Remote OK", "oslo", "NO"),
    // Flags and codes of countries are no states.
    ("🇨🇦 Remote", "-", "CA"),
    ("🇮🇳", "-", "IN"),
    (":flag-de: Remote", "-", "DE"),
    ("🇨🇦 San Francisco", "-", "-"),
    ("UK", "-", "GB"),
    ("Remote UK", "-", "GB"),
    ("Remote (SE)", "-", "SE"),
    ("Remote BR", "-", "BR"),
    ("Remote (TX)", "-", "US"),
    ("Remote CA", "-", "-"),
    ("Remote IN", "-", "-"),
    ("US (nationwide)", "-", "US"),
    ("Greater Bay Area", "-", "-"),
    // No single place.
    ("Remote US", "-", "US"),
    ("US Remote", "-", "US"),
    ("Remote (US)", "-", "US"),
    ("US - Remote (USD)", "-", "US"),
    ("Remote", "-", "-"),
    ("Remote EU", "-", "-"),
    ("Remote, Canada", "-", "CA"),
    ("Canada (Various)", "-", "CA"),
    ("Rest of US", "-", "-"),
    ("Other US cities", "-", "-"),
    ("US (excluding NYC)", "-", "US"),
    ("Outside London", "-", "-"),
    ("Europe", "-", "-"),
    ("EMEA (London/Dublin)", "-", "-"),
    ("EMEA (London, Dublin)", "-", "-"),
    ("London / Europe", "-", "-"),
    ("London / Europe (GBP/EUR)", "-", "-"),
    ("UK / Europe", "-", "-"),
    ("UK & Ireland", "-", "-"),
    ("London & Dublin", "-", "-"),
    ("London and Dublin", "-", "-"),
    ("London or Remote UK", "-", "GB"),
    ("London / Manchester", "-", "GB"),
    ("London-Dublin", "-", "-"),
    ("SF/NYC", "-", "US"),
    ("US Tier 1 (SF/NYC)", "-", "US"),
    ("Seattle / Bay Area (US)", "-", "US"),
    ("San Mateo / San Diego (US HQ)", "-", "US"),
    ("US (Ames, IA / Denver / Remote)", "-", "US"),
    ("India (Remote/Bangalore)", "-", "IN"),
    ("Toronto, US", "-", "-"),
    ("US West Coast", "-", "US"),
    ("US East", "-", "US"),
    ("APAC", "-", "-"),
    ("LATAM", "-", "-"),
    ("Global", "-", "-"),
    ("Germany", "-", "DE"),
    ("Deutschland (EUR)", "-", "DE"),
    ("Japan", "-", "JP"),
    ("China (Mainland)", "-", "CN"),
    ("Texas", "-", "US"),
    ("New York State", "-", "US"),
    ("Georgia", "-", "-"),
    ("Tech hubs", "-", "-"),
    ("Senior SWE (AI Platform)", "-", "-"),
    ("Director of Engineering", "-", "-"),
    ("PM I-II", "-", "-"),
    ("All locations", "-", "-"),
    ("N/A — Acme is Bellevue-only", "-", "-"),
    ("", "-", "-"),
    ("()", "-", "-"),
    ("🌍", "-", "-"),
];

#[test]
fn labels_of_every_form_are_read() {
    let mut wrong = Vec::new();
    for (label, place, country) in LABELS {
        let read = RegionLabel::new(label);
        let found = read.place.as_ref().map_or("-", |place| place.id.as_str());
        let lies_in = read.country.map_or("-", |country| country.code);
        if (found, lies_in) != (*place, *country) {
            wrong.push(format!(
                "{label}: {found} in {lies_in}, not {place} in {country}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn labels_name_currencies_in_many_ways() {
    for (label, code) in [
        ("Sydney (AUD A$)", Some("AUD")),
        ("Sydney A$", Some("AUD")),
        ("Sydney – AUD", Some("AUD")),
        ("Sydney, AUD", Some("AUD")),
        ("sydney (aud)", Some("AUD")),
        ("London £", Some("GBP")),
        ("London (paid in USD)", Some("USD")),
        ("Bengaluru (₹ LPA)", Some("INR")),
        ("London (GBP/USD)", None),
        ("Tel Aviv (ILS/USD equiv)", None),
        ("Rabat (MAD)", Some("MAD")),
        ("Penang (MYR RM)", Some("MYR")),
        ("Brno (CZK Kč)", Some("CZK")),
        ("Łódź (zł)", Some("PLN")),
        ("Bergen (NOK kr)", Some("NOK")),
        ("Bergen (kr)", None),
        ("London (RM)", None),
        ("ALL regions", None),
        ("London", None),
    ] {
        let found = RegionLabel::new(label).currency.map(Currency::code);
        assert_eq!(found, code, "{label}");
    }
}

#[test]
fn remarks_tell_pay_at_one_place_apart() {
    let same = |one: &str, two: &str| RegionLabel::new(one).is_same_region(&RegionLabel::new(two));
    assert!(!same("London", "London (Remote)"));
    assert!(!same("Austin (Tier 1)", "Austin (Tier 2)"));
    assert!(!same("London (DeepMind)", "London (Cloud)"));
    assert!(same("UK (London)", "London, England"));
    assert!(same("Remote US", "US (remote)") == same("US (remote)", "Remote US"));
    let place = |label: &str| RegionLabel::new(label).place.map(|place| place.id.clone());
    assert_eq!(place("London (Remote)"), place("London"));
}

#[test]
fn countries_settle_currencies_too() {
    let code = |label: &str| RegionLabel::new(label).local_currency().map(Currency::code);
    assert_eq!(code("Sweden"), Some("SEK"));
    assert_eq!(code("Remote Canada"), Some("CAD"));
    assert_eq!(code("UK / Europe"), None);
}

/// Labels that were read before are those of the places they were read with.
#[test]
fn labels_of_other_places_are_other_labels() {
    let place_in = |country| {
        let mut places = Places::default();
        places.extend([OwnPlace {
            city: "Brambleford".to_string(),
            country,
            area: String::new(),
            currency: Currency::from_code("EUR").unwrap(),
            spellings: Vec::new(),
        }]);
        let place = RegionLabel::read("Brambleford", &places).place;
        place.map(|place| place.country)
    };
    for _ in 0..2 {
        assert_eq!(RegionLabel::new("Brambleford").place, None);
        assert_eq!(place_in("FR"), Some("FR"));
        assert_eq!(place_in("DE"), Some("DE"));
    }
}

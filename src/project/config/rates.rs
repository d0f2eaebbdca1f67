//! `[rates]`: what amounts of several currencies are compared by.

use std::collections::BTreeMap;

use toml::de::DeValue;

use super::fault::ConfigFault;
use super::table::{ConfigTable, ConfigValue, range, wrong_type};
use crate::model::{Currency, Date, ExchangeRate, ExchangeRates, closest};
use crate::text::TextRange;

/// Reads `[rates]`: `currency`, `date` and `source`, and a line for each currency that is converted.
pub(super) fn read_rates(
    table: &mut ConfigTable<'_>,
    faults: &mut Vec<ConfigFault>,
) -> Option<ExchangeRates> {
    let mut section = table.table("rates", faults)?;
    let whole = table.get("rates").map(range).unwrap_or_default();
    let mut missing = |key: &str, help: &str| {
        let fault = ConfigFault::new(format!("[rates] needs `{key}`"), whole, "missing here");
        faults.push(fault.help(help));
    };
    let values = ["currency", "date", "source"].map(|key| section.get(key));
    let [currency, date, source] = values;
    if currency.is_none() {
        missing(
            "currency",
            "write the currency to convert to: currency = \"EUR\"",
        );
    }
    if date.is_none() {
        missing("date", "write the day of the rates: date = 2026-11-01");
    }
    if source.is_none() {
        missing(
            "source",
            "write who publishes the rates: source = \"ECB reference rates\"",
        );
    }
    let to = currency.and_then(|value| read_currency(value, faults));
    let date = date.and_then(|value| read_date(value, faults));
    let source = section.text("source", faults);
    let mut rates = BTreeMap::new();
    for (code, at, value) in section.rest() {
        let Some(currency) = known_currency(code, at, faults) else {
            continue;
        };
        if Some(currency) == to {
            let fault = ConfigFault::new(
                format!("`{code}` is the currency to convert to"),
                at,
                "needs no rate",
            );
            faults.push(fault.help("remove this line, or name another `currency`"));
        } else if let Some(rate) = read_rate(code, value, faults) {
            rates.insert(currency.code(), rate);
        }
    }
    Some(ExchangeRates {
        to: to?,
        date: date?,
        source: source?.to_string(),
        rates,
    })
}

fn read_currency(value: ConfigValue<'_>, faults: &mut Vec<ConfigFault>) -> Option<Currency> {
    match value.get_ref() {
        DeValue::String(code) => known_currency(code, range(value), faults),
        other => {
            let fault = wrong_type(
                "currency",
                "a currency such as \"EUR\"",
                other,
                range(value),
            );
            faults.push(fault);
            None
        }
    }
}

/// The currency with this code in ISO 4217.
fn known_currency(code: &str, at: TextRange, faults: &mut Vec<ConfigFault>) -> Option<Currency> {
    let found = Currency::from_code(code);
    if found.is_none() {
        let fault = ConfigFault::new(format!("`{code}` is not a currency"), at, "no such code");
        let near = closest(code, Currency::all().map(Currency::code));
        faults.push(match near {
            Some(near) => fault.help(format!("did you mean `{near}`?")),
            None => fault.help("write its code of three letters: USD = 0.92"),
        });
    }
    found
}

/// A date, as TOML has them or as text.
fn read_date(value: ConfigValue<'_>, faults: &mut Vec<ConfigFault>) -> Option<Date> {
    let text = match value.get_ref() {
        DeValue::Datetime(date) => date.to_string(),
        DeValue::String(text) => text.to_string(),
        _ => String::new(),
    };
    let date = text.parse().ok();
    if date.is_none() {
        let fault = ConfigFault::new("`date` is not a day", range(value), "not a day");
        faults.push(fault.help("write it as 2026-11-01"));
    }
    date
}

fn read_rate(
    code: &str,
    value: ConfigValue<'_>,
    faults: &mut Vec<ConfigFault>,
) -> Option<ExchangeRate> {
    let text = match value.get_ref() {
        DeValue::Integer(integer) => integer.as_str(),
        DeValue::Float(float) => float.as_str(),
        DeValue::String(text) => text,
        _ => "",
    };
    let rate = ExchangeRate::parse(text);
    if rate.is_none() {
        let expected = "a number above zero such as 0.92";
        faults.push(wrong_type(code, expected, value.get_ref(), range(value)));
    }
    rate
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::super::read::read;

    #[test]
    fn rates_have_a_currency_a_day_and_a_source() {
        let text = "[rates]\ncurrency = \"EUR\"\ndate = 2026-11-01\nsource = \"a bank\"\n\
                    USD = 0.92\nGBP = \"1.17\"\nJPY = 1\n";
        let (config, faults) = read(text, Path::new(""));
        assert!(faults.is_empty(), "{faults:?}");
        let rates = config.rates.expect("rates");
        assert_eq!(rates.to.code(), "EUR");
        assert_eq!(rates.date.to_string(), "2026-11-01");
        let written = rates
            .rates
            .iter()
            .map(|(code, rate)| format!("{code} {}", rate.text));
        let written: Vec<String> = written.collect();
        assert_eq!(written, ["GBP 1.17", "JPY 1", "USD 0.92"]);
        assert_eq!(read("title = \"x\"\n", Path::new("")).0.rates, None);
    }

    #[test]
    fn faults_are_told_together() {
        let text = "[rates]\ncurrency = \"EURO\"\ndate = \"soon\"\nUSB = 1\nGBP = 0\nCHF = true\n";
        let (_, faults) = read(text, Path::new(""));
        let messages: Vec<&str> = faults.iter().map(|fault| fault.message.as_str()).collect();
        assert_eq!(
            messages,
            [
                "[rates] needs `source`",
                "`EURO` is not a currency",
                "`date` is not a day",
                "`USB` is not a currency",
                "`GBP` takes a number above zero such as 0.92, not this number",
                "`CHF` takes a number above zero such as 0.92, not a boolean",
            ]
        );
        let text = "[rates]\ncurrency = \"EUR\"\ndate = 2026-11-01\nsource = \"x\"\nEUR = 1\n";
        let (_, faults) = read(text, Path::new(""));
        assert_eq!(faults.len(), 1);
        assert_eq!(faults[0].message, "`EUR` is the currency to convert to");
    }
}

//! Figures that were missing in a front matter, compared with what the table is known to say. The
//! front matter is read by another YAML reader than negguide's.

use std::collections::BTreeMap;
use std::path::Path;

use negguide::model::RegionLabel;
use serde_json::Value;
use serde_yaml::Value as Yaml;

/// What the pay tables of a corpus state, by guide.
pub(crate) struct Truth(BTreeMap<String, Value>);

/// Money fields of an entry, by their name in the truth.
const MONEY: [(&str, &str, &str); 4] = [
    ("base", "base_low", "base_high"),
    ("stock", "stock_low", "stock_high"),
    ("sign_on", "signing_bonus_low", "signing_bonus_high"),
    ("total", "total_comp_low", "total_comp_high"),
];

type Outcome = (&'static str, Result<(), String>);

impl Truth {
    pub(crate) fn read(path: &Path) -> Truth {
        let text = std::fs::read_to_string(path).expect("the truth is readable");
        let guides = text.lines().map(|line| {
            let guide: Value = serde_json::from_str(line).expect("the truth is JSON");
            (
                guide["path"].as_str().unwrap_or_default().to_string(),
                guide,
            )
        });
        Truth(guides.collect())
    }

    /// For each figure that is new in an entry whose row is known: whether it is the row's.
    pub(crate) fn compare(&self, path: &str, was: &str, is: &str) -> Vec<Outcome> {
        let rows = self.0.get(path).and_then(|guide| guide["rows"].as_array());
        let (before, after) = (entries(was), entries(is));
        let mut outcomes = Vec::new();
        for entry in &after {
            let name = name_of(entry);
            let is_same = |row: &&Value| row_name(row) == name;
            let mut found = rows.into_iter().flatten().filter(is_same);
            let (Some(row), None) = (found.next(), found.next()) else {
                continue;
            };
            let old = before.iter().find(|entry| name_of(entry) == name);
            let unknown = Yaml::Null;
            let old = old.unwrap_or(&unknown);
            for (field, low, high) in MONEY {
                let cell = match field {
                    "sign_on" if row["f"][field].is_null() => &row["f"]["sign_on/bonus"],
                    _ => &row["f"][field],
                };
                if is_stated(old, low) || !is_stated(entry, low) || cell["kind"] != "range" {
                    continue;
                }
                let pairs = [(low, "low"), (high, "high")];
                let holds =
                    |key: &str, end: &str, cell: &Value| entry[key].as_i64() == cell[end].as_i64();
                let is_own = pairs.iter().all(|(key, end)| holds(key, end, cell));
                let is_other = pairs.iter().all(|(key, end)| holds(key, end, &cell["alt"]));
                outcomes.push((field, told(is_own || is_other, entry, cell)));
            }
            let (collapsed, range) = ("bonus_pct", "bonus_pct_low");
            let cell = &row["f"]["bonus"];
            let is_new = !is_stated(old, range) && is_stated(entry, range)
                || !is_stated(old, collapsed) && is_stated(entry, collapsed);
            if is_new && cell["kind"] == "pct" {
                let end = |key: &str| {
                    if is_stated(entry, collapsed) {
                        entry[collapsed].as_f64()
                    } else {
                        entry[key].as_f64()
                    }
                };
                let is_exact = end("bonus_pct_low") == cell["pct_low"].as_f64()
                    && end("bonus_pct_high") == cell["pct_high"].as_f64();
                outcomes.push(("bonus", told(is_exact, entry, cell)));
            }
            if old["currency"] != entry["currency"] {
                let codes: Vec<&str> = ["base", "stock", "total", "bonus"]
                    .iter()
                    .filter_map(|field| row["f"][*field]["cur"].as_str())
                    .collect();
                let is_exact = codes
                    .iter()
                    .any(|code| entry["currency"].as_str() == Some(code));
                outcomes.push(("currency", told(is_exact, entry, &row["f"])));
            }
        }
        outcomes
    }
}

fn told(is_exact: bool, entry: &Yaml, cell: &Value) -> Result<(), String> {
    if is_exact {
        Ok(())
    } else {
        Err(format!(
            "{} {entry:?}, the table says {cell}",
            name_of(entry).0
        ))
    }
}

fn entries(front_matter: &str) -> Vec<Yaml> {
    let text = front_matter.trim_start_matches('\u{feff}').trim_end();
    let text = text.trim_start_matches("---").trim_end_matches("---");
    let read: Yaml = serde_yaml::from_str(text).unwrap_or_default();
    let list = read["compensation"].as_sequence();
    list.cloned().unwrap_or_default()
}

fn is_stated(entry: &Yaml, key: &str) -> bool {
    !entry[key].is_null()
}

/// Region and level, each as far as it is stated.
fn name_of(entry: &Yaml) -> (String, String) {
    let text = |key: &str| entry[key].as_str().unwrap_or_default().to_string();
    (RegionLabel::new(&text("region")).name(), text("level"))
}

fn row_name(row: &Value) -> (String, String) {
    let text = |key: &str| row[key].as_str().unwrap_or_default().replace("**", "");
    (RegionLabel::new(&text("region")).name(), text("level"))
}

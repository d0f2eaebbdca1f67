//! What an offer says: on the command line, or in a file.

use std::path::Path;

use anyhow::{Result, bail};
use clap::Args;
use toml::de::{DeTable, DeValue};

use crate::model::closest;
use crate::project::{Disk, read_whole, shown};

/// What an offer says, on the command line or in a file.
#[derive(Args, Clone, PartialEq, Eq, Debug, Default)]
pub(super) struct TermArguments {
    /// The company, by any of its names
    #[arg(long, value_name = "NAME")]
    pub company: Option<String>,
    /// The role, or a title
    #[arg(long, value_name = "NAME")]
    pub role: Option<String>,
    /// Where the job is
    #[arg(long, value_name = "PLACE")]
    pub place: Option<String>,
    /// The level of the job
    #[arg(long, value_name = "LEVEL")]
    pub level: Option<String>,
    /// The line of the guide that the row is on, where several rows fit
    #[arg(long, value_name = "LINE")]
    pub line: Option<usize>,
    /// The base salary a year: 190000, 190K, £190,000
    #[arg(long, value_name = "AMOUNT")]
    pub base: Option<String>,
    /// The value of the whole grant
    #[arg(long, value_name = "AMOUNT")]
    pub stock: Option<String>,
    /// What vests in each year in percent (5,15,40,40), or over how many years [default: as in the guide]
    #[arg(long, value_name = "PERCENTS")]
    pub vest: Option<String>,
    /// The bonus a year: 15% of the base, or an amount
    #[arg(long, value_name = "BONUS")]
    pub bonus: Option<String>,
    /// What is paid once, at the start
    #[arg(long, value_name = "AMOUNT")]
    pub sign_on: Option<String>,
}

/// Largest file that is read, in bytes.
const MAX_BYTES: u64 = 64 * 1024;

const KEYS: [&str; 10] = [
    "company", "role", "place", "level", "line", "base", "stock", "vest", "bonus", "sign-on",
];

/// The terms in the TOML file at `path`. Amounts may be numbers or text, the vesting a list.
pub(super) fn read_offer_file(path: &Path) -> Result<TermArguments> {
    let name = shown(path);
    let bytes = read_whole(&Disk, path, MAX_BYTES)?;
    let text = String::from_utf8_lossy(&bytes);
    let table = match DeTable::parse(&text) {
        Ok(table) => table,
        Err(error) => bail!("{name}: {}", error.to_string().trim_end()),
    };
    let mut terms = TermArguments::default();
    for (key, value) in table.get_ref() {
        let key: &str = key.get_ref();
        let Some(written) = written(value.get_ref()) else {
            bail!("{name}: `{key}` takes text, a number or a list of numbers");
        };
        if key == "line" {
            let Ok(line) = written.parse() else {
                bail!("{name}: `line` takes the number of a line");
            };
            terms.line = Some(line);
            continue;
        }
        let slot = match key {
            "company" => &mut terms.company,
            "role" => &mut terms.role,
            "place" => &mut terms.place,
            "level" => &mut terms.level,
            "base" => &mut terms.base,
            "stock" => &mut terms.stock,
            "vest" => &mut terms.vest,
            "bonus" => &mut terms.bonus,
            "sign-on" => &mut terms.sign_on,
            _ => match closest(key, KEYS) {
                Some(near) => bail!("{name}: an offer has no `{key}`; did you mean `{near}`?"),
                None => bail!(
                    "{name}: an offer has no `{key}`; it has {}",
                    KEYS.join(", ")
                ),
            },
        };
        *slot = Some(written);
    }
    Ok(terms)
}

/// A value as it would be written on the command line.
fn written(value: &DeValue<'_>) -> Option<String> {
    match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().replace('_', "")),
        DeValue::Float(number) => Some(number.as_str().to_string()),
        DeValue::Array(list) => {
            let items = list.iter().map(|item| written(item.get_ref()));
            Some(items.collect::<Option<Vec<_>>>()?.join(","))
        }
        _ => None,
    }
}

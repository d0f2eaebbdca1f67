//! Data files: `data/guides.json` and `data/compensation.csv`. Every figure says on which line it
//! is. `docs/data.md` documents both.

mod csv;
mod figure;
mod json;

pub(super) use self::csv::compensation_csv;
pub(super) use json::guides_json;

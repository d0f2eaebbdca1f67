//! Data files: what the pages show, for programs.

mod columns;
mod csv;
mod figure;
mod json;
mod package;
mod parquet;
mod verdict;

use serde::{Deserialize, Serialize};

use super::{Artifact, GrowingFile, GuidePage, Outlet, RenderError, SiteOptions};
use columns::DataCell;
use csv::CsvTable;
use json::{GuideJson, GuideText, JsonList};
use parquet::ParquetTable;

pub use json::GUIDES_SCHEMA;

/// What a guide gives the data files of all guides.
#[derive(Serialize, Deserialize)]
pub(super) struct GuideData {
    json: GuideText,
    rows: Vec<Vec<DataCell>>,
}

impl GuideData {
    /// That of a guide, and the file of its own that has its data too.
    pub(super) fn of(
        page: &GuidePage<'_>,
        options: &SiteOptions,
    ) -> Result<(GuideData, Artifact), RenderError> {
        let json = GuideJson::of(page);
        let file = json::guide_json(&json, page.address, options)?;
        let data = GuideData {
            json: GuideText::of(&json)?,
            rows: columns::rows(page),
        };
        Ok((data, file))
    }
}

/// The lists and tables below `data/` while they are made.
pub(super) struct DataFiles<'o> {
    list: JsonList<'o>,
    lines: Box<dyn GrowingFile + 'o>,
    csv: CsvTable<'o>,
    parquet: ParquetTable<'o>,
}

impl<'o> DataFiles<'o> {
    pub(super) fn open(
        outlet: &'o dyn Outlet,
        options: &SiteOptions,
    ) -> Result<DataFiles<'o>, RenderError> {
        let columns = columns::columns();
        outlet.take(package::data_package(&columns, options)?);
        outlet.take(json::schema_file());
        Ok(DataFiles {
            list: JsonList::open(outlet.open("data/guides.json"), options)?,
            lines: outlet.open("data/guides.ndjson"),
            csv: CsvTable::open(outlet.open("data/compensation.csv"), &columns)?,
            parquet: ParquetTable::open(outlet.open("data/compensation.parquet"), columns)?,
        })
    }

    /// Adds the next guide, in the order of addresses.
    pub(super) fn add(&mut self, guide: GuideData) -> Result<(), RenderError> {
        self.list.add(&guide.json)?;
        self.lines.write_all(&guide.json.line)?;
        for row in guide.rows {
            self.csv.add(&row)?;
            self.parquet.add(row)?;
        }
        Ok(())
    }

    pub(super) fn close(self) -> Result<(), RenderError> {
        self.list.close()?;
        self.lines.close();
        self.csv.close()?;
        self.parquet.close()
    }
}

/// The columns of `data/compensation.csv`.
pub fn compensation_columns() -> Vec<String> {
    let all = columns::columns().into_iter();
    all.map(|column| column.name).collect()
}

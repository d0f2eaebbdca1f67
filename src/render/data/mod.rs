//! Data files: what the pages show, for programs.

mod columns;
mod csv;
mod figure;
mod json;
mod package;
mod parquet;
mod verdict;

use rayon::prelude::*;

use super::{Artifact, GuidePage, RenderError, SiteOptions};
use json::GuideJson;

pub use json::GUIDES_SCHEMA;

/// What all guides together give: the lists and tables below `data/`.
pub(super) fn data_files(
    pages: &[GuidePage<'_>],
    options: &SiteOptions,
) -> Result<Vec<Artifact>, RenderError> {
    let columns = columns::columns();
    let rows: Vec<_> = pages.par_iter().map(columns::rows).collect();
    let rows = rows.concat();
    let guides: Vec<GuideJson<'_>> = pages.par_iter().map(GuideJson::of).collect();
    Ok(vec![
        json::guides_json(&guides, options)?,
        json::guides_by_line(&guides)?,
        csv::compensation_csv(&columns, &rows)?,
        parquet::compensation_parquet(&columns, &rows)?,
        package::data_package(&columns, options)?,
        json::schema_file(),
    ])
}

/// The data of one guide, beside its page.
pub(super) fn guide_file(
    page: &GuidePage<'_>,
    options: &SiteOptions,
) -> Result<Artifact, RenderError> {
    json::guide_json(&GuideJson::of(page), page.address, options)
}

/// The columns of `data/compensation.csv`.
pub fn compensation_columns() -> Vec<String> {
    let all = columns::columns().into_iter();
    all.map(|column| column.name).collect()
}

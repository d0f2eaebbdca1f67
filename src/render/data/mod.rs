//! Data files: what the pages show, for programs.

mod columns;
mod csv;
mod figure;
mod json;
mod package;
mod parquet;
mod verdict;

use rayon::prelude::*;

use super::{Artifact, GuidePage, Outlet, RenderError, SiteOptions};
use json::GuideJson;

pub use json::GUIDES_SCHEMA;

/// Gives `outlet` what all guides together give: the lists and tables below `data/`.
pub(super) fn data_files(
    pages: &[GuidePage<'_>],
    options: &SiteOptions,
    outlet: Outlet<'_>,
) -> Result<(), RenderError> {
    let columns = columns::columns();
    outlet(package::data_package(&columns, options)?);
    outlet(json::schema_file());
    let rows: Vec<_> = pages.par_iter().flat_map_iter(columns::rows).collect();
    outlet(csv::compensation_csv(&columns, &rows)?);
    outlet(parquet::compensation_parquet(&columns, &rows)?);
    drop(rows);
    let guides: Vec<GuideJson<'_>> = pages.par_iter().map(GuideJson::of).collect();
    outlet(json::guides_json(&guides, options)?);
    outlet(json::guides_by_line(&guides)?);
    Ok(())
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

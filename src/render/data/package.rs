//! `data/datapackage.json`: what the data files are, for programs (Frictionless Data Package and Table Schema).

use serde_json::{Value, json};

use super::columns::{ColumnType, DataColumn};
use crate::render::{Artifact, RenderError, SiteOptions};

pub(super) fn data_package(
    columns: &[DataColumn],
    options: &SiteOptions,
) -> Result<Artifact, RenderError> {
    let fields: Vec<Value> = columns.iter().map(field).collect();
    let package = json!({
        "profile": "tabular-data-package",
        "name": "compensation",
        "title": options.title,
        "created": options.as_of.to_string(),
        "resources": [
            {
                "name": "compensation",
                "profile": "tabular-data-resource",
                "path": "compensation.csv",
                "format": "csv",
                "mediatype": "text/csv",
                "encoding": "utf-8",
                "schema": {
                    "fields": fields,
                    "missingValues": [""],
                },
            },
            {
                "name": "compensation-parquet",
                "path": "compensation.parquet",
                "format": "parquet",
                "mediatype": "application/vnd.apache.parquet",
            },
            {
                "name": "guides",
                "path": "guides.json",
                "format": "json",
                "mediatype": "application/json",
                "jsonSchema": "guides.schema.json",
            },
            {
                "name": "guides-by-line",
                "path": "guides.ndjson",
                "format": "ndjson",
                "mediatype": "application/x-ndjson",
            },
        ],
    });
    let mut bytes = serde_json::to_vec_pretty(&package)?;
    bytes.push(b'\n');
    Ok(Artifact {
        path: "data/datapackage.json".to_string(),
        bytes,
    })
}

fn field(column: &DataColumn) -> Value {
    let (kind, format) = match column.kind {
        ColumnType::Text => ("string", None),
        ColumnType::Integer => ("integer", None),
        ColumnType::Percent => ("number", None),
        ColumnType::Date => ("date", Some("%Y-%m-%d")),
    };
    let mut field = json!({
        "name": column.name,
        "type": kind,
        "description": column.about,
    });
    if let Some(format) = format {
        field["format"] = json!(format);
    }
    field
}

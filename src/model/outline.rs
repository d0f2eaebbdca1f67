//! A guide as it is written.

use std::sync::Arc;

use super::body::{self, Body, PayTableBlock};
use super::front_matter::{self, FrontMatter, SchemaFault};
use super::pairing::pair;
use super::{Directives, Guide, Hints, Places, Problems};
use crate::syntax::markdown::Document;
use crate::syntax::{Conflict, Fence, Limits, find_conflicts, markdown, split, yaml};
use crate::text::{Source, TextRange};

/// What tells how a guide is written. A [`Guide`] is what it comes to.
#[derive(Debug)]
pub struct Outline {
    pub source: Source,
    pub fence: Fence,
    /// The front matter as it is written.
    pub yaml: yaml::Tree,
    /// The front matter, without the fences.
    pub yaml_range: TextRange,
    /// What the front matter states.
    pub front: FrontMatter,
    /// What the schema forbids in the front matter.
    pub schema: Vec<SchemaFault>,
    /// Everything after the front matter.
    pub body_range: TextRange,
    pub document: Document,
    pub body: Body,
    /// Where the pay table is.
    pub pay_table_block: Option<PayTableBlock>,
    pub directives: Directives,
    pub conflicts: Vec<Conflict>,
    pub limits: Limits,
    pub places: Arc<Places>,
}

impl Outline {
    /// Reads a guide whose regions are among `places`. Never fails. The source is read whatever its
    /// size: [`Limits::file_bytes`] is the caller's to mind.
    pub fn read(source: Source, limits: &Limits, places: &Arc<Places>) -> Outline {
        let text = &*source.text;
        let parts = split(text, source.bom_len());
        let yaml = yaml::read(text, parts.yaml, limits);
        let document = markdown::read(text, parts.body, limits);
        let (front, schema) = match parts.fence {
            Fence::Missing { .. } => (FrontMatter::default(), Vec::new()),
            _ => front_matter::bind(&yaml, parts.yaml, places),
        };
        let hints = hints(&front, &source.path, places);
        let (body, pay_table_block) = body::read(text, parts.body, &document, &hints);
        Outline {
            fence: parts.fence,
            yaml_range: parts.yaml,
            front,
            schema,
            body_range: parts.body,
            body,
            pay_table_block,
            directives: Directives::read(text, &yaml, &document),
            conflicts: find_conflicts(text, &document.code()),
            limits: *limits,
            places: Arc::clone(places),
            yaml,
            document,
            source,
        }
    }

    /// What helps to find the pay table.
    pub fn hints(&self) -> Hints<'_> {
        hints(&self.front, &self.source.path, &self.places)
    }

    /// The whole guide.
    pub fn lower(self) -> Guide {
        let (front, schema) = (self.front, self.schema);
        let pairing = pair(&front.compensation, self.body.pay_table.as_ref());
        let (mut yaml, document) = (self.yaml, self.document);
        let features = yaml.features.iter();
        let limits = yaml.limits.iter().chain(&document.limits);
        let problems = Problems {
            invalid_utf8: self.source.invalid_utf8,
            yaml_features: features.map(|found| (found.kind, found.range)).collect(),
            limits: limits.copied().collect(),
            yaml_errors: std::mem::take(&mut yaml.errors),
            schema,
            conflicts: self.conflicts,
            tables: document.table_faults,
            open_marks: document.open_marks,
            glued: document.glued,
        };
        Guide {
            source: self.source,
            fence: self.fence,
            yaml,
            front,
            body: self.body,
            body_range: self.body_range,
            pairing,
            directives: self.directives,
            problems,
            limits: self.limits,
            places: self.places,
        }
    }
}

fn hints<'g>(front: &'g FrontMatter, path: &'g str, places: &'g Places) -> Hints<'g> {
    let mut parts = path.rsplit('/');
    let stem = parts.next().unwrap_or_default();
    let stem = stem.strip_suffix(".md").unwrap_or(stem);
    let mut hints = Hints::of(&front.compensation, places);
    hints.role = front.role.value().map_or(stem, String::as_str);
    hints.company = parts.next().unwrap_or_default();
    hints.year = year(front);
    hints
}

/// The year of the figures, or else of the last update.
fn year(front: &FrontMatter) -> Option<u16> {
    let quarter = front
        .salary_data_quarter
        .value()
        .map(|quarter| quarter.year);
    let updated = front.last_updated.value().map(|date| date.year());
    quarter
        .or(updated)
        .and_then(|year| u16::try_from(year).ok())
}

impl Guide {
    /// Reads a guide whose regions are among the places negguide knows by itself. Never fails: see
    /// [`Guide::problems`].
    pub fn read(source: Source, limits: &Limits) -> Guide {
        Guide::read_with(source, limits, Places::built_in())
    }

    /// Reads a guide whose regions are among `places`.
    pub fn read_with(source: Source, limits: &Limits, places: &Arc<Places>) -> Guide {
        if source.text.len() as u64 > limits.file_bytes {
            let found = source.text.len() as u64;
            return Guide::too_large(source, found, limits.file_bytes);
        }
        Outline::read(source, limits, places).lower()
    }
}

//! A guide read as far as its figures.

use std::sync::{Arc, OnceLock};

use super::body::{self, Body, PayTableBlock};
use super::front_matter::{self, FrontMatter, SchemaFault};
use super::pairing::pair;
use super::{Directives, Guide, PayTable, Places, Problems};
use crate::syntax::markdown::Document;
use crate::syntax::{Conflict, Fence, Limits, find_conflicts, markdown, split, yaml};
use crate::text::{Source, TextRange};

/// What tells how a guide is written. Its figures, which take as long to read as all the rest, are
/// read when they are asked for: the formatter seldom needs them. A [`Guide`] has them all.
#[derive(Debug)]
pub struct Outline {
    pub source: Source,
    pub fence: Fence,
    /// The front matter as it is written.
    pub yaml: yaml::Tree,
    /// The front matter, without the fences.
    pub yaml_range: TextRange,
    bound: OnceLock<Bound>,
    /// Everything behind the front matter.
    pub body_range: TextRange,
    pub document: Document,
    /// Without its pay table: see [`Outline::pay_table`].
    pub body: Body,
    /// Where the pay table is.
    pub pay_table_block: Option<PayTableBlock>,
    pub directives: Directives,
    pub conflicts: Vec<Conflict>,
    pub limits: Limits,
    pub places: Arc<Places>,
}

/// What the front matter states, and what is wrong with it.
type Bound = (FrontMatter, Vec<SchemaFault>);

impl Outline {
    /// Reads a guide whose regions are among `places`. Never fails. The source is read whatever its
    /// size: [`Limits::file_bytes`] is the caller's to mind.
    pub fn read(source: Source, limits: &Limits, places: &Arc<Places>) -> Outline {
        let text = &*source.text;
        let parts = split(text, source.bom_len());
        let yaml = yaml::read(text, parts.yaml, limits);
        let document = markdown::read(text, parts.body, limits);
        let (body, pay_table_block) = body::read(text, parts.body, &document);
        Outline {
            fence: parts.fence,
            yaml_range: parts.yaml,
            bound: OnceLock::new(),
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

    /// What the front matter states.
    pub fn front(&self) -> &FrontMatter {
        &self.bound().0
    }

    /// What the schema forbids in the front matter.
    pub fn schema_faults(&self) -> &[SchemaFault] {
        &self.bound().1
    }

    fn bound(&self) -> &Bound {
        self.bound.get_or_init(|| match self.fence {
            Fence::Missing { .. } => (FrontMatter::default(), Vec::new()),
            _ => front_matter::bind(&self.yaml, self.yaml_range, &self.places),
        })
    }

    /// The body's pay table, with the readings of its cells.
    pub fn pay_table(&self) -> Option<PayTable> {
        let block = self.pay_table_block?;
        block.read(&self.document, &self.places)
    }

    /// The whole guide.
    pub fn lower(mut self) -> Guide {
        self.body.pay_table = self.pay_table();
        self.bound();
        let (front, schema) = self.bound.take().unwrap_or_default();
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

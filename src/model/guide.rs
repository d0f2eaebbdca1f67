//! A whole guide, read.

use std::sync::Arc;

use super::body::Body;
use super::front_matter::{FrontMatter, SchemaFault};
use super::{Directives, Pairing, Parts, PayRow, Places};
use crate::syntax::markdown::{Glued, OpenMark, TableFault};
use crate::syntax::yaml::{self, FeatureKind, YamlEditor};
use crate::syntax::{Conflict, Fence, LimitHit, LimitKind, Limits};
use crate::text::{InvalidUtf8, Source, TextRange};

/// A guide: what its front matter and its body state, and what was in the way of reading it.
#[derive(Clone, Debug)]
pub struct Guide {
    pub source: Source,
    pub fence: Fence,
    /// The front matter as it is written.
    pub yaml: yaml::Tree,
    pub front: FrontMatter,
    pub body: Body,
    /// Everything after the front matter.
    pub body_range: TextRange,
    /// Which front-matter entry and which row of the body's table are about the same pay.
    pub pairing: Pairing,
    /// What its author wants ignored.
    pub directives: Directives,
    pub problems: Problems,
    /// What it was read with.
    pub limits: Limits,
    pub places: Arc<Places>,
}

/// What is wrong with a guide's syntax and schema, as data.
#[derive(Clone, Debug, Default)]
pub struct Problems {
    pub invalid_utf8: Option<InvalidUtf8>,
    pub yaml_errors: Vec<yaml::SyntaxError>,
    pub yaml_features: Vec<(FeatureKind, TextRange)>,
    pub limits: Vec<LimitHit>,
    pub schema: Vec<SchemaFault>,
    /// What a merge left, in the front matter or the body.
    pub conflicts: Vec<Conflict>,
    pub tables: Vec<TableFault>,
    pub open_marks: Vec<OpenMark>,
    pub glued: Vec<Glued>,
}

impl Problems {
    /// Whether `range` is within what a merge left.
    pub fn is_in_conflict(&self, range: TextRange) -> bool {
        // They are in the order of the text, and none is within another.
        let after = self
            .conflicts
            .partition_point(|found| found.range.start <= range.start);
        let before = after.checked_sub(1).map(|at| &self.conflicts[at]);
        before.is_some_and(|found| found.range.contains(range))
    }
}

impl Guide {
    /// Whether there is no front matter, or nothing but comments in it: the file may be no guide.
    pub fn has_no_front_matter(&self) -> bool {
        let yaml = self.source.slice(self.front.range);
        let mut lines = yaml.lines().map(str::trim);
        lines.all(|line| line.is_empty() || line.starts_with('#'))
    }

    /// Writes edits of the front matter.
    pub fn yaml_editor(&self) -> YamlEditor<'_> {
        YamlEditor::new(&self.source, &self.yaml)
    }

    /// The row of the body's table that the front-matter entry at `index` is paired with.
    pub fn row_of(&self, index: usize) -> Option<&PayRow> {
        let row = self.pairing.row_of(index)?;
        self.body.pay_table.as_ref()?.rows.get(row)
    }

    /// What the entries of the front matter and their rows state of a year's pay, entry by entry.
    pub fn parts(&self) -> impl Iterator<Item = Parts<'_>> {
        let entries = self.front.compensation.iter().enumerate();
        entries.map(|(index, entry)| Parts {
            entry,
            row: self.row_of(index),
        })
    }

    /// A guide whose file is too large to be read; `source` may hold any part of it.
    pub fn too_large(source: Source, found: u64, limit: u64) -> Guide {
        let mut guide = Guide::unread(Source::new(source.path, ""));
        guide.problems.limits.push(LimitHit {
            kind: LimitKind::FileBytes,
            limit,
            found,
            range: TextRange::at(0),
        });
        guide
    }

    /// A guide of which nothing is known but its text.
    pub fn unread(source: Source) -> Guide {
        Guide {
            fence: Fence::Missing { near: None },
            yaml: yaml::Tree::default(),
            front: FrontMatter::default(),
            body: Body::default(),
            body_range: TextRange::default(),
            pairing: Pairing::default(),
            directives: Directives::default(),
            problems: Problems::default(),
            limits: Limits::default(),
            places: Arc::clone(Places::built_in()),
            source,
        }
    }

    /// The company's slug: the name of the folder the guide is in.
    pub fn company_folder(&self) -> &str {
        self.source.folder_name()
    }

    /// Whether nothing kept a part of its text from being read.
    pub fn is_read_whole(&self) -> bool {
        let problems = &self.problems;
        problems.yaml_errors.is_empty()
            && problems.limits.is_empty()
            && problems.invalid_utf8.is_none()
    }

    /// Whether the file was read at all.
    pub fn is_read(&self) -> bool {
        let too_large = |hit: &LimitHit| hit.kind == LimitKind::FileBytes;
        !self.problems.limits.iter().any(too_large)
    }
}

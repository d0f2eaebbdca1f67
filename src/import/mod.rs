//! A body without front matter becomes a guide: what its title, table, level mapping, evidence and
//! labelled lines state is written into front matter in canonical form.
//!
//! Nothing is guessed, converted or added up. What could not be read is `null` and
//! [named](Unread). Keys that are there already, whoever's they are, stay as they are; so does every
//! byte of the body.

mod display;
mod entries;
mod front;
mod labelled;
mod levels;
mod names;
mod place;
mod refusal;
mod unread;

use std::sync::Arc;

use crate::analysis::stated::stated_sources;
use crate::format;
use crate::model::front_matter::{RoleType, schema};
use crate::model::{Guide, Outline, Places};
use crate::syntax::Limits;
use crate::syntax::yaml::{print_quoted, print_text};
use crate::text::Source;

use front::Keys;
use labelled::Labelled;
use names::GuideNames;

pub use display::{is_name, name_of, slug_of};
pub use names::KnownNames;
pub use refusal::ImportRefusal;
pub use unread::Unread;

/// How bodies are read and guides are written.
#[derive(Clone, Copy, Debug)]
pub struct Importer<'a> {
    pub limits: &'a Limits,
    pub places: &'a Arc<Places>,
    /// The slugs of the roles that are standard.
    pub standard_roles: &'a [String],
}

/// What became of a file.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ImportOutcome {
    /// It has every key that a guide needs.
    Complete,
    Imported(Imported),
}

/// A body that became a guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Imported {
    pub text: String,
    /// What its front matter leaves `null` or out, in the order of the keys.
    pub unread: Vec<Unread>,
    /// How many entries of `compensation` were written.
    pub entries: usize,
    /// The slugs that its front matter names.
    pub company: Option<String>,
    pub role: Option<String>,
}

impl Importer<'_> {
    /// Writes the front matter that `source` lacks. What is `known` of it besides its text goes before
    /// what its title says.
    pub fn import(
        &self,
        source: &Source,
        known: &KnownNames,
    ) -> Result<ImportOutcome, ImportRefusal> {
        if source.text.len() as u64 > self.limits.file_bytes {
            return Err(format::Refusal::of_large_file().into());
        }
        let outline = self.read(source.clone());
        if let Some(refusal) = ImportRefusal::of(&outline) {
            return Err(refusal);
        }
        if front::missing(&outline).is_empty() {
            return Ok(ImportOutcome::Complete);
        }
        // Who the company is tells how its levels are to be read: the names are written first.
        let mut keys = Keys::default();
        GuideNames::of(&outline, known).add_to(&mut keys);
        self.add_role_type(&outline, &mut keys);
        let named = keys.write(&outline).ok_or(ImportRefusal::Unwritable)?;
        let named = self.read(Source::new(source.path.as_str(), named));
        let entries = self.add_rest(&named, &mut keys);
        let text = keys.write(&outline).ok_or(ImportRefusal::Unwritable)?;
        let imported = self.read(Source::new(source.path.as_str(), text.as_str()));
        if !is_sound(&outline, &imported) {
            return Err(ImportRefusal::Unwritable);
        }
        let front = &imported.front;
        Ok(ImportOutcome::Imported(Imported {
            unread: keys.unread(&outline, &imported),
            entries,
            company: front.company.value().cloned(),
            role: front.role.value().cloned(),
            text,
        }))
    }

    fn read(&self, source: Source) -> Outline {
        Outline::read(source, self.limits, self.places)
    }

    fn add_role_type(&self, outline: &Outline, keys: &mut Keys) {
        let own = outline.front.role.value();
        let role = own.map(String::as_str).or(keys.text("role"));
        let role_type = role.map(|role| {
            let is_standard = self.standard_roles.iter().any(|known| known == role);
            if is_standard {
                RoleType::Standard
            } else {
                RoleType::Specialty
            }
        });
        keys.add("role_type", role_type.map(|found| found.name().to_string()));
    }

    /// Adds everything but the names, read of a guide that has them. Gives the number of entries.
    fn add_rest(&self, named: &Outline, keys: &mut Keys) -> usize {
        let place = place::above_table(named);
        let guide = named.source.clone();
        let guide = Guide::read_with(guide, self.limits, self.places);
        let labelled = Labelled::of(&guide);
        keys.add("last_updated", labelled.last_updated);
        keys.add("data_quality", labelled.data_quality);
        keys.add("salary_data_quarter", labelled.salary_data_quarter);
        keys.add("next_review_due", labelled.next_review_due);
        let count = entries::add_to(keys, &guide, place.as_ref());
        levels::add_to(keys, &guide);
        let sources = stated_sources(&guide);
        let sources: Vec<String> = { sources.iter() }
            .map(|name| format!("  - {}", print_text(name)))
            .collect();
        keys.add_lines("data_sources", sources);
        let summary = guide.body.summary.as_ref();
        let summary = summary.map(|line| print_quoted(&line.value));
        keys.add("negotiation_dna_summary", summary);
        count
    }
}

/// Whether the guide can be read, has every key it needs, and has the same body as before.
fn is_sound(before: &Outline, after: &Outline) -> bool {
    let body = |outline: &Outline| outline.source.slice(outline.body_range).to_string();
    let required = schema::GUIDE.iter().filter(|key| key.required);
    let present = front::present(after);
    format::Refusal::of(after).is_none()
        && required.into_iter().all(|key| present.contains(&key.name))
        && body(before) == body(after)
}

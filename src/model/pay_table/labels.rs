//! Whether a label names an entry: a place, or a level.

use super::hints::Hints;
use crate::model::header::{Header, Names, Statistic, is_level_name};
use crate::model::{RegionLabel, mentions};

/// What the label of a row or a column stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum Label {
    Region,
    Level,
    /// Nothing, or a sum over the others.
    Empty,
    Unknown,
}

/// Reads the label of a row or a column that no header speaks for.
pub(super) fn label(text: &str, hints: &Hints<'_>) -> Label {
    let region = RegionLabel::read(text, hints.places);
    if region.words().is_empty() || region.is_summary() || is_summary(text) {
        return Label::Empty;
    }
    let header = Header::read(text);
    let is_only_currency = header.currency.is_some() && header.unknown.is_empty();
    if header.statistic == Some(Statistic::Percentile) || is_only_currency {
        return Label::Unknown;
    }
    if hints.has_level(text) && !hints.has_region(&region) {
        return Label::Level;
    }
    let is_place = region.place.is_some() || region.country.is_some() || region.currency.is_some();
    // `London / Europe` names places too.
    let names_places = || text.contains('/') && !mentions(text, hints.places).is_empty();
    if hints.has_region(&region) || is_place || is_remote(&region) || names_places() {
        return Label::Region;
    }
    if is_level_name(text) && !header.is_of_pay() {
        return Label::Level;
    }
    Label::Unknown
}

/// Whether `text` names a level or a place.
pub fn is_entry_name(text: &str, hints: &Hints<'_>) -> bool {
    matches!(label(text, hints), Label::Region | Label::Level)
}

fn is_remote(region: &RegionLabel) -> bool {
    let mut words = region.words().split(' ');
    words.any(|word| matches!(word, "remote" | "global" | "worldwide" | "international"))
}

/// Whether a row's label is a sum or an average of the others: `Durchschnitt`, `All offices`.
pub(super) fn is_summary(text: &str) -> bool {
    crate::model::header::is_summary(text)
}

/// Whether a row's label is a percentile, a year or a statistic, and no place or level.
pub(super) fn is_statistic(text: &str) -> bool {
    let header = Header::read(text);
    let is_year = header.data_year.is_some() && header.unknown.is_empty() && header.names.is_none();
    header.statistic.is_some() && header.unknown.is_empty() && !is_level_name(text)
        || header.names == Some(Names::Percentile)
        || is_year
}

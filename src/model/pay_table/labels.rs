//! Whether a label names an entry: a place, or a level.

use super::hints::Hints;
use crate::model::header::{Header, Names, Statistic, WordList, is_level_name, is_summary};
use crate::model::{RegionLabel, mentions};

/// What the label of a row or a column means.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(super) enum LabelKind {
    Region,
    Level,
    /// Nothing, or a sum over the others.
    Empty,
    Unknown,
}

/// Reads the label of a row or a column that no header speaks for.
pub(super) fn label_kind(text: &str, hints: &Hints<'_>) -> LabelKind {
    let region = RegionLabel::read(text, hints.places);
    if region.words().is_empty() || region.is_summary() || is_summary(text) {
        return LabelKind::Empty;
    }
    let header = Header::read(text);
    let is_only_currency = header.currency.is_some() && header.unknown.is_empty();
    if header.statistic == Some(Statistic::Percentile) || is_only_currency {
        return LabelKind::Unknown;
    }
    if hints.has_level(text) && !hints.has_region(&region) {
        return LabelKind::Level;
    }
    let is_place = region.place.is_some() || region.country.is_some() || region.currency.is_some();
    // `London / Europe` names places too.
    let names_places = || text.contains('/') && !mentions(text, hints.places).is_empty();
    if hints.has_region(&region)
        || is_place
        || WordList::Anywhere.is_in(region.words())
        || names_places()
    {
        return LabelKind::Region;
    }
    if is_level_name(text) && !header.is_of_pay() {
        return LabelKind::Level;
    }
    LabelKind::Unknown
}

/// Whether `text` names a level or a place.
pub(crate) fn is_entry_name(text: &str, hints: &Hints<'_>) -> bool {
    matches!(
        label_kind(text, hints),
        LabelKind::Region | LabelKind::Level
    )
}

/// Whether a row's label is a percentile, a year or a statistic, and no place or level.
pub(super) fn is_statistic(text: &str) -> bool {
    let header = Header::read(text);
    let is_year = header.data_year.is_some() && header.unknown.is_empty() && header.names.is_none();
    header.statistic.is_some() && header.unknown.is_empty() && !is_level_name(text)
        || header.names == Some(Names::Percentile)
        || is_year
}

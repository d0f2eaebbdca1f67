//! The front matter against the body: figures, regions, titles, levels, sources.

use crate::rules::Meta;
use crate::rules::framework::rules;

mod differences;
mod renamed_region;

rules! {
    Agreement:
    value_differs::ValueDiffers,
    value_lost::ValueLost,
    bonus_range_collapsed::BonusRangeCollapsed,
    bonus_kind_differs::BonusKindDiffers,
    currency_differs::CurrencyDiffers,
    region_lost::RegionLost,
    region_invented::RegionInvented,
    levels_collapsed::LevelsCollapsed,
    column_lost::ColumnLost,
    mixed_currency::MixedCurrency,
    ambiguous_cell::AmbiguousCell,
    title_differs::TitleDiffers,
    summary_differs::SummaryDiffers,
    level_mapping_differs::LevelMappingDiffers,
    source_differs::SourceDiffers,
    level_as_region::LevelAsRegion,
    unread_table::UnreadTableRule,
}

/// Rules on what the table states and the front matter lacks.
pub(crate) static LOSS_RULES: [&Meta; 5] = [
    &region_lost::META,
    &levels_collapsed::META,
    &column_lost::META,
    &value_lost::META,
    &bonus_range_collapsed::META,
];

/// The rule whose fix chooses between a figure of the front matter and one of the table.
pub(crate) static CHOICE_RULE: &Meta = &value_differs::META;

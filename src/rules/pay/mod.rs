//! Pay itself: totals against their parts, ranges, plausible amounts, currencies and places.

use crate::rules::framework::rules;

mod implausible;
mod totals;

rules! {
    Pay:
    total_mismatch::TotalMismatch,
    total_counts_whole_grant::TotalCountsWholeGrant,
    total_impossible::TotalImpossible,
    reversed_range::ReversedRange,
    implausible_amount::ImplausibleAmount,
    unverifiable_total::UnverifiableTotal,
    currency_place_mismatch::CurrencyPlaceMismatch,
    region_outlier::RegionOutlier,
    first_year_total::FirstYearTotal,
}

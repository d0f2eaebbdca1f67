//! The bands that a role's guides at several ranks are compared by.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::analysis::pay::pair::{collapsed, pairs};
use crate::model::{Amount, Component, Currency, Guide};
use crate::text::TextRange;

/// The role that is compared with itself at other ranks.
pub(crate) const BANDED_ROLE: &str = "software-engineer";

/// The components that are compared, the more important one first.
pub(crate) const COMPARED: [Component; 2] = [Component::Total, Component::Base];

/// Bands of one component, by what tells the place from others, and currency.
pub(crate) type RegionBands = BTreeMap<(String, Currency), BandEnds>;

/// A band, and where its ends are stated.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct BandEnds {
    /// Which entry of the guide names the region; the first, where there are several.
    pub entry: usize,
    pub low: (Amount, TextRange),
    pub high: (Amount, TextRange),
    /// Whether it is the band of several levels.
    pub is_of_levels: bool,
}

/// The bands of a guide, without those whose currency the guide's own table disputes.
pub(super) fn bands(guide: &Guide, component: Component) -> RegionBands {
    let disputed: Vec<TextRange> = pairs(guide)
        .filter(|pair| pair.disputed_currency().is_some())
        .map(|pair| pair.entry.range)
        .collect();
    let collapsed: Vec<TextRange> = collapsed(guide)
        .filter_map(|levels| levels.first().map(|pair| pair.entry.range))
        .collect();
    let mut bands = RegionBands::new();
    for (at, entry) in guide.front.compensation.iter().enumerate() {
        let (Some(region), Some(currency)) = (entry.region.value(), entry.currency.value()) else {
            continue;
        };
        let Some(band) = component.band(entry) else {
            continue;
        };
        let (Some(low), Some(high)) = (band.low.spanned(), band.high.spanned()) else {
            continue;
        };
        if disputed.contains(&entry.range) {
            continue;
        }
        let (low, high) = ((low.value, low.range), (high.value, high.range));
        let is_of_levels = collapsed.contains(&entry.range);
        let ends = BandEnds {
            entry: at,
            low,
            high,
            is_of_levels,
        };
        bands
            .entry((region.identity().to_string(), *currency))
            .and_modify(|known| {
                known.low = known.low.min(low);
                known.high = known.high.max(high);
                known.is_of_levels = true;
            })
            .or_insert(ends);
    }
    bands
}

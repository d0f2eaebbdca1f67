//! Which way round a pay table is.

/// The shapes pay tables come in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Shape {
    /// A row per region, level or title; a column per component of pay.
    RowPerEntry,
    /// A row per component of pay, a column per region.
    ComponentByRegion,
    /// A row per level, a column per region; the cells are one component of pay.
    LevelByRegion,
    /// A row per region, a column per level; the cells are one component of pay.
    RegionByLevel,
}

impl Shape {
    /// Whether the cells are one component of pay, and the headers names of regions or levels.
    pub(super) fn is_of_cells(self) -> bool {
        matches!(self, Shape::LevelByRegion | Shape::RegionByLevel)
    }
}

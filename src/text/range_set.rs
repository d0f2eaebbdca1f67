//! Ranges that are looked up by place.

use super::TextRange;

/// Ranges in order, those that overlap or touch as one.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RangeSet(Vec<TextRange>);

impl RangeSet {
    pub fn of(ranges: impl IntoIterator<Item = TextRange>) -> RangeSet {
        let mut ranges: Vec<TextRange> = ranges.into_iter().collect();
        ranges.sort_unstable();
        let mut apart: Vec<TextRange> = Vec::with_capacity(ranges.len());
        for range in ranges {
            match apart.last_mut() {
                Some(last) if range.start <= last.end => *last = last.cover(range),
                _ => apart.push(range),
            }
        }
        RangeSet(apart)
    }

    /// Whether the byte at `at` is in one of them.
    pub fn has(&self, at: usize) -> bool {
        let before = self.0.partition_point(|range| range.start() <= at);
        before > 0 && self.0[before - 1].end() > at
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlapping_ranges_are_one() {
        let range = TextRange::new;
        let set = RangeSet::of([
            range(10, 20),
            range(0, 100),
            range(200, 201),
            range(300, 300),
        ]);
        for inside in [0, 15, 50, 99, 200] {
            assert!(set.has(inside), "{inside}");
        }
        for outside in [100, 199, 201, 300] {
            assert!(!set.has(outside), "{outside}");
        }
        assert!(!RangeSet::default().has(0));
    }
}

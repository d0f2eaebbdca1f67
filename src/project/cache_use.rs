//! Which guides of a run came from the cache, and why the others were read.

use std::collections::BTreeMap;
use std::fmt;

/// Why there is no cache.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CacheAbsence {
    /// The run was told to use none.
    NotWanted,
    /// The variable that names its folder is empty.
    EmptyVariable,
    /// This system says of no folder that caches are kept there.
    NoFolder,
}

/// Why a guide was read and checked, or read to be compared with, instead of being taken from the cache.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum ReadReason {
    NoCache,
    /// The cache has nothing of the guide's folder.
    NoRecords,
    /// What the cache has is not what was written there, or cannot be read.
    BadRecords,
    /// The cache has no guide of this name and text.
    Text,
    /// It has one of this text that was checked by other options, on another date or under another path.
    Options,
    /// It has one of this text that another version of negguide checked.
    Version,
    /// Nothing is kept of it: it is too large to be read, or a rule failed on it.
    NeverKept,
}

/// Something that was read for a reason; without one it is from the cache.
pub(super) type WithReason<T> = (T, Option<ReadReason>);

/// How the guides of a run were come by.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct ReadCounts {
    pub from_cache: usize,
    /// How many were read for each reason.
    pub read: BTreeMap<ReadReason, usize>,
}

impl ReadCounts {
    /// Counts a guide that was read for a reason, or else came from the cache.
    pub(super) fn add(&mut self, reason: Option<ReadReason>) {
        match reason {
            Some(reason) => *self.read.entry(reason).or_default() += 1,
            None => self.from_cache += 1,
        }
    }

    /// How many were read.
    pub fn read_count(&self) -> usize {
        self.read.values().sum()
    }

    /// Whether there is no guide.
    pub fn is_empty(&self) -> bool {
        self.from_cache == 0 && self.read.is_empty()
    }
}

impl fmt::Display for CacheAbsence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            CacheAbsence::NotWanted => "--no-cache",
            CacheAbsence::EmptyVariable => "NEGGUIDE_CACHE_DIR is empty",
            CacheAbsence::NoFolder => "this system names no folder for caches",
        })
    }
}

impl fmt::Display for ReadReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            ReadReason::NoCache => "the cache is off",
            ReadReason::NoRecords => "nothing of the folder is in the cache yet",
            ReadReason::BadRecords => "the cache could not be read",
            ReadReason::Text => "new or changed text",
            ReadReason::Options => "other configuration, options, date or path",
            ReadReason::Version => "other version of negguide",
            ReadReason::NeverKept => "too large, or a rule failed: never kept in the cache",
        })
    }
}

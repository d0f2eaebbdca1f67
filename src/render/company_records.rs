//! What builds keep of guides from one to the next, as it is written.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::text::Packed;

/// What lists and data files say of one guide.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub(super) struct GuideRecord {
    /// A hash of the guide and of what was found in it.
    pub made_of: u128,
    /// The guide in short, encoded.
    pub card: Vec<u8>,
    /// What data files say of it, encoded and packed.
    pub data: Packed,
}

/// The records of a company's guides, by role.
#[derive(Clone, PartialEq, Eq, Default, Debug, Serialize, Deserialize)]
pub struct CompanyRecords(BTreeMap<String, GuideRecord>);

impl CompanyRecords {
    /// The record of the guide with this role, if it is made of the same.
    pub(super) fn find(&self, role: &str, made_of: u128) -> Option<&GuideRecord> {
        let record = self.0.get(role)?;
        (record.made_of == made_of).then_some(record)
    }

    /// Puts a record in the place of an older one.
    pub(super) fn put(&mut self, role: &str, record: GuideRecord) {
        self.0.insert(role.to_string(), record);
    }

    /// Drops the records of other roles than these.
    pub(super) fn retain(&mut self, roles: &BTreeSet<String>) {
        self.0.retain(|role, _| roles.contains(role));
    }
}

//! What builds know of guides from earlier ones, so that a guide that has not changed need not be read.

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::GuideCard;
use super::company_records::{CompanyRecords, GuideRecord};
use super::data::GuideData;
use super::{Address, Outlet};
use crate::text::Packed;

/// The records of the companies whose guides are rendered just now.
pub(super) struct OpenRecords<'o> {
    outlet: &'o dyn Outlet,
    companies: BTreeMap<String, CompanyRecords>,
    changed: BTreeSet<String>,
}

impl<'o> OpenRecords<'o> {
    pub(super) fn new(outlet: &'o dyn Outlet) -> OpenRecords<'o> {
        OpenRecords {
            outlet,
            companies: BTreeMap::new(),
            changed: BTreeSet::new(),
        }
    }

    /// Opens the records of the companies of `addresses`, and closes all others.
    pub(super) fn open<'a>(&mut self, addresses: impl Iterator<Item = &'a Address>) {
        let wanted: BTreeSet<&str> = addresses.map(Address::company).collect();
        self.close_all_but(&wanted);
        for company in wanted {
            if !self.companies.contains_key(company) {
                let records = self.outlet.records(company);
                self.companies.insert(company.to_string(), records);
            }
        }
    }

    /// What data files say of a guide, if that is known of one that is made of the same.
    pub(super) fn data(&self, address: &Address, made_of: u128) -> Option<GuideData> {
        let records = self.companies.get(address.company())?;
        let record = records.find(address.role(), made_of)?;
        postcard::from_bytes(&record.data.bytes()).ok()
    }

    /// Puts a record in the place of an older one.
    pub(super) fn put(&mut self, address: &Address, record: GuideRecord) {
        let company = address.company().to_string();
        let records = self.companies.entry(company.clone()).or_default();
        records.put(address.role(), record);
        self.changed.insert(company);
    }

    /// Closes all of them.
    pub(super) fn close(mut self) {
        self.close_all_but(&BTreeSet::new());
    }

    fn close_all_but(&mut self, wanted: &BTreeSet<&str>) {
        let (outlet, changed) = (self.outlet, &mut self.changed);
        self.companies.retain(|company, records| {
            let is_open = wanted.contains(company.as_str());
            if !is_open && changed.remove(company) {
                outlet.keep_records(company, records);
            }
            is_open
        });
    }
}

/// The record of a guide; `None` where it cannot be written.
pub(super) fn record(made_of: u128, card: &GuideCard, data: &GuideData) -> Option<GuideRecord> {
    Some(GuideRecord {
        made_of,
        card: postcard::to_stdvec(card).ok()?,
        data: Packed::of(&postcard::to_stdvec(data).ok()?),
    })
}

/// The guide with this role in short, if that is known of one that is made of the same.
pub(super) fn known_card(records: &CompanyRecords, role: &str, made_of: u128) -> Option<GuideCard> {
    let record = records.find(role, made_of)?;
    postcard::from_bytes(&record.card).ok()
}

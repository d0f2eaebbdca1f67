//! What builds know of guides from earlier ones, so that a guide that has not changed need not be read.

use std::collections::{BTreeMap, BTreeSet};

use super::catalog::GuideCard;
use super::company_records::{CompanyRecords, GuideRecord};
use super::data::GuideData;
use super::{Address, Outlet};
use crate::text::Packed;

/// The most guides of a company that have records. All records of a company are in memory at the same time: a larger
/// company would take more than a build may. Its further guides are read in each build.
const MOST_OF_COMPANY: usize = 256;

/// The records of the companies whose guides are rendered just now.
pub(super) struct OpenRecords<'o> {
    outlet: &'o dyn Outlet,
    companies: BTreeMap<String, OpenCompany>,
}

/// The records of a company, and which of them are still wanted.
struct OpenCompany {
    records: CompanyRecords,
    /// The roles that the company has guides for.
    roles: BTreeSet<String>,
    is_changed: bool,
}

impl<'o> OpenRecords<'o> {
    pub(super) fn new(outlet: &'o dyn Outlet) -> OpenRecords<'o> {
        OpenRecords {
            outlet,
            companies: BTreeMap::new(),
        }
    }

    /// Opens the records of the companies of `addresses`, and closes all others.
    pub(super) fn open<'a>(&mut self, addresses: impl Iterator<Item = &'a Address> + Clone) {
        let wanted: BTreeSet<&str> = addresses.clone().map(Address::company).collect();
        self.close_all_but(&wanted);
        for address in addresses {
            let company = address.company();
            if !self.companies.contains_key(company) {
                let opened = OpenCompany {
                    records: self.outlet.records(company),
                    roles: BTreeSet::new(),
                    is_changed: false,
                };
                self.companies.insert(company.to_string(), opened);
            }
            if let Some(opened) = self.companies.get_mut(company) {
                opened.roles.insert(address.role().to_string());
            }
        }
    }

    /// What data files say of a guide, if that is known of one that is made of the same.
    pub(super) fn data(&self, address: &Address, made_of: u128) -> Option<GuideData> {
        let company = self.companies.get(address.company())?;
        let record = company.records.find(address.role(), made_of)?;
        postcard::from_bytes(&record.data.bytes()).ok()
    }

    /// Puts a record in the place of an older one.
    pub(super) fn put(&mut self, address: &Address, record: GuideRecord) {
        if let Some(company) = self.companies.get_mut(address.company())
            && company.roles.len() <= MOST_OF_COMPANY
        {
            company.records.put(address.role(), record);
            company.is_changed = true;
        }
    }

    /// Closes all of them.
    pub(super) fn close(mut self) {
        self.close_all_but(&BTreeSet::new());
    }

    fn close_all_but(&mut self, wanted: &BTreeSet<&str>) {
        let outlet = self.outlet;
        self.companies.retain(|name, company| {
            let is_open = wanted.contains(name.as_str());
            if !is_open && company.is_changed {
                company.records.retain(&company.roles);
                outlet.keep_records(name, &company.records);
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

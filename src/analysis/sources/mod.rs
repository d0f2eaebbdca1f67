//! Sources of pay data, as the front matter and the evidence name them.

pub(crate) mod cited;
pub(crate) mod evidence_items;
pub(crate) mod living_costs;
pub(crate) mod pay_evidence;
pub(crate) mod pay_sites;
pub(crate) mod pay_words;

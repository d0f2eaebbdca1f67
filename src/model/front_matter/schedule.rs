//! A vesting schedule: a list of percents, one for each year.

use super::fault::{ExpectedValue, InvalidWhy, SchemaFault, VestingWhy};
use super::field::{Field, Given, NamedNode};
use super::scalar::ScalarReader;
use crate::model::{Compensation, Percent, Slot, UnsoundSchedule, VestSchedule, is_share};
use crate::syntax::yaml::{NodeId, NodeValue, ScalarKind, differs_between_versions};
use crate::text::{Spanned, TextRange};

impl ScalarReader<'_> {
    /// A schedule that is no list is read all the same where its text can only mean one.
    pub(super) fn vest_schedule(&mut self, field: Field<'_>) -> Slot<VestSchedule> {
        let id = match field.given {
            Given::Absent { insert_at } => return Slot::missing(insert_at),
            Given::Unknown(range) => return Slot::Invalid { range },
            Given::Value(id) => id,
        };
        let (tree, range) = (self.tree, self.tree.range(id));
        let read = match &tree.node(id).value {
            _ if tree.node(id).doubtful => None,
            NodeValue::List(items) => self.shares(field.key, items, range),
            _ if self.is_null(id) => return Slot::Null { range },
            _ => {
                let text = tree.scalar(id).map(|scalar| scalar.text.trim());
                let read = text.and_then(VestSchedule::parse);
                let replacement = read.as_ref().map(ToString::to_string);
                let node = NamedNode::new(field.key, id);
                self.wrong_type(node, ExpectedValue::Shares, replacement);
                read
            }
        };
        read.map_or(Slot::Invalid { range }, |schedule| {
            Slot::present(schedule, range)
        })
    }

    fn shares(&mut self, key: &str, items: &[NodeId], range: TextRange) -> Option<VestSchedule> {
        if items.len() > VestSchedule::MOST_YEARS {
            let why = UnsoundSchedule::TooLong(items.len());
            self.vesting(
                range,
                VestingWhy::Unsound {
                    why,
                    meant: Vec::new(),
                },
            );
            return None;
        }
        let shares: Vec<Option<Percent>> = (1..)
            .zip(items)
            .map(|(year, item)| {
                let name = format!("year {year} of `{key}`");
                self.share(NamedNode::new(&name, *item))
            })
            .collect();
        let shares: Vec<Percent> = shares.into_iter().collect::<Option<_>>()?;
        let meant = VestSchedule::of_fractions(&shares);
        let why = match VestSchedule::new(shares) {
            Ok(schedule) => return Some(schedule),
            Err(why) => why,
        };
        let meant = meant.iter().flat_map(VestSchedule::shares).zip(items);
        let meant = meant.map(|(share, item)| Spanned::new(*share, self.tree.range(*item)));
        let meant = meant.collect();
        self.vesting(range, VestingWhy::Unsound { why, meant });
        None
    }

    /// The percents of one year.
    fn share(&mut self, year: NamedNode<'_>) -> Option<Percent> {
        let written = match self.scalar::<Percent>(year.field(), ExpectedValue::Share) {
            Ok(written) => written,
            Err(Slot::Null { .. }) => {
                self.wrong_type(year, ExpectedValue::Share, None);
                return None;
            }
            Err(_) => return None,
        };
        let text = &*written.scalar.text;
        let kind = written.scalar.kind();
        let is_number = matches!(kind, ScalarKind::Integer | ScalarKind::Float);
        let percent = Percent::parse(text.trim().trim_end_matches('%').trim_end());
        let replacement = percent.map(|percent| percent.to_string());
        match percent {
            Some(percent) if is_number && !is_share(percent) => {
                self.invalid::<Percent>(written.text(), InvalidWhy::NotAShare, None);
                return None;
            }
            Some(percent) if is_number && differs_between_versions(text) => {
                self.ambiguous(written.text(), percent.to_string());
            }
            Some(_) if is_number => {}
            _ => self.wrong_type(year, ExpectedValue::Share, replacement),
        }
        percent
    }

    /// Reports what is wrong with the schedule at `range`.
    fn vesting(&mut self, range: TextRange, why: VestingWhy) {
        let within = self.within.clone();
        self.faults
            .push(SchemaFault::Vesting { within, range, why });
    }

    /// Holds the years of `pay` against its schedule. Where the two differ neither is known.
    pub(super) fn check_years(&mut self, pay: &mut Compensation) {
        let (Some(years), Some(schedule)) = (pay.vest_years.spanned(), pay.vest_schedule.spanned())
        else {
            return;
        };
        let listed = schedule.value.years();
        if years.value == listed {
            return;
        }
        let (of_years, of_list) = (years.range, schedule.range);
        let why = VestingWhy::OtherYears {
            stated: years.value,
            place: of_years,
            listed,
        };
        self.vesting(of_list, why);
        pay.vest_years = Slot::Invalid { range: of_years };
        pay.vest_schedule = Slot::Invalid { range: of_list };
    }
}

//! New figures in one guide.

use std::collections::BTreeMap;

use super::changes::{EntryChange, all_or_faults, entry_edits};
use super::entry::entry_of;
use super::fault::{RowFault, RowFaultAt, RowPlace};
use super::figures::{new_figures, refuse_reversed};
use super::rows::UpdateRow;
use super::totals::{TotalsMode, total_lines};
use crate::check::{
    CheckOptions, Checked, NewDates, PreferredSide, ReconcileRefusal, ReconcileRequest,
    differences, read_and_check, reconcile, refuse_worse,
};
use crate::diagnostic::Diagnostic;
use crate::model::Guide;
use crate::text::{Source, apply};

/// How guides are updated.
#[derive(Clone, Copy, Debug)]
pub struct UpdateRequest<'r> {
    pub totals: TotalsMode,
    pub dates: NewDates,
    pub options: &'r CheckOptions,
}

/// A guide with its new figures.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Updated {
    pub text: String,
    /// How many figures of the update are other ones than before.
    pub figures: usize,
    pub totals: usize,
    /// Scripts that ask for something outside of the new bands.
    pub asks: Vec<String>,
}

/// The guide in `source` with the figures of `rows`, all of which are about it. `None` where it states them
/// already; else every row that is at fault.
pub fn update_guide(
    source: &Source,
    rows: &[&UpdateRow],
    request: UpdateRequest<'_>,
) -> Result<Option<Updated>, Vec<RowFaultAt>> {
    let options = request
        .options
        .with_settings(request.options.settings.without_selection());
    let update = GuideUpdate {
        before: read_and_check(source.clone(), &options),
        request,
        options: &options,
        first: rows.first().map_or(RowPlace::default(), |row| row.at),
    };
    match update.with(rows) {
        Err(faults) if is_of_guide(&faults) => Err(update.culprits(rows).unwrap_or(faults)),
        updated => updated,
    }
}

/// Rows of a guide that are tried one by one where all together cannot be written.
const MOST_TRIED: usize = 50;

/// Whether it is not known which row is at fault.
fn is_of_guide(faults: &[RowFaultAt]) -> bool {
    matches!(faults, [(_, RowFault::Guide(why))] if *why != ReconcileRefusal::Unread)
}

struct GuideUpdate<'u> {
    before: Checked,
    request: UpdateRequest<'u>,
    options: &'u CheckOptions,
    /// The first row: faults of the whole guide are said there.
    first: RowPlace,
}

impl GuideUpdate<'_> {
    fn with(&self, rows: &[&UpdateRow]) -> Result<Option<Updated>, Vec<RowFaultAt>> {
        if !self.before.guide.get().is_read_whole() {
            return Err(vec![self.at_first(ReconcileRefusal::Unread)]);
        }
        let mut changes = self.changes(rows)?;
        let Some(first) = changes.first() else {
            return Ok(None);
        };
        self.refuse_unread_table()
            .map_err(|fault| vec![(first.row.at, fault)])?;
        self.add_totals(&mut changes)?;
        let written = self.written(&changes)?;
        let text = self
            .reconciled(written, &changes)
            .map_err(|why| vec![self.at_first(why)])?;
        let after = self.check(&text);
        let one_sided = changes.iter().filter_map(|change| {
            let fault = change.refuse_one_sided(after.guide.get()).err()?;
            Some((change.row.at, fault))
        });
        all_or_faults(one_sided.collect())?;
        refuse_worse(&self.before, &after).map_err(|why| vec![self.at_first(why)])?;
        Ok(Some(Updated {
            text,
            figures: changes.iter().map(|change| change.figures.len()).sum(),
            totals: changes.iter().map(|change| change.totals.len()).sum(),
            asks: new_asks(&self.before, &after),
        }))
    }

    fn check(&self, text: &str) -> Checked {
        let path = self.before.guide.source().path.as_str();
        read_and_check(Source::new(path, text), self.options)
    }

    fn at_first(&self, why: ReconcileRefusal) -> RowFaultAt {
        (self.first, why.into())
    }

    /// The rows that cannot be written alone either; `None` where it is all of them together that cannot.
    fn culprits(&self, rows: &[&UpdateRow]) -> Option<Vec<RowFaultAt>> {
        if !(2..=MOST_TRIED).contains(&rows.len()) {
            return None;
        }
        let alone = rows.iter().filter_map(|row| {
            let faults = self.with(&[row]).err()?;
            let faults = faults.into_iter();
            Some(faults.map(|(_, fault)| (row.at, fault)))
        });
        let faults: Vec<RowFaultAt> = alone.flatten().collect();
        (!faults.is_empty()).then_some(faults)
    }

    /// The rows that have new figures, or all that are at fault.
    fn changes<'r>(&self, rows: &[&'r UpdateRow]) -> Result<Vec<EntryChange<'r>>, Vec<RowFaultAt>> {
        let guide = self.before.guide.get();
        let mut changes = Vec::new();
        let mut faults = Vec::new();
        let mut known: BTreeMap<usize, RowPlace> = BTreeMap::new();
        for row in rows {
            let change = entry_of(guide, row, &self.options.scope.places).and_then(|index| {
                if let Some(first) = known.insert(index, row.at) {
                    return Err(RowFault::SameEntry {
                        row: row.name(),
                        first: first.line,
                    });
                }
                let change = EntryChange {
                    row,
                    index,
                    figures: new_figures(&guide.front.compensation[index], row),
                    totals: Vec::new(),
                };
                if !change.figures.is_empty() {
                    self.refuse_differing(index)?;
                }
                Ok(change)
            });
            match change {
                Ok(change) => changes.push(change),
                Err(fault) => faults.push((row.at, fault)),
            }
        }
        all_or_faults(faults)?;
        changes.retain(|change| !change.figures.is_empty());
        Ok(changes)
    }

    /// Refuses a guide whose table may state the pay in a way that is not understood.
    fn refuse_unread_table(&self) -> Result<(), RowFault> {
        let all = self.before.findings.iter().chain(&self.before.ignored);
        let mut unread = all.filter(|finding| finding.rule.name == "unread-table");
        match unread.next() {
            Some(finding) if self.before.guide.get().body.pay_table.is_none() => {
                Err(RowFault::UnreadTable {
                    message: finding.message.clone(),
                })
            }
            _ => Ok(()),
        }
    }

    /// Refuses an entry whose row says something else already: which of the two is right is not known.
    fn refuse_differing(&self, entry: usize) -> Result<(), RowFault> {
        let request = ReconcileRequest {
            side: PreferredSide::FrontMatter,
            entries: Some(&[entry]),
            totals_follow: false,
            dates: NewDates::default(),
        };
        match differences(&self.before, request).next() {
            Some(finding) => Err(RowFault::Differs {
                message: finding.message.clone(),
            }),
            None => Ok(()),
        }
    }

    /// The text with `changes` in its front matter.
    fn written(&self, changes: &[EntryChange<'_>]) -> Result<String, Vec<RowFaultAt>> {
        let guide = self.before.guide.get();
        let edits = entry_edits(guide, changes)?;
        apply(&guide.source.text, &edits)
            .ok_or_else(|| vec![self.at_first(ReconcileRefusal::Endless)])
    }

    /// Adds the totals that follow, computed from the entries as they will be.
    fn add_totals(&self, changes: &mut [EntryChange<'_>]) -> Result<(), Vec<RowFaultAt>> {
        let guide = self.before.guide.get();
        let next = Guide::read_with(
            Source::new(guide.source.path.as_str(), self.written(changes)?),
            &self.options.limits,
            &self.options.scope.places,
        );
        let [old, new] = [guide, &next].map(|guide| guide.parts().collect::<Vec<_>>());
        let (mode, settings) = (self.request.totals, &self.options.settings);
        let mut faults = Vec::new();
        for change in changes {
            let row = change.row;
            let parts = old.get(change.index).zip(new.get(change.index));
            let lines = parts
                .ok_or_else(|| RowFault::Entry { row: row.name() })
                .and_then(|(old, new)| {
                    refuse_reversed(new.entry, row)?;
                    total_lines([*old, *new], row, mode, settings)
                });
            match lines {
                Ok(lines) => change.totals = lines,
                Err(fault) => faults.push((row.at, fault)),
            }
        }
        all_or_faults(faults)
    }

    /// The text in which the table and the dates follow the front matter of `written`.
    fn reconciled(
        &self,
        written: String,
        changes: &[EntryChange<'_>],
    ) -> Result<String, ReconcileRefusal> {
        let path = self.before.guide.source().path.as_str();
        let entries: Vec<usize> = changes.iter().map(|change| change.index).collect();
        let request = ReconcileRequest {
            side: PreferredSide::FrontMatter,
            entries: Some(&entries),
            totals_follow: false,
            dates: self.request.dates,
        };
        let edited = Source::new(path, written.as_str());
        if let Some(made) = reconcile(&edited, request, self.options)? {
            return Ok(made.text);
        }
        // Nothing of it is in the table.
        let guide = Guide::read_with(edited, &self.options.limits, &self.options.scope.places);
        let dated = self.request.dates.written_in(&guide)?;
        Ok(dated.unwrap_or(written))
    }
}

/// What scripts ask for outside of the bands, as far as it was not said before.
fn new_asks(before: &Checked, after: &Checked) -> Vec<String> {
    let is_ask = |finding: &&Diagnostic| {
        matches!(finding.rule.name, "ask-outside-band" | "floor-above-band")
    };
    let source = after.guide.source();
    let known: Vec<&str> = { before.findings.iter().filter(is_ask) }
        .map(|finding| finding.message.as_str())
        .collect();
    let new = after.findings.iter().filter(is_ask);
    let new = new.filter(|finding| !known.contains(&finding.message.as_str()));
    let new = new.map(|finding| {
        let line = source.line(finding.primary.range.start);
        format!("{}:{line}: {}", source.path, finding.message)
    });
    new.collect()
}

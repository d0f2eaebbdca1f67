//! New figures in one guide.

use std::collections::BTreeMap;

use thiserror::Error;

use super::rows::UpdateRow;
use crate::check::{
    CheckOptions, Checked, NewDates, PreferredSide, ReconcileRefusal, ReconcileRequest,
    differences, read_and_check, reconcile, refuse_worse,
};
use crate::compare::{FigureKey, FigureValue};
use crate::diagnostic::Diagnostic;
use crate::edit::entry::{EntryKeys, KeyChange};
use crate::edit::total;
use crate::model::{
    Amount, Band, Bonus, Compensation, Component, Currency, End, Guide, RegionLabel, fold,
};
use crate::rules::total_tolerance;
use crate::text::{Edit, Source, apply};

/// What becomes of totals that an update does not state.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum TotalsMode {
    /// Those that followed their parts before are computed again.
    Recompute,
    /// They stay.
    Keep,
    /// They stay, and one that no longer follows its parts is a fault.
    Check,
}

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

/// Why a row, or the guide with it, is not written.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum RowFault {
    #[error("the guide has no entry for {row}; it has {known}")]
    NoEntry { row: String, known: String },
    #[error("several entries of the guide fit {row}: name the level")]
    Several { row: String },
    #[error("{row} is in {stated} in the guide, not in {given}")]
    Currency {
        row: String,
        stated: Currency,
        given: String,
    },
    #[error("`{given}` is no currency")]
    NoCurrency { given: String },
    #[error("the low end of {what} of {row} would be above its high end")]
    Reversed { what: &'static str, row: String },
    #[error("the entry of {row} is written in a way that allows no certain change")]
    Entry { row: String },
    #[error("front matter and table differ already: {message}; run `negguide reconcile` first")]
    Differs { message: String },
    #[error(
        "the row of {row} in the guide's table is not known, or cannot be given the new figure"
    )]
    Table { row: String },
    #[error("the total of {row} no longer follows its parts: state it, or use --totals recompute")]
    Total { row: String },
    #[error("{0}")]
    Guide(#[from] ReconcileRefusal),
}

/// The guide in `source` with the figures of `rows`, all of which are about it. `None` where it states them
/// already; else with the line of the row that is at fault.
pub fn update_guide(
    source: &Source,
    rows: &[&UpdateRow],
    request: UpdateRequest<'_>,
) -> Result<Option<Updated>, (u64, RowFault)> {
    let first = rows.first().map_or(0, |row| row.line);
    let options = request
        .options
        .with_settings(request.options.settings.without_selection());
    let check = |text: &str| read_and_check(Source::new(source.path.as_str(), text), &options);
    let before = check(&source.text);
    let guide = before.guide.get();
    let problems = &guide.problems;
    let is_whole = problems.limits.is_empty()
        && problems.yaml_errors.is_empty()
        && source.invalid_utf8.is_none();
    if !is_whole {
        return Err((first, ReconcileRefusal::Unread.into()));
    }
    let RowEdits {
        edits,
        entries,
        figures,
        totals,
    } = RowEdits::of(&before, rows, request, &options)?;
    if edits.is_empty() {
        return Ok(None);
    }
    let at_first = |fault: RowFault| (first, fault);
    let written =
        apply(&source.text, &edits).ok_or_else(|| at_first(ReconcileRefusal::Endless.into()))?;
    let edited = Source::new(source.path.as_str(), written.as_str());
    let sides = ReconcileRequest {
        side: PreferredSide::FrontMatter,
        entries: Some(&entries),
        totals_follow: false,
        dates: request.dates,
    };
    let reconciled = reconcile(&edited, sides, &options).map_err(|why| at_first(why.into()))?;
    let text = match reconciled {
        Some(made) => made.text,
        // Nothing of it is in the table.
        None => request
            .dates
            .written_in(check(&written).guide.get())
            .unwrap_or(written),
    };
    let after = check(&text);
    for row in rows {
        refuse_one_sided(after.guide.get(), row, &options).map_err(|fault| (row.line, fault))?;
    }
    refuse_worse(&before, &after).map_err(|why| at_first(why.into()))?;
    Ok(Some(Updated {
        text,
        figures,
        totals,
        asks: new_asks(&before, &after),
    }))
}

/// The edits of all rows of a guide, in the order of its text.
#[derive(Default)]
struct RowEdits {
    edits: Vec<Edit>,
    /// The entries that they are in.
    entries: Vec<usize>,
    figures: usize,
    totals: usize,
}

impl RowEdits {
    /// Or else the line of the row that is at fault.
    fn of(
        before: &Checked,
        rows: &[&UpdateRow],
        request: UpdateRequest<'_>,
        options: &CheckOptions,
    ) -> Result<RowEdits, (u64, RowFault)> {
        let mut all = RowEdits::default();
        for row in rows {
            let at_row = |fault| (row.line, fault);
            let guide = before.guide.get();
            let made = entry_edits(guide, row, request, options).map_err(at_row)?;
            if !made.edits.is_empty() {
                refuse_differing(before, made.entry).map_err(at_row)?;
                all.entries.push(made.entry);
            }
            all.figures += made.figures;
            all.totals += made.totals;
            all.edits.extend(made.edits);
        }
        all.edits.sort_by_key(|edit| edit.range);
        Ok(all)
    }
}

/// The edits of one entry.
#[derive(Default)]
struct EntryEdits {
    /// The index of the entry.
    entry: usize,
    edits: Vec<Edit>,
    figures: usize,
    totals: usize,
}

fn entry_edits(
    guide: &Guide,
    row: &UpdateRow,
    request: UpdateRequest<'_>,
    options: &CheckOptions,
) -> Result<EntryEdits, RowFault> {
    let index = entry_of(guide, row, options)?;
    let entry = &guide.front.compensation[index];
    check_currency(entry, row)?;
    let changed: BTreeMap<FigureKey, FigureValue> = { row.figures.iter() }
        .filter(|(key, value)| stated(entry, **key, **value) != Some(**value))
        .map(|(key, value)| (*key, *value))
        .collect();
    if changed.is_empty() {
        return Ok(EntryEdits::default());
    }
    let mut made = EntryEdits {
        entry: index,
        figures: changed.len(),
        ..EntryEdits::default()
    };
    let keys = EntryKeys::of(guide, entry);
    let fault = || RowFault::Entry { row: row.name() };
    let keys = keys.ok_or_else(fault)?;
    let changes = [key_change(entry, &changed)];
    let edits = keys.write(&changes).ok_or_else(fault)?;
    // With the new parts: what the totals come to is computed from the entry as it will be.
    let text = apply(&guide.source.text, &sorted(edits.clone())).ok_or_else(fault)?;
    let next = Guide::read_with(
        Source::new(guide.source.path.as_str(), text),
        &options.limits,
        &options.scope.places,
    );
    let new = next.front.compensation.get(index).ok_or_else(fault)?;
    refuse_reversed(new, row)?;
    let lines = total_lines([guide, &next], index, row, (request, options))?;
    made.totals = lines.len();
    made.edits = if lines.is_empty() {
        edits
    } else {
        let mut all = key_change(entry, &changed);
        all.lines.extend(lines);
        keys.write(&[all]).ok_or_else(fault)?
    };
    Ok(made)
}

/// Refuses an entry whose row says something else already: which of the two is right is not known.
fn refuse_differing(before: &Checked, entry: usize) -> Result<(), RowFault> {
    let request = ReconcileRequest {
        side: PreferredSide::FrontMatter,
        entries: Some(&[entry]),
        totals_follow: false,
        dates: NewDates::default(),
    };
    let found = differences(before, request).next();
    found.map_or(Ok(()), |finding| {
        Err(RowFault::Differs {
            message: finding.message.clone(),
        })
    })
}

/// Refuses figures that only the front matter has now, though the guide has a table.
fn refuse_one_sided(
    guide: &Guide,
    row: &UpdateRow,
    options: &CheckOptions,
) -> Result<(), RowFault> {
    if guide.body.pay_table.is_none() || row.figures.is_empty() {
        return Ok(());
    }
    let fault = || RowFault::Table { row: row.name() };
    let index = entry_of(guide, row, options)?;
    let entry = guide.front.compensation.get(index).ok_or_else(fault)?;
    let own = guide.row_of(index).ok_or_else(fault)?;
    let differs = |component: Component| {
        let stated = component.values(&own.compensation);
        stated.is_some() && stated != component.values(entry)
    };
    let mut keys = row.figures.keys();
    if keys.any(|key| Component::ONE_BAND.contains(&key.component) && differs(key.component)) {
        return Err(fault());
    }
    Ok(())
}

fn sorted(mut edits: Vec<Edit>) -> Vec<Edit> {
    edits.sort_by_key(|edit| edit.range);
    edits
}

/// The entry that `row` is about.
fn entry_of(guide: &Guide, row: &UpdateRow, options: &CheckOptions) -> Result<usize, RowFault> {
    let label = RegionLabel::read(&row.region, &options.scope.places);
    let is_place = |entry: &Compensation| {
        let own = entry.region.value();
        own.is_some_and(|own| {
            let is_label = fold(&own.text) == fold(&row.region) || own.is_same_region(&label);
            let own_place = own.place.as_ref().map(|place| &place.id);
            is_label || (row.place.is_some() && own_place == row.place.as_ref())
        })
    };
    let level = row.level.as_deref().map(fold);
    let is_level = |entry: &Compensation| {
        let own = entry.level.value().map(|level| fold(level));
        own == level
    };
    let entries = guide.front.compensation.iter().enumerate();
    let at_place: Vec<usize> = { entries }
        .filter(|(_, entry)| is_place(entry))
        .map(|(index, _)| index)
        .collect();
    let by_label = at_place.iter().copied().filter(|index| {
        let own = guide.front.compensation[*index].region.value();
        own.is_some_and(|own| fold(&own.text) == fold(&row.region))
    });
    let by_label: Vec<usize> = by_label.collect();
    let at_place = if by_label.is_empty() {
        at_place
    } else {
        by_label
    };
    let fits: Vec<usize> = { at_place.iter().copied() }
        .filter(|index| is_level(&guide.front.compensation[*index]))
        .collect();
    let on_line = fits.iter().copied().filter(|index| {
        let entry = &guide.front.compensation[*index];
        Some(guide.source.line(entry.range.start)) == row.entry_line
    });
    let on_line: Vec<usize> = on_line.collect();
    let fits = if on_line.is_empty() { fits } else { on_line };
    match (&fits[..], &at_place[..], &level) {
        ([one], _, _) | ([], [one], None) => Ok(*one),
        ([], [], _) | ([], _, Some(_)) => {
            let known = guide.front.compensation.iter().map(Compensation::label);
            Err(RowFault::NoEntry {
                row: row.name(),
                known: known.collect::<Vec<_>>().join("; "),
            })
        }
        _ => Err(RowFault::Several { row: row.name() }),
    }
}

fn check_currency(entry: &Compensation, row: &UpdateRow) -> Result<(), RowFault> {
    let Some(given) = &row.currency else {
        return Ok(());
    };
    let currency = Currency::from_code(given).ok_or_else(|| RowFault::NoCurrency {
        given: given.clone(),
    })?;
    match entry.currency.value() {
        Some(stated) if *stated != currency => Err(RowFault::Currency {
            row: row.name(),
            stated: *stated,
            given: given.clone(),
        }),
        _ => Ok(()),
    }
}

/// What the entry states of a figure, in the kind that `like` is of.
fn stated(entry: &Compensation, key: FigureKey, like: FigureValue) -> Option<FigureValue> {
    match like {
        FigureValue::Percent(_) => {
            let band = entry.bonus.percent_band();
            band.end(key.end).value().copied().map(FigureValue::Percent)
        }
        FigureValue::Amount(_) => {
            let band = key.component.band(entry)?;
            band.end(key.end).value().copied().map(FigureValue::Amount)
        }
    }
}

/// The lines of changed figures. A bonus of one percentage becomes a range where its ends differ now.
fn key_change(
    entry: &Compensation,
    changed: &BTreeMap<FigureKey, FigureValue>,
) -> KeyChange<'static> {
    const SINGLE: [&str; 1] = ["bonus_pct"];
    let mut lines = Vec::new();
    let mut instead_of: &'static [&'static str] = &[];
    let percent = |end| {
        let key = FigureKey {
            component: Component::Bonus,
            end,
        };
        match changed.get(&key) {
            Some(FigureValue::Percent(percent)) => Some(*percent),
            Some(FigureValue::Amount(_)) => None,
            None => entry.bonus.percent_band().end(end).value().copied(),
        }
    };
    let mut has_percent = false;
    for (key, value) in changed {
        match value {
            FigureValue::Amount(Amount(amount)) => {
                let [low, high] = key.component.amount_keys();
                let name = if key.end == End::Low { low } else { high };
                lines.push(format!("{name}: {amount}"));
            }
            FigureValue::Percent(_) => has_percent = true,
        }
    }
    if has_percent {
        let is_single = matches!(entry.bonus, Bonus::Single(_));
        match (percent(End::Low), percent(End::High)) {
            (Some(low), Some(high)) if is_single && low == high => {
                lines.push(format!("bonus_pct: {low}"));
            }
            (low, high) => {
                lines.extend(low.map(|low| format!("bonus_pct_low: {low}")));
                lines.extend(high.map(|high| format!("bonus_pct_high: {high}")));
                instead_of = &SINGLE;
            }
        }
    }
    KeyChange { instead_of, lines }
}

fn refuse_reversed(new: &Compensation, row: &UpdateRow) -> Result<(), RowFault> {
    let mut all = Component::ALL.into_iter();
    let reversed = all.find(|component| {
        let is_stated = row.figures.keys().any(|key| key.component == *component);
        let is_reversed = component.band(new).is_some_and(Band::is_reversed);
        is_stated && is_reversed
    });
    match reversed {
        Some(component) => Err(RowFault::Reversed {
            what: component.name(),
            row: row.name(),
        }),
        None => Ok(()),
    }
}

/// The lines of totals that followed their parts in the first of `guides`, that the update does not state, and
/// that the parts in the second no longer come to.
fn total_lines(
    guides: [&Guide; 2],
    index: usize,
    row: &UpdateRow,
    (request, options): (UpdateRequest<'_>, &CheckOptions),
) -> Result<Vec<String>, RowFault> {
    let tolerance = total_tolerance(&options.settings);
    // A part that only the table states counts too.
    let [Some(old), Some(new)] = guides.map(|guide| guide.parts().nth(index)) else {
        return Ok(Vec::new());
    };
    let mut lines = Vec::new();
    for end in [End::Low, End::High] {
        let key = FigureKey {
            component: Component::Total,
            end,
        };
        let (Some(stated), Some(was), Some(is)) = (
            old.entry.total.end(end).value(),
            old.expected(end),
            new.expected(end),
        ) else {
            continue;
        };
        let followed = was.admits(*stated, tolerance.warn_over);
        let is_given = row.figures.contains_key(&key);
        let total = total::total(new, &is, end, tolerance);
        if is_given || !followed || was == is || total == Some(*stated) {
            continue;
        }
        match request.totals {
            TotalsMode::Keep => {}
            TotalsMode::Check => return Err(RowFault::Total { row: row.name() }),
            TotalsMode::Recompute => {
                let total = total.ok_or_else(|| RowFault::Total { row: row.name() })?;
                let [low, high] = Component::Total.amount_keys();
                let name = if end == End::Low { low } else { high };
                lines.push(format!("{name}: {}", total.0));
            }
        }
    }
    Ok(lines)
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

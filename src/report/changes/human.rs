//! Changes for a terminal.

use super::{remark, shown, summary};
use crate::compare::{ChangeLimits, Changes, FigureChange, GuideChange};
use crate::model::Currency;
use crate::report::visible::unbroken;

/// What differs, guide by guide, and a line that sums it up.
pub fn changes_human(changes: &Changes, limits: ChangeLimits) -> String {
    let mut text = String::new();
    for name in &changes.added {
        text.push_str(&format!("{}: added\n", unbroken(&name.to_string())));
    }
    for name in &changes.removed {
        text.push_str(&format!("{}: removed\n", unbroken(&name.to_string())));
    }
    for (old, new) in &changes.renamed {
        let (old, new) = (old.to_string(), new.to_string());
        text.push_str(&format!(
            "{}: renamed from {}\n",
            unbroken(&new),
            unbroken(&old)
        ));
    }
    for guide in &changes.changed {
        text.push_str(&of_guide(guide, limits));
    }
    text + &summary(changes, limits) + "\n"
}

fn of_guide(guide: &GuideChange, limits: ChangeLimits) -> String {
    let mut text = format!("{}\n", unbroken(&guide.guide.to_string()));
    let mut line = |words: &str| text.push_str(&format!("  {}\n", unbroken(words)));
    for row in &guide.rows_added {
        line(&format!("{row}: added"));
    }
    for row in &guide.rows_removed {
        line(&format!("{row}: removed"));
    }
    for (old, new) in &guide.rows_renamed {
        line(&format!("{new}: renamed from {old}"));
    }
    for change in &guide.currencies {
        let code = |currency: Option<Currency>| currency.map_or("no currency", Currency::code);
        let (old, new) = (code(change.old), code(change.new));
        line(&format!("{}: in {new}, before in {old}", change.row));
    }
    for change in &guide.figures {
        line(&figure_line(change, limits));
    }
    for (key, dates) in [
        ("last_updated", &guide.last_updated),
        ("quarter", &guide.quarter),
    ] {
        if let Some([old, new]) = dates {
            let stated = |date: &Option<String>| date.clone().unwrap_or("not stated".to_string());
            line(&format!("{key}: {} -> {}", stated(old), stated(new)));
        }
    }
    if let Some(found) = guide.remark {
        line(&format!("! {}", remark(found)));
    }
    text
}

/// `London: base salary, low: EUR 95,000 -> EUR 120,000  +26.3%  over 20 %`
fn figure_line(change: &FigureChange, limits: ChangeLimits) -> String {
    let [before, after] = change.currencies;
    let mut line = format!(
        "{}: {}: {} -> {}",
        change.row,
        change.key,
        shown(change.old, before),
        shown(change.new, after)
    );
    if let Some(growth) = change.growth() {
        line.push_str(&format!("  {growth}"));
    }
    if let Some(limit) = limits.passed_by(change) {
        line.push_str(&format!("  over {limit} %"));
    }
    line
}

//! Percentages written as fractions: `0.15` for 15%.

use crate::analysis::text::phrases;
use crate::diagnostic::{CauseKey, Fix, Safety};
use crate::model::{Bonus, Compensation, Guide, Percent};
use crate::rules::Context;
use crate::text::Edit;

/// A bonus percentage that is a fraction.
pub(crate) fn fraction(guide: &Guide, context: &mut Context<'_>, entry: &Compensation) {
    let Some((low, high)) = entry.bonus.percents() else {
        return;
    };
    if high >= Percent::whole(1) || high <= Percent::default() || low < Percent::default() {
        return;
    }
    let whole = |percent: Percent| {
        Percent::from_parts_per_million(percent.parts_per_million().saturating_mul(100))
    };
    let slots = match &entry.bonus {
        Bonus::Single(slot) => vec![slot],
        Bonus::Percents(band) => vec![&band.low, &band.high],
        Bonus::Absent { .. } | Bonus::Amounts(_) => return,
    };
    let places = slots.iter().filter_map(|slot| slot.spanned());
    let edits: Vec<Edit> = places
        .map(|found| Edit::replace(found.range, whole(found.value).to_string()))
        .collect();
    let Some(range) = entry.bonus.range() else {
        return;
    };
    let wanted = phrases::percents(whole(low), whole(high));
    let finding = context
        .finding(
            format!(
                "bonus of {} is {}, less than a percent of the base salary",
                entry.label(),
                phrases::percents(low, high)
            ),
            range,
            format!("{wanted} was probably meant"),
        )
        .note("the front matter states percentages as such: 15 is 15%, 0.15 is less than 1%")
        .cause(CauseKey::new(
            "fractions for percentages in {}",
            [&guide.source.path],
        ))
        .help(format!("write {wanted}, without the sign"))
        .fix(Fix {
            title: format!("write {wanted}"),
            edits,
            safety: Safety::Unsafe,
        });
    context.report(finding);
}

//! Which levers of a guide speak to a part of pay.

use crate::model::body::Lever;
use crate::model::{Component, Guide, fold};

/// A lever of a guide.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LeverToPull<'g> {
    pub title: &'g str,
    /// What to say.
    pub script: Option<&'g str>,
    pub line: usize,
}

/// Levers that are named at most.
const MOST_LEVERS: usize = 2;

/// Words that people call a part of pay by.
fn words_of(component: Component) -> &'static [&'static str] {
    match component {
        Component::Base => &["base", "salary"],
        Component::Stock => &[
            "stock", "equity", "grant", "rsu", "rsus", "shares", "options",
        ],
        Component::Bonus => &["bonus"],
        Component::SigningBonus | Component::SigningBonusYear2 => {
            &["sign on", "signing", "joining bonus"]
        }
        Component::Other => &["carry", "profit share"],
        Component::Total => &["total", "package"],
    }
}

/// The levers about `component`: those that name it in their titles first, then those that do in their scripts.
pub(super) fn levers_for(guide: &Guide, component: Component) -> Vec<LeverToPull<'_>> {
    let says = |text: &str| {
        let words = format!(" {} ", fold(text));
        let names = words_of(component).iter();
        names
            .into_iter()
            .any(|name| words.contains(&format!(" {name} ")))
    };
    let levers = guide.body.levers.iter();
    let script_of = |lever: &Lever| lever.script.map(|range| guide.source.slice(range));
    let (by_title, others): (Vec<_>, Vec<_>) = levers.partition(|lever| says(&lever.title.value));
    let by_script = others
        .into_iter()
        .filter(|lever| script_of(lever).is_some_and(says));
    let found = by_title.into_iter().chain(by_script).take(MOST_LEVERS);
    let found = found.map(|lever| LeverToPull {
        title: &lever.title.value,
        script: script_of(lever),
        line: guide.source.line(lever.title.range.start),
    });
    found.collect()
}

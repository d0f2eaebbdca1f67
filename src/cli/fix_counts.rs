//! How many fixes of each rule a run makes, in how many guides.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use crate::check::Made;
use crate::diagnostic::Safety;
use crate::report::{counted, thousands};

/// The fixes of a run.
#[derive(Default)]
pub(super) struct FixCounts {
    rules: BTreeMap<&'static str, RuleFixes>,
    guides: usize,
}

#[derive(Default)]
struct RuleFixes {
    fixes: usize,
    /// Those that choose between readings.
    to_check: usize,
    guides: usize,
}

impl FixCounts {
    /// Adds the fixes of a guide.
    pub(super) fn add(&mut self, made: &[Made]) {
        self.guides += usize::from(!made.is_empty());
        for made in made {
            let rule = self.rules.entry(made.rule.name).or_default();
            rule.fixes += 1;
            rule.to_check += usize::from(made.safety != Safety::Safe);
        }
        let rules: BTreeSet<&str> = made.iter().map(|made| made.rule.name).collect();
        for rule in rules {
            if let Some(rule) = self.rules.get_mut(rule) {
                rule.guides += 1;
            }
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rules.is_empty()
    }

    /// `12 fixes made in 3 guides`, and a line for each rule, the most frequent first.
    pub(super) fn lines(&self, made: &str) -> Vec<String> {
        let all = self.rules.values().map(|rule| rule.fixes).sum();
        let guides = counted(self.guides, "guide");
        let mut lines = vec![format!("{} {made} in {guides}", fixes(all))];
        let mut rules: Vec<(&&str, &RuleFixes)> = self.rules.iter().collect();
        rules.sort_by_key(|(name, rule)| (Reverse(rule.fixes), **name));
        let name_width = rules.iter().map(|(name, _)| name.len()).max();
        let count_width = thousands(all).len();
        for (name, rule) in rules {
            let (width, count) = (name_width.unwrap_or_default(), thousands(rule.fixes));
            let to_check = match rule.to_check {
                0 => String::new(),
                _ if rule.to_check == rule.fixes => ", to check".to_string(),
                some => format!(", {} of them to check", thousands(some)),
            };
            let guides = counted(rule.guides, "guide");
            lines.push(format!(
                "  {name:width$}  {count:>count_width$} in {guides}{to_check}"
            ));
        }
        lines
    }
}

/// `1 fix`, `2 fixes`
pub(super) fn fixes(count: usize) -> String {
    match count {
        1 => "1 fix".to_string(),
        _ => format!("{} fixes", thousands(count)),
    }
}

//! Every rule there is, and how people name rules.

use std::sync::LazyLock;

use super::{
    Family, Meta, Rule, Settings, agreement, corpus, directives, evidence, pay, reading, schema,
    scripts, structure,
};
use crate::diagnostic::RuleId;
use crate::model::closest;

/// Every rule there is, in the order of their codes.
pub static RULES: LazyLock<Vec<&'static dyn Rule>> = LazyLock::new(|| {
    let families = [
        reading::RULES,
        schema::RULES,
        pay::RULES,
        agreement::RULES,
        evidence::RULES,
        structure::RULES,
        scripts::RULES,
        corpus::RULES,
        directives::RULES,
    ];
    families.concat()
});

/// The rule with that name or code.
pub fn find(name: &str) -> Option<&'static dyn Rule> {
    RULES.iter().copied().find(|rule| {
        let id = rule.meta().id;
        id.name == name || id.code.eq_ignore_ascii_case(name)
    })
}

/// What is known of the rule that a finding is of.
pub fn meta_of(rule: RuleId) -> Option<&'static Meta> {
    let mut all = RULES.iter().map(|rule| rule.meta());
    all.find(|meta| meta.id == rule)
}

/// Whether the rule of a finding runs; one that is not registered does.
pub fn runs(settings: &Settings, rule: RuleId) -> bool {
    meta_of(rule).is_none_or(|meta| settings.runs(meta))
}

/// All rule names.
pub fn names() -> impl Iterator<Item = &'static str> {
    RULES.iter().map(|rule| rule.meta().id.name)
}

/// Runs only the rules that `pattern` names: a name, a code, or the start of one (`NG3`). `false` where
/// it names none.
pub fn select(settings: &mut Settings, pattern: &str) -> bool {
    let named = matching(pattern);
    let is_any = !named.is_empty();
    settings.select(named);
    is_any
}

/// Switches off the rules that `pattern` names, as [`select`] reads it. `false` where it names none.
pub fn ignore(settings: &mut Settings, pattern: &str) -> bool {
    let named = matching(pattern);
    let is_any = !named.is_empty();
    settings.ignore(named);
    is_any
}

/// The rules that `pattern` names: a name, a code, or the start of one (`NG3`).
pub fn matching(pattern: &str) -> Vec<RuleId> {
    let ids = RULES.iter().map(|rule| rule.meta().id);
    let upper = pattern.to_uppercase();
    let is_code = upper.starts_with("NG");
    ids.filter(|id| id.name == pattern || (is_code && id.code.starts_with(&upper)))
        .collect()
}

/// What to write in place of `name`, which names no rule.
pub fn advice(name: &str) -> String {
    let upper = name.to_uppercase();
    if matches!(&*upper, "ALL" | "*") {
        return "all rules are `NG`".to_string();
    }
    if let Some(near) = closest(name, names()) {
        return format!("did you mean `{near}`?");
    }
    let mut families = Family::ALL.map(Family::code).into_iter();
    let family = families.find(|family| upper.starts_with(family));
    let family = family.map(matching);
    match family.as_deref() {
        Some([first, .., last]) => {
            let (first, last) = (first.code, last.code);
            format!("its family has the codes {first} to {last}")
        }
        _ => "`negguide rules` lists their names and codes".to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_start_as_those_of_their_family() {
        for meta in RULES.iter().map(|rule| rule.meta()) {
            let of_code = Family::ALL.map(|family| meta.id.code.starts_with(family.code()));
            let of_family = Family::ALL.map(|family| meta.family == family);
            assert_eq!(of_code, of_family, "{}", meta.id.name);
        }
    }

    #[test]
    fn patterns_name_rules_by_name_code_and_start_of_a_code() {
        let count = |pattern| matching(pattern).len();
        assert_eq!(
            ["total-mismatch", "NG201", "ng201", "total"].map(count),
            [1, 1, 1, 0]
        );
        let pay = RULES
            .iter()
            .filter(|rule| rule.meta().family == Family::Pay);
        assert_eq!(count("NG2"), pay.count());
        assert_eq!(count("NG"), RULES.len());
        assert_eq!(["", "N", "2"].map(count), [0, 0, 0]);
    }

    #[test]
    fn names_of_no_rule_come_with_advice() {
        let advice = ["total-mismach", "NG299", "NG2O1", "ALL", "NG9", "xyz"].map(advice);
        assert_eq!(
            advice,
            [
                "did you mean `total-mismatch`?",
                "its family has the codes NG201 to NG209",
                "its family has the codes NG201 to NG209",
                "all rules are `NG`",
                "`negguide rules` lists their names and codes",
                "`negguide rules` lists their names and codes",
            ]
        );
    }
}

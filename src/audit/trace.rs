//! Looking amounts up.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;

use super::amounts::MoneyInText;
use super::passages::passages;
use super::statements::{Stated, Statement, Statements, StatingGuide};
use super::topics::{Topic, TopicOutline, TopicReader};
use crate::model::cell::Money;
use crate::model::search_names::Aliases;
use crate::model::{Amount, Currency, CurrencyMark, Percent, Places};
use crate::syntax::split;
use crate::text::TextRange;

/// What narrows an audit.
#[derive(Clone, Copy, Debug)]
pub struct AuditScope<'a> {
    /// The slugs of the only company and role that the text is about.
    pub company: Option<&'a str>,
    pub role: Option<&'a str>,
    /// By how much an amount may differ from what is stated, besides rounding.
    pub tolerance: Percent,
    pub aliases: &'a Aliases,
    pub places: &'a Places,
}

/// An amount of the text, and what states it.
#[derive(Clone, PartialEq, Debug)]
pub struct Traced<'s> {
    pub money: Money,
    /// What states it where the text says that it is about; the first in the order of the guides.
    pub found: Option<Stated<'s>>,
    /// Where nothing there does: what states it elsewhere.
    pub elsewhere: Option<Stated<'s>>,
    /// What the text says that it is about there.
    pub about: String,
}

/// What an audit comes to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Audit<'s> {
    pub amounts: Vec<Traced<'s>>,
    /// Figures of money that cannot be read, and that no guide writes in the same way.
    pub unread: Vec<TextRange>,
}

/// Every amount in `text`, traced to `statements`.
pub fn audit<'s>(text: &str, statements: &'s Statements, scope: AuditScope<'_>) -> Audit<'s> {
    let reader = TopicReader::new(statements.guides(), scope.aliases, scope.places);
    // The front matter of a guide says what all of it is about, and not where: it lists all of its regions.
    let front = split(text, 0).yaml;
    let mut outline = TopicOutline::new(Topic {
        places: BTreeSet::new(),
        ..reader.topic(&text[front.start()..front.end()])
    });
    let mut audit = Audit::default();
    for passage in passages(text) {
        let (start, end) = (passage.range.start(), passage.range.end());
        let words = &text[start..end];
        let own = reader.of_passage(words, passage.kind);
        let topic = outline.next(passage.kind, own);
        let topic = narrowed(topic, scope);
        let money = MoneyInText::of(words);
        let unread = money.unread.into_iter().filter(|range| {
            let figure = &words[range.start()..range.end()];
            !statements
                .writing(figure)
                .any(|guide| is_about(&topic, guide))
        });
        audit
            .unread
            .extend(unread.map(|range| range.shifted(start)));
        audit
            .amounts
            .extend(money.amounts.into_iter().map(|mut money| {
                money.range = money.range.shifted(start);
                traced(money, &topic, statements, scope.tolerance)
            }));
    }
    audit
}

/// The topic with the company and role that the whole text is about.
fn narrowed(topic: Topic, scope: AuditScope<'_>) -> Topic {
    let one = |slug: &str| BTreeSet::from([slug.to_string()]);
    Topic {
        companies: scope.company.map_or(topic.companies, one),
        roles: scope.role.map_or(topic.roles, one),
        places: topic.places,
    }
}

fn is_about(topic: &Topic, guide: &StatingGuide) -> bool {
    is_of(&topic.companies, &guide.name.company) && is_of(&topic.roles, &guide.name.role)
}

fn is_of(said: &BTreeSet<String>, name: &String) -> bool {
    said.is_empty() || said.contains(name)
}

fn traced<'s>(
    money: Money,
    topic: &Topic,
    statements: &'s Statements,
    tolerance: Percent,
) -> Traced<'s> {
    let fits = |stated: &Stated<'_>| {
        let places = &stated.statement.places;
        let is_there = places.is_empty() || places.iter().any(|place| is_of(&topic.places, place));
        is_there && is_about(topic, stated.guide)
    };
    let exact = money.amount.0..=money.amount.0;
    let exact = candidates(&money, statements.within(exact), tolerance).find(fits);
    let near = || statements.within(around(&money, tolerance));
    let found = exact.or_else(|| candidates(&money, near(), tolerance).find(fits));
    let elsewhere = || candidates(&money, near(), tolerance).next();
    Traced {
        money,
        found,
        elsewhere: if found.is_some() { None } else { elsewhere() },
        about: topic.words(),
    }
}

/// By how much an amount may differ from `money` besides rounding.
fn allowed(money: &Money, tolerance: Percent) -> i64 {
    let parts = i128::from(tolerance.parts_per_million());
    let allowed = i128::from(money.amount.0.abs()) * parts / 1_000_000;
    i64::try_from(allowed).unwrap_or(i64::MAX)
}

/// The amounts among which those are that `money` may be.
fn around(money: &Money, tolerance: Percent) -> RangeInclusive<i64> {
    let Amount(amount) = money.amount;
    let most = money.step.max(1).max(allowed(money, tolerance));
    amount.saturating_sub(most)..=amount.saturating_add(most)
}

/// Those of `states` that state `money`, exactly, rounded as it is, or within the tolerance.
fn candidates<'s>(
    money: &Money,
    states: impl Iterator<Item = Stated<'s>>,
    tolerance: Percent,
) -> impl Iterator<Item = Stated<'s>> {
    let Amount(amount) = money.amount;
    let step = money.step.max(1);
    let allowed = allowed(money, tolerance);
    let readings: Vec<Currency> = money.mark.map(CurrencyMark::readings).unwrap_or_default();
    let is_currency = move |statement: &Statement| {
        let is_one = |currency: Currency| readings.contains(&currency);
        readings.is_empty() || statement.currency.is_none_or(is_one)
    };
    states.filter(move |stated| {
        let own = stated.statement.amount;
        let is_rounded = own.rounded_to(step) == Amount(amount);
        let is_near = (own.0 - amount).abs() <= allowed;
        (is_rounded || is_near) && is_currency(stated.statement)
    })
}

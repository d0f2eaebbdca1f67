//! Looking amounts up.

use std::collections::BTreeSet;

use super::amounts::amounts_and_rest;
use super::names::NameIndex;
use super::passages::passages;
use super::statements::{Statement, Statements};
use crate::model::cell::Money;
use crate::model::search_names::{Aliases, Named};
use crate::model::{Amount, Currency, CurrencyMark, Percent, Places, mentions};
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
pub struct Traced {
    pub money: Money,
    /// What states it where the text says that it is about; the first in the order of the guides.
    pub found: Option<Statement>,
    /// Where nothing there does: what states it elsewhere.
    pub elsewhere: Option<Statement>,
    /// What the text says that it is about there.
    pub about: String,
}

/// What an audit comes to.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Audit {
    pub amounts: Vec<Traced>,
    /// Figures of money that cannot be read.
    pub unread: Vec<TextRange>,
}

/// Every amount in `text`, traced to `statements`.
pub fn audit(text: &str, statements: &Statements, scope: AuditScope<'_>) -> Audit {
    let guides = &statements.guides;
    let companies = guides
        .iter()
        .map(|guide| (guide.name.company.as_str(), guide.company_display.as_str()));
    let companies = NameIndex::of(Named::Company, companies, scope.aliases);
    let roles = guides
        .iter()
        .map(|guide| (guide.name.role.as_str(), guide.role_display.as_str()));
    let roles = NameIndex::of(Named::Role, roles, scope.aliases);
    // The front matter of a guide says what all of it is about.
    let front = split(text, 0).yaml;
    let front = &text[front.start()..front.end()];
    let mut audit = Audit::default();
    for passage in passages(text) {
        let own = &text[passage.range.start()..passage.range.end()];
        let (found, unread) = amounts_and_rest(own);
        let start = passage.range.start();
        let is_stated =
            |range: &TextRange| statements.unread.contains(&own[range.start()..range.end()]);
        let unread = unread.into_iter().filter(|range| !is_stated(range));
        audit
            .unread
            .extend(unread.map(|range| range.shifted(start)));
        if found.is_empty() {
            continue;
        }
        let mut context = passage.context;
        context.push(front);
        let about = About::of([&context, &passage.before], &companies, &roles, scope);
        for money in found {
            let mut traced = about.trace(&money, statements, scope);
            traced.money.range = money.range.shifted(passage.range.start());
            audit.amounts.push(traced);
        }
    }
    audit
}

/// What a passage is about; an empty set where it does not say.
struct About {
    companies: BTreeSet<String>,
    roles: BTreeSet<String>,
    places: BTreeSet<String>,
}

impl About {
    fn of(
        [context, before]: [&[&str]; 2],
        companies: &NameIndex,
        roles: &NameIndex,
        scope: AuditScope<'_>,
    ) -> About {
        // A passage below the heading of one company may compare it with another.
        let all = |index: &NameIndex| -> BTreeSet<String> {
            let here: BTreeSet<String> = { context.iter() }
                .flat_map(|words| index.named_in(words))
                .collect();
            if !here.is_empty() {
                return here;
            }
            let mut before = before.iter().map(|words| index.named_in(words));
            before.find(|found| !found.is_empty()).unwrap_or_default()
        };
        let nearest = |named: &dyn Fn(&str) -> BTreeSet<String>| {
            let mut found = context.iter().map(|words| named(words));
            found.find(|found| !found.is_empty()).unwrap_or_default()
        };
        let one = |slug: &str| BTreeSet::from([slug.to_string()]);
        About {
            companies: scope.company.map_or_else(|| all(companies), one),
            roles: scope.role.map_or_else(|| all(roles), one),
            places: nearest(&|words| {
                let found = mentions(words, scope.places).into_iter();
                found
                    .filter_map(|mention| Some(mention.label.place?.id.clone()))
                    .collect()
            }),
        }
    }

    fn trace(&self, money: &Money, statements: &Statements, scope: AuditScope<'_>) -> Traced {
        let fits = |statement: &&Statement| {
            let guide = &statements.guides[statement.guide].name;
            let is_of =
                |set: &BTreeSet<String>, slug: &String| set.is_empty() || set.contains(slug);
            let places = &statement.places;
            let is_there =
                places.is_empty() || places.iter().any(|place| is_of(&self.places, place));
            is_of(&self.companies, &guide.company) && is_of(&self.roles, &guide.role) && is_there
        };
        let mut states = candidates(money, statements, scope).peekable();
        let mut elsewhere = states.peek().copied().cloned();
        let found = states.find(fits).cloned();
        if found.is_some() {
            elsewhere = None;
        }
        Traced {
            money: *money,
            found,
            elsewhere,
            about: self.words(),
        }
    }

    fn words(&self) -> String {
        let sets = [&self.companies, &self.roles, &self.places];
        let words: Vec<String> = { sets.into_iter() }
            .filter(|set| !set.is_empty())
            .map(|set| set.iter().cloned().collect::<Vec<_>>().join(" or "))
            .collect();
        words.join(", ")
    }
}

/// What states `money`, exactly, rounded as it is, or within the tolerance.
fn candidates<'s>(
    money: &Money,
    statements: &'s Statements,
    scope: AuditScope<'_>,
) -> impl Iterator<Item = &'s Statement> {
    let Amount(amount) = money.amount;
    let step = money.step.max(1);
    let parts = i128::from(scope.tolerance.parts_per_million());
    let allowed = i64::try_from(i128::from(amount.abs()) * parts / 1_000_000).unwrap_or(i64::MAX);
    let around = step.max(allowed);
    let range = amount.saturating_sub(around)..=amount.saturating_add(around);
    let readings: Vec<Currency> = money.mark.map(CurrencyMark::readings).unwrap_or_default();
    let all = statements
        .by_amount
        .range(range)
        .flat_map(|(_, found)| found);
    all.filter(move |statement| {
        let is_rounded = statement.amount.rounded_to(step) == Amount(amount);
        let is_near = (statement.amount.0 - amount).abs() <= allowed;
        let is_currency = readings.is_empty()
            || statement
                .currency
                .is_none_or(|currency| readings.contains(&currency));
        (is_rounded || is_near) && is_currency
    })
}

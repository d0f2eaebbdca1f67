//! What the headings and the sentences around a table say about its amounts.

use std::cell::OnceCell;

use super::Surroundings;
use super::doubt::Reason;
use super::foreign::{LONGEST_FOREIGN, foreign_heading, foreign_sentence};
use super::hints::Hints;
use crate::model::header::{Header, Joined, NamedComponent, Tax, WordList};
use crate::model::{CurrencyMark, Period, RegionLabel, fold};
use crate::text::Spanned;

/// What the text around a table says where its headers say nothing.
#[derive(Clone, Debug)]
pub(super) struct TableText<'a> {
    surroundings: &'a Surroundings,
    hints: &'a Hints<'a>,
    place: OnceCell<Option<Spanned<RegionLabel>>>,
    level: OnceCell<Option<Spanned<String>>>,
    /// The part of pay that the amounts are.
    pub component: Option<NamedComponent>,
    /// A period of less than a year.
    pub period: Option<Period>,
    pub is_net: bool,
    pub scale: Option<i64>,
    pub currency: Option<CurrencyMark>,
    pub vest_years: Option<u8>,
    /// Why the text says that the table states no pay in force here.
    pub no_pay_of_ours: Option<Reason>,
}

/// Bytes of a paragraph whose sentences are read.
const LONGEST_PASSAGE: usize = 8_000;

/// Sentences longer than this, in bytes, are prose and no legend of a table.
const LONGEST_LEGEND: usize = 250;

/// Up to this length, in bytes, a sentence without a verb is a legend as a whole:
/// `Kwoty brutto, miesięcznie.`
const SHORT_LEGEND: usize = 60;

/// What a sentence says that the amounts of a table are.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Claim {
    One(NamedComponent),
    /// More than one part of pay.
    Several,
}

impl<'a> TableText<'a> {
    pub(super) fn read(surroundings: &'a Surroundings, hints: &'a Hints<'a>) -> TableText<'a> {
        let mut text = TableText {
            surroundings,
            hints,
            place: OnceCell::new(),
            level: OnceCell::new(),
            component: None,
            period: None,
            is_net: false,
            scale: None,
            currency: None,
            vest_years: None,
            no_pay_of_ours: None,
        };
        let mut claims = Vec::new();
        for heading in &surroundings.headings {
            claims.extend(heading_claim(&heading.value));
            text.heading(&heading.value);
        }
        for sentence in surroundings.above.iter().flat_map(sentences) {
            claims.extend(sentence_claim(sentence));
            text.sentence(sentence);
            text.sentence_of_others(sentence);
        }
        for sentence in surroundings.below.iter().flat_map(sentences) {
            claims.extend(sentence_claim(sentence).filter(|_| begins_with_pay(sentence)));
            text.sentence(sentence);
        }
        text.component = agreed(&claims);
        text
    }

    /// The one place that the text above names, and where.
    pub(super) fn place(&self) -> Option<Spanned<RegionLabel>> {
        let place = || self.surroundings.place(self.hints);
        self.place.get_or_init(place).clone()
    }

    /// The one level of an entry that the text above names, and where.
    pub(super) fn level(&self) -> Option<Spanned<String>> {
        let level = || self.surroundings.level(self.hints);
        self.level.get_or_init(level).clone()
    }

    fn heading(&mut self, heading: &str) {
        let header = Header::read(heading);
        self.foreign(foreign_heading(heading, &header, self.hints));
        if header.is_of_pay() || header.names_amounts || header.tax.is_some() {
            self.amounts(&header);
        }
    }

    fn sentence(&mut self, sentence: &str) {
        if sentence.len() > LONGEST_LEGEND {
            return;
        }
        let header = Header::read(sentence);
        let is_short = sentence.len() <= SHORT_LEGEND;
        let is_legend = is_short && !WordList::Verb.is_in(&fold(sentence));
        if is_legend && !is_aside(sentence) && (header.period.is_some() || header.tax.is_some()) {
            self.amounts(&header);
        }
        let has_figures = sentence.contains(|c: char| c.is_ascii_digit());
        if header.has_other_period
            && !has_figures
            && (is_legend || header.names_amounts && is_short)
        {
            self.foreign(Some(Reason::OtherPeriod));
        }
        for clause in clauses(sentence).filter(|clause| !is_aside(clause)) {
            self.clause(clause);
        }
        self.vesting(&header);
    }

    fn sentence_of_others(&mut self, sentence: &str) {
        if sentence.len() <= LONGEST_FOREIGN && !is_aside(sentence) {
            self.foreign(foreign_sentence(sentence, self.hints));
        }
    }

    fn foreign(&mut self, reason: Option<Reason>) {
        self.no_pay_of_ours = self.no_pay_of_ours.or(reason);
    }

    fn clause(&mut self, clause: &str) {
        let header = Header::read(clause);
        // What is about anything else may mention days and thousands too, and what tells of the pay,
        // such as when it is reviewed, is no word on what its amounts are for.
        let is_of_pay = header.is_of_pay() || header.tax.is_some();
        let is_legend = is_of_pay && !WordList::Verb.is_in(&fold(clause));
        if header.names_amounts || header.currency.is_some() || is_legend {
            self.amounts(&header);
        }
    }

    fn amounts(&mut self, header: &Header) {
        if header.tax == Some(Tax::Net) {
            self.is_net = true;
        }
        let short = header.period.filter(|period| period.is_less_than_a_year());
        self.period = self.period.or(short);
        let is_of_years = header.vest_years.is_some_and(|years| years > 1);
        self.scale = self.scale.or(header.scale.filter(|_| !is_of_years));
        self.currency = self.currency.or(header.currency);
    }

    fn vesting(&mut self, header: &Header) {
        let is_of_stock = header.has(NamedComponent::Stock) || header.vests;
        let years = header.vest_years.filter(|years| is_of_stock && *years > 1);
        self.vest_years = self.vest_years.or(years);
    }
}

/// The component that all of `claims` are about.
fn agreed(claims: &[Claim]) -> Option<NamedComponent> {
    let first = claims.first()?;
    match first {
        Claim::One(component) if claims.iter().all(|claim| claim == first) => Some(*component),
        _ => None,
    }
}

/// What a heading says that the amounts are.
fn heading_claim(heading: &str) -> Option<Claim> {
    let header = first_of_pay(heading)?;
    Some(match (header.joined, &header.components[..]) {
        (Joined::No, [only]) => Claim::One(*only),
        _ => Claim::Several,
    })
}

/// What a sentence says that the amounts are: base salaries or totals, for a bonus or a grant may be
/// spoken of for any reason.
fn sentence_claim(sentence: &str) -> Option<Claim> {
    if sentence.len() > LONGEST_LEGEND {
        return None;
    }
    let header = first_of_pay(sentence)?;
    match (header.joined, &header.components[..]) {
        (
            Joined::No,
            [only @ (NamedComponent::Base | NamedComponent::Total | NamedComponent::CashTotal)],
        ) => Some(Claim::One(*only)),
        (Joined::No, [_]) => None,
        _ => Some(Claim::Several),
    }
}

/// The first clause of `text` that names a part of pay.
fn first_of_pay(text: &str) -> Option<Header> {
    let clauses = clauses(text).filter(|clause| !is_aside(clause));
    let is_specific = |component: &NamedComponent| *component != NamedComponent::Unspecific;
    clauses
        .map(Header::read)
        .find(|header| header.components.iter().any(is_specific))
}

/// Whether the first or the first two words of `sentence` name a part of pay.
fn begins_with_pay(sentence: &str) -> bool {
    let words: Vec<&str> = sentence.split_whitespace().take(2).collect();
    let is_of_pay = |count: usize| Header::read(&words[..count].join(" ")).is_of_pay();
    (1..=words.len()).any(is_of_pay)
}

fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split([',', ':', '(', ')', '–', '—', ';', '|'])
}

fn is_aside(clause: &str) -> bool {
    WordList::Aside.is_in(&fold(clause))
}

/// The sentences of a paragraph; none of one that is too long to be about a table.
fn sentences(passage: &Spanned<String>) -> impl Iterator<Item = &str> {
    let is_read = passage.value.len() <= LONGEST_PASSAGE;
    let text = if is_read { passage.value.as_str() } else { "" };
    let parts = text.split_inclusive(['.', '!', '?', '。', ';']);
    parts.map(str::trim).filter(|sentence| !sentence.is_empty())
}

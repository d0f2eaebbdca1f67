//! What the heading and the sentences around a table say about its amounts.

use super::doubt::Reason;
use super::foreign::{LEGEND_OF_OTHERS, foreign_heading, foreign_sentence, has_verb};
use super::hints::Hints;

use crate::model::header::{Component, Header, Joined, Tax};
use crate::model::{CurrencyMark, Period, RegionLabel, fold, mentions};
use crate::text::{Spanned, TextRange};

/// A piece of text around a table.
type Passage = Spanned<String>;

/// The text around a table, without markup.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Surroundings {
    /// The guide's title, where it is the nearest heading: it may name a place.
    pub title: Option<Spanned<String>>,
    /// Its captions and the headings above it with no other table between, the nearest first.
    pub headings: Vec<Spanned<String>>,
    /// The paragraphs between those and the table.
    pub above: Vec<Spanned<String>>,
    /// The paragraphs right behind the table.
    pub below: Vec<Spanned<String>>,
}

/// What the text around a table says where its headers say nothing.
#[derive(Clone, Debug, Default)]
pub(super) struct Context<'a> {
    surroundings: Option<&'a Surroundings>,
    /// The part of pay that the amounts are.
    pub component: Option<Component>,
    /// A period of less than a year.
    pub period: Option<Period>,
    pub is_net: bool,
    pub scale: Option<i64>,
    pub currency: Option<CurrencyMark>,
    pub vest_years: Option<u8>,
    /// Why a heading says that the table states no pay in force here.
    pub no_pay_of_ours: Option<Reason>,
}

/// Words, folded, of a sentence that is about what the amounts are not.
const ASIDE: [&str; 16] = [
    "nobody",
    "never",
    "no",
    "not",
    "none",
    "on top",
    "separately",
    "additional",
    "additionally",
    "extra",
    "zusatzlich",
    "en plus",
    "adicional",
    "aparte",
    "dessutom",
    "nie",
];

/// Sentences longer than this, in bytes, are prose and no legend of a table.
const LEGEND: usize = 250;

impl<'a> Context<'a> {
    pub fn read(surroundings: &'a Surroundings, hints: &Hints<'_>) -> Context<'a> {
        let mut context = Context {
            surroundings: Some(surroundings),
            ..Context::default()
        };
        let mut components = Vec::new();
        for heading in &surroundings.headings {
            let header = Header::read(&heading.value);
            context.no_pay_of_ours = context.no_pay_of_ours.or(foreign_heading(&header, hints));
            components.extend(component(&heading.value, true));
            context.heading(&heading.value);
        }
        for sentence in surroundings.above.iter().flat_map(sentences) {
            components.extend(component(sentence, false));
            context.sentence(sentence);
            if sentence.len() <= LEGEND_OF_OTHERS && !is_aside(sentence) {
                let foreign = foreign_sentence(sentence, hints);
                context.no_pay_of_ours = context.no_pay_of_ours.or(foreign);
            }
        }
        for sentence in surroundings.below.iter().flat_map(sentences) {
            let begins = Header::read(first_word(sentence)).is_of_pay()
                || Header::read(&first_words(sentence, 2)).is_of_pay();
            components.extend(component(sentence, false).filter(|_| begins));
            context.sentence(sentence);
        }
        let first = components.first().copied().flatten();
        let agree = components.iter().all(|component| *component == first);
        context.component = first.filter(|_| agree);
        context
    }

    fn sentence(&mut self, sentence: &str) {
        if sentence.len() <= LEGEND {
            // A legend is short: `Kwoty brutto, miesięcznie.`
            let whole = Header::read(sentence);
            let is_short = sentence.len() <= SHORT_LEGEND && !has_verb(sentence);
            if is_short && !is_aside(sentence) && (whole.period.is_some() || whole.tax.is_some()) {
                self.amounts(&whole);
            }
            let has_figures = sentence.contains(|c: char| c.is_ascii_digit());
            let is_legend = is_short || whole.names_amounts && sentence.len() <= SHORT_LEGEND;
            if whole.has_other_period && is_legend && !has_figures {
                self.no_pay_of_ours = self.no_pay_of_ours.or(Some(Reason::OtherPeriod));
            }
            for clause in clauses(sentence).filter(|clause| !is_aside(clause)) {
                self.clause(clause);
            }
            self.vesting(&Header::read(sentence));
        }
    }

    fn heading(&mut self, heading: &str) {
        let header = Header::read(heading);
        if header.is_of_pay() || header.names_amounts || header.tax.is_some() {
            self.amounts(&header);
        }
    }

    fn clause(&mut self, clause: &str) {
        let header = Header::read(clause);
        // What is about anything else may speak of days and thousands too, and what tells of the pay,
        // such as when it is reviewed, is no word on what its amounts are for.
        let is_legend = header.is_of_pay() || header.tax.is_some();
        if header.names_amounts || header.currency.is_some() || is_legend && !has_verb(clause) {
            self.amounts(&header);
        }
    }

    fn amounts(&mut self, header: &Header) {
        if header.tax == Some(Tax::Net) {
            self.is_net = true;
        }
        let short = header.period.filter(|period| period.is_less_than_a_year());
        self.period = self.period.or(short);
        self.scale = self.scale.or(header
            .scale
            .filter(|_| header.vest_years.is_none_or(|y| y == 1)));
        self.currency = self.currency.or(header.currency);
    }

    fn vesting(&mut self, header: &Header) {
        let is_of_stock = header.has(Component::Stock) || header.vests;
        let years = header.vest_years.filter(|years| is_of_stock && *years > 1);
        self.vest_years = self.vest_years.or(years);
    }

    /// The one place that the text above names, and where: a heading, or a sentence about pay.
    pub fn place(&self, hints: &Hints<'_>) -> Option<Spanned<RegionLabel>> {
        let mut found: Vec<Spanned<RegionLabel>> = Vec::new();
        let mut is_of_pay = false;
        for passage in self.passages() {
            let places = places_in(passage, hints);
            is_of_pay |= !places.is_empty() && self.speaks_of_pay(passage);
            for label in places {
                let is_known =
                    |known: &Spanned<RegionLabel>| known.value.is_same_region(&label.value);
                if !found.iter().any(is_known) {
                    found.push(label);
                }
            }
        }
        match found.len() {
            1 if is_of_pay => found.pop(),
            _ => None,
        }
    }

    fn speaks_of_pay(&self, passage: &Spanned<String>) -> bool {
        let above = self.surroundings.iter().flat_map(|it| &it.above);
        let is_heading = !above.into_iter().any(|it| it.range == passage.range);
        let header = Header::read(&passage.value);
        is_heading || header.is_of_pay() || header.names_amounts || header.names.is_some()
    }

    /// The one level of an entry that the text above names, and where.
    pub fn level(&self, hints: &Hints<'_>) -> Option<Spanned<String>> {
        let mut found: Vec<Spanned<String>> = Vec::new();
        for level in hints.entries.iter().filter_map(|entry| entry.level.value()) {
            let wanted = format!(" {} ", fold(level));
            let names =
                |passage: &&Passage| format!(" {} ", fold(&passage.value)).contains(&wanted);
            let passage = self.passages().find(names);
            if let Some(passage) = passage
                && !found.iter().any(|known| known.value == *level)
            {
                found.push(Spanned::new(level.clone(), passage.range));
            }
        }
        match found.len() {
            1 => found.pop(),
            _ => None,
        }
    }

    fn passages(&self) -> impl Iterator<Item = &'a Passage> {
        let surroundings = self.surroundings.into_iter();
        surroundings.flat_map(|it| it.title.iter().chain(&it.headings).chain(&it.above))
    }
}

/// The component that `sentence` says the amounts are: of its first clause that names any. `None`
/// where none does, `Some(None)` where it names several.
fn component(sentence: &str, is_heading: bool) -> Option<Option<Component>> {
    if !is_heading && sentence.len() > LEGEND {
        return None;
    }
    let header = clauses(sentence)
        .filter(|clause| !is_aside(clause))
        .map(Header::read)
        .find(|header| {
            header
                .components
                .iter()
                .any(|it| *it != Component::Unspecific)
        })?;
    let is_plain = |component: &Component| {
        is_heading
            || matches!(
                component,
                Component::Base | Component::Total | Component::CashTotal
            )
    };
    match (header.joined, &header.components[..]) {
        (Joined::No, [only]) if is_plain(only) => Some(Some(*only)),
        (Joined::No, [_]) => None,
        _ => Some(None),
    }
}

fn clauses(sentence: &str) -> impl Iterator<Item = &str> {
    sentence.split([',', ':', '(', ')', '–', '—', ';', '|'])
}

fn is_aside(sentence: &str) -> bool {
    let folded = format!(" {} ", fold(sentence));
    ASIDE
        .iter()
        .any(|words| folded.contains(&format!(" {words} ")))
}

/// Bytes of a sentence that is a legend and no prose.
const SHORT_LEGEND: usize = 60;

fn first_word(sentence: &str) -> &str {
    sentence.split_whitespace().next().unwrap_or_default()
}

fn first_words(sentence: &str, count: usize) -> String {
    let words: Vec<&str> = sentence.split_whitespace().take(count).collect();
    words.join(" ")
}

/// The sentences of a paragraph.
fn sentences(passage: &Passage) -> impl Iterator<Item = &str> {
    let parts = passage.value.split_inclusive(['.', '!', '?', '。', ';']);
    parts.map(str::trim).filter(|sentence| !sentence.is_empty())
}

/// The places that `passage` names: those that everybody knows, and those that entries are about.
fn places_in(passage: &Spanned<String>, hints: &Hints<'_>) -> Vec<Spanned<RegionLabel>> {
    let at = TextRange::at(passage.range.start());
    let known = mentions(&passage.value, hints.places).into_iter();
    let mut found: Vec<Spanned<RegionLabel>> = known
        .map(|mention| Spanned::new(mention.label, at))
        .filter(|label| label.value.place.is_some())
        .collect();
    let folded = format!(" {} ", fold(&passage.value));
    for region in hints
        .entries
        .iter()
        .filter_map(|entry| entry.region.value())
    {
        let is_named =
            !region.words().is_empty() && folded.contains(&format!(" {} ", region.words()));
        if is_named && !found.iter().any(|label| label.value.is_same_region(region)) {
            found.push(Spanned::new(region.clone(), at));
        }
    }
    found
}

//! The words of a label to what they may mean: a city, a country or state, a currency, or nothing.

use super::vocabulary::{self, RegionMeaning};
use super::words::{LabelWord, LabelWords};
use crate::model::country::CurrencyArea;
use crate::model::currency::mark_at;
use crate::model::place::{PlaceName, Places};
use crate::model::{Currency, CurrencyMark};

/// Words that belong together, with everything they may mean.
#[derive(Debug)]
pub(super) struct RegionItem<'l> {
    /// The words, folded.
    pub folded: &'l str,
    pub group: usize,
    pub joined: bool,
    pub city: Option<&'l PlaceName>,
    pub scopes: [&'l [CurrencyArea]; 2],
    pub currency: Option<Currency>,
    /// Of no city and no scope alone.
    pub meaning: Option<RegionMeaning>,
}

/// The items of `words`, longest names first.
pub(super) fn items<'l>(words: &'l LabelWords<'_>, places: &'l Places) -> Vec<RegionItem<'l>> {
    let mut items: Vec<RegionItem<'l>> = Vec::new();
    let reader = ItemReader::new(words, places);
    let longest = places.longest_name().max(vocabulary::LONGEST);
    let (mut at, mut joins) = (0, false);
    while let Some(first) = words.list.get(at) {
        if let Some(mark) = first.sign {
            items.push(sign(mark, first));
            at += 1;
            continue;
        }
        let same_group = words.list[at..]
            .iter()
            .take(longest)
            .take_while(|word| word.group == first.group && word.sign.is_none())
            .count();
        let found = (1..=same_group)
            .rev()
            .find_map(|length| reader.read(at, length).map(|item| (item, length)));
        let (mut item, length) = found.unwrap_or_else(|| {
            let item = mark_of_letters(first, items.last());
            let item = item.unwrap_or_else(|| unknown(words, first, items.last()));
            (item, 1)
        });
        at += length;
        if item.meaning == Some(RegionMeaning::Joins) {
            joins = true;
            continue;
        }
        item.joined |= std::mem::take(&mut joins);
        items.push(item);
    }
    items
}

/// Reads words of a label that are known.
struct ItemReader<'l> {
    words: &'l LabelWords<'l>,
    places: &'l Places,
    /// Whether the label is without capitals.
    lower: bool,
}

impl<'l> ItemReader<'l> {
    fn new(words: &'l LabelWords<'l>, places: &'l Places) -> Self {
        let has_capitals = |word: &LabelWord<'_>| word.text.chars().any(char::is_uppercase);
        ItemReader {
            words,
            places,
            lower: !words.list.iter().any(has_capitals),
        }
    }

    /// What the `length` words from the one at index `at` on are together.
    fn read(&self, at: usize, length: usize) -> Option<RegionItem<'l>> {
        let words = self.words;
        let run = words.list.get(at..at + length)?;
        let (first, last) = (run.first()?, run.last()?);
        let folded = &words.folded[first.start..last.end];
        let mut item = empty(folded, first);
        item.city = self.places.named(folded);
        item.scopes[0] = CurrencyArea::named(folded);
        item.meaning = vocabulary::meaning(folded);
        if length == 1 {
            let behind = words.list.get(at + 1);
            let ends = behind.is_none_or(|next| next.group != first.group || next.joined);
            read_code(&mut item, first, self.lower && (first.after_comma || ends));
        }
        let named = item.city.is_some() || item.is_scope();
        if named || item.currency.is_some() {
            item.meaning = None;
        }
        (named || item.currency.is_some() || item.meaning.is_some()).then_some(item)
    }
}

/// Short words are codes only where they are written as codes are: in capitals or, in a label
/// without any, at the end.
fn read_code(item: &mut RegionItem<'_>, word: &LabelWord<'_>, ends_lower: bool) {
    let length = word.text.len();
    let is_code = word.is_upper() || ends_lower;
    let abbreviation = word.is_upper() && word.text.contains('.');
    if !is_code {
        if length <= 2 && item.meaning.is_none() {
            item.city = None;
        }
        return;
    }
    // `or` between two places joins them; in capitals or after a comma it is Oregon.
    let joins = item.meaning == Some(RegionMeaning::Joins) && !word.after_comma && !word.is_upper();
    let is_word = matches!(item.folded, "and" | "the");
    if (matches!(length, 2 | 3) || abbreviation) && !joins && !is_word {
        let upper = item.folded.to_uppercase();
        item.scopes[1] = CurrencyArea::coded(&upper);
        item.currency = word
            .currency(&upper)
            .filter(|_| !matches!(item.folded, "all" | "top"));
    }
}

fn empty<'l>(folded: &'l str, word: &LabelWord<'_>) -> RegionItem<'l> {
    RegionItem {
        folded,
        group: word.group,
        joined: word.joined,
        city: None,
        scopes: [&[], &[]],
        currency: None,
        meaning: None,
    }
}

fn sign<'l>(mark: CurrencyMark, word: &LabelWord<'_>) -> RegionItem<'l> {
    RegionItem {
        currency: match mark {
            CurrencyMark::Known(currency) => Some(currency),
            _ => None,
        },
        meaning: Some(RegionMeaning::Nothing),
        ..empty("", word)
    }
}

/// A currency's sign that is made of letters: `(MYR RM)`, `(zł)`. Letters of English words are one
/// only after the code that they repeat.
fn mark_of_letters<'l>(
    word: &LabelWord<'_>,
    before: Option<&RegionItem<'_>>,
) -> Option<RegionItem<'l>> {
    let (mark, length) = mark_at(word.text)?;
    let repeats = before.is_some_and(|item| item.group == word.group && item.currency.is_some());
    let is_sign = !word.text.is_ascii() || mark == CurrencyMark::Krona;
    (length == word.text.len() && (repeats || is_sign)).then(|| sign(mark, word))
}

/// A word of which nothing is known. The number of a tier belongs to it.
fn unknown<'l>(
    words: &'l LabelWords<'_>,
    word: &LabelWord<'_>,
    before: Option<&RegionItem<'_>>,
) -> RegionItem<'l> {
    let folded = &words.folded[word.start..word.end];
    let numbers = before.is_some_and(|item| {
        item.group == word.group && matches!(item.folded, "tier" | "zone" | "geo" | "band")
    });
    let short = folded.len() <= 2;
    RegionItem {
        meaning: (numbers && short).then_some(RegionMeaning::Variant),
        ..empty(folded, word)
    }
}

impl RegionItem<'_> {
    pub(super) fn is_scope(&self) -> bool {
        self.scopes.iter().any(|scopes| !scopes.is_empty())
    }

    pub(super) fn scopes(&self) -> impl Iterator<Item = &CurrencyArea> {
        self.scopes.iter().copied().flatten()
    }

    /// The countries it names where no city is beside it.
    pub(super) fn countries(&self) -> impl Iterator<Item = &'static str> {
        let [named, coded] = self.scopes;
        let alone = self.scopes().any(|scope| scope.stands_alone());
        let coded = coded
            .iter()
            .filter(move |scope| !alone || scope.stands_alone());
        named.iter().chain(coded).map(|scope| scope.country)
    }

    /// Whether nothing is known of it.
    pub(super) fn is_unknown(&self) -> bool {
        self.city.is_none() && !self.is_scope() && self.currency.is_none() && self.meaning.is_none()
    }

    /// Whether it says nothing about where people are.
    pub(super) fn is_inert(&self) -> bool {
        matches!(
            self.meaning,
            Some(RegionMeaning::Nothing | RegionMeaning::Filler)
        ) || self.currency.is_some() && self.city.is_none() && !self.is_scope()
    }

    /// Whether it does not even tell two labels apart.
    pub(super) fn is_mute(&self) -> bool {
        self.is_inert() && self.meaning != Some(RegionMeaning::Filler)
    }
}

//! What the words of a cell make of its figure.

use crate::model::Column;
use crate::model::cell::{Cell, CellValue};
use crate::model::header::{Header, NamedComponent, Names, NoPay, Tax, Time, Whose};

/// Whether the words after a cell's figure make it another one than its header says: `€60K total` below
/// `Base`, `10% of OTE` below `Bonus`, `€60K (2019)`.
pub(super) fn says_otherwise(cell: &Cell, column: Column) -> bool {
    let (note, is_percent) = match &cell.value {
        CellValue::Money(band) => (band.note.as_deref(), false),
        CellValue::Percent(band) => (band.note.as_deref(), true),
        _ => (None, false),
    };
    let is_nothing = cell.money().is_some_and(|band| band.own.high.amount.0 == 0);
    if is_nothing && column == Column::Base {
        return true;
    }
    let Some(note) = note.filter(|note| note.len() <= LONGEST_NOTE && !note.contains("equiv"))
    else {
        return false;
    };
    let header = Header::read_words(note);
    match column {
        Column::Base => {
            let is_other = header
                .components
                .iter()
                .any(|it| !matches!(it, NamedComponent::Base | NamedComponent::Unspecific));
            is_other || !header.included.is_empty() || is_of_others(&header)
        }
        Column::Total => is_of_others(&header),
        Column::Bonus => is_percent && is_of_another_base(note) || is_of_others(&header),
        _ => false,
    }
}

/// Bytes of a note that are words about its figure, and no prose.
const LONGEST_NOTE: usize = 40;

/// Words before what a percentage is a share of.
const WORDS_BEFORE_BASE: [&str; 15] = [
    "of", "von", "vom", "des", "der", "du", "de", "del", "della", "di", "do", "da", "van", "av",
    "af",
];

/// Words that end what a percentage is a share of: `10% and stock`, `10% paid in stock`.
const CLAUSE_STARTS: [&str; 16] = [
    "and", "plus", "or", "paid", "in", "with", "for", "as", "und", "et", "y", "e", "en", "og",
    "och", "oraz",
];

/// Whether a note says that a percentage is of something else than base salary, or no bonus at all:
/// `of total comp`, `(of stock)`, `pension`. A bracket without `of`, and what follows a plus or a
/// comma, is on top of the percentage.
fn is_of_another_base(note: &str) -> bool {
    let mut clauses = note.split([')', ']', '(', '[', ',', ';']).map(str::trim);
    let is_in = |words: &[&str], word: &str| words.contains(&word.to_lowercase().as_str());
    let is_share = |clause: &&str| {
        clause
            .split(' ')
            .next()
            .is_some_and(|word| is_in(&WORDS_BEFORE_BASE, word))
    };
    let is_of_base =
        |named: &NamedComponent| matches!(named, NamedComponent::Base | NamedComponent::Bonus);
    if let Some(share) = clauses.clone().find(is_share) {
        let whole = share.split_once(' ').map_or("", |(_, whole)| whole);
        let header = Header::read_words(whole);
        let is_of_salary = header.components == [NamedComponent::Base]
            || header.components.is_empty() && header.tax == Some(Tax::Gross);
        return !is_of_salary || header.no_pay.is_some();
    }
    let first = clauses
        .next()
        .and_then(|clause| clause.split(['+', '/', '&']).next());
    let words = first.unwrap_or_default().split_whitespace();
    let words: Vec<&str> = words
        .take_while(|word| !is_in(&CLAUSE_STARTS, word))
        .collect();
    let header = Header::read_words(&words.join(" "));
    let is_in_cash = |named: &NamedComponent| {
        matches!(
            named,
            NamedComponent::CashTotal | NamedComponent::Unspecific
        )
    };
    // A note that names no part of pay leaves the percentage what its column says it is.
    let mut components = header.components.iter();
    let is_bonus = components.clone().any(is_of_base) || components.all(is_in_cash);
    !is_bonus || header.no_pay.is_some()
}

fn is_of_others(header: &Header) -> bool {
    let is_whose = matches!(
        header.whose,
        Some(Whose::Market | Whose::Person | Whose::Offer)
    );
    let is_no_pay = matches!(
        header.no_pay,
        Some(NoPay::Cost | NoPay::Contractor | NoPay::Example)
    );
    is_whose
        || is_no_pay
        || matches!(header.time, Some(Time::Previous | Time::Proposed))
        || header.data_year.is_some()
        || header.names == Some(Names::Contract)
        || header.has_other_period
}

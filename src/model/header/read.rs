//! Words with their senses to what a header says.

use super::scan::{HeaderPiece, HeaderToken, scan, scan_words};
use super::sense::Sense;
use super::senses::{component, names, no_pay, period, statistic};
use super::{Counted, Header, Joined, NamedComponent, Names, Statistic, Tax, Time, Whose};
use crate::model::known_texts::KnownTexts;
use crate::model::{CurrencyMark, Period, VestSchedule};

/// Bytes of a header that are read: what is longer is no header any more.
const LONGEST: usize = 300;

thread_local! {
    static HEADERS: KnownTexts<Header> = KnownTexts::default();
    static WORDS: KnownTexts<Header> = KnownTexts::default();
}

impl Header {
    /// Reads a header; text without any word of pay gives one that says nothing.
    pub fn read(text: &str) -> Header {
        let text = beginning(text);
        HEADERS.with(|known| known.get_or_read(text, |text| Header::of(text, &scan(text))))
    }

    /// Reads words that are no header of their own, such as those after an amount.
    pub fn read_words(text: &str) -> Header {
        let text = beginning(text);
        WORDS.with(|known| known.get_or_read(text, |text| Header::of(text, &scan_words(text))))
    }

    fn of(text: &str, pieces: &[HeaderPiece]) -> Header {
        let mut reading = HeaderReader {
            text,
            pieces,
            header: Header::default(),
            outside: Vec::new(),
            inside: Vec::new(),
            included: Vec::new(),
            marks: Vec::new(),
            depth: 0,
            excluding: false,
            including: false,
        };
        for at in 0..pieces.len() {
            reading.piece(at);
        }
        reading.finish()
    }
}

/// As much of `text` as is read.
fn beginning(text: &str) -> &str {
    let end = (0..=text.len().min(LONGEST))
        .rev()
        .find(|at| text.is_char_boundary(*at));
    &text[..end.unwrap_or_default()]
}

struct HeaderReader<'a> {
    text: &'a str,
    pieces: &'a [HeaderPiece],
    header: Header,
    /// Components, as they come, outside and inside of brackets, and after `incl.`.
    outside: Vec<NamedComponent>,
    inside: Vec<NamedComponent>,
    included: Vec<NamedComponent>,
    marks: Vec<CurrencyMark>,
    /// Of brackets.
    depth: usize,
    /// After `excl.`, `before`: what comes is no part of it.
    excluding: bool,
    including: bool,
}

impl HeaderReader<'_> {
    fn token(&self, at: usize) -> Option<&HeaderToken> {
        self.pieces.get(at).map(|piece| &piece.token)
    }

    fn sense(&self, at: usize) -> Option<Sense> {
        match self.token(at) {
            Some(HeaderToken::Sense(sense)) => Some(*sense),
            _ => None,
        }
    }

    fn piece(&mut self, at: usize) {
        match self.pieces[at].token.clone() {
            HeaderToken::Sense(sense) => self.word(at, sense),
            HeaderToken::Currency(mark) => self.marks.push(mark),
            HeaderToken::Number(number) => self.number(at, number),
            HeaderToken::Thousands => self.header.scale = self.header.scale.or(Some(1_000)),
            HeaderToken::OfferYear(year) => self.header.offer_year = Some(year),
            HeaderToken::Ordinal(number) => {
                let is_year = matches!(self.sense(at + 1), Some(Sense::Year | Sense::PerYear));
                let year = u8::try_from(number).ok().filter(|_| is_year);
                self.header.offer_year = self.header.offer_year.or(year);
            }
            HeaderToken::Percentile => self.header.statistic = Some(Statistic::Percentile),
            HeaderToken::Percent => self.header.has_percent = true,
            HeaderToken::Slash => self.join(Joined::Either),
            HeaderToken::Plus => self.join(Joined::Sum),
            HeaderToken::Open => {
                self.depth += 1;
                self.excluding = false;
            }
            HeaderToken::Close => {
                self.depth = self.depth.saturating_sub(1);
                (self.excluding, self.including) = (false, false);
            }
            HeaderToken::Break => {}
            HeaderToken::Unknown => self.unknown(at),
        }
    }

    fn join(&mut self, joined: Joined) {
        if self.depth == 0 && !self.outside.is_empty() && self.header.joined == Joined::No {
            self.header.joined = joined;
        }
    }

    fn unknown(&mut self, at: usize) {
        let range = self.pieces[at].range.clone();
        let written = self.text[range.clone()].to_string();
        // `per rotation`, `x13`: for a time, or as many times, as is not known.
        let before = self.text[..range.start].trim_end().to_lowercase();
        let follows_per = [" per", " pro", " par", " por"]
            .iter()
            .any(|word| before.ends_with(word));
        let times = written.strip_prefix(['x', 'X']).unwrap_or_default();
        let is_times = times
            .parse()
            .is_ok_and(|times: u8| (2..=26).contains(&times));
        self.header.has_other_period |= follows_per || is_times;
        if self.depth == 0 {
            self.push_label(at);
        }
        self.header.unknown.push(written);
    }

    /// Words outside of brackets that may be a level's or a place's name.
    fn push_label(&mut self, at: usize) {
        let written = &self.text[self.pieces[at].range.clone()];
        if !self.header.label.is_empty() {
            self.header.label.push(' ');
        }
        self.header.label.push_str(written);
    }

    fn number(&mut self, at: usize, number: u32) {
        if (2000..=2100).contains(&number) {
            self.header.data_year = u16::try_from(number).ok();
        } else if number == 1000 {
            self.header.scale = self.header.scale.or(Some(1_000));
        }
        let is_small = matches!(number, 1..=10);
        let next = self.sense(at + 1).or_else(|| self.sense(at + 2));
        let is_years = matches!(next, Some(Sense::PerYear | Sense::Year));
        let before = at.checked_sub(1).and_then(|before| self.sense(before));
        if is_small && before == Some(Sense::Year) {
            self.header.offer_year = u8::try_from(number).ok();
            self.header.period = None;
        } else if is_small && is_years {
            // How long nothing vests is not how long all of it takes.
            let rest = &self.text[self.pieces[at].range.end..];
            let mut words = rest
                .split(|c: char| !c.is_alphabetic())
                .filter(|it| !it.is_empty());
            if words
                .nth(1)
                .is_none_or(|word| !word.eq_ignore_ascii_case("cliff"))
            {
                self.vest(number);
            }
        } else if number < 100 && self.depth == 0 && before == Some(Sense::Level) {
            self.push_label(at);
        }
    }

    fn vest(&mut self, years: u32) {
        let years = u8::try_from(years).ok();
        let known = self.header.vest_years;
        self.header.has_several_vest_years |= known.is_some() && known != years;
        self.header.vest_years = known.or(years);
    }

    fn component(&mut self, component: NamedComponent) {
        if self.excluding {
            return;
        }
        let list = if self.including {
            &mut self.included
        } else if self.depth == 0 {
            &mut self.outside
        } else {
            &mut self.inside
        };
        if !list.contains(&component) {
            list.push(component);
        }
    }

    fn word(&mut self, at: usize, sense: Sense) {
        if let Some(component) = component(sense) {
            self.component(component);
        } else if let Some(statistic) = statistic(sense) {
            self.header.statistic.get_or_insert(statistic);
        } else if let Some(names) = names(sense) {
            self.name(at, names);
        } else if let Some(no_pay) = no_pay(sense) {
            self.header.no_pay.get_or_insert(no_pay);
        } else if let Some(period) = period(sense) {
            self.period(at, period);
        } else {
            self.small_word(at, sense);
        }
    }

    fn name(&mut self, at: usize, names: Names) {
        if self.depth == 0 {
            self.push_label(at);
            // Of a compound, the last part says what it is: `Funktionsstufe`.
            let is_compound = at > 0 && self.pieces[at - 1].range == self.pieces[at].range;
            if is_compound || self.header.names.is_none() {
                self.header.names = Some(names);
            }
        }
        if names == Names::Year {
            self.period(at, Period::Year);
        }
        match names {
            Names::Person => self.header.whose = Some(Whose::Person),
            Names::Offer => self.header.whose = Some(Whose::Offer),
            _ => {}
        }
    }

    /// A year with a number before it is of a grant; after it, of an offer.
    fn period(&mut self, at: usize, period: Period) {
        let before = at.checked_sub(1).and_then(|before| self.token(before));
        if let Some(HeaderToken::Number(months @ (24 | 36 | 48 | 60))) = before
            && period == Period::Month
        {
            self.vest(months / 12);
            return;
        }
        let follows_number = matches!(
            before,
            Some(
                HeaderToken::Number(1..=10)
                    | HeaderToken::Ordinal(_)
                    | HeaderToken::Sense(Sense::Two | Sense::Three | Sense::Four | Sense::Five)
            )
        );
        let precedes_number = matches!(self.token(at + 1), Some(HeaderToken::Number(1..=10)));
        let is_year = period == Period::Year;
        if !(is_year && (follows_number || precedes_number)) {
            // `Annual gross / month` is for a month: the shorter time is what the figure is for.
            let is_shorter = self.header.period.is_none_or(|known| known == Period::Year);
            if is_shorter {
                self.header.period = Some(period);
            }
        }
    }

    fn small_word(&mut self, at: usize, sense: Sense) {
        match sense {
            Sense::Range => self.header.is_range = true,
            Sense::OtherPeriod => self.header.has_other_period = true,
            Sense::Gross => self.header.tax = self.header.tax.or(Some(Tax::Gross)),
            Sense::Net => self.header.tax = Some(Tax::Net),
            Sense::Thousand => self.header.scale = Some(1_000),
            Sense::TenThousand => self.header.scale = Some(10_000),
            Sense::Lakh => self.header.scale = Some(100_000),
            Sense::Million => self.header.scale = Some(1_000_000),
            Sense::Crore => self.header.scale = Some(10_000_000),
            Sense::Own => self.header.whose = self.header.whose.or(Some(Whose::Own)),
            Sense::Market => self.header.whose = Some(Whose::Market),
            Sense::Ask => self.header.whose = Some(Whose::Ask),
            Sense::Current => self.header.time = Some(Time::Current),
            Sense::Previous => self.header.time = Some(Time::Previous),
            Sense::Proposed => self.header.time = Some(Time::Proposed),
            Sense::Headcount => self.header.counted = Some(Counted::People),
            Sense::ShareCount => self.header.counted = Some(Counted::Shares),
            Sense::Ownership => self.header.counted = Some(Counted::Ownership),
            Sense::Amounts => self.header.names_amounts = true,
            Sense::FirstYear => self.header.offer_year = Some(1),
            Sense::LaterYear => self.header.offer_year = Some(2),
            Sense::Vest => self.header.vests = true,
            Sense::Premium => self.header.has_premium = true,
            Sense::And => self.join(Joined::Sum),
            Sense::Or => self.join(Joined::Either),
            Sense::Including => (self.including, self.header.includes) = (true, true),
            Sense::Excluding => self.excluding = true,
            Sense::OfBase => self.header.has_percent = true,
            Sense::Two | Sense::Three | Sense::Four | Sense::Five => {
                let number = 2 + (sense as u32 - Sense::Two as u32);
                self.number(at, number);
            }
            _ => {}
        }
    }

    fn finish(mut self) -> Header {
        self.settle_components();
        let header = &mut self.header;
        header.currency = only(&self.marks);
        if header.vest_years.is_none()
            && let Some(years) = years_of_schedule(self.text)
        {
            header.vest_years = Some(years);
        }
        if header.vest_years.is_none() && header.period == Some(Period::Year) {
            header.vest_years = Some(1);
        }
        // `RSU (monthly vest)`: how often it vests, and not what the amount is for.
        if header.vests && header.period != Some(Period::Year) {
            header.period = None;
        }
        // `RSU per year (4-year vest)`
        header.has_several_vest_years |=
            header.period == Some(Period::Year) && header.vest_years.is_some_and(|years| years > 1);
        let is_about_pay = !header.components.is_empty();
        if is_about_pay && !matches!(header.names, None | Some(Names::Component)) {
            // `Base City` is where people are, `Base salary of the level` is pay.
            let is_place = header.names == Some(Names::Region)
                && matches!(header.components[..], [NamedComponent::Base])
                && self.pieces.len() == 2;
            if is_place {
                header.components.clear();
            } else {
                header.names = None;
            }
        }
        self.header
    }

    fn settle_components(&mut self) {
        self.header.included.clone_from(&self.included);
        let mut found = std::mem::take(&mut self.outside);
        if found.is_empty() || found == [NamedComponent::Unspecific] && !self.inside.is_empty() {
            found = std::mem::take(&mut self.inside);
        }
        let is_sum_by_inclusion = { self.included.iter() }.any(|part| !found.contains(part))
            && !found.is_empty()
            && !found.contains(&NamedComponent::Total);
        if is_sum_by_inclusion {
            found.append(&mut self.included);
            self.header.joined = Joined::Sum;
        }
        let is_specific = |component: &NamedComponent| *component != NamedComponent::Unspecific;
        if found.iter().any(is_specific) {
            found.retain(is_specific);
        }
        // `Total base salary` is the base, `Target total cash` the cash.
        let parts = { found.iter() }.filter(|part| !is_sum(**part)).count();
        if parts > 0 && parts < found.len() && self.header.joined == Joined::No {
            found.retain(|part| !is_sum(*part));
        }
        if found.len() < 2 {
            self.header.joined = Joined::No;
        }
        self.header.components = found;
        self.header.details = std::mem::take(&mut self.inside);
    }
}

/// The years of a schedule of percentages: `5/15/40/40` is four.
fn years_of_schedule(text: &str) -> Option<u8> {
    let is_of_schedule = |c: char| c.is_ascii_digit() || matches!(c, '/' | '.' | '%' | ' ');
    let runs = text.split(|c: char| !is_of_schedule(c));
    let schedule = runs
        .filter(|run| run.matches('/').count() > 1)
        .find_map(|run| VestSchedule::parse(run.trim()))?;
    u8::try_from(schedule.shares().len()).ok()
}

fn is_sum(component: NamedComponent) -> bool {
    matches!(component, NamedComponent::Total | NamedComponent::CashTotal)
}

/// The one mark of a header. `AUD A$` and `GBP £` name one currency twice; `GBP/EUR` names none.
fn only(marks: &[CurrencyMark]) -> Option<CurrencyMark> {
    let known = |mark: &&CurrencyMark| matches!(mark, CurrencyMark::Known(_));
    let first = *marks.iter().find(known).or(marks.first())?;
    let fits = |mark: &CurrencyMark| match (first, *mark) {
        (CurrencyMark::Known(currency), CurrencyMark::Dollar) => currency.is_dollar(),
        (first, mark) => first == mark,
    };
    marks.iter().all(fits).then_some(first)
}

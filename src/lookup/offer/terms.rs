//! The terms of an offer, as people write them.

use thiserror::Error;

use crate::model::cell::parse_money;
use crate::model::{
    Amount, Band, Bonus, Compensation, Component, Currency, CurrencyMark, End, Expected, Origin,
    Parts, Percent, Slot, VestSchedule,
};
use crate::text::TextRange;

/// What an offer says, each term as it is written; what is left out, the offer does not have.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OfferTerms {
    pub base: String,
    /// The value of the whole grant.
    pub stock: Option<String>,
    /// What vests in each year, in percent: `5,15,40,40`; or over how many years: `4`.
    pub vest: Option<String>,
    /// `15%` of the base, or an amount.
    pub bonus: Option<String>,
    pub sign_on: Option<String>,
}

/// An offer, read.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// As an entry whose bands have one figure at both ends.
    pub(super) pay: Compensation,
    /// The currency that its amounts name, if they do.
    pub currency: Option<Currency>,
    /// What the offer says nothing of; for the sums it is none.
    pub unstated: Vec<Component>,
    /// Whether the years that the grant vests over are those of the guide, or the usual ones.
    pub assumes_years: bool,
}

/// A term that cannot be read.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum OfferFault {
    #[error("`{text}` is no amount for the {term}: write it as 190000, 190K or £190,000")]
    NoAmount { term: &'static str, text: String },
    #[error(
        "`{0}` is no vesting: write percents of the years that sum to 100 (5,15,40,40), or a number of years"
    )]
    NoVesting(String),
    #[error("`{0}` is little for a bonus a year: write {0}% for a percentage of the base")]
    SmallBonus(String),
    #[error("the amounts are in two currencies, {0} and {1}: nothing is converted")]
    TwoCurrencies(Currency, Currency),
}

/// No bonus of a year is less, in any currency.
const LEAST_BONUS: i64 = 200;

/// Where a term is in a text that is none.
const NOWHERE: TextRange = TextRange { start: 0, end: 0 };

impl Offer {
    /// Reads `terms`. A grant without vesting vests evenly over `years`.
    pub fn read(terms: &OfferTerms, years: u8) -> Result<Offer, OfferFault> {
        let mut pay = Compensation::empty(Origin::FrontMatter, NOWHERE);
        let mut reader = TermReader::default();
        pay.base = both(reader.amount("base", &terms.base)?);
        pay.stock = both(reader.optional("stock", terms.stock.as_deref())?);
        pay.signing_bonus = both(reader.optional("sign-on", terms.sign_on.as_deref())?);
        pay.bonus = match terms.bonus.as_deref().map(str::trim) {
            None => Bonus::Amounts(both(Amount(0))),
            Some(text) => match text.strip_suffix('%').map(str::trim_end) {
                Some(number) => {
                    let percent = Percent::parse(number).ok_or_else(|| OfferFault::NoAmount {
                        term: "bonus",
                        text: text.to_string(),
                    })?;
                    Bonus::Single(Slot::present(percent, NOWHERE))
                }
                None => {
                    let amount = reader.amount("bonus", text)?;
                    // `15` is meant as 15 percent more often than as money.
                    if (1..LEAST_BONUS).contains(&amount.0) {
                        return Err(OfferFault::SmallBonus(text.to_string()));
                    }
                    Bonus::Amounts(both(amount))
                }
            },
        };
        let unstated = [
            (Component::Stock, terms.stock.is_none()),
            (Component::Bonus, terms.bonus.is_none()),
            (Component::SigningBonus, terms.sign_on.is_none()),
        ];
        let unstated = unstated.into_iter().filter(|(_, is_unstated)| *is_unstated);
        let unstated = unstated.map(|(component, _)| component).collect();
        let mut assumes_years = false;
        match &terms.vest {
            None => {
                assumes_years = terms.stock.is_some();
                pay.vest_years = Slot::present(years, NOWHERE);
            }
            Some(text) => read_vesting(text, &mut pay)?,
        }
        Ok(Offer {
            pay,
            currency: reader.currency,
            unstated,
            assumes_years,
        })
    }

    fn parts(&self) -> Parts<'_> {
        Parts {
            entry: &self.pay,
            row: None,
        }
    }

    /// What a year comes to on average, without the sign-on.
    pub fn average_year(&self) -> Option<Amount> {
        let sum = self.parts().expected(End::High);
        sum.map(|sum: Expected| sum.bound(End::High).rounded())
    }

    /// What the first year comes to, with the sign-on.
    pub fn first_year(&self) -> Option<Amount> {
        let sum = self.parts().in_first_year(End::High);
        sum.map(|sum| sum.bound(End::High).rounded())
    }

    /// Over how many years the grant vests.
    pub fn years(&self) -> u8 {
        self.pay.years()
    }
}

/// One figure at both ends.
fn both(amount: Amount) -> Band<Amount> {
    Band {
        low: Slot::present(amount, NOWHERE),
        high: Slot::present(amount, NOWHERE),
    }
}

fn read_vesting(text: &str, pay: &mut Compensation) -> Result<(), OfferFault> {
    if let Some(schedule) = VestSchedule::parse(text) {
        pay.vest_schedule = Slot::present(schedule, NOWHERE);
        return Ok(());
    }
    let years = text.trim().parse().ok();
    let years = years.filter(|years: &u8| (1..=10).contains(years));
    let years = years.ok_or_else(|| OfferFault::NoVesting(text.to_string()))?;
    pay.vest_years = Slot::present(years, NOWHERE);
    Ok(())
}

/// Reads amounts, which must all be in one currency.
#[derive(Default)]
struct TermReader {
    currency: Option<Currency>,
}

impl TermReader {
    fn optional(&mut self, term: &'static str, text: Option<&str>) -> Result<Amount, OfferFault> {
        text.map_or(Ok(Amount(0)), |text| self.amount(term, text))
    }

    fn amount(&mut self, term: &'static str, text: &str) -> Result<Amount, OfferFault> {
        let read = parse_money(text.trim()).filter(|(amount, _)| amount.0 >= 0);
        let (amount, mark) = read.ok_or_else(|| OfferFault::NoAmount {
            term,
            text: text.to_string(),
        })?;
        let readings = mark.map(CurrencyMark::readings).unwrap_or_default();
        // `$` says no more than the guide does.
        let [found] = readings[..] else {
            return Ok(amount);
        };
        match self.currency {
            Some(known) if known != found => Err(OfferFault::TwoCurrencies(known, found)),
            _ => {
                self.currency = Some(found);
                Ok(amount)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn terms(base: &str) -> OfferTerms {
        OfferTerms {
            base: base.to_string(),
            ..OfferTerms::default()
        }
    }

    #[test]
    fn years_come_to_what_the_rule_of_totals_says() {
        let offer = OfferTerms {
            stock: Some("400K".to_string()),
            vest: Some("5,15,40,40".to_string()),
            bonus: Some("15%".to_string()),
            sign_on: Some("30,000".to_string()),
            ..terms("190000")
        };
        let read = Offer::read(&offer, 4).unwrap();
        assert_eq!(read.average_year(), Some(Amount(318_500)));
        assert_eq!(read.first_year(), Some(Amount(268_500)));
        let plain = Offer::read(&terms("£100K"), 4).unwrap();
        assert_eq!(plain.average_year(), Some(Amount(100_000)));
        assert_eq!(plain.first_year(), Some(Amount(100_000)));
        assert_eq!(plain.currency, Currency::from_code("GBP"));
        let three = OfferTerms {
            stock: Some("90000".to_string()),
            bonus: Some("5000".to_string()),
            ..terms("100000")
        };
        let read = Offer::read(&three, 3).unwrap();
        assert_eq!(
            (read.average_year(), read.assumes_years),
            (Some(Amount(135_000)), true)
        );
    }

    #[test]
    fn what_cannot_be_read_is_named() {
        let fault = |terms: &OfferTerms| Offer::read(terms, 4).unwrap_err().to_string();
        assert!(fault(&terms("lots")).starts_with("`lots` is no amount for the base"));
        let vest = OfferTerms {
            vest: Some("50,40".to_string()),
            ..terms("1")
        };
        assert!(fault(&vest).starts_with("`50,40` is no vesting"));
        let two = OfferTerms {
            stock: Some("€5".to_string()),
            ..terms("£1")
        };
        assert!(fault(&two).contains("GBP and EUR"));
        let bonus = OfferTerms {
            bonus: Some("x%".to_string()),
            ..terms("1")
        };
        assert!(fault(&bonus).contains("for the bonus"));
    }
}

//! The signs and abbreviations that people write for currencies: one table, for reading and printing.

use std::sync::LazyLock;

use super::Currency;
use super::CurrencyMark::{self, Dollar, Krona, Rupee, YenOrYuan};

/// A sign of a currency: `£`, `HK$`, `Rs.`
pub(super) struct CurrencySign {
    pub text: &'static str,
    stands_for: SignMeaning,
    printed: SignUse,
}

#[derive(Clone, Copy)]
enum SignMeaning {
    /// One currency, by its code.
    One(&'static str),
    /// Any of several.
    Several(CurrencyMark),
}

/// Where a sign is printed. A currency has at most one printed sign.
#[derive(Clone, Copy, PartialEq, Eq)]
enum SignUse {
    /// It is only read.
    Nowhere,
    /// Where readers see the currency from the place too: on pages.
    OnPages,
    /// Everywhere: no reader needs to look it up.
    Everywhere,
}

const fn sign(text: &'static str, stands_for: SignMeaning, printed: SignUse) -> CurrencySign {
    CurrencySign {
        text,
        stands_for,
        printed,
    }
}

const fn of(text: &'static str, code: &'static str) -> CurrencySign {
    sign(text, SignMeaning::One(code), SignUse::Nowhere)
}

const fn printed(text: &'static str, code: &'static str) -> CurrencySign {
    sign(text, SignMeaning::One(code), SignUse::OnPages)
}

const fn known_to_all(text: &'static str, code: &'static str) -> CurrencySign {
    sign(text, SignMeaning::One(code), SignUse::Everywhere)
}

const fn shared(text: &'static str, mark: CurrencyMark) -> CurrencySign {
    sign(text, SignMeaning::Several(mark), SignUse::Nowhere)
}

/// All signs, the longer ones before their beginnings.
static SIGNS: [CurrencySign; 95] = [
    shared("¥", YenOrYuan),
    shared("￥", YenOrYuan),
    shared("kr.", Krona),
    shared("kr", Krona),
    shared("Kr.", Krona),
    shared("Kr", Krona),
    shared("KR", Krona),
    shared("Rs.", Rupee),
    shared("Rs", Rupee),
    shared("₨", Rupee),
    of("U.S. $", "USD"),
    of("U.S.$", "USD"),
    of("US $", "USD"),
    of("CDN$", "CAD"),
    of("Cdn$", "CAD"),
    of("CDN", "CAD"),
    of("TW$", "TWD"),
    of("NTD", "TWD"),
    of("NIS", "ILS"),
    of("E£", "EGP"),
    of("GH₵", "GHS"),
    of("GH¢", "GHS"),
    of("S/.", "PEN"),
    of("Rp.", "IDR"),
    of("Ksh", "KES"),
    of("Php", "PHP"),
    of("PhP", "PHP"),
    of("Tk", "BDT"),
    of("TL", "TRY"),
    of("Kc", "CZK"),
    of("лв", "BGN"),
    of("원", "KRW"),
    printed("CN¥", "CNY"),
    printed("JP¥", "JPY"),
    of("Can$", "CAD"),
    of("＄", "USD"),
    of("Mex$", "MXN"),
    of("COL$", "COP"),
    of("COP$", "COP"),
    of("CLP$", "CLP"),
    of("ARS$", "ARS"),
    of("US$", "USD"),
    printed("CA$", "CAD"),
    printed("HK$", "HKD"),
    printed("NT$", "TWD"),
    printed("NZ$", "NZD"),
    printed("MX$", "MXN"),
    of("AU$", "AUD"),
    of("SG$", "SGD"),
    of("AR$", "ARS"),
    of("CL$", "CLP"),
    of("TT$", "TTD"),
    printed("A$", "AUD"),
    of("C$", "CAD"),
    printed("S$", "SGD"),
    printed("R$", "BRL"),
    of("$U", "UYU"),
    known_to_all("£", "GBP"),
    known_to_all("€", "EUR"),
    known_to_all("₹", "INR"),
    printed("₪", "ILS"),
    printed("₩", "KRW"),
    of("₫", "VND"),
    of("₱", "PHP"),
    of("฿", "THB"),
    of("₺", "TRY"),
    of("₴", "UAH"),
    of("₦", "NGN"),
    of("₽", "RUB"),
    of("₸", "KZT"),
    of("₾", "GEL"),
    of("₵", "GHS"),
    of("₡", "CRC"),
    of("₲", "PYG"),
    of("₼", "AZN"),
    of("֏", "AMD"),
    of("৳", "BDT"),
    of("﷼", "SAR"),
    of("元", "CNY"),
    of("円", "JPY"),
    of("RMB", "CNY"),
    of("SFr.", "CHF"),
    of("SFr", "CHF"),
    of("Fr.", "CHF"),
    of("Rp", "IDR"),
    of("RM", "MYR"),
    of("zł", "PLN"),
    of("zl", "PLN"),
    of("Kč", "CZK"),
    of("Ft", "HUF"),
    of("S/", "PEN"),
    of("Dhs", "AED"),
    of("KSh", "KES"),
    of("R", "ZAR"),
    sign("$", SignMeaning::Several(Dollar), SignUse::Everywhere),
];

/// The signs whose first character is `first`, the longer ones before their beginnings.
pub(super) fn signs_from(first: char) -> impl Iterator<Item = &'static CurrencySign> {
    /// In the order of their first characters; those of one first character in their own.
    static BY_FIRST: LazyLock<Vec<(char, &'static CurrencySign)>> = LazyLock::new(|| {
        let first = |sign: &CurrencySign| sign.text.chars().next().unwrap_or_default();
        let mut by_first: Vec<_> = SIGNS.iter().map(|sign| (first(sign), sign)).collect();
        by_first.sort_by_key(|(first, _)| *first);
        by_first
    });
    let from = BY_FIRST.partition_point(|(other, _)| *other < first);
    let signs = BY_FIRST[from..].iter();
    signs
        .take_while(move |(other, _)| *other == first)
        .map(|(_, sign)| *sign)
}

impl CurrencySign {
    pub(super) fn mark(&self) -> Option<CurrencyMark> {
        match self.stands_for {
            SignMeaning::One(code) => Currency::from_code(code).map(CurrencyMark::Known),
            SignMeaning::Several(mark) => Some(mark),
        }
    }

    /// Whether a letter right after it makes it part of a word: `R` in `RSUs`.
    pub(super) fn may_begin_word(&self) -> bool {
        let is_wordlike = self.text.ends_with(char::is_alphabetic);
        is_wordlike || matches!(self.stands_for, SignMeaning::Several(Krona | Rupee))
    }

    /// The currency that it means, if it means no other.
    fn currency(&self) -> Option<Currency> {
        match self.stands_for {
            SignMeaning::One(code) => Currency::from_code(code),
            SignMeaning::Several(mark) => match mark.readings()[..] {
                [one] => Some(one),
                _ => None,
            },
        }
    }
}

impl Currency {
    /// The sign that is printed for this currency and means no other: `£`, `CA$`, `JP¥`.
    pub fn sign(self) -> Option<&'static str> {
        self.sign_printed(&[SignUse::OnPages, SignUse::Everywhere])
    }

    /// Its sign, if nobody needs to look it up: `$`, `£`, `€`, `₹`.
    pub fn well_known_sign(self) -> Option<&'static str> {
        self.sign_printed(&[SignUse::Everywhere])
    }

    fn sign_printed(self, uses: &[SignUse]) -> Option<&'static str> {
        /// The signs that are printed anywhere, each with its currency.
        static PRINTED: LazyLock<Vec<(Currency, &CurrencySign)>> = LazyLock::new(|| {
            let printed = SIGNS.iter().filter(|sign| sign.printed != SignUse::Nowhere);
            let printed = printed.filter_map(|sign| Some((sign.currency()?, sign)));
            printed.collect()
        });
        let mut printed = PRINTED.iter();
        let found =
            printed.find(|(currency, sign)| *currency == self && uses.contains(&sign.printed));
        found.map(|(_, sign)| sign.text)
    }
}

impl CurrencyMark {
    /// As it is written: `kr`; a known currency by its code.
    pub fn text(self) -> &'static str {
        match self {
            CurrencyMark::Known(currency) => currency.code(),
            Dollar => "$",
            YenOrYuan => "¥",
            Krona => "kr",
            Rupee => "Rs",
        }
    }
}

/// The sign of one character that `c` is: `€`. Letters, as in `R`, are none.
pub fn sign_of_one_character(c: char) -> Option<&'static str> {
    // Nearly all characters of a text are none.
    if c.is_alphanumeric() || c.is_ascii() && c != '$' {
        return None;
    }
    let mut texts = signs_from(c).map(|sign| sign.text);
    texts.find(|text| text.chars().count() == 1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::currency::mark_at;

    #[test]
    fn every_sign_has_a_currency() {
        for sign in &SIGNS {
            assert!(sign.mark().is_some(), "{}", sign.text);
        }
    }

    #[test]
    fn printed_signs_are_read_as_their_currency_alone() {
        let mut count = 0;
        for currency in Currency::all() {
            let of_it = SIGNS
                .iter()
                .filter(|sign| sign.currency() == Some(currency));
            let printed = of_it
                .filter(|sign| sign.printed != SignUse::Nowhere)
                .count();
            assert_eq!(printed, usize::from(currency.sign().is_some()));
            let Some(sign) = currency.sign() else {
                assert_eq!(currency.well_known_sign(), None);
                continue;
            };
            let (mark, length) = mark_at(&format!("{sign}205,000")).unwrap();
            assert_eq!((mark.resolve(None), length), (Some(currency), sign.len()));
            count += 1;
        }
        assert_eq!(count, 16);
    }

    #[test]
    fn some_signs_need_no_explanation() {
        let signs = |code: &str| {
            let currency = Currency::from_code(code).unwrap();
            (currency.sign(), currency.well_known_sign())
        };
        assert_eq!(signs("USD"), (Some("$"), Some("$")));
        assert_eq!(signs("INR"), (Some("₹"), Some("₹")));
        assert_eq!(signs("SGD"), (Some("S$"), None));
        assert_eq!(signs("CHF"), (None, None));
    }

    #[test]
    fn characters_that_are_signs() {
        for c in ['$', '£', '₹', '₱', '￥'] {
            assert_eq!(sign_of_one_character(c), Some(&*c.to_string()));
        }
        for c in ['R', '元', '%', 'k', '5', ' '] {
            assert_eq!(sign_of_one_character(c), None, "{c}");
        }
    }
}

//! The places that pay figures are commonly taken from, and how they are written.

use std::collections::HashSet;
use std::sync::LazyLock;

use crate::text::{PhraseSet, TextRange};

/// A publisher of pay figures.
#[derive(Debug)]
pub(crate) struct PaySite {
    /// As it is usually written.
    pub name: &'static str,
    /// Spellings that mean it wherever they are. With a capital, case counts: `Blind`.
    spellings: &'static [&'static str],
    /// Further spellings that mean it only as the whole name of a source: `Hired`.
    alone: &'static [&'static str],
}

const fn site(
    name: &'static str,
    spellings: &'static [&'static str],
    alone: &'static [&'static str],
) -> PaySite {
    PaySite {
        name,
        spellings,
        alone,
    }
}

/// Sites and surveys whose business is pay. Others that evidence may name (news, filings, investors)
/// say nothing of pay by their name.
static PAY_SITES: [PaySite; 73] = [
    site("Levels.fyi", &["levels.fyi"], &["levels"]),
    site("Glassdoor", &["glassdoor"], &[]),
    site("Blind", &["teamblind", "Blind"], &["blind"]),
    site("Payscale", &["payscale"], &[]),
    site("Comparably", &["comparably"], &[]),
    site("Salary.com", &["salary.com"], &[]),
    site("ZipRecruiter", &["ziprecruiter"], &[]),
    site("RepVue", &["repvue"], &[]),
    site("Comprehensive.io", &["comprehensive.io"], &[]),
    site(
        "H1B Salary Data",
        &["h1b", "h-1b", "h1bdata", "h1bgrader"],
        &[],
    ),
    site(
        "Wall Street Oasis",
        &["wall street oasis", "wallstreetoasis"],
        &["wso"],
    ),
    site("eFinancialCareers", &["efinancialcareers"], &[]),
    site("Robert Half", &["robert half", "roberthalf"], &[]),
    site("Hays", &["hays salary guide", "hays.com"], &["hays"]),
    site("Michael Page", &["michael page", "michaelpage"], &[]),
    site("Radford", &["Radford"], &["radford"]),
    site(
        "Mercer",
        &["mercer.com", "Mercer Compensation", "Mercer Salary"],
        &["mercer"],
    ),
    site("Option Impact", &["Option Impact"], &["option impact"]),
    site("Wellfound", &["wellfound", "angellist", "angel.co"], &[]),
    site("Hired", &["hired.com"], &["hired"]),
    site(
        "Indeed",
        &["indeed.com", "Indeed Salaries", "Indeed Salary"],
        &["indeed"],
    ),
    site(
        "LinkedIn Salary",
        &[
            "linkedin salary",
            "linkedin salaries",
            "linkedin.com/salary",
        ],
        &["linkedin"],
    ),
    site("AmbitionBox", &["ambitionbox"], &[]),
    site("6figr", &["6figr"], &[]),
    site("Naukri", &["naukri"], &[]),
    site("Kununu", &["kununu"], &[]),
    site("Fishbowl", &["fishbowlapp", "Fishbowl"], &["fishbowl"]),
    site(
        "Built In",
        &["builtin.com", "Built In Salary", "Built In Salaries"],
        &["built in"],
    ),
    site("Dice", &["dice.com", "Dice Tech Salary"], &["dice"]),
    site(
        "Stack Overflow Developer Survey",
        &["stack overflow developer survey"],
        &[],
    ),
    site(
        "Bureau of Labor Statistics",
        &["bureau of labor statistics", "bls.gov"],
        &["bls"],
    ),
    site("OpenSalary", &["opensalary"], &[]),
    site("OpenWork", &["openwork"], &[]),
    site("QuantNet", &["quantnet"], &[]),
    site("AI-Jobs.net", &["ai-jobs.net", "aijobs.net"], &[]),
    site("Compete.fyi", &["compete.fyi"], &[]),
    site("Burtch Works", &["burtch works", "burtchworks"], &[]),
    site("Web3.career", &["web3.career"], &[]),
    site("Cryptocurrency Jobs", &["cryptocurrencyjobs"], &[]),
    site("Robert Walters", &["robert walters", "robertwalters"], &[]),
    site(
        "Morgan McKinley",
        &["morgan mckinley", "morganmckinley"],
        &[],
    ),
    site(
        "Randstad",
        &["Randstad Salary", "Randstad Market"],
        &["randstad"],
    ),
    site("Harnham", &["Harnham"], &["harnham"]),
    site("Selby Jennings", &["selby jennings"], &[]),
    site(
        "Heidrick & Struggles",
        &["heidrick & struggles", "heidrick.com"],
        &["heidrick"],
    ),
    site("Korn Ferry", &["korn ferry", "kornferry"], &[]),
    site("Willis Towers Watson", &["willis towers watson"], &["wtw"]),
    site("Pearl Meyer", &["pearl meyer"], &[]),
    site("McLagan", &["mclagan"], &[]),
    site("Johnson Associates", &["johnson associates"], &[]),
    site(
        "Carta Total Comp",
        &["carta total comp", "Carta Compensation"],
        &["carta"],
    ),
    site(
        "Pave",
        &["pave.com", "Pave Compensation", "Pave Benchmarking"],
        &["pave"],
    ),
    site("Ravio", &["ravio.com", "Ravio"], &["ravio"]),
    site("Figures", &["figures.hr"], &["figures"]),
    site("OpenComp", &["opencomp"], &[]),
    site("SalaryExpert", &["salaryexpert", "erieri.com"], &[]),
    site(
        "Salary Explorer",
        &["salaryexplorer", "salary explorer"],
        &[],
    ),
    site("Talent.com", &["talent.com"], &[]),
    site("NodeFlair", &["nodeflair"], &[]),
    site("MyCareersFuture", &["mycareersfuture"], &[]),
    site("JobStreet", &["jobstreet"], &[]),
    site("SEEK", &["seek.com"], &["seek"]),
    site("StepStone", &["stepstone"], &[]),
    site("Gehalt.de", &["gehalt.de"], &[]),
    site("No Fluff Jobs", &["no fluff jobs", "nofluffjobs"], &[]),
    site("Just Join IT", &["justjoin.it", "justjoinit"], &[]),
    site("OfferZen", &["offerzen"], &[]),
    site("ITviec", &["itviec"], &[]),
    site("JobKorea", &["jobkorea"], &[]),
    site("Jobplanet", &["jobplanet"], &[]),
    site("Saramin", &["saramin"], &[]),
    site("Maimai", &["Maimai"], &["maimai"]),
    site("Reddit", &["r/cscareerquestions", "r/salary"], &["reddit"]),
];

/// Every spelling, with the site that it means and whether it means it anywhere in a text.
static SPELLINGS: LazyLock<(Vec<Spelling>, PhraseSet)> = LazyLock::new(|| {
    let of_site = |site: &'static PaySite| {
        let anywhere = site.spellings.iter().map(|text| (*text, true));
        let alone = site.alone.iter().map(|text| (*text, false));
        { anywhere.chain(alone) }.map(move |(text, is_anywhere)| Spelling {
            site,
            text,
            is_anywhere,
        })
    };
    let spellings: Vec<Spelling> = PAY_SITES.iter().flat_map(of_site).collect();
    let phrases = PhraseSet::of(spellings.iter().map(|spelling| spelling.text));
    (spellings, phrases)
});

struct Spelling {
    site: &'static PaySite,
    text: &'static str,
    /// Or only as the whole name of a source.
    is_anywhere: bool,
}

impl Spelling {
    /// Whether what a text has for it is it: with a capital, case counts.
    fn is(&self, written: &str) -> bool {
        let is_cased = self.text.bytes().any(|byte| byte.is_ascii_uppercase());
        !is_cased || self.text == written
    }
}

/// The spellings that are in `text` as words, whatever their case, and where.
fn spelled_in(text: &str) -> impl Iterator<Item = (&'static Spelling, TextRange)> {
    let (spellings, phrases) = &*SPELLINGS;
    let found = phrases.find_words_in(text);
    found.map(|(index, range)| (&spellings[index], range))
}

/// The pay sites that `text` names, each with the first place where it does.
pub(crate) fn named_in(text: &str) -> Vec<(&'static PaySite, TextRange)> {
    let named = spelled_in(text).filter(|(spelling, range)| {
        spelling.is_anywhere && spelling.is(&text[range.start()..range.end()])
    });
    let mut found: Vec<(&'static PaySite, TextRange)> = named
        .map(|(spelling, range)| (spelling.site, range))
        .collect();
    found.sort_by_key(|(_, range)| *range);
    let mut seen = HashSet::new();
    found.retain(|(site, _)| seen.insert(site.name));
    found
}

/// The pay sites that `text` names, also by the names that they have as sources, in any case.
pub(crate) fn mentioned_in(text: &str) -> HashSet<&'static str> {
    spelled_in(text)
        .map(|(spelling, _)| spelling.site.name)
        .collect()
}

/// The pay site that is the source `name`, at `url`.
pub(crate) fn of_source(name: &str, url: &str) -> Option<&'static PaySite> {
    let lower = name.trim().to_ascii_lowercase();
    let alone = PAY_SITES
        .iter()
        .find(|site| site.alone.contains(&lower.as_str()));
    let named = || {
        named_in(&format!("{name} {url}"))
            .first()
            .map(|(site, _)| *site)
    };
    alone.or_else(named)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sites_are_found_as_words() {
        let names = |text: &str| -> Vec<&str> {
            named_in(text).iter().map(|(site, _)| site.name).collect()
        };
        assert_eq!(
            names("Wall Street Oasis, then https://www.glassdoor.com/x"),
            ["Wall Street Oasis", "Glassdoor"]
        );
        assert_eq!(names("Blind threads (Teamblind.com)"), ["Blind"]);
        assert_eq!(
            names("Color-blind hiring; people hired, and indeed many"),
            [""; 0]
        );
        let id = |name, url| of_source(name, url).map(|site| site.name);
        assert_eq!(id("Hired", ""), Some("Hired"));
        assert_eq!(
            id("Salaries", "https://levels.fyi/acme"),
            Some("Levels.fyi")
        );
        assert_eq!(id("H-1B disclosures", ""), Some("H1B Salary Data"));
        assert_eq!(id("Annual report", ""), None);
    }
}

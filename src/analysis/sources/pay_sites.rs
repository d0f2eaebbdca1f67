//! The places that pay figures are commonly taken from, and how they are written.

use crate::text::TextRange;

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

/// The pay sites that `text` names, each with the first place where it does.
pub(crate) fn named_in(text: &str) -> Vec<(&'static PaySite, TextRange)> {
    let lower = text.to_ascii_lowercase();
    let mut found: Vec<(&'static PaySite, TextRange)> = PAY_SITES
        .iter()
        .filter_map(|site| {
            let places = site.spellings.iter().filter_map(|spelling| {
                let is_cased = spelling.bytes().any(|byte| byte.is_ascii_uppercase());
                find_word(if is_cased { text } else { &lower }, spelling)
            });
            Some((site, places.min()?))
        })
        .collect();
    found.sort_by_key(|(_, range)| *range);
    found
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

impl PaySite {
    /// Whether `text` names it, also by the name it has as a source.
    pub(crate) fn is_named_in(&self, text: &str) -> bool {
        let lower = text.to_ascii_lowercase();
        let mut spellings = self.spellings.iter().chain(self.alone);
        spellings.any(|spelling| find_word(&lower, &spelling.to_ascii_lowercase()).is_some())
    }
}

/// Where `word` first is in `text` as words of their own.
fn find_word(text: &str, word: &str) -> Option<TextRange> {
    let is_part = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(word)
        .find(|(at, _)| {
            let before = text[..*at].chars().next_back();
            let after = text[at + word.len()..].chars().next();
            !is_part(before) && !is_part(after)
        })
        .map(|(at, _)| TextRange::new(at, at + word.len()))
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

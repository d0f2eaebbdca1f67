//! The words of region labels that name no place.

/// What a word or phrase says about a region.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Meaning {
    /// Nothing at all: `HQ`, `equivalent`.
    Nothing,
    /// Nothing beside a place's name: `Greater`, `Metro`, `office`.
    Filler,
    /// How people work there, or which pay zone it is: `remote`, `tier`. Pay may differ by it.
    Variant,
    /// More than a country: `EMEA`, `West Coast`.
    Wide,
    /// What makes it some other place, or several: `other`, `excluding`.
    Elsewhere,
    /// `and`, `or`.
    Joins,
}

/// Words of the longest phrase.
pub(super) const LONGEST: usize = 4;

pub(super) fn meaning(phrase: &str) -> Option<Meaning> {
    Some(match phrase {
        "hq" | "hqs" | "headquarters" | "headquarter" | "headquartered" | "head office"
        | "global hq" | "global headquarters" | "world hq" | "world headquarters"
        | "worldwide hq" | "worldwide headquarters" | "international hq"
        | "international headquarters" | "regional hq" | "regional headquarters" | "main hq"
        | "corporate hq" | "company hq" | "co hq" | "dual hq" | "joint hq" | "second hq"
        | "hauptsitz" | "siege" | "primary" | "main" | "equiv" | "equivalent" | "equivalents"
        | "in local currency" | "local currency" | "currency" => Meaning::Nothing,
        "greater" | "metro" | "metropolitan" | "metropolitan area" | "metroplex" | "area"
        | "areas" | "region" | "city" | "city of" | "county" | "downtown" | "office" | "offices"
        | "hub" | "campus" | "site" | "market" | "based" | "location" | "the" | "in" | "of"
        | "at" | "local" | "base" | "only" | "main office" | "main site" | "home office"
        | "primary hub" | "tech hub" | "engineering hub" | "corporate" | "paid in" | "cbd"
        | "city center" | "city centre" | "central business district" | "sar" => Meaning::Filler,
        "remote" | "hybrid" | "onsite" | "on site" | "in office" | "in person" | "wfh" | "virtual"
        | "work from home" | "distributed" | "fully remote" | "remote first" | "tier" | "zone"
        | "geo" | "band" | "remoto" | "teletravail" | "rare" | "very rare" | "limited"
        | "home based" | "office based" | "field" | "relocation" | "expat" => Meaning::Variant,
        "europe" | "european" | "eu" | "emea" | "eea" | "apac" | "asia" | "asian" | "apj"
        | "japac" | "asia pacific" | "asia pac" | "asean" | "latam" | "latin america"
        | "americas" | "the americas" | "amer" | "amers" | "north america" | "northern america"
        | "namer" | "noram" | "nam" | "south america" | "central america" | "middle east"
        | "mena" | "menat" | "africa" | "oceania" | "anz" | "dach" | "nordics" | "nordic"
        | "scandinavia" | "benelux" | "cee" | "cis" | "see" | "eastern europe"
        | "western europe" | "central europe" | "northern europe" | "southern europe"
        | "central and eastern europe" | "uk and ireland" | "uk ireland" | "uki" | "ukie"
        | "southeast asia" | "south east asia" | "sea" | "south asia" | "east asia" | "gcc"
        | "gulf" | "greater china" | "iberia" | "baltics" | "balkans" | "caribbean"
        | "east coast" | "west coast" | "midwest" | "northeast" | "southeast" | "southwest"
        | "northwest" | "west" | "east" | "north" | "south" | "central" | "pacific northwest" | "pnw" | "new england" | "sun belt" | "sunbelt"
        | "global" | "globally" | "worldwide" | "international" | "anywhere" | "world"
        | "earth" | "row" | "rest of world" | "rest of the world" | "sub saharan africa"
        | "eurozone" | "euro area" => Meaning::Wide,
        "other" | "others" | "rest" | "outside" | "excluding" | "excl" | "except" | "ex" | "non"
        | "not" | "elsewhere" | "without" | "remaining" | "all" | "any" | "various" | "multiple"
        | "several" | "most" | "national" | "nationwide" | "state" | "province" | "near" | "vs"
        | "rural" | "average" | "avg" | "median" => Meaning::Elsewhere,
        "and" | "or" | "und" | "et" | "oder" | "y" => Meaning::Joins,
        _ => return None,
    })
}

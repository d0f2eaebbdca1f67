//! Sites of guides, made in memory.

use std::collections::BTreeMap;

use negguide::check::{CheckOptions, Checked, PackedCheck, read_and_check};
use negguide::model::Guide;
use negguide::render::{Artifact, Published, SiteOptions, Templates, render};
use negguide::syntax::Limits;
use negguide::text::Source;

/// The files of a site by their paths, but for those that are no text.
pub(crate) type Site = BTreeMap<String, String>;

pub(crate) fn read(path: &str, text: &str) -> Guide {
    Guide::read(Source::new(path, text), &Limits::default())
}

/// `guides` as they are if nothing is found in them.
pub(crate) fn packed(guides: &[Guide]) -> Vec<PackedCheck> {
    let guides = guides.iter().cloned();
    let packed = guides.map(|guide| Checked::new(guide, Vec::new()).into());
    packed.collect()
}

/// `guides` as they are published.
pub(crate) fn published(guides: &[PackedCheck]) -> Vec<Published<'_>> {
    let published = guides.iter().map(|guide| Published {
        guide,
        card: None,
        file: guide.guide().path(),
    });
    published.collect()
}

pub(crate) fn options() -> SiteOptions {
    SiteOptions {
        generator: "negguide x.y.z".to_string(),
        ..SiteOptions::new("Guides", "2026-03-01".parse().expect("a date"))
    }
}

pub(crate) fn default_theme() -> Templates {
    Templates::new(BTreeMap::new()).expect("the default theme is sound")
}

pub(crate) fn by_path(artifacts: Vec<Artifact>) -> Site {
    let texts = artifacts
        .into_iter()
        .filter(|file| !file.path.ends_with(".parquet"));
    let text = |artifact: Artifact| {
        let text = String::from_utf8(artifact.bytes).expect("artifacts are UTF-8");
        (artifact.path, text)
    };
    texts.map(text).collect()
}

/// Pay whose grants vest by a schedule, evenly over three years, and with one sign-on or two.
pub(crate) const BY_YEAR: &str = "\
- region: Dublin
  base_low: 100000
  base_high: 120000
  stock_low: 90000
  stock_high: 100000
  stock_type: RSU
  stock_vest_schedule: [5, 15, 40, 40]
  bonus_pct_low: 5
  bonus_pct_high: 10
  signing_bonus_low: 20000
  signing_bonus_high: 30000
  signing_bonus_year2_low: 10000
  signing_bonus_year2_high: 15000
  total_comp_low: 130000
  total_comp_high: 155000
  currency: EUR
- region: Lyon
  base_low: 100000
  base_high: 120000
  stock_low: 100
  stock_high: 200
  stock_vest_schedule: [33.33, 33.33, 33.34]
  bonus_pct: 0
  currency: EUR
- region: Rome
  base_low: 100000
  base_high: 120000
  stock_low: 80000
  stock_high: 80000
  stock_vest_years: 3
  bonus_pct: 10
  signing_bonus_low: 0
  signing_bonus_high: 5000
  currency: EUR
";

/// The site of one guide with what is found in it.
pub(crate) fn checked_site(text: &str) -> Site {
    let mut check = CheckOptions::default();
    check.scope.as_of = "2026-03-01".parse().ok();
    let checked = read_and_check(Source::new(super::PATH, text), &check);
    let guides = [checked.into()];
    by_path(render(published(&guides), &default_theme(), &options()).expect("a site"))
}

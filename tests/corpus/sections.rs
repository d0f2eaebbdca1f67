//! How many guides have each section, in which form; and what stays unrecognised.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use negguide::model::Guide;
use negguide::model::body::SectionKind;
use negguide::syntax::Limits;
use negguide::text::Source;

const EXPECTED: [SectionKind; 7] = [
    SectionKind::Title,
    SectionKind::Summary,
    SectionKind::PayTable,
    SectionKind::LevelMapping,
    SectionKind::GlobalLevers,
    SectionKind::Strategy,
    SectionKind::Evidence,
];

/// In how many guides of the corpus of 560 a section is found absent, each other section in none.
/// More of them would mean that a form is no longer recognised.
const ABSENT: [(SectionKind, usize); 2] =
    [(SectionKind::Summary, 14), (SectionKind::LevelMapping, 24)];

/// Prints what was recognised; true where no section is absent from more guides than is known.
pub(crate) fn report(corpus: &Path) -> bool {
    let mut forms: BTreeMap<String, usize> = BTreeMap::new();
    let mut absent: BTreeMap<SectionKind, Vec<String>> = BTreeMap::new();
    let mut levers: BTreeMap<usize, usize> = BTreeMap::new();
    let (mut guides, mut all_levers, mut scripts, mut evidence) = (0, 0, 0, 0);
    for path in guides_in(corpus) {
        guides += 1;
        let bytes = std::fs::read(&path).expect("the guide is readable");
        let name = name_in(corpus, &path);
        let guide = Guide::read(Source::from_bytes(name.clone(), bytes), &Limits::default());
        for section in &guide.body.sections {
            *forms
                .entry(format!("{:?} {:?}", section.kind, section.form))
                .or_default() += 1;
        }
        for kind in EXPECTED {
            if guide.body.section(kind).is_none() {
                absent.entry(kind).or_default().push(name.clone());
            }
        }
        *levers.entry(guide.body.levers.len()).or_default() += 1;
        all_levers += guide.body.levers.len();
        scripts += guide
            .body
            .levers
            .iter()
            .filter(|lever| lever.script.is_some())
            .count();
        evidence += usize::from(!guide.body.evidence.is_empty());
    }
    println!("\nsections of {guides} guides, by form");
    for (form, count) in &forms {
        println!("  {form:<32} {count:>5}");
    }
    println!("\nlevers per guide: {levers:?}; {scripts} of {all_levers} levers have a script");
    println!("guides with evidence items: {evidence}");
    for (kind, names) in &absent {
        println!(
            "without {kind:?}: {} {:?}",
            names.len(),
            &names[..names.len().min(5)]
        );
    }
    let absent: BTreeMap<SectionKind, usize> = absent
        .into_iter()
        .map(|(kind, names)| (kind, names.len()))
        .collect();
    let as_known = absent == BTreeMap::from(ABSENT);
    if !as_known {
        println!("expected these to be absent, and no others: {ABSENT:?}");
    }
    as_known
}

/// The path of a guide below the corpus, as the truth has it.
pub(crate) fn name_in(corpus: &Path, path: &Path) -> String {
    let below = path.strip_prefix(corpus).unwrap_or(path);
    below.display().to_string()
}

pub(crate) fn guides_in(corpus: &Path) -> Vec<PathBuf> {
    let list = |folder: &Path| -> Vec<PathBuf> {
        let mut paths: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("the folder is readable")
            .filter_map(|entry| Some(entry.ok()?.path()))
            .collect();
        paths.sort();
        paths
    };
    let folders = list(corpus).into_iter().filter(|path| path.is_dir());
    folders
        .flat_map(|folder| list(&folder))
        .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
        .collect()
}

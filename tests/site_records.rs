//! What a build keeps of guides, and what the next one takes of it.

mod common;

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::sync::Mutex;

use common::site::{default_theme, options, packed, published, read};
use negguide::check::PackedCheck;
use negguide::render::{Artifact, CompanyRecords, FoundFile, GrowingFile, Outlet, render_to};

/// Bytes of files by their paths.
type Files = BTreeMap<String, Vec<u8>>;

/// A site and what is kept beside it.
#[derive(Default)]
struct KeptSite {
    files: Mutex<Files>,
    made_of: Mutex<BTreeMap<String, u128>>,
    records: Mutex<BTreeMap<String, CompanyRecords>>,
    /// The companies whose records were kept in this build.
    changed: Mutex<Vec<String>>,
}

impl KeptSite {
    fn files(&self) -> Files {
        self.files.lock().unwrap().clone()
    }

    /// The companies whose records were kept since the last call.
    fn changed(&self) -> Vec<String> {
        std::mem::take(&mut *self.changed.lock().unwrap())
    }
}

impl Outlet for KeptSite {
    fn take(&self, artifact: Artifact) {
        let Artifact { path, bytes } = artifact;
        self.files.lock().unwrap().insert(path, bytes);
    }

    fn take_made_of(&self, artifact: Artifact, made_of: u128) {
        let mut all = self.made_of.lock().unwrap();
        all.insert(artifact.path.clone(), made_of);
        self.take(artifact);
    }

    fn find(&self, path: &str, made_of: u128) -> Option<FoundFile> {
        let all = self.made_of.lock().unwrap();
        (all.get(path) == Some(&made_of)).then(|| FoundFile {
            path: path.to_string(),
            hash: String::new(),
            made_of,
        })
    }

    fn keep(&self, _: FoundFile) {}

    fn keeps_records(&self) -> bool {
        true
    }

    fn records(&self, company: &str) -> CompanyRecords {
        let all = self.records.lock().unwrap();
        all.get(company).cloned().unwrap_or_default()
    }

    fn keep_records(&self, company: &str, records: &CompanyRecords) {
        self.changed.lock().unwrap().push(company.to_string());
        let mut all = self.records.lock().unwrap();
        all.insert(company.to_string(), records.clone());
    }

    fn open(&self, path: &str) -> Box<dyn GrowingFile + '_> {
        Box::new(Growing {
            site: self,
            path: path.to_string(),
            bytes: Vec::new(),
        })
    }
}

struct Growing<'s> {
    site: &'s KeptSite,
    path: String,
    bytes: Vec<u8>,
}

impl Write for Growing<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.bytes.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl GrowingFile for Growing<'_> {
    fn close(self: Box<Self>) {
        let Growing { site, path, bytes } = *self;
        site.take(Artifact { path, bytes });
    }
}

/// A guide of `company`, whose name no other text has.
fn guide(company: &str, name: &str) -> PackedCheck {
    let text = common::sound_guide()
        .replace("company: acme", &format!("company: {company}"))
        .replace("company_display: Acme", &format!("company_display: {name}"));
    let path = format!("guides/{company}/software-engineer.md");
    packed(&[read(&path, &text)]).remove(0)
}

fn build(site: &KeptSite, guides: &[PackedCheck]) {
    let failed = render_to(site, published(guides), &default_theme(), &options());
    assert_eq!(failed.expect("a site"), []);
}

#[test]
fn records_make_the_same_site_and_are_kept_once() {
    let site = KeptSite::default();
    let guides = [guide("acme", "Quuxly"), guide("globex", "Fnordly")];
    build(&site, &guides);
    let made = site.files();
    assert_eq!(site.changed(), ["acme", "globex"]);
    build(&site, &guides);
    assert!(site.files() == made);
    assert_eq!(site.changed(), [""; 0]);
    build(
        &site,
        &[guide("acme", "Quuxly"), guide("globex", "Gnordly")],
    );
    assert_eq!(site.changed(), ["globex"]);
    let anew = KeptSite::default();
    build(
        &anew,
        &[guide("acme", "Quuxly"), guide("globex", "Gnordly")],
    );
    assert!(site.files() == anew.files());
}

/// A short guide of `acme`.
fn short_guide(role: &str, words: &str) -> PackedCheck {
    let text = format!("---\ncompany: acme\nrole: {role}\n---\n{words}\n");
    packed(&[read(&format!("guides/acme/{role}.md"), &text)]).remove(0)
}

/// Whether there is a record of a guide of `acme` with this role.
fn has_record(site: &KeptSite, role: &str) -> bool {
    let records = postcard::to_stdvec(&site.records("acme")).expect("records");
    // The name of a role is written behind its length.
    let length = u8::try_from(role.len()).expect("a short role");
    let role = [&[length], role.as_bytes()].concat();
    records.windows(role.len()).any(|window| window == role)
}

#[test]
fn records_of_guides_that_are_gone_are_dropped() {
    let site = KeptSite::default();
    build(&site, &[short_guide("one", "A"), short_guide("two", "B")]);
    assert!(has_record(&site, "one") && has_record(&site, "two"));
    build(&site, &[short_guide("two", "C")]);
    assert!(!has_record(&site, "one") && has_record(&site, "two"));
}

#[test]
fn a_large_company_has_records_of_its_first_guides_only() {
    let site = KeptSite::default();
    let guides = (0..300).map(|at| short_guide(&format!("role-{at:03}"), "A"));
    let guides: Vec<PackedCheck> = guides.collect();
    build(&site, &guides);
    assert!(has_record(&site, "role-000") && !has_record(&site, "role-299"));
    let made = site.files();
    build(&site, &guides);
    assert!(site.files() == made);
}

/// Writes another name into the records of a company, where `is_changed` says so of its places.
fn rename_in_records(site: &KeptSite, is_changed: impl Fn(usize) -> bool) {
    let mut all = site.records.lock().unwrap();
    let mut bytes = postcard::to_stdvec(&all["acme"]).expect("records");
    let name = |(_, window): &(usize, &[u8])| *window == b"Quuxly";
    let places: Vec<usize> = { bytes.windows(6).enumerate() }
        .filter(name)
        .map(|(at, _)| at)
        .collect();
    assert!(places.len() > 1, "the card has it, and the data");
    for (index, at) in places.into_iter().enumerate() {
        if is_changed(index) {
            bytes[at] = b'K';
        }
    }
    let changed = postcard::from_bytes(&bytes).expect("records");
    all.insert("acme".to_string(), changed);
}

/// Whether the file called `name` has `words`.
fn has(site: &KeptSite, name: &str, words: &str) -> bool {
    String::from_utf8_lossy(&site.files()[name]).contains(words)
}

/// Nothing is read of a guide whose files and record are there: what the record says is believed.
#[test]
fn an_unchanged_guide_is_not_read() {
    let site = KeptSite::default();
    let guides = [guide("acme", "Quuxly"), guide("globex", "Fnordly")];
    build(&site, &guides);
    rename_in_records(&site, |index| index > 0);
    build(&site, &guides);
    assert!(has(&site, "data/guides.json", "Kuuxly"));
    assert!(has(&site, "index.html", "Quuxly"));
}

/// A guide that is called otherwise in lists gets another page, and is read for it.
#[test]
fn lists_are_made_of_what_is_kept() {
    let site = KeptSite::default();
    let guides = [guide("acme", "Quuxly"), guide("globex", "Fnordly")];
    build(&site, &guides);
    rename_in_records(&site, |index| index == 0);
    build(&site, &guides);
    assert!(has(&site, "index.html", "Kuuxly"));
    assert!(has(&site, "data/guides.json", "Quuxly"));
}

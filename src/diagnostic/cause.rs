//! What findings that come from one mistake have in common.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize};
use xxhash_rust::xxh3::Xxh3;

use crate::text::interned;

/// The mistake that a finding comes from. Equal ones, in one guide or in several, are one mistake, which
/// reports for people explain once.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize)]
pub struct CauseKey {
    /// What kind of mistake it is: a phrase with `{}` for each part of the subject.
    kind: &'static str,
    /// What it is about, such as an entry and a file.
    subject: Vec<String>,
}

/// A [`CauseKey`] as it is read back.
#[derive(Deserialize)]
struct ReadCauseKey<'d> {
    kind: &'d str,
    subject: Vec<String>,
}

impl<'d> Deserialize<'d> for CauseKey {
    fn deserialize<D: Deserializer<'d>>(from: D) -> Result<CauseKey, D::Error> {
        let read = ReadCauseKey::deserialize(from)?;
        Ok(CauseKey {
            kind: interned(read.kind),
            subject: read.subject,
        })
    }
}

impl CauseKey {
    /// A hash of it; no two causes are known to have the same.
    pub fn digest(&self) -> u128 {
        let mut hash = Xxh3::new();
        let subject = self.subject.iter().map(String::as_str);
        for part in std::iter::once(self.kind).chain(subject) {
            hash.update(&(part.len() as u64).to_le_bytes());
            hash.update(part.as_bytes());
        }
        hash.digest128()
    }

    /// `CauseKey::new("totals of {} in {}", [&region, &path])`
    pub fn new<const N: usize>(kind: &'static str, subject: [&dyn fmt::Display; N]) -> CauseKey {
        debug_assert_eq!(kind.matches("{}").count(), N, "{kind}");
        CauseKey {
            kind,
            subject: subject.iter().map(ToString::to_string).collect(),
        }
    }
}

/// The phrase about its subject.
impl fmt::Display for CauseKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut subject = self.subject.iter();
        for (index, words) in self.kind.split("{}").enumerate() {
            if index > 0 {
                f.write_str(subject.next().map_or("", String::as_str))?;
            }
            f.write_str(words)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_phrase_names_the_subject() {
        let key = CauseKey::new("pay of {} lost in {}", [&"{}", &"a.md"]);
        assert_eq!(key.to_string(), "pay of {} lost in a.md");
    }

    #[test]
    fn equal_words_of_other_kinds_or_subjects_are_other_causes() {
        let pay = CauseKey::new("{} lost in {}", [&"pay", &"a lost in b"]);
        let split = CauseKey::new("{} lost in {}", [&"pay lost in a", &"b"]);
        let whole = CauseKey::new("pay lost in {}", [&"a lost in b"]);
        assert_eq!(pay.to_string(), split.to_string());
        assert_eq!(pay.to_string(), whole.to_string());
        assert!(pay != split && pay != whole);
        assert!(pay.digest() != split.digest() && pay.digest() != whole.digest());
        assert_eq!(
            pay,
            CauseKey::new("{} lost in {}", [&"pay", &"a lost in b"])
        );
    }
}

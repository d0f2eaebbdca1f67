//! Findings in little room.

use crate::diagnostic::Diagnostic;
use crate::rules::internal_error;

/// A guide's findings of the rules between guides, encoded: many thousands of guides can have some at once.
#[derive(Debug, Default)]
pub(super) struct EncodedFindings(Vec<u8>);

impl EncodedFindings {
    pub(super) fn of(finding: &Diagnostic) -> EncodedFindings {
        let bytes = postcard::to_stdvec(finding);
        debug_assert!(bytes.is_ok(), "findings can be written");
        // What cannot be read is an internal error then.
        EncodedFindings(bytes.unwrap_or_else(|_| vec![0]))
    }

    pub(super) fn append(&mut self, more: &EncodedFindings) {
        self.0.reserve_exact(more.0.len());
        self.0.extend_from_slice(&more.0);
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn decoded(&self) -> Vec<Diagnostic> {
        let mut findings = Vec::new();
        let mut rest = &self.0[..];
        while !rest.is_empty() {
            let Ok((finding, more)) = postcard::take_from_bytes(rest) else {
                debug_assert!(false, "what was written can be read");
                findings.push(internal_error(None));
                break;
            };
            findings.push(finding);
            rest = more;
        }
        findings
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::rules::RULES;

    #[test]
    fn findings_come_back_in_their_order() {
        let findings = [None, Some(RULES[0].meta().id)].map(internal_error);
        let mut encoded = EncodedFindings::default();
        assert!(encoded.is_empty());
        for finding in &findings {
            encoded.append(&EncodedFindings::of(finding));
        }
        assert_eq!(encoded.decoded(), findings);
    }
}

//! Headers that were read before: the same few hundred are in thousands of guides.

use std::cell::RefCell;
use std::collections::HashMap;

use super::Header;

/// The cache is emptied when it has this many texts.
const MOST_HEADERS: usize = 4096;

/// Headers by the text they were read from.
#[derive(Default)]
pub(super) struct KnownHeaders(RefCell<HashMap<Box<str>, Header>>);

impl KnownHeaders {
    /// The reading of `text`, which `read` makes the first time.
    pub(super) fn get_or_read(&self, text: &str, read: impl FnOnce(&str) -> Header) -> Header {
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let header = read(text);
        let mut known = self.0.borrow_mut();
        if known.len() >= MOST_HEADERS {
            known.clear();
        }
        known.insert(text.into(), header.clone());
        header
    }
}

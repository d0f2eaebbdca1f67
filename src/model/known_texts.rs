//! Texts that were read before: the same few hundred headers and labels are in thousands of guides.

use std::cell::RefCell;

use foldhash::HashMap;

/// The cache is emptied when it has this many texts.
const MOST_TEXTS: usize = 4096;

/// Bytes of a text that is kept.
const LONGEST_KEPT: usize = 200;

/// What texts were read as.
pub(super) struct KnownTexts<T>(RefCell<HashMap<Box<str>, T>>);

impl<T> Default for KnownTexts<T> {
    fn default() -> Self {
        KnownTexts(RefCell::default())
    }
}

impl<T: Clone> KnownTexts<T> {
    /// The reading of `text`, which `read` makes the first time.
    pub(super) fn get_or_read(&self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.0.borrow().get(text) {
            return known.clone();
        }
        let reading = read(text);
        if text.len() <= LONGEST_KEPT {
            let mut known = self.0.borrow_mut();
            if known.len() >= MOST_TEXTS {
                known.clear();
            }
            known.insert(text.into(), reading.clone());
        }
        reading
    }

    /// Forgets all.
    pub(super) fn clear(&self) {
        self.0.borrow_mut().clear();
    }
}

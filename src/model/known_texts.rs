//! Texts that were read before: the same few hundred headers and labels are in thousands of guides.

use std::cell::RefCell;

use foldhash::HashMap;

/// Texts that are kept, where nothing else is said.
const MOST_TEXTS: usize = 4096;

/// Bytes of a text that is kept.
const LONGEST_KEPT: usize = 200;

/// What texts were read as.
pub(super) struct KnownTexts<T> {
    texts: RefCell<HashMap<Box<str>, T>>,
    /// It is emptied when it has this many.
    most: usize,
}

impl<T> Default for KnownTexts<T> {
    fn default() -> Self {
        KnownTexts::at_most(MOST_TEXTS)
    }
}

impl<T> KnownTexts<T> {
    pub(super) fn at_most(most: usize) -> KnownTexts<T> {
        let texts = RefCell::default();
        KnownTexts { texts, most }
    }
}

impl<T: Clone> KnownTexts<T> {
    /// The reading of `text`, which `read` makes the first time.
    pub(super) fn get_or_read(&self, text: &str, read: impl FnOnce(&str) -> T) -> T {
        if let Some(known) = self.texts.borrow().get(text) {
            return known.clone();
        }
        let reading = read(text);
        if text.len() <= LONGEST_KEPT {
            let mut known = self.texts.borrow_mut();
            if known.len() >= self.most {
                known.clear();
            }
            known.insert(text.into(), reading.clone());
        }
        reading
    }

    /// Forgets all.
    pub(super) fn clear(&self) {
        self.texts.borrow_mut().clear();
    }
}

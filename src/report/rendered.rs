//! Findings as they are laid out for people, kept from one run to the next: laying them out takes several times as long
//! as taking them from the cache.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Mutex;

use crate::text::Packed;

/// The most packed bytes of texts that are kept: more of them would take up the memory of a large project.
const MOST_BYTES: usize = 2 << 20;

/// What is shown of the findings of guides: a text for each guide, by a hash of all that the text depends on.
#[derive(Debug, Default)]
pub struct RenderedTexts {
    earlier: BTreeMap<u128, Packed>,
    /// Their packed bytes.
    earlier_bytes: usize,
    this_run: Mutex<ThisRun>,
}

/// What the current run has done so far.
#[derive(Debug, Default)]
struct ThisRun {
    /// The keys of the earlier texts that it has shown.
    shown: BTreeSet<u128>,
    /// How many texts it has made.
    made: usize,
    /// Those of the texts made that will be kept.
    new: BTreeMap<u128, Packed>,
    /// Their packed bytes.
    new_bytes: usize,
    /// Whether a text could not be kept because there was no room.
    is_full: bool,
}

impl RenderedTexts {
    /// With those of an earlier run.
    pub fn of(earlier: BTreeMap<u128, Packed>) -> RenderedTexts {
        RenderedTexts {
            earlier_bytes: earlier.values().map(|text| text.compressed().len()).sum(),
            earlier,
            this_run: Mutex::default(),
        }
    }

    /// The text with this `key`: of an earlier run, or the one that `render` makes.
    pub(super) fn get_or_render(&self, key: u128, render: impl FnOnce() -> String) -> String {
        let earlier = self.earlier.get(&key).map(Packed::bytes);
        if let Some(text) = earlier.and_then(|bytes| String::from_utf8(bytes).ok()) {
            if let Ok(mut run) = self.this_run.lock() {
                run.shown.insert(key);
            }
            return text;
        }
        let text = render();
        if self.count_made() {
            let packed = Packed::of(text.as_bytes());
            if let Ok(mut run) = self.this_run.lock() {
                run.keep(key, packed, MOST_BYTES.saturating_sub(self.earlier_bytes));
            }
        }
        text
    }

    /// Counts a text that is made. Whether it may be kept: none is once there was no room for one.
    fn count_made(&self) -> bool {
        let run = self.this_run.lock();
        run.is_ok_and(|mut run| {
            run.made += 1;
            !run.is_full
        })
    }

    /// How many texts this run took from an earlier one, and how many it made.
    pub fn counts(&self) -> (usize, usize) {
        let run = self.this_run.lock();
        run.map_or((0, 0), |run| (run.shown.len(), run.made))
    }

    /// The texts to keep; `None` if they are the earlier ones. Those that this run does not show stay as long as there is
    /// room for them: another run may show them, in another style or of other rules.
    pub fn into_changed(self) -> Option<BTreeMap<u128, Packed>> {
        let run = self.this_run.into_inner().ok()?;
        let mut kept = self.earlier;
        let all = kept.len();
        if run.is_full {
            kept.retain(|key, _| run.shown.contains(key));
        }
        let is_changed = kept.len() < all || !run.new.is_empty();
        kept.extend(run.new);
        is_changed.then_some(kept)
    }
}

impl ThisRun {
    /// Keeps a text, if all new ones then have `most` bytes at most.
    fn keep(&mut self, key: u128, text: Packed, most: usize) {
        let bytes = text.compressed().len();
        if self.new_bytes + bytes <= most {
            self.new_bytes += bytes;
            self.new.insert(key, text);
        } else {
            self.is_full = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_made_once_and_kept() {
        let texts = RenderedTexts::default();
        for key in 0..3 {
            assert_eq!(
                texts.get_or_render(key, || format!("text {key}")),
                format!("text {key}")
            );
        }
        let texts = RenderedTexts::of(texts.into_changed().unwrap());
        let no_need = || unreachable!("the text is known");
        assert_eq!(texts.get_or_render(1, no_need), "text 1");
        assert_eq!(texts.get_or_render(2, no_need), "text 2");
        assert_eq!(texts.counts(), (2, 0));
        assert_eq!(texts.get_or_render(7, || "text 7".to_string()), "text 7");
        assert_eq!(texts.counts(), (2, 1));
        let kept = texts.into_changed().unwrap();
        assert_eq!(kept.keys().copied().collect::<Vec<_>>(), [0, 1, 2, 7]);
        let texts = RenderedTexts::of(kept);
        texts.get_or_render(7, no_need);
        assert!(texts.into_changed().is_none(), "nothing is new");
    }

    #[test]
    fn only_so_many_bytes_are_kept() {
        let texts = RenderedTexts::default();
        let mut noise = 1_u32;
        let mut text = || -> String {
            let characters = (0..1 << 20).map(|_| {
                noise ^= noise << 13;
                noise ^= noise >> 17;
                noise ^= noise << 5;
                char::from(b' ' + (noise % 95) as u8)
            });
            characters.collect()
        };
        for key in 0..5 {
            texts.get_or_render(key, &mut text);
        }
        let kept = texts.into_changed().unwrap();
        assert!(!kept.is_empty() && kept.len() < 5, "{}", kept.len());
        let texts = RenderedTexts::of(kept);
        assert!(texts.earlier_bytes <= MOST_BYTES);
        // None of those that took the room is shown again.
        texts.get_or_render(7, &mut text);
        let texts = RenderedTexts::of(texts.into_changed().unwrap());
        assert_eq!(texts.earlier_bytes, 0);
        texts.get_or_render(7, &mut text);
        assert_eq!(texts.into_changed().unwrap().len(), 1);
    }
}

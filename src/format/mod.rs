//! The one canonical printer of guides.
//!
//! What it changes is how a guide is written: the order of keys, quoting, indentation, the openers
//! of known sections, list markers, blank lines, the columns of tables. What a guide states it
//! keeps: the result is read again, and where it would not be read as the same guide, less is
//! changed. What negguide does not understand stays as its author wrote it.

mod body;
mod front;
mod head;
mod refusal;
mod style;

use std::borrow::Cow;
use std::sync::Arc;

use crate::model::{Guide, Outline, Places};
use crate::syntax::Limits;
use crate::text::Source;

pub use refusal::Refusal;
pub use style::{Figures, FormatStyle, LineEndings, Tables};

/// Passes after which a guide is taken never to settle. Two are enough for nearly every guide: a
/// further one is needed where a change makes room for another, such as an item that is moved
/// together with the list in it.
const PASSES: usize = 16;

/// How guides are read and printed.
#[derive(Clone, Copy, Debug)]
pub struct Formatter<'a> {
    pub limits: &'a Limits,
    pub places: &'a Arc<Places>,
    pub style: &'a FormatStyle,
}

impl Formatter<'_> {
    /// `source` in canonical form: equal to its text where there is nothing to change. Formatting the
    /// result gives the result.
    pub fn format(&self, source: &Source) -> Result<String, Refusal> {
        let outline = self.read_plain(source)?;
        let text = self.settle(&outline)?;
        Ok(self.style.line_endings.apply(text, source))
    }

    /// The same of a guide that is read already.
    fn format_outline(&self, outline: &Outline) -> Result<String, Refusal> {
        let source = &outline.source;
        if plain(source) != *source.text {
            return self.format(source);
        }
        if let Some(refusal) = Refusal::of(outline) {
            return Err(refusal);
        }
        let text = self.settle(outline)?;
        Ok(self.style.line_endings.apply(text, source))
    }

    /// Whether [`Formatter::format`] leaves `source` as it is. Takes a part of the time: the first
    /// change that would be made is enough. So it does not notice a guide that would never settle.
    pub fn is_canonical(&self, source: &Source) -> Result<bool, Refusal> {
        let outline = self.read_plain(source)?;
        let plain = outline.source.text.to_string();
        Ok(self.style.line_endings.apply(plain, source) == *source.text
            && body::changed(&outline, *self.style).is_none()
            && head::changed(&outline, self.style.figures).is_none())
    }

    /// The outline of `source`, whose lines then end in LF and which then has no byte order mark.
    fn read_plain(&self, source: &Source) -> Result<Outline, Refusal> {
        if source.text.len() as u64 > self.limits.file_bytes {
            return Err(Refusal::of_large_file());
        }
        let outline = self.read(source.clone());
        if let Some(refusal) = Refusal::of(&outline) {
            return Err(refusal);
        }
        Ok(match plain(source) {
            Cow::Borrowed(text) if text.len() == source.text.len() => outline,
            text => self.read(Source::new(source.path.as_str(), text.into_owned())),
        })
    }

    fn read(&self, source: Source) -> Outline {
        Outline::read(source, self.limits, self.places)
    }

    /// Formats until nothing changes any more: the front matter first, since no change of the body changes it.
    fn settle(&self, first: &Outline) -> Result<String, Refusal> {
        let mut last = None;
        let mut is_head_settled = false;
        for _ in 0..PASSES {
            let outline = last.as_ref().unwrap_or(first);
            let head = if is_head_settled {
                None
            } else {
                self.head_changed(outline)
            };
            is_head_settled = head.is_none();
            match head.or_else(|| body::changed(outline, *self.style)) {
                Some(changed) => last = Some(changed),
                None => {
                    debug_assert!(self.head_changed(outline).is_none(), "settled once");
                    return Ok(outline.source.text.to_string());
                }
            }
        }
        Err(Refusal::Unsettled)
    }

    /// The guide with its front matter in canonical form, which is proven to be read as the same. `None` where
    /// nothing changes.
    fn head_changed(&self, outline: &Outline) -> Option<Outline> {
        let head = head::changed(outline, self.style.figures)?;
        let body = &outline.source.text[outline.body_range.start()..];
        let path = outline.source.path.as_str();
        Some(self.read(Source::new(path, [&head, body].concat())))
    }
}

/// `guide` as `build` writes it: canonical, the cells of its pay table printed from what they say,
/// LF line endings. A guide that can't be formatted is returned as its author wrote it, but for line
/// endings and byte order mark.
pub fn normalize(guide: &Guide) -> String {
    let formatter = Formatter {
        limits: &guide.limits,
        places: &guide.places,
        style: &NORMALIZED,
    };
    let text = formatter.format(&guide.source);
    text.unwrap_or_else(|_| plain(&guide.source).into_owned())
}

/// The same of a guide that is read and not lowered yet.
pub fn normalize_outline(outline: &Outline) -> String {
    let formatter = Formatter {
        limits: &outline.limits,
        places: &outline.places,
        style: &NORMALIZED,
    };
    let text = formatter.format_outline(outline);
    text.unwrap_or_else(|_| plain(&outline.source).into_owned())
}

const NORMALIZED: FormatStyle = FormatStyle {
    tables: Tables::Aligned,
    figures: Figures::Typed,
    line_endings: LineEndings::Lf,
};

/// The text of `source` without its byte order mark, each line ended by LF.
fn plain(source: &Source) -> Cow<'_, str> {
    let text = source.text.get(source.bom_len()..).unwrap_or_default();
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n").into()
    } else {
        text.into()
    }
}

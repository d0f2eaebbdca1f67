//! The one canonical printer of guides.
//!
//! What it changes is how a guide is written: the order of keys, quoting, indentation, the openers
//! of known sections, list markers, blank lines, the columns of tables. What a guide states it
//! keeps: the result is read again, and where it would not be read as the same guide, less is
//! changed. What negguide does not understand stays as its author wrote it.

mod body;
mod front;
mod meaning;
mod refusal;
mod style;

use std::cell::OnceCell;

use self::body::Forms;
use self::meaning::Meaning;
use crate::model::Guide;
use crate::syntax::{Fence, Limits};
use crate::text::Source;

pub use refusal::Refusal;
pub use style::{Figures, LineEndings, Style, Tables};

/// Passes after which a guide is taken never to settle. One is enough for nearly every guide: a
/// further one is needed where a change makes room for another, such as an item that is moved
/// together with the list in it.
const PASSES: usize = 12;

/// `guide` in canonical form: equal to its text where there is nothing to change. Formatting the
/// result gives the result.
pub fn format(guide: &Guide, limits: &Limits, style: &Style) -> Result<String, Refusal> {
    if let Some(refusal) = Refusal::of(guide) {
        return Err(refusal);
    }
    let source = &guide.source;
    let plain = plain(source);
    let text = match plain == *source.text {
        true => settle(guide, limits, style)?,
        false => settle(&again(guide, plain, limits), limits, style)?,
    };
    Ok(style.line_endings.apply(text, source))
}

/// `guide` as `build` writes it: canonical, the cells of its pay table printed from what they say,
/// LF line endings. A guide that can't be formatted is returned as its author wrote it, but for line
/// endings and byte order mark.
pub fn normalize(guide: &Guide) -> String {
    let style = Style {
        tables: Tables::Aligned,
        figures: Figures::Typed,
        line_endings: LineEndings::Lf,
    };
    format(guide, &Limits::default(), &style).unwrap_or_else(|_| plain(&guide.source))
}

/// The text of `source` without its byte order mark, each line ended by LF.
fn plain(source: &Source) -> String {
    let text = source.text.get(source.bom_len()..).unwrap_or_default();
    match text.contains('\r') {
        true => text.replace("\r\n", "\n").replace('\r', "\n"),
        false => text.to_string(),
    }
}

/// `text` read in the place of `guide`.
fn again(guide: &Guide, text: String, limits: &Limits) -> Guide {
    let source = Source::new(guide.source.path.clone(), text);
    Guide::read_with(source, limits, &guide.places)
}

/// Formats until nothing changes any more.
fn settle(guide: &Guide, limits: &Limits, style: &Style) -> Result<String, Refusal> {
    let Some(mut current) = pass(guide, limits, style) else {
        return Ok(guide.source.text.to_string());
    };
    for _ in 1..PASSES {
        match pass(&current, limits, style) {
            Some(next) => current = next,
            None => return Ok(current.source.text.to_string()),
        }
    }
    Err(Refusal::Unsettled)
}

/// One pass over `guide`, whose lines end in LF: the most that can be changed while the guide is
/// read as the same, as it is read then. `None` where nothing changes.
fn pass(guide: &Guide, limits: &Limits, style: &Style) -> Option<Guide> {
    let front = front::canonical(guide, style.figures);
    let as_written = guide.source.slice(guide.front.range);
    let meaning = OnceCell::new();
    let candidates = [
        (front.as_deref(), Forms::Canonical),
        (front.as_deref(), Forms::AsWritten),
        (None, Forms::Canonical),
        (None, Forms::AsWritten),
    ];
    for (front, forms) in candidates {
        let front = front.unwrap_or(as_written);
        let text = assemble(guide, front, &body::canonical(guide, style, forms));
        if text == *guide.source.text {
            return None;
        }
        let found = again(guide, text, limits);
        if Meaning::of(&found) == *meaning.get_or_init(|| Meaning::of(guide)) {
            return Some(found);
        }
    }
    None
}

fn assemble(guide: &Guide, front: &str, body: &str) -> String {
    let mut text = String::with_capacity(guide.source.text.len() + 64);
    if matches!(guide.fence, Fence::Closed { .. }) {
        text.push_str("---\n");
        text.push_str(front);
        text.push_str("---\n");
    }
    text.push_str(body);
    text
}

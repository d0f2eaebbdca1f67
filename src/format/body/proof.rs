//! The proof that edits change the source and nothing else: the body rendered before and after.
//!
//! Each part of the body is rendered by itself: [`parts`](super::parts) tells where a body can be cut.
//! Nearly always all edits of a part pass at once. Where they don't, they are tried by halves.

use super::page::{BodyPage, Edits};
use super::parts::{ChangedPart, parts, starts_anew};
use crate::syntax::markdown::html;
use crate::text::{Edit, TextRange, apply};

/// The bytes that are rendered to find which changes can be made, about.
const RENDERED: usize = 1 << 21;

/// How often each part of a body is rendered, at least and at most.
const RENDERINGS: (usize, usize) = (3, 1024);

/// What a reader sees of Markdown, as far as changes have to keep it.
pub(super) type Shown = fn(&str) -> String;

/// Those of `changes`, which are in the order of the text, that leave what is `shown` of the body as it
/// is.
pub(super) fn proven(page: &BodyPage<'_>, changes: Vec<Edits>, shown: Shown) -> Vec<Edits> {
    let (least, most) = RENDERINGS;
    let renderings = (RENDERED / page.body.len().max(1)).clamp(least, most);
    let parts = parts(page, changes).into_iter();
    let proven = parts.flat_map(|part| {
        let mut proof = Proof::of(page, &part, renderings, shown);
        proof.add(&part.changes);
        proof.proven()
    });
    proven.collect()
}

/// The HTML of `markdown`, each colon after bold text in it.
pub(super) fn all_of_it(markdown: &str) -> String {
    html(markdown).replace("</strong>:", ":</strong>")
}

/// The words of `markdown`, without what tells them apart: the marks of sections and the numbers of items.
pub(super) fn words_of_it(markdown: &str) -> String {
    let html = html(markdown).to_lowercase().replace("&amp;", "and");
    let texts = html.split('<').enumerate().map(|(at, tag)| match at {
        0 => tag,
        _ => tag.split_once('>').map_or("", |(_, text)| text),
    });
    let text = texts.collect::<Vec<&str>>().join(" ");
    let is_word = |word: &&str| {
        let word = word.trim_end_matches(['.', ')']);
        word.contains(|c: char| !c.is_ascii_digit() && !matches!(c, '-'))
    };
    let words = text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '|' | '—' | '–'));
    words.filter(is_word).collect::<Vec<&str>>().join(" ")
}

/// `edits` of a guide as edits of the part of it that starts at `start`.
fn within(edits: &[Edit], start: usize) -> Vec<Edit> {
    let here = |offset: usize| offset.saturating_sub(start);
    let edits = edits.iter().map(|edit| Edit {
        range: TextRange::new(here(edit.range.start()), here(edit.range.end())),
        text: edit.text.clone(),
    });
    edits.collect()
}

/// Changes of a part of a body that are proven to keep what is shown of it.
struct Proof<'t> {
    text: &'t str,
    /// Where the part starts.
    start: usize,
    follows_list: bool,
    shown: Shown,
    wanted: String,
    proven: Vec<Edits>,
    /// Renderings that may still be made.
    left: usize,
    is_given_up: bool,
}

impl<'t> Proof<'t> {
    fn of(page: &BodyPage<'t>, part: &ChangedPart, renderings: usize, shown: Shown) -> Proof<'t> {
        let text = page.slice(part.range);
        Proof {
            text,
            start: part.range.start(),
            follows_list: part.follows_list,
            shown,
            wanted: shown(text),
            proven: Vec::new(),
            left: renderings,
            is_given_up: false,
        }
    }

    /// What was proven. Nothing where it took too long: some of the changes would be made now, and others
    /// when the guide is formatted again.
    fn proven(self) -> Vec<Edits> {
        if self.is_given_up {
            Vec::new()
        } else {
            self.proven
        }
    }

    /// Proves `changes` beside those that are proven, all at once or else by halves.
    fn add(&mut self, changes: &[Edits]) {
        if self.takes(changes) || changes.len() < 2 {
            return;
        }
        let (first, second) = changes.split_at(changes.len() / 2);
        self.add(first);
        self.add(second);
    }

    /// Whether all of `changes` can be made beside those that are proven; if so, they are.
    fn takes(&mut self, changes: &[Edits]) -> bool {
        if self.left == 0 {
            self.is_given_up = true;
        }
        if self.is_given_up {
            return true;
        }
        self.left -= 1;
        let known = self.proven.len();
        self.proven.extend(changes.iter().cloned());
        let edits: Vec<Edit> = self.proven.iter().flatten().cloned().collect();
        let changed = apply(self.text, &within(&edits, self.start));
        let is_kept = changed.is_some_and(|changed| {
            (!self.follows_list || starts_anew(&changed)) && (self.shown)(&changed) == self.wanted
        });
        if !is_kept {
            self.proven.truncate(known);
        }
        is_kept
    }
}

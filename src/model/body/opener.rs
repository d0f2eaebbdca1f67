//! Everything in a body that could open a section.

use super::classify::classify;
use super::{Form, SectionKind};
use crate::syntax::markdown::{Block, BlockKind, Line};
use crate::text::TextRange;

/// A heading, bold line or lead-in, and where it is.
#[derive(Clone, Debug)]
pub(super) struct Opener {
    pub form: Form,
    /// The heading, the bold line, or the lead-in with its colon.
    pub range: TextRange,
    /// Without marks and colon.
    pub name: String,
    /// The section its words open.
    pub kind: Option<SectionKind>,
    /// Where the section would start: a lead-in in a quote starts with the quote.
    pub start: usize,
    /// `**Why this matters:**` introduces what follows, it does not open a section.
    pub introduces: bool,
}

/// The openers of `block`, in order.
pub(super) fn openers(text: &str, block: &Block) -> Vec<Opener> {
    match &block.kind {
        BlockKind::Heading { level, line } => {
            let mut opener = opener(Form::Heading(*level), line.text.as_str(), block.range);
            opener.introduces = false;
            vec![opener]
        }
        BlockKind::Paragraph(lines) => lines
            .iter()
            .filter_map(|line| in_line(text, line, Form::LeadIn, lines.len() == 1))
            .collect(),
        BlockKind::Quote(inner) => {
            let Some(BlockKind::Paragraph(lines)) = inner.first().map(|block| &block.kind) else {
                return Vec::new();
            };
            let first = lines.first();
            let found = first.and_then(|line| in_line(text, line, Form::QuotedLeadIn, false));
            found
                .filter(|opener| opener.kind == Some(SectionKind::Strategy))
                .map(|opener| Opener {
                    form: Form::QuotedLeadIn,
                    start: block.range.start(),
                    ..opener
                })
                .into_iter()
                .collect()
        }
        _ => Vec::new(),
    }
}

/// The opener that a line is or starts with. Unknown words open a section only as a bold line
/// that is a paragraph of its own.
fn in_line(text: &str, line: &Line, lead_in: Form, alone: bool) -> Option<Opener> {
    let lead = line.lead.as_ref()?;
    if line.range.start != lead.range.start {
        return None;
    }
    if line.is_bold() {
        let opener = opener(Form::BoldLine, line.text.as_str(), line.range);
        return (alone || opener.kind.is_some()).then_some(opener);
    }
    let after = text.get(lead.range.end()..line.range.end())?;
    let inside = lead.text.trim_end().ends_with(':');
    let outside = after.trim_start().starts_with(':');
    if !inside && !outside {
        return None;
    }
    let colon = if outside {
        after.len() - after.trim_start().len() + 1
    } else {
        0
    };
    let range = TextRange::new(lead.range.start(), lead.range.end() + colon);
    let opener = opener(lead_in, &lead.text, range);
    opener.kind.is_some().then_some(opener)
}

fn opener(form: Form, words: &str, range: TextRange) -> Opener {
    let words = words.trim();
    let name = words.trim_end_matches(':').trim_end().to_string();
    Opener {
        form,
        range,
        kind: classify(&name),
        start: range.start(),
        introduces: name.len() < words.len(),
        name,
    }
}

//! An address that is not a valid web address.
//!
//! ## What it finds
//!
//! Links without an address (`[report]()`), and addresses of pages with a mistake in the scheme:
//! without a scheme (`www.levels.fyi`), with an unknown scheme (`htp://`) or without its colon
//! (`https//levels.fyi`). The `url` of a source must be the address of a page: `https://` or
//! `http://` followed by the name of a site; anything else there is a warning. negguide does not
//! look up whether the page exists.
//!
//! ## Why it matters
//!
//! Browsers treat such an address as the name of a file next to the guide, and find nothing.
//! Readers cannot check where a figure comes from.
//!
//! ## Example
//!
//! ````body fails error x1 @"[Levels.fyi](www.levels.fyi)"
//! See [Levels.fyi](www.levels.fyi).
//! ````
//!
//! ````body passes
//! See [Levels.fyi](https://www.levels.fyi) and [another guide](#).
//! ````
//!
//! ## Fix safety
//!
//! Unsafe: the fix writes the address with `https://`, but the site at that address may not be the
//! one that was meant.

use crate::analysis::text::address::{AddressFault, link_fault, page_fault};
use crate::diagnostic::{Diagnostic, Fix, Label, Safety, Severity};
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};
use crate::text::TextRange;

meta!(
    "NG512",
    "invalid-address",
    Error,
    Unsafe,
    "invalid_address.rs"
);

pub(crate) struct InvalidAddress;

impl Rule for InvalidAddress {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for source in &guide.front.data_sources {
            if let Some(url) = source.url.spanned()
                && let Some(fault) = page_fault(&url.value)
            {
                let place = AddressPlace {
                    range: url.range,
                    written: &url.value,
                };
                context.report(place.finding(guide, context, &fault));
            }
        }
        for link in &guide.body.links {
            // `broken-link` reports addresses that a link must not lead to.
            if let Some(fault) = link_fault(&link.destination)
                && !matches!(fault, AddressFault::Forbidden(_))
            {
                let place = AddressPlace {
                    range: link.range,
                    written: &link.destination,
                };
                context.report(place.finding(guide, context, &fault));
            }
        }
    }
}

/// An address and the stretch of text it is in.
struct AddressPlace<'g> {
    range: TextRange,
    written: &'g str,
}

impl AddressPlace<'_> {
    fn finding(&self, guide: &Guide, context: &Context<'_>, fault: &AddressFault) -> Diagnostic {
        let written = self.written;
        match fault {
            AddressFault::Empty => context
                .finding("an address is empty", self.range, "leads nowhere")
                .help("write the address, or the words without a link; leave `url` out of a source"),
            AddressFault::Forbidden(scheme) => context
                .finding(
                    format!("a source must not be a `{scheme}:` address"),
                    self.range,
                    "does nothing on the site",
                )
                .help("write the `https:` address of the page"),
            AddressFault::BadScheme(meant) => context
                .finding(
                    format!("`{written}` is not the address of a page"),
                    self.range,
                    "leads nowhere",
                )
                .help(format!("did you mean `{meant}`?"))
                .fix_opt(self.rewrite(guide, meant)),
            AddressFault::NotAWebPage => context
                .graded(
                    Severity::Warning,
                    format!("`{written}` is not the address of a page"),
                    Label::new(self.range, "leads nowhere"),
                )
                .help("write the page's address, such as `https://www.levels.fyi`, or leave `url` out"),
        }
    }

    fn rewrite(&self, guide: &Guide, meant: &str) -> Option<Fix> {
        let at = guide.source.slice(self.range).rfind(self.written)?;
        let start = self.range.start() + at;
        Some(Fix::replace(
            format!("write `{meant}`"),
            TextRange::new(start, start + self.written.len()),
            meant,
            Safety::Unsafe,
        ))
    }
}

//! A lever without words to say.
//!
//! ## What it finds
//!
//! A lever in the Global Levers section that contains neither a quotation nor a block quote.
//!
//! ## Why it matters
//!
//! Readers use the script in the conversation. A lever without a script says what to ask for, but
//! not how.
//!
//! ## Example
//!
//! ````guide fails note x1 @"**Competing Offer:**" missing-field x11
//! ---
//! company: acme
//! role: software-engineer
//! ---
//! ### Software Engineer | Acme Global Negotiation Guide
//!
//! **Negotiation DNA:** Calm and precise
//!
//! | Region | Base Salary |
//! |--------|-------------|
//! | London | £95K–£120K |
//!
//! **Level Mapping:** Acme L4 = Globex E4
//!
//! **Global Levers**
//!
//! 1. **Competing Offer:** Show the written offer, and give them a week.
//!
//! > **Negotiate Up Strategy:** "I ask for £120K base and accept £110K."
//!
//! **Evidence & Sources**
//!
//! - Levels.fyi, Acme, 2025
//! - Glassdoor, Acme, 2025
//! ````
//!
//! ````body passes
//! ````

use crate::analysis::text::phrases::shown;
use crate::model::Guide;
use crate::rules::{Context, Meta, Rule, meta};

meta!(
    "NG505",
    "lever-without-script",
    Note,
    None,
    "lever_without_script.rs"
);

pub(crate) struct LeverWithoutScript;

impl Rule for LeverWithoutScript {
    fn meta(&self) -> &'static Meta {
        &META
    }

    fn guide(&self, guide: &Guide, context: &mut Context<'_>) {
        for lever in &guide.body.levers {
            let text = guide.source.slice(lever.range);
            if lever.script.is_some() || quotes(text) {
                continue;
            }
            let finding = context
                .finding(
                    format!("the lever {} has no script", shown(&lever.title.value)),
                    lever.title.range,
                    "nothing to say in this lever",
                )
                .help("add the words to ask with, in quotation marks");
            context.report(finding);
        }
    }
}

/// Whether anything is quoted, be it in the marks of another language.
fn quotes(text: &str) -> bool {
    text.contains(['"', '“', '”', '„', '«', '»', '‘', '「', '『'])
        || text.lines().any(|line| line.trim_start().starts_with('>'))
}

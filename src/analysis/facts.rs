//! What several rules need to know about a guide: each fact is worked out when it is first asked for.

use std::cell::OnceCell;

use crate::analysis::prose::amounts::ProseAmount;
use crate::analysis::prose::bands::{prose_figures, strategy_figures};
use crate::analysis::sources::cited::sites_in_evidence;
use crate::analysis::sources::pay_sites::PaySite;
use crate::analysis::totals::cause::{Explanation, explain};
use crate::analysis::totals::tolerance::TotalTolerance;
use crate::analysis::totals::verdict::{Verdict, judge, parts};
use crate::model::{Guide, Parts};
use crate::text::TextRange;

/// Facts about one guide.
#[derive(Debug)]
pub(crate) struct GuideFacts<'g> {
    guide: &'g Guide,
    tolerance: TotalTolerance,
    strategy_amounts: OnceCell<Vec<ProseAmount>>,
    prose_amounts: OnceCell<Vec<ProseAmount>>,
    sites: OnceCell<Vec<(&'static PaySite, TextRange)>>,
    verdicts: OnceCell<Vec<Verdict>>,
    explanations: OnceCell<Vec<Option<Explanation>>>,
}

impl<'g> GuideFacts<'g> {
    /// Facts about `guide`, whose totals may be off by `tolerance`.
    pub(crate) fn of(guide: &'g Guide, tolerance: TotalTolerance) -> GuideFacts<'g> {
        GuideFacts {
            guide,
            tolerance,
            strategy_amounts: OnceCell::new(),
            prose_amounts: OnceCell::new(),
            sites: OnceCell::new(),
            verdicts: OnceCell::new(),
            explanations: OnceCell::new(),
        }
    }

    /// The figures in the script of the guide's strategy.
    pub(crate) fn strategy_amounts(&self) -> &[ProseAmount] {
        let figures = || strategy_figures(self.guide);
        self.strategy_amounts.get_or_init(figures)
    }

    /// The figures in the guide's levers and in its strategy.
    pub(crate) fn prose_amounts(&self) -> &[ProseAmount] {
        let figures = || prose_figures(self.guide, self.strategy_amounts());
        self.prose_amounts.get_or_init(figures)
    }

    /// The publishers of pay that the evidence names, each where it is named first.
    pub(crate) fn sites_in_evidence(&self) -> &[(&'static PaySite, TextRange)] {
        self.sites.get_or_init(|| sites_in_evidence(self.guide))
    }

    /// How the total of each entry relates to its parts.
    pub(crate) fn verdicts(&self) -> &[Verdict] {
        self.verdicts.get_or_init(|| {
            let entries = 0..self.guide.front.compensation.len();
            let verdict = |index| judge(parts(self.guide, index), self.tolerance);
            entries.map(verdict).collect()
        })
    }

    /// The entries whose total is off, each with why that may be.
    pub(crate) fn totals_off(&self) -> impl Iterator<Item = (Parts<'g>, &Explanation)> {
        let explanations = self.explanations.get_or_init(|| {
            let verdicts = self.verdicts().iter().enumerate();
            let explanation = |(index, verdict): (usize, &Verdict)| match verdict {
                Verdict::Mismatch(deviations) => Some(explain(
                    parts(self.guide, index),
                    deviations.clone(),
                    self.tolerance,
                )),
                _ => None,
            };
            verdicts.map(explanation).collect()
        });
        let entries = explanations.iter().enumerate();
        entries.filter_map(|(index, explanation)| {
            Some((parts(self.guide, index), explanation.as_ref()?))
        })
    }
}

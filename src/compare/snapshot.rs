//! What a set of guides states at one time, as far as it is compared.

use std::collections::BTreeMap;
use std::fmt;

use thiserror::Error;

use crate::model::{
    Amount, Band, Compensation, Component, Currency, End, Guide, Percent, RegionLabel, fold,
};

/// The guides, by company and role.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Snapshot {
    pub guides: BTreeMap<GuideName, GuideState>,
    /// The guides of which it is not known what they state.
    pub left_out: Vec<LeftOut>,
}

/// A guide that is not compared, and why.
#[derive(Clone, PartialEq, Eq, Debug, Error)]
pub enum LeftOut {
    #[error("{file} cannot be read completely, and is left out")]
    Unread { file: String, name: GuideName },
    #[error("{file} is a link, which is not followed in a revision: it is left out")]
    Link { file: String, name: GuideName },
    #[error("{file} is ignored now, so it is left out")]
    Ignored { file: String, name: GuideName },
    #[error("{file} is left out: {other} is {name} too")]
    Doubled {
        file: String,
        other: String,
        name: GuideName,
    },
}

impl LeftOut {
    /// Whether it should be mended, and is not only passed over.
    pub fn is_fault(&self) -> bool {
        matches!(self, LeftOut::Unread { .. } | LeftOut::Doubled { .. })
    }

    /// Whether this may be the guide of this name in `file`: the name may be what cannot be read.
    fn may_be(&self, name: &GuideName, file: &str) -> bool {
        let (own_file, own_name) = match self {
            LeftOut::Unread { file, name }
            | LeftOut::Link { file, name }
            | LeftOut::Ignored { file, name }
            | LeftOut::Doubled { file, name, .. } => (file, name),
        };
        own_name == name || GuideName::of_path(own_file) == GuideName::of_path(file)
    }
}

/// Which guide: the slugs of its company and role.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct GuideName {
    pub company: String,
    pub role: String,
}

impl GuideName {
    /// The slugs that `guide` states, those of its path where it states none.
    pub fn of(guide: &Guide) -> GuideName {
        let by_path = GuideName::of_path(&guide.source.path);
        let front = &guide.front;
        GuideName {
            company: front.company.value().cloned().unwrap_or(by_path.company),
            role: front.role.value().cloned().unwrap_or(by_path.role),
        }
    }

    /// The names of the folder and the file at `path`.
    pub fn of_path(path: &str) -> GuideName {
        let mut parts = path.rsplit('/');
        let file = parts.next().unwrap_or_default();
        let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
        GuideName {
            company: parts.next().unwrap_or_default().to_string(),
            role: stem.to_string(),
        }
    }
}

impl fmt::Display for GuideName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.company, self.role)
    }
}

/// What a guide states.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct GuideState {
    /// The guide's file, where it is known.
    pub file: String,
    /// How people write the company and the role.
    pub company_display: Option<String>,
    pub role_display: Option<String>,
    pub quality: Option<String>,
    /// The company's own level.
    pub level: Option<String>,
    pub last_updated: Option<String>,
    pub quarter: Option<String>,
    pub rows: Vec<RowState>,
}

/// Pay for one place and level.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct RowState {
    /// The place as its author calls it.
    pub place: String,
    /// What all names of the place have in common.
    pub place_key: String,
    pub level: Option<String>,
    pub currency: Option<Currency>,
    pub figures: BTreeMap<FigureKey, FigureValue>,
}

/// Which figure of a row.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct FigureKey {
    pub component: Component,
    pub end: End,
}

impl fmt::Display for FigureKey {
    /// `base salary, low`
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = match self.end {
            End::Low => "low",
            End::High => "high",
        };
        write!(f, "{}, {end}", self.component.name())
    }
}

/// A figure: money, or a bonus in percent of the base.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum FigureValue {
    Amount(Amount),
    Percent(Percent),
}

impl Snapshot {
    /// Adds `guide` under its name, or to what is left out.
    pub fn add(&mut self, guide: &Guide) {
        let file = guide.source.path.clone();
        let name = GuideName::of(guide);
        let problems = &guide.problems;
        let is_whole = problems.limits.is_empty() && problems.yaml_errors.is_empty();
        if !is_whole || guide.has_no_front_matter() {
            self.left_out.push(LeftOut::Unread { file, name });
        } else if let Some(other) = self.guides.get(&name) {
            let other = other.file.clone();
            self.left_out.push(LeftOut::Doubled { file, other, name });
        } else {
            self.guides.insert(name, GuideState::of(guide));
        }
    }

    /// Whether the guide of this name in `file` may be there and is left out.
    pub(super) fn leaves_out(&self, name: &GuideName, file: &str) -> bool {
        let mut left_out = self.left_out.iter();
        left_out.any(|left_out| left_out.may_be(name, file))
    }
}

impl GuideState {
    fn of(guide: &Guide) -> GuideState {
        let front = &guide.front;
        GuideState {
            file: guide.source.path.clone(),
            company_display: front.company_display.value().cloned(),
            role_display: front.role_display.value().cloned(),
            quality: front
                .data_quality
                .value()
                .map(|quality| quality.name().to_string()),
            level: front.level_mapping.internal.value().cloned(),
            last_updated: front.last_updated.value().map(ToString::to_string),
            quarter: front.salary_data_quarter.value().map(ToString::to_string),
            rows: front.compensation.iter().map(RowState::of).collect(),
        }
    }
}

impl RowState {
    /// A row of this place and level, without figures.
    pub(super) fn named(place: &str, place_id: Option<&str>, level: Option<&str>) -> RowState {
        RowState {
            place: place.to_string(),
            place_key: place_id.map_or_else(|| fold(place), str::to_string),
            level: level.filter(|level| !level.is_empty()).map(str::to_string),
            ..RowState::default()
        }
    }

    fn of(pay: &Compensation) -> RowState {
        let label = pay.region.value();
        let place = label.and_then(|label| label.place.as_ref());
        let name = label.map(RegionLabel::clean).unwrap_or_default();
        let level = pay.level.value().map(String::as_str);
        let mut row = RowState::named(&name, place.map(|place| place.id.as_str()), level);
        row.currency = pay.currency.value().copied();
        for component in Component::ALL {
            if let Some(band) = component.band(pay) {
                row.add(component, band, FigureValue::Amount);
            }
        }
        row.add(
            Component::Bonus,
            &pay.bonus.percent_band(),
            FigureValue::Percent,
        );
        row
    }

    fn add<T: Copy>(
        &mut self,
        component: Component,
        band: &Band<T>,
        figure: impl Fn(T) -> FigureValue,
    ) {
        for end in [End::Low, End::High] {
            if let Some(value) = band.end(end).value() {
                let key = FigureKey { component, end };
                self.figures.insert(key, figure(*value));
            }
        }
    }

    /// `London`, `London, L5`.
    pub fn name(&self) -> String {
        let place = if self.place.is_empty() {
            "no place"
        } else {
            &self.place
        };
        match &self.level {
            Some(level) => format!("{place}, {level}"),
            None => place.to_string(),
        }
    }
}

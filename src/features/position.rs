//! Positions of words relative to the mention of a target, and the features by them.

use super::family::FeatureFamily;

/// Where a word stands that is near a mention, or on a side of it, or in its clause: each position
/// makes another feature of its stem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Position {
    Left,
    Right,
    Left1,
    Left3,
    Left6,
    Right1,
    Right3,
    Right6,
    Near,
    Beside,
    Clause,
}

impl Position {
    /// The number of positions.
    pub(super) const COUNT: usize = Self::Clause as usize + 1;

    /// The family of its features.
    pub(super) const fn family(self) -> FeatureFamily {
        match self {
            Self::Left | Self::Right => FeatureFamily::Side,
            Self::Clause => FeatureFamily::Clause,
            _ => FeatureFamily::Window,
        }
    }

    /// What the name of its features starts with, if it has to be told from others of the family.
    pub(super) const fn mark(self) -> Option<&'static str> {
        Some(match self {
            Self::Left => "left",
            Self::Right => "right",
            Self::Left1 => "left1",
            Self::Left3 => "left3",
            Self::Left6 => "left6",
            Self::Right1 => "right1",
            Self::Right3 => "right3",
            Self::Right6 => "right6",
            Self::Near => "near",
            Self::Beside => "beside",
            Self::Clause => return None,
        })
    }
}

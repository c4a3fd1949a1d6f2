//! Rules as they are declared.

use serde::{Deserialize, Serialize};

use super::error::RulesError;
use crate::label::Facet;

/// Rules, in the order of their file.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Rules(pub Vec<Rule>);

/// Rule: when it holds, what it does, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// What it does.
    #[serde(flatten)]
    pub effect: Effect,
    /// When it holds.
    #[serde(flatten)]
    pub condition: Condition,
    /// Why it is there.
    pub note: String,
}

/// What a rule does.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "lowercase")]
pub enum Effect {
    /// The label is given, with this probability.
    Must {
        /// Name of its facet.
        facet: String,
        /// Its name.
        label: String,
        /// The probability that is stated.
        probability: f64,
    },
    /// The label is not given.
    Never {
        /// Name of its facet.
        facet: String,
        /// Its name.
        label: String,
    },
    /// The label is likelier, or less likely, than the model thinks.
    Boost {
        /// Name of its facet.
        facet: String,
        /// Its name.
        label: String,
        /// What is added to its log-odds.
        by: f64,
    },
    /// What the condition finds stands for another phrase or name, to the model and to other rules.
    Alias {
        /// That phrase or name.
        stands_for: String,
    },
}

/// When a rule holds.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Condition {
    /// Phrases, word for word, in whatever case.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub phrases: Vec<String>,
    /// Names, in any spelling, and of people by surname too.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub names: Vec<String>,
    /// How many of these an article must have.
    #[serde(default)]
    pub when: When,
    /// First day on which articles are looked at: `2026-03-01`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    /// Last day on which articles are looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
}

/// How many of its phrases and names a rule asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum When {
    /// One or more.
    #[default]
    Any,
    /// All of them.
    All,
}

impl Effect {
    /// Name in files and outputs: `must`.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Must { .. } => "must",
            Self::Never { .. } => "never",
            Self::Boost { .. } => "boost",
            Self::Alias { .. } => "alias",
        }
    }

    /// The facet and the label that it is about, where it is about one.
    #[must_use]
    pub fn label(&self) -> Option<(&str, &str)> {
        match self {
            Self::Must { facet, label, .. }
            | Self::Never { facet, label }
            | Self::Boost { facet, label, .. } => Some((facet, label)),
            Self::Alias { .. } => None,
        }
    }
}

impl Rules {
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether one of them holds on certain days alone.
    #[must_use]
    pub fn have_days(&self) -> bool {
        let has_days =
            |condition: &Condition| condition.from.is_some() || condition.until.is_some();
        self.0.iter().any(|rule| has_days(&rule.condition))
    }

    /// Checks that the labels of all rules are among those of `facets`.
    ///
    /// # Errors
    /// [`RulesError::NoFacet`] and [`RulesError::NoLabel`], which name what there is.
    pub fn check<'f>(
        &self,
        facets: impl Iterator<Item = &'f Facet> + Clone,
    ) -> Result<(), RulesError> {
        let labels = self.0.iter().filter_map(|rule| Some((rule, rule.effect.label()?)));
        for (rule, (name, label)) in labels {
            let Some(facet) = facets.clone().find(|own| own.name == name) else {
                let known = facets.map(|own| own.name.clone()).collect();
                return Err(RulesError::NoFacet {
                    facet: name.to_owned(),
                    note: rule.note.clone(),
                    known,
                });
            };
            if facet.label(label).is_none() {
                return Err(RulesError::no_label(&rule.note, facet, label));
            }
        }
        Ok(())
    }
}

//! Facets and labels: what is asked of an article, and the answers there are.

use serde::{Deserialize, Serialize};

use super::pooling::Pooling;

/// A question asked of every article, such as `topic` or `stance`.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Facet {
    /// Its name, as the output gives it.
    pub name: String,
    /// How many labels an article gets.
    pub choice: Choice,
    /// Whether the question is asked towards a target (`stance towards Ilse Harrow`).
    #[serde(default, skip_serializing_if = "is_false")]
    pub towards_target: bool,
    /// Whether it was learnt from single mentions of targets in a sentence: then an article is asked
    /// mention by mention.
    #[serde(default, skip_serializing_if = "is_false")]
    pub by_mention: bool,
    /// The labels, in the order that [`LabelId`] counts.
    pub labels: Vec<Label>,
    /// How its predictions for mentions are pooled, where it is asked mention by mention.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pooling: Option<Pooling>,
    /// The facet one level up, under whose labels those of this one stand.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// The facet whose answer is a cue of this one, where whole articles are learnt from beside
    /// mentions: whether an article reports or argues tells whether it takes a side.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub context: Option<String>,
}

/// How many of its labels a facet gives to one article.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Choice {
    /// Exactly one.
    #[default]
    One,
    /// Every one that fits.
    Any,
}

/// One answer to a facet's question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// Its name, as the output gives it.
    pub name: String,
    /// One line that says when it applies.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub definition: Option<String>,
    /// Code of the IPTC Media Topic it stands for: `11000000`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iptc: Option<String>,
    /// Role among the labels of its facet, where it has one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<LabelRole>,
    /// The label one level up that it stands under, where its facet has a parent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// Whether that label comes first among those of its facet wherever this one is given: reports of
    /// a peace process are filed under conflict first, however sure politics is.
    #[serde(default, skip_serializing_if = "is_false")]
    pub leads: bool,
}

/// Role of a label among those of its facet, whatever it is called.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
#[non_exhaustive]
pub enum LabelRole {
    /// The label that takes no side.
    Neutral,
}

/// What corpora of stances call the label that takes no side.
const NEUTRAL: [&str; 2] = ["neutral", "none"];

/// The place of a label in its facet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct LabelId(pub u16);

impl LabelId {
    /// The place as an index.
    #[must_use]
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

impl Facet {
    /// The id of the label called `name`.
    #[must_use]
    pub fn label(&self, name: &str) -> Option<LabelId> {
        let place = self.labels.iter().position(|label| label.name == name)?;
        u16::try_from(place).ok().map(LabelId)
    }

    /// The facet that must be asked before this one: its parent, or its context.
    #[must_use]
    pub fn needs(&self) -> Option<&str> {
        self.parent.as_deref().or(self.context.as_deref())
    }

    /// Whether it can be learnt without an example: two labels or more say when they apply.
    #[must_use]
    pub fn is_defined(&self) -> bool {
        let defined = self.labels.iter().filter(|label| label.definition.is_some());
        !self.towards_target && defined.count() >= 2
    }

    /// The label that takes no side, if one does.
    #[must_use]
    pub fn neutral(&self) -> Option<LabelId> {
        let neutral = |label: &Label| label.role == Some(LabelRole::Neutral);
        let place = self.labels.iter().position(neutral)?;
        u16::try_from(place).ok().map(LabelId)
    }

    /// Completes a facet that is asked mention by mention: of labels without a role, the one that is
    /// called neutral takes no side, and mentions are pooled as [`Pooling::default`] says unless it
    /// was declared how.
    pub(crate) fn complete(&mut self) {
        if !self.by_mention {
            return;
        }
        self.pooling.get_or_insert_default();
        if self.labels.iter().all(|label| label.role.is_none()) {
            let is_called = |label: &&mut Label| {
                NEUTRAL.iter().any(|neutral| label.name.eq_ignore_ascii_case(neutral))
            };
            if let Some(label) = self.labels.iter_mut().find(is_called) {
                label.role = Some(LabelRole::Neutral);
            }
        }
    }
}

impl Label {
    /// A label of this name, without definition or code.
    #[must_use]
    pub fn new(name: impl Into<String>) -> Self {
        Self { name: name.into(), ..Self::default() }
    }
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde hands the field by reference")]
const fn is_false(value: &bool) -> bool {
    !*value
}

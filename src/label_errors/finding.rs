//! Findings of a check of labels.

use serde::Serialize;

use super::example::NamedExample;
use super::wrong_label::WrongLabel;

/// Something that looks wrong with labels.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Finding {
    /// What looks wrong.
    #[serde(flatten)]
    pub problem: Problem,
    /// What mending would bring: labels that would be put right, gained or told by what they are
    /// about. It orders findings, and its sum estimates nothing.
    pub gain: f64,
}

/// What may be wrong with labels.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
#[non_exhaustive]
pub enum Problem {
    /// An example has another label, by all that the others say.
    WrongLabel(WrongLabel),
    /// The same text, or nearly the same, has different labels.
    Copies {
        /// The examples.
        examples: Vec<NamedExample>,
        /// How alike two of them are whose labels differ: the share of their runs of five words that
        /// both have, of the most alike; 1 is the same text.
        alike: f64,
    },
    /// An example has a label of the level above, and none of this level under it.
    ParentWithoutChild {
        /// The example, with its labels of this level.
        example: NamedExample,
        /// The label of the level above.
        parent: String,
        /// Share of the articles with that label of which the same is true.
        share: f64,
        /// The labels that the example should have, where models say which child is missing, if the
        /// parent is right; else empty.
        #[serde(skip_serializing_if = "Vec::is_empty")]
        suggested: Vec<String>,
        /// How probable that child is, among all under the parent.
        #[serde(skip_serializing_if = "Option::is_none")]
        p_suggested: Option<f64>,
    },
    /// A label is given too seldom to be learnt or checked.
    FewExamples {
        /// The label.
        label: String,
        /// How many examples it has.
        examples: usize,
        /// How many it should have at least.
        wanted: usize,
    },
    /// A label is spelt like another.
    SpeltAlike {
        /// The label that has fewer examples.
        label: String,
        /// How many it has.
        examples: usize,
        /// The other.
        like: String,
        /// How many that one has.
        like_examples: usize,
    },
    /// Two labels are one to the model.
    ToldApartByChance {
        /// The labels.
        labels: [String; 2],
        /// Share of their examples that are told apart, each label counting half; 0.5 is chance.
        told_apart: f64,
        /// Some of the examples that have the one and look like the other.
        examples: Vec<NamedExample>,
    },
    /// A word at the edge of articles, such as a site's name or a byline, gives a label away.
    ToldByWord {
        /// The label.
        label: String,
        /// The word.
        word: String,
        /// Articles that have the word.
        articles: usize,
        /// Share of them that have the label.
        precision: f64,
        /// Share of the label's articles that have the word.
        coverage: f64,
        /// Names of some of them.
        examples: Vec<String>,
    },
    /// One outlet, or whatever articles are grouped by, gives a label away.
    ToldByGroup {
        /// The label.
        label: String,
        /// Articles of the group.
        articles: usize,
        /// Share of them that have the label.
        precision: f64,
        /// Share of the label's articles that are of the group.
        coverage: f64,
        /// Names of some of them.
        examples: Vec<String>,
    },
    /// A target is not named in its article.
    TargetNotNamed {
        /// The example.
        example: NamedExample,
    },
    /// The definition of a label fits the examples of another better.
    DefinitionFitsOther {
        /// The label.
        label: String,
        /// Its definition.
        definition: String,
        /// The other label.
        other: String,
    },
    /// Labels that were given could not be used.
    Unread {
        /// Where the first of them stands.
        location: String,
        /// Why, and what to do about it.
        reason: String,
        /// How often.
        times: usize,
    },
}

impl Finding {
    pub(super) const fn new(gain: f64, problem: Problem) -> Self {
        Self { problem, gain }
    }
}

impl Problem {
    /// Short name of the kind of problem, as JSON has it.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::WrongLabel(_) => "wrong_label",
            Self::Copies { .. } => "copies",
            Self::ParentWithoutChild { .. } => "parent_without_child",
            Self::FewExamples { .. } => "few_examples",
            Self::SpeltAlike { .. } => "spelt_alike",
            Self::ToldApartByChance { .. } => "told_apart_by_chance",
            Self::ToldByWord { .. } => "told_by_word",
            Self::ToldByGroup { .. } => "told_by_group",
            Self::TargetNotNamed { .. } => "target_not_named",
            Self::DefinitionFitsOther { .. } => "definition_fits_other",
            Self::Unread { .. } => "unread",
        }
    }
}

/// Findings ranked by what mending would bring: kind after kind, by what each brings together.
pub(super) fn ranked(kinds: Vec<Vec<Finding>>) -> Vec<Finding> {
    let gain = |findings: &Vec<Finding>| findings.iter().map(|own| own.gain).sum::<f64>();
    let mut kinds: Vec<_> = kinds.into_iter().map(|own| (gain(&own), own)).collect();
    kinds.sort_by(|a, b| b.0.total_cmp(&a.0));
    kinds.into_iter().flat_map(|(_, findings)| findings).collect()
}

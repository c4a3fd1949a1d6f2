//! What a classifier said of a test article, beside what people said.

use crate::label::LabelId;

/// A test article with its labels and its tags.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome<'a> {
    /// Name of the article.
    pub id: &'a str,
    /// The labels that people gave it, rising.
    pub truth: Vec<LabelId>,
    /// The tags that the classifier gave it; none where it could not say.
    pub tags: Vec<GivenTag>,
    /// Share of its words that the classifier knows (0 to 1).
    pub known_words: f64,
}

/// A label that a classifier gave.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct GivenTag {
    /// The label.
    pub label: LabelId,
    /// Probability that it is right (0 to 1).
    pub probability: f64,
    /// Whether the classifier calls it sure.
    pub sure: bool,
}

impl Outcome<'_> {
    /// The labels given, rising.
    pub(super) fn given(&self) -> Vec<LabelId> {
        let mut given: Vec<_> = self.tags.iter().map(|tag| tag.label).collect();
        given.sort_unstable();
        given
    }

    /// Whether exactly the right labels are given.
    #[must_use]
    pub fn is_right(&self) -> bool {
        self.given() == self.truth
    }

    /// Whether people gave the article this label.
    pub(super) fn has(&self, label: LabelId) -> bool {
        self.truth.contains(&label)
    }

    /// The probability of the surest tag that is wrong; 0 where none is.
    pub(super) fn conviction(&self) -> f64 {
        let wrong = self.tags.iter().filter(|tag| !self.has(tag.label));
        wrong.map(|tag| tag.probability).fold(0.0, f64::max)
    }
}

/// The probability of every tag and whether it is right, surest first.
pub(super) fn tags_of(outcomes: &[Outcome<'_>]) -> Vec<(f64, bool)> {
    let tags = outcomes.iter().flat_map(|outcome| outcome.tags.iter().map(move |t| (outcome, t)));
    let mut tags: Vec<_> =
        tags.map(|(outcome, tag)| (tag.probability, outcome.has(tag.label))).collect();
    tags.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    tags
}

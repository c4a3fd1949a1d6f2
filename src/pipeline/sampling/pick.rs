//! Picks: the articles to label next, each with why.

use serde::Serialize;

use crate::active_learning::Reason;
use crate::evaluate::HonestAccuracy;
use crate::label::Choice;

/// What to label next for a facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Sample {
    /// The facet.
    pub facet: String,
    /// How many labels it gives to an article.
    pub choice: Choice,
    /// Its labels, those that nobody has given yet among them.
    pub labels: Vec<String>,
    /// Number of articles that are labelled.
    pub labelled: usize,
    /// What the articles are that were looked at.
    pub pool: PoolCounts,
    /// The articles to label, in the order in which they teach most; those drawn at random come last.
    pub picks: Vec<Pick>,
    /// How good a model of the labels so far is.
    pub accuracy: HonestAccuracy,
    /// Why there is no model of the labels so far, where there is none.
    pub without_model: Option<String>,
}

/// Counts of the articles of a pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct PoolCounts {
    /// All.
    pub articles: usize,
    /// Those that are labelled already.
    pub labelled: usize,
    /// Those that repeat another word for word.
    pub repeated: usize,
    /// Those that were not drawn, since there are more than are looked at.
    pub undrawn: usize,
    /// Those that are in another language than the labels, or have no words.
    pub unreadable: usize,
}

/// An article to label.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Pick {
    /// The article, as a place in the pool.
    #[serde(skip)]
    pub article: usize,
    /// Its id.
    pub id: String,
    /// Its headline, where that came apart.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// Its text.
    pub text: String,
    /// Towards whom or what it is to be labelled, where the facet asks that.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Why it was picked.
    pub why: Reason,
    /// Whether it was drawn at random.
    pub random: bool,
    /// What the model of the labels so far would say, where there is one; of what was drawn at random,
    /// nothing, so that nobody takes it over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub suggested: Option<Suggestion>,
}

/// Label that a model would give.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Suggestion {
    /// Its name.
    pub label: String,
    /// Its probability (0 to 1).
    pub probability: f64,
}

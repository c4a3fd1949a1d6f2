//! What is asked of a pipeline.

use crate::summarise::{Focus, Length, Method};
use crate::text::{Language, Target};

/// The precision from which on a tag is called sure, unless another is asked for.
pub const PRECISION: f64 = 0.9;

/// Actors of an article that a stance is told towards, unless another number is asked for.
pub const ACTORS: usize = 3;

/// Labels to list of each facet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub enum LabelSelection {
    /// Those that are given.
    #[default]
    Given,
    /// Those that are given and sure.
    Sure,
    /// All there are, each with its probability.
    All,
}

/// Focus of a brief: what it is to be about, other than what its article is.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum BriefFocus {
    /// The words of a query, in the language of the article.
    Words(String),
    /// Weighted stems of one language, such as those of a label; articles in others have no focus.
    Stems(Language, Focus),
}

/// Request: which tags and what brief, and how much is told of each.
#[derive(Clone, Debug)]
pub(super) struct Request {
    pub(super) precision: f64,
    pub(super) actors: usize,
    pub(super) target: Option<Target>,
    pub(super) labels: LabelSelection,
    /// The facets to tell of; all where none is named.
    pub(super) facets: Vec<String>,
    pub(super) explain_tags: bool,
    pub(super) method: Method,
    pub(super) length: Length,
    pub(super) focus: Option<BriefFocus>,
    pub(super) explain_brief: bool,
    pub(super) verbatim: bool,
}

impl Request {
    /// Whether the facet called `name` is to be told of.
    pub(super) fn asks(&self, name: &str) -> bool {
        self.facets.is_empty() || self.facets.iter().any(|own| own == name)
    }
}

impl Default for Request {
    fn default() -> Self {
        Self {
            precision: PRECISION,
            actors: ACTORS,
            target: None,
            labels: LabelSelection::default(),
            facets: Vec::new(),
            explain_tags: false,
            method: Method::default(),
            length: Length::default(),
            focus: None,
            explain_brief: false,
            verbatim: false,
        }
    }
}

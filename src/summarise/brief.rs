//! The brief and how it is asked for.

use std::sync::Arc;

use super::{
    BriefModel, Centroid, Expected, Forward, Lead, Length, LexRank, Method, Story, Summariser,
    TextRank,
};
use crate::span::Span;
use crate::text::Analysis;

/// The sentences that stand for an article.
#[derive(Clone, Debug, PartialEq)]
pub struct Brief {
    /// Those chosen, in the order of the article.
    pub sentences: Vec<Chosen>,
    /// Why it is less than was asked for, if it is.
    pub reason: Option<Reason>,
    /// The method that rated: another than was asked for where that one cannot read the article.
    pub method: Method,
}

/// One sentence of a brief.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Chosen {
    /// Its number among the sentences of the article, from 0.
    pub index: usize,
    /// Where it stands in the article's text.
    pub span: Span,
    /// Its rating, to be compared within the article only.
    pub score: f32,
}

/// Why a brief holds all there is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// The article has no more sentences than were asked for: there was nothing to choose.
    Short,
    /// The article has no sentence that is prose.
    NoProse,
}

/// Writes briefs, one article after the other, with memory that is kept between them.
///
/// One belongs to one thread: make one for each.
pub struct Briefer {
    story: Story,
    summariser: Box<dyn Summariser + Send>,
}

impl Briefer {
    /// A writer of briefs by `method`.
    ///
    /// The methods that are trained need `model`; without one [`Method::Forward`] takes their
    /// place, the best of the others, and the briefs say so.
    #[must_use]
    pub fn new(method: Method, model: Option<Arc<BriefModel>>) -> Self {
        Self::by(match (method, model) {
            (Method::Lead, _) => Box::new(Lead),
            (Method::Centroid, _) => Box::new(Centroid),
            (Method::TextRank, _) => Box::new(TextRank),
            (Method::LexRank, _) => Box::new(LexRank),
            (Method::Expected, Some(model)) => Box::new(Expected::new(model)),
            (Method::LexicalFree, Some(model)) => Box::new(Expected::lexical_free(model)),
            (Method::Forward | Method::Expected | Method::LexicalFree, _) => Box::new(Forward),
        })
    }

    /// A writer of briefs by a summariser of your own.
    #[must_use]
    pub fn by(summariser: Box<dyn Summariser + Send>) -> Self {
        Self { story: Story::default(), summariser }
    }

    /// The brief of `analysis`.
    pub fn brief(&mut self, analysis: &Analysis<'_>, length: Length) -> Brief {
        let all = analysis.sentences().len();
        // A share is one of all sentences, with those before the story among them.
        let length = length.sentences(all).map_or(length, Length::Sentences);
        self.story.read(analysis, length.sentences(all).unwrap_or_default());
        let ratings = self.summariser.rate(&self.story);
        let indices = self.summariser.select(&self.story, &ratings, length);
        let reason = match all {
            0 => Some(Reason::NoProse),
            all if all == indices.len() => Some(Reason::Short),
            _ => None,
        };
        let chosen = |index: usize| Chosen {
            index: self.story.dropped + index,
            span: self.story.span(index),
            score: ratings[index],
        };
        Brief {
            sentences: indices.into_iter().map(chosen).collect(),
            reason,
            method: self.summariser.method(),
        }
    }
}

/// The brief of one article by `method`; see [`Briefer::new`] for `model`.
#[must_use]
pub fn summarise(
    analysis: &Analysis<'_>,
    method: Method,
    model: Option<&Arc<BriefModel>>,
    length: Length,
) -> Brief {
    Briefer::new(method, model.cloned()).brief(analysis, length)
}

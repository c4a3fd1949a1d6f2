//! The brief and how it is asked for.

use std::sync::Arc;

use super::Summariser;
use super::centroid::Centroid;
use super::expected::BriefModel;
use super::expected::Expected;
use super::expected::Explanation;
use super::focus::Focus;
use super::forward::Forward;
use super::lead::Lead;
use super::length::Length;
use super::lex_rank::LexRank;
use super::method::Method;
use super::story::Story;
use super::text_rank::TextRank;
use crate::analysis::Analysis;
use crate::span::Span;

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

impl Reason {
    /// Name in outputs: `short`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Short => "short",
            Self::NoProse => "no_prose",
        }
    }
}

/// Writes briefs, one article after the other, with memory that is kept between them.
///
/// One belongs to one thread: make one for each.
pub struct Briefer {
    story: Story,
    summariser: Box<dyn Summariser + Send + Sync>,
    focus: Option<Focus>,
    ratings: Vec<f32>,
    chosen: Vec<usize>,
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
    pub fn by(summariser: Box<dyn Summariser + Send + Sync>) -> Self {
        Self {
            story: Story::default(),
            summariser,
            focus: None,
            ratings: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// Turns the following briefs to what a reader wants them to be about, or to nothing special.
    pub fn set_focus(&mut self, focus: Option<Focus>) {
        self.focus = focus;
    }

    /// The brief of `analysis`.
    pub fn brief(&mut self, analysis: &Analysis<'_>, length: Length) -> Brief {
        let all = analysis.sentences().len();
        // A share is one of all sentences, with those before the story among them.
        let length = length.sentences(all).map_or(length, Length::Sentences);
        self.ratings = self.rate(analysis, length.sentences(all).unwrap_or_default());
        self.chosen = self.summariser.select(&self.story, &self.ratings, length);
        let reason = match all {
            0 => Some(Reason::NoProse),
            all if all == self.chosen.len() => Some(Reason::Short),
            _ => None,
        };
        Brief {
            sentences: self.chosen.iter().map(|&index| self.sentence(index)).collect(),
            reason,
            method: self.method(),
        }
    }

    /// Every sentence that the last brief was chosen from, in the order of the article: all but
    /// bylines and the like before the story.
    #[must_use]
    pub fn rated(&self) -> Vec<Chosen> {
        (0..self.ratings.len()).map(|index| self.sentence(index)).collect()
    }

    fn sentence(&self, index: usize) -> Chosen {
        Chosen {
            index: self.story.dropped + index,
            span: self.story.span(index),
            score: self.ratings[index],
        }
    }

    /// The method that made the last ratings.
    pub(crate) fn method(&self) -> Method {
        self.summariser.method()
    }

    /// What earned the sentences of the last brief their place, where the method can tell.
    ///
    /// `analysis` is the one that the brief was made of.
    #[must_use]
    pub fn explain(&self, analysis: &Analysis<'_>) -> Option<Explanation> {
        self.summariser.explain(analysis, &self.story, &self.chosen)
    }

    /// The ratings of the sentences of the story, which are at least `least` where there are.
    pub(crate) fn rate(&mut self, analysis: &Analysis<'_>, least: usize) -> Vec<f32> {
        self.story.read(analysis, least);
        let mut ratings = self.summariser.rate(&self.story);
        if let Some(focus) = &self.focus {
            focus.raise(&self.story, &mut ratings);
        }
        ratings
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

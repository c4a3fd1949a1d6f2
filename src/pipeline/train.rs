//! Labelled articles in, a model out.

use std::borrow::Cow;

use super::lesson::Lesson;
use crate::classify::Classifier;
use crate::corpus::{Corpus, Groups, LabelledFacet, fingerprint, without_repeated_lines};
use crate::error::Error;
use crate::label::Facet;
use crate::model::{Card, FacetCard, Model};
use crate::select::{Algorithm, CandidateResult};
use crate::text::{Article, Language};

/// Bytes that a facet takes at most, unless told otherwise: a file that can be mailed, and room for
/// all the weights of most corpora.
pub const BUDGET: usize = 6_000_000;
/// The same for the generative algorithms: every feature speaks there, and few can be spared.
pub const GENERATIVE_BUDGET: usize = 30_000_000;
/// How to train.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trainer {
    /// How each facet's classifier is fitted.
    pub algorithm: Algorithm,
    /// Bytes that a facet may take in the model file, where they are not left to the algorithm
    /// ([`BUDGET`], [`GENERATIVE_BUDGET`]); it keeps the weights that matter most.
    pub budget: Option<usize>,
    /// The language of the articles.
    pub language: Language,
}

/// What training tells as it goes.
#[derive(Clone, Copy, Debug)]
pub enum Progress<'t> {
    /// A facet is begun, with so many examples.
    Facet(&'t Facet, usize),
    /// A setting was tried on held-out articles.
    Tried(&'t CandidateResult),
}

impl Default for Trainer {
    fn default() -> Self {
        Self { algorithm: Algorithm::default(), budget: None, language: Language::English }
    }
}

impl Trainer {
    /// Learns every facet of `corpus`, whose articles are let go of as soon as they are read: what is
    /// made of them takes room enough. `watch` is told what happens. The same corpus gives the same
    /// model on any machine and any number of threads.
    ///
    /// # Errors
    /// [`Error::Vocabulary`] or [`Error::Classifier`] when a facet cannot be learnt.
    pub fn train(&self, corpus: Corpus, watch: &dyn Fn(Progress<'_>)) -> Result<Model, Error> {
        let (groups, data) = (corpus.article_groups(), fingerprint(&corpus).to_string());
        let Corpus { mut articles, facets: mut later, notes, .. } = corpus;
        let (mut facets, mut cards) = (Vec::new(), Vec::new());
        while !later.is_empty() {
            let labelled = later.remove(0);
            let lesson = Lesson::new(self, &labelled, &groups);
            let read = lesson.read(&lines_to_learn(&articles, &labelled, &groups), watch)?;
            forget(&mut articles, &later);
            let (classifier, card) = lesson.learn(read, watch)?;
            facets.push(classifier);
            cards.push(card);
        }
        let nutgraf = env!("CARGO_PKG_VERSION").to_owned();
        let card = Card { nutgraf, data, articles: articles.len(), facets: cards, notes };
        Ok(Model { language: self.language, facets, card })
    }

    /// Learns one facet from its examples in `corpus`, whose articles belong to `groups`.
    pub(super) fn learn(
        &self,
        corpus: &Corpus,
        labelled: &LabelledFacet,
        groups: &Groups,
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<(Classifier, FacetCard), Error> {
        let lesson = Lesson::new(self, labelled, groups);
        let read = lesson.read(&lines_to_learn(&corpus.articles, labelled, groups), watch)?;
        lesson.learn(read, watch)
    }
}

/// The articles as a facet is to be learnt from them.
fn lines_to_learn<'a>(
    articles: &'a [Article],
    labelled: &LabelledFacet,
    groups: &Groups,
) -> Cow<'a, [Article]> {
    if groups.are_grouped() {
        Cow::Owned(without_repeated_lines(articles, labelled, groups.keys()))
    } else {
        Cow::Borrowed(articles)
    }
}

/// Lets go of the articles that none of the facets to come has.
fn forget(articles: &mut [Article], to_come: &[LabelledFacet]) {
    let mut wanted = vec![false; articles.len()];
    for example in to_come.iter().flat_map(|labelled| &labelled.examples) {
        wanted[example.article] = true;
    }
    let unwanted = articles.iter_mut().zip(wanted).filter(|(_, wanted)| !wanted);
    unwanted.for_each(|(article, _)| *article = Article::default());
}

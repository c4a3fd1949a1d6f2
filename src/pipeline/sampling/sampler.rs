//! Sampler of a pool: from labels so far to the articles that are to be labelled next.

use rayon::prelude::*;

use super::super::lineage::Lineage;
use super::super::train::{Learnt, Progress, Trainer};
use super::candidates::Candidates;
use super::embedding::Embedding;
use super::error::SampleError;
use super::pick::Sample;
use super::reader::PoolReader;
use super::unlabelled::unlabelled;
use crate::corpus::{Corpus, LabelledFacet, Learning};
use crate::error::Error;
use crate::label::Facet;
use crate::text::Article;

/// Sampler of articles to label next for one facet.
///
/// ```
/// # #[cfg(feature = "embedded")] {
/// use nutgraf::raw::corpus::Corpus;
/// use nutgraf::raw::pipeline::{PoolSampler, Trainer};
/// use nutgraf::Article;
///
/// let corpus = Corpus::defined("strike: workers stop work; merger: two companies join")?;
/// let pool = ["Train drivers walked out over pay.", "The two banks will become one."];
/// let pool = pool.map(|text| Article::new(text, text));
/// let sampler =
///     PoolSampler { trainer: &Trainer::default(), corpus: &corpus, facet: "topic", wanted: 1 };
/// let sample = sampler.sample(&pool, &|_| ())?;
/// assert_eq!(sample.picks[0].suggested.as_ref().unwrap().label, "strike");
/// # }
/// # Ok::<(), nutgraf::Error>(())
/// ```
#[derive(Clone, Copy, Debug)]
pub struct PoolSampler<'c> {
    /// How a model of the labels is learnt.
    pub trainer: &'c Trainer,
    /// The labels so far; none where it has no facet.
    pub corpus: &'c Corpus,
    /// The facet.
    pub facet: &'c str,
    /// How many articles are to be labelled next.
    pub wanted: usize,
}

impl PoolSampler<'_> {
    /// The articles of `articles` that are to be labelled next. `watch` is told what happens. The same
    /// articles and labels give the same picks.
    ///
    /// # Errors
    /// [`ErrorKind::Corpus`](crate::ErrorKind::Corpus) when the labels have other facets than the one asked for.
    pub fn sample(
        &self,
        articles: &[Article],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Sample, Error> {
        let labelled = self.labelled()?;
        let (learnt, without_model) = match self.learn(&labelled, watch) {
            Some(Ok(learnt)) => (learnt, None),
            Some(Err(error)) => (Vec::new(), Some(told(&error))),
            None => (Vec::new(), Some("there is no label yet to learn from".to_owned())),
        };
        let named = |name: &str| {
            Some(&learnt.iter().find(|own| own.classifier.facet.name == name)?.classifier)
        };
        let model = learnt.last().map(|own| Lineage::of(&own.classifier, named));
        let reader = PoolReader {
            language: self.trainer.language,
            scope: self.trainer.scope_on(self.corpus),
            embedding: Embedding::of(self.trainer.language),
            model,
            towards_target: labelled.facet.towards_target,
        };
        let examples = labelled_articles(self.corpus, &labelled);
        let (open, mut pool) = unlabelled(articles, examples.par_iter().copied());
        let looked_at: Vec<&Article> = open.iter().map(|&(place, _)| &articles[place]).collect();
        let read = reader.read(&looked_at);
        let candidates = Candidates::of(&labelled, learnt.last(), open, read, &mut pool);
        Ok(Sample {
            picks: candidates.picks(articles, reader.embed(&examples), self.wanted),
            accuracy: candidates.accuracy(self.corpus),
            facet: labelled.facet.name.clone(),
            choice: labelled.facet.choice,
            labels: labelled.facet.labels.iter().map(|label| label.name.clone()).collect(),
            labelled: examples.len(),
            pool,
            without_model,
        })
    }

    /// The facet with its examples; without any where there are no labels at all.
    fn labelled(&self) -> Result<LabelledFacet, SampleError> {
        let (name, facets) = (self.facet.to_owned(), &self.corpus.facets);
        match self.corpus.facet(self.facet) {
            Some(labelled) => Ok(labelled.clone()),
            None if facets.is_empty() => Ok(LabelledFacet {
                facet: Facet { name, ..Facet::default() },
                learning: Learning::default(),
                examples: Vec::new(),
            }),
            None => {
                let known = facets.iter().map(|own| own.facet.name.clone()).collect();
                Err(SampleError::NoFacet { facet: name, known })
            }
        }
    }

    /// What can be learnt from the labels so far, the facets that the facet needs first; nothing where
    /// there is neither an example nor a definition.
    fn learn(
        &self,
        labelled: &LabelledFacet,
        watch: &dyn Fn(Progress<'_>),
    ) -> Option<Result<Vec<Learnt>, Error>> {
        if labelled.examples.is_empty() && !labelled.facet.is_defined() {
            return None;
        }
        let above = |own: &&LabelledFacet| self.corpus.facet(own.facet.needs()?);
        let levels = std::iter::successors(Some(labelled), above).take(self.corpus.facets.len());
        let mut lineage: Vec<LabelledFacet> = levels.cloned().collect();
        lineage.reverse();
        let groups = self.corpus.article_groups();
        Some(self.trainer.learn_held_out(self.corpus, &lineage, &groups, watch))
    }
}

/// What an error says, with its causes.
fn told(error: &Error) -> String {
    let causes = std::iter::successors(Some(error as &dyn std::error::Error), |own| own.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

/// The articles that have a label of the facet, each once.
fn labelled_articles<'c>(corpus: &'c Corpus, labelled: &LabelledFacet) -> Vec<&'c Article> {
    let mut places: Vec<usize> = labelled.examples.iter().map(|own| own.article).collect();
    places.sort_unstable();
    places.dedup();
    places.into_iter().map(|place| &corpus.articles[place]).collect()
}

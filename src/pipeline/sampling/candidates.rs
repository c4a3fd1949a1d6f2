//! Candidates: the articles of a pool that could be read and have no label.

use super::super::train::Learnt;
use super::accuracy::accuracy;
use super::opinion::Opinion;
use super::pick::{Pick, PoolCounts, Suggestion};
use super::reader::ReadArticle;
use crate::active_learning::{Pool, Query, Reason, Space, query};
use crate::corpus::{Corpus, LabelledFacet};
use crate::evaluate::HonestAccuracy;
use crate::label::LabelId;
use crate::text::Article;

/// Candidates of a facet, with what is known of its labels.
pub(super) struct Candidates<'s> {
    pub(super) labelled: &'s LabelledFacet,
    /// The model of the labels so far, if there is one.
    pub(super) learnt: Option<&'s Learnt>,
    /// The place of each in the pool, and its key.
    pub(super) places: Vec<(usize, u64)>,
    pub(super) read: Vec<ReadArticle>,
}

impl<'s> Candidates<'s> {
    /// Those of the articles at `places` that could be read; the others are counted.
    pub(super) fn of(
        labelled: &'s LabelledFacet,
        learnt: Option<&'s Learnt>,
        places: Vec<(usize, u64)>,
        read: Vec<Option<ReadArticle>>,
        pool: &mut PoolCounts,
    ) -> Self {
        let all = places.len();
        let read = places.into_iter().zip(read);
        let (places, read): (Vec<_>, Vec<_>) =
            read.filter_map(|(own, read)| Some((own, read?))).unzip();
        pool.unreadable = all - places.len();
        Self { labelled, learnt, places, read }
    }

    /// The articles to pick, of those at hand and of examples that mean what these embeddings say.
    pub(super) fn picks(
        &self,
        articles: &[Article],
        examples: Vec<Vec<f32>>,
        wanted: usize,
    ) -> Vec<Pick> {
        let queries = self.query(examples, wanted).into_iter();
        queries.map(|own| self.pick(articles, own, &self.read[own.article])).collect()
    }

    fn query(&self, examples: Vec<Vec<f32>>, wanted: usize) -> Vec<Query> {
        let embeddings = self.read.iter().map(|own| own.embedding.clone()).chain(examples);
        let space = Space::centred(&embeddings.collect::<Vec<_>>());
        let seen = self.seen();
        let hesitation = |own: &Opinion| own.uncertainty(self.labelled.facet.choice, &seen);
        let uncertainty = self.read.iter().map(|own| own.opinion.as_ref().and_then(hesitation));
        let pool = Pool {
            space: &space,
            keys: &self.places.iter().map(|own| own.1).collect::<Vec<_>>(),
            uncertainty: &uncertainty.collect::<Vec<_>>(),
            unseen: &self.unseen(&seen),
        };
        query(pool, wanted)
    }

    /// Which labels of the model have an example.
    fn seen(&self) -> Vec<bool> {
        let facet = &self.labelled.facet;
        let counts = self.labelled.counts();
        let has = |name: &str| facet.label(name).is_some_and(|label| counts[label.index()] > 0);
        let labels = self.learnt.into_iter().flat_map(|own| &own.classifier.facet.labels);
        labels.map(|label| has(&label.name)).collect()
    }

    /// How probable each label without an example is in each candidate.
    fn unseen(&self, seen: &[bool]) -> Vec<Vec<f32>> {
        let unseen = (0..).map(LabelId).zip(seen).filter(|(_, seen)| !**seen);
        let fits = |own: &ReadArticle, label: LabelId| {
            let probability = |own: &Opinion| own.said.probabilities[label.index()] as f32;
            own.opinion.as_ref().map_or(0.0, probability)
        };
        unseen.map(|(label, _)| self.read.iter().map(|own| fits(own, label)).collect()).collect()
    }

    fn pick(&self, articles: &[Article], query: Query, read: &ReadArticle) -> Pick {
        let place = self.places[query.article].0;
        let (article, random) = (&articles[place], query.reason == Reason::Random);
        // What measures the model is to be labelled without its help.
        let opinion = read.opinion.as_ref().filter(|_| !random);
        Pick {
            article: place,
            id: article.id.clone(),
            title: article.title.clone(),
            text: article.text.clone(),
            target: read.target.clone(),
            why: query.reason,
            random,
            suggested: opinion.and_then(|opinion| self.suggestion(opinion)),
        }
    }

    /// The most probable label.
    fn suggestion(&self, opinion: &Opinion) -> Option<Suggestion> {
        let labels = self.learnt?.classifier.facet.labels.iter();
        let (label, &probability) =
            labels.zip(&opinion.said.probabilities).rev().max_by(|a, b| a.1.total_cmp(b.1))?;
        Some(Suggestion { label: label.name.clone(), probability })
    }

    /// How good the model is.
    pub(super) fn accuracy(&self, corpus: &Corpus) -> HonestAccuracy {
        let opinions = self.read.iter().filter_map(|own| own.opinion.as_ref());
        let judged = self.learnt.filter(|_| !self.labelled.examples.is_empty());
        let of = |learnt| accuracy(corpus, self.labelled, learnt, opinions);
        judged.map(of).unwrap_or_default()
    }
}

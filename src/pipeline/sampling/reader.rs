//! Reader of a pool: of each article what it means, and what a model of the labels so far thinks of it.

use rayon::prelude::*;

use super::super::lineage::Lineage;
use super::super::predict::Subject;
use super::embedding::Embedding;
use super::opinion::Opinion;
use crate::analysis::{Analysers, Scope};
use crate::features::Scratch;
use crate::text::{Article, Language};

/// Reader of the articles of a pool.
pub(super) struct PoolReader<'m> {
    pub(super) language: Language,
    pub(super) scope: Scope,
    pub(super) embedding: Embedding,
    /// The model of the labels so far, if there is one.
    pub(super) model: Option<Lineage<'m>>,
    /// Whether articles are labelled towards somebody, so that a target is to be named.
    pub(super) towards_target: bool,
}

/// An article that was read.
pub(super) struct ReadArticle {
    pub(super) embedding: Vec<f32>,
    pub(super) opinion: Option<Opinion>,
    /// Towards whom it is to be labelled, where that is asked.
    pub(super) target: Option<String>,
}

/// What a worker keeps between articles.
type WorkerState = (Analysers, Vec<Scratch>);

impl PoolReader<'_> {
    /// What the articles are; nothing of one in another language, or without words.
    pub(super) fn read(&self, articles: &[&Article]) -> Vec<Option<ReadArticle>> {
        let read = |state: &mut WorkerState, article: &&Article| self.one(state, article);
        articles.par_iter().map_init(|| self.state(), read).collect()
    }

    /// What the articles mean, whatever the model thinks of them.
    pub(super) fn embed(&self, articles: &[&Article]) -> Vec<Vec<f32>> {
        let embed = |(analysers, _): &mut WorkerState, article: &&Article| {
            self.embedding.embed(&analysers.analyse(article))
        };
        articles.par_iter().map_init(|| self.state(), embed).flatten().collect()
    }

    fn state(&self) -> WorkerState {
        let analysers = Analysers::telling(self.language).with_scope(self.scope);
        (analysers, self.model.as_ref().map(Lineage::scratches).unwrap_or_default())
    }

    fn one(
        &self,
        (analysers, scratches): &mut WorkerState,
        article: &Article,
    ) -> Option<ReadArticle> {
        let analysis = analysers.analyse(article);
        let subject = Subject::new(&analysis);
        if !subject.is_known_to(self.language) {
            return None;
        }
        let embedding = self.embedding.embed(&analysis)?;
        let opinion = self.opinion(&subject, article, scratches);
        let main =
            || opinion.as_ref().and_then(|own| own.target.clone()).or_else(|| subject.main());
        let given = article.target.as_ref().map(|target| target.name.clone());
        let target = self.towards_target.then(|| given.or_else(main)).flatten();
        Some(ReadArticle { embedding, opinion, target })
    }

    fn opinion(
        &self,
        subject: &Subject<'_, '_>,
        article: &Article,
        scratches: &mut [Scratch],
    ) -> Option<Opinion> {
        let model = self.model.as_ref()?;
        let predicted =
            subject.predict_lineage(model, article.target.as_ref(), scratches).ok()??;
        let said = model.classifier().label_probabilities(&predicted.prediction);
        Some(Opinion { said, target: predicted.target.map(|target| target.name) })
    }
}

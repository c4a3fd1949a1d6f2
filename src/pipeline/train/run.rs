//! From labelled articles to a model.

use std::borrow::Cow;

use super::facet_trainer::FacetTrainer;
use super::trainer::{Progress, Trainer};
use crate::analysis::Scope;
use crate::classify::Classifier;
use crate::corpus::{Corpus, Groups, LabelledFacet, fingerprint, without_repeated_lines};
use crate::error::Error;
use crate::model::{Card, FacetCard, Model};
use crate::text::Article;

impl Trainer {
    /// Learns every facet of `corpus`, whose articles are let go of as soon as they are read: what is
    /// made of them takes room enough. `watch` is told what happens. The same corpus gives the same
    /// model on any machine and any number of threads.
    ///
    /// # Errors
    /// [`ErrorKind::Train`](crate::ErrorKind::Train) when a facet cannot be learnt.
    pub fn train(&self, corpus: Corpus, watch: &dyn Fn(Progress<'_>)) -> Result<Model, Error> {
        let (scope, domain) = (self.scope_on(&corpus), corpus.domain);
        let (groups, data) = (corpus.article_groups(), fingerprint(&corpus).to_string());
        let Corpus { mut articles, facets: mut later, notes, .. } = corpus;
        let (mut facets, mut cards) = (Vec::new(), Vec::new());
        while !later.is_empty() {
            let labelled = later.remove(0);
            let trainer = FacetTrainer::new(self, scope, &labelled, &groups);
            let matrix = trainer.matrix(&lines_to_learn(&articles, &labelled, &groups), watch)?;
            forget(&mut articles, &later);
            let (classifier, card) = trainer.learn(matrix, watch)?;
            facets.push(classifier);
            cards.push(card);
        }
        let nutgraf = env!("CARGO_PKG_VERSION").to_owned();
        let card = Card { nutgraf, data, articles: articles.len(), facets: cards, notes };
        Ok(Model { language: self.language, scope, domain, facets, card })
    }

    /// What of an article a model of `corpus` reads.
    pub(in crate::pipeline) fn scope_on(&self, corpus: &Corpus) -> Scope {
        self.scope.unwrap_or(corpus.scope)
    }

    /// Learns one facet from its examples in `corpus`, whose articles belong to `groups`.
    pub(in crate::pipeline) fn learn(
        &self,
        corpus: &Corpus,
        labelled: &LabelledFacet,
        groups: &Groups,
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<(Classifier, FacetCard), Error> {
        let trainer = FacetTrainer::new(self, self.scope_on(corpus), labelled, groups);
        let matrix = trainer.matrix(&lines_to_learn(&corpus.articles, labelled, groups), watch)?;
        trainer.learn(matrix, watch)
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

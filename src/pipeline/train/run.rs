//! From labelled articles to a model.

use std::borrow::Cow;

use super::error::TrainError;
use super::facet_trainer::FacetTrainer;
use super::learnt::{Learnt, key};
use super::level::Level;
use super::trainer::{Progress, Trainer};
use super::whole_articles::WholeArticles;
use crate::analysis::Scope;
use crate::classify::Classifier;
use crate::corpus::{Corpus, Groups, LabelledFacet, fingerprint, without_repeated_lines};
use crate::error::Error;
use crate::label::{Choice, Facet, check_levels, parents_first};
use crate::model::{Card, Model};
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
        let keys: Vec<u64> = corpus.articles.iter().map(key).collect();
        let Corpus { mut articles, facets, notes, rules, .. } = corpus;
        let mut later = in_order(facets)?;
        let mut learnt: Vec<Learnt> = Vec::new();
        while !later.is_empty() {
            let (labelled, whole) = WholeArticles::part(later.remove(0));
            let level = Level::of(&labelled, &learnt, &articles, (self.language, scope))?;
            let trainer = FacetTrainer::new(self, scope, &labelled, &groups, level);
            tells_apart(&trainer.facet)?;
            let matrix = trainer.matrix(&lines_to_learn(&articles, &labelled, &groups), watch)?;
            forget(&mut articles, later.iter().chain(whole.as_ref().map(WholeArticles::labelled)));
            let mut own = trainer.learn(matrix, &keys, watch)?;
            if let Some(whole) = whole {
                let reads = (self.language, scope);
                whole.teach(&mut own, &learnt, &articles, &groups, reads)?;
            }
            learnt.push(own);
        }
        let (facets, cards) = learnt.into_iter().map(|own| (own.classifier, own.card)).unzip();
        let nutgraf = env!("CARGO_PKG_VERSION").to_owned();
        let articles = articles.len();
        let card = Card { nutgraf, data, articles, facets: cards, continued: None, notes };
        Ok(Model { language: self.language, scope, domain, facets, rules, card })
    }

    /// What of an article a model of `corpus` reads.
    pub(in crate::pipeline) fn scope_on(&self, corpus: &Corpus) -> Scope {
        self.scope.unwrap_or(corpus.scope)
    }

    /// Learns facets from their examples in `corpus`, whose articles belong to `groups`: the top level
    /// first, and under it one after the other.
    pub(in crate::pipeline) fn learn(
        &self,
        corpus: &Corpus,
        lineage: &[LabelledFacet],
        groups: &Groups,
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Vec<Classifier>, Error> {
        let learnt = self.learn_held_out(corpus, lineage, groups, watch)?;
        Ok(learnt.into_iter().map(|own| own.classifier).collect())
    }

    /// The same with what each example was said to be by a model that had not seen it.
    pub(in crate::pipeline) fn learn_held_out(
        &self,
        corpus: &Corpus,
        lineage: &[LabelledFacet],
        groups: &Groups,
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Vec<Learnt>, Error> {
        let scope = self.scope_on(corpus);
        let keys: Vec<u64> = corpus.articles.iter().map(key).collect();
        let mut learnt: Vec<Learnt> = Vec::new();
        for labelled in lineage {
            let reads = (self.language, scope);
            let (labelled, whole) = WholeArticles::part(labelled.clone());
            let level = Level::of(&labelled, &learnt, &corpus.articles, reads)?;
            let trainer = FacetTrainer::new(self, scope, &labelled, groups, level);
            let lines = lines_to_learn(&corpus.articles, &labelled, groups);
            let matrix = trainer.matrix(&lines, watch)?;
            let mut own = trainer.learn(matrix, &keys, watch)?;
            if let Some(whole) = whole {
                whole.teach(&mut own, &learnt, &corpus.articles, groups, reads)?;
            }
            learnt.push(own);
        }
        Ok(learnt)
    }
}

/// The facets in an order in which each comes after the one it stands under.
fn in_order(facets: Vec<LabelledFacet>) -> Result<Vec<LabelledFacet>, TrainError> {
    let declared: Vec<&Facet> = facets.iter().map(|own| &own.facet).collect();
    let with_parents = |facet: &&Facet| {
        facet.parent.as_deref().is_none_or(|parent| declared.iter().any(|own| own.name == *parent))
    };
    if let Some(orphan) = declared.iter().find(|facet| !with_parents(facet)) {
        let (facet, parent) = (orphan.name.clone(), orphan.parent.clone().unwrap_or_default());
        return Err(TrainError::NoParent { facet, parent });
    }
    check_levels(&declared)?;
    let order = parents_first(&declared);
    let mut facets: Vec<Option<LabelledFacet>> = facets.into_iter().map(Some).collect();
    Ok(order.into_iter().filter_map(|place| facets[place].take()).collect())
}

/// Whether there are labels to tell apart. A facet under another may have one label a parent.
pub(super) fn tells_apart(facet: &Facet) -> Result<(), TrainError> {
    match facet.labels.as_slice() {
        [only] if facet.choice == Choice::One && facet.parent.is_none() => {
            let (facet, label) = (facet.name.clone(), only.name.clone());
            Err(TrainError::OneLabel { facet, label })
        }
        _ => Ok(()),
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
fn forget<'f>(articles: &mut [Article], to_come: impl Iterator<Item = &'f LabelledFacet>) {
    let mut wanted = vec![false; articles.len()];
    for example in to_come.flat_map(|labelled| &labelled.examples) {
        wanted[example.article] = true;
    }
    let unwanted = articles.iter_mut().zip(wanted).filter(|(_, wanted)| !wanted);
    unwanted.for_each(|(article, _)| *article = Article::default());
}

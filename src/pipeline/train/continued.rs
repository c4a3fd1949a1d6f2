//! Continued training: a model, and corrections of what it says, to a model nearer to them.

use super::continued_facet::FacetContinuation;
use super::trainer::{Progress, Trainer};
use crate::analysis::Analysers;
use crate::corpus::{Corpus, fingerprint};
use crate::error::Error;
use crate::model::{Card, Continued, Model};

impl Trainer {
    /// Continues `base`, which is called `name`, with the corrections of `corpus`, whose facets are
    /// those of the base. Its words and what it embeds stay, facets without corrections to the byte;
    /// so do those asked towards a target. The same corrections give the same model on any machine
    /// and any number of threads.
    ///
    /// # Errors
    /// [`ErrorKind::Train`](crate::ErrorKind::Train) when a facet cannot be fitted.
    pub fn continue_from(
        &self,
        base: &Model,
        name: &str,
        corpus: &Corpus,
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<Model, Error> {
        let groups = corpus.article_groups();
        let analysers = Analysers::of(base.language).with_scope(base.scope);
        let (mut facets, mut cards) = (base.facets.clone(), Vec::new());
        for classifier in facets.iter_mut().filter(|own| !own.facet.towards_target) {
            let Some(labelled) = corpus.facet(&classifier.facet.name) else { continue };
            if labelled.examples.is_empty() {
                continue;
            }
            watch(Progress::Facet(&classifier.facet, labelled.examples.len()));
            let facet =
                FacetContinuation::new(classifier, labelled, &corpus.articles, &groups, &analysers);
            let (continued, card) = facet.run()?;
            *classifier = continued;
            cards.push(card);
        }
        let continued = Some(Continued {
            base: name.to_owned(),
            data: fingerprint(corpus).to_string(),
            corrections: corpus.articles.len(),
            facets: cards,
        });
        Ok(Model { facets, card: Card { continued, ..base.card.clone() }, ..base.clone() })
    }
}

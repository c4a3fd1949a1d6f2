//! Continued training: a model, and corrections of what it says, to a model nearer to them.

use super::continued_facet::FacetContinuation;
use super::trainer::{Progress, Trainer};
use crate::analysis::Analysers;
use crate::corpus::{Corpus, fingerprint};
use crate::model::{Card, Continued, Model};

impl Trainer {
    /// Continues `base`, which is called `name`, with the corrections of `corpus`, whose facets are
    /// those of the base. Its words, what it embeds and its calibration stay, facets without corrections
    /// to the byte; so do those asked towards a target. The same corrections give the same model on any
    /// machine and any number of threads.
    #[must_use]
    pub fn continue_from(
        &self,
        base: &Model,
        name: &str,
        corpus: &Corpus,
        watch: &dyn Fn(Progress<'_>),
    ) -> Model {
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
            let (continued, card) = facet.run();
            *classifier = continued;
            cards.push(card);
        }
        let continued = Some(Continued {
            base: name.to_owned(),
            data: fingerprint(corpus).to_string(),
            corrections: corpus.articles.len(),
            facets: cards,
        });
        Model { facets, card: Card { continued, ..base.card.clone() }, ..base.clone() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::{Label, LabelId};
    use crate::text::Article;

    /// Articles of two desks whose words tell them apart, each labelled by what `label` makes of it.
    fn corpus(articles: usize, label: impl Fn(usize) -> &'static str) -> Corpus {
        let mut corpus = Corpus::builder();
        for n in 0..articles {
            let words = ["The striker won the match.", "The judge heard the appeal."][n % 2];
            let article = corpus.article(Article::new(n.to_string(), format!("{words} Day {n}.")));
            corpus.label(article, "desk", &[label(n)]).unwrap();
        }
        corpus.build().unwrap()
    }

    fn right(n: usize) -> &'static str {
        ["sport", "courts"][n % 2]
    }

    fn swapped(n: usize) -> &'static str {
        right(n + 1)
    }

    fn base() -> Model {
        Trainer { vectors: false, ..Trainer::default() }.train(corpus(40, right), &|_| ()).unwrap()
    }

    fn continued(base: &Model, corpus: &Corpus) -> Model {
        let model = Trainer::default().continue_from(base, "base 0123", corpus, &|_| ());
        Model::from_bytes(&model.to_bytes()).unwrap()
    }

    fn label_of<'m>(model: &'m Model, text: &str) -> &'m Label {
        let classifier = &model.facets[0];
        let (article, mut analysers) = (Article::new("", text), Analysers::of(model.language));
        let mut scratch = classifier.vectoriser.scratch();
        let said = classifier.classify(&analysers.analyse(&article), None, &mut scratch);
        let LabelId(first) = said.given[0].0;
        &classifier.facet.labels[usize::from(first)]
    }

    #[test]
    fn corrections_of_another_facet_leave_every_weight() {
        let base = base();
        let mut other = corpus(20, right);
        other.facets[0].facet.name = "mood".to_owned();
        let model = continued(&base, &other);
        assert_eq!(model.facets[0].linear, base.facets[0].linear);
        assert_eq!(model.facets[0].calibration, base.facets[0].calibration);
        assert_eq!(model.card.continued.unwrap().facets, []);
    }

    #[test]
    fn a_desk_of_another_opinion_is_followed() {
        let base = base();
        assert_eq!(label_of(&base, "The striker won.").name, "sport");
        let model = continued(&base, &corpus(400, swapped));
        assert_eq!(label_of(&model, "The striker won.").name, "courts");
        let facet = &model.card.continued.unwrap().facets[0];
        assert!(facet.before < 0.1 && facet.after > 0.8, "{facet:?}");
    }

    /// One correction can be held out from nobody.
    #[test]
    fn one_correction_moves_nothing() {
        let base = base();
        let mut few = corpus(20, swapped);
        few.facets[0].examples.truncate(1);
        assert_eq!(continued(&base, &few).facets[0].linear, base.facets[0].linear);
    }
}

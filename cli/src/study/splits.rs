use nutgraf::raw::corpus::{Corpus, LabelledFacet};
use nutgraf::raw::evaluate::{Answer, ArticlePrediction, Headline};
use nutgraf::raw::pipeline::Trainer;
use nutgraf::raw::select::Algorithm;
use serde::Serialize;

use super::options::{StudyOptions, Trained};
use super::slices::{Slice, Sources};

/// Share of the dated articles that is tested by what the earlier ones teach.
const LATEST: f64 = 0.2;

/// What other models reach, and what ours does in harder tests than folds.
#[derive(Default, Serialize)]
pub(crate) struct Splits {
    /// Naive Bayes on words alone, in the same folds.
    pub(crate) bag_of_words: Option<Headline>,
    /// The latest articles from a day on, by what the earlier ones teach.
    pub(crate) latest: Option<Slice>,
    /// Articles of outlets of which none was learnt from.
    pub(crate) new_outlets: Option<Headline>,
    /// What could not be tested, and why.
    pub(crate) untested: Vec<String>,
}

impl Splits {
    /// Those of a way of training; none of a finished model.
    pub(super) fn of(
        corpus: &Corpus,
        labelled: &LabelledFacet,
        sources: &Sources,
        options: &StudyOptions<'_>,
    ) -> anyhow::Result<Self> {
        let Some(Trained { trainer, folds }) = options.trained else { return Ok(Self::default()) };
        let (evaluation, watch) = (options.evaluation, options.watch);
        let words = Trainer { algorithm: Algorithm::Multinomial, vectors: false, ..trainer };
        let alone = Corpus { facets: with_those_above(corpus, labelled), ..corpus.clone() };
        let words = evaluation.judge_folds(&words, &alone, folds, watch)?.predictions;
        let own = words.iter().filter(|own| own.facet == labelled.facet.name);
        let days: Vec<_> = sources.days.iter().map(Option::as_deref).collect();
        let outlets: Vec<_> = sources.outlets.iter().map(Option::as_deref).collect();
        let latest = evaluation.judge_latest(&trainer, corpus, labelled, (&days, LATEST), watch);
        let outlets =
            evaluation.judge_sources(&trainer, corpus, labelled, (&outlets, folds), watch);
        // What a part of the articles cannot teach is no reason to say nothing of the others.
        let mut untested = Vec::new();
        let mut or_say =
            |what: &str, error: nutgraf::Error| untested.push(format!("{what}: {error}"));
        let latest = latest.unwrap_or_else(|error| {
            or_say("the latest articles, by what the earlier ones teach", error);
            None
        });
        let outlets = outlets.unwrap_or_else(|error| {
            or_say("articles of outlets that were not learnt from", error);
            None
        });
        Ok(Self {
            bag_of_words: headline(own),
            latest: latest.and_then(|own| {
                let figures = headline(&own.predictions)?;
                Some(Slice { name: own.from, figures })
            }),
            new_outlets: outlets.and_then(|own| headline(&own)),
            untested,
        })
    }
}

/// A facet after those that it stands under.
fn with_those_above(corpus: &Corpus, labelled: &LabelledFacet) -> Vec<LabelledFacet> {
    let above = |own: &&LabelledFacet| corpus.facet(own.facet.needs()?);
    let levels = std::iter::successors(Some(labelled), above).take(corpus.facets.len());
    let mut levels: Vec<_> = levels.cloned().collect();
    levels.reverse();
    levels
}

/// The figures of `predictions`; none of nothing.
fn headline<'p>(predictions: impl IntoIterator<Item = &'p ArticlePrediction>) -> Option<Headline> {
    let answers: Vec<Answer<'_>> = predictions.into_iter().map(ArticlePrediction::answer).collect();
    (!answers.is_empty()).then(|| Headline::of(&answers))
}

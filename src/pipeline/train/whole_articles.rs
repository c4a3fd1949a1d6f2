//! Whole articles beside mentions: what a facet that is asked mention by mention learns from the
//! labels of articles towards a target.

use rayon::prelude::*;

use super::super::predict::Subject;
use super::error::TrainError;
use super::learnt::Learnt;
use crate::analysis::{Analysers, Scope};
use crate::classify::{Classifier, Sides};
use crate::corpus::{Groups, LabelledExample, LabelledFacet};
use crate::features::Scratch;
use crate::stance::{Example, cue_names, fit};
use crate::text::{Article, Language};

/// The labels of whole articles of a facet that is learnt from mentions too.
pub(super) struct WholeArticles {
    labelled: LabelledFacet,
}

impl WholeArticles {
    /// Parts `labelled` into its mentions and its whole articles, where it has both.
    pub(super) fn part(labelled: LabelledFacet) -> (LabelledFacet, Option<Self>) {
        let is_mention = |own: &&LabelledExample| {
            own.target.as_ref().is_some_and(|target| target.mention.is_some())
        };
        let (mentions, whole): (Vec<_>, Vec<_>) = labelled.examples.iter().partition(is_mention);
        if mentions.is_empty() || whole.is_empty() {
            return (labelled, None);
        }
        let of = |examples: Vec<&LabelledExample>| {
            labelled.with_examples(examples.into_iter().cloned().collect())
        };
        (of(mentions), Some(Self { labelled: of(whole) }))
    }

    /// The examples, as of a facet.
    pub(super) const fn labelled(&self) -> &LabelledFacet {
        &self.labelled
    }

    /// Teaches `own`, which was learnt from mentions, to decide by cues of whole articles, if these are
    /// enough; `learnt` are the facets before it.
    ///
    /// # Errors
    /// [`TrainError::NoContext`] when the facet of its context is not among them.
    pub(super) fn teach(
        &self,
        own: &mut Learnt,
        learnt: &[Learnt],
        articles: &[Article],
        groups: &Groups,
        reads: (Language, Scope),
    ) -> Result<(), TrainError> {
        let classifier = &own.classifier;
        let context = context(classifier, learnt)?;
        let Some(sides) = Sides::of(&classifier.facet) else { return Ok(()) };
        let examples = self.examples(classifier, context, articles, groups, reads);
        let labels = context.into_iter().flat_map(|own| &own.classifier.facet.labels);
        let meaning = classifier.vectoriser.context_dimensions();
        let names = cue_names(labels.map(|label| label.name.as_str()), meaning);
        let count = classifier.facet.labels.len();
        own.classifier.two_stage = fit(sides, count, names, &examples);
        Ok(())
    }

    fn examples(
        &self,
        classifier: &Classifier,
        context: Option<&Learnt>,
        articles: &[Article],
        groups: &Groups,
        (language, scope): (Language, Scope),
    ) -> Vec<Example> {
        let scratch = |own: &Classifier| own.vectoriser.scratch();
        let state = || {
            let analysers = Analysers::of(language).with_scope(scope);
            (analysers, scratch(classifier), context.map(|own| scratch(&own.classifier)))
        };
        let example = |(analysers, own, other): &mut (Analysers, Scratch, Option<Scratch>),
                       labelled: &LabelledExample| {
            let article = &articles[labelled.article];
            let analysis = analysers.analyse(article);
            let said = context.zip(other.as_mut());
            let said = said.map(|(context, scratch)| context.says(article, &analysis, scratch));
            let cues = Subject::new(&analysis).cues(
                classifier,
                labelled.target.as_ref()?,
                &said.unwrap_or_default(),
                own,
            )?;
            let name = &self.labelled.facet.labels[labelled.labels.first()?.index()].name;
            Some(Example {
                cues,
                label: classifier.facet.label(name)?,
                full_weight: labelled.has_full_weight(),
                cluster: groups.keys()[labelled.article],
            })
        };
        self.labelled.examples.par_iter().map_init(state, example).flatten().collect()
    }
}

/// The facet of the context of `classifier` among those that were `learnt`; none where it has none.
fn context<'l>(
    classifier: &Classifier,
    learnt: &'l [Learnt],
) -> Result<Option<&'l Learnt>, TrainError> {
    let Some(name) = &classifier.facet.context else { return Ok(None) };
    let found = learnt.iter().find(|own| own.classifier.facet.name == *name);
    let missing =
        || TrainError::NoContext { facet: classifier.facet.name.clone(), context: name.clone() };
    found.map(Some).ok_or_else(missing)
}

//! The level above a facet, as far as training it needs that.

use std::sync::Arc;

use rayon::prelude::*;

use super::super::lineage::Lineage;
use super::error::TrainError;
use super::learnt::{Learnt, key};
use crate::analysis::{Analysers, Scope};
use crate::calibrate::LabelProbabilities;
use crate::corpus::{LabelledExample, LabelledFacet};
use crate::features::{Scratch, Vectoriser};
use crate::label::{Facet, LabelId};
use crate::select::FEW;
use crate::text::{Article, Language};

/// The level above a facet, and what is known of the facet's examples there.
pub(super) struct Level {
    /// The facet one level up, as it was learnt.
    pub(super) parent: Facet,
    /// What it says of each example, by models that had not seen it where there are such.
    pub(super) said: Vec<LabelProbabilities>,
    /// The labels that each example has there.
    has: Vec<Vec<LabelId>>,
    /// What looks at articles for both levels.
    pub(super) shared: Option<Arc<Vectoriser>>,
}

impl Level {
    /// The level above `labelled` among those that were learnt; none where it is on no level.
    pub(super) fn of(
        labelled: &LabelledFacet,
        learnt: &[Learnt],
        articles: &[Article],
        reads: (Language, Scope),
    ) -> Result<Option<Self>, TrainError> {
        let Some(name) = &labelled.facet.parent else { return Ok(None) };
        let named = |name: &str| learnt.iter().find(|own| own.classifier.facet.name == name);
        let above = named(name).ok_or_else(|| TrainError::NoParent {
            facet: labelled.facet.name.clone(),
            parent: name.clone(),
        })?;
        let lineage = Lineage::of(&above.classifier, |name| Some(&named(name)?.classifier));
        Ok(Some(Self {
            parent: above.classifier.facet.clone(),
            said: said(above, &lineage, labelled, articles, reads),
            has: labelled.examples.iter().map(|own| has(above, labelled, own, articles)).collect(),
            shared: shared(labelled, above),
        }))
    }

    /// Whether an example is known to have `parent`: then it tells that label's children apart.
    pub(super) fn has(&self, example: usize, parent: LabelId) -> bool {
        self.has[example].contains(&parent)
    }
}

/// The eyes of the facet above, unless the labels are few or want other features: of few articles
/// every word counts that these alone have.
fn shared(labelled: &LabelledFacet, above: &Learnt) -> Option<Arc<Vectoriser>> {
    let shares = above.most_examples > FEW && labelled.learning.features.is_none();
    shares.then(|| Arc::clone(&above.classifier.vectoriser))
}

/// The labels of the level above that an example has: those it was given there, and the parents of
/// its own.
fn has(
    above: &Learnt,
    labelled: &LabelledFacet,
    example: &LabelledExample,
    articles: &[Article],
) -> Vec<LabelId> {
    let given = above.truth.get(&key(&articles[example.article]));
    let parent = |label: &LabelId| {
        let parent = labelled.facet.labels[label.index()].parent.as_deref();
        above.classifier.facet.label(parent?)
    };
    let parents = example.labels.iter().filter_map(parent);
    given.into_iter().flatten().copied().chain(parents).collect()
}

/// What the level above says of each example.
fn said(
    above: &Learnt,
    lineage: &Lineage<'_>,
    labelled: &LabelledFacet,
    articles: &[Article],
    (language, scope): (Language, Scope),
) -> Vec<LabelProbabilities> {
    let state = || (Analysers::of(language).with_scope(scope), lineage.scratches());
    let one = |(analysers, scratches): &mut (Analysers, Vec<Scratch>), own: &LabelledExample| {
        let article = &articles[own.article];
        let predicted = || {
            let analysis = analysers.analyse(article);
            let top = lineage.top().classify(&analysis, None, &mut scratches[0]);
            let prediction = lineage.descend(&analysis, top, scratches);
            lineage.classifier().label_probabilities(&prediction)
        };
        above.said.get(&key(article)).cloned().unwrap_or_else(predicted)
    };
    labelled.examples.par_iter().map_init(state, one).collect()
}

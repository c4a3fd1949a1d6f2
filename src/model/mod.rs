//! The model file: everything that shapes a tag, pinned in one place.

mod brief;
mod card;
mod container;
mod decode;
mod encode;
mod error;
mod file;
mod level;
mod stages;
mod vectors;

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::analysis::{Domain, Scope};
use crate::calibrate::{Calibration, LevelCalibration, PrecisionThresholds};
use crate::classify::{Classifier, KnownTargets, TwoStage};
use crate::features::{Embedder, FeatureFamily, Vocabulary, Window, WordVectorsId};
use crate::label::{Facet, LabelId};
use crate::rules::Rules;
use crate::text::Language;

pub use brief::{BriefCard, BriefFile};
pub use card::{
    Card, Continued, ContinuedFacet, FacetCard, LabelCount, MovedLabel, NotOffered, WhyNot,
};
pub use container::FORMAT_VERSION;
pub use error::{Error, FileError};
pub use vectors::{embedded_vectors, read_vectors};

/// What the seal of the file says it is.
const KIND: &str = "tags";

/// A trained model: how to read an article, and a classifier for each facet.
///
/// Its file is a [safetensors](https://github.com/huggingface/safetensors) container: a JSON header
/// and raw arrays, which any language can read and nothing executes. [`Model::to_bytes`] writes the
/// same bytes for the same model on every machine, and [`Model::from_bytes`] checks them before it
/// believes them.
#[derive(Clone, Debug)]
pub struct Model {
    /// The language its words are stemmed in.
    pub language: Language,
    /// What of an article it reads.
    pub scope: Scope,
    /// Which texts its tags are for.
    pub domain: Domain,
    /// One classifier a facet, in the order of the labels folder.
    pub facets: Vec<Classifier>,
    /// Rules beside them.
    pub rules: Rules,
    /// Where it comes from.
    pub card: Card,
}

impl Model {
    /// The classifier of the facet called `name`.
    #[must_use]
    pub fn facet(&self, name: &str) -> Option<&Classifier> {
        self.facets.iter().find(|classifier| classifier.facet.name == name)
    }

    /// The classifier one level up, where there is one.
    #[must_use]
    pub fn parent(&self, classifier: &Classifier) -> Option<&Classifier> {
        self.facet(classifier.facet.parent.as_deref()?)
    }

    /// The classifiers of the facets called `names`, in the order of the model, and of those that must
    /// be asked before them; all where none is named.
    #[must_use]
    pub fn needed<'m>(&'m self, names: &[String]) -> Vec<&'m Classifier> {
        let named = names.iter().filter_map(|name| self.facet(name));
        let before = |own: &&'m Classifier| self.facet(own.facet.needs()?);
        let needed: BTreeSet<&str> = named
            .flat_map(|own| std::iter::successors(Some(own), before))
            .map(|own| own.facet.name.as_str())
            .collect();
        let is_needed = |own: &&Classifier| names.is_empty() || needed.contains(&*own.facet.name);
        self.facets.iter().filter(is_needed).collect()
    }

    /// Names of the labels from the top level down to this one of a facet.
    #[must_use]
    pub fn path<'m>(&'m self, classifier: &'m Classifier, label: LabelId) -> Vec<&'m str> {
        let (mut classifier, mut label) = (classifier, &classifier.facet.labels[label.index()]);
        let mut path = vec![label.name.as_str()];
        while let Some(above) = self.parent(classifier)
            && let Some(parent) = label.parent.as_deref().and_then(|own| above.facet.label(own))
        {
            (classifier, label) = (above, &above.facet.labels[parent.index()]);
            path.push(label.name.as_str());
        }
        path.reverse();
        path
    }
}

/// The part of a model that is no array.
#[derive(Debug, Serialize, Deserialize)]
struct Header {
    language: Language,
    #[serde(rename = "reads", default, skip_serializing_if = "Scope::is_whole")]
    scope: Scope,
    #[serde(default, skip_serializing_if = "Domain::is_any")]
    domain: Domain,
    facets: Vec<FacetHeader>,
    /// The rules, where there are any.
    #[serde(default, skip_serializing_if = "Rules::is_empty")]
    rules: Rules,
    card: Card,
}

#[derive(Debug, Serialize, Deserialize)]
struct FacetHeader {
    facet: Facet,
    /// Families of features.
    #[serde(rename = "groups")]
    families: Vec<FamilyHeader>,
    /// Number of articles that the document frequencies count.
    articles: u32,
    calibration: Calibration,
    /// How it stands under the facet one level up, where there is one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    level: Option<LevelCalibration>,
    /// Whether it looks at articles as that facet does, and has no words of its own.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    shares_words: bool,
    #[serde(rename = "assurance")]
    thresholds: PrecisionThresholds,
    /// The targets towards which alone tags can be sure, where they are few.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    targets: Option<KnownTargets>,
    /// How cues of a whole article decide, where it learnt from articles beside mentions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    two_stage: Option<TwoStage>,
    /// How it embeds articles, where it does.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    embedding: Option<EmbeddingHeader>,
}

#[derive(Debug, Serialize, Deserialize)]
struct EmbeddingHeader {
    vectors: WordVectorsId,
    windows: Vec<Window>,
}

impl EmbeddingHeader {
    fn of(embedder: &Embedder) -> Self {
        Self { vectors: embedder.vectors().id().clone(), windows: embedder.windows().to_vec() }
    }
}

#[derive(Debug, Serialize, Deserialize)]
struct FamilyHeader {
    #[serde(rename = "group")]
    family: FeatureFamily,
    /// Factor on the TF-IDF weight of its features.
    weight: f32,
    /// Number of its names in the vocabulary.
    names: usize,
}

impl Header {
    fn of(model: &Model) -> Self {
        Self {
            language: model.language,
            scope: model.scope,
            domain: model.domain,
            facets: model.facets.iter().map(|own| FacetHeader::of(own, model)).collect(),
            rules: model.rules.clone(),
            card: model.card.clone(),
        }
    }
}

impl FacetHeader {
    fn of(classifier: &Classifier, model: &Model) -> Self {
        let vectoriser = &classifier.vectoriser;
        let weighted = vectoriser.families().iter().zip(vectoriser.family_weights());
        Self {
            facet: classifier.facet.clone(),
            families: weighted
                .map(|(&g, &w)| FamilyHeader::of(vectoriser.vocabulary(), g, w))
                .collect(),
            articles: vectoriser.vocabulary().articles(),
            calibration: classifier.calibration.clone(),
            level: classifier.level.clone(),
            shares_words: model.shares_words(classifier),
            thresholds: classifier.thresholds.clone(),
            targets: classifier.targets.clone(),
            two_stage: classifier.two_stage.clone(),
            embedding: vectoriser.embedder().map(EmbeddingHeader::of),
        }
    }
}

impl FamilyHeader {
    fn of(vocabulary: &Vocabulary, family: FeatureFamily, weight: f32) -> Self {
        let names = vocabulary.families().iter().find(|own| own.0 == family);
        Self { family, weight, names: names.map_or(0, |own| own.1.len()) }
    }
}

//! Corpus: articles and what people said about them.

use std::sync::Arc;

use serde_json::Value;

use crate::analysis::{Domain, Scope};
use crate::features::FeatureFamily;
use crate::label::{Facet, LabelId};
use crate::read::Location;
use crate::rules::Rules;
use crate::text::{Article, Language, Target};

use super::left_out::{Doubt, LeftOut};

/// Articles and what people said about them.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    /// The articles that have a label of at least one facet, in the order of the source. Their
    /// targets stand with the examples.
    pub articles: Vec<Article>,
    /// One key an article, where a field was named to group by; else empty.
    pub groups: Vec<u64>,
    /// The facets, each with its examples.
    pub facets: Vec<LabelledFacet>,
    /// What of an article a model of this corpus reads: the story of files, which are pages as they
    /// came; the whole of records, unless a recipe says otherwise.
    pub scope: Scope,
    /// Which texts the tags of a model of this corpus are for.
    pub domain: Domain,
    /// What a model of this corpus is to say of itself, each under its name.
    pub notes: Vec<(String, String)>,
    /// The rules that go with the model.
    pub rules: Rules,
    /// What was not used, and why.
    pub left_out: Vec<LeftOut>,
    /// What was used and looks wrong.
    pub doubts: Vec<Doubt>,
}

/// A facet with the articles whose labels are known.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledFacet {
    /// The facet.
    pub facet: Facet,
    /// How the corpus wants it learnt.
    pub learning: Learning,
    /// Its examples, in the order of the source.
    pub examples: Vec<LabelledExample>,
}

/// How a corpus wants a facet learnt. What it leaves open, training decides.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Learning {
    /// Bytes that the facet may take in the model file.
    pub size: Option<usize>,
    /// The groups of features to look at.
    pub features: Option<Vec<FeatureFamily>>,
}

/// What somebody said an article's labels are.
#[derive(Clone, Debug, PartialEq)]
pub struct LabelledExample {
    /// The article, as an index into [`Corpus::articles`].
    pub article: usize,
    /// Whom or what the labels are meant towards.
    pub target: Option<Target>,
    /// The labels, rising; exactly one where the facet's choice is one.
    pub labels: Vec<LabelId>,
    /// The labels of which nothing is known, rising. All others are absent.
    pub unknown: Vec<LabelId>,
    /// How much the example counts beside one that was labelled by hand (above 0, at most 1).
    /// Settings are chosen, and probabilities learnt, on examples of full weight alone.
    pub weight: f32,
    /// Whether the article was drawn at random to be labelled: only such examples can tell how good a
    /// model is on articles that nobody picked.
    pub random: bool,
    /// Where it was said.
    pub location: Location,
    /// What a recipe calls the source that it is from.
    pub source: Option<Arc<str>>,
    /// What stands beside it in the source, of the fields that were named to be kept: a date, the
    /// outlet, the label of a second coder.
    pub beside: Vec<(String, Value)>,
}

impl LabelledExample {
    /// An example that says all of its labels, and has full weight.
    #[must_use]
    pub const fn new(
        article: usize,
        target: Option<Target>,
        labels: Vec<LabelId>,
        location: Location,
    ) -> Self {
        let unknown = Vec::new();
        Self {
            article,
            target,
            labels,
            unknown,
            weight: 1.0,
            random: false,
            location,
            source: None,
            beside: Vec::new(),
        }
    }

    /// The field called `name` that stands beside it.
    #[must_use]
    pub fn field(&self, name: &str) -> Option<&Value> {
        self.beside.iter().find(|(own, _)| own == name).map(|(_, value)| value)
    }

    /// Whether its labels are certain: only such examples can be a test.
    #[must_use]
    pub fn has_full_weight(&self) -> bool {
        self.weight >= 1.0
    }
}

impl Corpus {
    /// The language of the articles, told by some of them; [`Language::Many`] of several.
    #[must_use]
    pub fn language(&self) -> Language {
        Language::of_all(self.articles.iter().map(|article| article.text.as_str()))
    }

    /// The article of each example of the facet called `name`, with whom or what it is asked towards.
    #[must_use]
    pub fn asked(&self, name: &str) -> Vec<Article> {
        let asked = |own: &LabelledExample| Article {
            target: own.target.clone(),
            ..self.articles[own.article].clone()
        };
        self.facet(name).into_iter().flat_map(|own| &own.examples).map(asked).collect()
    }

    /// The facet called `name`.
    #[must_use]
    pub fn facet(&self, name: &str) -> Option<&LabelledFacet> {
        self.facets.iter().find(|labelled| labelled.facet.name == name)
    }
}

impl LabelledFacet {
    /// The same facet with these examples.
    #[must_use]
    pub fn with_examples(&self, examples: Vec<LabelledExample>) -> Self {
        Self { facet: self.facet.clone(), learning: self.learning.clone(), examples }
    }

    /// How many examples each label has.
    #[must_use]
    pub fn counts(&self) -> Vec<usize> {
        let mut counts = vec![0; self.facet.labels.len()];
        for label in self.examples.iter().flat_map(|example| &example.labels) {
            counts[label.index()] += 1;
        }
        counts
    }

    /// Examples of the label that has the most.
    #[must_use]
    pub fn most_examples(&self) -> usize {
        self.counts().into_iter().max().unwrap_or_default()
    }

    /// The label by which each example is stratified: its rarest, since that is the one a fold
    /// could lack. An example without labels has none.
    #[must_use]
    pub fn strata(&self) -> Vec<Option<LabelId>> {
        let counts = self.counts();
        let rarest = |example: &LabelledExample| {
            example.labels.iter().copied().min_by_key(|label| (counts[label.index()], *label))
        };
        self.examples.iter().map(rarest).collect()
    }
}

//! Definitions of labels, which teach as examples do.

use crate::features::Instance;
use crate::label::{Facet, LabelId, LabelMatrix};
use crate::text::Article;

/// Examples that a definition counts as (`benches/README.md`, "Few labels").
const WORTH: f32 = 3.0;

/// Definitions of labels as articles of one sentence: the label's name, and when it applies.
#[derive(Clone, Debug, Default)]
pub(super) struct Definitions {
    articles: Vec<Article>,
    labels: Vec<LabelId>,
}

impl Definitions {
    /// Those of the labels of `facet` that have one and are `wanted`.
    pub(super) fn of(facet: &Facet, wanted: &[bool]) -> Self {
        let labels = (0..).map(LabelId).zip(&facet.labels).zip(wanted);
        let wanted = labels.filter(|(_, wanted)| **wanted).map(|(label, _)| label);
        let defined = wanted.filter_map(|(id, label)| {
            let definition = label.definition.as_ref()?;
            let name = label.name.replace('_', " ");
            Some((Article::new("", format!("{name}. {definition}")), id))
        });
        let (articles, labels) = defined.unzip();
        Self { articles, labels }
    }

    /// Adds them to what is known of the examples. Of a facet under another, a definition says only
    /// what it is among the labels of the same parent.
    pub(super) fn extend(&self, truth: &mut LabelMatrix, facet: &Facet) {
        let first = truth.articles();
        truth.extend(self.labels.iter().map(|&label| vec![label]), WORTH);
        for (place, own) in (first..).zip(&self.labels) {
            let parent = &facet.labels[own.index()].parent;
            let labels = (0..).map(LabelId).zip(&facet.labels);
            for (label, _) in labels.filter(|(_, label)| label.parent != *parent) {
                truth.set_unknown(place, label);
            }
        }
    }

    pub(super) fn instances(&self) -> impl Iterator<Item = Instance<'_>> {
        self.articles.iter().map(|article| (article, None))
    }

    pub(super) fn len(&self) -> usize {
        self.labels.len()
    }
}

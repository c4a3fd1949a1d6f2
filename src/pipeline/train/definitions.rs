//! Definitions of labels, which teach as examples do.

use crate::features::Instance;
use crate::label::{Facet, LabelId};
use crate::text::Article;

/// Examples that a definition counts as (`benches/README.md`, "Few labels").
pub(super) const WORTH: f32 = 3.0;

/// Definitions of labels as articles of one sentence: the label's name, and when it applies.
#[derive(Clone, Debug, Default)]
pub(super) struct Definitions {
    articles: Vec<Article>,
    labels: Vec<LabelId>,
}

impl Definitions {
    /// Those of the labels of `facet` that have one.
    pub(super) fn of(facet: &Facet) -> Self {
        let labels = (0..).map(LabelId).zip(&facet.labels);
        let defined = labels.filter_map(|(id, label)| {
            let definition = label.definition.as_ref()?;
            let name = label.name.replace('_', " ");
            Some((Article::new("", format!("{name}. {definition}")), id))
        });
        let (articles, labels) = defined.unzip();
        Self { articles, labels }
    }

    /// The label of each, as one row of a label matrix.
    pub(super) fn rows(&self) -> impl Iterator<Item = Vec<LabelId>> {
        self.labels.iter().map(|&label| vec![label])
    }

    pub(super) fn instances(&self) -> impl Iterator<Item = Instance<'_>> {
        self.articles.iter().map(|article| (article, None))
    }

    pub(super) fn len(&self) -> usize {
        self.labels.len()
    }
}

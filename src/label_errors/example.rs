//! Examples as findings name them.

use serde::Serialize;

use crate::corpus::{Corpus, LabelledExample, LabelledFacet};
use crate::label::LabelId;
use crate::span::ScalarOffsets;

/// Example that a finding names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NamedExample {
    /// Name of the article.
    pub id: String,
    /// Whom or what its labels are meant towards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Where that is mentioned in the text, in code points: from, and up to before.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Mention>,
    /// The labels that it was given.
    pub labels: Vec<String>,
    /// Where they were given: path and line.
    pub location: String,
    /// The article, as an index into [`Corpus::articles`].
    #[serde(skip)]
    pub article: usize,
}

/// Place of a mention in the text of its article, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// Where it begins.
    pub from: usize,
    /// Where it has ended.
    pub to: usize,
}

impl NamedExample {
    /// The example at `place` of a facet.
    pub(super) fn of(corpus: &Corpus, labelled: &LabelledFacet, place: usize) -> Self {
        let LabelledExample { article, target, labels, location, .. } = &labelled.examples[place];
        let own = &corpus.articles[*article];
        let mention = target.as_ref().and_then(|target| target.mention);
        let mut points = ScalarOffsets::new(&own.text);
        Self {
            id: own.id.clone(),
            mention: mention
                .map(|span| Mention { from: points.at(span.start), to: points.at(span.end) }),
            target: target.as_ref().map(|target| target.name.clone()),
            labels: names(labelled, labels),
            location: location.to_string(),
            article: *article,
        }
    }
}

/// The names of labels of a facet.
pub(super) fn names(labelled: &LabelledFacet, labels: &[LabelId]) -> Vec<String> {
    labels.iter().map(|label| labelled.facet.labels[label.index()].name.clone()).collect()
}

//! A model as bytes.

use super::container::{
    Array, FORMAT_VERSION, WITHOUT_KNOWLEDGE, WITHOUT_LEVELS, WITHOUT_RULES, WITHOUT_VECTORS, seal,
};
use super::{Header, KIND, Model};
use crate::classify::Classifier;
use crate::features::{Names, shared_prefix};

impl Model {
    /// The model as the bytes of a file: the same for the same model, on every machine.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let arrays: Vec<Array> = self.facets.iter().flat_map(|own| self.arrays(own)).collect();
        seal(KIND, self.format_version(), &Header::of(self), &arrays)
    }

    /// The version of the file format that the model is written in.
    #[must_use]
    pub fn format_version(&self) -> u32 {
        let embeds = |own: &Classifier| own.vectoriser.embedder().is_some();
        let is_new =
            |own: &Classifier| own.two_stage.is_some() || own.vectoriser.is_beyond_format_3();
        if !self.rules.is_empty() {
            FORMAT_VERSION
        } else if self.facets.iter().any(is_new) {
            WITHOUT_RULES
        } else if self.facets.iter().any(|own| own.level.is_some()) {
            WITHOUT_KNOWLEDGE
        } else if self.facets.iter().any(embeds) {
            WITHOUT_LEVELS
        } else {
            WITHOUT_VECTORS
        }
    }

    /// Whether a classifier looks at articles as the one one level up does.
    pub(super) fn shares_words(&self, classifier: &Classifier) -> bool {
        let shared = |parent: &Classifier| classifier.vectoriser.is_as(&parent.vectoriser);
        self.parent(classifier).is_some_and(shared)
    }

    /// The arrays of a facet: of one that looks at articles as another does, without the words.
    pub(super) fn arrays(&self, classifier: &Classifier) -> Vec<Array> {
        let mut arrays =
            if self.shares_words(classifier) { Vec::new() } else { words(classifier).into() };
        arrays.extend(weights(classifier));
        arrays
    }
}

/// The arrays of a facet's words. Features are in the order of their names, which share their
/// beginnings.
fn words(classifier: &Classifier) -> [Array; 4] {
    let facet = &classifier.facet.name;
    let named = |array: &str| format!("{facet}/{array}");
    let vocabulary = classifier.vectoriser.vocabulary();
    let (shared, lengths, rest) = front_code(vocabulary.names());
    let features = vocabulary.by_name();
    let document_frequency = features.iter().map(|id| vocabulary.document_frequency()[id.index()]);
    [
        Array::counts(named("name_shared"), &shared),
        Array::counts(named("name_lengths"), &lengths),
        Array::bytes(named("name_rests"), rest),
        Array::counts(named("document_frequency"), &document_frequency.collect::<Vec<_>>()),
    ]
}

/// The arrays of a facet's weights, features in the order of their names.
fn weights(classifier: &Classifier) -> Vec<Array> {
    let facet = &classifier.facet.name;
    let named = |array: &str| format!("{facet}/{array}");
    let linear = &classifier.linear;
    let features = classifier.vectoriser.vocabulary().by_name();
    let row_lengths = features.iter().map(|&id| linear.row(id).count() as u32);
    let cells = || features.iter().flat_map(|&id| linear.row(id));
    let mut arrays = vec![
        Array::counts(named("row_lengths"), &row_lengths.collect::<Vec<_>>()),
        Array::counts(
            named("cell_labels"),
            &cells().map(|cell| cell.label.into()).collect::<Vec<_>>(),
        ),
        Array::signed(named("cell_weights"), &cells().map(|cell| cell.weight).collect::<Vec<_>>()),
        Array::floats(named("scales"), &linear.scales),
        Array::floats(named("intercept"), &linear.intercept),
    ];
    if classifier.vectoriser.embedder().is_some() {
        let weights: Vec<f32> = linear.embedding.values().collect();
        arrays.push(Array::floats(named("embedding_weights"), &weights));
    }
    arrays
}

/// Names are sorted, so each shares its start with the one before: how many bytes it shares, how
/// many are its own, and these.
fn front_code(names: &Names) -> (Vec<u32>, Vec<u32>, Vec<u8>) {
    let (mut shared, mut lengths, mut rests) = (Vec::new(), Vec::new(), Vec::new());
    let mut before = "";
    for name in names.iter() {
        let prefix = shared_prefix(before, name);
        shared.push(prefix as u32);
        lengths.push((name.len() - prefix) as u32);
        rests.extend_from_slice(&name.as_bytes()[prefix..]);
        before = name;
    }
    (shared, lengths, rests)
}

//! Bytes as a model, believed only after they are checked.

use std::sync::Arc;

use super::container::{Counts, Opened, open};
use super::error::Error;
use super::vectors::vectors_of;
use super::{EmbeddingHeader, FacetHeader, FamilyHeader, Header, KIND, Model, level, stages};
use crate::calibrate::Calibration;
use crate::classify::{Cell, Classifier, EmbeddingWeights, Linear};
use crate::features::{Embedder, Names, Vectoriser, Vocabulary};
use crate::label::{Facet, check_levels};
use crate::text::Language;

impl Model {
    /// Reads a model from the bytes of a file.
    ///
    /// # Errors
    /// Every variant of [`Error`]: the bytes may be anything.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let opened: Opened<'_, Header> = open(KIND, bytes)?;
        let language = opened.header.language;
        let declared: Vec<_> = opened.header.facets.iter().map(|own| &own.facet).collect();
        check_levels(&declared)?;
        let mut facets: Vec<Classifier> = Vec::with_capacity(declared.len());
        for header in &opened.header.facets {
            let classifier = classifier(&opened, language, header, &facets)?;
            facets.push(classifier);
        }
        let Header { scope, domain, rules, card, .. } = opened.header;
        Ok(Self { language, scope, domain, facets, rules, card })
    }
}

fn classifier(
    opened: &Opened<'_, Header>,
    language: Language,
    header: &FacetHeader,
    before: &[Classifier],
) -> Result<Classifier, Error> {
    let facet = &header.facet.name;
    let parent = header.facet.parent.as_ref();
    let parent = parent.map(|name| parent_of(facet, name, before)).transpose()?;
    let vectoriser = match parent.filter(|_| header.shares_words) {
        Some(parent) => Arc::clone(&parent.vectoriser),
        None => Arc::new(vectoriser(opened, language, header)?),
    };
    let linear = linear(opened, header, vectoriser.vocabulary(), vectoriser.embedder())?;
    if let Calibration::AnyOf { probability, cuts, .. } = &header.calibration
        && (probability.len() != linear.labels() || cuts.len() != linear.labels())
    {
        return Err(Error::array(facet, "is calibrated for another number of labels"));
    }
    level::check(header, parent.map(|own| &own.facet))?;
    stages::check(header, before)?;
    Ok(Classifier {
        facet: completed(&header.facet),
        vectoriser,
        linear,
        calibration: header.calibration.clone(),
        level: header.level.clone(),
        thresholds: header.thresholds.clone(),
        targets: header.targets.clone(),
        two_stage: header.two_stage.clone(),
    })
}

/// The classifier one level up, which stands before those under it.
fn parent_of<'c>(
    facet: &str,
    name: &str,
    before: &'c [Classifier],
) -> Result<&'c Classifier, Error> {
    let parent = before.iter().find(|own| own.facet.name == name);
    parent.ok_or_else(|| Error::array(facet, "stands before the facet above it"))
}

fn vectoriser(
    opened: &Opened<'_, Header>,
    language: Language,
    header: &FacetHeader,
) -> Result<Vectoriser, Error> {
    let vocabulary = vocabulary(opened, header)?;
    let embedder = header.embedding.as_ref().map(|own| embedder(own, language)).transpose()?;
    let families: Vec<_> = header.families.iter().map(|own| (own.family, own.weight)).collect();
    Ok(Vectoriser::new(&families, vocabulary).with_embedder(embedder))
}

fn embedder(header: &EmbeddingHeader, language: Language) -> Result<Embedder, Error> {
    Ok(Embedder::new(vectors_of(&header.vectors, language)?, &header.windows))
}

fn vocabulary(opened: &Opened<'_, Header>, header: &FacetHeader) -> Result<Vocabulary, Error> {
    let facet = &header.facet.name;
    let document_frequency: Vec<_> =
        opened.counts(&format!("{facet}/document_frequency"))?.iter().collect();
    let names = names(opened, facet)?;
    if document_frequency.len() != names.len() {
        return Err(Error::array("document_frequency", "does not count every name"));
    }
    let mut end = 0_usize;
    let family = |own: &FamilyHeader| {
        let start = end;
        end = end.saturating_add(own.names);
        (own.family, start..end)
    };
    let families =
        header.families.iter().map(family).filter(|(_, range)| !range.is_empty()).collect();
    Vocabulary::from_parts(names, families, &document_frequency, header.articles)
        .map_err(|source| Error::Vocabulary { facet: facet.clone(), source })
}

/// The facet; of a file that says nothing of roles and pooling, as all did once that were by mention.
fn completed(facet: &Facet) -> Facet {
    let mut facet = facet.clone();
    facet.complete();
    facet
}

fn names(opened: &Opened<'_, Header>, facet: &str) -> Result<Names, Error> {
    let shared = opened.counts(&format!("{facet}/name_shared"))?;
    let lengths = opened.counts(&format!("{facet}/name_lengths"))?;
    let array = format!("{facet}/name_rests");
    let rests = std::str::from_utf8(opened.bytes(&array)?)
        .map_err(|_| Error::array(&array, "is not UTF-8"))?;
    let unfit = || Error::array(&array, "does not fit the lengths of the names");
    if shared.len() != lengths.len() {
        return Err(unfit());
    }
    let (mut names, mut at) = (Names::with_capacity(lengths.len(), rests.len()), 0_usize);
    for (shared, length) in shared.iter().zip(lengths.iter()) {
        let end = at.saturating_add(length as usize);
        let rest = rests.get(at..end).ok_or_else(unfit)?;
        names.push_shared(shared as usize, rest).ok_or_else(unfit)?;
        at = end;
    }
    if at == rests.len() { Ok(names) } else { Err(unfit()) }
}

fn linear(
    opened: &Opened<'_, Header>,
    header: &FacetHeader,
    vocabulary: &Vocabulary,
    embedder: Option<&Embedder>,
) -> Result<Linear, Error> {
    let (facet, labels) = (&header.facet.name, header.facet.labels.len());
    let lengths = opened.counts(&format!("{facet}/row_lengths"))?;
    let cells = cells(opened, facet, labels)?;
    let count: u64 = lengths.iter().map(u64::from).sum();
    if lengths.len() != vocabulary.len() || count != cells.len() as u64 {
        return Err(Error::array("row_lengths", "does not fit cells and names"));
    }
    if rows(&cells, lengths).any(|row| !row.is_sorted_by(|a, b| a.label < b.label)) {
        return Err(Error::array("cell_labels", "does not rise within a row"));
    }
    let scales = opened.floats(&format!("{facet}/scales"))?;
    let intercept = opened.floats(&format!("{facet}/intercept"))?;
    if labels == 0 || scales.len() != labels || intercept.len() != labels {
        return Err(Error::array(facet, "has arrays for another number of labels"));
    }
    let embedding = embedding_weights(opened, facet, labels, embedder)?;
    let features = vocabulary.by_name();
    let rows = features.iter().copied().zip(rows(&cells, lengths));
    Ok(Linear::from_rows(features.len(), rows, scales, intercept, embedding))
}

/// The weights of the embedding; none without an embedder.
fn embedding_weights(
    opened: &Opened<'_, Header>,
    facet: &str,
    labels: usize,
    embedder: Option<&Embedder>,
) -> Result<EmbeddingWeights, Error> {
    let Some(embedder) = embedder else { return Ok(EmbeddingWeights::none(labels)) };
    let array = format!("{facet}/embedding_weights");
    EmbeddingWeights::from_rows(labels, embedder.dimensions(), opened.floats(&array)?)
        .ok_or_else(|| Error::array(&array, "does not fit labels and word vectors"))
}

/// The cells of the file, row after row.
fn cells(opened: &Opened<'_, Header>, facet: &str, labels: usize) -> Result<Vec<Cell>, Error> {
    let [array, weights] = ["labels", "weights"].map(|kind| format!("{facet}/cell_{kind}"));
    let (cell_labels, weights) = (opened.counts(&array)?, opened.signed(&weights)?);
    if cell_labels.len() != weights.len() {
        return Err(Error::array(&array, "is not as long as the weights"));
    }
    if cell_labels.iter().any(|label| label as usize >= labels) {
        return Err(Error::array(&array, "names labels that are not there"));
    }
    let cells = cell_labels.iter().zip(weights);
    Ok(cells.map(|(label, weight)| Cell { label: label as u16, weight }).collect())
}

/// The cells of each row, which has as many as `lengths` says.
fn rows<'c>(cells: &'c [Cell], lengths: Counts<'_>) -> impl Iterator<Item = &'c [Cell]> + Clone {
    lengths.iter().scan(cells, |left, length| left.split_off(..length as usize))
}

#[cfg(test)]
mod tests {
    use super::super::container::{Array, FORMAT_VERSION, seal};
    use super::*;
    use crate::calibrate::Logistic;

    const FROZEN: &[u8] = include_bytes!("../../tests/fixtures/models/format-1.safetensors");

    fn assert_turned_down(what: &str, bytes: &[u8]) {
        let opened = Model::from_bytes(bytes);
        assert!(matches!(opened, Err(Error::Array { .. } | Error::Header(_))), "{what}");
    }

    /// A file may be sealed as it should and still be nonsense.
    #[test]
    fn what_does_not_fit_together_is_turned_down() {
        type Break = fn(&mut Classifier);
        let table: [(&str, Break); 7] = [
            ("no label", |c| {
                c.facet.labels.clear();
                let (features, no_row) = (c.linear.features(), std::iter::empty());
                c.linear = Linear::from_rows(
                    features,
                    no_row,
                    Vec::new(),
                    Vec::new(),
                    EmbeddingWeights::none(0),
                );
            }),
            ("a label without a scale", |c| c.facet.labels.push(c.facet.labels[0].clone())),
            ("a scale without a label", |c| c.linear.scales.push(1.0)),
            ("a scale that is no number", |c| c.linear.scales[0] = f32::NAN),
            ("an endless intercept", |c| c.linear.intercept[0] = f32::INFINITY),
            ("a calibration of more labels", |c| {
                c.calibration = Calibration::AnyOf {
                    probability: vec![Logistic::IDENTITY; 9],
                    cuts: vec![0.0; 9],
                    confidence: Logistic::IDENTITY,
                };
            }),
            ("a temperature that is no number", |c| {
                c.calibration = Calibration::OneOf {
                    inverse_temperature: f64::NAN,
                    confidence: Logistic::IDENTITY,
                };
            }),
        ];
        for (what, spoil) in table {
            let mut model = Model::from_bytes(FROZEN).unwrap();
            spoil(&mut model.facets[0]);
            assert_turned_down(what, &model.to_bytes());
        }
    }

    #[test]
    fn arrays_of_other_lengths_are_turned_down() {
        let model = Model::from_bytes(FROZEN).unwrap();
        let facet = &model.facets[0].facet.name;
        let named = |array: &str| format!("{facet}/{array}");
        let cells = model.facets[0].linear.cells() as u32;
        let rows = model.facets[0].linear.features();
        let table = [
            ("a cell without a label", Array::counts(named("cell_labels"), &[0])),
            ("a cell of no label", Array::counts(named("cell_labels"), &vec![99; cells as usize])),
            ("a cell without a weight", Array::signed(named("cell_weights"), &[1])),
            ("a feature without a row", Array::counts(named("row_lengths"), &[cells])),
            ("a row without its cells", Array::counts(named("row_lengths"), &vec![9; rows])),
            ("cells without a row", Array::counts(named("row_lengths"), &vec![0; rows])),
            ("a name without its bytes", Array::counts(named("name_lengths"), &vec![9; rows])),
            ("a count without a name", Array::counts(named("document_frequency"), &[1])),
        ];
        for (what, array) in table {
            let mut arrays: Vec<Array> =
                model.facets.iter().flat_map(|own| model.arrays(own)).collect();
            let place = arrays.iter().position(|own| own.name == array.name).unwrap();
            arrays[place] = array;
            assert_turned_down(what, &seal(KIND, FORMAT_VERSION, &Header::of(&model), &arrays));
        }
    }

    /// A model that embeds.
    #[cfg(feature = "vectors")]
    const EMBEDS: &[u8] = include_bytes!("../../models/newsroom-en.safetensors");

    #[test]
    #[cfg(feature = "vectors")]
    fn word_vectors_that_are_not_there_are_named() {
        let model = Model::from_bytes(EMBEDS).unwrap();
        let arrays: Vec<Array> = model.facets.iter().flat_map(|own| model.arrays(own)).collect();
        let mut header = Header::of(&model);
        header.facets[0].embedding.as_mut().unwrap().vectors.name = "others".to_owned();
        let error = Model::from_bytes(&seal(KIND, FORMAT_VERSION, &header, &arrays)).unwrap_err();
        assert!(matches!(&error, Error::Vectors { name, .. } if name == "others"), "{error}");
        assert!(error.to_string().contains("train it again"), "{error}");
    }

    #[test]
    #[cfg(feature = "vectors")]
    fn weights_that_do_not_fit_the_word_vectors_are_turned_down() {
        let model = Model::from_bytes(EMBEDS).unwrap();
        let mut arrays: Vec<Array> =
            model.facets.iter().flat_map(|own| model.arrays(own)).collect();
        let name = format!("{}/embedding_weights", model.facets[0].facet.name);
        let place = arrays.iter().position(|own| own.name == name).unwrap();
        for weights in [vec![1.0], vec![1.0; 65]] {
            arrays[place] = Array::floats(name.clone(), &weights);
            let bytes = seal(KIND, FORMAT_VERSION, &Header::of(&model), &arrays);
            assert_turned_down("weights of another number", &bytes);
        }
    }
}

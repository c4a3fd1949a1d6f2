//! Bytes as a model, believed only after they are checked.

use super::container::{Opened, open};
use super::{Error, FacetHeader, GroupHeader, Header, KIND, Model};
use crate::classify::{Calibration, Cell, Classifier, Linear};
use crate::features::{Names, Vectoriser, Vocabulary};

impl Model {
    /// Reads a model from the bytes of a file.
    ///
    /// # Errors
    /// Every variant of [`Error`]: the bytes may be anything.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        let opened: Opened<'_, Header> = open(KIND, bytes)?;
        let facets = opened.header.facets.iter().map(|facet| classifier(&opened, facet));
        Ok(Self {
            facets: facets.collect::<Result<_, _>>()?,
            language: opened.header.language,
            card: opened.header.card,
        })
    }
}

fn classifier(opened: &Opened<'_, Header>, header: &FacetHeader) -> Result<Classifier, Error> {
    let facet = &header.facet.name;
    let vocabulary = vocabulary(opened, header)?;
    let linear = linear(opened, facet, vocabulary.len(), header.facet.labels.len())?;
    if let Calibration::AnyOf { probability, cuts, .. } = &header.calibration
        && (probability.len() != linear.labels() || cuts.len() != linear.labels())
    {
        return Err(Error::array(facet, "is calibrated for another number of labels"));
    }
    let groups: Vec<_> = header.groups.iter().map(|own| (own.group, own.weight)).collect();
    Ok(Classifier {
        facet: header.facet.clone(),
        vectoriser: Vectoriser::new(&groups, vocabulary),
        linear,
        calibration: header.calibration.clone(),
        assurance: header.assurance.clone(),
    })
}

fn vocabulary(opened: &Opened<'_, Header>, header: &FacetHeader) -> Result<Vocabulary, Error> {
    let facet = &header.facet.name;
    let document_frequency = opened.counts(&format!("{facet}/document_frequency"))?;
    let names = names(opened, facet)?;
    if document_frequency.len() != names.len() {
        return Err(Error::array("document_frequency", "does not count every name"));
    }
    let mut end = 0_usize;
    let group = |own: &GroupHeader| {
        let start = end;
        end = end.saturating_add(own.names);
        (own.group, start..end)
    };
    let groups = header.groups.iter().map(group).filter(|(_, range)| !range.is_empty()).collect();
    Vocabulary::from_parts(names, groups, document_frequency, header.articles)
        .map_err(|source| Error::Vocabulary { facet: facet.clone(), source })
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
    let (mut names, mut at) = (Names::default(), 0_usize);
    for (shared, length) in shared.into_iter().zip(lengths) {
        let end = at.saturating_add(length as usize);
        let rest = rests.get(at..end).ok_or_else(unfit)?;
        names.push_shared(shared as usize, rest).ok_or_else(unfit)?;
        at = end;
    }
    if at == rests.len() { Ok(names) } else { Err(unfit()) }
}

fn linear(
    opened: &Opened<'_, Header>,
    facet: &str,
    features: usize,
    labels: usize,
) -> Result<Linear, Error> {
    let lengths = opened.counts(&format!("{facet}/row_lengths"))?;
    let cell_labels = cell_labels(opened, facet, &lengths, labels)?;
    let cell_weights = opened.signed(&format!("{facet}/cell_weights"))?;
    let paired = cell_labels.len() == cell_weights.len();
    let cells = cell_labels.into_iter().zip(cell_weights);
    let mut end = 0_u64;
    let ends = lengths.iter().map(|&length| {
        end += u64::from(length);
        u32::try_from(end).map_err(|_| Error::array("row_lengths", "is too large"))
    });
    let linear = Linear::new(
        ends.collect::<Result<_, _>>()?,
        cells.map(|(label, weight)| Cell { label, weight }).collect(),
        opened.floats(&format!("{facet}/scales"))?,
        opened.floats(&format!("{facet}/intercept"))?,
    );
    let cells = linear.row_ends.last().map_or(0, |&end| end as usize);
    let fits = labels > 0
        && linear.features() == features
        && linear.scales.len() == labels
        && linear.intercept.len() == labels
        && paired
        && linear.cells.len() == cells;
    if fits { Ok(linear) } else { Err(Error::array(facet, "has arrays of different lengths")) }
}

/// The label of each cell; within a row they rise.
fn cell_labels(
    opened: &Opened<'_, Header>,
    facet: &str,
    lengths: &[u32],
    labels: usize,
) -> Result<Vec<u16>, Error> {
    let array = format!("{facet}/cell_labels");
    let cells = opened.counts(&array)?;
    let mut rest = cells.as_slice();
    for &length in lengths {
        let unfit = || Error::array(&array, "does not fit the rows");
        let (row, others) = rest.split_at_checked(length as usize).ok_or_else(unfit)?;
        if !row.is_sorted_by(|a, b| a < b) || row.last().is_some_and(|&l| l as usize >= labels) {
            return Err(Error::array(&array, "names labels that are not there"));
        }
        rest = others;
    }
    Ok(cells.into_iter().map(|label| label as u16).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::classify::Logistic;

    const FROZEN: &[u8] = include_bytes!("../../tests/fixtures/models/format-1.safetensors");

    /// A file may be sealed as it should and still be nonsense.
    #[test]
    fn what_does_not_fit_together_is_turned_down() {
        type Break = fn(&mut Classifier);
        let table: [(&str, Break); 10] = [
            ("no label", |c| {
                c.facet.labels.clear();
                let row_ends = vec![0; c.linear.features()];
                c.linear = Linear::new(row_ends, Vec::new(), Vec::new(), Vec::new());
            }),
            ("a label without a scale", |c| c.facet.labels.push(c.facet.labels[0].clone())),
            ("a scale without a label", |c| c.linear.scales.push(1.0)),
            ("a scale that is no number", |c| c.linear.scales[0] = f32::NAN),
            ("an endless intercept", |c| c.linear.intercept[0] = f32::INFINITY),
            ("a cell of no label", |c| c.linear.cells[0].label = 99),
            ("a row without its cells", |c| c.linear.cells.truncate(1)),
            ("a feature without a row", |c| c.linear.row_ends.truncate(1)),
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
            let opened = Model::from_bytes(&model.to_bytes());
            assert!(matches!(opened, Err(Error::Array { .. } | Error::Header(_))), "{what}");
        }
    }
}

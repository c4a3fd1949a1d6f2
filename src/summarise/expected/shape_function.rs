//! The model as functions that can be read and drawn.

use serde::Serialize;

use super::model::BriefModel;
use super::pairs::PairFeature;
use super::scale::{BINS, Scale};
use super::sentences::SentenceFeature;
use super::words::WordFeature;

/// Shape function: what a feature adds to the log-odds at each of its values.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct ShapeFunction {
    /// `lexical` or `free`.
    pub part: &'static str,
    /// What is rated: `words`, `pairs` or `sentences`.
    pub model: &'static str,
    /// The feature.
    pub feature: &'static str,
    /// What the feature is, in a sentence.
    pub about: &'static str,
    /// Values from which a weight holds, rising, and the weight in log-odds against the average.
    pub points: Vec<(f32, f32)>,
}

impl BriefModel {
    /// All functions of the model; steps without a change of value or weight are one point.
    #[must_use]
    pub fn shape_functions(&self) -> Vec<ShapeFunction> {
        let words: Vec<_> =
            WordFeature::ALL.iter().map(|f| (f.name(), f.about(), f.scale())).collect();
        let pairs: Vec<_> =
            PairFeature::ALL.iter().map(|f| (f.name(), f.about(), f.scale())).collect();
        let sentences: Vec<_> =
            SentenceFeature::ALL.iter().map(|f| (f.name(), f.about(), f.scale())).collect();
        let mut functions = Vec::new();
        for (part, variant) in [("lexical", &self.lexical), ("free", &self.free)] {
            let models = [
                ("words", &variant.words, &words),
                ("pairs", &variant.pairs, &pairs),
                ("sentences", &variant.sentences, &sentences),
            ];
            for (model, additive, features) in models {
                let tables = additive.shape_functions.chunks_exact(BINS);
                functions.extend(tables.zip(features).map(|(table, &(feature, about, scale))| {
                    ShapeFunction { part, model, feature, about, points: points(table, scale) }
                }));
            }
        }
        functions
    }
}

fn points(table: &[f32], scale: Scale) -> Vec<(f32, f32)> {
    let mut points: Vec<(f32, f32)> =
        table.iter().enumerate().map(|(bin, &weight)| (scale.floor(bin), weight)).collect();
    points.dedup_by_key(|point| point.0.to_bits());
    points.dedup_by_key(|point| point.1.to_bits());
    points
}

#[cfg(test)]
mod tests {
    use super::super::fixture::model;

    #[test]
    fn an_early_sentence_is_worth_more_than_a_late_one() {
        let functions = model().shape_functions();
        let index = functions
            .iter()
            .find(|c| (c.part, c.model, c.feature) == ("lexical", "sentences", "Index"))
            .unwrap();
        assert!(index.points.is_sorted_by(|a, b| a.0 < b.0));
        let at = |value: f32| index.points.iter().rfind(|point| point.0 <= value).unwrap().1;
        assert!(at(1.0) > at(6.0), "{:?}", index.points);
    }
}

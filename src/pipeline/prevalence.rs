//! Label shares of a batch, and whether they can be corrected.

use serde::Serialize;

use super::survey::{Survey, SurveyedFacet};
use crate::drift::{TwoSample, two_sample_weighted};
use crate::evaluate::{ArticlePrediction, Estimate};
use crate::label::{Choice, Facet, LabelId};
use crate::model::Model;
use crate::quantify::{self, LabelShare, Scored};

/// A probability is never taken to be nearer to 0 or 1.
const EDGE: f64 = 1e-6;

/// Labelled articles with what a model says that did not learn from them.
#[derive(Clone, Copy, Debug)]
pub struct HeldOut<'h> {
    /// What it says.
    pub predictions: &'h [ArticlePrediction],
    /// The examples of each facet, in the order of the model, as it surveys them.
    pub surveys: &'h [Survey],
}

/// Label shares of a batch on one facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetPrevalence {
    /// The facet.
    pub facet: String,
    /// Articles of the batch that the shares are of.
    pub articles: usize,
    /// Articles of the batch that the facet abstains from.
    pub abstained: usize,
    /// Labelled articles that correct them.
    pub held_out: usize,
    /// Whether the batch differs from the labelled articles, so that no correction can be trusted.
    pub different: bool,
    /// The chance to tell an article of the batch from a labelled one, where labels are as common among
    /// these as they seem to be in the batch; .5 where the articles of a label are alike in both.
    pub two_sample_auc: Option<f64>,
    /// Label by label, in the order of the facet.
    pub labels: Vec<LabelPrevalence>,
}

/// Share of a label.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct LabelPrevalence {
    /// The label.
    pub label: String,
    /// Share of the articles that got it.
    pub counted: f64,
    /// Share of the articles that have it, corrected for the classifier's errors, with its 95 %
    /// interval; `None` where no labelled article corrects it, or the batch differs from those.
    pub corrected: Option<Estimate>,
    /// Share of the articles that people gave it, where that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub labelled: Option<f64>,
}

/// The label shares of `batch`, as `model` surveyed it, facet by facet: corrected as far as there are
/// articles `held_out` of a facet whose articles of a label are like those of the batch.
#[must_use]
pub fn prevalence(
    model: &Model,
    held_out: Option<HeldOut<'_>>,
    batch: &Survey,
) -> Vec<FacetPrevalence> {
    let facets = model.facets.iter().enumerate();
    let facets = facets.map(|(place, classifier)| {
        let facet = &classifier.facet;
        let known = held_out.map(|own| scored(facet, own.predictions)).unwrap_or_default();
        let said: Vec<Scored> =
            batch.of_facet(place).map(|own| of_batch(facet.choice, own)).collect();
        let abstained = batch.articles.len() - said.len();
        let own = Counts { articles: said.len(), abstained, held_out: known.len() };
        let Some(known_as) = held_out.filter(|_| !known.is_empty()) else {
            return of_shares(facet, &own, &UNCOMPARED, uncorrected(facet, &said));
        };
        let shares = corrected(facet, &known, &said);
        let unlike =
            unlike(facet, (known_as.predictions, &known_as.surveys[place]), &shares, batch);
        let shares = if unlike.is_different() { uncorrected(facet, &said) } else { shares };
        of_shares(facet, &own, &unlike, shares)
    });
    facets.collect()
}

/// Nothing that is known of two samples.
const UNCOMPARED: TwoSample = TwoSample { auc: None, shown_by: Vec::new() };

fn uncorrected(facet: &Facet, batch: &[Scored]) -> Vec<Share> {
    let all = batch.len().max(1) as f64;
    let having = |label| batch.iter().filter(|own| own.labels.contains(&label)).count();
    let share = |label| Share { counted: having(label) as f64 / all, ..Share::default() };
    (0..facet.labels.len()).map(share).collect()
}

/// Whether articles of a label differ: labels alone, being more common or rarer, are no difference.
fn unlike(
    facet: &Facet,
    (predictions, survey): (&[ArticlePrediction], &Survey),
    shares: &[Share],
    batch: &Survey,
) -> TwoSample {
    let weights = weights(facet, predictions, shares, survey.articles.len());
    let (places, old) = survey.positions();
    let weights: Vec<f64> = places.into_iter().map(|example| weights[example]).collect();
    two_sample_weighted(&old, &weights, &batch.positions().1)
}

/// What each of so many examples counts as, for its label to have the share that it has in the batch;
/// all alike where any label may fit.
fn weights(
    facet: &Facet,
    predictions: &[ArticlePrediction],
    shares: &[Share],
    examples: usize,
) -> Vec<f64> {
    if facet.choice == Choice::Any {
        return vec![1.0; examples];
    }
    let label = |own: &ArticlePrediction| facet.label(own.truth.first()?).map(LabelId::index);
    let known = said_of(facet, predictions).filter_map(|own| Some((own.example, label(own)?)));
    let known: Vec<(usize, usize)> = known.collect();
    let mut counts = vec![0.0; facet.labels.len()];
    for &(_, label) in &known {
        counts[label] += 1.0;
    }
    let mut weights = vec![0.0; examples];
    for (example, label) in known {
        let share = shares[label].corrected.map_or(0.0, |own| own.value);
        weights[example] = share / counts[label];
    }
    weights
}

fn corrected(facet: &Facet, known: &[Scored], batch: &[Scored]) -> Vec<Share> {
    let shares = quantify::prevalence(facet.choice, known, batch).into_iter();
    let share = |LabelShare { counted, corrected }| Share {
        counted,
        corrected: Some(corrected),
        labelled: None,
    };
    shares.map(share).collect()
}

/// What the correction makes of labelled articles themselves: half of them corrects the other, whose
/// labels are known.
#[must_use]
pub fn halves(facet: &Facet, predictions: &[ArticlePrediction]) -> Option<FacetPrevalence> {
    let all = scored(facet, predictions);
    let given: Vec<Scored> = given(facet, predictions);
    let half = |own: &[Scored], odd: usize| -> Vec<Scored> {
        own.iter().skip(odd).step_by(2).cloned().collect()
    };
    let (known, truth, batch) = (half(&all, 0), half(&all, 1), half(&given, 1));
    if known.is_empty() || batch.is_empty() {
        return None;
    }
    let share = |label| {
        let having = truth.iter().filter(|own| own.labels.contains(&label)).count();
        having as f64 / truth.len() as f64
    };
    let mut shares = corrected(facet, &known, &batch);
    (0..).zip(&mut shares).for_each(|(label, own)| own.labelled = Some(share(label)));
    let own = Counts { articles: batch.len(), abstained: 0, held_out: known.len() };
    Some(of_shares(facet, &own, &UNCOMPARED, shares))
}

/// What is known of the share of a label.
#[derive(Default)]
struct Share {
    counted: f64,
    corrected: Option<Estimate>,
    labelled: Option<f64>,
}

struct Counts {
    articles: usize,
    abstained: usize,
    held_out: usize,
}

fn of_shares(
    facet: &Facet,
    counts: &Counts,
    unlike: &TwoSample,
    shares: Vec<Share>,
) -> FacetPrevalence {
    let labels = facet.labels.iter().zip(shares).map(|(label, share)| LabelPrevalence {
        label: label.name.clone(),
        counted: share.counted,
        corrected: share.corrected,
        labelled: share.labelled,
    });
    FacetPrevalence {
        facet: facet.name.clone(),
        articles: counts.articles,
        abstained: counts.abstained,
        held_out: counts.held_out,
        different: unlike.is_different(),
        two_sample_auc: unlike.auc,
        labels: labels.collect(),
    }
}

/// Held-out articles with their scores and right labels; not those of which nothing was said, nor
/// those of labels that `facet` does not have.
fn scored(facet: &Facet, predictions: &[ArticlePrediction]) -> Vec<Scored> {
    let own = said_of(facet, predictions);
    own.filter_map(|own| of_prediction(facet, own, own.truth.iter().map(String::as_str))).collect()
}

/// The same articles with the labels that they got.
fn given(facet: &Facet, predictions: &[ArticlePrediction]) -> Vec<Scored> {
    let own = said_of(facet, predictions);
    own.filter_map(|own| {
        of_prediction(facet, own, own.truth.iter().map(String::as_str))?;
        of_prediction(facet, own, own.given.iter().map(|given| given.label.as_str()))
    })
    .collect()
}

fn said_of<'p>(
    facet: &Facet,
    predictions: &'p [ArticlePrediction],
) -> impl Iterator<Item = &'p ArticlePrediction> {
    let name = facet.name.clone();
    predictions.iter().filter(move |own| own.facet == name && !own.probabilities.is_empty())
}

fn of_prediction<'l>(
    facet: &Facet,
    own: &ArticlePrediction,
    labels: impl Iterator<Item = &'l str>,
) -> Option<Scored> {
    let place = |name: &str| facet.label(name).map(LabelId::index);
    let labels: Vec<usize> = labels.map(place).collect::<Option<_>>()?;
    let mut probabilities = vec![0.0; facet.labels.len()];
    for (name, p) in &own.probabilities {
        if let Some(label) = place(name) {
            probabilities[label] = *p;
        }
    }
    Some(Scored { scores: scores(facet.choice, &probabilities), labels })
}

fn of_batch(choice: Choice, own: &SurveyedFacet) -> Scored {
    let labels = own.given.iter().map(|label| label.index()).collect();
    Scored { scores: scores(choice, &own.probabilities), labels }
}

fn scores(choice: Choice, probabilities: &[f64]) -> Vec<f64> {
    let score = |p: &f64| {
        let p = p.clamp(EDGE, 1.0 - EDGE);
        match choice {
            Choice::One => libm::log(p),
            Choice::Any => libm::log(p / (1.0 - p)),
        }
    };
    probabilities.iter().map(score).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::evaluate::PredictedLabel;
    use crate::label::Label;

    fn facet() -> Facet {
        Facet {
            name: "topic".to_owned(),
            choice: Choice::One,
            towards_target: false,
            by_mention: false,
            pooling: None,
            context: None,
            parent: None,
            labels: ["law", "sport"].map(Label::new).to_vec(),
        }
    }

    fn prediction(n: usize, truth: &str) -> ArticlePrediction {
        // Of two that stand side by side one is in each half.
        let said = if n / 2 % 5 == 4 { "law" } else { truth };
        let other = if said == "law" { "sport" } else { "law" };
        let given = PredictedLabel { label: said.to_owned(), probability: 0.8, sure: false };
        ArticlePrediction {
            id: n.to_string(),
            facet: "topic".to_owned(),
            target: None,
            fold: None,
            truth: vec![truth.to_owned()],
            given: vec![given],
            right: said == truth,
            probabilities: vec![(said.to_owned(), 0.8), (other.to_owned(), 0.2)],
            words: Vec::new(),
            known_words: 1.0,
            example: n,
        }
    }

    #[test]
    fn labels_are_weighed_to_the_shares_of_the_batch() {
        let predictions = ["law", "law", "sport", "law", "arts"];
        let predictions: Vec<_> =
            (0..).zip(predictions).map(|(n, label)| prediction(n, label)).collect();
        let estimate = |value| Some(Estimate { value, low: value, high: value });
        let share = |value| Share { corrected: estimate(value), ..Share::default() };
        let found = weights(&facet(), &predictions, &[share(0.3), share(0.7)], 6);
        assert_eq!(found, [0.3 / 3.0, 0.3 / 3.0, 0.7, 0.3 / 3.0, 0.0, 0.0]);
        let any = Facet { choice: Choice::Any, ..facet() };
        assert_eq!(weights(&any, &predictions, &[share(0.3), share(0.7)], 6), [1.0; 6]);
    }

    #[test]
    fn one_half_corrects_the_other() {
        let predictions: Vec<_> = (0..1000)
            .map(|n| prediction(n, if n * 37 % 100 < 30 { "law" } else { "sport" }))
            .collect();
        let found = halves(&facet(), &predictions).unwrap();
        let law = &found.labels[0];
        let labelled = law.labelled.unwrap();
        assert!((law.counted - labelled).abs() > 0.1, "{law:?}");
        assert!((law.corrected.unwrap().value - labelled).abs() < 0.05, "{law:?}");
        assert_eq!((found.articles, found.held_out), (500, 500));
        assert_eq!(halves(&facet(), &[]), None);
        assert_eq!(halves(&facet(), &[prediction(0, "arts"), prediction(1, "arts")]), None);
    }
}

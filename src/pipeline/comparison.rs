//! Comparison of two models: which labels move on the same articles, and by which words.

use std::collections::BTreeMap;

use rayon::prelude::*;
use serde::Serialize;

use super::lineage::Lineage;
use super::predict::{FacetPrediction, Subject};
use crate::analysis::{Analysers, Analysis};
use crate::classify::Classifier;
use crate::evaluate::{ArticlePrediction, McNemar};
use crate::features::Scratch;
use crate::model::Model;
use crate::text::Article;

/// Words that are named for a move, and articles.
const WORDS: usize = 8;
const ARTICLES: usize = 5;

/// What two models say of the same articles.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Comparison {
    /// Number of articles.
    pub articles: usize,
    /// The facets that both have.
    pub facets: Vec<FacetComparison>,
}

/// What two models say on one facet.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct FacetComparison {
    /// The facet.
    pub facet: String,
    /// Labels that only the first has.
    pub gone: Vec<String>,
    /// Labels that only the second has.
    pub new: Vec<String>,
    /// Articles that get the same labels.
    pub same: usize,
    /// The moves from labels to others, the most frequent first.
    pub moves: Vec<Move>,
    /// Who of them is right more often, on articles that are labelled.
    pub mcnemar: Option<McNemar>,
}

/// Articles that got one label and get another.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Move {
    /// The first label that the first model gives; none where it says nothing.
    pub from: Option<String>,
    /// That of the second.
    pub to: Option<String>,
    /// Number of articles.
    pub articles: usize,
    /// Names of some of them.
    pub examples: Vec<String>,
    /// The words that speak more for the move in the second model than in the first, with the sum of
    /// what they gained over these articles.
    pub words: Vec<(String, f32)>,
}

/// What the two say of an article: the first label of each, and the gain of each word for the second.
struct Said {
    labels: [Option<String>; 2],
    gains: BTreeMap<String, f32>,
}

/// What `first` and `second` say of `articles`; who is right more often where each has `predictions`
/// on labelled articles, in the same order.
#[must_use]
pub fn compare(
    [first, second]: [&Model; 2],
    articles: &[Article],
    predictions: Option<[&[ArticlePrediction]; 2]>,
) -> Comparison {
    let common = first.facets.iter().filter_map(|own| Some((own, second.facet(&own.facet.name)?)));
    let facet = |(a, b): (&Classifier, &Classifier)| {
        let said = said([(first, a), (second, b)], articles);
        let lacking = |a: &Classifier, b: &Classifier| -> Vec<String> {
            let names = a.facet.labels.iter().map(|own| own.name.clone());
            names.filter(|name| b.facet.label(name).is_none()).collect()
        };
        FacetComparison {
            facet: a.facet.name.clone(),
            gone: lacking(a, b),
            new: lacking(b, a),
            same: said.iter().filter(|own| own.labels[0] == own.labels[1]).count(),
            moves: moves(&said, articles),
            mcnemar: predictions.map(|own| mcnemar(&a.facet.name, own)),
        }
    };
    Comparison { articles: articles.len(), facets: common.map(facet).collect() }
}

fn mcnemar(facet: &str, predictions: [&[ArticlePrediction]; 2]) -> McNemar {
    let [first, second] = predictions.map(|own| own.iter().filter(|own| own.facet == facet));
    McNemar::of(first.zip(second).map(|(a, b)| (a.right, b.right)))
}

/// The moves among `said`, one an article.
fn moves(said: &[Said], articles: &[Article]) -> Vec<Move> {
    let mut moves: BTreeMap<[Option<String>; 2], Vec<usize>> = BTreeMap::new();
    for (place, own) in said.iter().enumerate().filter(|(_, own)| own.labels[0] != own.labels[1]) {
        moves.entry(own.labels.clone()).or_default().push(place);
    }
    let one = |([from, to], places): ([Option<String>; 2], Vec<usize>)| {
        let examples = places.iter().take(ARTICLES).map(|&place| articles[place].id.clone());
        let (examples, words) = (examples.collect(), words(said, &places));
        Move { from, to, articles: places.len(), examples, words }
    };
    let mut moves: Vec<Move> = moves.into_iter().map(one).collect();
    moves.sort_by_key(|own| std::cmp::Reverse(own.articles));
    moves
}

fn words(said: &[Said], places: &[usize]) -> Vec<(String, f32)> {
    let mut sums: BTreeMap<&str, f32> = BTreeMap::new();
    for (word, gain) in places.iter().flat_map(|&place| &said[place].gains) {
        *sums.entry(word).or_default() += gain;
    }
    let mut sums: Vec<_> = sums.into_iter().filter(|own| own.1 > 0.0).collect();
    sums.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(b.0)));
    sums.into_iter().take(WORDS).map(|(word, gain)| (word.to_owned(), gain)).collect()
}

/// A model with its classifier of the facet.
type Side<'m> = (&'m Model, &'m Classifier);

fn said(sides: [Side<'_>; 2], articles: &[Article]) -> Vec<Said> {
    let lineages = sides.map(|(model, own)| Lineage::of(own, |name| model.facet(name)));
    let state = || {
        let analysers =
            sides.map(|(model, _)| Analysers::telling(model.language).with_scope(model.scope));
        (analysers, [lineages[0].scratches(), lineages[1].scratches()])
    };
    let read = |(analysers, scratches): &mut ([Analysers; 2], [Vec<Scratch>; 2]), own: &Article| {
        let [first, second] = analysers;
        let analyses = [first.analyse(own), second.analyse(own)];
        let subjects = [Subject::new(&analyses[0]), Subject::new(&analyses[1])];
        let [a, b] = scratches;
        let predicted = [
            predicted(sides[0].0, &subjects[0], &analyses[0], (&lineages[0], a)),
            predicted(sides[1].0, &subjects[1], &analyses[1], (&lineages[1], b)),
        ];
        compared(sides, &subjects, &predicted)
    };
    articles.par_iter().map_init(state, read).collect()
}

fn predicted(
    model: &Model,
    subject: &Subject<'_, '_>,
    analysis: &Analysis<'_>,
    (lineage, scratches): (&Lineage<'_>, &mut Vec<Scratch>),
) -> Option<FacetPrediction> {
    let reads = subject.is_known_to(model.language) && subject.outside(model.domain).is_none();
    let target = analysis.article().target.as_ref();
    reads.then(|| subject.predict_lineage(lineage, target, scratches).ok().flatten()).flatten()
}

/// The first labels, and where they differ what each word gained for the second.
fn compared(
    sides: [Side<'_>; 2],
    subjects: &[Subject<'_, '_>; 2],
    predicted: &[Option<FacetPrediction>; 2],
) -> Said {
    let label = |side: usize| {
        let (id, _) = *predicted[side].as_ref()?.prediction.given.first()?;
        Some(sides[side].1.facet.labels[id.index()].name.clone())
    };
    let labels = [label(0), label(1)];
    let mut gains = BTreeMap::new();
    if let [Some(from), Some(to)] = &labels
        && from != to
    {
        for (side, sign) in [(0, -1.0), (1, 1.0)] {
            for (name, towards) in [(to, sign), (from, -sign)] {
                let classifier = sides[side].1;
                let label = classifier.facet.label(name).zip(predicted[side].as_ref());
                let Some((label, predicted)) = label else { continue };
                for own in subjects[side].explain(classifier, predicted, label).evidence {
                    *gains.entry(own.text).or_default() += towards * own.share;
                }
            }
        }
    }
    Said { labels, gains }
}

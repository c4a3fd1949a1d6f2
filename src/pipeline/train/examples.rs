//! Examples of a facet: which of its labels are learnt, and what each example says of them.

use super::definitions::Definitions;
use super::level::Level;
use super::trainer::Trainer;
use crate::corpus::{Groups, LabelledFacet};
use crate::label::{Choice, Facet, Label, LabelId, LabelMatrix};
use crate::model::{LabelCount, NotOffered, WhyNot};
use crate::select::FEW;

/// Examples that a label under another needs, unless its definition says when it applies.
const LEAST: usize = 5;
/// With fewer examples than this, a label under another leans on its definition as well.
const LEANS: usize = 20;

/// The labels of a facet that are learnt, and what is known of each example in them.
pub(super) struct Examples {
    /// The facet with these labels alone.
    pub(super) facet: Facet,
    /// Of the examples, and after them of the definitions.
    pub(super) truth: LabelMatrix,
    pub(super) definitions: Definitions,
    /// By label.
    pub(super) counts: Vec<LabelCount>,
    /// The labels that are not learnt, where the facet is under another.
    pub(super) not_offered: Vec<NotOffered>,
}

impl Examples {
    pub(super) fn of(
        trainer: &Trainer,
        labelled: &LabelledFacet,
        groups: &Groups,
        level: Option<&Level>,
    ) -> Self {
        let teaches = definitions_teach(trainer, labelled, groups);
        let counts = labelled.counts();
        let leans = |place: usize| {
            let few = level.is_some() && counts[place] < LEANS;
            (teaches || few) && labelled.facet.labels[place].definition.is_some()
        };
        let why_not = |place: usize| why_not(labelled, level, place, &counts, leans(place));
        let kept: Vec<bool> = (0..counts.len()).map(|place| why_not(place).is_none()).collect();
        let facet = Facet { labels: used(&labelled.facet.labels, &kept), ..labelled.facet.clone() };
        let mut truth = truth(labelled, &facet, &kept);
        if let Some(level) = level {
            leave_unknown(&mut truth, &facet, level, labelled.examples.len());
        }
        let count = |place: usize| LabelCount {
            label: labelled.facet.labels[place].name.clone(),
            articles: counts[place],
            defined: level.is_some() && leans(place),
        };
        let places = || 0..counts.len();
        let defined: Vec<bool> = places().filter(|&own| kept[own]).map(leans).collect();
        let definitions = Definitions::of(&facet, &defined);
        definitions.extend(&mut truth, &facet);
        let not_offered = places().filter_map(|place| {
            let why = why_not(place)?;
            Some(NotOffered::new(&labelled.facet.labels[place].name, counts[place], why))
        });
        Self {
            truth,
            definitions,
            counts: places().filter(|&own| kept[own]).map(count).collect(),
            not_offered: not_offered.filter(|_| level.is_some()).collect(),
            facet,
        }
    }
}

/// Why a label is not learnt, where that is so.
fn why_not(
    labelled: &LabelledFacet,
    level: Option<&Level>,
    place: usize,
    counts: &[usize],
    leans: bool,
) -> Option<WhyNot> {
    let examples = counts[place];
    let Some(level) = level else {
        return (examples == 0 && !leans).then_some(WhyNot::FewExamples);
    };
    let parent = labelled.facet.labels[place].parent.as_deref();
    let has_parent = parent.is_some_and(|name| level.parent.label(name).is_some());
    // Of labels that nobody has given there is nothing to judge them by, unless none was given.
    let enough = examples >= LEAST || leans && (examples > 0 || labelled.examples.is_empty());
    let enough = enough || labelled.facet.choice == Choice::One && examples > 0;
    match (has_parent, enough) {
        (false, _) => Some(WhyNot::NoParent),
        (true, false) => Some(WhyNot::FewExamples),
        (true, true) => None,
    }
}

/// Whether definitions are examples: where these are few, and words have meanings.
fn definitions_teach(trainer: &Trainer, labelled: &LabelledFacet, groups: &Groups) -> bool {
    let few = labelled.most_examples() <= FEW;
    few && !labelled.facet.towards_target && trainer.word_vectors(groups).is_some()
}

/// Those labels that are kept.
fn used(labels: &[Label], kept: &[bool]) -> Vec<Label> {
    labels.iter().zip(kept).filter(|(_, kept)| **kept).map(|(label, _)| label.clone()).collect()
}

/// What is known of each example in the labels of `facet`, which are those that are `kept`.
fn truth(labelled: &LabelledFacet, facet: &Facet, kept: &[bool]) -> LabelMatrix {
    let moved = |label: &LabelId| {
        let before = kept[..label.index()].iter().filter(|kept| **kept).count();
        kept[label.index()].then_some(LabelId(before as u16))
    };
    let rows = labelled.examples.iter().map(|e| e.labels.iter().filter_map(moved).collect());
    let rows: Vec<Vec<LabelId>> = rows.collect();
    let mut truth = LabelMatrix::new(rows.iter().map(Vec::as_slice), facet.labels.len());
    for (place, example) in labelled.examples.iter().enumerate() {
        truth.set_weight(place, example.weight);
        for label in example.unknown.iter().filter_map(moved) {
            truth.set_unknown(place, label);
        }
    }
    truth
}

/// Leaves those labels of an example unknown whose parent it does not have: a label is told from
/// those beside it, and its parent from all others ("siblings policy", Silla and Freitas 2011).
fn leave_unknown(truth: &mut LabelMatrix, facet: &Facet, level: &Level, examples: usize) {
    let parents = facet.parents_in(&level.parent);
    for example in 0..examples {
        for (label, parent) in (0..).map(LabelId).zip(&parents) {
            if parent.is_some_and(|parent| !level.has(example, parent)) {
                truth.set_unknown(example, label);
            }
        }
    }
}

#[cfg(all(test, feature = "embedded"))]
mod tests {
    use super::*;
    use crate::corpus::Corpus;
    use crate::text::Article;

    /// A definition that teaches is no example: what is few is decided alike by all.
    #[test]
    fn a_label_of_few_examples_stays_one_when_it_is_defined() {
        let labels = ["sport", "courts"];
        let text = |n: usize| format!("{} Day {n}.", ["The coach won.", "The judge left."][n % 2]);
        let mut corpus = Corpus::builder();
        for n in 0..2 * FEW {
            let article = corpus.article(Article::new("", text(n)));
            corpus.label(article, "desk", &[labels[n % 2]]).unwrap();
        }
        let mut corpus = corpus.build().unwrap();
        for label in &mut corpus.facets[0].facet.labels {
            label.definition = Some(format!("News of {}.", label.name));
        }
        let model = Trainer::default().train(corpus, &|_| ()).unwrap();
        let first = &model.card.facets[0].candidates[0];
        assert!(
            first.setting.dense() > 0.0,
            "{}: the way of many begins with words",
            first.setting
        );
    }
}

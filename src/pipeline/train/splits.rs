//! Splits: which examples of a facet are held out to judge what was learnt from the others.

use std::collections::HashMap;

use super::facet_trainer::FacetTrainer;
use crate::features::Vectors;
use crate::label::Choice;
use crate::select::Split;

/// Articles of a group that are held out: thirty tell its share of hits to a tenth, and groups
/// differ by three; the more, the less the other groups would count.
const OF_GROUP: usize = 30;
/// Up to this many weights times labels a fit is so cheap that every article is held out once:
/// those of ten thousand short articles with a handful of labels.
const CHEAP: usize = 30_000_000;
/// As few examples as these are held out in turns, whatever a fit costs.
const FEW: usize = 1000;
/// The shuffle that deals articles into folds.
const SEED: u64 = 0;

impl FacetTrainer<'_> {
    /// How to hold examples out. The more of them a fit sees, the nearer its scores are to those of
    /// the final fit, which sees all, and the truer what is learnt from them of its certainty; where
    /// fits are dear, a quarter held out once is enough.
    pub(super) fn splits(&self, vectors: &Vectors) -> Vec<Split> {
        let work = vectors.nnz() * self.facet.labels.len();
        let full = self.labelled.examples.iter().filter(|e| e.has_full_weight()).count();
        let affordable = full <= FEW || work <= CHEAP;
        let (dealt, used) = match self.facet.choice {
            // Groups and targets differ more than articles do: it takes many to know anything of
            // others.
            _ if affordable || self.holds_groups_together() => (10, 10),
            // Every label of many needs enough articles to find its cut.
            Choice::Any => (5, 5),
            Choice::One => (4, 1),
        };
        let folds = self.labelled.folds_by(|example| self.cluster(example), dealt, SEED);
        let split = |fold: u8| {
            let (mut held_out, mut fit): (Vec<_>, Vec<_>) =
                (0..folds.len()).partition(|&example| folds[example] == Some(fold));
            fit.extend(folds.len()..folds.len() + self.definitions.len());
            held_out.retain(|&example| self.labelled.examples[example].has_full_weight());
            if self.groups.are_grouped() {
                held_out = self.some_of_each_group(held_out);
            }
            Split { fit, held_out }
        };
        // Of few groups there may be none for the last folds.
        (0..used).map(split).filter(|split| !split.held_out.is_empty()).collect()
    }

    /// At most [`OF_GROUP`] examples of each group, from all over it.
    fn some_of_each_group(&self, mut examples: Vec<usize>) -> Vec<usize> {
        let mut sizes: HashMap<u64, usize> = HashMap::new();
        for &example in &examples {
            *sizes.entry(self.group(example)).or_default() += 1;
        }
        let mut met: HashMap<u64, usize> = HashMap::new();
        examples.retain(|&example| {
            let group = self.group(example);
            let (size, met) = (sizes[&group], met.entry(group).or_default());
            *met += 1;
            *met * OF_GROUP / size > (*met - 1) * OF_GROUP / size
        });
        examples
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::{with_groups, with_trainer};
    use super::*;
    use crate::features::{FeatureId, SparseVector};
    use crate::select::Algorithm;
    use crate::text::Article;

    #[test]
    fn every_example_is_held_out_once_unless_fits_are_dear() {
        let (one, any) = (Choice::One, Choice::Any);
        // Examples, non-zero weights of each, and what is held out how often.
        let table = [
            (one, 100, 10_000, 10, 100),
            (one, 7, 10, 7, 7),
            (one, 1200, 10, 10, 1200),
            (one, 1200, 20_000, 1, 300),
            (any, 1200, 20_000, 5, 1200),
        ];
        for (choice, examples, weights, parts, held_out) in table {
            let row = SparseVector {
                features: (0..weights).map(FeatureId).collect(),
                weights: vec![1.0; weights as usize],
            };
            let vectors = Vectors::from_rows(vec![row; examples].into_iter(), weights as usize);
            let splits = |trainer: &FacetTrainer<'_>, _: &[Article]| trainer.splits(&vectors);
            let splits = with_trainer(Algorithm::default(), choice, examples, "", &[], splits);
            assert_eq!(splits.len(), parts);
            let mut held: Vec<_> = splits.iter().flat_map(|s| s.held_out.clone()).collect();
            held.sort_unstable();
            held.dedup();
            assert_eq!(held.len(), held_out);
            for Split { fit, held_out } in &splits {
                assert_eq!(fit.len() + held_out.len(), examples);
                assert!(held_out.iter().all(|example| fit.binary_search(example).is_err()));
            }
        }
    }

    #[test]
    fn a_large_group_is_held_out_in_part_and_all_over() {
        // One group of 120 articles in turn with those of a hundred groups of two.
        let article =
            |n: u64| (if n < 240 && n.is_multiple_of(2) { 0 } else { 1 + n % 100 }, String::new());
        let articles: Vec<_> = (0..320).map(article).collect();
        let (splits, large) = with_groups(&articles, |trainer, _| {
            let row = SparseVector { features: vec![FeatureId(0)], weights: vec![1.0] };
            let splits = trainer.splits(&Vectors::from_rows(vec![row; 320].into_iter(), 1));
            let large = |n: &&usize| articles[**n].0 == 0;
            let held: Vec<_> = splits.iter().flat_map(|s| &s.held_out).filter(large).collect();
            (splits.len(), held.into_iter().copied().collect::<Vec<usize>>())
        });
        assert_eq!((splits, large.len()), (10, OF_GROUP));
        assert!(large.windows(2).all(|pair| pair[1] - pair[0] == 8), "{large:?}");
    }
}

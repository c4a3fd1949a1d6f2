//! Parts of a corpus that take turns in being the test.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;

use super::{Example, LabelledFacet};
use crate::classify::LabelId;
use crate::text::{Article, Term, Tokeniser, normalise};

/// A group of examples that stay together.
struct Group {
    stratum: Option<LabelId>,
    members: Vec<usize>,
    /// Its place in the shuffle.
    lot: u64,
}

/// Deals examples into `k` folds and returns the fold of each, from 0.
///
/// Examples of one group stay in one fold, and every stratum (the label of the group's first
/// example) is spread evenly: strata are dealt one after the other, the largest groups first and
/// those of one size in an order that `seed` decides, each group to the fold that has the fewest
/// examples of its stratum, then the fewest at all, then the lowest number. Folds depend on
/// `seed`, strata and groups alone, and not on the order of groups.
#[must_use]
pub fn folds(strata: &[Option<LabelId>], groups: &[u64], k: u8, seed: u64) -> Vec<u8> {
    let mut folds = vec![0; strata.len()];
    let mut total = vec![0_usize; usize::from(k.max(1))];
    let mut of_stratum: HashMap<(Option<LabelId>, usize), usize> = HashMap::new();
    for Group { stratum, members, .. } in dealt(strata, groups, seed) {
        let held = |fold| of_stratum.get(&(stratum, fold)).copied().unwrap_or(0);
        let fewest = (0..total.len()).min_by_key(|&fold| (held(fold), total[fold]));
        let fold = fewest.unwrap_or(0);
        *of_stratum.entry((stratum, fold)).or_default() += members.len();
        total[fold] += members.len();
        for member in members {
            folds[member] = fold as u8;
        }
    }
    folds
}

impl LabelledFacet {
    /// Deals the examples of full trust into `k` [`folds`] and returns the fold of each;
    /// `groups` holds one key an article. Examples that are trusted less never are a test: one
    /// belongs to the fold of its group, so that it is not learnt from where that is tested, or
    /// else to none.
    #[must_use]
    pub fn folds(&self, groups: &[u64], k: u8, seed: u64) -> Vec<Option<u8>> {
        let group = |example: &Example| groups[example.article];
        let strata = self.strata().into_iter().zip(&self.examples);
        let (strata, keys): (Vec<_>, Vec<_>) = strata
            .filter(|(_, example)| example.is_trusted())
            .map(|(stratum, example)| (stratum, group(example)))
            .unzip();
        let dealt = folds(&strata, &keys, k, seed);
        let fold_of: HashMap<u64, u8> = keys.into_iter().zip(dealt).collect();
        self.examples.iter().map(|example| fold_of.get(&group(example)).copied()).collect()
    }
}

/// The groups in the order in which they are dealt.
fn dealt(strata: &[Option<LabelId>], groups: &[u64], seed: u64) -> Vec<Group> {
    let mut members: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
    for (member, &group) in (0..strata.len()).zip(groups) {
        members.entry(group).or_default().push(member);
    }
    let group = |(key, members): (u64, Vec<usize>)| Group {
        stratum: strata[members[0]],
        members,
        lot: Term(seed).then(Term(key)).0,
    };
    let mut groups: Vec<Group> = members.into_iter().map(group).collect();
    groups.sort_by_key(|group| (group.stratum, Reverse(group.members.len()), group.lot));
    groups
}

/// A key that articles share if they have the same words, each as often, in whatever order: the
/// copies of an agency's text that differ in line breaks, quotes and capitals.
#[must_use]
pub fn bag_of_words(article: &Article) -> u64 {
    let mut normal = String::new();
    let mut bag = 0_u64;
    for text in article.title.iter().chain([&article.text]) {
        for (span, _) in Tokeniser::new(text) {
            normalise(span.of(text), &mut normal);
            // A sum has no order. The terms are hashes, so two different bags rarely meet in it.
            bag = bag.wrapping_add(Term::of(&normal).0);
        }
    }
    bag
}

/// The key of each of `articles`.
pub(super) fn bags_of_words(articles: &[Article]) -> Vec<u64> {
    articles.par_iter().map(bag_of_words).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(labels: &[u16]) -> Vec<Option<LabelId>> {
        labels.iter().map(|&label| Some(LabelId(label))).collect()
    }

    #[test]
    fn every_label_is_spread_over_all_folds() {
        let labels: Vec<u16> = (0..103).map(|n| u16::from(n % 10 == 0)).collect();
        let groups: Vec<u64> = (0..103).collect();
        let folds = folds(&ids(&labels), &groups, 5, 1);
        let count =
            |label, fold| (0..103).filter(|&n| labels[n] == label && folds[n] == fold).count();
        for fold in 0..5 {
            assert!((18..=19).contains(&count(0, fold)), "others in fold {fold}");
            assert!((2..=3).contains(&count(1, fold)), "tenths in fold {fold}");
            assert!((20..=21).contains(&(count(0, fold) + count(1, fold))), "size of {fold}");
        }
    }

    #[test]
    fn groups_stay_together_and_large_ones_are_balanced() {
        let groups: Vec<u64> = [vec![7; 50], vec![8; 30], vec![9; 20], (10..60).collect()].concat();
        let folds = folds(&ids(&[0; 150]), &groups, 3, 1);
        for group in [0..50, 50..80, 80..100] {
            assert!(folds[group.clone()].iter().all(|fold| *fold == folds[group.start]));
        }
        let sizes = [0, 1, 2].map(|fold| folds.iter().filter(|&&f| usize::from(f) == fold).count());
        assert_eq!(sizes, [50, 50, 50]);
    }

    #[test]
    fn the_seed_decides_and_the_order_of_examples_does_not() {
        let labels: Vec<u16> = (0..90).map(|n| n % 3).collect();
        let groups: Vec<u64> = (0..90).map(|n| n * 31).collect();
        let one = folds(&ids(&labels), &groups, 5, 1);
        assert_eq!(one, folds(&ids(&labels), &groups, 5, 1));
        assert_ne!(one, folds(&ids(&labels), &groups, 5, 2));
        let backwards = |keys: &[u64]| keys.iter().rev().copied().collect::<Vec<_>>();
        let labels: Vec<u16> = labels.into_iter().rev().collect();
        let mut two = folds(&ids(&labels), &backwards(&groups), 5, 1);
        two.reverse();
        assert_eq!(one, two);
    }

    #[test]
    fn copies_share_a_key() {
        let key = |text| bag_of_words(&Article::new("", text));
        let agency = key("Talks resumed on Monday, officials said.");
        assert_eq!(agency, key("talks resumed on\n\nMONDAY officials said"));
        assert_eq!(agency, key("Officials said talks resumed on Monday."));
        assert_ne!(agency, key("Talks resumed on Tuesday, officials said."));
        assert_ne!(agency, key("Talks talks resumed on Monday, officials said."));
        let titled = Article::new("", "resumed on Monday, officials said.").with_title("Talks");
        assert_eq!(agency, bag_of_words(&titled));
    }
}

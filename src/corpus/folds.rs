//! Parts of a corpus that take turns in being the test.

use std::cmp::Reverse;
use std::collections::{BTreeMap, HashMap};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use super::labelled::{LabelledExample, LabelledFacet};
use crate::dedup::{Signature, near_copies, word_hashes};
use crate::label::LabelId;
use crate::text::{Article, TermHash};

/// A group of examples that stay together.
struct Group {
    stratum: Option<LabelId>,
    members: Vec<usize>,
    /// Hash of its key and the seed, by which groups are shuffled.
    hash: u64,
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
    /// Deals the examples of full weight into `k` [`folds`] and returns the fold of each;
    /// `groups` holds one key an article. Examples that weigh less never are a test: one
    /// belongs to the fold of its group, so that it is not learnt from where that is tested, or
    /// else to none.
    #[must_use]
    pub fn folds(&self, groups: &[u64], k: u8, seed: u64) -> Vec<Option<u8>> {
        self.folds_by(|example| groups[example.article], k, seed)
    }

    /// The same where `group` tells the key of an example.
    #[must_use]
    pub fn folds_by(
        &self,
        group: impl Fn(&LabelledExample) -> u64,
        k: u8,
        seed: u64,
    ) -> Vec<Option<u8>> {
        let strata = self.strata().into_iter().zip(&self.examples);
        let (strata, keys): (Vec<_>, Vec<_>) = strata
            .filter(|(_, example)| example.has_full_weight())
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
        hash: TermHash(seed).then(TermHash(key)).0,
    };
    let mut groups: Vec<Group> = members.into_iter().map(group).collect();
    groups.sort_by_key(|group| (group.stratum, Reverse(group.members.len()), group.hash));
    groups
}

/// Resemblance from which on two articles are the same story in nearly the same words.
const ALIKE: f32 = 0.8;

/// Sketch of an article, by which its copies are told.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Sketch {
    /// Its words, each as often as it has it.
    bag: u64,
    /// Its words in their order, where it has any.
    signature: Option<Signature>,
}

impl Sketch {
    /// That of `article`.
    #[must_use]
    pub fn of(article: &Article) -> Self {
        let words = word_hashes(article);
        Self { bag: bag(&words), signature: Signature::of(&words) }
    }
}

/// One key an article. Those share it that have the same words, each as often, in whatever order,
/// or nearly the same words in the same order: the copies of an agency's text.
#[must_use]
pub fn copies(articles: &[Article]) -> Vec<u64> {
    copies_alike(articles, ALIKE)
}

/// The same where a resemblance of `least` makes two articles one.
pub(super) fn copies_alike(articles: &[Article], least: f32) -> Vec<u64> {
    grouped(articles.par_iter().map(Sketch::of).collect(), least)
}

/// The same of articles of which the sketches alone are known.
pub(super) fn copies_of(articles: Vec<Sketch>) -> Vec<u64> {
    grouped(articles, ALIKE)
}

fn grouped(articles: Vec<Sketch>, least: f32) -> Vec<u64> {
    let parts = articles.into_iter().map(|Sketch { bag, signature }| (bag, signature));
    let (mut keys, signatures): (Vec<u64>, Vec<_>) = parts.unzip();
    let mut shared = HashMap::new();
    for group in near_copies(&signatures, least) {
        let least = group.iter().map(|&article| keys[article]).min().unwrap_or_default();
        shared.extend(group.into_iter().map(|article| (keys[article], least)));
    }
    for key in &mut keys {
        *key = shared.get(key).copied().unwrap_or(*key);
    }
    keys
}

/// The key of an article by its words alone: those share it that have the same, each as often.
pub(super) fn bag_of_words(article: &Article) -> u64 {
    bag(&word_hashes(article))
}

/// A sum has no order. The terms are hashes, so two different bags rarely meet in it.
fn bag(words: &[TermHash]) -> u64 {
    words.iter().fold(0, |bag, word| bag.wrapping_add(word.0))
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
        let article = |text: &str| Article::new("", text);
        let keys = copies(&[
            article("Talks resumed on Monday, officials said."),
            article("talks resumed on\n\nMONDAY officials said"),
            article("Officials said talks resumed on Monday."),
            article("resumed on Monday, officials said.").with_title("Talks"),
            article("Talks resumed on Tuesday, officials said."),
            article("Talks talks resumed on Monday, officials said."),
        ]);
        assert!(keys[1..4].iter().all(|key| *key == keys[0]));
        assert!(keys[4] != keys[0] && keys[5] != keys[0] && keys[4] != keys[5]);
    }

    #[test]
    fn near_copies_share_a_key_whatever_their_order() {
        let wire: Vec<String> = (0..200).map(|n| format!("w{}", n * n % 997)).collect();
        let cut = wire[..190].join(" ");
        let [wire, other] = [wire.join(" "), "Talks resumed.".to_owned()];
        let one = copies(&[&wire, &cut, &other].map(|text| Article::new("", text)));
        let two = copies(&[&other, &cut, &wire].map(|text| Article::new("", text)));
        assert!(one[0] == one[1] && one[1] != one[2]);
        assert_eq!(one, [two[2], two[1], two[0]]);
    }
}

//! What may make figures too good to be true.

use std::collections::BTreeMap;

use serde::Serialize;

use super::coverage::ratio;
use super::duplicates::Duplicates;
use super::shortcuts::ShortcutFeature;
use crate::label::LabelId;

/// Ways by which a classifier may know answers that it should have to find.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Leaks {
    /// Test articles that it has as good as read before; `None` where it is not known what it read.
    pub duplicates: Option<Duplicates>,
    /// Shortcut features: words that give a label away without being about it.
    #[serde(rename = "giveaways")]
    pub shortcut_features: Vec<ShortcutFeature>,
    /// What knowing the group of an article gives, where a field was named to group by.
    pub grouping: Option<Grouping>,
}

/// How much of the figures is knowledge of outlets, or of whatever the groups are.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Grouping {
    /// Number of groups.
    pub groups: usize,
    /// Share of the articles whose label is the commonest among the others of their group: the
    /// accuracy of one who knows the group and nothing else.
    pub told_by_group: f64,
    /// Macro-F1 where articles of a group are both learnt from and tested on.
    pub macro_f1_mixed: f64,
    /// Macro-F1 where groups stay together: on articles of groups never met before.
    pub macro_f1_apart: f64,
}

impl Grouping {
    /// Macro-F1 lost on groups never met before.
    #[must_use]
    pub fn drop(&self) -> f64 {
        self.macro_f1_mixed - self.macro_f1_apart
    }
}

/// The number of groups, and the share of articles whose labels are the commonest among the others
/// of their group; of equals those that come first.
#[must_use]
pub fn told_by_group(groups: &[u64], truth: &[&[LabelId]]) -> (usize, f64) {
    let mut by_group: BTreeMap<u64, BTreeMap<&[LabelId], usize>> = BTreeMap::new();
    for (group, labels) in groups.iter().zip(truth) {
        *by_group.entry(*group).or_default().entry(labels).or_default() += 1;
    }
    let told = groups.iter().zip(truth).filter(|&(group, labels)| {
        let others =
            by_group[group].iter().map(|(other, n)| (*other, n - usize::from(other == labels)));
        let commonest = others.rev().max_by_key(|other| other.1);
        commonest.is_some_and(|(other, n)| n > 0 && other == *labels)
    });
    (by_group.len(), ratio(told.count(), truth.len()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_group_tells_what_its_others_are() {
        const A: &[LabelId] = &[LabelId(0)];
        const B: &[LabelId] = &[LabelId(1)];
        // Of group 7 all three are told; of group 8 each sees only the other; 9 is alone.
        let (groups, share) = told_by_group(&[7, 7, 7, 8, 8, 9], &[A, A, A, A, B, A]);
        assert_eq!((groups, share), (3, 0.5));
        assert_eq!(told_by_group(&[], &[]), (0, 0.0));
    }
}

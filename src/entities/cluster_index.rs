//! Cluster index: which clusters a name may belong to.

use std::collections::{BTreeSet, HashMap};
use std::hash::BuildHasherDefault;

use nohash_hasher::NoHashHasher;

use super::name_form::NameForm;

/// Clusters by the parts of their names. A name matches only what shares a part with it, so that
/// nobody is compared with everybody, however long the text.
#[derive(Debug, Default)]
pub(super) struct ClusterIndex(
    HashMap<u64, BTreeSet<usize>, BuildHasherDefault<NoHashHasher<u64>>>,
);

impl ClusterIndex {
    /// Says that a cluster has a name.
    pub(super) fn add(&mut self, form: &NameForm, cluster: usize) {
        for part in form.parts() {
            self.0.entry(part.0).or_default().insert(cluster);
        }
    }

    /// The clusters whose names share a part with this one, in order.
    pub(super) fn candidates(&self, form: &NameForm) -> BTreeSet<usize> {
        let sharing = form.parts().into_iter().filter_map(|part| self.0.get(&part.0));
        sharing.flatten().copied().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::name::Name;
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    /// What is compared is counted: as many clusters as there are that a name may belong to, and not
    /// as many as there are.
    #[test]
    fn a_name_is_compared_with_its_namesakes_alone() {
        let letter = |n: u8| char::from(b'a' + n);
        let surname = |n: u8| format!("P{}x{}rk", letter(n / 26), letter(n % 26));
        let names: Vec<_> = (0..=u8::MAX).map(|n| format!("Q{n} {}", surname(n))).collect();
        let form = |name: &str| {
            let article = Article::new("", name);
            let analysis = Analyser::new(Language::English).analyse(&article);
            let words = 0..analysis.words().len();
            NameForm::of(&analysis, &Name { words, titled: false, opens: false })
        };
        let mut index = ClusterIndex::default();
        names.iter().enumerate().for_each(|(cluster, name)| index.add(&form(name), cluster));
        for n in [0, 7, 200] {
            let found = index.candidates(&form(&surname(n)));
            assert_eq!(found.into_iter().collect::<Vec<_>>(), [usize::from(n)], "{}", surname(n));
        }
    }
}

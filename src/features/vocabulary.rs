//! The vocabulary: which features a model knows, under which number, and how common each is.

use std::ops::Range;

use super::index::Index;
use super::{Error, FeatureId, Group, Names};
use crate::text::Term;

/// Features in a fixed order: by group, then by name.
///
/// A feature is known by its key, a hash of its group and its parts; the names are kept so that a
/// person, or another program, can read what the model looks at.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    names: Names,
    groups: Vec<(Group, Range<usize>)>,
    document_frequency: Vec<u32>,
    articles: u32,
    ids: Index,
}

/// One feature on its way into a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its group.
    pub group: Group,
    /// Its parts, with a space between them.
    pub name: String,
    /// Number of articles that have it.
    pub document_frequency: u32,
}

impl Vocabulary {
    /// The vocabulary of `entries`, learnt from `articles` articles.
    ///
    /// # Errors
    /// Those of [`Vocabulary::from_parts`].
    pub fn new(entries: &[Entry], articles: u32) -> Result<Self, Error> {
        let groups = Self::group_ranges(entries);
        let names = entries.iter().map(|entry| &entry.name).collect();
        let document_frequency = entries.iter().map(|entry| entry.document_frequency).collect();
        Self::from_parts(names, groups, document_frequency, articles)
    }

    /// The vocabulary of `names`, the groups being ranges of them in rising order, each name with
    /// the number of the `articles` that have it.
    ///
    /// # Errors
    /// [`Error::Unsorted`] when groups or names are not in rising order or do not cover each other,
    /// and [`Error::Empty`] when there is no name.
    pub fn from_parts(
        names: Names,
        groups: Vec<(Group, Range<usize>)>,
        document_frequency: Vec<u32>,
        articles: u32,
    ) -> Result<Self, Error> {
        if names.is_empty() {
            return Err(Error::Empty { articles });
        }
        check_order(&names, &groups)?;
        let key = |id: usize| group_of(&groups, id).key_of_name(names.get(id));
        let ids = Index::new((0..names.len()).map(key));
        Ok(Self { names, groups, document_frequency, articles, ids })
    }

    fn group_ranges(entries: &[Entry]) -> Vec<(Group, Range<usize>)> {
        let mut start = 0;
        let runs = entries.chunk_by(|a, b| a.group == b.group);
        runs.map(|run| {
            start += run.len();
            (run[0].group, start - run.len()..start)
        })
        .collect()
    }

    /// Number of features.
    #[must_use]
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Never true: a vocabulary without a feature cannot be made.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.names.is_empty()
    }

    /// Number of articles it was learnt from.
    #[must_use]
    pub const fn articles(&self) -> u32 {
        self.articles
    }

    /// The feature with this key.
    #[must_use]
    pub fn id(&self, key: Term) -> Option<FeatureId> {
        self.ids.get(key).map(FeatureId)
    }

    /// The numbers of the features by their keys.
    pub(super) const fn ids(&self) -> &Index {
        &self.ids
    }

    /// The name of a feature: its parts, with a space between them.
    #[must_use]
    pub fn name(&self, id: FeatureId) -> &str {
        self.names.get(id.index())
    }

    /// All names, in order.
    #[must_use]
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// The group of a feature.
    #[must_use]
    pub fn group(&self, id: FeatureId) -> Group {
        group_of(&self.groups, id.index())
    }

    /// The groups there are, each with the range of its features.
    #[must_use]
    pub fn groups(&self) -> &[(Group, Range<usize>)] {
        &self.groups
    }

    /// Number of articles that have each feature.
    #[must_use]
    pub fn document_frequency(&self) -> &[u32] {
        &self.document_frequency
    }

    /// Smoothed inverse document frequency of a feature: 1 + ln((n + 1) / (df + 1)), for n articles
    /// of which df have it (scikit-learn's `smooth_idf`).
    #[must_use]
    pub fn idf(&self, id: FeatureId) -> f64 {
        let df = f64::from(self.document_frequency[id.index()]);
        1.0 + libm::log((f64::from(self.articles) + 1.0) / (df + 1.0))
    }

    /// The vocabulary of those features alone for which `keep` says so.
    ///
    /// # Errors
    /// [`Error::Empty`] when it keeps none.
    pub fn retain(&self, keep: impl Fn(FeatureId) -> bool) -> Result<Self, Error> {
        let kept = (0..self.len() as u32).map(FeatureId).filter(|&id| keep(id));
        Self::new(&kept.map(|id| self.entry(id)).collect::<Vec<_>>(), self.articles)
    }

    /// A feature with all that is known of it.
    #[must_use]
    pub fn entry(&self, id: FeatureId) -> Entry {
        Entry {
            group: self.group(id),
            name: self.name(id).to_owned(),
            document_frequency: self.document_frequency[id.index()],
        }
    }
}

/// The group whose range holds `id`.
fn group_of(groups: &[(Group, Range<usize>)], id: usize) -> Group {
    groups[groups.partition_point(|(_, range)| range.end <= id)].0
}

/// Whether the groups cover the names, each once, and both are in rising order.
fn check_order(names: &Names, groups: &[(Group, Range<usize>)]) -> Result<(), Error> {
    let unsorted =
        |id: usize| Error::Unsorted { name: names.get(id.min(names.len() - 1)).to_owned() };
    let mut covered = 0;
    for (place, (group, range)) in groups.iter().enumerate() {
        let rising = place == 0 || groups[place - 1].0 < *group;
        if range.start != covered || range.end < range.start || range.end > names.len() || !rising {
            return Err(unsorted(range.start));
        }
        covered = range.end;
        if let Some(id) = range.clone().skip(1).find(|&id| names.get(id - 1) >= names.get(id)) {
            return Err(unsorted(id));
        }
    }
    if covered == names.len() { Ok(()) } else { Err(unsorted(covered)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(group: Group, name: &str, document_frequency: u32) -> Entry {
        Entry { group, name: name.to_owned(), document_frequency }
    }

    fn vocabulary() -> Vocabulary {
        let entries = [
            entry(Group::Surface, "deal", 3),
            entry(Group::Surface, "peace", 1),
            entry(Group::StemPair, "peac deal", 2),
        ];
        Vocabulary::new(&entries, 7).unwrap()
    }

    #[test]
    fn features_are_found_by_key_and_told_by_number() {
        let vocabulary = vocabulary();
        assert_eq!(vocabulary.len(), 3);
        for (id, (group, name)) in (0..).map(FeatureId).zip([
            (Group::Surface, "deal"),
            (Group::Surface, "peace"),
            (Group::StemPair, "peac deal"),
        ]) {
            assert_eq!(vocabulary.id(group.key_of_name(name)), Some(id));
            assert_eq!((vocabulary.group(id), vocabulary.name(id)), (group, name));
        }
        assert_eq!(vocabulary.id(Group::Stem.key_of_name("deal")), None);
    }

    #[test]
    fn idf_is_smoothed() {
        // 1 + ln((7 + 1) / (3 + 1)), and so on.
        let expected = [1.0 + 2.0_f64.ln(), 1.0 + 4.0_f64.ln(), 1.0 + (8.0_f64 / 3.0).ln()];
        for (id, expected) in (0..).map(FeatureId).zip(expected) {
            assert!((vocabulary().idf(id) - expected).abs() < 1e-12);
        }
    }

    #[test]
    fn what_is_retained_keeps_its_order_and_counts() {
        let kept = vocabulary().retain(|id| id != FeatureId(1)).unwrap();
        assert_eq!(kept.names().iter().collect::<Vec<_>>(), ["deal", "peac deal"]);
        assert_eq!(kept.document_frequency(), [3, 2]);
        assert_eq!(kept.articles(), 7);
        assert!(matches!(vocabulary().retain(|_| false), Err(Error::Empty { articles: 7 })));
    }

    #[test]
    fn names_and_groups_must_rise_and_cover_each_other() {
        let names = || Names::from_iter(["a", "b", "c"]);
        let table = [
            ("a gap", vec![(Group::Surface, 0..1), (Group::Stem, 2..3)], names()),
            ("an overlap", vec![(Group::Surface, 0..2), (Group::Stem, 1..3)], names()),
            ("too few", vec![(Group::Surface, 0..2)], names()),
            ("too many", vec![(Group::Surface, 0..4)], names()),
            ("groups fall", vec![(Group::Stem, 0..2), (Group::Surface, 2..3)], names()),
            ("names fall", vec![(Group::Stem, 0..3)], Names::from_iter(["b", "a", "c"])),
            ("a name twice", vec![(Group::Stem, 0..3)], Names::from_iter(["a", "a", "c"])),
        ];
        for (what, groups, names) in table {
            let made = Vocabulary::from_parts(names, groups, vec![1; 3], 3);
            assert!(matches!(made, Err(Error::Unsorted { .. })), "{what}: {made:?}");
        }
        let empty = Vocabulary::from_parts(Names::default(), Vec::new(), Vec::new(), 3);
        assert!(matches!(empty, Err(Error::Empty { articles: 3 })));
    }
}

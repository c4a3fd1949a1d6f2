//! The vocabulary: which features a model knows, under which number, and how common each is.

use std::iter;
use std::ops::Range;

use super::error::Error;
use super::family::FeatureFamily;
use super::names::Names;
use super::sparse::FeatureId;

/// Features in a fixed order: by family, then the most common first, then by name. What most articles
/// have so lies together in everything that is kept by feature, and stays in the processor's cache.
///
/// A [`Vectoriser`](super::Vectoriser) knows a feature by its key, a hash of its family and its components;
/// the names are kept so that a person, or another program, can read what the model looks at.
#[derive(Clone, Debug)]
pub struct Vocabulary {
    /// By family, then by name: neighbours share their beginnings, which makes files small.
    names: Names,
    /// Of each feature, the place of its name.
    places: Vec<u32>,
    families: Vec<(FeatureFamily, Range<usize>)>,
    document_frequency: Vec<u32>,
    articles: u32,
}

/// One feature on its way into a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Entry {
    /// Its family.
    pub family: FeatureFamily,
    /// Its components, with a space between them.
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
        let features = entries.iter().map(|e| (e.family, e.name.as_str(), e.document_frequency));
        Self::of(features, articles)
    }

    /// The same of features that are each a family, a name and a document frequency.
    pub(super) fn of<'n>(
        features: impl Iterator<Item = (FeatureFamily, &'n str, u32)>,
        articles: u32,
    ) -> Result<Self, Error> {
        let (mut names, mut document_frequency) = (Names::default(), Vec::new());
        let mut families: Vec<(FeatureFamily, Range<usize>)> = Vec::new();
        for (place, (family, name, df)) in features.enumerate() {
            names.push(name);
            document_frequency.push(df);
            match families.last_mut().filter(|last| last.0 == family) {
                Some((_, range)) => range.end = place + 1,
                None => families.push((family, place..place + 1)),
            }
        }
        Self::from_parts(names, families, &document_frequency, articles)
    }

    /// The vocabulary of `names`, the families being ranges of them in rising order, each name with
    /// the number of the `articles` that have it, in the same order.
    ///
    /// # Errors
    /// [`Error::Unsorted`] when families or names are not in rising order or do not cover each other,
    /// and [`Error::Empty`] when there is no name.
    pub fn from_parts(
        names: Names,
        families: Vec<(FeatureFamily, Range<usize>)>,
        document_frequency: &[u32],
        articles: u32,
    ) -> Result<Self, Error> {
        if names.is_empty() {
            return Err(Error::Empty { articles });
        }
        check_order(&names, &families)?;
        let places = most_common_first(&families, document_frequency);
        let document_frequency = places.iter().map(|&at| document_frequency[at as usize]).collect();
        Ok(Self { names, places, families, document_frequency, articles })
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

    /// The name of a feature: its components, with a space between them.
    #[must_use]
    pub fn name(&self, id: FeatureId) -> &str {
        self.names.get(self.places[id.index()] as usize)
    }

    /// All names, by family and then in rising order.
    #[must_use]
    pub const fn names(&self) -> &Names {
        &self.names
    }

    /// The features in the order of [`Vocabulary::names`].
    #[must_use]
    pub fn by_name(&self) -> Vec<FeatureId> {
        let mut ids = vec![FeatureId(0); self.len()];
        for (id, &place) in (0..).map(FeatureId).zip(&self.places) {
            ids[place as usize] = id;
        }
        ids
    }

    /// The family of a feature.
    #[must_use]
    pub fn family(&self, id: FeatureId) -> FeatureFamily {
        family_of(&self.families, id.index())
    }

    /// The families there are, each with the range of its features.
    #[must_use]
    pub fn families(&self) -> &[(FeatureFamily, Range<usize>)] {
        &self.families
    }

    /// Number of articles that have each feature, by feature.
    #[must_use]
    pub fn document_frequency(&self) -> &[u32] {
        &self.document_frequency
    }

    /// Smoothed inverse document frequency of a feature: 1 + ln((n + 1) / (df + 1)), for n articles
    /// of which df have it (scikit-learn's `smooth_idf`).
    #[must_use]
    pub fn idf(&self, id: FeatureId) -> f64 {
        self.idf_of(self.document_frequency[id.index()])
    }

    /// That of every feature. Equal ones are neighbours, and worked out once.
    pub(super) fn idfs(&self) -> impl Iterator<Item = f64> {
        let equal = self.document_frequency.chunk_by(|a, b| a == b);
        equal.flat_map(|equal| iter::repeat_n(self.idf_of(equal[0]), equal.len()))
    }

    fn idf_of(&self, document_frequency: u32) -> f64 {
        let (n, df) = (f64::from(self.articles), f64::from(document_frequency));
        1.0 + libm::log((n + 1.0) / (df + 1.0))
    }

    /// The vocabulary of those features alone for which `keep` says so.
    ///
    /// # Errors
    /// [`Error::Empty`] when it keeps none.
    pub fn retain(&self, keep: impl Fn(FeatureId) -> bool) -> Result<Self, Error> {
        let kept = self.by_name().into_iter().filter(|&id| keep(id));
        let df = |id: FeatureId| self.document_frequency[id.index()];
        Self::of(kept.map(|id| (self.family(id), self.name(id), df(id))), self.articles)
    }
}

/// The places of names in the order of their features: in each family the most common first.
fn most_common_first(
    families: &[(FeatureFamily, Range<usize>)],
    document_frequency: &[u32],
) -> Vec<u32> {
    // Rarity above, place below: one number to sort by.
    let rarity = |(place, &df): (u64, &u32)| u64::from(!df) << 32 | place;
    let mut places: Vec<u64> = (0..).zip(document_frequency).map(rarity).collect();
    for (_, range) in families {
        places[range.clone()].sort_unstable();
    }
    places.into_iter().map(|place| place as u32).collect()
}

/// The family whose range holds `id`.
fn family_of(families: &[(FeatureFamily, Range<usize>)], id: usize) -> FeatureFamily {
    families[families.partition_point(|(_, range)| range.end <= id)].0
}

/// Whether the families cover the names, each once, and both are in rising order.
fn check_order(names: &Names, families: &[(FeatureFamily, Range<usize>)]) -> Result<(), Error> {
    let unsorted =
        |id: usize| Error::Unsorted { name: names.get(id.min(names.len() - 1)).to_owned() };
    let mut covered = 0;
    for (place, (family, range)) in families.iter().enumerate() {
        let rising = place == 0 || families[place - 1].0 < *family;
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

    fn entry(family: FeatureFamily, name: &str, document_frequency: u32) -> Entry {
        Entry { family, name: name.to_owned(), document_frequency }
    }

    fn vocabulary() -> Vocabulary {
        let entries = [
            entry(FeatureFamily::Surface, "deal", 3),
            entry(FeatureFamily::Surface, "peace", 1),
            entry(FeatureFamily::StemPair, "peac deal", 2),
        ];
        Vocabulary::new(&entries, 7).unwrap()
    }

    #[test]
    fn features_are_told_by_number() {
        let vocabulary = vocabulary();
        assert_eq!(vocabulary.len(), 3);
        for (id, (family, name)) in (0..).map(FeatureId).zip([
            (FeatureFamily::Surface, "deal"),
            (FeatureFamily::Surface, "peace"),
            (FeatureFamily::StemPair, "peac deal"),
        ]) {
            assert_eq!((vocabulary.family(id), vocabulary.name(id)), (family, name));
        }
    }

    #[test]
    fn the_most_common_of_a_family_comes_first() {
        let stems = [("end", 1), ("of", 4), ("peac", 4)]
            .map(|(name, df)| entry(FeatureFamily::Stem, name, df));
        let pairs = [
            entry(FeatureFamily::StemPair, "end of", 1),
            entry(FeatureFamily::StemPair, "of peac", 2),
        ];
        let vocabulary = Vocabulary::new(&[&stems[..], &pairs].concat(), 4).unwrap();
        let ranked: Vec<_> = (0..5).map(|id| vocabulary.name(FeatureId(id))).collect();
        assert_eq!(ranked, ["of", "peac", "end", "of peac", "end of"]);
        assert_eq!(vocabulary.document_frequency(), [4, 4, 1, 2, 1]);
        let named: Vec<_> =
            vocabulary.by_name().into_iter().map(|id| vocabulary.name(id)).collect();
        assert_eq!(named, vocabulary.names().iter().collect::<Vec<_>>());
        assert_eq!(vocabulary.names().get(0), "end");
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
    fn names_and_families_must_rise_and_cover_each_other() {
        let names = || Names::from_iter(["a", "b", "c"]);
        let table = [
            ("a gap", vec![(FeatureFamily::Surface, 0..1), (FeatureFamily::Stem, 2..3)], names()),
            (
                "an overlap",
                vec![(FeatureFamily::Surface, 0..2), (FeatureFamily::Stem, 1..3)],
                names(),
            ),
            ("too few", vec![(FeatureFamily::Surface, 0..2)], names()),
            ("too many", vec![(FeatureFamily::Surface, 0..4)], names()),
            (
                "families fall",
                vec![(FeatureFamily::Stem, 0..2), (FeatureFamily::Surface, 2..3)],
                names(),
            ),
            ("names fall", vec![(FeatureFamily::Stem, 0..3)], Names::from_iter(["b", "a", "c"])),
            ("a name twice", vec![(FeatureFamily::Stem, 0..3)], Names::from_iter(["a", "a", "c"])),
        ];
        for (what, families, names) in table {
            let made = Vocabulary::from_parts(names, families, &[1; 3], 3);
            assert!(matches!(made, Err(Error::Unsorted { .. })), "{what}: {made:?}");
        }
        let empty = Vocabulary::from_parts(Names::default(), Vec::new(), &[], 3);
        assert!(matches!(empty, Err(Error::Empty { articles: 3 })));
    }
}

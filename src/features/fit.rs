//! Fitting a vectoriser to training articles.

use rayon::prelude::*;

use super::embedder::Embedder;
use super::error::Error;
use super::family::FeatureFamily;
use super::vectoriser::Vectoriser;
use super::vectors::{Stack, Vectors};
use super::vocabulary_fitter::{Instance, VocabularyFitter};
use crate::analysis::Analysers;

/// Articles that a thread turns into vectors before they are stacked: few enough to hold twice.
const CHUNK: usize = 256;

impl Vectoriser {
    /// Learns the features of `families` that at least `min_df` of `instances` have, and returns their
    /// vectors beside the vectoriser, which embeds them with `embedder` if there is one. Reads every article four times, so that memory holds the
    /// vocabulary and the vectors alone. The same on any number of threads.
    ///
    /// # Errors
    /// [`Error::Empty`] when no feature is common enough.
    pub fn fit(
        instances: &[Instance<'_>],
        analysers: &Analysers,
        families: &[FeatureFamily],
        min_df: u32,
        embedder: Option<Embedder>,
    ) -> Result<(Self, Vectors), Error> {
        let vocabulary = VocabularyFitter { instances, analysers, families }.fit(min_df)?;
        let weighted: Vec<_> = families.iter().map(|&family| (family, family.weight())).collect();
        let vectoriser = Self::new(&weighted, vocabulary).with_embedder(embedder);
        let vectors = vectoriser.transform(instances, analysers);
        Ok((vectoriser, vectors))
    }

    /// The vectors of `instances`, in order.
    #[must_use]
    pub fn transform(&self, instances: &[Instance<'_>], analysers: &Analysers) -> Vectors {
        let worker = || (analysers.clone(), self.scratch());
        let mut workers: Vec<_> = (0..rayon::current_num_threads()).map(|_| worker()).collect();
        // Of the articles that the vocabulary was learnt from, that many weights exactly.
        let weights = self.vocabulary().document_frequency().iter().map(|&df| df as usize).sum();
        let dimensions = self.embedder().map_or(0, Embedder::dimensions);
        let columns = (self.vocabulary().len(), dimensions);
        let mut stack = Stack::with_capacity(columns, instances.len(), weights);
        for instances in instances.chunks(CHUNK * workers.len()) {
            let chunks = workers.par_iter_mut().zip(instances.par_chunks(CHUNK));
            let rows = chunks.map(|((analysers, scratch), chunk)| {
                let one = |&(article, target): &Instance<'_>| {
                    let own = self.vectorise_in_order(&analysers.analyse(article), target, scratch);
                    (own.vector, own.embedding)
                };
                chunk.iter().map(one).collect::<Vec<_>>()
            });
            rows.collect::<Vec<_>>()
                .iter()
                .flatten()
                .for_each(|(row, dense)| stack.push(row, dense));
        }
        stack.into_vectors()
    }
}

#[cfg(test)]
mod tests {
    use super::super::sparse::FeatureId;
    use super::*;
    use crate::text::{Article, Language};

    fn articles() -> Vec<Article> {
        ["The talks talked on.", "Talks end.", "End of the talks: the end."]
            .map(|text| Article::new("", text))
            .to_vec()
    }

    fn fit(families: &[FeatureFamily], min_df: u32) -> Result<(Vectoriser, Vectors), Error> {
        let articles = articles();
        let instances: Vec<Instance<'_>> = articles.iter().map(|article| (article, None)).collect();
        Vectoriser::fit(&instances, &Analysers::of(Language::English), families, min_df, None)
    }

    /// The names of one family, each with its document frequency.
    fn names(families: &[FeatureFamily], min_df: u32, family: FeatureFamily) -> Vec<(String, u32)> {
        let (vectoriser, _) = fit(families, min_df).unwrap();
        let vocabulary = vectoriser.vocabulary();
        let ids = (0..vocabulary.len() as u32).map(FeatureId);
        let of_family = ids.filter(|&id| vocabulary.family(id) == family);
        let df = |id: FeatureId| vocabulary.document_frequency()[id.index()];
        of_family.map(|id| (vocabulary.name(id).to_owned(), df(id))).collect()
    }

    #[test]
    fn counts_articles_and_not_occurrences() {
        let stems = [("talk", 3), ("end", 2), ("the", 2), ("of", 1), ("on", 1)];
        let found = names(&[FeatureFamily::Stem], 1, FeatureFamily::Stem);
        assert_eq!(found, stems.map(|(name, df)| (name.to_owned(), df)));
        let words = [("talks", 3), ("end", 2), ("the", 2)];
        let found = names(FeatureFamily::OF_TEXT, 2, FeatureFamily::Surface);
        assert_eq!(found, words.map(|(name, df)| (name.to_owned(), df)));
        let pairs = [("the talk", 2)];
        let found = names(FeatureFamily::OF_TEXT, 2, FeatureFamily::StemPair);
        assert_eq!(found, pairs.map(|(name, df)| (name.to_owned(), df)));
    }

    #[test]
    fn character_ngrams_know_where_words_end() {
        let found = names(&[FeatureFamily::CharNgram], 3, FeatureFamily::CharNgram);
        let expected = [
            "<ta", "<tal", "<talk", "alk", "alks", "alks>", "ks>", "lks", "lks>", "tal", "talk",
            "talks",
        ];
        assert_eq!(found.into_iter().map(|name| name.0).collect::<Vec<_>>(), expected);
    }

    #[test]
    fn nothing_common_enough_is_an_error() {
        assert!(matches!(fit(FeatureFamily::OF_TEXT, 4), Err(Error::Empty { articles: 3 })));
        let fitted = Vectoriser::fit(
            &[],
            &Analysers::of(Language::English),
            FeatureFamily::OF_TEXT,
            1,
            None,
        );
        assert!(matches!(fitted, Err(Error::Empty { articles: 0 })));
    }
}

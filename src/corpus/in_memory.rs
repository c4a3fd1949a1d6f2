//! Corpora of articles that a program holds in memory.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;

use super::builder::{Builder, Slot};
use super::error::Error;
use super::labelled::{Corpus, LabelledExample};
use crate::read::Location;
use crate::text::{Article, Target};

/// What messages call the source of articles that come from no file; an article's line is its
/// number, from 1.
const MEMORY: &str = "<memory>";

/// Builder of a corpus from articles in memory.
///
/// A facet is there from its first label on, and has the labels that occur. It gives one label to
/// an article until an example has none or several, and any number from then on.
///
/// ```
/// use nutgraf::{Article, Corpus};
///
/// let mut corpus = Corpus::builder();
/// let match_report = corpus.article(Article::new("1", "The striker scored twice."));
/// corpus.label(match_report, "desk", &["sport"])?;
/// let verdict = corpus.article(Article::new("2", "The jury returned its verdict."));
/// corpus.label(verdict, "desk", &["courts"])?;
/// assert_eq!(corpus.build()?.facets[0].examples.len(), 2);
/// # Ok::<(), nutgraf::Error>(())
/// ```
pub struct CorpusBuilder {
    builder: Builder,
    facets: HashMap<String, Slot>,
    memory: Arc<Path>,
}

impl Corpus {
    /// A builder of a corpus from articles in memory.
    #[must_use]
    pub fn builder() -> CorpusBuilder {
        CorpusBuilder {
            builder: Builder::default(),
            facets: HashMap::new(),
            memory: Path::new(MEMORY).into(),
        }
    }
}

impl CorpusBuilder {
    /// Takes an article, and returns the index by which its labels refer to it.
    pub fn article(&mut self, article: Article) -> usize {
        self.builder.article(article)
    }

    /// Says that the labels of the facet `facet` for article `article` are `labels`, all of them.
    ///
    /// # Errors
    /// [`ErrorKind::Corpus`](crate::error::ErrorKind::Corpus) when the facet has more labels than can be
    /// counted (65,536).
    ///
    /// # Panics
    /// When `article` is no index that [`CorpusBuilder::article`] returned.
    pub fn label(
        &mut self,
        article: usize,
        facet: &str,
        labels: &[&str],
    ) -> Result<(), crate::error::Error> {
        self.example(article, None, facet, labels)
    }

    /// Says that the label of the facet `facet` for article `article`, towards `target`, is `label`.
    ///
    /// # Errors
    /// As [`CorpusBuilder::label`].
    ///
    /// # Panics
    /// As [`CorpusBuilder::label`].
    pub fn label_towards(
        &mut self,
        article: usize,
        target: Target,
        facet: &str,
        label: &str,
    ) -> Result<(), crate::error::Error> {
        self.example(article, Some(target), facet, &[label])
    }

    /// The corpus. What of it could not be used is in [`Corpus::left_out`].
    ///
    /// # Errors
    /// [`ErrorKind::Corpus`](crate::error::ErrorKind::Corpus) when no article has a label.
    pub fn build(self) -> Result<Corpus, crate::error::Error> {
        Ok(self.builder.finish(Path::new(MEMORY))?)
    }

    fn example(
        &mut self,
        article: usize,
        target: Option<Target>,
        facet: &str,
        labels: &[&str],
    ) -> Result<(), crate::error::Error> {
        assert!(article < self.builder.articles().len(), "article {article} was never taken");
        let slot = self.slot(facet);
        if labels.len() != 1 {
            self.builder.any_of(slot);
        }
        let ids = labels.iter().map(|label| self.builder.occurring(slot, label));
        let ids = ids.collect::<Result<_, Error>>()?;
        let location = Location::line(Arc::clone(&self.memory), article as u64 + 1);
        self.builder.example(slot, LabelledExample::new(article, target, ids, location));
        Ok(())
    }

    fn slot(&mut self, facet: &str) -> Slot {
        if let Some(&slot) = self.facets.get(facet) {
            return slot;
        }
        let slot = self.builder.open(facet);
        self.facets.insert(facet.to_owned(), slot);
        slot
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Choice;

    #[test]
    fn articles_are_labelled_by_their_index() {
        let mut corpus = Corpus::builder();
        let first = corpus.article(Article::new("1", "The striker scored."));
        corpus.article(Article::new("2", "Nobody labels this."));
        let third = corpus.article(Article::new("3", "The jury rose."));
        corpus.label(third, "desk", &["courts"]).unwrap();
        corpus.label(first, "desk", &["sport", "men"]).unwrap();
        let corpus = corpus.build().unwrap();

        let names: Vec<_> = corpus.articles.iter().map(|article| article.id.as_str()).collect();
        assert_eq!(names, ["1", "3"], "an article without a label is none to learn from");
        let labelled = corpus.facet("desk").unwrap();
        assert_eq!(labelled.facet.choice, Choice::Any);
        assert_eq!(labelled.examples[0].location.to_string(), "<memory>:3");
    }

    #[test]
    fn articles_are_asked_towards_the_target_of_each_example() {
        let mut corpus = Corpus::builder();
        let article = corpus.article(Article::new("1", "The mayor thanked the judge."));
        for (name, label) in [("the mayor", "neutral"), ("the judge", "supportive")] {
            let target = Target { name: name.to_owned(), mention: None };
            corpus.label_towards(article, target, "stance", label).unwrap();
        }
        let corpus = corpus.build().unwrap();
        let asked = corpus.asked("stance");
        let targets: Vec<_> = asked.iter().map(|own| &*own.target.as_ref().unwrap().name).collect();
        assert_eq!(targets, ["the mayor", "the judge"]);
        assert!(asked.iter().all(|own| own.id == "1") && corpus.asked("topic").is_empty());
    }

    #[test]
    fn what_is_said_twice_is_left_out_with_its_location() {
        let mut corpus = Corpus::builder();
        for label in ["sport", "courts"] {
            let article = corpus.article(Article::new(label, "The striker scored."));
            corpus.label(article, "desk", &[label]).unwrap();
        }
        let corpus = corpus.build().unwrap();
        assert_eq!(corpus.left_out.len(), 1);
        assert_eq!(corpus.left_out[0].location.to_string(), "<memory>:2");
    }

    #[test]
    fn a_corpus_without_a_label_is_an_error() {
        let error = Corpus::builder().build().unwrap_err();
        assert_eq!(error.kind(), crate::error::ErrorKind::Corpus);
    }
}

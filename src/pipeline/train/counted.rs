//! From training counts to a model.

use super::counts::{CountedArticle, TrainingCounts};
use super::error::TrainError;
use super::facet_trainer::{FacetTrainer, TrainingMatrix};
use super::run::tells_apart;
use super::trainer::{Progress, Trainer};
use crate::corpus::{Corpus, Groups, LeftOut, fingerprint_of};
use crate::error::Error;
use crate::features::FeatureCounts;
use crate::model::{Card, Model};
use crate::text::Article;

impl Trainer {
    /// Learns from counts what [`Trainer::train`] learns from the articles themselves, byte for byte,
    /// and says what of them was left out. Algorithm, language and scope are those of the counts; word
    /// vectors, which need the words in their places, are not looked at.
    ///
    /// # Errors
    /// [`ErrorKind::Train`](crate::ErrorKind::Train) when a facet cannot be learnt, or not from counts;
    /// [`ErrorKind::Corpus`](crate::ErrorKind::Corpus) when no article has a label.
    pub fn train_counts(
        &self,
        counts: &TrainingCounts,
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<(Model, Vec<LeftOut>), Error> {
        let &TrainingCounts { algorithm, language, scope, .. } = counts;
        let trainer = Self { algorithm, language, scope: Some(scope), vectors: false, ..*self };
        let corpus = corpus(&counts.articles)?;
        let articles = corpus.articles.iter().map(|own| &counts.articles[place(own)]);
        let articles: Vec<&CountedArticle> = articles.collect();
        let groups = Groups::of_sketches(articles.iter().map(|own| own.sketch.clone()).collect());
        let keys: Vec<u64> = articles.iter().map(|own| own.key).collect();
        let mut learnt = Vec::new();
        for labelled in &corpus.facets {
            let own = FacetTrainer::new(&trainer, scope, labelled, &groups, None);
            tells_apart(&own.facet)?;
            let matrix = own.counted(counts, &articles, watch)?;
            learnt.push(own.learn(matrix, &keys, watch)?);
        }
        let (facets, cards) = learnt.into_iter().map(|own| (own.classifier, own.card)).unzip();
        let card = Card {
            nutgraf: env!("CARGO_PKG_VERSION").to_owned(),
            data: fingerprint_of(&corpus.facets, |place| articles[place].digest).to_string(),
            articles: articles.len(),
            facets: cards,
            continued: None,
            notes: corpus.notes,
        };
        let (domain, rules) = (corpus.domain, corpus.rules);
        Ok((Model { language, scope, domain, facets, rules, card }, corpus.left_out))
    }
}

impl FacetTrainer<'_> {
    /// The training matrix of articles that were counted.
    fn counted(
        &self,
        counts: &TrainingCounts,
        articles: &[&CountedArticle],
        watch: &dyn Fn(Progress<'_>),
    ) -> Result<TrainingMatrix, Error> {
        let examples = self.labelled.examples.iter().map(|own| articles[own.article]);
        let examples: Vec<&CountedArticle> = examples.collect();
        watch(Progress::Facet(&self.facet, examples.len()));
        let tokens = examples.iter().map(|own| own.tokens).sum();
        if self.is_short(tokens, examples.len()) {
            return Err(TrainError::ShortCounts { facet: self.facet.name.clone() }.into());
        }
        let rows: Vec<&FeatureCounts> = examples.iter().map(|own| &own.features).collect();
        let (vectoriser, vectors) = counts
            .features
            .fit(&rows, &self.features(false), self.min_document_frequency())
            .map_err(|source| self.unlearnt_words(source))?;
        Ok(TrainingMatrix::new(vectoriser, vectors))
    }
}

/// The corpus of the articles, in which each stands under its place and its key: so the same are left
/// out as where they stand themselves.
fn corpus(articles: &[CountedArticle]) -> Result<Corpus, Error> {
    let mut corpus = Corpus::builder();
    for (place, counted) in articles.iter().enumerate() {
        let article =
            corpus.article(Article::new(place.to_string(), format!("{:016x}", counted.key)));
        for (facet, labels) in &counted.labels {
            let labels: Vec<_> = labels.iter().map(String::as_str).collect();
            corpus.label(article, facet, &labels)?;
        }
    }
    corpus.build()
}

/// The place of the article that another stands for.
fn place(article: &Article) -> usize {
    article.id.parse().expect("an article of counts stands under its place")
}

#[cfg(test)]
mod tests {
    use super::super::counts::ArticleLabels;
    use super::*;
    use crate::select::Algorithm;

    const SUBJECTS: [(&str, &str); 4] = [
        ("sport", "The coach of the club praised the striker after the match against Wexmoor"),
        ("courts", "The judge told the jury that the witness had lied about the theft in Wexmoor"),
        ("weather", "Heavy rain and a storm are expected on the coast of Wexmoor by the evening"),
        ("council", "The council of Wexmoor voted for the budget of the mayor and the harbour"),
    ];

    /// Articles on these subjects, some of them copies, one of them said to be something else again.
    fn articles(many: bool) -> Vec<(Article, ArticleLabels)> {
        let mut articles: Vec<_> = (0..80)
            .map(|n| {
                let (label, words) = SUBJECTS[n % SUBJECTS.len()];
                let (other, more) = SUBJECTS[(n * 7 + n / 4) % SUBJECTS.len()];
                let day = n / 8;
                let text = format!(
                    "{words}, said {} people on day {day}. {more}. {} was read again.",
                    n % 7,
                    ["It", "Nothing", "Much", "The paper"][n / 2 % 4]
                );
                let labels = if many && n % 5 == 0 { vec![label, other] } else { vec![label] };
                let labels = labels.into_iter().map(str::to_owned).collect();
                let article = Article::new(n.to_string(), text).with_title(format!("Day {day}"));
                (article, vec![("desk".to_owned(), labels)])
            })
            .collect();
        let (again, _) = articles[3].clone();
        articles.push((again, vec![("desk".to_owned(), vec!["sport".to_owned()])]));
        articles
    }

    fn of_texts(trainer: &Trainer, articles: &[(Article, ArticleLabels)]) -> (Model, usize) {
        let mut corpus = Corpus::builder();
        for (article, labels) in articles {
            let place = corpus.article(article.clone());
            for (facet, labels) in labels {
                let labels: Vec<_> = labels.iter().map(String::as_str).collect();
                corpus.label(place, facet, &labels).unwrap();
            }
        }
        let corpus = corpus.build().unwrap();
        let left_out = corpus.left_out.len();
        (trainer.train(corpus, &|_| ()).unwrap(), left_out)
    }

    #[test]
    fn merged_counts_give_the_bytes_of_one_process() {
        for algorithm in [Algorithm::Complement, Algorithm::Multinomial, Algorithm::Discriminative]
        {
            for many in [false, true] {
                let trainer = Trainer { algorithm, vectors: false, ..Trainer::default() };
                let articles = articles(many);
                let (whole, left_out) = of_texts(&trainer, &articles);
                let one = TrainingCounts::of(&trainer, &articles);
                for size in [1, 7, 40, articles.len()] {
                    let parts = articles.chunks(size).map(|part| {
                        let bytes = TrainingCounts::of(&trainer, part).to_bytes();
                        TrainingCounts::from_bytes(&bytes).unwrap()
                    });
                    let merged = TrainingCounts::merge(parts).unwrap();
                    assert_eq!(merged.to_bytes(), one.to_bytes());
                    let (model, left) = trainer.train_counts(&merged, &|_| ()).unwrap();
                    assert_eq!(left.len(), left_out);
                    assert!(
                        model.to_bytes() == whole.to_bytes(),
                        "{algorithm:?} in parts of {size}, many: {many}"
                    );
                }
            }
        }
    }

    #[test]
    fn what_counts_cannot_do_is_told() {
        let trainer = |algorithm| Trainer { algorithm, ..Trainer::default() };
        let (discriminative, complement) =
            (trainer(Algorithm::Discriminative), trainer(Algorithm::Complement));
        let short = |text: &str| {
            let labels = vec![("desk".to_owned(), vec![text.to_owned()])];
            (Article::new("", text), labels)
        };
        let short = [short("Rain fell."), short("The jury rose.")];
        let counts = TrainingCounts::of(&discriminative, &short);
        let refused = discriminative.train_counts(&counts, &|_| ()).err().unwrap();
        assert!(refused.to_string().contains("so short that their characters count"), "{refused}");
        let others = TrainingCounts::of(&complement, &short);
        let refused = TrainingCounts::merge([counts, others]).unwrap_err().to_string();
        assert!(refused.contains("were not counted alike"), "{refused}");
        let refused = TrainingCounts::merge([]).unwrap_err().to_string();
        assert!(refused.contains("there are no training counts"), "{refused}");
        let refused = TrainingCounts::from_bytes(b"no counts").unwrap_err().to_string();
        assert!(refused.contains("no training counts"), "{refused}");
    }
}

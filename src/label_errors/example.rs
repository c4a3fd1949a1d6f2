//! Examples as findings name them.

use serde::Serialize;

use crate::corpus::{Corpus, LabelledExample, LabelledFacet};
use crate::label::LabelId;
use crate::span::ScalarOffsets;
use crate::text::Article;

/// Words by which an article without a headline is known.
const OPENING: usize = 12;

/// Example that a finding names.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct NamedExample {
    /// Name of the article.
    pub id: String,
    /// Its headline, or else its opening words.
    pub title: String,
    /// Where it is from: the source of a recipe by its name, or else the file.
    pub source: String,
    /// Whom or what its labels are meant towards.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub target: Option<String>,
    /// Where that is mentioned in the text, in code points: from, and up to before.
    #[serde(flatten, skip_serializing_if = "Option::is_none")]
    pub mention: Option<Mention>,
    /// The labels that it was given.
    pub labels: Vec<String>,
    /// Where they were given: path and line.
    pub location: String,
    /// The article, as an index into [`Corpus::articles`].
    #[serde(skip)]
    pub article: usize,
}

/// Place of a mention in the text of its article, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
pub struct Mention {
    /// Where it begins.
    pub from: usize,
    /// Where it has ended.
    pub to: usize,
}

impl NamedExample {
    /// The example at `place` of a facet.
    pub(super) fn of(corpus: &Corpus, labelled: &LabelledFacet, place: usize) -> Self {
        let example = &labelled.examples[place];
        let LabelledExample { article, target, labels, location, .. } = example;
        let own = &corpus.articles[*article];
        let mention = target.as_ref().and_then(|target| target.mention);
        let mut points = ScalarOffsets::new(&own.text);
        Self {
            id: own.id.clone(),
            title: title(own),
            source: source(example),
            mention: mention
                .map(|span| Mention { from: points.at(span.start), to: points.at(span.end) }),
            target: target.as_ref().map(|target| target.name.clone()),
            labels: names(labelled, labels),
            location: location.to_string(),
            article: *article,
        }
    }
}

fn title(article: &Article) -> String {
    let opening = || article.text.split_whitespace().take(OPENING).collect::<Vec<_>>().join(" ");
    article.title.clone().unwrap_or_else(opening)
}

fn source(LabelledExample { source, location, .. }: &LabelledExample) -> String {
    let file = || location.path.file_name().map(|name| name.to_string_lossy().into_owned());
    source.as_deref().map(str::to_owned).or_else(file).unwrap_or_default()
}

/// The names of labels of a facet.
pub(super) fn names(labelled: &LabelledFacet, labels: &[LabelId]) -> Vec<String> {
    labels.iter().map(|label| labelled.facet.labels[label.index()].name.clone()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::check::fixture::facet;
    use super::*;

    #[test]
    fn an_example_is_known_by_its_title_or_opening_and_by_its_source_or_file() {
        let mut labelled = facet(&[("sport", 2)]);
        labelled.examples[1].source = Some("wire".into());
        let long = "one two three four five six seven eight nine ten eleven twelve thirteen";
        let articles = vec![Article::new("a", long), Article::new("b", long).with_title("Head")];
        let corpus = Corpus { articles, ..Corpus::default() };
        let known = |place| {
            let own = NamedExample::of(&corpus, &labelled, place);
            (own.title, own.source)
        };
        let opening = long.strip_suffix(" thirteen").unwrap();
        assert_eq!(known(0), (opening.to_owned(), "labels.csv".to_owned()));
        assert_eq!(known(1), ("Head".to_owned(), "wire".to_owned()));
    }
}

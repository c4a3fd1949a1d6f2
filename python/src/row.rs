//! What a table says of one article.

use nutgraf::raw::pipeline::Reading;
use nutgraf::raw::read::Record;
use nutgraf::raw::record::source;
use nutgraf::raw::summarise::Reason;
use nutgraf::{Abstention, FacetTags, Pipeline, Tag};

use super::work::Failure;

/// A row, or why there is none.
pub(crate) type Outcome = Result<Row, Failure>;

/// What a table says of one article.
pub(crate) struct Row {
    pub(crate) id: String,
    pub(crate) language: Option<&'static str>,
    pub(crate) tags: Vec<TagRow>,
    pub(crate) abstained: Option<&'static str>,
    pub(crate) known_words: Option<f64>,
    pub(crate) brief: Vec<String>,
    pub(crate) reason: Option<&'static str>,
    pub(crate) method: Option<String>,
    pub(crate) notes: Vec<String>,
}

/// A tag, with all that the JSON of one says but for the evidence.
pub(crate) struct TagRow {
    pub(crate) facet: String,
    pub(crate) label: String,
    pub(crate) iptc: Option<String>,
    pub(crate) probability: f64,
    pub(crate) sure: bool,
    pub(crate) target: Option<String>,
    pub(crate) canonical: Option<String>,
    /// Whether it is given, and not only listed.
    pub(crate) given: bool,
}

impl Row {
    /// The row of a record.
    pub(crate) fn new(pipeline: &mut Pipeline, record: &Record) -> Self {
        let date = source::date(|name| record.field(name));
        let reading = pipeline.read_dated(&record.article, date.as_deref());
        let tags = reading.tags.as_ref();
        let facets = tags.iter().flat_map(|tags| &tags.facets);
        let brief = reading.brief.as_ref();
        Self {
            language: reading.language,
            tags: facets.flat_map(TagRow::of_facet).collect(),
            abstained: tags.and_then(|tags| tags.abstained).map(Abstention::name),
            known_words: tags.map(|tags| rounded(tags.known_words)),
            brief: sentences(&reading),
            reason: brief.and_then(|brief| brief.reason).map(Reason::name),
            method: brief.map(|brief| brief.method.to_string()),
            notes: record.notes.iter().map(ToString::to_string).collect(),
            id: record.article.id.clone(),
        }
    }

    /// The tags of a facet that are given, surest first.
    pub(crate) fn of_facet<'r>(&'r self, facet: &'r str) -> impl Iterator<Item = &'r TagRow> {
        self.tags.iter().filter(move |tag| tag.facet == facet && tag.given)
    }
}

impl TagRow {
    fn of_facet(answer: &FacetTags) -> impl Iterator<Item = Self> {
        answer.tags.iter().map(|tag| Self::new(answer, tag))
    }

    fn new(answer: &FacetTags, tag: &Tag) -> Self {
        Self {
            facet: answer.facet.clone(),
            label: tag.label.clone(),
            iptc: tag.iptc.clone(),
            probability: rounded(tag.probability),
            sure: tag.sure,
            target: answer.target.clone(),
            canonical: answer.canonical.clone(),
            given: tag.given,
        }
    }
}

fn sentences(reading: &Reading<'_>) -> Vec<String> {
    reading.sentences().into_iter().map(Into::into).collect()
}

/// A share as the JSON has it.
fn rounded(share: f64) -> f64 {
    (share * 1e4).round() / 1e4
}

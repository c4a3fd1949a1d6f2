//! From the words of a query to briefs about what they mean.

use crate::analysis::Analysers;
use crate::model::embedded_vectors;
use crate::summarise::Focus;
use crate::text::{Language, TermHash};

/// Cosine from which on two words are taken to be related ("A focus by meaning" in
/// `benches/README.md`).
const RELATED: f32 = 0.6;
/// What a related word counts beside the word itself, times its cosine.
const SHARE: f32 = 0.25;

/// A focus on the words of `query`, stop words left out, and where there are word vectors of
/// `language`, on words that mean nearly the same.
pub(super) fn query_focus(query: &str, language: Language, reader: &mut Analysers) -> Focus {
    let words = reader.get(language).tokens(query);
    let telling = words.iter().filter(|word| !word.stop);
    let related: Vec<_> =
        telling.flat_map(|word| related(word.surface, language, reader)).collect();
    Focus::on(&words).with_terms(related)
}

/// The stems of words that mean nearly the same as `word`, each with what it counts.
fn related(word: TermHash, language: Language, reader: &mut Analysers) -> Vec<(TermHash, f32)> {
    let Some(vectors) = embedded_vectors(language) else { return Vec::new() };
    let mut stems = Vec::new();
    for (name, cosine) in vectors.related(word, RELATED) {
        let stem = reader.get(language).tokens(name).first().map(|token| token.stem);
        stems.extend(stem.map(|stem| (stem, SHARE * cosine)));
    }
    stems
}

#[cfg(test)]
#[cfg(feature = "vectors")]
mod tests {
    use super::super::{BriefFocus, Pipeline, embedded_brief_model};
    use crate::summarise::Length;
    use crate::text::Article;

    #[test]
    fn a_brief_is_turned_to_what_a_word_means() {
        let text = "The minister opened a library in Wexmoor on Monday. Both armies signed a truce \
            at dawn after a year of shelling. The library cost four million crowns. Its reading \
            room seats two hundred people.";
        let article = Article::new("a", text);
        let first = |query: &str| {
            let focus = BriefFocus::Words(query.to_owned());
            let pipeline = Pipeline::summarising(embedded_brief_model()).focus(focus);
            let brief = pipeline.length(Length::Sentences(1)).read(&article).brief.unwrap();
            brief.sentences[0].index
        };
        assert_eq!(first("ceasefire"), 1, "no sentence has the word");
        assert_eq!(first("crowns"), 2, "the word itself");
    }

    #[test]
    fn a_pipeline_that_has_read_can_be_turned_to_something_else() {
        let text = "However, the minister opened a library in Wexmoor on Monday. Both armies signed \
            a truce at dawn after a year of shelling. The library cost four million crowns.";
        let article = Article::new("a", text);
        let fresh = || Pipeline::summarising(embedded_brief_model()).length(Length::Sentences(1));
        let words = |query: &str| BriefFocus::Words(query.to_owned());
        let settings: [fn(Pipeline, BriefFocus) -> Pipeline; 3] = [
            |pipeline, focus| pipeline.focus(focus).verbatim(false),
            |pipeline, _| pipeline.focus(None::<BriefFocus>).verbatim(false),
            |pipeline, _| pipeline.focus(None::<BriefFocus>).verbatim(true),
        ];
        let mut used = fresh();
        for query in ["ceasefire", "crowns"] {
            for set in settings {
                used = set(used, words(query));
                let brief = set(fresh(), words(query)).read(&article).brief;
                assert_eq!(used.read(&article).brief, brief, "{query}");
            }
        }
    }
}

//! From what a classifier knows of a label to briefs about it.

use std::collections::BTreeMap;

use crate::analysis::Analyser;
use crate::classify::Classifier;
use crate::features::{FeatureFamily, FeatureId};
use crate::label::LabelId;
use crate::summarise::Focus;
use crate::text::{Language, TermHash, TokenKind};

/// Stems that stand for a label: the long tail would match any article.
const STEMS: usize = 60;

/// A focus on the stems that speak most for `label` in the articles that the classifier learnt
/// from; empty where none does.
///
/// A stem moves the score of an article by its weight times its inverse document frequency: so much
/// a sentence gains by holding it. How far it moved all articles together, once more times the root
/// of its document frequency, says which stems are the label's.
#[must_use]
pub fn label_focus(classifier: &Classifier, label: LabelId, language: Language) -> Focus {
    let vocabulary = classifier.vectoriser.vocabulary();
    let mut analyser = Analyser::new(language);
    let mut stems: BTreeMap<TermHash, (f64, u32)> = BTreeMap::new();
    for feature in (0..vocabulary.len() as u32).map(FeatureId) {
        let weight = f64::from(classifier.linear.weight(feature, label)) * vocabulary.idf(feature);
        if weight == 0.0 {
            continue;
        }
        if let Some(stem) =
            stem(&mut analyser, vocabulary.family(feature), vocabulary.name(feature))
        {
            let (sum, articles) = stems.entry(stem).or_default();
            *sum += weight;
            *articles = (*articles).max(vocabulary.document_frequency()[feature.index()]);
        }
    }
    let strength = |&(weight, articles): &(f64, u32)| weight * f64::from(articles).sqrt();
    let mut ranked: Vec<_> = stems.into_iter().filter(|(_, found)| found.0 > 0.0).collect();
    ranked.sort_by(|a, b| strength(&b.1).total_cmp(&strength(&a.1)));
    ranked.truncate(STEMS);
    Focus::new(ranked.into_iter().map(|(stem, (weight, _))| (stem, weight as f32)))
}

/// The stem that a feature is about: a word's, or its own; none of a stop word or a pair.
fn stem(analyser: &mut Analyser, family: FeatureFamily, name: &str) -> Option<TermHash> {
    if !matches!(family, FeatureFamily::Surface | FeatureFamily::Stem) {
        return None;
    }
    let [token] = analyser.tokens(name)[..] else { return None };
    let tells = token.kind != TokenKind::Symbol && !token.stop;
    tells.then(|| if family == FeatureFamily::Stem { TermHash::of(name) } else { token.stem })
}

#[cfg(test)]
mod tests {
    use super::super::embedded::embedded_model;
    use super::*;
    use crate::summarise::{Length, Method, SummaryWriter};
    use crate::text::Article;

    #[test]
    fn a_brief_keeps_to_the_words_of_a_topic() {
        let model = embedded_model();
        let sport = model.facets.iter().find_map(|classifier| {
            let labels = &classifier.facet.labels;
            let place = labels.iter().position(|label| label.name.contains("sport"))?;
            Some((classifier, LabelId(place as u16)))
        });
        let Some((classifier, label)) = sport else { panic!("no label of sport in the model") };
        let article = Article::from_sentences(
            "a",
            &[
                "The council of Wexmoor met on Monday to talk about taxes.",
                "The council will vote on taxes in May.",
                "The football team won the match and the league title in the last game.",
                "Taxes have risen twice under this council.",
            ],
        );
        let analysis = Analyser::new(model.language).analyse(&article);
        let mut writer = SummaryWriter::new(Method::Lead, None);
        writer.set_focus(Some(label_focus(classifier, label, model.language)));
        let brief = writer.brief(&analysis, Length::Sentences(1));
        assert_eq!(brief.sentences[0].index, 2);
    }
}

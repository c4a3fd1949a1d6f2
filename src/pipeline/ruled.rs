//! Rules at work: what of an article's tags they change.

use crate::classify::{Classifier, Prediction};
use crate::label::{Choice, LabelId};
use crate::model::Model;
use crate::rules::{Applied, Effect, Hit, Said, apply};
use crate::text::Article;

/// What `classifier` says once the rules that hold are applied. A rule that gives a label gives those
/// that it stands under, too.
pub(super) fn ruled(
    model: &Model,
    classifier: &Classifier,
    prediction: &Prediction,
    hits: &[Hit],
) -> Applied {
    let said = Said { ranked: classifier.rank(prediction), given: prediction.given.clone() };
    let facet = &classifier.facet;
    let one = facet.choice == Choice::One && facet.parent.is_none();
    apply(said, one, hits, |effect| label(model, classifier, effect))
}

/// The label of `classifier` that a rule is about.
fn label(model: &Model, classifier: &Classifier, effect: &Effect) -> Option<LabelId> {
    let (facet, name) = effect.label()?;
    if classifier.facet.name == facet {
        return classifier.facet.label(name);
    }
    if !matches!(effect, Effect::Must { .. }) {
        return None;
    }
    let own = model.facet(facet)?;
    let path = model.path(own, own.facet.label(name)?);
    let levels = std::iter::successors(Some(own), |own| model.parent(own));
    let mut levels = levels.zip(path.into_iter().rev());
    let (_, above) = levels.find(|(level, _)| level.facet.name == classifier.facet.name)?;
    classifier.facet.label(above)
}

/// The article as the model is to read it where aliases hold: with what these stand for below it, so
/// that all spans are as they were.
pub(super) fn aliased(article: &Article, hits: &[Hit]) -> Option<Article> {
    let stands_for = |hit: &Hit| match &hit.rule.effect {
        Effect::Alias { stands_for } => Some(format!("\n\n{stands_for}.")),
        _ => None,
    };
    let below: String = hits.iter().filter_map(stands_for).collect();
    (!below.is_empty()).then(|| {
        let text = format!("{}{below}", article.text);
        Article { text, sentences: None, ..article.clone() }
    })
}

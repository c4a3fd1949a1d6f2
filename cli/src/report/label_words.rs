use nutgraf::raw::classify::Classifier;
use nutgraf::raw::features::{FeatureFamily, FeatureId};
use nutgraf::raw::label::LabelId;

/// Words and phrases that are named for a label.
const MOST: usize = 8;

/// The words and phrases that speak most for `label`, the strongest first.
///
/// A feature moves scores by its weight times its TF-IDF, in every article that has it: so it
/// counts as weight · family weight · idf · √df. Words stand for their stems where both are known.
pub(crate) fn label_words(classifier: &Classifier, label: LabelId) -> Vec<&str> {
    let vocabulary = classifier.vectoriser.vocabulary();
    let has_words = classifier.vectoriser.families().contains(&FeatureFamily::Surface);
    let is_word = |feature: FeatureId| match vocabulary.family(feature) {
        FeatureFamily::Surface | FeatureFamily::StemPair => true,
        FeatureFamily::Stem => !has_words,
        _ => false,
    };
    let strength = |feature: FeatureId| {
        let weight = f64::from(classifier.linear.weight(feature, label));
        (weight > 0.0).then(|| {
            let df = f64::from(vocabulary.document_frequency()[feature.index()]);
            let family = f64::from(vocabulary.family(feature).weight());
            weight * family * vocabulary.idf(feature) * df.sqrt()
        })
    };
    let features = (0..vocabulary.len() as u32).map(FeatureId).filter(|&own| is_word(own));
    let mut strongest: Vec<_> = features.filter_map(|own| Some((strength(own)?, own))).collect();
    strongest.sort_by(|a, b| b.0.total_cmp(&a.0));
    let names = strongest.into_iter().map(|(_, feature)| vocabulary.name(feature));
    names.filter(|name| name.chars().any(char::is_alphanumeric)).take(MOST).collect()
}

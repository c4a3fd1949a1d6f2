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
    let read = |feature: &FeatureId| {
        let read = match vocabulary.family(*feature) {
            FeatureFamily::Surface | FeatureFamily::StemPair => true,
            FeatureFamily::Stem => !has_words,
            _ => false,
        };
        read && vocabulary.name(*feature).chars().any(char::is_alphanumeric)
    };
    let features = (0..vocabulary.len() as u32).map(FeatureId).filter(read);
    let strength = |feature: FeatureId| {
        let df = f64::from(vocabulary.document_frequency()[feature.index()]);
        let family = f64::from(vocabulary.family(feature).weight());
        let weight = f64::from(classifier.linear.weight(feature, label));
        weight * family * vocabulary.idf(feature) * df.sqrt()
    };
    let mut strongest: Vec<_> = features.map(|feature| (strength(feature), feature)).collect();
    strongest.retain(|(strength, _)| *strength > 0.0);
    strongest.sort_by(|a, b| b.0.total_cmp(&a.0));
    strongest.truncate(MOST);
    strongest.into_iter().map(|(_, feature)| vocabulary.name(feature)).collect()
}

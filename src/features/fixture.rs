//! What the tests of single families share.

use super::family::FeatureFamily;
use super::vectoriser::Vectoriser;
use crate::analysis::Analysers;
use crate::text::{Article, Language, Target};

/// The sorted names of the features of `family` that a text has towards `name`; none where it has
/// none.
pub(super) fn features_of(family: FeatureFamily, text: &str, name: &str) -> Vec<String> {
    let (article, analysers) = (Article::new("", text), Analysers::of(Language::English));
    let target = Target { name: name.to_owned(), mention: None };
    let families = [FeatureFamily::OF_MENTION, &[family]].concat();
    let fitted = Vectoriser::fit(&[(&article, Some(&target))], &analysers, &families, 1, None);
    let Ok((vectoriser, _)) = fitted else { return Vec::new() };
    let vocabulary = vectoriser.vocabulary();
    let range = vocabulary.families().iter().find(|own| own.0 == family).map(|own| own.1.clone());
    range.unwrap_or_default().map(|id| vocabulary.names().get(id).to_owned()).collect()
}

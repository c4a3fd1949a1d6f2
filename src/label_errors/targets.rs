//! Targets that their articles do not name.

use super::example::NamedExample;
use super::finding::{Finding, Problem};
use super::vectors::of_target;
use crate::corpus::{Corpus, LabelledExample, LabelledFacet};
use crate::features::FeatureFamily;
use crate::text::Target;

/// The examples whose target is a name that stands nowhere in the article. Targets that are categories
/// need not stand there.
pub(super) fn targets_not_named(corpus: &Corpus, labelled: &LabelledFacet) -> Vec<Finding> {
    if of_target(labelled) != FeatureFamily::OF_MENTION {
        return Vec::new();
    }
    let examples = labelled.examples.iter().enumerate();
    let unnamed = examples.filter(|(_, example)| !is_named(corpus, example));
    let finding = |(place, _)| {
        let example = NamedExample::of(corpus, labelled, place);
        Finding::new(1.0, Problem::TargetNotNamed { example })
    };
    unnamed.map(finding).collect()
}

fn is_named(corpus: &Corpus, example: &LabelledExample) -> bool {
    let Some(Target { name, mention }) = &example.target else { return true };
    let (article, name) = (&corpus.articles[example.article], name.to_lowercase());
    let mut parts = article.title.iter().chain([&article.text]);
    mention.is_some() || parts.any(|part| part.to_lowercase().contains(&name))
}

#[cfg(test)]
mod tests {
    use super::super::check::fixture::facet;
    use super::*;
    use crate::text::Article;

    #[test]
    fn a_name_must_stand_in_title_or_text_and_a_category_need_not() {
        let found = |targets: &[&str]| {
            let mut labelled = facet(&[("for", targets.len())]);
            labelled.facet.towards_target = true;
            for (example, target) in labelled.examples.iter_mut().zip(targets) {
                example.target = Some(Target { name: (*target).to_owned(), mention: None });
            }
            let article = Article::new("a", "The MAYOR spoke.").with_title("Ilse Harrow");
            let articles = vec![article; targets.len()];
            let corpus = Corpus { articles, ..Corpus::default() };
            let found = targets_not_named(&corpus, &labelled).into_iter();
            let target = |own: Finding| match own.problem {
                Problem::TargetNotNamed { example } => example.target.unwrap_or_default(),
                other => panic!("{other:?}"),
            };
            found.map(target).collect::<Vec<_>>()
        };
        assert_eq!(found(&["the mayor", "Ilse Harrow", "Doran Pell"]), ["Doran Pell"]);
        assert!(found(&["Taxes"; 12]).is_empty());
    }
}

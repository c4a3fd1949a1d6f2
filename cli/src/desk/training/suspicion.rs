use nutgraf::raw::label_errors::WrongLabel;

use crate::corrections::Subject;

/// Words that are told of a suspicion.
const WORDS: usize = 6;

/// Suspicion that a label of the labels folder is wrong.
#[derive(Clone, Debug)]
pub(crate) struct Suspicion {
    /// The article, as the labels folder names it.
    pub(crate) article: String,
    pub(crate) subject: Subject,
    pub(crate) given: Vec<String>,
    pub(crate) suggested: Vec<String>,
    /// How likely the given labels are to be wrong: an order, and no share.
    pub(crate) p_wrong: f64,
    /// Words that speak for what is suggested.
    pub(crate) words: Vec<String>,
}

impl Suspicion {
    pub(super) fn of(facet: &str, wrong: WrongLabel) -> Self {
        let WrongLabel { example, suggested, p_wrong, words, .. } = wrong;
        let subject = Subject { facet: facet.to_owned(), target: example.target };
        let words = words.into_iter().take(WORDS).map(|word| word.text).collect();
        Self { article: example.id, subject, given: example.labels, suggested, p_wrong, words }
    }
}

use std::collections::HashMap;

use super::correction::Subject;

/// Labels of a folder: what its tables say of each article.
#[derive(Clone, Debug, Default)]
pub(crate) struct FolderLabels(HashMap<String, Vec<(Subject, Vec<String>)>>);

impl FolderLabels {
    pub(super) fn add(&mut self, article: &str, subject: Subject, labels: Vec<String>) {
        let said = self.0.entry(article.replace('\\', "/")).or_default();
        match said.iter_mut().find(|(own, _)| *own == subject) {
            Some((_, own)) => own.extend(labels),
            None => said.push((subject, labels)),
        }
    }

    /// What is said of the article of this name, in the order of the facets.
    pub(super) fn of(&self, article: &str) -> &[(Subject, Vec<String>)] {
        self.0.get(article).map_or(&[], Vec::as_slice)
    }

    pub(crate) fn has(&self, article: &str) -> bool {
        self.0.contains_key(article)
    }

    /// The names of all articles of which anything is said.
    pub(crate) fn articles(&self) -> impl Iterator<Item = &str> {
        self.0.keys().map(String::as_str)
    }
}

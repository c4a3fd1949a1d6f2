//! The forms of an article's names: each is made once, however often the article writes the name.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;
use std::sync::Arc;

use nohash_hasher::NoHashHasher;

use super::gender::Gender;
use super::name::Name;
use super::name_form::NameForm;
use crate::analysis::Analysis;
use crate::text::TermHash;

/// The forms of the names of one article that were asked for so far.
pub(super) struct NameForms<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    /// By what a form is made of.
    known: HashMap<u64, Arc<NameForm>, BuildHasherDefault<NoHashHasher<u64>>>,
}

impl<'a> NameForms<'a> {
    pub(super) fn of(analysis: &'a Analysis<'a>) -> Self {
        Self { analysis, known: HashMap::default() }
    }

    /// The form of a name.
    pub(super) fn form(&mut self, name: &Name) -> Arc<NameForm> {
        let new = || Arc::new(NameForm::of(self.analysis, name));
        Arc::clone(self.known.entry(key(self.analysis, name)).or_insert_with(new))
    }
}

/// What the form of a name is made of: the name as it is written, and what its title tells.
fn key(analysis: &Analysis<'_>, name: &Name) -> u64 {
    let title = match Gender::of_title(analysis, name) {
        _ if !name.titled => 0,
        None => 1,
        Some(Gender::Female) => 2,
        Some(Gender::Male) => 3,
    };
    TermHash::of(analysis.stretch(&name.words)).then(TermHash(title)).0
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn a_name_has_one_form_wherever_it_stands() {
        let article = Article::new("", "Mr Hale met Hale, Mrs Hale and Ann Hale. Hale left.");
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(&article);
        let mut forms = NameForms::of(&analysis);
        let mut form =
            |start, titled| forms.form(&Name { words: start..start + 1, titled, opens: false });
        let (plain, mr, mrs) = (form(3, false), form(1, true), form(5, true));
        assert!(Arc::ptr_eq(&plain, &form(9, false)));
        assert!(plain != mr && mr != mrs && plain.key() == mrs.key());
    }
}

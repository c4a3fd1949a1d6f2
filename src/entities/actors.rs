//! The actors of an article, found when they are first asked for.

use std::cell::OnceCell;

use super::actor::Actor;
use super::finder::find;
use super::lookup::look_up;
use crate::analysis::Analysis;

/// The people, bodies and places that an analysed article names, the most prominent first.
///
/// They are found when they are first asked for, since most facets do not need them.
#[derive(Debug)]
pub struct Actors<'a, 't> {
    analysis: &'a Analysis<'t>,
    found: OnceCell<Vec<Actor>>,
}

impl<'a, 't> Actors<'a, 't> {
    /// The actors of `analysis`.
    #[must_use]
    pub const fn of(analysis: &'a Analysis<'t>) -> Self {
        Self { analysis, found: OnceCell::new() }
    }

    /// All of them, the most prominent first.
    #[must_use]
    pub fn all(&self) -> &[Actor] {
        self.found.get_or_init(|| find(self.analysis))
    }

    /// The actor called `name`, in any spelling and by surname too, if the article names one.
    #[must_use]
    pub fn named(&self, name: &str) -> Option<Actor> {
        look_up(self.analysis, self.all(), name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn a_name_that_is_asked_for_is_found_in_any_spelling() {
        let article = Article::from_sentences(
            "",
            &["Volodymyr Zelenskyy spoke.", "Zelenskyy left; the goat karl stayed."],
        );
        let mut analyser = Analyser::new(Language::English);
        let analysis = analyser.analyse(&article);
        let actors = Actors::of(&analysis);
        let found = |name| actors.named(name).map(|actor| actor.mentions.len());
        let table = [
            ("Zelensky", Some(2)),
            ("Volodymyr Zelenskiy", Some(2)),
            ("Karl", Some(1)),
            ("Pell", None),
        ];
        for (name, mentions) in table {
            assert_eq!(found(name), mentions, "{name}");
        }
    }
}

use anstyle::Style;

use super::Text;
use crate::output::result::{reason_phrase, stand_in};
use crate::output::{Briefed, Merged};
use crate::terminal::{FAINT, one_line, wrapped};

impl Text {
    /// The sentences as a list, why each is there if that was asked, and in words why there are no
    /// more.
    pub(super) fn sentences(&self, briefed: &Briefed<'_>) -> String {
        let Briefed { analysis, edited, asked, explain, .. } = *briefed;
        let (text, brief) = (&analysis.article().text, &edited.brief);
        let mut lines = String::new();
        for (place, chosen) in brief.sentences.iter().enumerate() {
            lines += &self.bullet(chosen.span.of(text));
            if let Some(why) = &edited.why {
                lines += &self.earned(text, &why.sentences[place]);
            }
        }
        if explain {
            lines += &match &edited.why {
                Some(why) => self.contest(briefed, why),
                None => self.aside(&format!("{} cannot say why", brief.method)),
            };
        }
        lines += &brief.reason.map(|reason| self.aside(reason_phrase(reason))).unwrap_or_default();
        lines + &stand_in(asked, brief.method).map(|said| self.aside(&said)).unwrap_or_default()
    }

    /// The sentences of several articles, each with where it stands and who says the same.
    pub(super) fn merged(&self, merged: &Merged<'_>) -> String {
        let brief = merged.brief;
        let ids = |articles: &[usize]| {
            let ids = articles.iter().map(|&article| one_line(merged.id(article)));
            ids.collect::<Vec<_>>().join(", ")
        };
        let mut lines = String::new();
        for sentence in &brief.sentences {
            lines += &self.bullet(merged.text(sentence));
            let own = ids(&[sentence.article]);
            lines += &match sentence.agreeing.as_slice() {
                [] => self.aside(&own),
                others => self.aside(&format!("{own}; also {}", ids(others))),
            };
        }
        for copies in &brief.copies {
            lines += &self.aside(&format!("nearly the same text: {}", ids(copies)));
        }
        lines += &brief.reason.map(|reason| self.aside(reason_phrase(reason))).unwrap_or_default();
        let stood_in = stand_in(merged.asked, brief.method);
        lines + &stood_in.map(|said| self.aside(&said)).unwrap_or_default()
    }

    fn bullet(&self, sentence: &str) -> String {
        wrapped(self.look, &one_line(sentence), Style::new(), "  • ")
    }

    /// What is not of the article, in brackets.
    pub(super) fn aside(&self, said: &str) -> String {
        wrapped(self.look, &format!("({said})"), FAINT, "    ")
    }
}

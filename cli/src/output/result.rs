//! What every form is made of.

use std::collections::BTreeSet;

use nutgraf::analysis::Analysis;
use nutgraf::clean::Cleaned;
use nutgraf::clean::headline as headline_in;
use nutgraf::entities::Voice;
use nutgraf::label::Facet;
use nutgraf::model::Model;
use nutgraf::pipeline::{Edited, FacetTags, Tag, Tags};
use nutgraf::read::{Note, Record};
use nutgraf::span::Span;
use nutgraf::stance::Stance;
use nutgraf::summarise::{Attributed, Method, Reason, Together};
use nutgraf::text::Article;
use serde_json::Value;

use super::why::Why;
use crate::config::{Labels, Wanted};

/// What stands beside an article in its record.
pub(crate) struct Beside {
    /// The caller's own fields, as many as the form repeats.
    pub(crate) fields: Vec<(String, Value)>,
    /// What had to be done to make text of it.
    pub(crate) notes: Vec<Note>,
}

impl Beside {
    /// The article in `record`, and what stands beside it.
    pub(crate) fn of(record: Record) -> (Article, Self) {
        let Record { article, fields, notes, .. } = record;
        (article, Self { fields, notes })
    }
}

/// An article with its tags.
pub(crate) struct Tagged<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    /// One answer a facet, in the order of the model.
    pub(crate) answers: Vec<Answer<'a>>,
    pub(crate) language: Option<&'static str>,
    /// Share of the words that the model knows (0 to 1).
    pub(crate) known_words: f64,
    pub(crate) beside: &'a Beside,
}

/// What one facet says of an article.
pub(crate) struct Answer<'a> {
    pub(crate) facet: &'a Facet,
    pub(crate) target: Option<&'a str>,
    /// What the answer was heard from, where it was read off single mentions of the target.
    pub(crate) heard: Option<Heard<'a>>,
    pub(crate) said: Result<Vec<Listed<'a>>, Silence>,
}

/// The mentions that a stance was read off, by whose words they stand in.
pub(crate) struct Heard<'a> {
    pub(crate) mentions: usize,
    /// The surest label over the outlet's own words, with how many mentions stand in them …
    pub(crate) own_voice: Option<(Tag<'a>, usize)>,
    /// … and over those of others.
    pub(crate) quoted: Option<(Tag<'a>, usize)>,
    /// The sentences of the story that mention the target.
    pub(crate) sentences: Vec<Span>,
}

/// Why a facet says nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Silence {
    /// It asks towards a target, and the article names none.
    NoTarget,
    /// It asks towards a target that the article does not name.
    NotNamed,
    /// No tag is sure, and no other was wanted.
    Unsure,
}

/// A tag in a list.
pub(crate) struct Listed<'a> {
    pub(crate) tag: Tag<'a>,
    /// Whether the facet gives it, or only ranks it.
    pub(crate) given: bool,
    pub(crate) why: Option<Why>,
}

/// An article with its brief.
pub(crate) struct Briefed<'a> {
    pub(crate) analysis: &'a Analysis<'a>,
    pub(crate) edited: &'a Edited,
    /// The method that was asked for.
    pub(crate) asked: Method,
    /// Whether it was asked why.
    pub(crate) explain: bool,
    pub(crate) beside: &'a Beside,
}

/// An article with what is left of it.
pub(crate) struct CleanArticle<'a> {
    pub(crate) article: &'a Article,
    /// What had to be done to make text of it.
    pub(crate) notes: &'a [Note],
    pub(crate) cleaned: &'a Cleaned,
    /// The code of its language, where that can be told.
    pub(crate) language: Option<&'a str>,
    /// Whether it was asked what was cut, and why.
    pub(crate) explain: bool,
}

impl CleanArticle<'_> {
    /// The headline: the article's own, or the one above the prose.
    pub(crate) fn title(&self) -> Option<&str> {
        let in_text = || Some(self.cleaned.title?.of(&self.article.text));
        self.article.title.as_deref().or_else(in_text)
    }
}

/// An article with its sentences.
pub(crate) struct SplitArticle<'a> {
    pub(crate) article: &'a Article,
    /// What had to be done to make text of it.
    pub(crate) notes: &'a [Note],
    pub(crate) sentences: &'a [Span],
    /// The code of its language, where that can be told.
    pub(crate) language: Option<&'a str>,
}

/// Articles that are nearly the same text.
pub(crate) struct Copies<'a> {
    pub(crate) articles: Vec<Copy<'a>>,
}

/// One of them.
pub(crate) struct Copy<'a> {
    pub(crate) id: &'a str,
    /// With the first of them, between 0 and 1.
    pub(crate) resemblance: f32,
}

/// Several articles with their brief.
pub(crate) struct Merged<'a> {
    /// What the articles have in common, if that was asked for.
    pub(crate) name: Option<&'a str>,
    pub(crate) analyses: &'a [Analysis<'a>],
    pub(crate) brief: &'a Together,
    /// The method that was asked for.
    pub(crate) asked: Method,
}

impl Merged<'_> {
    /// The id of an article, by its number.
    pub(crate) fn id(&self, article: usize) -> &str {
        &self.analyses[article].article().id
    }

    /// A sentence as it stands in its article.
    pub(crate) fn text(&self, sentence: &Attributed) -> &str {
        sentence.chosen.span.of(&self.analyses[sentence.article].article().text)
    }
}

/// Why a brief is less than was asked for, in a word for machines.
pub(super) const fn reason_name(reason: Reason) -> &'static str {
    match reason {
        Reason::Short => "short",
        Reason::NoProse => "no_prose",
    }
}

/// The same in words for people.
pub(super) const fn reason_phrase(reason: Reason) -> &'static str {
    match reason {
        Reason::Short => "that is all there is",
        Reason::NoProse => "nothing in it reads as a sentence of a story",
    }
}

/// That another method wrote than was asked for, in words; nothing where none did.
pub(super) fn stand_in(asked: Method, wrote: Method) -> Option<String> {
    let why = match (asked, wrote) {
        _ if asked == wrote => return None,
        (Method::Expected, Method::LexicalFree) => "the model knows no words of this language",
        _ => "there is no model for it",
    };
    Some(format!("{wrote} stood in for {asked}: {why}"))
}

impl<'a> Tagged<'a> {
    /// The answers of `tags` to the questions of `model`, as much of them as is wanted.
    pub(crate) fn new(
        model: &'a Model,
        analysis: &'a Analysis<'a>,
        tags: &'a Tags<'a>,
        wanted: Wanted,
        beside: &'a Beside,
    ) -> Self {
        let answers = |facet: &'a Facet| -> Vec<Answer<'a>> {
            let given = tags.facets.iter().filter(|tags| tags.classifier.facet.name == facet.name);
            let given: Vec<_> = given.map(|tags| Answer::of(analysis, tags, wanted)).collect();
            if given.is_empty() { vec![Answer::none(facet, analysis)] } else { given }
        };
        Self {
            analysis,
            answers: model.facets.iter().flat_map(|own| answers(&own.facet)).collect(),
            language: tags.language,
            known_words: tags.known_words,
            beside,
        }
    }
}

impl<'a> Answer<'a> {
    fn none(facet: &'a Facet, analysis: &Analysis<'a>) -> Self {
        let target = analysis.article().target.as_ref().map(|target| target.name.as_str());
        let silence = if target.is_some() { Silence::NotNamed } else { Silence::NoTarget };
        Self { facet, target, heard: None, said: Err(silence) }
    }

    fn of(analysis: &Analysis<'_>, tags: &'a FacetTags<'a>, wanted: Wanted) -> Self {
        let labels = match wanted.labels {
            Labels::Given => tags.given.clone(),
            Labels::Sure => tags.given.iter().copied().filter(|tag| tag.sure).collect(),
            Labels::All => tags.ranked(),
        };
        let listed = |tag: Tag<'a>| Listed {
            given: tags.given.iter().any(|given| given.id == tag.id),
            why: wanted.why.then(|| Why::new(analysis, &tags.explain(analysis, tag.id))),
            tag,
        };
        let listed: Vec<_> = labels.into_iter().map(listed).collect();
        Self {
            facet: &tags.classifier.facet,
            target: tags.target.as_ref().map(|target| target.name.as_str()),
            heard: tags.stance.as_ref().map(|stance| Heard::of(analysis, tags, stance)),
            said: if listed.is_empty() { Err(Silence::Unsure) } else { Ok(listed) },
        }
    }

    /// The tags; none where the facet is silent.
    pub(crate) fn tags(&self) -> &[Listed<'a>] {
        self.said.as_deref().unwrap_or_default()
    }
}

impl<'a> Heard<'a> {
    /// The same in words for people.
    pub(crate) fn phrase(&self) -> String {
        let mentions = match self.mentions {
            1 => "1 mention".to_owned(),
            mentions => format!("{mentions} mentions"),
        };
        let voice = |name: &str, (tag, mentions): (Tag<'_>, usize)| {
            format!("{name} {} {} % ({mentions})", tag.label, percent_of(tag.probability))
        };
        match (self.own_voice, self.quoted) {
            (Some(own), Some(quoted)) => {
                format!("{mentions}: {}, {}", voice("own voice", own), voice("quoted", quoted))
            }
            (None, Some(_)) => format!("{mentions}, quoted"),
            _ => mentions,
        }
    }

    fn of(analysis: &Analysis<'_>, tags: &FacetTags<'a>, stance: &Stance) -> Self {
        let title = analysis.title().len();
        let passages = stance.readings.iter().map(|reading| reading.mention.passage.clone());
        let in_text: BTreeSet<_> =
            passages.map(|words| words.start).filter(|&start| start >= title).collect();
        let sentence = |start: &usize| {
            let own = analysis.sentences().iter().find(|own| title + own.tokens.start == *start);
            own.map(|sentence| sentence.span)
        };
        Self {
            mentions: stance.readings.len(),
            own_voice: tags.in_voice(Voice::Own),
            quoted: tags.in_voice(Voice::Quoted),
            sentences: in_text.iter().filter_map(sentence).collect(),
        }
    }
}

/// The headline of an article: its own, or the one before the story in its text.
pub(crate) fn headline<'a>(analysis: &Analysis<'a>) -> Option<&'a str> {
    let article = analysis.article();
    let in_text = || Some(headline_in(&article.text, analysis.segments())?.of(&article.text));
    article.title.as_deref().or_else(in_text)
}

/// A probability in per cent, which never claims what no probability is: certainty.
pub(crate) fn percent_of(probability: f64) -> String {
    match (100.0 * probability).round() {
        none if none < 1.0 => "<1".to_owned(),
        all if all > 99.0 => ">99".to_owned(),
        some => format!("{some:.0}"),
    }
}

#[cfg(test)]
mod tests {
    use super::percent_of;

    #[test]
    fn nothing_is_certain() {
        let table = [(0.999_999, ">99"), (0.994, "99"), (0.424, "42"), (0.006, "1"), (0.0, "<1")];
        for (probability, shown) in table {
            assert_eq!(percent_of(probability), shown);
        }
    }
}

//! Who writes briefs, and how one is asked for.

use std::sync::Arc;

use super::brief::{Brief, Chosen, Reason};
use super::centroid::Centroid;
use super::edit::{Edit, EditKind};
use super::editorial::Editorial;
use super::encoded::EncodedStory;
use super::expected::{BriefModel, Expected};
use super::explanation::BriefExplanation;
use super::focus::Focus;
use super::forward::Forward;
use super::lead::Lead;
use super::length::Length;
use super::lex_rank::LexRank;
use super::meaning::Meanings;
use super::method::{Method, MethodName};
use super::standing::Standing;
use super::story::Story;
use super::summariser::Summariser;
use super::text_rank::TextRank;
use crate::analysis::Analysis;
use crate::span::Span;

/// Summary writer: briefs of one article after the other, with memory that is kept between them.
///
/// One belongs to one thread: make one for each.
pub struct SummaryWriter {
    story: EncodedStory,
    summariser: Box<dyn Summariser>,
    focus: Option<Focus>,
    /// Whether the last article has words of the focus.
    named: bool,
    meanings: Option<Arc<dyn Meanings>>,
    ratings: Vec<f32>,
    chosen: Vec<usize>,
}

impl SummaryWriter {
    /// A writer by a built-in `method`.
    ///
    /// The methods that are trained need `model`; without one [`Method::Forward`] takes their
    /// place, the best of the others, and the briefs say so.
    #[must_use]
    pub fn new(method: Method, model: Option<Arc<BriefModel>>) -> Self {
        Self::with(match (method, model) {
            (Method::Lead, _) => Box::new(Lead),
            (Method::Centroid, _) => Box::new(Centroid),
            (Method::TextRank, _) => Box::new(TextRank),
            (Method::LexRank, _) => Box::new(LexRank),
            (Method::Editorial, Some(model)) => match model.editorial.clone() {
                Some(weights) => Box::new(Editorial::new(model, weights)),
                None => Box::new(Expected::new(model)),
            },
            (Method::Expected, Some(model)) => Box::new(Expected::new(model)),
            (Method::LexicalFree, Some(model)) => Box::new(Expected::lexical_free(model)),
            (Method::Forward | Method::Editorial | Method::Expected | Method::LexicalFree, _) => {
                Box::new(Forward)
            }
        })
    }

    /// A writer by a summariser of your own.
    #[must_use]
    pub fn with(summariser: Box<dyn Summariser>) -> Self {
        Self {
            story: EncodedStory::default(),
            summariser,
            focus: None,
            named: false,
            meanings: None,
            ratings: Vec::new(),
            chosen: Vec::new(),
        }
    }

    /// Turns the following briefs to what a reader wants them to be about, or to nothing special.
    pub fn set_focus(&mut self, focus: Option<Focus>) {
        self.focus = focus;
    }

    /// Has the sentences of the following briefs printed word for word, or edited where the method can
    /// mend what points to sentences that are not there; edited unless said otherwise.
    pub fn set_verbatim(&mut self, verbatim: bool) {
        self.summariser.set_verbatim(verbatim);
    }

    /// Tells the following briefs what words mean, so that they say nothing twice in other words;
    /// without, nothing twice in the same.
    pub fn set_meanings(&mut self, meanings: Option<Arc<dyn Meanings>>) {
        self.meanings = meanings;
    }

    /// The brief of `analysis`.
    ///
    /// # Panics
    /// When the summariser does not give a rating for each sentence, or selects sentences that
    /// there are not, or out of order.
    pub fn brief(&mut self, analysis: &Analysis<'_>, length: Length) -> Brief {
        let all = analysis.sentences().len();
        // A share is one of all sentences, with those before the story among them.
        let length = length.sentences(all).map_or(length, Length::Sentences);
        self.ratings = self.rate(analysis, length.sentences(all).unwrap_or_default());
        self.story.lower_fragments(&mut self.ratings);
        self.chosen = self.select(analysis, length);
        let edits = self.summariser.edits(&self.view(analysis), &self.chosen);
        let sentences = self.chosen.iter().map(|&position| self.sentence(position));
        Brief {
            sentences: sentences.map(|own| without_cut(own, &edits)).collect(),
            edits,
            reason: Reason::of(self.chosen.len(), all),
            method: self.method(),
        }
    }

    /// Whether the last article has a word of the focus; if not, its brief is the plain one.
    #[must_use]
    pub const fn names_focus(&self) -> bool {
        self.named
    }

    /// Sentences that the last brief was chosen from, in the order of the article: all but bylines
    /// and the like before the story.
    #[must_use]
    pub fn rated(&self) -> Vec<Chosen> {
        (0..self.ratings.len()).map(|position| self.sentence(position)).collect()
    }

    fn sentence(&self, position: usize) -> Chosen {
        let index = self.story.dropped + position;
        Chosen::new(index, self.story.span(position), self.ratings[position])
    }

    /// Whether the last ratings may be compared with those of other articles.
    pub(super) fn is_absolute(&self) -> bool {
        self.summariser.is_absolute()
    }

    /// What words mean, where it was told.
    pub(super) fn meanings(&self) -> Option<Arc<dyn Meanings>> {
        self.meanings.clone()
    }

    /// The view of the last article: `analysis` is the one that was rated.
    pub(super) fn view<'w>(&'w self, analysis: &'w Analysis<'w>) -> Story<'w> {
        view(analysis, &self.story, self.meanings.as_ref())
    }

    /// How each sentence of the last article would stand outside of it.
    pub(super) fn standings(&self, analysis: &Analysis<'_>) -> Vec<Standing> {
        let story = self.view(analysis);
        let standing = |position| self.summariser.standing(&story, position);
        (0..story.len()).map(standing).collect()
    }

    /// Name of the method that made the last ratings.
    pub(crate) fn method(&self) -> MethodName {
        self.summariser.name()
    }

    /// Explanation of the last brief, where the method can tell.
    ///
    /// `analysis` is the one that the brief was made of.
    #[must_use]
    pub fn explain(&self, analysis: &Analysis<'_>) -> Option<BriefExplanation> {
        self.summariser.explain(&self.view(analysis), &self.chosen)
    }

    /// The ratings of the sentences of the story, which are at least `least` where there are.
    pub(crate) fn rate(&mut self, analysis: &Analysis<'_>, least: usize) -> Vec<f32> {
        self.story.read(analysis, least);
        let view = view(analysis, &self.story, self.meanings.as_ref());
        let mut ratings = self.summariser.rate(&view);
        let (rated, all) = (ratings.len(), self.story.len());
        assert!(rated == all, "`{}` rates {rated} of {all} sentences", self.method());
        let focus = self.focus.as_ref();
        self.named = focus.is_some_and(|focus| focus.raise(&self.story, &mut ratings));
        ratings
    }

    fn select(&mut self, analysis: &Analysis<'_>, length: Length) -> Vec<usize> {
        let story = view(analysis, &self.story, self.meanings.as_ref());
        let chosen = self.summariser.select(&story, &self.ratings, length);
        let in_order = chosen.is_sorted_by(|a, b| a < b);
        let there = chosen.last().is_none_or(|&last| last < self.story.len());
        assert!(in_order && there, "`{}` selects sentences {chosen:?}", self.method());
        chosen
    }
}

/// The sentence without what is cut from its start.
fn without_cut(sentence: Chosen, edits: &[Edit]) -> Chosen {
    let Span { start, end } = sentence.span;
    let mut cuts = edits.iter().filter(|edit| edit.kind == EditKind::Cut);
    let cut = cuts.find(|edit| edit.span.start == start && edit.span.end < end);
    let start = cut.map_or(start, |edit| edit.span.end);
    Chosen { span: Span::new(start, end), ..sentence }
}

fn view<'w>(
    analysis: &'w Analysis<'w>,
    story: &'w EncodedStory,
    meanings: Option<&'w Arc<dyn Meanings>>,
) -> Story<'w> {
    Story::new(analysis, story).with_meanings(meanings.map(AsRef::as_ref))
}

/// The brief of one article by `method`; see [`SummaryWriter::new`] for `model`.
#[must_use]
pub fn summarise(
    analysis: &Analysis<'_>,
    method: Method,
    model: Option<&Arc<BriefModel>>,
    length: Length,
) -> Brief {
    SummaryWriter::new(method, model.cloned()).brief(analysis, length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::Analyser;
    use crate::text::{Article, Language};

    #[test]
    fn a_brief_turns_to_what_is_asked_for() {
        let sentences = [
            "The harbour board of Wexmoor met on Monday to talk about the pier.",
            "The pier will close in May, the board said.",
            "Members argued for an hour about the pier.",
            "Tram drivers in the town went on strike the same day.",
        ];
        let article = Article::from_sentences("a", &sentences);
        let mut analyser = Analyser::new(Language::English);
        let query = analyser.tokens("the tram strikes");
        let analysis = analyser.analyse(&article);
        for method in [Method::Lead, Method::Forward, Method::LexRank, Method::TextRank] {
            let mut writer = SummaryWriter::new(method, None);
            let plain = writer.brief(&analysis, Length::Sentences(1)).sentences[0].index;
            writer.set_focus(Some(Focus::on(&query)));
            let focused = writer.brief(&analysis, Length::Sentences(1)).sentences[0].index;
            assert_ne!(plain, 3, "{method}");
            assert_eq!(focused, 3, "{method}");
        }
    }

    #[test]
    fn a_line_up_does_not_lead_a_brief() {
        let text = "Aldbrook 2-1 Corrin: Hale strikes late\n\n\
            Aldbrook: Low; Fox, Ray, Dale, Moss (Kim 61); Reed, Cole, Lund; Hale, Cruz, Roy. \
            Subs: Lee, Tarn, Veld.\nReferee: A. Norby. Attendance: 21,304.\n\n\
            A goal by Ann Hale in the 89th minute gave Aldbrook a 2-1 win over Corrin on Saturday. \
            Corrin had led through Haug after 12 minutes. Cole levelled before the break.\n\n\
            Aldbrook play Tarn on Wednesday. Corrin are at home to Veld on the day after that.\n";
        let article = Article::new("a", text);
        let analysis = Analyser::new(Language::English).analyse(&article);
        for method in [Method::Lead, Method::Forward, Method::LexRank, Method::TextRank] {
            let brief = SummaryWriter::new(method, None).brief(&analysis, Length::Sentences(3));
            let told = brief.sentences.iter().map(|chosen| chosen.span.of(text));
            let told: Vec<_> = told.collect();
            assert!(told[0].starts_with("A goal") || method != Method::Lead, "{method}: {told:?}");
            assert!(!told.iter().any(|sentence| sentence.contains(": ")), "{method}: {told:?}");
        }
    }

    /// Rates by a list of ratings, whatever the article.
    struct Given(Vec<f32>);

    impl Summariser for Given {
        fn name(&self) -> MethodName {
            "given".into()
        }

        fn rate(&mut self, _story: &Story<'_>) -> Vec<f32> {
            self.0.clone()
        }
    }

    #[test]
    fn a_summariser_of_ones_own_has_its_own_name() {
        let lines = ["One tram after the other stood still.", "It rained.", "So it did.", "Why?"];
        let article = Article::from_sentences("a", &lines);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let mut writer = SummaryWriter::with(Box::new(Given(vec![0.0, 3.0, 1.0, 2.0])));
        let brief = writer.brief(&analysis, Length::Sentences(2));
        assert_eq!((brief.method.as_str(), brief.method.built_in()), ("given", None));
        let chosen: Vec<_> = brief.sentences.iter().map(|chosen| chosen.index).collect();
        assert_eq!((chosen, brief.reason), (vec![1, 3], None));
    }

    #[test]
    #[should_panic(expected = "`given` rates 1 of 2 sentences")]
    fn ratings_that_are_not_one_a_sentence_are_a_bug() {
        let article = Article::from_sentences("a", &["One.", "Two."]);
        let analysis = Analyser::new(Language::English).analyse(&article);
        SummaryWriter::with(Box::new(Given(vec![1.0]))).brief(&analysis, Length::default());
    }
}

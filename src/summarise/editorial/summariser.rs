//! The three sentences that an editor would print.

use std::sync::Arc;

use super::edits::copy_editor;
use super::explain::in_editorial_terms;
use super::search::{EXHAUSTIVE, Scored, Search};
use super::sensed::Sensed;
use super::survey::Survey;
use super::tongue::Tongue;
use super::weights::EditorialWeights;
use crate::summarise::edit::Edit;
use crate::summarise::expected::{BriefModel, Expected, WordTable};
use crate::summarise::explanation::{BriefExplanation, RunnerUp};
use crate::summarise::length::Length;
use crate::summarise::method::{Method, MethodName};
use crate::summarise::rated::ranked;
use crate::summarise::select::select_best;
use crate::summarise::standing::Standing;
use crate::summarise::story::Story;
use crate::summarise::summariser::Summariser;
use crate::text::Language;

/// Editorial choice: sets of sentences scored as editors chose, who are not to be sent back.
///
/// It learnt from English. In other languages of which it has tables (German, French, Spanish, Italian,
/// Portuguese, Dutch) it goes by the same weights, and takes all telling words for equally rare.
/// Articles in others are left to [`Expected`], and the briefs say so.
///
/// What points to sentences that an English brief does not hold is mended by [edits](Edit), unless
/// sentences are to be printed word for word.
#[derive(Clone, Debug)]
pub struct Editorial {
    model: Arc<BriefModel>,
    weights: Arc<EditorialWeights>,
    expected: Expected,
    survey: Survey,
    /// What is known of words in other languages than that of the model: nothing.
    unknown: WordTable,
    /// Whether sentences are printed word for word.
    verbatim: bool,
    /// Log-odds of the sentences of the last story.
    log_odds: Vec<f32>,
    /// Whether it knows the language of the last story.
    knows: bool,
    /// The set of the last brief, where sets were tried.
    best: Option<Scored>,
    /// Positions of the set that came second, and its score.
    second: Option<(Vec<usize>, f32)>,
}

impl Editorial {
    /// A summariser by `weights`; `model` says how rare words are, and how likely in a
    /// reference.
    #[must_use]
    pub fn new(model: Arc<BriefModel>, weights: Arc<EditorialWeights>) -> Self {
        let unknown = model.word_table.forgotten();
        Self {
            expected: Expected::new(Arc::clone(&model)),
            model,
            weights,
            survey: Survey::default(),
            verbatim: false,
            unknown,
            log_odds: Vec::new(),
            knows: true,
            best: None,
            second: None,
        }
    }

    /// Whether it edits: its tables of edits are of English.
    fn edits_briefs_of(&self, story: &Story<'_>) -> bool {
        self.knows && !self.verbatim && story.language() == Language::English
    }

    /// The best set that `length` allows; `None` where it asks for more than sets are tried for, or
    /// the best sentence lies beyond what sets are made of.
    fn choose(&mut self, story: &Story<'_>, ratings: &[f32], length: Length) -> Option<Vec<usize>> {
        let count = length.sentences(story.len());
        let beyond = |best: usize| best >= self.survey.story.sentences.len();
        if count.is_some_and(|count| count > EXHAUSTIVE)
            || ranked(ratings).first().is_some_and(|&best| beyond(best))
        {
            return None;
        }
        let ratings = [ratings, &self.log_odds];
        let pool = self.survey.pool(story.encoded, ratings, count.unwrap_or(1));
        let edited = self.edits_briefs_of(story);
        let search = Search {
            sets: self.survey.sets(&pool, edited),
            worth: self.weights.worth(),
            sensed: Some(&Sensed::new(story, &pool)),
        };
        let words = |member: usize| {
            let own = &pool.members[member];
            let insertable = if edited { own.insertable } else { 0 };
            story.encoded.length(own.index) as usize + insertable
        };
        let best = match (length, count) {
            (Length::Words(budget), _) => search.best_within(words, budget)?,
            (_, Some(1)) => search.best_alone()?,
            (_, count) => search.best_of(count?)?,
        };
        let positions = |members: &[usize]| {
            members.iter().map(|&member| pool.members[member].index).collect::<Vec<_>>()
        };
        let chosen = positions(&best.members);
        self.second = best.second.as_ref().map(|(members, score)| (positions(members), *score));
        self.best = Some(best);
        Some(chosen)
    }
}

impl Summariser for Editorial {
    fn name(&self) -> MethodName {
        if self.knows { Method::Editorial.into() } else { self.expected.name() }
    }

    /// The log-odds of each sentence that an editor takes it.
    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        let language = story.language();
        let learnt = self.model.language == language;
        self.knows = Tongue::of(language).is_some() && (learnt || language != Language::English);
        if !self.knows {
            return self.expected.rate(story);
        }
        let table = if learnt { &self.model.word_table } else { &self.unknown };
        self.survey.read(story, self.expected.rate_words(story, table));
        self.log_odds = self.survey.log_odds(&self.weights);
        self.log_odds.clone()
    }

    fn select(&mut self, story: &Story<'_>, ratings: &[f32], length: Length) -> Vec<usize> {
        if !self.knows {
            return self.expected.select(story, ratings, length);
        }
        (self.best, self.second) = (None, None);
        let all = story.len();
        if let Some(count) = length.sentences(all).filter(|&count| count == 0 || count == all) {
            return (0..count).collect();
        }
        self.choose(story, ratings, length).unwrap_or_else(|| select_best(story, ratings, length))
    }

    fn set_verbatim(&mut self, verbatim: bool) {
        self.verbatim = verbatim;
    }

    fn standing(&self, story: &Story<'_>, position: usize) -> Standing {
        if !self.knows {
            return self.expected.standing(story, position);
        }
        if position >= self.survey.story.sentences.len() {
            return Standing::new(false, false);
        }
        self.survey.standing(story.encoded, position)
    }

    fn is_absolute(&self) -> bool {
        self.knows
    }

    fn edits(&self, story: &Story<'_>, chosen: &[usize]) -> Vec<Edit> {
        if !self.edits_briefs_of(story) {
            return Vec::new();
        }
        copy_editor::edits(story, &self.survey.story, chosen)
    }

    fn explain(&self, story: &Story<'_>, chosen: &[usize]) -> Option<BriefExplanation> {
        if !self.knows {
            return self.expected.explain(story, chosen);
        }
        // Expected ROUGE chooses nothing here: it is told, and only then worth its time.
        let mut expected = self.expected.clone();
        expected.rate(story);
        let explanation = expected.explain(story, chosen)?;
        let runner_up = self.second.as_ref().and_then(|(second, value)| {
            let BriefExplanation { expected_one, expected_two, .. } =
                expected.explain(story, second)?;
            let indices = second.iter().map(|&position| story.sentence(position).index()).collect();
            Some(RunnerUp { indices, expected_one, expected_two, value: *value })
        });
        let Self { survey, weights, log_odds, best, .. } = self;
        let best = best.as_ref();
        let explained = in_editorial_terms(explanation, survey, weights, log_odds, chosen, best);
        Some(BriefExplanation { runner_up, ..explained })
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixture::weights;
    use super::*;
    use crate::analysis::Analyser;
    use crate::summarise::encoded::EncodedStory;
    use crate::summarise::expected::fixture::model;
    use crate::summarise::writer::SummaryWriter;
    use crate::text::Article;

    #[test]
    fn briefs_in_english_alone_are_edited() {
        let english = [
            "The harbour board of Wexmoor voted on Monday to close the old pier.",
            "Ann Harrow, who has led the board for years, said it had no choice.",
            "Harrow said the work would begin in May.",
        ];
        let german = [
            "Der Rat von Wexmoor hat am Montag beschlossen, den alten Hafen zu schließen.",
            "Ann Harrow, die den Rat seit Jahren leitet, sagte, er habe keine Wahl.",
            "Harrow sagte, die Arbeit werde im Mai beginnen.",
        ];
        for (language, sentences, edits) in
            [(Language::English, english, 1), (Language::German, german, 0)]
        {
            let article = Article::from_sentences("a", &sentences);
            let analysis = Analyser::new(language).analyse(&article);
            let encoded = EncodedStory::new(&analysis, sentences.len());
            let story = Story::new(&analysis, &encoded);
            let mut editorial = Editorial::new(model(), weights());
            editorial.rate(&story);
            assert_eq!(editorial.edits(&story, &[0, 2]).len(), edits, "{language:?}");
            editorial.set_verbatim(true);
            assert!(editorial.edits(&story, &[0, 2]).is_empty(), "{language:?}");
        }
    }

    #[test]
    fn one_sentence_is_the_news_and_not_the_one_that_says_most() {
        let sentences = [
            "Wexmoor will close its old pier in May.",
            "The town has no money left for the boats.",
            "The board of the harbour of Wexmoor has no money for the old pier, and the boats of the \
             harbour have lain in the mud of the town beneath the pier since May.",
        ];
        let article = Article::from_sentences("a", &sentences);
        let analysis = Analyser::new(Language::English).analyse(&article);
        let mut writer = SummaryWriter::with(Box::new(Editorial::new(model(), weights())));
        let brief = writer.brief(&analysis, Length::Sentences(1));
        assert_eq!(brief.sentences[0].index, 0);
        let instead = writer.explain(&analysis).and_then(|own| own.runner_up);
        assert_eq!(instead.map(|own| own.indices), Some(vec![2]));
    }

    #[test]
    fn both_halves_of_a_headline_are_told() {
        let headline = "Wexmoor bakers protest in the harbour; police use tear gas and batons";
        let sentences = [
            "Bakers in the harbour of Wexmoor protested on Monday against the price of flour, their \
             union said.",
            "Hundreds of bakers gathered before the town hall in the morning.",
            "The union said that flour costs twice as much as in May.",
            "Police used tear gas and batons against the bakers in the afternoon.",
            "Most bakeries of the town were closed on the day of the protest.",
            "The mayor of the town would not say what the flour will cost.",
        ];
        let mut article = Article::from_sentences("a", &sentences);
        article.title = Some(headline.to_owned());
        let analysis = Analyser::new(Language::English).analyse(&article);
        let mut writer = SummaryWriter::with(Box::new(Editorial::new(model(), weights())));
        let brief = writer.brief(&analysis, Length::Sentences(3));
        let told: Vec<usize> = brief.sentences.iter().map(|sentence| sentence.index).collect();
        assert_eq!(told, [0, 1, 3]);
    }
}

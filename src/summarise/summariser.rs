//! What a method of writing briefs has to do.

use super::edit::Edit;
use super::explanation::BriefExplanation;
use super::length::Length;
use super::method::MethodName;
use super::select::select_best;
use super::standing::Standing;
use super::story::Story;

/// Method of writing a brief: it rates sentences, then selects.
///
/// Most methods differ in how they rate and leave the selection to the best ratings. One of your
/// own reads the text and the words of each sentence through the [`Story`], and its name stands in
/// the briefs:
///
/// ```
/// use nutgraf::analysis::Analyser;
/// use nutgraf::summarise::{Length, MethodName, Story, Summariser, SummaryWriter};
/// use nutgraf::text::{Article, Language};
///
/// /// Rates sentences by their capitals: who names names tells the news.
/// struct Capitals;
///
/// impl Summariser for Capitals {
///     fn name(&self) -> MethodName {
///         "capitals".into()
///     }
///
///     fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
///         let capitals = |text: &str| text.chars().filter(|c| c.is_uppercase()).count() as f32;
///         story.sentences().map(|sentence| capitals(sentence.text())).collect()
///     }
/// }
///
/// let article = Article::new("pier", "The old pier will close in May, after a long argument. \
///     Ilse Harrow and Jan Orlow of the Wexmoor Harbour Board voted for it on Monday. \
///     Nobody else in the room would say why it had come to that.");
/// let analysis = Analyser::new(Language::English).analyse(&article);
/// let mut writer = SummaryWriter::with(Box::new(Capitals));
/// let brief = writer.brief(&analysis, Length::Sentences(1));
///
/// assert!(brief.sentences[0].span.of(&article.text).starts_with("Ilse Harrow"));
/// assert_eq!(brief.method.as_str(), "capitals");
/// ```
///
/// [`assert_sound`](super::assert_sound) puts one through what every method must do.
pub trait Summariser: Send + Sync {
    /// Name of the method that made the last ratings: it stands in the briefs.
    fn name(&self) -> MethodName;

    /// Ratings of the sentences of `story`, one each: higher is better, within this article only.
    fn rate(&mut self, story: &Story<'_>) -> Vec<f32>;

    /// Positions of the sentences chosen by their `ratings`: rising, as many as `length` says.
    fn select(&mut self, story: &Story<'_>, ratings: &[f32], length: Length) -> Vec<usize> {
        select_best(story, ratings, length)
    }

    /// Has the following sentences printed word for word, or edited where the method can.
    fn set_verbatim(&mut self, _verbatim: bool) {}

    /// Edits of the last selection, the sentences at the positions `chosen`, in the order of the text:
    /// none unless the method edits.
    fn edits(&self, _story: &Story<'_>, _chosen: &[usize]) -> Vec<Edit> {
        Vec::new()
    }

    /// How the sentence at `position` of the story that was rated last would stand outside of it,
    /// among those of other reports.
    fn standing(&self, story: &Story<'_>, position: usize) -> Standing {
        Standing::by_cues(story, position)
    }

    /// Whether the last ratings may be compared with those of other articles.
    fn is_absolute(&self) -> bool {
        false
    }

    /// Explanation of the last selection, the sentences at the positions `chosen`.
    ///
    /// `None` unless the method can tell: an explanation is made of the terms of the trained one.
    fn explain(&self, _story: &Story<'_>, _chosen: &[usize]) -> Option<BriefExplanation> {
        None
    }
}

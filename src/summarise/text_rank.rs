//! Sentences that share words with many others.

use super::encoded::EncodedStory;
use super::method::{Method, MethodName};
use super::page_rank::page_rank;
use super::story::Story;
use super::summariser::Summariser;
use super::vectors::{Entry, Pairing, WINDOW, links};

/// `PageRank` over the graph of shared words.
///
/// R. Mihalcea and P. Tarau, "TextRank: bringing order into texts" (2004), section 4: two
/// sentences are linked by the number of words they share over the sum of the logarithms of their
/// lengths. Words are stems without stop words. Sentences more than 256 apart are not compared,
/// so that a book costs time in proportion to its length.
#[derive(Clone, Copy, Debug, Default)]
pub struct TextRank;

impl Summariser for TextRank {
    fn name(&self) -> MethodName {
        Method::TextRank.into()
    }

    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        let story = story.encoded;
        let sentences: Vec<Vec<Entry>> = (0..story.len()).map(|i| content(story, i)).collect();
        let log_length: Vec<f32> =
            sentences.iter().map(|words| libm::logf(words.len().max(1) as f32)).collect();
        let all = Pairing { sentences: story.len(), words: story.words.len(), window: WINDOW };
        let links = links(
            all,
            |index| &sentences[index],
            |_, _| 1.0,
            |later, earlier, shared| {
                // Two sentences of one word each have no length to divide by: no link.
                let lengths = log_length[later] + log_length[earlier];
                (shared > 0.0 && lengths > 0.0).then(|| shared / lengths)
            },
        );
        page_rank(story.len(), &links)
    }
}

/// The words of a sentence that are no stop words, each once.
fn content(story: &EncodedStory, index: usize) -> Vec<Entry> {
    let mut words: Vec<u32> = story.sentence(index).to_vec();
    words.sort_unstable();
    words.dedup();
    words.retain(|&word| !story.words[word as usize].stop);
    words.into_iter().map(|word| Entry { word, weight: 1.0 }).collect()
}

//! Sentences that many others resemble.

use super::method::{Method, MethodName};
use super::page_rank::page_rank;
use super::story::Story;
use super::summariser::Summariser;
use super::vectors::{Vectors, WINDOW};

/// Cosine above which two sentences are linked: the paper's best (its table 2).
const THRESHOLD: f32 = 0.1;

/// `PageRank` over the graph of sentences whose cosine passes a threshold.
///
/// G. Erkan and D. Radev, "LexRank: graph-based lexical centrality as salience in text
/// summarization" (2004), algorithm 3. Rarity is learnt from the article itself, and frequency in
/// a sentence is damped by a logarithm. Sentences more than 256 apart are not compared, so that a
/// book costs time in proportion to its length.
#[derive(Clone, Copy, Debug, Default)]
pub struct LexRank;

impl Summariser for LexRank {
    fn name(&self) -> MethodName {
        Method::LexRank.into()
    }

    fn rate(&mut self, story: &Story<'_>) -> Vec<f32> {
        let story = story.encoded;
        let mut links = Vectors::new(story).links(THRESHOLD, WINDOW);
        for link in &mut links {
            link.weight = 1.0;
        }
        page_rank(story.len(), &links)
    }
}

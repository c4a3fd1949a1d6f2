//! What readers say of a story, told by what stands at each comment: a link to answer it, or how
//! long ago it was written.

use std::ops::Range;

use super::blocks::Block;

/// What stands under a comment, to answer it.
const REPLIES: &str = include_str!("replies.txt");
/// Ends of lines that say how long ago, and their starts in languages that begin with it.
const AGO: [&str; 4] = [" ago", " geleden", " sedan", " siden"];
const SINCE: [&str; 4] = ["vor ", "il y a ", "hace ", "há "];
/// A line with such a mark has at most this many letters …
const LONGEST_MARK: usize = 60;
/// … and comments with one are no more blocks apart than that.
const FARTHEST: usize = 12;
/// What is said once may be part of a story.
const FEWEST: usize = 2;
/// Paragraphs that a story has before its comments; a page of posts has none.
const STORY: usize = 2;
/// Letters of a paragraph.
const PARAGRAPH: usize = 60;

/// The blocks that are comments, if a story stands above them.
pub(super) fn comments(blocks: &[Block]) -> Option<Range<usize>> {
    let above = run(blocks, Block::says_when).map(|run| (run.start, run.end + run.between()));
    let below = run(blocks, Block::is_reply);
    let below = below.map(|run| (run.start.saturating_sub(run.between()), run.end));
    let start = above.iter().chain(&below).map(|(start, _)| *start).min()?;
    let end = above.iter().chain(&below).map(|(_, end)| *end).max()?.min(blocks.len());
    let paragraphs = blocks[..start].iter().filter(|block| block.letters >= PARAGRAPH).count();
    (paragraphs >= STORY).then_some(start..end)
}

/// Blocks with a mark that stand near each other: from the first to behind the last.
struct Run {
    start: usize,
    end: usize,
    marks: usize,
}

impl Run {
    /// Blocks between two with a mark.
    fn between(&self) -> usize {
        let apart = (self.end - self.start - 1) / (self.marks.max(FEWEST) - 1);
        apart.saturating_sub(1)
    }
}

/// The longest run of blocks that have a mark, each near the next.
fn run(blocks: &[Block], has_mark: fn(&Block) -> bool) -> Option<Run> {
    let mut runs: Vec<Run> = Vec::new();
    for (at, _) in blocks.iter().enumerate().filter(|(_, block)| has_mark(block)) {
        match runs.last_mut().filter(|run| at < run.end + FARTHEST) {
            Some(run) => (run.end, run.marks) = (at + 1, run.marks + 1),
            None => runs.push(Run { start: at, end: at + 1, marks: 1 }),
        }
    }
    runs.into_iter().filter(|run| run.marks >= FEWEST).max_by_key(|run| run.marks)
}

impl Block {
    /// Whether it is nothing but links, the first of which answers a comment.
    fn is_reply(&self) -> bool {
        let first = self.text.split_whitespace().next().unwrap_or_default().to_lowercase();
        self.letters <= LONGEST_MARK
            && 2 * self.linked > self.letters
            && REPLIES.lines().any(|word| word == first)
    }

    /// Whether it is a short line that says how long ago something was.
    fn says_when(&self) -> bool {
        let line = self.text.to_lowercase();
        self.letters <= LONGEST_MARK
            && line.contains(|c: char| c.is_ascii_digit())
            && !line.ends_with('.')
            && (AGO.iter().any(|end| line.ends_with(end))
                || SINCE.iter().any(|start| line.contains(start)))
    }
}

#[cfg(test)]
mod tests {
    use dom_query::Document;

    use super::super::blocks::Outline;
    use super::*;

    const STORY: &str = "<p>The port authority of Marlow Quay will close two of its five berths in \
                         April, it said.<p>Engineers had found cracks in the concrete piles during a \
                         routine survey of last year.";

    fn found(html: &str) -> Option<Range<usize>> {
        comments(&Outline::of(&Document::from(html)).blocks)
    }

    #[test]
    fn comments_are_told_by_what_stands_at_each() {
        let reply = "<div>user<p>I told you so.</p><a href=#>Reply</a> <a href=#>Report</a></div>";
        let dated = "<div><b>user</b> vor 3 Stunden<p>Das war klar.</p></div>";
        assert_eq!(found(&format!("{STORY}{}", reply.repeat(3))), Some(2..11));
        assert_eq!(found(&format!("{STORY}{}", dated.repeat(3))), Some(2..8));
        assert_eq!(found(&format!("{STORY}{reply}")), None);
        assert_eq!(found(&reply.repeat(3)), None);
        assert_eq!(found(&format!("{STORY}<p>It was three years ago.<p>Reply to all.")), None);
    }
}

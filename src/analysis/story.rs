//! The story's words: what a model of that scope reads of an article.

use std::ops::Range;

use crate::clean::{Kind, Segment};
use crate::text::Token;

/// Ranges of `words` that belong to the story: the title, which is the first `title` of them, and
/// of the text its prose, headlines, headings, items and posts. Words with nothing cut between them are one range. A text
/// without prose (a headline, a list) is all story.
pub(super) fn story(words: &[Token], title: usize, segments: &[Segment]) -> Vec<Range<usize>> {
    let whole = 0..words.len();
    if !segments.iter().any(|segment| segment.kind() == Kind::Prose) {
        return vec![whole];
    }
    let mut runs = vec![0..title];
    let mut rest = title;
    for span in segments.iter().filter(|s| is_story(s.kind())).map(|s| s.span) {
        let start = rest + words[rest..].partition_point(|word| word.span.start < span.start);
        let end = start + words[start..].partition_point(|word| word.span.end <= span.end);
        match runs.last_mut() {
            Some(run) if run.end == start => run.end = end,
            _ => runs.push(start..end),
        }
        rest = end;
    }
    runs
}

/// Whether a segment of `kind` is told by the writer, and not by the page.
const fn is_story(kind: Kind) -> bool {
    kind.is_story() || matches!(kind, Kind::Headline)
}

#[cfg(test)]
mod tests {
    use crate::analysis::{Analyser, Scope};
    use crate::text::{Article, Language};

    const STORY: &str =
        "The council voted on Thursday to keep all nine of the town's libraries open.";

    fn reader() -> Analyser {
        Analyser::new(Language::English).with_scope(Scope::Story)
    }

    /// The runs of the story of a text, each as its first and last word.
    fn runs(title: Option<&str>, text: &str) -> Vec<String> {
        let article = Article { title: title.map(str::to_owned), ..Article::new("", text) };
        let analysis = reader().analyse(&article);
        let ends = |run: &std::ops::Range<usize>| {
            format!("{} … {}", analysis.word(run.start), analysis.word(run.end - 1))
        };
        analysis.in_scope().iter().filter(|run| !run.is_empty()).map(ends).collect()
    }

    #[test]
    fn only_the_story_is_read_in_runs_that_end_at_cuts() {
        let page = format!(
            "The Quillon Courier\n\nBy Nora Quist, Health Editor\n\n{STORY}\n\nRead more: Ten \
             easy dinners\n\n{STORY} Again.\n\n{STORY} Ever.\n\nComments"
        );
        assert_eq!(runs(None, &page), ["The … Courier", "The … open", "The … Ever"]);
        let titled = runs(Some("Nine libraries"), &page);
        assert_eq!(titled, ["Nine … Courier", "The … open", "The … Ever"]);
    }

    #[test]
    fn clean_texts_are_one_run_with_their_title() {
        for text in [STORY.to_owned(), format!("{STORY}\n\n{STORY} Again.")] {
            let last = text.split(' ').next_back().unwrap().trim_end_matches('.');
            assert_eq!(runs(Some("Nine libraries"), &text), [format!("Nine … {last}")]);
        }
    }

    #[test]
    fn texts_without_prose_are_all_story() {
        let table = [
            ("Share on Facebook", "Share … Facebook"),
            ("Comments\n\nSimilar News", "Comments … News"),
            ("Libraries stay open", "Libraries … open"),
        ];
        for (text, whole) in table {
            assert_eq!(runs(None, text), [whole]);
        }
    }

    #[test]
    fn sentences_that_came_split_are_all_story() {
        let article = Article::from_sentences("", &["Read more: the road home", "Comments"]);
        let analysis = reader().analyse(&article);
        assert_eq!(analysis.in_scope(), [0..analysis.words().len()]);
    }

    #[test]
    fn a_whole_article_is_one_run() {
        let article = Article::new("", format!("{STORY}\n\nRead more: Ten dinners\n\n{STORY}"));
        let analysis = Analyser::new(Language::English).analyse(&article);
        assert_eq!(analysis.in_scope(), [0..analysis.words().len()]);
    }
}

//! Mentions: where a target is named in its article, and what stands on each side.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::span::Span;
use crate::text::Target;

/// Marks that end a clause.
const CLAUSE_MARKS: [char; 8] = ['.', ',', ';', ':', '(', ')', '–', '—'];

/// A target of an article, with its mentions that count: they are found once for all that is asked
/// of them.
pub(super) struct Mentions<'a> {
    analysis: &'a Analysis<'a>,
    pub(super) target: &'a Target,
    /// The words of the text that are in scope.
    runs: Vec<Range<usize>>,
    places: Vec<Place>,
}

/// The place of a mention.
struct Place {
    words: Range<usize>,
    clause: Range<usize>,
}

/// The place of a target among the words of its article.
pub(super) struct Mention<'m> {
    pub(super) analysis: &'m Analysis<'m>,
    /// The words of the text that are in scope.
    pub(super) runs: &'m [Range<usize>],
    /// Its words; none where they were taken out.
    pub(super) words: Range<usize>,
    /// The words of its clause, with its own.
    clause: Range<usize>,
}

impl<'a> Mentions<'a> {
    /// Those of `target` in an article.
    pub(super) fn of(analysis: &'a Analysis<'a>, target: &'a Target) -> Self {
        let runs = runs_of_text(analysis);
        let place = |span: Span| {
            let words = words_of(analysis, span);
            let run = runs.iter().find(|run| stands_in(&words, run));
            // Whoever points at a mention has said that it counts.
            let counts = target.mention.is_some() || words.is_empty() || run.is_some();
            let clause = run.map_or(words.clone(), |run| clause(analysis, span, &words, run));
            counts.then_some(Place { words, clause })
        };
        let places = spans(analysis, target).into_iter().filter_map(place).collect();
        Self { analysis, target, runs, places }
    }

    /// The mentions, in order.
    pub(super) fn iter(&self) -> impl Iterator<Item = Mention<'_>> {
        self.places.iter().map(|place| Mention {
            analysis: self.analysis,
            runs: &self.runs,
            words: place.words.clone(),
            clause: place.clause.clone(),
        })
    }
}

/// The words in scope without those of the title.
fn runs_of_text(analysis: &Analysis<'_>) -> Vec<Range<usize>> {
    let title = analysis.title().len();
    let runs = analysis.in_scope().iter().filter(|run| run.end > title);
    runs.map(|run| run.start.max(title)..run.end).collect()
}

/// The one mention that is asked about, or else all that name the target.
fn spans(analysis: &Analysis<'_>, target: &Target) -> Vec<Span> {
    let named = || analysis.text().match_indices(&target.name);
    let span = |(start, name): (usize, &str)| Span::new(start, start + name.len());
    target.mention.map_or_else(|| named().map(span).collect(), |mention| vec![mention])
}

/// The words within `span`.
fn words_of(analysis: &Analysis<'_>, span: Span) -> Range<usize> {
    let (title, tokens) = (analysis.title().len(), analysis.tokens());
    let start = tokens.partition_point(|token| token.span.start < span.start);
    let end = start.max(tokens.partition_point(|token| token.span.end <= span.end));
    title + start..title + end
}

fn stands_in(words: &Range<usize>, run: &Range<usize>) -> bool {
    run.start <= words.start && words.end <= run.end
}

/// The clause of `words`, which stand at `span` and in `run`.
fn clause(
    analysis: &Analysis<'_>,
    span: Span,
    words: &Range<usize>,
    run: &Range<usize>,
) -> Range<usize> {
    let (mut start, mut reached) = (words.start, span.start);
    while start > run.start {
        let before = analysis.words()[start - 1].span;
        if ends_clause(analysis, before.end..reached) {
            break;
        }
        (start, reached) = (start - 1, before.start);
    }
    let (mut end, mut reached) = (words.end, span.end);
    while end < run.end {
        let after = analysis.words()[end].span;
        if ends_clause(analysis, reached..after.start) {
            break;
        }
        (end, reached) = (end + 1, after.end);
    }
    start..end
}

/// Whether a mark that ends a clause stands in these bytes of the text; none does in a word that the
/// mention is part of.
fn ends_clause(analysis: &Analysis<'_>, gap: Range<usize>) -> bool {
    analysis.text().get(gap).is_some_and(|gap| gap != " " && gap.contains(CLAUSE_MARKS))
}

impl Mention<'_> {
    pub(super) fn stands_in(&self, run: &Range<usize>) -> bool {
        stands_in(&self.words, run)
    }

    /// Words before the mention, nearest first.
    pub(super) fn left(&self) -> impl Iterator<Item = usize> {
        let runs = self.runs.iter().rev();
        runs.flat_map(|run| (run.start..run.end.min(self.words.start)).rev())
    }

    /// Words after the mention, nearest first.
    pub(super) fn right(&self) -> impl Iterator<Item = usize> {
        self.runs.iter().flat_map(|run| run.start.max(self.words.end)..run.end)
    }

    /// The first word of the text in scope.
    pub(super) fn first(&self) -> usize {
        self.runs.first().map_or(0, |run| run.start)
    }

    /// One past the last word of the text in scope.
    pub(super) fn end(&self) -> usize {
        self.runs.last().map_or(0, |run| run.end)
    }

    /// Words before the mention in its clause, nearest first.
    pub(super) fn left_clause(&self) -> impl ExactSizeIterator<Item = usize> {
        (self.clause.start..self.words.start).rev()
    }

    /// Words after the mention in its clause, nearest first.
    pub(super) fn right_clause(&self) -> impl ExactSizeIterator<Item = usize> {
        self.words.end..self.clause.end
    }

    /// Whether a mark that ends a clause stands in these bytes of the text.
    pub(super) fn ends_clause(&self, gap: Range<usize>) -> bool {
        ends_clause(self.analysis, gap)
    }
}

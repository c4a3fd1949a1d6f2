//! Mentions: where a target is named in its article, and what stands on each side.

use std::ops::Range;

use crate::analysis::Analysis;
use crate::span::Span;
use crate::text::Target;

/// Marks that end a clause.
const CLAUSE_MARKS: [char; 8] = ['.', ',', ';', ':', '(', ')', '–', '—'];

/// Calls `take` with each mention of `target` that counts.
pub(super) fn each_mention(
    analysis: &Analysis<'_>,
    target: &Target,
    take: impl FnMut(&Mention<'_>),
) {
    let runs = runs_of_text(analysis);
    let mentions: Vec<_> = mentions(analysis, target)
        .into_iter()
        .map(|(span, words)| Mention { analysis, runs: &runs, span, words })
        .collect();
    // Whoever points at a mention has said that it counts.
    let counts = |mention: &&Mention<'_>| target.mention.is_some() || mention.is_in_scope();
    mentions.iter().filter(counts).for_each(take);
}

/// The words in scope without those of the title.
fn runs_of_text(analysis: &Analysis<'_>) -> Vec<Range<usize>> {
    let title = analysis.title().len();
    let runs = analysis.in_scope().iter().filter(|run| run.end > title);
    runs.map(|run| run.start.max(title)..run.end).collect()
}

/// The place of a target among the words of its article.
pub(super) struct Mention<'a> {
    pub(super) analysis: &'a Analysis<'a>,
    /// The words of the text that are in scope.
    pub(super) runs: &'a [Range<usize>],
    span: Span,
    /// Its words; none where they were taken out.
    pub(super) words: Range<usize>,
}

/// The words of the one mention that is asked about, or else of all that name the target.
fn mentions(analysis: &Analysis<'_>, target: &Target) -> Vec<(Span, Range<usize>)> {
    let title = analysis.title().len();
    let tokens = analysis.tokens();
    let at = |span: Span| {
        let start = tokens.partition_point(|token| token.span.start < span.start);
        let end = start.max(tokens.partition_point(|token| token.span.end <= span.end));
        (span, title + start..title + end)
    };
    match target.mention {
        Some(span) => vec![at(span)],
        None => analysis
            .text()
            .match_indices(&target.name)
            .map(|(start, name)| at(Span::new(start, start + name.len())))
            .collect(),
    }
}

impl Mention<'_> {
    /// Whether all of its words are in scope.
    fn is_in_scope(&self) -> bool {
        self.words.is_empty() || self.run().is_some()
    }

    /// The run that it stands in.
    fn run(&self) -> Option<&Range<usize>> {
        self.runs.iter().find(|run| self.stands_in(run))
    }

    pub(super) fn stands_in(&self, run: &Range<usize>) -> bool {
        run.start <= self.words.start && self.words.end <= run.end
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
    pub(super) fn left_clause(&self) -> impl Iterator<Item = usize> {
        let (run, mut reached) = (self.run().cloned().unwrap_or_default(), self.span.start);
        self.left().take_while(move |word| run.contains(word)).take_while(move |&word| {
            let span = self.analysis.words()[word].span;
            let after = std::mem::replace(&mut reached, span.start);
            !self.ends_clause(span.end..after)
        })
    }

    /// Words after the mention in its clause, nearest first.
    pub(super) fn right_clause(&self) -> impl Iterator<Item = usize> {
        let (run, mut reached) = (self.run().cloned().unwrap_or_default(), self.span.end);
        self.right().take_while(move |word| run.contains(word)).take_while(move |&word| {
            let span = self.analysis.words()[word].span;
            let before = std::mem::replace(&mut reached, span.end);
            !self.ends_clause(before..span.start)
        })
    }

    /// Whether a mark that ends a clause stands in these bytes of the text; none does in a word that
    /// the mention is part of.
    pub(super) fn ends_clause(&self, gap: Range<usize>) -> bool {
        self.analysis.text().get(gap).is_some_and(|gap| gap.contains(CLAUSE_MARKS))
    }
}

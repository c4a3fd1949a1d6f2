//! What of a text is the story, and what is furniture of the page around it.

use std::collections::HashMap;
use std::hash::BuildHasherDefault;

use super::block::Block;
use super::phrases::{Phrases, Verdict};
use super::shape::{Page, Place};
use super::{context, cuts, dateline, shape};
use nohash_hasher::NoHashHasher;

use crate::span::Span;
use crate::text::{Language, Term};

/// What a segment of an article is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Kind {
    /// Sentences of the story.
    Prose,
    /// The headline, or a heading between paragraphs.
    Headline,
    /// Who wrote it, where and when.
    Byline,
    /// Words under a picture, and its credit.
    Caption,
    /// Everything else a page prints around a story: logos, tag lists, share bars, forms.
    Furniture,
}

impl Kind {
    /// Its name in outputs: `prose`.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Prose => "prose",
            Self::Headline => "headline",
            Self::Byline => "byline",
            Self::Caption => "caption",
            Self::Furniture => "furniture",
        }
    }
}

/// Why a stretch is prose: nothing spoke against it.
pub(super) const PARAGRAPH: &str = "paragraph";

/// A stretch of an article that is one thing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Segment {
    /// Where it stands, without white space at its ends.
    pub span: Span,
    /// What it is.
    pub kind: Kind,
    /// Why it is held to be that: the name of the rule.
    pub reason: &'static str,
}

impl Segment {
    const fn new(span: Span, verdict: Verdict) -> Self {
        Self { span, kind: verdict.kind, reason: verdict.reason }
    }

    /// A sentence of an article that came split: the source has said that it is prose.
    pub(crate) const fn given(span: Span) -> Self {
        Self { span, kind: Kind::Prose, reason: "given as a sentence" }
    }
}

/// The segments of `text` in order; together they hold all of it but white space.
///
/// Phrases decide first, by tables a language; then shape and place; what neither knows is prose,
/// and what scraping glued to a paragraph is cut off it.
#[must_use]
pub fn segments(text: &str, language: Language) -> Vec<Segment> {
    let phrases = Phrases::of(language);
    let blocks = Block::all(text);
    let mut verdicts = judge(&blocks, phrases);
    mark_repeats(&blocks, &mut verdicts);
    mark_openings(&blocks, &mut verdicts);
    give_back(&blocks, &mut verdicts);
    let mut segments = Vec::with_capacity(blocks.len());
    for (block, verdict) in blocks.iter().zip(verdicts) {
        match verdict {
            Some(verdict) => segments.push(Segment::new(block.span, verdict)),
            None => cut(text, block.span, language, &mut segments),
        }
    }
    segments
}

/// What each block is; `None` for a paragraph of the story.
fn judge(blocks: &[Block<'_>], phrases: &Phrases) -> Vec<Option<Verdict>> {
    let mut verdicts: Vec<_> = blocks.iter().map(|block| phrases.judge(block)).collect();
    judge_shapes(blocks, &mut verdicts);
    context::judge(blocks, &mut verdicts, phrases);
    // Where lines after the story are gone, the story ends earlier.
    judge_shapes(blocks, &mut verdicts);
    verdicts
}

fn judge_shapes(blocks: &[Block<'_>], verdicts: &mut [Option<Verdict>]) {
    let page = Page::of(blocks, |at| verdicts[at].is_none());
    for at in 0..blocks.len() {
        let cut_below = verdicts.get(at + 1).is_some_and(Option::is_some);
        let place = Place { blocks, at, page, cut_below };
        verdicts[at] = verdicts[at].or_else(|| shape::judge(&place));
    }
}

/// A line of fewer words may stand twice in a story by chance: "He laughed."
const SHORTEST_REPEAT: usize = 5;

/// Marks what stands twice: the headline, a teaser that the story repeats, a refrain of the page.
fn mark_repeats(blocks: &[Block<'_>], verdicts: &mut [Option<Verdict>]) {
    let mut seen: HashMap<u64, usize, BuildHasherDefault<NoHashHasher<u64>>> = HashMap::default();
    let opening = verdicts.iter().position(Option::is_none);
    for (at, block) in blocks.iter().enumerate() {
        let text = Term::of(block.text).0;
        let Some(&first) = seen.get(&text).filter(|&&first| blocks[first].text == block.text)
        else {
            seen.insert(text, at);
            continue;
        };
        let repeated = |kind| Some(Verdict { kind, reason: "repeated" });
        match verdicts[first] {
            Some(Verdict { kind: Kind::Headline, .. }) => verdicts[at] = repeated(Kind::Headline),
            None if block.words < SHORTEST_REPEAT => {}
            None if opening == Some(first) => {
                verdicts[first] = repeated(Kind::Furniture);
                seen.insert(text, at);
            }
            None => verdicts[at] = repeated(Kind::Furniture),
            Some(_) => {}
        }
    }
}

/// A teaser stands at most this many blocks above the paragraph that it is the opening of.
const TEASER_REACH: usize = 12;

/// Marks what only opens a later paragraph: `The council voted on...`
fn mark_openings(blocks: &[Block<'_>], verdicts: &mut [Option<Verdict>]) {
    for at in 0..blocks.len() {
        let opening = blocks[at].text.trim_end_matches(['.', '…', ' ']);
        let later = blocks.iter().skip(at + 1).take(TEASER_REACH);
        let opens = |block: &Block<'_>| {
            block.text.len() > blocks[at].text.len() && block.text.starts_with(opening)
        };
        let broken_off = blocks[at].text.ends_with('…') || blocks[at].text.ends_with("...");
        let long = blocks[at].words >= SHORTEST_REPEAT;
        if verdicts[at].is_none() && broken_off && long && later.into_iter().any(opens) {
            verdicts[at] = Some(Verdict { kind: Kind::Furniture, reason: "repeated" });
        }
    }
}

/// Gives back what shape alone would cut from a text that is not built like an article: verse, a
/// list, a chat. Such a text would lose more than it keeps.
fn give_back(blocks: &[Block<'_>], verdicts: &mut [Option<Verdict>]) {
    let (mut doubtful, mut kept) = (0, 0);
    for (block, verdict) in blocks.iter().zip(&*verdicts) {
        match verdict {
            None => kept += block.span.len(),
            Some(verdict) if shape::is_doubtful(block, *verdict) => doubtful += block.span.len(),
            Some(_) => {}
        }
    }
    if doubtful <= kept {
        return;
    }
    for (block, verdict) in blocks.iter().zip(verdicts) {
        *verdict = verdict.filter(|&verdict| !shape::is_doubtful(block, verdict));
    }
}

/// Adds a paragraph of the story to `segments`, with what is glued to it cut off.
fn cut(text: &str, paragraph: Span, language: Language, segments: &mut Vec<Segment>) {
    let phrases = Phrases::of(language);
    let mut rest = paragraph;
    let opens = !segments.iter().any(|segment| segment.kind == Kind::Prose);
    if opens {
        rest = cut_opening(text, rest, language, segments);
    }
    while let Some(links) = cuts::links_of_a_name(text, rest) {
        push_prose(text, Span::new(rest.start, links.start), segments);
        segments.push(Segment::new(links, cuts::LINKS));
        rest = Span::new(links.end, rest.end);
    }
    while let Some((teaser, verdict)) = cuts::glued_teaser(text, rest, phrases) {
        push_prose(text, Span::new(rest.start, teaser.start), segments);
        segments.push(Segment::new(teaser.trim(text), verdict));
        rest = Span::new(teaser.end, rest.end);
    }
    let mark = cuts::agency_mark(text, rest);
    push_prose(
        text,
        Span::new(rest.start, mark.map_or(rest.end, |(mark, _)| mark.start)),
        segments,
    );
    segments.extend(mark.map(|(mark, verdict)| Segment::new(mark, verdict)));
}

/// Cuts off the first paragraph what stands before its first word; what is left of it.
fn cut_opening(
    text: &str,
    paragraph: Span,
    language: Language,
    segments: &mut Vec<Segment>,
) -> Span {
    let mut rest = paragraph;
    if let Some(seam) = cuts::fused_head(text, rest, language) {
        let head = Span::new(rest.start, seam).trim(text);
        let is_headline =
            |s: &Segment| s.kind == Kind::Headline && s.span.of(text) == head.of(text);
        let kind = if segments.iter().any(is_headline) { Kind::Headline } else { Kind::Caption };
        segments.push(Segment { span: head, kind, reason: "fused with the first sentence" });
        rest = Span::new(seam, rest.end);
    }
    if let Some(length) = dateline::length(rest.of(text), text) {
        let end = rest.start + length;
        let span = Span::new(rest.start, end).trim(text);
        segments.push(Segment { span, kind: Kind::Byline, reason: "dateline" });
        rest = Span::new(end, rest.end);
    }
    rest
}

fn push_prose(text: &str, span: Span, segments: &mut Vec<Segment>) {
    let span = span.trim(text);
    if !span.is_empty() {
        segments.push(Segment { span, kind: Kind::Prose, reason: PARAGRAPH });
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const STORY: &str =
        "The council voted on Thursday to keep all nine of the town's libraries open.";

    fn kinds(text: &str, language: Language) -> Vec<(Kind, &str)> {
        segments(text, language).iter().map(|s| (s.kind, s.span.of(text))).collect()
    }

    fn prose(text: &str) -> String {
        let segments = segments(text, Language::English);
        let prose = segments.iter().filter(|segment| segment.kind == Kind::Prose);
        prose.map(|segment| segment.span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn lines_that_are_no_prose() {
        let table = [
            ("cupure logo", Kind::Furniture),
            ("trumpputinukrainetrumpsgazawarpolice", Kind::Furniture),
            ("Share on Facebook Tweet Email", Kind::Furniture),
            ("Read more: Who is in the room at Dravna?", Kind::Furniture),
            (
                "Get in touch with our news team by emailing us at web@metro.example.",
                Kind::Furniture,
            ),
            ("For more stories like this, check our news page.", Kind::Furniture),
            ("Sign up for The Strait, our weekly briefing", Kind::Furniture),
            ("Comments", Kind::Furniture),
            (
                "Your email address will not be published. Required fields are marked *",
                Kind::Furniture,
            ),
            ("Similar News", Kind::Furniture),
            ("World news", Kind::Furniture),
            ("★★★★★", Kind::Furniture),
            ("https://example.com/libraries", Kind::Furniture),
            ("By Nora Quist, Political Editor", Kind::Byline),
            ("Published 14:02, 4 March", Kind::Byline),
            ("Updated 11:26. Published 05:58, 2 December", Kind::Byline),
            ("The chamber on Tuesday. Photograph: Sal Venn/Beacon Pictures", Kind::Caption),
            ("Counting goes on in the early hours. (Ledger/P. Aldous)", Kind::Caption),
            ("Smoke over the harbour | AFP/Getty Images", Kind::Caption),
            ("‘Ceasefire first’", Kind::Headline),
        ];
        for (line, kind) in table {
            let text =
                format!("A headline over the story\n\n{STORY}\n\n{line}\n\n{STORY} Again.\n");
            let found = kinds(&text, Language::English);
            assert_eq!(found[2], (kind, line));
            assert_eq!(found.len(), 4, "{found:?}");
        }
    }

    #[test]
    fn sentences_that_only_look_like_furniture_stay() {
        let table = [
            "Share prices fell for a third day.",
            "Comments made by the minister caused an outcry.",
            "Related companies were told to stop.",
            "By Friday the army had left.",
            "Published in 1998, the book sold badly.",
            "He laughed.",
            "He sent her the picture: a dog on a chair.",
            "She sued Getty Images in London.",
            "It was, he said, all over: the talks, the truce and the hope,",
            "• more money for the hospitals",
            "Here is what we know:",
            "The photograph by her bed showed him.",
        ];
        for line in table {
            let text = format!("{STORY}\n\n{line}\n\n{STORY} Again.");
            assert_eq!(prose(&text), format!("{STORY}|{line}|{STORY} Again."));
        }
    }

    #[test]
    fn the_top_of_a_page() {
        use Kind::{Byline, Furniture, Headline, Prose};
        let text = format!(
            "{HEADLINE}\nGlobal News\n{HEADLINE}\n{STORY} It did.\n\nMore.\n{STORY} It did."
        );
        let found: Vec<Kind> =
            segments(&text, Language::English).iter().map(|segment| segment.kind).collect();
        assert_eq!(found, [Headline, Byline, Headline, Furniture, Prose, Prose]);
    }

    const HEADLINE: &str = "Aldbrook keeps its libraries, all nine of them";

    #[test]
    fn cuts_within_a_paragraph() {
        let table = [
            (
                "Mayor Rowan and Bert JessopMayor Rowan bragged. Bert Jessop did not.",
                "Mayor Rowan bragged. Bert Jessop did not.",
            ),
            (
                "The McDonald file and BuzzFeed grew. It did.",
                "The McDonald file and BuzzFeed grew. It did.",
            ),
            ("The war ended.Related...Who Won The WarWhy It Ended", "The war ended."),
            ("They were 20 short.Read more: Inside the room", "They were 20 short."),
            (
                "They left.Read more: Who is in the roomThe minister said no.",
                "They left.|The minister said no.",
            ),
            ("They left. Read more about it tomorrow.", "They left. Read more about it tomorrow."),
            ("It could halt the war. – Reuters", "It could halt the war."),
            (
                "ANCHORAGE: They met in Anchorage. (Reuters) - They left.",
                "They met in Anchorage. (Reuters) - They left.",
            ),
            (
                "A view of the harbourThe boats are out. The harbour is empty.",
                "The boats are out. The harbour is empty.",
            ),
            (
                "Mr. Oren SaleOren Sale wins again Sale: no comment MORE (Wend) left.",
                "Mr. Oren Sale|(Wend) left.",
            ),
            (
                "They left. Also Read: The road home‘It is over,’ he said. He left.",
                "They left.|‘It is over,’ he said. He left.",
            ),
        ];
        for (text, expected) in table {
            assert_eq!(prose(text), expected);
        }
    }

    #[test]
    fn lines_that_their_neighbours_tell() {
        let (mail, last) =
            ("Stay on top of the headlines.", "Ana Rowntree is a reporter in Quillon.");
        let table = [
            (format!("{STORY}\n\nSign up\n\n{mail}\n\nEmail\n\n{STORY} Again."), vec![mail]),
            (format!("{STORY}\n\n{mail}\n\nEmail\n\n{STORY} Again."), vec![]),
            (format!("{STORY}\n\n{last}\n\nComments\n"), vec![last]),
            (format!("{STORY}\n\n{last}\n\n{STORY} Again."), vec![]),
            (format!("{STORY}\n\nNobody died. You can unsubscribe.\n\nComments\n"), vec![]),
            (format!("{STORY}\n\nHe left.Ana Rowntree contributed to this report.\n"), vec![]),
            (
                format!("{STORY}\n\nRelated articles\n\nWho voted how, and why?\n\n{STORY} Again."),
                vec!["Who voted how, and why?"],
            ),
            (format!("{STORY}\n\nWho voted how, and why?\n\nThey did. {STORY}"), vec![]),
            (
                format!("{STORY}\n\nMAYOR KEEPS ALL NINE, AFTER ALL\n\n{STORY} Again."),
                vec!["MAYOR KEEPS ALL NINE, AFTER ALL"],
            ),
            (
                format!("The council voted on Thursday...\n\n{STORY}"),
                vec!["The council voted on Thursday..."],
            ),
        ];
        for (text, cut) in table {
            let all = kinds(&text, Language::English);
            let found =
                all.iter().filter(|(kind, _)| *kind == Kind::Furniture).map(|(_, line)| *line);
            let labels = ["Sign up", "Email", "Comments", "Related articles"];
            let found: Vec<_> = found.filter(|line| !labels.contains(line)).collect();
            assert_eq!(found, cut, "{text}");
        }
    }

    #[test]
    fn other_languages_have_their_phrases() {
        use Language::{Dutch, French, German, Italian, Portuguese, Spanish};
        let table = [
            (German, "Lesen Sie auch: Der Streit um die Bahn"),
            (German, "Newsletter abonnieren"),
            (French, "À lire aussi : Le conflit sans fin"),
            (French, "Laisser un commentaire"),
            (Spanish, "Lee también: La guerra sin fin"),
            (Italian, "Leggi anche: La guerra senza fine"),
            (Portuguese, "Leia mais: A guerra sem fim"),
            (Dutch, "Lees ook: De oorlog zonder einde"),
        ];
        for (language, line) in table {
            let text = format!("{STORY}\n\n{line}\n\n{STORY} Encore.");
            assert_eq!(kinds(&text, language)[1], (Kind::Furniture, line), "{language:?}");
        }
    }

    #[test]
    fn a_text_that_is_no_article_is_not_lost() {
        let verse = "A wind came up out of the sea\nAnd said: O mists, make room for me\n\n\
                     It hailed the ships and cried: Sail on\nYe mariners, the night is gone.";
        assert_eq!(prose(verse).split('|').count(), 4);
        let line = "one plain line of words with no stop at all in it";
        assert_eq!(prose(line), line);
        assert_eq!(prose(STORY), STORY);
        assert_eq!(prose("  \n \n"), "");
    }

    #[test]
    fn a_megabyte_of_lines_takes_no_longer_than_its_length() {
        for pattern in
            ["a\n", "A b\n\n", "What now?\n", "x.Read more: ", "aB", "(a/", "Photo: X\n", "\n"]
        {
            let text = pattern.repeat((1 << 20) / pattern.len());
            assert!(segments(&text, Language::English).len() <= text.len());
        }
    }

    proptest! {
        #[test]
        fn segments_tile_the_text(
            text in "([a-z]{1,6}|[A-Z][a-z]{1,4}|\\PC|[.!?:] ?|Read more|Related|Comments| – Reuters|\n\n?){0,80}",
            language in prop::sample::select(Language::ALL),
        ) {
            let mut end = 0;
            for segment in segments(&text, language) {
                prop_assert!(text[end..segment.span.start].chars().all(char::is_whitespace));
                prop_assert!(!segment.span.is_empty() && segment.span.trim(&text) == segment.span);
                end = segment.span.end;
            }
            prop_assert!(text[end..].chars().all(char::is_whitespace));
        }
    }
}

//! Segments of a text: what of it is the story, and what is boilerplate of the page around it.

use super::block::Block;
use super::judge::judge;
use super::paragraph;
use super::phrases::Phrases;
use super::segment::Segment;
use crate::text::{Language, Mark};

/// The segments of `text` in order; together they hold all of it but white space.
///
/// Phrases decide first, by tables a language; then shape and place; what neither knows is prose,
/// and what scraping glued to a paragraph is cut off it.
#[must_use]
pub fn segments(text: &str, language: Language) -> Vec<Segment> {
    marked_segments(text, &[], language)
}

/// The segments of `text`, some lines of which its source marks as headings or items.
pub(crate) fn marked_segments(text: &str, marks: &[Mark], language: Language) -> Vec<Segment> {
    let phrases = Phrases::of(language);
    let blocks = Block::marked(text, marks);
    let mut segments = Vec::with_capacity(blocks.len());
    for (block, verdict) in blocks.iter().zip(judge(&blocks, phrases)) {
        match verdict {
            Some(rule) => segments.push(Segment::new(block.span, rule)),
            None => paragraph::cut(text, block.span, language, &mut segments),
        }
    }
    segments
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::kind::Kind;
    use super::*;

    const STORY: &str =
        "The council voted on Thursday to keep all nine of the town's libraries open.";

    fn kinds(text: &str, language: Language) -> Vec<(Kind, &str)> {
        segments(text, language).iter().map(|s| (s.kind(), s.span.of(text))).collect()
    }

    fn prose(text: &str) -> String {
        let segments = segments(text, Language::English);
        let prose = segments.iter().filter(|segment| segment.kind() == Kind::Prose);
        prose.map(|segment| segment.span.of(text)).collect::<Vec<_>>().join("|")
    }

    #[test]
    fn lines_that_are_no_prose() {
        let table = [
            ("cupure logo", Kind::Boilerplate),
            ("trumpputinukrainetrumpsgazawarpolice", Kind::Boilerplate),
            ("Share on Facebook Tweet Email", Kind::Boilerplate),
            ("Read more: Who is in the room at Dravna?", Kind::Boilerplate),
            (
                "Get in touch with our news team by emailing us at web@metro.example.",
                Kind::Boilerplate,
            ),
            ("For more stories like this, check our news page.", Kind::Boilerplate),
            ("Sign up for The Strait, our weekly briefing", Kind::Boilerplate),
            ("Comments", Kind::Boilerplate),
            (
                "Your email address will not be published. Required fields are marked *",
                Kind::Boilerplate,
            ),
            ("Similar News", Kind::Boilerplate),
            ("World news", Kind::Boilerplate),
            ("★★★★★", Kind::Boilerplate),
            ("https://example.com/libraries", Kind::Boilerplate),
            ("By Nora Quist, Political Editor", Kind::Byline),
            ("Published 14:02, 4 March", Kind::Byline),
            ("Updated 11:26. Published 05:58, 2 December", Kind::Byline),
            ("The chamber on Tuesday. Photograph: Sal Venn/Beacon Pictures", Kind::Caption),
            ("Counting goes on in the early hours. (Ledger/P. Aldous)", Kind::Caption),
            ("Smoke over the harbour | AFP/Getty Images", Kind::Caption),
            ("‘Ceasefire first’", Kind::Heading),
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
    fn sentences_that_only_look_like_boilerplate_stay() {
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
        use Kind::{Boilerplate, Byline, Headline, Prose};
        let text = format!(
            "{HEADLINE}\nGlobal News\n{HEADLINE}\n{STORY} It did.\n\nMore.\n{STORY} It did."
        );
        let found: Vec<Kind> = segments(&text, Language::English)
            .iter()
            .map(super::super::segment::Segment::kind)
            .collect();
        assert_eq!(found, [Headline, Byline, Headline, Boilerplate, Prose, Prose]);
    }

    #[test]
    fn a_lead_that_a_page_repeats_leads() {
        let (lead, next) = (format!("{STORY} It did."), format!("{STORY} It did not."));
        let rest = "The mayor had asked for a vote of all who live in the town.";
        for (text, told) in [
            (format!("{lead}\n\n{next}\n\n{rest}\n\n{lead}"), [&lead, &next, rest].join("|")),
            (
                format!("{lead}\n\n{next}\n\n{rest}\n\n{lead}\n\n{next}\n\n{rest}"),
                [&lead, &next, rest].join("|"),
            ),
            // A teaser above the lead is a copy of what stands beneath it.
            (format!("{next}\n\n{lead}\n\n{next}\n\n{rest}"), [&lead, &next, rest].join("|")),
        ] {
            assert_eq!(prose(&text), told);
        }
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
            ("They left. Read about our approach to external linking.", "They left."),
            ("Pay a year upfront and save 20%. They left.", "They left."),
            ("They left. By subscribing I accept the terms of use", "They left."),
            (
                "They left. Audience Relations, CBC P.O. Box 500 Station A Toronto. They came.",
                "They left.|They came.",
            ),
            ("“They left.” We want to hear from you. They came.", "“They left.”|They came."),
            ("They left. HARBOUR BOARD SPLIT OVER PIER They came.", "They left.|They came."),
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
                "This material may not be sold. ©2025 Wend, Ltd. All rights reserved. Quotes displayed \
                 in real-time. Legal Statement. Mayor Rowan joins the morning show to talk about \
                 libraries. The council of Wexmoor voted on Monday to keep the \
                 libraries open. It did.",
                "The council of Wexmoor voted on Monday to keep the libraries open. It did.",
            ),
            (
                "They left. © 2025 Wend said that it was over, and that they could all go home now.",
                "They left. © 2025 Wend said that it was over, and that they could all go home now.",
            ),
            (
                "The council of Wexmoor and\nCarla Harrow voted on Monday. It did.",
                "The council of Wexmoor and\nCarla Harrow voted on Monday. It did.",
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
                all.iter().filter(|(kind, _)| *kind == Kind::Boilerplate).map(|(_, line)| *line);
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
            assert_eq!(kinds(&text, language)[1], (Kind::Boilerplate, line), "{language:?}");
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
        for pattern in [
            "a\n",
            "A b\n\n",
            "What now?\n",
            "x.Read more: ",
            "aB",
            "(a/",
            "Photo: X\n",
            "\n",
            "They left. © Wend. All rights reserved. ",
            "© Wend. ",
            "May 5, 2025",
        ] {
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

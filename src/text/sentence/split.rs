//! Sentences of a stretch of prose, split.
//!
//! A scanner passes over the text once and stops only at marks that may end a sentence; at each,
//! the rules of [`rules`] are asked in order. No rule looks further than a fixed distance, so the time
//! is linear in the length of the text whatever it holds.

use super::super::language::Language;
use super::super::line::{Wrap, is_broken};
use super::boundary::Boundary;
use super::boundary_lexicon::BoundaryLexicon;
use super::marks::{CANDIDATE, Stop, stop};
use super::quotes::Quotes;
use super::{list, rules};
use crate::span::Span;

/// The sentences within `prose`, in order, without the white space between them.
///
/// A line end is white space where the paragraph is wrapped, and the end of a sentence where it is
/// not. Spans are verbatim, do not overlap, and together hold all of `prose` but white space.
#[must_use]
pub fn split_sentences(text: &str, prose: Span, language: Language) -> Vec<Span> {
    let mut sentences = Vec::new();
    let mut splitter = Splitter::new(prose.of(text), BoundaryLexicon::of(language));
    while let Some(sentence) = splitter.next_sentence() {
        sentences.push(Span::new(prose.start + sentence.start, prose.start + sentence.end));
    }
    sentences
}

/// Whether `word`, which has a capital, is one that starts sentences: `The`, `But`, `When`.
pub(crate) fn starts_sentences(word: &str, language: Language) -> bool {
    BoundaryLexicon::of(language).starts_sentences(word)
}

/// Walks over the sentences of a text.
#[derive(Debug)]
struct Splitter<'t> {
    text: &'t str,
    lexicon: &'static BoundaryLexicon,
    wrap: Option<Wrap>,
    /// Whether the text has no capital at all.
    uncased: bool,

    quotes: Quotes,
    /// Where the sentence in hand starts.
    sentence: usize,
    /// Where the line in hand starts.
    line: usize,
    /// How far the text is read.
    at: usize,
}

impl<'t> Splitter<'t> {
    fn new(text: &'t str, lexicon: &'static BoundaryLexicon) -> Self {
        let wrap = text.contains('\n').then(|| Wrap::of(text)).flatten();
        let quotes = Quotes::none_at(0);
        let uncased = !text.contains(char::is_uppercase);
        Self { text, lexicon, wrap, uncased, quotes, sentence: 0, line: 0, at: 0 }
    }

    /// The next sentence, without white space at its ends.
    fn next_sentence(&mut self) -> Option<Span> {
        self.skip_gap();
        if self.sentence == self.text.len() {
            return None;
        }
        let end = self.find_end();
        let span = Span::new(self.sentence, end).trim(self.text);
        self.sentence = end;
        Some(span)
    }

    /// Moves over the white space before a sentence.
    fn skip_gap(&mut self) {
        let rest = &self.text[self.sentence..];
        let gap = &rest[..rest.len() - rest.trim_start().len()];
        self.sentence += gap.len();
        self.at = self.sentence;
        if let Some(last) = gap.rfind('\n') {
            self.line = self.sentence - gap.len() + last + 1;
            if self.wrap.is_none() || gap.find('\n') != Some(last) {
                self.quotes = Quotes::none_at(self.line);
            }
        }
    }

    /// One past the last byte of the sentence in hand.
    fn find_end(&mut self) -> usize {
        let limit = list::next_item(self.text, self.sentence).unwrap_or(self.text.len());
        while let Some(found) = self.next_candidate(limit) {
            match found {
                Candidate::LineEnd => {
                    if self.ends_paragraph() {
                        return self.at;
                    }
                }
                Candidate::Stop(mark) => {
                    if let Some(end) = self.read_stop(mark, limit) {
                        return end;
                    }
                }
            }
        }
        limit
    }

    /// Moves to the next mark before `limit` that may end a sentence.
    fn next_candidate(&mut self, limit: usize) -> Option<Candidate> {
        let bytes = &self.text.as_bytes()[..limit];
        loop {
            let passed = bytes[self.at..].iter().position(|&b| CANDIDATE[usize::from(b)])?;
            self.at += passed;
            if bytes[self.at] == b'\n' {
                return Some(Candidate::LineEnd);
            }
            let c = self.text[self.at..].chars().next()?;
            if c == ';' && self.lexicon.semicolon_asks {
                return Some(Candidate::Stop(Stop::Exclamation));
            }
            match stop(c) {
                // The commonest case by far: a decimal, an address, an abbreviation.
                Some(Stop::Period)
                    if bytes.get(self.at + 1).is_some_and(u8::is_ascii_lowercase) => {}
                Some(mark) => return Some(Candidate::Stop(mark)),
                None => {}
            }
            self.at += c.len_utf8();
        }
    }

    /// Passes the line end in hand; whether it ends a paragraph.
    fn ends_paragraph(&mut self) -> bool {
        let line = &self.text[self.line..self.at];
        self.line = self.at + 1;
        self.at += 1;
        let rest = &self.text[self.line..];
        let next = &rest[..rest.find('\n').unwrap_or(rest.len())];
        let joins = self.wrap.is_some_and(|wrap| wrap.joins(line, next)) || is_broken(line, next);
        if !joins {
            self.quotes = Quotes::none_at(self.line);
        }
        !joins
    }

    /// Reads the stop in hand; one past the sentence if it ends there.
    fn read_stop(&mut self, mark: Stop, limit: usize) -> Option<usize> {
        let text = &self.text[..limit];
        let Self { sentence, at, uncased, lexicon, .. } = *self;
        let quotes = &mut self.quotes;
        let boundary = Boundary::read(text, sentence, at, mark, uncased, lexicon, quotes);
        self.at = boundary.end;
        rules::ends_sentence(&boundary, lexicon).then_some(boundary.end)
    }
}

/// What a scan stopped at.
#[derive(Clone, Copy, Debug)]
enum Candidate {
    LineEnd,
    Stop(Stop),
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn split(text: &str, language: Language) -> Vec<&str> {
        let spans = split_sentences(text, Span::new(0, text.len()), language);
        spans.into_iter().map(|span| span.of(text)).collect()
    }

    /// Asserts that each text of `table` splits at its `|`.
    fn assert_splits(language: Language, table: &[&str]) {
        for marked in table {
            let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
            let text = marked.replace('|', "");
            assert_eq!(split(&text, language), expected, "{}", language.name());
        }
    }

    #[test]
    fn stops_that_end_english_sentences() {
        assert_splits(
            Language::English,
            &[
                "It is over. |He said so! |Did he? |He did… |Then he left.",
                "“We want peace.” |He left. |‘We do.’ |(They did.) |So it ended.",
                "“Are you serious?” he asked. |“No!” she said.",
                "She lives in the U.S. |The U.S. Senate met at 5 p.m. |Police left.",
                "Dr. Storr, Gen. Edda Strand and J. R. Marsh of No. 3, Mill St. Albans, paid $3.50.",
                "It opens at 5 p.m. Moscow time. |At 5 a.m. Mr. Smith left.",
                "It grew [1]. [12] |It shrank.[3] |It died.",
                "The deal … is done. |He stopped... |She went on.",
                "i liked it. |it was good. |would go again? |yes",
                "12.05 p.m. A constable speaks. |P.S. I left.",
            ],
        );
        assert_splits(Language::English, &["1. The first |2. The second |3. The third"]);
    }

    #[test]
    fn glued_sentences_part_and_names_stay_whole() {
        assert_splits(
            Language::English,
            &[
                "It helps with the call.|Why it matters: it does.",
                "He called it a \"feel-out meeting.\"|But French leaders did not.",
                "The road is right.|“Not left.”|He knew.",
                "His advisers say.|\"Yes, he is happy,\" one said.",
                "It ended the War.|Related...|Zelenskyy speaks.",
                "He left in 2025.|The U.S. stayed.|NATO did, too.|I stayed.",
                "See U.S. rules at example.com, e.g.x or index.html of Node.js v3.5, No.3.",
                "At 5 p.m.Moscow @user.name wrote to Jane.Doe@example.com about BRK.A and ASP.NET.",
                "St.Petersburg and J.R.Marsh are at https://example.com/A.Story.html today.",
                "The price is fixed.|30 people came.",
            ],
        );
    }

    #[test]
    fn stops_of_other_languages() {
        assert_splits(
            Language::German,
            &[
                "Er kam am 3. März im 19. Jahrhundert. |Dann ging er, z. B. nach Köln, Nr. 5.",
                "„Ich komme.“ |Sie ging. |Das kostet ca. 3 Mio. Euro bzw. mehr.",
            ],
        );
        assert_splits(Language::French, &["Il a dit : « Je viens. » |M. Dupont est parti."]);
        assert_splits(Language::Greek, &["Τι είναι αυτό; |Δεν ξέρω."]);
        assert_splits(Language::Arabic, &["ماذا حدث؟ |لا أعرف."]);
        assert_splits(Language::English, &["यह है। |वह है।", "这是。|那是！"]);
    }

    #[test]
    fn guillemets_belong_to_the_sentence_that_they_quote() {
        let reversed = [
            "Der Rat stimmte zu. |»Wir gehen. |Es ist genug.« |Das sagte Lund.",
            "»Wer zahlt?«, fragte Hale. |»Nein!«, rief er. |Das blieb offen.",
            "»Niemand«, sagte sie, »weiß es.« |Die Sitzung endete.",
            "Sie blieb.|»Wir gehen.«|Das sagte Lund. |(»Nein.«) |Er ging.",
        ];
        for language in [Language::German, Language::Danish, Language::Hungarian, Language::Other] {
            assert_splits(language, &reversed);
        }
        let alike = ["Rådet sade ja. |»Vi går. |Det är nog.» |Det sade Lund. |”Nej.” |Han gick."];
        assert_splits(Language::Swedish, &alike);
        assert_splits(Language::Finnish, &["Hän lähti. |»Me menemme. |Se riittää.» |Lund sanoi."]);
        assert_splits(
            Language::French,
            &[
                "Il a dit : « Je viens. » |« Non ! » |M. Dupont est parti.",
                "Il part.\u{a0}|«\u{a0}Je viens.\u{a0}» |Il reste. |«Non.» |Il part.",
            ],
        );
        assert_splits(Language::Other, &["Rada souhlasila. |»Jdeme.« |To řekl Lund. |„Ne.“ |Šel."]);
    }

    #[test]
    fn who_asked_belongs_to_the_question() {
        assert_splits(
            Language::English,
            &[
                "\"Good morning?\" Harry asked. |“No!” Mayor Jo Hale shouted. |It rained.",
                "'Who pays?' Reed wanted to know. |\"Who pays?\" |That was the question.",
                "“Why?” Mr. Hale wondered. |“Never!” |The crowd left. |“Now?” |Hale left.",
                "The state ran its “Meth. We’re on it.” campaign. |“We left.” |He did.",
                "\"... and then he left.\" |She stayed.",
                "\"We go ‘behind the lines.’ \" |It failed. |“They say ‘no.’ ” |\"It is 'so.' \" |He left.",
            ],
        );
    }

    #[test]
    fn abbreviations_by_language_and_before_a_small_letter() {
        assert_splits(
            Language::English,
            &[
                "Prices rose 3.5 pct. in Jan. and the max. is 10 yrs. in jail. |The temp. fell.",
                "The no. of cases rose by Rs. 500 crore. |Const. Ann Dale was hurt. |He said no.",
                "The mgmt. said so, as did the bldg. owner, a.k.a. Al Hale, and U.S. Rep. Ann Low.",
                "Jo Reed (R-W. Va.) spoke at 8:30 a.m. November 8. |It ended at 5 p.m. IST. |He left.",
                "He went to the U.S. |Mr. Hale stayed. |The fee is 10 lbs. |Hale paid.",
                "He fought in World War II. |Hale did not. |He joined AA. |Hale left.",
            ],
        );
        assert_splits(
            Language::Spanish,
            &["Las FF. AA. salieron. |Cuesta 3 mill. de euros. |Los CC. OO. y UGT firman. |Sí."],
        );
        assert_splits(
            Language::Dutch,
            &["De boten e.d. zijn weg. |’s Avonds is het stil. |'t Is koud. |Het nr. van Jan."],
        );
        let others = [
            (Language::German, "Das kostet lt. Polizei 3 Mill. Euro, gem. Art. 5. |Er ging."),
            (Language::French, "Le gén. Hale et l'adj. Low sont à 3 mrd. d'euros. |Il part."),
            (Language::Italian, "Il m.llo Low, p.es. a Tarn, ha 3 mld. di euro. |Poi va."),
            (Language::Portuguese, "O sgto. Low tem 3 mi. de euros, v.g. em Tarn. |Ele foi."),
            (Language::Danish, "Det kgl. teater har ca. 3 mill. kr. iht. loven. |Han gik."),
            (Language::Norwegian, "Det skjer f.o.m. 3. mai iht. loven, v.h.a. staten. |Han gikk."),
            (Language::Swedish, "Det sker m.h.a. staten, fr.o.m. 3 maj, bl.a. i Tarn. |Han gick."),
            (Language::Finnish, "Se maksaa n. 3 milj. euroa, esim. Turussa jne. |Hän lähti."),
            (Language::Hungarian, "Ez kb. 3 mrd. forint, pl. a köt. szerint. |Ő elment."),
            (Language::Romanian, "Costă 3 mld. de lei, p.ex. la Tarn. |El a plecat."),
            (
                Language::Russian,
                "Зам. министра г-н Лунд и т.н. эксперты, гл.обр. в Тарне. |Он ушёл.",
            ),
            (Language::Greek, "Ο καθηγ. Λουντ, π.χ. στο Ταρν, είπε. |Ο δήμος έφυγε."),
            (Language::Turkish, "Yrd.doç. Lund, örn. Tarn'da, krş. s. 5 dedi. |O gitti."),
            (Language::Arabic, "قال أ.د. لوند في ص. 5 من التقرير. |وصل."),
            (Language::Tamil, "மு. கருணாநிதி பேசினார். |அவர் சென்றார்."),
        ];
        for (language, text) in others {
            assert_splits(language, &[text]);
        }
    }

    #[test]
    fn marks_of_notes_belong_to_the_sentence_before_them() {
        assert_splits(
            Language::English,
            &[
                "Engineers found cracks.1 |The port closed.² |It was old.* |“We left.”3 |He did.†",
                "The deal is done.|30 people came.|7 Days later they left.",
            ],
        );
    }

    #[test]
    fn a_text_without_capitals_ends_at_its_stops() {
        assert_splits(
            Language::English,
            &[
                "he left . |she stayed . |it rained .",
                "mr. marsh left the u.s. last week. |nobody knew why. |he did",
                "`` what ? '' he asked . |it was late .",
                "it was \"over.\" |she left.",
            ],
        );
        assert_eq!(split("The camp of old. new rules", Language::English).len(), 1);
    }

    #[test]
    fn a_line_that_breaks_a_sentence_is_none() {
        let text = "This is a sentence\ncut off in the middle because pdf.\nAnd another";
        assert_eq!(split(text, Language::Danish).len(), 2);
        assert_eq!(split("bread\nmilk\nsalt", Language::English).len(), 3);
        assert_eq!(split("of the con-\ncrete piles. It fell.", Language::English).len(), 2);
        assert_eq!(split("am 1. -3. Jahrhundert nach ihm", Language::German).len(), 1);
    }

    #[test]
    fn a_wrapped_line_goes_on_and_a_paragraph_ends() {
        let text = "Showers continued throughout the week in the Bahia cocoa\n\
            zone of Brazil, said Smith in a review of\n\
            the week\n\nThe dry period means that the crop of the country\nwill be late.";
        let sentences = split(text, Language::English);
        assert_eq!(sentences.len(), 2, "{sentences:?}");
        assert!(sentences[0].ends_with("the week") && sentences[1].starts_with("The dry"));
        assert_eq!(split("A headline\nA paragraph.", Language::English).len(), 2);
    }

    #[test]
    fn a_line_of_a_megabyte_takes_no_longer_than_its_length() {
        for pattern in [
            "a.\"B",
            ".",
            "1. A ",
            "A. ",
            "“a.” ",
            "a.b@",
            "x ",
            "\n",
            "....  ",
            "[1] ",
            "?\"A",
            "»a.« ",
            "FF. AA. ",
            "a.1 A",
            "a \"b. ",
            "a.’",
            " »",
        ] {
            let text = pattern.repeat((1 << 20) / pattern.len());
            let spans = split_sentences(&text, Span::new(0, text.len()), Language::English);
            assert!(spans.last().is_none_or(|last| last.end <= text.len()));
        }
    }

    proptest! {
        #[test]
        fn sentences_tile_the_prose(
            text in "([a-zA-Z“”«»\"'’.!?… \n0-9()\\[\\]•;:,@/*-]|\\PC|Mr\\. |U\\.S\\. |FF\\. AA\\. |\\? Hale asked|’s A|\\.1 The){0,120}",
            language in prop::sample::select(Language::ALL),
        ) {
            let mut end = 0;
            for span in split_sentences(&text, Span::new(0, text.len()), language) {
                prop_assert!(text[end..span.start].chars().all(char::is_whitespace));
                prop_assert!(!span.is_empty() && span.trim(&text) == span);
                end = span.end;
            }
            prop_assert!(text[end..].chars().all(char::is_whitespace));
        }
    }
}

//! What is cut: from the example newsroom, as reviewed by a reader, and from pages whose truth is
//! known (`fixtures/boilerplate`, see `make.py` there).

use std::fmt::{self, Write};
use std::fs;
use std::io;
use std::path::Path;

use nutgraf::raw::clean::{Kind, segments};
use nutgraf::raw::span::Span;
use nutgraf::raw::text::{Language, split_sentences};

/// Prose of fewer words is listed too: what is no sentence would show among them.
const SHORT: usize = 6;

fn list_cuts(text: &str, listed: &mut String) -> fmt::Result {
    for segment in segments(text, Language::English) {
        let words = segment.span.of(text).split_whitespace().collect::<Vec<_>>();
        if segment.kind() != Kind::Prose || words.len() < SHORT {
            let (kind, rule) = (segment.kind(), segment.rule);
            writeln!(listed, "  {kind:?} ({rule}): {}", words.join(" "))?;
        }
    }
    writeln!(listed)
}

#[test]
fn cuts_from_the_example_newsroom() -> fmt::Result {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let mut listed = String::new();
    for path in paths {
        writeln!(listed, "{}", path.file_stem().unwrap().display())?;
        list_cuts(&fs::read_to_string(&path).unwrap(), &mut listed)?;
    }
    insta::assert_snapshot!(listed);
    Ok(())
}

/// A page with what is no prose between `⟦` and `⟧`.
struct Page {
    text: String,
    /// The marked stretches, in bytes.
    cut: Vec<Span>,
}

impl Page {
    fn read(marked: &str) -> Self {
        let (mut text, mut cut, mut start) = (String::new(), Vec::new(), 0);
        for c in marked.chars() {
            match c {
                '⟦' => start = text.len(),
                '⟧' => cut.push(Span::new(start, text.len())),
                c => text.push(c),
            }
        }
        Self { text, cut }
    }

    /// The sentences of the story, each between what is cut.
    fn sentences(&self, language: Language) -> Vec<Span> {
        let mut at = 0;
        let ends = self.cut.iter().map(|cut| (cut.start, cut.end)).chain([(self.text.len(), 0)]);
        let mut sentences = Vec::new();
        for (start, next) in ends {
            sentences.extend(split_sentences(&self.text, Span::new(at, start), language));
            at = next;
        }
        sentences
    }
}

/// How well cuts match those of a page: characters that are no white space, and sentences.
#[derive(Debug, Default)]
struct Score {
    cut: usize,
    rightly: usize,
    to_cut: usize,
    sentences: usize,
    lost: usize,
}

impl Score {
    fn add(&mut self, page: &Page, language: Language) {
        let letters =
            |span: Span| span.of(&page.text).chars().filter(|c| !c.is_whitespace()).count();
        let found: Vec<Span> = segments(&page.text, language)
            .into_iter()
            .filter(|segment| segment.kind() != Kind::Prose)
            .map(|segment| segment.span)
            .collect();
        self.cut += found.iter().map(|&span| letters(span)).sum::<usize>();
        self.to_cut += page.cut.iter().map(|&span| letters(span)).sum::<usize>();
        for found in &found {
            self.rightly +=
                page.cut.iter().filter_map(|cut| common(*found, *cut)).map(letters).sum::<usize>();
        }
        for sentence in page.sentences(language) {
            self.sentences += 1;
            let lost = found.iter().any(|found| common(*found, sentence).is_some());
            self.lost += usize::from(lost);
        }
    }

    fn precision(&self) -> f64 {
        self.rightly as f64 / self.cut as f64
    }

    fn recall(&self) -> f64 {
        self.rightly as f64 / self.to_cut as f64
    }
}

fn common(one: Span, other: Span) -> Option<Span> {
    let (start, end) = (one.start.max(other.start), one.end.min(other.end));
    (start < end).then(|| Span::new(start, end))
}

fn score(half: &str) -> io::Result<Score> {
    let folder =
        Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/boilerplate").join(half);
    let mut score = Score::default();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let code = entry.file_name().to_string_lossy()[..2].to_owned();
        score.add(&Page::read(&fs::read_to_string(entry.path())?), Language::of_code(&code));
    }
    Ok(score)
}

#[test]
fn cuts_from_pages_whose_truth_is_known() -> io::Result<()> {
    for half in ["chosen", "held-out"] {
        let score = score(half)?;
        let (precision, recall) = (score.precision(), score.recall());
        println!("{half}: precision {precision:.4}, recall {recall:.4}, {score:?}");
        assert!(precision > 0.99, "{half}: {precision}");
        assert!(recall > 0.95, "{half}: {recall}");
        assert!(score.lost * 200 < score.sentences, "{half}: {score:?}");
    }
    Ok(())
}

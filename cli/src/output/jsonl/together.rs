use nutgraf::span::ScalarOffsets;
use nutgraf::summarise::Attributed;
use serde::Serialize;

use crate::output::Merged;
use crate::output::result::reason_name;

#[derive(Serialize)]
struct Line<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    group: Option<&'a str>,
    articles: Vec<&'a str>,
    brief: Vec<Sentence<'a>>,
    copies: Vec<Vec<&'a str>>,
    reason: Option<&'static str>,
    method: &'static str,
}

#[derive(Serialize)]
struct Sentence<'a> {
    text: &'a str,
    article: &'a str,
    start: usize,
    end: usize,
    score: f32,
    #[serde(rename = "sentence")]
    index: usize,
    agreeing: Vec<&'a str>,
}

/// The line of a group of articles.
pub(super) fn line(merged: &Merged<'_>) -> String {
    let ids = |articles: &[usize]| articles.iter().map(|&article| merged.id(article)).collect();
    let sentence = |sentence: &Attributed| {
        let article = merged.analyses[sentence.article].article();
        // One table an article would cost more than a few sentences save.
        let mut scalars = ScalarOffsets::new(&article.text);
        Sentence {
            text: merged.text(sentence),
            article: &article.id,
            start: scalars.at(sentence.chosen.span.start),
            end: scalars.at(sentence.chosen.span.end),
            score: sentence.chosen.score,
            index: sentence.chosen.index,
            agreeing: ids(&sentence.agreeing),
        }
    };
    super::line(&Line {
        group: merged.name,
        articles: merged.analyses.iter().map(|analysis| analysis.article().id.as_str()).collect(),
        brief: merged.brief.sentences.iter().map(sentence).collect(),
        copies: merged.brief.copies.iter().map(|copies| ids(copies)).collect(),
        reason: merged.brief.reason.map(reason_name),
        method: merged.brief.method.name(),
    })
}

//! Brief of several articles as JSON.

use serde::{Serialize, Serializer};

use crate::pipeline::merged::MergedBrief;
use crate::span::ScalarOffsets;
use crate::summarise::JointSentence;

#[derive(Serialize)]
struct MergedObject<'m> {
    articles: Vec<&'m str>,
    brief: Vec<SentenceObject<'m>>,
    copies: Vec<Vec<&'m str>>,
    reason: Option<&'static str>,
    method: &'m str,
    #[serde(skip_serializing_if = "Option::is_none")]
    names_focus: Option<bool>,
}

#[derive(Serialize)]
struct SentenceObject<'m> {
    text: &'m str,
    article: &'m str,
    title: Option<&'m str>,
    outlet: Option<&'m str>,
    date: Option<&'m str>,
    start: usize,
    end: usize,
    score: f32,
    sentence: usize,
    agreeing: Vec<&'m str>,
}

impl Serialize for MergedBrief<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let object = MergedObject {
            articles: self.articles().map(|article| article.id.as_str()).collect(),
            brief: self.brief.sentences.iter().map(|own| self.sentence(own)).collect(),
            copies: self.brief.copies.iter().map(|copies| self.ids(copies)).collect(),
            reason: self.brief.reason.map(crate::summarise::Reason::name),
            method: self.brief.method.as_str(),
            names_focus: self.names_focus,
        };
        object.serialize(serializer)
    }
}

impl MergedBrief<'_> {
    fn ids(&self, articles: &[usize]) -> Vec<&str> {
        articles.iter().map(|&article| self.id(article)).collect()
    }

    fn sentence(&self, sentence: &JointSentence) -> SentenceObject<'_> {
        let report = self.report(sentence.article);
        let article = &report.article;
        // One table an article would cost more than a few sentences save.
        let mut scalars = ScalarOffsets::new(&article.text);
        SentenceObject {
            text: self.text(sentence),
            article: &article.id,
            title: self.headline(sentence.article),
            outlet: report.outlet.as_deref(),
            date: report.date.as_deref(),
            start: scalars.at(sentence.chosen.span.start),
            end: scalars.at(sentence.chosen.span.end),
            score: sentence.chosen.score,
            sentence: sentence.chosen.index,
            agreeing: self.ids(&sentence.agreeing),
        }
    }
}
